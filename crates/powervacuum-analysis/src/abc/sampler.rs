//! The sampler: takes outcomes in order of their proposals, and knows when a generation is complete.
//!
//! It makes no simulation and has no threads. Whoever drives it takes a [`Proposer`], plays proposals wherever it likes, and
//! hands outcomes over by number. The particles of a generation are the accepted proposals with the lowest numbers, so
//! neither the number of threads nor their speed has a part in the result.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::plan::{SmcPlan, check_no_infinity};
use super::posterior::{Posterior, StopReason};
use super::proposer::{Proposal, Proposer};
use super::state::{State, check};
use crate::AnalysisError;
use crate::error::check_length;

/// What became of a simulation.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Its summaries, in the order of the observed ones; NaN where one is missing.
    Summaries(Vec<f64>),
    /// It came to nothing: counted as simulated and refused. An error that should stop the work is not for the sampler.
    Failed,
}

impl From<Vec<f64>> for Outcome {
    fn from(summaries: Vec<f64>) -> Outcome {
        Outcome::Summaries(summaries)
    }
}

/// What an outcome led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The proposal was refused.
    Refused,
    /// The proposal became a particle.
    Accepted,
    /// The generation is complete: outcomes of higher numbers are void, take the next [`Smc::proposer`].
    NextGeneration,
    /// The sampler has stopped, see [`Smc::stopped`].
    Stopped,
}

impl Step {
    /// Whether outcomes of further proposals of this generation are void.
    pub fn ends_generation(self) -> bool {
        matches!(self, Step::NextGeneration | Step::Stopped)
    }
}

/// How far a sampler is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The generation that is being made, from 0.
    pub generation: u32,
    /// Its tolerance; nothing where every simulation is accepted.
    pub tolerance: Option<f64>,
    /// How many of its particles are accepted.
    pub accepted: usize,
    /// How many particles it will have.
    pub particles: usize,
    /// How many simulations it has cost so far; the share that is accepted tells how many are still needed.
    pub simulations: u64,
    /// How many simulations all generations have cost so far.
    pub all_simulations: u64,
}

/// A sampler of approximate Bayesian computation by sequential Monte Carlo.
///
/// With serde it is a checkpoint: at any moment between two outcomes it can be written, read and driven on, to the same bits
/// in the end. A format must keep every `f64` exactly; JSON does with serde_json's feature `float_roundtrip`. A checkpoint
/// holds all summaries of the current generation if scales are adaptive; instead of writing it for each particle, one may
/// write it at the start of a generation and keep a journal of outcomes, to be handed over again.
///
/// # Examples
///
/// One thread, and the mean of a normal distribution from one number:
///
/// ```
/// use powervacuum_analysis::AnalysisError;
/// use powervacuum_analysis::abc::{Distribution, Prior, Smc, SmcPlan, Stop};
///
/// let prior = Prior::new(Distribution::Uniform { low: -10.0, high: 10.0 })?;
/// let stop = Stop { generations: 4, ..Stop::default() };
/// let mut smc = Smc::new(SmcPlan { particles: 200, stop, ..SmcPlan::new(vec![prior], vec![3.0], 1) })?;
/// let posterior = smc.run(|proposal| {
///     // A simulator of one's own, seeded with `proposal.key`.
///     let luck = (proposal.key >> 11) as f64 / (1_u64 << 53) as f64 - 0.5;
///     Ok::<_, AnalysisError>(vec![proposal.parameters[0] + luck])
/// })?;
/// assert!((posterior.population.mean(0) - 3.0).abs() < 0.5);
/// # Ok::<(), AnalysisError>(())
/// ```
///
/// Step by step, with a checkpoint; the inner loop is what a pool of threads would do:
///
/// ```
/// # use powervacuum_analysis::AnalysisError;
/// # use powervacuum_analysis::abc::{Distribution, Prior, Smc, SmcPlan, Stop};
/// # let prior = Prior::new(Distribution::Uniform { low: -10.0, high: 10.0 })?;
/// # let stop = Stop { generations: 3, ..Stop::default() };
/// # let mut smc = Smc::new(SmcPlan { particles: 50, stop, ..SmcPlan::new(vec![prior], vec![3.0], 1) })?;
/// while let Some(proposer) = smc.proposer() {
///     for number in smc.next_number().. {
///         let proposal = proposer.propose(number)?;
///         let summaries = vec![proposal.parameters[0]];
///         if smc.accept(number, summaries)?.ends_generation() {
///             break;
///         }
///     }
///     let checkpoint = serde_json::to_string(&smc).expect("a sampler can be written");
///     smc = serde_json::from_str(&checkpoint).expect("and read");
/// }
/// assert_eq!(smc.posterior()?.generations.len(), 3);
/// # Ok::<(), AnalysisError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Smc {
    state: State,
    proposer: Proposer,
}

impl Smc {
    /// A sampler at the beginning of generation 0.
    ///
    /// # Errors
    ///
    /// Those of [`SmcPlan::check`].
    pub fn new(plan: SmcPlan) -> Result<Smc, AnalysisError> {
        plan.check()?;
        Ok(Smc::of(State::new(plan)))
    }

