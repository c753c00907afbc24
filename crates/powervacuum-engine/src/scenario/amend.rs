//! Applying interventions.

/// Why interventions cannot be applied.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AmendError {
    /// No intervention of that name.
    #[error("there is no what-if `{name}`")]
    Unknown {
        /// The name found.
        name: String,
    },
}
