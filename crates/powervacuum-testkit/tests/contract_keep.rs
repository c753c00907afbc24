//! Promised: what a struggle keeps of what it plays changes nothing of what happens. Events, state and outcome are the
//! same to the last bit; only causes and books are missing.
//!
//! Catches: a cause that decides something, a phase that reads what is not kept.

mod shipped;

use powervacuum_engine::{Event, Keep, KeyedChance, QuantalResponse, Scenario, Struggle};
use powervacuum_testkit::{cases, conformance};

fn check(scenario: &Scenario, seed: u64, history: u64) {
    let everything = conformance::play(scenario, seed, history);
    let mut events = Struggle::new(scenario).keeping(Keep::Events);
    events.play(&mut KeyedChance::new(seed, history), &mut QuantalResponse, None);
    assert!(events.books().is_empty() && !everything.books().is_empty());
    let bare = everything.chronicle().iter().map(|event| Event { causes: Vec::new(), ..event.clone() });
    assert_eq!(events.chronicle(), bare.collect::<Vec<Event>>());
    assert!(everything.chronicle().iter().any(|event| !event.causes.is_empty()), "causes would not be missed");
    assert_eq!((events.state(), events.outcome()), (everything.state(), everything.outcome()));
}

#[test]
fn contract_what_is_kept_does_not_change_what_happens() {
    for (case, histories) in [("three-heirs", 30), ("ussr-1922", 6)] {
        let scenario = shipped::load(case);
        (0..histories).for_each(|history| check(&scenario, 1, history));
    }
    (0..6).for_each(|history| check(&cases::equals(5, 36), 2, history));
}
