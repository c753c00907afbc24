//! What is observed in a history, held against a second walk over its states, its books and its chronicle.

use powervacuum_engine::{
    CalendarMonth, ConstituencyId, ContenderId, Contenders, DocumentId, Event, EventKind, IssueId, KeyedChance, Month,
    MonthBooks, Outcome, QuantalResponse, RungId, Scenario, State, Struggle,
};
use powervacuum_formats::Measure;

use super::target::{Target, Unit, Watched};
use super::{Reach, observe};
use crate::case::Case;

/// A history told in full: the state and the books at the end of each month that was played.
struct Told {
    states: Vec<State>,
    books: Vec<MonthBooks>,
    chronicle: Vec<Event>,
    outcome: Option<Outcome>,
    months: u16,
}

impl Told {
    fn new(scenario: &Scenario, seed: u64, history: u64) -> Told {
        let (mut struggle, mut states) = (Struggle::new(scenario), Vec::new());
        let mut chance = KeyedChance::new(seed, history);
        while struggle.outcome().is_none() {
            struggle.play_month(&mut chance, &mut QuantalResponse);
            states.push(struggle.state().clone());
        }
        let outcome = struggle.outcome();
        let (_, chronicle, books) = struggle.into_parts();
        Told { states, books, chronicle, outcome, months: scenario.spec().months }
    }

    /// The last month that was played by the end of a month.
    fn played(&self, month: Month) -> usize {
        usize::from(month.0).min(self.states.len() - 1)
    }

    /// In which of the months something is true.
    fn when(&self, (from, until): (Month, Month), is: impl Fn(usize) -> bool) -> Vec<bool> {
        (from.0..=until.0).map(|month| is(self.played(Month(month)))).collect()
    }

    fn happens(&self, (from, until): (Month, Month), is: impl Fn(&EventKind) -> bool) -> bool {
        self.chronicle.iter().any(|event| from <= event.month && event.month <= until && is(&event.kind))
    }

    /// The members of no more than one coalition, everybody in the organisation.
    fn are_together(&self, at: usize, set: Contenders) -> bool {
        let state = &self.states[at];
        let masks: Vec<u32> = set.iter().map(|id| state.contenders[id.index()].coalition.mask()).collect();
        masks.windows(2).all(|pair| pair[0] == pair[1] && pair[0] != 0)
            && set.iter().all(|id| masks[0] >> id.index() & 1 == 1 && state.standing().contains(id))
    }

    /// The platform as the chronicle has it: where it began, and every step.
    fn platform(&self, scenario: &Scenario, who: ContenderId, on: IssueId, until: Month) -> f64 {
        let begun = scenario.contender(who).platform[on.index()];
        let steps = self.chronicle.iter().filter(|event| event.month <= until).filter_map(|event| match event.kind {
            EventKind::PlatformShifted { by, issue, step, .. } if by == who && issue == on => Some(step),
            _ => None,
        });
        begun + steps.sum::<f64>()
    }

