//! What the tests of ensembles share: a small case, a plan, and all bytes of a folder.

#![allow(clippy::unwrap_used, dead_code, reason = "helpers of tests may panic, and no test needs them all")]

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;

use powervacuum_engine::Scenario;
use powervacuum_ensemble::{
    Control, Draw, Draws, EnsembleError, Manifest, Plan, PlanSpec, Resume, Shard, Table, Threads, run,
};

/// The smallest shipped case.
pub fn three_heirs() -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/three-heirs");
    powervacuum_formats::load_folder(&folder).unwrap().scenario
}

/// An ensemble with two arms and all tables.
pub fn spec(histories: u64) -> PlanSpec {
    PlanSpec {
        scenario: three_heirs(),
        scenario_fingerprint: "f".repeat(64),
        engine_version: "0.1.0".to_owned(),
        seed: 7,
        histories,
        arms: vec![Vec::new(), vec!["true-weights".to_owned()]],
        draws: Draws::Default,
        tables: Table::ALL.to_vec(),
    }
}

/// Three draws, one of which is used twice as often as the others.
pub fn draws() -> Draws {
    let draw = |weight, insight| Draw { weight, parameters: vec![("insight".to_owned(), insight)] };
    Draws::Posterior(vec![draw(1.0, 0.2), draw(2.0, 0.5), draw(1.0, 0.9)])
}

pub fn threads(count: usize) -> Threads {
    Threads::new(NonZeroUsize::new(count).unwrap())
}

/// Plays with nobody watching.
pub fn play(plan: &Plan, folder: &Path, shard: Shard, resume: Resume) -> Result<Manifest, EnsembleError> {
    run(plan, folder, shard, resume, threads(2), &Control::unwatched())
}

/// Every file of a folder, the lock aside, by its path.
pub fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().unwrap() != ".lock" {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}
