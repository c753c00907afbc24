//! Replaying a chronicle: the entries are folded again and the end is compared to the bit.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use powervacuum_engine::{Event, EventKind, MonthBooks, Scenario, State};

use crate::case::{Case, CaseError};
use crate::fits::fits;
use crate::jsonl::{CHRONICLE_FORMAT, CHRONICLE_VERSION, End, Footer, Header};
use crate::run::{ENGINE_VERSION, History, Recipe, Run, RunError};

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 4 << 20;

/// Why a file is not a chronicle that can be replayed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// The file cannot be read.
    #[error("line {line} cannot be read: {error}")]
    Read {
        /// Which line, counted from 1.
        line: usize,
        /// Why not.
        error: io::Error,
    },
    /// The first line is not the header of a chronicle.
    #[error("line 1 is not the header of a chronicle (`\"format\": \"{expected}\"`): {found}", expected = CHRONICLE_FORMAT)]
    Header {
        /// What is wrong with it.
        found: String,
    },
    /// The file was written by a program that this one does not know.
    #[error("line 1 says version {found} of the format, expected {expected}; use the program that wrote the file", expected = CHRONICLE_VERSION)]
    Version {
        /// The version found.
        found: u32,
    },
    /// The case is not known or not valid.
    #[error(transparent)]
    Case(CaseError),
    /// The case is not the one that was played.
    #[error(
        "the file was played in a case with fingerprint {expected}, and case `{case}` has {found}; \
         name the folder with the right content"
    )]
    Fingerprint {
        /// The case that was compared.
        case: String,
        /// The fingerprint in the file.
        expected: String,
        /// The fingerprint of the case.
        found: String,
    },
    /// The what-ifs do not fit the case.
    #[error("line 1: {0}")]
    Run(RunError),
    /// A line is not the entry that must come next.
    #[error("line {line}: {found}, expected {expected}")]
    Line {
        /// Which line, counted from 1.
        line: usize,
        /// What is there.
        found: String,
        /// What should be.
        expected: String,
    },
    /// The file stops before its end.
    #[error(
        "the file stops after {entries} entries without its last line, expected a line that starts with `{{\"end\"`; it is cut off"
    )]
    Truncated {
        /// How many entries there are.
        entries: usize,
    },
    /// The entries lead elsewhere than the last line says.
    #[error(
        "line {line}: the entries do not lead to the recorded end: {what} is {found}, expected {expected}{version}"
    )]
    End {
        /// Which line, counted from 1.
        line: usize,
        /// What differs.
        what: &'static str,
        /// What the entries lead to.
        found: String,
        /// What the file says.
        expected: String,
        /// A remark on the version of the engine, empty if it is the same.
        version: String,
    },
}

/// Reads a chronicle, folds its entries and compares the end with the recorded one.
///
/// `case` is the case that was played; none for the shipped case that the file names.
///
/// # Errors
/// When the file is cut off, damaged, from another case or another version. Never panics, whatever the file says.
pub fn replay(reader: impl BufRead, case: Option<Arc<Case>>) -> Result<History, ReplayError> {
    let mut lines = Lines { reader, line: 0 };
    let header = header(lines.next()?)?;
    let case = match case {
        Some(case) => case,
        None => Arc::new(Case::builtin(&header.recipe.scenario).map_err(ReplayError::Case)?),
    };
    let mut fold = Fold::new(case, header.recipe)?;
    loop {
        let Some(text) = lines.next()? else {
            return Err(ReplayError::Truncated { entries: fold.chronicle.len() });
        };
        if let Ok(footer) = serde_json::from_slice::<Footer>(&text) {
            let history = fold.finish();
            compare(&history, &footer.end, lines.line)?;
            return match lines.next()? {
                None => Ok(history),
                Some(_) => Err(lines.wrong("there is something after the end", "nothing")),
            };
        }
        let event: Event = serde_json::from_slice(&text)
            .map_err(|error| lines.wrong(&format!("not an entry ({})", plain(&error)), "an entry of the chronicle"))?;
        fold.push(event).map_err(|(found, expected)| lines.wrong(&found, &expected))?;
    }
}

/// What is wrong with a JSON text, without serde's line number, which is always 1 here.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

fn header(line: Option<Vec<u8>>) -> Result<Header, ReplayError> {
    let text = line.ok_or_else(|| ReplayError::Header { found: "the file is empty".to_owned() })?;
    let value: serde_json::Value =
        serde_json::from_slice(&text).map_err(|error| ReplayError::Header { found: plain(&error) })?;
    match value.get("format").and_then(|format| format.as_str()) {
        Some(CHRONICLE_FORMAT) => {}
        Some(other) => return Err(ReplayError::Header { found: format!("the format is `{other}`") }),
        None => return Err(ReplayError::Header { found: "it names no format".to_owned() }),
    }
    let version = value.get("version").and_then(serde_json::Value::as_u64).unwrap_or_default();
    if version != u64::from(CHRONICLE_VERSION) {
        return Err(ReplayError::Version { found: u32::try_from(version).unwrap_or(u32::MAX) });
    }
    serde_json::from_value(value).map_err(|error| ReplayError::Header { found: plain(&error) })
}

