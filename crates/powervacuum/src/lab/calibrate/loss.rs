//! How far a draw of the parameters is from the record.

use powervacuum_analysis::AnalysisError;
use powervacuum_analysis::abc::{Distribution, Prior};
use powervacuum_engine::Scenario;
use powervacuum_formats::{ParameterPrior, PriorShape};
use statrs::distribution::{ContinuousCDF, Normal};

use super::super::LabError;
use super::super::scoreboard::{Reach, Samples, Target, group_means, observe};
use super::CalibrateRequest;

/// In how many histories the baseline is played: they hardly differ.
const BASELINE_HISTORIES: u64 = 40;

/// The name of what is fitted besides the groups: how far the medians of the main falls are from the record.
const MEDIANS: &str = "medians of the main falls";

/// Scores further out than this share of the prior stand for its ends.
const EDGE: f64 = 1e-9;

/// What a draw is held against.
pub(super) struct Loss {
    base: Scenario,
    priors: Vec<ParameterPrior>,
    shapes: Vec<Prior>,
    targets: Vec<Target>,
    groups: Vec<String>,
    /// The summaries of "everything stays as it is", by group.
    unchanged: Vec<f64>,
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
        let targets = Target::until(loaded, request.until);
        if targets.is_empty() {
            return Err(LabError::NoRecord { case: case() });
        }
        let base = loaded.scenario.clone();
        let shapes = priors.iter().map(shape).collect::<Result<Vec<_>, _>>()?;
        // In the middle of the priors, so that the values which the case has of fitted parameters play no part.
        let middle: Vec<f64> = shapes.iter().map(|shape| shape.quantile(0.5)).collect();
        let base = with(&base, &priors, &middle).unwrap_or(base);
        let mut still = Samples::new(targets.len());
        for history in 0..BASELINE_HISTORIES {
            still.push(observe(&base, &targets, (request.seed, history), Reach::FirstMonth));
        }
        let (groups, unchanged) = summaries(&targets, &still)?.into_iter().unzip();
        Ok(Loss { base, priors, shapes, targets, groups, unchanged, histories: request.histories })
    }

    pub(super) fn priors(&self) -> &[ParameterPrior] {
        &self.priors
    }

    pub(super) fn groups(&self) -> &[String] {
        &self.groups
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

    /// The case with a draw of the parameters; none if it cannot be played so.
    pub(super) fn scenario(&self, values: &[f64]) -> Option<Scenario> {
        with(&self.base, &self.priors, values)
    }

    /// For each group its mean score over that of "everything stays as it is", and so for the medians of the main falls, in
    /// histories of a luck of their own.
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
        // Where the baseline is perfect, scores are taken as they are.
        let relative =
            |((_, mean), &unchanged): ((String, f64), &f64)| if unchanged > 0.0 { mean / unchanged } else { mean };
        Ok(means.into_iter().zip(&self.unchanged).map(relative).collect())
    }
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
