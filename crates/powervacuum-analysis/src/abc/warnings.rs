//! What a reader should be told about an approximate posterior, in plain words.
//!
//! Warnings are values, as in [`crate::warnings`]. Thresholds are assumed where no source is named.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::posterior::{Posterior, StopReason};
use super::prior::Prior;

/// The fewest effective particles that make no warning.
const FEWEST_EFFECTIVE: f64 = 100.0;
/// The least acceptance rate that makes no warning.
const LEAST_ACCEPTANCE: f64 = 0.01;
/// How much of the prior lies at an edge.
const EDGE: f64 = 0.05;
/// How much of the posterior may lie there: four times as much.
const MOST_AT_EDGE: f64 = 4.0 * EDGE;
/// From this share of the prior's spread on a posterior has told nothing.
const AS_WIDE: f64 = 0.9;
/// The standard deviation of a uniform number in (0, 1).
const UNIFORM_SD: f64 = 0.288_675_134_594_812_9;

/// An end of a prior.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// The lower one.
    Low,
    /// The upper one.
    High,
}

impl fmt::Display for Edge {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Edge::Low => "lower",
            Edge::High => "upper",
        })
    }
}

/// Something that makes an approximate posterior doubtful.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "warning", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Warning {
    /// Few particles carry most of the weight.
    FewEffective {
        /// The effective sample size.
        ess: f64,
        /// How many particles there are.
        particles: usize,
    },
    /// Hardly any simulation comes near enough.
    AcceptanceCollapsed {
        /// The acceptance rate of the last complete generation.
        acceptance: f64,
        /// Whether a further generation was given up.
        given_up: bool,
    },
    /// The simulations ran out.
    OutOfSimulations {
        /// How many there were.
        simulations: u64,
        /// How many generations are complete.
        generations: usize,
    },
    /// Generation 0 is the only one and takes everything: the posterior is the prior.
    NothingLearnt,
    /// A posterior that is pushed against an end of its prior.
    AtEdge {
        /// Which parameter.
        parameter: String,
        /// Which end.
        edge: Edge,
        /// The share of the posterior in the outermost 5 % of the prior.
        share: f64,
    },
    /// A posterior as wide as its prior.
    NotIdentified {
        /// Which parameter.
        parameter: String,
        /// Its spread in shares of the prior's.
        share: f64,
    },
    /// A summary that has no part in the distance, since no simulation varies in it.
    ConstantSummary {
        /// Which summary.
        summary: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::FewEffective { ess, particles } => write!(
                out,
                "{particles} weighted particles are worth only {ess:.0}: take more, or stop at a larger tolerance"
            ),
            Warning::AcceptanceCollapsed { acceptance, given_up } => write!(
                out,
                "{:.1} % of the simulations came near enough{}: allow more simulations, or ask whether the model can show \
                 what was observed",
                100.0 * acceptance,
                if *given_up { ", and a nearer generation was given up" } else { "" }
            ),
            Warning::OutOfSimulations { simulations, generations } => write!(
                out,
                "all {simulations} simulations were made before the end, and {generations} generations are complete: allow \
                 more for a nearer posterior"
            ),
            Warning::NothingLearnt => {
                write!(out, "the only generation took every simulation, so this is the prior: allow more generations")
            }
            Warning::AtEdge { parameter, edge, share } => write!(
                out,
                "{:.0} % of the posterior of `{parameter}` lies in the outermost 5 % at the {edge} end of its prior: widen \
                 the prior, or say why it ends there",
                100.0 * share
            ),
            Warning::NotIdentified { parameter, share } => write!(
                out,
                "the posterior of `{parameter}` is {:.0} % as wide as its prior: what was observed says nothing about it",
                100.0 * share
            ),
            Warning::ConstantSummary { summary } => write!(
                out,
                "`{summary}` is the same in all simulations, so it has no part in the distance: leave it out, or ask whether \
                 the model can vary in it"
            ),
        }
    }
}

