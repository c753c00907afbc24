//! A history as a JSON document: sentences, weights, causes, the end. Shape and promises: `docs/book/src/json.md`.

use std::collections::BTreeMap;

use powervacuum_engine::{CalendarMonth, ContenderId, Event, Outcome, Source, State};
use serde::{Deserialize, Serialize};

use crate::narrate::{Narrator, involved, is_turning_point};
use crate::run::{History, Recipe};

/// The `format` of a [`HistoryDocument`].
pub const HISTORY_FORMAT: &str = "powervacuum-history";
/// The `version` of a [`HistoryDocument`].
pub const HISTORY_VERSION: u32 = 1;

/// A history for other programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryDocument {
    /// Always [`HISTORY_FORMAT`].
    pub format: String,
    /// [`HISTORY_VERSION`].
    pub version: u32,
    /// What reproduces it.
    #[serde(flatten)]
    pub recipe: Recipe,
    /// How it ended; none if it was stopped before the end.
    pub outcome: Option<OutcomeDocument>,
    /// Weights at the end of each month.
    pub weights: Vec<WeightsDocument>,
    /// Every entry of the chronicle, in order.
    pub events: Vec<EventDocument>,
    /// Where each contender stands at the end: the id of a rung, `good-standing` or `dead`.
    pub standing: BTreeMap<String, String>,
}

/// How a struggle ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutcomeDocument {
    /// In which way.
    pub kind: OutcomeKind,
    /// Who dominates; none where nobody does.
    pub leader: Option<String>,
    /// The strongest at the end, whoever leads; none where nobody stands.
    pub first: Option<String>,
    /// The month in which the struggle ended.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// The month since which the leader had dominated; none where nobody did.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub since: Option<CalendarMonth>,
}

/// In which way a struggle ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// One contender dominates.
    Dominance,
    /// The time was up and nobody dominated.
    Collective,
}

/// The weights at the end of a month, in [0, 1], by the ids of contenders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeightsDocument {
    /// The month.
    pub month: CalendarMonth,
    /// Real weights; they add up to 1 over the standing contenders.
    pub real: BTreeMap<String, f64>,
    /// Weights as the public sees them.
    pub public: BTreeMap<String, f64>,
    /// Weights as each standing contender sees them: observer, then observed.
    pub seen: BTreeMap<String, BTreeMap<String, f64>>,
}

/// An entry of the chronicle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDocument {
    /// Its position in the chronicle.
    pub id: u32,
    /// When.
    pub month: CalendarMonth,
    /// What kind of entry it is.
    pub kind: String,
    /// The ids of the contenders whom it is about.
    pub contenders: Vec<String>,
    /// What happened, in English.
    pub text: String,
    /// Whether things stand differently afterwards.
    pub turning_point: bool,
    /// Why, the weightiest cause first.
    pub causes: Vec<CauseDocument>,
}

/// A cause of an entry: exactly one of `event` and `term` is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CauseDocument {
    /// The earlier entry.
    pub event: Option<u32>,
    /// The term of the state, in English.
    pub term: Option<String>,
    /// Its part, in [-1, 1]; negative for what spoke against.
    pub part: f64,
}

impl HistoryDocument {
    /// Writes a history up.
    pub fn new(history: &History) -> HistoryDocument {
        HistoryDocument {
            format: HISTORY_FORMAT.to_owned(),
            version: HISTORY_VERSION,
            recipe: history.recipe.clone(),
            outcome: outcome(history),
            weights: weights(history),
            events: history.chronicle.iter().map(|event| document(history, event)).collect(),
            standing: standing(history),
        }
    }
}

fn id_of(history: &History, contender: ContenderId) -> String {
    history.scenario.contender(contender).id.clone()
}

/// The strongest of the standing contenders; the first in the order of the scenario among equals.
fn first(state: &State) -> Option<ContenderId> {
    state
        .standing()
        .iter()
        .max_by(|&a, &b| state.assessment.real(a).total_cmp(&state.assessment.real(b)).then(b.cmp(&a)))
}

pub(crate) fn outcome(history: &History) -> Option<OutcomeDocument> {
    let month = history.last_month()?;
    let id = |contender| id_of(history, contender);
    Some(match history.outcome()? {
        Outcome::Dominance { leader, since } => OutcomeDocument {
            kind: OutcomeKind::Dominance,
            leader: Some(id(leader)),
            first: first(&history.state).map(id),
            month,
            since: Some(history.scenario.calendar(since)),
        },
        Outcome::Collective { first } => {
            OutcomeDocument { kind: OutcomeKind::Collective, leader: None, first: first.map(id), month, since: None }
        }
    })
}

/// Where each contender stands at the end, by id.
pub(crate) fn standing(history: &History) -> BTreeMap<String, String> {
    let ladder = &history.scenario.spec().ladder;
    let place = |contender: ContenderId| {
        let state = &history.state.contenders[contender.index()];
        if !state.alive {
            return "dead".to_owned();
        }
        let rung = usize::from(state.rung).checked_sub(1).and_then(|index| ladder.get(index));
        rung.map_or("good-standing", |rung| &rung.id).to_owned()
    };
    history.scenario.all_contenders().iter().map(|id| (id_of(history, id), place(id))).collect()
}

fn weights(history: &History) -> Vec<WeightsDocument> {
    let ids: Vec<ContenderId> = history.scenario.all_contenders().iter().collect();
    let by_id = |values: &[f64]| -> BTreeMap<String, f64> {
        ids.iter().zip(values).map(|(&id, &value)| (id_of(history, id), value)).collect()
    };
    let seen = |books: &powervacuum_engine::Assessment| {
        let observers = ids.iter().filter(|&&observer| books.real(observer) > 0.0);
        observers.map(|&observer| (id_of(history, observer), by_id(books.seen_by(observer)))).collect()
    };
    history
        .books
        .iter()
        .map(|books| WeightsDocument {
            month: history.scenario.calendar(books.month),
            real: by_id(&books.weights.real),
            public: by_id(&books.weights.public),
            seen: seen(&books.weights),
        })
        .collect()
}

fn document(history: &History, event: &Event) -> EventDocument {
    let narrator = Narrator::new(&history.scenario);
    let causes = event.causes.iter().map(|cause| match &cause.source {
        Source::Event(id) => CauseDocument { event: Some(id.index() as u32), term: None, part: cause.part },
        Source::Term(term) => CauseDocument { event: None, term: Some(narrator.term(term)), part: cause.part },
    });
    EventDocument {
        id: event.id.index() as u32,
        month: history.scenario.calendar(event.month),
        kind: kind_name(event),
        contenders: involved(&event.kind).iter().map(|id| id_of(history, id)).collect(),
        text: narrator.event(event),
        turning_point: is_turning_point(event, &history.scenario),
        causes: causes.collect(),
    }
}

/// The name of an entry's kind, as in a chronicle file.
pub(crate) fn kind_name(event: &Event) -> String {
    let value = serde_json::to_value(&event.kind).unwrap_or_default();
    value.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned()
}
