//! Sensitivity: how much the outcome depends on each parameter, by Sobol' or by Morris.

use crate::frame::{Estimate, Frame};

/// Sensitivity indices, one row for each parameter, the largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Indices {
    /// The words around the chart.
    pub frame: Frame,
    /// The indices by method.
    pub rows: IndexRows,
    /// How large an index may come from chance alone, in the unit of the first axis: drawn as a grey band.
    pub noise: Option<f64>,
}

/// Indices of one method.
#[derive(Clone, Debug, PartialEq)]
pub enum IndexRows {
    /// Shares of the outcome's variance: first-order and total. Sorted by total.
    Sobol(Vec<SobolRow>),
    /// Elementary effects: their mean size and how much they differ. Sorted by mean size.
    Morris {
        /// The rows.
        rows: Vec<MorrisRow>,
        /// The unit of an effect, for the axis: "points of the odds, from lowest to highest setting".
        unit: String,
        /// What an effect is multiplied by for the axis: 100 for effects on shares in points.
        factor: f64,
    },
}

/// One parameter's Sobol' indices.
#[derive(Clone, Debug, PartialEq)]
pub struct SobolRow {
    /// The parameter.
    pub label: String,
    /// Share of the variance due to this parameter alone, as a fraction. Estimates may lie below zero.
    pub first: Estimate,
    /// Share of the variance in which this parameter has a part, as a fraction.
    pub total: Estimate,
}

/// One parameter's elementary effects.
#[derive(Clone, Debug, PartialEq)]
pub struct MorrisRow {
    /// The parameter.
    pub label: String,
    /// Mean of the absolute effects (mu star).
    pub size: Estimate,
    /// Standard deviation of the effects (sigma): high where the effect depends on the other parameters.
    pub variation: Estimate,
}
