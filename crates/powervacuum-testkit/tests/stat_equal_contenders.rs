//! Promised: where contenders are equal in everything but their keys, nothing but luck decides who leads and who is the
//! first to fall (model, section 10).
//!
//! Statistical: each test is an even-odds test of counts with a false-alarm rate of 1 in 10,000; the counts are seeded,
//! so a test that passes goes on passing. 3,000 histories of four contenders show a contender favoured by 5 percentage
//! points, 2,000 of six one favoured by 4, nearly always.
//!
//! Catches: advantages of a place in a list: ties cut off by position, the first of equals served first.

use powervacuum_engine::{ContenderId, EventKind, Outcome, Scenario};
use powervacuum_testkit::statistics::evenness;
use powervacuum_testkit::{cases, conformance};

/// How often each contender led at the end, fell first, and was in a coalition when it was formed.
#[derive(Debug)]
struct Counts {
    led: Vec<u64>,
    fell_first: Vec<u64>,
    first_to_ally: Vec<u64>,
}

fn count(scenario: &Scenario, histories: u64) -> Counts {
    let none = vec![0; scenario.contender_count()];
    let mut counts = Counts { led: none.clone(), fell_first: none.clone(), first_to_ally: none };
    for history in 0..histories {
        let struggle = conformance::play(scenario, 11, history);
        let leader: Option<ContenderId> = match struggle.outcome() {
            Some(Outcome::Dominance { leader, .. }) => Some(leader),
            Some(Outcome::Collective { first }) => first,
            None => None,
        };
        counts.led[leader.expect("somebody stands at the end").index()] += 1;
        let mut entries = struggle.chronicle().iter();
        let fallen = entries.find_map(|event| match event.kind {
            EventKind::StandingLowered { contender, .. } => Some(contender),
            _ => None,
        });
        if let Some(fallen) = fallen {
            counts.fell_first[fallen.index()] += 1;
        }
        let proposer = struggle.chronicle().iter().find_map(|event| match event.kind {
            EventKind::CoalitionFormed { by, .. } => Some(by),
            _ => None,
        });
        if let Some(proposer) = proposer {
            counts.first_to_ally[proposer.index()] += 1;
        }
    }
    counts
}

fn are_even(contenders: usize, months: u16, histories: u64) {
    let counts = count(&cases::equals(contenders, months), histories);
    for (what, list) in [("led", &counts.led), ("fell first", &counts.fell_first), ("allied", &counts.first_to_ally)] {
        let fit = evenness(list);
        println!("{contenders} contenders, {what}: {list:?}, chi-squared {:.1} of {}", fit.statistic, fit.freedom);
    }
    for (what, list) in [("led", &counts.led), ("fell first", &counts.fell_first), ("allied", &counts.first_to_ally)] {
        let fit = evenness(list);
        assert!(!fit.is_alarming(), "{what} unevenly: {list:?}, chi-squared {:.1} of {}", fit.statistic, fit.freedom);
    }
}

#[test]
fn stat_three_equals_have_equal_odds() {
    are_even(3, 36, 3000);
}

#[test]
fn stat_four_equals_have_equal_odds() {
    are_even(4, 48, 3000);
}

#[test]
fn stat_six_equals_have_equal_odds() {
    are_even(6, 48, 2000);
}

/// The tests above can fail: one contender with a little more prestige shows.
#[test]
fn stat_an_advantage_shows() {
    let mut spec = cases::equals_spec(4, 48);
    spec.contenders[2].prestige = cases::share(0.6);
    let counts = count(&Scenario::new(spec).expect("the case is right"), 3000);
    assert!(evenness(&counts.led).is_alarming(), "{:?}", counts.led);
    assert!(counts.led[2] > counts.led[0], "{:?}", counts.led);
}
