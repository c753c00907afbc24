//! Promised: norms protect those who keep discipline. Whoever accuses somebody of a stronger side defies it; that wears off, and
//! whoever gives in is forgiven at once. What defiance costs is a part of the norms' protection.
//!
//! Catches: defiance of a weaker side, that outlives its cause, or that weighs where its parameter is 0.

mod shipped;

use powervacuum_engine::*;
use powervacuum_testkit::cases;

fn who(index: usize) -> ContenderId {
    ContenderId::from_index(index).expect("fits")
}

#[test]
fn law_defiance_takes_its_part_of_the_protection() {
    for (weight, defiance) in [(0.0, 1.0), (0.5, 0.0), (0.5, 0.6), (1.0, 1.0)] {
        let mut spec = cases::equals_spec(3, 12);
        spec.parameters.set("norm_defiance", weight).expect("in range");
        let scenario = Scenario::new(spec).expect("the case is right");
        let mut state = State::at_start(&scenario);
        let rungs: Vec<RungId> = (0..scenario.spec().ladder.len()).filter_map(RungId::from_index).collect();
        let costs =
            |state: &State, of| rungs.iter().map(|&rung| state.norm_cost(&scenario, of, rung)).collect::<Vec<_>>();
        let (before, others) = (costs(&state, who(0)), costs(&state, who(1)));
        assert!(before.iter().any(|cost| *cost > 0.0), "norms have a price");
        state.contenders[0].defiance = defiance;
        for (before, after) in before.iter().zip(costs(&state, who(0))) {
            assert!((after - before * (1.0 - weight * defiance)).abs() < 1e-12, "{weight}, {defiance}: {after}");
        }
        assert_eq!(costs(&state, who(1)), others, "it is the target's own");
    }
}

/// Every entry of some histories, with the state before and after it.
fn entries(name: &str, histories: u64, mut look: impl FnMut(&Scenario, &State, &Event, &State)) {
    let mut spec = shipped::load(name).spec().clone();
    for (parameter, value) in [("defiance_gain", 0.3), ("defiance_fading", 0.05), ("norm_weight", 1.0)] {
        spec.parameters.set(parameter, value).expect("in range");
    }
    let scenario = Scenario::new(spec).expect("the case is right");
    for history in 0..histories {
        let mut struggle = Struggle::new(&scenario);
        struggle.play(&mut KeyedChance::new(9, history), &mut QuantalResponse, None);
        let mut state = State::at_start(&scenario);
        for event in struggle.chronicle() {
            let before = state.clone();
            state.apply(&scenario, event);
            look(&scenario, &before, event, &state);
        }
    }
}

#[test]
fn law_who_accuses_the_stronger_side_defies_it() {
    let (mut defied, mut spared, mut forgiven) = (0, 0, 0);
    let mut look = |scenario: &Scenario, before: &State, event: &Event, after: &State| {
        let parameters = scenario.parameters();
        for id in scenario.all_contenders().iter() {
            let (was, is) = (before.contenders[id.index()].defiance, after.contenders[id.index()].defiance);
            let side = |of: ContenderId| -> f64 {
                before.coalition_of(of).iter().map(|ally| before.assessment.public[ally.index()]).sum()
            };
            let expected = match event.kind {
                EventKind::MonthBegan => was - parameters.defiance_fading * was,
                EventKind::Denounced { by, target, .. } if by == id && side(by) < side(target) => {
                    defied += 1;
                    was + parameters.defiance_gain * (1.0 - was)
                }
                EventKind::Denounced { by, .. } if by == id => {
                    spared += 1;
                    was
                }
                EventKind::Recanted { by } if by == id => {
                    forgiven += u32::from(was > 0.0);
                    0.0
                }
                _ => was,
            };
            assert!(
                (is - expected).abs() < 1e-12 && (0.0..=1.0).contains(&is),
                "{:?}: {is}, not {expected}",
                event.kind
            );
        }
    };
    entries("ussr-1953", 6, &mut look);
    entries("ussr-1922", 6, &mut look);
    assert!(defied > 20 && spared > 20 && forgiven > 0, "{defied}, {spared}, {forgiven}");
}
