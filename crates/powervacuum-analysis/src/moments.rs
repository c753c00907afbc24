//! Means, variances and covariances of numbers that pass by once.
//!
//! Updating: Welford (1962), Technometrics 4:419-420. Merging: Chan, Golub & LeVeque (1983), The American Statistician
//! 37:242-247, equation 1.5. Intervals: "Student" (1908), Biometrika 6:1-25.

use serde::{Deserialize, Serialize};

use crate::error::{check_enough, check_finite, check_length};
use crate::{AnalysisError, Estimate, Level, Method};

/// Count, mean and variance of a stream of finite numbers.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::Level;
/// use powervacuum_analysis::moments::Moments;
///
/// let mut months = Moments::new();
/// for month in [20.0, 31.0, 24.0, 29.0] {
///     months.push(month)?;
/// }
/// let mean = months.t_interval(Level::NINETY_FIVE).expect("more than one number");
/// assert_eq!((mean.value, mean.method.to_string()), (26.0, "Student's t 1908".to_owned()));
/// assert!(mean.low > 18.0 && mean.high < 34.0);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moments {
    count: u64,
    mean: f64,
    /// The sum of squared distances from the mean.
    scatter: f64,
}

impl Moments {
    /// Of nothing yet.
    pub fn new() -> Moments {
        Moments::default()
    }

    /// Of all the numbers of a list.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NotFinite`] at the first that is not finite.
    pub fn of(values: &[f64]) -> Result<Moments, AnalysisError> {
        check_finite("values", values)?;
        let mut moments = Moments::new();
        values.iter().for_each(|&value| moments.add(value));
        Ok(moments)
    }

    /// Adds a number.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NotFinite`] with the number's position; nothing is added then.
    pub fn push(&mut self, value: f64) -> Result<(), AnalysisError> {
        if !value.is_finite() {
            return Err(AnalysisError::NotFinite { what: "values", position: self.count as usize, value });
        }
        self.add(value);
        Ok(())
    }

    pub(crate) fn add(&mut self, value: f64) {
        self.count += 1;
        let before = value - self.mean;
        self.mean += before / self.count as f64;
        self.scatter += before * (value - self.mean);
    }

    /// Adds what another stream has seen, as if it had come here, up to rounding.
    pub fn merge(&mut self, other: &Moments) {
        if other.count == 0 {
            return;
        }
        let (own, foreign) = (self.count as f64, other.count as f64);
        let (distance, all) = (other.mean - self.mean, own + foreign);
        self.count += other.count;
        self.mean += distance * (foreign / all);
        self.scatter += other.scatter + distance * distance * (own * foreign / all);
    }

    /// How many numbers were seen.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The mean; none of nothing.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then_some(self.mean)
    }

    /// The unbiased variance, at least 0; none below two numbers.
    pub fn variance(&self) -> Option<f64> {
        (self.count > 1).then(|| self.scatter / (self.count - 1) as f64)
    }

    /// The standard error of the mean, at least 0; none below two numbers.
    pub fn standard_error(&self) -> Option<f64> {
        self.variance().map(|variance| (variance / self.count as f64).sqrt())
    }

    /// The mean with Student's interval; none below two numbers.
    ///
    /// Of numbers that were all equal the interval is a point: that says nothing about rare ones.
    pub fn t_interval(&self, level: Level) -> Option<Estimate> {
        let reach = self.standard_error().map(|error| (level.student_reach(self.count - 1), error));
        reach.map(|(reach, error)| Estimate::symmetric(self.mean, reach, error, Method::Student))
    }
}

/// Means and covariances of a stream of vectors of one length.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "UncheckedJointMoments")]
pub struct JointMoments {
    count: u64,
    means: Vec<f64>,
    /// Sums of products of distances from the means, by row.
    scatter: Vec<f64>,
}

/// What a file may say joint moments are.
#[derive(Deserialize)]
struct UncheckedJointMoments {
    count: u64,
    means: Vec<f64>,
    scatter: Vec<f64>,
}

impl TryFrom<UncheckedJointMoments> for JointMoments {
    type Error = AnalysisError;

    fn try_from(read: UncheckedJointMoments) -> Result<JointMoments, AnalysisError> {
        check_length("covariances", read.means.len() * read.means.len(), read.scatter.len())?;
        Ok(JointMoments { count: read.count, means: read.means, scatter: read.scatter })
    }
}

impl JointMoments {
    /// Of vectors of this length, none yet.
    pub fn new(length: usize) -> JointMoments {
        JointMoments { count: 0, means: vec![0.0; length], scatter: vec![0.0; length * length] }
    }

    /// The length of the vectors.
    pub fn length(&self) -> usize {
        self.means.len()
    }

    /// How many vectors were seen.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Adds a vector.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] or [`AnalysisError::NotFinite`]; nothing is added then.
    pub fn push(&mut self, vector: &[f64]) -> Result<(), AnalysisError> {
        check_length("numbers", self.length(), vector.len())?;
        check_finite("values", vector)?;
        self.count += 1;
        let share = 1.0 / self.count as f64;
        let before: Vec<f64> = vector.iter().zip(&self.means).map(|(value, mean)| value - mean).collect();
        self.means.iter_mut().zip(&before).for_each(|(mean, distance)| *mean += distance * share);
        // Both distances in one symmetric product: (1 - 1/n) d_i d_j.
        self.scatter_products(&before, 1.0 - share);
        Ok(())
    }

