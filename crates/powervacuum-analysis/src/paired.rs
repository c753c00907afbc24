//! What a change does, when both worlds share their luck.
//!
//! Each history is played twice with the same chance, once without the change (first) and once with it (second). What
//! both worlds have in common drops out of the difference, so the same precision needs fewer histories
//! ("common random numbers", Law 2015, Simulation Modeling and Analysis, section 11.2).
//!
//! Shares: adjusted Wald interval of Bonett & Price (2012), Journal of Educational and Behavioral Statistics 37:479-488:
//! one history is added to each kind of differing pair before the ordinary formula. The point stays the plain
//! difference. Numbers: Student's t on the differences.

use serde::{Deserialize, Serialize};

use crate::error::check_enough;
use crate::moments::Moments;
use crate::{AnalysisError, Estimate, Level, Method};

/// How pairs of yes-or-no outcomes came out; any four counts are valid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairedCounts {
    /// Pairs in which it happens in both worlds.
    pub both: u64,
    /// Pairs in which it happens in the first world only.
    pub first_only: u64,
    /// Pairs in which it happens in the second world only.
    pub second_only: u64,
    /// Pairs in which it happens in neither.
    pub neither: u64,
}

/// The second world minus the first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairedDifference {
    /// The plain difference with its interval; exactly 0 when no pair differs.
    pub difference: Estimate,
    /// The standard error of the plain difference; 0 when all pairs differ alike or none does, and then no measure of
    /// what is not known.
    pub standard_error: f64,
    /// How many times as many histories independent worlds would need for the same precision; below 1 where pairing
    /// does harm. None if all pairs differ alike or none does: nothing can be said then.
    pub variance_ratio: Option<f64>,
    /// How many pairs were played.
    pub pairs: u64,
}

impl PairedDifference {
    /// How the interval was made.
    pub fn method(&self) -> Method {
        self.difference.method
    }
}

impl PairedCounts {
    /// Counts a pair.
    pub fn push(&mut self, first: bool, second: bool) {
        match (first, second) {
            (true, true) => self.both += 1,
            (true, false) => self.first_only += 1,
            (false, true) => self.second_only += 1,
            (false, false) => self.neither += 1,
        }
    }

    /// Adds the counts of others.
    pub fn merge(&mut self, other: &PairedCounts) {
        self.both += other.both;
        self.first_only += other.first_only;
        self.second_only += other.second_only;
        self.neither += other.neither;
    }

    /// How many pairs there are.
    pub fn pairs(&self) -> u64 {
        self.both + self.first_only + self.second_only + self.neither
    }

    /// How often it happens in the first world.
    pub fn first_successes(&self) -> u64 {
        self.both + self.first_only
    }

    /// How often it happens in the second world.
    pub fn second_successes(&self) -> u64 {
        self.both + self.second_only
    }

    /// The share of the second world minus that of the first, in [-1, 1]: Bonett & Price (2012).
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] without a pair.
    ///
    /// # Examples
    ///
    /// ```
    /// use powervacuum_analysis::Level;
    /// use powervacuum_analysis::paired::PairedCounts;
    ///
    /// let counts = PairedCounts { both: 300, first_only: 10, second_only: 60, neither: 630 };
    /// let change = counts.difference(Level::NINETY_FIVE)?;
    /// assert_eq!(change.difference.value, 0.05);
    /// assert!(change.difference.low > 0.03 && change.difference.high < 0.07);
    /// assert!(change.variance_ratio.is_some_and(|ratio| ratio > 6.0));
    /// # Ok::<(), powervacuum_analysis::AnalysisError>(())
    /// ```
    pub fn difference(&self, level: Level) -> Result<PairedDifference, AnalysisError> {
        check_enough("pairs", 1, self.pairs() as usize)?;
        let pairs = self.pairs() as f64;
        let value = (self.second_only as f64 - self.first_only as f64) / pairs;
        let (centre, variance) = self.adjusted();
        let half = level.normal_reach() * (variance / (pairs + 2.0)).sqrt();
        let difference = Estimate {
            value,
            low: (centre - half).clamp(-1.0, value),
            high: (centre + half).clamp(value, 1.0),
            method: Method::BonettPrice,
        };
        let (paired, independent) = (self.plain_variance(), self.independent_variance(0.0));
        Ok(PairedDifference {
            difference,
            standard_error: (paired / pairs).sqrt(),
            variance_ratio: (paired > 0.0).then(|| independent / paired),
            pairs: self.pairs(),
        })
    }

    /// How many pairs an interval needs that reaches `precision` to each side, if pairs go on coming out like these.
    ///
    /// None without a pair or where `precision` is not above 0.
    pub fn needed(&self, precision: f64, level: Level) -> Option<u64> {
        let ready = self.pairs() > 0 && precision > 0.0;
        let needed = || needed_for(self.adjusted().1, precision, level) - 2.0;
        ready.then(|| at_least_one(needed()))
    }

    /// How many histories of each world were needed instead, if the two did not share their luck.
    ///
    /// Each world gets one success and one failure more (Agresti & Caffo 2000), so that a rare outcome does not promise
    /// too much. None without a pair or where `precision` is not above 0.
    pub fn needed_independent(&self, precision: f64, level: Level) -> Option<u64> {
        let ready = self.pairs() > 0 && precision > 0.0;
        ready.then(|| at_least_one(needed_for(self.independent_variance(1.0), precision, level)))
    }

    /// Difference and variance of one pair, after a pair of each differing kind was added.
    fn adjusted(&self) -> (f64, f64) {
        let all = self.pairs() as f64 + 2.0;
        let (first, second) = ((self.first_only as f64 + 1.0) / all, (self.second_only as f64 + 1.0) / all);
        let difference = second - first;
        (difference, first + second - difference * difference)
    }

    /// Variance of one pair's difference; exactly 0 when all pairs differ alike or none does.
    fn plain_variance(&self) -> f64 {
        let pairs = self.pairs();
        if self.first_only == pairs || self.second_only == pairs {
            return 0.0;
        }
        let (first, second) = (self.first_only as f64 / pairs as f64, self.second_only as f64 / pairs as f64);
        first + second - (second - first) * (second - first)
    }

    /// Variance of the difference of one history of each world, with `extra` successes and failures added to each.
    fn independent_variance(&self, extra: f64) -> f64 {
        let share = |successes: u64| (successes as f64 + extra) / (self.pairs() as f64 + 2.0 * extra);
        [self.first_successes(), self.second_successes()].map(share).iter().map(|share| share * (1.0 - share)).sum()
    }
}