impl Posterior {
    /// Warnings about this posterior; names are those of the parameters and of the summaries in order.
    ///
    /// # Examples
    ///
    /// ```
    /// use powervacuum_analysis::AnalysisError;
    /// use powervacuum_analysis::abc::{Distribution, Prior, Smc, SmcPlan, Stop};
    ///
    /// let prior = Prior::new(Distribution::Uniform { low: 0.0, high: 1.0 })?;
    /// let plan = SmcPlan { stop: Stop { generations: 3, ..Stop::default() }, ..SmcPlan::new(vec![prior; 2], vec![5.0], 1) };
    /// let posterior = Smc::new(plan)?.run(|proposal| Ok::<_, AnalysisError>(vec![proposal.parameters[0]]))?;
    /// let told: Vec<String> = posterior.warnings(&["patience", "zeal"], &["months"]).iter().map(|one| one.to_string()).collect();
    /// assert!(told[0].contains("posterior of `patience` lies in the outermost 5 % at the upper end of its prior"));
    /// assert!(told[1].contains("what was observed says nothing about it"));
    /// # Ok::<(), AnalysisError>(())
    /// ```
    pub fn warnings<S: AsRef<str>>(&self, parameters: &[S], summaries: &[S]) -> Vec<Warning> {
        let mut warnings = self.of_sampling();
        for (at, prior) in self.priors.iter().enumerate() {
            let name = name(parameters, "parameter", at);
            warnings.extend(self.at_edge(&name, at, prior));
            warnings.extend(self.not_identified(&name, at, prior));
        }
        let constant = |(at, scale): (usize, &Option<f64>)| {
            scale.is_none().then(|| Warning::ConstantSummary { summary: name(summaries, "summary", at) })
        };
        warnings.extend(self.last().scales.iter().enumerate().filter_map(constant));
        warnings
    }

    fn of_sampling(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let last = self.last();
        if last.ess < FEWEST_EFFECTIVE {
            warnings.push(Warning::FewEffective { ess: last.ess, particles: self.population.len() });
        }
        let given_up = self.stopped == Some(StopReason::Acceptance);
        if last.acceptance < LEAST_ACCEPTANCE || given_up {
            warnings.push(Warning::AcceptanceCollapsed { acceptance: last.acceptance, given_up });
        }
        if self.stopped == Some(StopReason::Simulations) {
            let (simulations, generations) = (self.simulations, self.generations.len());
            warnings.push(Warning::OutOfSimulations { simulations, generations });
        }
        if last.tolerance.is_none() {
            warnings.push(Warning::NothingLearnt);
        }
        warnings
    }

    fn at_edge(&self, name: &str, parameter: usize, prior: &Prior) -> Option<Warning> {
        let share = |inside: &dyn Fn(f64) -> bool| {
            self.population.expectation(|parameters| f64::from(inside(prior.cdf(parameters[parameter]))))
        };
        let ends = [(Edge::Low, share(&|place| place < EDGE)), (Edge::High, share(&|place| place > 1.0 - EDGE))];
        let (edge, share) = ends.into_iter().find(|(_, share)| *share > MOST_AT_EDGE)?;
        Some(Warning::AtEdge { parameter: name.to_owned(), edge, share })
    }

    /// Spreads are compared on the scale of the prior's shares, where every prior is uniform.
    fn not_identified(&self, name: &str, parameter: usize, prior: &Prior) -> Option<Warning> {
        let place = |parameters: &[f64]| prior.cdf(parameters[parameter]);
        let mean = self.population.expectation(place);
        let square = self.population.expectation(|parameters| (place(parameters) - mean) * (place(parameters) - mean));
        let share = square.sqrt() / UNIFORM_SD;
        let told = share > AS_WIDE && self.last().tolerance.is_some();
        told.then(|| Warning::NotIdentified { parameter: name.to_owned(), share })
    }
}

