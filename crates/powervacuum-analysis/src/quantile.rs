//! When something happens, if ever: quantiles of counted months, with a class for "never".
//!
//! "Never" lies behind every month: a history that ends without the event is censored at the end of play, and a quantile
//! that falls among such histories is "never" (none). Intervals come from the ranks of the order statistics, whose
//! distribution is binomial whatever the times are: Thompson (1936), Annals of Mathematical Statistics 7:122-128;
//! David & Nagaraja (2003), Order Statistics, section 7.1. With ties they cover at least the level.

use serde::{Deserialize, Serialize};
use statrs::distribution::{Binomial, DiscreteCDF};

use crate::error::check_enough;
use crate::interval::Tally;
use crate::{AnalysisError, Estimate, Level, Method};

/// How many histories see the event in each month, and how many never do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedTimes {
    counts: Vec<u64>,
    never: u64,
}

/// A quantile with its interval, in months from the start; none is "never".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeEstimate {
    /// The quantile.
    pub value: Option<usize>,
    /// The lower end.
    pub low: Option<usize>,
    /// The upper end.
    pub high: Option<usize>,
    /// How the ends were found.
    pub method: Method,
}

impl CountedTimes {
    /// From counts by month, counted from 0, and the number of histories without the event.
    pub fn new(counts: Vec<u64>, never: u64) -> CountedTimes {
        CountedTimes { counts, never }
    }

    /// Counts a history: the month of the event, or none.
    ///
    /// Memory grows with the latest month.
    pub fn push(&mut self, month: Option<usize>) {
        match month {
            None => self.never += 1,
            Some(month) => {
                if month >= self.counts.len() {
                    self.counts.resize(month + 1, 0);
                }
                self.counts[month] += 1;
            }
        }
    }

    /// Adds the counts of others; histories of another length are welcome.
    pub fn merge(&mut self, other: &CountedTimes) {
        if other.counts.len() > self.counts.len() {
            self.counts.resize(other.counts.len(), 0);
        }
        self.counts.iter_mut().zip(&other.counts).for_each(|(here, there)| *here += there);
        self.never += other.never;
    }

    /// Histories by month of the event.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// Histories without the event.
    pub fn never(&self) -> u64 {
        self.never
    }

    /// All histories.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum::<u64>() + self.never
    }

    /// The first month by which at least the share `order` of the histories has seen the event; none for never.
    ///
    /// `order` is in [0, 1]; one half is the median.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::ShareOutOfRange`], or [`AnalysisError::TooFew`] without a history.
    ///
    /// # Examples
    ///
    /// ```
    /// use powervacuum_analysis::quantile::CountedTimes;
    ///
    /// let times = CountedTimes::new(vec![0, 10, 30, 20], 40);
    /// assert_eq!(times.quantile(0.5)?, Some(3));
    /// assert_eq!(times.quantile(0.75)?, None);
    /// # Ok::<(), powervacuum_analysis::AnalysisError>(())
    /// ```
    pub fn quantile(&self, order: f64) -> Result<Option<usize>, AnalysisError> {
        self.check(order)?;
        // A product that should be whole may come out a little above; the next whole number would be a rank too far.
        let rank = (order * self.total() as f64 * (1.0 - 4.0 * f64::EPSILON)).ceil().max(1.0);
        Ok(self.at_rank(rank as u64))
    }

    /// The quantile with its interval, which covers the true one with at least the level's probability.
    ///
    /// An upper end of none says that "never" cannot be excluded. Month 0 as lower end may mean that there are too few
    /// histories for a bound.
    ///
    /// # Errors
    ///
    /// Those of [`Self::quantile`].
    pub fn quantile_interval(&self, order: f64, level: Level) -> Result<TimeEstimate, AnalysisError> {
        let value = self.quantile(order)?;
        let total = self.total();
        let Ok(below) = Binomial::new(order, total) else {
            return Err(AnalysisError::ShareOutOfRange { name: "order", value: order });
        };
        // The number of histories up to the quantile is binomial. The lower rank is the last l with P(K < l) <= a/2, the
        // upper one the first u with P(K < u) >= 1 - a/2.
        let lower = first_rank(total, |rank| below.cdf(rank - 1) > level.lower()) - 1;
        let upper = first_rank(total, |rank| below.cdf(rank - 1) >= level.upper());
        let low = if lower == 0 { Some(0) } else { self.at_rank(lower) };
        Ok(TimeEstimate { value, low, high: self.at_rank(upper), method: Method::OrderStatistics })
    }

    /// The share of histories that have seen the event by the end of a month, in [0, 1], with Wilson's interval.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] without a history.
    pub fn share_by(&self, month: usize, level: Level) -> Result<Estimate, AnalysisError> {
        let seen = self.counts.iter().take(month.saturating_add(1)).sum();
        Ok(Tally::new(seen, self.total())?.wilson(level))
    }

    fn check(&self, order: f64) -> Result<(), AnalysisError> {
        check_enough("histories", 1, self.total() as usize)?;
        let inside = (0.0..=1.0).contains(&order);
        if inside { Ok(()) } else { Err(AnalysisError::ShareOutOfRange { name: "order", value: order }) }
    }

    /// The time of the history at a rank counted from 1, "never" behind all others and behind the last.
    fn at_rank(&self, rank: u64) -> Option<usize> {
        let mut seen = 0;
        self.counts.iter().position(|count| {
            seen += count;
            seen >= rank
        })
    }
}

