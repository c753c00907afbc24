//! Happenings: what entries of different histories have in common, so that they can be counted across an ensemble.

use powervacuum_engine::{
    BodyId, ConstituencyId, ContenderId, Contenders, DocumentId, EventKind, IssueId, NotableId, OfficeId,
    OutsideEventId, Person, RungId, Scenario,
};

use crate::narrate::{Names, sentence};

/// What happened, without what differs between histories: month, counts, prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Happening {
    /// Something from outside.
    Outside(OutsideEventId),
    /// The legacy of the founder is divided.
    Legacy,
    /// A contender is brought to a rung.
    Fall(ContenderId, RungId),
    /// A motion against a contender is voted down.
    Survived(ContenderId, RungId),
    /// A decision against a contender is overruled.
    Restored(ContenderId),
    /// A client of a contender takes the post of secretary.
    Post(ContenderId, ConstituencyId),
    /// A secretary comes to follow a contender.
    Secretary(ConstituencyId, ContenderId),
    /// A notable comes to follow a contender.
    Notable(NotableId, ContenderId),
    /// Unnamed members of a committee come to follow a contender.
    Cadres(BodyId, ContenderId),
    /// A contender, or somebody who follows it, takes a seat.
    Seat(BodyId, ContenderId),
    /// A coalition of just these.
    Coalition(Contenders),
    /// A contender leaves its coalition.
    Break(ContenderId),
    /// One contender accuses another.
    Denounced(ContenderId, ContenderId),
    /// A contender changes its line; true for towards the high pole.
    Shift(ContenderId, IssueId, bool),
    /// A contender speaks or writes in public.
    Publicity(ContenderId),
    /// A contender claims the legacy.
    Claim(ContenderId),
    /// A drive on the proposal of a contender.
    Drive(ContenderId),
    /// A document becomes public.
    Document(DocumentId),
    /// An office is filled.
    Office(OfficeId, Person),
    /// A committee or the delegates to an assembly are elected.
    Election(BodyId),
    /// A contender gives in.
    Recanted(ContenderId),
    /// A contender is readmitted.
    Readmitted(ContenderId),
}

impl Happening {
    /// What an entry is an instance of; none for the steps of a month and the procedure of votes.
    pub(crate) fn of(kind: &EventKind) -> Option<Happening> {
        Some(match *kind {
            EventKind::FromOutside { event } => Happening::Outside(event),
            EventKind::LegacyDivided { .. } => Happening::Legacy,
            EventKind::StandingLowered { contender, rung, .. } => Happening::Fall(contender, rung),
            EventKind::MotionVoted { ref motion, passed: false, .. } => Happening::Survived(motion.target, motion.rung),
            EventKind::AppealDecided { ref motion, overruled: true, .. } => Happening::Restored(motion.target),
            EventKind::SecretaryAppointed { by, constituency, .. } => Happening::Post(by, constituency),
            EventKind::SecretaryTurned { to, constituency, .. } => Happening::Secretary(constituency, to?),
            EventKind::NotableTurned { to, notable, .. } => Happening::Notable(notable, to?),
            EventKind::CadresTurned { to, body, .. } => Happening::Cadres(body, to),
            EventKind::SeatFilled { body, seat } => match seat.holder {
                Some(Person::Contender(id)) => Happening::Seat(body, id),
                _ => Happening::Seat(body, seat.patron?),
            },
            EventKind::CoalitionFormed { members, .. } => Happening::Coalition(members),
            EventKind::CoalitionLeft { by, .. } => Happening::Break(by),
            EventKind::Denounced { by, target, .. } => Happening::Denounced(by, target),
            EventKind::PlatformShifted { by, issue, step, .. } => Happening::Shift(by, issue, step >= 0.0),
            EventKind::Published { by, .. } | EventKind::Toured { by, .. } => Happening::Publicity(by),
            EventKind::LegacyClaimed { by, .. } => Happening::Claim(by),
            EventKind::EnrolmentDecided { by, .. } => Happening::Drive(by),
            EventKind::DocumentRevealed { document, .. } => Happening::Document(document),
            EventKind::OfficeFilled { office, holder, .. } => Happening::Office(office, holder),
            EventKind::CommitteeElected { body, .. } | EventKind::DelegatesElected { body, .. } => {
                Happening::Election(body)
            }
            EventKind::Recanted { by } => Happening::Recanted(by),
            EventKind::Readmitted { contender, .. } => Happening::Readmitted(contender),
            _ => return None,
        })
    }

