//! Sensitivity: how much the outcome depends on each parameter, by Sobol' or by Morris.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::check;
use crate::error::PlotError;
use crate::font::clean;
use crate::frame::{Estimate, Frame};
use crate::picture::{Chart, Picture, Style};
use crate::rows::{self, GAP, LABEL, Labels, Point, STRONG};
use crate::scale::Scale;
use crate::sheet::{Entry, Sheet, Sign};
use crate::theme::{Fill, Rgb, Texture, Tokens};
use crate::words;

/// Sensitivity indices, one row for each parameter, the largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Indices {
    /// The words around the chart.
    pub frame: Frame,
    /// The indices by method.
    pub rows: IndexRows,
    /// How large an index may come from chance alone, in the unit of the first axis: drawn as a grey band.
    pub noise: Option<f64>,
}

/// Indices of one method.
#[derive(Clone, Debug, PartialEq)]
pub enum IndexRows {
    /// Shares of the outcome's variance: first-order and total. Sorted by total.
    Sobol(Vec<SobolRow>),
    /// Elementary effects: their mean size and how much they differ. Sorted by mean size.
    Morris {
        /// The rows.
        rows: Vec<MorrisRow>,
        /// The unit of an effect, for the axis: "points of the odds, from lowest to highest setting".
        unit: String,
        /// What an effect is multiplied by for the axis: 100 for effects on shares in points.
        factor: f64,
    },
}

/// One parameter's Sobol' indices.
#[derive(Clone, Debug, PartialEq)]
pub struct SobolRow {
    /// The parameter.
    pub label: String,
    /// Share of the variance due to this parameter alone, as a fraction. Estimates may lie below zero.
    pub first: Estimate,
    /// Share of the variance in which this parameter has a part, as a fraction.
    pub total: Estimate,
}

/// One parameter's elementary effects.
#[derive(Clone, Debug, PartialEq)]
pub struct MorrisRow {
    /// The parameter.
    pub label: String,
    /// Mean of the absolute effects (mu star).
    pub size: Estimate,
    /// Standard deviation of the effects (sigma): high where the effect depends on the other parameters.
    pub variation: Estimate,
}

/// A row as drawn: two figures of one parameter.
struct Row<'a> {
    label: &'a str,
    main: Estimate,
    second: Estimate,
}

/// Names and units of both figures.
struct Words<'a> {
    main: &'static str,
    second: &'static str,
    unit: &'a str,
    factor: f64,
    percent: bool,
}

impl Words<'_> {
    fn figures(&self, it: &Estimate) -> String {
        let text = words::estimate(it, self.factor, false);
        if self.percent { format!("{text}\u{2009}%") } else { text }
    }

    fn fitting(&self, it: &Estimate, room: f64) -> String {
        rows::fitting(self.figures(it), || self.figures(&Estimate::exact(it.value)), (STRONG, room))
    }
}

impl Indices {
    fn check(&self) -> Result<(), PlotError> {
        match &self.rows {
            IndexRows::Sobol(rows) => {
                check::filled("rows", rows)?;
                for (index, row) in rows.iter().enumerate() {
                    check::measure(&format!("rows[{index}].first"), &row.first)?;
                    check::measure(&format!("rows[{index}].total"), &row.total)?;
                }
            }
            IndexRows::Morris { rows, factor, .. } => {
                check::filled("rows", rows)?;
                check::within("factor", *factor, (1e-9, 1e9))?;
                for (index, row) in rows.iter().enumerate() {
                    check::measure(&format!("rows[{index}].size"), &row.size)?;
                    check::measure(&format!("rows[{index}].variation"), &row.variation)?;
                }
            }
        }
        self.noise.map_or(Ok(()), |noise| check::within("noise", noise, (0.0, 1e9)))
    }

