//! A scoreboard: many findings of a model beside what a record says, in panels of one unit each.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::check;
use crate::error::PlotError;
use crate::font::{Type, clean};
use crate::frame::Frame;
use crate::picture::{Chart, Picture, Style};
use crate::rows;
use crate::scale::Scale;
use crate::sheet::{Entry, Sheet, Sign};
use crate::theme::{Fill, Rgb, Texture, Tokens};
use crate::words;
use crate::years;

/// What a model finds beside the record, pattern by pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoreboard {
    /// The words around the chart.
    pub frame: Frame,
    /// The panels; a wide picture sets them in two columns, in the order given.
    pub panels: Vec<ScorePanel>,
}

/// Patterns that share a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorePanel {
    /// The heading.
    pub name: String,
    /// A few words at the right of the heading, such as "skill 0.42".
    pub figure: String,
    /// A line under the heading: what the scale measures.
    pub guide: String,
    /// What the numbers of the rows mean.
    pub scale: ScoreScale,
    /// The patterns, in the order given.
    pub rows: Vec<ScoreRow>,
}

/// What the numbers of a panel mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScoreScale {
    /// Decimal years.
    Years,
    /// Shares from 0 to 1, drawn in per cent.
    Shares,
    /// Positions from -1 to 1; changes of them reach from -2 to 2.
    Positions,
    /// Numbers from 0, multiplied with this for the axis: 0.001 shows thousands.
    Numbers(f64),
}

/// One pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreRow {
    /// What it is, in a few words.
    pub label: String,
    /// Smaller print under it, such as the time that it is about.
    pub about: String,
    /// The model: its central 80 % and its median.
    pub model: Reach,
    /// The record: its middle, and the least and the most that it allows.
    pub record: Reach,
    /// Whether the record counts as within what the model finds.
    pub inside: bool,
}

/// A stretch of a scale with a point in it; `None` is "never", beyond every number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Lower end.
    pub low: Option<f64>,
    /// The point, between the ends.
    pub middle: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

impl Reach {
    /// From the lower end to the upper one.
    const fn all(&self) -> [Option<f64>; 3] {
        [self.low, self.middle, self.high]
    }
}

const LABEL: Type = Type::regular(12.5);
const ABOUT: Type = Type::regular(11.0);
const FIGURE: Type = Type::strong(13.0);
const LEAD: f64 = 14.5;
/// Sheets from this width on have two columns.
const TWO_COLUMNS: f64 = 900.0;
/// Space between two columns.
const GUTTER: f64 = 44.0;
/// Room for "never" at the end of a scale.
const NEVER: f64 = 46.0;
/// Space below a panel.
const BELOW: f64 = 18.0;

impl ScoreScale {
    const fn range(self) -> (f64, f64) {
        match self {
            Self::Years => (1.0, 9999.0),
            Self::Shares => (0.0, 1.0),
            Self::Positions => (-2.0, 2.0),
            Self::Numbers(_) => (-1e9, 1e9),
        }
    }

    fn words(self, found: Option<f64>) -> String {
        let Some(value) = found else { return "never".to_owned() };
        match self {
            Self::Years => words::month(value),
            Self::Shares => words::percent(value),
            Self::Positions => words::number(value, 2),
            Self::Numbers(factor) => words::number(value * factor, usize::from((value * factor).abs() < 9.95)),
        }
    }

    /// The scale that shows all of `values`; it always has a length.
    fn over(self, values: &[f64], range: (f64, f64)) -> Scale {
        let ends = || values.iter().copied();
        match self {
            Self::Years => {
                let first = ends().fold(f64::INFINITY, f64::min).floor();
                let first = if first.is_finite() { first } else { 0.0 };
                Scale { domain: (first, ends().fold(first, f64::max).ceil().max(first + 1.0)), range }
            }
            Self::Shares => Scale { domain: (0.0, 1.0), range },
            Self::Positions => Scale::around(ends().chain([-1.0, 1.0]), range, 4),
            Self::Numbers(_) => Scale::around(ends(), range, 5),
        }
    }
}

impl ScorePanel {
    fn check(&self, place: &str) -> Result<(), PlotError> {
        check::filled(&format!("{place}.rows"), &self.rows)?;
        if let ScoreScale::Numbers(factor) = self.scale {
            check::within(&format!("{place}.scale"), factor, (1e-9, 1e9))?;
        }
        for (index, row) in self.rows.iter().enumerate() {
            for (name, reach) in [("model", &row.model), ("record", &row.record)] {
                check::reach(&format!("{place}.rows[{index}].{name}"), &reach.all(), self.scale.range())?;
            }
        }
        Ok(())
    }

