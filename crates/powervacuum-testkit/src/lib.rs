//! Cases and promises that every scenario and action is tested against.
//!
//! [`cases`] builds small struggles in code, [`conformance`] holds the promises, [`enumeration`] plays every branch of a
//! small struggle with its exact probability.

pub mod cases;
pub mod conformance;
pub mod enumeration;
