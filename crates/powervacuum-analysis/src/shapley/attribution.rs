//! What an attribution to causes says.

use serde::{Deserialize, Serialize};

use crate::error::check_enough;
use crate::moments::{JointMoments, Moments};
use crate::{AnalysisError, Estimate, Level};

/// The part of each cause in a difference, with intervals; the parts add up to the total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The mean contribution of each cause, in the unit of the outcome.
    pub causes: Vec<Estimate>,
    /// Their standard errors.
    pub standard_errors: Vec<f64>,
    /// Outcome with all causes minus outcome with none: the sum of the contributions, with an interval of its own.
    pub total: Estimate,
    /// The standard error of the total.
    pub total_standard_error: f64,
    /// The interaction of each pair that was observed, in order of the first and then the second cause.
    pub interactions: Vec<PairInteraction>,
    /// How many independent observations stand behind it: histories.
    pub observations: u64,
    /// The joint moments of the contributions, from which the interval of any sum follows.
    contributions: JointMoments,
}

/// How two causes work together: above 0 each adds to what the other does, below 0 each lessens it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairInteraction {
    /// The cause with the smaller number.
    pub first: usize,
    /// The other cause.
    pub second: usize,
    /// The interaction index, in the unit of the outcome.
    pub index: Estimate,
    /// Its standard error.
    pub standard_error: f64,
    /// How many observations stand behind it.
    pub observations: u64,
}

impl Attribution {
    pub(super) fn new(
        contributions: &JointMoments,
        pairs: impl Iterator<Item = (usize, usize, Moments)>,
        level: Level,
    ) -> Result<Attribution, AnalysisError> {
        check_enough("histories", 2, contributions.count() as usize)?;
        let length = contributions.length();
        let covariance = contributions.covariance_of_means()?;
        let unit = |cause: usize| (0..length).map(|other| f64::from(u8::from(other == cause))).collect::<Vec<_>>();
        let causes = (0..length).map(|cause| contributions.combination(&unit(cause), level));
        let total = contributions.combination(&vec![1.0; length], level)?;
        let interactions = pairs.filter_map(|(first, second, moments)| {
            let (index, standard_error) = (moments.t_interval(level)?, moments.standard_error()?);
            Some(PairInteraction { first, second, index, standard_error, observations: moments.count() })
        });
        Ok(Attribution {
            causes: causes.collect::<Result<_, _>>()?,
            standard_errors: (0..length).map(|cause| covariance[cause][cause].sqrt()).collect(),
            total_standard_error: covariance.iter().flatten().sum::<f64>().max(0.0).sqrt(),
            total,
            interactions: interactions.collect(),
            observations: contributions.count(),
            contributions: contributions.clone(),
        })
    }

    /// The covariance matrix of the mean contributions; its diagonal holds the squared standard errors.
    pub fn covariance(&self) -> Vec<Vec<f64>> {
        self.contributions.covariance_of_means().unwrap_or_default()
    }

    /// The contribution of several causes together, with the interval that their covariance gives.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NoSuch`] for a cause that does not exist. A cause named twice counts once.
    pub fn sum(&self, causes: &[usize], level: Level) -> Result<Estimate, AnalysisError> {
        let mut weights = vec![0.0; self.causes.len()];
        for &cause in causes {
            let count = weights.len();
            *weights.get_mut(cause).ok_or(AnalysisError::NoSuch { what: "cause", found: cause, count })? = 1.0;
        }
        self.contributions.combination(&weights, level)
    }

    /// The contribution of one cause minus that of another, with the interval that their covariance gives.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NoSuch`] for a cause that does not exist.
    pub fn difference(&self, larger: usize, smaller: usize, level: Level) -> Result<Estimate, AnalysisError> {
        let mut weights = vec![0.0; self.causes.len()];
        for (cause, weight) in [(larger, 1.0), (smaller, -1.0)] {
            let count = weights.len();
            *weights.get_mut(cause).ok_or(AnalysisError::NoSuch { what: "cause", found: cause, count })? += weight;
        }
        self.contributions.combination(&weights, level)
    }
}
