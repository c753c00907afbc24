//! Portable mathematical functions.