    fn expected(&self, scenario: &Scenario, measure: Measure, span: (Month, Month)) -> f64 {
        let last = self.played(span.1);
        let share = |found: Vec<bool>| found.iter().filter(|is| **is).count() as f64 / found.len() as f64;
        let yes = |is: bool| f64::from(u8::from(is));
        match measure {
            Measure::Together(set) => share(self.when(span, |at| self.are_together(at, set))),
            Measure::Longest(set) => {
                let found = self.when(span, |at| self.are_together(at, set));
                found.split(|is| !is).map(<[bool]>::len).max().unwrap_or(0) as f64
            }
            Measure::Follows { contender, constituency } => share(
                self.when(span, |at| self.states[at].constituencies[constituency.index()].patron == Some(contender)),
            ),
            Measure::Members => self.states[last].member_count(),
            Measure::Delegates(set) => set.iter().map(|id| self.books[last].weights.delegates[id.index()]).sum(),
            Measure::Platform { contender, issue } => self.platform(scenario, contender, issue, span.1),
            Measure::Move { contender, issue } => {
                let at = |month| self.platform(scenario, contender, issue, month);
                at(span.1) - at(span.0)
            }
            Measure::Leads(who) => share(self.when(span, |at| alone_at_the_top(&self.books[at].weights.real, who))),
            Measure::SeemsFirst(who) => {
                share(self.when(span, |at| alone_at_the_top(&self.books[at].weights.public, who)))
            }
            Measure::Underestimated(who) => share(self.when(span, |at| {
                let (weights, count) = (&self.books[at].weights, scenario.contender_count());
                let others: Vec<usize> = (0..count)
                    .filter(|&by| by != who.index() && self.states[at].standing().mask() >> by & 1 == 1)
                    .collect();
                let seen: f64 = others.iter().map(|by| weights.seen[by * count + who.index()]).sum();
                !others.is_empty() && seen / (others.len() as f64) < weights.real[who.index()]
            })),
            Measure::Legacy(who) => self
                .chronicle
                .iter()
                .filter(|event| span.0 <= event.month && event.month <= span.1)
                .find_map(|event| match &event.kind {
                    EventKind::LegacyDivided { shares } => Some(shares[who.index()]),
                    _ => None,
                })
                .unwrap_or(0.0),
            Measure::Dominates(who) => yes(self.dominates(scenario, who, usize::from(span.1.0))),
            Measure::Drive => yes(self.happens(span, |kind| matches!(kind, EventKind::EnrolmentDecided { .. }))),
            Measure::Published(letter) => {
                let is = |kind: &EventKind| matches!(kind, EventKind::DocumentRevealed { document, .. } if *document == letter);
                yes(self.happens((Month(0), span.1), is))
            }
        }
    }

    /// Whether the struggle has ended in somebody's favour by a month; while it goes on, whether nobody could have stood up to
    /// the contender for as many months as make dominance.
    fn dominates(&self, scenario: &Scenario, who: ContenderId, month: usize) -> bool {
        if month + 1 >= self.states.len() {
            return matches!(self.outcome, Some(Outcome::Dominance { leader, .. }) if leader == who);
        }
        let parameters = scenario.parameters();
        let enough = parameters.dominance_months as usize;
        let helpless = parameters.majority - parameters.dominance_margin;
        let ascendant = |at: usize| {
            let real = self.books[at].weights.real[who.index()];
            real > 0.5 && 1.0 - real < helpless && self.states[at].founder_authority <= 0.0
        };
        month + 1 >= enough && (month + 1 - enough..=month).all(ascendant)
    }

    /// The first month in which somebody is brought so far down.
    fn fall(&self, who: ContenderId, to: RungId) -> f64 {
        let fell = self.chronicle.iter().find(|event| {
            matches!(event.kind, EventKind::StandingLowered { contender, rung, .. } if contender == who && rung >= to)
        });
        f64::from(fell.map_or(self.months, |event| event.month.0))
    }
}

fn target(watched: Watched) -> Target {
    Target {
        id: "t".to_owned(),
        group: "g".to_owned(),
        name: "t".to_owned(),
        unit: Unit::Share,
        watched,
        record: vec![(1.0, 0.0)],
        is_main: false,
        sources: Vec::new(),
        until: CalendarMonth::new(2000, 1).unwrap(),
        never: None,
    }
}

fn alone_at_the_top(weights: &[f64], who: ContenderId) -> bool {
    let first = (0..weights.len()).max_by(|a, b| weights[*a].total_cmp(&weights[*b]));
    let ties = weights.iter().filter(|weight| **weight == weights[who.index()]).count();
    first == Some(who.index()) && ties == 1
}

