//! Which cause has which part in a difference: Shapley values.
//!
//! Some causes are switched on, all subsets of them are tried, and `v(S)` is the outcome with the causes in `S` on. The
//! value of a cause is what it adds when it joins, averaged over all orders of joining; the values add up to
//! `v(all) - v(none)`.
//!
//! - Shapley (1953), A value for n-person games, in Contributions to the Theory of Games II.
//! - Interaction of two causes: Grabisch & Roubens (1999), International Journal of Game Theory 28:547-565. Zero where they add; above zero where each helps the other.
//!
//! | how many causes | what to use |
//! |---|---|
//! | a few, one table of values | [`exact`], [`interactions`] |
//! | up to about 10, many histories | [`ReplicatedShapley`] |
//! | more | [`SampledShapley`] along orders of [`Orders`] |

mod attribution;
mod replicated;
mod sampled;

pub use attribution::{Attribution, PairInteraction};
pub use replicated::ReplicatedShapley;
pub use sampled::{Orders, SampledShapley, Walk, prefix_masks, swapped_masks};

use crate::AnalysisError;
use crate::error::{check_enough, check_finite, check_length, check_not_above};

/// The most causes whose subsets are all tried: 65,536 values.
pub const MOST_CAUSES: usize = 16;

/// The Shapley value of each cause, from the outcome of every subset.
///
/// `values[mask]` is the outcome with cause `i` on where bit `i` of `mask` is set. The result adds up to the last value
/// minus the first, up to rounding.
///
/// # Errors
///
/// [`AnalysisError::TooMany`] above [`MOST_CAUSES`] causes, [`AnalysisError::TooFew`] without one,
/// [`AnalysisError::WrongLength`] unless there are 2^causes values, [`AnalysisError::NotFinite`].
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::shapley::exact;
///
/// // A left glove (cause 0) and two right ones: a pair is worth 1.
/// let gloves = exact(3, &[0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0])?;
/// assert!((gloves[0] - 2.0 / 3.0).abs() < 1e-15);
/// assert!((gloves[1] - 1.0 / 6.0).abs() < 1e-15);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
pub fn exact(causes: usize, values: &[f64]) -> Result<Vec<f64>, AnalysisError> {
    check_values(causes, values)?;
    Ok(shapley_values(causes, values))
}

/// The interaction index of each pair of causes, from the outcome of every subset; symmetric, zero on the diagonal.
///
/// # Errors
///
/// Those of [`exact`].
pub fn interactions(causes: usize, values: &[f64]) -> Result<Vec<Vec<f64>>, AnalysisError> {
    check_values(causes, values)?;
    let mut matrix = vec![vec![0.0; causes]; causes];
    for (first, second, index) in pair_interactions(causes, values) {
        matrix[first][second] = index;
        matrix[second][first] = index;
    }
    Ok(matrix)
}

fn check_causes(causes: usize) -> Result<(), AnalysisError> {
    check_enough("causes", 1, causes)?;
    check_not_above("causes", MOST_CAUSES, causes)
}

fn check_values(causes: usize, values: &[f64]) -> Result<(), AnalysisError> {
    check_causes(causes)?;
    check_length("values", 1 << causes, values.len())?;
    check_finite("values", values)
}

/// phi_i = sum over S without i of s! (n - s - 1)! / n! (v(S + i) - v(S)).
fn shapley_values(causes: usize, values: &[f64]) -> Vec<f64> {
    let weights = size_weights(causes);
    let of_one = |cause: usize| {
        let without = (0..values.len()).filter(|mask| mask >> cause & 1 == 0);
        without.map(|mask| weights[ones(mask)] * (values[mask | 1 << cause] - values[mask])).sum()
    };
    (0..causes).map(of_one).collect()
}

/// I_ij = sum over S without i and j of s! (n - s - 2)! / (n - 1)! (v(S + ij) - v(S + i) - v(S + j) + v(S)), for i < j.
fn pair_interactions(causes: usize, values: &[f64]) -> Vec<(usize, usize, f64)> {
    // The pair joins as one: these are the weights of a game with one cause fewer.
    let weights = size_weights(causes.saturating_sub(1));
    let pairs = pairs(causes).map(|(first, second)| {
        let (one, other) = (1 << first, 1 << second);
        let without = (0..values.len()).filter(|mask| mask & (one | other) == 0);
        let index = without
            .map(|mask| {
                let together = values[mask | one | other] - values[mask | one] - values[mask | other] + values[mask];
                weights[ones(mask)] * together
            })
            .sum();
        (first, second, index)
    });
    pairs.collect()
}

