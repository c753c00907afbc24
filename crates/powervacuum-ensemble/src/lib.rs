//! Many histories at once.
