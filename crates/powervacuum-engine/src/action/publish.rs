//! Publish: write for all members.
//!
//! *Needs* nothing; command of the press multiplies the reach. *Effect*: prestige everywhere, with less and less to win
//! the higher it stands. *Source*: goodwill as a stock with less and less to win, Nerlove & Arrow 1962; reach by the
//! press is assumed.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::ContenderId;
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::simulation::World;
use crate::survey::Survey;

/// Reach of someone who commands no press. Assumed.
const BARE_REACH: f64 = 0.3;

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    if view.standing.contains(view.me) {
        found.push(Action::Publish);
    }
}

fn gain(survey: &Survey, by: ContenderId) -> f64 {
    let (scenario, state) = (survey.scenario, survey.state);
    let traits = &scenario.contender(by).traits;
    let skill = 0.6 * traits.theory.get() + 0.4 * traits.oratory.get();
    let reach = BARE_REACH + (1.0 - BARE_REACH) * survey.press[by.index()];
    let room = 1.0 - state.contenders[by.index()].prestige;
    scenario.parameters().publicity_gain * skill * reach * state.vigour(by) * room
}

pub(super) fn forecast(view: &View) -> f64 {
    view.gain_of_prestige(gain(view.survey, view.me))
}

pub(super) fn reasons(view: &View) -> Vec<Cause> {
    let mut reasons = Reasons::default();
    reasons.add(None, Term::Ambition, 1.0);
    let provenance = &view.state.provenance;
    reasons.add(provenance.prestige[view.me.index()], Term::Prestige(view.me), 0.5);
    reasons.take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, causes: Vec<Cause>) {
    let gain = gain(&world.survey(), by);
    world.record(EventKind::Published { by, gain }, causes);
}
