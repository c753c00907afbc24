//! A history as text for readers.

use powervacuum::engine::Outcome;
use powervacuum::{Detail, Entry, History, Strength, Year, month_name, percent, tell};

use crate::bars::bar;
use crate::page::{DIM, HEAD, TURN, hanging, heading, paragraph};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// Contenders below this weight, real and seen, are left out of the bars.
const LEAST_SHOWN: f64 = 0.02;
/// Columns of a bar.
const BAR_WIDTH: usize = 18;

/// The chronicle, year by year, and the end.
pub fn chronicle(history: &History, detail: Detail) -> String {
    let mut text = title(history);
    text += &paragraph(0, "● marks a turning point; the number behind an entry names it for `powervacuum why`.");
    for year in tell(history, detail) {
        text += &one_year(&year);
    }
    text += &end(history);
    text += &commands(history);
    text
}

/// Name, question, what-ifs.
pub fn title(history: &History) -> String {
    let spec = history.scenario().spec();
    let mut text = format!("{HEAD}{}{HEAD:#}\n", spec.name);
    text += &paragraph(0, &spec.question);
    let what_ifs = &history.recipe().what_ifs;
    for what_if in spec.interventions.iter().filter(|what_if| what_ifs.contains(&what_if.id)) {
        text += &hanging("What if: ", &what_if.name);
    }
    text
}

fn one_year(year: &Year) -> String {
    let mut text = heading(&year.year.to_string());
    let mut month = None;
    for entry in &year.entries {
        text += &one_entry(entry, month.replace(entry.month) != Some(entry.month));
    }
    if !year.summary.is_empty() {
        text += &hanging(&format!("  {DIM}Besides:{DIM:#} "), &year.summary.join(" "));
    }
    text + &weights(&year.weights)
}

fn one_entry(entry: &Entry, first_of_month: bool) -> String {
    let month = if first_of_month { MONTHS[usize::from(entry.month.month() - 1)] } else { "" };
    let mark = if entry.turning_point { format!("{TURN}●{TURN:#}") } else { " ".to_owned() };
    let number = entry.events.first().map_or_else(String::new, |id| format!(" {DIM}[{}]{DIM:#}", id.index()));
    hanging(&format!("  {month:<3} {mark} "), &format!("{}{number}", entry.text))
}

fn weights(strengths: &[Strength]) -> String {
    let shown: Vec<&Strength> = strengths.iter().filter(|s| s.real >= LEAST_SHOWN || s.seen >= LEAST_SHOWN).collect();
    if shown.is_empty() {
        return String::new();
    }
    let width = name_width(shown.iter().map(|strength| strength.name.as_str()));
    let mut text =
        format!("\n  {DIM}{:width$}  {:<w$}  as the public sees it{DIM:#}\n", "", "real weight", w = BAR_WIDTH + 6);
    for strength in shown {
        text += &format!(
            "  {:<width$}  {} {:>5}  {} {:>5}\n",
            shortened(&strength.name, width),
            bar(strength.real, BAR_WIDTH),
            percent(strength.real),
            bar(strength.seen, BAR_WIDTH),
            percent(strength.seen)
        );
    }
    text
}

/// Columns for names: as wide as the widest, at most 20.
pub fn name_width<'n>(names: impl Iterator<Item = &'n str>) -> usize {
    names.map(|name| name.chars().count()).max().unwrap_or(0).min(20)
}

/// The name, cut to `width` columns.
pub fn shortened(name: &str, width: usize) -> String {
    if name.chars().count() <= width {
        return name.to_owned();
    }
    name.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// How it ended, and where everybody stands.
pub fn end(history: &History) -> String {
    let when = history.last_month().map_or_else(|| "Before the first month".to_owned(), month_name);
    let mut text = heading(&format!("{when}: {}", verdict(history)));
    let scenario = history.scenario();
    let ladder = &scenario.spec().ladder;
    let width = name_width(scenario.spec().contenders.iter().map(|contender| contender.name.as_str()));
    for id in scenario.all_contenders().iter() {
        let state = &history.state().contenders[id.index()];
        let rung = usize::from(state.rung).checked_sub(1).and_then(|index| ladder.get(index));
        let standing = match rung {
            _ if !state.alive => "dead",
            Some(rung) => &rung.name,
            None => "in good standing",
        };
        let weight = history.state().assessment.real(id);
        let weight = if weight > 0.0 { format!(", {} of the weight", percent(weight)) } else { String::new() };
        text += &hanging(&format!("  {:<width$}  ", shortened(&scenario.contender(id).name, width)), &format!("{standing}{weight}"));
    }
    text
}

/// The end in a few words.
pub fn verdict(history: &History) -> String {
    let name = |id| history.scenario().contender(id).name.as_str();
    match history.outcome() {
        Some(Outcome::Dominance { leader, .. }) => format!("{} dominates", name(leader)),
        Some(Outcome::Collective { first: Some(first) }) => {
            format!("collective leadership, {} the strongest", name(first))
        }
        Some(Outcome::Collective { first: None }) => "nobody is left standing".to_owned(),
        None => "the struggle goes on".to_owned(),
    }
}

fn commands(history: &History) -> String {
    let case = history.case().name();
    let again = history.recipe().command(&case);
    let until = match (history.outcome(), history.last_month()) {
        (None, Some(month)) => format!(" --until {month}"),
        _ => String::new(),
    };
    let mut text = heading("Again");
    text += &format!("  {again}{until}\n");
    if history.outcome().is_some() {
        text += &format!("  {}\n", again.replacen(" run ", " why ", 1) + " end");
    }
    text
}
