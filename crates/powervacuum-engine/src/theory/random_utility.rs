//! Random utility: how a following divides itself among contenders, and how a voter takes a side.
//!
//! Source: McFadden 1974, "Conditional Logit Analysis of Qualitative Choice Behavior", in Zarembka (ed.), *Frontiers in
//! Econometrics*, 105-142, the conditional logit: if every chooser adds an independent extreme-value disturbance to the utilities
//! `u`, the part that chooses `i` is
//!
//! ```text
//! p_i = exp(u_i) / sum_j exp(u_j)
//! ```
//!
//! As a theory of voting this is probabilistic voting: Coughlin 1992, *Probabilistic Voting Theory*. No
//! deviation. The unit of utility is the scale of the disturbance, whose standard deviation is pi / sqrt(6) = 1.28. The
//! form has independence of irrelevant alternatives: who leaves is replaced in proportion, whatever the likeness of those
//! who stay.

use crate::math::{exp_in_place, logistic};

/// Writes to `out` the part of a following that goes to each alternative; the parts add up to 1 but for rounding.
///
/// Only differences of utilities matter, and none is too large. A utility of negative infinity is an alternative that
/// nobody takes. At least one utility must be finite and none may be infinity or not a number, else the parts are not
/// numbers. Sums are taken in the order given: another order may move the last bits.
///
/// # Panics
/// When the slices differ in length.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::random_utility::following;
/// let mut parts = [0.0; 3];
/// following(&[1.0, 1.0, f64::NEG_INFINITY], &mut parts);
/// assert_eq!(parts, [0.5, 0.5, 0.0]);
/// ```
pub fn following(utilities: &[f64], out: &mut [f64]) {
    assert_eq!(utilities.len(), out.len(), "one part for each utility");
    out.copy_from_slice(utilities);
    following_in_place(out);
}

/// Replaces utilities by the parts that [`following`] gives.
pub(super) fn following_in_place(values: &mut [f64]) {
    let greatest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for value in values.iter_mut() {
        *value -= greatest;
    }
    exp_in_place(values);
    let total: f64 = values.iter().sum();
    for value in values {
        *value /= total;
    }
}

/// The chance that a voter takes a side whose utility exceeds the other side's by `advantage`: the case of two
/// alternatives. In [0, 1]; any `advantage` is accepted.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::random_utility::side;
/// assert_eq!(side(0.0), 0.5);
/// assert!(side(2.0) > 0.88 && side(2.0) < 0.89);
/// ```
#[must_use]
pub fn side(advantage: f64) -> f64 {
    logistic(advantage)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(utilities: &[f64]) -> Vec<f64> {
        let mut parts = vec![f64::NAN; utilities.len()];
        following(utilities, &mut parts);
        parts
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-14
    }

    #[test]
    fn utilities_that_are_logarithms_give_proportions() {
        let found = parts(&[5.0, 3.0, 2.0].map(libm::log));
        assert!(found.iter().zip([0.5, 0.3, 0.2]).all(|(&found, known)| near(found, known)), "{found:?}");
    }

    #[test]
    fn equal_alternatives_share_equally_as_red_and_blue_buses_do() {
        assert_eq!(parts(&[7.0; 2]), [0.5; 2]);
        assert_eq!(parts(&[7.0; 3]), [1.0 / 3.0; 3]);
        assert!(parts(&[]).is_empty());
    }

    #[test]
    fn who_leaves_is_replaced_in_proportion() {
        let (three, two) = (parts(&[0.3, -1.2, 2.0]), parts(&[0.3, -1.2, f64::NEG_INFINITY]));
        assert!(near(three[0] / three[1], two[0] / two[1]) && two[2] == 0.0);
    }

    #[test]
    fn extreme_utilities_stay_finite() {
        assert_eq!(parts(&[1e300, -1e300, 0.0]), [1.0, 0.0, 0.0]);
        assert_eq!(parts(&[-1e300]), [1.0]);
    }

    #[test]
    fn without_a_finite_utility_the_parts_are_not_numbers() {
        assert!(parts(&[f64::NEG_INFINITY; 2]).iter().all(|part| part.is_nan()));
    }

    proptest! {
        #[test]
        fn law_parts_add_up_to_one_and_ignore_a_common_shift(
            utilities in prop::collection::vec(-50.0..50.0, 1..15), shift in -100.0..100.0
        ) {
            let found = parts(&utilities);
            prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-14);
            let shifted = parts(&utilities.iter().map(|utility| utility + shift).collect::<Vec<_>>());
            prop_assert!(found.iter().zip(&shifted).all(|(a, b)| (a - b).abs() < 1e-12));
        }

        #[test]
        fn law_a_side_is_one_of_two_alternatives(advantage in -60.0..60.0) {
            prop_assert!(near(side(advantage), parts(&[advantage, 0.0])[0]));
        }
    }
}
