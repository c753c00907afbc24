//! What can be wrong with a chart.

/// Why a picture could not be drawn.
///
/// `place` names the field, such as `rows[2].difference.low`.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlotError {
    /// A number is infinite or not a number.
    #[error("`{place}` is {value}: every number in a picture must be finite")]
    NotFinite {
        /// The field.
        place: String,
        /// The number found.
        value: f64,
    },
    /// A number lies outside what the field allows.
    #[error("`{place}` is {value}: expected {min} to {max}")]
    OutOfRange {
        /// The field.
        place: String,
        /// The number found.
        value: f64,
        /// The least number allowed.
        min: f64,
        /// The greatest number allowed.
        max: f64,
    },
    /// Numbers that must rise do not: times, or the ends of an interval around its value.
    #[error("`{place}` is {after} after {before}: it must not be smaller")]
    Order {
        /// The field.
        place: String,
        /// The number that comes first.
        before: f64,
        /// The number that comes second and is smaller.
        after: f64,
    },
    /// A list has another length than the list it belongs to.
    #[error("`{place}` has {found} entries: expected {expected}")]
    Length {
        /// The field.
        place: String,
        /// Entries found.
        found: usize,
        /// Entries expected.
        expected: usize,
    },
    /// A list that a picture needs is empty.
    #[error("`{place}` is empty: there is nothing to draw")]
    Empty {
        /// The field.
        place: String,
    },
    /// The picture could not be turned into pixels.
    #[error("no PNG from this picture: {reason}")]
    Png {
        /// What the renderer says.
        reason: String,
    },
}
