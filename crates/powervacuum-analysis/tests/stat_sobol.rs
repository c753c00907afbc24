//! Sobol' indices against closed forms, with and without noise.
//!
//! A design is made with many seeds. The mean of an index over seeds must agree with its closed form within Student's
//! interval at a false-alarm rate of one in a million, plus the bias that a ratio of means has: the numerator and the
//! variance share the centring, which moves an index by less than 2 / samples. The interval must be narrow enough to see
//! an error of 0.015.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; figures are shown with `--nocapture`")]

mod known;

use known::{Luck, assert_close, case, g_function, ishigami, numbers, once_in_a_million};
use powervacuum_analysis::Level;
use powervacuum_analysis::bootstrap::Resampling;
use powervacuum_analysis::moments::Moments;
use powervacuum_analysis::morris::{MorrisDesign, MorrisPlan};
use powervacuum_analysis::noise::Replicates;
use powervacuum_analysis::sobol::{SecondOrder, SobolIndices, SobolLayout};

const FEW: Resampling = Resampling { resamples: 2, level: Level::NINETY_FIVE, seed: 0 };

/// First order, total and second order in one list.
fn list(indices: &SobolIndices) -> Vec<f64> {
    let singles = indices.first.iter().chain(&indices.total).map(|index| index.value);
    singles.chain(indices.second.iter().map(|pair| pair.index.value)).collect()
}

/// Fails unless each number of the lists agrees in the mean with the expected one.
fn assert_unbiased(name: &str, lists: &[Vec<f64>], expected: &[f64], bias: f64, visible: f64) {
    let mut largest = 0.0_f64;
    for (place, &truth) in expected.iter().enumerate() {
        let column: Vec<f64> = lists.iter().map(|list| list[place]).collect();
        let found = Moments::of(&column).unwrap().t_interval(once_in_a_million()).unwrap();
        largest = largest.max((found.value - truth).abs());
        assert!(found.width() / 2.0 < visible, "{name}, {place}: {} is too wide to see anything", found.width());
        let (low, high) = (found.low - bias, found.high + bias);
        assert!(low <= truth && truth <= high, "{name}, {place}: {truth} is not in {low} to {high}");
    }
    println!("{name}: largest error of a mean over {} designs {largest:.2e}", lists.len());
}

fn assert_closed_form(name: &str, function: &dyn Fn(&[f64]) -> f64, expected: &[f64], parameters: usize) {
    let layout = SobolLayout { parameters, samples: 1024, second_order: SecondOrder::Estimate };
    let of_seed = |seed: u64| {
        let outputs: Vec<f64> = layout.points(seed).unwrap().rows().map(function).collect();
        list(&layout.indices(&outputs, FEW).unwrap())
    };
    let lists: Vec<Vec<f64>> = (0..100).map(of_seed).collect();
    assert_unbiased(name, &lists, expected, 2.0 / layout.samples as f64, 0.015);
}

#[test]
fn stat_ishigami_indices_are_those_of_the_closed_form() {
    for (name, b) in [("ishigami", 0.1), ("ishigami_b005", 0.05)] {
        let reference = case(name);
        let pair = |key: &str| reference["S2"][key].as_f64().unwrap();
        let expected = [numbers(&reference["S1"]), numbers(&reference["ST"]), vec![pair("12"), pair("13"), pair("23")]];
        assert_closed_form(name, &|point| ishigami(point, 7.0, b), &expected.concat(), 3);
    }
}

#[test]
fn stat_g_function_indices_are_those_of_the_closed_form() {
    for name in ["g_function_4", "g_function_6", "g_function_8"] {
        let reference = case(name);
        let a = numbers(&reference["a"]);
        let expected =
            [numbers(&reference["S1"]), numbers(&reference["ST"]), vec![reference["S2_01"].as_f64().unwrap()]];
        assert_closed_form(name, &|point| g_function(point, &a), &expected.concat(), a.len());
    }
}

#[test]
fn stat_mean_and_variance_are_those_of_the_closed_form() {
    let reference = case("ishigami");
    let layout = SobolLayout { parameters: 3, samples: 4096, second_order: SecondOrder::Skip };
    let outputs: Vec<f64> = layout.points(3).unwrap().rows().map(|point| ishigami(point, 7.0, 0.1)).collect();
    let found = layout.indices(&outputs, FEW).unwrap();
    // 8192 independent outputs of this variance would give the mean to 0.2 once in a million, Sobol' points do better.
    assert_close("mean", found.mean, reference["mean"].as_f64().unwrap(), 0.05);
    assert_close("variance", found.variance, reference["variance"].as_f64().unwrap(), 0.2);
}

const REPLICATES: usize = 4;

/// The noise of one replicate at each of some points.
type NoiseOf<'a> = &'a dyn Fn(&mut Luck, &[Vec<f64>]) -> Vec<f64>;

