//! English sentences for the entries of a chronicle.
//!
//! A sentence says what the entry says and no more; every name comes from the scenario. Contenders are called by name
//! throughout, because a scenario does not say who is a he or a she.

mod deeds;
mod names;
mod posts;
mod prominence;
mod terms;
mod votes;

pub(crate) use names::{Names, be, counted, listed, sentence};
pub use names::{month_name, percent, short_name};
pub use prominence::{Prominence, SURPRISE, is_minor, is_turning_point, prominence};

use powervacuum_engine::{Contenders, Event, EventKind, Outcome, Scenario, Term};

/// Tells what happened, in a scenario's names.
///
/// # Panics
/// Its methods panic when an entry refers to something that the scenario does not have; see [`fits`](crate::fits).
#[derive(Clone, Copy)]
pub struct Narrator<'s> {
    names: Names<'s>,
}

impl<'s> Narrator<'s> {
    /// A narrator for the entries of chronicles of `scenario`.
    pub fn new(scenario: &'s Scenario) -> Self {
        Narrator { names: Names(scenario) }
    }

    fn scenario(&self) -> &'s Scenario {
        self.names.0
    }

    /// An entry as one or two English sentences.
    pub fn event(&self, event: &Event) -> String {
        let clause = match family(&event.kind) {
            Family::Frame => self.frame(event),
            Family::Posts => self.post(&event.kind),
            Family::Deeds => self.deed(&event.kind),
            Family::Votes => self.vote(&event.kind),
        };
        sentence(&clause.unwrap_or_default())
    }

    /// A term of the state as an English sentence.
    pub fn term(&self, term: &Term) -> String {
        sentence(&terms::clause(self.names, term))
    }

    /// The calendar, the outside and the end.
    fn frame(&self, event: &Event) -> Option<String> {
        let month = || month_name(self.scenario().calendar(event.month));
        Some(match &event.kind {
            EventKind::MonthBegan => format!("{} begins", month()),
            EventKind::FromOutside { event } => self.scenario().outside_event(*event).name.clone(),
            EventKind::WeightsAssessed => "the contenders take stock of who is strong".to_owned(),
            EventKind::StrengthLearned { .. } => {
                "the votes of the month show better than before who stands behind whom".to_owned()
            }
            EventKind::MonthClosed => format!("{} ends", month()),
            EventKind::StruggleEnded { outcome } => self.end(outcome),
            EventKind::LegacyDivided { shares } => self.legacy(shares),
            _ => return None,
        })
    }

    fn end(&self, outcome: &Outcome) -> String {
        match *outcome {
            Outcome::Dominance { leader, since } => format!(
                "the struggle is over: {} has dominated since {}, with more than half of the weight and no rival able \
                 to win a vote",
                self.names.contender(leader),
                month_name(self.scenario().calendar(since))
            ),
            Outcome::Collective { first: Some(first) } => format!(
                "the time is up and nobody dominates: the leadership stays collective, and {} is the strongest in it",
                self.names.contender(first)
            ),
            Outcome::Collective { first: None } => "the time is up, and no contender is left standing".to_owned(),
        }
    }

    fn legacy(&self, shares: &[f64]) -> String {
        let founder = self.founder();
        let mut parts: Vec<(f64, &str)> = self
            .scenario()
            .all_contenders()
            .iter()
            .filter_map(|id| Some((*shares.get(id.index())?, self.names.contender(id))))
            .filter(|(share, _)| *share >= 0.005)
            .collect();
        parts.sort_by(|a, b| b.0.total_cmp(&a.0));
        let parts: Vec<String> =
            parts.into_iter().map(|(share, name)| format!("{} to {name}", percent(share))).collect();
        format!("the legacy of {founder} is divided: {}", listed(&parts))
    }

    fn founder(&self) -> &'s str {
        let founder = self.scenario().spec().founder.as_ref();
        founder.map_or("the founder", |founder| self.names.notable(founder.person))
    }
}

/// The contenders whom an entry is about.
pub fn involved(kind: &EventKind) -> Contenders {
    match family(kind) {
        Family::Frame => match kind {
            EventKind::StruggleEnded { outcome: Outcome::Dominance { leader, .. } } => Contenders::only(*leader),
            EventKind::StruggleEnded { outcome: Outcome::Collective { first } } => {
                first.map_or(Contenders::NONE, Contenders::only)
            }
            _ => Contenders::NONE,
        },
        Family::Posts => posts::involved(kind),
        Family::Deeds => deeds::involved(kind),
        Family::Votes => votes::involved(kind),
    }
}

/// What an entry is about; also the file that tells it.
pub(crate) enum Family {
    Frame,
    Posts,
    Deeds,
    Votes,
}

pub(crate) fn family(kind: &EventKind) -> Family {
    match kind {
        EventKind::MonthBegan
        | EventKind::FromOutside { .. }
        | EventKind::LegacyDivided { .. }
        | EventKind::WeightsAssessed
        | EventKind::StrengthLearned { .. }
        | EventKind::MonthClosed
        | EventKind::StruggleEnded { .. } => Family::Frame,
        EventKind::SecretaryAppointed { .. }
        | EventKind::PostDefended { .. }
        | EventKind::SecretaryTurned { .. }
        | EventKind::NotableTurned { .. }
        | EventKind::CadresTurned { .. }
        | EventKind::AppointmentOrdered { .. }
        | EventKind::DelegatesElected { .. }
        | EventKind::CommitteeElected { .. }
        | EventKind::SeatFilled { .. }
        | EventKind::OfficeFilled { .. } => Family::Posts,
        EventKind::AlliancesReviewed { .. }
        | EventKind::Toured { .. }
        | EventKind::Published { .. }
        | EventKind::Denounced { .. }
        | EventKind::PlatformShifted { .. }
        | EventKind::Courted { .. }
        | EventKind::CoalitionFormed { .. }
        | EventKind::OvertureRefused { .. }
        | EventKind::CoalitionLeft { .. }
        | EventKind::LegacyClaimed { .. }
        | EventKind::EnrolmentDecided { .. }
        | EventKind::EnrolmentRefused { .. }
        | EventKind::DocumentRevealed { .. }
        | EventKind::Recanted { .. }
        | EventKind::LaidLow { .. } => Family::Deeds,
        EventKind::MotionMoved { .. }
        | EventKind::MotionLapsed { .. }
        | EventKind::MotionVoted { .. }
        | EventKind::StandingLowered { .. }
        | EventKind::AppealLodged { .. }
        | EventKind::AppealDecided { .. }
        | EventKind::Readmitted { .. }
        | EventKind::PolicySet { .. } => Family::Votes,
    }
}
