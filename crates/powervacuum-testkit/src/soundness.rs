//! What is true of every state, and of every state beside the one a month earlier. Breaches are listed, not thrown, so
//! that a test can break a state and see that it is noticed.

use powervacuum_engine::*;

/// Rounding that a sum of shares may show.
const ROUNDING: f64 = 1e-9;

/// Collects what is wrong.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn require(&mut self, holds: bool, breach: impl FnOnce() -> String) {
        if !holds {
            self.0.push(breach());
        }
    }

    fn in_unit(&mut self, value: f64, what: &str) {
        self.require((-1e-12..=1.0 + 1e-12).contains(&value), || format!("{what} is {value}"));
    }

    fn sums_to_one(&mut self, weights: &[f64], what: &str) {
        let sum: f64 = weights.iter().sum();
        self.require((sum - 1.0).abs() < ROUNDING, || format!("{what} add up to {sum}"));
        weights.iter().for_each(|&weight| self.in_unit(weight, what));
    }
}

/// What is wrong with a state at the end of a month: nothing, if all is well.
pub fn breaches(scenario: &Scenario, state: &State) -> Vec<String> {
    let mut found = Findings::default();
    weights_are_shares(scenario, state, &mut found);
    people_are_sound(scenario, state, &mut found);
    places_are_sound(scenario, state, &mut found);
    coalitions_partition(state, &mut found);
    seats_are_sound(scenario, state, &mut found);
    agenda_is_sound(scenario, state, &mut found);
    found.0
}

fn weights_are_shares(scenario: &Scenario, state: &State, found: &mut Findings) {
    let weights = &state.assessment;
    let standing = state.standing();
    found.require(!standing.is_empty(), || "nobody stands".into());
    found.sums_to_one(&weights.real, "real weights");
    found.sums_to_one(&weights.public, "public weights");
    for observer in standing.iter() {
        if !is_blind(state, observer) {
            found.sums_to_one(weights.seen_by(observer), "seen weights");
        }
    }
    for outcast in scenario.all_contenders().minus(standing).iter() {
        found.require(weights.real(outcast) == 0.0, || format!("{outcast:?} is out and has weight"));
    }
}

/// Whether a contender sees nothing: whoever was readmitted this month looks around for the first time next month.
pub fn is_blind(state: &State, observer: ContenderId) -> bool {
    state.assessment.seen_by(observer).iter().all(|&seen| seen == 0.0)
}

fn people_are_sound(scenario: &Scenario, state: &State, found: &mut Findings) {
    for (index, contender) in state.contenders.iter().enumerate() {
        found.in_unit(contender.prestige, "prestige");
        found.in_unit(contender.defiance, "defiance");
        found.in_unit(contender.visibility, "visibility");
        contender.vulnerabilities.iter().for_each(|&open| found.in_unit(open, "vulnerability"));
        let inside = contender.platform.iter().all(|x| (-1.0..=1.0).contains(x));
        found.require(inside, || format!("platform {:?}", contender.platform));
        let rungs = scenario.spec().ladder.len();
        found.require(usize::from(contender.rung) <= rungs, || format!("rung {} of {rungs}", contender.rung));
        found.require(contender.alive || !contender.member, || format!("contender {index} is dead and a member"));
        found.require(!contender.exiled || !contender.member, || format!("contender {index} is exiled and a member"));
        let rung = usize::from(contender.rung).checked_sub(1).and_then(|rung| scenario.spec().ladder.get(rung));
        let expelled = rung.is_some_and(|rung| rung.expels);
        found.require(!expelled || !contender.member, || format!("contender {index} is expelled and a member"));
    }
    for &trust in &state.trust {
        found.require((-1.0..=1.0).contains(&trust), || format!("trust {trust}"));
    }
    found.in_unit(state.founder_authority, "the founder's authority");
}

