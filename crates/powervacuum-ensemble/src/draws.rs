//! Which parameter values a history is played with.
//!
//! The rule is systematic: history `h` of seed `s` takes the draw at the point `offset(s) + h / golden ratio`, modulo 1, of the
//! cumulated weights (a Kronecker sequence). It depends on nothing but seed and number, so that longer runs begin with the
//! shorter ones, and after any number of histories each draw has been used as often as its weight says, up to a few. The
//! luck of a history is a hash of its number and so has nothing to do with its draw.

use crate::plan::PlanError;

/// Which parameter values the histories of an ensemble are played with.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Draws {
    /// Those of the case.
    #[default]
    Default,
    /// Weighted draws; a history takes one of them.
    Posterior(Vec<Draw>),
}

/// One set of parameter values.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// How often it is used, beside the others; finite and not negative.
    pub weight: f64,
    /// Parameters by name, with their values; the others stay as in the case.
    pub parameters: Vec<(String, f64)>,
}

/// The golden ratio's inverse as a fraction of 2^64.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// 2^64.
const WHOLE: f64 = 18_446_744_073_709_551_616.0;

/// Where the draw of a history is looked up.
#[derive(Clone, Debug)]
pub(crate) struct Picker {
    offset: u64,
    /// For each draw where its part of 2^64 begins.
    begins: Vec<u64>,
}

impl Picker {
    /// Checks the weights.
    pub(crate) fn new(seed: u64, draws: &[Draw]) -> Result<Picker, PlanError> {
        if let Some(index) = draws.iter().position(|draw| !(draw.weight.is_finite() && draw.weight >= 0.0)) {
            return Err(PlanError::Weight { index, found: draws[index].weight });
        }
        let total: f64 = draws.iter().map(|draw| draw.weight).sum();
        if !(total.is_finite() && total > 0.0) {
            return Err(PlanError::NoDraws);
        }
        let mut before = 0.0;
        let begins = draws.iter().map(|draw| {
            let begin = before / total;
            before += draw.weight;
            (begin * WHOLE) as u64
        });
        let begins = begins.collect();
        let hash = blake3::derive_key("powervacuum ensemble 1: where the draws begin", &seed.to_le_bytes());
        let offset = hash[..8].iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        Ok(Picker { offset, begins })
    }

    /// The draw of a history.
    pub(crate) fn pick(&self, history: u64) -> usize {
        let point = self.offset.wrapping_add(history.wrapping_mul(STEP));
        self.begins.partition_point(|&begin| begin <= point) - 1
    }
}

/// Names the exact draws: their parameters, values and weights.
pub(crate) fn digest(draws: &[Draw]) -> String {
    let mut hasher = blake3::Hasher::new();
    for draw in draws {
        hasher.update(&draw.weight.to_bits().to_le_bytes());
        hasher.update(&(draw.parameters.len() as u64).to_le_bytes());
        for (name, value) in &draw.parameters {
            hasher.update(&(name.len() as u64).to_le_bytes());
            hasher.update(name.as_bytes());
            hasher.update(&value.to_bits().to_le_bytes());
        }
    }
    hasher.finalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draws(weights: &[f64]) -> Vec<Draw> {
        weights.iter().map(|&weight| Draw { weight, parameters: Vec::new() }).collect()
    }

    #[test]
    fn draws_are_used_as_often_as_their_weights_say() {
        let weights = [1.0, 0.0, 5.0, 2.0, 2.0];
        for seed in [0, 1, 1922] {
            let picker = Picker::new(seed, &draws(&weights)).unwrap();
            let mut used = [0u64; 5];
            for history in 0..10_000 {
                used[picker.pick(history)] += 1;
                for (used, weight) in used.iter().zip(weights) {
                    let expected = weight / 10.0 * (history + 1) as f64;
                    assert!((*used as f64 - expected).abs() <= 4.0, "{history}: {used} for {expected}");
                }
            }
            assert_eq!(used[1], 0);
        }
    }

    #[test]
    fn the_draw_of_a_history_is_the_same_in_every_version() {
        let picker = Picker::new(7, &draws(&[1.0; 10])).unwrap();
        assert_eq!((0..8).map(|history| picker.pick(history)).collect::<Vec<_>>(), [8, 4, 0, 6, 3, 9, 5, 1]);
    }

    #[test]
    fn weights_that_are_none_are_refused() {
        assert!(matches!(Picker::new(1, &draws(&[1.0, f64::NAN])), Err(PlanError::Weight { index: 1, .. })));
        assert!(matches!(Picker::new(1, &draws(&[-1.0])), Err(PlanError::Weight { index: 0, .. })));
        assert!(matches!(Picker::new(1, &draws(&[0.0])), Err(PlanError::NoDraws)));
        assert!(matches!(Picker::new(1, &[]), Err(PlanError::NoDraws)));
    }
}
