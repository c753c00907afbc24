//! A load test: a studio in a process of its own, with viewers and runs.
//!
//! `cargo run --example load -- PROGRAM [VIEWERS [JOBS [SECONDS]]]`, or `make load`. Prints how long answers took by kind,
//! and ends with exit code 1 if there was an error or the 99th percentile of all answers is not under 200 ms.
#![allow(clippy::print_stdout, reason = "a program that prints what it measured")]

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

#[path = "../tests/load/mod.rs"]
mod load;

use load::{Load, quantile};

/// What the studio promises.
const PROMISED: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(program) = arguments.next() else {
        println!("usage: load PROGRAM [VIEWERS [JOBS [SECONDS]]]");
        return ExitCode::from(2);
    };
    let mut number = |usual: u64| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (viewers, jobs, seconds) = (number(200), number(20), number(30));
    let data = tempfile::tempdir().expect("a temporary folder can be made");
    let mut studio = Command::new(&program)
        .args(["studio", "--port", "0", "--no-open", "--data"])
        .arg(data.path())
        .env("POWERVACUUM_LOG", "warn")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    let out = studio.stdout.take().expect("its output is read");
    BufReader::new(out).read_line(&mut line).expect("it prints its address");
    let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let load = Load {
        address,
        viewers,
        jobs,
        histories: 20_000,
        case: "ussr-1922".to_owned(),
        look: Duration::from_secs(2),
        time: Duration::from_secs(seconds),
    };
    let measured = load.run();
    let memory = std::fs::read_to_string(format!("/proc/{}/status", studio.id())).unwrap_or_default();
    let _ = studio.kill();
    let _ = studio.wait();

    println!("{viewers} viewers, {jobs} runs, {seconds} s; {} runs were not over at the end", measured.under_way);
    println!("{:<22} {:>7} {:>9} {:>9} {:>9}", "", "answers", "p50 ms", "p99 ms", "most ms");
    let all = measured.all();
    for (kind, times) in measured.kinds.iter().map(|(kind, times)| (*kind, times)).chain([("all", &all)]) {
        let ms = |part: f64| quantile(times, part).as_secs_f64() * 1e3;
        println!("{kind:<22} {:>7} {:>9.1} {:>9.1} {:>9.1}", times.len(), ms(0.5), ms(0.99), ms(1.0));
    }
    if let Some(peak) = memory.lines().find(|line| line.starts_with("VmHWM")) {
        println!("most memory of the studio: {}", peak.trim_start_matches("VmHWM:").trim());
    }
    println!("{} kinds of error", measured.errors.len());
    measured.errors.iter().take(10).for_each(|error| println!("  {error}"));
    let kept = measured.errors.is_empty() && !all.is_empty() && quantile(&all, 0.99) < PROMISED;
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
