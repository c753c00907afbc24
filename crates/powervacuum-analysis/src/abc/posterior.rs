//! What is known after the data have been seen: weighted draws, and how they came about.

use serde::{Deserialize, Serialize};

use super::population::Population;
use super::prior::Prior;

/// A complete generation in numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GenerationReport {
    /// The generation, from 0.
    pub generation: u32,
    /// The largest distance that was accepted; nothing where all were.
    pub tolerance: Option<f64>,
    /// The scales of the summaries; nothing for one that had no part in the distance.
    pub scales: Vec<Option<f64>>,
    /// How many simulations were made, failed ones included.
    pub simulations: u64,
    /// How many of them failed.
    pub failed: u64,
    /// How many draws fell outside of the priors' support and were not simulated.
    pub outside: u64,
    /// The share of simulations that was accepted, in (0, 1].
    pub acceptance: f64,
    /// The effective sample size (Kish 1965), from 1 to the number of particles.
    pub ess: f64,
    /// The natural logarithm of the probability, under priors and simulator, of a distance within the tolerance.
    ///
    /// It is no density of the data: for that, divide the probability by the volume of summaries within the tolerance. Two
    /// models can be compared by it if they have the same summaries, tolerance and (fixed) scales. The estimate is the mean
    /// weight times (particles - 1) / (draws - 1), unbiased where weights are equal (Haldane 1945).
    pub log_evidence: f64,
}

/// Why a sampler stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StopReason {
    /// All generations were made.
    Generations,
    /// The tolerance that was asked for is reached.
    Tolerance,
    /// A smaller tolerance is not possible: all particles are at the same distance.
    NothingNearer,
    /// A generation would have accepted too few of its simulations; it was given up.
    Acceptance,
    /// The simulations that were allowed are made; a generation that was not complete was given up.
    Simulations,
}

/// An approximate posterior: the population of the last complete generation.
///
/// It is exact for the event that the distance is within the last tolerance, up to Monte Carlo error; what is known of the
/// parameters given the data themselves is usually narrower.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Posterior {
    /// The priors of the parameters.
    pub priors: Vec<Prior>,
    /// The observed summaries; NaN (`null` in JSON) where one is missing.
    #[serde(with = "super::population::maybe")]
    pub observed: Vec<f64>,
    /// The weighted particles.
    pub population: Population,
    /// All complete generations in order, at least one.
    pub generations: Vec<GenerationReport>,
    /// All simulations, those of a generation that was given up or is under way included.
    pub simulations: u64,
    /// Why the sampler stopped; nothing while it goes on.
    pub stopped: Option<StopReason>,
}

impl Posterior {
    /// The report of the generation that the particles come from.
    ///
    /// # Panics
    ///
    /// If the list of generations was emptied.
    pub fn last(&self) -> &GenerationReport {
        self.generations.last().expect("a posterior has at least one complete generation")
    }

    /// See [`GenerationReport::log_evidence`], for the last tolerance.
    pub fn log_evidence(&self) -> f64 {
        self.last().log_evidence
    }
}
