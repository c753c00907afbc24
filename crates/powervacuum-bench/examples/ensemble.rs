//! Plays an ensemble of a case: `ensemble CASE HISTORIES alone|written [THREADS]`, for comparing times, instructions and
//! memory of playing alone with those of writing all tables, and of one thread with those of several.
//!
//! `CASE` is a scenario's folder. Prints seconds, and where the system says so the most memory that was in use.

use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use powervacuum_ensemble::{Control, Draws, Plan, PlanSpec, Resume, Shard, Table, Threads, in_order, run, summarise};

const SEED: u64 = 1;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match measure(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: &[String]) -> Result<(), String> {
    let usage = "expected `ensemble CASE HISTORIES alone|written [THREADS]`";
    let [folder, histories, mode, threads @ ..] = arguments else { return Err(usage.to_owned()) };
    let loaded = powervacuum_formats::load_folder(Path::new(folder))
        .map_err(|_| format!("`{folder}` is not a sound case: `powervacuum scenario check` says why"))?;
    let histories = histories.parse().map_err(|_| usage.to_owned())?;
    let threads = match threads.first() {
        None => Threads::default(),
        Some(count) => Threads::new(count.parse::<NonZeroUsize>().map_err(|_| usage.to_owned())?),
    };
    let began = Instant::now();
    match mode.as_str() {
        "alone" => {
            let play = |history| summarise(&loaded.scenario, SEED, history);
            in_order(0..histories, threads, &Control::unwatched(), play, |_, _| {});
        }
        "written" => {
            let plan = Plan::new(PlanSpec {
                scenario: loaded.scenario,
                scenario_fingerprint: loaded.fingerprint.to_string(),
                engine_version: env!("CARGO_PKG_VERSION").to_owned(),
                seed: SEED,
                histories,
                arms: vec![Vec::new()],
                draws: Draws::Default,
                tables: Table::ALL.to_vec(),
            })
            .map_err(|error| error.to_string())?;
            let out = tempfile::tempdir().map_err(|error| error.to_string())?;
            run(&plan, out.path(), Shard::WHOLE, Resume::No, threads, &Control::unwatched())
                .map_err(|error| error.to_string())?;
        }
        _ => return Err(usage.to_owned()),
    }
    eprintln!("{mode}: {histories} histories, {} threads, {:.2?}{}", threads.get(), began.elapsed(), memory());
    Ok(())
}

/// The most memory that was in use.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    most.map_or_else(String::new, |most| format!(", at most {} resident", most.trim()))
}
