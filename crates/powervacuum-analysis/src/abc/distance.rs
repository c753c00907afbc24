//! How far the summaries of a simulation are from the observed ones.
//!
//! Each summary's gap is divided by its scale and multiplied by its weight; the norm of these numbers is the distance. With
//! adaptive scales (Prangle 2017, Bayesian Analysis 12:289-309) the scale is the median absolute deviation of all
//! simulations of the generation before, refused ones included: what is far from typical counts, in whatever unit. Scales
//! of earlier generations do not enter (as in pyABC; Prangle's own algorithm asks for all earlier distances as well).

use serde::{Deserialize, Serialize};

use crate::AnalysisError;
use crate::error::check_length;

/// How scaled gaps are joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Norm {
    /// The root of the sum of squares.
    #[default]
    Euclidean,
    /// The sum.
    Manhattan,
}

/// Where the scales of the summaries come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scales {
    /// From the simulations of the generation before; 1 in generation 0. A summary that does not vary there has no part.
    #[default]
    Adaptive,
    /// These, one for each summary and above 0, in all generations.
    Fixed(Vec<f64>),
}

/// What counts where a summary is missing (NaN).
///
/// Missing in the simulation and in the data is no gap: 0. Missing in one of the two only is:
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// A gap of so many scales, at least 0.
    Apart(f64),
    /// A reason to refuse the simulation.
    Refuse,
}

impl Default for Missing {
    /// 3 scales: about 2 standard deviations of a normal summary (assumed).
    fn default() -> Self {
        Missing::Apart(3.0)
    }
}

/// How summaries are compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Distance {
    /// How scaled gaps are joined.
    pub norm: Norm,
    /// Where scales come from.
    pub scales: Scales,
    /// How much each summary counts, at least 0; empty: all the same.
    pub weights: Vec<f64>,
    /// What a missing summary counts.
    pub missing: Missing,
}

/// The scale of each summary; nothing for one that has no part in the distance.
pub(super) type ScaleList = Vec<Option<f64>>;

impl Distance {
    /// An error unless the settings fit so many summaries.
    pub(super) fn check(&self, summaries: usize) -> Result<(), AnalysisError> {
        if let Scales::Fixed(scales) = &self.scales {
            check_length("scales", summaries, scales.len())?;
            check_each("scales", scales, |scale| scale > 0.0, "give a finite number above 0")?;
        }
        if !self.weights.is_empty() {
            check_length("weights", summaries, self.weights.len())?;
            check_each("weights", &self.weights, |weight| weight >= 0.0, "give a finite number of at least 0")?;
        }
        match self.missing {
            Missing::Apart(scales) => {
                check_each("missing", &[scales], |scales| scales >= 0.0, "give a finite number of at least 0")
            }
            Missing::Refuse => Ok(()),
        }
    }

    /// The scales of generation 0.
    pub(super) fn first_scales(&self, summaries: usize) -> ScaleList {
        match &self.scales {
            Scales::Adaptive => vec![Some(1.0); summaries],
            Scales::Fixed(scales) => scales.iter().copied().map(Some).collect(),
        }
    }

    /// The scales after a generation with these simulations.
    pub(super) fn next_scales(&self, current: &ScaleList, simulated: &[Vec<f64>]) -> ScaleList {
        match self.scales {
            Scales::Fixed(_) => current.clone(),
            Scales::Adaptive => (0..current.len()).map(|summary| spread(simulated, summary)).collect(),
        }
    }

    /// The distance between two lists of summaries; infinite if a missing summary refuses it.
    pub(super) fn between(&self, scales: &ScaleList, found: &[f64], observed: &[f64]) -> f64 {
        let gaps = scales.iter().enumerate().map(|(summary, scale)| {
            let weight = self.weights.get(summary).copied().unwrap_or(1.0);
            weight * self.gap(*scale, found[summary], observed[summary])
        });
        match self.norm {
            Norm::Euclidean => gaps.map(|gap| gap * gap).sum::<f64>().sqrt(),
            Norm::Manhattan => gaps.sum(),
        }
    }

    /// How many scales lie between two values of a summary.
    fn gap(&self, scale: Option<f64>, found: f64, observed: f64) -> f64 {
        match (found.is_nan(), observed.is_nan(), scale) {
            (false, false, Some(scale)) => (found - observed).abs() / scale,
            (false, false, None) | (true, true, _) => 0.0,
            _ => match self.missing {
                Missing::Apart(scales) => scales,
                Missing::Refuse => f64::INFINITY,
            },
        }
    }
}

