//! What one history comes to, in sentences made by rules. No sentence claims more than the numbers of the history say; one
//! history is one history, and the last sentence says so.

use powervacuum_engine::{Assessment, CalendarMonth, ContenderId, MonthBooks, Outcome, State};

use super::months::StruggleMonth;
use crate::narrate::{listed, month_name, percent, sentence, short_name};
use crate::run::History;

/// A contender is misjudged from this difference between seen and real weight on.
const MISJUDGED: f64 = 0.03;
/// The public lags behind where it sees who is strongest by more than so many months too late.
const LAG_MONTHS: usize = 2;

/// What the sentences about a history are made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// Number of the history and the seed.
    pub history: (u64, u64),
    /// The what-ifs in effect, as clauses.
    pub what_ifs: Vec<String>,
    /// The last month that was played; none if none was.
    pub end: Option<CalendarMonth>,
    /// How it ended; none if it was stopped before.
    pub outcome: Option<Outcome>,
    /// The month since which the leader has dominated.
    pub dominates_since: Option<CalendarMonth>,
    /// Whom the sentences are about: the leader, or the strongest at the end. Name and real weight at the end.
    pub about: Option<(String, f64)>,
    /// Since when it has had the largest real weight at the end of every month: position and month.
    pub ahead_since: Option<(usize, CalendarMonth)>,
    /// Since when the public has seen it so: position and month.
    pub seen_ahead_since: Option<(usize, CalendarMonth)>,
    /// The largest error about it.
    pub misjudged: Option<Misjudged>,
    /// How far contenders have fallen by the end, the deepest first: names and the state, or "dead".
    pub fallen: Vec<(Vec<String>, String)>,
}

/// An error of a contender about the weight of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Misjudged {
    /// When.
    pub month: CalendarMonth,
    /// Who was in error.
    pub by: String,
    /// Whether the two were in one coalition when the month began.
    pub allied: bool,
    /// The weight that was seen.
    pub seen: f64,
    /// The weight that it was.
    pub real: f64,
}

impl Findings {
    pub(crate) fn of(history: &History, months: &[StruggleMonth]) -> Findings {
        let scenario = &history.scenario;
        let short = |id: ContenderId| {
            let contender = scenario.contender(id);
            short_name(&contender.id, &contender.name).to_owned()
        };
        let state = &history.state;
        let strongest = state
            .standing()
            .iter()
            .max_by(|&a, &b| state.assessment.real(a).total_cmp(&state.assessment.real(b)).then(b.cmp(&a)));
        let outcome = history.outcome();
        let (about, dominates_since) = match outcome {
            Some(Outcome::Dominance { leader, since }) => (Some(leader), Some(scenario.calendar(since))),
            Some(Outcome::Collective { first }) => (first, None),
            None => (strongest.filter(|_| !months.is_empty()), None),
        };
        let what_ifs = scenario.applied().iter().map(|id| scenario.spec().interventions[id.index()].name.clone());
        let since = |weights: fn(&Assessment) -> &[f64]| about.and_then(|id| ahead_since(history, id, weights));
        Findings {
            history: (history.recipe.history, history.recipe.seed),
            what_ifs: what_ifs.collect(),
            end: history.last_month(),
            outcome,
            dominates_since,
            about: about.map(|id| (short(id), state.assessment.real(id))),
            ahead_since: since(|books| &books.real),
            seen_ahead_since: since(|books| &books.public),
            misjudged: about.and_then(|id| misjudged(months, id, &short)),
            fallen: fallen(history, state, &short),
        }
    }
}

/// The first of the months at the end of which, and of all later ones, a contender weighs more than any other: by the books, since
/// the page's columns are rounded and may show two as equal who are not.
fn ahead_since(
    history: &History,
    id: ContenderId,
    weights: fn(&Assessment) -> &[f64],
) -> Option<(usize, CalendarMonth)> {
    let is_ahead = |books: &MonthBooks| {
        let weights = weights(&books.weights);
        weights.iter().enumerate().all(|(other, weight)| other == id.index() || *weight < weights[id.index()])
    };
    let behind = history.books.iter().rposition(|books| !is_ahead(books));
    let first = behind.map_or(0, |behind| behind + 1);
    history.books.get(first).map(|books| (first, history.scenario.calendar(books.month)))
}