fn name<S: AsRef<str>>(names: &[S], what: &str, at: usize) -> String {
    names.get(at).map_or_else(|| format!("{what} {at}"), |name| name.as_ref().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abc::{Distribution, GenerationReport, Particle, Population};

    /// A posterior of two parameters, uniform over a part of their priors each, of a thousand particles.
    fn posterior(parts: [(f64, f64); 2]) -> Posterior {
        let prior = Prior::new(Distribution::Uniform { low: 0.0, high: 10.0 }).unwrap();
        let particle = |number: u32| {
            // The second in another order, so that the two do not depend on each other.
            let places = [number, number * 7 % 1000].map(|place| (f64::from(place) + 0.5) / 1000.0);
            let at = |which: usize| 10.0 * (parts[which].0 + places[which] * (parts[which].1 - parts[which].0));
            Particle {
                number: u64::from(number),
                parameters: vec![at(0), at(1)],
                weight: 0.001,
                distance: 0.5,
                summaries: vec![1.0],
            }
        };
        let population = Population { particles: (0..1000).map(particle).collect() };
        let last = GenerationReport {
            generation: 3,
            tolerance: Some(1.0),
            scales: vec![Some(1.0)],
            simulations: 5000,
            failed: 0,
            outside: 0,
            acceptance: 0.2,
            ess: population.ess(),
            log_evidence: -2.0,
        };
        Posterior {
            priors: vec![prior; 2],
            observed: vec![1.0],
            population,
            generations: vec![last],
            simulations: 5000,
            stopped: Some(StopReason::Generations),
        }
    }

    fn texts(posterior: &Posterior) -> Vec<String> {
        posterior.warnings(&["patience"], &["months"]).iter().map(Warning::to_string).collect()
    }

    #[test]
    fn a_sound_posterior_raises_no_warning() {
        assert_eq!(texts(&posterior([(0.3, 0.6), (0.0, 0.5)])), Vec::<String>::new());
    }

    #[test]
    fn edges_and_width_are_told_with_a_way_out() {
        assert_eq!(
            texts(&posterior([(0.8, 1.0), (0.0, 0.98)])),
            [
                "25 % of the posterior of `patience` lies in the outermost 5 % at the upper end of its prior: widen the \
                 prior, or say why it ends there",
                "the posterior of `parameter 1` is 98 % as wide as its prior: what was observed says nothing about it",
            ]
        );
        assert!(texts(&posterior([(0.0, 0.1), (0.2, 0.5)]))[0].contains("at the lower end"));
    }

    #[test]
    fn a_sampler_in_trouble_is_told() {
        let mut troubled = posterior([(0.3, 0.6), (0.3, 0.6)]);
        troubled.generations[0].ess = 12.3;
        troubled.generations[0].acceptance = 0.004;
        troubled.generations[0].scales = vec![None];
        troubled.stopped = Some(StopReason::Simulations);
        assert_eq!(
            texts(&troubled),
            [
                "1000 weighted particles are worth only 12: take more, or stop at a larger tolerance",
                "0.4 % of the simulations came near enough: allow more simulations, or ask whether the model can show what \
                 was observed",
                "all 5000 simulations were made before the end, and 1 generations are complete: allow more for a nearer \
                 posterior",
                "`months` is the same in all simulations, so it has no part in the distance: leave it out, or ask whether \
                 the model can vary in it",
            ]
        );
        troubled = posterior([(0.3, 0.6), (0.3, 0.6)]);
        troubled.stopped = Some(StopReason::Acceptance);
        assert!(texts(&troubled)[0].contains("20.0 % of the simulations came near enough, and a nearer generation"));
        troubled = posterior([(0.0, 1.0), (0.0, 1.0)]);
        troubled.generations[0].tolerance = None;
        assert_eq!(texts(&troubled), [Warning::NothingLearnt.to_string()]);
    }
}
