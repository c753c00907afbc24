//! What a calibration has done so far, on disk: nothing that was played is lost.
//!
//! `sampler.json` holds the sampler as it was when the generation under way began, `outcomes.jsonl` what has been played
//! since, draw by draw. Both are read again to go on. `request.json` says what is being calibrated, so that a folder is
//! never taken for another one; it is written last, and without it a folder is none. `.lock` keeps a second program out.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use powervacuum_analysis::abc::{Outcome, Smc, SmcPlan};
use serde::{Deserialize, Serialize};

use super::super::LabError;
use super::{CalibrateRequest, Calibration, SearchFrom};
use crate::run::ENGINE_VERSION;

const REQUEST: &str = "request.json";
const SAMPLER: &str = "sampler.json";
const OUTCOMES: &str = "outcomes.jsonl";
const RESULT: &str = "calibration.json";
const POSTERIOR: &str = "posterior.csv";
const LOCK: &str = ".lock";
/// What is there when the program is killed before the folder holds a calibration.
const BEGINNINGS: [&str; 4] = [LOCK, SAMPLER, "sampler.part", "request.part"];

/// Why a calibration cannot be kept or taken up.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JournalError {
    /// A file cannot be read.
    #[error("`{}` cannot be read: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("`{}` cannot be written: {source}; what is kept stays, free the place and go on with `--resume`", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file does not hold what it should.
    #[error("`{}` is damaged: {reason}; start again in another folder", path.display())]
    Damaged {
        /// Which.
        path: PathBuf,
        /// How.
        reason: String,
    },
    /// The folder is in use.
    #[error("`{}` holds a calibration already; go on with `--resume`, or choose another folder", folder.display())]
    Occupied {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds something else.
    #[error("`{}` is not empty and holds no calibration; choose another folder", folder.display())]
    Foreign {
        /// The folder.
        folder: PathBuf,
    },
    /// Another program works in the folder.
    #[error("another program is calibrating in `{}`; wait for it, or choose another folder", folder.display())]
    Locked {
        /// The folder.
        folder: PathBuf,
    },
    /// There is nothing to go on with.
    #[error("`{}` holds no calibration to go on with; leave `--resume` out", folder.display())]
    Nothing {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds a calibration of something else.
    #[error("the calibration in `{}` differs in `{what}`: it has {found}, asked for is {expected}", folder.display())]
    Other {
        /// The folder.
        folder: PathBuf,
        /// In what.
        what: &'static str,
        /// What the folder has.
        found: String,
        /// What is asked for.
        expected: String,
    },
}

/// What is being calibrated.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    scenario_fingerprint: String,
    engine_version: String,
    until: Option<String>,
    histories: u64,
    particles: usize,
    generations: u32,
    simulations: Option<u64>,
    rounds: u32,
    #[serde(default)]
    search_from: SearchFrom,
    seed: u64,
}

/// A line of `outcomes.jsonl`; no summaries for a draw that makes no case.
#[derive(Serialize, Deserialize)]
struct Line {
    generation: u32,
    number: u64,
    summaries: Option<Vec<f64>>,
}

/// The folder of a calibration under way.
pub(super) struct Journal {
    folder: PathBuf,
    outcomes: BufWriter<File>,
    generation: u32,
    next: u64,
    /// Locked as long as it is open.
    _lock: File,
}

