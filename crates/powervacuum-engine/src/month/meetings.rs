//! Phase 6: bodies meet. Assemblies elect committees; motions and appeals are voted on and take effect; vacancies are
//! filled; whoever recanted may be readmitted; the policy in force is settled.

use smallvec::SmallVec;

use super::{elections, vacancies};
use crate::chance::{DrawKey, Purpose};
use crate::event::{Cause, Count, EventKind, Motion, Source, Term};
use crate::ids::{BodyId, ContenderId, Contenders};
use crate::math;
use crate::reckoning::Reasons;
use crate::simulation::World;
use crate::state::PendingAppeal;
use crate::state::queries::{is_assembly, months_to_meeting};
use crate::votes::{Eyes, Poll};

/// Trust of the strongest below which nobody is readmitted. Assumed.
const UNFORGIVEN: f64 = -0.5;
/// Months between recanting and readmission. Assumed; the record has six.
const PROBATION_MONTHS: u16 = 6;

pub(crate) fn play(world: &mut World) {
    decide_appeals(world);
    let bodies: SmallVec<[BodyId; 8]> = (0..world.state().bodies.len()).filter_map(BodyId::from_index).collect();
    for &body in &bodies {
        if is_assembly(world.scenario(), body) && world.state().is_meeting(world.scenario(), body) {
            elections::assemble(world, body);
        }
    }
    for &body in &bodies {
        if world.state().is_meeting(world.scenario(), body) {
            vote_on_motions(world, body);
        }
    }
    for &body in &bodies {
        if world.state().is_meeting(world.scenario(), body) {
            vacancies::fill(world, body);
        }
        if world.state().is_meeting(world.scenario(), body) && world.scenario().body(body).sets_policy {
            let leader = ruling(world, body);
            readmit(world, leader);
            set_policy(world, body, leader);
        }
    }
    lapse(world);
}

/// Puts every motion that waits for `body` to the vote.
fn vote_on_motions(world: &mut World, body: BodyId) {
    let scenario = world.scenario();
    let ladder = &scenario.spec().ladder;
    let waiting: Vec<Motion> = world
        .state()
        .motions
        .iter()
        .filter(|motion| ladder[motion.rung.index()].bodies.first() == Some(&body))
        .cloned()
        .collect();
    for motion in waiting {
        let still = world.state().motions.contains(&motion)
            && !world.state().coalition_of(motion.mover).contains(motion.target)
            && (world.state().rung_applies(scenario, motion.target, motion.rung) || ladder[motion.rung.index()].exiles);
        if still {
            vote(world, motion);
        }
    }
}

fn vote(world: &mut World, motion: Motion) {
    let scenario = world.scenario();
    let deed = &scenario.spec().ladder[motion.rung.index()];
    let poll = Poll::new(world.state(), motion.mover, motion.target);
    let tag = scenario.contender(motion.target).key;
    let count = poll.count(world, &deed.bodies, tag);
    let passed = count.share() > world.state().threshold(scenario, motion.target, motion.rung);
    let causes = world.because(|world| {
        let mut causes = vec![Cause { source: Source::Event(motion.moved), part: 0.5 }];
        causes.extend(sides_causes(world, &poll).into_iter().map(|c| Cause { part: 0.4 * c.part, ..c }));
        causes.push(Cause { source: Source::Term(Term::Chance), part: 0.1 });
        causes
    });
    let id = world.record(EventKind::MotionVoted { motion: motion.clone(), count, passed }, causes);
    if passed {
        let causes = vec![Cause { source: Source::Event(id), part: 1.0 }];
        let precedent = world.state().precedents[motion.rung.index()] == 0;
        let office = motion.office.filter(|&office| {
            world.state().offices[office.index()] == Some(crate::ids::Person::Contender(motion.target))
        });
        let kind = EventKind::StandingLowered {
            contender: motion.target,
            rung: motion.rung,
            office,
            precedent,
            mover: motion.mover,
        };
        world.record(kind, causes);
        consider_appeal(world, motion);
    }
}

