//! The manifest: what an ensemble's folder holds. A part that is not in it does not exist.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::encode::FileRecord;
use crate::error::{Difference, EnsembleError};
use crate::plan::{DrawsRecord, PART, PlanRecord, Table};

/// The `format` of a manifest.
pub const ENSEMBLE_FORMAT: &str = "powervacuum-ensemble";
/// The `version` of a manifest, and of the tables that it lists.
pub const ENSEMBLE_VERSION: u64 = 1;
/// The name of the manifest.
pub(crate) const MANIFEST: &str = "manifest.json";
/// Its name while it is written.
pub(crate) const MANIFEST_BESIDE: &str = ".manifest.json";

/// Which parts of an ensemble a folder is to hold: those whose number leaves `index` when divided by `of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    index: u64,
    of: u64,
}

impl Shard {
    /// Everything.
    pub const WHOLE: Shard = Shard { index: 0, of: 1 };

    /// Shard `number` of `of`, counted from 1.
    ///
    /// # Errors
    /// When `number` is not in 1 to `of`.
    pub fn new(number: u64, of: u64) -> Result<Shard, EnsembleError> {
        match number.checked_sub(1) {
            Some(index) if index < of => Ok(Shard { index, of }),
            _ => Err(EnsembleError::Shard { index: number, of: of.max(1) }),
        }
    }

    /// Whether a part belongs to it.
    pub fn holds(self, part: u64) -> bool {
        part % self.of == self.index
    }

    /// Its number, from 1.
    pub fn number(self) -> u64 {
        self.index + 1
    }

    /// Of how many.
    pub fn of(self) -> u64 {
        self.of
    }
}

/// What a folder holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u64,
    /// The ensemble.
    pub plan: PlanRecord,
    /// The shard that is meant to be here.
    pub shard: Shard,
    /// The parts that are here, in order.
    pub parts: Vec<PartRecord>,
}

/// A part that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartRecord {
    /// Its number.
    pub part: u64,
    /// Its first history.
    pub first: u64,
    /// The history after its last.
    pub end: u64,
    /// Its files, by table.
    pub files: BTreeMap<Table, FileRecord>,
}

/// What is read first, to tell what a manifest is of.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u64>,
}

impl Manifest {
    pub(crate) fn new(plan: PlanRecord, shard: Shard) -> Manifest {
        Manifest { format: ENSEMBLE_FORMAT.to_owned(), version: ENSEMBLE_VERSION, plan, shard, parts: Vec::new() }
    }

    /// How many parts the whole ensemble has.
    pub fn part_count(&self) -> u64 {
        self.plan.histories.div_ceil(PART)
    }

    /// The parts of the shard that are not there.
    pub fn missing(&self) -> Vec<u64> {
        let there = |part: &u64| self.parts.binary_search_by_key(part, |record| record.part).is_ok();
        (0..self.part_count()).filter(|part| self.shard.holds(*part) && !there(part)).collect()
    }

    /// Whether the whole shard is there.
    pub fn is_complete(&self) -> bool {
        self.missing().is_empty()
    }

    /// Rows of a table.
    pub fn rows(&self, table: Table) -> u64 {
        self.parts.iter().filter_map(|part| part.files.get(&table)).map(|file| file.rows).sum()
    }

    /// Histories that are there, of one arm.
    pub fn histories(&self) -> u64 {
        self.parts.iter().map(|part| part.end - part.first).sum()
    }

    /// Enters a part.
    pub(crate) fn enter(&mut self, part: PartRecord) {
        let place = self.parts.partition_point(|other| other.part < part.part);
        self.parts.insert(place, part);
    }

