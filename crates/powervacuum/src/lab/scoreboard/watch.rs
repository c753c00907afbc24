//! What happened in a history, target by target.

use powervacuum_engine::{
    ContenderId, Contenders, Event, EventKind, IssueId, Keep, KeyedChance, Month, Outcome, QuantalResponse, Scenario,
    State, Struggle,
};
use powervacuum_formats::Measure;

use super::target::{Target, Watched};

/// Up to when a history is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// To its end.
    Whole,
    /// Only the first month: from then on everything stays as it is.
    FirstMonth,
}

/// Plays a history and says what became of each target. After the end of a struggle everything stays as it is.
pub(crate) fn observe(scenario: &Scenario, targets: &[Target], (seed, history): (u64, u64), reach: Reach) -> Vec<f64> {
    let mut struggle = Struggle::new(scenario).keeping(Keep::Events);
    let mut chance = KeyedChance::new(seed, history);
    let mut watches: Vec<Watch> = targets.iter().map(|target| Watch::new(target, scenario)).collect();
    let long_enough = scenario.parameters().dominance_months as u16;
    let mut heard = 0;
    for month in 0..scenario.spec().months {
        if struggle.outcome().is_none() && (reach == Reach::Whole || month == 0) {
            struggle.play_month(&mut chance, &mut QuantalResponse);
        }
        let news = &struggle.chronicle()[heard..];
        for watch in &mut watches {
            watch.look(Month(month), struggle.state(), news, long_enough);
        }
        heard = struggle.chronicle().len();
    }
    watches.into_iter().map(|watch| watch.value).collect()
}

/// A target while a history is played.
struct Watch {
    watched: Watched,
    /// What stands for never.
    never: f64,
    /// What has been found so far.
    value: f64,
    /// Where a move begins.
    origin: Option<f64>,
    /// In how many months it was true, of how many, and for how many without a break until now.
    hits: u16,
    looked: u16,
    run: u16,
}

impl Watch {
    fn new(target: &Target, scenario: &Scenario) -> Watch {
        let never = target.never.unwrap_or(f64::from(scenario.spec().months));
        let value = match target.watched {
            Watched::Fall { .. } => never,
            Watched::Measure { .. } => 0.0,
        };
        Watch { watched: target.watched, never, value, origin: None, hits: 0, looked: 0, run: 0 }
    }

    /// At the end of a month, after `news`.
    fn look(&mut self, month: Month, state: &State, news: &[Event], long_enough: u16) {
        match self.watched {
            Watched::Fall { contender, rung } => {
                let fallen = usize::from(state.contenders[contender.index()].rung) > rung.index();
                if fallen && self.value >= self.never {
                    self.value = self.never.min(f64::from(month.0));
                }
            }
            Watched::Measure { measure, from, until } if from <= month && month <= until => {
                match is_true(measure, state, long_enough) {
                    Some(found) => self.count(found),
                    None => self.measure(measure, state, news),
                }
            }
            Watched::Measure { .. } => {}
        }
    }

    fn count(&mut self, found: bool) {
        self.looked += 1;
        self.hits += u16::from(found);
        self.run = if found { self.run + 1 } else { 0 };
        let longest = matches!(self.watched, Watched::Measure { measure: Measure::Longest(_), .. });
        let lasting = matches!(self.watched, Watched::Measure { measure: Measure::Dominates(_), .. });
        self.value = match (longest, lasting) {
            (true, _) => self.value.max(f64::from(self.run)),
            (_, true) => f64::from(u8::from(found)),
            _ => f64::from(self.hits) / f64::from(self.looked),
        };
    }

    fn measure(&mut self, measure: Measure, state: &State, news: &[Event]) {
        let position = |who: ContenderId, issue: IssueId| state.contenders[who.index()].platform[issue.index()];
        match measure {
            Measure::Members => self.value = state.member_count(),
            Measure::Delegates(set) => {
                self.value = set.iter().map(|id| state.assessment.delegates[id.index()]).sum();
            }
            Measure::Platform { contender, issue } => self.value = position(contender, issue),
            Measure::Move { contender, issue } => {
                let now = position(contender, issue);
                self.value = now - *self.origin.get_or_insert(now);
            }
            Measure::Legacy(who) => {
                let shares = news.iter().find_map(|event| match &event.kind {
                    EventKind::LegacyDivided { shares } => shares.get(who.index()).copied(),
                    _ => None,
                });
                self.value = shares.unwrap_or(self.value);
            }
            Measure::Drive if news.iter().any(|event| matches!(event.kind, EventKind::EnrolmentDecided { .. })) => {
                self.value = 1.0;
            }
            Measure::Published(document) if state.documents[document.index()].published.is_some() => self.value = 1.0,
            _ => {}
        }
    }
}

/// Whether a measure is true at the end of a month; none for one that is a number, or that news decide.
fn is_true(measure: Measure, state: &State, long_enough: u16) -> Option<bool> {
    Some(match measure {
        Measure::Together(set) | Measure::Longest(set) => are_together(state, set),
        Measure::Follows { contender, constituency } => {
            state.constituencies[constituency.index()].patron == Some(contender)
        }
        Measure::Leads(who) => is_first(&state.assessment.real, who),
        Measure::SeemsFirst(who) => is_first(&state.assessment.public, who),
        Measure::Underestimated(who) => is_underestimated(state, who),
        Measure::Dominates(who) => dominates(state, who, long_enough),
        _ => return None,
    })
}

/// Whether everybody else has less weight.
fn is_first(weights: &[f64], who: ContenderId) -> bool {
    weights.iter().enumerate().all(|(other, weight)| other == who.index() || *weight < weights[who.index()])
}

/// Whether the struggle has ended with a contender as its leader or, where it goes on, would if it ended now.
fn dominates(state: &State, who: ContenderId, long_enough: u16) -> bool {
    match state.outcome {
        Some(outcome) => matches!(outcome, Outcome::Dominance { leader, .. } if leader == who),
        None => {
            state.ascendancy.is_some_and(|(leader, since)| leader == who && state.month.since(since) >= long_enough)
        }
    }
}

fn are_together(state: &State, set: Contenders) -> bool {
    set.iter().all(|id| state.coalition_of(id).contains_all(set)) && state.standing().contains_all(set)
}

/// Whether those who stand see less weight in a contender than it has, on average.
fn is_underestimated(state: &State, who: ContenderId) -> bool {
    let others = state.standing().without(who);
    let seen: f64 = others.iter().map(|by| state.assessment.seen(by, who)).sum();
    !others.is_empty() && seen / (others.len() as f64) < state.assessment.real(who)
}
