//! What holds for contributions and sensitivity indices whatever comes in.
//!
//! Shapley's axioms (efficiency, symmetry, null player, additivity), indifference to names and units, and parts that make
//! the whole.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use powervacuum_analysis::Level;
use powervacuum_analysis::bootstrap::Resampling;
use powervacuum_analysis::morris::{ElementaryEffects, MorrisDesign, MorrisPlan};
use powervacuum_analysis::noise::Replicates;
use powervacuum_analysis::points::Points;
use powervacuum_analysis::shapley::{
    Attribution, ReplicatedShapley, SampledShapley, Walk, exact, interactions, prefix_masks, swapped_masks,
};
use powervacuum_analysis::sobol::{SecondOrder, SobolLayout};
use proptest::prelude::*;

const LEVEL: Level = Level::NINETY_FIVE;
const FEW: Resampling = Resampling { resamples: 20, level: LEVEL, seed: 3 };

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

fn all_close(found: &[f64], expected: &[f64]) -> bool {
    found.len() == expected.len() && found.iter().zip(expected).all(|(found, expected)| close(*found, *expected))
}

/// A game of one to six causes.
fn game() -> impl Strategy<Value = (usize, Vec<f64>)> {
    (1..7_usize).prop_flat_map(|causes| (Just(causes), prop::collection::vec(-10.0..10.0_f64, 1 << causes)))
}

/// A game and new names for its causes.
fn renamed_game() -> impl Strategy<Value = (Vec<usize>, Vec<f64>)> {
    game().prop_flat_map(|(causes, values)| (Just((0..causes).collect::<Vec<_>>()).prop_shuffle(), Just(values)))
}

/// Several histories of a game of three causes.
fn histories() -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(prop::collection::vec(-10.0..10.0_f64, 8), 2..12)
}

fn rename(mask: usize, names: &[usize]) -> usize {
    (0..names.len()).filter(|one| mask >> one & 1 == 1).map(|one| 1 << names[one]).sum()
}

fn replicated(histories: &[Vec<f64>]) -> ReplicatedShapley {
    let mut shapley = ReplicatedShapley::new(3).unwrap();
    histories.iter().for_each(|values| shapley.push(values).unwrap());
    shapley
}

fn values_of(found: &Attribution) -> Vec<f64> {
    found.causes.iter().map(|cause| cause.value).collect()
}

