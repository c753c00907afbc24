//! Rows of a chart: labels on the left, axes, intervals as whiskers, and columns of figures.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::font::{Type, clean};
use crate::frame::Estimate;
use crate::scale::Scale;
use crate::theme::Rgb;
use crate::words;

/// Type of labels and figures in rows.
pub(crate) const LABEL: Type = Type::regular(14.0);
/// Type of labels and figures that stand out.
pub(crate) const STRONG: Type = Type::strong(14.0);
/// Type of the labels of axes.
pub(crate) const AXIS: Type = Type::regular(12.0);
/// Distance of two lines of a label.
const LEAD: f64 = 17.0;
/// From the lower edge of an area to the baseline of its axis.
const AXIS_DEPTH: f64 = 17.0;
/// Space between panels.
pub(crate) const GAP: f64 = 44.0;
/// Height that an axis needs below an area.
pub(crate) const AXIS_HEIGHT: f64 = 26.0;

/// The labels of the rows, broken into lines.
pub(crate) struct Labels {
    lines: Vec<Vec<String>>,
    /// Width of the widest line.
    pub(crate) width: f64,
}

impl Labels {
    /// Labels of at most three lines, at most `most` pixels wide.
    pub(crate) fn new<'a>(texts: impl IntoIterator<Item = &'a str>, most: f64) -> Self {
        let lines: Vec<Vec<String>> = texts.into_iter().map(|text| STRONG.wrap_within(&clean(text), most, 3)).collect();
        let width = lines.iter().flatten().map(|line| STRONG.width(line)).fold(0.0, f64::max);
        Self { lines, width }
    }

    pub(crate) const fn len(&self) -> usize {
        self.lines.len()
    }

    /// Height that a row needs for its label.
    pub(crate) fn height(&self, row: usize) -> f64 {
        self.lines[row].len() as f64 * LEAD + 6.0
    }

    /// Draws a row's label around the height `middle`.
    pub(crate) fn draw(&self, canvas: &mut Canvas, row: usize, (x, middle): (f64, f64), kind: Type) {
        let lines = &self.lines[row];
        let first = middle - (lines.len() as f64 - 1.0) * LEAD / 2.0 + kind.size * 0.34;
        let ink = canvas.tokens.ink;
        canvas.lines(lines, (x, first), LEAD, kind, ink);
    }
}

/// Hairlines at the ticks of an axis over `area`, and their labels below.
pub(crate) fn axis(canvas: &mut Canvas, scale: &Scale, area: Area, label: impl Fn(f64) -> String) {
    let tokens = canvas.tokens;
    let ticks = fitting_ticks(scale, &label);
    for tick in ticks {
        let x = scale.at(tick);
        let zero = tick.abs() < 1e-12;
        let pen = if zero { Pen::solid(tokens.ink, 1.25) } else { Pen::solid(tokens.hair, 1.0) };
        canvas.line(if zero { "zero" } else { "grid" }, (x, area.y), (x, area.bottom()), pen);
        tick_label(canvas, &label(tick), (x, area.bottom() + AXIS_DEPTH));
    }
}

/// A label under a tick, where there is room for it.
pub(crate) fn tick_label(canvas: &mut Canvas, text: &str, at: (f64, f64)) {
    if canvas.is_free(&canvas.measure(text, at, Anchor::Middle, AXIS)) {
        let soft = canvas.tokens.soft;
        canvas.text(text, at, Anchor::Middle, AXIS, soft);
    }
}

/// The most ticks, up to seven, whose labels do not touch.
fn fitting_ticks(scale: &Scale, label: &impl Fn(f64) -> String) -> Vec<f64> {
    let fits = |ticks: &Vec<f64>| {
        ticks.windows(2).all(|pair| {
            let room = (scale.at(pair[1]) - scale.at(pair[0])).abs();
            (AXIS.width(&label(pair[0])) + AXIS.width(&label(pair[1]))) / 2.0 + 12.0 <= room
        })
    };
    (2..=6).rev().map(|most| scale.ticks(most)).find(fits).unwrap_or_else(|| scale.ticks(1))
}

/// A share on an axis: no decimals unless the ticks need one.
pub(crate) fn percent_tick(scale: &Scale) -> impl Fn(f64) -> String + use<> {
    let decimals = usize::from(scale.domain.1 - scale.domain.0 < 0.04);
    move |tick| format!("{}\u{2009}%", words::number(tick * 100.0, decimals))
}

/// A number on an axis after multiplication with `factor`.
pub(crate) fn number_tick(scale: &Scale, factor: f64) -> impl Fn(f64) -> String + use<> {
    let decimals = usize::from((scale.domain.1 - scale.domain.0) * factor.abs() < 6.0);
    move |tick| words::number(tick * factor, decimals)
}

