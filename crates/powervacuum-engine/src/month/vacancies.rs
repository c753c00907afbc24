//! Vacancies: empty seats of the committees that a body elects, and empty offices that it fills.

use super::elections::is_barred;
use crate::chance::{DrawKey, Purpose};
use crate::event::{Cause, EventKind, Source, Term};
use crate::ids::{BodyId, ContenderId, EventId, NotableId, OfficeId, Person};
use crate::reckoning::Reasons;
use crate::scenario::{Membership, Seat};
use crate::simulation::World;
use crate::state::queries::is_assembly;

/// How strongly the voters' following decides who is chosen. Assumed.
const FOLLOWING: f64 = 6.0;
/// Part of its allies' following that stands behind somebody. Assumed.
const ALLIES_SUPPORT: f64 = 0.6;
/// How much each office that somebody holds already counts against another. Assumed.
const BURDEN: f64 = 1.2;
/// How much a place that asks for a leader goes to leaders rather than to their clients. Assumed.
const LEADERS_FIRST: f64 = 6.0;
/// How much a fall counts against somebody, per part of the ladder. Assumed.
const DISGRACE: f64 = 6.0;

/// Fills what is empty and hangs on `body`: its own co-opted seats, the committees that it elects, its offices.
pub(super) fn fill(world: &mut World, body: BodyId) {
    let committees: Vec<BodyId> = (0..world.state().bodies.len())
        .filter_map(BodyId::from_index)
        .filter(|&committee| fills(world, body, committee))
        .collect();
    for committee in committees {
        enlarge(world, body, committee);
        while vacant(world, committee) > 0 {
            if !fill_seat(world, body, committee) {
                break;
            }
        }
    }
    for office in (0..world.state().offices.len()).filter_map(OfficeId::from_index) {
        let empty = world.state().offices[office.index()].is_none();
        if empty && world.scenario().office(office).body == body {
            fill_office(world, body, office);
        }
    }
}

/// Whether `body` fills vacancies of `committee`: those of a committee that it elects, unless an assembly elects it, in
/// which case the committee co-opts.
fn fills(world: &World, body: BodyId, committee: BodyId) -> bool {
    match &world.scenario().body(committee).membership {
        Membership::Committee { elected_by: Some(elector), .. } => {
            if is_assembly(world.scenario(), *elector) {
                committee == body
            } else {
                *elector == body
            }
        }
        Membership::Committee { elected_by: None, .. } => committee == body,
        Membership::Assembly => false,
    }
}

/// Statutes may have enlarged a committee that is not elected anew at once.
fn enlarge(world: &mut World, electors: BodyId, committee: BodyId) {
    let Membership::Committee { sizes, .. } = &world.scenario().body(committee).membership else { return };
    let month = world.state().month;
    let due = sizes.iter().rev().find(|(from, _)| *from <= month).map(|&(_, seats)| seats);
    let present = world.state().bodies[committee.index()].size;
    if let Some(due) = due.filter(|&due| due > present) {
        // The state's size follows the seats, which are filled below; recording them is what enlarges it.
        let missing = due - world.state().bodies[committee.index()].seats.len() as u16;
        for _ in 0..missing {
            if !fill_seat(world, electors, committee) {
                return;
            }
        }
    }
}

fn vacant(world: &World, committee: BodyId) -> usize {
    let body = &world.state().bodies[committee.index()];
    usize::from(body.size).saturating_sub(body.seats.len())
}

fn fill_seat(world: &mut World, electors: BodyId, committee: BodyId) -> bool {
    let inner = match &world.scenario().body(committee).membership {
        Membership::Committee { inner_circle, .. } => *inner_circle,
        Membership::Assembly => return false,
    };
    let sits = |world: &World, person: Person| {
        world.state().bodies[committee.index()].seats.iter().any(|seat| seat.holder == Some(person))
    };
    let followings = followings(world, electors);
    let candidates: Vec<(Person, f64)> = people(world)
        .into_iter()
        .filter(|&person| !sits(world, person))
        .filter(|&person| match person {
            Person::Contender(who) => !is_barred(world, who, committee),
            Person::Notable(_) => true,
        })
        .map(|person| (person, claim(world, &followings, person, if inner { 1.0 } else { 0.3 })))
        .collect();
    let round = world.state().bodies[committee.index()].seats.len() as u32;
    let entity = world.scenario().body(committee).key;
    let month = world.state().month;
    let key = DrawKey { purpose: Purpose::SeatFilled, month, entity, other: round };
    let Some(person) = draw(world, key, &candidates) else { return false };
    let patron = world.state().patron_of(Some(person));
    let causes = world.because(|world| match backing(world, electors, patron, None) {
        nothing if nothing.is_empty() => vec![Cause { source: Source::Term(Term::Vacancy(committee)), part: 1.0 }],
        causes => causes,
    });
    world.record(EventKind::SeatFilled { body: committee, seat: Seat { holder: Some(person), patron } }, causes);
    true
}

