//! What fitting has taught of parameters: what was held of each before, and what is held after.

use crate::canvas::{Anchor, Area, Pen};
use crate::check;
use crate::error::PlotError;
use crate::font::Type;
use crate::frame::Frame;
use crate::picture::{Chart, Picture, Style};
use crate::rows::{self, LABEL, Labels};
use crate::scale::Scale;
use crate::sheet::{Entry, Sheet, Sign};
use crate::theme::{Fill, Texture};
use crate::words;

/// Parameters before and after a fit, each on the scale of its own prior.
#[derive(Clone, Debug, PartialEq)]
pub struct Posteriors {
    /// The words around the chart.
    pub frame: Frame,
    /// The parameters, in the order given.
    pub rows: Vec<PosteriorRow>,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct PosteriorRow {
    /// Its name.
    pub label: String,
    /// The least and the largest value held possible before.
    pub prior: [f64; 2],
    /// What is held after: the least value, the median and the largest, of nine in ten draws.
    pub after: [f64; 3],
}

const FIGURE: Type = Type::regular(13.0);
const END: Type = Type::regular(12.0);
const HEIGHT: f64 = 26.0;

impl Posteriors {
    fn check(&self) -> Result<(), PlotError> {
        check::filled("rows", &self.rows)?;
        for (index, row) in self.rows.iter().enumerate() {
            let all = (-1e9, 1e9);
            check::reach(&format!("rows[{index}].prior"), &row.prior.map(Some), all)?;
            check::reach(&format!("rows[{index}].after"), &row.after.map(Some), all)?;
        }
        Ok(())
    }

    fn table(&self) -> Vec<String> {
        let row = |row: &PosteriorRow| {
            let ([least, most], [low, median, high]) = (row.prior.map(figure), row.after.map(figure));
            format!(
                "{}: before {least} to {most}; after, median {median}, nine in ten draws {low} to {high}.",
                row.label
            )
        };
        self.rows.iter().map(row).collect()
    }
}

/// A value with three digits that count.
fn figure(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size >= 100.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 1.0 => 2,
        _ if size >= 0.1 || size == 0.0 => 3,
        _ => 4,
    };
    let text = words::number(value, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The median with its interval, or alone where there is no room for both.
fn figures([low, median, high]: [f64; 3], room: f64) -> String {
    let full = format!("{} ({} to {})", figure(median), figure(low), figure(high));
    FIGURE.cut(&rows::fitting(full, || figure(median), (FIGURE, room)), room)
}

/// An end of a prior, cut where it would take the place of the scale.
fn end(value: f64) -> String {
    END.cut(&figure(value), 64.0)
}

/// Width of the widest text.
fn widest(texts: impl Iterator<Item = String>, kind: Type) -> f64 {
    texts.map(|text| kind.width(&text)).fold(0.0, f64::max)
}

impl Chart for Posteriors {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        self.check()?;
        let mut sheet = Sheet::new(&self.frame, style);
        let tokens = sheet.canvas.tokens;
        let (left, right) = (sheet.left, sheet.left + sheet.width);
        let plain = |colour| Fill { colour, texture: Texture::Plain };
        sheet.legend(&[
            Entry::new(Sign::Chip(plain(tokens.hair)), "before: every value held possible"),
            Entry::new(Sign::Chip(plain(tokens.red)), "after: nine in ten draws"),
            Entry::new(Sign::Upright(tokens.ink), "their median"),
        ]);
        let labels = Labels::new(self.rows.iter().map(|row| row.label.as_str()), sheet.width * 0.26);
        let room = sheet.width * 0.28;
        let words = widest(self.rows.iter().map(|row| figures(row.after, room)), FIGURE);
        let [before, behind] = [0, 1].map(|which| widest(self.rows.iter().map(|row| end(row.prior[which])), END));
        let span = (left + labels.width + before + 26.0, right - words - behind - 32.0);
        let mut y = sheet.y;
        for (index, row) in self.rows.iter().enumerate() {
            let height = labels.height(index).max(HEIGHT);
            let (canvas, middle) = (&mut sheet.canvas, y + height / 2.0);
            rows::row_rule(canvas, (left, right), y);
            labels.draw(canvas, index, (left, middle), LABEL);
            let [least, most] = row.prior;
            let has_length = most > least;
            let scale = Scale { domain: (least, if has_length { most } else { least + 1.0 }), range: span };
            let band = Area { x: span.0, y: middle - 6.0, width: span.1 - span.0, height: 12.0 };
            canvas.plain_rect("prior", band, tokens.hair);
            let [low, median, high] = row.after.map(|value| scale.clipped(value));
            let bar = Area { x: low - 1.0, y: middle - 3.0, width: high - low + 2.0, height: 6.0 };
            canvas.plain_rect("posterior", bar, tokens.red);
            canvas.line("median", (median, middle - 8.0), (median, middle + 8.0), Pen::solid(tokens.ink, 2.5));
            canvas.text(&end(least), (span.0 - 8.0, middle + 4.2), Anchor::End, END, tokens.soft);
            canvas.text(&end(most), (span.1 + 8.0, middle + 4.2), Anchor::Start, END, tokens.soft);
            canvas.text(&figures(row.after, room), (right, middle + 4.5), Anchor::End, FIGURE, tokens.ink);
            y += height;
        }
        rows::row_rule(&mut sheet.canvas, (left, right), y);
        sheet.y = y;
        Ok(sheet.finish(&self.frame, &self.table()))
    }
}
