//! Promised: every case keeps the invariants month by month, asks chance for no draw twice, replays from its chronicle,
//! resumes in the middle of a month, names earlier causes whose parts add up to at most 1, keeps outcasts out, makes charges only
//! while they are in use, and lets happen once what can happen once. Small equal struggles, the shipped cases, and each of their what-ifs.
//!
//! Catches: sums that drift, seats beyond a body's size or held by the dead, disagreement about alliances, state that
//! is not in the chronicle, two draws under one key, options that share their luck.

mod shipped;

use powervacuum_engine::{Charge, EventKind, Month, Scenario, ScenarioSpec};
use powervacuum_testkit::{cases, conformance};

/// Accusations by whether they fall before, within or after some months.
fn accusations(scenario: &Scenario, first: Month, last: Month) -> [usize; 3] {
    let mut counts = [0; 3];
    for history in 0..40 {
        for event in conformance::play(scenario, 1, history).chronicle() {
            if matches!(event.kind, EventKind::Denounced { .. }) {
                counts[usize::from(event.month >= first) + usize::from(event.month > last)] += 1;
            }
        }
    }
    counts
}

#[test]
fn contract_a_charge_is_made_while_it_is_in_use() {
    let (first, last) = (Month(6), Month(9));
    let spec = cases::equals_spec(5, 24);
    let always = Scenario::new(spec.clone()).expect("the case is right");
    assert!(accusations(&always, first, last).iter().all(|&count| count > 0), "the dates would not be noticed");
    let charges = spec.charges.iter().cloned();
    let charges = charges.map(|charge| Charge { first: Some(first), last: Some(last), ..charge }).collect();
    let dated = Scenario::new(ScenarioSpec { charges, ..spec }).expect("the case is right");
    conformance::conforms(&dated, 1, 0);
    let [before, within, after] = accusations(&dated, first, last);
    assert_eq!((before, after), (0, 0));
    assert!(within > 0);
}

#[test]
fn contract_equal_contenders_conform() {
    for (count, months) in [(2, 24), (3, 36), (5, 48), (9, 24), (16, 6)] {
        let scenario = cases::equals(count, months);
        for history in 0..6 {
            conformance::conforms(&scenario, 1, history);
        }
    }
}

#[test]
fn contract_three_heirs_conform() {
    let scenario = shipped::load("three-heirs");
    for history in 0..150 {
        conformance::conforms(&scenario, 1, history);
    }
}

#[test]
fn contract_ussr_1922_conforms() {
    let scenario = shipped::load("ussr-1922");
    for history in 0..3 {
        conformance::conforms(&scenario, 1, history);
    }
}

#[test]
fn contract_ussr_1953_conforms() {
    let scenario = shipped::load("ussr-1953");
    for history in 0..3 {
        conformance::conforms(&scenario, 1, history);
    }
}

/// Every what-if on its own.
fn with_each_intervention(scenario: &Scenario, histories: u64) {
    for intervention in &scenario.spec().interventions {
        let changed = scenario.with(&[&intervention.id]).expect("a shipped what-if applies");
        for history in 0..histories {
            conformance::keeps_invariants(&changed, 2, history);
            conformance::replays(&changed, 2, history);
        }
    }
}

#[test]
fn contract_three_heirs_conform_under_every_intervention() {
    with_each_intervention(&shipped::load("three-heirs"), 20);
}

#[test]
fn contract_ussr_1922_conforms_under_every_intervention() {
    with_each_intervention(&shipped::load("ussr-1922"), 1);
}

#[test]
fn contract_ussr_1953_conforms_under_every_intervention() {
    with_each_intervention(&shipped::load("ussr-1953"), 1);
}
