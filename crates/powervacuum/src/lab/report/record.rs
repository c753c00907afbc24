//! Sections on a case beside its record: how well it is met, and what was fitted to it.

use powervacuum_plot::PlotError;

use super::sections::{Section, draw, texts};
use crate::lab::calibrate::{Calibration, FittedParameter};
use crate::lab::findings::capital;
use crate::lab::scoreboard::{KnockOut, PatternUnit, Reading, Scoreboard, ScoredPattern};
use crate::narrate::counted;

/// The model beside the record.
pub(super) fn scoreboard(found: &Scoreboard) -> Result<Section, PlotError> {
    let mut remarks = vec![
        format!(
            "Every pattern is one number a history: a month, a share of months, a yes or no, a count. Its score is the continuous ranked probability score of {} histories (Matheson & Winkler 1976; for a yes or no the Brier score), in the unit of the pattern: 0 is perfect, and for a single guess it is how far the guess is off. Scores of a group are averaged.",
            found.played
        ),
        "Skill is what is won of the way from a baseline to perfection: 1 is perfect, 0 as good as the baseline, below 0 worse. The first baseline says that everything stays as it is in the first month, the second makes coalitions by lot.".to_owned(),
        overall(found),
    ];
    remarks.extend(found.groups.iter().map(|group| {
        let (first, second) = (number(group.skill.no_change), number(group.skill.random_coalitions));
        let (inside, of) = (group.inside, group.patterns);
        format!("{}: {inside} of {of} within the interval, skill {first} and {second}.", capital(&group.group))
    }));
    remarks.extend(found.knock_outs.iter().map(without));
    Ok(Section {
        heading: "The model beside the record".to_owned(),
        picture: draw(&found.picture())?,
        columns: texts([
            "Group",
            "Pattern",
            "Record",
            "Median",
            "Middle 80 %",
            "Score",
            "Nothing changes",
            "Coalitions by lot",
            "Verdict",
            "Sources",
        ]),
        rows: found.patterns.iter().map(row).collect(),
        remarks,
        command: Some(command(found)),
    })
}

fn row(pattern: &ScoredPattern) -> Vec<String> {
    let unit = pattern.unit;
    let say = |found: Reading| found.in_words(unit);
    let [least, most] = pattern.record_range.map(say);
    let [low, high] = pattern.interval80.map(say);
    vec![
        capital(&pattern.group),
        capital(&pattern.name),
        if least == most { say(pattern.record) } else { format!("{least} to {most}") },
        say(pattern.median),
        format!("{low} to {high}"),
        score(pattern.score, unit),
        score(pattern.baselines.no_change, unit),
        score(pattern.baselines.random_coalitions, unit),
        pattern.verdict.clone(),
        pattern.sources.join(", "),
    ]
}

fn overall(found: &Scoreboard) -> String {
    let error = found.skill_standard_error.map_or(String::new(), |error| format!(" (standard error {error:.2})"));
    let falls = found.main_falls.map_or(String::new(), |falls| {
        format!(
            " The medians of the {} main falls are {:.1} months off on average; for {} the record lies within the interval.",
            falls.count, falls.mean_error_months, falls.inside
        )
    });
    format!(
        "Overall skill, the mean over groups: {}{error} and {}.{falls}",
        number(found.skill.no_change),
        number(found.skill.random_coalitions)
    )
}

fn without(knock_out: &KnockOut) -> String {
    let error = knock_out.earns_standard_error.map_or(String::new(), |error| format!(" (standard error {error:.3})"));
    match knock_out.earns {
        Some(earns) => format!(
            "What the mechanism earns that is missing if {}: {}{error} of skill.",
            knock_out.name,
            format!("{earns:+.3}").replace('-', "\u{2212}")
        ),
        None => format!("What the mechanism earns that is missing if {} cannot be told.", knock_out.name),
    }
}

fn number(skill: Option<f64>) -> String {
    skill.map_or("none that can be told".to_owned(), |skill| format!("{skill:.2}").replace('-', "\u{2212}"))
}

fn score(score: f64, unit: PatternUnit) -> String {
    match unit {
        PatternUnit::Month | PatternUnit::Months => format!("{score:.1} months"),
        PatternUnit::Members => format!("{score:.0} members"),
        _ => format!("{score:.2}"),
    }
}

fn command(found: &Scoreboard) -> String {
    let mut command = "powervacuum validate CASE".to_owned();
    found.knock_outs.iter().for_each(|knock_out| command += &format!(" --knock-out {}", knock_out.id));
    if found.draws != "default" {
        command += &format!(" --draws {}", found.draws);
    }
    for (option, month) in [("until", found.until), ("after", found.after)] {
        command += &month.map_or(String::new(), |month| format!(" --{option} {month}"));
    }
    command + &format!(" --seed {} --histories {}", found.provenance.seed, found.played)
}

/// What was fitted to the record.
pub(super) fn calibration(found: &Calibration) -> Result<Section, PlotError> {
    let mut remarks = vec![
        format!(
            "Approximate Bayesian computation, sequential Monte Carlo: {} of the parameters were tried in {}, each in {} histories of its own luck, and held against {} of the record. A draw's distance is the sum over groups of patterns of its mean score in units of the better baseline's; what lies nearest is kept and weighted. So the posterior is one of a loss, not of a likelihood (Bissiri, Holmes & Walker 2016).",
            counted(found.simulations as usize, "draw", "draws"),
            counted(found.generations.len(), "generation", "generations"),
            found.histories,
            counted(found.patterns, "pattern", "patterns"),
        ),
        format!(
            "The draws that were kept count like {:.0} equal ones. \"Spread\" compares what is held after with what was held before: 1 where nothing was learned, 0 where all is known.",
            found.ess
        ),
    ];
    let groups: Vec<String> = found.groups.iter().map(|group| format!("{} {:.2}", group.group, group.loss)).collect();
    remarks.push(format!("Scores of the groups, where 1 is the better baseline and 0 perfect: {}.", groups.join(", ")));
    let searched: Vec<String> = found
        .parameters
        .iter()
        .filter(|fitted| !fitted.drawn)
        .map(|fitted| format!("{} {:.4}", fitted.name, fitted.median))
        .collect();
    if !searched.is_empty() {
        remarks.push(format!("The same in every draw, as a search found them: {}.", searched.join(", ")));
    }
    if !found.warnings.is_empty() {
        remarks.push(format!("To be noted: {}.", found.warnings.join("; ").replace('`', "")));
    }
    Ok(Section {
        heading: "Parameters fitted to the record".to_owned(),
        picture: draw(&found.picture())?,
        columns: texts(["Parameter", "Before", "Median", "Nine in ten draws", "Mean", "Spread"]),
        rows: found.drawn().map(fitted).collect(),
        remarks,
        command: Some(found.command.replace("--out DIR", "--out FIT")),
    })
}

fn fitted(fitted: &FittedParameter) -> Vec<String> {
    vec![
        fitted.name.clone(),
        format!("{} to {}", fitted.prior[0], fitted.prior[1]),
        format!("{:.4}", fitted.median),
        format!("{:.4} to {:.4}", fitted.low, fitted.high),
        format!("{:.4}", fitted.mean),
        format!("{:.2}", fitted.spread),
    ]
}
