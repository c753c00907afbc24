//! The commands.

pub mod ensemble;
pub mod replay;
pub mod run;
pub mod scenario;
pub mod shells;
pub mod why;