/// All pairs of causes, the smaller first, in order.
fn pairs(causes: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..causes).flat_map(move |first| (first + 1..causes).map(move |second| (first, second)))
}

fn ones(mask: usize) -> usize {
    mask.count_ones() as usize
}

/// s! (n - s - 1)! / n! = 1 / (n C(n - 1, s)) for s from 0 to n - 1.
fn size_weights(causes: usize) -> Vec<f64> {
    let mut binomial = 1.0;
    (0..causes)
        .map(|size| {
            let weight = 1.0 / (causes as f64 * binomial);
            binomial *= (causes - 1 - size) as f64 / (size + 1) as f64;
            weight
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn game(causes: usize, value: impl Fn(usize) -> f64) -> Vec<f64> {
        (0..1 << causes).map(value).collect()
    }

    fn all_close(found: &[f64], expected: &[f64]) {
        let close = found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12);
        assert!(close && found.len() == expected.len(), "{found:?} is not {expected:?}");
    }

    #[test]
    fn exact_airport_game() {
        // Littlechild & Owen (1973): runways of cost 12, 28, 30; each step is shared by those who need it.
        let costs = [12.0, 28.0, 30.0];
        let longest = |mask: usize| (0..3).filter(|one| mask >> one & 1 == 1).map(|one| costs[one]).fold(0.0, f64::max);
        all_close(&exact(3, &game(3, longest)).unwrap(), &[4.0, 12.0, 14.0]);
    }

    #[test]
    fn exact_unanimity_game_is_shared_by_its_carriers() {
        // v(S) = 1 if S holds 1, 2 and 4; the pair index of a carrier of size t is 1/(t - 1), all others are 0.
        let carrier = 0b10110;
        let values = game(5, |mask| f64::from(u8::from(mask & carrier == carrier)));
        let third = 1.0 / 3.0;
        all_close(&exact(5, &values).unwrap(), &[0.0, third, third, 0.0, third]);
        let pairs = interactions(5, &values).unwrap();
        for (first, second) in super::pairs(5) {
            let inside = carrier >> first & 1 == 1 && carrier >> second & 1 == 1;
            let expected = if inside { 0.5 } else { 0.0 };
            assert!((pairs[first][second] - expected).abs() < 1e-12, "{first} {second}: {pairs:?}");
            assert_eq!(pairs[first][second], pairs[second][first]);
        }
    }

    #[test]
    fn exact_symmetric_majority() {
        // Majority of 5: each is pivotal in one order of five. The pair index sums the second differences of the sizes:
        // +1 where two others are missing a vote (s = 1), -1 where one is enough (s = 2), weights 1/12 and 1/12 with 3
        // subsets each.
        let values = game(5, |mask| f64::from(u8::from(ones(mask) >= 3)));
        all_close(&exact(5, &values).unwrap(), &[0.2; 5]);
        let pairs = interactions(5, &values).unwrap();
        assert!(pairs.iter().flatten().all(|index| index.abs() < 1e-12), "{pairs:?}");
    }

    #[test]
    fn exact_products_and_sums() {
        // v = x0 x1 + 3 x2: the pair 0, 1 interacts with 1, nothing else does.
        let on = |mask: usize, cause: usize| (mask >> cause & 1) as f64;
        let values = game(3, |mask| on(mask, 0) * on(mask, 1) + 3.0 * on(mask, 2));
        all_close(&exact(3, &values).unwrap(), &[0.5, 0.5, 3.0]);
        all_close(&interactions(3, &values).unwrap().concat(), &[0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn weights_of_all_sizes_add_up() {
        for causes in 1..=MOST_CAUSES {
            let values = game(causes, |mask| ones(mask) as f64);
            all_close(&exact(causes, &values).unwrap(), &vec![1.0; causes]);
        }
    }

    #[test]
    fn wrong_tables_are_errors() {
        assert!(exact(2, &[0.0; 3]).is_err());
        assert!(exact(0, &[0.0]).is_err());
        assert!(exact(17, &[]).is_err());
        assert!(interactions(1, &[0.0, f64::NAN]).is_err());
    }
}
