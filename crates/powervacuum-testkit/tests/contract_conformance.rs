//! Promised: every case keeps the invariants month by month, asks chance for no draw twice, replays from its chronicle,
//! resumes in the middle of a month, names earlier causes whose parts add up to at most 1, keeps outcasts out, and lets
//! happen once what can happen once. Small equal struggles, the shipped cases, and each of their what-ifs.
//!
//! Catches: sums that drift, seats beyond a body's size or held by the dead, disagreement about alliances, state that
//! is not in the chronicle, two draws under one key, options that share their luck.

mod shipped;

use powervacuum_engine::Scenario;
use powervacuum_testkit::{cases, conformance};

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
