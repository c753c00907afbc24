//! Promised: coalitions by lot are a baseline like any case: reproducible, sound, the same whether a case is played so or a
//! what-if says so; nobody allies or breaks by choice, and who goes with whom has nothing to do with who gains from it.
//! That labels change nothing stands in `contract_relabelling.rs`. False-alarm rate 1 in 10,000.
//!
//! Catches: an alliance by choice that is left possible, a lot that favours somebody.

mod shipped;

use powervacuum_engine::*;
use powervacuum_testkit::statistics::fit;
use powervacuum_testkit::{cases, conformance};

#[test]
fn contract_coalitions_by_lot_conform() {
    for (id, histories) in [("three-heirs", 40), ("ussr-1922", 1)] {
        let scenario = shipped::load(id).with_coalitions_by_lot();
        (0..histories).for_each(|history| conformance::conforms(&scenario, 1, history));
    }
    let scenario = cases::equals(5, 48).with_coalitions_by_lot();
    (0..6).for_each(|history| conformance::conforms(&scenario, 1, history));
}

#[test]
fn contract_a_what_if_makes_the_same_lots() {
    let case = shipped::load("three-heirs");
    let mut spec = case.spec().clone();
    let changes = vec![Change::CoalitionsByLot];
    spec.interventions = vec![Intervention { id: "lot".into(), name: "by lot".into(), changes }];
    let what_if = Scenario::new(spec).expect("the case is right").with(&["lot"]).expect("it applies");
    let by_lot = case.with_coalitions_by_lot();
    let mut differ = 0;
    for history in 0..30 {
        let played = |scenario| conformance::play(scenario, 3, history).into_parts();
        assert!(played(&by_lot) == played(&what_if) && played(&by_lot) == played(&by_lot));
        differ += u32::from(played(&by_lot).1 != played(&case).1);
    }
    assert!(differ > 20, "the lots are drawn");
}

#[test]
fn contract_nobody_allies_by_choice() {
    let by_choice = |scenario: &Scenario| {
        let mut count = [0, 0];
        for history in 0..30 {
            for event in conformance::play(scenario, 3, history).chronicle() {
                let lot = event.causes.iter().any(|cause| cause.source == Source::Term(Term::Chance));
                match event.kind {
                    EventKind::CoalitionFormed { .. } | EventKind::CoalitionLeft { .. } => count[usize::from(lot)] += 1,
                    EventKind::OvertureRefused { .. } => count[0] += 1,
                    _ => {}
                }
            }
        }
        count
    };
    let case = cases::equals(5, 48);
    let ([chosen, _], [none, lots]) = (by_choice(&case), by_choice(&case.with_coalitions_by_lot()));
    assert!(chosen > 0 && lots > 100, "both come about: {chosen} and {lots}");
    assert_eq!(none, 0);
}

/// However weight and trust are spread, each of the others is drawn half the time, independently.
#[test]
fn stat_every_company_is_as_likely() {
    let mut spec = cases::equals_spec(4, 24);
    for contender in 1..4 {
        let id = |index| ContenderId::from_index(index).expect("fits");
        spec.trust.push((id(0), id(contender), [0.9, -0.9, 0.0][contender - 1]));
    }
    spec.contenders[1].prestige = Share::ONE;
    spec.parameters.set("review_rate", 1.0).expect("in range");
    let scenario = Scenario::new(spec).expect("the case is right").with_coalitions_by_lot();
    // First reviews of the first contender: it begins alone, so that any company is news.
    let mut counts = vec![0; 8];
    for history in 0..4000 {
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(8, history));
        struggle.open_month(&mut chance);
        let formed = struggle.chronicle().iter().find_map(|event| match event.kind {
            EventKind::CoalitionFormed { by, members, .. } if by.index() == 0 => Some(members),
            _ => None,
        });
        counts[formed.map_or(0, |members| (members.mask() >> 1) as usize)] += 1;
    }
    let fit = fit(&counts, &[500.0; 8]);
    assert!(!fit.is_alarming(), "{counts:?} {fit:?}");
}