proptest! {
    #[test]
    fn law_contributions_add_up((causes, values) in game()) {
        let sum: f64 = exact(causes, &values).unwrap().iter().sum();
        prop_assert!(close(sum, values[values.len() - 1] - values[0]));
    }

    #[test]
    fn law_an_interaction_is_what_one_cause_does_for_the_other((causes, values) in game()) {
        // The contribution of each other cause in the game where the last is always on, less that where it never is.
        let (off, on) = values.split_at(values.len() / 2);
        if causes > 1 {
            let (off, on) = (exact(causes - 1, off).unwrap(), exact(causes - 1, on).unwrap());
            let pairs = interactions(causes, &values).unwrap();
            prop_assert!((0..causes - 1).all(|other| close(pairs[causes - 1][other], on[other] - off[other])));
        }
    }

    #[test]
    fn law_a_cause_that_adds_nothing_gets_nothing((causes, values) in game()) {
        // One more cause, on or off, changes nothing: it gets nothing, and the others get what they had.
        let doubled = [values.clone(), values.clone()].concat();
        let (before, after) = (exact(causes, &values).unwrap(), exact(causes + 1, &doubled).unwrap());
        prop_assert!(all_close(&after[..causes], &before) && close(after[causes], 0.0));
        prop_assert!(interactions(causes + 1, &doubled).unwrap()[causes].iter().all(|index| close(*index, 0.0)));
    }

    #[test]
    fn law_new_names_rename_contributions((names, values) in renamed_game()) {
        let causes = names.len();
        let mut renamed = vec![0.0; values.len()];
        (0..values.len()).for_each(|mask| renamed[rename(mask, &names)] = values[mask]);
        let (before, after) = (exact(causes, &values).unwrap(), exact(causes, &renamed).unwrap());
        let (pairs_before, pairs_after) = (interactions(causes, &values).unwrap(), interactions(causes, &renamed).unwrap());
        for one in 0..causes {
            prop_assert!(close(after[names[one]], before[one]));
            for other in 0..causes {
                prop_assert!(close(pairs_after[names[one]][names[other]], pairs_before[one][other]));
            }
        }
    }

    #[test]
    fn law_equal_causes_get_the_same((causes, values) in game(), swap in (0..6_usize, 0..6_usize)) {
        let (one, other) = (swap.0 % causes, swap.1 % causes);
        let mut names: Vec<usize> = (0..causes).collect();
        names.swap(one, other);
        let even: Vec<f64> = (0..values.len()).map(|mask| values[mask] + values[rename(mask, &names)]).collect();
        let found = exact(causes, &even).unwrap();
        prop_assert!(close(found[one], found[other]));
    }

    #[test]
    fn law_histories_give_the_contributions_of_their_mean(histories in histories(), cut in 0..12_usize) {
        let mean = |mask: usize| histories.iter().map(|values| values[mask]).sum::<f64>() / histories.len() as f64;
        let means: Vec<f64> = (0..8).map(mean).collect();
        let found = replicated(&histories).attribution(LEVEL).unwrap();
        prop_assert!(all_close(&values_of(&found), &exact(3, &means).unwrap()));
        let pairs = interactions(3, &means).unwrap();
        prop_assert!(found.interactions.iter().all(|pair| close(pair.index.value, pairs[pair.first][pair.second])));
        // Parts make the whole.
        let (front, back) = histories.split_at(cut.min(histories.len()));
        let mut merged = replicated(front);
        merged.merge(&replicated(back)).unwrap();
        let merged = merged.attribution(LEVEL).unwrap();
        prop_assert!(all_close(&values_of(&merged), &values_of(&found)));
        prop_assert!(all_close(&merged.standard_errors, &found.standard_errors));
    }

    #[test]
    fn law_the_total_and_its_error_come_from_the_histories(histories in histories()) {
        let found = replicated(&histories).attribution(LEVEL).unwrap();
        let totals: Vec<f64> = histories.iter().map(|values| values[7] - values[0]).collect();
        let direct = powervacuum_analysis::moments::Moments::of(&totals).unwrap().t_interval(LEVEL).unwrap();
        prop_assert!(close(found.total.value, direct.value) && (found.total.low - direct.low).abs() < 1e-6);
        prop_assert!(close(values_of(&found).iter().sum(), direct.value));
        let sum = found.sum(&[0, 1, 2, 1], LEVEL).unwrap();
        prop_assert!(close(sum.low, found.total.low) && close(sum.high, found.total.high));
        let covariance = found.covariance();
        prop_assert!((0..3).all(|one| close(covariance[one][one].sqrt(), found.standard_errors[one])));
        let pair = found.sum(&[0, 2], LEVEL).unwrap();
        let variance = covariance[0][0] + covariance[2][2] + 2.0 * covariance[0][2];
        let reach = found.causes[0].width() / 2.0 / found.standard_errors[0].max(1e-300);
        prop_assert!(found.standard_errors[0] < 1e-9 || (pair.width() / 2.0 - reach * variance.max(0.0).sqrt()).abs() < 1e-6);
    }

    #[test]
    fn law_walks_of_parts_are_those_of_the_whole(histories in histories(), order in Just(vec![0, 1, 2]).prop_shuffle()) {
        let push = |sampled: &mut SampledShapley, values: &Vec<f64>| {
            let back: Vec<usize> = order.iter().rev().copied().collect();
            let of = |masks: Vec<u64>| masks.into_iter().map(|mask| values[mask as usize]).collect::<Vec<f64>>();
            let both = [&order, &back].map(|order| (of(prefix_masks(order).unwrap()), of(swapped_masks(order).unwrap())));
            let walk = |way: usize| Walk { prefixes: &both[way].0, swapped: &both[way].1 };
            sampled.push(&order, walk(0), walk(1)).unwrap();
        };
        let (mut whole, mut front, mut back) = (SampledShapley::new(3).unwrap(), SampledShapley::new(3).unwrap(), SampledShapley::new(3).unwrap());
        for (place, values) in histories.iter().enumerate() {
            push(&mut whole, values);
            push(if place % 2 == 0 { &mut front } else { &mut back }, values);
        }
        front.merge(&back).unwrap();
        let (parts, all) = (front.attribution(LEVEL).unwrap(), whole.attribution(LEVEL).unwrap());
        prop_assert!(all_close(&values_of(&parts), &values_of(&all)));
        prop_assert!(all_close(&parts.standard_errors, &all.standard_errors));
        prop_assert_eq!(parts.interactions.len(), all.interactions.len());
        let totals: f64 = histories.iter().map(|values| values[7] - values[0]).sum::<f64>() / histories.len() as f64;
        prop_assert!(close(all.total.value, totals) && close(values_of(&all).iter().sum(), totals));
    }

    #[test]
    fn law_effects_follow_their_parameter(seed in any::<u64>(), weights in prop::collection::vec(-5.0..5.0_f64, 4)) {
        let plan = MorrisPlan { parameters: 4, levels: 6, trajectories: 5, seed };
        for design in [MorrisDesign::random(plan).unwrap(), MorrisDesign::spread(plan, 9).unwrap()] {
            let output = |point: &[f64]| point.iter().zip(&weights).map(|(x, weight)| x * weight).sum::<f64>();
            let outputs: Vec<f64> = design.points().rows().map(output).collect();
            let found = design.effects(&outputs).unwrap().screen(FEW).unwrap();
            for (index, weight) in found.iter().zip(&weights) {
                prop_assert!(close(index.mu, *weight) && close(index.mu_star.value, weight.abs()) && index.sigma < 1e-9);
            }
            // Columns in another order: effects in that order.
            let mirrored: Vec<Vec<f64>> = design.points().rows().map(|row| row.iter().rev().copied().collect()).collect();
            let mirrored = MorrisDesign::from_points(Points::from_rows(&mirrored).unwrap(), 4).unwrap();
            let effects = mirrored.effects(&outputs).unwrap();
            let expected = design.effects(&outputs).unwrap();
            prop_assert!((0..4).all(|one| effects.of(one) == expected.of(3 - one)));
        }
    }

    #[test]
    fn law_mean_size_is_at_least_the_size_of_the_mean(effects in prop::collection::vec(-5.0..5.0_f64, 2..30)) {
        let index = ElementaryEffects::new(vec![effects]).unwrap().screen(FEW).unwrap()[0];
        prop_assert!(index.mu_star.value >= index.mu.abs() - 1e-12 && index.mu_star.low <= index.mu_star.high);
    }

    #[test]
    fn law_indices_do_not_depend_on_unit_and_zero_of_the_output(
        outputs in prop::collection::vec(-1.0..1.0_f64, 40),
        scale in prop_oneof![-1e3..-1e-3_f64, 1e-3..1e3_f64],
        shift in -1e3..1e3_f64,
    ) {
        let layout = SobolLayout { parameters: 3, samples: 5, second_order: SecondOrder::Estimate };
        let other: Vec<f64> = outputs.iter().map(|output| shift + scale * output).collect();
        let (one, two) = (layout.indices(&outputs, FEW).unwrap(), layout.indices(&other, FEW).unwrap());
        let same = |one: f64, two: f64| (one - two).abs() < 1e-6 * one.abs().max(1.0);
        for (one, two) in one.first.iter().chain(&one.total).zip(two.first.iter().chain(&two.total)) {
            prop_assert!(same(one.value, two.value) && same(one.low, two.low) && one.low <= one.high);
        }
        prop_assert!(one.second.iter().zip(&two.second).all(|(one, two)| same(one.index.value, two.index.value)));
        prop_assert!(one.total.iter().all(|total| total.value >= 0.0));
    }

    #[test]
    fn law_replicates_that_agree_need_no_correction(outputs in prop::collection::vec(-1.0..1.0_f64, 20)) {
        let layout = SobolLayout { parameters: 3, samples: 4, second_order: SecondOrder::Skip };
        let found = Replicates::new(vec![outputs.clone(); 3]).unwrap().sobol(&layout, FEW).unwrap();
        let values = |indices: &[powervacuum_analysis::Estimate]| indices.iter().map(|index| index.value).collect::<Vec<_>>();
        prop_assert!(all_close(&values(&found.plain.first), &values(&found.corrected.first)));
        prop_assert!(all_close(&values(&found.plain.total), &values(&found.corrected.total)));
        prop_assert!(found.noise.within < 1e-25);
    }
}