impl Journal {
    /// Opens a new folder, or one to go on with, and gives the sampler as it stands.
    pub(super) fn open(request: &CalibrateRequest, plan: SmcPlan) -> Result<(Journal, Smc), LabError> {
        let folder = request.folder.clone();
        let kept = Kept::of(request);
        let holds_calibration = || folder.join(REQUEST).exists();
        match (request.resume, holds_calibration()) {
            (false, true) => return Err(JournalError::Occupied { folder }.into()),
            (true, false) => return Err(JournalError::Nothing { folder }.into()),
            (false, false) => check_empty(&folder)?,
            (true, true) => {}
        }
        let lock = lock(&folder)?;
        // Looked at again: until the lock was ours somebody else may have begun.
        match holds_calibration() {
            true if !request.resume => return Err(JournalError::Occupied { folder }.into()),
            true => kept.check(&folder)?,
            false => begin(&folder, &kept, &Smc::new(plan)?)?,
        }
        let mut smc: Smc = read_json(&folder.join(SAMPLER))?;
        let path = folder.join(OUTCOMES);
        let began = smc.progress().generation;
        let whole = replay(&path, &mut smc)?;
        let file = OpenOptions::new().append(true).create(true).open(&path);
        let file = file.map_err(|source| JournalError::Write { path: path.clone(), source })?;
        // A line that was cut off by a crash is played again.
        file.set_len(whole).map_err(|source| JournalError::Write { path, source })?;
        let (generation, next) = (smc.progress().generation, smc.next_number());
        let mut journal = Journal { folder, outcomes: BufWriter::new(file), generation, next, _lock: lock };
        if generation != began {
            journal.turn(&smc)?;
        }
        Ok((journal, smc))
    }

    /// The draw whose outcome comes next.
    pub(super) fn next_number(&self) -> u64 {
        self.next
    }

    /// Notes what became of a draw.
    pub(super) fn note(&mut self, number: u64, outcome: &Outcome) -> Result<(), JournalError> {
        let summaries = match outcome {
            Outcome::Summaries(summaries) => Some(summaries.clone()),
            Outcome::Failed => None,
        };
        let line = serde_json::to_string(&Line { generation: self.generation, number, summaries })
            .expect("numbers can be written");
        let written = writeln!(self.outcomes, "{line}").and_then(|()| self.outcomes.flush());
        self.next = number + 1;
        written.map_err(|source| JournalError::Write { path: self.folder.join(OUTCOMES), source })
    }

    /// A generation is complete: the sampler is kept as it is now, and outcomes begin anew.
    pub(super) fn turn(&mut self, smc: &Smc) -> Result<(), JournalError> {
        write_json(&self.folder.join(SAMPLER), smc)?;
        let path = self.folder.join(OUTCOMES);
        let file = File::create(&path).map_err(|source| JournalError::Write { path, source })?;
        (self.outcomes, self.generation, self.next) = (BufWriter::new(file), smc.progress().generation, 0);
        Ok(())
    }

    pub(super) fn flush(&mut self) -> Result<(), JournalError> {
        let path = || self.folder.join(OUTCOMES);
        self.outcomes.flush().map_err(|source| JournalError::Write { path: path(), source })
    }

    /// Writes the result and the draws.
    pub(super) fn finish(&mut self, calibration: &Calibration) -> Result<(), JournalError> {
        self.flush()?;
        write_json(&self.folder.join(RESULT), calibration)?;
        write(&self.folder.join(POSTERIOR), calibration.draws_table().as_bytes())
    }
}

impl Kept {
    fn of(request: &CalibrateRequest) -> Kept {
        Kept {
            scenario_fingerprint: request.case.fingerprint(),
            engine_version: ENGINE_VERSION.to_owned(),
            until: request.until.map(|until| until.to_string()),
            histories: request.histories,
            particles: request.particles,
            generations: request.generations,
            simulations: request.simulations,
            rounds: request.rounds,
            search_from: request.search_from,
            seed: request.seed,
        }
    }

    /// An error unless the folder holds the same calibration.
    fn check(&self, folder: &Path) -> Result<(), JournalError> {
        let found: Kept = read_json(&folder.join(REQUEST))?;
        let text = |until: &Option<String>| until.clone().unwrap_or_else(|| "no end".to_owned());
        let limit = |most: &Option<u64>| most.map_or("no limit".to_owned(), |most| most.to_string());
        let pairs = [
            ("the case", found.scenario_fingerprint.clone(), self.scenario_fingerprint.clone()),
            ("the engine's version", found.engine_version.clone(), self.engine_version.clone()),
            ("until", text(&found.until), text(&self.until)),
            ("histories", found.histories.to_string(), self.histories.to_string()),
            ("particles", found.particles.to_string(), self.particles.to_string()),
            ("generations", found.generations.to_string(), self.generations.to_string()),
            ("simulations", limit(&found.simulations), limit(&self.simulations)),
            ("rounds", found.rounds.to_string(), self.rounds.to_string()),
            ("search-from", found.search_from.name().to_owned(), self.search_from.name().to_owned()),
            ("seed", found.seed.to_string(), self.seed.to_string()),
        ];
        match pairs.into_iter().find(|(_, found, expected)| found != expected) {
            None => Ok(()),
            Some((what, found, expected)) => {
                Err(JournalError::Other { folder: folder.to_owned(), what, found, expected })
            }
        }
    }
}

