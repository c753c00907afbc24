//! Which parameters are tried next: a pure function of seed, generation and number.
//!
//! The chance of a proposal has its own key, so proposals can be made in any order and on any thread. Draws outside of the
//! priors' support are thrown away, centre and move together, and counted: the density of what remains is that of the
//! mixture times a constant, which cancels in the weights and is put back in the evidence.

use std::sync::Arc;

use super::kernel::Mixture;
use super::prior::Prior;
use crate::AnalysisError;
use crate::chance::Chance;

/// Parameters to be simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The generation, from 0.
    pub generation: u32,
    /// The number within the generation, from 0.
    pub number: u64,
    /// From which the simulator takes its seed: a number of 64 bits that depends on the sampler's seed, the generation and
    /// the number, and on nothing else.
    pub key: u64,
    /// The parameters, in the order of the priors.
    pub parameters: Vec<f64>,
    /// How many draws before it fell outside of the support.
    pub(super) outside: u64,
}

/// Makes the proposals of one generation; cheap to clone, and can be sent to any thread.
#[derive(Clone, Debug)]
pub struct Proposer {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    priors: Vec<Prior>,
    seed: u64,
    generation: u32,
    /// Nothing in generation 0, which is drawn from the priors.
    mixture: Option<Mixture>,
}

/// The most draws outside of the support in a row (assumed): beyond, the kernel hardly ever hits it.
const MOST_OUTSIDE: u64 = 1_000_000;
/// What the chance of a proposal is for; the number is never reused.
const PROPOSE: u64 = 1;

impl Proposer {
    pub(super) fn new(priors: Vec<Prior>, seed: u64, generation: u32, mixture: Option<Mixture>) -> Proposer {
        Proposer { shared: Arc::new(Shared { priors, seed, generation, mixture }) }
    }

    /// The generation whose proposals it makes.
    pub fn generation(&self) -> u32 {
        self.shared.generation
    }

    /// The proposal of a number, the same whenever it is asked for.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NoProposal`] if the kernel does not find the support of the priors.
    pub fn propose(&self, number: u64) -> Result<Proposal, AnalysisError> {
        let Shared { priors, seed, generation, mixture } = &*self.shared;
        let mut chance = Chance::keyed([*seed, u64::from(*generation), number, PROPOSE]);
        let key = chance.long_word();
        for outside in 0..MOST_OUTSIDE {
            let parameters: Vec<f64> = match mixture {
                None => priors.iter().map(|prior| prior.quantile(chance.uniform())).collect(),
                Some(mixture) => {
                    let coordinates = mixture.draw(&mut chance);
                    priors.iter().zip(coordinates).map(|(prior, coordinate)| prior.value(coordinate)).collect()
                }
            };
            if priors.iter().zip(&parameters).all(|(prior, &value)| prior.allows(value)) {
                return Ok(Proposal { generation: *generation, number, key, parameters, outside });
            }
        }
        Err(AnalysisError::NoProposal { draws: MOST_OUTSIDE })
    }

    /// The logarithm of the importance weight: the density of the priors over that of the mixture, 0 in generation 0.
    pub(super) fn log_weight(&self, parameters: &[f64]) -> f64 {
        let Shared { priors, mixture, .. } = &*self.shared;
        mixture.as_ref().map_or(0.0, |mixture| {
            let densities = priors.iter().zip(parameters).map(|(prior, &value)| prior.log_density_of_coordinate(value));
            densities.sum::<f64>() - mixture.log_density(&coordinates(priors, parameters))
        })
    }
}

/// The coordinates in which the kernel moves.
pub(super) fn coordinates(priors: &[Prior], parameters: &[f64]) -> Vec<f64> {
    priors.iter().zip(parameters).map(|(prior, &value)| prior.coordinate(value)).collect()
}
