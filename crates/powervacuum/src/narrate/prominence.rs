//! Which entries a reader is told of one by one, which in a yearly summary, and which not at all.

use powervacuum_engine::{BodyId, Effect, Event, EventKind, Membership, Person, Scenario};

/// A vote surprises when the share of the ayes differs by this much from what the public expected.
pub const SURPRISE: f64 = 0.1;

/// How much an entry matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prominence {
    /// Kept for the record only: the steps of a month.
    Bookkeeping,
    /// Told in a summary of the year: posts, speeches, accusations, motions not voted on.
    Summarised,
    /// Told in its place.
    Told,
    /// Told and marked: things stand differently afterwards.
    TurningPoint,
}

/// How much an entry matters. Turning points are: a fall; a coalition formed or left; the death of the founder or of a
/// contender; an enrolment drive; the publication of a document; a decision overruled on appeal; the end; and a vote
/// whose share of ayes lies [`SURPRISE`] or more from the public forecast.
///
/// # Panics
/// When the entry refers to something that the scenario does not have.
pub fn prominence(event: &Event, scenario: &Scenario) -> Prominence {
    let turning_if = |turning| if turning { Prominence::TurningPoint } else { Prominence::Told };
    match &event.kind {
        EventKind::MonthBegan
        | EventKind::WeightsAssessed
        | EventKind::AlliancesReviewed { .. }
        | EventKind::AppointmentOrdered { .. }
        | EventKind::StrengthLearned { .. }
        | EventKind::PolicySet { .. }
        | EventKind::MonthClosed => Prominence::Bookkeeping,
        EventKind::SecretaryAppointed { .. }
        | EventKind::PostDefended { .. }
        | EventKind::SecretaryTurned { .. }
        | EventKind::NotableTurned { .. }
        | EventKind::CadresTurned { .. }
        | EventKind::Toured { .. }
        | EventKind::Published { .. }
        | EventKind::Denounced { .. }
        | EventKind::PlatformShifted { .. }
        | EventKind::Courted { .. }
        | EventKind::OvertureRefused { .. }
        | EventKind::LegacyClaimed { .. }
        | EventKind::EnrolmentRefused { .. }
        | EventKind::MotionMoved { .. }
        | EventKind::MotionLapsed { .. }
        | EventKind::SeatFilled { .. }
        | EventKind::LaidLow { .. } => Prominence::Summarised,
        EventKind::LegacyDivided { .. }
        | EventKind::CommitteeElected { .. }
        | EventKind::OfficeFilled { .. }
        | EventKind::AppealLodged { .. }
        | EventKind::Recanted { .. }
        | EventKind::Readmitted { .. } => Prominence::Told,
        EventKind::DelegatesElected { body, .. } => {
            if elects(scenario, *body) {
                Prominence::Told
            } else {
                Prominence::Summarised
            }
        }
        EventKind::FromOutside { event } => turning_if(scenario.outside_event(*event).effects.iter().any(is_death)),
        EventKind::MotionVoted { count, .. } => turning_if((count.share() - count.forecast).abs() >= SURPRISE),
        EventKind::AppealDecided { overruled, .. } => turning_if(*overruled),
        EventKind::StandingLowered { .. }
        | EventKind::CoalitionFormed { .. }
        | EventKind::CoalitionLeft { .. }
        | EventKind::EnrolmentDecided { .. }
        | EventKind::DocumentRevealed { .. }
        | EventKind::StruggleEnded { .. } => Prominence::TurningPoint,
    }
}

/// Whether a committee is elected by `body`: an assembly that elects nothing is not told of.
fn elects(scenario: &Scenario, body: BodyId) -> bool {
    scenario.spec().bodies.iter().any(|committee| match &committee.membership {
        Membership::Committee { elected_by, .. } => *elected_by == Some(body),
        Membership::Assembly => false,
    })
}

fn is_death(effect: &Effect) -> bool {
    matches!(effect, Effect::FounderDies | Effect::Dies(Person::Contender(_)))
}

/// Whether things stand differently after the entry; the rule is at [`prominence`].
pub fn is_turning_point(event: &Event, scenario: &Scenario) -> bool {
    prominence(event, scenario) == Prominence::TurningPoint
}

/// Whether the entry is left out of a chronicle for readers, or only summarised there.
pub fn is_minor(event: &Event, scenario: &Scenario) -> bool {
    prominence(event, scenario) < Prominence::Told
}