/// How pairs of numbers came out.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::Level;
/// use powervacuum_analysis::paired::PairedMoments;
///
/// let mut months = PairedMoments::new();
/// for (without, with) in [(20.0, 22.0), (31.0, 32.0), (24.0, 26.0), (29.0, 32.0)] {
///     months.push(without, with)?;
/// }
/// let change = months.difference(Level::NINETY_FIVE)?;
/// assert_eq!(change.difference.value, 2.0);
/// assert!(change.variance_ratio.is_some_and(|ratio| ratio > 70.0));
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PairedMoments {
    first: Moments,
    second: Moments,
    difference: Moments,
}

impl PairedMoments {
    /// Of no pair yet.
    pub fn new() -> PairedMoments {
        PairedMoments::default()
    }

    /// Adds a pair.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NotFinite`] if either number or their difference is not finite; nothing is added then.
    pub fn push(&mut self, first: f64, second: f64) -> Result<(), AnalysisError> {
        let position = self.first.count() as usize;
        for value in [first, second, second - first] {
            if !value.is_finite() {
                return Err(AnalysisError::NotFinite { what: "pairs", position, value });
            }
        }
        self.first.add(first);
        self.second.add(second);
        self.difference.add(second - first);
        Ok(())
    }

    /// Adds the pairs of others, up to rounding.
    pub fn merge(&mut self, other: &PairedMoments) {
        self.first.merge(&other.first);
        self.second.merge(&other.second);
        self.difference.merge(&other.difference);
    }

    /// How many pairs there are.
    pub fn pairs(&self) -> u64 {
        self.first.count()
    }

    /// The numbers of the first world.
    pub fn first(&self) -> &Moments {
        &self.first
    }

    /// The numbers of the second world.
    pub fn second(&self) -> &Moments {
        &self.second
    }

    /// The mean of the second world minus that of the first, with Student's interval on the differences.
    ///
    /// When no pair differs the interval is the point 0: that does not exclude a rare difference.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] below two pairs.
    pub fn difference(&self, level: Level) -> Result<PairedDifference, AnalysisError> {
        let too_few = AnalysisError::TooFew { what: "pairs", needed: 2, found: self.pairs() as usize };
        let (Some(difference), Some((independent, paired))) = (self.difference.t_interval(level), self.variances())
        else {
            return Err(too_few);
        };
        Ok(PairedDifference {
            difference,
            standard_error: (paired / self.pairs() as f64).sqrt(),
            variance_ratio: (paired > 0.0).then(|| independent / paired),
            pairs: self.pairs(),
        })
    }

    /// How many pairs an interval needs that reaches `precision` to each side, if pairs go on coming out like these.
    ///
    /// None below two pairs or where `precision` is not above 0.
    pub fn needed(&self, precision: f64, level: Level) -> Option<u64> {
        let variance = self.variances().filter(|_| precision > 0.0);
        variance.map(|(_, paired)| needed_with_t(paired, precision, level, 1))
    }

    /// How many histories of each world were needed instead, if the two did not share their luck.
    ///
    /// None below two pairs or where `precision` is not above 0.
    pub fn needed_independent(&self, precision: f64, level: Level) -> Option<u64> {
        let variance = self.variances().filter(|_| precision > 0.0);
        variance.map(|(independent, _)| needed_with_t(independent, precision, level, 2))
    }

    /// The variance of a difference of independent histories, and of a pair.
    fn variances(&self) -> Option<(f64, f64)> {
        Some((self.first.variance()? + self.second.variance()?, self.difference.variance()?))
    }
}

