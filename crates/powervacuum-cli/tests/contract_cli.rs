//! What the program promises at its door: exit codes, which stream says what, no half files, quiet pipes, and output
//! that reads at 80 columns. Texts of help and of a short history are snapshots; `cargo insta review` refreshes them.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program with a fixed width and without colours of its own choice.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_powervacuum"));
    command.args(arguments).env("COLUMNS", "80").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let output = run(arguments);
    assert_eq!(code(&output), 0, "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn golden_help() {
    for command in [
        "",
        "run",
        "resume",
        "play",
        "studio",
        "why",
        "replay",
        "compare",
        "attribute",
        "sensitivity",
        "report",
        "ensemble",
        "merge",
        "validate",
        "calibrate",
        "scenario",
        "scenario show",
        "scenario check",
        "odd",
        "completions",
        "man",
    ] {
        let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let output = run(&words);
        assert_eq!(code(&output), 0);
        let name = if command.is_empty() { "help".to_owned() } else { format!("help {command}").replace(' ', "_") };
        insta::assert_snapshot!(name, out(&output));
    }
}

#[test]
fn golden_three_heirs() {
    insta::assert_snapshot!("run_three_heirs", out(&run(&["run", "three-heirs", "--seed", "7"])));
    insta::assert_snapshot!("why_three_heirs", out(&run(&["why", "three-heirs", "--seed", "7", "end"])));
    insta::assert_snapshot!("show_three_heirs", out(&run(&["scenario", "show", "three-heirs"])));
}

#[test]
fn every_line_fits_into_80_columns() {
    for arguments in [
        &["run", "ussr-1922"][..],
        &["run", "ussr-1922", "--all"],
        &["why", "ussr-1922", "end"],
        &["scenario", "show", "three-heirs"],
        &["--histories", "8"],
    ] {
        for line in out(&run(arguments)).lines() {
            assert!(line.chars().count() <= 80, "{arguments:?}: {line}");
        }
    }
}

