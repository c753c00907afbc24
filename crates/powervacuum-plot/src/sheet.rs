//! The sheet every chart is drawn on: kicker, headline and reading guide above, headings and legends within, notes below.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::font::{Face, Type, clean};
use crate::frame::{Contender, Frame};
use crate::picture::{Picture, Style};
use crate::theme::{Fill, Rgb};

const KICKER: Type = Type { face: Face::Strong, size: 13.0, spacing: 0.5 };
const ABOUT: Type = Type::regular(15.0);
const NOTE: Type = Type::regular(12.0);
const SECTION: Type = Type::strong(16.0);
const GUIDE: Type = Type::regular(13.0);
const LEGEND: Type = Type::regular(13.0);
const MARK: Type = Type::strong(11.0);

/// A canvas with its frame on top, and the next free line below.
pub(crate) struct Sheet {
    pub(crate) canvas: Canvas,
    /// Left edge and width of what is drawn.
    pub(crate) left: f64,
    pub(crate) width: f64,
    /// Upper edge of the next thing.
    pub(crate) y: f64,
}

/// The sign before an entry of a legend.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sign {
    Chip(Fill),
    Line(Pen),
    LineDot(Pen),
    Dot(Rgb),
    Ring(Rgb),
    Diamond,
    FullDiamond(Rgb),
    Upright(Rgb),
    Hollow(Rgb),
}

/// An entry of a legend; a chip shows the mark.
pub(crate) struct Entry {
    pub(crate) sign: Sign,
    pub(crate) mark: String,
    pub(crate) text: String,
}

impl Entry {
    pub(crate) fn new(sign: Sign, text: impl Into<String>) -> Self {
        Self { sign, mark: String::new(), text: text.into() }
    }

    pub(crate) fn contender(fill: Fill, contender: &Contender) -> Self {
        Self { sign: Sign::Chip(fill), mark: contender.mark.clone(), text: contender.name.clone() }
    }
}

impl Sheet {
    /// A sheet with the words above the chart.
    pub(crate) fn new(frame: &Frame, style: &Style) -> Self {
        let canvas = style.canvas();
        let left = if canvas.width < 800.0 { 24.0 } else { 40.0 };
        let width = canvas.width - 2.0 * left;
        let mut sheet = Self { canvas, left, width, y: 32.0 };
        let tokens = sheet.canvas.tokens;
        let kicker = clean(&frame.kicker).to_uppercase();
        sheet.paragraph(&KICKER.wrap(&kicker, width), KICKER, 17.0, tokens.text(tokens.red));
        let size = if width < 800.0 { 28.0 } else { 36.0 };
        let headline = Type { face: Face::Headline, size, spacing: 0.0 };
        let lines = headline.wrap_evenly(&clean(&frame.finding), width * 0.86);
        sheet.y += 2.0;
        sheet.paragraph(&lines, headline, size * 1.08, tokens.ink);
        sheet.y += 12.0;
        sheet.rule(5.0, tokens.ink);
        sheet.y += 14.0;
        let about = ABOUT.wrap_evenly(&clean(&frame.about), (width * 0.86).min(820.0));
        sheet.paragraph(&about, ABOUT, 21.0, tokens.soft);
        sheet.y += if about.is_empty() { 4.0 } else { 16.0 };
        sheet
    }

    /// Lines of text from the next free line on.
    fn paragraph(&mut self, lines: &[String], kind: Type, lead: f64, colour: Rgb) {
        let first = self.y + (lead + kind.size * 0.6) / 2.0;
        self.canvas.lines(lines, (self.left, first), lead, kind, colour);
        self.y += lead * lines.len() as f64;
    }

    /// A rule over the whole width.
    fn rule(&mut self, weight: f64, colour: Rgb) {
        let area = Area { x: self.left, y: self.y, width: self.width, height: weight };
        self.canvas.plain_rect("rule", area, colour);
        self.y += weight;
    }

    /// A heading with a rule above and a line of guidance below, over the given columns; returns the lower edge.
    pub(crate) fn heading(&mut self, (x, width): (f64, f64), title: &str, guide: &str) -> f64 {
        self.titled((x, width), (title, width), guide)
    }

    /// As [`Self::heading`], with a title of its own width, for figures beside it.
    pub(crate) fn titled(&mut self, (x, width): (f64, f64), (title, room): (&str, f64), guide: &str) -> f64 {
        let tokens = self.canvas.tokens;
        self.canvas.plain_rect("rule", Area { x, y: self.y, width, height: 2.0 }, tokens.ink);
        let title = SECTION.wrap_within(&clean(title), room, 3);
        let y = self.canvas.lines(&title, (x, self.y + 23.0), 20.0, SECTION, tokens.ink);
        let guide = GUIDE.wrap_within(&clean(guide), width, 4);
        let y = self.canvas.lines(&guide, (x, y), 17.0, GUIDE, tokens.soft);
        y - 4.0
    }

