//! The whole state of a sampler: what a checkpoint holds.

use serde::{Deserialize, Serialize};

use super::distance::{ScaleList, Scales};
use super::kernel::{Centre, Mixture};
use super::plan::{SmcPlan, Tolerances};
use super::population::{Particle, Population, log_sum, lower_quantile};
use super::posterior::{GenerationReport, StopReason};
use super::prior::Prior;
use super::proposer::{Proposal, Proposer, coordinates};
use super::sampler::Progress;
use crate::AnalysisError;

/// Everything but what can be computed again.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    pub(super) plan: SmcPlan,
    pub(super) complete: Option<Population>,
    pub(super) reports: Vec<GenerationReport>,
    pub(super) current: Generation,
    pub(super) stopped: Option<StopReason>,
}

/// The generation that is being made.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Generation {
    number: u32,
    pub(super) tolerance: Option<f64>,
    scales: ScaleList,
    /// The proposal whose outcome is awaited, which is also how many were simulated.
    pub(super) next: u64,
    outside: u64,
    failed: u64,
    /// Accepted particles; their weights are set when the generation is complete.
    accepted: Vec<Particle>,
    log_weights: Vec<f64>,
    /// The summaries of all simulations, if scales are made of them.
    simulated: Vec<Summaries>,
}

/// Summaries as they are written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Summaries(#[serde(with = "super::population::maybe")] Vec<f64>);

impl Generation {
    fn new(number: u32, tolerance: Option<f64>, scales: ScaleList) -> Generation {
        let (accepted, log_weights, simulated) = (Vec::new(), Vec::new(), Vec::new());
        Generation { number, tolerance, scales, next: 0, outside: 0, failed: 0, accepted, log_weights, simulated }
    }

    /// How many particles it has.
    pub(super) fn kept(&self) -> usize {
        self.accepted.len()
    }

    /// Its numbers, once it is complete.
    fn report(&self, population: &Population) -> GenerationReport {
        let accepted = self.accepted.len() as f64;
        let draws = (self.next + self.outside) as f64;
        let mean_weight = log_sum(&self.log_weights) - libm::log(accepted);
        GenerationReport {
            generation: self.number,
            tolerance: self.tolerance,
            scales: self.scales.clone(),
            simulations: self.next,
            failed: self.failed,
            outside: self.outside,
            acceptance: accepted / self.next as f64,
            ess: population.ess(),
            log_evidence: mean_weight + libm::log((accepted - 1.0) / (draws - 1.0)),
        }
    }

    /// The accepted particles with weights that sum to 1.
    fn population(&self) -> Population {
        let total = log_sum(&self.log_weights);
        let weighted = |(particle, log): (&Particle, &f64)| {
            let weight = libm::exp(log - total);
            Particle { weight, ..particle.clone() }
        };
        Population { particles: self.accepted.iter().zip(&self.log_weights).map(weighted).collect() }
    }
}

impl State {
    pub(super) fn new(plan: SmcPlan) -> State {
        let scales = plan.distance.first_scales(plan.observed.len());
        let tolerance = match &plan.tolerances {
            Tolerances::Quantile(_) => None,
            Tolerances::Fixed(tolerances) => tolerances.first().copied(),
        };
        let tolerance = tolerance.map(|tolerance| tolerance.max(plan.stop.tolerance.unwrap_or(0.0)));
        let current = Generation::new(0, tolerance, scales);
        State { plan, complete: None, reports: Vec::new(), current, stopped: None }
    }

    /// All simulations so far.
    pub(super) fn simulations(&self) -> u64 {
        self.reports.iter().map(|report| report.simulations).sum::<u64>() + self.current.next
    }

    pub(super) fn progress(&self) -> Progress {
        Progress {
            generation: self.current.number,
            tolerance: self.current.tolerance,
            accepted: self.current.accepted.len(),
            particles: self.plan.particles,
            simulations: self.current.next,
            all_simulations: self.simulations(),
        }
    }

