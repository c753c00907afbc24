//! Promised: sampling has the odds of the model. Three heirs are enumerated exactly, branch by branch, and 20,000
//! sampled histories are compared with the enumeration: the joint distribution of who is allied with whom, who has been
//! brought how far, what waits for a vote, whose clients hold which posts, prestige to a fiftieth and trust to a tenth.
//!
//! The whole tree of two months has some 10^11 branches. What is left out of the case as shipped: contenders weigh their
//! best two options instead of the best four of each kind (any kind of action can be among them), and nobody turns to
//! another patron of himself. The first month alone is enumerated with all who turn.
//!
//! Statistical part: Pearson's test, seeded, false-alarm rate 1 in 10,000 a table. Catches: draws with other odds than the
//! model says, two draws that share a key, options that share their luck.

mod shipped;

use std::collections::BTreeMap;

use powervacuum_engine::*;
use powervacuum_testkit::enumeration::{Distribution, Enumeration};
use powervacuum_testkit::statistics::{Fit, fit};

const HISTORIES: u64 = 20_000;

/// The engine's own contender with a narrower view: quantal response among the best few options of all.
#[derive(Clone, Copy)]
struct BestFew(usize);

impl Policy for BestFew {
    fn choose(&mut self, question: &Question, chance: &mut dyn Chance) -> usize {
        let mut order: Vec<usize> = (0..question.options.len()).collect();
        order.sort_by(|&a, &b| question.options[b].value.total_cmp(&question.options[a].value));
        order.truncate(self.0);
        let options: Vec<Forecast> = order.iter().map(|&position| question.options[position].clone()).collect();
        order[QuantalResponse.choose(&Question { options: &options, ..*question }, chance)]
    }
}

/// What is looked at of a state.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Cell {
    coalitions: Vec<u32>,
    standing: Vec<(u8, bool)>,
    waiting: Vec<(usize, usize)>,
    patrons: Vec<Option<ContenderId>>,
    prestige: Vec<i32>,
    trust: Vec<i32>,
}

fn cell(state: &State) -> Cell {
    let rounded = |value: f64, parts: f64| (value * parts).round() as i32;
    let places = state.constituencies.iter().map(|place| place.patron);
    Cell {
        coalitions: state.contenders.iter().map(|contender| contender.coalition.mask()).collect(),
        standing: state.contenders.iter().map(|contender| (contender.rung, contender.last_vote.is_some())).collect(),
        waiting: state.motions.iter().map(|motion| (motion.mover.index(), motion.target.index())).collect(),
        patrons: places.chain(state.notables.iter().map(|notable| notable.patron)).collect(),
        prestige: state.contenders.iter().map(|contender| rounded(contender.prestige, 50.0)).collect(),
        trust: state.trust.iter().map(|&trust| rounded(trust, 10.0)).collect(),
    }
}

/// The exact distribution of cells at the end of `months`, and the sum of all probabilities.
fn enumerated(scenario: &Scenario, months: u16, policy: BestFew) -> (BTreeMap<Cell, f64>, f64, u64) {
    let enumeration = Enumeration::new(scenario);
    let from: Distribution = enumeration.states_after(months - 1, &mut { policy });
    let (mut cells, mut total, mut branches) = (BTreeMap::new(), 0.0, 0);
    enumeration.play_month(&from, &mut { policy }, |state, probability| {
        *cells.entry(cell(&state)).or_insert(0.0) += probability;
        total += probability;
        branches += 1;
    });
    (cells, total, branches)
}

fn sampled(scenario: &Scenario, months: u16, policy: BestFew, seed: u64) -> BTreeMap<Cell, u64> {
    let mut cells = BTreeMap::new();
    for history in 0..HISTORIES {
        let mut struggle = Struggle::new(scenario);
        struggle.play(&mut KeyedChance::new(seed, history), &mut { policy }, Some(Month(months - 1)));
        *cells.entry(cell(struggle.state())).or_insert(0) += 1;
    }
    cells
}

fn compare(exact: &BTreeMap<Cell, f64>, seen: &BTreeMap<Cell, u64>) -> Fit {
    let stray: Vec<&Cell> = seen.keys().filter(|cell| !exact.contains_key(*cell)).collect();
    assert!(stray.is_empty(), "sampled, but impossible by enumeration: {stray:?}");
    let counts: Vec<u64> = exact.keys().map(|cell| seen.get(cell).copied().unwrap_or(0)).collect();
    let expected: Vec<f64> = exact.values().map(|probability| probability * HISTORIES as f64).collect();
    fit(&counts, &expected)
}

fn agree(scenario: &Scenario, months: u16, policy: BestFew, seed: u64) {
    let (exact, total, branches) = enumerated(scenario, months, policy);
    assert!((total - 1.0).abs() < 1e-9, "probabilities add up to {total}");
    let fit = compare(&exact, &sampled(scenario, months, policy, seed));
    eprintln!("{branches} branches of the last month, {} cells, {fit:?}, deviate {:.2}", exact.len(), fit.deviate());
    assert!(fit.freedom >= 8, "the table tells enough apart: {fit:?}");
    assert!(!fit.is_alarming(), "{fit:?}, deviate {}", fit.deviate());
}

/// The case with notables and secretaries who never think again about whom to follow.
fn without_turning(scenario: &Scenario) -> Scenario {
    let mut spec = scenario.spec().clone();
    spec.parameters.set("turning_rate", 0.0).expect("a parameter");
    Scenario::new(spec).expect("the case is right")
}

#[test]
fn exact_two_months_of_three_heirs() {
    agree(&without_turning(&shipped::load("three-heirs")), 2, BestFew(2), 31);
}

#[test]
fn exact_first_month_of_three_heirs_with_those_who_turn() {
    agree(&shipped::load("three-heirs"), 1, BestFew(2), 32);
}

/// The comparison can fail: twice the temperature shows.
#[test]
fn exact_odds_tell_close_models_apart() {
    let scenario = without_turning(&shipped::load("three-heirs"));
    let (exact, ..) = enumerated(&scenario, 1, BestFew(2));
    let mut spec = scenario.spec().clone();
    spec.parameters.set("temperature", 2.0 * spec.parameters.temperature).expect("a parameter");
    let warmer = Scenario::new(spec).expect("the case is right");
    assert!(!compare(&exact, &sampled(&scenario, 1, BestFew(2), 33)).is_alarming());
    assert!(compare(&exact, &sampled(&warmer, 1, BestFew(2), 33)).is_alarming());
}