/// Why the sides were what they were: the coalitions, and the posts and seats that the strongest of them had won.
fn sides_causes(world: &World, poll: &Poll) -> Vec<Cause> {
    let state = world.state();
    let mut reasons = Reasons::default();
    for member in poll.for_side.iter() {
        reasons.because(state.provenance.strength[member.index()], state.assessment.real(member));
    }
    if poll.for_side.len() > 1 {
        reasons.because(state.provenance.coalition[poll.mover.index()], 0.3);
    }
    reasons.because(state.provenance.prestige[poll.target.index()], 0.2);
    reasons.take()
}

/// The loser may appeal to the body that elects this one, if it can have it convened and expects to win there.
fn consider_appeal(world: &mut World, motion: Motion) {
    let (scenario, state) = (world.scenario(), world.state());
    let deed = &scenario.spec().ladder[motion.rung.index()];
    let Some(appeal) = deed.bodies.first().and_then(|&body| scenario.body(body).appeal.as_ref()) else { return };
    if !state.contenders[motion.target.index()].alive {
        return;
    }
    let poll = Poll::new(state, motion.mover, motion.target);
    let signatures = state.seat_share(appeal.to, poll.against_side.with(motion.target));
    let assembly = is_assembly(scenario, appeal.to);
    let delegates: f64 = poll.against_side.iter().map(|id| state.assessment.delegates[id.index()]).sum();
    let asked = if assembly { delegates } else { signatures };
    let survey = world.survey();
    let armed = poll.against_side.iter().map(|member| survey.coercion[member.index()]).fold(0.0, f64::max);
    let at_once = armed >= appeal.coercion;
    if asked < appeal.signatures.get() && !at_once {
        return;
    }
    let expected = poll.expected(&survey, &[appeal.to], Eyes::Of(motion.target));
    let spare = deed.threshold.get() - expected;
    let hope = math::logistic(spare / scenario.parameters().vote_spread);
    let entity = scenario.contender(motion.target).key;
    let key = DrawKey { purpose: Purpose::Appeal, month: state.month, entity, other: motion.rung.index() as u32 };
    let meets = if at_once { state.month.plus(1) } else { state.month.plus(appeal.delay_months.max(1)) };
    if world.chance.happens(key, hope) {
        let standing = world.state().provenance.standing[motion.target.index()];
        let causes = Reasons::default().because(standing, 1.0).take();
        let kind = EventKind::AppealLodged { by: motion.target, to: appeal.to, motion, meets };
        world.record(kind, causes);
    }
}

fn decide_appeals(world: &mut World) {
    let month = world.state().month;
    let due: Vec<PendingAppeal> =
        world.state().appeals.iter().filter(|appeal| appeal.meets <= month).cloned().collect();
    for appeal in due {
        let scenario = world.scenario();
        let motion = appeal.motion;
        let poll = Poll::new(world.state(), motion.mover, motion.target);
        let tag = scenario.contender(motion.target).key ^ 1 << 30;
        let count: Count = poll.count(world, &[appeal.to], tag);
        let overruled = count.share() <= scenario.spec().ladder[motion.rung.index()].threshold.get();
        let causes = vec![Cause { source: Source::Event(appeal.lodged), part: 1.0 }];
        world.record(EventKind::AppealDecided { body: appeal.to, motion, count, overruled }, causes);
    }
}

/// Whoever was expelled and has recanted is readmitted after a while, if the ruling side bears it.
fn readmit(world: &mut World, leader: Option<ContenderId>) {
    let Some(consent) = leader else { return };
    let month = world.state().month;
    let penitents: Vec<ContenderId> = world
        .scenario()
        .all_contenders()
        .iter()
        .filter(|id| {
            let who = &world.state().contenders[id.index()];
            let waited = who.recanted.is_some_and(|when| month.since(when) >= PROBATION_MONTHS);
            who.alive && !who.member && !who.exiled && waited
        })
        .collect();
    for contender in penitents {
        if world.state().trust_in(consent, contender) < UNFORGIVEN {
            continue;
        }
        let causes = Reasons::default().because(world.state().provenance.standing[contender.index()], 1.0).take();
        world.record(EventKind::Readmitted { contender, consent }, causes);
    }
}

