//! Attribution: from the odds with all causes switched off, step by step, to the odds as they are.

use crate::frame::{Estimate, Frame};

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