    /// Reads the manifest of a folder; none if there is none.
    pub(crate) fn read(folder: &Path) -> Result<Option<Manifest>, EnsembleError> {
        let path = folder.join(MANIFEST);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(EnsembleError::read(&path)(error)),
        };
        let damaged = |reason: String| EnsembleError::Manifest { path: path.clone(), reason };
        let head: Head = serde_json::from_slice(&text).map_err(|error| damaged(error.to_string()))?;
        match (head.format.as_deref(), head.version) {
            (Some(ENSEMBLE_FORMAT), Some(ENSEMBLE_VERSION)) => {}
            (Some(ENSEMBLE_FORMAT), Some(found)) if found > ENSEMBLE_VERSION => {
                return Err(EnsembleError::Newer { path, found, known: ENSEMBLE_VERSION });
            }
            (Some(ENSEMBLE_FORMAT), _) => return Err(damaged("it names no version that ever was".to_owned())),
            (found, _) => {
                let found = found.unwrap_or("not named").to_owned();
                return Err(EnsembleError::Foreign { path, found });
            }
        }
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| damaged(error.to_string()))?;
        manifest.check().map_err(damaged)?;
        Ok(Some(manifest))
    }

    /// Whether it agrees with itself.
    fn check(&self) -> Result<(), String> {
        let Shard { index, of } = self.shard;
        if index >= of {
            return Err(format!("it is of shard {} of {of}", index + 1));
        }
        let mut least = 0;
        for record in &self.parts {
            let part = record.part;
            if part < least || part >= self.part_count() || !self.shard.holds(part) {
                return Err(format!("it lists part {part}, which does not belong there"));
            }
            let range = (part * PART, ((part + 1) * PART).min(self.plan.histories));
            if (record.first, record.end) != range {
                let found = (record.first, record.end);
                return Err(format!("its part {part} has histories {found:?}, expected {range:?}"));
            }
            if !record.files.keys().eq(&self.plan.tables) {
                return Err(format!("its part {part} does not have the tables of the ensemble"));
            }
            least = part + 1;
        }
        Ok(())
    }

    /// Writes the manifest beside, then gives it its name.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), EnsembleError> {
        let (path, beside) = (folder.join(MANIFEST), folder.join(MANIFEST_BESIDE));
        let write = || -> io::Result<()> {
            let mut file = File::create(&beside)?;
            file.write_all(self.text()?.as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, &path)?;
            sync_folder(folder)
        };
        write().map_err(EnsembleError::write(&path))
    }

    /// The manifest as text: one line a part.
    fn text(&self) -> io::Result<String> {
        let (plan, shard) = (serde_json::to_string(&self.plan)?, serde_json::to_string(&self.shard)?);
        let mut text = format!(
            "{{\n\"format\": \"{}\",\n\"version\": {},\n\"plan\": {plan},\n\"shard\": {shard},\n\"parts\": [",
            self.format, self.version
        );
        for (index, part) in self.parts.iter().enumerate() {
            text += if index == 0 { "\n" } else { ",\n" };
            text += &serde_json::to_string(part)?;
        }
        Ok(text + "\n]\n}\n")
    }
}

/// In what the ensemble of a folder differs from another, the number of histories aside.
pub(crate) fn differences(found: &PlanRecord, asked: &PlanRecord) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut compare = |what, found: String, asked: String| {
        if found != asked {
            differences.push(Difference { what, found, asked });
        }
    };
    let quoted = |text: &str| format!("`{text}`");
    let draws = |draws: &DrawsRecord| match draws {
        DrawsRecord::Default => "those of the case".to_owned(),
        DrawsRecord::Posterior { count, digest } => format!("{count} draws {}", short(digest)),
    };
    let tables = |tables: &[Table]| tables.iter().map(|table| table.name()).collect::<Vec<_>>().join(", ");
    compare("case", quoted(&found.scenario), quoted(&asked.scenario));
    let fingerprint = |plan: &PlanRecord| format!("{}…", short(&plan.scenario_fingerprint));
    if found.scenario == asked.scenario {
        compare("case's content (its fingerprint)", fingerprint(found), fingerprint(asked));
    }
    compare("engine version", found.engine_version.clone(), asked.engine_version.clone());
    compare("seed", found.seed.to_string(), asked.seed.to_string());
    let arms = |plan: &PlanRecord| plan.interventions.iter().map(|arm| quoted(arm)).collect::<Vec<_>>().join(", ");
    compare("list of what-ifs", arms(found), arms(asked));
    compare("parameter values", draws(&found.draws), draws(&asked.draws));
    compare("list of tables", tables(&found.tables), tables(&asked.tables));
    differences
}

fn short(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}

/// Makes the names in a folder durable, where the system can.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
