//! Whether an entry of unknown origin belongs to a scenario, so that it can be applied and told without a panic.

use powervacuum_engine::{
    BodyId, Cause, ChargeId, ConstituencyId, ContenderId, Contenders, Count, DocumentId, Event, EventId, EventKind,
    IssueId, Limits, MAX_ISSUES, Motion, NotableId, OfficeId, Outcome, OutsideEventId, Person, RungId, Scenario, Seat,
    Source, Term,
};

use crate::narrate::{Family, family};

/// No number of an entry is larger: members of an enrolment drive are the largest.
const LARGEST: f64 = 1e12;

/// Whether everything that `event` names exists in `scenario`, its lists have the right lengths, its numbers are
/// finite and its causes lie before it.
///
/// An entry that fits can be applied to a state of the scenario if it is the next one, and told, without a panic. It
/// need not be possible: whether it follows from the state is not looked at.
pub fn fits(event: &Event, scenario: &Scenario) -> bool {
    let check = Check { scenario };
    check.kind(&event.kind, event.id) && event.causes.iter().all(|cause| check.cause(cause, event.id))
}

#[derive(Clone, Copy)]
struct Check<'s> {
    scenario: &'s Scenario,
}

impl Check<'_> {
    fn contender(self, id: ContenderId) -> bool {
        id.index() < self.scenario.contender_count()
    }

    fn some(self, id: Option<ContenderId>) -> bool {
        id.is_none_or(|id| self.contender(id))
    }

    fn set(self, set: Contenders) -> bool {
        self.scenario.all_contenders().contains_all(set)
    }

    fn notable(self, id: NotableId) -> bool {
        id.index() < self.scenario.spec().notables.len()
    }

    fn place(self, id: ConstituencyId) -> bool {
        id.index() < self.scenario.spec().constituencies.len()
    }

    fn issue(self, id: IssueId) -> bool {
        id.index() < self.scenario.spec().issues.len().min(MAX_ISSUES)
    }

    fn charge(self, id: ChargeId) -> bool {
        id.index() < self.scenario.spec().charges.len()
    }

    fn body(self, id: BodyId) -> bool {
        id.index() < self.scenario.spec().bodies.len()
    }

    fn office(self, id: OfficeId) -> bool {
        id.index() < self.scenario.spec().offices.len()
    }

    fn rung(self, id: RungId) -> bool {
        id.index() < self.scenario.spec().ladder.len()
    }

    fn document(self, id: DocumentId) -> bool {
        id.index() < self.scenario.spec().documents.len()
    }

    fn outside(self, id: OutsideEventId) -> bool {
        id.index() < self.scenario.spec().outside_events.len()
    }

    fn person(self, person: Person) -> bool {
        match person {
            Person::Contender(id) => self.contender(id),
            Person::Notable(id) => self.notable(id),
        }
    }

    fn seat(self, seat: &Seat) -> bool {
        seat.holder.is_none_or(|holder| self.person(holder)) && self.some(seat.patron)
    }

    fn motion(self, motion: &Motion, now: EventId) -> bool {
        self.contender(motion.mover)
            && self.contender(motion.target)
            && self.rung(motion.rung)
            && motion.office.is_none_or(|office| self.office(office))
            && motion.moved < now
    }

    fn count(self, count: &Count) -> bool {
        let most = u32::MAX / 4;
        [count.ayes, count.noes, count.abstentions].into_iter().all(|votes| votes <= most)
            && number(count.forecast)
            && self.set(count.for_side)
            && self.set(count.against_side)
    }

    /// A number in [0, 1] for every contender.
    fn shares(self, values: &[f64]) -> bool {
        values.len() == self.scenario.contender_count() && values.iter().all(|value| (0.0..=1.0).contains(value))
    }

    fn cause(self, cause: &Cause, now: EventId) -> bool {
        let source = match &cause.source {
            Source::Event(id) => *id < now,
            Source::Term(term) => self.term(term),
        };
        source && number(cause.part)
    }

    fn term(self, term: &Term) -> bool {
        match *term {
            Term::Ambition | Term::Norms | Term::Occasion | Term::Chance => true,
            Term::Strength { of, by, seen, real } => {
                self.contender(of) && self.contender(by) && number(seen) && number(real)
            }
            Term::Distance { a, b } => self.contender(a) && self.contender(b),
            Term::Trust { of, to } => self.contender(of) && self.contender(to),
            Term::Prestige(id) => self.contender(id),
            Term::Vulnerability { of, charge } => self.contender(of) && self.charge(charge),
            Term::Office(office) => self.office(office),
            Term::Control(place) => self.place(place),
            Term::Calendar(body) | Term::Vacancy(body) => self.body(body),
        }
    }

    fn kind(self, kind: &EventKind, now: EventId) -> bool {
        match family(kind) {
            Family::Frame => self.frame(kind),
            Family::Posts => self.post(kind),
            Family::Deeds => self.deed(kind),
            Family::Votes => self.vote(kind, now),
        }
    }

    fn frame(self, kind: &EventKind) -> bool {
        match kind {
            EventKind::MonthBegan | EventKind::WeightsAssessed | EventKind::MonthClosed => true,
            EventKind::FromOutside { event } => self.outside(*event),
            EventKind::LegacyDivided { shares } => self.shares(shares),
            EventKind::StrengthLearned { visibility } => self.shares(visibility),
            EventKind::StruggleEnded { outcome } => match *outcome {
                Outcome::Dominance { leader, .. } => self.contender(leader),
                Outcome::Collective { first } => self.some(first),
            },
            _ => false,
        }
    }

    fn vote(self, kind: &EventKind, now: EventId) -> bool {
        match kind {
            EventKind::PolicySet { body, policy } => {
                self.body(*body) && policy.iter().all(|place| (-1.0..=1.0).contains(place))
            }
            EventKind::MotionMoved { by, target, rung, office, expected } => {
                self.contender(*by)
                    && self.contender(*target)
                    && self.rung(*rung)
                    && office.is_none_or(|office| self.office(office))
                    && number(*expected)
            }
            EventKind::MotionLapsed { motion } => self.motion(motion, now),
            EventKind::MotionVoted { motion, count, .. } => self.motion(motion, now) && self.count(count),
            EventKind::StandingLowered { contender, rung, office, mover, .. } => {
                self.contender(*contender)
                    && self.rung(*rung)
                    && office.is_none_or(|office| self.office(office))
                    && self.contender(*mover)
            }
            EventKind::AppealLodged { by, to, motion, .. } => {
                self.contender(*by) && self.body(*to) && self.motion(motion, now)
            }
            EventKind::AppealDecided { body, motion, count, .. } => {
                self.body(*body) && self.motion(motion, now) && self.count(count)
            }
            EventKind::Readmitted { contender, consent } => {
                self.contender(*contender) && self.contender(*consent) && !self.scenario.spec().ladder.is_empty()
            }
            _ => false,
        }
    }

    fn post(self, kind: &EventKind) -> bool {
        match kind {
            EventKind::SecretaryAppointed { constituency, by, office, secretary, former, .. } => {
                self.place(*constituency)
                    && self.contender(*by)
                    && self.office(*office)
                    && secretary.is_none_or(|secretary| self.notable(secretary))
                    && self.some(*former)
            }
            EventKind::PostDefended { constituency, by, defender } => {
                self.place(*constituency) && self.contender(*by) && self.some(*defender)
            }
            EventKind::SecretaryTurned { constituency, from, to } => {
                self.place(*constituency) && self.some(*from) && self.some(*to)
            }
            EventKind::NotableTurned { notable, from, to } => {
                self.notable(*notable) && self.some(*from) && self.some(*to)
            }
            EventKind::CadresTurned { body, from, to, .. } => {
                self.body(*body) && self.some(*from) && self.contender(*to)
            }
            EventKind::AppointmentOrdered { by, constituency, office } => {
                self.contender(*by) && self.place(*constituency) && self.office(*office)
            }
            EventKind::DelegatesElected { body, delegates, .. } => {
                self.body(*body) && delegates.len() == self.scenario.contender_count()
            }
            EventKind::CommitteeElected { body, drafter, seats } => {
                self.body(*body)
                    && self.some(*drafter)
                    && seats.len() <= Limits::SEATS
                    && seats.iter().all(|seat| self.seat(seat))
            }
            EventKind::SeatFilled { body, seat } => self.body(*body) && self.seat(seat),
            EventKind::OfficeFilled { office, holder, backer } => {
                self.office(*office) && self.person(*holder) && self.contender(*backer)
            }
            _ => false,
        }
    }

    fn deed(self, kind: &EventKind) -> bool {
        match kind {
            EventKind::AlliancesReviewed { contenders } => self.set(*contenders),
            EventKind::Toured { by, constituency, gain } => {
                self.contender(*by) && self.place(*constituency) && number(*gain)
            }
            EventKind::Published { by, gain } => self.contender(*by) && number(*gain),
            EventKind::Denounced { by, target, charge, joined, loss, backfire } => {
                self.contender(*by)
                    && self.contender(*target)
                    && self.charge(*charge)
                    && self.set(*joined)
                    && number(*loss)
                    && number(*backfire)
            }
            EventKind::PlatformShifted { by, issue, step, cost } => {
                self.contender(*by) && self.issue(*issue) && number(*step) && number(*cost)
            }
            EventKind::Courted { by, whom, gain } => self.contender(*by) && self.contender(*whom) && number(*gain),
            EventKind::CoalitionFormed { by, members, abandoned } => {
                self.contender(*by) && self.set(*members) && self.set(*abandoned)
            }
            EventKind::OvertureRefused { by, members, refused } => {
                self.contender(*by) && self.set(*members) && self.set(*refused)
            }
            EventKind::CoalitionLeft { by, former } => self.contender(*by) && self.set(*former),
            EventKind::LegacyClaimed { by, effort } => self.contender(*by) && number(*effort),
            EventKind::EnrolmentDecided { by, office, members } => {
                self.contender(*by) && self.office(*office) && number(*members)
            }
            EventKind::DocumentRevealed { document, by } => self.document(*document) && self.some(*by),
            EventKind::EnrolmentRefused { by } | EventKind::Recanted { by } | EventKind::LaidLow { by } => {
                self.contender(*by)
            }
            _ => false,
        }
    }
}

/// A finite number of a size that occurs.
fn number(value: f64) -> bool {
    value.abs() <= LARGEST
}
