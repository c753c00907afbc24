//! Axes of years, and events marked on them.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::font::{Type, clean};
use crate::frame::Event;
use crate::rows::{AXIS, tick_label};
use crate::scale::Scale;
use crate::words;

const EVENT: Type = Type::strong(12.0);
/// Distance of two rows of event labels.
const LEAD: f64 = 16.0;
/// Rows of event labels at most.
const MOST_ROWS: usize = 3;

/// Hairlines at the starts of years over `area`, and years below.
pub(crate) fn grid(canvas: &mut Canvas, scale: &Scale, area: Area) {
    let hair = canvas.tokens.hair;
    axis(canvas, scale, area, (area.y, Pen::solid(hair, 1.0)));
}

/// Short ticks at the starts of years below `area`, and years below.
pub(crate) fn ticks(canvas: &mut Canvas, scale: &Scale, area: Area) {
    let ink = canvas.tokens.ink;
    axis(canvas, scale, Area { height: area.height + 4.0, ..area }, (area.bottom(), Pen::solid(ink, 1.0)));
}

/// Lines from a height to the lower edge of `area`, and years below.
///
/// A year stands in the middle of its span; where spans are too narrow, under the line of its start, and not every one.
fn axis(canvas: &mut Canvas, scale: &Scale, area: Area, (top, pen): (f64, Pen)) {
    let length = scale.at(scale.domain.0 + 1.0) - scale.at(scale.domain.0);
    let label = AXIS.width("0000") + 6.0;
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
        .into_iter()
        .find(|step| f64::from(*step) * length >= label)
        .unwrap_or(10_000);
    let (first, last) = (scale.domain.0.floor() as i32, scale.domain.1.ceil() as i32);
    let y = area.bottom() + 17.0;
    let mut year = first.div_euclid(step) * step;
    while year <= last {
        let (start, end) = (f64::from(year), f64::from(year + 1));
        if (scale.domain.0..=scale.domain.1).contains(&start) {
            let x = scale.at(start);
            canvas.line("year", (x, top), (x, area.bottom()), pen);
            if step > 1 && x - label / 2.0 >= area.x - 12.0 && x + label / 2.0 <= area.right() + 12.0 {
                tick_label(canvas, &year.to_string(), (x, y));
            }
        }
        let (x1, x2) = (scale.clipped(start), scale.clipped(end));
        if step == 1 && x2 - x1 >= label - 4.0 {
            tick_label(canvas, &year.to_string(), ((x1 + x2) / 2.0, y));
        }
        year += step;
    }
}

/// Events with their labels in rows above an area.
pub(crate) struct Events<'a> {
    shown: Vec<(&'a Event, f64)>,
    /// Row, left edge and text of each label; `None` where no row has room.
    labels: Vec<Option<(usize, f64, String)>>,
}

impl<'a> Events<'a> {
    /// Places the labels of the events that lie on the axis.
    pub(crate) fn new(events: &'a [Event], scale: &Scale) -> Self {
        let on_axis = |event: &&Event| (scale.domain.0..=scale.domain.1).contains(&event.at);
        let mut shown: Vec<(&Event, f64)> = events.iter().filter(on_axis).map(|it| (it, scale.at(it.at))).collect();
        shown.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut ends = [f64::MIN; MOST_ROWS];
        let place = |(event, x): &(&Event, f64)| {
            let text = EVENT.cut(&clean(&event.label), 190.0_f64.min(scale.range.1 - scale.range.0));
            let width = EVENT.width(&text);
            let start = (x - width / 2.0).min(scale.range.1 - width).max(scale.range.0);
            let row = ends.iter().position(|end| end + 10.0 <= start)?;
            ends[row] = start + width;
            Some((row, start, text))
        };
        let labels = shown.iter().map(place).collect();
        Self { shown, labels }
    }

    /// Height that the labels need.
    pub(crate) fn height(&self) -> f64 {
        let rows = self.labels.iter().flatten().map(|label| label.0 + 1).max().unwrap_or(0);
        if self.shown.is_empty() { 0.0 } else { rows as f64 * LEAD + 8.0 }
    }

    /// Draws ticks on the upper edge of `area` and the labels above it.
    pub(crate) fn draw(&self, canvas: &mut Canvas, area: Area) {
        let tokens = canvas.tokens;
        for ((_, x), label) in self.shown.iter().zip(&self.labels) {
            let row = label.as_ref().map_or(0.0, |label| label.0 as f64);
            canvas.line("event", (*x, area.y - 5.0 - row * LEAD), (*x, area.y), Pen::solid(tokens.ink, 1.5));
        }
        for (row, x, text) in self.labels.iter().flatten() {
            let y = area.y - 9.0 - *row as f64 * LEAD;
            let width = EVENT.width(text) + 4.0;
            canvas.plain_rect("", Area { x: x - 2.0, y: y - 10.5, width, height: 13.5 }, tokens.paper);
            canvas.text(text, (*x, y), Anchor::Start, EVENT, tokens.ink);
        }
    }

    /// A sentence on the events whose labels found no room; empty where all did.
    pub(crate) fn unlabelled(&self) -> String {
        let left_out = self.shown.iter().zip(&self.labels).filter(|(_, label)| label.is_none());
        let list: Vec<String> =
            left_out.map(|((event, _), _)| format!("{} ({})", clean(&event.label), words::month(event.at))).collect();
        if list.is_empty() { String::new() } else { format!("Also marked: {}.", list.join(", ")) }
    }
}