    /// Adds what another stream has seen, as if it had come here, up to rounding.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] if its vectors have another length.
    pub fn merge(&mut self, other: &JointMoments) -> Result<(), AnalysisError> {
        check_length("numbers", self.length(), other.length())?;
        if other.count == 0 {
            return Ok(());
        }
        let (own, foreign) = (self.count as f64, other.count as f64);
        let distances: Vec<f64> = other.means.iter().zip(&self.means).map(|(there, here)| there - here).collect();
        self.count += other.count;
        let share = foreign / (own + foreign);
        self.means.iter_mut().zip(&distances).for_each(|(mean, distance)| *mean += distance * share);
        self.scatter.iter_mut().zip(&other.scatter).for_each(|(here, there)| *here += there);
        self.scatter_products(&distances, own * share);
        Ok(())
    }

    fn scatter_products(&mut self, distances: &[f64], factor: f64) {
        for (row, left) in self.scatter.chunks_exact_mut(distances.len().max(1)).zip(distances) {
            row.iter_mut().zip(distances).for_each(|(cell, right)| *cell += factor * left * right);
        }
    }

    /// The mean of each number; zeros of nothing.
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// The unbiased covariance of two numbers; none below two vectors or beyond the length.
    pub fn covariance(&self, first: usize, second: usize) -> Option<f64> {
        let inside = first < self.length() && second < self.length();
        (self.count > 1 && inside).then(|| self.scatter[first * self.length() + second] / (self.count - 1) as f64)
    }

    /// The covariance matrix of the means, which is that of the numbers divided by the count.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] below two vectors.
    pub fn covariance_of_means(&self) -> Result<Vec<Vec<f64>>, AnalysisError> {
        check_enough("vectors", 2, self.count as usize)?;
        let degrees = (self.count - 1) as f64 * self.count as f64;
        let rows = self.scatter.chunks_exact(self.length().max(1));
        Ok(rows.map(|row| row.iter().map(|cell| cell / degrees).collect()).collect())
    }

    /// The mean of a weighted sum of the numbers, with Student's interval.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] below two vectors, [`AnalysisError::WrongLength`] or [`AnalysisError::NotFinite`] for
    /// the weights.
    pub fn combination(&self, weights: &[f64], level: Level) -> Result<Estimate, AnalysisError> {
        check_length("weights", self.length(), weights.len())?;
        check_finite("weights", weights)?;
        let covariance = self.covariance_of_means()?;
        let value = weights.iter().zip(&self.means).map(|(weight, mean)| weight * mean).sum();
        let variance = quadratic(&covariance, weights);
        let reach = level.student_reach(self.count - 1);
        Ok(Estimate::symmetric(value, reach, variance.max(0.0).sqrt(), Method::Student))
    }
}

/// The variance of a weighted sum.
pub(crate) fn quadratic(covariance: &[Vec<f64>], weights: &[f64]) -> f64 {
    let row = |row: &[f64]| -> f64 { row.iter().zip(weights).map(|(cell, weight)| cell * weight).sum() };
    covariance.iter().zip(weights).map(|(cells, weight)| weight * row(cells)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_moments_of_a_short_list() {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squared distances 32.
        let moments = Moments::of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]).unwrap();
        assert_eq!((moments.count(), moments.mean()), (8, Some(5.0)));
        assert!((moments.variance().unwrap() - 32.0 / 7.0).abs() < 1e-14);
        // R: t.test(c(2,4,4,4,5,5,7,9))$conf.int
        let estimate = moments.t_interval(Level::NINETY_FIVE).unwrap();
        assert!(
            (estimate.low - 3.212_511_9).abs() < 1e-6 && (estimate.high - 6.787_488_1).abs() < 1e-6,
            "{estimate:?}"
        );
    }

    #[test]
    fn large_offset_costs_no_digits() {
        let moments = Moments::of(&[1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0]).unwrap();
        assert_eq!(moments.variance(), Some(30.0));
    }

    #[test]
    fn nothing_and_one_number_have_no_interval() {
        let mut moments = Moments::new();
        assert_eq!((moments.mean(), moments.variance(), moments.t_interval(Level::NINETY_FIVE)), (None, None, None));
        moments.push(3.0).unwrap();
        assert_eq!((moments.mean(), moments.variance()), (Some(3.0), None));
        assert!(moments.push(f64::INFINITY).is_err());
        assert_eq!(moments.count(), 1);
    }

    #[test]
    fn joint_moments_that_do_not_fit_together_are_not_read() {
        let text = r#"{"count": 2, "means": [1.0, 2.0], "scatter": [1.0]}"#;
        assert!(serde_json::from_str::<JointMoments>(text).is_err());
    }

    #[test]
    fn exact_combination_uses_the_covariance() {
        let mut joint = JointMoments::new(2);
        for (x, y) in [(1.0, 4.0), (2.0, 3.0), (3.0, 2.0), (4.0, 1.0)] {
            joint.push(&[x, y]).unwrap();
        }
        // x + y is always 5.
        let sum = joint.combination(&[1.0, 1.0], Level::NINETY_FIVE).unwrap();
        assert!((sum.value - 5.0).abs() < 1e-14 && sum.width() < 1e-7, "{sum:?}");
        assert!((joint.covariance(0, 1).unwrap() + 5.0 / 3.0).abs() < 1e-14);
        assert_eq!(joint.covariance(0, 2), None);
    }
}
