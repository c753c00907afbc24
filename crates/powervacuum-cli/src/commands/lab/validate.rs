//! `powervacuum validate`: a case held against its record.

use std::sync::Arc;

use powervacuum::Case;
use powervacuum::lab::{
    KnockOut, MainFalls, PatternUnit, Reading, Scoreboard, ScoredPattern, Skill, ValidateRequest, validate as play,
};

use super::{check, deliver, small_print, threads};
use crate::args::DrawsName;
use crate::args::record::ValidateArguments;
use crate::failure::Failure;
use crate::page::{HEAD, hanging, heading, paragraph};
use crate::progress::{self, watched};

/// Validates and returns the exit code.
pub fn validate(arguments: &ValidateArguments) -> Result<u8, Failure> {
    check(&arguments.to)?;
    let case = Arc::new(Case::open(&arguments.case)?);
    let request = ValidateRequest {
        case: Arc::clone(&case),
        knock_outs: arguments.knock_outs.clone(),
        draws: draws(arguments.draws),
        until: arguments.until,
        after: arguments.after,
        seed: arguments.many.seed,
        histories: arguments.histories,
        threads: threads(arguments.many.threads),
    };
    let found = watched(request.histories, "histories", |control| play(&request, control))?;
    deliver(&arguments.to, &found, || text(&found, arguments), || Box::new(found.picture()))?;
    Ok(progress::code())
}

/// Where parameter values come from, by its name on the command line.
pub fn draws(name: DrawsName) -> powervacuum::DrawsFrom {
    match name {
        DrawsName::Default => powervacuum::DrawsFrom::Default,
        DrawsName::Posterior => powervacuum::DrawsFrom::Posterior,
    }
}

/// The scoreboard for readers.
fn text(found: &Scoreboard, arguments: &ValidateArguments) -> String {
    let stopped = if progress::code() == 0 { String::new() } else { progress::stopped(found.played, found.asked) };
    let mut text = hanging("", &format!("{HEAD}{}{HEAD:#}", found.finding()));
    text += &paragraph(0, &format!("{} histories, {} parameters{stopped}.", found.played, found.draws));
    for (at, group) in found.groups.iter().enumerate() {
        text += &heading(&format!(
            "{}: {} of {} within the interval, skill {}",
            group.group,
            group.inside,
            group.patterns,
            skill(&group.skill)
        ));
        let rows = found.patterns.iter().filter(|pattern| pattern.group == found.groups[at].group);
        rows.for_each(|pattern| text += &row(pattern));
    }
    text += &heading("Overall");
    let error = found.skill_standard_error.map_or(String::new(), |error| format!(" (standard error {error:.2})"));
    text += &format!("  skill {}{error}\n", skill(&found.skill));
    if let Some(falls) = &found.main_falls {
        text += &format!("  main falls: {}\n", main_falls(falls));
    }
    if !found.knock_outs.is_empty() {
        text += &heading("Without");
        found.knock_outs.iter().for_each(|knock_out| text += &without(knock_out));
    }
    text += "\n";
    text += &small_print(
        "Skill beside \"everything stays as it is\", then beside coalitions by lot; 1 is perfect, 0 as good. Each row: the \
         record; the median and the middle four fifths of the histories; the score (CRPS; smaller is better).",
    );
    text += &small_print(&command(found, arguments));
    text
}

fn row(pattern: &ScoredPattern) -> String {
    let unit = pattern.unit;
    let [low, high] = pattern.interval80.map(|end| reading(end, unit));
    let (record, median) = (record(pattern), reading(pattern.median, unit));
    let mark = if pattern.inside { '✓' } else { '✗' };
    hanging(
        &format!("  {mark} "),
        &format!(
            "{}: {record}; {median} ({low} to {high}); {}. {}",
            pattern.name,
            score(pattern.score, unit),
            pattern.verdict
        ),
    )
}

fn record(pattern: &ScoredPattern) -> String {
    let [least, most] = pattern.record_range.map(|end| reading(end, pattern.unit));
    if least == most { reading(pattern.record, pattern.unit) } else { format!("{least} to {most}") }
}

/// A number or a month as people write it.
fn reading(found: Reading, unit: PatternUnit) -> String {
    match (found, unit) {
        (Reading::Month(month), _) => month.to_string(),
        (Reading::Never, _) => "never".to_owned(),
        (Reading::Number(share), PatternUnit::ShareOfMonths) => format!("{:.0} %", 100.0 * share),
        (Reading::Number(share), PatternUnit::Share) => format!("{:.1} %", 100.0 * share),
        (Reading::Number(yes), PatternUnit::YesOrNo) => (if yes >= 0.5 { "yes" } else { "no" }).to_owned(),
        (Reading::Number(number), PatternUnit::Position) => two_digits(number),
        (Reading::Number(number), _) => format!("{number:.0}"),
    }
}

/// With a minus sign, but none before nothing.
fn two_digits(number: f64) -> String {
    let text = format!("{number:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text.replace('-', "\u{2212}") }
}

fn score(score: f64, unit: PatternUnit) -> String {
    match unit {
        PatternUnit::Month | PatternUnit::Months => format!("{score:.1} months"),
        PatternUnit::Members => format!("{score:.0}"),
        _ => two_digits(score),
    }
}

fn skill(skill: &Skill) -> String {
    let one = |skill: Option<f64>| skill.map_or("\u{2013}".to_owned(), two_digits);
    format!("{} and {}", one(skill.no_change), one(skill.random_coalitions))
}

fn main_falls(falls: &MainFalls) -> String {
    format!(
        "medians {:.1} months off on average, {} of {} within the interval",
        falls.mean_error_months, falls.inside, falls.count
    )
}

fn without(knock_out: &KnockOut) -> String {
    let earns = match (knock_out.earns, knock_out.earns_standard_error) {
        (Some(earns), Some(error)) => format!("{earns:+.3} (standard error {error:.3})"),
        (Some(earns), None) => format!("{earns:+.3}"),
        _ => "nothing that can be told".to_owned(),
    };
    let falls = knock_out.main_falls.as_ref().map_or(String::new(), |falls| format!("; {}", main_falls(falls)));
    let line =
        format!("it earns {}; skill without it {}{falls}", earns.replace('-', "\u{2212}"), skill(&knock_out.skill));
    hanging(&format!("  {}: ", knock_out.id), &line)
}

/// What prints the same again.
fn command(found: &Scoreboard, arguments: &ValidateArguments) -> String {
    let mut command = format!("powervacuum validate {}", arguments.case);
    arguments.knock_outs.iter().for_each(|id| command += &format!(" --knock-out {id}"));
    if found.draws != "default" {
        command += &format!(" --draws {}", found.draws);
    }
    for (option, month) in [("until", arguments.until), ("after", arguments.after)] {
        if let Some(month) = month {
            command += &format!(" --{option} {month}");
        }
    }
    command + &format!(" --seed {} --histories {}", found.provenance.seed, found.played)
}
