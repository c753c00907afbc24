//! What can go wrong with an ensemble on disk, and the way out.

use std::io;
use std::path::{Path, PathBuf};

use parquet::errors::ParquetError;

use crate::plan::PlanError;

/// Why an ensemble cannot be played, read or put together.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EnsembleError {
    /// The ensemble cannot be played as asked.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// No such shard.
    #[error("there is no shard {index} of {of}; shards count from 1, for example 1/{of}")]
    Shard {
        /// The shard asked for, from 1.
        index: u64,
        /// Of how many.
        of: u64,
    },
    /// A file or folder cannot be read.
    #[error("`{}` cannot be read: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    #[error(
        "`{}` cannot be written: {source}; parts that are finished stay, free the place and go on with `--resume`",
        path.display()
    )]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A table cannot be encoded or decoded.
    #[error("the table in `{}` cannot be encoded or decoded: {source}", path.display())]
    Table {
        /// Where.
        path: PathBuf,
        /// Why.
        source: ParquetError,
    },
    /// The folder holds something else.
    #[error(
        "`{}` is not empty and not an ensemble: it holds `{found}` and no `manifest.json`; choose another folder",
        folder.display()
    )]
    NotAnEnsemble {
        /// The folder.
        folder: PathBuf,
        /// Something that was found in it.
        found: String,
    },
    /// There is no ensemble to read.
    #[error("`{}` is not an ensemble: it has no `manifest.json`", folder.display())]
    NoManifest {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds an ensemble and nobody asked to go on with it.
    #[error("`{}` holds an ensemble already; choose another folder, or go on with it with `--resume`", folder.display())]
    Exists {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds another ensemble.
    #[error(
        "`{}` holds another ensemble: {}; choose another folder, or ask for the same",
        folder.display(),
        list(.differences)
    )]
    PlanDiffers {
        /// The folder.
        folder: PathBuf,
        /// In what it differs.
        differences: Vec<Difference>,
    },
    /// The folder holds more histories than were asked for.
    #[error("`{}` holds an ensemble of {found} histories, {asked} were asked for; ask for at least {found}", folder.display())]
    Fewer {
        /// The folder.
        folder: PathBuf,
        /// How many it is meant to hold.
        found: u64,
        /// How many were asked for.
        asked: u64,
    },
    /// The manifest cannot be understood.
    #[error("`{}` is damaged: {reason}; without it the folder cannot be used, play it again elsewhere", path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The manifest belongs to something else.
    #[error("`{}` is the manifest of something else: its format is `{found}`, expected `powervacuum-ensemble`", path.display())]
    Foreign {
        /// The manifest.
        path: PathBuf,
        /// The format found.
        found: String,
    },
    /// The manifest is of a later format.
    #[error("`{}` has format version {found}, this program knows {known}; use a newer program", path.display())]
    Newer {
        /// The manifest.
        path: PathBuf,
        /// The version found.
        found: u64,
        /// The latest version that is known.
        known: u64,
    },
    /// A file is not what the manifest says.
    #[error(
        "`{}` is damaged: found {found}, expected {expected}; delete it and go on with `--resume` to play its part again",
        path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: String,
        /// What the manifest says.
        expected: String,
    },
    /// Another process works on the folder.
    #[error("another process is working on `{}`; wait until it is done, or end it", folder.display())]
    Locked {
        /// The folder.
        folder: PathBuf,
    },
    /// No folders were named.
    #[error("there is nothing to put together; name at least one folder of an ensemble")]
    NothingToMerge,
    /// A table cannot be exported.
    #[error("the table `{table}` cannot be exported: {source}")]
    Export {
        /// Which.
        table: &'static str,
        /// Why.
        source: io::Error,
    },
    /// Parts are missing.
    #[error("{} of {of} parts are missing, the first is part {}; finish the shards that should hold them", parts.len(), parts[0])]
    Missing {
        /// Which; at least one.
        parts: Vec<u64>,
        /// How many parts there should be.
        of: u64,
    },
    /// Parts are there twice.
    #[error(
        "part {part} is in `{}` and in `{}`; leave one of the folders out",
        first.display(),
        second.display()
    )]
    Twice {
        /// Which part.
        part: u64,
        /// A folder that holds it.
        first: PathBuf,
        /// Another.
        second: PathBuf,
    },
    /// The table is not part of the ensemble.
    #[error("the ensemble in `{}` has no table `{table}`; it was played with other tables", folder.display())]
    NoTable {
        /// The folder.
        folder: PathBuf,
        /// The table asked for.
        table: &'static str,
    },
}

/// In what two ensembles differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// In what.
    pub what: &'static str,
    /// What the folder holds.
    pub found: String,
    /// What was asked for.
    pub asked: String,
}

fn list(differences: &[Difference]) -> String {
    let one = |d: &Difference| format!("its {} is {}, asked for was {}", d.what, d.found, d.asked);
    differences.iter().map(one).collect::<Vec<_>>().join("; ")
}

impl EnsembleError {
    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> EnsembleError {
        move |source| EnsembleError::Read { path: path.to_owned(), source }
    }

    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> EnsembleError {
        move |source| EnsembleError::Write { path: path.to_owned(), source }
    }

    /// A failure while a table is written: of the disk, or of the encoding.
    pub(crate) fn writing_table(path: &Path) -> impl FnOnce(ParquetError) -> EnsembleError {
        let path = path.to_owned();
        move |error| match error {
            ParquetError::External(inner) => match inner.downcast::<io::Error>() {
                Ok(source) => EnsembleError::Write { path, source: *source },
                Err(inner) => EnsembleError::Table { path, source: ParquetError::External(inner) },
            },
            source => EnsembleError::Table { path, source },
        }
    }
}
