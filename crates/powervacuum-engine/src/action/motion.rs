//! Move: put a motion against somebody on the agenda of the next meeting.
//!
//! *Needs* a seat in a body that votes on it, or delegates where that is an assembly; a meeting this month or next;
//! that the target stands outside one's coalition and has had some peace since the last vote; that the rung would take
//! something; where it asks for it, command of armed force. Rungs may be left out: that takes the most votes that any of
//! them asks for and costs what the norms ask for each. *Effect*: the motion is voted on (model, section 7). The mover expects what it sees: its
//! side's share must beat the threshold by a margin that grows with the target's prestige. *Source*: random utility,
//! McFadden 1974; probabilistic voting, Coughlin 1992.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{BodyId, ContenderId, OfficeId, RungId};
use crate::math;
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::scenario::{Rung, Scenario};
use crate::simulation::World;
use crate::state::State;
use crate::state::queries::{is_assembly, months_to_meeting};
use crate::survey::{OpenSteps, Survey};
use crate::votes::Poll;

/// Part of a target's weight that goes with prestige, an office, a seat. Assumed.
const FALL: [f64; 3] = [0.6, 0.2, 0.25];

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    if !view.standing.contains(view.me) {
        return;
    }
    let open = view.survey.open_steps.get_or_init(|| open_steps(view.survey));
    for &(target, rung) in open {
        if !view.coalition.contains(target) && may_move(view.survey, view.me, (target, rung)) {
            let strips = view.scenario.spec().ladder[rung.index()].strips_office;
            let office = if strips { view.state.weightiest_office(view.scenario, target) } else { None };
            found.push(Action::Move { target, rung, office });
        }
    }
}

/// Part of the rest of a target's weight that a mover reckons with once it has brought it a step down. Assumed.
const WAY_DOWN: f64 = 0.2;
/// Weight that an expelled contender of full prestige is still held to be worth. Assumed.
const OUTCAST_THREAT: f64 = 0.15;

/// The steps down that somebody could move now.
fn open_steps(survey: &Survey) -> OpenSteps {
    let (scenario, state) = (survey.scenario, survey.state);
    let exposed = scenario.all_contenders().iter().filter(|&target| is_exposed(scenario, state, target));
    let steps = exposed.flat_map(|target| state.steps_down(scenario, target).map(move |rung| (target, rung)));
    steps.filter(|&(_, rung)| meets_soon(scenario, state, rung)).collect()
}

/// Whether no motion against `target` waits or was settled lately.
fn is_exposed(scenario: &Scenario, state: &State, target: ContenderId) -> bool {
    let pending = state.motions.iter().any(|motion| motion.target == target)
        || state.appeals.iter().any(|appeal| appeal.motion.target == target);
    !pending && !state.is_in_peace(scenario, target)
}

/// Whether the first of the bodies that decide on a rung meets this month or next.
fn meets_soon(scenario: &Scenario, state: &State, rung: RungId) -> bool {
    let body = scenario.spec().ladder[rung.index()].bodies.first();
    body.and_then(|&body| months_to_meeting(scenario, body, state.month)).is_some_and(|months| months <= 1)
}

/// Whether `by` has what it takes to move an open motion: a seat, and arms where the rung asks for them.
fn may_move(survey: &Survey, by: ContenderId, (target, rung): (ContenderId, RungId)) -> bool {
    let (scenario, state) = (survey.scenario, survey.state);
    let deed = &scenario.spec().ladder[rung.index()];
    if !sits(survey, by, &deed.bodies) {
        return false;
    }
    let side = || state.coalition_of(by).iter().map(|member| survey.coercion[member.index()]).fold(0.0, f64::max);
    deed.coercion <= 0.0 || (side() >= deed.coercion && side() > survey.coercion[target.index()])
}

fn sits(survey: &Survey, who: ContenderId, bodies: &[BodyId]) -> bool {
    let assessment = &survey.state.assessment;
    bodies.iter().any(|&body| {
        if is_assembly(survey.scenario, body) {
            assessment.delegates[who.index()] * assessment.delegate_count >= 1.0
        } else {
            survey.sits_in(who, body)
        }
    })
}

/// The part of the target's weight that a rung takes.
fn fall(deed: &Rung) -> f64 {
    if deed.expels || deed.exiles {
        return 1.0;
    }
    let strips = if deed.strips_office { FALL[1] } else { 0.0 };
    let removes = if deed.removes_from.is_empty() { 0.0 } else { FALL[2] };
    (FALL[0] * deed.prestige_loss.get() + strips + removes).min(1.0)
}

