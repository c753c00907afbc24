//! Quantal response: how a contender chooses among actions, better ones more often rather than always.
//!
//! Source: McKelvey & Palfrey 1995, "Quantal Response Equilibria for Normal Form Games", *Games and Economic Behavior*
//! 10:6-38, logit response: with expected payoffs `u` and precision `lambda`
//!
//! ```text
//! p_i = exp(lambda u_i) / sum_j exp(lambda u_j)
//! ```
//!
//! Drawing from it needs no probabilities: the option with the greatest `u_i / T + g_i`, `g` independent standard Gumbel
//! noise (Gumbel 1954, *Statistical Theory of Extreme Values*), is option `i` with probability `p_i` (Yellott 1977,
//! *Journal of Mathematical Psychology* 15:109-144).
//!
//! Deviations: the temperature `T = 1 / lambda` is used, in units of payoff. The paper's equilibrium, in which beliefs are
//! right on average, is not computed: payoffs are what the contender believes. Temperature 0 is the limit: the best
//! options share the probability equally.

use crate::math::gumbel;
use crate::theory::random_utility::following_in_place;

/// ln(2) for each unit in the last place of a number in [1, 2).
const LN2_AN_ULP: f64 = std::f64::consts::LN_2 * f64::EPSILON;
/// Far more than rounding takes from a bound on noise, which is below 37.
const ROUNDING: f64 = 1e-9;

/// Writes to `out` the probability of each option; they add up to 1 but for rounding.
///
/// The temperature is finite and at least 0; at 0 the best options are equally likely and the others impossible. A payoff
/// of negative infinity is an option that is never taken. At least one payoff must be finite and none may be infinity or
/// not a number, else the probabilities are not numbers. Only differences of payoffs matter, and no difference is too
/// large for a low temperature.
///
/// # Panics
/// When the slices differ in length.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::quantal_response::choice_probabilities;
/// let mut probabilities = [0.0; 2];
/// choice_probabilities(&[0.3, 0.1], 0.1, &mut probabilities);
/// assert!((probabilities[0] - 0.880_797).abs() < 1e-6);
/// choice_probabilities(&[0.3, 0.1], 0.0, &mut probabilities);
/// assert_eq!(probabilities, [1.0, 0.0]);
/// ```
pub fn choice_probabilities(payoffs: &[f64], temperature: f64, out: &mut [f64]) {
    assert_eq!(payoffs.len(), out.len(), "one probability for each payoff");
    let best = payoffs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for (scaled, payoff) in out.iter_mut().zip(payoffs) {
        let ahead = payoff - best;
        *scaled = if ahead == 0.0 { 0.0 } else { ahead / temperature };
    }
    following_in_place(out);
}

/// Chooses an option with the probabilities of [`choice_probabilities`]: the one with the greatest payoff plus
/// temperature times noise.
///
/// `noise` gives an option's own standard Gumbel noise ([`gumbel`] of a uniform draw in (0, 1)) and
/// is asked once for each option, in order. Key the draws by option: an option added or left out then changes nothing
/// about the others, and relabelled options relabel the choice exactly. Equal scores, as at temperature 0, go by noise;
/// options that are equal in both, which independent draws of 53 bits do not show in practice, go to the first. The
/// conditions on payoffs and temperature are those of [`choice_probabilities`]; an option that is not a number is never
/// chosen unless all are.
///
/// # Panics
/// When there are no options.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::quantal_response::choose_by_gumbel;
/// let noise = [0.1, 0.9, -0.3];
/// assert_eq!(choose_by_gumbel(&[0.5, 0.4, 0.0], 0.05, |option| noise[option]), 0);
/// assert_eq!(choose_by_gumbel(&[0.5, 0.4, 0.0], 1.0, |option| noise[option]), 1);
/// ```
pub fn choose_by_gumbel(payoffs: &[f64], temperature: f64, noise: impl Fn(usize) -> f64) -> usize {
    assert!(!payoffs.is_empty(), "a choice needs an option");
    let mut chosen = 0;
    let mut best = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (option, payoff) in payoffs.iter().enumerate() {
        let luck = noise(option);
        let score = (payoff + temperature * luck, luck);
        if score > best {
            (chosen, best) = (option, score);
        }
    }
    chosen
}