    /// Counts a simulation that came to nothing.
    pub(super) fn count_failure(&mut self, proposal: &Proposal) {
        self.current.next += 1;
        self.current.outside += proposal.outside;
        self.current.failed += 1;
    }

    /// Counts a simulation, and keeps it if it is near enough; says whether it is.
    pub(super) fn count(&mut self, proposal: Proposal, summaries: Vec<f64>, proposer: &Proposer) -> bool {
        let State { plan, current, .. } = self;
        current.next += 1;
        current.outside += proposal.outside;
        let distance = plan.distance.between(&current.scales, &summaries, &plan.observed);
        if plan.distance.scales == Scales::Adaptive {
            current.simulated.push(Summaries(summaries.clone()));
        }
        let accepted = distance.is_finite() && current.tolerance.is_none_or(|tolerance| distance <= tolerance);
        if accepted {
            let Proposal { number, parameters, .. } = proposal;
            current.log_weights.push(proposer.log_weight(&parameters));
            current.accepted.push(Particle { number, parameters, weight: 0.0, distance, summaries });
        }
        accepted
    }

    pub(super) fn is_complete(&self) -> bool {
        self.current.accepted.len() == self.plan.particles
    }

    /// Why the generation cannot become complete, if so.
    pub(super) fn reason_to_give_up(&self) -> Option<StopReason> {
        let particles = self.plan.particles as f64;
        let missing = self.plan.particles - self.current.accepted.len();
        let fewest = self.current.next as f64 + missing as f64;
        if self.plan.stop.acceptance.is_some_and(|least| particles < least * fewest) {
            return Some(StopReason::Acceptance);
        }
        let spent = self.plan.stop.simulations.is_some_and(|most| self.simulations() >= most);
        spent.then_some(StopReason::Simulations)
    }

    /// Closes a complete generation and opens the next one, unless it was the last.
    pub(super) fn turn(&mut self) {
        let population = self.current.population();
        self.reports.push(self.current.report(&population));
        let simulated: Vec<Vec<f64>> =
            std::mem::take(&mut self.current.simulated).into_iter().map(|Summaries(values)| values).collect();
        let number = self.current.number;
        let scales = self.plan.distance.next_scales(&self.current.scales, &simulated);
        let distances = self.rescored(&population, &scales);
        let reached = self.current.tolerance;
        let next_tolerance = self.next_tolerance(number + 1, &population, &distances);
        self.complete = Some(population);
        self.current = Generation::new(number + 1, next_tolerance, scales);
        self.stopped = self.reason_to_end(reached, next_tolerance);
    }

    fn reason_to_end(&self, reached: Option<f64>, next: Option<f64>) -> Option<StopReason> {
        let stop = &self.plan.stop;
        if stop.tolerance.is_some_and(|least| reached.is_some_and(|reached| reached <= least)) {
            Some(StopReason::Tolerance)
        } else if self.current.number >= self.plan.most_generations() {
            Some(StopReason::Generations)
        } else if next.is_none() {
            Some(StopReason::NothingNearer)
        } else if stop.simulations.is_some_and(|most| self.simulations() >= most) {
            Some(StopReason::Simulations)
        } else {
            None
        }
    }

    /// The distances of a population in new scales.
    fn rescored(&self, population: &Population, scales: &ScaleList) -> Vec<f64> {
        let of = |particle: &Particle| self.plan.distance.between(scales, &particle.summaries, &self.plan.observed);
        population.particles.iter().map(of).collect()
    }

