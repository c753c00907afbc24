//! Morris indices and Shapley values against closed forms and exhaustive grids, without sampling.
//!
//! Reference values: `reference/sensitivity_cases.json`, whose sources are named there.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod known;

use known::{assert_close, case, g_function, ishigami, numbers};
use powervacuum_analysis::bootstrap::Resampling;
use powervacuum_analysis::morris::{ElementaryEffects, MorrisDesign, MorrisIndex, MorrisPlan};
use powervacuum_analysis::points::Points;
use powervacuum_analysis::shapley::{Orders, SampledShapley, Walk, exact, interactions, prefix_masks, swapped_masks};
use powervacuum_analysis::{Level, shapley};
use proptest::prelude::Strategy;
use proptest::test_runner::TestRunner;

const FEW: Resampling = Resampling { resamples: 2, level: Level::NINETY_FIVE, seed: 0 };

type Function<'a> = &'a dyn Fn(&[f64]) -> f64;

/// All effects of one parameter on a grid: from each point of the lower half up by half the levels.
fn grid_effects(parameters: usize, levels: usize, function: Function) -> Vec<Vec<f64>> {
    let step = MorrisPlan { parameters, levels, trajectories: 2, seed: 0 }.step();
    let digit = |point: usize, parameter: u32| point / levels.pow(parameter) % levels;
    let at = |point: usize| -> Vec<f64> {
        (0..parameters).map(|one| digit(point, one as u32) as f64 / (levels - 1) as f64).collect()
    };
    let of_one = |parameter: usize| {
        let lower = (0..levels.pow(parameters as u32)).filter(|&point| digit(point, parameter as u32) < levels / 2);
        let up = lower.map(|point| {
            let from = at(point);
            let mut to = from.clone();
            to[parameter] += step;
            (function(&to) - function(&from)) / step
        });
        up.collect()
    };
    (0..parameters).map(of_one).collect()
}

/// The reference divides by the number of effects; the estimator by one less.
fn check_indices(name: &str, found: &[MorrisIndex], effects: usize) {
    let expected = &case("morris_exhaustive")[name]["effects"];
    assert_eq!(expected.as_array().unwrap().len(), found.len());
    for (parameter, index) in found.iter().enumerate() {
        let value = |key: &str| expected[parameter][key].as_f64().unwrap();
        let what = |key: &str| format!("{name}, parameter {parameter}, {key}");
        assert_close(&what("mu"), index.mu, value("mu"), 1e-12);
        assert_close(&what("mu*"), index.mu_star.value, value("mu_star"), 1e-12);
        let all = index.sigma * ((effects - 1) as f64 / effects as f64).sqrt();
        assert_close(&what("sigma"), all, value("sigma"), 1e-12);
    }
}

#[test]
fn exact_morris_indices_of_whole_grids() {
    let ishigami = |point: &[f64]| ishigami(point, 7.0, 0.1);
    let g = |point: &[f64]| g_function(point, &[0.0, 1.0, 4.5, 9.0]);
    let linear = |point: &[f64]| 2.0 * point[0] - 3.0 * point[1];
    let product = |point: &[f64]| point[0] * point[1];
    let functions: [(&str, usize, usize, Function); 6] = [
        ("linear", 3, 4, &linear),
        ("product", 2, 4, &product),
        ("ishigami_4", 3, 4, &ishigami),
        ("ishigami_8", 3, 8, &ishigami),
        ("g_4", 4, 4, &g),
        ("g_4_8", 4, 8, &g),
    ];
    for (name, parameters, levels, function) in functions {
        let effects = ElementaryEffects::new(grid_effects(parameters, levels, function)).unwrap();
        let expected = case("morris_exhaustive")[name]["effects"][0]["effects"].as_u64().unwrap();
        assert_eq!(effects.trajectories() as u64, expected, "{name}");
        check_indices(name, &effects.screen(FEW).unwrap(), effects.trajectories());
    }
}

