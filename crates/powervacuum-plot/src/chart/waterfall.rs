//! Attribution: from the odds with all causes switched off, step by step, to the odds as they are.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::check;
use crate::error::PlotError;
use crate::frame::{Estimate, Frame};
use crate::picture::{Chart, Picture, Style};
use crate::rows::{self, LABEL, Labels, Point, STRONG};
use crate::scale::Scale;
use crate::sheet::{Entry, Sheet, Sign};
use crate::theme::{Fill, Texture};
use crate::words;

/// Shapley values of causes as steps between two odds.
///
/// Steps are drawn in order of size, the largest first. If they do not add up to `end - start`, the rest is a step of
/// its own, so that the picture never hides a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// The words around the chart.
    pub frame: Frame,
    /// Name of the first bar: "All causes switched off".
    pub start_label: String,
    /// The odds with all causes switched off, 0 to 1.
    pub start: f64,
    /// The causes.
    pub steps: Vec<Step>,
    /// Name of the last bar: "As it is".
    pub end_label: String,
    /// The odds with all causes at work, 0 to 1.
    pub end: f64,
}

/// What one cause adds to the odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The cause, such as "Control of appointments".
    pub label: String,
    /// Its Shapley value, as a fraction; negative where it lowers the odds.
    pub effect: Estimate,
}

/// Half the height of a bar.
const HALF: f64 = 11.0;

/// A row of the picture: a total, or a step from one sum to the next.
struct Bar<'a> {
    label: &'a str,
    from: f64,
    to: f64,
    /// `None` for a total.
    effect: Option<Estimate>,
}

impl Bar<'_> {
    fn figures(&self, room: f64) -> String {
        match &self.effect {
            Some(it) => rows::fitting(words::points(it), || words::points(&Estimate::exact(it.value)), (STRONG, room)),
            None => words::percent(self.to),
        }
    }

    /// The interval of the sum after this step.
    fn interval(&self) -> Option<Estimate> {
        self.effect.map(|it| Estimate { value: self.to, low: self.from + it.low, high: self.from + it.high })
    }
}

impl Waterfall {
    fn check(&self) -> Result<(), PlotError> {
        check::filled("steps", &self.steps)?;
        check::share("start", self.start)?;
        check::share("end", self.end)?;
        for (index, step) in self.steps.iter().enumerate() {
            check::difference(&format!("steps[{index}].effect"), &step.effect)?;
        }
        Ok(())
    }