    fn of(state: State) -> Smc {
        let proposer = state.proposer();
        Smc { state, proposer }
    }

    /// The plan.
    pub fn plan(&self) -> &SmcPlan {
        &self.state.plan
    }

    /// Makes the proposals of the current generation; nothing once the sampler has stopped.
    pub fn proposer(&self) -> Option<Proposer> {
        self.state.stopped.is_none().then(|| self.proposer.clone())
    }

    /// The proposal whose outcome is awaited; numbers begin with 0 in each generation.
    pub fn next_number(&self) -> u64 {
        self.state.current.next
    }

    /// How many simulations have been made in all.
    pub fn simulations(&self) -> u64 {
        self.state.simulations()
    }

    /// How many particles the current generation has.
    pub fn kept(&self) -> usize {
        self.state.current.kept()
    }

    /// The distance within which the current generation keeps particles; none where it keeps all.
    pub fn tolerance(&self) -> Option<f64> {
        self.state.current.tolerance
    }

    /// The next proposals, at most `size`: for whoever plays in batches. Empty once the sampler has stopped.
    ///
    /// The size has no part in the result; outcomes left over at the end of a generation are dropped.
    ///
    /// # Errors
    ///
    /// Those of [`Proposer::propose`].
    pub fn next_batch(&self, size: usize) -> Result<Vec<Proposal>, AnalysisError> {
        let Some(proposer) = self.proposer() else { return Ok(Vec::new()) };
        (self.next_number()..).take(size).map(|number| proposer.propose(number)).collect()
    }

    /// Takes the outcome of a proposal, in order of numbers.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::OutOfTurn`], [`AnalysisError::Stopped`], [`AnalysisError::WrongLength`] or
    /// [`AnalysisError::NotFinite`] (an infinite summary). After an error the sampler is as before.
    pub fn accept(&mut self, number: u64, outcome: impl Into<Outcome>) -> Result<Step, AnalysisError> {
        if self.state.stopped.is_some() {
            return Err(AnalysisError::Stopped);
        }
        let expected = self.next_number();
        if number != expected {
            return Err(AnalysisError::OutOfTurn { expected, found: number });
        }
        let proposal = self.proposer.propose(number)?;
        self.take(proposal, outcome.into())
    }

    /// Takes the outcome of the proposal that is awaited.
    fn take(&mut self, proposal: Proposal, outcome: Outcome) -> Result<Step, AnalysisError> {
        let accepted = match outcome {
            Outcome::Failed => {
                self.state.count_failure(&proposal);
                false
            }
            Outcome::Summaries(summaries) => {
                check_length("summaries", self.state.plan.observed.len(), summaries.len())?;
                check_no_infinity("summaries", &summaries)?;
                self.state.count(proposal, summaries, &self.proposer)
            }
        };
        Ok(self.step(accepted))
    }

    fn step(&mut self, accepted: bool) -> Step {
        if self.state.is_complete() {
            self.state.turn();
            self.proposer = self.state.proposer();
            if self.state.stopped.is_some() { Step::Stopped } else { Step::NextGeneration }
        } else if let Some(reason) = self.state.reason_to_give_up() {
            self.state.stopped = Some(reason);
            Step::Stopped
        } else if accepted {
            Step::Accepted
        } else {
            Step::Refused
        }
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.state.progress()
    }

    /// Why the sampler stopped; nothing while it goes on.
    pub fn stopped(&self) -> Option<StopReason> {
        self.state.stopped
    }

    /// What is known after the last complete generation.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NoGeneration`] before the first one is complete.
    pub fn posterior(&self) -> Result<Posterior, AnalysisError> {
        let population = self.state.complete.clone().ok_or(AnalysisError::NoGeneration)?;
        Ok(Posterior {
            priors: self.state.plan.priors.clone(),
            observed: self.state.plan.observed.clone(),
            population,
            generations: self.state.reports.clone(),
            simulations: self.state.simulations(),
            stopped: self.state.stopped,
        })
    }

    /// Plays proposals one by one until the sampler stops.
    ///
    /// # Errors
    ///
    /// The simulator's, at once, with the sampler as before that proposal; those of [`Smc::accept`], [`Proposer::propose`]
    /// and [`Smc::posterior`].
    pub fn run<O: Into<Outcome>, E: From<AnalysisError>>(
        &mut self,
        mut simulator: impl FnMut(&Proposal) -> Result<O, E>,
    ) -> Result<Posterior, E> {
        while self.state.stopped.is_none() {
            let proposal = self.proposer.propose(self.next_number())?;
            let outcome = simulator(&proposal)?;
            self.take(proposal, outcome.into())?;
        }
        Ok(self.posterior()?)
    }
}

impl Serialize for Smc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.state.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Smc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Smc, D::Error> {
        let state = State::deserialize(deserializer)?;
        check(&state).map_err(serde::de::Error::custom)?;
        Ok(Smc::of(state))
    }
}
