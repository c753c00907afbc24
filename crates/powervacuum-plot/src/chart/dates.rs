//! When things happen: medians and central 80 % of dates, beside the dates of the record.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::check;
use crate::error::PlotError;
use crate::font::Type;
use crate::frame::{Estimate, Frame, Spread};
use crate::picture::{Chart, Picture, Style};
use crate::rows::{self, LABEL, Labels, Point};
use crate::scale::Scale;
use crate::sheet::{Entry, Sheet, Sign};
use crate::theme::{Rgb, Tokens};
use crate::words;
use crate::years;

/// Dates of events over many histories, in one or several series (baseline, what-ifs).
#[derive(Clone, Debug, PartialEq)]
pub struct Dates {
    /// The words around the chart.
    pub frame: Frame,
    /// Names of the series; the first is drawn black, the second red, further ones in colours of the palette.
    pub series: Vec<String>,
    /// One row for each event, in the order given.
    pub rows: Vec<DateRow>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct DateRow {
    /// What happens, such as "Trotsky: off the Politburo".
    pub label: String,
    /// One entry for each series.
    pub when: Vec<When>,
    /// The dates of the record as decimal years: none, one, or several where sources disagree.
    pub record: Vec<f64>,
}

/// How often, and when, an event happens in one series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct When {
    /// Share of histories in which it happens at all, 0 to 1.
    pub share: f64,
    /// Dates among the histories in which it happens, as decimal years; `None` where it never does.
    pub dates: Option<Spread>,
}

/// Height of one series within a row.
const LANE: f64 = 17.0;
const FIGURE: Type = Type::regular(13.0);

impl Dates {
    fn check(&self) -> Result<(), PlotError> {
        check::filled("series", &self.series)?;
        check::filled("rows", &self.rows)?;
        for (index, row) in self.rows.iter().enumerate() {
            check::length(&format!("rows[{index}].when"), row.when.len(), self.series.len())?;
            for (series, when) in row.when.iter().enumerate() {
                let place = format!("rows[{index}].when[{series}]");
                check::share(&format!("{place}.share"), when.share)?;
                if let Some(dates) = &when.dates {
                    check::spread(&format!("{place}.dates"), dates, (1.0, 9999.0))?;
                }
            }
            for (at, date) in row.record.iter().enumerate() {
                check::year(&format!("rows[{index}].record[{at}]"), *date)?;
            }
        }
        Ok(())
    }

    /// From the start of the first year to the end of the last one, or nothing where nothing has a date.
    fn domain(&self) -> Option<(f64, f64)> {
        let spreads = self.rows.iter().flat_map(|row| &row.when).filter_map(|when| when.dates);
        let dates = spreads.flat_map(|it| [it.low, it.high]).chain(self.rows.iter().flat_map(|row| row.record.clone()));
        let ends = dates.fold(None, |ends: Option<(f64, f64)>, date| {
            Some(ends.map_or((date, date), |(first, last)| (first.min(date), last.max(date))))
        });
        ends.map(|(first, last)| (first.floor(), last.ceil().max(first.floor() + 1.0)))
    }

    fn table(&self) -> Vec<String> {
        let when = |(name, it): (&String, &When)| match &it.dates {
            Some(dates) => {
                let [median, low, high] = [dates.median, dates.low, dates.high].map(words::month);
                let share = words::percent(it.share);
                format!("{name}: in {share} of histories, median {median}, central 80 % {low} to {high}")
            }
            None => format!("{name}: in {} of histories", words::percent(it.share)),
        };
        let row = |row: &DateRow| {
            let list: Vec<String> = self.series.iter().zip(&row.when).map(when).collect();
            let record: Vec<String> = row.record.iter().map(|at| words::month(*at)).collect();
            let record = if record.is_empty() { String::new() } else { format!("; record {}", record.join(", ")) };
            format!("{}: {}{record}.", row.label, list.join("; "))
        };
        self.rows.iter().map(row).collect()
    }

    fn legend(&self, sheet: &mut Sheet) {
        let tokens = sheet.canvas.tokens;
        let line = |(index, name): (usize, &String)| {
            Entry::new(Sign::LineDot(Pen::solid(colour(tokens, index), 3.0)), name.as_str())
        };
        let mut entries: Vec<Entry> = self.series.iter().enumerate().map(line).collect();
        if self.rows.iter().any(|row| !row.record.is_empty()) {
            entries.push(Entry::new(Sign::Diamond, "the record"));
        }
        sheet.legend(&entries);
    }
}

