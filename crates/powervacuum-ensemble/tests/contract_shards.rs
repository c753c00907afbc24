//! Shards of an ensemble, played in several places and put together, are to the byte what one run gives; what does not
//! belong together, is missing or is there twice is refused.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod common;

use std::path::PathBuf;

use common::{bytes, play, spec};
use powervacuum_ensemble::{EnsembleError, Plan, PlanSpec, Resume, Shard, Table, merge};

/// The short tables are enough here.
fn lean(histories: u64) -> PlanSpec {
    PlanSpec { arms: vec![Vec::new()], tables: vec![Table::Histories, Table::Falls], ..spec(histories) }
}

/// The folders of the shards of an ensemble.
fn shards(spec: &PlanSpec, of: u64, at: &std::path::Path) -> Vec<PathBuf> {
    let plan = Plan::new(spec.clone()).unwrap();
    let folder = |number| {
        let folder = at.join(format!("shard-{number}"));
        let manifest = play(&plan, &folder, Shard::new(number, of).unwrap(), Resume::No).unwrap();
        assert!(manifest.is_complete());
        folder
    };
    (1..=of).map(folder).collect()
}

#[test]
fn shards_put_together_are_the_whole() {
    let at = tempfile::tempdir().unwrap();
    let spec = lean(3300);
    let straight = at.path().join("straight");
    play(&Plan::new(spec.clone()).unwrap(), &straight, Shard::WHOLE, Resume::No).unwrap();
    let mut folders = shards(&spec, 3, at.path());
    folders.reverse();
    let out = at.path().join("out");
    let manifest = merge(&folders, &out).unwrap();
    assert!(manifest.is_complete() && manifest.histories() == 3300);
    assert!(bytes(&out) == bytes(&straight));
    // Merging again changes nothing, and what was merged can be made longer.
    merge(&folders, &out).unwrap();
    assert!(bytes(&out) == bytes(&straight));
    for folder in [&out, &straight] {
        play(&Plan::new(lean(4100)).unwrap(), folder, Shard::WHOLE, Resume::Yes).unwrap();
    }
    assert!(bytes(&out) == bytes(&straight));
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let at = tempfile::tempdir().unwrap();
    let folders = shards(&lean(2100), 2, at.path());
    let out = at.path().join("out");
    let error = merge(&folders[..1], &out).unwrap_err();
    assert!(matches!(&error, EnsembleError::Missing { parts, of: 3 } if parts == &[1]), "{error}");
    let error = merge(&[folders[0].clone(), folders[1].clone(), folders[0].clone()], &out).unwrap_err();
    assert!(matches!(error, EnsembleError::Twice { part: 0, .. }), "{error}");
    let error = merge(&[folders[0].clone(), at.path().join("nowhere")], &out).unwrap_err();
    assert!(matches!(error, EnsembleError::NoManifest { .. }), "{error}");
    assert!(matches!(merge(&[], &out).unwrap_err(), EnsembleError::NothingToMerge));

    let other = at.path().join("other");
    let plan = Plan::new(PlanSpec { seed: 8, ..lean(2100) }).unwrap();
    play(&plan, &other, Shard::new(2, 2).unwrap(), Resume::No).unwrap();
    let error = merge(&[folders[0].clone(), other], &out).unwrap_err();
    assert!(error.to_string().contains("its seed is 8, asked for was 7"), "{error}");
    assert!(!out.exists(), "nothing is begun before all is known to fit");

    let broken = folders[1].join("falls/part-000001.parquet");
    let mut text = std::fs::read(&broken).unwrap();
    text[100] ^= 1;
    std::fs::write(&broken, text).unwrap();
    let error = merge(&folders, &out).unwrap_err();
    assert!(matches!(&error, EnsembleError::Damaged { path, .. } if *path == broken), "{error}");
}

#[test]
fn shards_count_from_one() {
    for (number, of) in [(0, 2), (3, 2), (1, 0)] {
        assert!(matches!(Shard::new(number, of), Err(EnsembleError::Shard { .. })));
    }
    let shard = Shard::new(2, 3).unwrap();
    assert_eq!((0..7).filter(|&part| shard.holds(part)).collect::<Vec<_>>(), [1, 4]);
}
