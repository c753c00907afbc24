//! Who rules in the end, by what was changed: stacked shares, and one contender's difference to the baseline.

use crate::frame::{Contender, Estimate, Frame};

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
