//! Exact enumeration: every branch of a small struggle with its probability.
//!
//! Random decisions of the engine are choices among finitely many outcomes, so a month is a tree. It is walked in three
//! parts, so that branches share what comes before them: the opening of the month, the decisions of contenders, which
//! are taken on one state and multiply, and the close. A part is walked by repeating it with scripted outcomes. Branches
//! of probability 0 are left out; states that are equal after a part are merged.
//!
//! Draws count as independent of one another, so a pair of draws that shares a key shows as a difference between
//! sampling and enumeration.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};

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

    /// Every leaf of what `walk` does, with its probability.
    fn leaves<T>(mut walk: impl FnMut(&mut Script) -> T, mut leaf: impl FnMut(T, f64)) {
        let mut script = Script::default();
        loop {
            let reached = walk(&mut script);
            leaf(reached, script.probability());
            if !script.advance() {
                return;
            }
        }
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

/// Asks a policy for its whole distribution instead of a choice.
struct Listing<'p> {
    policy: &'p mut dyn Policy,
    found: BTreeMap<ContenderId, Vec<(Action, f64)>>,
}

impl Policy for Listing<'_> {
    fn choose(&mut self, question: &Question, _: &mut dyn Chance) -> usize {
        let mut parts = vec![0.0; question.options.len()];
        let last = parts.len() - 1;
        Script::leaves(
            |script| self.policy.choose(question, script).min(last),
            |chosen, probability| parts[chosen] += probability,
        );
        let options = question.options.iter().zip(parts).filter(|(_, part)| *part > 0.0);
        self.found.insert(question.contender, options.map(|(option, part)| (option.action, part)).collect());
        last
    }

    fn wants_all(&self, month: Month, contender: ContenderId) -> bool {
        self.policy.wants_all(month, contender)
    }
}

/// States with their probabilities; equal ones are one.
#[derive(Debug, Default)]
pub struct Distribution {
    states: BTreeMap<u128, (State, f64)>,
}

impl Distribution {
    /// A state that is certain.
    pub fn certain(state: State) -> Self {
        let mut distribution = Distribution::default();
        distribution.add(state, 1.0);
        distribution
    }

    fn add(&mut self, state: State, probability: f64) {
        self.states.entry(fingerprint(&state)).or_insert((state, 0.0)).1 += probability;
    }

    /// The states with their probabilities, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = (&State, f64)> {
        self.states.values().map(|(state, probability)| (state, *probability))
    }

    /// How many different states.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// The sum of all probabilities: 1 but for rounding.
    pub fn total(&self) -> f64 {
        self.iter().map(|(_, probability)| probability).sum()
    }
}

/// Walks the tree of a case.
pub struct Enumeration<'s> {
    scenario: &'s Scenario,
    blank: Provenance,
}

impl<'s> Enumeration<'s> {
    /// For a case.
    pub fn new(scenario: &'s Scenario) -> Self {
        Enumeration { scenario, blank: State::at_start(scenario).provenance }
    }

    /// A state as it matters for what follows: how it came about is left out, pending entries are numbered from 0.
    pub fn plain(&self, mut state: State) -> State {
        state.provenance.clone_from(&self.blank);
        let mut numbers = (0..).filter_map(EventId::from_index);
        let mut renumber = |id: &mut EventId| *id = numbers.next().expect("few entries are pending");
        state.motions.iter_mut().for_each(|motion| renumber(&mut motion.moved));
        state.appointments.iter_mut().for_each(|order| renumber(&mut order.ordered));
        state.appeals.iter_mut().for_each(|appeal| {
            renumber(&mut appeal.motion.moved);
            renumber(&mut appeal.lodged);
        });
        state.next_event = renumber_next(&state);
        state
    }

    /// The states in which contenders may have to act.
    pub fn open(&self, state: &State) -> Distribution {
        let mut opened = Distribution::default();
        Script::leaves(
            |script| {
                let mut struggle = Struggle::resume(self.scenario, state.clone());
                struggle.open_month(script);
                struggle.into_parts().0
            },
            |reached, probability| opened.add(self.plain(reached), probability),
        );
        opened
    }

    /// What contenders may decide in an open month. `policy` must choose for each contender without regard to what it
    /// chose for others.
    pub fn decisions(&self, open: &State, policy: &mut dyn Policy) -> Vec<(Vec<Decision>, f64)> {
        let struggle = Struggle::resume(self.scenario, open.clone());
        let mut listing = Listing { policy, found: BTreeMap::new() };
        let first = struggle.decide(&mut Script::default(), &mut listing);
        let mut combined: Vec<(Vec<Decision>, f64)> = vec![(Vec::new(), 1.0)];
        for Decision { contender, action } in first {
            let options = listing.found.remove(&contender).unwrap_or_else(|| vec![(action, 1.0)]);
            combined = combined
                .iter()
                .flat_map(|(decisions, probability)| {
                    options.iter().map(move |&(action, part)| {
                        let with = decisions.iter().copied().chain([Decision { contender, action }]);
                        (with.collect(), probability * part)
                    })
                })
                .collect();
        }
        combined
    }

