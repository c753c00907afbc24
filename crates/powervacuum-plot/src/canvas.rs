//! What charts draw with: shapes and texts at pixel positions, and a book of the boxes that texts take up.

use std::collections::BTreeSet;

use svg::node::element::{Circle, Element, Line, Path, Pattern, Rectangle};
use svg::node::{Node, Text, Value};

use crate::font::{ASCENT, DESCENT, Face, Type};
use crate::theme::{Fill, Rgb, Texture, Tokens};

/// The place a text takes up, in pixels from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBox {
    /// The text.
    pub text: String,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl TextBox {
    /// Whether two boxes share more than a hairline.
    pub fn overlaps(&self, other: &Self) -> bool {
        let apart = 0.05;
        self.x + self.width > other.x + apart
            && other.x + other.width > self.x + apart
            && self.y + self.height > other.y + apart
            && other.y + other.height > self.y + apart
    }
}

/// Which point of a text stands at the given x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Area {
    pub(crate) const fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(crate) const fn bottom(&self) -> f64 {
        self.y + self.height
    }
}

/// A line's colour and width; dashes where given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pen {
    pub(crate) colour: Rgb,
    pub(crate) width: f64,
    pub(crate) dash: Option<&'static str>,
}

impl Pen {
    pub(crate) const fn solid(colour: Rgb, width: f64) -> Self {
        Self { colour, width, dash: None }
    }

    pub(crate) const fn dashed(colour: Rgb, width: f64) -> Self {
        Self { colour, width, dash: Some("5 3") }
    }
}

/// A picture in the making.
pub(crate) struct Canvas {
    pub(crate) width: f64,
    pub(crate) tokens: &'static Tokens,
    nodes: Vec<Box<dyn Node>>,
    boxes: Vec<TextBox>,
    textures: BTreeSet<Fill>,
}

/// A number of pixels as SVG writes it, to a hundredth.
pub(crate) fn pixels(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".into() } else { rounded.to_string() }
}

fn points(line: &[(f64, f64)], closed: bool) -> String {
    let mut data = String::new();
    for (index, (x, y)) in line.iter().enumerate() {
        data.push(if index == 0 { 'M' } else { 'L' });
        data.push_str(&format!("{} {}", pixels(*x), pixels(*y)));
    }
    if closed {
        data.push('Z');
    }
    data
}

impl Canvas {
    pub(crate) const fn new(width: f64, tokens: &'static Tokens) -> Self {
        Self { width, tokens, nodes: Vec::new(), boxes: Vec::new(), textures: BTreeSet::new() }
    }

    /// What was drawn, and the boxes of its texts.
    pub(crate) fn finish(self) -> (Vec<Box<dyn Node>>, Vec<TextBox>) {
        let patterns = self.textures.iter().map(|fill| Box::new(pattern(*fill, self.tokens)) as Box<dyn Node>);
        (patterns.chain(self.nodes).collect(), self.boxes)
    }

    fn push(&mut self, class: &str, mut node: impl Node) {
        if !class.is_empty() {
            node.assign("class", class);
        }
        self.nodes.push(Box::new(node));
    }

    /// Value of `fill` for an area; remembers the pattern where one is needed.
    fn paint(&mut self, fill: Fill) -> Value {
        if fill.texture == Texture::Plain {
            return fill.colour.to_string().into();
        }
        self.textures.insert(fill);
        format!("url(#{})", pattern_id(fill)).into()
    }

    pub(crate) fn rect(&mut self, class: &str, area: Area, fill: Fill) {
        let paint = self.paint(fill);
        let node = Rectangle::new()
            .set("x", pixels(area.x))
            .set("y", pixels(area.y))
            .set("width", pixels(area.width.max(0.0)))
            .set("height", pixels(area.height.max(0.0)))
            .set("fill", paint);
        self.push(class, node);
    }

    pub(crate) fn plain_rect(&mut self, class: &str, area: Area, colour: Rgb) {
        self.rect(class, area, Fill { colour, texture: Texture::Plain });
    }

    /// A rectangle with a border inside its edges and paper within.
    pub(crate) fn hollow_rect(&mut self, class: &str, area: Area, pen: Pen) {
        let inset = (pen.width / 2.0).min(area.width / 2.0);
        let node = Rectangle::new()
            .set("x", pixels(area.x + inset))
            .set("y", pixels(area.y + pen.width / 2.0))
            .set("width", pixels((area.width - 2.0 * inset).max(0.0)))
            .set("height", pixels(area.height - pen.width))
            .set("fill", self.tokens.paper.to_string())
            .set("stroke", pen.colour.to_string())
            .set("stroke-width", pixels(pen.width));
        self.push(class, node);
    }