    /// The tolerance of a generation that follows this population; nothing if none is left.
    fn next_tolerance(&self, number: u32, population: &Population, distances: &[f64]) -> Option<f64> {
        let next = match &self.plan.tolerances {
            Tolerances::Fixed(tolerances) => tolerances.get(number as usize).copied(),
            Tolerances::Quantile(order) => {
                let weights = population.particles.iter().map(|particle| particle.weight);
                let quantile = lower_quantile(distances.iter().copied().zip(weights).collect(), *order);
                let largest = distances.iter().copied().fold(0.0, f64::max);
                let smaller = distances.iter().copied().filter(|&distance| distance < largest);
                if quantile < largest { Some(quantile) } else { smaller.reduce(f64::max) }
            }
        };
        next.map(|next| next.max(self.plan.stop.tolerance.unwrap_or(0.0)))
    }

    /// The proposer of the current generation.
    pub(super) fn proposer(&self) -> Proposer {
        let mixture = self.complete.as_ref().map(|population| self.mixture(population));
        Proposer::new(self.plan.priors.clone(), self.plan.seed, self.current.number, mixture)
    }

    fn mixture(&self, population: &Population) -> Mixture {
        let priors = &self.plan.priors;
        let distances = self.rescored(population, &self.current.scales);
        let near = near_enough(&distances, self.current.tolerance, 2 * (priors.len() + 1));
        let centre = |(particle, distance): (&Particle, f64)| Centre {
            at: coordinates(priors, &particle.parameters),
            weight: particle.weight,
            alive: distance <= near,
        };
        let centres = population.particles.iter().zip(distances).map(centre).collect();
        let floors: Vec<f64> = priors.iter().map(floor).collect();
        Mixture::new(self.plan.kernel, centres, &floors)
    }
}

/// The distance up to which particles shape a local kernel: the tolerance, or so far that there are at least `fewest`.
fn near_enough(distances: &[f64], tolerance: Option<f64>, fewest: usize) -> f64 {
    let mut sorted = distances.to_vec();
    sorted.sort_by(f64::total_cmp);
    let least = sorted[fewest.min(sorted.len()) - 1];
    tolerance.unwrap_or(f64::INFINITY).max(least)
}

/// The least variance of a coordinate: that of a millionth of the middle half of its prior.
fn floor(prior: &Prior) -> f64 {
    const LEAST: f64 = 1e-6;
    let at = |share: f64| prior.coordinate(prior.quantile(share));
    let width = LEAST * (at(0.75) - at(0.25));
    (width * width).max(1e-300)
}

/// An error unless a state read from a file fits together.
pub(super) fn check(state: &State) -> Result<(), AnalysisError> {
    state.plan.check()?;
    let (parameters, summaries) = (state.plan.priors.len(), state.plan.observed.len());
    let current = &state.current;
    let fits = |particle: &Particle| {
        let allowed = particle.parameters.iter().zip(&state.plan.priors).all(|(&value, prior)| prior.allows(value));
        particle.parameters.len() == parameters && particle.summaries.len() == summaries && allowed
    };
    let complete = || state.complete.iter().flat_map(|population| &population.particles);
    let demand = |holds: bool, problem| if holds { Ok(()) } else { Err(AnalysisError::BrokenState(problem)) };
    demand(complete().chain(&current.accepted).all(fits), "a particle does not fit the plan")?;
    let whole = |population: &Population| population.len() == state.plan.particles;
    demand(state.complete.as_ref().is_none_or(whole), "the complete generation has not the particles of the plan")?;
    demand(complete().all(|particle| particle.weight >= 0.0), "a weight is below 0")?;
    demand(state.complete.is_some() == (current.number > 0), "the generation before is missing")?;
    demand(state.reports.len() == current.number as usize, "there is not one report for each generation")?;
    demand(current.scales.len() == summaries, "there is not one scale for each summary")?;
    demand(current.accepted.len() == current.log_weights.len(), "there is not one weight for each particle")?;
    demand(current.accepted.len() < state.plan.particles, "a complete generation was not closed")?;
    demand(current.accepted.len() as u64 <= current.next, "there are more particles than simulations")?;
    demand(current.simulated.iter().all(|one| one.0.len() == summaries), "a simulation does not fit the plan")
}
