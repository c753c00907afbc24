//! Goldens: one small picture of each chart as SVG without its fonts.
//!
//! `cargo insta review` or `INSTA_UPDATE=always` refreshes them after a look at the pictures.

mod samples;

use powervacuum_plot::{Style, Theme};

#[test]
fn golden_pictures() {
    for (name, chart) in samples::small() {
        let picture = chart.draw(&Style { theme: Theme::Light, width: 720.0 }).unwrap();
        insta::assert_snapshot!(name, picture.svg_for_page());
    }
}
