//! Ally: propose a coalition.
//!
//! *Needs* that the proposer reconsiders its alliances this month, that no two members' trust is below the floor, a common
//! threat counted in, and, when it comes to it, that every member prefers the new coalition to where it is, by its own
//! beliefs, and by more than the switching cost if it leaves allies behind. *Effect*: the coalition is formed; whoever leaves
//! allies behind pays in trust. *Source*: ultimate ruling coalition, Acemoglu, Egorov & Sonin 2008; what is deviated from:
//! weights are beliefs.

use smallvec::SmallVec;

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ContenderId, Contenders};
use crate::month::actions::Breadth;
use crate::prospects::trust_for_now;
use crate::reckoning::{Reasons, View};
use crate::scenario::Scenario;
use crate::simulation::World;
use crate::state::State;
use crate::survey::{Bearing, Survey};

/// Gains and weights that differ by less count as equal.
const AS_GOOD: f64 = 1e-9;
/// The most others whom anybody reckons with, equals included.
const MOST_RECKONED_WITH: usize = 18;
/// The most proposals that a contender considers in a month. Assumed.
const PROPOSALS: usize = 3;

/// The best coalitions that all members would agree to; every agreeable one if all are asked for.
pub(super) fn candidates(view: &View, breadth: Breadth, found: &mut Vec<Action>) {
    let every = breadth == Breadth::All;
    let reconsiders = view.state.reviewing.contains(view.me) || every;
    if !view.standing.contains(view.me) || !reconsiders {
        return;
    }
    let others = reckoned_with(view);
    let among = others.iter().fold(view.coalition, |among, &other| among.with(other));
    let mine = view.survey.prospects(view.me);
    mine.think_of(among);
    let mut better: SmallVec<[(f64, Contenders); 32]> = conceivable(view, &others)
        .map(|members| (forecast(view, members), members))
        .filter(|(gain, _)| *gain > 0.0)
        .collect();
    better.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut agreed = 0;
    let mut last = f64::INFINITY;
    for (gain, members) in better {
        // Proposals as good as the last one considered are considered too: the place in a list decides nothing.
        if !every && agreed >= PROPOSALS && gain < last - AS_GOOD {
            break;
        }
        if refusing(view.survey, view.me, members, among).is_empty() {
            found.push(Action::Ally { members });
            (agreed, last) = (agreed + 1, gain);
        }
    }
}

/// Contenders whom a proposer reckons with.
type Others = SmallVec<[ContenderId; 8]>;

/// The strongest of the others, as I see them: as many as I can keep in mind.
fn reckoned_with(view: &View) -> Others {
    let attention = view.scenario.parameters().attention as usize;
    let mut others: Others = view.standing.without(view.me).iter().collect();
    others.sort_by(|&a, &b| view.seen(b).total_cmp(&view.seen(a)));
    let kept = attention.saturating_sub(1);
    if let Some(&last) = kept.checked_sub(1).and_then(|last| others.get(last)) {
        others.retain(|&mut other| view.seen(other) >= view.seen(last) - AS_GOOD);
        // Equals beyond what anybody can reckon with are left out together.
        others.truncate(MOST_RECKONED_WITH);
    }
    others
}

/// The coalitions of two or more that include me, differ from mine and hold nobody whom another member cannot bear.
fn conceivable<'a>(view: &'a View, others: &[ContenderId]) -> impl Iterator<Item = Contenders> + 'a {
    let bearing = view.survey.bearing.get_or_init(|| bearing(view.scenario, view.state));
    let mine = bearing[view.me.index()];
    let others: Others = others.iter().copied().filter(|&other| mine.contains(other)).collect();
    (1u32..1 << others.len())
        .map(move |mask| {
            let chosen = others.iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 1);
            chosen.fold(Contenders::only(view.me), |members, (_, &other)| members.with(other))
        })
        .filter(move |&members| members != view.coalition && all_bear(bearing, members))
}

/// Whom each contender can bear to sit with and is borne by.
fn bearing(scenario: &Scenario, state: &State) -> Bearing {
    let floor = scenario.parameters().trust_floor;
    let all = scenario.all_contenders();
    let bears = |a, b| a == b || trust_for_now(scenario, state, a, b) >= floor;
    let mut bearing = [Contenders::NONE; Contenders::MAX];
    for a in all.iter() {
        bearing[a.index()] = all.iter().filter(|&b| bears(a, b) && bears(b, a)).collect();
    }
    bearing
}

fn all_bear(bearing: &Bearing, members: Contenders) -> bool {
    members.iter().all(|member| bearing[member.index()].contains_all(members))
}

/// The members, the proposer apart, who would rather stay where they are. `among` are those whom the proposer thinks of.
fn refusing(survey: &Survey, by: ContenderId, members: Contenders, among: Contenders) -> Contenders {
    let refuses = |&member: &ContenderId| {
        let coalition = survey.state.coalition_of(member);
        let prospects = survey.prospects(member);
        prospects.think_of(among.or(coalition));
        prospects.payoff(members) - prospects.present() <= prospects.cost_of_switching(members)
    };
    members.without(by).iter().filter(refuses).collect()
}

pub(super) fn forecast(view: &View, members: Contenders) -> f64 {
    let mine = view.survey.prospects(view.me);
    mine.payoff(members) - mine.present() - mine.cost_of_switching(members)
}

pub(super) fn reasons(view: &View, members: Contenders) -> Vec<Cause> {
    let (state, parameters) = (view.state, view.scenario.parameters());
    let mut reasons = Reasons::default();
    for member in members.without(view.me).iter() {
        reasons.strength(state, view.me, member, view.seen(member));
        let trust = trust_for_now(view.scenario, state, view.me, member);
        let bond = parameters.coalition_trust * view.seen(member) * trust;
        let behind = state.provenance.trust(view.me, member);
        reasons.add(behind, Term::Trust { of: view.me, to: member }, bond);
    }
    for rival in view.standing.minus(members).iter() {
        reasons.strength(state, view.me, rival, 0.7 * view.seen(rival));
    }
    for left in view.coalition.minus(members).iter() {
        let behind = state.provenance.platform[left.index()].or(state.provenance.platform[view.me.index()]);
        let apart = parameters.coalition_distance * view.survey.apart(view.me, left);
        reasons.add(behind, Term::Distance { a: view.me, b: left }, apart);
    }
    reasons.add(state.provenance.alarm, Term::Occasion, 0.1);
    reasons.take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, members: Contenders, causes: Vec<Cause>) {
    let (scenario, state) = (world.scenario(), world.state());
    let standing = state.standing();
    if !standing.contains_all(members)
        || state.coalition_of(by) == members
        || !all_bear(&bearing(scenario, state), members)
    {
        return;
    }
    let refused = refusing(&world.survey(), by, members, members);
    if !refused.is_empty() {
        world.record(EventKind::OvertureRefused { by, members, refused }, causes);
        return;
    }
    let former = members.iter().fold(Contenders::NONE, |all, member| all.or(state.coalition_of(member)));
    let abandoned = former.minus(members);
    world.record(EventKind::CoalitionFormed { by, members, abandoned }, causes);
}