    /// Rows by size, and their words.
    fn rows(&self) -> (Vec<Row<'_>>, Words<'_>) {
        let (mut list, words) = match &self.rows {
            IndexRows::Sobol(rows) => {
                let row = |it: &'_ SobolRow| (it.total, it.first);
                let list = rows.iter().map(|it| Row { label: &it.label, main: row(it).0, second: row(it).1 });
                let words = Words {
                    main: "total",
                    second: "first-order",
                    unit: "Share of the variance.",
                    factor: 100.0,
                    percent: true,
                };
                (list.collect::<Vec<_>>(), words)
            }
            IndexRows::Morris { rows, unit, factor } => {
                let list = rows.iter().map(|it| Row { label: &it.label, main: it.size, second: it.variation });
                let words = Words { main: "mean size", second: "variation", unit, factor: *factor, percent: false };
                (list.collect(), words)
            }
        };
        list.sort_by(|a, b| b.main.value.total_cmp(&a.main.value));
        (list, words)
    }

    fn table(&self, rows: &[Row<'_>], words: &Words<'_>) -> Vec<String> {
        let row = |row: &Row<'_>| {
            let (main, second) = (words.figures(&row.main), words.figures(&row.second));
            format!("{}: {} {main}, {} {second}.", row.label, words.main, words.second)
        };
        let noise = self.noise.map(|it| format!("Noise alone: {}.", words.figures(&Estimate::exact(it))));
        rows.iter().map(row).chain(noise).collect()
    }

