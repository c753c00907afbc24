//! Weights over time with their spread, real beside publicly seen: one small panel for each contender.

use crate::canvas::{Anchor, Area, Canvas, Pen};
use crate::check;
use crate::error::PlotError;
use crate::font::{Type, clean};
use crate::frame::{Contender, Event, Frame, Spread};
use crate::picture::{Chart, Picture, Style};
use crate::rows::{self, AXIS};
use crate::scale::Scale;
use crate::sheet::{Entry, Sheet, Sign, chip};
use crate::theme::{Fill, Texture};
use crate::words;
use crate::years;

/// Weights over time across many histories, in small panels on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// The words around the chart.
    pub frame: Frame,
    /// The contenders, in the order of their colours and panels.
    pub contenders: Vec<Contender>,
    /// The times as decimal years, rising.
    pub years: Vec<f64>,
    /// One entry for each contender.
    pub curves: Vec<WeightCurves>,
    /// Events marked by numbered lines in every panel and explained below.
    pub events: Vec<Event>,
}

/// One contender's weights.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightCurves {
    /// Real weights, one for each time, as fractions: drawn solid in the contender's colour.
    pub real: Vec<Spread>,
    /// Weights as the public sees them, one for each time: drawn dashed. Empty: not drawn.
    pub seen: Vec<Spread>,
}

const NAME: Type = Type::strong(15.0);
const FIGURES: Type = Type::regular(12.5);
const NUMBER: Type = Type::strong(11.0);
/// Height of a panel's curves.
const HEIGHT: f64 = 150.0;
/// Height above the curves: rule, name, last figures, event numbers.
const HEAD: f64 = 62.0;

impl Weights {
    fn check(&self) -> Result<(), PlotError> {
        check::filled("contenders", &self.contenders)?;
        check::times("years", &self.years)?;
        check::length("curves", self.curves.len(), self.contenders.len())?;
        for (index, curves) in self.curves.iter().enumerate() {
            check::length(&format!("curves[{index}].real"), curves.real.len(), self.years.len())?;
            if !curves.seen.is_empty() {
                check::length(&format!("curves[{index}].seen"), curves.seen.len(), self.years.len())?;
            }
            for (name, list) in [("real", &curves.real), ("seen", &curves.seen)] {
                for (at, it) in list.iter().enumerate() {
                    check::spread(&format!("curves[{index}].{name}[{at}]"), it, (0.0, 1.0))?;
                }
            }
        }
        let dated = |(index, event): (usize, &Event)| check::year(&format!("events[{index}].at"), event.at);
        self.events.iter().enumerate().try_for_each(dated)
    }

    /// The weights at the end in words.
    fn figures(curves: &WeightCurves) -> String {
        let last = |list: &[Spread]| list.last().map(|it| words::percent(it.median));
        match (last(&curves.real), last(&curves.seen)) {
            (Some(real), Some(seen)) => format!("ends at {real}, seen as {seen}"),
            (Some(real), None) => format!("ends at {real}"),
            _ => String::new(),
        }
    }

    fn table(&self) -> Vec<String> {
        let (first, last) = (self.years[0], self.years[self.years.len() - 1]);
        let row = |(contender, curves): (&Contender, &WeightCurves)| {
            let start = curves.real.first().map_or_else(String::new, |it| words::percent(it.median));
            format!("{}: starts at {start}, {}.", contender.name, Self::figures(curves))
        };
        let span = format!("Median weights from {} to {}.", words::month(first), words::month(last));
        std::iter::once(span).chain(self.contenders.iter().zip(&self.curves).map(row)).collect()
    }

    /// Events on the axis in order of time.
    fn shown_events(&self) -> Vec<&Event> {
        let span = self.years[0]..=self.years[self.years.len() - 1];
        let mut list: Vec<&Event> = self.events.iter().filter(|event| span.contains(&event.at)).collect();
        list.sort_by(|a, b| a.at.total_cmp(&b.at));
        list
    }

    fn draw_panel(&self, canvas: &mut Canvas, index: usize, cell: Area, scales: &(Scale, Scale), events: &[&Event]) {
        let tokens = canvas.tokens;
        let (contender, curves) = (&self.contenders[index], &self.curves[index]);
        let area =
            Area { x: scales.0.range.0, y: cell.y + HEAD, width: cell.right() - scales.0.range.0, height: HEIGHT };
        canvas.plain_rect("rule", Area { height: 2.0, ..cell }, tokens.ink);
        let fill = tokens.fill(index);
        let name_x = cell.x + chip(canvas, (cell.x, cell.y + 16.0), fill, &contender.mark) + 6.0;
        let name = NAME.cut(&clean(&contender.name), cell.right() - name_x);
        canvas.text(&name, (name_x, cell.y + 21.0), Anchor::Start, NAME, tokens.ink);
        let figures = FIGURES.cut(&Self::figures(curves), cell.width);
        canvas.text(&figures, (cell.x, cell.y + 40.0), Anchor::Start, FIGURES, tokens.soft);
        draw_axes(canvas, area, scales);
        draw_events(canvas, area, &scales.0, events);
        let line = |pick: fn(&Spread) -> f64, list: &[Spread]| -> Vec<(f64, f64)> {
            self.years.iter().zip(list).map(|(at, it)| (scales.0.at(*at), scales.1.at(pick(it)))).collect()
        };
        let band = |list: &[Spread]| {
            let mut outline = line(|it| it.high, list);
            outline.extend(line(|it| it.low, list).into_iter().rev());
            outline
        };
        let grey = Fill { colour: tokens.ink, texture: Texture::Plain };
        let plain = Fill { texture: Texture::Plain, ..fill };
        if !curves.seen.is_empty() {
            canvas.shape("band-seen", &band(&curves.seen), grey, 0.13, false);
        }
        canvas.shape("band-real", &band(&curves.real), plain, 0.3, false);
        canvas.polyline("real", &line(|it| it.median, &curves.real), Pen::solid(tokens.line(fill.colour), 2.75));
        if !curves.seen.is_empty() {
            canvas.polyline("seen", &line(|it| it.median, &curves.seen), Pen::dashed(tokens.ink, 1.75));
        }
    }

