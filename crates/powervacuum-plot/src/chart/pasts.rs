//! What stands in the past of an outcome: how often each event is among its causes, and what it does to the odds.

use crate::frame::{Estimate, Frame};

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
