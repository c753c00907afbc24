//! Promise: no text leaves the picture, no two texts overlap, and the SVG is well-formed, whatever the figures and names.

mod samples;

use powervacuum_plot::{Picture, Style, TextBox, Theme};
use resvg::usvg::roxmltree::Document;

/// Checks all that holds for every picture.
fn assert_sound(name: &str, picture: &Picture) {
    let boxes = picture.text_boxes();
    let inside = |it: &TextBox| {
        it.x >= 0.0 && it.y >= 0.0 && it.x + it.width <= picture.width() && it.y + it.height <= picture.height()
    };
    for (index, one) in boxes.iter().enumerate() {
        assert!(inside(one), "{name}: `{}` leaves the picture: {one:?}", one.text);
        for two in &boxes[..index] {
            assert!(!one.overlaps(two), "{name}: `{}` and `{}` overlap: {one:?} {two:?}", one.text, two.text);
        }
    }
    let svg = picture.svg();
    let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let root = document.root_element();
    let has =
        |tag: &str| root.children().any(|node| node.has_tag_name(tag) && node.text().is_some_and(|it| !it.is_empty()));
    assert!(has(("http://www.w3.org/2000/svg", "title").1), "{name}: no title");
}

#[test]
fn samples_are_sound_at_every_width_and_in_both_themes() {
    for (name, chart) in samples::all() {
        for theme in [Theme::Light, Theme::Dark] {
            for width in [640.0, 820.0, 1080.0, 1600.0] {
                let picture = chart.draw(&Style { theme, width }).unwrap();
                assert_sound(&format!("{name} at {width}"), &picture);
            }
        }
    }
}