/// The largest difference between what a standing contender saw of `id` and what was there, the earliest among equals.
fn misjudged(months: &[StruggleMonth], id: ContenderId, short: &dyn Fn(ContenderId) -> String) -> Option<Misjudged> {
    let mut worst: Option<(f64, Misjudged)> = None;
    for (position, month) in months.iter().enumerate() {
        let real = month.acted_on[id.index()];
        for (by, seen) in month.seen.iter().enumerate().filter(|(by, _)| *by != id.index()) {
            let Some(seen) = seen.as_ref().filter(|_| real > 0.0).map(|seen| seen[id.index()]) else { continue };
            let gap = (real - seen).abs();
            if gap < MISJUDGED || worst.as_ref().is_some_and(|(most, _)| gap <= *most) {
                continue;
            }
            let Some(observer) = ContenderId::from_index(by) else { continue };
            let before = position.checked_sub(1).map(|before| &months[before].coalitions);
            let allied = before.is_some_and(|all| all.iter().any(|c| c.contains(&by) && c.contains(&id.index())));
            worst = Some((gap, Misjudged { month: month.month, by: short(observer), allied, seen, real }));
        }
    }
    worst.map(|(_, misjudged)| misjudged)
}

fn fallen(history: &History, state: &State, short: &dyn Fn(ContenderId) -> String) -> Vec<(Vec<String>, String)> {
    let ladder = &history.scenario.spec().ladder;
    let mut groups: Vec<(usize, Vec<String>, String)> = Vec::new();
    for id in history.scenario.all_contenders().iter() {
        let contender = &state.contenders[id.index()];
        let depth = if contender.alive { usize::from(contender.rung) } else { ladder.len() + 1 };
        let place = match depth.checked_sub(1) {
            None => continue,
            Some(rung) => ladder.get(rung).map_or_else(|| "dead".to_owned(), |rung| rung.name.clone()),
        };
        match groups.iter_mut().find(|(known, _, _)| *known == depth) {
            Some((_, names, _)) => names.push(short(id)),
            None => groups.push((depth, vec![short(id)], place)),
        }
    }
    groups.sort_by_key(|(depth, _, _)| std::cmp::Reverse(*depth));
    groups.into_iter().map(|(_, names, place)| (names, place)).collect()
}

/// What a history comes to, in one sentence without a full stop.
pub fn headline(findings: &Findings) -> String {
    let Some(end) = findings.end.map(month_name) else { return "Nothing has been played yet".to_owned() };
    let Some((name, weight)) = &findings.about else { return format!("No contender is left standing in {end}") };
    match (findings.outcome, findings.dominates_since) {
        (Some(Outcome::Dominance { .. }), Some(since)) => rise(findings, name, since),
        (None, _) => format!("Stopped in {end}, with {name} the strongest at {}", percent(*weight)),
        _ => format!("Nobody dominates by {end}; {name} is the strongest at {}", percent(*weight)),
    }
}

/// How a leader came to dominate.
fn rise(findings: &Findings, name: &str, since: CalendarMonth) -> String {
    let dominates = format!("dominates from {}", month_name(since));
    match (findings.ahead_since, findings.seen_ahead_since) {
        (Some((_, ahead)), _) if ahead >= since => {
            format!("{name} {dominates}, and was not the strongest before")
        }
        (Some((first, ahead)), Some((seen_first, seen))) if seen_first > first + LAG_MONTHS => format!(
            "{name} is the strongest from {}, is seen to be from {}, and {dominates}",
            month_name(ahead),
            month_name(seen)
        ),
        (Some(_), None) => format!("{name} {dominates}, and the public sees another ahead to the end"),
        (Some((0, _)), _) => format!("{name} is the strongest from the first month and {dominates}"),
        (Some((_, ahead)), _) => format!("{name} is the strongest from {} and {dominates}", month_name(ahead)),
        (None, _) => format!("{name} {dominates}"),
    }
}

/// What else to know of a history, a sentence each; the last says how little one history shows.
pub fn standfirst(findings: &Findings) -> Vec<String> {
    let mut sentences = Vec::new();
    if !findings.what_ifs.is_empty() {
        sentences.push(sentence(&format!("Played with a change: {}", listed(&findings.what_ifs))));
    }
    if let (Some((name, _)), Some(_)) = (&findings.about, findings.end) {
        sentences.push(match &findings.misjudged {
            Some(misjudged) => blur(name, misjudged),
            None => format!("No contender ever misjudged {name} by 3 points or more."),
        });
        sentences.push(falls(&findings.fallen));
    }
    let (history, seed) = findings.history;
    sentences.push(format!(
        "This is one history, number {history} of seed {seed}: how often things go this way, only many histories show."
    ));
    sentences
}

fn blur(name: &str, misjudged: &Misjudged) -> String {
    let Misjudged { month, by, allied, seen, real } = misjudged;
    let ally = if *allied { ", an ally," } else { "" };
    format!(
        "The widest error about {name}: in {} {by}{ally} saw {} of the weight where there was {}.",
        month_name(*month),
        percent(*seen),
        percent(*real)
    )
}