/// An error unless nothing is in the folder but what a program that was killed at the start may have left.
fn check_empty(folder: &Path) -> Result<(), JournalError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(JournalError::Read { path: folder.to_owned(), source }),
    };
    let is_strange = |entry: fs::DirEntry| !BEGINNINGS.iter().any(|name| entry.file_name() == *name);
    match entries.flatten().any(is_strange) {
        true => Err(JournalError::Foreign { folder: folder.to_owned() }),
        false => Ok(()),
    }
}

/// Makes the folder if need be, and keeps other programs out of it as long as the file is open.
fn lock(folder: &Path) -> Result<File, JournalError> {
    let path = folder.join(LOCK);
    let made = fs::create_dir_all(folder).and_then(|()| File::create(&path));
    let file = made.map_err(|source| JournalError::Write { path: path.clone(), source })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(JournalError::Locked { folder: folder.to_owned() }),
        Err(TryLockError::Error(source)) => Err(JournalError::Write { path, source }),
    }
}

fn begin(folder: &Path, kept: &Kept, smc: &Smc) -> Result<(), JournalError> {
    write_json(&folder.join(SAMPLER), smc)?;
    write_json(&folder.join(REQUEST), kept)
}

/// Hands noted outcomes over again; returns how many bytes of whole lines there are.
fn replay(path: &Path, smc: &mut Smc) -> Result<u64, LabError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(source) => return Err(JournalError::Read { path: path.to_owned(), source }.into()),
    };
    let damaged = |reason: String| JournalError::Damaged { path: path.to_owned(), reason };
    let generation = smc.progress().generation;
    let (mut reader, mut whole, mut text) = (BufReader::new(file), 0, Vec::new());
    loop {
        text.clear();
        let read = reader.read_until(b'\n', &mut text);
        let length = read.map_err(|source| JournalError::Read { path: path.to_owned(), source })?;
        if length == 0 || !text.ends_with(b"\n") {
            return Ok(whole);
        }
        let line: Line = serde_json::from_slice(&text).map_err(|error| damaged(error.to_string()))?;
        if line.generation < generation {
            // The program ended between keeping the sampler and emptying this file: these are in the sampler already.
            return Ok(0);
        }
        if line.generation > generation || smc.stopped().is_some() {
            return Err(
                damaged(format!("draw {} of generation {} is one too many", line.number, line.generation)).into()
            );
        }
        let outcome = line.summaries.map_or(Outcome::Failed, Outcome::Summaries);
        let step = smc.accept(line.number, outcome).map_err(|error| damaged(error.to_string()))?;
        whole += length as u64;
        if step.ends_generation() {
            return Ok(whole);
        }
    }
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, JournalError> {
    let text = fs::read_to_string(path).map_err(|source| JournalError::Read { path: path.to_owned(), source })?;
    serde_json::from_str(&text)
        .map_err(|error| JournalError::Damaged { path: path.to_owned(), reason: error.to_string() })
}

fn write_json(path: &Path, document: &impl Serialize) -> Result<(), JournalError> {
    let mut text = serde_json::to_string_pretty(document).expect("documents can be written");
    text.push('\n');
    write(path, text.as_bytes())
}

/// Writes a file that is there in full or not at all.
fn write(path: &Path, content: &[u8]) -> Result<(), JournalError> {
    let part = path.with_extension("part");
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    let failed = |source| JournalError::Write { path: path.to_owned(), source };
    written.and_then(|()| fs::rename(&part, path)).map_err(failed)
}
