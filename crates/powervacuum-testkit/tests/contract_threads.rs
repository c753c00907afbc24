//! Promised: a history is the same on whatever thread it is played, beside whatever other histories, in whatever order.
//!
//! Catches: shared mutable state, draws taken in call order, caches that outlive a history.

mod shipped;

use powervacuum_engine::{Event, MonthBooks, Scenario, State};
use powervacuum_testkit::{cases, conformance};

type Parts = (State, Vec<Event>, Vec<MonthBooks>);

/// Plays the histories on so many threads, each taking every so many-th, the last first.
fn play_on(threads: usize, scenario: &Scenario, histories: u64) -> Vec<Parts> {
    let mut played: Vec<(u64, Parts)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads as u64)
            .map(|worker| {
                scope.spawn(move || {
                    let mine = (0..histories).rev().filter(|history| history % threads as u64 == worker);
                    mine.map(|history| (history, conformance::play(scenario, 5, history).into_parts()))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a history does not panic")).collect()
    });
    played.sort_by_key(|(history, _)| *history);
    played.into_iter().map(|(_, parts)| parts).collect()
}

fn same_on_all_threads(scenario: &Scenario, histories: u64) {
    let alone: Vec<Parts> =
        (0..histories).map(|history| conformance::play(scenario, 5, history).into_parts()).collect();
    assert!(alone.windows(2).any(|pair| pair[0].1 != pair[1].1), "histories differ from one another");
    for threads in [1, 2, 4] {
        assert!(play_on(threads, scenario, histories) == alone, "{threads} threads");
    }
}

#[test]
fn contract_equal_contenders_do_not_depend_on_threads() {
    same_on_all_threads(&cases::equals(5, 36), 40);
}

#[test]
fn contract_three_heirs_do_not_depend_on_threads() {
    same_on_all_threads(&shipped::load("three-heirs"), 200);
}

#[test]
fn contract_ussr_1922_does_not_depend_on_threads() {
    same_on_all_threads(&shipped::load("ussr-1922"), 4);
}
