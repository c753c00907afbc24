//! What `powervacuum ensemble` and `powervacuum merge` promise: whatever ends the program — a kill in the middle, Ctrl-C, a
//! full disk — what is finished stays, `--resume` goes on, and the files end up the same to the byte.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_powervacuum"));
    command.args(arguments).env("COLUMNS", "80").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn done(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// Every file of a folder, the lock aside, by its path.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
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

/// An ensemble of a few parts.
fn command<'a>(folder: &'a Path, more: &[&'a str]) -> Vec<&'a str> {
    let words = ["ensemble", "three-heirs", "--histories", "3500", "--what-if", "true-weights"];
    [&words[..], &["--threads", "2", "--out", folder.to_str().unwrap()], more].concat()
}

#[test]
#[cfg(unix)]
fn killed_again_and_again_it_ends_with_the_same_bytes() {
    let at = tempfile::tempdir().unwrap();
    let (straight, killed) = (at.path().join("straight"), at.path().join("killed"));
    let began = std::time::Instant::now();
    done(&command(&straight, &[]));
    let whole = began.elapsed();
    let mut kills = 0;
    // Moments spread over the run, in no order.
    for tenths in [3u32, 1, 6, 2, 5] {
        let mut child = program(&command(&killed, &["--resume"])).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep((whole * tenths / 10).max(Duration::from_millis(20)));
        // On Unix this is SIGKILL.
        kills += u32::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
    }
    assert!(kills >= 2, "the program was killed while it worked");
    done(&command(&killed, &["--resume"]));
    assert!(bytes(&killed) == bytes(&straight));
}

#[test]
#[cfg(unix)]
fn ctrl_c_keeps_what_is_finished() {
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("heirs");
    let words =
        ["ensemble", "three-heirs", "--histories", "1000000", "--out", folder.to_str().unwrap(), "--tables", "falls"];
    let child = program(&words).stdout(Stdio::piped()).spawn().unwrap();
    let lists_a_part = || {
        let manifest = std::fs::read_to_string(folder.join("manifest.json")).unwrap_or_default();
        manifest.contains("\"part\":")
    };
    while !lists_a_part() {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.contains("of 1000000 histories") && said.contains("are missing"), "{said}");
    let left: Vec<String> = bytes(&folder).into_keys().filter(|name| name.contains("/.")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
#[cfg(unix)]
fn a_full_disk_loses_nothing_that_was_finished() {
    let at = tempfile::tempdir().unwrap();
    let (straight, full) = (at.path().join("straight"), at.path().join("full"));
    done(&command(&straight, &[]));
    let largest = bytes(&straight).values().map(Vec::len).max().unwrap();
    // A file may have so many blocks of 512 bytes, too few for the largest table.
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", largest / 512 / 2);
    let mut limited = Command::new("sh");
    limited.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_powervacuum")]).args(command(&full, &[]));
    let output = limited.stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    let said = text(&output.stderr);
    assert!(said.contains("cannot be written") && said.contains("`--resume`"), "{said}");
    done(&command(&full, &["--resume"]));
    assert!(bytes(&full) == bytes(&straight));
}

#[test]
fn shards_are_put_together() {
    let at = tempfile::tempdir().unwrap();
    let [straight, one, two, whole] = ["straight", "one", "two", "whole"].map(|name| at.path().join(name));
    done(&command(&straight, &["--tables", "falls"]));
    done(&command(&one, &["--tables", "falls", "--shard", "1/2"]));
    done(&command(&two, &["--tables", "falls", "--shard", "2/2"]));
    let merged = done(&["merge", whole.to_str().unwrap(), two.to_str().unwrap(), one.to_str().unwrap()]);
    assert!(merged.contains("histories") && merged.contains("7000 rows"), "{merged}");
    assert!(bytes(&whole) == bytes(&straight));
    let lacking = run(&["merge", at.path().join("other").to_str().unwrap(), one.to_str().unwrap()]);
    assert_eq!(lacking.status.code(), Some(1));
    assert!(text(&lacking.stderr).contains("2 of 4 parts are missing"), "{}", text(&lacking.stderr));
}

#[test]
fn counts_are_the_same_written_or_not() {
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("heirs");
    let words = ["ensemble", "three-heirs", "--histories", "300", "--what-if", "true-weights", "--format", "json"];
    let counted = done(&words);
    let written = done(&[&words[..], &["--out", folder.to_str().unwrap(), "--csv"]].concat());
    assert_eq!(counted, written);
    let document: serde_json::Value = serde_json::from_str(&counted).unwrap();
    assert_eq!(document["arms"][1]["intervention"], "true-weights");
    assert_eq!(document["arms"][1]["histories"], 300);
    let csv = std::fs::read_to_string(folder.join("histories.csv")).unwrap();
    assert_eq!(csv.lines().count(), 601);
    assert!(csv.starts_with("scenario,scenario_fingerprint,engine_version,seed,intervention,history,draw,outcome,"));
}

#[test]
fn what_was_asked_for_wrongly_is_code_2_and_says_the_way_out() {
    for (arguments, said) in [
        (&["ensemble", "three-heirs", "--what-if", "true-weight"][..], "did you mean `true-weights`?"),
        (&["ensemble", "three-heirs", "--draws", "posterior"], "add a file `posterior.csv`"),
        (&["ensemble", "three-heirs", "--resume"], "--out"),
        (&["ensemble", "three-heirs", "--out", "x", "--shard", "4/3"], "there is no shard 4 of 3"),
        (&["ensemble", "three-heirs", "--out", "x", "--shard", "half"], "for example 1/4"),
        (&["ensemble", "three-heirs", "--what-if", "true-weights", "--what-if", "true-weights"], "named twice"),
        (&["merge", "x"], "required arguments"),
    ] {
        let output = run(arguments);
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""), "{arguments:?}");
        assert!(text(&output.stderr).contains(said), "{arguments:?}: {}", text(&output.stderr));
    }
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().to_str().unwrap();
    std::fs::write(at.path().join("letter.txt"), "dear").unwrap();
    let output = run(&["ensemble", "three-heirs", "--histories", "5", "--out", folder]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("not an ensemble"), "{}", text(&output.stderr));
}