/// The first rank from 1 to `total` for which a condition holds that stays true once it is; `total + 1` if none.
fn first_rank(total: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (1, total + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_order_statistics() {
        let times = CountedTimes::new(vec![0, 3, 0, 4, 2], 1);
        let quantiles = [0.0, 0.3, 0.31, 0.7, 0.71, 0.9, 0.91, 1.0].map(|order| times.quantile(order).unwrap());
        assert_eq!(quantiles, [Some(1), Some(1), Some(3), Some(3), Some(4), Some(4), None, None]);
        // 0.07 * 100 is a little more than 7 in floating point; rank 7 is meant.
        assert_eq!(CountedTimes::new(vec![7, 93], 0).quantile(0.07).unwrap(), Some(0));
    }

    #[test]
    fn exact_interval_of_a_median_has_the_ranks_of_the_tables() {
        // n = 100: ranks 40 and 61 for 0.95 (Conover 1999, table A.3: P(K < 40) = 0.0176, P(K < 61) = 0.9824).
        let times = CountedTimes::new(vec![1; 100], 0);
        let median = times.quantile_interval(0.5, Level::NINETY_FIVE).unwrap();
        assert_eq!((median.low, median.value, median.high), (Some(39), Some(49), Some(60)));
        // n = 10: ranks 2 and 9.
        let times = CountedTimes::new(vec![1; 10], 0);
        let median = times.quantile_interval(0.5, Level::NINETY_FIVE).unwrap();
        assert_eq!((median.low, median.high), (Some(1), Some(8)));
        // n = 5: 2^-5 is above 0.025, no rank bounds the median.
        let times = CountedTimes::new(vec![0, 1, 1, 1, 1, 1], 0);
        let median = times.quantile_interval(0.5, Level::NINETY_FIVE).unwrap();
        assert_eq!((median.low, median.high), (Some(0), None));
    }

    #[test]
    fn never_is_later_than_every_month() {
        let times = CountedTimes::new(vec![0, 0, 48], 52);
        let median = times.quantile_interval(0.5, Level::NINETY_FIVE).unwrap();
        assert_eq!((median.value, median.low, median.high), (None, Some(2), None));
        assert_eq!(CountedTimes::new(Vec::new(), 9).quantile(0.5).unwrap(), None);
    }

    #[test]
    fn share_by_a_month_counts_that_month() {
        let mut times = CountedTimes::default();
        [Some(2), None, Some(0), Some(2)].into_iter().for_each(|month| times.push(month));
        let shares = [0, 1, 2, 900].map(|month| times.share_by(month, Level::NINETY_FIVE).unwrap().value);
        assert_eq!(shares, [0.25, 0.25, 0.75, 0.75]);
    }

    #[test]
    fn wrong_questions_are_errors() {
        assert!(CountedTimes::default().quantile(0.5).is_err());
        assert!(CountedTimes::new(vec![1], 0).quantile(1.5).is_err());
        assert!(CountedTimes::new(vec![1], 0).quantile_interval(f64::NAN, Level::NINETY_FIVE).is_err());
    }
}
