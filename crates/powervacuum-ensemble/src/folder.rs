//! An ensemble's folder: where files lie, who may write, and what is left over from a run that was cut off.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Difference, EnsembleError};
use crate::manifest::{MANIFEST, MANIFEST_BESIDE, Manifest, PartRecord, Shard, differences, sync_folder};
use crate::plan::{PlanRecord, Table, end_of};

/// The file that whoever writes to the folder has locked.
const LOCK: &str = ".lock";

/// Whether an ensemble that is there already is taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resume {
    /// Only an empty or new folder will do.
    No,
    /// What is there is kept, what is missing is played.
    Yes,
}

/// A folder that nobody else writes to.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Locked as long as it is open.
    _lock: File,
}

impl Folder {
    /// Makes the folder if need be, locks it, and reads its manifest, or begins one.
    pub fn open(
        path: &Path,
        plan: &PlanRecord,
        shard: Shard,
        resume: Resume,
    ) -> Result<(Folder, Manifest), EnsembleError> {
        fs::create_dir_all(path).map_err(EnsembleError::write(path))?;
        if Manifest::read(path)?.is_none()
            && let Some(found) = stranger(path)?
        {
            return Err(EnsembleError::NotAnEnsemble { folder: path.to_owned(), found });
        }
        let folder = Folder::lock(path)?;
        // Read again: until the lock was ours somebody else may have written it.
        let manifest = match Manifest::read(path)? {
            None => Manifest::new(plan.clone(), shard),
            Some(_) if resume == Resume::No => return Err(EnsembleError::Exists { folder: path.to_owned() }),
            Some(manifest) => agreed(path, manifest, plan, shard)?,
        };
        for table in &plan.tables {
            let at = path.join(table.name());
            fs::create_dir_all(&at).map_err(EnsembleError::write(&at))?;
        }
        manifest.write(path)?;
        folder.remove_leftovers(&manifest)?;
        Ok((folder, manifest))
    }

    fn lock(path: &Path) -> Result<Folder, EnsembleError> {
        let at = path.join(LOCK);
        let lock = File::create(&at).map_err(EnsembleError::write(&at))?;
        match lock.try_lock() {
            Ok(()) => Ok(Folder { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(EnsembleError::Locked { folder: path.to_owned() }),
            Err(TryLockError::Error(error)) => Err(EnsembleError::write(&at)(error)),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Waits until the files of parts have reached the disk, with their names.
    pub fn sync(&self, parts: &[PartRecord]) -> Result<(), EnsembleError> {
        let mut tables = std::collections::BTreeSet::new();
        for record in parts {
            for &table in record.files.keys() {
                let path = part_path(&self.path, table, record.part);
                File::open(&path).and_then(|file| file.sync_all()).map_err(EnsembleError::write(&path))?;
                tables.insert(table);
            }
        }
        for table in tables {
            let path = self.path.join(table.name());
            sync_folder(&path).map_err(EnsembleError::write(&path))?;
        }
        Ok(())
    }

    /// Removes files of parts that were never entered.
    fn remove_leftovers(&self, manifest: &Manifest) -> Result<(), EnsembleError> {
        for table in Table::ALL {
            let folder = self.path.join(table.name());
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for entry in entries {
                let entry = entry.map_err(EnsembleError::read(&folder))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let Some(part) = part_of(&name) else { continue };
                let entered = manifest.parts.binary_search_by_key(&part, |record| record.part).is_ok();
                if name.starts_with('.') || !entered {
                    fs::remove_file(entry.path()).map_err(EnsembleError::write(&entry.path()))?;
                }
            }
        }
        Ok(())
    }
}

/// The manifest that is there, if it is of the ensemble that is asked for; longer than before if so asked.
fn agreed(path: &Path, mut manifest: Manifest, plan: &PlanRecord, shard: Shard) -> Result<Manifest, EnsembleError> {
    let mut differences = differences(&manifest.plan, plan);
    if manifest.shard != shard {
        let text = |shard: Shard| format!("{}/{}", shard.number(), shard.of());
        let (found, asked) = (text(manifest.shard), text(shard));
        differences.push(Difference { what: "shard", found, asked });
    }
    if !differences.is_empty() {
        return Err(EnsembleError::PlanDiffers { folder: path.to_owned(), differences });
    }
    let (found, asked) = (manifest.plan.histories, plan.histories);
    if asked < found {
        return Err(EnsembleError::Fewer { folder: path.to_owned(), found, asked });
    }
    if asked > found {
        // The last part had fewer histories than it has now: it is played again in full.
        manifest.plan.histories = asked;
        manifest.parts.retain(|record| record.end == end_of(record.part, asked));
    }
    Ok(manifest)
}

/// Something in the folder that no ensemble has; none if there is nothing of the kind.
fn stranger(path: &Path) -> Result<Option<String>, EnsembleError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(EnsembleError::read(path))? {
        names.push(entry.map_err(EnsembleError::read(path))?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let ours = |name: &str| [LOCK, MANIFEST, MANIFEST_BESIDE].contains(&name) || is_table(path, name);
    Ok(names.into_iter().find(|name| !ours(name)))
}

/// Whether it is a table's folder without anything in it: what a run leaves that is cut off at its very beginning.
fn is_table(path: &Path, name: &str) -> bool {
    let empty = || fs::read_dir(path.join(name)).is_ok_and(|mut entries| entries.next().is_none());
    Table::ALL.iter().any(|table| table.name() == name) && empty()
}

/// The number of the part that a file is of, finished or not.
fn part_of(name: &str) -> Option<u64> {
    let name = name.strip_prefix('.').unwrap_or(name);
    name.strip_prefix("part-")?.strip_suffix(".parquet")?.parse().ok()
}

/// Where a table of a part is.
pub(crate) fn part_path(folder: &Path, table: Table, part: u64) -> PathBuf {
    folder.join(table.name()).join(format!("part-{part:06}.parquet"))
}

/// Where it is while it is written: readers of a folder pass over names that begin with a dot.
pub(crate) fn part_path_beside(folder: &Path, table: Table, part: u64) -> PathBuf {
    folder.join(table.name()).join(format!(".part-{part:06}.parquet"))
}

/// Whether a part's files are what the manifest says.
pub(crate) fn verify_part(folder: &Path, record: &PartRecord) -> Result<(), EnsembleError> {
    for (&table, expected) in &record.files {
        let path = part_path(folder, table, record.part);
        let found = digest(&path).map_err(EnsembleError::read(&path))?;
        let damaged =
            |found: String, expected: String| Err(EnsembleError::Damaged { path: path.clone(), found, expected });
        if found.0 != expected.bytes {
            return damaged(format!("{} bytes", found.0), format!("{} bytes", expected.bytes));
        }
        if found.1 != expected.blake3 {
            return damaged(format!("the digest {}", found.1), expected.blake3.clone());
        }
    }
    Ok(())
}

/// Length and digest of a file.
fn digest(path: &Path) -> io::Result<(u64, String)> {
    let mut hasher = blake3::Hasher::new();
    let bytes = io::copy(&mut File::open(path)?, &mut Hashing(&mut hasher))?;
    Ok((bytes, hasher.finalize().to_string()))
}

struct Hashing<'h>(&'h mut blake3::Hasher);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether every file of a part is there.
pub(crate) fn is_there(folder: &Path, record: &PartRecord) -> bool {
    record.files.keys().all(|&table| part_path(folder, table, record.part).exists())
}
