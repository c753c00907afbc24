//! Estimates with their intervals: shares, differences of shares.
//!
//! - A share: score interval, Wilson (1927), JASA 22:209-212.
//! - The difference of two independent shares: Newcombe (1998), Statistics in Medicine 17:873-890, method 10, which joins
//!   the two score intervals.
//!
//! Both stay inside their range and do not collapse at 0 or 1, as the textbook interval does.

use std::fmt;

use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

use crate::AnalysisError;

/// A level of confidence, inside (0, 1).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Level(f64);

impl Level {
    /// The level 0.95, which is used where nobody asks for another.
    pub const NINETY_FIVE: Level = Level(0.95);

    /// A level between 0 and 1, both excluded.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::LevelOutOfRange`] for anything else, such as 95.
    ///
    /// # Examples
    ///
    /// ```
    /// use powervacuum_analysis::Level;
    ///
    /// assert_eq!(Level::new(0.9)?.value(), 0.9);
    /// assert!(Level::new(95.0).is_err());
    /// # Ok::<(), powervacuum_analysis::AnalysisError>(())
    /// ```
    pub fn new(value: f64) -> Result<Level, AnalysisError> {
        if value > 0.0 && value < 1.0 { Ok(Level(value)) } else { Err(AnalysisError::LevelOutOfRange(value)) }
    }

    /// The level as a number in (0, 1).
    pub fn value(self) -> f64 {
        self.0
    }

    /// How many standard errors a two-sided normal interval reaches to each side: 1.96 for 0.95.
    pub fn normal_reach(self) -> f64 {
        Normal::standard().inverse_cdf(self.upper())
    }

    /// The same for Student's t; `degrees` of freedom are at least 1.
    ///
    /// The library's quantile loses digits where there are many degrees (four are left at a million). From
    /// [`MANY_DEGREES`] on, the expansion of Abramowitz & Stegun (1964), equation 26.7.5, is better than 1e-11.
    pub(crate) fn student_reach(self, degrees: u64) -> f64 {
        match StudentsT::new(0.0, 1.0, degrees as f64) {
            Ok(student) if degrees < MANY_DEGREES => student.inverse_cdf(self.upper()),
            _ => student_expansion(self.normal_reach(), degrees as f64),
        }
    }

    /// The share of the distribution below the upper end: 0.975 for 0.95.
    pub(crate) fn upper(self) -> f64 {
        1.0 - self.lower()
    }

    /// The share of the distribution below the lower end: 0.025 for 0.95.
    pub(crate) fn lower(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
}

/// From here on Student's quantile is expanded around the normal one.
const MANY_DEGREES: u64 = 500;

/// The quantile of Student's t beside that of the normal distribution, `z`.
fn student_expansion(z: f64, degrees: f64) -> f64 {
    let z2 = z * z;
    let first = z * (z2 + 1.0) / 4.0;
    let second = z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    z + (first + (second + third / degrees) / degrees) / degrees
}

impl Default for Level {
    fn default() -> Self {
        Level::NINETY_FIVE
    }
}

impl TryFrom<f64> for Level {
    type Error = AnalysisError;

    fn try_from(value: f64) -> Result<Level, AnalysisError> {
        Level::new(value)
    }
}

impl From<Level> for f64 {
    fn from(level: Level) -> f64 {
        level.0
    }
}

/// How an interval was made; its `Display` is what a front end prints, such as "Bonett & Price 2012".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Method {
    /// Score interval of a share, Wilson (1927).
    Wilson,
    /// Difference of two independent shares, Newcombe (1998), method 10.
    Newcombe,
    /// Adjusted Wald interval of the difference of two paired shares, Bonett & Price (2012).
    BonettPrice,
    /// Student's t for a mean or a sum of means ("Student" 1908).
    Student,
    /// Ranks of the order statistics around a quantile, from the binomial distribution (Thompson 1936).
    OrderStatistics,
    /// Percentiles of resampled estimates, Efron (1979).
    PercentileBootstrap,
}

impl fmt::Display for Method {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Method::Wilson => "Wilson 1927",
            Method::Newcombe => "Newcombe 1998, method 10",
            Method::BonettPrice => "Bonett & Price 2012",
            Method::Student => "Student's t 1908",
            Method::OrderStatistics => "order statistics, Thompson 1936",
            Method::PercentileBootstrap => "percentile bootstrap, Efron 1979",
        })
    }
}

/// A number, the interval around it, and how the interval was made.
///
/// `low <= value <= high` wherever the method promises it; a percentile bootstrap does not, when its estimator is biased.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Estimate {
    /// The point, in the unit of the outcome.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How the ends were found.
    pub method: Method,
}

impl Estimate {
    /// The width of the interval, from end to end.
    pub fn width(&self) -> f64 {
        self.high - self.low
    }

    /// Whether a number lies in the interval, ends included.
    pub fn contains(&self, number: f64) -> bool {
        self.low <= number && number <= self.high
    }

    /// A symmetric interval: `reach` standard errors to each side.
    pub(crate) fn symmetric(value: f64, reach: f64, standard_error: f64, method: Method) -> Estimate {
        let half = reach * standard_error;
        Estimate { value, low: value - half, high: value + half, method }
    }
}

/// How many of some trials succeeded; at least one trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    successes: u64,
    trials: u64,
}

impl Tally {
    /// Successes among trials.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] without a trial, [`AnalysisError::SuccessesAboveTrials`] if there are more successes.
    pub fn new(successes: u64, trials: u64) -> Result<Tally, AnalysisError> {
        if trials == 0 {
            Err(AnalysisError::TooFew { what: "trials", needed: 1, found: 0 })
        } else if successes > trials {
            Err(AnalysisError::SuccessesAboveTrials { successes, trials })
        } else {
            Ok(Tally { successes, trials })
        }
    }

