//! Bide: lie low.
//!
//! *Needs* nothing; always possible. *Effect*: one's patronage is noticed a little less. *Source*: assumed.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::ContenderId;
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::simulation::World;

/// What a unit of hidden weight is worth, compared with seen weight. Assumed.
const WORTH_OF_HIDING: f64 = 0.2;

pub(super) fn candidates(_: &View, _: Breadth, found: &mut Vec<Action>) {
    found.push(Action::Bide);
}

pub(super) fn forecast(view: &View) -> f64 {
    let hidden = view.seen(view.me) - view.state.assessment.public[view.me.index()];
    view.scenario.parameters().hiding * hidden.max(0.0) * WORTH_OF_HIDING
}

pub(super) fn reasons(_: &View) -> Vec<Cause> {
    Reasons::default().add(None, Term::Occasion, 1.0).take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, causes: Vec<Cause>) {
    if world.state().standing().contains(by) {
        world.record(EventKind::LaidLow { by }, causes);
    }
}
