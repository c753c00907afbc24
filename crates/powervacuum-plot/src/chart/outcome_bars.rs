//! Who rules in the end, by what was changed: stacked shares, and one contender's difference to the baseline.

use crate::canvas::{Area, Canvas};
use crate::check;
use crate::error::PlotError;
use crate::font::{Type, clean};
use crate::frame::{Contender, Estimate, Frame};
use crate::picture::{Chart, Picture, Style};
use crate::rows::{self, Differences, GAP, LABEL, Labels, STRONG};
use crate::scale::Scale;
use crate::sheet::{Entry, Sheet, Sign, plate};
use crate::words;

/// Shares of outcomes in the baseline and in what-ifs, one bar each.
///
/// The first row is the baseline. Rows stay in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeBars {
    /// The words around the chart.
    pub frame: Frame,
    /// The contenders, in the order of their colours and of the segments.
    pub contenders: Vec<Contender>,
    /// The contender whose differences are shown beside the bars: an index into `contenders`. `None`: no differences.
    pub followed: Option<usize>,
    /// The bars, baseline first.
    pub rows: Vec<OutcomeRow>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeRow {
    /// What was changed, or "As it was" for the baseline.
    pub label: String,
    /// Share of histories that end with each contender, in the order of `contenders`. What is missing to one is "nobody".
    pub shares: Vec<f64>,
    /// The followed contender's share here minus the baseline's, from paired histories.
    pub difference: Option<Estimate>,
}

const INSIDE: Type = Type::strong(13.0);

impl OutcomeBars {
    fn check(&self) -> Result<(), PlotError> {
        check::filled("rows", &self.rows)?;
        for (index, row) in self.rows.iter().enumerate() {
            check::length(&format!("rows[{index}].shares"), row.shares.len(), self.contenders.len())?;
            check::shares(&format!("rows[{index}].shares"), &row.shares)?;
            if let Some(it) = &row.difference {
                check::difference(&format!("rows[{index}].difference"), it)?;
            }
        }
        match self.followed {
            Some(index) => check::within("followed", index as f64, (0.0, self.contenders.len() as f64 - 1.0)),
            None => Ok(()),
        }
    }

    /// Segments of a row with a share above zero: contender (`None`: nobody), start and share.
    fn segments(row: &OutcomeRow) -> Vec<(Option<usize>, f64, f64)> {
        let mut start = 0.0;
        let mut list = Vec::new();
        for (contender, share) in row.shares.iter().enumerate() {
            if *share > 0.0 {
                list.push((Some(contender), start, *share));
            }
            start += share;
        }
        if start < 1.0 - 1e-9 {
            list.push((None, start, 1.0 - start));
        }
        list
    }

    fn name(&self, contender: Option<usize>) -> String {
        contender.map_or_else(|| "nobody".into(), |index| clean(&self.contenders[index].name))
    }

    /// The label that fits into a segment, from name and share down to nothing, and whether it names the contender.
    fn label(&self, contender: Option<usize>, share: f64, room: f64) -> (String, bool) {
        let name = self.name(contender);
        let full = format!("{name} {}", words::percent(share));
        if !name.is_empty() && INSIDE.width(&full) + 16.0 <= room {
            return (full, true);
        }
        if !name.is_empty() && INSIDE.width(&name) + 12.0 <= room {
            return (name, true);
        }
        let mark = contender.map_or_else(String::new, |index| clean(&self.contenders[index].mark));
        let short = format!("{mark} {}", words::percent(share)).trim_start().to_owned();
        let fits = |text: &String| INSIDE.width(text) + 6.0 <= room;
        ([short, mark].into_iter().find(fits).unwrap_or_default(), false)
    }

    /// Entries for those whose name fits into none of their segments.
    fn legend(&self, sheet: &Sheet, width: f64) -> Vec<Entry> {
        let unnamed = |who: Option<usize>| {
            let mut mine = self.rows.iter().flat_map(Self::segments).filter(|it| it.0 == who).peekable();
            mine.peek().is_some() && !mine.any(|(_, _, share)| self.label(who, share, share * width).1)
        };
        let tokens = sheet.canvas.tokens;
        let contenders = self.contenders.iter().enumerate().filter(|(index, _)| unnamed(Some(*index)));
        let mut list: Vec<Entry> = contenders.map(|(index, it)| Entry::contender(tokens.fill(index), it)).collect();
        if unnamed(None) {
            list.push(Entry::new(Sign::Chip(tokens.nobody_fill()), "nobody"));
        }
        list
    }

