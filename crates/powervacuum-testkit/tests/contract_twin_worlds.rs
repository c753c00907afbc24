//! Promised: what-ifs share their luck. A what-if that changes nothing leaves every history bit for bit as it was; one
//! that takes effect in a month leaves all months before it as they were; the same outside events happen in all.
//!
//! Catches: draws that depend on how many came before them, keys that depend on positions, what-ifs that touch more than
//! they say.

mod shipped;

use powervacuum_engine::*;
use powervacuum_testkit::{cases, conformance};

fn with(spec: &ScenarioSpec, changes: Vec<Change>) -> Scenario {
    let mut spec = spec.clone();
    spec.interventions = vec![Intervention { id: "twin".into(), name: "twin".into(), changes }];
    Scenario::new(spec)
        .and_then(|scenario| scenario.with(&["twin"]).map_err(|_| Vec::new()))
        .expect("the twin is right")
}

/// The entries before a month.
fn before(chronicle: &[Event], month: Month) -> &[Event] {
    &chronicle[..chronicle.iter().take_while(|event| event.month < month).count()]
}

fn assert_twins(one: &Scenario, other: &Scenario, histories: u64, what: &str) {
    for history in 0..histories {
        let (state, chronicle, books) = conformance::play(one, 3, history).into_parts();
        let (twin_state, twin_chronicle, twin_books) = conformance::play(other, 3, history).into_parts();
        assert!(chronicle == twin_chronicle, "{what}, history {history}: the chronicles differ");
        assert!(state == twin_state && books == twin_books, "{what}, history {history}: states or books differ");
    }
}

#[test]
fn contract_what_changes_nothing_changes_not_a_bit() {
    let scenario = shipped::load("three-heirs");
    let spec = scenario.spec();
    let first = ContenderId::from_index(0).expect("fits");
    let (office, place) = (OfficeId::from_index(0).expect("fits"), ConstituencyId::from_index(1).expect("fits"));
    let Timing::On(death) = spec.outside_events[0].timing else { panic!("the founder dies in a given month") };
    let body = BodyId::from_index(0).expect("fits");
    let nothing = [
        Change::Trait { contender: first, name: TraitName::Oratory, value: spec.contenders[0].traits.oratory },
        Change::Trait { contender: first, name: TraitName::Prestige, value: spec.contenders[0].prestige },
        Change::Platform { contender: first, value: spec.contenders[0].platform },
        Change::Vulnerability {
            contender: first,
            charge: ChargeId::from_index(0).expect("fits"),
            value: spec.contenders[0].vulnerabilities[0],
        },
        Change::Office { office, holder: spec.offices[0].holder },
        Change::Secretary { constituency: place, patron: spec.constituencies[1].patron, control: None },
        Change::MoveEvent { event: OutsideEventId::from_index(0).expect("fits"), month: death },
        Change::Threshold { rung: RungId::from_index(0), value: spec.ladder[0].threshold },
        Change::BodyWeight { body, value: spec.bodies[0].weight },
        Change::Parameter { name: "temperature", value: spec.parameters.temperature },
        // The case's own rules keep these out of reach.
        Change::Forbid { action: ActionKind::Tour, contender: None },
        Change::Forbid { action: ActionKind::Enrol, contender: Some(first) },
    ];
    for change in &nothing {
        assert_twins(&scenario, &with(spec, vec![change.clone()]), 20, &format!("{change:?}"));
    }
    assert_twins(&scenario, &with(spec, nothing.to_vec()), 20, "all at once");
}

#[test]
fn contract_forbidding_what_nobody_can_do_changes_not_a_bit() {
    // Nobody holds an office or a document.
    let spec = cases::equals_spec(4, 36);
    let scenario = Scenario::new(spec.clone()).expect("the case is right");
    for action in [ActionKind::Appoint, ActionKind::Enrol, ActionKind::Reveal] {
        let twin = with(&spec, vec![Change::Forbid { action, contender: None }]);
        assert_twins(&scenario, &twin, 20, &format!("without {action:?}"));
    }
    // The comparison can fail: everybody can court.
    let (court, history) = (with(&spec, vec![Change::Forbid { action: ActionKind::Court, contender: None }]), 0);
    let (one, other) = (conformance::play(&scenario, 3, history), conformance::play(&court, 3, history));
    assert!(one.chronicle() != other.chronicle());
}

/// The first month in which an event may happen of itself.
fn first_month(timing: Timing) -> Option<Month> {
    match timing {
        Timing::On(month) => Some(month),
        Timing::Hazard { first, .. } => Some(first),
        Timing::After { .. } | Timing::Never => None,
    }
}

fn dropping_changes_only_what_follows(id: &str, histories: u64) {
    let scenario = shipped::load(id);
    let originals: Vec<_> = (0..histories).map(|history| conformance::play(&scenario, 3, history)).collect();
    let mut differences = 0;
    for (index, event) in scenario.spec().outside_events.iter().enumerate() {
        let Some(month) = first_month(event.timing) else { continue };
        let event = OutsideEventId::from_index(index).expect("fits");
        let twin = with(scenario.spec(), vec![Change::DropEvent { event }]);
        for (history, original) in originals.iter().enumerate() {
            let mut struggle = Struggle::new(&twin);
            let chance = &mut KeyedChance::new(3, history as u64);
            struggle.play(chance, &mut QuantalResponse, Some(month));
            let (was, is) = (before(original.chronicle(), month), before(struggle.chronicle(), month));
            assert!(was == is, "{event:?} in history {history}: months before {month:?} differ");
            let after = month.plus(1);
            differences += usize::from(before(original.chronicle(), after) != before(struggle.chronicle(), after));
        }
    }
    assert!(differences > 0, "dropping an event shows in its month");
}

#[test]
fn contract_a_dropped_event_leaves_earlier_months_alone_in_three_heirs() {
    dropping_changes_only_what_follows("three-heirs", 50);
}

#[test]
fn contract_a_dropped_event_leaves_earlier_months_alone_in_ussr_1922() {
    dropping_changes_only_what_follows("ussr-1922", 1);
}

/// What came from outside up to a month.
fn outside(scenario: &Scenario, state: &State, until: Month) -> Vec<Option<Month>> {
    let hazards = scenario.spec().outside_events.iter().zip(&state.happened);
    hazards.map(|(_, happened)| happened.filter(|month| *month < until)).collect()
}

fn outside_luck_is_shared(id: &str, histories: u64) {
    let scenario = shipped::load(id);
    let twins: Vec<Scenario> = scenario
        .spec()
        .interventions
        .iter()
        .filter(|twin| !twin.changes.iter().any(|c| matches!(c, Change::DropEvent { .. } | Change::MoveEvent { .. })))
        .map(|twin| scenario.with(&[&twin.id]).expect("a shipped what-if applies"))
        .collect();
    assert!(twins.len() > 2);
    let mut differ = 0;
    for history in 0..histories {
        let original = conformance::play(&scenario, 3, history);
        for twin in &twins {
            let other = conformance::play(twin, 3, history);
            let until = original.state().month.min(other.state().month);
            let (was, is) = (outside(&scenario, original.state(), until), outside(twin, other.state(), until));
            assert_eq!(was, is, "history {history}: what comes from outside is the same in all what-ifs");
            differ += usize::from(original.chronicle() != other.chronicle());
        }
    }
    assert!(differ > 0, "what-ifs change something");
}

#[test]
fn contract_outside_luck_is_shared_in_three_heirs() {
    outside_luck_is_shared("three-heirs", 200);
}

#[test]
fn contract_outside_luck_is_shared_in_ussr_1922() {
    outside_luck_is_shared("ussr-1922", 1);
}
