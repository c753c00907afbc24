//! Functions with known answers, seeded luck, and the reference cases.
#![allow(dead_code, clippy::unwrap_used, clippy::print_stdout, reason = "helpers, of which each test file uses a part")]

use std::f64::consts::PI;

use powervacuum_analysis::interval::Tally;
use powervacuum_analysis::{Estimate, Level};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value;

/// Ishigami & Homma (1990), from the unit cube.
pub fn ishigami(point: &[f64], a: f64, b: f64) -> f64 {
    let x = |parameter: usize| PI * (2.0 * point[parameter] - 1.0);
    let (first, second, third) = (libm::sin(x(0)), libm::sin(x(1)), x(2) * x(2));
    first + a * second * second + b * third * third * first
}

/// The g-function of Sobol' (1993), from the unit cube.
pub fn g_function(point: &[f64], a: &[f64]) -> f64 {
    point.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product()
}

/// A case of the reference file on sensitivity.
pub fn case(name: &str) -> Value {
    of_file(include_str!("../reference/sensitivity_cases.json"), name)
}

/// A case of the reference file on approximate posteriors.
pub fn abc_case(name: &str) -> Value {
    of_file(include_str!("../reference/abc_cases.json"), name)
}

fn of_file(text: &str, name: &str) -> Value {
    let cases: Value = serde_json::from_str(text).unwrap();
    assert!(!cases[name].is_null(), "no case {name}");
    cases[name].clone()
}

/// A list of numbers of a case.
pub fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// Seeded luck.
pub struct Luck(ChaCha8Rng);

impl Luck {
    pub fn new(seed: u64) -> Luck {
        Luck(ChaCha8Rng::seed_from_u64(seed))
    }

    /// In (0, 1).
    pub fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// Standard normal: Box & Muller (1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(self.uniform())).sqrt();
        radius * libm::cos(2.0 * PI * self.uniform())
    }
}

/// Once in a million: the false-alarm rate of every statistical test, two-sided.
pub fn once_in_a_million() -> Level {
    Level::new(1.0 - 1e-6).unwrap()
}

/// Two-sided, as 4 standard errors of a normal estimate: once in 16,000.
pub fn four_sigma() -> Level {
    Level::new(1.0 - 6.334e-5).unwrap()
}

/// Fails unless `covered` of `trials` intervals agree with a coverage between two bounds, each checked at a false-alarm
/// rate of one in a million.
pub fn assert_coverage(name: &str, covered: u64, trials: u64, least: f64, most: f64) {
    let Estimate { value, low, high, .. } = Tally::new(covered, trials).unwrap().wilson(once_in_a_million());
    println!("{name}: coverage {value:.4} of {trials}");
    assert!(high >= least && low <= most, "{name}: {value} ({low} to {high}) is not in {least} to {most}");
}

pub fn assert_close(name: &str, found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{name}: {found} is not {expected} within {tolerance}");
}
