//! The result of a calibration, for programs and people.

use std::fmt::Write;

use powervacuum_analysis::abc::{GenerationReport, Particle, Posterior, StopReason};
use powervacuum_formats::ParameterPrior;
use serde::{Deserialize, Serialize};

use super::super::LabError;
use super::super::arm::Provenance;
use super::loss::Loss;
use super::{CalibrateRequest, PointFit, SearchFrom};

/// The `format` of a [`Calibration`].
pub const CALIBRATION_FORMAT: &str = "powervacuum-calibration";
/// The `version` of a [`Calibration`].
pub const CALIBRATION_VERSION: u32 = 1;

/// A parameter whose posterior is not at least so much narrower than its prior is called not identified (assumed).
const HARDLY_NARROWER: f64 = 0.9;
/// A posterior that has this share of its weight in a tenth of the prior at one end pushes against it (assumed).
const CROWDED: f64 = 0.4;

/// What a calibration found. Shape and promises: `docs/book/src/json.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Always [`CALIBRATION_FORMAT`].
    pub format: String,
    /// [`CALIBRATION_VERSION`].
    pub version: u32,
    /// What reproduces it.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// The command that does it again.
    pub command: String,
    /// The last month whose patterns were fitted; none for all.
    pub until: Option<String>,
    /// How many patterns were fitted.
    pub patterns: usize,
    /// In how many histories each draw was played.
    pub histories: u64,
    /// How many draws were tried in all.
    pub simulations: u64,
    /// Why it stopped.
    pub stopped: Option<StopReason>,
    /// Effective sample size of the draws.
    pub ess: f64,
    /// Generation by generation.
    pub generations: Vec<CalibrationGeneration>,
    /// The parameters, in the order of the priors.
    pub parameters: Vec<FittedParameter>,
    /// One value of each parameter; none in documents of an earlier version.
    #[serde(default)]
    pub point: Option<PointFit>,
    /// Groups of patterns, in the order in which they first appear.
    pub groups: Vec<FittedGroup>,
    /// What a reader should be told.
    pub warnings: Vec<String>,
    /// The draws.
    pub draws: Vec<FittedDraw>,
}

/// A draw of the parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FittedDraw {
    /// Its weight; weights add up to 1.
    pub weight: f64,
    /// Its distance: the sum over groups of their scores in units of the better baseline's, as many times as each counts.
    pub distance: f64,
    /// These scores, each as many times as its group counts, in the order of the groups.
    pub groups: Vec<f64>,
    /// The values of the parameters, in their order.
    pub values: Vec<f64>,
}

/// A generation in numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalibrationGeneration {
    /// The largest distance that was kept; none where all were.
    pub tolerance: Option<f64>,
    /// How many draws were tried.
    pub simulations: u64,
    /// The share of them that was kept.
    pub acceptance: f64,
    /// Effective sample size.
    pub ess: f64,
}

/// What is known of a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FittedParameter {
    /// Its name.
    pub name: String,
    /// Ends of its prior.
    pub prior: [f64; 2],
    /// Whether draws differ in it; otherwise all have its point value.
    #[serde(default = "drawn")]
    pub drawn: bool,
    /// Mean of the draws.
    pub mean: f64,
    /// One in twenty draws is at most this.
    pub low: f64,
    /// One in two.
    pub median: f64,
    /// Nineteen in twenty.
    pub high: f64,
    /// Standard deviation of the draws in normal scores of the prior: 1 where nothing was learned.
    pub spread: f64,
}

/// In documents of an earlier version every group counts once.
fn once() -> f64 {
    1.0
}

/// Documents of an earlier version have drawn parameters only.
fn drawn() -> bool {
    true
}

/// How a group of patterns is met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FittedGroup {
    /// Its short name.
    pub group: String,
    /// How many times it counts.
    #[serde(default = "once")]
    pub weight: f64,
    /// Mean over the draws of its score in units of the better baseline's; 0 is perfect.
    pub loss: f64,
}

pub(super) fn document(
    request: &CalibrateRequest,
    loss: &Loss,
    posterior: &Posterior,
) -> Result<Calibration, LabError> {
    let population = &posterior.population;
    let draw = |particle: &Particle| FittedDraw {
        weight: particle.weight,
        distance: particle.distance,
        groups: particle.summaries.clone(),
        values: loss.values(&loss.whole(&particle.parameters)),
    };
    let draws: Vec<FittedDraw> = population.particles().iter().map(draw).collect();
    let fitted = |(at, prior): (usize, &ParameterPrior)| {
        let place = loss.place(at);
        let value = |order: f64| match place {
            Some(place) => loss.values(&vec![population.quantile(place, order); loss.priors().len()])[at],
            None => draws[0].values[at],
        };
        let mean = draws.iter().map(|draw| draw.weight * draw.values[at]).sum();
        FittedParameter {
            name: prior.parameter.clone(),
            prior: [prior.low, prior.high],
            drawn: prior.drawn,
            mean: if prior.drawn { mean } else { value(0.5) },
            low: value(0.05),
            median: value(0.5),
            high: value(0.95),
            spread: place.map_or(0.0, |place| population.sd(place)),
        }
    };
    let parameters: Vec<FittedParameter> = loss.priors().iter().enumerate().map(fitted).collect();
    let group = |(at, (name, weight)): (usize, (&String, f64))| FittedGroup {
        group: name.clone(),
        weight,
        loss: population.particles().iter().map(|particle| particle.weight * particle.summaries[at]).sum::<f64>()
            / weight,
    };
    Ok(Calibration {
        format: CALIBRATION_FORMAT.to_owned(),
        version: CALIBRATION_VERSION,
        provenance: Provenance::new(&request.case, request.seed),
        command: command(request),
        until: request.until.map(|until| until.to_string()),
        patterns: loss.patterns(),
        histories: request.histories,
        simulations: posterior.simulations,
        stopped: posterior.stopped,
        ess: population.ess(),
        generations: posterior.generations.iter().map(generation).collect(),
        warnings: warnings(posterior, &parameters),
        parameters,
        point: None,
        groups: loss.groups().enumerate().map(group).collect(),
        draws,
    })
}

