//! Elections: delegates to an assembly, and the committees that the assembly elects from a drafted list.

use crate::event::{Cause, EventKind, Source, Term};
use crate::ids::{BodyId, ContenderId, NotableId, OfficeId, Person};
use crate::reckoning::Reasons;
use crate::scenario::{Membership, Seat};
use crate::simulation::World;
use crate::state::State;
use crate::votes::{Eyes, following_in, seats_from_shares};

/// Whose people, and a share or a number of seats.
type Claim = (Option<ContenderId>, f64);

/// Share of the seats of an elected committee that go to people who follow nobody yet. Assumed.
const UNATTACHED: f64 = 0.15;
/// Tags that keep the draws of one body's elections apart.
const DELEGATES_TAG: u32 = 1 << 28;
const COMMITTEE_TAG: u32 = 1 << 29;
const PLACES_TAG: u32 = 1 << 27;
const CADRES_TAG: u32 = 1 << 26;

/// An assembly meets: delegates are elected, and they elect the committees that hang on it.
pub(super) fn assemble(world: &mut World, body: BodyId) {
    elect_delegates(world, body);
    let committees: Vec<BodyId> = (0..world.state().bodies.len())
        .filter_map(BodyId::from_index)
        .filter(|&committee| match &world.scenario().body(committee).membership {
            Membership::Committee { elected_by, .. } => *elected_by == Some(body),
            Membership::Assembly => false,
        })
        .collect();
    for committee in committees {
        elect_committee(world, committee);
    }
}

fn elect_delegates(world: &mut World, body: BodyId) {
    let scenario = world.scenario();
    let following = following_in(&world.survey(), &[body], Eyes::Real);
    let shares: Vec<Claim> =
        world.state().standing().iter().map(|id| (Some(id), following.by_contender[id.index()])).collect();
    let total = world.state().assessment.delegate_count.round() as u32;
    let seats = seats_from_shares(world, &shares, total, DELEGATES_TAG | scenario.body(body).key);
    let mut delegates = vec![0; scenario.contender_count()];
    for ((who, _), seats) in shares.iter().zip(seats) {
        if let Some(who) = who {
            delegates[who.index()] = u16::try_from(seats).unwrap_or(u16::MAX);
        }
    }
    let mut reasons = Reasons::default();
    for id in world.state().standing().iter() {
        let share = world.state().assessment.delegates[id.index()];
        reasons.because(world.state().provenance.strength[id.index()], share);
    }
    let mut causes = reasons.take();
    causes.insert(0, Cause { source: Source::Term(Term::Calendar(body)), part: 0.0 });
    world.record(EventKind::DelegatesElected { body, delegates, unattached: 0 }, causes);
}

/// Who drafts the list for a committee: the commander of an office whose slate it is on.
fn drafter(world: &World, committee: BodyId) -> Option<(ContenderId, OfficeId)> {
    let state = world.state();
    (0..state.offices.len())
        .filter_map(OfficeId::from_index)
        .filter(|&office| world.scenario().office(office).powers.slate.contains(&committee))
        .find_map(|office| state.patron_of(state.offices[office.index()]).map(|who| (who, office)))
}

/// Seats are a mixture of the electors' weights and of the drafter's coalition (model, section 3).
fn elect_committee(world: &mut World, committee: BodyId) {
    let (scenario, state) = (world.scenario(), world.state());
    let draft = drafter(world, committee);
    let size = new_size(world, committee);
    let mixture = if draft.is_some() { scenario.parameters().slate_drafter } else { 0.0 };
    let coalition = draft.map(|(who, _)| state.coalition_of(who));
    let allied: f64 =
        coalition.map_or(0.0, |c| c.iter().map(|id| state.assessment.seen(draft_eye(draft, id), id)).sum());
    let mut shares: Vec<Claim> = vec![(None, UNATTACHED)];
    for id in state.standing().iter() {
        let elected = (1.0 - mixture) * state.assessment.delegates[id.index()];
        let drafted = match coalition {
            Some(coalition) if coalition.contains(id) && allied > 0.0 => {
                mixture * state.assessment.seen(draft_eye(draft, id), id) / allied
            }
            _ => 0.0,
        };
        shares.push((Some(id), (1.0 - UNATTACHED) * (elected + drafted)));
    }
    let tag = COMMITTEE_TAG | scenario.body(committee).key;
    let quota = seats_from_shares(world, &shares, u32::from(size), tag);
    let seats = fill_list(world, committee, size, &shares, quota);
    let mut reasons = Reasons::default();
    if let Some((who, office)) = draft {
        let behind = world.state().provenance.office[office.index()];
        reasons.add(behind, Term::Office(office), scenario.parameters().slate_drafter);
        reasons.because(world.state().provenance.strength[who.index()], 0.3);
    }
    if let Membership::Committee { elected_by: Some(elector), .. } = scenario.body(committee).membership {
        reasons.because(world.state().provenance.body[elector.index()], 0.6);
    }
    let causes = reasons.take();
    world.record(EventKind::CommitteeElected { body: committee, drafter: draft.map(|(who, _)| who), seats }, causes);
}

