//! Learning: how a vote makes hidden strength visible.
//!
//! Source: the scalar filter of Kalman 1960, "A New Approach to Linear Filtering and Prediction Problems", *Journal of
//! Basic Engineering* 82:35-45, which is Bayesian updating under normal errors: a new estimate is the old one plus a gain
//! times the surprise. The model's rule (model, section 4) keeps the form. With visibility `v` of a contender, a recorded
//! vote in which its side won the share `y` against the public forecast `y^`, and the contender's believed part of that
//! side `b`,
//!
//! ```text
//! v' = v + K (1 - v),    K = gain * max(y - y^, 0) * b    held in [0, 1]
//! ```
//!
//! What is estimated is how much of a contender's patronage is seen, the target is 1 (all of it), and `K` is the gain.
//!
//! Deviations: Kalman's gain follows from variances, while `K` is taken as proportional to the surprise, so no variances
//! are carried along; and only good surprises teach. A side that does worse than forecast shows that somebody was
//! overrated, not that patronage which had been seen is hidden again. Lying low is the model's way to be seen less.

/// The visibility of a contender after a recorded vote, in [0, 1] and never below `visibility`.
///
/// `visibility` and `believed_part` are in [0, 1], `gain` is at least 0, and `news` is the share won by the contender's
/// side less the forecast, in [-1, 1]. No news and bad news change nothing. The result grows with each argument (with
/// `visibility` but for rounding) and reaches 1 where the product of gain, news and part is 1 or more. Outside these
/// ranges the result means nothing.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::learning::visibility_after;
/// // Ten points more than forecast, half of them credited to this contender, at gain 2: a tenth of the gap closes.
/// assert!((visibility_after(0.5, 2.0, 0.1, 0.5) - 0.55).abs() < 1e-15);
/// assert_eq!(visibility_after(0.5, 2.0, -0.1, 0.5), 0.5);
/// ```
#[must_use]
pub fn visibility_after(visibility: f64, gain: f64, news: f64, believed_part: f64) -> f64 {
    let closed = (gain * news.max(0.0) * believed_part).min(1.0);
    (visibility + closed * (1.0 - visibility)).min(1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_news_changes_nothing() {
        for visibility in [0.0, 0.1, 0.7, 1.0] {
            assert_eq!(visibility_after(visibility, 10.0, 0.0, 1.0), visibility);
            assert_eq!(visibility_after(visibility, 0.0, 1.0, 1.0), visibility);
            assert_eq!(visibility_after(visibility, 10.0, 1.0, 0.0), visibility);
        }
    }

    #[test]
    fn doing_worse_than_forecast_hides_nobody() {
        assert_eq!(visibility_after(0.3, 10.0, -1.0, 1.0), 0.3);
    }

    #[test]
    fn overwhelming_news_shows_everything_and_no_more() {
        assert_eq!(visibility_after(0.3, 10.0, 1.0, 1.0), 1.0);
        assert_eq!(visibility_after(1.0, 10.0, 1.0, 1.0), 1.0);
    }

    #[test]
    fn equal_news_closes_an_equal_part_of_the_gap_each_time() {
        let twice = visibility_after(visibility_after(0.2, 1.0, 0.5, 0.5), 1.0, 0.5, 0.5);
        assert!((twice - (1.0 - 0.8 * 0.75 * 0.75)).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn law_visibility_stays_in_its_range_and_never_falls(
            visibility in 0.0..=1.0, gain in 0.0..=10.0, news in -1.0..=1.0, part in 0.0..=1.0
        ) {
            let after = visibility_after(visibility, gain, news, part);
            prop_assert!((visibility..=1.0).contains(&after));
        }

        #[test]
        fn law_more_of_anything_shows_no_less(
            v in 0.0..=1.0, gain in 0.0..=10.0, news in -1.0..=1.0, part in 0.0..=1.0, more in 0.0..=1.0
        ) {
            let after = visibility_after(v, gain, news, part);
            prop_assert!(visibility_after(v, gain + more, news, part) >= after);
            prop_assert!(visibility_after(v, gain, news + more, part) >= after);
            prop_assert!(visibility_after(v, gain, news, part + more) >= after);
            prop_assert!(visibility_after(v + more * (1.0 - v), gain, news, part) >= after - f64::EPSILON);
        }
    }
}
