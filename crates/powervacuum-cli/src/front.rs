//! The front page: what `powervacuum` does when nothing is asked.

use std::sync::Arc;

use powervacuum::engine::{Event, EventId, EventKind};
use powervacuum::{
    Case, DEFAULT_SEED, History, Odds, OddsRequest, Run, because, month_name, odds, percent, short_name,
};

use crate::bars::bar;
use crate::chronicle;
use crate::failure::Failure;
use crate::output;
use crate::page::{DIM, HEAD, TURN, hanging, heading, paragraph};
use crate::progress::{INTERRUPTED, watched};

/// Falls that come in a smaller part of the histories are left out.
const RARE: f64 = 0.05;

/// Plays the flagship case, tells its story, counts the odds. Returns the exit code.
pub fn play(histories: u64) -> Result<u8, Failure> {
    let case = Arc::new(Case::flagship()?);
    let history = Run::new(Arc::clone(&case)).play()?;
    output::to_stdout(|out| Ok(out.write_all(story(&history).as_bytes())?))?;
    let counted = count(&case, histories)?;
    output::to_stdout(|out| Ok(out.write_all((table(&counted) + &next(&case)).as_bytes())?))?;
    Ok(if counted.played < counted.asked { INTERRUPTED } else { 0 })
}

fn count(case: &Arc<Case>, histories: u64) -> Result<Odds, Failure> {
    let request =
        OddsRequest { case: Arc::clone(case), what_ifs: Vec::new(), seed: DEFAULT_SEED, histories, threads: None };
    Ok(watched(histories, "histories", |control| odds(&request, control.progress, control.cancel))?)
}

/// Who fell when and why, and how it ended.
fn story(history: &History) -> String {
    let mut text = chronicle::title(history);
    text += &format!("{DIM}One history of many, seed {}.{DIM:#}\n", history.recipe().seed);
    text += &heading("Who fell, when and why");
    let mut falls = ways_down(history);
    // In the order of the last fall: the story of each contender ends there.
    falls.sort_by_key(|(_, steps)| last_fall(steps));
    if falls.is_empty() {
        text += &paragraph(2, "Nobody fell.");
    }
    let width = chronicle::name_width(falls.iter().map(|(name, _)| name.as_str()));
    for (name, steps) in &falls {
        let path: Vec<&str> = steps.iter().map(|(_, step)| step.as_str()).collect();
        let lead = format!("  {HEAD}{:<width$}{HEAD:#}  ", chronicle::shortened(name, width));
        text += &hanging(&lead, &format!("{}.", path.join(", ")));
        let Some(last) = last_fall(steps) else { continue };
        let reasons = because(history, last, 2);
        if !reasons.is_empty() {
            text += &hanging(&format!("  {:<width$}  {DIM}Why:{DIM:#} ", ""), &reasons.join(" "));
        }
    }
    text + &chronicle::end(history)
}

/// A step on a contender's way: the entry if it leads down, and a few words.
type Step = (Option<EventId>, String);

/// For each contender who fell its name and its way down, and up again where it was given something back.
fn ways_down(history: &History) -> Vec<(String, Vec<Step>)> {
    let scenario = history.scenario();
    let step = |event: &Event, who| {
        let (fall, what) = match &event.kind {
            EventKind::StandingLowered { contender, rung, .. } if *contender == who => {
                (Some(event.id), scenario.spec().ladder[rung.index()].name.as_str())
            }
            EventKind::AppealDecided { motion, overruled: true, .. } if motion.target == who => {
                (None, "restored on appeal")
            }
            EventKind::Readmitted { contender, .. } if *contender == who => (None, "readmitted"),
            _ => return None,
        };
        Some((fall, format!("{what} {}", month_name(scenario.calendar(event.month)))))
    };
    let contenders = scenario.all_contenders().iter();
    contenders
        .map(|id| {
            let contender = scenario.contender(id);
            let steps: Vec<Step> = history.chronicle().iter().filter_map(|event| step(event, id)).collect();
            (short_name(&contender.id, &contender.name).to_owned(), steps)
        })
        .filter(|(_, steps)| !steps.is_empty())
        .collect()
}

/// The last entry that leads down.
fn last_fall(steps: &[Step]) -> Option<EventId> {
    steps.iter().rev().find_map(|(fall, _)| *fall)
}

/// The odds as a table.
fn table(odds: &Odds) -> String {
    let total = odds.played.max(1) as f64;
    let stopped =
        if odds.played < odds.asked { format!(" (stopped; {} were asked for)", odds.asked) } else { String::new() };
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
        text +=
            &format!("\n  {DIM}Falls, in how many histories, and the month by which half of them have come{DIM:#}\n");
    }
    let width = chronicle::name_width(odds.falls.iter().map(|fall| fall.name.as_str()));
    for falls in odds.falls.chunk_by(|a, b| a.contender == b.contender) {
        let often = falls.iter().filter(|fall| fall.histories as f64 / total >= RARE);
        let steps: Vec<String> = often
            .map(|fall| format!("{} {} ({})", fall.rung_name, percent(fall.histories as f64 / total), fall.median))
            .collect();
        if !steps.is_empty() {
            let lead = format!("  {:<width$}  ", chronicle::shortened(&falls[0].name, width));
            text += &hanging(&lead, &steps.join(", "));
        }
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
    line(format!("powervacuum run {name} --seed 7"), "another history");
    let causes = &case.loaded().causes;
    let first = causes.first().and_then(|cause| cause.without.first());
    let what_if = spec.interventions.iter().find(|what_if| first.is_none_or(|first| *first == what_if.id));
    if let Some(what_if) = what_if {
        line(
            format!("powervacuum compare {name} --what-if {}", what_if.id),
            &format!("as it was and if {}, on the same luck", what_if.name),
        );
    }
    if !causes.is_empty() {
        line(format!("powervacuum attribute {name}"), "which cause accounts for how much of the winner's odds");
    }
    line(format!("powervacuum scenario show {name}"), "the case: its rules, facts and sources");
    text
}