    fn found(&self) -> impl Iterator<Item = Option<f64>> {
        self.rows.iter().flat_map(|row| [row.model.all(), row.record.all()].concat())
    }

    fn table(&self) -> Vec<String> {
        let say = |found: Option<f64>| self.scale.words(found);
        let row = |row: &ScoreRow| {
            let about = if row.about.is_empty() { String::new() } else { format!(" ({})", row.about) };
            let (model, record) = (row.model, row.record);
            let record = if record.low == record.high {
                say(record.middle)
            } else {
                format!("{} ({} to {})", say(record.middle), say(record.low), say(record.high))
            };
            format!(
                "{}{about}: record {record}, {} the model's median {}, central 80 % {} to {}.",
                row.label,
                if row.inside { "within;" } else { "outside;" },
                say(model.middle),
                say(model.low),
                say(model.high)
            )
        };
        let head = format!("{}, {}:", self.name, self.figure);
        std::iter::once(head).chain(self.rows.iter().map(row)).collect()
    }
}

/// A panel laid out in a column.
struct Laid<'p> {
    panel: &'p ScorePanel,
    labels: Vec<Vec<String>>,
    /// The width of the column, and of the labels in it.
    width: f64,
    beside: f64,
}

impl<'p> Laid<'p> {
    fn new(panel: &'p ScorePanel, width: f64) -> Self {
        let beside = width * 0.44;
        let labels = panel.rows.iter().map(|row| LABEL.wrap_within(&clean(&row.label), beside, 2)).collect();
        Self { panel, labels, width, beside }
    }

    fn row_height(&self, row: usize) -> f64 {
        let about = if clean(&self.panel.rows[row].about).is_empty() { 0.0 } else { LEAD - 1.0 };
        (self.labels[row].len() as f64 * LEAD + about).max(LEAD) + 7.0
    }

    /// About how much of a column it takes.
    fn height(&self) -> f64 {
        (0..self.labels.len()).map(|row| self.row_height(row)).sum::<f64>() + 52.0 + rows::AXIS_HEIGHT + BELOW
    }

    /// Draws it from the sheet's next free line on and moves that line below it.
    fn draw(&self, sheet: &mut Sheet, x: f64) {
        let (panel, tokens) = (self.panel, sheet.canvas.tokens);
        let figure = FIGURE.cut(&clean(&panel.figure), self.width * 0.45);
        let room = self.width - FIGURE.width(&figure) - 12.0;
        sheet.canvas.text(&figure, (x + self.width, sheet.y + 22.0), Anchor::End, FIGURE, tokens.ink);
        let top = sheet.titled((x, self.width), (&panel.name, room), &panel.guide);
        let heights: Vec<f64> = (0..self.labels.len()).map(|row| self.row_height(row)).collect();
        let has_never = panel.found().any(|found| found.is_none());
        let span = (x + self.beside + 18.0, x + self.width - 8.0 - if has_never { NEVER } else { 0.0 });
        let area = Area { x: span.0, y: top, width: span.1 - span.0, height: heights.iter().sum() };
        let values: Vec<f64> = panel.found().flatten().collect();
        let place = Place { scale: panel.scale.over(&values, span), never: x + self.width - 8.0 - NEVER / 2.0 };
        let canvas = &mut sheet.canvas;
        if has_never {
            let (top, bottom) = ((place.never, area.y), (place.never, area.bottom()));
            canvas.line("never", top, bottom, Pen::dashed(tokens.hair, 1.0));
            rows::tick_label(canvas, "never", (place.never, area.bottom() + 17.0));
        }
        match panel.scale {
            ScoreScale::Years if values.is_empty() => {}
            ScoreScale::Years => years::grid(canvas, &place.scale, area),
            ScoreScale::Shares => rows::axis(canvas, &place.scale, area, rows::percent_tick(&place.scale)),
            ScoreScale::Positions => rows::axis(canvas, &place.scale, area, rows::number_tick(&place.scale, 1.0)),
            ScoreScale::Numbers(factor) => {
                rows::axis(canvas, &place.scale, area, rows::number_tick(&place.scale, factor));
            }
        }
        let mut y = area.y;
        for (row, height) in heights.iter().enumerate() {
            rows::row_rule(canvas, (x, x + self.width), y);
            self.draw_label(canvas, row, (x, y));
            draw_row(canvas, &place, &panel.rows[row], y + height / 2.0);
            y += height;
        }
        rows::row_rule(canvas, (x, x + self.width), y);
        sheet.y = area.bottom() + rows::AXIS_HEIGHT + BELOW;
    }

