//! What `play` promises: lines from a pipe play a game, wrong ones are named and end it with exit code 2, and a game that is
//! kept goes on where it was left.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn play(arguments: &[&str], lines: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_powervacuum"));
    command.arg("play").args(arguments).env("COLUMNS", "80").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that has ended already reads nothing more.
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_game_is_played_to_its_debrief() {
    let output = play(&["three-heirs", "--as", "ada", "--seed", "7"], "ada\n1\nbide\nundo\nbide\nmore\nlook\nend\n");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    for said in ["You are Ada.", "As you see it", "Everything you can do", "What you could not see", "What decided it"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(text.contains("with 1 month taken back"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "a line is wider than the page");
    let again = play(&["three-heirs", "--as", "ada", "--seed", "7"], "ada\n1\nbide\nundo\nbide\nmore\nlook\nend\n");
    assert_eq!(text, out(&again));
}

#[test]
fn a_wrong_line_is_named_and_ends_the_program() {
    for (lines, said) in [
        ("skip\nfly\n", "line 2: there is no option `fly`"),
        ("who\n", "line 1: `who` is no answer"),
        ("watch six\n", "line 1: `six` is no number of months"),
        ("undo\n", "line 1: there is nothing to take back"),
    ] {
        let output = play(&["three-heirs", "--as", "ada"], lines);
        assert_eq!(output.status.code(), Some(2), "{lines}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
    let output = play(&["three-heirs", "--as", "adda"], "");
    assert!(err(&output).contains("did you mean `ada`?") && output.status.code() == Some(2));
    assert_eq!(play(&["three-heirs"], "").status.code(), Some(2));
}

#[test]
fn a_kept_game_goes_on_where_it_was_left() {
    let at = tempfile::tempdir().unwrap();
    let file = at.path().join("game.json").display().to_string();
    let luck = ["three-heirs", "--as", "ben", "--seed", "3"];
    let first = play(&[&luck[..], &["--save", &file]].concat(), "skip\nbide\nwatch 2\n");
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let taken = play(&[&luck[..], &["--save", &file]].concat(), "");
    assert!(err(&taken).contains("is there already"), "{}", err(&taken));
    let rest = play(&["three-heirs", "--resume", &file, "--save", &file], "end\n");
    let whole = play(&luck, "skip\nbide\nwatch 2\nend\n");
    let debrief = |output: &Output| out(output).split("What you could not see").nth(1).unwrap().to_owned();
    assert_eq!(debrief(&rest), debrief(&whole));
    std::fs::write(&file, "{}").unwrap();
    let damaged = play(&["three-heirs", "--resume", &file], "");
    assert_eq!(damaged.status.code(), Some(1));
    assert!(err(&damaged).contains("is not a saved game"), "{}", err(&damaged));
}
