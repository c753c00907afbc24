//! A finished picture: SVG text, PNG bytes, and the boxes of its texts.

use std::sync::{Arc, OnceLock};

use resvg::{tiny_skia, usvg};
use svg::Document;
use svg::node::Node;
use svg::node::element::{Description, Rectangle, Style as StyleElement, Title};

use crate::canvas::{Canvas, TextBox, pixels};
use crate::css;
use crate::error::PlotError;
use crate::font::{TTF, clean};
use crate::theme::Theme;

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Light or dark.
    pub theme: Theme,
    /// Width of the picture in pixels; taken as 640 at least and 2400 at most. The height follows from the content.
    pub width: f64,
}

impl Style {
    /// The usual width, 1080 pixels.
    pub const fn new(theme: Theme) -> Self {
        Self { theme, width: 1080.0 }
    }

    pub(crate) const fn canvas(&self) -> Canvas {
        let width = if self.width.is_finite() { self.width.clamp(640.0, 2400.0) } else { 1080.0 };
        Canvas::new(width.round(), self.theme.tokens())
    }
}

impl Default for Style {
    fn default() -> Self {
        Self::new(Theme::Light)
    }
}

/// What can be drawn. The same chart and style give the same bytes, on every machine.
pub trait Chart {
    /// Draws the chart.
    ///
    /// # Errors
    ///
    /// A [`PlotError`] names the first number that cannot be drawn and its place.
    fn draw(&self, style: &Style) -> Result<Picture, PlotError>;
}

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    width: f64,
    height: f64,
    /// Everything from `<svg …>` to its end tag, without a font.
    bare: String,
    boxes: Vec<TextBox>,
}

impl Picture {
    pub(crate) fn new(canvas: Canvas, height: f64, title: &str, table: &[String]) -> Self {
        let (width, tokens) = (canvas.width, canvas.tokens);
        let height = height.ceil();
        let (nodes, boxes) = canvas.finish();
        let ground = Rectangle::new()
            .set("width", pixels(width))
            .set("height", pixels(height))
            .set("fill", tokens.paper.to_string());
        let mut document = Document::new()
            .set("width", pixels(width))
            .set("height", pixels(height))
            .set("viewBox", format!("0 0 {} {}", pixels(width), pixels(height)))
            .set("role", "img")
            .set("font-family", "Archivo, sans-serif")
            .add(Title::new(title))
            .add(Description::new().add(svg::node::Text::new(clean(&table.join(" ")))))
            .add(ground);
        for node in nodes {
            document.append(node);
        }
        Self { width, height, bare: document.to_string(), boxes }
    }

    /// Width in pixels.
    pub const fn width(&self) -> f64 {
        self.width
    }

    /// Height in pixels.
    pub const fn height(&self) -> f64 {
        self.height
    }

    /// The picture as an SVG file that carries its fonts, so that it looks the same offline and anywhere.
    pub fn svg(&self) -> String {
        let style = StyleElement::new(css::figure_fonts()).to_string();
        // After the description, so that the title stays the first child, where every reader looks for it.
        let end = "</desc>";
        let at = self.bare.find(end).map_or(0, |at| at + end.len());
        let (start, rest) = self.bare.split_at(at);
        format!("{start}\n{style}{rest}\n")
    }

    /// The picture as an SVG element for a page that has the fonts already, from [`page_css`](crate::page_css) or
    /// [`figure_fonts`](crate::figure_fonts): 55 kB less.
    pub fn svg_for_page(&self) -> &str {
        &self.bare
    }

    /// The picture as PNG, `scale` pixels for each of its own; 2 suits print and sharp screens.
    ///
    /// # Errors
    ///
    /// [`PlotError::Png`] where `scale` is not above zero or the picture would be larger than can be held.
    pub fn png(&self, scale: f64) -> Result<Vec<u8>, PlotError> {
        let failed = |reason: String| PlotError::Png { reason };
        let size = |length: f64| (length * scale).round();
        let fits = (1.0..=32_000.0).contains(&size(self.width)) && (1.0..=32_000.0).contains(&size(self.height));
        if !fits {
            return Err(failed(format!("scale {scale} gives {} x {} pixels", size(self.width), size(self.height))));
        }
        let options = usvg::Options { fontdb: faces(), font_family: "Archivo".into(), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(&self.bare, &options).map_err(|error| failed(error.to_string()))?;
        let mut map = tiny_skia::Pixmap::new(size(self.width) as u32, size(self.height) as u32)
            .ok_or_else(|| failed("too large".into()))?;
        let zoom = tiny_skia::Transform::from_scale(scale as f32, scale as f32);
        resvg::render(&tree, zoom, &mut map.as_mut());
        map.encode_png().map_err(|error| failed(error.to_string()))
    }

    /// The boxes of all texts, in the order drawn. None leaves the picture and no two overlap.
    pub fn text_boxes(&self) -> &[TextBox] {
        &self.boxes
    }
}

/// The faces of this crate and no others.
fn faces() -> Arc<usvg::fontdb::Database> {
    static FACES: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut faces = usvg::fontdb::Database::new();
        for bytes in TTF {
            faces.load_font_data(bytes.to_vec());
        }
        faces.set_sans_serif_family("Archivo");
        Arc::new(faces)
    };
    Arc::clone(FACES.get_or_init(load))
}
