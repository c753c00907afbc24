//! Promise: no text leaves the picture and no two texts overlap, at any width and in both themes.

mod samples;
mod sound;

use powervacuum_plot::{Style, Theme};

#[test]
fn samples_are_sound_at_every_width_and_in_both_themes() {
    for (name, chart) in samples::all() {
        for theme in [Theme::Light, Theme::Dark] {
            for width in [640.0, 820.0, 1080.0, 1600.0] {
                let picture = chart.draw(&Style { theme, width }).unwrap();
                if let Err(fault) = sound::check(&picture) {
                    panic!("{name} at {width}: {fault}");
                }
            }
        }
    }
}
