//! A small, valid, commented case to start from.

use crate::files::Files;

/// Why a case cannot be started.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScaffoldError {
    /// The id is not a short name.
    #[error("`{found}` is not a short name: use lower-case letters, digits and hyphens, as in `my-case`")]
    Id {
        /// The id found.
        found: String,
    },
}

/// The files of a small case with that id, with comments for its author.
///
/// # Errors
/// When `id` is not a short name.
pub fn scaffold(id: &str) -> Result<Files, ScaffoldError> {
    if !crate::names::is_short_name(id) {
        return Err(ScaffoldError::Id { found: id.to_owned() });
    }
    let scenario = include_str!("../scaffold/scenario.toml").replace("@ID@", id);
    Ok(Files::from_iter([
        ("scenario.toml", scenario.as_str()),
        ("notables.csv", include_str!("../scaffold/notables.csv")),
        ("constituencies.csv", include_str!("../scaffold/constituencies.csv")),
        ("groups.csv", include_str!("../scaffold/groups.csv")),
        ("seats.csv", include_str!("../scaffold/seats.csv")),
        ("trust.csv", include_str!("../scaffold/trust.csv")),
        ("sources.csv", include_str!("../scaffold/sources.csv")),
    ]))
}
