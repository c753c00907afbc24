//! What is held of a parameter before the data are seen.
//!
//! Priors are independent of each other. A draw is the quantile of a keyed uniform number (inverse transform), so a prior
//! takes one number of chance whatever its shape.

use serde::{Deserialize, Serialize};
use statrs::distribution::{Beta, Continuous, ContinuousCDF, Normal};

use crate::AnalysisError;

/// The shape of a prior as data; [`Prior`] is the checked one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "distribution", rename_all = "snake_case", deny_unknown_fields)]
pub enum Distribution {
    /// Every value from `low` to `high` alike.
    Uniform {
        /// The least value.
        low: f64,
        /// The largest value, above `low`.
        high: f64,
    },
    /// Every order of magnitude from `low` to `high` alike: the logarithm is uniform.
    LogUniform {
        /// The least value, above 0.
        low: f64,
        /// The largest value, above `low`.
        high: f64,
    },
    /// Normal, without bounds.
    Normal {
        /// The mean.
        mean: f64,
        /// The standard deviation, above 0.
        sd: f64,
    },
    /// Normal, given that it lies from `low` to `high`.
    TruncatedNormal {
        /// The mean before the cut.
        mean: f64,
        /// The standard deviation before the cut, above 0.
        sd: f64,
        /// The least value.
        low: f64,
        /// The largest value, above `low`.
        high: f64,
    },
    /// Beta on (0, 1), for shares and probabilities.
    Beta {
        /// The first shape, above 0: 1 more than the successes one has in mind.
        alpha: f64,
        /// The second shape, above 0: 1 more than the failures.
        beta: f64,
    },
}

/// A prior distribution of one parameter, checked when made.
///
/// As JSON it is its [`Distribution`]: `{"distribution": "uniform", "low": 0.0, "high": 1.0}`.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::abc::{Distribution, Prior};
///
/// let decades = Prior::new(Distribution::LogUniform { low: 0.01, high: 100.0 })?;
/// assert!((decades.quantile(0.25) - 0.1).abs() < 1e-12);
/// assert!((decades.cdf(1.0) - 0.5).abs() < 1e-12);
/// assert_eq!(decades.density(1000.0), 0.0);
/// assert!(Prior::new(Distribution::Uniform { low: 2.0, high: 1.0 }).is_err());
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Distribution", into = "Distribution")]
pub struct Prior(Distribution);

/// The least share of a normal distribution that a cut may leave (assumed): below it digits are lost.
const LEAST_SHARE: f64 = 1e-12;

impl Prior {
    /// A prior of this shape.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NoSuchPrior`] if its numbers are not finite or outside the ranges named at [`Distribution`].
    pub fn new(distribution: Distribution) -> Result<Prior, AnalysisError> {
        match distribution {
            Distribution::Uniform { low, high } => check_bounds(low, high)?,
            Distribution::LogUniform { low, high } => {
                check_bounds(low, high)?;
                check(low > 0.0, "`low` of a log-uniform prior is not above 0")?;
                check((high / low).is_finite(), "the bounds of a log-uniform prior are too far apart")?;
            }
            Distribution::Normal { mean, sd } => check_normal(mean, sd)?,
            Distribution::TruncatedNormal { mean, sd, low, high } => {
                check_normal(mean, sd)?;
                check_bounds(low, high)?;
                let share = mass((low - mean) / sd, (high - mean) / sd);
                check(share > LEAST_SHARE, "the bounds of a truncated normal prior leave nearly nothing of it")?;
            }
            Distribution::Beta { alpha, beta } => {
                check(alpha.is_finite() && beta.is_finite(), "a shape of a beta prior is not a finite number")?;
                check(alpha > 0.0 && beta > 0.0, "a shape of a beta prior is not above 0")?;
            }
        }
        Ok(Prior(distribution))
    }

    /// The shape.
    pub fn distribution(&self) -> Distribution {
        self.0
    }

    /// The ends of the values that are possible; infinite where there is none.
    pub fn support(&self) -> (f64, f64) {
        match self.0 {
            Distribution::Uniform { low, high }
            | Distribution::LogUniform { low, high }
            | Distribution::TruncatedNormal { low, high, .. } => (low, high),
            Distribution::Normal { .. } => (f64::NEG_INFINITY, f64::INFINITY),
            Distribution::Beta { .. } => (0.0, 1.0),
        }
    }

    /// Whether a value is possible: inside the support, and with a density that is neither 0 nor infinite.
    pub fn allows(&self, value: f64) -> bool {
        self.log_density(value).is_finite()
    }

    /// The density, 0 outside of the support; per unit of the parameter.
    pub fn density(&self, value: f64) -> f64 {
        libm::exp(self.log_density(value))
    }

