//! Tests of goodness of fit with a stated false-alarm rate.

use powervacuum_engine::math;

/// Standard normal deviate that is exceeded once in 10,000 tries.
pub const ONCE_IN_10_000: f64 = 3.719_016;

/// Expected count below which cells are taken together: below it Pearson's statistic is far from chi-squared.
const LEAST_EXPECTED: f64 = 5.0;

/// The result of a test of goodness of fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Pearson's statistic.
    pub statistic: f64,
    /// Degrees of freedom, at least 1.
    pub freedom: usize,
}

impl Fit {
    /// How far the statistic lies out, as a standard normal deviate (Wilson & Hilferty 1931, *Proceedings of the
    /// National Academy of Sciences* 17:684-688); with few degrees
    /// of freedom it is up to 0.13 too low out there, so alarms are a little rarer than stated.
    pub fn deviate(&self) -> f64 {
        let spread = 2.0 / (9.0 * self.freedom as f64);
        (math::pow(self.statistic / self.freedom as f64, 1.0 / 3.0) - (1.0 - spread)) / spread.sqrt()
    }

    /// Whether a fit this bad comes about less than once in 10,000 tries if the expectation is right.
    pub fn is_alarming(&self) -> bool {
        self.deviate() > ONCE_IN_10_000
    }
}

/// Pearson's test of counts against expected counts with the same total. Cells with a small expectation are taken
/// together; something seen where nothing can be makes the statistic infinite.
///
/// # Panics
/// When the lists differ in length or fewer than two cells are left.
pub fn fit(counts: &[u64], expected: &[f64]) -> Fit {
    assert_eq!(counts.len(), expected.len(), "one expectation for each count");
    let mut cells: Vec<(f64, f64)> = Vec::new();
    let mut rest = (0.0, 0.0);
    for (&count, &expected) in counts.iter().zip(expected) {
        let count = count as f64;
        if expected >= LEAST_EXPECTED {
            cells.push((count, expected));
        } else {
            rest = (rest.0 + count, rest.1 + expected);
            if expected <= 0.0 && count > 0.0 {
                return Fit { statistic: f64::INFINITY, freedom: 1 };
            }
        }
    }
    if rest.1 >= LEAST_EXPECTED {
        cells.push(rest);
    } else if let Some(last) = cells.last_mut() {
        *last = (last.0 + rest.0, last.1 + rest.1);
    }
    assert!(cells.len() > 1, "at least two cells can be told apart");
    let statistic = cells.iter().map(|(count, expected)| (count - expected) * (count - expected) / expected).sum();
    Fit { statistic, freedom: cells.len() - 1 }
}

/// Pearson's test of counts that should be equal.
///
/// # Panics
/// When there are fewer than two, or too few to be tested.
pub fn evenness(counts: &[u64]) -> Fit {
    let mean = counts.iter().sum::<u64>() as f64 / counts.len() as f64;
    fit(counts, &vec![mean; counts.len()])
}

/// Pearson's test of homogeneity: whether two lists of counts come from the same distribution.
///
/// # Panics
/// When the lists differ in length, or fewer than two cells are left.
pub fn homogeneity(first: &[u64], second: &[u64]) -> Fit {
    assert_eq!(first.len(), second.len(), "the same cells");
    let (sum_first, sum_second) = (first.iter().sum::<u64>() as f64, second.iter().sum::<u64>() as f64);
    let both: Vec<f64> = first.iter().zip(second).map(|(a, b)| (a + b) as f64).collect();
    let part = |sum: f64| -> Vec<f64> { both.iter().map(|n| n * sum / (sum_first + sum_second)).collect() };
    let (one, two) = (fit(first, &part(sum_first)), fit(second, &part(sum_second)));
    Fit { statistic: one.statistic + two.statistic, freedom: one.freedom.max(two.freedom) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviates_agree_with_tables() {
        // Chi-squared exceeds 15.137 with 1 degree of freedom, 29.878 with 7 and 160.1 with 99 once in 10,000 tries.
        for (statistic, freedom) in [(15.137, 1), (29.878, 7), (160.1, 99)] {
            let deviate = Fit { statistic, freedom }.deviate();
            assert!((-0.13..0.03).contains(&(deviate - ONCE_IN_10_000)), "{freedom}: {deviate}");
        }
    }

    #[test]
    fn equal_counts_fit_and_unequal_ones_do_not() {
        assert_eq!(evenness(&[50, 50, 50]).statistic, 0.0);
        assert!(!evenness(&[480, 520]).is_alarming());
        assert!(evenness(&[400, 600]).is_alarming());
        assert!(homogeneity(&[400, 600], &[600, 400]).is_alarming());
        assert!(!homogeneity(&[400, 600], &[410, 590]).is_alarming());
    }

    #[test]
    fn what_cannot_be_alarms_at_once() {
        assert!(fit(&[50, 50, 1], &[50.5, 50.5, 0.0]).is_alarming());
    }

    #[test]
    fn rare_cells_are_taken_together() {
        assert_eq!(fit(&[50, 50, 2, 4], &[50.0, 50.0, 3.0, 3.0]), Fit { statistic: 0.0, freedom: 2 });
    }
}