    /// The states in which an open month may end, given what was decided.
    pub fn close(&self, open: &State, decisions: &[Decision], leaf: impl FnMut(State, f64)) {
        Script::leaves(
            |script| {
                let mut struggle = Struggle::resume(self.scenario, open.clone());
                struggle.close_month(script, decisions);
                struggle.into_parts().0
            },
            leaf,
        );
    }

    /// Plays a month from every state of a distribution and shows each branch to `leaf`, unmerged.
    pub fn play_month(&self, from: &Distribution, policy: &mut dyn Policy, mut leaf: impl FnMut(State, f64)) {
        for (state, probability) in from.iter() {
            if state.outcome.is_some() {
                leaf(state.clone(), probability);
                continue;
            }
            for (open, opening) in self.open(state).iter() {
                for (decisions, choice) in self.decisions(open, policy) {
                    let reaching = probability * opening * choice;
                    self.close(open, &decisions, |end, part| leaf(end, reaching * part));
                }
            }
        }
    }

    /// The states after so many months, merged.
    pub fn states_after(&self, months: u16, policy: &mut dyn Policy) -> Distribution {
        let mut states = Distribution::certain(self.plain(State::at_start(self.scenario)));
        for _ in 0..months {
            let mut next = Distribution::default();
            self.play_month(&states, policy, |end, probability| next.add(self.plain(end), probability));
            states = next;
        }
        states
    }
}

/// The number of entries that are pending, which is the first free number once they are numbered from 0.
fn renumber_next(state: &State) -> u32 {
    (state.motions.len() + state.appointments.len() + 2 * state.appeals.len()) as u32
}

/// The states that a case can be in after so many months if its contenders follow the engine's own policy, each with
/// its exact probability.
///
/// Provenance and the numbering of entries are left out of the comparison: how a state came about does not matter here.
pub fn states_after(scenario: &Scenario, months: u16) -> Distribution {
    Enumeration::new(scenario).states_after(months, &mut QuantalResponse)
}

/// A number that is the same for equal states and, with near certainty, for no others: 128 bits of the state as text.
///
/// # Panics
/// When the state cannot be written.
pub fn fingerprint(state: &State) -> u128 {
    let mut digest = Digest(DefaultHasher::new(), DefaultHasher::new());
    digest.1.write_u8(1);
    serde_json::to_writer(&mut digest, state).expect("a state can be written");
    u128::from(digest.0.finish()) << 64 | u128::from(digest.1.finish())
}

struct Digest(DefaultHasher, DefaultHasher);

impl std::io::Write for Digest {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes);
        self.1.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;

    #[test]
    fn binomial_probabilities_are_those_of_the_closed_form() {
        let row = binomial(4, 0.25);
        let expected = [81.0 / 256.0, 108.0 / 256.0, 54.0 / 256.0, 12.0 / 256.0, 1.0 / 256.0];
        assert!(row.iter().zip(expected).all(|(p, q)| (p - q).abs() < 1e-15), "{row:?}");
    }

    #[test]
    fn leaves_of_dependent_draws_have_the_product_of_their_probabilities() {
        // A coin; on heads, how many of two further coins show heads.
        let key = DrawKey { purpose: Purpose::Vote, month: Month(0), entity: 0, other: 0 };
        let mut found = Vec::new();
        Script::leaves(
            |script| if script.happens(key, 0.5) { 1 + script.count(key, 2, 0.5) } else { 0 },
            |leaf, probability| found.push((leaf, probability)),
        );
        assert_eq!(found, [(0, 0.5), (1, 0.125), (2, 0.25), (3, 0.125)]);
    }

    /// A month walked as a whole, the plain way.
    fn whole_month(enumeration: &Enumeration, from: &State) -> Distribution {
        let mut reached = Distribution::default();
        Script::leaves(
            |script| {
                let mut struggle = Struggle::resume(enumeration.scenario, from.clone());
                struggle.play_month(script, &mut QuantalResponse);
                struggle.into_parts().0
            },
            |state, probability| reached.add(enumeration.plain(state), probability),
        );
        reached
    }

    #[test]
    fn a_month_in_parts_is_the_month_as_a_whole() {
        let scenario = cases::equals(2, 12);
        let enumeration = Enumeration::new(&scenario);
        let parts = states_after(&scenario, 1);
        let whole = whole_month(&enumeration, &enumeration.plain(State::at_start(&scenario)));
        assert!(parts.len() > 20 && (parts.total() - 1.0).abs() < 1e-12, "{} states", parts.len());
        assert_eq!(parts.len(), whole.len());
        for ((state, probability), (other, same)) in parts.iter().zip(whole.iter()) {
            assert!(state == other && (probability - same).abs() < 1e-12, "{probability} and {same}");
        }
    }

    #[test]
    fn pending_entries_are_renumbered_apart() {
        let scenario = cases::equals(3, 12);
        let enumeration = Enumeration::new(&scenario);
        let mut state = State::at_start(&scenario);
        let id = |index| ContenderId::from_index(index).expect("fits");
        let moved = EventId::from_index(17).expect("fits");
        let rung = RungId::from_index(0).expect("fits");
        state.motions.push(Motion { mover: id(0), target: id(1), rung, office: None, moved });
        let state = enumeration.plain(state);
        assert_eq!(state.motions[0].moved.index(), 0);
        assert_eq!(state.next_event as usize, state.motions.len(), "new entries get numbers of their own");
    }
}
