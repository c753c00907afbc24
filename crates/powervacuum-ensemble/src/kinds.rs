//! Entries of the chronicle as rows: their kind, who, against whom, with whom, about what, how much.

use powervacuum_engine::{ContenderId, Contenders, EventKind, Motion, Outcome, Person, Term};

use crate::vocabulary::Detail;

/// The kinds of entries as a chronicle file names them, by their position in [`row`].
pub(crate) const KINDS: [&str; 40] = [
    "month_began",
    "from_outside",
    "legacy_divided",
    "secretary_appointed",
    "post_defended",
    "secretary_turned",
    "notable_turned",
    "cadres_turned",
    "weights_assessed",
    "alliances_reviewed",
    "appointment_ordered",
    "toured",
    "published",
    "denounced",
    "platform_shifted",
    "courted",
    "coalition_formed",
    "overture_refused",
    "coalition_left",
    "legacy_claimed",
    "enrolment_decided",
    "enrolment_refused",
    "motion_moved",
    "motion_lapsed",
    "delegates_elected",
    "committee_elected",
    "seat_filled",
    "office_filled",
    "motion_voted",
    "standing_lowered",
    "appeal_lodged",
    "appeal_decided",
    "document_revealed",
    "recanted",
    "readmitted",
    "laid_low",
    "policy_set",
    "strength_learned",
    "month_closed",
    "struggle_ended",
];

/// The terms of the state as a chronicle file names them, by their position in [`term`].
pub(crate) const TERMS: [&str; 13] = [
    "ambition",
    "strength",
    "distance",
    "trust",
    "prestige",
    "vulnerability",
    "office",
    "control",
    "norms",
    "calendar",
    "vacancy",
    "occasion",
    "chance",
];

/// An entry as a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Position in [`KINDS`].
    pub kind: u32,
    pub by: Option<ContenderId>,
    pub target: Option<ContenderId>,
    /// Nobody where the column is empty.
    pub members: Contenders,
    pub detail: Option<Detail>,
    pub value: Option<f64>,
    pub passed: Option<bool>,
}

/// An entry that is about nothing in particular.
const fn plain(kind: u32) -> Row {
    Row { kind, by: None, target: None, members: Contenders::NONE, detail: None, value: None, passed: None }
}

impl Row {
    fn by(self, by: impl Into<Option<ContenderId>>) -> Row {
        Row { by: by.into(), ..self }
    }

    fn target(self, target: impl Into<Option<ContenderId>>) -> Row {
        Row { target: target.into(), ..self }
    }

    fn members(self, members: Contenders) -> Row {
        Row { members, ..self }
    }

    fn about(self, detail: Detail) -> Row {
        Row { detail: Some(detail), ..self }
    }

    fn value(self, value: impl Into<f64>) -> Row {
        Row { value: Some(value.into()), ..self }
    }

    fn passed(self, passed: bool) -> Row {
        Row { passed: Some(passed), ..self }
    }

    fn motion(self, motion: &Motion) -> Row {
        self.by(motion.mover).target(motion.target).about(Detail::Rung(motion.rung))
    }
}

