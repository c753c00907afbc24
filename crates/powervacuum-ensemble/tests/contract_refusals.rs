//! Nothing is ever played over something else, and whatever is wrong with a folder is said with what was found, what was
//! expected and the way out.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod common;

use std::fs;
use std::path::Path;

use common::{bytes, play, spec};
use powervacuum_ensemble::{
    Control, Draw, Draws, Ensemble, EnsembleError, Plan, PlanError, PlanSpec, Resume, Shard, Table, Threads, run,
};

fn small() -> PlanSpec {
    PlanSpec { tables: vec![Table::Histories], ..spec(20) }
}

/// A folder with a small ensemble.
fn played() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    play(&Plan::new(small()).unwrap(), folder.path(), Shard::WHOLE, Resume::No).unwrap();
    folder
}

fn refused(spec: PlanSpec, folder: &Path, resume: Resume) -> EnsembleError {
    let before = bytes(folder);
    let error = play(&Plan::new(spec).unwrap(), folder, Shard::WHOLE, resume).unwrap_err();
    assert!(bytes(folder) == before, "a refusal changes nothing: {error}");
    error
}

#[test]
fn another_ensemble_is_not_overwritten() {
    let folder = played();
    let error = refused(small(), folder.path(), Resume::No);
    assert!(matches!(error, EnsembleError::Exists { .. }) && error.to_string().contains("--resume"), "{error}");
    let mut changed = "g".repeat(64);
    changed.replace_range(..1, "h");
    for (spec, said) in [
        (PlanSpec { seed: 8, ..small() }, "its seed is 7, asked for was 8"),
        (PlanSpec { scenario_fingerprint: changed, ..small() }, "its case's content"),
        (PlanSpec { engine_version: "0.2.0".to_owned(), ..small() }, "its engine version is 0.1.0"),
        (PlanSpec { arms: vec![Vec::new()], ..small() }, "its list of what-ifs is `baseline`, `true-weights`"),
        (PlanSpec { draws: common::draws(), ..small() }, "its parameter values is those of the case"),
        (PlanSpec { tables: Table::ALL.to_vec(), ..small() }, "its list of tables is histories"),
        (PlanSpec { histories: 19, ..small() }, "holds an ensemble of 20 histories, 19 were asked for"),
    ] {
        let error = refused(spec, folder.path(), Resume::Yes);
        assert!(error.to_string().contains(said), "{said}: {error}");
    }
    let plan = Plan::new(small()).unwrap();
    let error = play(&plan, folder.path(), Shard::new(1, 2).unwrap(), Resume::Yes).unwrap_err();
    assert!(error.to_string().contains("its shard is 1/1, asked for was 1/2"), "{error}");
}

#[test]
fn another_folder_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.txt"), "dear").unwrap();
    for resume in [Resume::No, Resume::Yes] {
        let error = refused(small(), folder.path(), resume);
        assert!(error.to_string().contains("it holds `letter.txt` and no `manifest.json`"), "{error}");
    }
    let error = Ensemble::open(folder.path()).unwrap_err();
    assert!(matches!(error, EnsembleError::NoManifest { .. }), "{error}");
    let error = play(&Plan::new(small()).unwrap(), &folder.path().join("letter.txt"), Shard::WHOLE, Resume::No);
    assert!(matches!(error, Err(EnsembleError::Write { .. })), "{error:?}");
}

#[test]
fn a_damaged_file_is_found() {
    let folder = played();
    let file = folder.path().join("histories/part-000000.parquet");
    let whole = fs::read(&file).unwrap();
    for damaged in [&whole[..whole.len() - 1], &[&whole[..50], &[!whole[50]], &whole[51..]].concat(), b""] {
        fs::write(&file, damaged).unwrap();
        let error = refused(small(), folder.path(), Resume::Yes);
        assert!(matches!(&error, EnsembleError::Damaged { path, .. } if *path == file), "{error}");
        let ensemble = Ensemble::open(folder.path()).unwrap();
        assert!(ensemble.verify(Threads::ONE, &Control::unwatched()).is_err());
    }
}

#[test]
fn a_damaged_or_foreign_manifest_is_refused() {
    let folder = played();
    let path = folder.path().join("manifest.json");
    let whole = fs::read_to_string(&path).unwrap();
    for (text, said) in [
        (whole[..whole.len() / 2].to_owned(), "is damaged: "),
        (String::new(), "is damaged: "),
        ("{}".to_owned(), "its format is `not named`"),
        (whole.replace("powervacuum-ensemble", "another"), "its format is `another`, expected `powervacuum-ensemble`"),
        (whole.replace("\"version\": 1", "\"version\": 2"), "has format version 2, this program knows 1"),
        (whole.replace("\"part\":0", "\"part\":3"), "it lists part 3, which does not belong there"),
        (whole.replace("\"end\":20", "\"end\":21"), "its part 0 has histories (0, 21), expected (0, 20)"),
        (whole.replace("\"index\":0", "\"index\":5"), "it is of shard 6 of 1"),
    ] {
        fs::write(&path, text).unwrap();
        let error = refused(small(), folder.path(), Resume::Yes);
        assert!(error.to_string().contains(said), "{said}: {error}");
        assert!(Ensemble::open(folder.path()).is_err());
    }
}

#[test]
fn two_processes_do_not_write_to_one_folder() {
    let folder = played();
    let lock = fs::File::open(folder.path().join(".lock")).unwrap();
    lock.lock().unwrap();
    let error = refused(small(), folder.path(), Resume::Yes);
    assert!(matches!(error, EnsembleError::Locked { .. }), "{error}");
    lock.unlock().unwrap();
    play(&Plan::new(small()).unwrap(), folder.path(), Shard::WHOLE, Resume::Yes).unwrap();
}

#[test]
fn a_plan_that_cannot_be_played_is_refused() {
    let plan = |spec| Plan::new(spec).unwrap_err();
    let arm = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let error = plan(PlanSpec { arms: vec![arm(&["no-such"])], ..small() });
    assert!(error.to_string().contains("there is no what-if `no-such`"), "{error}");
    let error = plan(PlanSpec { arms: vec![arm(&["true-weights"]), arm(&["true-weights"])], ..small() });
    assert_eq!(error, PlanError::Twice { arm: "true-weights".to_owned() });
    assert_eq!(plan(PlanSpec { arms: Vec::new(), ..small() }), PlanError::NoArms);
    let amended = common::three_heirs().with(&["true-weights"]).unwrap();
    assert_eq!(plan(PlanSpec { scenario: amended, ..small() }), PlanError::Amended);
    let draw =
        |name: &str, value| Draws::Posterior(vec![Draw { weight: 1.0, parameters: vec![(name.to_owned(), value)] }]);
    for (draws, said) in [(draw("no-such", 1.0), "there is no parameter `no-such`"), (draw("insight", 7.0), "draw 0")] {
        let error = plan(PlanSpec { draws, ..small() });
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[test]
fn an_ensemble_of_nothing_is_an_ensemble() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::new(PlanSpec { histories: 0, ..spec(0) }).unwrap();
    let manifest = run(&plan, folder.path(), Shard::WHOLE, Resume::No, Threads::ONE, &Control::unwatched()).unwrap();
    assert!(manifest.is_complete() && manifest.histories() == 0);
    Ensemble::open(folder.path()).unwrap().histories(|_| unreachable!()).unwrap();
}
