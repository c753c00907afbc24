//! Pictures of results, from plain numbers to SVG and PNG, in the look of the studio.
//!
//! A picture is described by a struct: [`OutcomeBars`], [`Dates`], [`Weights`], [`Stream`], [`Waterfall`], [`Indices`] or
//! [`Pasts`]. The crate knows nothing of the model: names, numbers and sentences come from the caller.

#![allow(
    clippy::disallowed_methods,
    reason = "pictures decide nothing: the last bit of a contrast may differ by platform"
)]

mod canvas;
mod chart;
mod check;
mod css;
mod error;
mod font;
mod frame;
mod picture;
mod rows;
mod scale;
mod sheet;
mod theme;
mod words;
mod years;

pub use canvas::TextBox;
pub use chart::dates::{DateRow, Dates, When};
pub use chart::indices::{IndexRows, Indices, MorrisRow, SobolRow};
pub use chart::outcome_bars::{OutcomeBars, OutcomeRow};
pub use chart::pasts::{PastRow, Pasts};
pub use chart::stream::{SeenWeight, Stream};
pub use chart::waterfall::{Step, Waterfall};
pub use chart::weights::{WeightCurves, Weights};
pub use css::{FIGURE_FAMILY, TEXT_FAMILY, figure_fonts, page_css, text_fonts, variables};
pub use error::PlotError;
pub use frame::{Contender, Estimate, Event, Frame, Spread, contenders, decimal_year};
pub use picture::{Chart, Picture, Style};
pub use theme::{Rgb, Theme, Tokens};