fn generation(report: &GenerationReport) -> CalibrationGeneration {
    let GenerationReport { tolerance, simulations, acceptance, ess, .. } = *report;
    CalibrationGeneration { tolerance, simulations, acceptance, ess }
}

fn command(request: &CalibrateRequest) -> String {
    let mut command = format!("powervacuum calibrate {} --out DIR", request.case.name());
    if let Some(until) = request.until {
        let _ = write!(command, " --until {until}");
    }
    let CalibrateRequest { particles, generations, histories, rounds, seed, .. } = request;
    let _ = write!(command, " --particles {particles} --generations {generations} --histories {histories}");
    let _ = write!(command, " --rounds {rounds}");
    if request.search_from != SearchFrom::default() {
        let _ = write!(command, " --search-from {}", request.search_from.name());
    }
    let _ = write!(command, " --seed {seed}");
    if let Some(most) = request.simulations {
        let _ = write!(command, " --simulations {most}");
    }
    command
}

fn warnings(posterior: &Posterior, parameters: &[FittedParameter]) -> Vec<String> {
    let mut warnings = Vec::new();
    let population = &posterior.population;
    let (ess, count) = (population.ess(), population.len() as f64);
    if ess < 0.2 * count {
        warnings.push(format!("few draws carry the weight: {count} count like {ess:.0} (effective sample size)"));
    }
    match posterior.stopped {
        Some(StopReason::Acceptance) => {
            warnings.push("it stopped because hardly any draw came nearer: the fit may go no further".to_owned());
        }
        Some(StopReason::Simulations) => {
            warnings.push("it stopped at the limit of draws, not where it was done".to_owned())
        }
        _ => {}
    }
    let vague: Vec<&str> =
        parameters.iter().filter(|fitted| fitted.spread > HARDLY_NARROWER).map(|fitted| fitted.name.as_str()).collect();
    if !vague.is_empty() {
        warnings.push(format!("the record says next to nothing about {}", vague.join(", ")));
    }
    for (at, fitted) in parameters.iter().filter(|fitted| fitted.drawn).enumerate() {
        let weight =
            |inside: &dyn Fn(f64) -> bool| population.expectation(|draw| f64::from(u8::from(inside(draw[at]))));
        let scores = &posterior.priors[at];
        let (bottom, top) = (scores.quantile(0.1), scores.quantile(0.9));
        if weight(&|value| value <= bottom) > CROWDED {
            warnings.push(format!("`{}` pushes against the lower end of its prior, {}", fitted.name, fitted.prior[0]));
        }
        if weight(&|value| value >= top) > CROWDED {
            warnings.push(format!("`{}` pushes against the upper end of its prior, {}", fitted.name, fitted.prior[1]));
        }
    }
    warnings
}

impl Calibration {
    /// Whether its lists fit together; those of a document that was read may not.
    pub(crate) fn is_whole(&self) -> bool {
        let (parameters, groups) = (self.parameters.len(), self.groups.len());
        let fits = |draw: &FittedDraw| draw.values.len() == parameters && draw.groups.len() == groups;
        let valued = self.point.as_ref().is_none_or(|point| point.values.len() == parameters);
        valued && parameters > 0 && groups > 0 && self.draws.iter().all(fits)
    }

    /// The finding in one sentence, by rule.
    pub fn finding(&self) -> String {
        let first = self.generations.iter().find_map(|generation| generation.tolerance);
        let last = self.generations.last().and_then(|generation| generation.tolerance);
        let groups: f64 = self.groups.iter().map(|group| group.weight).sum();
        match (first, last) {
            (Some(first), Some(last)) => format!(
                "{} draws of {} parameters lie within {:.2} of the record, where 1 is the better baseline (from {:.2})",
                self.draws.len(),
                self.drawn().count(),
                last / groups,
                first / groups
            ),
            _ => format!("{} draws of {} parameters from the priors", self.draws.len(), self.drawn().count()),
        }
    }

    /// The parameters in which draws differ.
    pub fn drawn(&self) -> impl Iterator<Item = &FittedParameter> {
        self.parameters.iter().filter(|fitted| fitted.drawn)
    }

    /// The point values, by parameter; empty where there are none.
    pub fn point_values(&self) -> Vec<(&str, f64)> {
        let values = self.point.as_ref().map_or(&[][..], |point| &point.values[..]);
        self.parameters.iter().map(|fitted| fitted.name.as_str()).zip(values.iter().copied()).collect()
    }

    /// The draws as a table that a case can have as its `posterior.csv`.
    pub fn draws_table(&self) -> String {
        let names: Vec<&str> = self.parameters.iter().map(|fitted| fitted.name.as_str()).collect();
        let mut table = format!("weight,{}\n", names.join(","));
        for draw in &self.draws {
            let values: Vec<String> = draw.values.iter().map(ToString::to_string).collect();
            let _ = writeln!(table, "{},{}", draw.weight, values.join(","));
        }
        table
    }
}
