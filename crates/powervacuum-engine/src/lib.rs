//! The pure model of a leadership struggle.
//!
//! Nobody is in charge any more; several contenders want to be. A [`Scenario`] says who they are, what they hold and by
//! which rules the organisation decides; the engine plays the struggle month by month.
//!
//! The crate knows no files, no clock, no threads and no case: the same scenario, seed and version give the same
//! chronicle, bit for bit.

mod action;
mod chance;
mod event;
mod ids;
pub mod math;
mod month;
mod policy;
mod prospects;
mod quantity;
mod reckoning;
mod scenario;
mod simulation;
mod spoils;
mod state;
mod survey;
pub mod theory;
mod votes;

pub use action::{Action, ActionKind, Decision};
pub use chance::{Chance, DrawKey, KeyedChance, Purpose};
pub use event::{Cause, Count, Event, EventKind, Motion, Outcome, Source, Term};
pub use ids::*;
pub use policy::{Forecast, Policy, QuantalResponse, Question, Recorded};
pub use quantity::*;
pub use scenario::*;
pub use simulation::{Keep, MonthBooks, Struggle};
pub use state::*;
