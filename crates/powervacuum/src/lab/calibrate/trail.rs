//! What a search for point values has found so far, on disk: the distances of the points it played, in the order in which it
//! plays them. Which points those are follows from the seed and the distances before, so a search that was stopped reads its
//! trail again and goes on where it was.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::JournalError;

const SEARCH: &str = "search.jsonl";

/// A line of `search.jsonl`; no distance for a point that makes no case.
#[derive(Serialize, Deserialize)]
struct Line {
    number: usize,
    distance: Option<f64>,
}

/// The distances found so far.
pub(super) struct Trail {
    path: PathBuf,
    file: BufWriter<File>,
    /// Those that were found before.
    known: Vec<f64>,
    /// How many have been asked for or noted.
    at: usize,
}

impl Trail {
    /// Opens the trail of a calibration's folder, which must be locked.
    pub(super) fn open(folder: &Path) -> Result<Trail, JournalError> {
        let path = folder.join(SEARCH);
        let (known, whole) = read(&path)?;
        let failed = |source| JournalError::Write { path: path.clone(), source };
        let file = OpenOptions::new().append(true).create(true).open(&path).map_err(failed)?;
        // A line that was cut off by a crash is played again.
        file.set_len(whole).map_err(failed)?;
        Ok(Trail { file: BufWriter::new(file), path, known, at: 0 })
    }

    /// The next distances that were found before, up to so many.
    pub(super) fn known(&mut self, most: usize) -> Vec<f64> {
        let found: Vec<f64> = self.known.iter().skip(self.at).take(most).copied().collect();
        self.at += found.len();
        found
    }

    /// Notes the next distance.
    pub(super) fn note(&mut self, distance: f64) -> Result<(), JournalError> {
        let line = Line { number: self.at, distance: distance.is_finite().then_some(distance) };
        let text = serde_json::to_string(&line).expect("numbers can be written");
        self.at += 1;
        let written = writeln!(self.file, "{text}").and_then(|()| self.file.flush());
        written.map_err(|source| JournalError::Write { path: self.path.clone(), source })
    }

    /// An error if more was found than a search of this length finds.
    pub(super) fn end(&self) -> Result<(), JournalError> {
        match self.known.len() > self.at {
            true => Err(damaged(&self.path, format!("point {} is one too many", self.at))),
            false => Ok(()),
        }
    }
}

fn damaged(path: &Path, reason: String) -> JournalError {
    JournalError::Damaged { path: path.to_owned(), reason }
}

/// The distances on whole lines, and how many bytes these take.
fn read(path: &Path) -> Result<(Vec<f64>, u64), JournalError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Vec::new(), 0)),
        Err(source) => return Err(JournalError::Read { path: path.to_owned(), source }),
    };
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let mut found = Vec::new();
    for text in bytes[..whole].split_inclusive(|byte| *byte == b'\n') {
        let line: Line = serde_json::from_slice(text).map_err(|error| damaged(path, error.to_string()))?;
        if line.number != found.len() {
            return Err(damaged(path, format!("point {} stands where {} should", line.number, found.len())));
        }
        found.push(line.distance.unwrap_or(f64::INFINITY));
    }
    Ok((found, whole as u64))
}
