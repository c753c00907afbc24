//! The promise of `theory::ruling_coalition`: what Acemoglu, Egorov & Sonin (2008) define, ties included.
//!
//! Checked against cases with known answers (`reference/urc_cases.json`, each with its source), against the definition
//! worked out in `3^n` steps, and for indifference to the order of the contenders.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use powervacuum_engine::theory::ruling_coalition::{MAX_RULING, Majority, RulingTable};
use proptest::prelude::*;
use serde_json::Value;

/// Self-enforcing coalitions and the ruling ones within each, straight from the definition.
struct ByDefinition {
    self_enforcing: Vec<bool>,
    ruling: Vec<Vec<u32>>,
}

fn weight(weights: &[u32], coalition: u32) -> u64 {
    (0..weights.len()).filter(|i| coalition >> i & 1 == 1).map(|i| u64::from(weights[i])).sum()
}

/// All subsets of `set` but the empty one, in increasing order.
fn subsets(set: u32) -> impl Iterator<Item = u32> {
    (1..=set).filter(move |subset| subset & !set == 0)
}

/// The same as [`subsets`] in as many steps as there are subsets.
fn subsets_quickly(set: u32) -> impl Iterator<Item = u32> {
    std::iter::successors((set != 0).then(|| set & set.wrapping_neg()), move |&subset| {
        Some(subset.wrapping_sub(set) & set).filter(|&next| next != 0)
    })
}

fn ruling_coalitions_by_definition(weights: &[u32], majority: Majority) -> ByDefinition {
    let size = 1_usize << weights.len();
    let sums: Vec<u64> = (0..size as u32).map(|set| weight(weights, set)).collect();
    let (above, of) = (u64::from(majority.numerator()), u64::from(majority.denominator()));
    let mut known = ByDefinition { self_enforcing: vec![false; size], ruling: vec![Vec::new(); size] };
    for set in 1..size as u32 {
        let whole = sums[set as usize];
        let admissible: Vec<u32> = subsets_quickly(set)
            .filter(|&part| {
                part != set && known.self_enforcing[part as usize] && sums[part as usize] * of > above * whole
            })
            .collect();
        known.self_enforcing[set as usize] = admissible.is_empty();
        known.ruling[set as usize] = match admissible.iter().map(|&part| sums[part as usize]).min() {
            None => vec![set],
            Some(least) => admissible.into_iter().filter(|&part| sums[part as usize] == least).collect(),
        };
    }
    known
}

fn agrees_with_the_definition(weights: &[u32], majority: Majority, table: &mut RulingTable) -> Result<(), String> {
    table.solve(weights, majority).map_err(|error| error.to_string())?;
    let known = ruling_coalitions_by_definition(weights, majority);
    let mut found = Vec::new();
    for set in 1..1_u32 << weights.len() {
        if table.is_self_enforcing(set) != known.self_enforcing[set as usize] {
            return Err(format!("{weights:?} {majority:?}: self-enforcement of {set:b}"));
        }
        table.ruling_of(set, &mut found);
        if found != known.ruling[set as usize] {
            return Err(format!(
                "{weights:?} {majority:?}: {found:?} rule {set:b}, not {:?}",
                known.ruling[set as usize]
            ));
        }
    }
    if table.ruling() != known.ruling.last().map_or(&[][..], |ruling| ruling) {
        return Err(format!("{weights:?} {majority:?}: {:?} rule", table.ruling()));
    }
    Ok(())
}

fn cases() -> Value {
    serde_json::from_str(include_str!("reference/urc_cases.json")).unwrap()
}

fn majority_of(case: &Value) -> Majority {
    let (numerator, denominator) = case["alpha"].as_str().unwrap().split_once('/').unwrap();
    Majority::new(numerator.parse().unwrap(), denominator.parse().unwrap()).unwrap()
}

fn mask_of(members: &Value) -> u32 {
    members.as_array().unwrap().iter().map(|member| 1 << member.as_u64().unwrap()).sum()
}

fn masks_of(coalitions: &Value) -> Vec<u32> {
    let mut masks: Vec<u32> = coalitions.as_array().unwrap().iter().map(mask_of).collect();
    masks.sort_unstable();
    masks
}