#[test]
fn exact_morris_indices_of_all_trajectories() {
    // 2^3 starts, 2^3 directions, 3! orders on 4 levels: every effect of the grid occurs equally often.
    let mut rows = Vec::new();
    for order in orders(3) {
        for start in 0..8_usize {
            for direction in 0..8_usize {
                let ends = |parameter: usize| {
                    let low = (start >> parameter & 1) as f64 / 3.0;
                    let high = ((start >> parameter & 1) + 2) as f64 / 3.0;
                    if direction >> parameter & 1 == 1 { (low, high) } else { (high, low) }
                };
                let mut point: Vec<f64> = (0..3).map(|parameter| ends(parameter).0).collect();
                rows.push(point.clone());
                for &parameter in &order {
                    point[parameter] = ends(parameter).1;
                    rows.push(point.clone());
                }
            }
        }
    }
    let design = MorrisDesign::from_points(Points::from_rows(&rows).unwrap(), 3).unwrap();
    assert_eq!(design.trajectories(), 384);
    let outputs: Vec<f64> = design.points().rows().map(|point| ishigami(point, 7.0, 0.1)).collect();
    check_indices("ishigami_4", &design.effects(&outputs).unwrap().screen(FEW).unwrap(), 384);
}

/// The share of the variance that the inputs in `mask` explain, for linear functions of normal inputs.
fn explained(beta: &[f64], covariance: &[Vec<f64>], mask: usize) -> f64 {
    let inside: Vec<usize> = (0..beta.len()).filter(|input| mask >> input & 1 == 1).collect();
    let with_output = |input: usize| beta.iter().zip(&covariance[input]).map(|(beta, cov)| beta * cov).sum::<f64>();
    let right: Vec<f64> = inside.iter().map(|&input| with_output(input)).collect();
    let left: Vec<Vec<f64>> = inside.iter().map(|&i| inside.iter().map(|&j| covariance[i][j]).collect()).collect();
    let variance: f64 = (0..beta.len()).map(|input| beta[input] * with_output(input)).sum();
    solve(left, right.clone()).iter().zip(&right).map(|(x, y)| x * y).sum::<f64>() / variance
}

/// Gaussian elimination; the matrices are positive definite.
fn solve(mut left: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let (pivot_row, pivot_right) = (left[pivot].clone(), right[pivot]);
        for row in (0..size).filter(|&row| row != pivot) {
            let factor = left[row][pivot] / pivot_row[pivot];
            left[row].iter_mut().zip(&pivot_row).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * pivot_right;
        }
    }
    (0..size).map(|row| right[row] / left[row][row]).collect()
}

fn check_values(name: &str, found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_close(name, *found, *expected, 1e-12);
    }
}

#[test]
fn exact_shapley_effects_of_correlated_inputs() {
    for case in case("shapley_linear_gaussian").as_array().unwrap() {
        let (name, beta) = (case["name"].as_str().unwrap(), numbers(&case["beta"]));
        let covariance: Vec<Vec<f64>> = case["cov"].as_array().unwrap().iter().map(numbers).collect();
        let values: Vec<f64> = (0..1 << beta.len()).map(|mask| explained(&beta, &covariance, mask)).collect();
        let alone: Vec<f64> = (0..beta.len()).map(|input| values[1 << input]).collect();
        check_values(name, &alone, &numbers(&case["first_order_closed"]));
        check_values(name, &exact(beta.len(), &values).unwrap(), &numbers(&case["shapley_effects"]));
    }
}

#[test]
fn exact_shapley_effects_of_the_g_function() {
    for name in ["g_function_4", "g_function_6", "g_function_8"] {
        let a = numbers(&case(name)["a"]);
        let part = |input: usize| 1.0 / (3.0 * (1.0 + a[input]) * (1.0 + a[input]));
        let closed = |mask: usize| {
            let inside = (0..a.len()).filter(|input| mask >> input & 1 == 1);
            inside.map(|input| 1.0 + part(input)).product::<f64>() - 1.0
        };
        let all = (1 << a.len()) - 1;
        let values: Vec<f64> = (0..=all).map(|mask| closed(mask) / closed(all)).collect();
        check_values(name, &exact(a.len(), &values).unwrap(), &numbers(&case(name)["shapley_effects"]));
    }
}

#[test]
fn exact_shapley_effects_and_interactions_of_ishigami() {
    for name in ["ishigami", "ishigami_b005"] {
        let reference = case(name);
        let (first, pair) = (numbers(&reference["S1"]), reference["S2"]["13"].as_f64().unwrap());
        let closed = |mask: usize| {
            let alone: f64 = (0..3).filter(|input| mask >> input & 1 == 1).map(|input| first[input]).sum();
            alone + if mask & 0b101 == 0b101 { pair } else { 0.0 }
        };
        let values: Vec<f64> = (0..8).map(closed).collect();
        check_values(name, &exact(3, &values).unwrap(), &numbers(&reference["shapley_effects"]));
        let found = interactions(3, &values).unwrap();
        check_values(name, &found.concat(), &[0.0, 0.0, pair, 0.0, 0.0, 0.0, pair, 0.0, 0.0]);
    }
}

