//! One history: weights stacked over time, and what the public saw of one contender.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::check;
use crate::error::PlotError;
use crate::font::{Type, clean};
use crate::frame::{Contender, Event, Frame};
use crate::picture::{Chart, Picture, Style};
use crate::rows::{self, AXIS};
use crate::scale::Scale;
use crate::sheet::{Entry, Sheet, Sign, plate};
use crate::words;
use crate::years::{self, Events};

/// The stacked weights of one history.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// The words around the chart.
    pub frame: Frame,
    /// The contenders, in the order of their colours. The first lies at the bottom, unless `seen` names another.
    pub contenders: Vec<Contender>,
    /// The times as decimal years, rising.
    pub years: Vec<f64>,
    /// For each contender its weight at each time, as fractions. What is missing to one belongs to nobody.
    pub weights: Vec<Vec<f64>>,
    /// A dashed line: how one contender's weight was seen. That contender lies at the bottom.
    pub seen: Option<SeenWeight>,
    /// Events marked above the stream.
    pub events: Vec<Event>,
}

/// A contender's weight as others saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenWeight {
    /// Whose weight: an index into the contenders.
    pub contender: usize,
    /// Who saw it so, for the label on the line: "what the public saw of Stalin".
    pub label: String,
    /// The weight seen at each time, as a fraction.
    pub weights: Vec<f64>,
}

const NAME: Type = Type::strong(15.0);
const SEEN: Type = Type::strong(13.0);
const END: Type = Type::strong(14.0);
/// Height of the stream.
const HEIGHT: f64 = 360.0;
/// Least distance of two labels at the end.
const END_LEAD: f64 = 17.0;

/// A layer of the stream: the heights of its lower and upper edge, one for each time, as fractions.
struct Layer {
    /// `None`: nobody.
    contender: Option<usize>,
    lower: Vec<f64>,
    upper: Vec<f64>,
}

impl Stream {
    fn check(&self) -> Result<(), PlotError> {
        check::times("years", &self.years)?;
        check::length("weights", self.weights.len(), self.contenders.len())?;
        for (index, list) in self.weights.iter().enumerate() {
            check::length(&format!("weights[{index}]"), list.len(), self.years.len())?;
        }
        for at in 0..self.years.len() {
            let list: Vec<f64> = self.weights.iter().map(|it| it[at]).collect();
            check::shares(&format!("weights at years[{at}]"), &list)?;
        }
        for (index, event) in self.events.iter().enumerate() {
            check::year(&format!("events[{index}].at"), event.at)?;
        }
        let Some(seen) = &self.seen else { return Ok(()) };
        check::within("seen.contender", seen.contender as f64, (0.0, self.contenders.len() as f64 - 1.0))?;
        check::length("seen.weights", seen.weights.len(), self.years.len())?;
        seen.weights.iter().enumerate().try_for_each(|(at, it)| check::share(&format!("seen.weights[{at}]"), *it))
    }

    /// The layers from the bottom up; nobody on top where weights are missing to one.
    fn layers(&self) -> Vec<Layer> {
        let first = self.seen.as_ref().map(|seen| seen.contender);
        let rest = (0..self.contenders.len()).filter(|index| Some(*index) != first);
        let mut lower = vec![0.0; self.years.len()];
        let mut layers = Vec::new();
        for index in first.into_iter().chain(rest) {
            let upper: Vec<f64> = lower.iter().zip(&self.weights[index]).map(|(sum, it)| (sum + it).min(1.0)).collect();
            layers.push(Layer { contender: Some(index), lower, upper: upper.clone() });
            lower = upper;
        }
        if lower.iter().any(|sum| *sum < 1.0 - 1e-6) {
            layers.push(Layer { contender: None, lower, upper: vec![1.0; self.years.len()] });
        }
        layers
    }

    fn name(&self, contender: Option<usize>) -> String {
        contender.map_or_else(|| "nobody".into(), |index| clean(&self.contenders[index].name))
    }

