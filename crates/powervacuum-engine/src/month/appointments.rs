//! Phase 2: appointments take effect, posts fall vacant and are filled, secretaries and seats think again about whom to
//! follow. Control, trust and enrolment move with the beginning of the month.

use smallvec::SmallVec;

use crate::action::{attack, defence};
use crate::chance::{DrawKey, Purpose};
use crate::event::{Cause, EventKind, Source, Term};
use crate::ids::{BodyId, ConstituencyId, ContenderId, NotableId, OfficeId, Person};
use crate::quantity::Point;
use crate::simulation::World;
use crate::state::queries::squared_distance;
use crate::state::{Appointment, State};
use crate::theory::contest::contest;

/// Loyalty of unnamed secretaries and cadres. Assumed.
const UNNAMED_LOYALTY: f64 = 0.75;
/// Chance a month that someone who follows nobody looks for a patron. Assumed.
const SEARCH_RATE: f64 = 0.04;
/// How strongly being seen ahead draws those who look for a patron. Assumed.
const PULL_OF_STRENGTH: f64 = 5.0;
/// How much more ideas weigh with those who choose a patron than with members at large. Assumed.
const CONVICTION: f64 = 2.0;
/// How much less often an officer lets an ally's post fall to a client of his own. Assumed.
const REGARD_FOR_ALLIES: f64 = 0.35;

pub(crate) fn play(world: &mut World) {
    carry_out_orders(world);
    fill_posts_routinely(world);
    secretaries_turn(world);
    notables_turn(world);
    cadres_turn(world);
}

/// Appointments ordered last month: rival orders for one post are taken by lot, then the post is defended.
fn carry_out_orders(world: &mut World) {
    while let Some(order) = next_order(world) {
        let (scenario, state) = (world.scenario(), world.state());
        let probability = contest(attack(scenario, state, order.by), defence(scenario, state, order.constituency));
        let key = DrawKey {
            purpose: Purpose::Appointment,
            month: state.month,
            entity: scenario.constituency(order.constituency).key,
            other: scenario.contender(order.by).key,
        };
        let former = state.constituencies[order.constituency.index()].patron;
        let causes = vec![Cause { source: Source::Event(order.ordered), part: 1.0 }];
        if world.chance.happens(key, probability) {
            appoint(world, (order.by, order.constituency, order.office), Occasion::Ordered, causes);
        } else {
            let kind = EventKind::PostDefended { constituency: order.constituency, by: order.by, defender: former };
            world.record(kind, causes);
        }
    }
}

/// The next order in the list; if several are for one post, one of them by lot.
fn next_order(world: &mut World) -> Option<Appointment> {
    let (scenario, state) = (world.scenario(), world.state());
    let first = *state.appointments.first()?;
    let rivals: Vec<Appointment> =
        state.appointments.iter().copied().filter(|order| order.constituency == first.constituency).collect();
    if rivals.len() == 1 {
        return Some(first);
    }
    let names: Vec<u64> = rivals.iter().map(|order| u64::from(scenario.contender(order.by).key) + 1).collect();
    let key = DrawKey {
        purpose: Purpose::AppointmentOrder,
        month: state.month,
        entity: scenario.constituency(first.constituency).key,
        other: rivals.len() as u32,
    };
    Some(rivals[world.chance.choose(key, &names, &vec![0.0; rivals.len()])])
}

#[derive(Clone, Copy, PartialEq)]
enum Occasion {
    Ordered,
    Routine,
}

/// Posts fall vacant by themselves and are filled without notice.
fn fill_posts_routinely(world: &mut World) {
    if world.scenario().spec().rules.no_routine_appointments {
        return;
    }
    for office in (0..world.state().offices.len()).filter_map(OfficeId::from_index) {
        let powers = &world.scenario().office(office).powers;
        if powers.appoints <= 0.0 {
            continue;
        }
        for index in 0..world.state().constituencies.len() {
            let Some(constituency) = ConstituencyId::from_index(index) else { continue };
            let Some(by) = world.state().patron_of(world.state().offices[office.index()]) else { continue };
            if powers.appoints_in.is_empty() || powers.appoints_in.contains(&constituency) {
                fill_routinely(world, by, constituency, office);
            }
        }
    }
}