    fn key(&self, sheet: &mut Sheet) {
        let tokens = sheet.canvas.tokens;
        let mut entries = vec![
            Entry::new(Sign::Line(Pen::solid(tokens.contenders[0], 2.75)), "real weight, in the contender's colour"),
            Entry::new(Sign::Line(Pen::dashed(tokens.ink, 1.75)), "as the public sees it"),
        ];
        if self.curves.iter().all(|curves| curves.seen.is_empty()) {
            entries.pop();
        }
        let grey = Fill { colour: tokens.ink.mixed(tokens.paper, 0.75), texture: Texture::Plain };
        entries.push(Entry::new(Sign::Chip(grey), "middle 80 % of histories"));
        sheet.legend(&entries);
    }
}

/// The grid and the labels of one panel.
fn draw_axes(canvas: &mut Canvas, area: Area, (x, y): &(Scale, Scale)) {
    let tokens = canvas.tokens;
    let name = rows::percent_tick(y);
    for tick in y.ticks(4) {
        let height = y.at(tick);
        let pen = if tick.abs() < 1e-9 { Pen::solid(tokens.ink, 1.25) } else { Pen::solid(tokens.hair, 1.0) };
        canvas.line("grid", (area.x, height), (area.right(), height), pen);
        canvas.text(&name(tick), (area.x - 6.0, height + 4.2), Anchor::End, AXIS, tokens.soft);
    }
    years::ticks(canvas, x, area);
}

/// Lines at events, with their numbers above; numbers that would touch share one label.
fn draw_events(canvas: &mut Canvas, area: Area, x: &Scale, events: &[&Event]) {
    let tokens = canvas.tokens;
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let at = x.at(event.at);
        canvas.line(
            "event",
            (at, area.y - 3.0),
            (at, area.bottom()),
            Pen::solid(tokens.hair.mixed(tokens.soft, 0.4), 1.0),
        );
        match groups.last_mut() {
            Some(group) if at - x.at(events[group.1].at) < 18.0 => group.1 = index,
            _ => groups.push((index, index)),
        }
    }
    for (first, last) in groups {
        let text = if first == last { (first + 1).to_string() } else { format!("{}–{}", first + 1, last + 1) };
        let place = ((x.at(events[first].at) + x.at(events[last].at)) / 2.0, area.y - 6.0);
        if canvas.is_free(&canvas.measure(&text, place, Anchor::Middle, NUMBER)) {
            canvas.text(&text, place, Anchor::Middle, NUMBER, tokens.soft);
        }
    }
}

impl Chart for Weights {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        self.check()?;
        let mut sheet = Sheet::new(&self.frame, style);
        self.key(&mut sheet);
        let count = self.contenders.len();
        let columns = ((sheet.width / 235.0) as usize).clamp(1, 4).min(count);
        let margin = AXIS.width("100 %") + 8.0;
        let gap = 22.0;
        let width = (sheet.width - gap * (columns as f64 - 1.0)) / columns as f64;
        let highs = self.curves.iter().flat_map(|curves| curves.real.iter().chain(&curves.seen)).map(|it| it.high);
        let top = Scale::around(highs, (0.0, 1.0), 4).domain.1.min(1.0);
        let events = self.shown_events();
        let height = HEAD + HEIGHT + rows::AXIS_HEIGHT + 14.0;
        for index in 0..count {
            let (column, row) = ((index % columns) as f64, (index / columns) as f64);
            let cell = Area { x: sheet.left + column * (width + gap), y: sheet.y + row * height, width, height };
            let x = Scale {
                domain: (self.years[0], self.years[self.years.len() - 1]),
                range: (cell.x + margin, cell.right() - 2.0),
            };
            let y = Scale { domain: (0.0, top), range: (cell.y + HEAD + HEIGHT, cell.y + HEAD) };
            self.draw_panel(&mut sheet.canvas, index, cell, &(x, y), &events);
        }
        sheet.y += count.div_ceil(columns) as f64 * height;
        let list: Vec<String> = events
            .iter()
            .enumerate()
            .map(|(index, event)| format!("{} {} ({})", index + 1, clean(&event.label), words::month(event.at)))
            .collect();
        if !list.is_empty() {
            sheet.small_print(&format!("Marked: {}.", list.join(", ")));
        }
        Ok(sheet.finish(&self.frame, &self.table()))
    }
}
