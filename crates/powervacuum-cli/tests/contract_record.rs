//! What `powervacuum validate` and `powervacuum calibrate` promise at the door: text that reads at 80 columns, JSON of a known
//! shape that does not depend on threads, clear refusals, examples that run, and a calibration that can be killed at any moment
//! and ends with the same bytes.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const FALLS: &str = "\
contender,rung,month,main,source
ada,censured,2000-06,yes,invented
ben,stripped,2000-10,yes,invented
cleo,dismissed,2001-03,,invented
";
const PATTERNS: &str = "\
pattern,group,measure,of,about,from,until,value,low,high
allies,alliances,together,ben; cleo,,2000-02,2000-08,1,,
lasting,durations,longest,ben; cleo,,2000-01,2000-12,6,4,9
votes,votes,delegates,ada,,2000-12,,0.4,0.3,0.6
works,patrons,follows,ben,works,2000-06,2000-12,1,,
size,membership,members,,,2000-12,,1010,1000,1200
rules,leaders,dominates,ben,,2000-01,2000-12,1,,
";
const PRIORS: &str = "parameter,distribution,low,high\ninsight,uniform,0,1\ncontrol_growth,log-uniform,0.005,0.2\n";

/// Three heirs with an invented record, in a folder of its own.
fn case(at: &Path) -> PathBuf {
    let (shipped, folder) =
        (Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/three-heirs"), at.join("heirs"));
    std::fs::create_dir_all(folder.join("record")).unwrap();
    for entry in std::fs::read_dir(shipped).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    for (name, text) in [("falls", FALLS), ("patterns", PATTERNS), ("priors", PRIORS)] {
        std::fs::write(folder.join(format!("record/{name}.csv")), text).unwrap();
    }
    folder
}

fn program(at: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_powervacuum"));
    command.args(arguments).current_dir(at).stdin(Stdio::null());
    command.env("COLUMNS", "80").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn run(at: &Path, arguments: &[&str]) -> Output {
    program(at, arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn done(at: &Path, arguments: &[&str]) -> String {
    let output = run(at, arguments);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{arguments:?}");
    out(&output)
}

fn json(at: &Path, arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&done(at, &[arguments, &["--format", "json"]].concat())).unwrap()
}

const VALIDATE: [&str; 6] = ["validate", "./heirs", "--histories", "40", "--knock-out", "true-weights"];
const FIT: [&str; 8] = ["calibrate", "./heirs", "--particles", "12", "--generations", "3", "--histories", "3"];

fn fit<'a>(folder: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&FIT[..], &["--out", folder], more].concat()
}

#[test]
fn golden_scoreboard_and_calibration() {
    let at = tempfile::tempdir().unwrap();
    case(at.path());
    insta::assert_snapshot!("validate_heirs", done(at.path(), &VALIDATE));
    insta::assert_snapshot!("calibrate_heirs", done(at.path(), &fit("fit", &[])));
}

#[test]
fn every_line_fits_into_80_columns() {
    let at = tempfile::tempdir().unwrap();
    case(at.path());
    let texts = [
        done(at.path(), &VALIDATE),
        done(at.path(), &fit("fit", &[])),
        done(at.path(), &["validate", "ussr-1922", "--histories", "4"]),
        done(at.path(), &["validate", "--help"]),
        done(at.path(), &["calibrate", "--help"]),
    ];
    for line in texts.iter().flat_map(|text| text.lines()) {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn the_scoreboard_has_its_shape() {
    let at = tempfile::tempdir().unwrap();
    case(at.path());
    let found = json(at.path(), &VALIDATE);
    assert_eq!((&found["format"], &found["version"]), (&"powervacuum-scoreboard".into(), &1.into()));
    assert_eq!((&found["asked"], &found["played"], &found["draws"]), (&40.into(), &40.into(), &"default".into()));
    let patterns = found["patterns"].as_array().unwrap();
    assert_eq!(patterns.len(), 9);
    for pattern in patterns {
        for key in ["id", "group", "name", "unit", "verdict"] {
            assert!(pattern[key].is_string(), "{key}: {pattern}");
        }
        let is_date = pattern["unit"] == "month";
        let is_reading =
            |value: &serde_json::Value| if is_date { value.is_null() || value.is_string() } else { value.is_f64() };
        assert!(is_reading(&pattern["record"]) && is_reading(&pattern["median"]), "{pattern}");
        for ends in [&pattern["interval80"], &pattern["record_range"]] {
            assert!(
                ends.as_array().unwrap().len() == 2 && ends.as_array().unwrap().iter().all(is_reading),
                "{pattern}"
            );
        }
        assert!(pattern["score"].is_f64() && pattern["inside"].is_boolean());
        assert!(pattern["baselines"]["no_change"].is_f64() && pattern["baselines"]["random_coalitions"].is_f64());
    }
    assert!(found["skill"]["no_change"].is_f64() && found["skill"]["random_coalitions"].is_f64());
    assert_eq!(found["knock_outs"][0]["id"], "true-weights");
    assert!(found["knock_outs"][0]["earns"].is_f64() && found["main_falls"]["count"] == 2);
    let asked = |threads| done(at.path(), &[&VALIDATE[..], &["--format", "json", "--threads", threads]].concat());
    assert_eq!(asked("1"), asked("3"));
    let kept = done(at.path(), &[&VALIDATE[..], &["--out", "board.txt"]].concat());
    assert_eq!(kept, "");
    assert_eq!(std::fs::read_to_string(at.path().join("board.txt")).unwrap(), done(at.path(), &VALIDATE));
    let again = run(at.path(), &[&VALIDATE[..], &["--out", "board.txt"]].concat());
    assert!(again.status.code() == Some(1) && err(&again).contains("--force"), "{}", err(&again));
}

#[test]
fn a_calibration_has_its_shape_and_its_draws_are_played() {
    let at = tempfile::tempdir().unwrap();
    let folder = case(at.path());
    let found = json(at.path(), &fit("fit", &[]));
    assert_eq!((&found["format"], &found["version"]), (&"powervacuum-calibration".into(), &1.into()));
    assert_eq!(
        (found["parameters"].as_array().unwrap().len(), &found["parameters"][0]["name"]),
        (2, &"insight".into())
    );
    assert_eq!((found["draws"].as_array().unwrap().len(), found["generations"].as_array().unwrap().len()), (12, 3));
    assert_eq!(found["draws"][0]["values"].as_array().unwrap().len(), 2);
    let written = std::fs::read_to_string(at.path().join("fit/calibration.json")).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), found);
    std::fs::copy(at.path().join("fit/posterior.csv"), folder.join("posterior.csv")).unwrap();
    let played = json(at.path(), &["validate", "./heirs", "--histories", "40", "--draws", "posterior"]);
    assert_eq!(played["draws"], "posterior");
}

#[test]
fn what_is_asked_for_wrongly_is_refused_with_a_way_out() {
    let at = tempfile::tempdir().unwrap();
    case(at.path());
    std::fs::create_dir(at.path().join("letters")).unwrap();
    std::fs::write(at.path().join("letters/letter.txt"), "dear").unwrap();
    done(at.path(), &fit("fit", &[]));
    for (code, arguments, said) in [
        (2, &["validate", "three-heirs"][..], "add record/falls.csv or record/patterns.csv"),
        (2, &["validate", "./heirs", "--knock-out", "true-weight"], "did you mean `true-weights`?"),
        (2, &["validate", "./heirs", "--draws", "posterior"], "add a file `posterior.csv`"),
        (2, &["validate", "./heirs", "--until", "2000"], "YYYY-MM"),
        (2, &["validate", "./heirs", "--histories", "1"], "2.."),
        (2, &["validate", "./heirs", "--plot", "a.gif"], "expected FILE.svg or FILE.png"),
        (2, &["calibrate", "three-heirs", "--out", "x"], "add record/priors.csv"),
        (2, &["calibrate", "./heirs"], "--out"),
        (1, &["calibrate", "./heirs", "--out", "letters"], "is not empty and holds no calibration"),
        (1, &["calibrate", "./heirs", "--out", "nowhere", "--resume"], "leave `--resume` out"),
        (1, &fit("fit", &[]), "go on with `--resume`, or choose another folder"),
        (1, &fit("fit", &["--resume", "--seed", "7"]), "differs in `seed`: it has 1922, asked for is 7"),
    ] {
        let output = run(at.path(), arguments);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(code), ""), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(said), "{arguments:?}: {}", err(&output));
    }
}