/// Every measure about everybody, and about pairs and threes who stand next to each other.
fn measures(scenario: &Scenario) -> Vec<Measure> {
    let spec = scenario.spec();
    let contenders: Vec<ContenderId> = scenario.all_contenders().iter().collect();
    let issues = || (0..spec.issues.len()).filter_map(IssueId::from_index);
    let places = || (0..spec.constituencies.len()).filter_map(ConstituencyId::from_index);
    let mut measures = vec![Measure::Members, Measure::Drive];
    for &contender in &contenders {
        measures.extend([Measure::Leads(contender), Measure::SeemsFirst(contender)]);
        measures.extend([Measure::Underestimated(contender), Measure::Legacy(contender)]);
        measures.extend([Measure::Dominates(contender), Measure::Delegates(Contenders::only(contender))]);
        measures.extend(issues().map(|issue| Measure::Platform { contender, issue }));
        measures.extend(issues().map(|issue| Measure::Move { contender, issue }));
        measures.extend(places().map(|constituency| Measure::Follows { contender, constituency }));
    }
    for size in [2, 3] {
        for some in contenders.windows(size) {
            let set = some.iter().fold(Contenders::NONE, |set, &id| set.with(id));
            measures.extend([Measure::Together(set), Measure::Longest(set), Measure::Delegates(set)]);
        }
    }
    measures.extend((0..spec.documents.len()).filter_map(DocumentId::from_index).map(Measure::Published));
    measures
}

/// Holds every measure against the second walk; how often each gave something else than 0 is returned by name.
fn walk(name: &str, histories: std::ops::Range<u64>) -> Vec<&'static str> {
    let case = Case::builtin(name).unwrap();
    let (scenario, seed) = (case.scenario(), 5);
    let months = scenario.spec().months;
    let spans = [(0, months - 1), (0, 0), (months / 4, months / 2), (months - 1, months - 1)];
    let mut targets = Vec::new();
    for (from, until) in spans {
        let about = |measure| target(Watched::Measure { measure, from: Month(from), until: Month(until) });
        targets.extend(measures(scenario).into_iter().map(about));
    }
    for contender in scenario.all_contenders().iter() {
        let rungs = (0..scenario.spec().ladder.len()).filter_map(RungId::from_index);
        targets.extend(rungs.map(|rung| target(Watched::Fall { contender, rung })));
    }
    let mut seen = Vec::new();
    for history in histories {
        let told = Told::new(scenario, seed, history);
        let found = observe(scenario, &targets, (seed, history), Reach::Whole);
        for (target, found) in targets.iter().zip(found) {
            let (name, expected) = match target.watched {
                Watched::Fall { contender, rung } => ("falls", told.fall(contender, rung)),
                Watched::Measure { measure, from, until } => {
                    (measure.name(), told.expected(scenario, measure, (from, until)))
                }
            };
            assert!((found - expected).abs() < 1e-9, "{history}, {:?}: {found} and {expected}", target.watched);
            let is_news = if name == "falls" { expected < f64::from(months) } else { expected != 0.0 };
            if is_news && !seen.contains(&name) {
                seen.push(name);
            }
        }
    }
    seen
}

#[test]
fn what_is_observed_is_what_a_second_walk_finds() {
    let mut seen = walk("ussr-1922", 0..20);
    seen.extend(walk("three-heirs", 0..40));
    // The comparison says something of each measure.
    for name in Measure::NAMES.iter().chain(&["falls"]) {
        assert!(seen.contains(name), "`{name}` is 0 in all of these histories");
    }
}

/// Beyond the first month nothing happens and nothing changes.
#[test]
fn without_change_everything_is_as_the_first_month_left_it() {
    let case = Case::builtin("three-heirs").unwrap();
    let scenario = case.scenario();
    let last = Month(scenario.spec().months - 1);
    let span = |measure, from, until| target(Watched::Measure { measure, from, until });
    for measure in measures(scenario).into_iter().filter(|measure| !matches!(measure, Measure::Longest(_))) {
        let targets = [span(measure, Month(0), Month(0)), span(measure, Month(0), last), span(measure, last, last)];
        for history in 0..5 {
            let whole = observe(scenario, &targets, (5, history), Reach::Whole);
            let still = observe(scenario, &targets, (5, history), Reach::FirstMonth);
            // What happened in the first month has not happened in the last, what is so then is still so.
            let is_news = matches!(measure, Measure::Legacy(_) | Measure::Drive | Measure::Move { .. });
            let later = if is_news { 0.0 } else { whole[0] };
            assert_eq!((still[0], still[2]), (whole[0], later), "{measure:?}");
            assert!((still[1] - whole[0]).abs() < 1e-12, "{measure:?}");
        }
    }
}