    /// The natural logarithm of the density, minus infinity outside of the support.
    pub fn log_density(&self, value: f64) -> f64 {
        let (least, most) = self.support();
        if !(least <= value && value <= most) {
            return f64::NEG_INFINITY;
        }
        match self.0 {
            Distribution::Uniform { low, high } => -libm::log(high - low),
            Distribution::LogUniform { low, high } => -libm::log(value) - libm::log(libm::log(high / low)),
            Distribution::Normal { mean, sd } => log_normal(value, mean, sd),
            Distribution::TruncatedNormal { mean, sd, low, high } => {
                log_normal(value, mean, sd) - libm::log(mass((low - mean) / sd, (high - mean) / sd))
            }
            Distribution::Beta { alpha, beta } => beta_of(alpha, beta).ln_pdf(value),
        }
    }

    /// The share of the distribution that lies below a value, in [0, 1].
    pub fn cdf(&self, value: f64) -> f64 {
        let (least, most) = self.support();
        if value <= least {
            return 0.0;
        }
        if value >= most {
            return 1.0;
        }
        match self.0 {
            Distribution::Uniform { low, high } => (value - low) / (high - low),
            Distribution::LogUniform { low, high } => libm::log(value / low) / libm::log(high / low),
            Distribution::Normal { mean, sd } => Normal::standard().cdf((value - mean) / sd),
            Distribution::TruncatedNormal { mean, sd, low, high } => {
                let z = |bound: f64| (bound - mean) / sd;
                (mass(z(low), z(value)) / mass(z(low), z(high))).min(1.0)
            }
            Distribution::Beta { alpha, beta } => beta_of(alpha, beta).cdf(value),
        }
    }

    /// The value below which a share of the distribution lies; the share is in (0, 1).
    ///
    /// It is always a value that the prior allows, also where rounding would put it on an end.
    pub fn quantile(&self, share: f64) -> f64 {
        let share = share.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
        match self.0 {
            Distribution::Uniform { low, high } => (low + share * (high - low)).clamp(low, high),
            Distribution::LogUniform { low, high } => (low * libm::exp(share * libm::log(high / low))).clamp(low, high),
            Distribution::Normal { mean, sd } => mean + sd * Normal::standard().inverse_cdf(share),
            Distribution::TruncatedNormal { mean, sd, low, high } => {
                (mean + sd * cut_quantile((low - mean) / sd, (high - mean) / sd, share)).clamp(low, high)
            }
            Distribution::Beta { alpha, beta } => beta_quantile(&beta_of(alpha, beta), share),
        }
    }

    /// The coordinate in which the kernel moves: the logarithm for a log-uniform prior, the value itself for others.
    pub(crate) fn coordinate(&self, value: f64) -> f64 {
        if self.is_logarithmic() { libm::log(value) } else { value }
    }

    /// The value of a coordinate; outside of the support where the coordinate is.
    pub(crate) fn value(&self, coordinate: f64) -> f64 {
        if self.is_logarithmic() { libm::exp(coordinate) } else { coordinate }
    }

    /// The logarithm of the density per unit of the coordinate.
    pub(crate) fn log_density_of_coordinate(&self, value: f64) -> f64 {
        self.log_density(value) + if self.is_logarithmic() { libm::log(value) } else { 0.0 }
    }

    fn is_logarithmic(&self) -> bool {
        matches!(self.0, Distribution::LogUniform { .. })
    }
}

impl TryFrom<Distribution> for Prior {
    type Error = AnalysisError;

    fn try_from(distribution: Distribution) -> Result<Prior, AnalysisError> {
        Prior::new(distribution)
    }
}

impl From<Prior> for Distribution {
    fn from(prior: Prior) -> Distribution {
        prior.0
    }
}

fn check(holds: bool, problem: &'static str) -> Result<(), AnalysisError> {
    if holds { Ok(()) } else { Err(AnalysisError::NoSuchPrior(problem)) }
}

fn check_bounds(low: f64, high: f64) -> Result<(), AnalysisError> {
    check((high - low).is_finite(), "a bound is not a finite number")?;
    check(low < high, "`low` is not below `high`")
}

fn check_normal(mean: f64, sd: f64) -> Result<(), AnalysisError> {
    check(mean.is_finite() && sd.is_finite(), "the mean or the standard deviation is not a finite number")?;
    check(sd > 0.0, "the standard deviation is not above 0")
}

fn beta_of(alpha: f64, beta: f64) -> Beta {
    Beta::new(alpha, beta).expect("the shapes of a prior are checked when it is made")
}

/// By halving, inside (0, 1): the library's own inverse panics far out in the tails.
fn beta_quantile(beta: &Beta, share: f64) -> f64 {
    let (mut low, mut high) = (f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return low;
        }
        if beta.cdf(middle) < share { low = middle } else { high = middle }
    }
}

fn log_normal(value: f64, mean: f64, sd: f64) -> f64 {
    const HALF_LOG_TWO_PI: f64 = 0.918_938_533_204_672_8;
    let z = (value - mean) / sd;
    -0.5 * z * z - libm::log(sd) - HALF_LOG_TWO_PI
}

/// The share of the standard normal distribution between two numbers; in the upper tail from its own side, where no digits
/// are lost.
fn mass(low: f64, high: f64) -> f64 {
    let standard = Normal::standard();
    if low > 0.0 { standard.sf(low) - standard.sf(high) } else { standard.cdf(high) - standard.cdf(low) }
}

