//! What holds for estimates of counts and numbers whatever comes in.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use powervacuum_analysis::interval::{Tally, unpaired_difference, wilson};
use powervacuum_analysis::moments::{JointMoments, Moments};
use powervacuum_analysis::paired::{PairedCounts, PairedMoments};
use powervacuum_analysis::quantile::CountedTimes;
use powervacuum_analysis::{Estimate, Level};
use proptest::prelude::*;

const LEVEL: Level = Level::NINETY_FIVE;

fn tally() -> impl Strategy<Value = (u64, u64)> {
    (1..5000_u64).prop_flat_map(|trials| (0..=trials, Just(trials)))
}

fn counts() -> impl Strategy<Value = PairedCounts> {
    let each = || 0..500_u64;
    let some = (each(), each(), each(), each()).prop_filter("at least a pair", |(a, b, c, d)| a + b + c + d > 0);
    some.prop_map(|(both, first_only, second_only, neither)| PairedCounts { both, first_only, second_only, neither })
}

fn pairs() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((-1e3..1e3_f64, -1e3..1e3_f64), 2..60)
}

fn times() -> impl Strategy<Value = CountedTimes> {
    let counts = (prop::collection::vec(0..30_u64, 0..20), 0..30_u64);
    counts
        .prop_map(|(counts, never)| CountedTimes::new(counts, never))
        .prop_filter("a history", |times| times.total() > 0)
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

fn holds_its_point(estimate: &Estimate, least: f64, most: f64) -> bool {
    least <= estimate.low && estimate.contains(estimate.value) && estimate.high <= most
}

fn later(month: Option<usize>) -> usize {
    month.unwrap_or(usize::MAX)
}

proptest! {
    #[test]
    fn law_a_share_lies_in_its_interval_and_mirrors((successes, trials) in tally()) {
        let (share, mirror) = (wilson(successes, trials, LEVEL).unwrap(), wilson(trials - successes, trials, LEVEL).unwrap());
        prop_assert!(holds_its_point(&share, 0.0, 1.0));
        prop_assert!(close(share.low, 1.0 - mirror.high) && close(share.high, 1.0 - mirror.low));
    }

    #[test]
    fn law_more_confidence_is_a_wider_interval((successes, trials) in tally(), counts in counts()) {
        let sure = Level::new(0.99).unwrap();
        prop_assert!(wilson(successes, trials, sure).unwrap().width() >= wilson(successes, trials, LEVEL).unwrap().width());
        let width = |level| counts.difference(level).unwrap().difference.width();
        prop_assert!(width(sure) >= width(LEVEL));
    }

    #[test]
    fn law_unpaired_difference_changes_sign_with_the_order(first in tally(), second in tally()) {
        let (first, second) = (Tally::new(first.0, first.1).unwrap(), Tally::new(second.0, second.1).unwrap());
        let (there, back) = (unpaired_difference(first, second, LEVEL), unpaired_difference(second, first, LEVEL));
        prop_assert!(holds_its_point(&there, -1.0 - 1e-12, 1.0 + 1e-12));
        prop_assert!(close(there.low, -back.high) && close(there.high, -back.low));
    }

    #[test]
    fn law_paired_difference_changes_sign_with_the_order(counts in counts()) {
        let swapped = PairedCounts { first_only: counts.second_only, second_only: counts.first_only, ..counts };
        let (there, back) = (counts.difference(LEVEL).unwrap(), swapped.difference(LEVEL).unwrap());
        prop_assert!(holds_its_point(&there.difference, -1.0, 1.0));
        prop_assert!(close(there.difference.low, -back.difference.high));
        // With nothing added and taken away: the successes of the second world less those of the first.
        let plain = (counts.second_successes() as f64 - counts.first_successes() as f64) / counts.pairs() as f64;
        prop_assert!(close(there.difference.value, plain));
        prop_assert_eq!(there.variance_ratio.is_none(), there.standard_error == 0.0);
    }

    #[test]
    fn law_pairs_counted_in_parts_are_the_whole(outcomes in prop::collection::vec((any::<bool>(), any::<bool>()), 1..80), cut in 0..80_usize) {
        let count = |outcomes: &[(bool, bool)]| {
            let mut counts = PairedCounts::default();
            outcomes.iter().for_each(|&(first, second)| counts.push(first, second));
            counts
        };
        let (front, back) = outcomes.split_at(cut.min(outcomes.len()));
        let mut merged = count(front);
        merged.merge(&count(back));
        prop_assert_eq!(merged, count(&outcomes));
        prop_assert_eq!(merged.pairs(), outcomes.len() as u64);
    }

    #[test]
    fn law_moments_of_parts_are_those_of_the_whole(pairs in pairs(), cut in 0..60_usize) {
        let (front, back) = pairs.split_at(cut.min(pairs.len()));
        let of = |pairs: &[(f64, f64)]| {
            let (mut joint, mut differences) = (JointMoments::new(2), PairedMoments::new());
            for &(first, second) in pairs {
                joint.push(&[first, second]).unwrap();
                differences.push(first, second).unwrap();
            }
            (joint, differences)
        };
        let ((mut joint, mut differences), (whole_joint, whole)) = (of(front), of(&pairs));
        joint.merge(&of(back).0).unwrap();
        differences.merge(&of(back).1);
        let (parts, all) = (differences.difference(LEVEL).unwrap(), whole.difference(LEVEL).unwrap());
        prop_assert!(close(parts.difference.value, all.difference.value) && close(parts.difference.low, all.difference.low));
        for cell in [(0, 0), (0, 1), (1, 1)] {
            prop_assert!(close(joint.covariance(cell.0, cell.1).unwrap(), whole_joint.covariance(cell.0, cell.1).unwrap()));
        }
        // Two numbers at a time or one: the variance is the same, and that of the difference follows from the matrix.
        let first: Vec<f64> = pairs.iter().map(|pair| pair.0).collect();
        prop_assert!(close(whole_joint.covariance(0, 0).unwrap(), Moments::of(&first).unwrap().variance().unwrap()));
        let difference = whole_joint.combination(&[-1.0, 1.0], LEVEL).unwrap();
        prop_assert!((difference.low - all.difference.low).abs() < 1e-6);
    }

    #[test]
    fn law_sums_by_definition(values in prop::collection::vec(-1e3..1e3_f64, 2..60)) {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (count - 1.0);
        let moments = Moments::of(&values).unwrap();
        prop_assert!(close(moments.mean().unwrap(), mean) && close(moments.variance().unwrap(), variance));
    }

    #[test]
    fn law_needed_pairs_are_the_fewest_that_are_enough(pairs in pairs(), precision in 0.5..50.0_f64) {
        let mut moments = PairedMoments::new();
        pairs.iter().for_each(|&(first, second)| moments.push(first, second).unwrap());
        let needed = moments.needed(precision, LEVEL).unwrap();
        prop_assert!(needed >= 2);
        let finer = moments.needed(precision / 2.0, LEVEL).unwrap();
        prop_assert!(finer >= needed);
        // Not fewer than z asks for, and not many more.
        let found = moments.difference(LEVEL).unwrap();
        let variance = found.standard_error * found.standard_error * found.pairs as f64;
        let with_z = LEVEL.normal_reach() * LEVEL.normal_reach() * variance / (precision * precision);
        prop_assert!(needed as f64 >= with_z && (needed as f64) < with_z + 8.0, "{} {}", needed, with_z);
    }

    #[test]
    fn law_quantiles_rise_and_lie_in_their_intervals(times in times(), order in 0.0..=1.0_f64, other in 0.0..=1.0_f64) {
        let (low, high) = (order.min(other), order.max(other));
        prop_assert!(later(times.quantile(low).unwrap()) <= later(times.quantile(high).unwrap()));
        let found = times.quantile_interval(order, LEVEL).unwrap();
        prop_assert_eq!(found.value, times.quantile(order).unwrap());
        prop_assert!(later(found.low) <= later(found.value) && later(found.value) <= later(found.high));
        // By the quantile's month at least that share has seen the event, and a month before less.
        let share = |month| times.share_by(month, LEVEL).unwrap().value;
        if let Some(month) = found.value {
            prop_assert!(share(month) >= order - 1e-12);
            prop_assert!(month == 0 || share(month - 1) < order || order == 0.0);
        }
    }

    #[test]
    fn law_times_counted_in_parts_are_the_whole(months in prop::collection::vec(prop::option::of(0..30_usize), 1..60), cut in 0..60_usize) {
        let count = |months: &[Option<usize>]| {
            let mut times = CountedTimes::default();
            months.iter().for_each(|&month| times.push(month));
            times
        };
        let (front, back) = months.split_at(cut.min(months.len()));
        let mut merged = count(front);
        merged.merge(&count(back));
        prop_assert_eq!(merged, count(&months));
    }
}
