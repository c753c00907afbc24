//! Exact enumeration: every branch of a small struggle with its probability.
//!
//! Random decisions of the engine are choices among finitely many outcomes, so a month is a tree. The tree is walked by
//! replaying it with scripted outcomes; states that are equal at the end of a month are merged.

use powervacuum_engine::*;

/// A source of chance that follows a script and notes where it could have gone otherwise.
#[derive(Debug, Default)]
struct Script {
    /// The branch taken at each decision so far.
    taken: Vec<Branch>,
    /// How many decisions have been made in this walk.
    depth: usize,
}

#[derive(Debug)]
struct Branch {
    chosen: usize,
    probabilities: Vec<f64>,
}

impl Script {
    fn decide(&mut self, probabilities: impl FnOnce() -> Vec<f64>) -> usize {
        if self.depth == self.taken.len() {
            let probabilities = probabilities();
            let chosen = probabilities.iter().position(|&p| p > 0.0).expect("some outcome is possible");
            self.taken.push(Branch { chosen, probabilities });
        }
        self.depth += 1;
        self.taken[self.depth - 1].chosen
    }

    fn probability(&self) -> f64 {
        self.taken.iter().map(|branch| branch.probabilities[branch.chosen]).product()
    }

    /// Moves on to the next leaf; false when there is none.
    fn advance(&mut self) -> bool {
        self.depth = 0;
        while let Some(last) = self.taken.last_mut() {
            let next = (last.chosen + 1..last.probabilities.len()).find(|&next| last.probabilities[next] > 0.0);
            if let Some(next) = next {
                last.chosen = next;
                return true;
            }
            self.taken.pop();
        }
        false
    }
}

impl Chance for Script {
    fn happens(&mut self, _: DrawKey, probability: f64) -> bool {
        let probability = probability.clamp(0.0, 1.0);
        self.decide(|| vec![1.0 - probability, probability]) == 1
    }

    fn choose(&mut self, _: DrawKey, _: &[u64], scores: &[f64]) -> usize {
        self.decide(|| {
            let mut probabilities = vec![0.0; scores.len()];
            theory::random_utility::following(scores, &mut probabilities);
            probabilities
        })
    }

    fn count(&mut self, _: DrawKey, trials: u32, probability: f64) -> u32 {
        self.decide(|| binomial(trials, probability.clamp(0.0, 1.0))) as u32
    }
}

/// Binomial probabilities by the recursion on the number of trials: slow, plain, and not the engine's way.
fn binomial(trials: u32, probability: f64) -> Vec<f64> {
    let mut row = vec![1.0];
    for _ in 0..trials {
        let mut next = vec![0.0; row.len() + 1];
        for (successes, part) in row.iter().enumerate() {
            next[successes] += part * (1.0 - probability);
            next[successes + 1] += part * probability;
        }
        row = next;
    }
    row
}

/// The states that a case can be in after so many months, each with its exact probability.
///
/// Provenance and the numbering of entries are left out of the comparison: how a state came about does not matter here.
pub fn states_after(scenario: &Scenario, months: u16) -> Vec<(State, f64)> {
    let mut states = vec![(State::at_start(scenario), 1.0)];
    for _ in 0..months {
        let mut next: Vec<(String, State, f64)> = Vec::new();
        for (state, probability) in states {
            let mut script = Script::default();
            loop {
                let mut struggle = Struggle::resume(scenario, state.clone());
                if struggle.outcome().is_none() {
                    struggle.play_month(&mut script, &mut QuantalResponse);
                }
                let (reached, _, _) = struggle.into_parts();
                let reached = without_provenance(scenario, reached);
                next.push((fingerprint(&reached), reached, probability * script.probability()));
                if !script.advance() {
                    break;
                }
            }
        }
        states = merge(next);
    }
    states
}

fn merge(mut reached: Vec<(String, State, f64)>) -> Vec<(State, f64)> {
    reached.sort_by(|a, b| a.0.cmp(&b.0));
    let mut merged: Vec<(String, State, f64)> = Vec::new();
    for (print, state, probability) in reached {
        match merged.last_mut() {
            Some((last, _, sum)) if *last == print => *sum += probability,
            _ => merged.push((print, state, probability)),
        }
    }
    merged.into_iter().map(|(_, state, probability)| (state, probability)).collect()
}

/// A state as it matters for what follows.
pub fn without_provenance(scenario: &Scenario, mut state: State) -> State {
    state.provenance = State::at_start(scenario).provenance;
    state.next_event = 0;
    state
}

/// A text that is the same for equal states.
///
/// # Panics
/// When the state cannot be written.
pub fn fingerprint(state: &State) -> String {
    serde_json::to_string(state).expect("a state can be written")
}