#[test]
fn the_front_page_tells_a_story_and_the_odds() {
    let output = run(&["--histories", "20"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    for part in ["Who fell, when and why", "The odds, from 20 histories", "What to try next"] {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(err(&output), "", "no progress bar without a terminal");
}

#[test]
fn colours_are_for_terminals_and_forced_ones() {
    let plain = run(&["run", "three-heirs"]);
    assert!(!out(&plain).contains('\u{1b}'));
    let forced = program(&["run", "three-heirs"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(out(&forced).contains('\u{1b}'));
    let refused = program(&["run", "three-heirs"]).env("CLICOLOR_FORCE", "0").env("NO_COLOR", "1").output().unwrap();
    assert_eq!(out(&refused), out(&plain));
}

#[test]
fn what_was_asked_for_wrongly_is_code_2_and_says_the_way_out() {
    for (arguments, said) in [
        (&["run", "three-hers"][..], "did you mean `three-heirs`?"),
        (&["run", "three-heirs", "--what-if", "true-weight"], "did you mean `true-weights`?"),
        (&["run", "three-heirs", "--until", "2000"], "YYYY-MM"),
        (&["run", "three-heirs", "--until", "2031-01"], "expected a month from 2000-01 to 2000-12"),
        (&["run", "three-heirs", "--format", "xml"], "invalid value"),
        (&["run"], "required arguments"),
        (&["why", "three-heirs", "fall:nobody"], "It has these"),
        (&["why", "three-heirs", "999999"], "there is no entry 999999"),
        (&["scenario", "check", "/nowhere/at/all"], "no case"),
        (&["scenario", "new", "/tmp/Not A Name"], "short name"),
    ] {
        let output = run(arguments);
        assert_eq!((code(&output), out(&output).as_str()), (2, ""), "{arguments:?}");
        assert!(err(&output).contains(said), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn what_fails_is_code_1() {
    for arguments in [&["replay", "/nowhere.jsonl"][..], &["resume", "/nowhere.json"]] {
        let output = run(arguments);
        assert_eq!((code(&output), out(&output).as_str()), (1, ""), "{arguments:?}");
        assert!(err(&output).contains("cannot be read"));
    }
    let output = run(&["run", "three-heirs", "--out", "/nowhere/at/all.txt"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
}

#[test]
fn a_file_is_written_in_full_and_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("heirs.json");
    let path = file.to_str().unwrap();
    let write = ["run", "three-heirs", "--format", "json", "--out", path];
    assert_eq!(code(&run(&write)), 0);
    let first = text_of(&file);
    assert_eq!(first, out(&run(&["run", "three-heirs", "--format", "json"])));
    let again = run(&write);
    assert_eq!(code(&again), 1);
    assert!(err(&again).contains("--force"));
    assert_eq!(code(&run(&["run", "three-heirs", "--seed", "8", "--format", "json", "--out", path, "--force"])), 0);
    assert_ne!(text_of(&file), first);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file is left");
}

#[test]
fn the_json_document_has_its_shape() {
    let document = json(&["run", "three-heirs", "--seed", "7", "--what-if", "true-weights", "--format", "json"]);
    assert_eq!((&document["format"], &document["version"]), (&"powervacuum-history".into(), &1.into()));
    assert_eq!(
        (&document["scenario"], &document["seed"], &document["history"]),
        (&"three-heirs".into(), &7.into(), &0.into())
    );
    assert_eq!(document["what_ifs"], serde_json::json!(["true-weights"]));
    assert_eq!(document["scenario_fingerprint"].as_str().unwrap().len(), 64);
    assert_eq!(document["weights"][0]["month"], "2000-01");
    let real: f64 = document["weights"][0]["real"].as_object().unwrap().values().map(|w| w.as_f64().unwrap()).sum();
    assert!((real - 1.0).abs() < 1e-9);
    assert!(document["weights"][0]["seen"]["ada"]["ben"].is_f64());
    for (index, event) in document["events"].as_array().unwrap().iter().enumerate() {
        assert_eq!(event["id"], index);
        assert!(event["text"].as_str().is_some_and(|text| text.ends_with('.')), "{event}");
        for cause in event["causes"].as_array().unwrap() {
            assert!(cause["event"].is_u64() != cause["term"].is_string(), "{cause}");
            assert!(cause["part"].is_f64());
        }
    }
    let stopped = json(&["run", "three-heirs", "--until", "2000-02", "--format", "json"]);
    assert!(stopped["outcome"].is_null());
    assert_eq!(stopped["weights"].as_array().unwrap().len(), 2);
}

#[test]
fn reasons_come_as_json_and_as_a_drawing() {
    let graph = json(&["why", "three-heirs", "end", "--format", "json"]);
    assert_eq!(graph["format"], "powervacuum-why");
    assert_eq!(graph["edges"][0]["effect"], 0);
    let dot = out(&run(&["why", "three-heirs", "end", "--format", "dot"]));
    assert!(dot.starts_with("digraph") && dot.contains("n1 -> n0"));
}

#[test]
fn a_chronicle_replays_to_the_bit_and_a_changed_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("heirs.jsonl");
    let path = file.to_str().unwrap();
    assert_eq!(code(&run(&["run", "three-heirs", "--seed", "7", "--format", "jsonl", "--out", path])), 0);
    let replayed = run(&["replay", path, "--format", "json"]);
    assert_eq!(code(&replayed), 0, "{}", err(&replayed));
    assert_eq!(out(&replayed), out(&run(&["run", "three-heirs", "--seed", "7", "--format", "json"])));
    assert!(err(&replayed).contains("to the bit"));

    let lines: Vec<String> = text_of(&file).lines().map(str::to_owned).collect();
    let cut: String = lines[..lines.len() - 1].iter().map(|line| format!("{line}\n")).collect();
    let half = &text_of(&file)[..text_of(&file).len() / 2];
    let published = lines.iter().position(|line| line.contains("\"published\"")).unwrap();
    let mut nudged = lines.clone();
    nudged[published] = nudged[published].replace("\"gain\":0.", "\"gain\":0.1");
    let mut stranger = lines.clone();
    stranger[published] = stranger[published].replace("\"by\":", "\"by\":9");
    let mut shifted = lines.clone();
    shifted.remove(5);
    for (text, said) in [
        (cut, "cut off".to_owned()),
        (half.to_owned(), "not an entry".to_owned()),
        (nudged.join("\n"), "do not lead to the recorded end".to_owned()),
        (stranger.join("\n"), format!("line {}", published + 1)),
        (shifted.join("\n"), "line 6: entry 5, expected entry 4".to_owned()),
        (String::new(), "the file is empty".to_owned()),
        ("{\"a\":1}".to_owned(), "names no format".to_owned()),
        (lines.join("\n").replace("\"version\":1", "\"version\":2"), "version 2".to_owned()),
        (lines.join("\n").replacen("fingerprint\":\"", "fingerprint\":\"0", 1), "fingerprint".to_owned()),
        (lines.join("\n") + "\n{}\n", "something after the end".to_owned()),
    ] {
        std::fs::write(&file, text).unwrap();
        let output = run(&["replay", path]);
        assert_eq!((code(&output), out(&output).as_str()), (1, ""), "{said}");
        assert!(err(&output).contains(&said), "{said}: {}", err(&output));
    }
}

#[test]
fn a_saved_struggle_goes_on_as_if_it_had_not_been_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("june.json");
    let path = saved.to_str().unwrap();
    let stop = run(&["run", "three-heirs", "--seed", "3", "--until", "2000-06", "--save", path]);
    assert_eq!(code(&stop), 0, "{}", err(&stop));
    let resumed = run(&["resume", path, "--format", "jsonl"]);
    assert_eq!(code(&resumed), 0, "{}", err(&resumed));
    assert_eq!(out(&resumed), out(&run(&["run", "three-heirs", "--seed", "3", "--format", "jsonl"])));

    let changed = text_of(&saved).replacen("\"prestige\":0.", "\"prestige\":0.1", 1);
    std::fs::write(&saved, changed).unwrap();
    let output = run(&["resume", path]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("do not lead to the saved state"), "{}", err(&output));
}

#[test]
fn a_case_can_be_begun_checked_and_played() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("my-case");
    let path = case.to_str().unwrap();
    assert_eq!(code(&run(&["scenario", "new", path])), 0);
    assert_eq!(code(&run(&["scenario", "new", path])), 1, "files that are there are kept");
    let checked = run(&["scenario", "check", path]);
    assert_eq!(code(&checked), 0, "{}", err(&checked));
    assert_eq!(code(&run(&["run", path])), 0);
    let broken = text_of(&case.join("scenario.toml")).replacen("months", "mnths", 1);
    std::fs::write(case.join("scenario.toml"), broken).unwrap();
    let checked = run(&["scenario", "check", path]);
    assert_eq!((code(&checked), out(&checked).as_str()), (2, ""));
    assert!(err(&checked).contains("months"), "{}", err(&checked));
    let checked = run(&["scenario", "check", path, "--format", "json"]);
    assert_eq!(code(&checked), 2);
    let found: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(found["valid"], false);
    assert!(found["problems"][0]["message"].is_string());
}

#[test]
fn cases_schema_and_completions_are_printed() {
    let listed = out(&run(&["scenario", "list"]));
    assert!(["three-heirs", "ussr-1922", "ussr-1953"].iter().all(|case| listed.contains(case)));
    assert!(json(&["scenario", "schema"])["properties"].is_object());
    assert_eq!(json(&["scenario", "show", "three-heirs", "--format", "json"])["id"], "three-heirs");
    assert!(out(&run(&["completions", "bash"])).contains("powervacuum"));
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let printed = run(&["man"]);
    assert_eq!(code(&printed), 0, "{}", err(&printed));
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man1");
    let write = ["man", "--out", pages.to_str().unwrap()];
    let written = run(&write);
    assert_eq!(code(&written), 0, "{}", err(&written));
    let files: Vec<String> = out(&written).lines().map(str::to_owned).collect();
    let together: String = files.iter().map(|file| text_of(Path::new(file))).collect();
    assert_eq!(together, out(&printed), "the same pages, in the same order");
    let title = |name: &str| together.contains(&format!(".TH {name} 1 "));
    for name in ["powervacuum", "powervacuum-run", "powervacuum-scenario", "powervacuum-scenario-check"] {
        assert!(title(name) && files.iter().any(|file| file.ends_with(&format!("/{name}.1"))), "{name}");
    }
    // Every page that another one names is there.
    for line in together.lines().filter(|line| line.ends_with("(1)")) {
        assert!(title(&line.trim_end_matches("(1)").replace("\\-", "-")), "{line}");
    }
    assert_eq!(code(&run(&write)), 1, "pages that are there are kept");
    assert_eq!(code(&run(&[&write[..], &["--force"]].concat())), 0);
}

#[test]
fn a_strict_check_wants_sources() {
    let allowed = run(&["scenario", "check", "three-heirs"]);
    assert_eq!((code(&allowed), err(&allowed).as_str()), (0, ""));
    let refused = run(&["scenario", "check", "three-heirs", "--strict"]);
    assert_eq!((code(&refused), out(&refused).as_str()), (1, ""));
    insta::assert_snapshot!("strict_three_heirs", err(&refused));
    let refused = run(&["scenario", "check", "three-heirs", "--strict", "--format", "json"]);
    assert_eq!(code(&refused), 1);
    let found: serde_json::Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert_eq!((&found["valid"], &found["problems"][0]["code"]), (&true.into(), &"no-source".into()));
    for case in ["ussr-1922", "ussr-1953"] {
        let checked = run(&["scenario", "check", case, "--strict"]);
        assert_eq!(code(&checked), 0, "{}", err(&checked));
    }
}

#[test]
#[cfg(unix)]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let mut child = program(&["run", "ussr-1922", "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output).as_str()), (0, ""));
}

#[test]
#[cfg(unix)]
fn ctrl_c_stops_the_odds_with_what_was_done() {
    let mut child = program(&["--histories", "1000000"]).stdout(Stdio::piped()).spawn().unwrap();
    // The story comes before the odds: once it is there, the odds are being counted.
    let mut stdout = child.stdout.take().unwrap();
    let mut text = vec![0; 64];
    stdout.read_exact(&mut text).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    stdout.read_to_end(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{text}");
    assert!(text.contains("stopped; 1000000 were asked for"), "{text}");
}

#[test]
fn a_description_goes_to_standard_output_or_to_a_file_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.md");
    let file = path.display().to_string();
    let printed = run(&["odd", "three-heirs"]);
    assert_eq!((code(&printed), err(&printed).as_str()), (0, ""));
    assert!(out(&printed).starts_with("# ODD: "));
    assert_eq!(code(&run(&["odd", "three-heirs", "--out", &file])), 0);
    assert_eq!(text_of(&path), out(&printed));
    assert_eq!(code(&run(&["odd", "three-heirs", "--out", &file])), 1);
    assert_eq!(code(&run(&["odd", "three-heirs", "--out", &file, "--force"])), 0);
    assert_eq!(code(&run(&["odd", "four-heirs"])), 2);
}

/// The book names every command and option, and every field of the documents.
#[test]
fn the_book_agrees_with_the_program() {
    let book = include_str!("../../../docs/book/src/cli.md");
    for command in [
        "run",
        "resume",
        "play",
        "studio",
        "why",
        "replay",
        "compare",
        "attribute",
        "sensitivity",
        "report",
        "ensemble",
        "merge",
        "scenario list",
        "scenario show",
        "scenario check",
        "odd",
        "man",
    ] {
        assert!(book.contains(&format!("powervacuum {command}")), "{command}");
        let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        for option in out(&run(&words)).split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2) {
            let option = option.trim_end_matches([',', ';', '.']);
            assert!(option == "--help" || book.contains(option), "{command} {option}");
        }
    }
    let json_book = include_str!("../../../docs/book/src/json.md");
    let mut fields = std::collections::BTreeSet::new();
    fields_of(&json(&["run", "three-heirs", "--format", "json"]), "", &mut fields);
    fields_of(&json(&["why", "three-heirs", "end", "--format", "json"]), "", &mut fields);
    fields_of(&json(&["ensemble", "three-heirs", "--histories", "4", "--format", "json"]), "", &mut fields);
    for field in fields {
        assert!(json_book.contains(&format!("`{field}`")), "{field}");
    }
}

/// The paths of a document's fields as the book writes them; what is keyed by ids is not entered.
fn fields_of(value: &serde_json::Value, path: &str, found: &mut std::collections::BTreeSet<String>) {
    const KEYED: [&str; 4] = ["weights[].real", "weights[].public", "weights[].seen", "standing"];
    match value {
        serde_json::Value::Object(fields) if !KEYED.contains(&path) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                found.insert(path.clone());
                fields_of(value, &path, found);
            }
        }
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| fields_of(item, &format!("{path}[]"), found));
        }
        _ => {}
    }
}
