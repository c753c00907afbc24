//! Appoint: put a client at the head of a constituency.
//!
//! *Needs* command of an office that appoints there. *Effect*: the appointment is ordered now and takes effect next
//! month unless the post is defended; control starts low and grows. The patron of whoever is replaced, or has to be
//! defended, trusts the appointer less. *Source*: the circular flow of power, Daniels 1971; contest success, Tullock 1980.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ConstituencyId, ContenderId, OfficeId};
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::scenario::{Membership, Scenario};
use crate::simulation::World;
use crate::state::State;
use crate::theory::contest::contest;

/// Months over which an appointing officer reckons the control that a client will gain. Assumed.
const HORIZON_MONTHS: i32 = 12;
/// How much harder it is to replace a secretary where an office makes its patron at home. Assumed.
const HOME_DEFENCE: f64 = 2.5;
/// How well a secretary who follows nobody holds out by the local clique alone. Assumed.
const LOCAL_CLIQUE: f64 = 0.7;
/// Defence of a post that nobody holds. Assumed.
const LEAST_DEFENCE: f64 = 0.05;

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    for &(office, _) in view.survey.appointing().iter().filter(|(_, by)| *by == view.me) {
        for (index, here) in view.state.constituencies.iter().enumerate() {
            let Some(constituency) = ConstituencyId::from_index(index) else { continue };
            let pending = || view.state.appointments.iter().any(|a| a.constituency == constituency && a.by == view.me);
            if here.patron != Some(view.me) && reaches(view.scenario, office, constituency) && !pending() {
                found.push(Action::Appoint { constituency, office });
            }
        }
    }
}

/// Whether an office appoints in a constituency.
fn reaches(scenario: &Scenario, office: OfficeId, constituency: ConstituencyId) -> bool {
    let reach = &scenario.office(office).powers.appoints_in;
    reach.is_empty() || reach.contains(&constituency)
}

/// The force of an appointment.
pub(crate) fn attack(scenario: &Scenario, state: &State, by: ContenderId) -> f64 {
    (0.5 + scenario.contender(by).traits.organisation.get()) * state.vigour(by)
}

/// The defence of a post by whoever's client holds it.
pub(crate) fn defence(scenario: &Scenario, state: &State, constituency: ConstituencyId) -> f64 {
    let here = &state.constituencies[constituency.index()];
    let resistance = scenario.parameters().appointment_defence;
    let Some(patron) = here.patron else { return resistance * LOCAL_CLIQUE * here.control + LEAST_DEFENCE };
    let at_home = state.offices_of(patron).any(|o| scenario.office(o).powers.base.contains(&constituency));
    let home = if at_home { HOME_DEFENCE } else { 1.0 };
    let standing = 1.0 - f64::from(state.contenders[patron.index()].rung) / (scenario.spec().ladder.len() + 1) as f64;
    let skill = 0.5 + scenario.contender(patron).traits.organisation.get();
    resistance * here.control * skill * home * standing + LEAST_DEFENCE
}

/// The weight that an appointment moves, once control has grown.
fn weight_moved(view: &View, constituency: ConstituencyId) -> (f64, f64) {
    let scenario = view.scenario;
    let delegate_weight = view.survey.delegate_weight.get_or_init(|| delegate_weight(scenario));
    let part = view.survey.delegates(constituency) * delegate_weight;
    let left = view.control_left.get_or_init(|| control_left(scenario, view.me));
    let won = scenario.constituency(constituency).control_ceiling.get() * (1.0 - left);
    let lost = view.state.constituencies[constituency.index()].control;
    (part * won, part * lost)
}

/// The part of the gap to full control that a client of `by` leaves open at the horizon.
fn control_left(scenario: &Scenario, by: ContenderId) -> f64 {
    let growth = scenario.parameters().control_growth * (0.5 + scenario.contender(by).traits.organisation.get());
    (0..HORIZON_MONTHS).fold(1.0, |left, _| left * (1.0 - growth))
}

/// The part of all weight that hangs on delegates: the assemblies, and the committees that they elect.
fn delegate_weight(scenario: &Scenario) -> f64 {
    let bodies = &scenario.spec().bodies;
    let hangs = |membership: &Membership| match membership {
        Membership::Assembly => 1.0,
        Membership::Committee { elected_by: Some(elector), .. } => {
            if matches!(scenario.body(*elector).membership, Membership::Assembly) { 0.6 } else { 0.2 }
        }
        Membership::Committee { .. } => 0.0,
    };
    bodies.iter().map(|body| body.weight.get() * hangs(&body.membership)).sum()
}

pub(super) fn forecast(view: &View, constituency: ConstituencyId, _office: OfficeId) -> f64 {
    let (won, lost) = weight_moved(view, constituency);
    let success = contest(attack(view.scenario, view.state, view.me), defence(view.scenario, view.state, constituency));
    let Some(patron) = view.state.constituencies[constituency.index()].patron else {
        return success * view.gain_of_my_own(won);
    };
    let parameters = view.scenario.parameters();
    let ally = view.coalition.contains(patron);
    let quarrel = if ally { parameters.coalition_trust * parameters.post_loss * view.seen(patron) } else { 0.0 };
    success * view.gain(&[(view.me, won), (patron, -lost)]) - quarrel
}

pub(super) fn reasons(view: &View, constituency: ConstituencyId, office: OfficeId) -> Vec<Cause> {
    let (won, lost) = weight_moved(view, constituency);
    let provenance = &view.state.provenance;
    let mut reasons = Reasons::default();
    reasons.add(provenance.office[office.index()], Term::Office(office), won);
    let weakness = 1.0 - view.state.constituencies[constituency.index()].control;
    reasons.add(provenance.secretary[constituency.index()], Term::Control(constituency), 0.5 * won * weakness);
    if let Some(patron) = view.state.constituencies[constituency.index()].patron {
        reasons.strength(view.state, view.me, patron, lost);
    }
    reasons.take()
}

pub(super) fn carry_out(
    world: &mut World,
    by: ContenderId,
    (constituency, office): (ConstituencyId, OfficeId),
    causes: Vec<Cause>,
) {
    if world.state().constituencies[constituency.index()].patron != Some(by) {
        world.record(EventKind::AppointmentOrdered { by, constituency, office }, causes);
    }
}
