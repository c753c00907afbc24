//! Plays histories of a case one after the other: `histories CASE COUNT [events]`, for counting instructions.
//!
//! `CASE` is a scenario's folder; with `events`, neither causes nor books are kept. What a history costs is the difference
//! between two counts, divided by the difference of the counts: loading the case then drops out.

use std::path::Path;
use std::process::ExitCode;

use powervacuum_engine::{Keep, KeyedChance, QuantalResponse, Struggle};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, count, keep) = match &arguments[..] {
        [folder, count] => (folder, count, Keep::Everything),
        [folder, count, word] if word == "events" => (folder, count, Keep::Events),
        _ => return refuse("expected `histories CASE COUNT [events]`"),
    };
    let Ok(count) = count.parse::<u64>() else { return refuse(&format!("`{count}` is not a number of histories")) };
    let Ok(loaded) = powervacuum_formats::load_folder(Path::new(folder)) else {
        return refuse(&format!("`{folder}` is not a sound case: `powervacuum scenario check` says why"));
    };
    let mut months = 0;
    for history in 0..count {
        let mut struggle = Struggle::new(&loaded.scenario).keeping(keep);
        struggle.play(&mut KeyedChance::new(1, history), &mut QuantalResponse, None);
        months += usize::from(struggle.state().month.0);
    }
    eprintln!("{count} histories, {months} months");
    ExitCode::SUCCESS
}

fn refuse(reason: &str) -> ExitCode {
    eprintln!("{reason}");
    ExitCode::FAILURE
}