/// An entry as a row.
pub(crate) fn row(kind: &EventKind) -> Row {
    match *kind {
        EventKind::MonthBegan => plain(0),
        EventKind::FromOutside { event } => plain(1).about(Detail::OutsideEvent(event)),
        EventKind::LegacyDivided { .. } => plain(2),
        EventKind::SecretaryAppointed { constituency, by, former, .. } => {
            plain(3).by(by).target(former).about(Detail::Constituency(constituency))
        }
        EventKind::PostDefended { constituency, by, defender } => {
            plain(4).by(by).target(defender).about(Detail::Constituency(constituency))
        }
        EventKind::SecretaryTurned { constituency, from, to } => {
            plain(5).by(to).target(from).about(Detail::Constituency(constituency))
        }
        EventKind::NotableTurned { notable, from, to } => plain(6).by(to).target(from).about(Detail::Notable(notable)),
        EventKind::CadresTurned { body, from, to, count } => {
            plain(7).by(to).target(from).about(Detail::Body(body)).value(count)
        }
        EventKind::WeightsAssessed => plain(8),
        EventKind::AlliancesReviewed { contenders } => plain(9).members(contenders),
        EventKind::AppointmentOrdered { by, constituency, .. } => {
            plain(10).by(by).about(Detail::Constituency(constituency))
        }
        EventKind::Toured { by, constituency, gain } => {
            plain(11).by(by).about(Detail::Constituency(constituency)).value(gain)
        }
        EventKind::Published { by, gain } => plain(12).by(by).value(gain),
        EventKind::Denounced { by, target, charge, joined, loss, .. } => {
            plain(13).by(by).target(target).members(joined).about(Detail::Charge(charge)).value(loss)
        }
        EventKind::PlatformShifted { by, issue, step, .. } => plain(14).by(by).about(Detail::Issue(issue)).value(step),
        EventKind::Courted { by, whom, gain } => plain(15).by(by).target(whom).value(gain),
        EventKind::CoalitionFormed { by, members, .. } => plain(16).by(by).members(members),
        EventKind::OvertureRefused { by, members, .. } => plain(17).by(by).members(members),
        EventKind::CoalitionLeft { by, former } => plain(18).by(by).members(former),
        EventKind::LegacyClaimed { by, effort } => plain(19).by(by).value(effort),
        EventKind::EnrolmentDecided { by, office, members } => {
            plain(20).by(by).about(Detail::Office(office)).value(members)
        }
        EventKind::EnrolmentRefused { by } => plain(21).by(by),
        EventKind::MotionMoved { by, target, rung, expected, .. } => {
            plain(22).by(by).target(target).about(Detail::Rung(rung)).value(expected)
        }
        EventKind::MotionLapsed { ref motion } => plain(23).motion(motion),
        _ => decided(kind),
    }
}

/// Elections, votes and what follows from them.
fn decided(kind: &EventKind) -> Row {
    match *kind {
        EventKind::DelegatesElected { body, ref delegates, unattached } => {
            let all = delegates.iter().copied().map(u32::from).sum::<u32>() + u32::from(unattached);
            plain(24).about(Detail::Body(body)).value(all)
        }
        EventKind::CommitteeElected { body, drafter, .. } => plain(25).by(drafter).about(Detail::Body(body)),
        EventKind::SeatFilled { body, ref seat } => {
            plain(26).by(seat.patron).target(contender(seat.holder)).about(Detail::Body(body))
        }
        EventKind::OfficeFilled { office, holder, backer } => {
            plain(27).by(backer).target(contender(Some(holder))).about(Detail::Office(office))
        }
        EventKind::MotionVoted { ref motion, ref count, passed } => {
            plain(28).motion(motion).members(count.for_side).value(count.share()).passed(passed)
        }
        EventKind::StandingLowered { contender, rung, mover, .. } => {
            plain(29).by(mover).target(contender).about(Detail::Rung(rung))
        }
        EventKind::AppealLodged { by, to, ref motion, .. } => {
            plain(30).by(by).target(motion.mover).about(Detail::Body(to))
        }
        EventKind::AppealDecided { body, ref motion, ref count, overruled } => {
            let row = plain(31).motion(motion).members(count.for_side).about(Detail::Body(body));
            row.value(count.share()).passed(!overruled)
        }
        EventKind::DocumentRevealed { document, by } => plain(32).by(by).about(Detail::Document(document)),
        EventKind::Recanted { by } => plain(33).by(by),
        EventKind::Readmitted { contender, consent } => plain(34).by(consent).target(contender),
        EventKind::LaidLow { by } => plain(35).by(by),
        EventKind::PolicySet { body, .. } => plain(36).about(Detail::Body(body)),
        EventKind::StrengthLearned { .. } => plain(37),
        EventKind::MonthClosed => plain(38),
        EventKind::StruggleEnded { outcome: Outcome::Dominance { leader, .. } } => plain(39).by(leader),
        EventKind::StruggleEnded { outcome: Outcome::Collective { first } } => plain(39).target(first),
        _ => unreachable!("every other kind has its row above"),
    }
}

fn contender(person: Option<Person>) -> Option<ContenderId> {
    match person {
        Some(Person::Contender(id)) => Some(id),
        _ => None,
    }
}

/// The position of a term in [`TERMS`].
pub(crate) fn term(term: &Term) -> u32 {
    match term {
        Term::Ambition => 0,
        Term::Strength { .. } => 1,
        Term::Distance { .. } => 2,
        Term::Trust { .. } => 3,
        Term::Prestige(_) => 4,
        Term::Vulnerability { .. } => 5,
        Term::Office(_) => 6,
        Term::Control(_) => 7,
        Term::Norms => 8,
        Term::Calendar(_) => 9,
        Term::Vacancy(_) => 10,
        Term::Occasion => 11,
        Term::Chance => 12,
    }
}