    fn table(&self) -> Vec<String> {
        let (first, last) = (self.years[0], self.years[self.years.len() - 1]);
        let share = |list: &[f64], at: usize| words::percent(list[at].clamp(0.0, 1.0));
        let row = |(contender, list): (&Contender, &Vec<f64>)| {
            format!("{}: {} to {}.", contender.name, share(list, 0), share(list, list.len() - 1))
        };
        let span = format!("Weights from {} to {}.", words::month(first), words::month(last));
        let rows = self.contenders.iter().zip(&self.weights).map(row);
        let seen = self.seen.as_ref().map(|it| {
            format!("{}: {} to {}.", it.label, share(&it.weights, 0), share(&it.weights, it.weights.len() - 1))
        });
        std::iter::once(span).chain(rows).chain(seen).collect()
    }
}

/// Scales of the stream and the area it fills.
struct Frames {
    area: Area,
    x: Scale,
    y: Scale,
}

impl Frames {
    fn line(&self, years: &[f64], heights: &[f64]) -> Vec<(f64, f64)> {
        years.iter().zip(heights).map(|(at, height)| (self.x.at(*at), self.y.at(*height))).collect()
    }

    /// Where a centred text fits between two edges without touching another text: the middle of its baseline, and how well.
    fn place(&self, canvas: &Canvas, years: &[f64], slot: &Slot<'_>) -> Option<((f64, f64), f64)> {
        let xs: Vec<f64> = years.iter().map(|at| self.x.at(*at)).collect();
        let (half, height) = (slot.kind.width(slot.text) / 2.0 + 6.0, slot.kind.size);
        let middle = self.area.x + self.area.width / 2.0;
        let mut best: Option<((f64, f64), f64)> = None;
        for step in 1..96 {
            let x = self.area.x + self.area.width * f64::from(step) / 96.0;
            if x - half < self.area.x || x + half > self.area.right() {
                continue;
            }
            let start = xs.partition_point(|it| *it < x - half).saturating_sub(1);
            let end = (xs.partition_point(|it| *it <= x + half) + 1).min(xs.len());
            let edge = |heights: &[f64]| {
                let pixels = heights[start..end].iter().map(|it| self.y.at(*it));
                pixels.fold((f64::MAX, f64::MIN), |(min, max), it| (min.min(it), max.max(it)))
            };
            let ((crest, top), (bottom, _)) = (edge(slot.upper), edge(slot.lower));
            if slot.text.is_empty() || bottom - top < height + 6.0 {
                continue;
            }
            let centre = if slot.hugs { top + height * 0.5 + 5.0 } else { (top + bottom) / 2.0 };
            let at = (x, centre + height * 0.36);
            let room = (bottom - top).min(3.0 * height) - if slot.hugs { top - crest } else { 0.0 };
            let score = room - (x - middle).abs() / self.area.width;
            let free = || canvas.is_free(&canvas.measure(slot.text, at, Anchor::Middle, slot.kind));
            if best.is_none_or(|(_, most)| score > most) && free() {
                best = Some((at, score));
            }
        }
        best
    }
}

/// A place for a text: between which edges, and whether it keeps close to the upper one.
#[derive(Clone, Copy)]
struct Slot<'a> {
    text: &'a str,
    kind: Type,
    lower: &'a [f64],
    upper: &'a [f64],
    hugs: bool,
}

impl Stream {
    fn draw_layers(&self, canvas: &mut Canvas, frames: &Frames, layers: &[Layer]) {
        let tokens = canvas.tokens;
        for layer in layers {
            let fill = layer.contender.map_or(tokens.nobody_fill(), |index| tokens.fill(index));
            let mut outline = frames.line(&self.years, &layer.upper);
            outline.extend(frames.line(&self.years, &layer.lower).into_iter().rev());
            canvas.shape("layer", &outline, fill, 1.0, true);
        }
    }

