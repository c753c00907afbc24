//! Contests: how a prize is divided among rivals, or who is likely to win it, by what they put in.
//!
//! Source: Tullock 1980, "Efficient Rent Seeking", in Buchanan, Tollison & Tullock (eds.), *Toward a Theory of the
//! Rent-Seeking Society*, 97-112: with efforts `e` and exponent `r`, rival `i` wins with probability
//!
//! ```text
//! p_i = e_i^r / sum_j e_j^r
//! ```
//!
//! Skaperdas 1996, *Economic Theory* 7:283-290, shows that no other form is anonymous, monotone, homogeneous and
//! independent of those who do not take part. Deviation: Tullock leaves open what happens if nobody makes an effort; the
//! rivals are then equal. The same numbers serve as shares of a prize that can be divided.

use crate::math::pow;

/// Writes to `shares` what part of a prize each rival wins by its effort; the parts add up to 1 but for rounding.
///
/// Efforts are finite and at least 0, the exponent is at least 0. Exponent 1 divides in proportion to effort, more
/// favours the greatest effort, and 0 divides equally whatever the efforts. If all efforts are 0 the parts are equal.
/// Only the proportions of efforts matter, and no sum overflows. Outside these ranges the result means nothing.
///
/// # Panics
/// When the slices differ in length.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::contest::contest_shares;
/// let mut shares = [0.0; 3];
/// contest_shares(&[2.0, 1.0, 0.0], 2.0, &mut shares);
/// assert_eq!(shares, [0.8, 0.2, 0.0]);
/// ```
pub fn contest_shares(efforts: &[f64], exponent: f64, shares: &mut [f64]) {
    assert_eq!(efforts.len(), shares.len(), "one share for each effort");
    let greatest = efforts.iter().copied().fold(0.0, f64::max);
    if greatest == 0.0 {
        shares.fill(1.0 / efforts.len() as f64);
        return;
    }
    let mut total = 0.0;
    for (share, effort) in shares.iter_mut().zip(efforts) {
        *share = pow(effort / greatest, exponent);
        total += *share;
    }
    for share in shares {
        *share /= total;
    }
}

/// The chance that an attack overcomes a defence: Tullock's form for two sides, exponent 1. In [0, 1].
///
/// Both are at least 0 and their sum is finite. If both are 0 the chance is 1/2; if only the defence is, it is 1. To
/// weigh one side more, multiply it by a factor. Outside these ranges the result means nothing.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::contest::contest;
/// assert_eq!(contest(3.0, 1.0), 0.75);
/// assert_eq!(contest(0.0, 0.0), 0.5);
/// ```
#[must_use]
pub fn contest(attack: f64, defence: f64) -> f64 {
    let total = attack + defence;
    if total == 0.0 { 0.5 } else { attack / total }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shares(efforts: &[f64], exponent: f64) -> Vec<f64> {
        let mut shares = vec![f64::NAN; efforts.len()];
        contest_shares(efforts, exponent, &mut shares);
        shares
    }

    #[test]
    fn exponent_one_divides_in_proportion() {
        assert_eq!(shares(&[2.0, 1.0, 1.0], 1.0), [0.5, 0.25, 0.25]);
    }

    #[test]
    fn exponent_zero_divides_equally_also_with_idle_rivals() {
        assert_eq!(shares(&[5.0, 1.0, 0.0, 0.0], 0.0), [0.25; 4]);
    }

    #[test]
    fn rivals_without_effort_are_equal() {
        assert_eq!(shares(&[0.0; 4], 1.5), [0.25; 4]);
        assert!(shares(&[], 1.0).is_empty());
    }

    #[test]
    fn huge_and_tiny_efforts_do_not_overflow() {
        assert_eq!(shares(&[1e308, 1e308], 2.0), [0.5, 0.5]);
        assert!((shares(&[1e-308, 3e-308], 1.0)[0] - 0.25).abs() < 1e-15);
    }

    #[test]
    fn one_quarter_of_the_prize_is_the_best_reply_to_itself() {
        // Tullock's equilibrium for n rivals and a prize of 1: effort r (n - 1) / n^2, here 1/4.
        let gain = |effort: f64| contest(effort, 0.25) - effort;
        for step in [1e-3, 1e-2, 0.1, 0.2] {
            assert!(gain(0.25) > gain(0.25 + step) && gain(0.25) > gain(0.25 - step), "{step}");
        }
    }

    #[test]
    fn two_sides_agree_with_two_rivals() {
        for (attack, defence) in [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (0.3, 0.9)] {
            assert!((contest(attack, defence) - shares(&[attack, defence], 1.0)[0]).abs() < 1e-15);
        }
    }

    proptest! {
        #[test]
        fn law_shares_add_up_to_one_and_follow_efforts(
            efforts in prop::collection::vec(0.0..100.0, 1..12), exponent in 0.0..4.0
        ) {
            let shares = shares(&efforts, exponent);
            prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for i in 1..efforts.len() {
                prop_assert!(efforts[i] < efforts[0] || shares[i] >= shares[0] - 1e-12);
            }
        }

        #[test]
        fn law_more_effort_never_wins_less(
            efforts in prop::collection::vec(0.01..100.0, 2..12), more in 0.0..50.0, exponent in 0.0..4.0
        ) {
            let mut raised = efforts.clone();
            raised[0] += more;
            prop_assert!(shares(&raised, exponent)[0] >= shares(&efforts, exponent)[0] - 1e-12);
        }
    }
}
