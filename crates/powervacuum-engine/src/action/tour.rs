//! Tour: speak to the members of a constituency.
//!
//! *Needs* nothing but membership. *Effect*: prestige among the members reached, in proportion to oratory; it fades.
//! *Source*: goodwill as a stock that effort builds and time wears off, Nerlove & Arrow 1962; reach by oratory is
//! assumed.

use smallvec::SmallVec;

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ConstituencyId, ContenderId};
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View, nth_greatest};
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
    let tour = |constituency| Action::Tour { constituency };
    if breadth == Breadth::All {
        found.extend((0..view.state.constituencies.len()).filter_map(ConstituencyId::from_index).map(tour));
        return;
    }
    let audiences: SmallVec<[f64; 32]> = audiences(view).collect();
    let bar = nth_greatest::<WORTH_A_TOUR>(audiences.iter().copied());
    let worth = audiences.iter().enumerate().filter(|(_, audience)| **audience >= bar);
    found.extend(worth.filter_map(|(place, _)| ConstituencyId::from_index(place)).map(tour));
}

/// How much a speech could move in each constituency: delegates who are not in the secretary's hand and have not heard
/// it all before.
fn audiences(view: &View) -> impl Iterator<Item = f64> {
    let places = view.state.constituencies.iter().zip(view.survey.loose_delegates());
    places.map(|(here, loose)| loose * (1.0 - here.local[view.me.index()]))
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
    view.gain_of_my_own(view.weight_of_prestige(view.me, gain) * part * loose * 2.0)
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