    /// Both figures of a parameter on one axis: total above, first-order below.
    fn draw_sobol(&self, sheet: &mut Sheet, rows: &[Row<'_>], words: &Words<'_>) {
        let tokens = sheet.canvas.tokens;
        let (left, right) = (sheet.left, sheet.left + sheet.width);
        let labels = Labels::new(rows.iter().map(|row| row.label), sheet.width * 0.3);
        let room = sheet.width * 0.19;
        let column = |pick: fn(&Row<'_>) -> Estimate, head: &str| {
            rows.iter().map(|row| STRONG.width(&words.fitting(&pick(row), room))).fold(STRONG.width(head), f64::max)
        };
        let (total, first) = (column(|row| row.main, words.main), column(|row| row.second, words.second));
        let span = (left + labels.width + 20.0, right - total - first - 48.0);
        let all: Vec<Estimate> =
            rows.iter().flat_map(|row| [row.main, row.second]).chain(self.noise.map(Estimate::exact)).collect();
        let scale = rows::estimate_scale(&all, (-1e9, 1e9), span);
        let mut entries = vec![
            Entry::new(Sign::Dot(tokens.ink), "total: alone and together with others"),
            Entry::new(Sign::Ring(tokens.red), "first-order: alone"),
        ];
        entries.extend(self.noise_entry(words, tokens));
        sheet.legend(&entries);
        let head = sheet.y + 10.0;
        sheet.canvas.text(words.main, (right - first - 24.0, head), Anchor::End, STRONG, tokens.ink);
        sheet.canvas.text(words.second, (right, head), Anchor::End, STRONG, tokens.ink);
        let (area, middles) = plan(&labels, sheet.y + 18.0, span, 40.0);
        self.noise_band(&mut sheet.canvas, &scale, area);
        rows::axis(&mut sheet.canvas, &scale, area, rows::percent_tick(&scale));
        for (index, (row, middle)) in rows.iter().zip(&middles).enumerate() {
            let canvas = &mut sheet.canvas;
            labels.draw(canvas, index, (left, *middle), LABEL);
            rows::whisker(canvas, &scale, middle - 6.0, &row.main, Pen::solid(tokens.ink, 2.5), Point::Dot);
            rows::whisker(canvas, &scale, middle + 6.0, &row.second, Pen::solid(tokens.red, 2.5), Point::Ring);
            let y = middle + 4.8;
            canvas.text(&words.fitting(&row.main, room), (right - first - 24.0, y), Anchor::End, STRONG, tokens.ink);
            canvas.text(&words.fitting(&row.second, room), (right, y), Anchor::End, LABEL, tokens.ink);
        }
        sheet.y = area.bottom() + rows::AXIS_HEIGHT;
    }

    /// Both figures of a parameter in panels of their own.
    fn draw_morris(&self, sheet: &mut Sheet, rows: &[Row<'_>], words: &Words<'_>) {
        let tokens = sheet.canvas.tokens;
        let (left, right) = (sheet.left, sheet.left + sheet.width);
        let labels = Labels::new(rows.iter().map(|row| row.label), sheet.width * 0.24);
        sheet.legend(&self.noise_entry(words, tokens).into_iter().collect::<Vec<_>>());
        let start = left + labels.width + 20.0;
        let half = (right - start - GAP) / 2.0;
        let unit = clean(words.unit);
        let guide = if unit.is_empty() { "95 % intervals.".into() } else { format!("In {unit}, 95 % intervals.") };
        let mut top = sheet.heading((left, start + half - left), "Mean size of the effect", &guide);
        top = top.max(sheet.heading(
            (right - half, half),
            "How much the effect differs",
            "Standard deviation of the effects, same unit.",
        ));
        let (area, middles) = plan(&labels, top + 4.0, (start, start + half), 24.0);
        for (index, middle) in middles.iter().enumerate() {
            labels.draw(&mut sheet.canvas, index, (left, *middle), LABEL);
        }
        for (second, x) in [(false, start), (true, right - half)] {
            let list: Vec<Estimate> = rows.iter().map(|row| if second { row.second } else { row.main }).collect();
            let figures: Vec<String> = list.iter().map(|it| words.fitting(it, half * 0.6)).collect();
            let column = figures.iter().map(|text| LABEL.width(text)).fold(0.0, f64::max);
            let noise = self.noise.filter(|_| !second);
            let shown: Vec<Estimate> = list.iter().copied().chain(noise.map(Estimate::exact)).collect();
            let scale = rows::estimate_scale(&shown, (-1e9, 1e9), (x + 6.0, x + half - column - 20.0));
            let area = Area { x: scale.range.0, width: scale.range.1 - scale.range.0, ..area };
            if !second {
                self.noise_band(&mut sheet.canvas, &scale, area);
            }
            rows::axis(&mut sheet.canvas, &scale, area, rows::number_tick(&scale, words.factor));
            let colour = if second { tokens.red } else { tokens.ink };
            for ((it, text), middle) in list.iter().zip(&figures).zip(&middles) {
                let canvas = &mut sheet.canvas;
                rows::whisker(canvas, &scale, *middle, it, Pen::solid(colour, 2.5), Point::Dot);
                canvas.text(text, (x + half, middle + 4.8), Anchor::End, LABEL, tokens.ink);
            }
        }
        sheet.y = area.bottom() + rows::AXIS_HEIGHT;
    }

    fn noise_entry(&self, words: &Words<'_>, tokens: &Tokens) -> Option<Entry> {
        let colour = noise_colour(tokens);
        self.noise.map(|it| {
            let text = format!("noise: up to {} from chance alone", words.figures(&Estimate::exact(it)));
            Entry::new(Sign::Chip(Fill { colour, texture: Texture::Plain }), text)
        })
    }

    fn noise_band(&self, canvas: &mut Canvas, scale: &Scale, area: Area) {
        if let Some(noise) = self.noise {
            let (x, end) = (scale.clipped(0.0), scale.clipped(noise));
            let colour = noise_colour(canvas.tokens);
            canvas.plain_rect("noise", Area { x, width: end - x, ..area }, colour);
        }
    }
}

/// Grey between paper and hairlines.
fn noise_colour(tokens: &Tokens) -> Rgb {
    tokens.hair.mixed(tokens.paper, 0.35)
}

/// The area of the rows from `top` on, and the middle of each row.
fn plan(labels: &Labels, top: f64, (x, end): (f64, f64), least: f64) -> (Area, Vec<f64>) {
    let mut y = top + 4.0;
    let middles = (0..labels.len())
        .map(|row| {
            let height = labels.height(row).max(least) + 8.0;
            y += height;
            y - height / 2.0
        })
        .collect();
    (Area { x, y: top, width: end - x, height: y + 4.0 - top }, middles)
}

impl Chart for Indices {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        self.check()?;
        let (rows, words) = self.rows();
        let mut sheet = Sheet::new(&self.frame, style);
        if words.percent {
            self.draw_sobol(&mut sheet, &rows, &words);
        } else {
            self.draw_morris(&mut sheet, &rows, &words);
        }
        Ok(sheet.finish(&self.frame, &self.table(&rows, &words)))
    }
}