fn falls(fallen: &[(Vec<String>, String)]) -> String {
    if fallen.is_empty() {
        return "At the end everybody is in good standing.".to_owned();
    }
    let clause = |(names, place): &(Vec<String>, String)| {
        format!("{} {} {place}", listed(names), if names.len() == 1 { "is" } else { "are" })
    };
    sentence(&format!("At the end {}", fallen.iter().map(clause).collect::<Vec<_>>().join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use powervacuum_engine::Month;

    fn month(text: &str) -> CalendarMonth {
        text.parse().unwrap()
    }

    fn findings() -> Findings {
        let leader = ContenderId::from_index(0).unwrap();
        Findings {
            history: (8, 1922),
            what_ifs: Vec::new(),
            end: Some(month("1928-06")),
            outcome: Some(Outcome::Dominance { leader, since: Month(69) }),
            dominates_since: Some(month("1928-01")),
            about: Some(("Ada".to_owned(), 0.614)),
            ahead_since: Some((25, month("1924-05"))),
            seen_ahead_since: Some((47, month("1926-03"))),
            misjudged: Some(Misjudged {
                month: month("1926-03"),
                by: "Ben".to_owned(),
                allied: true,
                seen: 0.2,
                real: 0.32,
            }),
            fallen: vec![
                (vec!["Cleo".to_owned()], "expelled".to_owned()),
                (vec!["Ben".to_owned(), "Dan".to_owned()], "off the board".to_owned()),
            ],
        }
    }

    #[test]
    fn a_rise_that_the_public_sees_late_has_three_dates() {
        let text = headline(&findings());
        assert_eq!(
            text,
            "Ada is the strongest from May 1924, is seen to be from March 1926, and dominates from January 1928"
        );
    }

    #[test]
    fn a_rise_in_full_view_has_two_dates() {
        let seen_ahead_since = Some((27, month("1924-07")));
        let text = headline(&Findings { seen_ahead_since, ..findings() });
        assert_eq!(text, "Ada is the strongest from May 1924 and dominates from January 1928");
        let ahead_since = Some((0, month("1922-04")));
        let text = headline(&Findings { ahead_since, seen_ahead_since: ahead_since, ..findings() });
        assert_eq!(text, "Ada is the strongest from the first month and dominates from January 1928");
    }

    #[test]
    fn a_sudden_rise_says_so() {
        let ahead_since = Some((69, month("1928-01")));
        let text = headline(&Findings { ahead_since, ..findings() });
        assert_eq!(text, "Ada dominates from January 1928, and was not the strongest before");
    }

    #[test]
    fn a_leader_whom_the_public_never_sees_ahead_is_told_of_as_such() {
        let text = headline(&Findings { seen_ahead_since: None, ..findings() });
        assert_eq!(text, "Ada dominates from January 1928, and the public sees another ahead to the end");
    }

    #[test]
    fn without_a_leader_nobody_is_called_one() {
        let none = Findings { dominates_since: None, ..findings() };
        let collective = Outcome::Collective { first: ContenderId::from_index(0) };
        let text = headline(&Findings { outcome: Some(collective), ..none.clone() });
        assert_eq!(text, "Nobody dominates by June 1928; Ada is the strongest at 61 %");
        let text = headline(&Findings { outcome: None, ..none.clone() });
        assert_eq!(text, "Stopped in June 1928, with Ada the strongest at 61 %");
        let empty = Outcome::Collective { first: None };
        let text = headline(&Findings { outcome: Some(empty), about: None, ..none.clone() });
        assert_eq!(text, "No contender is left standing in June 1928");
        let text = headline(&Findings { outcome: None, about: None, end: None, ..none });
        assert_eq!(text, "Nothing has been played yet");
    }

    #[test]
    fn the_standfirst_ends_with_what_one_history_is_worth() {
        let what_ifs = vec!["everyone sees real power".to_owned()];
        assert_eq!(
            standfirst(&Findings { what_ifs, ..findings() }),
            [
                "Played with a change: everyone sees real power.",
                "The widest error about Ada: in March 1926 Ben, an ally, saw 20 % of the weight where there was 32 %.",
                "At the end Cleo is expelled; Ben and Dan are off the board.",
                "This is one history, number 8 of seed 1922: how often things go this way, only many histories show.",
            ]
        );
        let quiet = standfirst(&Findings { misjudged: None, fallen: Vec::new(), ..findings() });
        assert_eq!(
            quiet[..2],
            ["No contender ever misjudged Ada by 3 points or more.", "At the end everybody is in good standing.",]
        );
    }
}