/// Black, red, then the palette from its second colour on.
fn colour(tokens: &Tokens, series: usize) -> Rgb {
    match series {
        0 => tokens.ink,
        1 => tokens.red,
        _ => tokens.text(tokens.contenders[(series - 1) % 7]),
    }
}

/// Text and width of a column of figures.
fn column(texts: impl Iterator<Item = String>, head: &str) -> f64 {
    texts.map(|text| FIGURE.width(&text)).fold(FIGURE.width(head), f64::max)
}

fn median(when: &When) -> String {
    when.dates.map_or_else(String::new, |dates| words::month(dates.median))
}

/// Draws the record of a row: diamonds in its first lane, and hairlines through the others.
fn draw_record(canvas: &mut Canvas, scale: &Scale, record: &[f64], (y, bottom): (f64, f64)) {
    let ink = canvas.tokens.ink;
    let ends =
        record.iter().map(|at| scale.at(*at)).fold((f64::MAX, f64::MIN), |ends, x| (ends.0.min(x), ends.1.max(x)));
    if record.len() > 1 {
        canvas.line("dispute", (ends.0, y), (ends.1, y), Pen::solid(ink, 1.0));
    }
    for at in record {
        canvas.line("record-line", (scale.at(*at), y), (scale.at(*at), bottom), Pen::solid(ink, 1.0));
    }
    for at in record {
        canvas.diamond("record", (scale.at(*at), y), 6.0);
    }
}

impl Chart for Dates {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        self.check()?;
        let mut sheet = Sheet::new(&self.frame, style);
        let tokens = sheet.canvas.tokens;
        let (left, right) = (sheet.left, sheet.left + sheet.width);
        self.legend(&mut sheet);
        let all = || self.rows.iter().flat_map(|row| &row.when);
        let happens = column(all().map(|when| words::percent(when.share)), "happens in");
        let medians = column(all().map(median), "median");
        let labels = Labels::new(self.rows.iter().map(|row| row.label.as_str()), sheet.width * 0.27);
        let span = (left + labels.width + 20.0, right - happens - medians - 44.0);
        let columns = [right - happens - 20.0, right];
        for (head, x) in ["median", "happens in"].into_iter().zip(columns) {
            sheet.canvas.text(head, (x, sheet.y + 8.0), Anchor::End, FIGURE, tokens.soft);
        }
        let lanes = self.series.len() as f64 * LANE;
        let record = |row: &DateRow| if row.record.is_empty() { 0.0 } else { 15.0 };
        let heights: Vec<f64> = self
            .rows
            .iter()
            .enumerate()
            .map(|(index, row)| (record(row) + lanes).max(labels.height(index)) + 12.0)
            .collect();
        let top = sheet.y + 16.0;
        let area = Area { x: span.0, y: top, width: span.1 - span.0, height: heights.iter().sum() };
        let scale = Scale { domain: self.domain().unwrap_or((0.0, 1.0)), range: span };
        if self.domain().is_some() {
            years::grid(&mut sheet.canvas, &scale, area);
        }
        let mut y = top;
        for (index, row) in self.rows.iter().enumerate() {
            let canvas = &mut sheet.canvas;
            rows::row_rule(canvas, (left, right), y);
            let middle = y + heights[index] / 2.0;
            labels.draw(canvas, index, (left, middle), LABEL);
            let first = middle - (record(row) + lanes) / 2.0;
            if !row.record.is_empty() {
                draw_record(canvas, &scale, &row.record, (first + 7.0, first + record(row) + lanes));
            }
            for (series, when) in row.when.iter().enumerate() {
                let y = first + record(row) + LANE * (series as f64 + 0.5);
                let ink = colour(tokens, series);
                if let Some(Spread { low, median, high }) = when.dates {
                    rows::whisker(
                        canvas,
                        &scale,
                        y,
                        &Estimate { value: median, low, high },
                        Pen::solid(ink, 3.0),
                        Point::Dot,
                    );
                }
                canvas.text(&median(when), (columns[0], y + 4.4), Anchor::End, FIGURE, ink);
                canvas.text(&words::percent(when.share), (columns[1], y + 4.4), Anchor::End, FIGURE, ink);
            }
            y += heights[index];
        }
        rows::row_rule(&mut sheet.canvas, (left, right), y);
        sheet.y = area.bottom() + rows::AXIS_HEIGHT;
        Ok(sheet.finish(&self.frame, &self.table()))
    }
}