    /// How many succeeded.
    pub fn successes(self) -> u64 {
        self.successes
    }

    /// How many there were, at least 1.
    pub fn trials(self) -> u64 {
        self.trials
    }

    /// The share that succeeded, in [0, 1].
    pub fn share(self) -> f64 {
        self.successes as f64 / self.trials as f64
    }

    /// The share with its score interval, in [0, 1]: Wilson (1927).
    pub fn wilson(self, level: Level) -> Estimate {
        let (n, p, z) = (self.trials as f64, self.share(), level.normal_reach());
        let scale = 1.0 + z * z / n;
        let centre = (p + z * z / (2.0 * n)) / scale;
        let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt() / scale;
        // At no and at all successes the end is the point itself; rounding must not put it beside.
        let low = if self.successes == 0 { 0.0 } else { (centre - half).clamp(0.0, p) };
        let high = if self.successes == self.trials { 1.0 } else { (centre + half).clamp(p, 1.0) };
        Estimate { value: p, low, high, method: Method::Wilson }
    }
}

/// The share of `trials` that succeeded with its score interval, in [0, 1]: Wilson (1927).
///
/// # Errors
///
/// Those of [`Tally::new`].
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::Level;
/// use powervacuum_analysis::interval::wilson;
///
/// let share = wilson(0, 20, Level::NINETY_FIVE)?;
/// assert_eq!((share.value, share.low), (0.0, 0.0));
/// assert!(share.high > 0.16 && share.high < 0.17);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
pub fn wilson(successes: u64, trials: u64, level: Level) -> Result<Estimate, AnalysisError> {
    Ok(Tally::new(successes, trials)?.wilson(level))
}

/// The share of `second` minus that of `first`, in [-1, 1], for independent trials: Newcombe (1998), method 10.
///
/// Not for outcomes that share their luck: those are pairs, see [`crate::paired`].
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::Level;
/// use powervacuum_analysis::interval::{Tally, unpaired_difference};
///
/// let change = unpaired_difference(Tally::new(48, 80)?, Tally::new(56, 70)?, Level::NINETY_FIVE);
/// assert!((change.value - 0.2).abs() < 1e-12);
/// assert!(change.low > 0.05 && change.high < 0.34);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
pub fn unpaired_difference(first: Tally, second: Tally, level: Level) -> Estimate {
    let (one, two) = (first.wilson(level), second.wilson(level));
    let value = two.value - one.value;
    let below = square(two.value - two.low) + square(one.high - one.value);
    let above = square(two.high - two.value) + square(one.value - one.low);
    Estimate { value, low: value - below.sqrt(), high: value + above.sqrt(), method: Method::Newcombe }
}

fn square(number: f64) -> f64 {
    number * number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }

    #[test]
    fn reaches_are_those_of_the_tables() {
        // R: qnorm(0.975), qt(0.975, c(1, 2, 9, 99, 1e6)), qnorm(0.995)
        close(Level::NINETY_FIVE.normal_reach(), 1.959_963_984_540_054, 1e-12);
        close(Level::new(0.99).unwrap().normal_reach(), 2.575_829_303_548_901, 1e-12);
        for (degrees, reach) in [
            (1, 12.706_204_736_174_698),
            (2, 4.302_652_729_749_464),
            (9, 2.262_157_162_798_205),
            (99, 1.984_216_951_508_683_2),
            (1_000_000, 1.959_966_356_814_107),
        ] {
            close(Level::NINETY_FIVE.student_reach(degrees), reach, 1e-10);
        }
        close(Level::NINETY_FIVE.student_reach(u64::MAX), Level::NINETY_FIVE.normal_reach(), 0.0);
    }

    #[test]
    fn reaches_of_t_join_without_a_step() {
        for level in [0.5, 0.9, 0.95, 0.999].map(|level| Level::new(level).unwrap()) {
            let expanded = student_expansion(level.normal_reach(), (MANY_DEGREES - 1) as f64);
            close(level.student_reach(MANY_DEGREES - 1), expanded, 1e-8);
        }
    }

    #[test]
    fn exact_wilson_gives_newcombes_examples() {
        // Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3.
        for (successes, trials, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let share = wilson(successes, trials, Level::NINETY_FIVE).unwrap();
            close(share.low, low, 5e-5);
            close(share.high, high, 5e-5);
        }
    }

    #[test]
    fn exact_unpaired_difference_gives_newcombes_examples() {
        // Newcombe (1998), Statistics in Medicine 17:873-890, table II, method 10: first minus second there.
        for (first, second, low, high) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((10, 10), (0, 20), 0.6791, 1.0),
            ((0, 10), (0, 10), -0.2775, 0.2775),
        ] {
            let first = Tally::new(first.0, first.1).unwrap();
            let second = Tally::new(second.0, second.1).unwrap();
            let difference = unpaired_difference(second, first, Level::NINETY_FIVE);
            close(difference.low, low, 5e-5);
            close(difference.high, high, 5e-5);
        }
    }

    #[test]
    fn tallies_and_levels_are_checked() {
        assert_eq!(Tally::new(3, 2), Err(AnalysisError::SuccessesAboveTrials { successes: 3, trials: 2 }));
        assert!(Tally::new(0, 0).is_err());
        for wrong in [0.0, 1.0, 95.0, f64::NAN] {
            assert!(Level::new(wrong).is_err());
        }
        assert!(serde_json::from_str::<Level>("1.5").is_err());
    }
}
