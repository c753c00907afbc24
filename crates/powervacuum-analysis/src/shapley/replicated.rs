//! Shapley values of many histories, each played under every subset of causes.
//!
//! The Shapley value is linear in the outcomes, so the value of the mean is the mean of the values of the histories; their
//! spread over histories gives the standard errors. All subsets of one history share its luck.
//!
//! Student's interval needs histories in which a cause matters. Of yes-or-no outcomes that a cause turns in fewer than
//! about 20 histories it covers less than its level (three quarters at 1.4
//! histories in the mean), and if it never does, the interval is a
//! point. For the total of yes-or-no outcomes [`crate::paired::PairedCounts`] does better.

use serde::Serialize;

use super::{Attribution, check_causes, check_values, pair_interactions, pairs, shapley_values};
use crate::error::check_length;
use crate::moments::{JointMoments, Moments};
use crate::{AnalysisError, Level};

/// Shapley values and pair interactions over histories; memory does not grow with their number.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::Level;
/// use powervacuum_analysis::shapley::ReplicatedShapley;
///
/// let mut histories = ReplicatedShapley::new(2)?;
/// // none, the first cause, the second, both
/// for values in [[0.0, 1.0, 0.0, 1.0], [0.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 1.0]] {
///     histories.push(&values)?;
/// }
/// let attribution = histories.attribution(Level::NINETY_FIVE)?;
/// assert!((attribution.causes[0].value + attribution.causes[1].value - 1.0).abs() < 1e-15);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReplicatedShapley {
    causes: usize,
    contributions: JointMoments,
    interactions: Vec<Moments>,
}

impl ReplicatedShapley {
    /// Of no history yet, for a number of causes.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] without a cause, [`AnalysisError::TooMany`] above
    /// [`MOST_CAUSES`](super::MOST_CAUSES).
    pub fn new(causes: usize) -> Result<ReplicatedShapley, AnalysisError> {
        check_causes(causes)?;
        let interactions = vec![Moments::new(); pairs(causes).count()];
        Ok(ReplicatedShapley { causes, contributions: JointMoments::new(causes), interactions })
    }

    /// Adds a history: its outcome under every subset, `values[mask]` with cause `i` on where bit `i` is set.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] unless there are 2^causes values, [`AnalysisError::NotFinite`].
    pub fn push(&mut self, values: &[f64]) -> Result<(), AnalysisError> {
        check_values(self.causes, values)?;
        self.contributions.push(&shapley_values(self.causes, values))?;
        let indices = pair_interactions(self.causes, values);
        self.interactions.iter_mut().zip(indices).for_each(|(moments, (_, _, index))| moments.add(index));
        Ok(())
    }

    /// Adds the histories of others, up to rounding.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] if they have another number of causes.
    pub fn merge(&mut self, other: &ReplicatedShapley) -> Result<(), AnalysisError> {
        check_length("causes", self.causes, other.causes)?;
        self.contributions.merge(&other.contributions)?;
        self.interactions.iter_mut().zip(&other.interactions).for_each(|(here, there)| here.merge(there));
        Ok(())
    }

    /// How many histories were added.
    pub fn histories(&self) -> u64 {
        self.contributions.count()
    }

    /// The contributions with their intervals.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] below two histories.
    pub fn attribution(&self, level: Level) -> Result<Attribution, AnalysisError> {
        let of_pairs = pairs(self.causes).zip(&self.interactions);
        Attribution::new(&self.contributions, of_pairs.map(|((one, two), moments)| (one, two, *moments)), level)
    }
}
