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

#[cfg(test)]
mod tests {
    use super::super::check::tests::small;
    use super::super::{Change, Exchanged, Intervention, Scenario, Seat};
    use super::*;
    use crate::quantity::Share;

    const ANN: ContenderId = ContenderId(0);
    const BOB: ContenderId = ContenderId(1);

    fn case() -> Scenario {
        let mut spec = small();
        spec.contenders[0].traits.oratory = Share::ONE;
        spec.contenders[0].prestige = Share::ONE;
        spec.constituencies[0].patron = Some(BOB);
        if let Membership::Committee { seats, .. } = &mut spec.bodies[1].membership {
            *seats = vec![
                Seat { holder: Some(Person::Contender(ANN)), patron: Some(ANN) },
                Seat { holder: None, patron: Some(BOB) },
            ];
        }
        let change = |what| Change::Exchange { a: ANN, b: BOB, what };
        let what_if = |id: &str, changes| Intervention { id: id.into(), name: id.into(), changes };
        spec.interventions = vec![
            what_if("back", vec![change(Exchanged::Posts), change(Exchanged::Posts)]),
            what_if("posts", vec![change(Exchanged::Posts)]),
            what_if("traits", vec![change(Exchanged::Traits)]),
        ];
        Scenario::new(spec).unwrap()
    }

    #[test]
    fn posts_seats_and_followers_change_hands_and_traits_do_not() {
        let (before, after) = (case(), case().with(&["posts"]).unwrap());
        assert_eq!(before.spec().offices[0].holder, Some(Person::Contender(ANN)));
        assert_eq!(after.spec().offices[0].holder, Some(Person::Contender(BOB)));
        assert_eq!(after.spec().constituencies[0].patron, Some(ANN));
        let Membership::Committee { seats, .. } = &after.spec().bodies[1].membership else { panic!("a committee") };
        assert_eq!(seats[0], Seat { holder: Some(Person::Contender(BOB)), patron: Some(BOB) });
        assert_eq!(seats[1], Seat { holder: None, patron: Some(ANN) });
        assert_eq!(after.spec().contenders, before.spec().contenders);
    }

    #[test]
    fn traits_change_places_and_posts_do_not() {
        let after = case().with(&["traits"]).unwrap();
        let [ann, bob] = &after.spec().contenders[..] else { panic!("two contenders") };
        assert_eq!((ann.id.as_str(), ann.key), ("ann", 1));
        assert_eq!((ann.prestige, bob.prestige, bob.traits.oratory), (Share::ZERO, Share::ONE, Share::ONE));
        assert_eq!(after.spec().offices, case().spec().offices);
    }

    #[test]
    fn to_exchange_twice_changes_nothing() {
        assert_eq!(case().with(&["back"]).unwrap().spec(), case().spec());
    }
}
