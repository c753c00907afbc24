//! Parts on their way to the disk: written beside, given their names when they are finished, entered in the manifest.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use crate::encode::TableFile;
use crate::error::EnsembleError;
use crate::folder::{Folder, part_path, part_path_beside};
use crate::manifest::{Manifest, PartRecord};
use crate::plan::Table;
use crate::rows::Which;
use crate::stretch::{Stretch, Work};
use crate::summary::Summary;

/// The manifest is written no more often than this while work goes on, since files must reach the disk before it.
const BETWEEN_COMMITS: Duration = Duration::from_secs(1);

/// Takes stretches in order and makes parts of them.
pub(crate) struct Writing<'w> {
    work: &'w Work<'w>,
    folder: &'w Folder,
    manifest: Manifest,
    open: Option<OpenPart>,
    /// Parts that are finished and not yet in the manifest.
    waiting: Vec<PartRecord>,
    committed: Instant,
}

struct OpenPart {
    part: u64,
    files: BTreeMap<Table, TableFile>,
    entries: Vec<(Which, Summary)>,
}

impl<'w> Writing<'w> {
    pub fn new(work: &'w Work<'w>, folder: &'w Folder, manifest: Manifest) -> Self {
        Writing { work, folder, manifest, open: None, waiting: Vec::new(), committed: Instant::now() }
    }

    /// Takes the next stretch.
    pub fn take(&mut self, item: u64, stretch: Stretch) -> Result<(), EnsembleError> {
        let open = match self.open.take() {
            Some(open) => open,
            None => OpenPart { part: self.work.part(item), files: BTreeMap::new(), entries: Vec::new() },
        };
        let open = self.open.insert(open);
        if open.files.is_empty() {
            for (&table, encoder) in self.work.encoders() {
                let path = part_path_beside(self.folder.path(), table, open.part);
                let file = TableFile::create(path.clone(), encoder).map_err(EnsembleError::writing_table(&path))?;
                open.files.insert(table, file);
            }
        }
        open.entries.extend(stretch.entries);
        for (table, group) in stretch.groups {
            open.append(table, group)?;
        }
        if self.work.is_last(item) { self.finish_part() } else { Ok(()) }
    }

    fn finish_part(&mut self) -> Result<(), EnsembleError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        let part = open.part;
        for (table, group) in self.work.short_tables(&open.entries)? {
            open.append(table, group)?;
        }
        let mut files = BTreeMap::new();
        while let Some((table, file)) = open.files.pop_first() {
            let (beside, path) = (file.path().to_owned(), part_path(self.folder.path(), table, part));
            files.insert(table, file.finish().map_err(EnsembleError::writing_table(&path))?);
            fs::rename(&beside, &path).map_err(EnsembleError::write(&path))?;
        }
        let histories = self.work.plan().histories_of(part);
        self.waiting.push(PartRecord { part, first: histories.start, end: histories.end, files });
        self.open = None;
        if self.committed.elapsed() < BETWEEN_COMMITS { Ok(()) } else { self.commit() }
    }

    /// Enters what is finished in the manifest, once it has reached the disk.
    fn commit(&mut self) -> Result<(), EnsembleError> {
        self.folder.sync(&self.waiting)?;
        self.waiting.drain(..).for_each(|record| self.manifest.enter(record));
        self.manifest.write(self.folder.path())?;
        self.committed = Instant::now();
        Ok(())
    }

    /// Drops a part that is not finished, enters those that are, and says what is there.
    pub fn close(mut self) -> Result<Manifest, EnsembleError> {
        if let Some(open) = self.open.take() {
            for table in self.work.plan().spec().tables.iter().copied() {
                for path in [part_path_beside, part_path].map(|path| path(self.folder.path(), table, open.part)) {
                    // What cannot be removed now is removed when the work goes on.
                    let _ = fs::remove_file(path);
                }
            }
        }
        if !self.waiting.is_empty() {
            self.commit()?;
        }
        Ok(self.manifest)
    }
}

impl OpenPart {
    fn append(&mut self, table: Table, group: crate::encode::RowGroup) -> Result<(), EnsembleError> {
        let Some(file) = self.files.get_mut(&table) else { return Ok(()) };
        let path = file.path().to_owned();
        file.append(group).map_err(EnsembleError::writing_table(&path))
    }
}
