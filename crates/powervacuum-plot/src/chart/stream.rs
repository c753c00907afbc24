//! One history: weights stacked over time, and what the public saw of one contender.

use crate::frame::{Contender, Event, Frame};

/// The stacked weights of one history.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// The words around the chart.
    pub frame: Frame,
    /// The contenders, in the order of their colours. The first lies at the bottom, unless `seen` names another.
    pub contenders: Vec<Contender>,
    /// The times as decimal years, rising.
    pub years: Vec<f64>,
    /// For each contender its weight at each time, as fractions. What is missing to one belongs to nobody.
    pub weights: Vec<Vec<f64>>,
    /// A dashed line: how one contender's weight was seen. That contender lies at the bottom.
    pub seen: Option<SeenWeight>,
    /// Events marked above the stream.
    pub events: Vec<Event>,
}

/// A contender's weight as others saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenWeight {
    /// Whose weight: an index into the contenders.
    pub contender: usize,
    /// Who saw it so, for the label on the line: "what the public saw of Stalin".
    pub label: String,
    /// The weight seen at each time, as a fraction.
    pub weights: Vec<f64>,
}