/// A quantile of the standard normal distribution between two numbers.
fn cut_quantile(low: f64, high: f64, share: f64) -> f64 {
    if low > 0.0 {
        return -cut_quantile(-high, -low, 1.0 - share);
    }
    let standard = Normal::standard();
    let (below, above) = (standard.cdf(low), standard.cdf(high));
    standard.inverse_cdf((below + share * (above - below)).clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> [Prior; 7] {
        [
            Distribution::Uniform { low: -1.0, high: 3.0 },
            Distribution::LogUniform { low: 0.001, high: 10.0 },
            Distribution::Normal { mean: 2.0, sd: 0.5 },
            Distribution::TruncatedNormal { mean: 0.0, sd: 1.0, low: -0.5, high: 2.0 },
            Distribution::TruncatedNormal { mean: 0.0, sd: 1.0, low: 5.0, high: 7.0 },
            Distribution::Beta { alpha: 2.0, beta: 5.0 },
            Distribution::Beta { alpha: 0.5, beta: 0.5 },
        ]
        .map(|distribution| Prior::new(distribution).unwrap())
    }

    fn close(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }

    #[test]
    fn exact_values_are_those_of_the_tables() {
        // scipy.stats 1.17: truncnorm(-0.5, 2), truncnorm(5, 7), beta(2, 5).
        let [uniform, log, normal, cut, tail, beta, _] = all();
        close(uniform.quantile(0.25), 0.0, 1e-15);
        close(log.density(0.1), 1.0 / (0.1 * libm::log(10_000.0)), 1e-12);
        close(normal.quantile(0.975), 2.979_981_992_270_027, 1e-12);
        close(cut.quantile(0.3), CUT.0, 1e-10);
        close(cut.density(1.0), CUT.1, 1e-12);
        close(tail.quantile(0.3), TAIL.0, 1e-8);
        close(tail.density(5.1), TAIL.1, 1e-7);
        close(beta.quantile(0.3), BETA.0, 1e-10);
        close(beta.density(0.3), BETA.1, 1e-10);
    }

    const CUT: (f64, f64) = (0.022_940_762_771_432_085, 0.361_845_765_223_272_55);
    const TAIL: (f64, f64) = (5.068_333_898_730_669, 3.130_098_036_075_659);
    const BETA: (f64, f64) = (0.181_803_471_318_949_17, 2.160_9);

    #[test]
    fn quantiles_and_shares_are_each_others_inverse() {
        for prior in all() {
            for share in [0.001, 0.1, 0.5, 0.8, 0.999] {
                close(prior.cdf(prior.quantile(share)), share, 1e-9);
            }
            let extremes = [f64::MIN_POSITIVE, 0.5 / (1_u64 << 52) as f64, 1.0 - 0.5 / (1_u64 << 52) as f64, 1.0];
            assert!(extremes.iter().all(|&share| prior.allows(prior.quantile(share))), "{prior:?}");
        }
    }

    #[test]
    fn densities_are_the_slopes_of_the_shares() {
        for prior in all() {
            for share in [0.2, 0.5, 0.7] {
                let (at, step) = (prior.quantile(share), 1e-6 * (prior.quantile(0.9) - prior.quantile(0.1)));
                let slope = (prior.cdf(at + step) - prior.cdf(at - step)) / (2.0 * step);
                close(prior.density(at) / slope, 1.0, 1e-5);
                let back = prior.value(prior.coordinate(at));
                close(back / at, 1.0, 1e-12);
            }
        }
    }

    #[test]
    fn nothing_is_allowed_outside_of_the_support() {
        for prior in all() {
            let (low, high) = prior.support();
            assert!(!prior.allows(f64::NAN));
            assert!(low.is_infinite() || !prior.allows(low - 1e-9));
            assert!(high.is_infinite() || !prior.allows(high + 1e-9));
        }
        assert!(!all()[6].allows(0.0), "the density is infinite there");
    }

    #[test]
    fn broken_priors_are_named() {
        for (text, problem) in [
            (r#"{"distribution": "uniform", "low": 1.0, "high": 1.0}"#, "`low` is not below `high`"),
            (r#"{"distribution": "log_uniform", "low": 0.0, "high": 1.0}"#, "is not above 0"),
            (r#"{"distribution": "normal", "mean": 0.0, "sd": 0.0}"#, "standard deviation is not above 0"),
            (r#"{"distribution": "truncated_normal", "mean": 0.0, "sd": 1.0, "low": 20.0, "high": 21.0}"#, "nearly"),
            (r#"{"distribution": "beta", "alpha": -1.0, "beta": 1.0}"#, "shape of a beta prior is not above 0"),
        ] {
            let message = serde_json::from_str::<Prior>(text).unwrap_err().to_string();
            assert!(message.contains(problem), "{message}");
        }
        for prior in all() {
            let text = serde_json::to_string(&prior).unwrap();
            assert_eq!(serde_json::from_str::<Prior>(&text).unwrap(), prior);
        }
    }
}
