//! Claim the legacy: present oneself as the founder's heir.
//!
//! *Needs* that the founder is dead and the legacy not yet divided. *Effect*: effort counts in the contest in which the
//! legacy is divided: theory and oratory, an office that stages the farewell, the record. *Source*: contest success,
//! Tullock 1980.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::ContenderId;
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::scenario::Scenario;
use crate::simulation::World;
use crate::state::State;

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    let open = view.state.legacy.as_ref().is_some_and(|legacy| !legacy.divided);
    if open && view.standing.contains(view.me) {
        found.push(Action::Claim);
    }
}

fn effort(scenario: &Scenario, state: &State, by: ContenderId) -> f64 {
    let traits = &scenario.contender(by).traits;
    let ceremony = state.offices_of(by).map(|office| scenario.office(office).powers.ceremony).fold(0.0, f64::max);
    let voice = 0.3 + 0.4 * traits.theory.get() + 0.3 * traits.oratory.get() + ceremony;
    voice * (0.5 + traits.record.get()) * state.vigour(by)
}

pub(super) fn forecast(view: &View) -> f64 {
    let Some(legacy) = &view.state.legacy else { return 0.0 };
    let effort = effort(view.scenario, view.state, view.me);
    let mine = legacy.efforts[view.me.index()];
    // Rivals who have not spoken yet are expected to speak once.
    let expected = |&who: &ContenderId| {
        let spent = legacy.efforts[who.index()];
        if spent > 0.0 { spent } else { 0.5 * effort_of(view, who) }
    };
    let others: f64 = view.standing.without(view.me).iter().map(|who| expected(&who)).sum();
    let share = |own: f64| if own + others > 0.0 { own / (own + others) } else { 0.0 };
    let won = view.scenario.parameters().legacy_prize * (share(mine + effort) - share(mine));
    view.gain_of_prestige(won)
}

fn effort_of(view: &View, who: ContenderId) -> f64 {
    effort(view.scenario, view.state, who)
}

pub(super) fn reasons(view: &View) -> Vec<Cause> {
    let provenance = &view.state.provenance;
    Reasons::default().because(provenance.founder, 1.0).add(None, Term::Ambition, 0.5).take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, causes: Vec<Cause>) {
    let effort = effort(world.scenario(), world.state(), by);
    world.record(EventKind::LegacyClaimed { by, effort }, causes);
}
