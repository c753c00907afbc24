//! Results borrowed from the literature, as pure functions: paper, equation, known answers.

pub mod ruling_coalition;