fn fill_routinely(world: &mut World, by: ContenderId, constituency: ConstituencyId, office: OfficeId) {
    let (scenario, state) = (world.scenario(), world.state());
    let former = state.constituencies[constituency.index()].patron;
    if former == Some(by) || !state.is_eligible(Person::Contender(by)) {
        return;
    }
    let regard = match former {
        Some(patron) if state.coalition_of(by).contains(patron) => REGARD_FOR_ALLIES,
        _ => 1.0,
    };
    let success = contest(attack(scenario, state, by), defence(scenario, state, constituency));
    let key = DrawKey {
        purpose: Purpose::RoutineAppointment,
        month: state.month,
        entity: scenario.constituency(constituency).key,
        other: scenario.office(office).key,
    };
    if world.chance.happens(
        key,
        scenario.office(office).powers.appoints * regard * success * scenario.parameters().appointment_yield,
    ) {
        let causes = world.because(|world| {
            let behind = world.state().provenance.office[office.index()].map(Source::Event);
            let sources = behind.into_iter().chain([Source::Term(Term::Office(office))]);
            sources.map(|source| Cause { source, part: 0.5 }).collect()
        });
        appoint(world, (by, constituency, office), Occasion::Routine, causes);
    }
}

fn appoint(
    world: &mut World,
    (by, constituency, office): (ContenderId, ConstituencyId, OfficeId),
    occasion: Occasion,
    causes: Vec<Cause>,
) {
    let former = world.state().constituencies[constituency.index()].patron;
    let secretary = successor(world, by, constituency);
    let routine = occasion == Occasion::Routine;
    world.record(EventKind::SecretaryAppointed { constituency, by, office, secretary, former, routine }, causes);
}

/// A client without a post, the higher in rank the likelier; none if all are placed.
fn successor(world: &mut World, by: ContenderId, constituency: ConstituencyId) -> Option<NotableId> {
    let (scenario, state) = (world.scenario(), world.state());
    let founder = scenario.spec().founder.as_ref().map(|founder| founder.person);
    let free: Vec<NotableId> = (0..state.notables.len())
        .filter_map(NotableId::from_index)
        .filter(|&id| state.notables[id.index()].alive && state.notables[id.index()].patron == Some(by))
        .filter(|&id| Some(id) != founder && !state.constituencies.iter().any(|c| c.secretary == Some(id)))
        .filter(|&id| !state.offices.contains(&Some(Person::Notable(id))))
        .collect();
    if free.is_empty() {
        return None;
    }
    let names: Vec<u64> = free.iter().map(|&id| u64::from(scenario.notable(id).key) + 1).collect();
    let scores: Vec<f64> = free.iter().map(|&id| 3.0 * scenario.notable(id).rank.get()).collect();
    let key = DrawKey {
        purpose: Purpose::Successor,
        month: state.month,
        entity: scenario.constituency(constituency).key,
        other: scenario.contender(by).key,
    };
    Some(free[world.chance.choose(key, &names, &scores)])
}

/// Something of each standing contender.
type Few<T> = SmallVec<[T; 8]>;

/// What draws a follower to each standing contender.
fn attractions(world: &World, line: &Point, present: Option<ContenderId>) -> (Few<ContenderId>, Few<f64>, Few<u64>) {
    let (scenario, state) = (world.scenario(), world.state());
    let parameters = scenario.parameters();
    let standing: Few<ContenderId> = state.standing().iter().collect();
    let score = |&id: &ContenderId| {
        let who = &state.contenders[id.index()];
        let inertia = if present == Some(id) { parameters.turning_inertia } else { 0.0 };
        let fallen = f64::from(who.rung) / scenario.spec().ladder.len().max(1) as f64;
        PULL_OF_STRENGTH * state.assessment.public[id.index()] + inertia
            - 2.0 * fallen
            - CONVICTION * parameters.support_ideas * squared_distance(line, &who.platform, &state.salience)
    };
    let scores = standing.iter().map(score).collect();
    let names = standing.iter().map(|&id| u64::from(scenario.contender(id).key) + 1).collect();
    (standing, scores, names)
}