    /// Writes the names of those in whose layer one fits; returns the others.
    fn name_layers<'a>(&self, canvas: &mut Canvas, frames: &Frames, layers: &'a [Layer]) -> Vec<&'a Layer> {
        let tokens = canvas.tokens;
        let mut unnamed = Vec::new();
        for (index, layer) in layers.iter().enumerate() {
            let name = self.name(layer.contender);
            let slot = Slot { text: &name, kind: NAME, lower: &layer.lower, upper: &layer.upper, hugs: false };
            let place = match &self.seen {
                Some(seen) if index == 0 => {
                    let line = seen.weights.iter().zip(&layer.upper).map(|(it, upper)| it.min(*upper));
                    let line: Vec<f64> = line.collect();
                    let above = frames.place(canvas, &self.years, &Slot { lower: &line, ..slot });
                    let below = frames.place(canvas, &self.years, &Slot { upper: &line, ..slot });
                    [above, below].into_iter().flatten().max_by(|a, b| a.1.total_cmp(&b.1))
                }
                _ => frames.place(canvas, &self.years, &slot),
            };
            match place {
                Some((at, _)) => {
                    let fill = layer.contender.map_or(tokens.nobody_fill(), |index| tokens.fill(index));
                    plate(canvas, at, &name, NAME, fill);
                }
                None => unnamed.push(layer),
            }
        }
        unnamed
    }

    /// The dashed line and, where there is room below it, its label; whether the label was drawn.
    fn draw_seen(&self, canvas: &mut Canvas, frames: &Frames, layer: &Layer, seen: &SeenWeight) -> bool {
        let fill = canvas.tokens.fill(seen.contender);
        let line = frames.line(&self.years, &seen.weights);
        let colour = canvas.tokens.line_on(fill.colour);
        // A ground in the contender's own colour: the dashes stand out wherever the line runs, and show whose it is.
        canvas.polyline("seen-ground", &line, Pen::solid(fill.colour, 6.0));
        canvas.polyline("seen", &line, Pen { colour, width: 2.5, dash: Some("7 4") });
        let upper: Vec<f64> = seen.weights.iter().zip(&layer.upper).map(|(it, upper)| it.min(*upper)).collect();
        let label = clean(&seen.label);
        let slot = Slot { text: &label, kind: SEEN, lower: &layer.lower, upper: &upper, hugs: true };
        let place = frames.place(canvas, &self.years, &slot);
        if let Some((at, _)) = place {
            plate(canvas, at, &label, SEEN, fill);
        }
        place.is_some()
    }

    /// Names and shares at the end, moved apart where they would touch, the smallest left out where there is no room.
    fn draw_ends(&self, canvas: &mut Canvas, frames: &Frames, layers: &[Layer], right: f64) {
        let tokens = canvas.tokens;
        let last = self.years.len() - 1;
        let mut shown: Vec<&Layer> = layers.iter().filter(|it| it.upper[last] - it.lower[last] >= 0.0005).collect();
        let most = (frames.area.height / END_LEAD) as usize;
        shown.sort_by(|a, b| (b.upper[last] - b.lower[last]).total_cmp(&(a.upper[last] - a.lower[last])));
        shown.truncate(most);
        shown.sort_by(|a, b| b.lower[last].total_cmp(&a.lower[last]));
        let mut middles: Vec<f64> =
            shown.iter().map(|it| frames.y.at((it.lower[last] + it.upper[last]) / 2.0)).collect();
        spread_out(&mut middles, (frames.area.y + 8.0, frames.area.bottom() - 8.0));
        for (layer, y) in shown.iter().zip(&middles) {
            let fill = layer.contender.map_or(tokens.nobody_fill(), |index| tokens.fill(index));
            let (x, middle) = (frames.area.right(), frames.y.at((layer.lower[last] + layer.upper[last]) / 2.0));
            canvas.line("leader", (x + 1.0, middle), (x + 12.0, *y), Pen::solid(tokens.soft, 1.0));
            canvas.rect("chip", Area { x: x + 13.0, y: y - 5.5, width: 11.0, height: 11.0 }, fill);
            let share = words::percent(layer.upper[last] - layer.lower[last]);
            let room = right - x - 30.0;
            let name = END.cut(&self.name(layer.contender), room - END.width(&share) - 6.0);
            let text = if name.is_empty() { share } else { format!("{name} {share}") };
            canvas.text(&text, (x + 30.0, y + 4.8), Anchor::Start, END, tokens.ink);
        }
    }
}

