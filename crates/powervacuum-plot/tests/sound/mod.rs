//! What holds for every picture.

use powervacuum_plot::{Picture, TextBox};
use resvg::usvg::roxmltree::Document;

/// Says what is wrong with a picture: a text that leaves it, two that overlap, XML that is not well-formed, no title.
pub fn check(picture: &Picture) -> Result<(), String> {
    let boxes = picture.text_boxes();
    let inside = |it: &TextBox| {
        it.x >= 0.0 && it.y >= 0.0 && it.x + it.width <= picture.width() && it.y + it.height <= picture.height()
    };
    for (index, one) in boxes.iter().enumerate() {
        if !inside(one) {
            return Err(format!("{one:?} leaves the picture of {} x {}", picture.width(), picture.height()));
        }
        if let Some(two) = boxes[..index].iter().find(|two| one.overlaps(two)) {
            return Err(format!("{one:?} overlaps {two:?}"));
        }
    }
    let svg = picture.svg();
    let document = Document::parse(&svg).map_err(|error| error.to_string())?;
    let texts = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text"))).count();
    if texts != boxes.len() {
        return Err(format!("{texts} texts, but {} boxes", boxes.len()));
    }
    let fonts = document.descendants().find(|node| node.tag_name().name() == "style").and_then(|node| node.text());
    if fonts.is_none_or(|css| css.matches("@font-face").count() != 3 || css.contains("http")) {
        return Err("the fonts are not in the file".into());
    }
    for tag in ["title", "desc"] {
        let mut children = document.root_element().children();
        let child = children.find(|node| node.tag_name().name() == tag);
        if child.and_then(|node| node.text()).is_none_or(|text| text.trim().is_empty()) {
            return Err(format!("`{tag}` is missing or empty"));
        }
    }
    Ok(())
}
