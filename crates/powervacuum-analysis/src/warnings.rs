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
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::bootstrap::Resampling;
/// use powervacuum_analysis::sobol::{SecondOrder, SobolLayout};
/// use powervacuum_analysis::warnings::of_sobol;
///
/// let layout = SobolLayout { parameters: 1, samples: 256, second_order: SecondOrder::Skip };
/// let indices = layout.indices(&vec![24.0; layout.rows()], Resampling::default())?;
/// let told = of_sobol("months", &["patience"], &indices);
/// assert!(told[0].to_string().starts_with("`months` is the same at all points"));
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Method;
    use crate::noise::MorrisNoise;
    use crate::sobol::SecondOrderIndex;

    fn estimate(value: f64, low: f64, high: f64) -> Estimate {
        Estimate { value, low, high, method: Method::PercentileBootstrap }
    }

    fn sound() -> SobolIndices {
        let first = vec![estimate(0.6, 0.55, 0.65), estimate(0.3, 0.25, 0.35)];
        let total = vec![estimate(0.7, 0.65, 0.75), estimate(0.4, 0.35, 0.45)];
        let second = vec![SecondOrderIndex { first: 0, second: 1, index: estimate(0.1, 0.06, 0.14) }];
        SobolIndices { first, total, second, mean: 1.0, variance: 2.0, samples: 1024 }
    }

    fn texts(indices: &SobolIndices) -> Vec<String> {
        of_sobol("months", &["alpha", "beta"], indices).iter().map(Warning::to_string).collect()
    }

    #[test]
    fn sound_indices_raise_no_warning() {
        assert_eq!(texts(&sound()), Vec::<String>::new());
        // An index near 0 may be uncertain, and may be a little below.
        let mut unimportant = sound();
        unimportant.first[1] = estimate(-0.01, -0.03, 0.01);
        assert_eq!(texts(&unimportant), Vec::<String>::new());
    }

    #[test]
    fn doubtful_indices_are_named_with_a_way_out() {
        let mut doubtful = sound();
        doubtful.first[0] = estimate(-0.2, -0.3, -0.1);
        doubtful.first[1] = estimate(0.6, 0.5, 0.7);
        doubtful.second[0].index = estimate(0.2, 0.05, 0.35);
        doubtful.samples = 100;
        assert_eq!(
            texts(&doubtful),
            [
                "100 samples are few: take at least 256",
                "100 samples are not a power of two, so they are not spread evenly: take 128",
                "the first-order index of `alpha` is -0.200 and even the upper end of its interval, -0.100, is below 0, \
                 which no true index is: take more samples",
                "the first-order index of `beta`, 0.600, is above its total index, 0.400, which no true index is: take \
                 more samples, and check that parameters are sampled independently",
                "the interval of the second-order index of `alpha and beta` is 0.300 wide, more than the index itself, \
                 0.200: four times as many samples halve it",
            ]
        );
    }

    #[test]
    fn a_sum_far_above_one_is_told() {
        let mut much = sound();
        much.first[1] = much.total[1];
        much.total[1] = estimate(0.5, 0.45, 0.55);
        assert_eq!(texts(&much), Vec::<String>::new());
        much.first[0] = estimate(0.7, 0.65, 0.75);
        assert_eq!(
            texts(&much),
            ["the first-order indices of `months` sum to 1.10, far above 1: take more samples, and check that \
                 parameters are sampled independently"]
        );
    }

    #[test]
    fn a_constant_output_is_told_once() {
        let constant = SobolIndices { variance: 0.0, ..sound() };
        let told = "`months` is the same at all points, so no parameter explains it: widen the ranges or choose another \
                    output";
        assert_eq!(texts(&constant), [told]);
        let still = MorrisIndex { mu: 0.0, mu_star: estimate(0.0, 0.0, 0.0), sigma: 0.0 };
        assert_eq!(of_morris("months", &["alpha"], &[still], 20)[0].to_string(), told);
    }

    #[test]
    fn few_trajectories_and_wide_effects_are_told() {
        let index = |value, low, high| MorrisIndex { mu: value, mu_star: estimate(value, low, high), sigma: 1.0 };
        let indices = [index(5.0, 1.0, 9.0), index(0.1, 0.0, 0.3)];
        let told: Vec<String> = of_morris("months", &["alpha"], &indices, 4).iter().map(Warning::to_string).collect();
        assert_eq!(
            told,
            [
                "4 trajectories are few: take at least 10",
                "the interval of the mu* of `alpha` is 8.000 wide, more than the index itself, 5.000: four times as many \
                 samples halve it",
            ]
        );
    }

    #[test]
    fn luck_that_outweighs_the_rest_is_told() {
        let noise = |share| Noise { replicates: 4, within: 8.0, of_mean: 2.0, spread: 3.0, share_of_spread: share };
        assert_eq!(of_noise("months", &noise(0.4)), []);
        assert_eq!(
            of_noise("months", &noise(0.667))[0].to_string(),
            "67 % of what points differ in is luck for `months`: play each point more often than 4 times"
        );
        let index = |low| MorrisIndex { mu: 0.5, mu_star: estimate(1.2, low, 1.5), sigma: 1.0 };
        let luck = MorrisNoise { effect_error: 1.25, mu_error: 0.3, mu_star_of_nothing: 1.0, sigma: 0.5 };
        let told = of_morris_noise(&["alpha", "beta"], &[(index(1.1), luck), (index(0.9), luck)]);
        assert_eq!(
            told.iter().map(Warning::to_string).collect::<Vec<_>>(),
            ["mu* of `beta` is 1.200, and luck alone gives 1.000: play each point more often, or count the parameter \
                 as one without a visible effect"]
        );
    }

    #[test]
    fn a_parameter_without_a_name_has_its_number() {
        assert_eq!(name(&["alpha"], 1), "parameter 1");
    }
}