    fn bar(&self, canvas: &mut Canvas, row: &OutcomeRow, scale: &Scale, (y, height): (f64, f64)) {
        let tokens = canvas.tokens;
        for (contender, start, share) in Self::segments(row) {
            let fill = contender.map_or(tokens.nobody_fill(), |index| tokens.fill(index));
            let (x, end) = (scale.clipped(start), scale.clipped(start + share));
            let seam = if end - x > 2.5 { 1.0 } else { 0.0 };
            canvas.rect("segment", Area { x, y, width: end - x - seam, height }, fill);
            let (text, _) = self.label(contender, share, end - x);
            plate(canvas, ((x + end - seam) / 2.0, y + height / 2.0 + 4.5), &text, INSIDE, fill);
        }
    }

    fn table(&self) -> Vec<String> {
        let row = |row: &OutcomeRow| {
            let shares = Self::segments(row);
            let parts = shares.iter().map(|(who, _, share)| format!("{} {}", self.name(*who), words::percent(*share)));
            let parts = parts.collect::<Vec<_>>().join(", ");
            let change = row.difference.map_or_else(String::new, |it| {
                let who = self.followed.map_or_else(String::new, |index| self.name(Some(index)));
                format!("; {who} {} against the baseline, 95 % interval", words::points(&it))
            });
            format!("{}: {parts}{change}.", row.label)
        };
        self.rows.iter().map(row).collect()
    }
}

impl Chart for OutcomeBars {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        self.check()?;
        let mut sheet = Sheet::new(&self.frame, style);
        let (left, right) = (sheet.left, sheet.left + sheet.width);
        let differences: Vec<Estimate> = self.rows.iter().filter_map(|row| row.difference).collect();
        let panel = self.followed.filter(|_| !differences.is_empty());
        let labels = Labels::new(self.rows.iter().map(|row| row.label.as_str()), sheet.width * 0.21);
        let figures = Differences::figures(&differences, sheet.width);
        let beside = if panel.is_some() { figures + (sheet.width * 0.2).max(100.0) } else { 0.0 };
        let bars = (left + labels.width + 16.0, right - beside - if beside > 0.0 { GAP } else { 0.0 });
        let scale = Scale { domain: (0.0, 1.0), range: bars };

        let entries = self.legend(&sheet, bars.1 - bars.0);
        sheet.legend(&entries);
        let mut top =
            sheet.heading((left, bars.1 - left), "How histories end", "Share of histories, by what was changed.");
        let beside = panel.map(|index| {
            let span = (right - beside, beside);
            let title = format!("{} against “{}”", self.name(Some(index)), clean(&self.rows[0].label));
            top = sheet.heading(span, &title, "Difference in points, 95 % intervals.").max(top);
            Differences::new(&differences, (span.0 + 8.0, right), figures)
        });

        let dense = if self.rows.len() > 10 { 26.0 } else { 34.0 };
        let heights: Vec<f64> = (0..self.rows.len()).map(|row| labels.height(row).max(dense) + 14.0).collect();
        let bottom = top + 6.0 + heights.iter().sum::<f64>();
        let area = Area { x: bars.0, y: top + 4.0, width: bars.1 - bars.0, height: bottom - top };
        rows::axis(&mut sheet.canvas, &scale, area, rows::percent_tick(&scale));
        if let Some(panel) = &beside {
            panel.axis(&mut sheet.canvas, (area.y, area.bottom()));
        }
        let mut y = top + 6.0;
        for (index, row) in self.rows.iter().enumerate() {
            let middle = y + heights[index] / 2.0;
            labels.draw(&mut sheet.canvas, index, (left, middle), if index == 0 { STRONG } else { LABEL });
            self.bar(&mut sheet.canvas, row, &scale, (middle - dense / 2.0, dense));
            if let (Some(panel), Some(followed)) = (&beside, self.followed) {
                let tokens = sheet.canvas.tokens;
                match &row.difference {
                    Some(it) => panel.row(&mut sheet.canvas, middle, it, tokens.line(tokens.fill(followed).colour)),
                    None if index == 0 => panel.note(&mut sheet.canvas, middle, "baseline", tokens.soft),
                    None => {}
                }
            }
            y += heights[index];
        }
        sheet.y = area.bottom() + rows::AXIS_HEIGHT;
        Ok(sheet.finish(&self.frame, &self.table()))
    }
}
