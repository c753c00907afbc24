//! What stands in the past of an outcome: how often each event is among its causes, and what it does to the odds.

use crate::canvas::{Anchor, Area};
use crate::check;
use crate::error::PlotError;
use crate::frame::{Estimate, Frame};
use crate::picture::{Chart, Picture, Style};
use crate::rows::{self, Differences, GAP, LABEL, Labels, STRONG};
use crate::scale::Scale;
use crate::sheet::Sheet;
use crate::words;

/// Events in the causal past of an outcome, the most frequent first.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasts {
    /// The words around the chart.
    pub frame: Frame,
    /// The events.
    pub rows: Vec<PastRow>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct PastRow {
    /// What happened, in a few words.
    pub label: String,
    /// Share of the outcome's histories in whose causal past the event stands, 0 to 1.
    pub share: f64,
    /// The odds of the outcome in histories with the event minus those in histories without it, as a fraction.
    pub difference: Option<Estimate>,
}

impl Pasts {
    fn check(&self) -> Result<(), PlotError> {
        check::filled("rows", &self.rows)?;
        for (index, row) in self.rows.iter().enumerate() {
            check::share(&format!("rows[{index}].share"), row.share)?;
            if let Some(it) = &row.difference {
                check::difference(&format!("rows[{index}].difference"), it)?;
            }
        }
        Ok(())
    }

    fn table(rows: &[&PastRow]) -> Vec<String> {
        let row = |row: &&PastRow| {
            let change = row.difference.map_or_else(String::new, |it| {
                format!("; odds with it minus odds without it {}, 95 % interval", words::points(&it))
            });
            format!("{}: in {} of the pasts{change}.", row.label, words::percent(row.share))
        };
        rows.iter().map(row).collect()
    }
}

impl Chart for Pasts {
    fn draw(&self, style: &Style) -> Result<Picture, PlotError> {
        self.check()?;
        let mut rows: Vec<&PastRow> = self.rows.iter().collect();
        rows.sort_by(|a, b| b.share.total_cmp(&a.share));
        let mut sheet = Sheet::new(&self.frame, style);
        let tokens = sheet.canvas.tokens;
        let (left, right) = (sheet.left, sheet.left + sheet.width);
        let differences: Vec<Estimate> = rows.iter().filter_map(|row| row.difference).collect();
        let figures = Differences::figures(&differences, sheet.width);
        let beside = if differences.is_empty() { 0.0 } else { figures + (sheet.width * 0.2).max(100.0) };
        let labels = Labels::new(rows.iter().map(|row| row.label.as_str()), sheet.width * 0.26);
        let split = right - beside - if beside > 0.0 { GAP } else { 0.0 };
        let share_width = STRONG.width("<0.1 %") + 6.0;
        let bars = (left + labels.width + 16.0, split - share_width - 14.0);
        let scale = Scale::around(rows.iter().map(|row| row.share), bars, 5);

        let mut top = sheet.heading((left, split - left), "Among the causes", "Share of these histories.");
        let panel = (beside > 0.0).then(|| {
            let span = (right - beside, beside);
            top = sheet.heading(span, "Odds with and without it", "Difference in points, 95 % intervals.").max(top);
            Differences::new(&differences, (span.0 + 8.0, right), figures)
        });
        let heights: Vec<f64> = (0..rows.len()).map(|row| labels.height(row).max(24.0) + 10.0).collect();
        let bottom = top + 6.0 + heights.iter().sum::<f64>();
        let area = Area { x: bars.0, y: top + 4.0, width: bars.1 - bars.0, height: bottom - top };
        rows::axis(&mut sheet.canvas, &scale, area, rows::percent_tick(&scale));
        if let Some(panel) = &panel {
            panel.axis(&mut sheet.canvas, (area.y, area.bottom()));
        }
        let mut y = top + 6.0;
        for (index, row) in rows.iter().enumerate() {
            let middle = y + heights[index] / 2.0;
            let canvas = &mut sheet.canvas;
            labels.draw(canvas, index, (left, middle), LABEL);
            let bar = Area { x: bars.0, y: middle - 9.0, width: scale.at(row.share) - bars.0, height: 18.0 };
            canvas.plain_rect("bar", bar, tokens.ink);
            canvas.text(&words::percent(row.share), (split, middle + 4.8), Anchor::End, STRONG, tokens.ink);
            if let (Some(panel), Some(it)) = (&panel, &row.difference) {
                panel.row(canvas, middle, it, tokens.red);
            }
            y += heights[index];
        }
        sheet.y = area.bottom() + rows::AXIS_HEIGHT;
        Ok(sheet.finish(&self.frame, &Self::table(&rows)))
    }
}
