//! What an approximate posterior is asked for: priors, data, and how hard to look.

use serde::{Deserialize, Serialize};

use super::distance::Distance;
use super::kernel::Kernel;
use super::prior::Prior;
use crate::AnalysisError;
use crate::error::{check_enough, check_not_above};

/// The most parameters: matrices are small and dense here.
pub const MOST_PARAMETERS: usize = 64;

/// How near a simulation must come to the data, generation by generation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tolerances {
    /// Generation 0 takes everything; each next tolerance is the weighted quantile, of this order in (0, 1), of the
    /// distances accepted before, measured anew in the new scales (Drovandi & Pettitt 2011; Del Moral et al. 2012). Where
    /// distances are so discrete that this would not lower the tolerance, the next smaller distance is taken.
    Quantile(f64),
    /// These, in units of the distance and at least 0, one for each generation; there are as many generations. With adaptive
    /// scales their unit changes from generation to generation.
    Fixed(Vec<f64>),
}

impl Default for Tolerances {
    /// The median.
    fn default() -> Self {
        Tolerances::Quantile(0.5)
    }
}

/// When to stop; whatever comes first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Stop {
    /// The most generations, generation 0 included, at least 1.
    pub generations: u32,
    /// The tolerance that is small enough: no smaller one is set, and the generation that has it is the last. Adaptive scales
    /// shrink as particles draw together, so a distance in them may never become as small.
    pub tolerance: Option<f64>,
    /// The least share of simulations that are accepted, in [0, 1). A generation is given up as soon as it is certain to
    /// fall below.
    pub acceptance: Option<f64>,
    /// The most simulations in all; a generation that is not complete by then is given up.
    pub simulations: Option<u64>,
}

impl Default for Stop {
    /// After 10 generations, or below an acceptance rate of 0.01 (both assumed).
    fn default() -> Self {
        Stop { generations: 10, tolerance: None, acceptance: Some(0.01), simulations: None }
    }
}

/// A plan of approximate Bayesian computation.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::abc::{Distribution, Prior, SmcPlan, Stop};
///
/// let prior = Prior::new(Distribution::Normal { mean: 0.0, sd: 2.0 })?;
/// let plan = SmcPlan {
///     particles: 500,
///     stop: Stop { generations: 5, ..Stop::default() },
///     ..SmcPlan::new(vec![prior], vec![1.5], 7)
/// };
/// plan.check()?;
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmcPlan {
    /// The priors of the parameters, independent of each other; 1 to [`MOST_PARAMETERS`].
    pub priors: Vec<Prior>,
    /// The observed summaries, at least one; NaN (`null` in JSON) where one is missing.
    #[serde(with = "super::population::maybe")]
    pub observed: Vec<f64>,
    /// How many particles a generation has, at least 2; 1000 is usual.
    pub particles: usize,
    /// The seed of all chance in the sampler, and of the keys that a simulator gets.
    pub seed: u64,
    /// How summaries are compared.
    #[serde(default)]
    pub distance: Distance,
    /// How particles are moved.
    #[serde(default)]
    pub kernel: Kernel,
    /// How near simulations must come.
    #[serde(default)]
    pub tolerances: Tolerances,
    /// When to stop.
    #[serde(default)]
    pub stop: Stop,
}

impl SmcPlan {
    /// A plan with 1000 particles and the defaults of all settings.
    pub fn new(priors: Vec<Prior>, observed: Vec<f64>, seed: u64) -> SmcPlan {
        SmcPlan {
            priors,
            observed,
            particles: 1000,
            seed,
            distance: Distance::default(),
            kernel: Kernel::default(),
            tolerances: Tolerances::default(),
            stop: Stop::default(),
        }
    }

    /// The plan of plain rejection (Pritchard et al. 1999): one generation from the prior at one tolerance.
    pub fn rejection(priors: Vec<Prior>, observed: Vec<f64>, tolerance: f64, seed: u64) -> SmcPlan {
        let stop = Stop { acceptance: None, ..Stop::default() };
        SmcPlan { tolerances: Tolerances::Fixed(vec![tolerance]), stop, ..SmcPlan::new(priors, observed, seed) }
    }