fn check_each(
    name: &'static str,
    values: &[f64],
    fits: impl Fn(f64) -> bool,
    expected: &'static str,
) -> Result<(), AnalysisError> {
    match values.iter().find(|value| !(value.is_finite() && fits(**value))) {
        None => Ok(()),
        Some(&value) => Err(AnalysisError::SettingOutOfRange { name, value, expected }),
    }
}

/// The median absolute deviation of a summary, missing ones left out.
///
/// Where more than half of the values are the same, it is 0 and the mean absolute deviation from the median takes its place;
/// nothing if all are the same.
fn spread(simulated: &[Vec<f64>], summary: usize) -> Option<f64> {
    let mut values: Vec<f64> =
        simulated.iter().map(|summaries| summaries[summary]).filter(|value| !value.is_nan()).collect();
    let centre = median(&mut values)?;
    let mut deviations: Vec<f64> = values.iter().map(|value| (value - centre).abs()).collect();
    let typical = median(&mut deviations)?;
    let mean = deviations.iter().sum::<f64>() / deviations.len() as f64;
    let spread = if typical > 0.0 { typical } else { mean };
    (spread > 0.0 && spread.is_finite()).then_some(spread)
}

/// The median, nothing of nothing; sorts.
fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(values[middle]),
        _ => Some(f64::midpoint(values[middle - 1], values[middle])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: f64 = f64::NAN;

    #[test]
    fn exact_distances_of_both_norms() {
        let scales = vec![Some(1.0), Some(2.0), None];
        let mut distance = Distance::default();
        let between = |distance: &Distance| distance.between(&scales, &[3.0, 8.0, 9.0], &[0.0, 0.0, 0.0]);
        assert_eq!(between(&distance), 5.0);
        distance.norm = Norm::Manhattan;
        assert_eq!(between(&distance), 7.0);
        distance.weights = vec![2.0, 0.5, 1.0];
        assert_eq!(between(&distance), 8.0);
    }

    #[test]
    fn a_missing_summary_counts_as_the_rule_says() {
        let scales = vec![Some(10.0)];
        let mut distance = Distance::default();
        assert_eq!(distance.between(&scales, &[NONE], &[NONE]), 0.0);
        assert_eq!(distance.between(&scales, &[NONE], &[1.0]), 3.0);
        assert_eq!(distance.between(&scales, &[1.0], &[NONE]), 3.0);
        distance.missing = Missing::Refuse;
        assert_eq!(distance.between(&scales, &[1.0], &[NONE]), f64::INFINITY);
    }

    #[test]
    fn exact_scales_are_median_absolute_deviations() {
        let column = |values: &[f64]| values.iter().map(|&value| vec![value]).collect::<Vec<_>>();
        let scale = |values: &[f64]| Distance::default().next_scales(&vec![Some(1.0)], &column(values))[0];
        // numpy: median(abs(x - median(x)))
        assert_eq!(scale(&[1.0, 1.0, 2.0, 2.0, 4.0, 6.0, 9.0]), Some(1.0));
        assert_eq!(scale(&[1.0, 2.0, 4.0, 8.0]), Some(1.5));
        assert_eq!(scale(&[1.0, NONE, 2.0, 4.0, NONE, 8.0]), Some(1.5));
        assert_eq!(scale(&[0.0, 0.0, 0.0, 1.0]), Some(0.25), "the mean deviation, where most are the same");
        assert_eq!(scale(&[2.0, 2.0, NONE]), None);
        assert_eq!(scale(&[NONE]), None);
        let fixed = Distance { scales: Scales::Fixed(vec![2.5]), ..Distance::default() };
        assert_eq!(fixed.next_scales(&fixed.first_scales(1), &column(&[1.0, 2.0])), [Some(2.5)]);
    }

    #[test]
    fn wrong_settings_are_errors() {
        let fixed = |scales| Distance { scales: Scales::Fixed(scales), ..Distance::default() };
        assert!(fixed(vec![1.0]).check(2).is_err());
        assert!(fixed(vec![1.0, 0.0]).check(2).is_err());
        assert!(Distance { weights: vec![1.0, -1.0], ..Distance::default() }.check(2).is_err());
        assert!(Distance { missing: Missing::Apart(NONE), ..Distance::default() }.check(2).is_err());
        assert!(Distance::default().check(2).is_ok());
    }
}
