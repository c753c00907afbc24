//! The charts, one file each.

pub(crate) mod dates;
pub(crate) mod indices;
pub(crate) mod outcome_bars;
pub(crate) mod pasts;
pub(crate) mod posteriors;
pub(crate) mod scoreboard;
pub(crate) mod stream;
pub(crate) mod waterfall;
pub(crate) mod weights;