/// All orders of `0..causes`.
fn orders(causes: usize) -> Vec<Vec<usize>> {
    if causes == 0 {
        return vec![Vec::new()];
    }
    let insert = |shorter: Vec<usize>| {
        (0..causes).map(move |place| {
            let mut order = shorter.clone();
            order.insert(place, causes - 1);
            order
        })
    };
    orders(causes - 1).into_iter().flat_map(insert).collect()
}

fn walk(order: &[usize], values: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let of = |masks: Vec<u64>| masks.into_iter().map(|mask| values[mask as usize]).collect();
    (of(prefix_masks(order).unwrap()), of(swapped_masks(order).unwrap()))
}

fn push_both_ways(sampled: &mut SampledShapley, order: &[usize], values: &[f64]) {
    let back: Vec<usize> = order.iter().rev().copied().collect();
    let ((ahead, ahead_swapped), (behind, behind_swapped)) = (walk(order, values), walk(&back, values));
    let forwards = Walk { prefixes: &ahead, swapped: &ahead_swapped };
    let backwards = Walk { prefixes: &behind, swapped: &behind_swapped };
    sampled.push(order, forwards, backwards).unwrap();
}

#[test]
fn exact_all_orders_give_the_values_of_all_subsets() {
    // Any game of 5 causes: 120 orders are all there are, so sampling them all is exact, pairs included.
    let games = proptest::collection::vec(-1.0..1.0_f64, 32);
    let mut runner = TestRunner::deterministic();
    for _ in 0..5 {
        let values = proptest::strategy::ValueTree::current(&games.new_tree(&mut runner).unwrap());
        let mut sampled = SampledShapley::new(5).unwrap();
        orders(5).iter().for_each(|order| push_both_ways(&mut sampled, order, &values));
        let found = sampled.attribution(Level::NINETY_FIVE).unwrap();
        let contributions: Vec<f64> = found.causes.iter().map(|cause| cause.value).collect();
        check_values("contributions", &contributions, &exact(5, &values).unwrap());
        let pairs = interactions(5, &values).unwrap();
        assert_eq!(found.interactions.len(), 10);
        for pair in &found.interactions {
            assert_close("interaction", pair.index.value, pairs[pair.first][pair.second], 1e-12);
        }
    }
}

#[test]
fn exact_antithetic_walks_need_one_order_where_causes_meet_in_pairs() {
    // v(S) = sum of a_i + sum of b_ij over pairs in S: half of each b_ij falls to either, whatever the order.
    let causes = 12;
    let alone = |one: usize| one as f64 - 4.0;
    let pair = |one: usize, other: usize| ((one * 7 + other * 5) % 11) as f64 / 10.0 - 0.5;
    let value = |mask: u64| {
        let inside: Vec<usize> = (0..causes).filter(|one| mask >> one & 1 == 1).collect();
        let singles: f64 = inside.iter().map(|&one| alone(one)).sum();
        let pairs =
            inside.iter().enumerate().flat_map(|(at, &one)| inside[at + 1..].iter().map(move |&other| (one, other)));
        singles + pairs.map(|(one, other)| pair(one, other)).sum::<f64>()
    };
    let values: Vec<f64> = (0..1 << causes).map(value).collect();
    let expected = |one: usize| {
        let halves = (0..causes).filter(|&other| other != one).map(|other| pair(one.min(other), one.max(other)) / 2.0);
        alone(one) + halves.sum::<f64>()
    };
    let mut sampled = SampledShapley::new(causes).unwrap();
    for order in Orders::new(causes, 5).unwrap().take(40) {
        push_both_ways(&mut sampled, &order, &values);
    }
    let found = sampled.attribution(Level::NINETY_FIVE).unwrap();
    for (one, cause) in found.causes.iter().enumerate() {
        assert_close("contribution", cause.value, expected(one), 1e-12);
        assert!(found.standard_errors[one] < 1e-12);
    }
    for met in &found.interactions {
        assert_close("interaction", met.index.value, pair(met.first, met.second), 1e-12);
    }
    // 40 orders meet 11 of 66 pairs each; a pair is missed or met once with probability below 0.01.
    assert!(found.interactions.len() > 60);
    check_values(
        "all subsets",
        &shapley::exact(causes, &values).unwrap(),
        &(0..causes).map(expected).collect::<Vec<_>>(),
    );
}
