//! A chronicle as lines of JSON: a header, every entry as the engine recorded it, and the end for comparison.

use std::collections::BTreeMap;
use std::io::{self, Write};

use powervacuum_engine::{CalendarMonth, State};
use serde::{Deserialize, Serialize};

use crate::document::{self, OutcomeDocument};
use crate::run::{History, Recipe};

/// The `format` of a chronicle's header.
pub const CHRONICLE_FORMAT: &str = "powervacuum-chronicle";
/// The `version` of a chronicle's header.
pub const CHRONICLE_VERSION: u32 = 1;

/// The first line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Header {
    pub format: String,
    pub version: u32,
    #[serde(flatten)]
    pub recipe: Recipe,
}

/// The last line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Footer {
    pub end: End,
}

/// What the entries lead to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct End {
    /// How many entries there are.
    pub events: usize,
    /// The last month that was played.
    pub month: Option<CalendarMonth>,
    /// How the struggle ended, if it did.
    pub outcome: Option<OutcomeDocument>,
    /// Where each contender stands.
    pub standing: BTreeMap<String, String>,
    /// Digest of the state.
    pub state: String,
}

impl End {
    pub fn of(history: &History) -> End {
        End {
            events: history.chronicle.len(),
            month: history.last_month(),
            outcome: document::outcome(history),
            standing: document::standing(history),
            state: digest(&history.state),
        }
    }
}

/// A digest of everything in a state: BLAKE3 of its JSON, whose fields come in a fixed order and whose numbers are
/// written so that they are read back to the bit.
pub fn digest(state: &State) -> String {
    let bytes = serde_json::to_vec(state).expect("a state has only text keys, so it can be written as JSON");
    format!("blake3:{}", blake3::hash(&bytes).to_hex())
}

/// Writes a history as lines of JSON, for [`replay`](crate::replay).
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_jsonl(history: &History, out: &mut impl Write) -> io::Result<()> {
    let header =
        Header { format: CHRONICLE_FORMAT.to_owned(), version: CHRONICLE_VERSION, recipe: history.recipe.clone() };
    line(out, &header)?;
    for event in &history.chronicle {
        line(out, event)?;
    }
    line(out, &Footer { end: End::of(history) })
}

fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
