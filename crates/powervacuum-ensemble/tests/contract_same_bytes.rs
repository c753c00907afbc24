//! The files of an ensemble are the same, byte by byte, for any number of threads, for any cut into shards, and however
//! often the work was stopped and taken up again or made longer.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod common;

use std::sync::atomic::{AtomicBool, Ordering};

use common::{bytes, play, spec, threads};
use powervacuum_ensemble::{Control, EnsembleError, Plan, Resume, Shard, run};

const HISTORIES: u64 = 2050;

fn plan() -> Plan {
    Plan::new(spec(HISTORIES)).unwrap()
}

#[test]
fn any_number_of_threads() {
    let one = tempfile::tempdir().unwrap();
    run(&plan(), one.path(), Shard::WHOLE, Resume::No, threads(1), &Control::unwatched()).unwrap();
    let expected = bytes(one.path());
    assert_eq!(expected.len(), 3 * 4 + 1);
    for count in [2, 3] {
        let folder = tempfile::tempdir().unwrap();
        run(&plan(), folder.path(), Shard::WHOLE, Resume::No, threads(count), &Control::unwatched()).unwrap();
        assert!(bytes(folder.path()) == expected, "{count} threads");
    }
}

#[test]
fn stopped_and_taken_up_and_made_longer() {
    let straight = tempfile::tempdir().unwrap();
    play(&plan(), straight.path(), Shard::WHOLE, Resume::No).unwrap();

    let folder = tempfile::tempdir().unwrap();
    let short = Plan::new(spec(1200)).unwrap();
    play(&short, folder.path(), Shard::WHOLE, Resume::No).unwrap();
    let mut begun = 0;
    // The part that had 200 histories is played again in full: 1,000 histories of each arm are done already.
    for stop_at in [2000, 3100, u64::MAX] {
        let cancel = AtomicBool::new(false);
        let progress = |done| cancel.store(done >= stop_at, Ordering::Relaxed);
        let control = Control { progress: &progress, cancel: &cancel };
        let found = run(&plan(), folder.path(), Shard::WHOLE, Resume::Yes, threads(2), &control).unwrap();
        assert_eq!(found.is_complete(), stop_at == u64::MAX);
        assert!(found.histories() >= begun);
        begun = found.histories();
    }
    assert!(bytes(folder.path()) == bytes(straight.path()));

    // Whoever asks again for what is there changes nothing.
    play(&plan(), folder.path(), Shard::WHOLE, Resume::Yes).unwrap();
    assert!(bytes(folder.path()) == bytes(straight.path()));
    let error = play(&short, folder.path(), Shard::WHOLE, Resume::Yes).unwrap_err();
    assert!(matches!(error, EnsembleError::Fewer { found: HISTORIES, asked: 1200, .. }), "{error}");
}

#[test]
fn a_file_that_was_deleted_is_played_again() {
    let folder = tempfile::tempdir().unwrap();
    play(&plan(), folder.path(), Shard::WHOLE, Resume::No).unwrap();
    let before = bytes(folder.path());
    std::fs::remove_file(folder.path().join("months/part-000001.parquet")).unwrap();
    std::fs::write(folder.path().join("events/.part-000002.parquet"), "left over").unwrap();
    play(&plan(), folder.path(), Shard::WHOLE, Resume::Yes).unwrap();
    assert!(bytes(folder.path()) == before);
}
