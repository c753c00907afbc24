//! The front page: what `powervacuum` does when nothing is asked.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use powervacuum::engine::EventKind;
use powervacuum::{
    Case, DEFAULT_SEED, Detail, Entry, History, Odds, OddsRequest, Run, because, month_name, odds, percent, tell,
};

use crate::bars::bar;
use crate::chronicle;
use crate::failure::Failure;
use crate::output;
use crate::page::{DIM, HEAD, TURN, hanging, heading, paragraph};

/// Exit code after an interruption.
const INTERRUPTED: u8 = 130;

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// Plays the flagship case, tells its story, counts the odds. Returns the exit code.
pub fn play(histories: u64) -> Result<u8, Failure> {
    let case = Arc::new(Case::flagship()?);
    let history = Run::new(Arc::clone(&case)).play()?;
    output::to_stdout(|out| Ok(out.write_all(story(&history).as_bytes())?))?;
    // Without a handler Ctrl-C ends the program at once, which is all right too.
    let _ = ctrlc::set_handler(|| STOP.store(true, Ordering::Relaxed));
    let counted = count(&case, histories)?;
    output::to_stdout(|out| Ok(out.write_all((table(&counted) + &next(&case)).as_bytes())?))?;
    Ok(if counted.played < counted.asked { INTERRUPTED } else { 0 })
}

fn count(case: &Arc<Case>, histories: u64) -> Result<Odds, Failure> {
    let target = if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let progress = ProgressBar::with_draw_target(Some(histories), target);
    let template = ProgressStyle::with_template("{bar:30} {pos} of {len} histories, {eta} left");
    progress.set_style(template.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let request = OddsRequest {
        case: Arc::clone(case),
        what_ifs: Vec::new(),
        seed: DEFAULT_SEED,
        histories,
        threads: None,
    };
    let counted = odds(&request, &|done| progress.set_position(done), &STOP)?;
    progress.finish_and_clear();
    Ok(counted)
}

/// Who fell when and why, and how it ended.
fn story(history: &History) -> String {
    let mut text = chronicle::title(history);
    text += &format!("{DIM}One history, seed {}.{DIM:#}\n", history.recipe().seed);
    text += &heading("Who fell, when and why");
    let falls: Vec<Entry> = tell(history, Detail::Brief)
        .into_iter()
        .flat_map(|year| year.entries)
        .filter(|entry| is_fall(history, entry))
        .collect();
    if falls.is_empty() {
        text += &paragraph(2, "Nobody fell.");
    }
    for fall in &falls {
        let Some(&id) = fall.events.first() else { continue };
        text += &hanging(&format!("  {HEAD}{:<15}{HEAD:#} ", month_name(fall.month)), &fall.text);
        let reasons = because(history, id, 2);
        if !reasons.is_empty() {
            text += &hanging(&format!("                  {DIM}because{DIM:#} "), &format!("{DIM}{}{DIM:#}", reasons.join(" ")));
        }
    }
    text + &chronicle::end(history)
}

fn is_fall(history: &History, entry: &Entry) -> bool {
    let first = entry.events.first().and_then(|&id| history.event(id));
    first.is_some_and(|event| matches!(event.kind, EventKind::StandingLowered { .. }))
}

/// The odds as a table.
fn table(odds: &Odds) -> String {
    let total = odds.played.max(1) as f64;
    let stopped = if odds.played < odds.asked { format!(" (stopped; {} were asked for)", odds.asked) } else { String::new() };
    let mut text = heading(&format!("The odds, from {} histories{stopped}", odds.played));
    let names = odds.leaders.iter().map(|leader| leader.name.as_str()).chain(["nobody dominates"]);
    let width = chronicle::name_width(names);
    let line = |name: &str, count: u64| {
        let share = count as f64 / total;
        format!("  {:<width$}  {} {:>5}\n", chronicle::shortened(name, width), bar(share, 30), percent(share))
    };
    for leader in &odds.leaders {
        text += &line(&leader.name, leader.histories);
    }
    text += &line("nobody dominates", odds.collective);
    if !odds.falls.is_empty() {
        text += &format!("\n  {DIM}How often each falls, and when half of these falls have come (and 10 to 90 %){DIM:#}\n");
    }
    for fall in &odds.falls {
        let share = fall.histories as f64 / total;
        let when = format!("{} ({} to {})", fall.median, fall.early, fall.late);
        let what = format!("{}: {}", fall.name, fall.rung_name);
        text += &format!("  {:<36} {:>5}  {when}\n", chronicle::shortened(&what, 36), percent(share));
    }
    text
}

/// What to try next.
fn next(case: &Case) -> String {
    let name = case.name();
    let spec = case.scenario().spec();
    let mut text = heading("What to try next");
    let mut line = |command: String, about: &str| text += &format!("  {TURN}{command}{TURN:#}\n      {about}\n");
    line(format!("powervacuum run {name}"), "the whole chronicle of this history");
    line(format!("powervacuum why {name} end"), "why it ended as it did");
    if let Some(what_if) = spec.interventions.first() {
        line(format!("powervacuum run {name} --what-if {}", what_if.id), &format!("the same luck, and {}", what_if.name));
    }
    line(format!("powervacuum run {name} --seed 7"), "another history");
    line(format!("powervacuum scenario show {name}"), "the case: its rules, facts and sources");
    text
}