/// The axis for estimates: it shows every value, and their intervals as far as they go on by the same length again.
///
/// Where all values are zero it shows all intervals. Longer whiskers end in arrows.
pub(crate) fn estimate_scale(list: &[Estimate], limits: (f64, f64), range: (f64, f64)) -> Scale {
    let low = list.iter().map(|it| it.value).fold(0.0, f64::min);
    let high = list.iter().map(|it| it.value).fold(0.0, f64::max);
    let reach = if high - low > 0.0 { 1.5 * (high - low) } else { f64::INFINITY };
    let (min, max) = ((low - reach).max(limits.0), (high + reach).min(limits.1));
    let ends = list.iter().flat_map(|it| [it.low, it.value, it.high]).map(|end| end.clamp(min, max));
    let mut scale = Scale::around(ends, range, 8);
    scale.domain = (scale.domain.0.max(limits.0), scale.domain.1.min(limits.1));
    scale
}

/// How the value of a whisker is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    Dot,
    Ring,
    /// An upright line: it does not hide a short interval.
    Tick,
    None,
}

/// An interval as a line at the height `y`, with arrows where it leaves the axis, and its value.
pub(crate) fn whisker(canvas: &mut Canvas, scale: &Scale, y: f64, it: &Estimate, pen: Pen, point: Point) {
    let (x1, x2) = (scale.clipped(it.low), scale.clipped(it.high));
    if it.high > it.low {
        canvas.line("whisker", (x1, y), (x2, y), pen);
    }
    if it.low < scale.domain.0 {
        canvas.arrow("beyond", (x1, y), -7.0, pen.colour);
    }
    if it.high > scale.domain.1 {
        canvas.arrow("beyond", (x2, y), 7.0, pen.colour);
    }
    if it.value < scale.domain.0 || it.value > scale.domain.1 {
        return;
    }
    match point {
        Point::Dot => canvas.dot("value", (scale.at(it.value), y), 4.0, pen.colour),
        Point::Ring => canvas.ring("value", (scale.at(it.value), y), 4.0, pen.colour),
        Point::Tick => {
            let x = scale.at(it.value);
            canvas.line("value", (x, y - 7.0), (x, y + 7.0), Pen::solid(pen.colour, 2.0));
        }
        Point::None => {}
    }
}

/// Room for the figures of a difference on a sheet of this width.
fn room(sheet: f64) -> f64 {
    (sheet * 0.28).min(230.0)
}

/// A difference of shares in at most `room` pixels: with its unit and interval, without the unit, or alone.
fn points(it: &Estimate, room: f64) -> String {
    let alone = || words::points(&Estimate::exact(it.value));
    let room = (LABEL, room);
    fitting(words::points(it), || fitting(words::estimate(it, 100.0, true), alone, room), room)
}

/// A panel of differences of shares: an axis in points, whiskers, and the figures at its right.
pub(crate) struct Differences {
    scale: Scale,
    /// Right edge of the column of figures.
    right: f64,
    /// Room for the figures.
    figures: f64,
}

impl Differences {
    /// Width of the figures of these differences on a sheet of this width.
    pub(crate) fn figures(list: &[Estimate], sheet: f64) -> f64 {
        list.iter().map(|it| LABEL.width(&points(it, room(sheet)))).fold(60.0, f64::max)
    }

    /// A panel from `x` to `right`, of which the figures take `figures`.
    pub(crate) fn new(list: &[Estimate], (x, right): (f64, f64), figures: f64) -> Self {
        Self { scale: estimate_scale(list, (-1.0, 1.0), (x, right - figures - 22.0)), right, figures }
    }

    /// The axis over the rows between two heights.
    pub(crate) fn axis(&self, canvas: &mut Canvas, (top, bottom): (f64, f64)) {
        let (x, end) = self.scale.range;
        let area = Area { x, y: top, width: end - x, height: bottom - top };
        let name = number_tick(&self.scale, 100.0);
        axis(canvas, &self.scale, area, |tick| {
            let text = name(tick);
            if tick > 0.0 { format!("+{text}") } else { text }
        });
    }

    /// One difference at the height `y`.
    pub(crate) fn row(&self, canvas: &mut Canvas, y: f64, it: &Estimate, colour: Rgb) {
        whisker(canvas, &self.scale, y, it, Pen::solid(colour, 3.5), Point::Tick);
        self.note(canvas, y, &points(it, self.figures), canvas.tokens.ink);
    }

    /// Words in place of figures.
    pub(crate) fn note(&self, canvas: &mut Canvas, y: f64, text: &str, colour: Rgb) {
        canvas.text(text, (self.right, y + 4.8), Anchor::End, LABEL, colour);
    }
}

/// Figures with their interval, or without where they would take more than the room for their kind of type.
pub(crate) fn fitting(full: String, short: impl FnOnce() -> String, (kind, room): (Type, f64)) -> String {
    if kind.width(&full) <= room { full } else { short() }
}

/// Hairlines between rows, from `x` to `right`.
pub(crate) fn row_rule(canvas: &mut Canvas, (x, right): (f64, f64), y: f64) {
    let hair = canvas.tokens.hair;
    canvas.line("row", (x, y), (right, y), Pen::solid(hair, 1.0));
}
