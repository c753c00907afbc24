//! Which share of an output's variance comes from which parameter: variance-based indices.
//!
//! - The design: Saltelli (2002), Computer Physics Communications 145:280-297. Two independent samples A and B; in `A_B^i`
//!   the column of parameter `i` comes from B, the rest from A. Rows stand as in SALib's `sample.sobol`.
//! - The samples: Sobol' points (Sobol' 1967, direction numbers of Joe & Kuo 2008) with Owen's scrambling (Burley 2020,
//!   JCGT 9(4)), so that another seed is another, equally good sample.
//! - First order: Saltelli et al. (2010), Computer Physics Communications 181:259-270, table 2 (b).
//! - Total: Jansen (1999), Computer Physics Communications 117:35-43, table 2 (f) there.
//! - Second order: Saltelli (2002), as in SALib: closed second order less the two first orders.
//!
//! Indices assume that parameters are independent. Outputs are centred and scaled first, as in SALib, since the estimators
//! suffer from a mean far from 0.

mod indices;
pub(crate) mod products;

pub(crate) use indices::estimate;
pub use indices::{SecondOrderIndex, SobolIndices};

use serde::{Deserialize, Serialize};

use crate::AnalysisError;
use crate::bootstrap::Resampling;
use crate::chance::Chance;
use crate::error::{check_enough, check_finite, check_length, check_not_above};
use crate::points::Points;

/// The most parameters: the library has 256 columns of Sobol' points, two for each parameter.
pub const MOST_PARAMETERS: usize = 128;
/// The most samples: the library's points are numbered with 16 bits.
pub const MOST_SAMPLES: usize = 1 << 16;

/// Whether interactions of pairs are estimated, which nearly doubles the number of points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondOrder {
    /// First order and total only: `parameters + 2` points a sample.
    #[default]
    Skip,
    /// Pairs as well: `2 parameters + 2` points a sample.
    Estimate,
}

/// The shape of a Saltelli design: which point stands in which row.
///
/// A block for each sample; in it the point of A, those of `A_B^i` by parameter, those of `B_A^i` if pairs are estimated,
/// and the point of B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SobolLayout {
    /// How many parameters, from 1 to [`MOST_PARAMETERS`].
    pub parameters: usize,
    /// How many samples (blocks), from 2 to [`MOST_SAMPLES`]; a power of two, or the points are not spread evenly.
    pub samples: usize,
    /// Whether pairs are estimated.
    pub second_order: SecondOrder,
}

impl SobolLayout {
    /// How many points a block has.
    pub fn block(&self) -> usize {
        let mixed = match self.second_order {
            SecondOrder::Skip => self.parameters,
            SecondOrder::Estimate => 2 * self.parameters,
        };
        mixed + 2
    }

    /// How many points the design has, which is how many outputs are expected.
    pub fn rows(&self) -> usize {
        self.samples * self.block()
    }

    /// The points of the design in the unit cube, in order of rows.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] or [`AnalysisError::TooMany`] parameters or samples.
    ///
    /// # Examples
    ///
    /// ```
    /// use powervacuum_analysis::bootstrap::Resampling;
    /// use powervacuum_analysis::sobol::{SecondOrder, SobolLayout};
    ///
    /// let layout = SobolLayout { parameters: 2, samples: 256, second_order: SecondOrder::Skip };
    /// let outputs: Vec<f64> = layout.points(1)?.rows().map(|point| 3.0 * point[0] + point[1]).collect();
    /// let indices = layout.indices(&outputs, Resampling::default())?;
    /// // Variances 9/12 and 1/12.
    /// assert!((indices.first[0].value - 0.9).abs() < 0.02);
    /// assert!((indices.total[1].value - 0.1).abs() < 0.01);
    /// # Ok::<(), powervacuum_analysis::AnalysisError>(())
    /// ```
    pub fn points(&self, seed: u64) -> Result<Points, AnalysisError> {
        self.check()?;
        let word = Chance::new(seed, 0).word();
        let mut points = Points::new(self.parameters);
        for sample in 0..self.samples {
            let at = |column: usize| coordinate(sample, column, word);
            let a: Vec<f64> = (0..self.parameters).map(at).collect();
            let b: Vec<f64> = (self.parameters..2 * self.parameters).map(at).collect();
            points.push(&a);
            push_mixed(&mut points, &a, &b);
            if self.second_order == SecondOrder::Estimate {
                push_mixed(&mut points, &b, &a);
            }
            points.push(&b);
        }
        Ok(points)
    }

