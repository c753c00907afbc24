//! Two contenders in each other's place: a test that odds follow offices, ties and traits, and not a name.

use super::{Exchanged, Membership, ScenarioSpec};
use crate::ids::{ContenderId, Contenders, Person};

/// Exchanges what two contenders are or have.
pub(super) fn exchange(spec: &mut ScenarioSpec, (a, b): (ContenderId, ContenderId), what: Exchanged) {
    match what {
        Exchanged::Traits => exchange_traits(spec, a, b),
        Exchanged::Posts => exchange_posts(spec, a, b),
    }
}

/// Abilities, lines, prestige, visibility and open flanks. Trust, which is about persons, stays.
fn exchange_traits(spec: &mut ScenarioSpec, a: ContenderId, b: ContenderId) {
    let list = &mut spec.contenders;
    let (before, after) = (list[a.index()].clone(), list[b.index()].clone());
    for (to, from) in [(a, after), (b, before)] {
        let contender = &mut list[to.index()];
        (contender.traits, contender.platform) = (from.traits, from.platform);
        (contender.prestige, contender.visibility) = (from.prestige, from.visibility);
        contender.vulnerabilities = from.vulnerabilities;
    }
}

/// Offices, seats, and everybody who follows one of the two; documents that they hold stay with them.
fn exchange_posts(spec: &mut ScenarioSpec, a: ContenderId, b: ContenderId) {
    let other = |id: ContenderId| match id {
        id if id == a => b,
        id if id == b => a,
        id => id,
    };
    let person = |person: Person| match person {
        Person::Contender(id) => Person::Contender(other(id)),
        notable => notable,
    };
    spec.offices.iter_mut().for_each(|office| office.holder = office.holder.map(person));
    spec.constituencies.iter_mut().for_each(|place| place.patron = place.patron.map(other));
    spec.notables.iter_mut().for_each(|notable| notable.patron = notable.patron.map(other));
    for body in &mut spec.bodies {
        if let Membership::Committee { seats, .. } = &mut body.membership {
            for seat in seats.iter_mut() {
                (seat.holder, seat.patron) = (seat.holder.map(person), seat.patron.map(other));
            }
            seats.sort_by_key(|seat| (seat.holder.is_none(), seat.holder, seat.patron));
        }
    }
    let members = |set: Contenders| set.iter().map(other).collect();
    spec.coalitions.iter_mut().for_each(|coalition| *coalition = members(*coalition));
}
