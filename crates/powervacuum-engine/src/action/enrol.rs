//! Enrol: propose a drive that brings in new members.
//!
//! *Needs* command of an office that runs drives, a pause since the last one, and consent: a majority of the body that
//! sets policy, by its seats, would go along. *Effect*: new members join over some months; they answer to patronage
//! more than others do, and lean to whoever's secretaries recruit them. *Source*: selectorate theory, Bueno de
//! Mesquita, Smith, Siverson & Morrow 2003.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{BodyId, ContenderId, OfficeId};
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::scenario::Scenario;
use crate::simulation::World;
use crate::state::State;

/// How much more a recruit's vote moves with patronage than an old member's, per unit of the difference in
/// responsiveness. Assumed.
const RECRUIT_LEAN: f64 = 0.35;
/// How much easier consent is to get in the months after the founder's death: the drive honours the founder. Assumed.
const MOURNING_CONSENT: f64 = 0.15;
/// Authority above which a founder, who guards the quality of the membership, does not let a drive pass. Assumed.
const FOUNDER_OBJECTS: f64 = 0.05;
/// Months of mourning. Assumed.
const MOURNING_MONTHS: u16 = 6;

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    let pause = view.scenario.parameters().enrolment_pause as u16;
    let rested = view.state.last_enrolment.is_none_or(|last| view.state.month.since(last) >= pause);
    let recruits = view.scenario.spec().cohorts.iter().any(|cohort| cohort.recruits);
    if rested && recruits && view.standing.contains(view.me) {
        let offices = view.state.offices_commanded(view.me);
        let running = offices.filter(|&office| view.scenario.office(office).powers.enrols).take(1);
        found.extend(running.map(|office| Action::Enrol { office }));
    }
}

/// Whether the bodies that set policy would consent.
fn has_consent(scenario: &Scenario, state: &State, by: ContenderId) -> bool {
    if state.founder_authority > FOUNDER_OBJECTS {
        return false;
    }
    let mourning = state.legacy.as_ref().is_some_and(|legacy| state.month.since(legacy.died) <= MOURNING_MONTHS);
    let ease = if mourning { MOURNING_CONSENT } else { 0.0 };
    let coalition = state.coalition_of(by);
    (0..state.bodies.len()).filter_map(BodyId::from_index).filter(|&body| scenario.body(body).sets_policy).all(|body| {
        // The unattached go along with a proposal that hurts nobody.
        let against = state.seat_share(body, state.standing().minus(coalition));
        1.0 - against + ease > scenario.parameters().majority
    })
}

pub(super) fn forecast(view: &View, _office: OfficeId) -> f64 {
    let (scenario, state) = (view.scenario, view.state);
    let parameters = scenario.parameters();
    if !has_consent(scenario, state, view.me) {
        return -parameters.enrolment_prestige;
    }
    let joined = parameters.enrolment_size / (1.0 + parameters.enrolment_size);
    let recruit = scenario.spec().cohorts.iter().find(|cohort| cohort.recruits).map_or(1.0, |cohort| cohort.patronage);
    let places = state.constituencies.iter().zip(view.survey.all_delegates());
    let held: f64 = places.filter(|(here, _)| here.patron == Some(view.me)).map(|(_, delegates)| delegates).sum();
    let won = joined * RECRUIT_LEAN * recruit * (held - view.seen(view.me));
    view.gain_of_my_own(won) + view.gain_of_prestige(parameters.enrolment_prestige)
}

pub(super) fn reasons(view: &View, office: OfficeId) -> Vec<Cause> {
    let provenance = &view.state.provenance;
    Reasons::default()
        .add(provenance.office[office.index()], Term::Office(office), 1.0)
        .because(provenance.strength[view.me.index()], 0.7)
        .because(provenance.founder.filter(|_| view.state.legacy.is_some()), 0.5)
        .take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, office: OfficeId, causes: Vec<Cause>) {
    if !has_consent(world.scenario(), world.state(), by) {
        world.record(EventKind::EnrolmentRefused { by }, causes);
        return;
    }
    let members = (world.state().member_count() * world.scenario().parameters().enrolment_size).round();
    world.record(EventKind::EnrolmentDecided { by, office, members }, causes);
}
