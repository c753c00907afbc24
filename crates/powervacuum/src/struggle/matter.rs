//! What the record has on the matter of an entry.

use powervacuum_engine::{ContenderId, Event, EventKind, Outcome, RungId, Scenario};
use powervacuum_formats::Measure;

use crate::portrait::{Matter, RecordFact};

/// The ids of the facts on the same matter as an entry: the same contender's fall to the same rung, whatever its date; a
/// pattern of the same coalition, post, document or drive; the same event from outside; a statement about the same entity.
pub(super) fn on_the_same_matter(scenario: &Scenario, event: &Event, record: &[(RecordFact, Matter)]) -> Vec<String> {
    let same = |matter: &Matter| match matter {
        Matter::Fall(contender, rung) => fall_of(&event.kind) == Some((*contender, *rung)),
        Matter::Measure(measure) => measures(*measure, &event.kind),
        Matter::Event(id) => matches!(&event.kind, EventKind::FromOutside { event } if event == id),
        Matter::Entity(id) => entity_of(scenario, &event.kind) == Some(id.as_str()),
    };
    record.iter().filter(|(_, matter)| same(matter)).map(|(fact, _)| fact.id.clone()).collect()
}

/// The fall that an entry is about: moved, voted on, or done.
fn fall_of(kind: &EventKind) -> Option<(ContenderId, RungId)> {
    match kind {
        EventKind::MotionMoved { target, rung, .. } => Some((*target, *rung)),
        EventKind::MotionVoted { motion, .. }
        | EventKind::MotionLapsed { motion }
        | EventKind::AppealLodged { motion, .. }
        | EventKind::AppealDecided { motion, .. } => Some((motion.target, motion.rung)),
        EventKind::StandingLowered { contender, rung, .. } => Some((*contender, *rung)),
        _ => None,
    }
}

fn measures(measure: Measure, kind: &EventKind) -> bool {
    match (measure, kind) {
        (Measure::Together(set) | Measure::Longest(set), EventKind::CoalitionFormed { members, .. }) => {
            members.contains_all(set)
        }
        (Measure::Together(set) | Measure::Longest(set), EventKind::CoalitionLeft { by, former }) => {
            former.contains_all(set) && set.contains(*by)
        }
        (
            Measure::Follows { constituency: place, .. },
            EventKind::SecretaryAppointed { constituency, .. } | EventKind::SecretaryTurned { constituency, .. },
        ) => place == *constituency,
        (Measure::Legacy(_), EventKind::LegacyDivided { .. })
        | (Measure::Drive, EventKind::EnrolmentDecided { .. })
        | (Measure::Delegates(_), EventKind::DelegatesElected { .. }) => true,
        (Measure::Published(of), EventKind::DocumentRevealed { document, .. }) => of == *document,
        (Measure::Dominates(who), EventKind::StruggleEnded { outcome }) => match outcome {
            Outcome::Dominance { leader, .. } => who == *leader,
            Outcome::Collective { .. } => true,
        },
        _ => false,
    }
}

/// The id of the entity that an entry is about and that statements can be about as well.
fn entity_of<'s>(scenario: &'s Scenario, kind: &EventKind) -> Option<&'s str> {
    Some(match kind {
        EventKind::OfficeFilled { office, .. } => &scenario.office(*office).id,
        EventKind::DocumentRevealed { document, .. } => &scenario.spec().documents[document.index()].id,
        EventKind::FromOutside { event } => &scenario.outside_event(*event).id,
        _ => return None,
    })
}
