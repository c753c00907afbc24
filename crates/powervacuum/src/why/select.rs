//! Naming an entry: by number, or by what it is.

use powervacuum_engine::{ContenderId, Event, EventId, EventKind, Scenario};

use crate::narrate::Narrator;
use crate::run::History;

/// Why a selector names no entry.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SelectError {
    /// Nothing of that name happened.
    #[error("no entry of this history is `{found}`")]
    Unknown {
        /// The selector found.
        found: String,
        /// Every selector of the history, with its sentence.
        known: Vec<(String, String)>,
    },
    /// The number is too large.
    #[error("there is no entry {found}: this history has entries 0 to {last}")]
    Number {
        /// The number found.
        found: String,
        /// The last number.
        last: usize,
    },
}

/// Finds an entry by selector:
///
/// | selector | entry |
/// |---|---|
/// | `812` | the entry with this number |
/// | `end` | the end of the struggle |
/// | `fall:CONTENDER` | the last fall of a contender |
/// | `fall:CONTENDER:RUNG` | its first fall to a rung |
/// | `coalition:N` | the N-th coalition that is formed, from 1 |
/// | `break:N` | the N-th time that somebody leaves a coalition |
/// | `vote:N` | the N-th motion voted on |
/// | `drive:N` | the N-th enrolment drive |
/// | `office:OFFICE` | the last time that an office is filled |
/// | `document:DOCUMENT` | the publication of a document |
/// | `event:EVENT` | an event from outside |
///
/// # Errors
/// When the history has no such entry; the error lists those that it has.
pub fn select(history: &History, selector: &str) -> Result<EventId, SelectError> {
    let digits = selector.strip_prefix('#').unwrap_or(selector);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let found = digits.parse().ok().and_then(EventId::from_index).and_then(|id| history.event(id));
        let last = history.chronicle.len().saturating_sub(1);
        return found.map(|event| event.id).ok_or_else(|| SelectError::Number { found: digits.to_owned(), last });
    }
    let named = named(&history.scenario, &history.chronicle);
    let found = named.iter().find(|(name, _)| name == selector).map(|&(_, id)| id);
    found.ok_or_else(|| SelectError::Unknown { found: selector.to_owned(), known: selectors(history) })
}

/// Every selector of a history except the numbers, with the sentence of the entry that it names.
pub fn selectors(history: &History) -> Vec<(String, String)> {
    let narrator = Narrator::new(&history.scenario);
    let text = |id: EventId| history.event(id).map(|event| narrator.event(event)).unwrap_or_default();
    named(&history.scenario, &history.chronicle).into_iter().map(|(name, id)| (name, text(id))).collect()
}

/// Every selector of a chronicle except the numbers, with the entry that it names.
pub(crate) fn named(scenario: &Scenario, chronicle: &[Event]) -> Vec<(String, EventId)> {
    let mut found: Vec<(String, EventId)> = Vec::new();
    let numbered = |prefix: &str, wanted: fn(&EventKind) -> bool, found: &mut Vec<(String, EventId)>| {
        let events = chronicle.iter().filter(|event| wanted(&event.kind));
        found.extend(events.enumerate().map(|(index, event)| (format!("{prefix}:{}", index + 1), event.id)));
    };
    let end = chronicle.iter().rfind(|event| matches!(event.kind, EventKind::StruggleEnded { .. }));
    found.extend(end.map(|event| ("end".to_owned(), event.id)));
    for contender in scenario.all_contenders().iter() {
        falls(scenario, chronicle, contender, &mut found);
    }
    numbered("coalition", |kind| matches!(kind, EventKind::CoalitionFormed { .. }), &mut found);
    numbered("break", |kind| matches!(kind, EventKind::CoalitionLeft { .. }), &mut found);
    numbered("vote", |kind| matches!(kind, EventKind::MotionVoted { .. }), &mut found);
    numbered("drive", |kind| matches!(kind, EventKind::EnrolmentDecided { .. }), &mut found);
    let mut singular: Vec<(String, EventId)> = Vec::new();
    for (name, id) in chronicle.iter().filter_map(|event| singular_name(scenario, event)) {
        match singular.iter_mut().find(|(known, _)| *known == name) {
            Some(known) => known.1 = id,
            None => singular.push((name, id)),
        }
    }
    found.extend(singular);
    found
}

fn falls(scenario: &Scenario, chronicle: &[Event], who: ContenderId, found: &mut Vec<(String, EventId)>) {
    let id = &scenario.contender(who).id;
    let mut last = None;
    let mut rungs: Vec<(String, EventId)> = Vec::new();
    for event in chronicle {
        if let EventKind::StandingLowered { contender, rung, .. } = event.kind
            && contender == who
        {
            let name = format!("fall:{id}:{}", scenario.spec().ladder[rung.index()].id);
            if !rungs.iter().any(|(known, _)| *known == name) {
                rungs.push((name, event.id));
            }
            last = Some((format!("fall:{id}"), event.id));
        }
    }
    found.extend(last);
    found.extend(rungs);
}

/// The selector of an entry about something that has an id of its own.
fn singular_name(scenario: &Scenario, event: &Event) -> Option<(String, EventId)> {
    let name = match &event.kind {
        EventKind::OfficeFilled { office, .. } => format!("office:{}", scenario.office(*office).id),
        EventKind::DocumentRevealed { document, .. } => {
            format!("document:{}", scenario.spec().documents[document.index()].id)
        }
        EventKind::FromOutside { event } => format!("event:{}", scenario.outside_event(*event).id),
        _ => return None,
    };
    Some((name, event.id))
}