fn places_are_sound(scenario: &Scenario, state: &State, found: &mut Findings) {
    for (place, spec) in state.constituencies.iter().zip(&scenario.spec().constituencies) {
        found.in_unit(place.control, "control");
        place.local.iter().for_each(|&local| found.in_unit(local, "local prestige"));
        let alive = place.secretary.is_none_or(|who| state.notables[who.index()].alive);
        found.require(alive, || format!("the secretary of {} is dead", spec.name));
        let stands = place.patron.is_none_or(|who| state.is_eligible(Person::Contender(who)));
        found.require(stands, || format!("the secretary of {} follows somebody who is out", spec.name));
    }
    for group in &state.groups {
        found.require(group.members >= 0.0 && group.members.is_finite(), || format!("members {}", group.members));
        found.require(group.ideal.iter().all(|x| (-1.0..=1.0).contains(x)), || format!("ideal {:?}", group.ideal));
    }
    found.require(state.policy.iter().all(|x| (-1.0..=1.0).contains(x)), || format!("policy {:?}", state.policy));
    found.require(state.salience.iter().all(|x| *x >= 0.0), || format!("salience {:?}", state.salience));
}

fn coalitions_partition(state: &State, found: &mut Findings) {
    for (index, contender) in state.contenders.iter().enumerate() {
        let Some(me) = ContenderId::from_index(index) else { continue };
        found.require(contender.coalition.contains(me), || format!("{me:?} is not in its own coalition"));
        for ally in contender.coalition.iter() {
            let agreed = state.coalition_of(ally) == contender.coalition;
            found.require(agreed, || format!("{me:?} and {ally:?} disagree on who is allied"));
        }
        found.require(contender.member || contender.coalition.len() == 1, || format!("{me:?} is out and has allies"));
    }
}

fn seats_are_sound(scenario: &Scenario, state: &State, found: &mut Findings) {
    for (body, spec) in state.bodies.iter().zip(&scenario.spec().bodies) {
        let assembly = matches!(spec.membership, Membership::Assembly);
        let most = if assembly { 0 } else { usize::from(body.size) };
        found.require(body.seats.len() <= most, || format!("{} seats of {most} in {}", body.seats.len(), spec.name));
        let mut holders: Vec<Person> = body.seats.iter().filter_map(|seat| seat.holder).collect();
        let seated = holders.len();
        holders.sort();
        holders.dedup();
        found.require(holders.len() == seated, || format!("somebody sits twice in {}", spec.name));
        for person in holders {
            found.require(state.is_eligible(person), || format!("{person:?} is out and sits in {}", spec.name));
        }
    }
    for holder in state.offices.iter().flatten() {
        found.require(state.is_eligible(*holder), || format!("{holder:?} is out and holds an office"));
    }
}

fn agenda_is_sound(scenario: &Scenario, state: &State, found: &mut Findings) {
    for motion in &state.motions {
        found.require(motion.mover != motion.target, || format!("a motion against its mover: {motion:?}"));
        found.require(motion.rung.index() < scenario.spec().ladder.len(), || format!("no such rung: {motion:?}"));
        let alike = state.motions.iter().filter(|other| other.target == motion.target).count();
        found.require(alike == 1, || format!("{alike} motions wait against {:?}", motion.target));
    }
    for document in &state.documents {
        found.require(document.published.is_none_or(|when| when <= state.month), || "published in the future".into());
    }
}

