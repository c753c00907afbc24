//! Runs and histories: a case played once.

use std::sync::Arc;

use powervacuum_engine::{
    AmendError, CalendarMonth, Event, EventId, KeyedChance, Month, MonthBooks, Outcome, QuantalResponse, Scenario,
    State, Struggle,
};
use powervacuum_formats::suggest;
use serde::{Deserialize, Serialize};

use crate::case::{Case, hint};

/// The seed of a run that names none.
pub const DEFAULT_SEED: u64 = 1922;

/// The version of the engine, which is part of what makes a history reproducible.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is to be played.
#[derive(Clone, Debug)]
pub struct Run {
    /// The case.
    pub case: Arc<Case>,
    /// The names of the what-ifs that are put into effect.
    pub what_ifs: Vec<String>,
    /// The seed of the luck.
    pub seed: u64,
    /// Which history of the seed.
    pub history: u64,
    /// The last month that is played; none to play to the end.
    pub until: Option<CalendarMonth>,
}

/// What reproduces a history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recipe {
    /// Id of the case.
    pub scenario: String,
    /// Names the exact content of the case, before any what-if.
    pub scenario_fingerprint: String,
    /// Version of the engine that played it.
    pub engine_version: String,
    /// Seed of the luck.
    pub seed: u64,
    /// Which history of the seed.
    pub history: u64,
    /// The what-ifs in effect, in the order of the case.
    pub what_ifs: Vec<String>,
}

/// A struggle that was played, to its end or to the month that was asked for.
#[derive(Clone, Debug)]
pub struct History {
    pub(crate) case: Arc<Case>,
    pub(crate) recipe: Recipe,
    pub(crate) scenario: Scenario,
    pub(crate) chronicle: Vec<Event>,
    pub(crate) books: Vec<MonthBooks>,
    pub(crate) state: State,
}

/// Why a case cannot be played as asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RunError {
    /// No what-if of that name.
    #[error(
        "case `{case}` has no what-if `{name}`{}{}",
        hint(suggestion),
        if known.is_empty() { "; it has none".to_owned() } else { format!("; there are {}", known.join(", ")) }
    )]
    UnknownWhatIf {
        /// The case.
        case: String,
        /// The name found.
        name: String,
        /// The name that was probably meant.
        suggestion: Option<String>,
        /// The names there are.
        known: Vec<String>,
    },
    /// The what-ifs cannot be put into effect together.
    #[error("the what-ifs cannot be combined: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    WhatIfs(Vec<AmendError>),
    /// The last month lies outside the case.
    #[error("`until` is {found}, expected a month from {first} to {last}")]
    Until {
        /// The month found.
        found: CalendarMonth,
        /// The first month of the case.
        first: CalendarMonth,
        /// The last month of the case.
        last: CalendarMonth,
    },
}

impl Run {
    /// A run of `case` with the default seed, its first history, no what-ifs, to the end.
    pub fn new(case: Arc<Case>) -> Run {
        Run { case, what_ifs: Vec::new(), seed: DEFAULT_SEED, history: 0, until: None }
    }

    /// The case with the what-ifs in effect.
    ///
    /// # Errors
    /// When a what-if is unknown, or when what-ifs contradict each other.
    pub fn scenario(&self) -> Result<Scenario, RunError> {
        let scenario = self.case.scenario();
        let known: Vec<String> = scenario.spec().interventions.iter().map(|what_if| what_if.id.clone()).collect();
        if let Some(name) = self.what_ifs.iter().find(|name| !known.contains(name)) {
            let suggestion = suggest(name, known.iter().map(String::as_str)).map(str::to_owned);
            return Err(RunError::UnknownWhatIf { case: self.case.name(), name: name.clone(), suggestion, known });
        }
        let names: Vec<&str> = self.what_ifs.iter().map(String::as_str).collect();
        scenario.with(&names).map_err(RunError::WhatIfs)
    }

    /// Plays it.
    ///
    /// # Errors
    /// When the what-ifs or the last month do not fit the case.
    pub fn play(&self) -> Result<History, RunError> {
        let scenario = self.scenario()?;
        let until = last_month(&scenario, self.until)?;
        let mut struggle = Struggle::new(&scenario);
        struggle.play(&mut KeyedChance::new(self.seed, self.history), &mut QuantalResponse, until);
        let (state, chronicle, books) = struggle.into_parts();
        let recipe = Recipe::new(&self.case, &scenario, self.seed, self.history);
        Ok(History { case: Arc::clone(&self.case), recipe, scenario, chronicle, books, state })
    }
}

fn last_month(scenario: &Scenario, until: Option<CalendarMonth>) -> Result<Option<Month>, RunError> {
    let Some(found) = until else { return Ok(None) };
    let months = scenario.spec().months;
    let first = scenario.start();
    match first.until(found) {
        Some(month) if month.0 < months => Ok(Some(month)),
        _ => Err(RunError::Until { found, first, last: scenario.calendar(Month(months.saturating_sub(1))) }),
    }
}

impl Recipe {
    /// The recipe of a history of `case`, with the what-ifs that `scenario` has in effect.
    pub(crate) fn new(case: &Case, scenario: &Scenario, seed: u64, history: u64) -> Recipe {
        let what_ifs = scenario.applied().iter().map(|id| scenario.spec().interventions[id.index()].id.clone());
        Recipe {
            scenario: scenario.spec().id.clone(),
            scenario_fingerprint: case.fingerprint(),
            engine_version: ENGINE_VERSION.to_owned(),
            seed,
            history,
            what_ifs: what_ifs.collect(),
        }
    }

    /// The command that plays the history again, for a case named `case` on the command line.
    pub fn command(&self, case: &str) -> String {
        let mut command = format!("powervacuum run {case} --seed {}", self.seed);
        if self.history != 0 {
            command += &format!(" --history {}", self.history);
        }
        for what_if in &self.what_ifs {
            command += &format!(" --what-if {what_if}");
        }
        command
    }
}

impl History {
    /// The case that was played, before any what-if.
    pub fn case(&self) -> &Arc<Case> {
        &self.case
    }

    /// What reproduces it.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// The case with the what-ifs in effect.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Every entry, in order; the entry with id `n` is at position `n`.
    pub fn chronicle(&self) -> &[Event] {
        &self.chronicle
    }

    /// An entry of the chronicle; none if the history has no such entry.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.chronicle.get(id.index())
    }

    /// Weights, real and seen, at the end of every month.
    pub fn books(&self) -> &[MonthBooks] {
        &self.books
    }

    /// The state after the last month that was played.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// How the struggle ended; none if it was stopped before.
    pub fn outcome(&self) -> Option<Outcome> {
        self.state.outcome
    }

    /// The last month that was played; none if none was.
    pub fn last_month(&self) -> Option<CalendarMonth> {
        self.books.last().map(|books| self.scenario.calendar(books.month))
    }

    /// Plays on, with the same luck, until `until` or the end. A month that has been played is not played again.
    ///
    /// # Errors
    /// When `until` lies outside the case.
    pub fn go_on(mut self, until: Option<CalendarMonth>) -> Result<History, RunError> {
        let until = last_month(&self.scenario, until)?;
        let mut struggle = Struggle::resume(&self.scenario, self.state);
        struggle.play(&mut KeyedChance::new(self.recipe.seed, self.recipe.history), &mut QuantalResponse, until);
        let (state, chronicle, books) = struggle.into_parts();
        self.chronicle.extend(chronicle);
        self.books.extend(books);
        Ok(History { state, ..self })
    }
}
