//! Weights: who could count on how much, really and as each contender sees it (model, sections 3 and 4).

use pulp::{Arch, NullaryFnOnce};
use serde::{Deserialize, Serialize};

use super::State;
use super::memory::Memory;
use super::views::{OBSERVERS, PUBLIC, Stock, Views};
use crate::ids::{ContenderId, Contenders};
use crate::quantity::{MAX_ISSUES, Point};
use crate::scenario::Scenario;

const MAX: usize = Contenders::MAX;

/// Weights as last assessed. Each row adds up to 1 over the standing contenders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Real weight of each contender.
    pub real: Vec<f64>,
    /// Weight of each contender as the public sees it, which has no insight.
    pub public: Vec<f64>,
    /// Weight of the column as the row sees it.
    pub seen: Vec<f64>,
    /// The same as the row expects it to become, if what it has seen of late goes on.
    pub expected: Vec<f64>,
    /// Share of the members who would follow each contender if there were no patronage.
    pub free: Vec<f64>,
    /// Real share of each contender in the delegates of an assembly elected now.
    pub delegates: Vec<f64>,
    /// The same as the public sees it.
    pub public_delegates: Vec<f64>,
    /// The same of the column as the row sees it.
    pub seen_delegates: Vec<f64>,
    /// What the members want on average, by issue.
    pub mean_ideal: Point,
    /// How many delegates an assembly elected now would have.
    pub delegate_count: f64,
    /// The part of all weight that moves with opinion rather than with patronage.
    pub responsive: f64,
}

impl Assessment {
    /// Nothing known yet: everybody at 0.
    pub(super) fn empty(contenders: usize) -> Self {
        Assessment {
            real: vec![0.0; contenders],
            public: vec![0.0; contenders],
            seen: vec![0.0; contenders * contenders],
            expected: vec![0.0; contenders * contenders],
            free: vec![0.0; contenders],
            delegates: vec![0.0; contenders],
            public_delegates: vec![0.0; contenders],
            seen_delegates: vec![0.0; contenders * contenders],
            mean_ideal: [0.0; MAX_ISSUES],
            delegate_count: 0.0,
            responsive: 1.0,
        }
    }

    /// Real weight of a contender, in [0, 1].
    pub fn real(&self, of: ContenderId) -> f64 {
        self.real[of.index()]
    }

    /// Weight of `of` as `by` sees it, in [0, 1].
    pub fn seen(&self, by: ContenderId, of: ContenderId) -> f64 {
        self.seen[by.index() * self.real.len() + of.index()]
    }

    /// The weights as `by` expects them to become.
    pub fn expected_by(&self, by: ContenderId) -> &[f64] {
        let count = self.real.len();
        &self.expected[by.index() * count..(by.index() + 1) * count]
    }

    /// The weights as `by` sees them.
    pub fn seen_by(&self, by: ContenderId) -> &[f64] {
        let count = self.real.len();
        &self.seen[by.index() * count..(by.index() + 1) * count]
    }
}

/// How much of the patronage of `of` is seen by `by` (`v_ij` of the model).
pub(crate) fn visibility(scenario: &Scenario, state: &State, by: ContenderId, of: ContenderId) -> f64 {
    if by == of || scenario.spec().rules.true_sight {
        return 1.0;
    }
    let open = state.contenders[of.index()].visibility;
    open + (1.0 - open) * scenario.parameters().insight * scenario.contender(by).traits.cunning.get()
}

/// Takes stock of all weights: the real ones, and what everybody sees and expects.
pub(super) fn assess(scenario: &Scenario, state: &mut State, memory: &mut Memory) {
    let observers = state.standing();
    let Assessment { seen, seen_delegates, expected, .. } = &mut state.assessment;
    [seen, seen_delegates, expected].into_iter().for_each(|entries| entries.fill(0.0));
    // Tables of a fixed size let the compiler keep them in vector registers: as small ones as will do.
    match (scenario.contender_count(), observers.len()) {
        (..=8, ..=3) => take_stock::<8, 4>(scenario, state, observers, memory),
        (..=8, ..=7) => take_stock::<8, 8>(scenario, state, observers, memory),
        _ => take_stock::<MAX, { OBSERVERS + MAX }>(scenario, state, observers, memory),
    }
    expect(scenario, state);
}