/// The weight at stake: what the target has, or what an outcast might win back.
fn threat(view: &View, target: ContenderId) -> f64 {
    let contender = &view.state.contenders[target.index()];
    if contender.member { view.seen(target) } else { OUTCAST_THREAT * contender.prestige }
}

/// What the mover expects, and the chance that it gives the motion.
fn prospect(view: &View, target: ContenderId, rung: RungId) -> (f64, f64) {
    let (scenario, state) = (view.scenario, view.state);
    let parameters = scenario.parameters();
    let poll = Poll::new(state, view.me, target);
    let expected = view.expected_ayes(&poll, rung);
    let margin = parameters.motion_margin
        + parameters.motion_margin_prestige * state.contenders[target.index()].prestige
        + 0.1 * view.rivals_hold();
    let spare = expected - state.threshold(scenario, target, rung) - margin;
    (expected, math::logistic(spare / parameters.vote_spread))
}

pub(super) fn forecast(view: &View, target: ContenderId, rung: RungId, _office: Option<OfficeId>) -> f64 {
    let (scenario, state) = (view.scenario, view.state);
    let parameters = scenario.parameters();
    let deed = &scenario.spec().ladder[rung.index()];
    let (_, success) = prospect(view, target, rung);
    let (threat, fall) = (threat(view, target), fall(deed));
    let rivalry = 0.5 * (1.0 - view.trust_for_now(target));
    // A step down is worth what it takes, and something of what the steps that it opens would take.
    let opened = parameters.motion_gain * threat * (fall + WAY_DOWN * (1.0 - fall)) * rivalry;
    let won = view.gain(&[(target, -threat * fall)]) + opened;
    let shy = 1.0 - 0.7 * scenario.contender(view.me).traits.ruthlessness.get();
    let norms = view.gain_of_prestige(-state.norm_cost(scenario, target, rung) * shy);
    let failure = view.gain_of_failure() - parameters.coalition_trust * parameters.motion_loss * view.seen(target);
    let quarrel = parameters.coalition_trust * parameters.motion_loss * view.seen(target) * (1.0 - rivalry);
    success * won + (1.0 - success) * failure + norms - quarrel - parameters.motion_effort
}

pub(super) fn reasons(view: &View, target: ContenderId, rung: RungId) -> Vec<Cause> {
    let (scenario, state) = (view.scenario, view.state);
    let provenance = &state.provenance;
    let (expected, _) = prospect(view, target, rung);
    let mut reasons = Reasons::default();
    for ally in view.coalition.iter() {
        reasons.strength(state, view.me, ally, view.seen(ally) * expected);
    }
    if view.coalition.len() > 1 {
        reasons.because(provenance.coalition[view.me.index()], 0.3);
    }
    reasons.strength(state, view.me, target, 0.7 * view.seen(target));
    let worn = 1.0 - state.contenders[target.index()].prestige;
    reasons.add(provenance.prestige[target.index()], Term::Prestige(target), 0.3 * worn);
    let mistrust = (-state.trust_in(view.me, target)).max(0.0);
    reasons.add(provenance.trust(view.me, target), Term::Trust { of: view.me, to: target }, 0.3 * mistrust);
    let precedents = f64::from(state.precedents[rung.index()]).min(3.0);
    reasons.add(provenance.precedent[rung.index()], Term::Norms, 0.1 * precedents);
    reasons.because(provenance.standing[target.index()], 0.2);
    if state.founder_authority <= 0.0 {
        reasons.because(provenance.founder, 0.1);
    }
    reasons.add(None, Term::Norms, -state.norm_cost(scenario, target, rung));
    reasons.take()
}

pub(super) fn carry_out(
    world: &mut World,
    by: ContenderId,
    (target, rung, office): (ContenderId, RungId, Option<OfficeId>),
    causes: Vec<Cause>,
) {
    let (scenario, state) = (world.scenario(), world.state());
    let survey = world.survey();
    let against_ally = state.coalition_of(by).contains(target);
    let takes = state.rung_applies(scenario, target, rung);
    let open = takes && is_exposed(scenario, state, target) && meets_soon(scenario, state, rung);
    if against_ally || !open || !may_move(&survey, by, (target, rung)) {
        return;
    }
    let (expected, _) = prospect(&View::new(&survey, by), target, rung);
    world.record(EventKind::MotionMoved { by, target, rung, office, expected }, causes);
}
