//! Proper scores: how good a forecast by many histories was, once it is known what happened.
//!
//! A score is proper when nobody can better it by saying something else than what it believes. The continuous ranked
//! probability score (CRPS; Matheson & Winkler 1976; Gneiting & Raftery 2007, Journal of the American Statistical
//! Association 102:359-378) is in the unit of what is forecast; for what is true or false it is the Brier score, for a
//! forecast without spread the absolute error. Smaller is better.

use crate::AnalysisError;
use crate::error::{check_enough, check_finite};

/// CRPS of a sample against what happened, in its fair form: the expected value does not depend on how large the sample is
/// (Ferro 2014, Quarterly Journal of the Royal Meteorological Society 140:1917-1923). It can therefore lie a little below 0.
///
/// # Errors
/// With fewer than two values, or one that is not finite.
///
/// # Examples
/// ```
/// use powervacuum_analysis::score::crps;
/// assert_eq!(crps(&[3.0, 3.0], 5.0), Ok(2.0)); // without spread: the absolute error
/// ```
pub fn crps(sample: &[f64], happened: f64) -> Result<f64, AnalysisError> {
    crps_of_alternatives(sample, &[(1.0, happened)])
}

/// The mean CRPS of a sample over what may have happened, each with its weight: the score where the record is uncertain.
/// It is proper too. Weights need not add up to 1.
///
/// # Errors
/// With fewer than two values, no alternative of positive weight, or something that is not finite.
pub fn crps_of_alternatives(sample: &[f64], happened: &[(f64, f64)]) -> Result<f64, AnalysisError> {
    check_enough("histories", 2, sample.len())?;
    check_finite("sample", sample)?;
    let total: f64 = happened.iter().map(|(weight, _)| weight).sum();
    check_finite("alternatives", &happened.iter().map(|(weight, value)| weight * value).collect::<Vec<_>>())?;
    check_enough("alternatives", 1, happened.iter().filter(|(weight, _)| *weight > 0.0).count())?;
    let count = sample.len() as f64;
    let distance = |value: f64| sample.iter().map(|found| (found - value).abs()).sum::<f64>() / count;
    let error = happened.iter().map(|&(weight, value)| weight * distance(value)).sum::<f64>() / total;
    Ok(error - mean_difference(sample) / 2.0)
}

/// Mean absolute difference of two different values of a sample; exactly 0 where all are alike, so that a perfect forecast
/// without spread has a score of exactly 0.
fn mean_difference(sample: &[f64]) -> f64 {
    let mut sorted = sample.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let count = sorted.len() as f64;
    // Each gap between neighbours lies between so many pairs.
    let pairs = |below: f64| below * (count - below);
    let gaps = sorted.windows(2).enumerate();
    let sum: f64 = gaps.map(|(rank, pair)| pairs(rank as f64 + 1.0) * (pair[1] - pair[0])).sum();
    2.0 * sum / (count * (count - 1.0))
}

/// Skill of a forecast beside a baseline: 1 for a perfect one, 0 for one as good as the baseline, negative for a worse one;
/// none where the baseline is perfect.
pub fn skill(score: f64, baseline: f64) -> Option<f64> {
    (baseline > 0.0).then(|| 1.0 - score / baseline)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written out: every pair.
    fn by_definition(sample: &[f64], happened: f64) -> f64 {
        let count = sample.len() as f64;
        let error = sample.iter().map(|x| (x - happened).abs()).sum::<f64>() / count;
        let pairs: f64 = sample.iter().flat_map(|x| sample.iter().map(move |y| (x - y).abs())).sum();
        error - pairs / (2.0 * count * (count - 1.0))
    }

    #[test]
    fn the_score_is_that_of_the_definition() {
        for sample in [vec![1.0, 2.0], vec![0.3, -4.0, 7.5, 7.5, 2.0], (0..50).map(|n| f64::from(n * n % 17)).collect()]
        {
            for happened in [-3.0, 0.0, 2.0, 9.5] {
                let score = crps(&sample, happened).unwrap();
                assert!((score - by_definition(&sample, happened)).abs() < 1e-12, "{sample:?} {happened}");
            }
        }
    }

    /// A baseline in which nothing differs is perfect or it is not; rounding must not make it almost perfect.
    #[test]
    fn a_forecast_without_spread_has_exactly_its_error() {
        for value in [0.1, 0.3, 499_100.7, -1e-9] {
            let sample = vec![value; 41];
            assert_eq!(crps(&sample, value), Ok(0.0));
        }
    }

    #[test]
    fn for_what_is_true_or_false_it_is_the_fair_brier_score() {
        let sample: Vec<f64> = (0..10).map(|n| if n < 7 { 1.0 } else { 0.0 }).collect();
        let (p, n) = (0.7, 10.0);
        let fair = |happened: f64| (p - happened) * (p - happened) - p * (1.0 - p) / (n - 1.0);
        assert!((crps(&sample, 1.0).unwrap() - fair(1.0)).abs() < 1e-12);
        assert!((crps(&sample, 0.0).unwrap() - fair(0.0)).abs() < 1e-12);
    }

    /// A normal sample against a normal truth: CRPS of the standard normal at 0 is (sqrt 2 - 1) / sqrt pi (Gneiting & Raftery).
    #[test]
    fn a_normal_forecast_has_the_known_score() {
        use statrs::distribution::{ContinuousCDF, Normal};
        let normal = Normal::standard();
        let sample: Vec<f64> = (0..4000).map(|n| normal.inverse_cdf((f64::from(n) + 0.5) / 4000.0)).collect();
        let known = (2f64.sqrt() - 1.0) / std::f64::consts::PI.sqrt();
        assert!((crps(&sample, 0.0).unwrap() - known).abs() < 1e-3);
    }

    #[test]
    fn alternatives_are_averaged() {
        let sample = [1.0, 4.0, 6.0];
        let both = crps_of_alternatives(&sample, &[(1.0, 2.0), (3.0, 5.0)]).unwrap();
        let apart = (crps(&sample, 2.0).unwrap() + 3.0 * crps(&sample, 5.0).unwrap()) / 4.0;
        assert!((both - apart).abs() < 1e-12);
    }

    #[test]
    fn skill_is_what_is_won_of_the_way_to_perfection() {
        assert_eq!(skill(1.0, 4.0), Some(0.75));
        assert_eq!(skill(8.0, 4.0), Some(-1.0));
        assert_eq!(skill(1.0, 0.0), None);
    }

    #[test]
    fn what_is_no_forecast_is_refused() {
        assert!(crps(&[1.0], 0.0).is_err());
        assert!(crps(&[1.0, f64::NAN], 0.0).is_err());
        assert!(crps_of_alternatives(&[1.0, 2.0], &[]).is_err());
        assert!(crps_of_alternatives(&[1.0, 2.0], &[(1.0, f64::INFINITY)]).is_err());
    }
}
