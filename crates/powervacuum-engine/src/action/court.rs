//! Court: seek somebody's trust.
//!
//! *Needs* nothing. *Effect*: the other's trust closes part of its gap to 1, one's own half as much of that. *Source*:
//! cooperation under the shadow of the future, Axelrod 1984; the rates are assumed.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::ContenderId;
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::scenario::Scenario;
use crate::simulation::World;
use crate::state::State;

/// How much of a possible ally's weight a courtship counts for, compared with an ally's. Assumed.
const SPECULATION: f64 = 0.5;

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    if view.standing.contains(view.me) {
        found.extend(view.standing.without(view.me).iter().map(|whom| Action::Court { whom }));
    }
}

fn gain(scenario: &Scenario, state: &State, by: ContenderId, whom: ContenderId) -> f64 {
    let trust = state.trust_in(whom, by);
    // The deeply mistrustful are slow to be won.
    let open = if trust < 0.0 { 1.0 + trust } else { 1.0 - trust };
    scenario.parameters().courtship_gain * open.max(0.0) * state.vigour(by)
}

pub(super) fn forecast(view: &View, whom: ContenderId) -> f64 {
    let gain = gain(view.scenario, view.state, view.me, whom);
    let stake = if view.coalition.contains(whom) { 1.0 } else { SPECULATION };
    view.scenario.parameters().coalition_trust * gain * view.seen(whom) * stake
}

pub(super) fn reasons(view: &View, whom: ContenderId) -> Vec<Cause> {
    let mut reasons = Reasons::default();
    reasons.strength(view.state, view.me, whom, 1.0);
    let trust = view.state.trust_in(whom, view.me);
    let behind = view.state.provenance.trust(whom, view.me);
    reasons.add(behind, Term::Trust { of: whom, to: view.me }, 0.5 * (1.0 - trust));
    reasons.take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, whom: ContenderId, causes: Vec<Cause>) {
    let gain = gain(world.scenario(), world.state(), by, whom);
    world.record(EventKind::Courted { by, whom, gain }, causes);
}
