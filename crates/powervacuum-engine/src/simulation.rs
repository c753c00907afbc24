//! The struggle, month by month.

use serde::{Deserialize, Serialize};

use crate::action::{Action, Decision};
use crate::chance::Chance;
use crate::event::{Cause, Event, EventKind, Outcome};
use crate::ids::{ContenderId, EventId};
use crate::month;
use crate::policy::{Forecast, Policy};
use crate::quantity::Month;
use crate::scenario::Scenario;
use crate::state::{Assessment, Memory, Stage, State};
use crate::survey::Survey;

/// A struggle under way: the state, and the chronicle of how it came about.
#[derive(Clone, Debug)]
pub struct Struggle<'s> {
    pub(crate) scenario: &'s Scenario,
    pub(crate) state: State,
    pub(crate) chronicle: Vec<Event>,
    books: Vec<MonthBooks>,
    keep: Keep,
    /// What taking stock remembers.
    pub(crate) memory: Memory,
}

/// What a struggle keeps of what it plays. What happens does not depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// The chronicle with its causes, and the books of every month.
    #[default]
    Everything,
    /// The chronicle alone, and no causes in it: for who plays many histories and asks none of them why.
    Events,
}

/// The books of a month: who could count on how much at its end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthBooks {
    /// The month.
    pub month: Month,
    /// Weights, real and seen.
    pub weights: Assessment,
}

/// A phase's access to a struggle: what it knows, what it may ask of chance, and how it records what happens.
pub(crate) struct World<'w, 's> {
    pub(crate) struggle: &'w mut Struggle<'s>,
    pub(crate) chance: &'w mut dyn Chance,
}

impl<'s> Struggle<'s> {
    /// A struggle before its first month.
    pub fn new(scenario: &'s Scenario) -> Self {
        Struggle::resume(scenario, State::at_start(scenario))
    }

    /// Goes on from a saved state; the chronicle and the books begin there.
    pub fn resume(scenario: &'s Scenario, state: State) -> Self {
        let (chronicle, books, keep) = (Vec::new(), Vec::new(), Keep::default());
        Struggle { scenario, state, chronicle, books, keep, memory: Memory::default() }
    }

    /// The same, keeping of what is played from now on no more than `keep` says.
    ///
    /// # Examples
    /// ```no_run
    /// # fn played(scenario: &powervacuum_engine::Scenario) -> Option<powervacuum_engine::Outcome> {
    /// use powervacuum_engine::{Keep, KeyedChance, QuantalResponse, Struggle};
    /// let mut struggle = Struggle::new(scenario).keeping(Keep::Events);
    /// struggle.play(&mut KeyedChance::new(1, 0), &mut QuantalResponse, None);
    /// assert!(struggle.books().is_empty());
    /// struggle.outcome()
    /// # }
    /// ```
    #[must_use]
    pub fn keeping(self, keep: Keep) -> Self {
        Struggle { keep, ..self }
    }

    /// The causes that `find` finds, if causes are kept.
    pub(crate) fn because(&self, find: impl FnOnce() -> Vec<Cause>) -> Vec<Cause> {
        match self.keep {
            Keep::Everything => find(),
            Keep::Events => Vec::new(),
        }
    }

    /// Plays a month. One screen, the whole order of things.
    pub fn play_month(&mut self, chance: &mut dyn Chance, policy: &mut dyn Policy) {
        self.open_month(chance);
        let decided = if self.is_acting() { month::actions::decide(self, chance, policy) } else { Vec::new() };
        self.carry_out_and_close(chance, decided);
    }

    /// The first half of a month, until contenders are to act. Does nothing unless the month has not begun.
    pub fn open_month(&mut self, chance: &mut dyn Chance) {
        if self.state.stage != Stage::Before {
            return;
        }
        let world = &mut World { struggle: self, chance };
        month::events::play(world);
        month::appointments::play(world);
        month::perception::play(world);
        month::coalitions::play(world);
    }

    /// Asks a policy what each contender does this month; nothing unless contenders are to act.
    pub fn decide(&self, chance: &mut dyn Chance, policy: &mut dyn Policy) -> Vec<Decision> {
        if !self.is_acting() {
            return Vec::new();
        }
        month::actions::decide(self, chance, policy).into_iter().map(|(decision, _)| decision).collect()
    }

    /// The second half of a month: what contenders decided is done, bodies meet, lessons are drawn. Does nothing unless
    /// contenders are to act.
    /// Decisions that are out of reach are dropped, and so are all but the first of one contender.
    pub fn close_month(&mut self, chance: &mut dyn Chance, decisions: &[Decision]) {
        let survey = Survey::new(self);
        let mut legal: Vec<Decision> = Vec::with_capacity(decisions.len());
        for decision in decisions {
            let first = legal.iter().all(|earlier| earlier.contender != decision.contender);
            if first && month::actions::is_legal(&survey, decision) {
                legal.push(*decision);
            }
        }
        let decided = month::actions::with_reasons(self, legal);
        self.carry_out_and_close(chance, decided);
    }