/// z^2 v / h^2.
fn needed_for(variance: f64, precision: f64, level: Level) -> f64 {
    let reach = level.normal_reach() / precision;
    reach * reach * variance
}

fn at_least_one(needed: f64) -> u64 {
    needed.ceil().max(1.0) as u64
}

/// The same with t instead of z, for `samples` samples: the smallest number that is enough for its own t.
fn needed_with_t(variance: f64, precision: f64, level: Level, samples: u64) -> u64 {
    let enough = |number: u64| {
        let reach = level.student_reach(samples * (number - 1)) / precision;
        reach * reach * variance <= number as f64
    };
    // z is the least that t can be, so fewer are never enough.
    let (mut low, mut high) = (at_least_one(needed_for(variance, precision, level)).clamp(2, MOST_HISTORIES), 2);
    while high < MOST_HISTORIES && (high < low || !enough(high)) {
        high *= 2;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if enough(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// Nobody plays as many; larger needs are cut off here so that doubling cannot overflow.
const MOST_HISTORIES: u64 = 1 << 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_difference_by_hand() {
        // Adjusted shares 2/52 and 11/52: difference 9/52, variance 13/52 - 81/2704 = 595/2704.
        let counts = PairedCounts { both: 20, first_only: 1, second_only: 10, neither: 19 };
        let change = counts.difference(Level::NINETY_FIVE).unwrap();
        let half = 1.959_963_984_540_054 * (595.0_f64 / 2704.0 / 52.0).sqrt();
        assert_eq!(change.difference.value, 9.0 / 50.0);
        assert!((change.difference.low - (9.0 / 52.0 - half)).abs() < 1e-12);
        assert!((change.difference.high - (9.0 / 52.0 + half)).abs() < 1e-12);
        // Shares 21/50 and 30/50: independent 0.2436 + 0.24, paired 11/50 - 0.0324.
        assert!((change.variance_ratio.unwrap() - 0.4836 / 0.1876).abs() < 1e-12);
        assert!((change.standard_error - (0.1876_f64 / 50.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn equal_worlds_differ_by_exactly_nothing_and_still_have_an_interval() {
        let counts = PairedCounts { both: 7, neither: 93, ..PairedCounts::default() };
        let change = counts.difference(Level::NINETY_FIVE).unwrap();
        assert_eq!((change.difference.value, change.standard_error, change.variance_ratio), (0.0, 0.0, None));
        assert!(change.difference.low < -0.02 && change.difference.high > 0.02, "{change:?}");
    }

    #[test]
    fn interval_holds_the_point_even_at_the_edge() {
        let counts = PairedCounts { second_only: 3, ..PairedCounts::default() };
        let change = counts.difference(Level::new(0.01).unwrap()).unwrap();
        assert_eq!((change.difference.value, change.difference.high), (1.0, 1.0));
        assert_eq!(change.variance_ratio, None);
        assert!(PairedCounts::default().difference(Level::NINETY_FIVE).is_err());
    }

    #[test]
    fn needed_pairs_give_the_precision() {
        let counts = PairedCounts { both: 300, first_only: 10, second_only: 60, neither: 630 };
        let needed = counts.needed(0.005, Level::NINETY_FIVE).unwrap();
        let times = needed / counts.pairs() + 1;
        let longer = PairedCounts {
            both: counts.both * times,
            first_only: counts.first_only * times,
            second_only: counts.second_only * times,
            neither: counts.neither * times,
        };
        let half = longer.difference(Level::NINETY_FIVE).unwrap().difference.width() / 2.0;
        assert!(half < 0.005 && half > 0.0045, "{needed} {half}");
        assert!(counts.needed_independent(0.005, Level::NINETY_FIVE).unwrap() > 5 * needed);
        assert_eq!(counts.needed(0.0, Level::NINETY_FIVE), None);
        assert_eq!(counts.needed(f64::NAN, Level::NINETY_FIVE), None);
    }

    #[test]
    fn numbers_that_move_together_need_few_pairs() {
        let mut pairs = PairedMoments::new();
        for step in 0..100 {
            let luck = f64::from(step % 10);
            pairs.push(luck, luck + 1.0 + f64::from(step % 2)).unwrap();
        }
        let change = pairs.difference(Level::NINETY_FIVE).unwrap();
        assert!((change.difference.value - 1.5).abs() < 1e-12);
        // Sums of squares: 825 and 900 apart, 25 for the differences.
        assert!((change.variance_ratio.unwrap() - 69.0).abs() < 1e-9, "{change:?}");
        let needed = pairs.needed(0.1, Level::NINETY_FIVE).unwrap();
        // t for 98 degrees: (1.984 * 0.5025 / 0.1)^2 = 99.4
        assert_eq!(needed, 100);
        // z^2 * (1725 / 99) / 0.1^2 = 6694 of each, and t is hardly larger.
        assert_eq!(pairs.needed_independent(0.1, Level::NINETY_FIVE), Some(6695));
        assert!(pairs.push(1.0, f64::NAN).is_err());
    }
}