/// Makes up the books at the end of a month: the real and the public weights, with the bodies as they are made up by
/// now. What the members want is asked when the next month begins, unless somebody has fallen or come back; what each
/// contender saw stays what it acted on.
pub(super) fn reassess(scenario: &Scenario, state: &mut State, memory: &mut Memory) {
    match (asked_about_all(state), scenario.contender_count()) {
        (true, ..=8) => count_again::<8>(scenario, state, memory),
        (true, _) => count_again::<MAX>(scenario, state, memory),
        (false, ..=8) => take_stock::<8, 2>(scenario, state, Contenders::NONE, memory),
        (false, _) => take_stock::<MAX, 2>(scenario, state, Contenders::NONE, memory),
    }
}

/// Whether the members were asked last about just those who stand: only who does not stand has none of them.
fn asked_about_all(state: &State) -> bool {
    let standing = state.standing();
    (0..).zip(&state.assessment.free).all(|(index, &free)| (standing.mask() >> index & 1 == 1) == (free > 0.0))
}

/// Enters the weights of bodies as they are now, in tables of `W` contenders.
fn count_again<const W: usize>(scenario: &Scenario, state: &mut State, memory: &mut Memory) {
    let weights = Views::<W, 1>::count_again(scenario, state, &memory.seats);
    let Assessment { real, public, .. } = &mut state.assessment;
    let count = real.len();
    real.copy_from_slice(&weights.real[..count]);
    public.iter_mut().zip(&weights.seen).for_each(|(public, seen)| *public = seen[PUBLIC]);
}

/// Taking stock as something that is compiled for each set of vector instructions and done with the widest that the
/// machine has. It makes no difference to what is found: the operations, their order and their rounding are the same.
struct Taking<'a, const W: usize, const V: usize> {
    scenario: &'a Scenario,
    state: &'a State,
    observers: Contenders,
    memory: &'a mut Memory,
}

impl<const W: usize, const V: usize> NullaryFnOnce for Taking<'_, W, V> {
    type Output = Stock<W, V>;

    #[inline(always)]
    fn call(self) -> Stock<W, V> {
        Views::take_stock(self.scenario, self.state, self.observers, self.memory)
    }
}

/// Enters what is found in tables of `W` contenders and `V` views.
fn take_stock<const W: usize, const V: usize>(
    scenario: &Scenario,
    state: &mut State,
    observers: Contenders,
    memory: &mut Memory,
) {
    let stock: Stock<W, V> = Arch::new().dispatch(Taking { scenario, state, observers, memory });
    let assessment = &mut state.assessment;
    let count = assessment.real.len();
    assessment.real.copy_from_slice(&stock.real[..count]);
    assessment.free.copy_from_slice(&stock.free[..count]);
    assessment.delegates.copy_from_slice(&stock.real_delegates[..count]);
    for of in 0..count {
        assessment.public[of] = stock.seen[of][PUBLIC];
        assessment.public_delegates[of] = stock.seen_delegates[of][PUBLIC];
        for (view, by) in (OBSERVERS..).zip(observers.iter()) {
            assessment.seen[by.index() * count + of] = stock.seen[of][view];
            assessment.seen_delegates[by.index() * count + of] = stock.seen_delegates[of][view];
        }
    }
    assessment.mean_ideal = stock.mean_ideal;
    assessment.delegate_count = stock.delegate_count;
    assessment.responsive = stock.responsive;
}

/// Everybody expects what it has seen of late to go on for a while: a rise that is seen alarms, one that is not does
/// not.
fn expect(scenario: &Scenario, state: &mut State) {
    let count = scenario.contender_count();
    let foresight = scenario.parameters().foresight_months;
    let standing = state.standing();
    let State { assessment, trend, .. } = state;
    for observer in standing.iter() {
        let row = observer.index() * count..(observer.index() + 1) * count;
        let seen = &assessment.seen[row.clone()];
        let expected = &mut assessment.expected[row.clone()];
        for ((expected, seen), trend) in expected.iter_mut().zip(seen).zip(&trend[row]) {
            *expected = (seen + foresight * trend).max(0.1 * seen);
        }
        let total: f64 = expected.iter().sum();
        expected.iter_mut().for_each(|weight| *weight /= total);
    }
}
