//! Shift: move one's platform on an issue.
//!
//! *Needs* nothing. *Effect*: the platform moves by a step that grows with flexibility; it costs credibility, more so
//! with `theory` and low `flexibility`. A contender without any flexibility does not move. *Source*: spatial voting,
//! Downs 1957; Coughlin 1992; that one agrees with friends and disagrees with enemies: balance, Heider 1946.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ContenderId, IssueId};
use crate::month::actions::Breadth;
use crate::prospects::dependence;
use crate::reckoning::{Reasons, View};
use crate::scenario::Scenario;
use crate::simulation::World;
use crate::state::State;

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    if !view.standing.contains(view.me) {
        return;
    }
    for issue in (0..view.scenario.spec().issues.len()).filter_map(IssueId::from_index) {
        for up in [false, true] {
            if step(view.scenario, view.state, view.me, issue, up) != 0.0 {
                found.push(Action::Shift { issue, up });
            }
        }
    }
}

fn step(scenario: &Scenario, state: &State, by: ContenderId, issue: IssueId, up: bool) -> f64 {
    let flexibility = scenario.contender(by).traits.flexibility.get();
    let size = scenario.parameters().platform_step * flexibility * state.vigour(by);
    let from = state.contenders[by.index()].platform[issue.index()];
    (from + if up { size } else { -size }).clamp(-1.0, 1.0) - from
}

fn cost(scenario: &Scenario, by: ContenderId, step: f64) -> f64 {
    let traits = &scenario.contender(by).traits;
    let rigidity = (0.3 + 0.7 * traits.theory.get()) * (1.0 - traits.flexibility.get());
    scenario.parameters().credibility_cost * rigidity * step.abs() / scenario.parameters().platform_step.max(1e-9)
}

/// What the members want on an issue, on average.
fn members_want(state: &State, issue: IssueId) -> f64 {
    state.assessment.mean_ideal[issue.index()]
}

pub(super) fn forecast(view: &View, issue: IssueId, up: bool) -> f64 {
    let (scenario, state) = (view.scenario, view.state);
    let parameters = scenario.parameters();
    let step = step(scenario, state, view.me, issue, up);
    let from = state.contenders[view.me.index()].platform;
    let mut to = from;
    to[issue.index()] += step;
    let want = members_want(state, issue);
    let gap = |at: f64| (at - want) * (at - want);
    let salience = state.salience[issue.index()];
    let closer = parameters.support_ideas * salience * (gap(from[issue.index()]) - gap(to[issue.index()]));
    let seen = view.seen(view.me);
    let won = state.assessment.responsive * closer * seen * (1.0 - seen)
        + view.weight_of_prestige(view.me, -cost(scenario, view.me, step));
    let closer_to_allies = view.distance_now() - view.distance_from_allies(&to);
    view.gain_of_my_own(won)
        + parameters.coalition_distance * view.chance_of_winning() * dependence(scenario, seen) * closer_to_allies
        + parameters.line_balance * salience * more_in_balance(view, issue, from[issue.index()], to[issue.index()])
}

/// How much nearer to those whom I trust and farther from those whom I mistrust a move on an issue brings me, each by how
/// strong it seems.
fn more_in_balance(view: &View, issue: IssueId, from: f64, to: f64) -> f64 {
    view.standing.without(view.me).iter().map(|other| balance_with(view, other, issue, from, to)).sum()
}

/// The part of one other contender in that.
fn balance_with(view: &View, other: ContenderId, issue: IssueId, from: f64, to: f64) -> f64 {
    let there = view.state.contenders[other.index()].platform[issue.index()];
    view.seen(other) * view.state.trust_in(view.me, other) * ((from - there).abs() - (to - there).abs())
}

pub(super) fn reasons(view: &View, issue: IssueId, up: bool) -> Vec<Cause> {
    let state = view.state;
    let at = state.contenders[view.me.index()].platform[issue.index()];
    let away = (at - members_want(state, issue)).abs();
    let mut reasons = Reasons::default();
    reasons.add(state.provenance.issue[issue.index()], Term::Distance { a: view.me, b: view.me }, away);
    for ally in view.coalition.without(view.me).iter() {
        let gap = (at - state.contenders[ally.index()].platform[issue.index()]).abs();
        let behind = state.provenance.coalition[view.me.index()];
        reasons.add(behind, Term::Distance { a: view.me, b: ally }, 0.5 * gap * view.seen(ally));
    }
    let to = at + step(view.scenario, state, view.me, issue, up);
    for other in view.standing.without(view.me).iter() {
        let balance = view.scenario.parameters().line_balance * balance_with(view, other, issue, at, to);
        if balance > 0.0 {
            reasons.add(state.provenance.trust(view.me, other), Term::Trust { of: view.me, to: other }, balance);
        }
    }
    reasons.take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, (issue, up): (IssueId, bool), causes: Vec<Cause>) {
    let step = step(world.scenario(), world.state(), by, issue, up);
    let cost = cost(world.scenario(), by, step);
    if step != 0.0 {
        world.record(EventKind::PlatformShifted { by, issue, step, cost }, causes);
    }
}
