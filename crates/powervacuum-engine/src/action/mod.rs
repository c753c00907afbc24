//! Actions: what a contender can do in a month (model, section 6).

mod kind;

pub use kind::ActionKind;
