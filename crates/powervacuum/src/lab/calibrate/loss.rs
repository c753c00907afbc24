//! How far a draw of the parameters is from the record.

use powervacuum_analysis::AnalysisError;
use powervacuum_analysis::abc::{Distribution, Prior};
use powervacuum_engine::Scenario;
use powervacuum_ensemble::{Control, in_order};
use powervacuum_formats::{ParameterPrior, PriorShape};
use statrs::distribution::{ContinuousCDF, Normal};

use super::super::LabError;
use super::super::scoreboard::{Reach, Samples, Target, group_means, main_falls, observe};
use super::CalibrateRequest;

/// In how many histories "everything stays as it is" is played: they hardly differ.
const STILL_HISTORIES: u64 = 40;
/// In how many histories coalitions are made by lot.
const LOT_HISTORIES: u64 = 200;
/// A baseline that is better than this part of the other gives no smaller unit: what comes all but by itself should not outweigh
/// the rest. Assumed.
const LEAST_UNIT: f64 = 0.05;

/// The name of what is fitted besides the groups: how far the medians of the main falls are from the record.
const MEDIANS: &str = "medians of the main falls";

/// As how many groups each of those falls counts there: of a scoreboard they are what is looked at first, and a record with few of
/// them should not hang on those few. Assumed.
const FALL_WEIGHT: f64 = 0.4;

/// Scores further out than this share of the prior stand for its ends.
const EDGE: f64 = 1e-9;

/// Values of a case that lie further out than this share of the prior are brought in so far. Assumed.
const NEAR_EDGE: f64 = 0.01;

/// What a draw is held against.
pub(super) struct Loss {
    base: Scenario,
    priors: Vec<ParameterPrior>,
    shapes: Vec<Prior>,
    /// The positions of the parameters that are drawn.
    drawn: Vec<usize>,
    /// Where the parameters that are not drawn stand, in normal scores; those of drawn ones play no part.
    rest: Vec<f64>,
    targets: Vec<Target>,
    groups: Vec<String>,
    /// As how many each group counts.
    weights: Vec<f64>,
    /// What counts as 1, by group.
    units: Vec<f64>,
    histories: u64,
}

impl Loss {
    /// # Errors
    /// When the case has no priors, or nothing to be held against.
    pub(super) fn new(request: &CalibrateRequest) -> Result<Loss, LabError> {
        let loaded = request.case.loaded();
        let case = || request.case.name();
        let priors = loaded.priors.clone();
        if priors.is_empty() {
            return Err(LabError::NoPriors { case: case() });
        }
        let drawn: Vec<usize> = (0..priors.len()).filter(|&at| priors[at].drawn).collect();
        if drawn.is_empty() {
            return Err(LabError::NothingDrawn { case: case() });
        }
        let targets = Target::within(loaded, None, request.until);
        if targets.is_empty() {
            return Err(LabError::NoRecord { case: case() });
        }
        let base = loaded.scenario.clone();
        let shapes = priors.iter().map(shape).collect::<Result<Vec<_>, _>>()?;
        // In the middle of the priors, so that the values which the case has of fitted parameters play no part.
        let middle: Vec<f64> = shapes.iter().map(|shape| shape.quantile(0.5)).collect();
        let base = with(&base, &priors, &middle).unwrap_or(base);
        let baseline =
            |scenario: &Scenario, histories: u64, reach: Reach| -> Result<Vec<(String, f64)>, AnalysisError> {
                let play = |history| observe(scenario, &targets, (request.seed, history), reach);
                let mut samples = Samples::new(targets.len());
                in_order(0..histories, request.threads, &Control::unwatched(), play, |_, values| samples.push(values));
                summaries(&targets, &samples)
            };
        let still = baseline(&base, STILL_HISTORIES, Reach::FirstMonth)?;
        let by_lot = baseline(&base.with_coalitions_by_lot(), LOT_HISTORIES, Reach::Whole)?;
        let units = still.iter().zip(by_lot).map(|((_, still), (_, by_lot))| unit(*still, by_lot)).collect();
        let groups: Vec<String> = still.into_iter().map(|(group, _)| group).collect();
        let weights = groups.iter().map(|group| weight(group, main_falls(&targets).count())).collect();
        let rest = vec![0.0; priors.len()];
        Ok(Loss { base, priors, shapes, drawn, rest, targets, groups, weights, units, histories: request.histories })
    }

    /// From now on the parameters that are not drawn stand at these scores of all.
    pub(super) fn rest_at(&mut self, scores: &[f64]) {
        self.rest = scores.to_vec();
    }

    /// How many parameters are drawn.
    pub(super) fn drawn(&self) -> usize {
        self.drawn.len()
    }

