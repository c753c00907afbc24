//! What a reader should be told about indices, in plain words.
//!
//! Warnings are values: a front end prints or translates them, and may turn them into a failure. Thresholds are assumed
//! where no source is named.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Estimate;
use crate::morris::MorrisIndex;
use crate::noise::Noise;
use crate::sobol::SobolIndices;

/// Below this index nobody minds how wide the interval is (assumed).
const MATTERS: f64 = 0.05;
/// By how much first-order indices must at least sum above 1 (assumed).
const FAR_ABOVE: f64 = 0.05;
/// The fewest samples of a Sobol' design that make no warning (assumed; 500 and more are usual, Saltelli et al. 2008).
const FEWEST_SAMPLES: usize = 256;
/// The fewest trajectories that make no warning (Campolongo et al. 2007 use 10).
const FEWEST_TRAJECTORIES: usize = 10;
/// The share of luck from which it outweighs the rest.
const HALF: f64 = 0.5;

/// Which index is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexKind {
    /// First-order index.
    First,
    /// Total index.
    Total,
    /// Second-order index.
    Second,
    /// Mean size of an elementary effect.
    MuStar,
}

impl fmt::Display for IndexKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            IndexKind::First => "first-order index",
            IndexKind::Total => "total index",
            IndexKind::Second => "second-order index",
            IndexKind::MuStar => "mu*",
        })
    }
}

/// Something that makes indices doubtful.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "warning", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Warning {
    /// The whole interval of an index lies below 0.
    NegativeIndex {
        /// Of which parameter or pair.
        parameter: String,
        /// Which index.
        kind: IndexKind,
        /// The index.
        value: f64,
        /// The upper end of its interval, below 0.
        high: f64,
    },
    /// A first-order index exceeds the total by more than their intervals explain.
    FirstAboveTotal {
        /// Of which parameter.
        parameter: String,
        /// The first-order index.
        first: f64,
        /// The total index.
        total: f64,
    },
    /// First-order indices sum above 1 by more than their intervals explain.
    SumAboveOne {
        /// Of which output.
        output: String,
        /// The sum.
        sum: f64,
    },
    /// The interval of an index that matters is wider than the index.
    WideInterval {
        /// Of which parameter or pair.
        parameter: String,
        /// Which index.
        kind: IndexKind,
        /// The index.
        value: f64,
        /// The width of its interval.
        width: f64,
    },
    /// Too few samples or trajectories.
    TooFewSamples {
        /// What is counted: samples or trajectories.
        what: String,
        /// How many there are.
        found: usize,
        /// How many there should be.
        recommended: usize,
    },
    /// A number of samples at which Sobol' points are not spread evenly.
    NotPowerOfTwo {
        /// How many there are.
        found: usize,
        /// The next power of two.
        next: usize,
    },
    /// An output that is the same at all points.
    ConstantOutput {
        /// Which output.
        output: String,
    },
    /// More than half of what points differ in is luck.
    NoiseAboveSignal {
        /// Of which output.
        output: String,
        /// The share that is luck.
        share: f64,
        /// How often each point was played.
        replicates: usize,
    },
    /// A parameter whose mean size of effect luck alone would give.
    EffectWithinNoise {
        /// Which parameter.
        parameter: String,
        /// Its mu*.
        mu_star: f64,
        /// What mu* would be without any effect.
        of_nothing: f64,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::NegativeIndex { parameter, kind, value, high } => write!(
                out,
                "the {kind} of `{parameter}` is {value:.3} and even the upper end of its interval, {high:.3}, is below 0, \
                 which no true index is: take more samples"
            ),
            Warning::FirstAboveTotal { parameter, first, total } => write!(
                out,
                "the first-order index of `{parameter}`, {first:.3}, is above its total index, {total:.3}, which no true \
                 index is: take more samples, and check that parameters are sampled independently"
            ),
            Warning::SumAboveOne { output, sum } => write!(
                out,
                "the first-order indices of `{output}` sum to {sum:.2}, far above 1: take more samples, and check that \
                 parameters are sampled independently"
            ),
            Warning::WideInterval { parameter, kind, value, width } => write!(
                out,
                "the interval of the {kind} of `{parameter}` is {width:.3} wide, more than the index itself, {value:.3}: \
                 four times as many samples halve it"
            ),
            Warning::TooFewSamples { what, found, recommended } => {
                write!(out, "{found} {what} are few: take at least {recommended}")
            }
            Warning::NotPowerOfTwo { found, next } => {
                write!(out, "{found} samples are not a power of two, so they are not spread evenly: take {next}")
            }
            Warning::ConstantOutput { output } => write!(
                out,
                "`{output}` is the same at all points, so no parameter explains it: widen the ranges or choose another output"
            ),
            Warning::NoiseAboveSignal { output, share, replicates } => write!(
                out,
                "{:.0} % of what points differ in is luck for `{output}`: play each point more often than {replicates} times",
                100.0 * share
            ),
            Warning::EffectWithinNoise { parameter, mu_star, of_nothing } => write!(
                out,
                "mu* of `{parameter}` is {mu_star:.3}, and luck alone gives {of_nothing:.3}: play each point more often, or \
                 count the parameter as one without a visible effect"
            ),
        }
    }
}

