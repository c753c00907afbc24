//! Phase 5: every contender takes one action. All decide on the same state; then what was decided is done, kind by kind.

use crate::action::{self, Action, ActionKind, Decision};
use crate::chance::{Chance, DrawKey, Purpose};
use crate::event::Cause;
use crate::ids::ContenderId;
use crate::policy::{Forecast, Policy, Question, temperature};
use crate::reckoning::{View, nth_greatest};
use crate::simulation::{Struggle, World};
use crate::survey::Survey;
use crate::theory::quantal_response;

/// Options of one kind that the engine's own contender weighs against the rest: the best few. Assumed.
const CONSIDERED_OF_A_KIND: usize = 4;

/// Values that differ by less count as equal.
const AS_GOOD: f64 = 1e-12;

/// Options for which there is room from the start.
const ROOM: usize = 64;

/// Which legal actions are listed.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Breadth {
    /// All of them.
    All,
    /// Those that the engine's own contender considers: the best few of each kind.
    Considered,
}

/// What is listed for a contender, in memory that the next one uses again.
pub(crate) struct Listed {
    /// The actions of the kind at hand.
    pub(crate) found: Vec<Action>,
    pub(crate) options: Vec<Forecast>,
}

impl Listed {
    fn new() -> Self {
        Listed { found: Vec::with_capacity(ROOM), options: Vec::with_capacity(ROOM) }
    }
}

/// Asks everybody who can act, and gives their reasons.
pub(crate) fn decide(
    struggle: &Struggle,
    chance: &mut dyn Chance,
    policy: &mut dyn Policy,
) -> Vec<(Decision, Vec<Cause>)> {
    let survey = Survey::new(struggle);
    let living = struggle.scenario.all_contenders();
    let mut decided = Vec::with_capacity(living.len());
    let mut listed = Listed::new();
    for contender in living.iter().filter(|id| struggle.state.contenders[id.index()].alive) {
        let all = policy.wants_all(struggle.state.month, contender);
        let breadth = if all { Breadth::All } else { Breadth::Considered };
        let view = View::new(&survey, contender);
        list_options(&view, breadth, &mut listed);
        let options = &listed.options[..];
        let question = Question { scenario: struggle.scenario, state: &struggle.state, contender, options };
        let chosen = if options.len() < 2 { 0 } else { policy.choose(&question, chance) };
        if let Some(option) = options.get(chosen).or(options.last()) {
            let decision = Decision { contender, action: option.action };
            decided.push((decision, struggle.because(|| action::reasons(&view, &decision.action))));
        }
    }
    decided
}

/// The legal actions of a contender with the engine's forecasts; biding comes last.
pub(crate) fn options(survey: &Survey, contender: ContenderId, breadth: Breadth) -> Vec<Forecast> {
    let mut listed = Listed::new();
    list_options(&View::new(survey, contender), breadth, &mut listed);
    listed.options
}

/// Lists what [`options`] gives.
fn list_options(view: &View, breadth: Breadth, listed: &mut Listed) {
    listed.options.clear();
    if breadth == Breadth::Considered {
        list_considered(view, listed);
        return;
    }
    list_considered(view, listed);
    let considered = std::mem::take(&mut listed.options);
    action::list(view, breadth, listed, |_, _| ());
    let values: Vec<f64> = considered.iter().map(|option| option.value).collect();
    let mut chances = vec![0.0; values.len()];
    quantal_response::choice_probabilities(&values, temperature(view.scenario, view.state, view.me), &mut chances);
    for (option, chance) in considered.iter().zip(chances) {
        let mut options = listed.options.iter_mut();
        if let Some(listed) = options.find(|listed| listed.action == option.action) {
            listed.probability = chance;
        }
    }
}

/// What the engine's own contender weighs, out of everything that is legal: the best few of each kind.
fn list_considered(view: &View, listed: &mut Listed) {
    action::list(view, Breadth::Considered, listed, keep_best);
}

/// Of the options from `start` on, which are of one kind, keeps the best few, in their order.
fn keep_best(options: &mut Vec<Forecast>, start: usize) {
    let alike = &mut options[start..];
    if alike.len() <= CONSIDERED_OF_A_KIND {
        return;
    }
    let bar = nth_greatest::<CONSIDERED_OF_A_KIND>(alike.iter().map(|option| option.value)) - AS_GOOD;
    let mut kept = 0;
    for index in 0..alike.len() {
        if alike[index].value >= bar {
            alike.swap(kept, index);
            kept += 1;
        }
    }
    options.truncate(start + kept);
}

/// Why `contender` would do `action`.
pub(crate) fn reasons(survey: &Survey, contender: ContenderId, action: &Action) -> Vec<Cause> {
    action::reasons(&View::new(survey, contender), action)
}

/// Decisions with the reasons for them.
pub(crate) fn with_reasons(struggle: &Struggle, decisions: Vec<Decision>) -> Vec<(Decision, Vec<Cause>)> {
    let survey = Survey::new(struggle);
    let why = |d: &Decision| struggle.because(|| reasons(&survey, d.contender, &d.action));
    decisions.into_iter().map(|decision| (decision, why(&decision))).collect()
}

/// Whether a decision is within reach. Coalitions and motions are looked at when they are carried out, because what others
/// do first may bring them within reach or take them out of it.
pub(crate) fn is_legal(survey: &Survey, decision: &Decision) -> bool {
    let view = View::new(survey, decision.contender);
    let kind = decision.action.kind();
    match kind {
        ActionKind::Ally | ActionKind::Move => !survey.scenario.forbids(kind, decision.contender),
        _ => action::candidates(&view, Breadth::All, kind).contains(&decision.action),
    }
}

/// Does what was decided. Reasons are those at the time of the decision. Kinds follow the registry, so that nobody
/// profits from its place in a list; coalitions that exclude one another are taken by lot.
pub(crate) fn play(world: &mut World, mut agreed: Vec<(Decision, Vec<Cause>)>) {
    agreed.sort_by_key(|(decision, _)| decision.action.kind());
    while let Some((first, _)) = agreed.first() {
        let kind = first.action.kind();
        let by_lot = matches!(kind, ActionKind::Ally | ActionKind::Break | ActionKind::Move);
        let alike = agreed.iter().take_while(|(decision, _)| decision.action.kind() == kind).count();
        let next = if by_lot { draw_next(world, &agreed[..alike]) } else { 0 };
        let (decision, causes) = agreed.remove(next);
        if !world.scenario().forbids(kind, decision.contender) {
            action::carry_out(world, decision, causes);
        }
    }
}

/// Whose proposal comes first, by lot.
fn draw_next(world: &mut World, proposals: &[(Decision, Vec<Cause>)]) -> usize {
    if proposals.len() == 1 {
        return 0;
    }
    let scenario = world.scenario();
    let names: Vec<u64> =
        proposals.iter().map(|(decision, _)| u64::from(scenario.contender(decision.contender).key) + 1).collect();
    let purpose = match proposals[0].0.action.kind() {
        ActionKind::Move => Purpose::MotionOrder,
        _ => Purpose::CoalitionOrder,
    };
    let month = world.state().month;
    let key = DrawKey { purpose, month, entity: proposals[0].0.action.kind() as u32, other: proposals.len() as u32 };
    world.chance.choose(key, &names, &vec![0.0; proposals.len()])
}