    fn is_acting(&self) -> bool {
        self.state.stage == Stage::Acting
    }

    fn carry_out_and_close(&mut self, chance: &mut dyn Chance, decided: Vec<(Decision, Vec<Cause>)>) {
        if !self.is_acting() {
            return;
        }
        let world = &mut World { struggle: self, chance };
        month::actions::play(world, decided);
        month::meetings::play(world);
        month::learning::play(world);
        month::bookkeeping::play(world);
        if self.keep == Keep::Everything {
            let (month, weights) = (self.state.month, self.state.assessment.clone());
            self.books.push(MonthBooks { month: Month(month.0 - 1), weights });
        }
    }

    /// Plays until the struggle ends or `until` has been played.
    pub fn play(&mut self, chance: &mut dyn Chance, policy: &mut dyn Policy, until: Option<Month>) {
        while self.state.outcome.is_none() && until.is_none_or(|until| self.state.month <= until) {
            self.play_month(chance, policy);
        }
    }

    /// Everything that `contender` can do this month, with the engine's own forecast of each; empty unless contenders
    /// are to act.
    pub fn options(&self, contender: ContenderId) -> Vec<Forecast> {
        if self.is_acting() {
            let survey = Survey::new(self);
            month::actions::options(&survey, contender, month::actions::Breadth::All)
        } else {
            Vec::new()
        }
    }

    /// Why `contender` would do `action`: the causes that the chronicle would record.
    pub fn reasons(&self, contender: ContenderId, action: &Action) -> Vec<Cause> {
        month::actions::reasons(&Survey::new(self), contender, action)
    }

    /// The case.
    pub fn scenario(&self) -> &'s Scenario {
        self.scenario
    }

    /// The state as it stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The entries so far, since the beginning or the resumption; without their causes if only events are kept.
    pub fn chronicle(&self) -> &[Event] {
        &self.chronicle
    }

    /// The books of the months played, since the beginning or the resumption; empty if only events are kept.
    pub fn books(&self) -> &[MonthBooks] {
        &self.books
    }

    /// How it ended, if it has.
    pub fn outcome(&self) -> Option<Outcome> {
        self.state.outcome
    }

    /// Takes the parts: the state, the chronicle, the books.
    pub fn into_parts(self) -> (State, Vec<Event>, Vec<MonthBooks>) {
        (self.state, self.chronicle, self.books)
    }

    /// Folds a chronicle from the beginning.
    ///
    /// # Panics
    /// When the chronicle does not belong to the scenario.
    pub fn replay(scenario: &'s Scenario, chronicle: Vec<Event>) -> Self {
        let mut struggle = Struggle::new(scenario);
        for event in &chronicle {
            let closing = matches!(event.kind, EventKind::MonthClosed);
            struggle.state.apply_remembering(scenario, event, &mut struggle.memory);
            if closing {
                let weights = struggle.state.assessment.clone();
                struggle.books.push(MonthBooks { month: event.month, weights });
            }
        }
        struggle.chronicle = chronicle;
        struggle
    }
}

impl<'s> World<'_, 's> {
    pub(crate) fn scenario(&self) -> &'s Scenario {
        self.struggle.scenario
    }

    pub(crate) fn state(&self) -> &State {
        &self.struggle.state
    }

    /// A survey of the state as it stands.
    pub(crate) fn survey(&self) -> Survey<'_> {
        Survey::new(self.struggle)
    }

    /// The causes that `find` finds, if causes are kept: those that are dear to find are looked for here.
    pub(crate) fn because(&self, find: impl FnOnce(&Self) -> Vec<Cause>) -> Vec<Cause> {
        self.struggle.because(|| find(self))
    }

    /// Records what happens, with its causes if they are kept, and lets it take effect.
    pub(crate) fn record(&mut self, kind: EventKind, causes: Vec<Cause>) -> EventId {
        let id = EventId(self.struggle.state.next_event);
        let now = self.struggle.state.month;
        // The books are closed before it is known whether the struggle ends with them.
        let month = if matches!(kind, EventKind::StruggleEnded { .. }) { Month(now.0 - 1) } else { now };
        let causes = if self.struggle.keep == Keep::Everything { causes } else { Vec::new() };
        let event = Event { id, month, kind, causes };
        let Struggle { scenario, state, memory, chronicle, .. } = &mut *self.struggle;
        state.apply_remembering(scenario, &event, memory);
        chronicle.push(event);
        id
    }
}