fn fill_office(world: &mut World, body: BodyId, office: OfficeId) {
    let rank = world.scenario().office(office).powers.rank;
    let followings = followings(world, body);
    let candidates: Vec<(Person, f64)> = people(world)
        .into_iter()
        .map(|person| {
            let burden = world.state().offices.iter().filter(|holder| **holder == Some(person)).count() as f64;
            let power = world.scenario().office(office).powers.appoints.min(0.2) * 5.0;
            let eminence = (rank + power).min(1.0);
            // The more eminent the office, the less is left to accident.
            (
                person,
                (1.0 + 2.0 * eminence)
                    * (claim(world, &followings, person, eminence) - BURDEN * (1.0 - 0.6 * eminence) * burden),
            )
        })
        .collect();
    let entity = world.scenario().office(office).key;
    let month = world.state().month;
    let key = DrawKey { purpose: Purpose::OfficeFilled, month, entity, other: 0 };
    let Some(holder) = draw(world, key, &candidates) else { return };
    let Some(backer) = world.state().patron_of(Some(holder)) else { return };
    let causes =
        world.because(|world| backing(world, body, Some(backer), world.state().provenance.office[office.index()]));
    world.record(EventKind::OfficeFilled { office, holder, backer }, causes);
}

/// Everybody who may sit and serve and follows a standing contender; the founder does not.
fn people(world: &World) -> Vec<Person> {
    let state = world.state();
    let founder = world.scenario().spec().founder.as_ref().map(|founder| founder.person);
    let contenders = state.standing().iter().map(Person::Contender);
    let notables = (0..state.notables.len())
        .filter_map(NotableId::from_index)
        .filter(|&id| Some(id) != founder && state.notables[id.index()].alive)
        .filter(|&id| {
            state.notables[id.index()].patron.is_some_and(|patron| state.is_eligible(Person::Contender(patron)))
        })
        .map(Person::Notable);
    contenders.chain(notables).collect()
}

/// How strong somebody's claim is: the following of its patron's side among the voters, and its own name. `eminence`
/// says how much the place asks for a leader rather than a client.
fn claim(world: &World, followings: &[f64], person: Person, eminence: f64) -> f64 {
    let (scenario, state) = (world.scenario(), world.state());
    let following = |who: ContenderId| followings[who.index()];
    match person {
        Person::Contender(who) => {
            let contender = &state.contenders[who.index()];
            let fallen = f64::from(contender.rung) / scenario.spec().ladder.len().max(1) as f64;
            FOLLOWING * following(who) + eminence * (LEADERS_FIRST + 2.0 * contender.prestige) - DISGRACE * fallen
        }
        Person::Notable(notable) => {
            let patron = state.notables[notable.index()].patron;
            let rank = scenario.notable(notable).rank.get();
            FOLLOWING * patron.map_or(0.0, following) + 2.0 * rank - 1.5 * eminence
        }
    }
}

/// The share of the voters who would stand behind each contender: its own followers, and part of its allies'.
fn followings(world: &World, electors: BodyId) -> Vec<f64> {
    let (scenario, state) = (world.scenario(), world.state());
    let own: Vec<f64> = if is_assembly(scenario, electors) {
        state.assessment.delegates.clone()
    } else {
        let seats = world.struggle.memory.seats.of(state, electors);
        let filled = state.bodies[electors.index()].seats.len().max(1) as f64;
        (0..scenario.contender_count()).map(|index| (seats.own[index] + seats.clients[index]) / filled).collect()
    };
    let sides = scenario.all_contenders().iter().map(|who| {
        let allies = state.coalition_of(who).without(who);
        own[who.index()] + ALLIES_SUPPORT * allies.iter().map(|ally| own[ally.index()]).sum::<f64>()
    });
    sides.collect()
}

fn draw(world: &mut World, key: DrawKey, candidates: &[(Person, f64)]) -> Option<Person> {
    if candidates.is_empty() {
        return None;
    }
    let scenario = world.scenario();
    let names: Vec<u64> = candidates
        .iter()
        .map(|(person, _)| match person {
            Person::Contender(id) => u64::from(scenario.contender(*id).key) + 1,
            Person::Notable(id) => (u64::from(scenario.notable(*id).key) + 1) | (1 << 32),
        })
        .collect();
    let scores: Vec<f64> = candidates.iter().map(|(_, score)| *score).collect();
    Some(candidates[world.chance.choose(key, &names, &scores)].0)
}

/// Why a side could place its own: what made it strong among the voters.
fn backing(world: &World, electors: BodyId, patron: Option<ContenderId>, vacated: Option<EventId>) -> Vec<Cause> {
    let state = world.state();
    let mut reasons = Reasons::default();
    reasons.because(vacated, 0.5);
    reasons.because(state.provenance.body[electors.index()], 0.5);
    if let Some(patron) = patron {
        reasons.because(state.provenance.strength[patron.index()], 0.5);
        reasons.because(state.provenance.coalition[patron.index()], 0.3);
    }
    reasons.take()
}