/// Numerators and variance of Ishigami, b = 0.1, with noise, by seed: as they are and with the noise taken out.
///
/// Numerators are indices times variance: their means can be compared without the bias of a ratio.
fn noisy_designs(seeds: u64, luck_of: NoiseOf) -> [Vec<Vec<f64>>; 2] {
    let layout = SobolLayout { parameters: 3, samples: 256, second_order: SecondOrder::Estimate };
    let numerators = |indices: &SobolIndices| {
        let numerators = list(indices).into_iter().map(|index| index * indices.variance);
        numerators.chain([indices.variance]).collect()
    };
    let mut lists = [Vec::new(), Vec::new()];
    for seed in 0..seeds {
        let mut luck = Luck::new(seed);
        let points: Vec<Vec<f64>> = layout.points(seed).unwrap().rows().map(<[f64]>::to_vec).collect();
        let mut replicate = || {
            let noise = luck_of(&mut luck, &points);
            points.iter().zip(noise).map(|(point, noise)| ishigami(point, 7.0, 0.1) + noise).collect()
        };
        let replicates = Replicates::new((0..REPLICATES).map(|_| replicate()).collect()).unwrap();
        let found = replicates.sobol(&layout, FEW).unwrap();
        lists[0].push(numerators(&found.plain));
        lists[1].push(numerators(&found.corrected));
    }
    lists
}

/// Variance, and the numerators of Ishigami without noise in the order of [`list`].
fn ishigami_numerators() -> (f64, Vec<f64>) {
    let reference = case("ishigami");
    let (first, total) = (numbers(&reference["S1"]), numbers(&reference["ST"]));
    let (variance, pair) = (reference["variance"].as_f64().unwrap(), reference["S2"]["13"].as_f64().unwrap());
    let indices = [first, total, vec![0.0, pair, 0.0, 1.0]].concat();
    (variance, indices.into_iter().map(|index| index * variance).collect())
}

#[test]
fn stat_corrected_indices_are_those_of_the_function_without_noise() {
    let (variance, truth) = ishigami_numerators();
    // Independent noise of variance 2V in each output, V/2 in the mean of four: signal and noise are as 2 to 1.
    let sigma = (2.0 * variance).sqrt();
    let independent = |luck: &mut Luck, points: &[Vec<f64>]| points.iter().map(|_| sigma * luck.normal()).collect();
    let [plain, corrected] = noisy_designs(300, &independent);
    let (bias, visible) = (2.0 * variance / 256.0, 0.05 * variance);
    assert_unbiased("independent noise, corrected", &corrected, &truth, bias, visible);
    // Uncorrected, the noise is a part of every total and of the variance, and of nothing else.
    let own = [0.0, 0.0, 0.0, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0, 0.5];
    let noisy: Vec<f64> = truth.iter().zip(own).map(|(truth, own)| truth + own * variance).collect();
    assert_unbiased("independent noise, plain", &plain, &noisy, bias, visible);
}

#[test]
fn stat_corrected_indices_hold_where_points_share_their_luck() {
    let (variance, truth) = ishigami_numerators();
    // One draw shifts all points, another works through the second parameter.
    let shared = |luck: &mut Luck, points: &[Vec<f64>]| {
        let (shift, slope) = (5.0 * luck.normal(), 8.0 * luck.normal());
        points.iter().map(|point| shift + slope * (point[1] - 0.5)).collect()
    };
    let [plain, corrected] = noisy_designs(300, &shared);
    // What luck adds, 1.3, is larger than what is not visible.
    let (bias, visible) = (2.0 * variance / 256.0, 0.06 * variance);
    assert_unbiased("shared noise, corrected", &corrected, &truth, bias, visible);
    // The slope adds 8^2 / 4 / 12 to the variance of the mean, all of it the second parameter's own; the shift nothing.
    let own = [0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0];
    let noisy: Vec<f64> = truth.iter().zip(own).map(|(truth, own)| truth + own * 64.0 / 48.0).collect();
    assert_unbiased("shared noise, plain", &plain, &noisy, bias, visible);
}

#[test]
fn stat_noise_of_points_and_effects_is_the_noise_put_in() {
    // sigma = 3: within 9, one effect of the mean of 4 has the variance 2 * 9 / 4 / step^2, mu that over trajectories.
    let plan = MorrisPlan { parameters: 3, levels: 4, trajectories: 200, seed: 9 };
    let design = MorrisDesign::random(plan).unwrap();
    let (mut luck, sigma) = (Luck::new(10), 3.0);
    let mut replicate = || design.points().rows().map(|point| 10.0 * point[0] + sigma * luck.normal()).collect();
    let replicates = Replicates::new((0..REPLICATES).map(|_| replicate()).collect()).unwrap();
    let noise = replicates.noise();
    // A sum of 2400 squares is off by 14 % once in a million.
    assert_close("within", noise.within / (sigma * sigma), 1.0, 0.14);
    assert_close("of the mean", noise.of_mean, noise.within / 4.0, 1e-12);
    let effect = (2.0 * sigma * sigma / 4.0).sqrt() / plan.step();
    let found = replicates.morris(&design, FEW).unwrap();
    for (parameter, (index, noise)) in found.iter().enumerate() {
        // 200 trajectories, 600 degrees: squares off by 28 %, roots by 14 %.
        assert_close("error of an effect", noise.effect_error / effect, 1.0, 0.14);
        // Three degrees only: from a hundredth to three and a half times, but for once in a million.
        let of_mu = noise.mu_error / (effect / 200.0_f64.sqrt());
        assert!(of_mu > 0.007 && of_mu < 3.5, "{of_mu}");
        assert!(index.sigma > 0.8 * effect && noise.sigma < 0.55 * effect, "{index:?} {noise:?}");
        // The first parameter has an effect of 10, the others none: their mu* is that of nothing.
        let ratio = index.mu_star.value / noise.mu_star_of_nothing;
        if parameter == 0 { assert!(ratio > 2.0) } else { assert_close("mu* of nothing", ratio, 1.0, 0.35) }
    }
}
