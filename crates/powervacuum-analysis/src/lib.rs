//! Statistics on plain numbers, for whoever has played many histories.
//!
//! Nothing here knows the model: outcomes come in as numbers, truths or months, and go out as estimates with their
//! intervals. Every result names the method that made it ([`Method`]), the same input and seed give the same result,
//! and the order of pushing and merging is the only thing that can move a last bit.
//!
//! | question | module |
//! |---|---|
//! | how often, how much, and how sure is that | [`interval`], [`moments`] |
//! | what does a change do, when both worlds share their luck | [`paired`] |
//! | when does it happen, if ever | [`quantile`] |
//! | which cause has which part in it | [`shapley`] |
//! | which parameters matter at all | [`morris`] |
//! | which share of the variance comes from which parameter | [`sobol`] |
//! | how much of that is only luck | [`noise`] |
//! | how good was a forecast, now that it is known what happened | [`score`] |
//! | which parameters agree with what was observed | [`abc`] |
//! | where is a loss least that only simulations tell | [`search`] |
//! | what should a reader be told about it | [`warnings`] |
//! | an interval for anything else | [`bootstrap`] |
//!
//! # Determinism
//!
//! Elementary functions are left to `libm` and `statrs`, generators to ChaCha8, whose values are fixed by its definition. Only sums,
//! products and square roots are formed here, in the order of the data. Merging in another order may change the last
//! bits; so merge in a fixed order, by block and not by thread.

pub mod abc;
pub mod bootstrap;
mod chance;
mod error;
pub mod interval;
pub mod moments;
pub mod morris;
pub mod noise;
pub mod paired;
pub mod points;
pub mod quantile;
pub mod score;
pub mod search;
pub mod shapley;
pub mod sobol;
pub mod warnings;

pub use error::AnalysisError;
pub use interval::{Estimate, Level, Method};