/// The strongest contender in a body by seats, among equals by real weight, and then by lot.
fn ruling(world: &mut World, body: BodyId) -> Option<ContenderId> {
    let (scenario, state) = (world.scenario(), world.state());
    let seats = world.struggle.memory.seats.of(state, body);
    let all = state.bodies[body.index()].seats.len().max(1) as f64;
    let strength = |id: ContenderId| seats.held_by(state.coalition_of(id)) / all + 0.1 * state.assessment.real(id);
    let strengths: SmallVec<[(ContenderId, f64); 8]> = state.standing().iter().map(|id| (id, strength(id))).collect();
    let most = strengths.iter().map(|(_, strength)| *strength).fold(f64::NEG_INFINITY, f64::max);
    let strongest = strengths.iter().filter(|(_, strength)| *strength > most - 1e-9);
    let tied: SmallVec<[ContenderId; 8]> = strongest.map(|(id, _)| *id).collect();
    let leader = match tied[..] {
        [] => return None,
        [only] => only,
        _ => {
            let names: Vec<u64> = tied.iter().map(|&id| u64::from(scenario.contender(id).key) + 1).collect();
            let entity = scenario.body(body).key;
            let key = DrawKey { purpose: Purpose::Ruling, month: state.month, entity, other: 0 };
            tied[world.chance.choose(key, &names, &vec![0.0; names.len()])]
        }
    };
    Some(leader)
}

/// The policy in force moves towards the weighted position of the ruling coalition.
fn set_policy(world: &mut World, body: BodyId, leader: Option<ContenderId>) {
    let state = world.state();
    let coalition = leader.map_or(Contenders::NONE, |leader| state.coalition_of(leader));
    let weights: SmallVec<[(ContenderId, f64); 8]> =
        coalition.iter().map(|id| (id, state.assessment.public[id.index()].max(1e-6))).collect();
    let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
    if total <= 0.0 {
        return;
    }
    let pace = world.scenario().parameters().policy_adjustment;
    let mut policy = state.policy;
    let mut moved: f64 = 0.0;
    for (issue, coordinate) in policy.iter_mut().enumerate() {
        let line: f64 = weights.iter().map(|&(id, w)| w / total * state.contenders[id.index()].platform[issue]).sum();
        let step = pace * (line - *coordinate);
        *coordinate += step;
        moved = moved.max(step.abs());
    }
    if moved > 0.01 {
        let causes = world.because(|world| {
            let provenance = &world.state().provenance;
            let mut reasons = Reasons::default();
            reasons.add(None, Term::Calendar(body), 0.2);
            for &(id, weight) in &weights {
                reasons.because(provenance.platform[id.index()], weight);
                reasons.because(provenance.coalition[id.index()], 0.3 * weight);
            }
            reasons.take()
        });
        world.record(EventKind::PolicySet { body, policy }, causes);
    }
}

/// Motions whose object is gone, whose mover and target have come together, or whose body does not meet soon, are dropped.
fn lapse(world: &mut World) {
    let scenario = world.scenario();
    let state = world.state();
    let next = state.month.plus(1);
    let stale: Vec<Motion> = state
        .motions
        .iter()
        .filter(|motion| {
            let deed = &scenario.spec().ladder[motion.rung.index()];
            let soon = deed.bodies.first().and_then(|&body| months_to_meeting(scenario, body, next));
            let moot = !state.rung_applies(scenario, motion.target, motion.rung)
                || state.coalition_of(motion.mover).contains(motion.target);
            moot || soon.is_none_or(|months| months > 1)
        })
        .cloned()
        .collect();
    for motion in stale {
        let causes = vec![Cause { source: Source::Event(motion.moved), part: 1.0 }];
        world.record(EventKind::MotionLapsed { motion }, causes);
    }
}