/// Lines of the help that begin with the program's name, with a small case in the place of the flagship and small numbers.
#[test]
fn examples_of_the_help_run() {
    let at = tempfile::tempdir().unwrap();
    case(at.path());
    let mut count = 0;
    for (command, few) in [("validate", &["--histories", "4"][..]), ("calibrate", &FIT[2..])] {
        let help = done(at.path(), &[command, "--help"]);
        for line in help.lines().filter(|line| line.starts_with("  powervacuum ")) {
            let line = line.split('|').next().unwrap().replace("ussr-1922", "./heirs").replace("1925-12", "2000-08");
            let mut words: Vec<&str> = line.split_whitespace().skip(1).collect();
            if !words.contains(&"--histories") {
                words.extend(few);
            }
            done(at.path(), &words);
            count += 1;
        }
    }
    assert_eq!(count, 8);
}

/// The files of a calibration, the lock aside.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = entries.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path));
    let mut files: Vec<_> =
        named.filter(|(name, _)| name != ".lock").map(|(name, path)| (name, std::fs::read(path).unwrap())).collect();
    files.sort();
    files
}

const LONG: [&str; 8] = ["calibrate", "./heirs", "--particles", "40", "--generations", "4", "--histories", "20"];

#[test]
#[cfg(unix)]
fn killed_again_and_again_it_ends_with_the_same_bytes() {
    let at = tempfile::tempdir().unwrap();
    case(at.path());
    let asked = |folder, more: &[&'static str]| [&LONG[..], &["--threads", "2", "--out", folder], more].concat();
    let began = Instant::now();
    done(at.path(), &asked("straight", &[]));
    let whole = began.elapsed();
    let killed = at.path().join("killed");
    let mut kills = 0;
    // Moments spread over the run, in no order; the first before anything is there.
    for hundredths in [1u32, 23, 8, 35, 14, 5, 29] {
        let resume: &[&str] = if killed.join("request.json").exists() { &["--resume"] } else { &[] };
        let mut child = program(at.path(), &asked("killed", resume)).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep((whole * hundredths / 100).max(Duration::from_millis(5)));
        // On Unix this is SIGKILL.
        kills += u32::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
    }
    assert!(kills >= 3, "the program was killed while it worked");
    let resume: &[&str] = if killed.join("request.json").exists() { &["--resume"] } else { &[] };
    let last = done(at.path(), &asked("killed", resume));
    assert!(last.contains("40 draws of 2 parameters"), "{last}");
    assert!(bytes(&killed) == bytes(&at.path().join("straight")));
}

#[test]
#[cfg(unix)]
fn ctrl_c_keeps_what_is_done() {
    let at = tempfile::tempdir().unwrap();
    case(at.path());
    let words = ["calibrate", "./heirs", "--out", "fit", "--particles", "100000", "--histories", "20"];
    let child = program(at.path(), &words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let journal = at.path().join("fit/outcomes.jsonl");
    while std::fs::metadata(&journal).map_or(0, |about| about.len()) == 0 {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(130), ""), "{}", err(&output));
    assert!(err(&output).contains("stopped; go on with `--resume`"), "{}", err(&output));
}