    /// An error unless every setting is in its range.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`], [`AnalysisError::TooMany`], [`AnalysisError::WrongLength`],
    /// [`AnalysisError::NotFinite`] or [`AnalysisError::SettingOutOfRange`].
    pub fn check(&self) -> Result<(), AnalysisError> {
        check_enough("parameters", 1, self.priors.len())?;
        check_not_above("parameters", MOST_PARAMETERS, self.priors.len())?;
        check_enough("observed summaries", 1, self.observed.len())?;
        check_no_infinity("observed summaries", &self.observed)?;
        check_enough("particles", 2, self.particles)?;
        self.distance.check(self.observed.len())?;
        self.kernel.check()?;
        self.check_tolerances()?;
        self.check_stop()
    }

    fn check_tolerances(&self) -> Result<(), AnalysisError> {
        match &self.tolerances {
            Tolerances::Quantile(order) => {
                let expected = "give the order of a quantile between 0 and 1, for example 0.5";
                check_setting("tolerances", *order, *order > 0.0 && *order < 1.0, expected)
            }
            Tolerances::Fixed(tolerances) => {
                check_enough("tolerances", 1, tolerances.len())?;
                tolerances.iter().try_for_each(|&tolerance| check_tolerance(tolerance))
            }
        }
    }

    fn check_stop(&self) -> Result<(), AnalysisError> {
        check_enough("generations", 1, self.stop.generations as usize)?;
        self.stop.tolerance.map_or(Ok(()), check_tolerance)?;
        let rate = self.stop.acceptance.unwrap_or(0.0);
        check_setting("acceptance", rate, (0.0..1.0).contains(&rate), "give a share from 0 to below 1")
    }

    /// The most generations that tolerances and stop allow.
    pub(super) fn most_generations(&self) -> u32 {
        match &self.tolerances {
            Tolerances::Quantile(_) => self.stop.generations,
            Tolerances::Fixed(tolerances) => self.stop.generations.min(tolerances.len() as u32),
        }
    }
}

fn check_tolerance(tolerance: f64) -> Result<(), AnalysisError> {
    let fits = tolerance >= 0.0 && tolerance.is_finite();
    check_setting("tolerance", tolerance, fits, "give a finite number of at least 0")
}

fn check_setting(name: &'static str, value: f64, fits: bool, expected: &'static str) -> Result<(), AnalysisError> {
    if fits { Ok(()) } else { Err(AnalysisError::SettingOutOfRange { name, value, expected }) }
}

/// An error for an infinite number; NaN stands for a missing one.
pub(super) fn check_no_infinity(what: &'static str, values: &[f64]) -> Result<(), AnalysisError> {
    match values.iter().position(|value| value.is_infinite()) {
        None => Ok(()),
        Some(position) => Err(AnalysisError::NotFinite { what, position, value: values[position] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abc::Distribution;

    fn plan() -> SmcPlan {
        let prior = Prior::new(Distribution::Uniform { low: 0.0, high: 1.0 }).unwrap();
        SmcPlan::new(vec![prior], vec![0.5, f64::NAN], 1)
    }

    #[test]
    fn settings_out_of_range_are_named() {
        let told = |plan: SmcPlan| plan.check().unwrap_err().to_string();
        assert!(plan().check().is_ok());
        assert!(told(SmcPlan { priors: vec![], ..plan() }).contains("parameters"));
        assert!(told(SmcPlan { observed: vec![f64::INFINITY], ..plan() }).contains("observed"));
        assert!(told(SmcPlan { particles: 1, ..plan() }).contains("particles"));
        assert!(told(SmcPlan { tolerances: Tolerances::Quantile(1.0), ..plan() }).contains("between 0 and 1"));
        assert!(told(SmcPlan { tolerances: Tolerances::Fixed(vec![]), ..plan() }).contains("tolerances"));
        assert!(told(SmcPlan { tolerances: Tolerances::Fixed(vec![-1.0]), ..plan() }).contains("at least 0"));
        assert!(told(SmcPlan { kernel: Kernel::Nearest(1), ..plan() }).contains("neighbours"));
        let stop = Stop { acceptance: Some(1.0), ..Stop::default() };
        assert!(told(SmcPlan { stop, ..plan() }).contains("`acceptance` is 1"));
    }

    #[test]
    fn a_plan_may_leave_settings_out() {
        let text = r#"{"priors": [{"distribution": "uniform", "low": 0.0, "high": 1.0}], "observed": [0.5, null],
                       "particles": 1000, "seed": 1, "stop": {"generations": 10}}"#;
        let read: SmcPlan = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), serde_json::to_string(&plan()).unwrap());
    }
}
