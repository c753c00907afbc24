//! Pictures of results, from plain numbers to SVG and PNG, in the look of the studio.
//!
//! A picture is described by a struct: [`OutcomeBars`], [`Dates`], [`Weights`], [`Stream`], [`Waterfall`], [`Indices`] or
//! [`Pasts`]. The crate knows nothing of the model: names, numbers and sentences come from the caller.

mod chart;
mod frame;

pub use chart::dates::{DateRow, Dates, When};
pub use chart::indices::{IndexRows, Indices, MorrisRow, SobolRow};
pub use chart::outcome_bars::{OutcomeBars, OutcomeRow};
pub use chart::pasts::{PastRow, Pasts};
pub use chart::stream::{SeenWeight, Stream};
pub use chart::waterfall::{Step, Waterfall};
pub use chart::weights::{WeightCurves, Weights};
pub use frame::{Contender, Estimate, Event, Frame, Spread, contenders, decimal_year};