/// Warnings about Sobol' indices of an output; `names` are those of the parameters in order.
pub fn of_sobol<S: AsRef<str>>(output: &str, names: &[S], indices: &SobolIndices) -> Vec<Warning> {
    let mut warnings = of_samples(indices.samples);
    if indices.variance <= 0.0 {
        warnings.push(Warning::ConstantOutput { output: output.to_owned() });
        return warnings;
    }
    for (parameter, (first, total)) in indices.first.iter().zip(&indices.total).enumerate() {
        let name = name(names, parameter);
        warnings.extend(of_index(&name, IndexKind::First, first));
        warnings.extend(of_index(&name, IndexKind::Total, total));
        if first.value - total.value > joint_half([first, total]) {
            warnings.push(Warning::FirstAboveTotal { parameter: name, first: first.value, total: total.value });
        }
    }
    for pair in &indices.second {
        let name = format!("{} and {}", name(names, pair.first), name(names, pair.second));
        warnings.extend(of_index(&name, IndexKind::Second, &pair.index));
    }
    let sum: f64 = indices.first.iter().map(|index| index.value).sum();
    if sum - 1.0 > joint_half(&indices.first).max(FAR_ABOVE) {
        warnings.push(Warning::SumAboveOne { output: output.to_owned(), sum });
    }
    warnings
}

/// Warnings about Morris indices of an output; `names` are those of the parameters in order.
pub fn of_morris<S: AsRef<str>>(
    output: &str,
    names: &[S],
    indices: &[MorrisIndex],
    trajectories: usize,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if trajectories < FEWEST_TRAJECTORIES {
        let what = "trajectories".to_owned();
        warnings.push(Warning::TooFewSamples { what, found: trajectories, recommended: FEWEST_TRAJECTORIES });
    }
    let largest = indices.iter().map(|index| index.mu_star.value).fold(0.0, f64::max);
    if largest == 0.0 {
        warnings.push(Warning::ConstantOutput { output: output.to_owned() });
        return warnings;
    }
    let telling = indices.iter().enumerate().filter(|(_, index)| index.mu_star.value >= MATTERS * largest);
    warnings.extend(telling.filter_map(|(at, index)| wide(&name(names, at), IndexKind::MuStar, &index.mu_star)));
    warnings
}

/// Warnings about the luck in an output.
pub fn of_noise(output: &str, noise: &Noise) -> Vec<Warning> {
    let (share, replicates) = (noise.share_of_spread, noise.replicates);
    let loud = share > HALF;
    let warning = || Warning::NoiseAboveSignal { output: output.to_owned(), share, replicates };
    loud.then(warning).into_iter().collect()
}

/// Warnings about effects that cannot be told from luck; `names` are those of the parameters in order.
pub fn of_morris_noise<S: AsRef<str>>(
    names: &[S],
    indices: &[(MorrisIndex, crate::noise::MorrisNoise)],
) -> Vec<Warning> {
    let within = |(at, (index, noise)): (usize, &(MorrisIndex, crate::noise::MorrisNoise))| {
        let (mu_star, of_nothing) = (index.mu_star.value, noise.mu_star_of_nothing);
        let hidden = of_nothing > 0.0 && index.mu_star.low <= of_nothing;
        hidden.then(|| Warning::EffectWithinNoise { parameter: name(names, at), mu_star, of_nothing })
    };
    indices.iter().enumerate().filter_map(within).collect()
}

fn of_samples(samples: usize) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if samples < FEWEST_SAMPLES {
        let what = "samples".to_owned();
        warnings.push(Warning::TooFewSamples { what, found: samples, recommended: FEWEST_SAMPLES });
    }
    if !samples.is_power_of_two() {
        warnings.push(Warning::NotPowerOfTwo { found: samples, next: samples.next_power_of_two() });
    }
    warnings
}

fn of_index(name: &str, kind: IndexKind, index: &Estimate) -> Option<Warning> {
    if index.high < 0.0 {
        let parameter = name.to_owned();
        return Some(Warning::NegativeIndex { parameter, kind, value: index.value, high: index.high });
    }
    if index.value >= MATTERS { wide(name, kind, index) } else { None }
}

fn wide(name: &str, kind: IndexKind, index: &Estimate) -> Option<Warning> {
    let wide = index.width() > index.value;
    wide.then(|| Warning::WideInterval { parameter: name.to_owned(), kind, value: index.value, width: index.width() })
}

/// Half the width that a sum or difference of independent estimates would have.
fn joint_half<'a>(estimates: impl IntoIterator<Item = &'a Estimate>) -> f64 {
    let squares: f64 = estimates.into_iter().map(|estimate| estimate.width() * estimate.width()).sum();
    squares.sqrt() / 2.0
}

fn name<S: AsRef<str>>(names: &[S], parameter: usize) -> String {
    names.get(parameter).map_or_else(|| format!("parameter {parameter}"), |name| name.as_ref().to_owned())
}