/// The drafter reckons with the strength that it sees.
fn draft_eye(draft: Option<(ContenderId, OfficeId)>, otherwise: ContenderId) -> ContenderId {
    draft.map_or(otherwise, |(who, _)| who)
}

/// The size that the statutes give a committee this month.
fn new_size(world: &World, committee: BodyId) -> u16 {
    let state = world.state();
    let present = state.bodies[committee.index()].size;
    match &world.scenario().body(committee).membership {
        Membership::Committee { sizes, .. } => {
            let due = sizes.iter().rev().find(|(from, _)| *from <= state.month).map(|&(_, seats)| seats);
            due.unwrap_or(present).max(1)
        }
        Membership::Assembly => present,
    }
}

/// Whether a contender has fallen below the rung that takes its seat in `body`.
pub(super) fn is_barred(world: &World, who: ContenderId, body: BodyId) -> bool {
    let bar = world.scenario().spec().ladder.iter().position(|rung| rung.removes_from.contains(&body));
    bar.is_some_and(|bar| usize::from(world.state().contenders[who.index()].rung) > bar)
}

/// Puts names on the list: contenders in good enough standing, sitting notables, their fellows by rank, then cadres. Whoever
/// sits already keeps its place even where its quota is none; it is then the cadres who have less room, all in proportion.
fn fill_list(world: &mut World, committee: BodyId, size: u16, shares: &[Claim], mut quota: Vec<u32>) -> Vec<Seat> {
    let size = usize::from(size);
    let mut seats: Vec<Seat> = Vec::with_capacity(size);
    let place = |who: Option<ContenderId>| shares.iter().position(|(holder, _)| *holder == who);
    let claims: Vec<Claim> = shares
        .iter()
        .zip(&quota)
        .filter(|((who, _), quota)| {
            let fit = who.filter(|&who| !is_barred(world, who, committee));
            fit.is_some_and(|who| **quota > 0 || world.state().sits_in(who, committee))
        })
        .map(|(claim, _)| *claim)
        .collect();
    for contender in first_come(world, &claims, size, PLACES_TAG | world.scenario().body(committee).key) {
        seats.push(Seat { holder: Some(Person::Contender(contender)), patron: Some(contender) });
        if let Some(at) = place(Some(contender)) {
            quota[at] = quota[at].saturating_sub(1);
        }
    }
    let state = world.state();
    for notable in notables_by_claim(world, committee) {
        let patron = state.notables[notable.index()].patron.filter(|&p| state.is_eligible(Person::Contender(p)));
        let Some(at) = place(patron) else { continue };
        if quota[at] > 0 && seats.len() < size {
            quota[at] -= 1;
            seats.push(Seat { holder: Some(Person::Notable(notable)), patron });
        }
    }
    let room = (size - seats.len()) as u32;
    if quota.iter().sum::<u32>() > room {
        let left: Vec<Claim> = shares.iter().zip(&quota).map(|((who, _), &left)| (*who, f64::from(left))).collect();
        quota = seats_from_shares(world, &left, room, CADRES_TAG | world.scenario().body(committee).key);
    }
    for (&(patron, _), &left) in shares.iter().zip(&quota) {
        seats.extend((0..left).map(|_| Seat { holder: None, patron }));
    }
    seats
}

/// The contenders among `claims` in the order of the files, or the `places` with the greatest claims where there are more, equals
/// by lot.
fn first_come(world: &mut World, claims: &[Claim], places: usize, tag: u32) -> Vec<ContenderId> {
    let mut left = claims.to_vec();
    while left.len() > places {
        let least = left.iter().map(|(_, share)| *share).fold(f64::INFINITY, f64::min);
        let tied: Vec<Claim> = left.iter().copied().filter(|(_, share)| *share == least).collect();
        // One vote against each of those with the least claim: the lot falls on one of them.
        let against: Vec<Claim> = tied.iter().map(|(who, _)| (*who, 1.0)).collect();
        let drawn = seats_from_shares(world, &against, 1, tag | (left.len() as u32) << 16);
        let out = tied.iter().zip(drawn).find(|(_, drawn)| *drawn > 0).map(|(claim, _)| claim.0);
        left.retain(|(who, _)| Some(*who) != out);
    }
    left.into_iter().filter_map(|(who, _)| who).collect()
}

/// Notables who may sit: those who sit already first, then by rank, equals by key.
fn notables_by_claim(world: &World, committee: BodyId) -> Vec<NotableId> {
    let state: &State = world.state();
    let seats = &state.bodies[committee.index()].seats;
    let mut sitting = vec![false; state.notables.len()];
    for seat in seats {
        if let Some(Person::Notable(id)) = seat.holder {
            sitting[id.index()] = true;
        }
    }
    let mut notables: Vec<NotableId> = (0..state.notables.len())
        .filter_map(NotableId::from_index)
        .filter(|id| state.notables[id.index()].alive)
        .collect();
    notables.sort_by(|&a, &b| {
        let rank = |id: NotableId| world.scenario().notable(id).rank.get();
        sitting[b.index()].cmp(&sitting[a.index()]).then(rank(b).total_cmp(&rank(a)))
    });
    notables
}
