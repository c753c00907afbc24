//! Pictures of results, from plain numbers to SVG and PNG, in the look of the studio.
//!
//! A picture is described by a struct: [`OutcomeBars`], [`Dates`], [`Weights`], [`Stream`], [`Waterfall`], [`Indices`],
//! [`Pasts`], [`Scoreboard`] or [`Posteriors`]. The crate knows nothing of the model: names, numbers and sentences come from the caller.
//!
//! [`Chart::draw`] checks the numbers, lays out the picture and measures every text with the embedded font, so that none
//! is cut or collides. The [`Picture`] it returns becomes an SVG file that carries its fonts, an SVG element for a page
//! that has them ([`page_css`]), or a PNG. The same input gives the same bytes, on every machine.
//!
//! Letters outside Latin are drawn by a browser with its own fonts; a PNG shows boxes in their place.
//!
//! # Examples
//!
//! ```
//! use powervacuum_plot::{Chart, Estimate, Frame, PastRow, Pasts, Style, Theme};
//!
//! let chart = Pasts {
//!     frame: Frame {
//!         finding: "An early appointment stands in most pasts".into(),
//!         notes: vec!["1000 histories".into(), "seed 1922".into()],
//!         ..Frame::default()
//!     },
//!     rows: vec![PastRow {
//!         label: "First appointment".into(),
//!         share: 0.62,
//!         difference: Some(Estimate::plus_minus(0.18, 0.03)),
//!     }],
//! };
//! let picture = chart.draw(&Style::new(Theme::Light))?;
//! let (svg, png) = (picture.svg(), picture.png(2.0)?);
//! # assert!(svg.starts_with("<svg") && png.starts_with(b"\x89PNG"));
//! # Ok::<(), powervacuum_plot::PlotError>(())
//! ```

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
pub use chart::posteriors::{PosteriorRow, Posteriors};
pub use chart::scoreboard::{Reach, ScorePanel, ScoreRow, ScoreScale, Scoreboard};
pub use chart::stream::{SeenWeight, Stream};
pub use chart::waterfall::{Step, Waterfall};
pub use chart::weights::{WeightCurves, Weights};
pub use css::{FIGURE_FAMILY, TEXT_FAMILY, figure_fonts, page_css, text_fonts, variables};
pub use error::PlotError;
pub use frame::{Contender, Estimate, Event, Frame, Spread, contenders, decimal_year};
pub use picture::{Chart, Picture, Style};
pub use theme::{Rgb, Theme, Tokens};
