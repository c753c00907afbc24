//! Break: leave one's coalition.
//!
//! *Needs* allies. *Effect*: one stands alone; those who are left lose trust. The engine's own contender considers it
//! only when it reconsiders its alliances. *Source*: deviation from a coalition, Acemoglu, Egorov & Sonin 2008; what is
//! deviated from: it costs trust.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ContenderId, Contenders};
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::simulation::World;

pub(super) fn candidates(view: &View, breadth: Breadth, found: &mut Vec<Action>) {
    let reconsiders = breadth == Breadth::All || view.state.reviewing.contains(view.me);
    if view.coalition.len() > 1 && view.standing.contains(view.me) && reconsiders {
        found.push(Action::Break);
    }
}

pub(super) fn forecast(view: &View) -> f64 {
    let mine = view.survey.prospects(view.me);
    let alone = Contenders::only(view.me);
    mine.payoff(alone) - mine.present() - mine.cost_of_switching(alone)
}

pub(super) fn reasons(view: &View) -> Vec<Cause> {
    let (state, parameters) = (view.state, view.scenario.parameters());
    let mut reasons = Reasons::default();
    for ally in view.coalition.without(view.me).iter() {
        let apart = parameters.coalition_distance * view.survey.apart(view.me, ally);
        let behind = state.provenance.platform[ally.index()].or(state.provenance.platform[view.me.index()]);
        reasons.add(behind, Term::Distance { a: view.me, b: ally }, apart);
        let doubt = parameters.coalition_trust * view.seen(ally) * (1.0 - state.trust_in(view.me, ally));
        reasons.add(state.provenance.trust(view.me, ally), Term::Trust { of: view.me, to: ally }, doubt);
        reasons.strength(state, view.me, ally, 0.5 * view.seen(ally));
    }
    reasons.take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, causes: Vec<Cause>) {
    let former = world.state().coalition_of(by);
    if former.len() > 1 {
        world.record(EventKind::CoalitionLeft { by, former }, causes);
    }
}