#[test]
fn exact_every_case_of_the_reference_has_its_known_answer() {
    let reference = cases();
    let cases = reference["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 22);
    let mut table = RulingTable::default();
    for case in cases {
        let name = case["id"].as_str().unwrap();
        let weights: Vec<u32> =
            case["powers"].as_array().unwrap().iter().map(|power| power.as_u64().unwrap() as u32).collect();
        table.solve(&weights, majority_of(case)).unwrap();
        assert_eq!(table.ruling(), masks_of(&case["phi"]), "{name}");
        assert_eq!(weight(&weights, table.ruling()[0]), case["phi_power"].as_u64().unwrap(), "{name}");
        let everyone = (1 << weights.len()) - 1;
        assert_eq!(Some(table.is_self_enforcing(everyone)), case["grand_coalition_self_enforcing"].as_bool(), "{name}");
        let lasting: Vec<u32> = (1..=everyone).filter(|&set| table.is_self_enforcing(set)).collect();
        assert_eq!(Some(lasting.len() as u64), case["self_enforcing_coalitions"].as_u64(), "{name}");
        if case.get("all_self_enforcing").is_some() {
            assert_eq!(lasting, masks_of(&case["all_self_enforcing"]), "{name}");
        }
        agrees_with_the_definition(&weights, majority_of(case), &mut table).unwrap();
    }
}

#[test]
fn exact_nearly_equal_contenders_form_coalitions_of_special_sizes() {
    let reference = cases();
    let rows = reference["near_equal_sizes"].as_array().unwrap();
    assert_eq!(rows.len(), 48);
    let mut table = RulingTable::default();
    for row in rows {
        // Distinct sums, and differences too small to matter but where a coalition is exactly a majority by numbers.
        let weights: Vec<u32> = (0..row["n"].as_u64().unwrap()).map(|i| 10_000_000 + (1 << i)).collect();
        table.solve(&weights, majority_of(row)).unwrap();
        assert_eq!(table.ruling(), [mask_of(&row["members"])], "{row}");
    }
}

#[test]
fn exact_fifteen_of_the_most_contenders_rule_when_all_are_nearly_equal() {
    // Sizes 1, 3, 7, 15, 31 last under simple majority; 15 is the largest not above 24, and more than half of it.
    let weights: Vec<u32> = (0..MAX_RULING as u32).map(|i| 100_000_000 + (1 << i)).collect();
    let mut table = RulingTable::default();
    table.solve(&weights, Majority::SIMPLE).unwrap();
    assert_eq!(table.ruling(), [(1 << 15) - 1]);
}

#[test]
fn exact_small_integers_with_many_ties_agree_with_the_definition() {
    let mut table = RulingTable::default();
    let mut state = 1_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for case in 0..180 {
        let count = 1 + case % 12;
        let most = [2, 4, 9, 1000][next(4) as usize];
        let weights: Vec<u32> = (0..count).map(|_| next(most) as u32).collect();
        let (numerator, denominator) = [(1, 2), (3, 5), (2, 3), (3, 4), (4, 5)][next(5) as usize];
        let majority = Majority::new(numerator, denominator).unwrap();
        agrees_with_the_definition(&weights, majority, &mut table).unwrap();
    }
}

#[test]
fn exact_both_ways_of_listing_subsets_agree() {
    for set in 0..200 {
        assert!(subsets(set).eq(subsets_quickly(set)), "{set:b}");
    }
}

fn some_majority() -> impl Strategy<Value = Majority> {
    (1_u32..40, 2_u32..60).prop_filter_map("outside [1/2, 1)", |(n, d)| Majority::new(n, d).ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn law_few_contenders_agree_with_the_definition(
        weights in prop::collection::vec(0_u32..12, 1..=8), majority in some_majority()
    ) {
        agrees_with_the_definition(&weights, majority, &mut RulingTable::default()).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn law_large_weights_agree_with_the_definition(
        weights in prop::collection::vec(0_u32..=u32::MAX / 8, 1..=8), majority in some_majority()
    ) {
        agrees_with_the_definition(&weights, majority, &mut RulingTable::default()).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn law_relabelled_contenders_relabel_the_answer(
        (weights, order) in prop::collection::vec(0_u32..20, 1..=10).prop_flat_map(|weights| {
            let order: Vec<usize> = (0..weights.len()).collect();
            (Just(weights), Just(order).prop_shuffle())
        }),
        majority in some_majority()
    ) {
        let mut table = RulingTable::default();
        table.solve(&weights, majority).unwrap();
        let relabel = |mask: &u32| (0..order.len()).filter(|&i| mask >> order[i] & 1 == 1).map(|i| 1 << i).sum::<u32>();
        let mut expected: Vec<u32> = table.ruling().iter().map(relabel).collect();
        expected.sort_unstable();
        let relabelled: Vec<u32> = order.iter().map(|&i| weights[i]).collect();
        table.solve(&relabelled, majority).unwrap();
        prop_assert_eq!(table.ruling(), expected);
    }

    #[test]
    fn law_a_ruling_coalition_wins_and_rules_itself(
        weights in prop::collection::vec(1_u32..1000, 1..=11), majority in some_majority()
    ) {
        let mut table = RulingTable::default();
        table.solve(&weights, majority).unwrap();
        let mut again = Vec::new();
        for &coalition in table.ruling() {
            prop_assert!(table.is_self_enforcing(coalition));
            prop_assert!(majority.is_won_by(weight(&weights, coalition) as u32, weights.iter().sum()));
            table.ruling_of(coalition, &mut again);
            prop_assert_eq!(&again, &[coalition]);
        }
    }
}
