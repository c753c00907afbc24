//! Promised: a motion may be for any rung that would take something. Whoever leaves rungs out needs the most votes that any of
//! them asks for and pays what the norms ask for each; an office can be taken from whoever still holds one.
//!
//! Catches: a ladder of which only the next rung can be seen, a leap that comes cheaper than the steps, a threshold that is
//! that of the last rung alone.

mod shipped;

use powervacuum_engine::*;
use powervacuum_testkit::{cases, conformance};

fn who(index: usize) -> ContenderId {
    ContenderId::from_index(index).expect("fits")
}

fn rung(index: usize) -> RungId {
    RungId::from_index(index).expect("fits")
}

/// Four equals whose first rung asks for the most votes, and each rung for its own price.
fn steep() -> Scenario {
    let mut spec = cases::equals_spec(4, 24);
    spec.parameters.set("norm_weight", 1.0).expect("in range");
    for (deed, (threshold, cost)) in spec.ladder.iter_mut().zip([(0.7, 0.01), (0.5, 0.02), (0.6, 0.04)]) {
        deed.threshold = cases::share(threshold);
        deed.norm_cost = cost;
    }
    Scenario::new(spec).expect("the case is right")
}

#[test]
fn a_leap_takes_the_votes_and_the_price_of_every_rung_on_the_way() {
    let scenario = steep();
    let mut state = State::at_start(&scenario);
    state.founder_authority = 0.0;
    let price = |state: &State, index| state.norm_cost(&scenario, who(0), rung(index));
    let asked = |state: &State, index| state.threshold(&scenario, who(0), rung(index));
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    near(price(&state, 0), 0.01);
    near(price(&state, 1), 0.03);
    near(price(&state, 2), 0.07);
    assert_eq!([0, 1, 2].map(|index| asked(&state, index)), [0.7, 0.7, 0.7]);
    // Once the first rung is behind, it asks for nothing more.
    state.contenders[0].rung = 1;
    near(price(&state, 1), 0.02);
    near(price(&state, 2), 0.06);
    assert_eq!([1, 2].map(|index| asked(&state, index)), [0.5, 0.6]);
    // A precedent makes its own rung cheaper and no other.
    let erosion = scenario.parameters().norm_erosion;
    state.precedents[1] = 1;
    near(price(&state, 2), 0.02 * erosion + 0.04);
}

#[test]
fn an_office_can_be_taken_from_whoever_still_holds_one() {
    let scenario = shipped::load("three-heirs");
    let mut state = State::at_start(&scenario);
    let strips = scenario.spec().ladder.iter().position(|deed| deed.strips_office).expect("a rung takes offices");
    assert!(state.offices_of(who(0)).next().is_some(), "the first heir holds an office");
    let open = |state: &State| state.steps_down(&scenario, who(0)).collect::<Vec<_>>();
    assert!(open(&state).len() >= 2, "there is more than one way down");
    state.contenders[0].rung = scenario.spec().ladder.len() as u8;
    assert!(open(&state).contains(&rung(strips)), "however far down it stands");
    for holder in &mut state.offices {
        *holder = None;
    }
    assert!(!open(&state).contains(&rung(strips)), "but only while there is one");
}

#[test]
fn leaps_are_offered_moved_and_counted_by_the_greatest_threshold() {
    let (mut leaps, mut judged) = (0, 0);
    // Among equals every motion goes to the end, in the flagship most go step by step.
    for (history, scenario) in (0..60).map(|history| (history, steep())).chain([(0, shipped::load("ussr-1922"))]) {
        let struggle = conformance::play(&scenario, 3, history);
        let mut state = State::at_start(&scenario);
        for event in struggle.chronicle() {
            if let EventKind::MotionVoted { motion, count, passed } = &event.kind {
                let below = usize::from(state.contenders[motion.target.index()].rung);
                let (from, to) = (below.min(motion.rung.index()), motion.rung.index());
                let asked = scenario.spec().ladder[from..=to].iter().map(|deed| deed.threshold.get());
                assert_eq!(*passed, count.share() > asked.fold(0.0, f64::max), "{event:?}");
                leaps += usize::from(motion.rung.index() > below);
                judged += 1;
            }
            state.apply(&scenario, event);
        }
    }
    assert!(leaps > 0 && judged > leaps, "{leaps} leaps among {judged} motions: both kinds are put to the test");
}
