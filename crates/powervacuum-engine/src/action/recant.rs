//! Recant: give in and ask to be forgiven, or to be readmitted.
//!
//! *Needs* to have fallen at least to the third rung, or to be expelled where there is a way back. *Effect*: others'
//! hostility is halved, prestige and visibility suffer; who was expelled may be readmitted later. The proud and the
//! rigid do not do it. *Source*: assumed.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::ContenderId;
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::scenario::Scenario;
use crate::simulation::World;
use crate::state::State;
use crate::state::apply::HUMILIATION;

/// What readmission is worth to someone expelled, before pride. Assumed.
const WAY_BACK: f64 = 0.05;
/// The first rung from which anybody gives in: a mere reprimand is borne. Assumed.
const GRAVE: u8 = 3;

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    if is_possible(view.scenario, view.state, view.me) {
        found.push(Action::Recant);
    }
}

fn is_possible(scenario: &Scenario, state: &State, who: ContenderId) -> bool {
    let contender = &state.contenders[who.index()];
    if !contender.alive || contender.exiled || contender.recanted.is_some() || contender.rung < GRAVE {
        return false;
    }
    contender.member || scenario.spec().ladder[usize::from(contender.rung) - 1].readmits_to.is_some()
}

fn pride(scenario: &Scenario, who: ContenderId) -> f64 {
    let traits = &scenario.contender(who).traits;
    (0.6 * traits.theory.get() + 0.4 * traits.record.get()) * (1.0 - traits.flexibility.get())
}

pub(super) fn forecast(view: &View) -> f64 {
    let (scenario, state) = (view.scenario, view.state);
    let parameters = scenario.parameters();
    if !state.contenders[view.me.index()].member {
        let flexibility = scenario.contender(view.me).traits.flexibility.get();
        return WAY_BACK * (flexibility - 2.0 * pride(scenario, view.me));
    }
    let hostility = |other: ContenderId| (-state.trust_in(other, view.me)).max(0.0) * view.seen(other);
    let softened: f64 = view.rivals().iter().map(|rival| 0.5 * hostility(rival)).sum();
    let prestige = state.contenders[view.me.index()].prestige;
    parameters.coalition_trust * softened * (1.0 - pride(scenario, view.me))
        + view.gain_of_prestige(-HUMILIATION * prestige)
        - WAY_BACK * pride(scenario, view.me)
}

pub(super) fn reasons(view: &View) -> Vec<Cause> {
    let state = view.state;
    let mut reasons = Reasons::default();
    reasons.because(state.provenance.standing[view.me.index()], 1.0);
    for rival in view.rivals().iter() {
        let hostility = (-state.trust_in(rival, view.me)).max(0.0);
        let behind = state.provenance.trust(rival, view.me);
        reasons.add(behind, Term::Trust { of: rival, to: view.me }, hostility * view.seen(rival));
    }
    reasons.take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, causes: Vec<Cause>) {
    if is_possible(world.scenario(), world.state(), by) {
        world.record(EventKind::Recanted { by }, causes);
    }
}
