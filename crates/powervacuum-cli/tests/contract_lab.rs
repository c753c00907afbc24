//! What the laboratory's commands promise at the door: text that reads at 80 columns, JSON that names its format,
//! pictures of the kind that the file's name says, clear refusals before anything is played, nothing overwritten.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::path::Path;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_powervacuum"));
    command.args(arguments).env("COLUMNS", "80").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

const COMMANDS: [&[&str]; 6] = [
    &["compare", "ussr-1922", "--what-if", "no-appointments", "--histories", "20"],
    &["compare", "three-heirs", "--what-if", "true-weights+no-appointments", "--histories", "20"],
    &["attribute", "ussr-1922", "--causes", "appointments,testament", "--histories", "6"],
    &["sensitivity", "ussr-1922", "--over", "majority,stalin.cunning", "--trajectories", "2", "--replicates", "2"],
    &["why", "three-heirs", "end", "--histories", "30", "--measure", "leads", "--top", "5"],
    &["validate", "ussr-1922", "--histories", "4", "--until", "1924-12"],
];

#[test]
fn every_line_fits_into_80_columns_and_no_bar_is_drawn_without_a_terminal() {
    for arguments in COMMANDS {
        let output = run(arguments);
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{arguments:?}");
        let text = out(&output);
        assert!(text.lines().count() > 5, "{text}");
        for line in text.lines() {
            assert!(line.chars().count() <= 80, "{arguments:?}: {line}");
        }
    }
}

#[test]
fn json_names_its_format_and_the_same_luck_gives_the_same_bytes() {
    let formats = ["comparison", "comparison", "attribution", "sensitivity", "pasts", "scoreboard"];
    for (arguments, format) in COMMANDS.iter().zip(formats) {
        let asked = |threads| run(&[arguments, &["--format", "json", "--threads", threads][..]].concat());
        let output = asked("1");
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(value["format"], format!("powervacuum-{format}"));
        assert_eq!((&value["version"], &value["seed"]), (&1.into(), &1922.into()));
        assert_eq!(output.stdout, asked("3").stdout, "{arguments:?}");
    }
}

#[test]
fn a_picture_is_what_the_name_of_its_file_says() {
    let folder = tempfile::tempdir().unwrap();
    for (number, arguments) in COMMANDS.iter().enumerate() {
        let (svg, png) = (path(folder.path(), &format!("{number}.svg")), path(folder.path(), &format!("{number}.png")));
        assert!(run(&[arguments, &["--plot", &svg][..]].concat()).status.success());
        assert!(run(&[arguments, &["--plot", &png][..]].concat()).status.success());
        assert!(std::fs::read_to_string(&svg).unwrap().contains("<title"), "{arguments:?}");
        assert_eq!(&std::fs::read(&png).unwrap()[..8], b"\x89PNG\r\n\x1a\n", "{arguments:?}");
        // What is there stays there.
        let again = run(&[arguments, &["--plot", &svg][..]].concat());
        assert_eq!(again.status.code(), Some(1));
        assert!(err(&again).contains("--force"), "{}", err(&again));
    }
    let stream = path(folder.path(), "stream.svg");
    assert!(run(&["run", "three-heirs", "--plot", &stream]).status.success());
    assert!(std::fs::read_to_string(&stream).unwrap().contains("<svg"));
}

#[test]
fn a_fit_is_drawn_into_a_new_file_only() {
    let folder = tempfile::tempdir().unwrap();
    let (out_folder, svg) = (path(folder.path(), "fit"), path(folder.path(), "fit.svg"));
    let fit = ["calibrate", "ussr-1922", "--out", &out_folder, "--until", "1922-12", "--particles", "4"];
    let fit = [&fit[..], &["--generations", "1", "--histories", "2", "--rounds", "1", "--plot", &svg]].concat();
    let output = run(&fit);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let picture = std::fs::read_to_string(&svg).unwrap();
    assert!(
        picture.contains("norm_weight") && !picture.contains("motion_pause"),
        "parameters that are drawn, and no others"
    );
    let again = run(&[&fit[..], &["--resume"]].concat());
    assert_eq!((again.status.code(), out(&again).as_str()), (Some(1), ""));
    assert!(err(&again).contains("name a new file"), "{}", err(&again));
}

#[test]
fn what_is_asked_for_wrongly_is_refused_with_a_way_out() {
    for (arguments, said) in [
        (&["compare", "three-heirs", "--what-if", "true-weight"][..], "did you mean `true-weights`?"),
        (&["compare", "three-heirs", "--precision", "2"], "expected a number between 0 and 1"),
        (&["compare", "three-heirs", "--plot", "bars.pdf"], "expected FILE.svg or FILE.png"),
        (&["compare", "three-heirs", "--out", "a.svg", "--plot", "a.svg"], "the same file"),
        (&["attribute", "three-heirs", "--causes", "leter"], "did you mean `letter`?"),
        (&["attribute", "three-heirs", "--of", "bem"], "did you mean `ben`?"),
        (&["attribute", "three-heirs", "--histories", "5"], "--measure leads"),
        (&["sensitivity", "three-heirs", "--over", "insigth"], "did you mean `insight`?"),
        (&["sensitivity", "three-heirs", "--over", "insight=0.5..0.1"], "expected LOW..HIGH within 0..1"),
        (&["sensitivity", "three-heirs"], "--over"),
        (&["why", "three-heirs", "fall:nobody", "--histories", "3"], "in any of 3 histories"),
        (&["why", "three-heirs", "end", "--histories", "3", "--format", "dot"], "one history"),
        (&["why", "three-heirs", "end", "--plot", "a.svg"], "--histories"),
    ] {
        let output = run(arguments);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(said), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn a_report_is_written_from_a_folder_and_kept_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let runs = path(folder.path(), "runs");
    let ensemble = ["ensemble", "three-heirs", "--what-if", "true-weights", "--histories", "30", "--out", &runs];
    assert!(run(&ensemble).status.success());
    let weights = path(folder.path(), "weights.png");
    assert!(run(&[&ensemble[..], &["--resume", "--plot", &weights]].concat()).status.success());
    assert_eq!(&std::fs::read(&weights).unwrap()[..4], b"\x89PNG");
    let why = path(folder.path(), "runs/why.json");
    assert!(
        run(&["why", "three-heirs", "end", "--histories", "20", "--format", "json", "--out", &why]).status.success()
    );
    let output = run(&["report", &runs]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("Why, across histories"), "{}", out(&output));
    let html = std::fs::read_to_string(folder.path().join("runs/report.html")).unwrap();
    assert!(html.starts_with("<!doctype html>") && html.contains("powervacuum ensemble three-heirs"));
    assert_eq!(run(&["report", &runs]).status.code(), Some(1));
    assert_eq!(run(&["report", &runs, "--force"]).status.code(), Some(0));
    // Another case, a folder that is no ensemble.
    let other = run(&["report", &runs, "--case", "ussr-1922", "--force"]);
    assert_eq!(other.status.code(), Some(2));
    assert!(err(&other).contains("another"), "{}", err(&other));
    let none = run(&["report", &path(folder.path(), "nowhere")]);
    assert_eq!(none.status.code(), Some(1), "{}", err(&none));
}