    /// A short name, as in selectors: `fall:trotsky:expelled`, `coalition:ada+ben`.
    pub(crate) fn id(self, scenario: &Scenario) -> String {
        let spec = scenario.spec();
        let who = |id: ContenderId| scenario.contender(id).id.as_str();
        let rung = |id: RungId| spec.ladder[id.index()].id.as_str();
        match self {
            Happening::Outside(event) => format!("event:{}", scenario.outside_event(event).id),
            Happening::Legacy => "legacy".to_owned(),
            Happening::Fall(id, to) => format!("fall:{}:{}", who(id), rung(to)),
            Happening::Survived(id, to) => format!("survived:{}:{}", who(id), rung(to)),
            Happening::Restored(id) => format!("restored:{}", who(id)),
            Happening::Post(id, place) => format!("post:{}:{}", scenario.constituency(place).id, who(id)),
            Happening::Secretary(place, id) => format!("secretary:{}:{}", scenario.constituency(place).id, who(id)),
            Happening::Notable(notable, id) => format!("notable:{}:{}", scenario.notable(notable).id, who(id)),
            Happening::Cadres(body, id) => format!("cadres:{}:{}", scenario.body(body).id, who(id)),
            Happening::Seat(body, id) => format!("seat:{}:{}", scenario.body(body).id, who(id)),
            Happening::Coalition(members) => {
                format!("coalition:{}", members.iter().map(who).collect::<Vec<_>>().join("+"))
            }
            Happening::Break(id) => format!("break:{}", who(id)),
            Happening::Denounced(by, target) => format!("denounced:{}:{}", who(by), who(target)),
            Happening::Shift(id, issue, up) => {
                format!("shift:{}:{}:{}", who(id), spec.issues[issue.index()].id, if up { "high" } else { "low" })
            }
            Happening::Publicity(id) => format!("publicity:{}", who(id)),
            Happening::Claim(id) => format!("claim:{}", who(id)),
            Happening::Drive(id) => format!("drive:{}", who(id)),
            Happening::Document(id) => format!("document:{}", spec.documents[id.index()].id),
            Happening::Office(office, Person::Contender(id)) => {
                format!("office:{}:{}", scenario.office(office).id, who(id))
            }
            Happening::Office(office, Person::Notable(id)) => {
                format!("office:{}:{}", scenario.office(office).id, scenario.notable(id).id)
            }
            Happening::Election(body) => format!("election:{}", scenario.body(body).id),
            Happening::Recanted(id) => format!("recanted:{}", who(id)),
            Happening::Readmitted(id) => format!("readmitted:{}", who(id)),
        }
    }

    /// An English sentence.
    pub(crate) fn text(self, scenario: &Scenario) -> String {
        let (names, spec) = (Names(scenario), scenario.spec());
        let fallen = |rung: RungId| names.fallen(rung, None);
        sentence(&match self {
            Happening::Outside(event) => scenario.outside_event(event).name.clone(),
            Happening::Legacy => "the founder's legacy is divided".to_owned(),
            Happening::Fall(id, rung) => format!("{} is {}", names.contender(id), fallen(rung)),
            Happening::Survived(id, rung) => {
                format!("a motion to have {} {} fails", names.contender(id), fallen(rung))
            }
            Happening::Restored(id) => format!("{} is restored on appeal", names.contender(id)),
            Happening::Post(id, place) => {
                format!("a client of {} takes over {}", names.contender(id), names.place(place))
            }
            Happening::Secretary(place, id) => {
                format!("the secretary of {} comes to follow {}", names.place(place), names.contender(id))
            }
            Happening::Notable(notable, id) => {
                format!("{} comes to follow {}", names.notable(notable), names.contender(id))
            }
            Happening::Cadres(body, id) => {
                format!("unnamed members of {} come to follow {}", names.body(body), names.contender(id))
            }
            Happening::Seat(body, id) => format!("{} wins a seat in {}", names.contender(id), names.body(body)),
            Happening::Coalition(members) => format!("{} ally", names.contenders(members)),
            Happening::Break(id) => format!("{} breaks with its allies", names.contender(id)),
            Happening::Denounced(by, target) => {
                format!("{} denounces {}", names.contender(by), names.contender(target))
            }
            Happening::Shift(id, issue, up) => {
                let issue = &spec.issues[issue.index()];
                let pole = if up { &issue.high } else { &issue.low };
                format!("{} moves towards “{pole}”", names.contender(id))
            }
            Happening::Publicity(id) => format!("{} wins prestige in public", names.contender(id)),
            Happening::Claim(id) => format!("{} claims the founder's legacy", names.contender(id)),
            Happening::Drive(id) => format!("{} has an enrolment drive decided", names.contender(id)),
            Happening::Document(id) => format!("{} is published", spec.documents[id.index()].name),
            Happening::Office(office, holder) => {
                format!("{} becomes {}", names.person(holder), names.office(office))
            }
            Happening::Election(body) => format!("an election to {}", names.body(body)),
            Happening::Recanted(id) => format!("{} recants", names.contender(id)),
            Happening::Readmitted(id) => format!("{} is readmitted", names.contender(id)),
        })
    }
}