/// Chooses as [`choose_by_gumbel`] does if the noise of each option is the Gumbel variate of a uniform draw.
///
/// `uniform` gives an option's own draw in (0, 1), at least 2^-53 from either end. Two logarithms an option are worked out
/// only where a bound on the noise leaves it a chance.
///
/// # Panics
/// When there are no options.
///
/// # Examples
/// ```
/// use powervacuum_engine::math::gumbel;
/// use powervacuum_engine::theory::quantal_response::{choose_by_gumbel, choose_by_uniform};
/// let (payoffs, draws) = ([0.5, 0.4, 0.0], [0.2, 0.7, 0.4]);
/// let noise = |option: usize| gumbel(draws[option]);
/// assert_eq!(choose_by_uniform(&payoffs, 1.0, |option| draws[option]), choose_by_gumbel(&payoffs, 1.0, noise));
/// ```
#[must_use]
pub fn choose_by_uniform(payoffs: &[f64], temperature: f64, uniform: impl Fn(usize) -> f64) -> usize {
    assert!(!payoffs.is_empty(), "a choice needs an option");
    let mut chosen = 0;
    let mut best = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (option, payoff) in payoffs.iter().enumerate() {
        let draw = uniform(option);
        if payoff + temperature * most_noise(draw) < best.0 {
            continue;
        }
        let luck = gumbel(draw);
        let score = (payoff + temperature * luck, luck);
        if score > best {
            (chosen, best) = (option, score);
        }
    }
    chosen
}

