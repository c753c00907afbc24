//! Saving a struggle in the middle, and going on from there.

use std::io::{Read, Write};
use std::sync::Arc;

use powervacuum_engine::{Event, State};
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::replay::{Fold, ReplayError};
use crate::run::{History, Recipe};

/// The `format` of a saved struggle.
pub const SAVE_FORMAT: &str = "powervacuum-save";
/// The `version` of a saved struggle.
pub const SAVE_VERSION: u32 = 1;
/// The largest file that is read, in bytes.
const LARGEST: u64 = 256 << 20;

#[derive(Serialize)]
struct Written<'h> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    recipe: &'h Recipe,
    state: &'h State,
    events: &'h [Event],
}

#[derive(Deserialize)]
struct Found {
    format: String,
    version: u32,
    #[serde(flatten)]
    recipe: Recipe,
    state: State,
    events: Vec<Event>,
}

/// Why a saved struggle cannot be taken up again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SaveError {
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Read(std::io::Error),
    /// The file is not a saved struggle of a known version.
    #[error("not a saved struggle (`\"format\": \"{expected}\", \"version\": {version}`): {found}", expected = SAVE_FORMAT, version = SAVE_VERSION)]
    Format {
        /// What is wrong with it.
        found: String,
    },
    /// The case is unknown or another one.
    #[error(transparent)]
    Case(ReplayError),
    /// An entry does not belong there.
    #[error("entry {entry}: {found}, expected {expected}")]
    Entry {
        /// Position in the list of entries.
        entry: usize,
        /// What is there.
        found: String,
        /// What should be.
        expected: String,
    },
    /// The entries do not lead to the saved state.
    #[error(
        "the entries do not lead to the saved state: the file was changed, or saved by another version ({version})"
    )]
    State {
        /// The version that saved it.
        version: String,
    },
}

/// Saves a history that was stopped before its end: what reproduces it, its state and its entries so far.
///
/// # Errors
/// When `out` cannot be written to.
pub fn save(history: &History, out: &mut impl Write) -> std::io::Result<()> {
    let History { recipe, state, chronicle, .. } = history;
    let written = Written { format: SAVE_FORMAT, version: SAVE_VERSION, recipe, state, events: chronicle };
    serde_json::to_writer(&mut *out, &written)?;
    out.write_all(b"\n")
}

/// Takes up a saved struggle; [`History::go_on`] plays on, and what comes out is to the bit what an uninterrupted run
/// gives. `case` is the case that was played; none for the shipped case that the file names.
///
/// # Errors
/// When the file is damaged, of another version or of another case. Never panics, whatever the file says: the state is
/// worked out from the entries and only compared with the saved one.
pub fn resume(reader: impl Read, case: Option<Arc<Case>>) -> Result<History, SaveError> {
    let mut text = Vec::new();
    reader.take(LARGEST).read_to_end(&mut text).map_err(SaveError::Read)?;
    let found: Found = serde_json::from_slice(&text).map_err(|error| SaveError::Format { found: error.to_string() })?;
    if found.format != SAVE_FORMAT || found.version != SAVE_VERSION {
        let found = format!("it says `{}`, version {}", found.format, found.version);
        return Err(SaveError::Format { found });
    }
    let case = match case {
        Some(case) => case,
        None => Case::builtin(&found.recipe.scenario)
            .map(Arc::new)
            .map_err(|error| SaveError::Case(ReplayError::Case(error)))?,
    };
    let mut fold = Fold::new(case, found.recipe).map_err(SaveError::Case)?;
    for (entry, event) in found.events.into_iter().enumerate() {
        fold.push(event).map_err(|(found, expected)| SaveError::Entry { entry, found, expected })?;
    }
    let history = fold.finish();
    if history.state != found.state {
        return Err(SaveError::State { version: history.recipe.engine_version });
    }
    Ok(history)
}