    /// Both totals and the steps between, the largest first; what the steps leave over comes last.
    fn bars(&self) -> Vec<Bar<'_>> {
        let mut steps: Vec<&Step> = self.steps.iter().collect();
        steps.sort_by(|a, b| b.effect.value.abs().total_cmp(&a.effect.value.abs()));
        let mut list = vec![Bar { label: &self.start_label, from: 0.0, to: self.start, effect: None }];
        let mut sum = self.start;
        for step in steps {
            let to = sum + step.effect.value;
            list.push(Bar { label: &step.label, from: sum, to, effect: Some(step.effect) });
            sum = to;
        }
        let rest = self.end - sum;
        if rest.abs() >= 0.0005 {
            list.push(Bar { label: "Not attributed", from: sum, to: self.end, effect: Some(Estimate::exact(rest)) });
        }
        list.push(Bar { label: &self.end_label, from: 0.0, to: self.end, effect: None });
        list
    }

    /// The axis: all sums, and intervals as far as the sums go on by a quarter again.
    fn scale(bars: &[Bar<'_>], range: (f64, f64)) -> Scale {
        let sums = || bars.iter().flat_map(|bar| [bar.from, bar.to]);
        let (low, high) = (sums().fold(0.0, f64::min), sums().fold(0.0, f64::max));
        let more = if high - low > 0.0 { 0.25 * (high - low) } else { 0.1 };
        let ends = bars.iter().filter_map(Bar::interval).flat_map(|it| [it.low, it.high]);
        Scale::around(ends.map(|end| end.clamp(low - more, high + more)).chain([low, high]), range, 6)
    }

    fn table(bars: &[Bar<'_>]) -> Vec<String> {
        let row = |bar: &Bar<'_>| format!("{}: {}.", bar.label, bar.figures(f64::INFINITY));
        bars.iter().map(row).collect()
    }
}

/// Draws one bar around the height `middle`.
fn draw_bar(canvas: &mut Canvas, scale: &Scale, bar: &Bar<'_>, middle: f64) {
    let tokens = canvas.tokens;
    let (one, two) = (scale.at(bar.from), scale.at(bar.to));
    let area = Area { x: one.min(two), y: middle - HALF, width: (two - one).abs(), height: 2.0 * HALF };
    match bar.interval() {
        None => canvas.plain_rect("total", area, tokens.ink),
        Some(it) => {
            if bar.to >= bar.from {
                canvas.plain_rect("gain", area, tokens.red);
            } else {
                canvas.hollow_rect("loss", area, Pen::solid(tokens.red, 2.0));
            }
            rows::whisker(canvas, scale, middle, &it, Pen::solid(tokens.ink, 2.0), Point::None);
            for end in [it.low, it.high]
                .into_iter()
                .filter(|end| it.high > it.low && *end == end.clamp(scale.domain.0, scale.domain.1))
            {
                let x = scale.at(end);
                canvas.line("cap", (x, middle - 4.0), (x, middle + 4.0), Pen::solid(tokens.ink, 2.0));
            }
        }
    }
}

impl Chart for Waterfall {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        self.check()?;
        let bars = self.bars();
        let mut sheet = Sheet::new(&self.frame, style);
        let tokens = sheet.canvas.tokens;
        let (left, right) = (sheet.left, sheet.left + sheet.width);
        let labels = Labels::new(bars.iter().map(|bar| bar.label), sheet.width * 0.3);
        let room = sheet.width * 0.3;
        let figures = bars.iter().map(|bar| STRONG.width(&bar.figures(room))).fold(0.0, f64::max);
        let span = (left + labels.width + 20.0, right - figures - 24.0);
        let scale = Self::scale(&bars, span);
        sheet.legend(&[
            Entry::new(Sign::Chip(Fill { colour: tokens.ink, texture: Texture::Plain }), "odds"),
            Entry::new(Sign::Chip(Fill { colour: tokens.red, texture: Texture::Plain }), "raises them"),
            Entry::new(Sign::Hollow(tokens.red), "lowers them"),
            Entry::new(Sign::Line(Pen::solid(tokens.ink, 2.0)), "95 % interval of the step"),
        ]);
        let heights: Vec<f64> = (0..bars.len()).map(|row| labels.height(row).max(2.0 * HALF) + 12.0).collect();
        let top = sheet.y;
        let area = Area { x: span.0, y: top, width: span.1 - span.0, height: heights.iter().sum::<f64>() + 4.0 };
        rows::axis(&mut sheet.canvas, &scale, area, rows::percent_tick(&scale));
        let mut y = top + 2.0;
        let mut before: Option<f64> = None;
        for (index, bar) in bars.iter().enumerate() {
            let middle = y + heights[index] / 2.0;
            let canvas = &mut sheet.canvas;
            if let Some(last) = before {
                let x = scale.at(bars[index - 1].to);
                canvas.line("link", (x, last + HALF), (x, middle - HALF), Pen::solid(tokens.soft, 1.0));
            }
            let kind = if bar.effect.is_none() { STRONG } else { LABEL };
            labels.draw(canvas, index, (left, middle), kind);
            draw_bar(canvas, &scale, bar, middle);
            canvas.text(&bar.figures(room), (right, middle + 4.8), Anchor::End, kind, tokens.ink);
            before = Some(middle);
            y += heights[index];
        }
        sheet.y = area.bottom() + rows::AXIS_HEIGHT;
        Ok(sheet.finish(&self.frame, &Self::table(&bars)))
    }
}
