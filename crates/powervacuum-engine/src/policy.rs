//! Who decides: one interface for the engine's own contenders, for a recording and for anybody outside.

use smallvec::SmallVec;

use crate::action::{Action, Decision};
use crate::chance::{Chance, DrawKey, Purpose};
use crate::ids::ContenderId;
use crate::quantity::Month;
use crate::scenario::Scenario;
use crate::state::State;

/// Options that are weighed without memory of their own.
const MANY: usize = 32;

/// Stake of whoever has no weight, beside that of an equal share. Assumed.
const LEAST_STAKE: f64 = 0.1;

/// A legal action with the engine's own forecast: what it is worth to the contender as the contender sees things.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The action.
    pub action: Action,
    /// Expected gain, in units of payoff (1 is the whole of power, for certain).
    pub value: f64,
    /// Chance that the engine's own contender takes it.
    pub probability: f64,
}

/// What a policy is asked.
pub struct Question<'q> {
    /// The case.
    pub scenario: &'q Scenario,
    /// The state; a fair policy looks only at what the contender can see.
    pub state: &'q State,
    /// Who is to act.
    pub contender: ContenderId,
    /// The legal actions, with forecasts; never empty.
    pub options: &'q [Forecast],
}

/// Makes the choices of contenders.
pub trait Policy {
    /// The position of the chosen option; one that does not exist counts as the last, which is to bide.
    fn choose(&mut self, question: &Question, chance: &mut dyn Chance) -> usize;

    /// Whether the policy wants every legal action of a contender listed, and not just those that the engine's own
    /// contender would consider.
    fn wants_all(&self, _month: Month, _contender: ContenderId) -> bool {
        false
    }
}

/// The engine's own contender: quantal response to its forecasts (McKelvey & Palfrey 1995).
#[derive(Clone, Copy, Debug, Default)]
pub struct QuantalResponse;

impl Policy for QuantalResponse {
    fn choose(&mut self, question: &Question, chance: &mut dyn Chance) -> usize {
        let temperature = temperature(question.scenario, question.state, question.contender);
        let scores: SmallVec<[f64; MANY]> = question.options.iter().map(|option| option.value / temperature).collect();
        let names: SmallVec<[u64; MANY]> =
            question.options.iter().map(|option| option.action.name_in_draws(question.scenario)).collect();
        let entity = question.scenario.contender(question.contender).key;
        let key = DrawKey { purpose: Purpose::Action, month: question.state.month, entity, other: 0 };
        chance.choose(key, &names, &scores)
    }
}

/// The temperature of a contender's quantal response: the cunning make fewer mistakes.
pub(crate) fn temperature(scenario: &Scenario, state: &State, contender: ContenderId) -> f64 {
    let cunning = scenario.contender(contender).traits.cunning.get();
    scenario.parameters().temperature * (1.2 - cunning) * stake(state, contender)
}

/// What a contender has at stake, in (0, 1]: its weight, as it sees it, beside an equal share. Whoever has less than that, so
/// that only little things are left to it, minds little things.
pub(crate) fn stake(state: &State, contender: ContenderId) -> f64 {
    let standing = state.standing();
    let share = state.assessment.seen(contender, contender) * standing.len() as f64;
    if standing.contains(contender) { share.clamp(LEAST_STAKE, 1.0) } else { 1.0 }
}

/// Decisions made elsewhere: by a player, a learning agent or an earlier run. Where it has none, another policy decides.
pub struct Recorded<'p> {
    decisions: Vec<(Month, Decision)>,
    otherwise: &'p mut dyn Policy,
}

impl<'p> Recorded<'p> {
    /// `decisions` by month; `otherwise` decides the rest.
    pub fn new(decisions: Vec<(Month, Decision)>, otherwise: &'p mut dyn Policy) -> Self {
        Recorded { decisions, otherwise }
    }
}

impl Policy for Recorded<'_> {
    fn choose(&mut self, question: &Question, chance: &mut dyn Chance) -> usize {
        let recorded = self
            .decisions
            .iter()
            .find(|(month, decision)| *month == question.state.month && decision.contender == question.contender);
        recorded
            .and_then(|(_, decision)| question.options.iter().position(|option| option.action == decision.action))
            .unwrap_or_else(|| self.otherwise.choose(question, chance))
    }

    fn wants_all(&self, month: Month, contender: ContenderId) -> bool {
        self.decisions.iter().any(|(when, decision)| *when == month && decision.contender == contender)
    }
}
