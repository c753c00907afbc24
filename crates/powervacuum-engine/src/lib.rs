//! The pure model of a leadership struggle.
//!
//! Nobody is in charge any more; several contenders want to be. A [`Scenario`] says who they are, what they hold and by
//! which rules the organisation decides; the engine plays the struggle month by month.
//!
//! The crate knows no files, no clock, no threads and no case: the same scenario, seed and version give the same
//! chronicle, bit for bit.

mod action;
mod ids;
pub mod math;
mod quantity;
mod scenario;
pub mod theory;

pub use action::ActionKind;
pub use ids::*;
pub use quantity::*;
pub use scenario::*;
