//! The commands.

pub mod ensemble;
pub mod lab;
pub mod odd;
pub mod play;
pub mod replay;
pub mod report;
pub mod run;
pub mod scenario;
pub mod shells;
pub mod studio;
pub mod why;
