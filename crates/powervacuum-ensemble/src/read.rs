//! Reading an ensemble: its manifest and the rows of its tables, in the order of parts, arms and histories.

use std::fs::File;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::errors::ParquetError;

use crate::control::{Control, Threads};
use crate::error::EnsembleError;
use crate::folder::part_path;
use crate::manifest::Manifest;
use crate::plan::Table;
use crate::run::verify;
use crate::views::{EventRow, Events, FallRow, Falls, Histories, HistoryRow, MonthRow, Months};

/// Rows that are read at a time.
const BATCH: usize = 8192;

/// An ensemble on disk, whole or in part.
#[derive(Clone, Debug)]
pub struct Ensemble {
    folder: PathBuf,
    manifest: Manifest,
}

impl Ensemble {
    /// Opens a folder for reading. Whoever plays it meanwhile is not disturbed; what is entered later is not seen.
    ///
    /// # Errors
    /// When the folder has no manifest, or one that is damaged, of something else or of a later version.
    pub fn open(folder: &Path) -> Result<Ensemble, EnsembleError> {
        let manifest = Manifest::read(folder)?;
        let manifest = manifest.ok_or_else(|| EnsembleError::NoManifest { folder: folder.to_owned() })?;
        Ok(Ensemble { folder: folder.to_owned(), manifest })
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What it holds.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Compares every file with the digest in the manifest.
    ///
    /// # Errors
    /// When a file is missing or is not what was written.
    pub fn verify(&self, threads: Threads, control: &Control) -> Result<(), EnsembleError> {
        verify(&self.folder, &self.manifest, threads, control)
    }

    /// The rows of a table, some thousand at a time, with the columns of [`schema`](crate::schema).
    ///
    /// # Errors
    /// When the ensemble has no such table. The iterator fails when a file cannot be read.
    pub fn batches(
        &self,
        table: Table,
    ) -> Result<impl Iterator<Item = Result<RecordBatch, EnsembleError>> + '_, EnsembleError> {
        if !self.manifest.plan.tables.contains(&table) {
            return Err(EnsembleError::NoTable { folder: self.folder.clone(), table: table.name() });
        }
        let mut parts = self.manifest.parts.iter();
        let mut open: Option<(PathBuf, parquet::arrow::arrow_reader::ParquetRecordBatchReader)> = None;
        Ok(std::iter::from_fn(move || {
            loop {
                if let Some((path, reader)) = &mut open
                    && let Some(batch) = reader.next()
                {
                    let broken = |error| EnsembleError::Table { path: path.clone(), source: ParquetError::from(error) };
                    return Some(batch.map_err(broken));
                }
                let path = part_path(&self.folder, table, parts.next()?.part);
                match reader(&path) {
                    Ok(reader) => open = Some((path, reader)),
                    Err(error) => return Some(Err(error)),
                }
            }
        }))
    }

    /// Shows every row of the table of histories.
    ///
    /// # Errors
    /// When the ensemble has no such table, or a file cannot be read.
    pub fn histories(&self, mut see: impl FnMut(HistoryRow<'_>)) -> Result<(), EnsembleError> {
        self.each(Table::Histories, |batch| {
            Histories::of(batch)?.rows().for_each(&mut see);
            Some(())
        })
    }

    /// Shows every row of the table of falls.
    ///
    /// # Errors
    /// When the ensemble has no such table, or a file cannot be read.
    pub fn falls(&self, mut see: impl FnMut(FallRow<'_>)) -> Result<(), EnsembleError> {
        self.each(Table::Falls, |batch| {
            Falls::of(batch)?.rows().for_each(&mut see);
            Some(())
        })
    }

    /// Shows every row of the table of months.
    ///
    /// # Errors
    /// When the ensemble has no such table, or a file cannot be read.
    pub fn months(&self, mut see: impl FnMut(MonthRow<'_>)) -> Result<(), EnsembleError> {
        self.each(Table::Months, |batch| {
            Months::of(batch)?.rows().for_each(&mut see);
            Some(())
        })
    }

    /// Shows every row of the table of events.
    ///
    /// # Errors
    /// When the ensemble has no such table, or a file cannot be read.
    pub fn events(&self, mut see: impl FnMut(EventRow<'_>)) -> Result<(), EnsembleError> {
        self.each(Table::Events, |batch| {
            Events::of(batch)?.rows().for_each(&mut see);
            Some(())
        })
    }

    fn each(&self, table: Table, mut show: impl FnMut(&RecordBatch) -> Option<()>) -> Result<(), EnsembleError> {
        for batch in self.batches(table)? {
            let strange = || {
                let source = ParquetError::General("its columns are not those of the table".to_owned());
                EnsembleError::Table { path: self.folder.join(table.name()), source }
            };
            show(&batch?).ok_or_else(strange)?;
        }
        Ok(())
    }
}

fn reader(path: &Path) -> Result<parquet::arrow::arrow_reader::ParquetRecordBatchReader, EnsembleError> {
    let file = File::open(path).map_err(EnsembleError::read(path))?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map(|builder| builder.with_batch_size(BATCH));
    let reader = builder.and_then(|builder| builder.build());
    reader.map_err(|source| EnsembleError::Table { path: path.to_owned(), source })
}
