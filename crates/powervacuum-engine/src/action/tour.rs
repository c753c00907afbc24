//! Tour: speak to the members of a constituency.
//!
//! *Needs* nothing but membership. *Effect*: prestige among the members reached, in proportion to oratory; it fades.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ConstituencyId, ContenderId};
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::simulation::World;
use crate::state::State;

/// Constituencies that the engine's own contender weighs. Assumed.
const WORTH_A_TOUR: usize = 4;
/// How much stronger a speech is among those who hear it than a publication among all. Assumed.
const LOCAL_STRENGTH: f64 = 3.0;

pub(super) fn candidates(view: &View, breadth: Breadth, found: &mut Vec<Action>) {
    if !view.standing.contains(view.me) {
        return;
    }
    let mut places: Vec<(f64, ConstituencyId)> = (0..view.state.constituencies.len())
        .filter_map(ConstituencyId::from_index)
        .map(|constituency| (audience(view, constituency), constituency))
        .collect();
    if breadth == Breadth::Considered && places.len() > WORTH_A_TOUR {
        let mut audiences: Vec<f64> = places.iter().map(|(audience, _)| *audience).collect();
        audiences.sort_by(|a, b| b.total_cmp(a));
        places.retain(|(audience, _)| *audience >= audiences[WORTH_A_TOUR - 1]);
    }
    found.extend(places.into_iter().map(|(_, constituency)| Action::Tour { constituency }));
}

/// How much a speech could move: delegates who are not in the secretary's hand and have not heard it all before.
fn audience(view: &View, constituency: ConstituencyId) -> f64 {
    let here = &view.state.constituencies[constituency.index()];
    view.survey.delegates(constituency) * (1.0 - here.control) * (1.0 - here.local[view.me.index()])
}

fn local_gain(world: &State, scenario: &crate::scenario::Scenario, by: ContenderId, there: ConstituencyId) -> f64 {
    let local = world.constituencies[there.index()].local[by.index()];
    let oratory = scenario.contender(by).traits.oratory.get();
    scenario.parameters().publicity_gain * LOCAL_STRENGTH * oratory * world.vigour(by) * (1.0 - local)
}

pub(super) fn forecast(view: &View, constituency: ConstituencyId) -> f64 {
    let gain = local_gain(view.state, view.scenario, view.me, constituency);
    let part = view.survey.delegates(constituency);
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
