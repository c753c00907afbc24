//! Cases and promises that every scenario and action is tested against.
//!
//! [`cases`] builds small struggles in code and loads nothing, [`soundness`] says what is true of every state, [`audit`]
//! watches what is asked of chance, [`conformance`] holds the promises on whole histories, [`enumeration`] plays every
//! branch of a small struggle with its exact probability, [`statistics`] tells chance from error.

pub mod audit;
pub mod cases;
pub mod conformance;
pub mod enumeration;
pub mod soundness;
pub mod statistics;
