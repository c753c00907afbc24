//! When things happen: medians and central 80 % of dates, beside the dates of the record.

use crate::frame::{Frame, Spread};

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
