//! Which parameters agree with what was observed, where only a simulator is at hand: approximate Bayesian computation by
//! sequential Monte Carlo.
//!
//! A population of parameter vectors is drawn from the priors, simulated, and kept where summaries come near the observed
//! ones; then it is moved, weighted and simulated again under a smaller tolerance.
//!
//! - The sampler and its importance weights: Toni et al. (2009), Journal of the Royal Society Interface 6:187-202; Beaumont
//!   et al. (2009), Biometrika 96:983-990.
//! - Kernels: Beaumont et al. (2009); Filippi et al. (2013), Statistical Applications in Genetics and Molecular Biology
//!   12:87-107. Proposals outside of the priors' support are refused without a simulation, not reflected.
//! - Tolerances from quantiles: Drovandi & Pettitt (2011), Biometrics 67:225-233; Del Moral et al. (2012), Statistics and
//!   Computing 22:1009-1020.
//! - Scales of the distance: Prangle (2017), Bayesian Analysis 12:289-309.
//! - [`Posterior::adjusted`]: regression towards no distance, Beaumont et al. (2002), Genetics 162:2025-2035.
//! - [`Posterior::warnings`] says in plain words what makes a posterior doubtful.
//!
//! Two models are not compared here: [`GenerationReport::log_evidence`] says under which conditions its numbers may be.
//!
//! The order of outcomes is that of the numbers of their proposals, and each proposal's chance has its own key; see [`Smc`]
//! for driving it with threads and checkpoints.

mod distance;
mod kernel;
mod linear;
mod plan;
mod population;
mod posterior;
mod prior;
mod proposer;
mod regression;
mod sampler;
mod state;
mod warnings;

pub use distance::{Distance, Missing, Norm, Scales};
pub use kernel::Kernel;
pub use plan::{MOST_PARAMETERS, SmcPlan, Stop, Tolerances};
pub use population::{Particle, Population};
pub use posterior::{GenerationReport, Posterior, StopReason};
pub use prior::{Distribution, Prior};
pub use proposer::{Proposal, Proposer};
pub use sampler::{Outcome, Progress, Smc, Step};
pub use warnings::{Edge, Warning};