/// Moves heights apart to the least distance, keeping their order and the bounds; assumes that they fit.
fn spread_out(middles: &mut [f64], (top, bottom): (f64, f64)) {
    let mut least = top;
    for middle in middles.iter_mut() {
        *middle = middle.max(least);
        least = *middle + END_LEAD;
    }
    let mut most = bottom;
    for middle in middles.iter_mut().rev() {
        *middle = middle.min(most);
        most = *middle - END_LEAD;
    }
}

impl Chart for Stream {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        self.check()?;
        let layers = self.layers();
        let mut sheet = Sheet::new(&self.frame, style);
        let tokens = sheet.canvas.tokens;
        let (left, right) = (sheet.left, sheet.left + sheet.width);
        let ends = layers.iter().map(|it| END.width(&format!("{} 100 %", self.name(it.contender)))).fold(0.0, f64::max);
        let ends = (ends + 34.0).min((sheet.width * 0.22).max(150.0));
        let span = (left + AXIS.width("100 %") + 8.0, right - ends);
        let x = Scale { domain: (self.years[0], self.years[self.years.len() - 1]), range: span };
        let events = Events::new(&self.events, &x);
        let area = Area { x: span.0, y: sheet.y + events.height() + 4.0, width: span.1 - span.0, height: HEIGHT };
        let y = Scale { domain: (0.0, 1.0), range: (area.bottom(), area.y) };
        let frames = Frames { area, x, y };
        self.draw_layers(&mut sheet.canvas, &frames, &layers);
        for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let (y, weight) = (frames.y.at(tick), if tick == 0.0 { 1.5 } else { 0.5 });
            sheet.canvas.line("grid", (area.x, y), (area.right(), y), Pen::solid(tokens.ink, weight));
            let text = words::percent(tick);
            sheet.canvas.text(&text, (area.x - 7.0, y + 4.2), Anchor::End, AXIS, tokens.soft);
        }
        let seen = self.seen.as_ref().zip(layers.first());
        let unlabelled = seen.filter(|(seen, layer)| !self.draw_seen(&mut sheet.canvas, &frames, layer, seen));
        let unnamed = self.name_layers(&mut sheet.canvas, &frames, &layers);
        let mut entries: Vec<Entry> = unnamed
            .iter()
            .filter_map(|it| it.contender)
            .map(|index| Entry::contender(tokens.fill(index), &self.contenders[index]))
            .collect();
        if unnamed.iter().any(|it| it.contender.is_none()) {
            entries.push(Entry::new(Sign::Chip(tokens.nobody_fill()), "nobody"));
        }
        entries.extend(
            unlabelled.map(|(seen, _)| Entry::new(Sign::Line(Pen::dashed(tokens.ink, 2.5)), seen.label.as_str())),
        );
        self.draw_ends(&mut sheet.canvas, &frames, &layers, right);
        events.draw(&mut sheet.canvas, area);
        years::ticks(&mut sheet.canvas, &frames.x, area);
        sheet.y = area.bottom() + rows::AXIS_HEIGHT + 8.0;
        sheet.legend(&entries);
        sheet.small_print(&events.unlabelled());
        Ok(sheet.finish(&self.frame, &self.table()))
    }
}
