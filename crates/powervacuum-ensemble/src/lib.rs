//! Many histories at once.
//!
//! Histories are independent: they are played side by side ([`in_order`]) and handed over in the order of their numbers,
//! so that nothing depends on how many threads there are. A history in short is a [`Summary`].

mod control;
mod in_order;
mod summary;

pub use control::{Control, Threads};
pub use in_order::in_order;
pub use summary::{Summary, play, summarise};