/// What has gone backwards between the starts of two months that follow one another: nothing, if all is well.
pub fn reversals(scenario: &Scenario, before: &State, after: &State) -> Vec<String> {
    let mut found = Findings::default();
    found.require(after.month.0 == before.month.0 + 1, || format!("{:?} follows {:?}", after.month, before.month));
    for (index, (was, is)) in before.contenders.iter().zip(&after.contenders).enumerate() {
        found.require(was.alive || !is.alive, || format!("contender {index} rose from the dead"));
        found.require(!was.exiled || is.exiled, || format!("contender {index} came back from exile"));
    }
    for (index, (was, is)) in before.notables.iter().zip(&after.notables).enumerate() {
        found.require(was.alive || !is.alive, || format!("notable {index} rose from the dead"));
    }
    for ((was, is), group) in before.groups.iter().zip(&after.groups).zip(&scenario.spec().groups) {
        let shrinks = scenario.constituency(group.constituency).growth < 0.0;
        let kept = shrinks || is.members >= was.members;
        found.require(kept, || format!("members fell from {} to {} without cause", was.members, is.members));
    }
    for (was, is) in before.precedents.iter().zip(&after.precedents) {
        found.require(is >= was, || "a precedent was undone".into());
    }
    for (was, is) in before.happened.iter().zip(&after.happened) {
        found.require(was.is_none() || was == is, || "an outside event was undone or happened again".into());
    }
    for (was, is) in before.documents.iter().zip(&after.documents) {
        found.require(was.published.is_none() || was.published == is.published, || "a document was unpublished".into());
        found.require(is.holders.contains_all(was.holders), || "a document was lost".into());
    }
    found.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cases, conformance};

    fn end() -> (Scenario, State) {
        let scenario = cases::equals(3, 24);
        let (state, _, _) = conformance::play(&scenario, 1, 0).into_parts();
        (scenario, state)
    }

    fn notices(damage: impl FnOnce(&mut State), what: &str) {
        let (scenario, mut state) = end();
        assert_eq!(breaches(&scenario, &state), Vec::<String>::new());
        damage(&mut state);
        let found = breaches(&scenario, &state);
        assert!(found.iter().any(|breach| breach.contains(what)), "expected a breach on `{what}`: {found:?}");
    }

    #[test]
    fn damaged_states_are_noticed() {
        notices(|state| state.assessment.real[0] += 0.1, "real weights");
        notices(|state| state.assessment.public[0] = f64::NAN, "public weights");
        notices(|state| state.contenders[0].prestige = 1.1, "prestige");
        notices(|state| state.contenders[1].platform[0] = f64::NAN, "platform");
        notices(|state| state.contenders[1].rung = 9, "rung 9");
        let standing = end().1.standing().iter().next().expect("somebody stands").index();
        notices(|state| state.contenders[standing].alive = false, "is dead");
        notices(|state| state.contenders[standing].exiled = true, "is exiled");
        notices(|state| state.contenders[0].defiance = -0.1, "defiance");
        notices(|state| state.trust[1] = -1.5, "trust");
        notices(|state| state.groups[0].members = -1.0, "members");
        notices(|state| state.constituencies[0].control = 2.0, "control");
        notices(|state| state.policy[0] = 1.5, "policy");
    }

    #[test]
    fn damaged_seats_and_coalitions_are_noticed() {
        let somebody = |state: &State| Person::Contender(state.standing().iter().next().expect("somebody stands"));
        let committee =
            |state: &State| state.bodies.iter().position(|body| !body.seats.is_empty()).expect("there is one");
        notices(
            |state| {
                let (at, who) = (committee(state), somebody(state));
                state.bodies[at].seats.push(Seat { holder: Some(who), patron: None });
                state.bodies[at].seats.push(Seat { holder: Some(who), patron: None });
            },
            "sits twice",
        );
        notices(
            |state| {
                let at = committee(state);
                let size = state.bodies[at].size;
                state.bodies[at].seats.extend((0..size).map(|_| Seat { holder: None, patron: None }));
            },
            "seats of",
        );
        notices(
            |state| {
                let at = committee(state);
                let founder = Person::Notable(NotableId::from_index(0).expect("fits"));
                state.bodies[at].seats[0].holder = Some(founder);
            },
            "is out and sits",
        );
        notices(|state| state.contenders[0].coalition = Contenders::NONE, "not in its own coalition");
        notices(|state| state.contenders[0].coalition = Contenders::first(3), "disagree");
    }

    #[test]
    fn what_goes_backwards_is_noticed() {
        let (scenario, end) = end();
        let mut next = end.clone();
        next.month = next.month.plus(1);
        assert_eq!(reversals(&scenario, &end, &next), Vec::<String>::new());
        let mut worse = next.clone();
        worse.groups[0].members -= 1.0;
        worse.happened[0] = None;
        let mut risen = end.clone();
        risen.contenders[0].alive = false;
        assert_eq!(reversals(&scenario, &end, &worse).len(), 2);
        assert_eq!(reversals(&scenario, &risen, &next).len(), 1);
        assert_eq!(reversals(&scenario, &end, &end).len(), 1);
    }
}