    /// The indices of one output; call it again for further outputs of the same design: blocks are resampled alike.
    ///
    /// An output that never varies has indices 0, see [`crate::warnings`].
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] unless there is an output for each row, [`AnalysisError::NotFinite`],
    /// [`AnalysisError::TooFew`] or [`AnalysisError::TooMany`] parameters, samples or resamples.
    pub fn indices(&self, outputs: &[f64], resampling: Resampling) -> Result<SobolIndices, AnalysisError> {
        self.check_outputs(outputs)?;
        estimate(self, &products::Products::of(self, outputs), outputs, resampling)
    }

    pub(crate) fn check_outputs(&self, outputs: &[f64]) -> Result<(), AnalysisError> {
        self.check()?;
        check_length("outputs", self.rows(), outputs.len())?;
        check_finite("outputs", outputs)
    }

    fn check(&self) -> Result<(), AnalysisError> {
        check_enough("parameters", 1, self.parameters)?;
        check_not_above("parameters", MOST_PARAMETERS, self.parameters)?;
        check_enough("samples", 2, self.samples)?;
        check_not_above("samples", MOST_SAMPLES, self.samples)
    }
}

/// A coordinate of a scrambled Sobol' point, in (0, 1): the middle of the cell that 24 bits name.
fn coordinate(sample: usize, column: usize, seed: u32) -> f64 {
    const HALF_A_CELL: f64 = 0.5 / (1 << 24) as f64;
    f64::from(sobol_burley::sample(sample as u32, column as u32, seed)) + HALF_A_CELL
}

/// For each parameter the first point with that parameter taken from the second.
fn push_mixed(points: &mut Points, base: &[f64], other: &[f64]) {
    for parameter in 0..base.len() {
        let mut mixed = base.to_vec();
        mixed[parameter] = other[parameter];
        points.push(&mixed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIRS: SobolLayout = SobolLayout { parameters: 3, samples: 4, second_order: SecondOrder::Estimate };

    #[test]
    fn rows_stand_as_in_salib() {
        let points = PAIRS.points(1).unwrap();
        assert_eq!((points.len(), PAIRS.rows(), PAIRS.block()), (32, 32, 8));
        for block in 0..4 {
            let row = |place: usize| points.row(8 * block + place);
            let (a, b) = (row(0), row(7));
            for parameter in 0..3 {
                for column in 0..3 {
                    let mixed = column == parameter;
                    assert_eq!(row(1 + parameter)[column], if mixed { b[column] } else { a[column] });
                    assert_eq!(row(4 + parameter)[column], if mixed { a[column] } else { b[column] });
                }
            }
        }
    }

    #[test]
    fn samples_fill_every_column_evenly() {
        // Each column of 2^m scrambled Sobol' points has exactly one point in each of 2^m cells, for any seed.
        let layout = SobolLayout { parameters: MOST_PARAMETERS, samples: 64, second_order: SecondOrder::Skip };
        for seed in [0, 1, u64::MAX] {
            let points = layout.points(seed).unwrap();
            for column in 0..layout.parameters {
                for place in [0, layout.block() - 1] {
                    let cells =
                        (0..64).map(|block| (points.row(block * layout.block() + place)[column] * 64.0) as usize);
                    let mut cells: Vec<usize> = cells.collect();
                    cells.sort_unstable();
                    assert!(cells.into_iter().eq(0..64), "column {column} of point {place}");
                }
            }
        }
    }

    #[test]
    fn another_seed_is_another_sample() {
        assert_eq!(PAIRS.points(1), PAIRS.points(1));
        assert_ne!(PAIRS.points(1), PAIRS.points(2));
    }

    #[test]
    fn impossible_layouts_are_errors() {
        assert!(SobolLayout { parameters: 129, ..PAIRS }.points(0).is_err());
        assert!(SobolLayout { parameters: 0, ..PAIRS }.points(0).is_err());
        assert!(SobolLayout { samples: 1, ..PAIRS }.points(0).is_err());
        assert!(SobolLayout { samples: MOST_SAMPLES + 1, ..PAIRS }.points(0).is_err());
        assert!(PAIRS.indices(&[0.0; 31], Resampling::default()).is_err());
        assert!(PAIRS.indices(&[f64::INFINITY; 32], Resampling::default()).is_err());
    }
}