/// How likely someone is to think again: the loyal seldom, those who follow nobody soon.
fn restlessness(world: &World, patron: Option<ContenderId>, loyalty: f64) -> f64 {
    let eligible = patron.filter(|&patron| world.state().is_eligible(Person::Contender(patron)));
    match eligible {
        Some(_) => world.scenario().parameters().turning_rate * (1.0 - loyalty),
        None => SEARCH_RATE,
    }
}

/// Why a follower turned: the old patron's fall and the new one's strength.
fn turning_causes(state: &State, from: Option<ContenderId>, to: ContenderId) -> Vec<Cause> {
    let mut reasons = crate::reckoning::Reasons::default();
    if let Some(from) = from {
        reasons.because(state.provenance.standing[from.index()], 1.0);
        reasons.because(state.provenance.platform[from.index()], 0.5);
    }
    reasons.strength(state, to, to, 1.0);
    reasons.take()
}

fn secretaries_turn(world: &mut World) {
    for constituency in (0..world.state().constituencies.len()).filter_map(ConstituencyId::from_index) {
        let here = &world.state().constituencies[constituency.index()];
        // A named secretary turns as a notable, with all that it holds.
        if here.secretary.is_some_and(|notable| world.state().notables[notable.index()].alive && here.patron.is_some())
        {
            continue;
        }
        let (from, key) = (here.patron, world.scenario().constituency(constituency).key);
        let month = world.state().month;
        let draw = |purpose| DrawKey { purpose, month, entity: key, other: 0 };
        let rate = restlessness(world, from, UNNAMED_LOYALTY);
        if !world.chance.happens(draw(Purpose::SecretaryReconsiders), rate) {
            continue;
        }
        let group = world.scenario().groups_of(constituency).start;
        let line = world.state().groups[group].ideal;
        let (standing, scores, names) = attractions(world, &line, from);
        let to = standing[world.chance.choose(draw(Purpose::SecretaryTurns), &names, &scores)];
        if from != Some(to) {
            let causes = world.because(|world| turning_causes(world.state(), from, to));
            world.record(EventKind::SecretaryTurned { constituency, from, to: Some(to) }, causes);
        }
    }
}

fn notables_turn(world: &mut World) {
    let founder = world.scenario().spec().founder.as_ref().map(|founder| founder.person);
    for notable in (0..world.state().notables.len()).filter_map(NotableId::from_index) {
        let now = world.state().notables[notable.index()];
        if !now.alive || Some(notable) == founder {
            continue;
        }
        let spec = world.scenario().notable(notable);
        let month = world.state().month;
        let draw = |purpose| DrawKey { purpose, month, entity: spec.key, other: 0 };
        let rate = restlessness(world, now.patron, spec.loyalty.get());
        if !world.chance.happens(draw(Purpose::NotableReconsiders), rate) {
            continue;
        }
        let (standing, scores, names) = attractions(world, &spec.platform, now.patron);
        let to = standing[world.chance.choose(draw(Purpose::NotableTurns), &names, &scores)];
        if now.patron != Some(to) {
            let causes = world.because(|world| turning_causes(world.state(), now.patron, to));
            world.record(EventKind::NotableTurned { notable, from: now.patron, to: Some(to) }, causes);
        }
    }
}

/// Unnamed cadres of the committees whose patron is gone look for another.
fn cadres_turn(world: &mut World) {
    for body in (0..world.state().bodies.len()).filter_map(BodyId::from_index) {
        let loose = |world: &World| {
            let seats = &world.state().bodies[body.index()].seats;
            seats.iter().filter(|seat| seat.holder.is_none() && seat.patron.is_none()).count() as u32
        };
        let count = loose(world);
        if count == 0 {
            continue;
        }
        let key = world.scenario().body(body).key;
        let month = world.state().month;
        let draw = |purpose, other| DrawKey { purpose, month, entity: key, other };
        let turning = world.chance.count(draw(Purpose::CadresTurn, 0), count, SEARCH_RATE * 0.5);
        if turning == 0 {
            continue;
        }
        let line = world.state().policy;
        let (standing, scores, names) = attractions(world, &line, None);
        let to = standing[world.chance.choose(draw(Purpose::CadresTurn, 1), &names, &scores)];
        let causes = world.because(|world| turning_causes(world.state(), None, to));
        world.record(EventKind::CadresTurned { body, from: None, to, count: turning as u16 }, causes);
    }
}
