//! A chronicle for readers: told year by year, the routine summed up.

use std::collections::BTreeMap;

use powervacuum_engine::{CalendarMonth, ContenderId, Event, EventId, EventKind, Month};

use crate::narrate::{Narrator, Prominence, counted, listed, prominence};
use crate::run::History;

/// A year of a history.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year of the calendar.
    pub year: u16,
    /// What happened, in order.
    pub entries: Vec<Entry>,
    /// What was routine, in a few sentences.
    pub summary: Vec<String>,
    /// Who could count on how much at the end of the last month played of the year, the strongest first.
    pub weights: Vec<Strength>,
}

/// Something that happened, as it is told.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub month: CalendarMonth,
    /// What, in English.
    pub text: String,
    /// Whether things stand differently afterwards; the rule is at [`prominence`].
    pub turning_point: bool,
    /// The entries of the chronicle that are told here, the most telling one first.
    pub events: Vec<EventId>,
}

/// What a contender could count on.
#[derive(Clone, Debug)]
pub struct Strength {
    /// Who.
    pub contender: ContenderId,
    /// Name for people.
    pub name: String,
    /// Real weight, in [0, 1].
    pub real: f64,
    /// Weight as the public saw it, in [0, 1].
    pub seen: f64,
}

/// How much is told one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What matters; the routine is summed up by year.
    Brief,
    /// Everything but the steps of a month; nothing is summed up.
    Full,
}

/// Tells a history.
pub fn tell(history: &History, detail: Detail) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    let mut routine: BTreeMap<u16, Vec<&Event>> = BTreeMap::new();
    let narrator = Narrator::new(&history.scenario);
    let mut events = history.chronicle.iter().peekable();
    while let Some(event) = events.next() {
        let month = history.date(event);
        let rank = prominence(event, &history.scenario);
        let year = match years.last_mut() {
            Some(last) if last.year == month.year() => last,
            _ => {
                years.push(Year { year: month.year(), entries: Vec::new(), summary: Vec::new(), weights: Vec::new() });
                let Some(last) = years.last_mut() else { continue };
                last
            }
        };
        if rank == Prominence::Summarised && detail == Detail::Brief {
            routine.entry(month.year()).or_default().push(event);
        } else if rank >= Prominence::Summarised {
            let fall = events.next_if(|next| is_fall_of(next, event));
            year.entries.push(entry(narrator, month, event, fall, rank == Prominence::TurningPoint));
        }
    }
    years.retain(|year| {
        history.books.iter().any(|b| history.scenario.calendar(b.month).year() == year.year) || !year.entries.is_empty()
    });
    for year in &mut years {
        year.summary = summary(history, routine.get(&year.year).map_or(&[][..], Vec::as_slice));
        year.weights = weights_of_year(history, year.year);
    }
    years
}

/// Whether `next` is the fall that the vote `event` decided.
fn is_fall_of(next: &Event, event: &Event) -> bool {
    match (&event.kind, &next.kind) {
        (EventKind::MotionVoted { motion, passed: true, .. }, EventKind::StandingLowered { contender, rung, .. }) => {
            motion.target == *contender && motion.rung == *rung
        }
        _ => false,
    }
}

fn entry(narrator: Narrator, month: CalendarMonth, event: &Event, fall: Option<&Event>, turning_point: bool) -> Entry {
    let text = narrator.event(event);
    match fall {
        Some(fall) => {
            let precedent = matches!(fall.kind, EventKind::StandingLowered { precedent: true, .. });
            let text = if precedent { format!("{text} Nobody has been brought so far before.") } else { text };
            Entry { month, text, turning_point: true, events: vec![fall.id, event.id] }
        }
        None => Entry { month, text, turning_point, events: vec![event.id] },
    }
}

/// What was routine in a year, in a few sentences.
fn summary(history: &History, events: &[&Event]) -> Vec<String> {
    let mut posts: BTreeMap<ContenderId, usize> = BTreeMap::new();
    let mut accused: BTreeMap<ContenderId, usize> = BTreeMap::new();
    let mut steps: BTreeMap<(ContenderId, usize), f64> = BTreeMap::new();
    let (mut turned, mut refused) = (0, 0);
    for event in events {
        match &event.kind {
            EventKind::SecretaryAppointed { by, .. } => *posts.entry(*by).or_default() += 1,
            EventKind::SecretaryTurned { .. } => turned += 1,
            EventKind::Denounced { target, .. } => *accused.entry(*target).or_default() += 1,
            EventKind::PlatformShifted { by, issue, step, .. } => {
                *steps.entry((*by, issue.index())).or_default() += step;
            }
            EventKind::OvertureRefused { .. } => refused += 1,
            _ => {}
        }
    }
    let name = |id: &ContenderId| history.scenario.contender(*id).name.clone();
    let mut sentences = Vec::new();
    if let [first, rest @ ..] = &ranked(&posts)[..] {
        let rest: String = rest.iter().map(|(id, count)| format!(", those of {} {count}", name(id))).collect();
        sentences.push(format!("Clients of {} took {}{rest}.", name(&first.0), counted(first.1, "post", "posts")));
    }
    if turned > 0 {
        sentences.push(format!("{} changed patron.", counted(turned, "secretary", "secretaries")));
    }
    if let [first, rest @ ..] = &ranked(&accused)[..] {
        let rest: String = rest.iter().map(|(id, count)| format!(", {} {}", name(id), times(*count))).collect();
        sentences.push(format!("{} was denounced {}{rest}.", name(&first.0), times(first.1)));
    }
    if refused > 0 {
        sentences
            .push(format!("{} refused.", counted(refused, "offer of a coalition was", "offers of a coalition were")));
    }
    sentences.extend(turns_of_line(history, &steps));
    sentences
}

/// The changes of line that came to a quarter of the way from the middle to a pole, or more.
fn turns_of_line(history: &History, steps: &BTreeMap<(ContenderId, usize), f64>) -> Option<String> {
    const WORTH_TELLING: f64 = 0.25;
    let turns: Vec<String> = steps
        .iter()
        .filter(|(_, step)| step.abs() >= WORTH_TELLING)
        .map(|(&(who, issue), &step)| {
            let issue = &history.scenario.spec().issues[issue];
            let pole = if step > 0.0 { &issue.high } else { &issue.low };
            format!("{} towards “{pole}”", history.scenario.contender(who).name)
        })
        .collect();
    (!turns.is_empty()).then(|| format!("Changes of line: {}.", listed(&turns)))
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// The largest counts first, equal ones in the order of the scenario.
fn ranked(counts: &BTreeMap<ContenderId, usize>) -> Vec<(ContenderId, usize)> {
    let mut ranked: Vec<_> = counts.iter().map(|(&id, &count)| (id, count)).collect();
    ranked.sort_by_key(|&(id, count)| (std::cmp::Reverse(count), id));
    ranked
}

fn weights_of_year(history: &History, year: u16) -> Vec<Strength> {
    let in_year = |month: Month| history.scenario.calendar(month).year() == year;
    let Some(books) = history.books.iter().rfind(|books| in_year(books.month)) else { return Vec::new() };
    let mut strengths: Vec<Strength> = history
        .scenario
        .all_contenders()
        .iter()
        .map(|contender| Strength {
            contender,
            name: history.scenario.contender(contender).name.clone(),
            real: books.weights.real(contender),
            seen: books.weights.public[contender.index()],
        })
        .filter(|strength| strength.real > 0.0 || strength.seen > 0.0)
        .collect();
    strengths.sort_by(|a, b| b.real.total_cmp(&a.real));
    strengths
}