    /// A legend from the next free line on, broken into as many lines as it takes.
    pub(crate) fn legend(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        let tokens = self.canvas.tokens;
        let (mut x, right) = (self.left, self.left + self.width);
        let mut y = self.y;
        for entry in entries {
            let sign = self.sign_width(entry);
            let text = LEGEND.cut(&clean(&entry.text), self.width.min(420.0) - sign - 6.0);
            let length = sign + 6.0 + LEGEND.width(&text);
            if x > self.left && x + length > right {
                x = self.left;
                y += 23.0;
            }
            self.sign(entry, x, y + 9.0, sign);
            self.canvas.text(&text, (x + sign + 6.0, y + 13.5), Anchor::Start, LEGEND, tokens.ink);
            x += length + 20.0;
        }
        self.y = y + 32.0;
    }

    fn sign_width(&self, entry: &Entry) -> f64 {
        match entry.sign {
            Sign::Chip(_) => chip_size(&entry.mark).1,
            Sign::Line(_) | Sign::LineDot(_) => 26.0,
            Sign::Hollow(_) => 18.0,
            Sign::Dot(_) | Sign::Ring(_) | Sign::Diamond | Sign::FullDiamond(_) | Sign::Upright(_) => 14.0,
        }
    }

    fn sign(&mut self, entry: &Entry, x: f64, y: f64, width: f64) {
        let canvas = &mut self.canvas;
        match entry.sign {
            Sign::Chip(fill) => {
                chip(canvas, (x, y), fill, &entry.mark);
            }
            Sign::Line(pen) => canvas.line("", (x, y), (x + width, y), pen),
            Sign::LineDot(pen) => {
                canvas.line("", (x, y), (x + width, y), pen);
                canvas.dot("", (x + width / 2.0, y), 4.5, pen.colour);
            }
            Sign::Dot(colour) => canvas.dot("", (x + 7.0, y), 4.5, colour),
            Sign::Ring(colour) => canvas.ring("", (x + 7.0, y), 4.0, colour),
            Sign::Diamond => canvas.diamond("", (x + 7.0, y), 6.0),
            Sign::FullDiamond(colour) => canvas.full_diamond("", (x + 7.0, y), 6.0, colour),
            Sign::Upright(colour) => {
                canvas.line("", (x + 7.0, y - 7.5), (x + 7.0, y + 7.5), Pen::solid(colour, 2.5));
            }
            Sign::Hollow(colour) => {
                canvas.hollow_rect("", Area { x, y: y - 7.0, width, height: 14.0 }, Pen::solid(colour, 1.75));
            }
        }
    }

    /// A paragraph of small print from the next free line on; nothing for an empty text.
    pub(crate) fn small_print(&mut self, text: &str) {
        let soft = self.canvas.tokens.soft;
        self.paragraph(&NOTE.wrap(&clean(text), self.width), NOTE, 17.0, soft);
    }

    /// The notes, and the finished picture with its title and description for screen readers.
    pub(crate) fn finish(mut self, frame: &Frame, table: &[String]) -> Picture {
        let tokens = self.canvas.tokens;
        let notes: Vec<String> = frame.notes.iter().map(|note| clean(note)).filter(|note| !note.is_empty()).collect();
        if !notes.is_empty() {
            self.y += 12.0;
            self.rule(1.0, tokens.hair);
            self.y += 8.0;
            let text = notes.iter().map(|note| note.replace(' ', "\u{a0}")).collect::<Vec<_>>().join(" · ");
            let lines = if notes.iter().all(|note| NOTE.width(note) < self.width) {
                NOTE.wrap(&text, self.width)
            } else {
                NOTE.wrap(&notes.join(" · "), self.width)
            };
            self.paragraph(&lines, NOTE, 17.0, tokens.soft);
        }
        let height = self.y + 24.0;
        let finding = Some(clean(&frame.finding)).filter(|it| !it.is_empty());
        let title = finding.unwrap_or_else(|| "Picture without a finding".into());
        Picture::new(self.canvas, height, &title, table)
    }
}

/// A contender's chip: a small field of its colour with its mark, `at` the left edge and the middle; returns its width.
pub(crate) fn chip(canvas: &mut Canvas, (x, y): (f64, f64), fill: Fill, mark: &str) -> f64 {
    let (mark, width) = chip_size(mark);
    canvas.rect("chip", Area { x, y: y - 9.0, width, height: 18.0 }, fill);
    plate(canvas, (x + width / 2.0, y + 4.0), &mark, MARK, fill);
    width
}

/// The mark as drawn, and the width of its chip.
fn chip_size(mark: &str) -> (String, f64) {
    let mark = MARK.cut(&clean(mark), 40.0);
    let width = MARK.width(&mark).max(10.0) + 8.0;
    (mark, width)
}

/// A centred text on a field, with a plain ground of its own that covers textures and grids.
pub(crate) fn plate(canvas: &mut Canvas, (x, baseline): (f64, f64), text: &str, kind: Type, fill: Fill) {
    if !text.is_empty() {
        let width = kind.width(text) + 4.0;
        let area = Area { x: x - width / 2.0, y: baseline - kind.size * 0.86, width, height: kind.size * 1.14 };
        canvas.plain_rect("plate", area, fill.colour);
    }
    let colour = canvas.tokens.text_on(fill.colour);
    canvas.text(text, (x, baseline), Anchor::Middle, kind, colour);
}
