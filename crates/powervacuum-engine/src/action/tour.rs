//! Tour: speak to the members of a constituency.
//!
//! *Needs* nothing but membership. *Effect*: prestige among the members reached, in proportion to oratory; it fades.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ConstituencyId, ContenderId};
use crate::reckoning::{Reasons, View};
use crate::simulation::World;
use crate::state::State;

/// How much stronger a speech is among those who hear it than a publication among all. Assumed.
const LOCAL_STRENGTH: f64 = 3.0;

pub(super) fn candidates(view: &View, found: &mut Vec<Action>) {
    if view.standing.contains(view.me) {
        found.extend(
            (0..view.state.constituencies.len())
                .filter_map(ConstituencyId::from_index)
                .map(|constituency| Action::Tour { constituency }),
        );
    }
}

fn local_gain(world: &State, scenario: &crate::scenario::Scenario, by: ContenderId, there: ConstituencyId) -> f64 {
    let local = world.constituencies[there.index()].local[by.index()];
    let oratory = scenario.contender(by).traits.oratory.get();
    scenario.parameters().publicity_gain * LOCAL_STRENGTH * oratory * world.vigour(by) * (1.0 - local)
}

pub(super) fn forecast(view: &View, constituency: ConstituencyId) -> f64 {
    let gain = local_gain(view.state, view.scenario, view.me, constituency);
    let members: f64 = view.scenario.groups_of(constituency).map(|group| view.state.groups[group].members).sum();
    let delegates = members * view.scenario.constituency(constituency).delegates_per_thousand / 1000.0;
    let part = delegates / view.state.assessment.delegate_count.max(1e-9);
    let loose = 1.0 - view.state.constituencies[constituency.index()].control;
    view.gain(&[(view.me, view.weight_of_prestige(view.me, gain) * part * loose * 2.0)])
}

pub(super) fn reasons(view: &View, constituency: ConstituencyId) -> Vec<Cause> {
    let loose = 1.0 - view.state.constituencies[constituency.index()].control;
    Reasons::default()
        .add(None, Term::Ambition, 1.0)
        .add(view.state.provenance.secretary[constituency.index()], Term::Control(constituency), 0.5 * loose)
        .take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, constituency: ConstituencyId, causes: Vec<Cause>) {
    let gain = local_gain(world.state(), world.scenario(), by, constituency);
    world.record(EventKind::Toured { by, constituency, gain }, causes);
}