    pub(crate) fn line(&mut self, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64), pen: Pen) {
        let mut node = Line::new()
            .set("x1", pixels(x1))
            .set("y1", pixels(y1))
            .set("x2", pixels(x2))
            .set("y2", pixels(y2))
            .set("stroke", pen.colour.to_string())
            .set("stroke-width", pixels(pen.width));
        if let Some(dash) = pen.dash {
            node.assign("stroke-dasharray", dash);
        }
        self.push(class, node);
    }

    pub(crate) fn polyline(&mut self, class: &str, line: &[(f64, f64)], pen: Pen) {
        let mut node = Path::new()
            .set("d", points(line, false))
            .set("fill", "none")
            .set("stroke", pen.colour.to_string())
            .set("stroke-width", pixels(pen.width))
            .set("stroke-linejoin", "round");
        if let Some(dash) = pen.dash {
            node.assign("stroke-dasharray", dash);
        }
        self.push(class, node);
    }

    /// A closed shape, `opacity` 0 to 1, with a thin edge of paper where `edged`.
    pub(crate) fn shape(&mut self, class: &str, outline: &[(f64, f64)], fill: Fill, opacity: f64, edged: bool) {
        let paint = self.paint(fill);
        let mut node = Path::new().set("d", points(outline, true)).set("fill", paint);
        if opacity < 1.0 {
            node.assign("fill-opacity", pixels(opacity));
        }
        if edged {
            node.assign("stroke", self.tokens.paper.to_string());
            node.assign("stroke-width", "1");
            node.assign("stroke-linejoin", "round");
        }
        self.push(class, node);
    }

    pub(crate) fn dot(&mut self, class: &str, (x, y): (f64, f64), radius: f64, colour: Rgb) {
        let node = Circle::new()
            .set("cx", pixels(x))
            .set("cy", pixels(y))
            .set("r", pixels(radius))
            .set("fill", colour.to_string());
        self.push(class, node);
    }

    /// A dot of paper with an outline.
    pub(crate) fn ring(&mut self, class: &str, (x, y): (f64, f64), radius: f64, colour: Rgb) {
        let node = Circle::new()
            .set("cx", pixels(x))
            .set("cy", pixels(y))
            .set("r", pixels(radius))
            .set("fill", self.tokens.paper.to_string())
            .set("stroke", colour.to_string())
            .set("stroke-width", "1.75");
        self.push(class, node);
    }

    /// A diamond of paper with an outline: the record.
    pub(crate) fn diamond(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        let outline = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
        let node = Path::new()
            .set("d", points(&outline, true))
            .set("fill", self.tokens.paper.to_string())
            .set("stroke", self.tokens.ink.to_string())
            .set("stroke-width", "1.75");
        self.push(class, node);
    }

    /// A diamond of one colour with a thin edge of paper: the record where it is missed.
    pub(crate) fn full_diamond(&mut self, class: &str, (x, y): (f64, f64), radius: f64, colour: Rgb) {
        let outline = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
        self.shape(class, &outline, Fill { colour, texture: Texture::Plain }, 1.0, true);
    }

    /// A triangle at the end of an axis: the line goes on.
    pub(crate) fn arrow(&mut self, class: &str, (x, y): (f64, f64), towards: f64, colour: Rgb) {
        let outline = [(x + towards, y), (x, y - 4.0), (x, y + 4.0)];
        let node = Path::new().set("d", points(&outline, true)).set("fill", colour.to_string());
        self.push(class, node);
    }

    /// The box a text would take up.
    pub(crate) fn measure(&self, text: &str, (x, baseline): (f64, f64), anchor: Anchor, kind: Type) -> TextBox {
        let width = kind.width(text);
        let x = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let height = (ASCENT + DESCENT) * kind.size;
        TextBox { text: text.to_owned(), x, y: baseline - ASCENT * kind.size, width, height }
    }

    /// Whether a box would touch no text drawn so far and stay inside the picture's width.
    pub(crate) fn is_free(&self, place: &TextBox) -> bool {
        place.x >= 0.0 && place.x + place.width <= self.width && self.boxes.iter().all(|other| !place.overlaps(other))
    }

    /// Draws one line of text; nothing for an empty one.
    pub(crate) fn text(&mut self, text: &str, at: (f64, f64), anchor: Anchor, kind: Type, colour: Rgb) {
        if text.is_empty() {
            return;
        }
        let place = self.measure(text, at, anchor, kind);
        // A plain element, since the library's own sets its text on lines of its own, with white space around.
        let mut node = Element::new("text");
        node.assign("x", pixels(at.0));
        node.assign("y", pixels(at.1));
        node.assign("font-size", pixels(kind.size));
        node.assign("fill", colour.to_string());
        if kind.face.weight() != 400 {
            node.assign("font-weight", i32::from(kind.face.weight()));
        }
        if kind.face == Face::Headline {
            node.assign("font-stretch", "semi-condensed");
        }
        if kind.spacing > 0.0 {
            node.assign("letter-spacing", pixels(kind.spacing));
        }
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => node.assign("text-anchor", "middle"),
            Anchor::End => node.assign("text-anchor", "end"),
        }
        node.append(Text::new(text));
        self.nodes.push(Box::new(node));
        self.boxes.push(place);
    }

    /// Draws lines of text below each other from the first baseline; returns the baseline after the last.
    pub(crate) fn lines(&mut self, lines: &[String], (x, y): (f64, f64), lead: f64, kind: Type, colour: Rgb) -> f64 {
        for (index, line) in lines.iter().enumerate() {
            self.text(line, (x, y + lead * index as f64), Anchor::Start, kind, colour);
        }
        y + lead * lines.len() as f64
    }
}

fn pattern_id(fill: Fill) -> String {
    let texture = if fill.texture == Texture::Stripes { "stripes" } else { "dots" };
    format!("{texture}-{}", &fill.colour.to_string()[1..])
}

/// The tile of a texture: the colour with lines or dots of paper.
fn pattern(fill: Fill, tokens: &Tokens) -> Element {
    let ground = Rectangle::new().set("width", 7).set("height", 7).set("fill", fill.colour.to_string());
    let tile = Pattern::new()
        .set("id", pattern_id(fill))
        .set("width", 7)
        .set("height", 7)
        .set("patternUnits", "userSpaceOnUse")
        .set("patternTransform", "rotate(45)")
        .add(ground);
    let paper = tokens.paper.to_string();
    if fill.texture == Texture::Stripes {
        tile.add(Rectangle::new().set("width", "1.75").set("height", 7).set("fill", paper)).into()
    } else {
        tile.add(Circle::new().set("cx", "3.5").set("cy", "3.5").set("r", "1.5").set("fill", paper)).into()
    }
}
