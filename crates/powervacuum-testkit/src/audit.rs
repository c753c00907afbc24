//! Chance that watches what it is asked.

use std::collections::BTreeSet;

use powervacuum_engine::*;

/// Passes every draw on and notes what should not be asked: a key that was used before (two draws would share one
/// outcome), options of one choice that share a name (they would share their luck, and the later one would never be
/// taken among equals), and numbers that are no probabilities.
#[derive(Clone, Debug)]
pub struct AuditedChance<C> {
    chance: C,
    asked: BTreeSet<(u16, u16, u32, u32)>,
    /// What should not have been asked.
    pub breaches: Vec<String>,
}

impl<C: Chance> AuditedChance<C> {
    /// Watches `chance`.
    pub fn new(chance: C) -> Self {
        AuditedChance { chance, asked: BTreeSet::new(), breaches: Vec::new() }
    }

    fn note(&mut self, key: DrawKey) {
        if !self.asked.insert((key.purpose as u16, key.month.0, key.entity, key.other)) {
            self.breaches.push(format!("a second draw is asked for by {key:?}"));
        }
    }

    fn check_probability(&mut self, key: DrawKey, probability: f64) {
        // An impossible or certain event may be written a little beyond the ends.
        if !(-1e-9..=1.0 + 1e-9).contains(&probability) {
            self.breaches.push(format!("{probability} is no probability: {key:?}"));
        }
    }
}

impl<C: Chance> Chance for AuditedChance<C> {
    fn happens(&mut self, key: DrawKey, probability: f64) -> bool {
        self.note(key);
        self.check_probability(key, probability);
        self.chance.happens(key, probability)
    }

    fn choose(&mut self, key: DrawKey, names: &[u64], scores: &[f64]) -> usize {
        self.note(key);
        let distinct: BTreeSet<u64> = names.iter().copied().collect();
        if distinct.len() != names.len() || names.len() != scores.len() {
            self.breaches.push(format!("options share a name: {key:?} {names:x?}"));
        }
        if scores.iter().any(|score| score.is_nan() || *score == f64::INFINITY) {
            self.breaches.push(format!("a score is no number: {key:?} {scores:?}"));
        }
        self.chance.choose(key, names, scores)
    }

    fn count(&mut self, key: DrawKey, trials: u32, probability: f64) -> u32 {
        self.note(key);
        self.check_probability(key, probability);
        let count = self.chance.count(key, trials, probability);
        if count > trials {
            self.breaches.push(format!("{count} of {trials} succeed: {key:?}"));
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_keys_shared_names_and_false_probabilities_are_noticed() {
        let key = |other| DrawKey { purpose: Purpose::Vote, month: Month(1), entity: 1, other };
        let mut chance = AuditedChance::new(KeyedChance::new(1, 1));
        chance.happens(key(0), 0.5);
        chance.choose(key(1), &[1, 2], &[0.0, 0.0]);
        chance.count(key(2), 10, 0.5);
        assert!(chance.breaches.is_empty());
        chance.happens(key(0), 0.5);
        chance.choose(key(3), &[2, 2], &[0.0, 0.0]);
        chance.choose(key(4), &[1, 2], &[0.0, f64::NAN]);
        chance.count(key(5), 10, 1.5);
        assert_eq!(chance.breaches.len(), 4, "{:?}", chance.breaches);
    }
}