    fn draw_label(&self, canvas: &mut Canvas, row: usize, (x, y): (f64, f64)) {
        let tokens = canvas.tokens;
        let next = canvas.lines(&self.labels[row], (x, y + 14.5), LEAD, LABEL, tokens.ink);
        let about = ABOUT.cut(&clean(&self.panel.rows[row].about), self.beside);
        canvas.text(&about, (x, next - 1.0), Anchor::Start, ABOUT, tokens.soft);
    }
}

/// Where numbers, and "never", stand.
struct Place {
    scale: Scale,
    never: f64,
}

impl Place {
    fn at(&self, found: Option<f64>) -> f64 {
        found.map_or(self.never, |value| self.scale.clipped(value))
    }
}

fn band(tokens: &Tokens) -> Rgb {
    tokens.hair.mixed(tokens.ink, 0.22)
}

/// The model's bar and median, and the record on top of them.
fn draw_row(canvas: &mut Canvas, place: &Place, row: &ScoreRow, y: f64) {
    let tokens = canvas.tokens;
    let [low, median, high] = row.model.all().map(|found| place.at(found));
    // An interval without length is still seen.
    let bar = Area { x: low - 1.5, y: y - 4.0, width: high - low + 3.0, height: 8.0 };
    canvas.plain_rect("model", bar, band(tokens));
    canvas.line("median", (median, y - 7.5), (median, y + 7.5), Pen::solid(tokens.ink, 2.5));
    let [least, middle, most] = row.record.all().map(|found| place.at(found));
    let colour = if row.inside { tokens.ink } else { tokens.red };
    if most > least {
        canvas.line("range", (least, y), (most, y), Pen::solid(colour, 1.5));
        for end in [least, most] {
            canvas.line("range-end", (end, y - 3.5), (end, y + 3.5), Pen::solid(colour, 1.5));
        }
    }
    if row.inside {
        canvas.diamond("record", (middle, y), 5.5);
    } else {
        canvas.full_diamond("record-outside", (middle, y), 6.0, colour);
    }
}

impl Scoreboard {
    fn legend(sheet: &mut Sheet) {
        let tokens = sheet.canvas.tokens;
        sheet.legend(&[
            Entry::new(
                Sign::Chip(Fill { colour: band(tokens), texture: Texture::Plain }),
                "middle four fifths of the histories",
            ),
            Entry::new(Sign::Upright(tokens.ink), "their median"),
            Entry::new(Sign::Diamond, "the record, within the model's reach"),
            Entry::new(Sign::FullDiamond(tokens.red), "the record, out of it"),
            Entry::new(Sign::Line(Pen::solid(tokens.ink, 1.5)), "where the record is uncertain"),
        ]);
    }
}

/// After how many panels the second column begins, so that the longer column is as short as can be.
fn split(heights: &[f64]) -> usize {
    let longer = |at: usize| heights[..at].iter().sum::<f64>().max(heights[at..].iter().sum());
    (0..=heights.len()).rev().min_by(|&a, &b| longer(a).total_cmp(&longer(b))).unwrap_or(heights.len())
}

impl Chart for Scoreboard {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        check::filled("panels", &self.panels)?;
        for (index, panel) in self.panels.iter().enumerate() {
            panel.check(&format!("panels[{index}]"))?;
        }
        let mut sheet = Sheet::new(&self.frame, style);
        Self::legend(&mut sheet);
        let is_wide = sheet.width >= TWO_COLUMNS && self.panels.len() > 1;
        let width = if is_wide { (sheet.width - GUTTER) / 2.0 } else { sheet.width };
        let laid: Vec<Laid<'_>> = self.panels.iter().map(|panel| Laid::new(panel, width)).collect();
        let heights: Vec<f64> = laid.iter().map(Laid::height).collect();
        let second = if is_wide { split(&heights) } else { laid.len() };
        let (top, mut bottom) = (sheet.y + 4.0, sheet.y);
        for (column, x) in [(&laid[..second], sheet.left), (&laid[second..], sheet.left + width + GUTTER)] {
            sheet.y = top;
            column.iter().for_each(|panel| panel.draw(&mut sheet, x));
            bottom = sheet.y.max(bottom);
        }
        sheet.y = bottom - BELOW;
        let table: Vec<String> = self.panels.iter().flat_map(ScorePanel::table).collect();
        Ok(sheet.finish(&self.frame, &table))
    }
}
