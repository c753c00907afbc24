//! Sobol' indices are what their formulas say, written down plainly here, for any outputs.
//!
//! The crate sums products block by block and takes noise out of each; here means and variances are formed one by one, as
//! in the papers and in SALib.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use powervacuum_analysis::Level;
use powervacuum_analysis::bootstrap::Resampling;
use powervacuum_analysis::noise::Replicates;
use powervacuum_analysis::sobol::{SecondOrder, SobolIndices, SobolLayout};
use proptest::prelude::*;

const FEW: Resampling = Resampling { resamples: 2, level: Level::NINETY_FIVE, seed: 0 };
const LAYOUT: SobolLayout = SobolLayout { parameters: 3, samples: 4, second_order: SecondOrder::Estimate };

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

/// Numerators of first order, total and closed second order (not yet less the first orders), and the variance.
fn formulas(outputs: &[f64]) -> Vec<f64> {
    let (k, n) = (LAYOUT.parameters, LAYOUT.samples);
    let centre = mean(outputs.iter().copied());
    let at = |sample: usize, place: usize| outputs[sample * LAYOUT.block() + place] - centre;
    let (a, b) = (|s: usize| at(s, 0), |s: usize| at(s, 2 * k + 1));
    let (ab, ba) = (|s: usize, i: usize| at(s, 1 + i), |s: usize, i: usize| at(s, 1 + k + i));
    let first = (0..k).map(|i| mean((0..n).map(|s| b(s) * (ab(s, i) - a(s)))));
    let total = (0..k).map(|i| mean((0..n).map(|s| (a(s) - ab(s, i)) * (a(s) - ab(s, i)))) / 2.0);
    let pairs = [(0, 1), (0, 2), (1, 2)].into_iter();
    let second = pairs.map(|(i, j)| mean((0..n).map(|s| ba(s, i) * ab(s, j) - a(s) * b(s))));
    let both: Vec<f64> = (0..n).map(a).chain((0..n).map(b)).collect();
    let middle = mean(both.iter().copied());
    let variance = mean(both.iter().map(|y| (y - middle) * (y - middle)));
    first.chain(total).chain(second).chain([variance]).collect()
}

fn agree(found: &SobolIndices, numerators: &[f64]) -> bool {
    let variance = numerators[9];
    let close = |index: f64, numerator: f64| (index - numerator / variance).abs() < 1e-9 * index.abs().max(1.0);
    let singles = found.first.iter().chain(&found.total).zip(numerators).all(|(index, up)| close(index.value, *up));
    let second = found.second.iter().zip(&numerators[6..9]);
    let pairs =
        second.clone().all(|(pair, up)| close(pair.index.value, up - numerators[pair.first] - numerators[pair.second]));
    singles && pairs && second.len() == 3 && (found.variance - variance).abs() < 1e-9 * variance.max(1.0)
}

fn outputs() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(-1.0..1.0_f64, LAYOUT.rows())
}

proptest! {
    #[test]
    fn law_indices_are_their_formulas(outputs in outputs()) {
        prop_assert!(agree(&LAYOUT.indices(&outputs, FEW).unwrap(), &formulas(&outputs)));
    }

    #[test]
    fn law_noise_is_taken_out_of_every_formula(
        outputs in outputs(),
        noise in prop::collection::vec(prop::collection::vec(-0.1..0.1_f64, LAYOUT.rows()), 2..5),
    ) {
        let replicate = |noise: &Vec<f64>| outputs.iter().zip(noise).map(|(output, noise)| output + noise).collect::<Vec<f64>>();
        let all: Vec<Vec<f64>> = noise.iter().map(replicate).collect();
        let replicates = Replicates::new(all.clone()).unwrap();
        let means = replicates.means();
        let (plain, count) = (formulas(means), all.len() as f64);
        let of_noise: Vec<Vec<f64>> = all
            .iter()
            .map(|outputs| formulas(&outputs.iter().zip(means).map(|(output, mean)| output - mean).collect::<Vec<f64>>()))
            .collect();
        let without = |(place, plain): (usize, &f64)| {
            plain - of_noise.iter().map(|noise| noise[place]).sum::<f64>() / (count * (count - 1.0))
        };
        let corrected: Vec<f64> = plain.iter().enumerate().map(without).collect();
        prop_assume!(corrected[9] > 0.01);
        let found = replicates.sobol(&LAYOUT, FEW).unwrap();
        prop_assert!(agree(&found.plain, &plain) && agree(&found.corrected, &corrected));
    }
}
