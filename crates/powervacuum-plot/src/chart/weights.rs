//! Weights over time with their spread, real beside publicly seen: one small panel for each contender.

use crate::frame::{Contender, Event, Frame, Spread};

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