    /// The place of each parameter among those that are drawn; none for one that is not.
    pub(super) fn place(&self, parameter: usize) -> Option<usize> {
        self.drawn.iter().position(|&at| at == parameter)
    }

    /// The scores of all parameters for those of a draw.
    pub(super) fn whole(&self, draw: &[f64]) -> Vec<f64> {
        let mut scores = self.rest.clone();
        self.drawn.iter().zip(draw).for_each(|(&at, &score)| scores[at] = score);
        scores
    }

    pub(super) fn priors(&self) -> &[ParameterPrior] {
        &self.priors
    }

    /// The groups, each with as how many it counts.
    pub(super) fn groups(&self) -> impl Iterator<Item = (&String, f64)> {
        self.groups.iter().zip(self.weights.iter().copied())
    }

    /// How many patterns there are.
    pub(super) fn patterns(&self) -> usize {
        self.targets.len()
    }

    /// The values of the parameters that normal scores stand for. The sampler moves in scores, each of which has the standard
    /// normal distribution if the parameter has its prior: so a step from a draw near an end of a prior does not lead out.
    pub(super) fn values(&self, scores: &[f64]) -> Vec<f64> {
        let normal = Normal::standard();
        let value = |(prior, &score): (&Prior, &f64)| prior.quantile(normal.cdf(score).clamp(EDGE, 1.0 - EDGE));
        self.shapes.iter().zip(scores).map(value).collect()
    }

    /// The normal scores of the values that a case has, brought in where they lie at an end of their prior or beyond.
    pub(super) fn scores_of(&self, scenario: &Scenario) -> Vec<f64> {
        let normal = Normal::standard();
        let score = |(prior, shape): (&ParameterPrior, &Prior)| {
            let value = scenario.spec().parameters.get(&prior.parameter).unwrap_or(shape.quantile(0.5));
            normal.inverse_cdf(shape.cdf(value).clamp(NEAR_EDGE, 1.0 - NEAR_EDGE))
        };
        self.priors.iter().zip(&self.shapes).map(score).collect()
    }

    /// The case with a draw of the parameters; none if it cannot be played so.
    pub(super) fn scenario(&self, values: &[f64]) -> Option<Scenario> {
        with(&self.base, &self.priors, values)
    }

    /// For each group its mean score in units of the better baseline's, and so for the medians of the main falls, as many times
    /// as it counts, in histories of a luck of their own.
    pub(super) fn of(&self, scenario: &Scenario, luck: u64) -> Result<Vec<f64>, LabError> {
        self.in_histories(scenario, luck, self.histories)
    }

    /// The same in so many histories.
    pub(super) fn in_histories(&self, scenario: &Scenario, luck: u64, histories: u64) -> Result<Vec<f64>, LabError> {
        let mut samples = Samples::new(self.targets.len());
        for history in 0..histories {
            samples.push(observe(scenario, &self.targets, (luck, history), Reach::Whole));
        }
        let means = summaries(&self.targets, &samples)?;
        Ok(means
            .into_iter()
            .zip(self.weights.iter().zip(&self.units))
            .map(|((_, mean), (weight, unit))| weight * mean / unit)
            .collect())
    }
}

/// As how many a group counts where there are so many main falls.
fn weight(group: &str, falls: usize) -> f64 {
    if group == MEDIANS { FALL_WEIGHT * falls as f64 } else { 1.0 }
}

/// The score that counts as 1 where "everything stays as it is" and coalitions by lot have these: the better one. Where both are
/// perfect, scores are taken as they are.
fn unit(still: f64, by_lot: f64) -> f64 {
    let unit = match still > 0.0 {
        true => by_lot.clamp(LEAST_UNIT * still, still),
        false => by_lot,
    };
    if unit > 0.0 { unit } else { 1.0 }
}

/// What histories are held against the record by: the mean score of each group, and how far the medians of the main falls
/// are off.
fn summaries(targets: &[Target], samples: &Samples) -> Result<Vec<(String, f64)>, AnalysisError> {
    let mut summaries = group_means(targets, &samples.scores(targets)?);
    summaries.extend(samples.median_error(targets).map(|error| (MEDIANS.to_owned(), error)));
    Ok(summaries)
}

fn with(base: &Scenario, priors: &[ParameterPrior], values: &[f64]) -> Option<Scenario> {
    let mut spec = base.spec().clone();
    for (prior, &value) in priors.iter().zip(values) {
        spec.parameters.set(&prior.parameter, value).ok()?;
    }
    Scenario::new(spec).ok()
}

fn shape(prior: &ParameterPrior) -> Result<Prior, AnalysisError> {
    let (low, high) = (prior.low, prior.high);
    Prior::new(match prior.shape {
        PriorShape::Uniform => Distribution::Uniform { low, high },
        PriorShape::LogUniform => Distribution::LogUniform { low, high },
    })
}
