//! Putting the shards of an ensemble together.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Difference, EnsembleError};
use crate::folder::{Folder, Resume, part_path, part_path_beside, verify_part};
use crate::manifest::{Manifest, PartRecord, Shard, differences};

/// Puts the parts of `folders` together in `out`, a new or empty folder or one that an earlier merge was cut off in.
/// Files are linked where the system can, otherwise copied. What comes out is to the byte what one run would have written.
///
/// # Errors
/// When the folders are not of one ensemble, when parts are missing or there twice, or when a file is damaged.
pub fn merge(folders: &[PathBuf], out: &Path) -> Result<Manifest, EnsembleError> {
    let mut sources = Vec::new();
    for folder in folders {
        let manifest = Manifest::read(folder)?;
        let manifest = manifest.ok_or_else(|| EnsembleError::NoManifest { folder: folder.clone() })?;
        sources.push((folder.as_path(), manifest));
    }
    let Some((first, rest)) = sources.split_first() else {
        return Err(EnsembleError::NothingToMerge);
    };
    for (folder, manifest) in rest {
        agree(&first.1, folder, manifest)?;
    }
    let parts = parts(&sources)?;
    let whole = Manifest::new(first.1.plan.clone(), Shard::WHOLE);
    let missing: Vec<u64> = (0..whole.part_count()).filter(|part| !parts.contains_key(part)).collect();
    if !missing.is_empty() {
        return Err(EnsembleError::Missing { parts: missing, of: whole.part_count() });
    }
    let (to, mut manifest) = Folder::open(out, &whole.plan, Shard::WHOLE, Resume::Yes)?;
    for (&part, &(folder, record)) in &parts {
        if manifest.parts.binary_search_by_key(&part, |record| record.part).is_ok() {
            continue;
        }
        verify_part(folder, record)?;
        for &table in record.files.keys() {
            let from = part_path(folder, table, part);
            let (beside, path) = (part_path_beside(to.path(), table, part), part_path(to.path(), table, part));
            let linked = fs::hard_link(&from, &beside).or_else(|_| fs::copy(&from, &beside).map(|_| ()));
            linked.and_then(|()| fs::rename(&beside, &path)).map_err(EnsembleError::write(&path))?;
        }
        manifest.enter(record.clone());
    }
    to.sync(&manifest.parts)?;
    manifest.write(to.path())?;
    Ok(manifest)
}

/// Whether a folder holds parts of the same ensemble.
fn agree(first: &Manifest, folder: &Path, manifest: &Manifest) -> Result<(), EnsembleError> {
    let mut differences = differences(&manifest.plan, &first.plan);
    let (found, asked) = (manifest.plan.histories, first.plan.histories);
    if found != asked {
        let (found, asked) = (found.to_string(), asked.to_string());
        differences.push(Difference { what: "number of histories", found, asked });
    }
    if differences.is_empty() {
        return Ok(());
    }
    Err(EnsembleError::PlanDiffers { folder: folder.to_owned(), differences })
}

/// Every part and the folder that holds it.
fn parts<'a>(sources: &'a [(&'a Path, Manifest)]) -> Result<BTreeMap<u64, (&'a Path, &'a PartRecord)>, EnsembleError> {
    let mut parts: BTreeMap<u64, (&Path, &PartRecord)> = BTreeMap::new();
    for (folder, manifest) in sources {
        for record in &manifest.parts {
            if let Some((first, _)) = parts.insert(record.part, (folder, record)) {
                let (first, second) = (first.to_owned(), (*folder).to_owned());
                return Err(EnsembleError::Twice { part: record.part, first, second });
            }
        }
    }
    Ok(parts)
}
