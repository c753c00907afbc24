//! Intervals from resampling: percentile bootstrap, Efron (1979), Annals of Statistics 7:1-26.
//!
//! Blocks of outputs that belong together are drawn with replacement, the estimate is made again for each draw, and the
//! interval runs between two quantiles of the remade estimates (type 7 of Hyndman & Fan 1996). It covers less than its
//! level where there are few blocks (below about 30) or the estimator is biased; no correction is made.

use serde::{Deserialize, Serialize};

use crate::chance::Chance;
use crate::error::{check_enough, check_finite, check_length};
use crate::{AnalysisError, Level};

/// How an interval is found by resampling.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Resampling {
    /// How many times the estimate is made again, at least 2; 1000 is usual.
    pub resamples: usize,
    /// The level of the interval.
    pub level: Level,
    /// The seed of the draws; the same seed draws the same blocks for every output.
    pub seed: u64,
}

impl Default for Resampling {
    fn default() -> Self {
        Resampling { resamples: 1000, level: Level::NINETY_FIVE, seed: 0 }
    }
}

/// The ends of an interval, low before high.
pub type Ends = (f64, f64);

/// Intervals of several statistics of the same `blocks` blocks.
///
/// `statistics` gets the positions of the drawn blocks, as many as there are blocks, and returns the statistics in an
/// order of its own, always the same number of them.
///
/// # Errors
///
/// [`AnalysisError::TooFew`] below two blocks or two resamples, [`AnalysisError::WrongLength`] or
/// [`AnalysisError::NotFinite`] for what `statistics` returns.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::bootstrap::{Resampling, percentile_intervals};
///
/// let heights = [1.62, 1.70, 1.75, 1.68, 1.81, 1.77, 1.66, 1.73];
/// let mean = |drawn: &[usize]| vec![drawn.iter().map(|&one| heights[one]).sum::<f64>() / drawn.len() as f64];
/// let ends = percentile_intervals(heights.len(), Resampling::default(), mean)?;
/// assert!(ends[0].0 > 1.66 && ends[0].1 < 1.77);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
pub fn percentile_intervals(
    blocks: usize,
    resampling: Resampling,
    mut statistics: impl FnMut(&[usize]) -> Vec<f64>,
) -> Result<Vec<Ends>, AnalysisError> {
    check_enough("blocks", 2, blocks)?;
    check_enough("resamples", 2, resampling.resamples)?;
    let mut chance = Chance::new(resampling.seed, 0);
    let mut drawn = vec![0; blocks];
    let mut remade: Vec<Vec<f64>> = Vec::new();
    for resample in 0..resampling.resamples {
        drawn.iter_mut().for_each(|block| *block = chance.below(blocks));
        let values = statistics(&drawn);
        check_finite("resampled statistics", &values)?;
        if resample == 0 {
            remade = vec![Vec::with_capacity(resampling.resamples); values.len()];
        }
        check_length("resampled statistics", remade.len(), values.len())?;
        remade.iter_mut().zip(values).for_each(|(of_one, value)| of_one.push(value));
    }
    Ok(remade.into_iter().map(|values| ends(values, resampling.level)).collect())
}

fn ends(mut values: Vec<f64>, level: Level) -> Ends {
    values.sort_by(f64::total_cmp);
    (sorted_quantile(&values, level.lower()), sorted_quantile(&values, level.upper()))
}

/// A quantile of numbers in ascending order, at least one: linear between neighbours (type 7).
fn sorted_quantile(sorted: &[f64], order: f64) -> f64 {
    let place = order * (sorted.len() - 1) as f64;
    let below = (place.floor() as usize).min(sorted.len() - 1);
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_quantiles_lie_between_neighbours() {
        // R: quantile(c(1, 2, 4, 8), c(0, 0.25, 0.5, 0.9, 1))
        let found = [0.0, 0.25, 0.5, 0.9, 1.0].map(|order| sorted_quantile(&[1.0, 2.0, 4.0, 8.0], order));
        let expected = [1.0, 1.75, 3.0, 6.8, 8.0];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
    }

    #[test]
    fn ends_leave_the_same_share_out_on_either_side() {
        let values: Vec<f64> = (0..=1000).rev().map(f64::from).collect();
        let (low, high) = ends(values, Level::NINETY_FIVE);
        assert!((low - 25.0).abs() < 1e-9 && (high - 975.0).abs() < 1e-9, "{low} {high}");
    }

    #[test]
    fn the_same_seed_draws_the_same_blocks() {
        let draws = |seed| {
            let mut all = Vec::new();
            let resampling = Resampling { resamples: 3, seed, ..Resampling::default() };
            percentile_intervals(5, resampling, |drawn| {
                all.extend_from_slice(drawn);
                vec![0.0]
            })
            .unwrap();
            all
        };
        assert_eq!(draws(1), draws(1));
        assert_ne!(draws(1), draws(2));
    }

    #[test]
    fn too_little_is_an_error() {
        assert!(percentile_intervals(1, Resampling::default(), |_| vec![0.0]).is_err());
        let one = Resampling { resamples: 1, ..Resampling::default() };
        assert!(percentile_intervals(5, one, |_| vec![0.0]).is_err());
        assert!(percentile_intervals(5, Resampling::default(), |_| vec![f64::NAN]).is_err());
    }
}