/// What the Gumbel variate of `uniform` does not exceed.
///
/// From `-ln u >= 1 - u`, the variate `-ln(-ln u)` is at most `-ln(1 - u)`; and with `1 - u = 2^k m`, `m` in [1, 2), the
/// logarithm of `m`, which is concave, is at least `(m - 1) ln 2`. `k + m - 1` is read off the bits.
fn most_noise(uniform: f64) -> f64 {
    let below_one = 1.0_f64.to_bits() as i64 - (1.0 - uniform).to_bits() as i64;
    below_one as f64 * LN2_AN_ULP + ROUNDING
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn probabilities(payoffs: &[f64], temperature: f64) -> Vec<f64> {
        let mut out = vec![f64::NAN; payoffs.len()];
        choice_probabilities(payoffs, temperature, &mut out);
        out
    }

    /// Uniform draws in (0, 1) from a key (SplitMix64).
    fn uniform(key: u64) -> f64 {
        let mut z = key.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        ((z >> 12) as f64 + 0.5) / 4_503_599_627_370_496.0
    }

    #[test]
    fn odds_are_the_exponential_of_the_difference_over_temperature() {
        for (difference, temperature, odds) in [(libm::log(3.0), 1.0, 3.0), (0.02 * libm::log(9.0), 0.02, 9.0)] {
            let found = probabilities(&[difference + 0.25, 0.25], temperature);
            assert!((found[0] - odds / (1.0 + odds)).abs() < 1e-13, "{found:?}");
        }
    }

    #[test]
    fn great_heat_makes_all_options_alike_and_none_leaves_the_best() {
        assert!(probabilities(&[3.0, 1.0, -2.0], 1e12).iter().all(|p| (p - 1.0 / 3.0).abs() < 1e-11));
        assert_eq!(probabilities(&[1.0, 3.0, 3.0, -2.0], 0.0), [0.0, 0.5, 0.5, 0.0]);
        assert_eq!(probabilities(&[1.0, 3.0, 3.0], 5e-324), [0.0, 0.5, 0.5]);
    }

    #[test]
    fn forbidden_options_are_never_taken() {
        assert_eq!(probabilities(&[f64::NEG_INFINITY, 2.0], 0.1), [0.0, 1.0]);
        assert_eq!(choose_by_gumbel(&[f64::NEG_INFINITY, -1e9], 0.1, |option| 30.0 - 30.0 * option as f64), 1);
        assert_eq!(choose_by_gumbel(&[f64::NAN, 2.0], 0.1, |_| 0.0), 1);
    }

    #[test]
    fn at_temperature_zero_ties_go_by_noise_and_never_by_position() {
        let payoffs = [1.0, 3.0, 3.0, 3.0];
        assert_eq!(choose_by_gumbel(&payoffs, 0.0, |option| [9.0, -1.0, 2.0, 0.0][option]), 2);
        assert_eq!(choose_by_gumbel(&payoffs, 0.0, |option| [9.0, 2.0, -1.0, 0.0][option]), 1);
    }

    #[test]
    fn stat_choices_by_gumbel_noise_have_the_logit_frequencies() {
        // False-alarm rate: with 4 degrees of freedom Pearson's statistic exceeds 33.38 once in a million, so one of the
        // two does once in 500,000. An error of 0.01 in a probability p adds 20 / p to it at 200,000 draws, for p = 1/3
        // about 60.
        const DRAWS: u64 = 200_000;
        let payoffs = [0.10, 0.12, 0.07, 0.02, 0.115];
        for (case, temperature) in [(0, 0.02), (1, 0.1)] {
            let mut counts = [0_u32; 5];
            for draw in 0..DRAWS {
                let key = (case * DRAWS + draw) * 8;
                counts[choose_by_gumbel(&payoffs, temperature, |option| gumbel(uniform(key + option as u64)))] += 1;
            }
            let statistic: f64 = probabilities(&payoffs, temperature)
                .iter()
                .zip(counts)
                .map(|(p, count)| {
                    let expected = p * DRAWS as f64;
                    (f64::from(count) - expected) * (f64::from(count) - expected) / expected
                })
                .sum();
            assert!(statistic < 33.38, "{counts:?}: {statistic}");
        }
    }

    #[test]
    fn noise_never_exceeds_its_bound() {
        let least = f64::EPSILON / 2.0;
        for draw in [least, 1e-9, 0.5, 1.0 - 1e-9, 1.0 - least] {
            assert!(gumbel(draw) < most_noise(draw), "{draw}");
        }
        for key in 0..100_000 {
            let draw = uniform(key);
            let bound = most_noise(draw);
            assert!(gumbel(draw) < bound && bound < gumbel(draw).max(0.0) + 0.7, "{draw}");
            // Halved again and again, draws come near to both ends.
            let near = draw / (1_u64 << (key % 50)) as f64;
            let near = near.max(least);
            assert!(gumbel(near) < most_noise(near) && gumbel(1.0 - near) < most_noise(1.0 - near), "{near}");
        }
    }

    proptest! {
        #[test]
        fn law_bounds_on_noise_change_no_choice(
            payoffs in prop::collection::vec(prop_oneof![9 => -3.0..3.0, 1 => Just(f64::NEG_INFINITY)], 1..30),
            temperature in prop_oneof![1 => Just(0.0), 9 => 0.01..2.0], key in 0_u64..1 << 40
        ) {
            let draw = |option: usize| uniform(key + option as u64);
            let plain = choose_by_gumbel(&payoffs, temperature, |option| gumbel(draw(option)));
            prop_assert_eq!(choose_by_uniform(&payoffs, temperature, draw), plain);
        }

        #[test]
        fn law_a_common_shift_of_payoffs_changes_nothing(
            payoffs in prop::collection::vec(-1.0..1.0, 1..10), shift in -5.0..5.0, temperature in 0.01..2.0
        ) {
            let shifted: Vec<f64> = payoffs.iter().map(|payoff| payoff + shift).collect();
            let (a, b) = (probabilities(&payoffs, temperature), probabilities(&shifted, temperature));
            prop_assert!(a.iter().zip(&b).all(|(a, b)| (a - b).abs() < 1e-12));
        }

        #[test]
        fn law_relabelled_options_relabel_the_choice(
            (payoffs, order) in prop::collection::vec(-1.0..1.0, 1..10).prop_flat_map(|payoffs| {
                let order: Vec<usize> = (0..payoffs.len()).collect();
                (Just(payoffs), Just(order).prop_shuffle())
            }),
            key in 0_u64..1 << 40
        ) {
            let noise = |option: usize| gumbel(uniform(key + option as u64));
            let chosen = choose_by_gumbel(&payoffs, 0.3, noise);
            let relabelled: Vec<f64> = order.iter().map(|&option| payoffs[option]).collect();
            prop_assert_eq!(order[choose_by_gumbel(&relabelled, 0.3, |position| noise(order[position]))], chosen);
        }
    }
}
