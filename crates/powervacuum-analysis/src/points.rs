//! Points of a design: a table of numbers, one row a point, one column a parameter.

use serde::Serialize;

use crate::AnalysisError;
use crate::error::{check_finite, check_length};

/// Points in the unit cube, one row each, in the order in which their outputs are expected.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Points {
    parameters: usize,
    values: Vec<f64>,
}

impl Points {
    /// No points yet, of this many parameters.
    pub(crate) fn new(parameters: usize) -> Points {
        Points { parameters, values: Vec::new() }
    }

    /// Points from a list of rows.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] if the rows differ in length, [`AnalysisError::NotFinite`] for what is no number.
    pub fn from_rows(rows: &[Vec<f64>]) -> Result<Points, AnalysisError> {
        let parameters = rows.first().map_or(0, Vec::len);
        let mut points = Points::new(parameters);
        for row in rows {
            check_length("parameters", parameters, row.len())?;
            check_finite("points", row)?;
            points.values.extend_from_slice(row);
        }
        Ok(points)
    }

    pub(crate) fn push(&mut self, row: &[f64]) {
        debug_assert_eq!(row.len(), self.parameters, "a row of another length");
        self.values.extend_from_slice(row);
    }

    /// How many numbers a point has.
    pub fn parameters(&self) -> usize {
        self.parameters
    }

    /// How many points there are.
    pub fn len(&self) -> usize {
        self.values.len().checked_div(self.parameters).unwrap_or(0)
    }

    /// Whether there is no point.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// A point.
    ///
    /// # Panics
    ///
    /// If there are not as many points.
    pub fn row(&self, point: usize) -> &[f64] {
        &self.values[point * self.parameters..(point + 1) * self.parameters]
    }

    /// All points in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.values.chunks_exact(self.parameters.max(1))
    }
}