/// Lines of a file, none longer than [`LONGEST_LINE`].
struct Lines<R> {
    reader: R,
    line: usize,
}

impl<R: BufRead> Lines<R> {
    /// The next line; none at the end of the file.
    fn next(&mut self) -> Result<Option<Vec<u8>>, ReplayError> {
        self.line += 1;
        let mut text = Vec::new();
        let read = Read::take(&mut self.reader, LONGEST_LINE).read_until(b'\n', &mut text);
        let length = read.map_err(|error| ReplayError::Read { line: self.line, error })?;
        if length as u64 == LONGEST_LINE {
            return Err(self.wrong("the line is too long", &format!("at most {LONGEST_LINE} bytes")));
        }
        Ok((length > 0).then_some(text))
    }

    fn wrong(&self, found: &str, expected: &str) -> ReplayError {
        ReplayError::Line { line: self.line, found: found.to_owned(), expected: expected.to_owned() }
    }
}

/// A chronicle of unknown origin, folded entry by entry.
pub(crate) struct Fold {
    case: Arc<Case>,
    recipe: Recipe,
    scenario: Scenario,
    state: State,
    pub chronicle: Vec<Event>,
    books: Vec<MonthBooks>,
}

impl Fold {
    /// Begins at the start of the case that `recipe` names.
    pub fn new(case: Arc<Case>, recipe: Recipe) -> Result<Fold, ReplayError> {
        let found = case.fingerprint();
        if found != recipe.scenario_fingerprint {
            let expected = recipe.scenario_fingerprint;
            return Err(ReplayError::Fingerprint { case: case.name(), expected, found });
        }
        let what_ifs = recipe.what_ifs.clone();
        let run = Run { what_ifs, ..Run::new(Arc::clone(&case)) };
        let scenario = run.scenario().map_err(ReplayError::Run)?;
        let state = State::at_start(&scenario);
        Ok(Fold { case, recipe, scenario, state, chronicle: Vec::new(), books: Vec::new() })
    }

    /// Applies the next entry; otherwise says what was found and what was expected.
    pub fn push(&mut self, event: Event) -> Result<(), (String, String)> {
        if self.state.outcome.is_some() && matches!(event.kind, EventKind::MonthBegan) {
            return Err(("a month begins after the struggle has ended".to_owned(), "the last line".to_owned()));
        }
        if event.id.index() != self.chronicle.len() {
            return Err((format!("entry {}", event.id.index()), format!("entry {}", self.chronicle.len())));
        }
        if event.month != self.state.month {
            let month = |month| self.scenario.calendar(month);
            return Err((format!("an entry of {}", month(event.month)), format!("one of {}", month(self.state.month))));
        }
        if usize::from(event.month.0) > usize::from(self.scenario.spec().months) {
            let found = format!("an entry of {}", self.scenario.calendar(event.month));
            return Err((found, format!("a month of the case, which has {}", self.scenario.spec().months)));
        }
        if !fits(&event, &self.scenario) {
            let found = "the entry names something that the case does not have, or a number out of range".to_owned();
            return Err((found, format!("an entry of case `{}`", self.recipe.scenario)));
        }
        self.state.apply(&self.scenario, &event);
        if matches!(event.kind, EventKind::MonthClosed) {
            self.books.push(MonthBooks { month: event.month, weights: self.state.assessment.clone() });
        }
        self.chronicle.push(event);
        Ok(())
    }

    pub fn finish(self) -> History {
        let Fold { case, recipe, scenario, state, chronicle, books } = self;
        History { case, recipe, scenario, chronicle, books, state }
    }
}

/// Compares what the entries lead to with what the file says.
fn compare(history: &History, recorded: &End, line: usize) -> Result<(), ReplayError> {
    let reached = End::of(history);
    let differs = |what, found: String, expected: String| {
        let played_by = &history.recipe.engine_version;
        let version = if played_by == ENGINE_VERSION {
            String::new()
        } else {
            format!(" (played by version {played_by}, replayed by {ENGINE_VERSION})")
        };
        Err(ReplayError::End { line, what, found, expected, version })
    };
    if reached.events != recorded.events {
        return differs("the number of entries", reached.events.to_string(), recorded.events.to_string());
    }
    if reached.month != recorded.month {
        let text =
            |month: Option<powervacuum_engine::CalendarMonth>| month.map_or("none".to_owned(), |m| m.to_string());
        return differs("the last month", text(reached.month), text(recorded.month));
    }
    if reached.outcome != recorded.outcome {
        return differs("the outcome", json(&reached.outcome), json(&recorded.outcome));
    }
    if reached.standing != recorded.standing {
        return differs("the standing", json(&reached.standing), json(&recorded.standing));
    }
    if reached.state != recorded.state {
        return differs("the digest of the state", reached.state, recorded.state.clone());
    }
    Ok(())
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
