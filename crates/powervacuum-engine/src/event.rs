//! The chronicle: typed, dated events with their causes (model, section 11).
//!
//! State is a fold over events: an event holds every decision and every drawn outcome, and
//! [`State::apply`](crate::State::apply) works out what follows from it without chance and without choice.

use serde::{Deserialize, Serialize};

use crate::ids::{
    BodyId, ChargeId, ConstituencyId, ContenderId, Contenders, DocumentId, EventId, IssueId, NotableId, OfficeId,
    OutsideEventId, Person, RungId,
};
use crate::quantity::{Month, Point};
use crate::scenario::Seat;

/// An entry of the chronicle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Position in the chronicle.
    pub id: EventId,
    /// When.
    pub month: Month,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
    /// Why: earlier events and terms of the state, the weightiest first.
    pub causes: Vec<Cause>,
}

/// A reason for an event and its part in the decision or the count that made it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// The earlier event or the term of the state.
    pub source: Source,
    /// Its part, in [-1, 1]; negative for what spoke against. Absolute parts add up to at most 1.
    pub part: f64,
}

/// Where a reason comes from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// An earlier entry of the chronicle.
    Event(EventId),
    /// A term of the state for which no single earlier event stands.
    Term(Term),
}

/// A term of the state in a decision.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// A wish to be stronger.
    Ambition,
    /// How strong `of` seemed to `by`, beside how strong it was.
    Strength {
        /// Whose strength.
        of: ContenderId,
        /// In whose eyes.
        by: ContenderId,
        /// Seen weight.
        seen: f64,
        /// Real weight.
        real: f64,
    },
    /// Distance in ideas between two contenders, or from the members when both are the same.
    Distance {
        /// One.
        a: ContenderId,
        /// The other.
        b: ContenderId,
    },
    /// Trust, or the lack of it.
    Trust {
        /// Who trusts or mistrusts.
        of: ContenderId,
        /// Whom.
        to: ContenderId,
    },
    /// Prestige, or the lack of it.
    Prestige(ContenderId),
    /// An open flank.
    Vulnerability {
        /// Whose.
        of: ContenderId,
        /// To which charge.
        charge: ChargeId,
    },
    /// The powers of an office.
    Office(OfficeId),
    /// Control of a constituency, or the lack of it.
    Control(ConstituencyId),
    /// What the organisation holds to be done and not done.
    Norms,
    /// The calendar of a body.
    Calendar(BodyId),
    /// A vacancy in a body.
    Vacancy(BodyId),
    /// The hour: an alarm, or a review that was due.
    Occasion,
    /// Luck of the draw.
    Chance,
}

/// How a struggle ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// One contender held more than half of the real weight, uncontested, long enough.
    Dominance {
        /// Who.
        leader: ContenderId,
        /// Since when.
        since: Month,
    },
    /// The last month came and nobody dominated.
    Collective {
        /// The strongest at the end, if anyone stands.
        first: Option<ContenderId>,
    },
}

/// A motion before one or several bodies that vote on it together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Motion {
    /// Who moved it.
    pub mover: ContenderId,
    /// Against whom.
    pub target: ContenderId,
    /// To which rung.
    pub rung: RungId,
    /// Which office is to be taken away, for a rung that strips office.
    pub office: Option<OfficeId>,
    /// The entry that put it on the agenda.
    pub moved: EventId,
}

/// The count of a vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// Votes for.
    pub ayes: u32,
    /// Votes against.
    pub noes: u32,
    /// Abstentions.
    pub abstentions: u32,
    /// Share of the ayes that the public expected.
    pub forecast: f64,
    /// The contenders on the side of the motion.
    pub for_side: Contenders,
    /// The contenders on the side of its target.
    pub against_side: Contenders,
}

impl Count {
    /// Share of the ayes in the votes cast for or against; 0 if nobody voted.
    pub fn share(&self) -> f64 {
        let cast = self.ayes + self.noes;
        if cast == 0 { 0.0 } else { f64::from(self.ayes) / f64::from(cast) }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventKind {
    /// A month begins: control grows, trust grows and fades, prestige recovers, members join.
    MonthBegan,
    /// Something from outside.
    FromOutside {
        /// What.
        event: OutsideEventId,
    },
    /// The legacy of the founder is divided.
    LegacyDivided {
        /// Share of each contender.
        shares: Vec<f64>,
    },
    /// A post is filled by a client of the appointing officer.
    SecretaryAppointed {
        /// Where.
        constituency: ConstituencyId,
        /// By whom.
        by: ContenderId,
        /// By the powers of which office.
        office: OfficeId,
        /// The new secretary; none for an unnamed one.
        secretary: Option<NotableId>,
        /// Whose client was there before.
        former: Option<ContenderId>,
        /// Whether the post had fallen vacant by itself.
        routine: bool,
    },
    /// A post is defended against an appointment.
    PostDefended {
        /// Where.
        constituency: ConstituencyId,
        /// Who tried.
        by: ContenderId,
        /// Whose client stays.
        defender: Option<ContenderId>,
    },
    /// A secretary follows somebody else from now on.
    SecretaryTurned {
        /// Where.
        constituency: ConstituencyId,
        /// Whom it followed.
        from: Option<ContenderId>,
        /// Whom it follows.
        to: Option<ContenderId>,
    },
    /// A notable follows somebody else from now on.
    NotableTurned {
        /// Who.
        notable: NotableId,
        /// Whom it followed.
        from: Option<ContenderId>,
        /// Whom it follows.
        to: Option<ContenderId>,
    },
    /// Unnamed members of a committee follow somebody else from now on.
    CadresTurned {
        /// Where.
        body: BodyId,
        /// Whom they followed.
        from: Option<ContenderId>,
        /// Whom they follow.
        to: ContenderId,
        /// How many.
        count: u16,
    },
    /// Weights are taken stock of: the real ones and what each contender sees.
    WeightsAssessed,
    /// Contenders think again about whom to go with.
    AlliancesReviewed {
        /// Who.
        contenders: Contenders,
    },
    /// A post is to be filled: the appointment takes effect, or fails, next month.
    AppointmentOrdered {
        /// By whom.
        by: ContenderId,
        /// Where.
        constituency: ConstituencyId,
        /// By the powers of which office.
        office: OfficeId,
    },
    /// A tour of a constituency.
    Toured {
        /// Who.
        by: ContenderId,
        /// Where.
        constituency: ConstituencyId,
        /// Prestige won there.
        gain: f64,
    },
    /// A publication.
    Published {
        /// Who.
        by: ContenderId,
        /// Prestige won.
        gain: f64,
    },
    /// An accusation.
    Denounced {
        /// By whom.
        by: ContenderId,
        /// Whom.
        target: ContenderId,
        /// Of what.
        charge: ChargeId,
        /// Allies who joined in.
        joined: Contenders,
        /// Prestige that the target lost.
        loss: f64,
        /// Prestige that the accuser lost.
        backfire: f64,
    },
    /// A change of line.
    PlatformShifted {
        /// Who.
        by: ContenderId,
        /// On which issue.
        issue: IssueId,
        /// By how much.
        step: f64,
        /// Prestige that it cost.
        cost: f64,
    },
    /// Somebody's trust is sought.
    Courted {
        /// By whom.
        by: ContenderId,
        /// Whose.
        whom: ContenderId,
        /// Trust gained.
        gain: f64,
    },
    /// A coalition is formed; members leave the ones they were in.
    CoalitionFormed {
        /// Who proposed it.
        by: ContenderId,
        /// Its members.
        members: Contenders,
        /// Former allies who were left behind.
        abandoned: Contenders,
    },
    /// A coalition was proposed and not all agreed.
    OvertureRefused {
        /// Who proposed it.
        by: ContenderId,
        /// Whom it would have brought together.
        members: Contenders,
        /// Who refused.
        refused: Contenders,
    },
    /// A coalition is left.
    CoalitionLeft {
        /// By whom.
        by: ContenderId,
        /// The coalition that it leaves.
        former: Contenders,
    },
    /// The founder's legacy is claimed.
    LegacyClaimed {
        /// By whom.
        by: ContenderId,
        /// With what effort.
        effort: f64,
    },
    /// An enrolment drive is decided.
    EnrolmentDecided {
        /// Who proposed it.
        by: ContenderId,
        /// By the powers of which office.
        office: OfficeId,
        /// Members to join in all.
        members: f64,
    },
    /// An enrolment drive was proposed and found no consent.
    EnrolmentRefused {
        /// Who proposed it.
        by: ContenderId,
    },
    /// A motion is put on the agenda.
    MotionMoved {
        /// By whom.
        by: ContenderId,
        /// Against whom.
        target: ContenderId,
        /// To which rung.
        rung: RungId,
        /// Which office is to be taken away.
        office: Option<OfficeId>,
        /// What the mover expects: share of the ayes.
        expected: f64,
    },
    /// A motion falls before it is voted on.
    MotionLapsed {
        /// The motion.
        motion: Motion,
    },
    /// Delegates are elected to an assembly.
    DelegatesElected {
        /// To which.
        body: BodyId,
        /// Delegates who follow each contender.
        delegates: Vec<u16>,
        /// Delegates who follow nobody.
        unattached: u16,
    },
    /// A committee is elected anew.
    CommitteeElected {
        /// Which.
        body: BodyId,
        /// Who drafted the list, if somebody did.
        drafter: Option<ContenderId>,
        /// Its seats.
        seats: Vec<Seat>,
    },
    /// A vacant seat is filled.
    SeatFilled {
        /// Where.
        body: BodyId,
        /// Who sits there now.
        seat: Seat,
    },
    /// A vacant office is filled.
    OfficeFilled {
        /// Which.
        office: OfficeId,
        /// By whom it is held now.
        holder: Person,
        /// Whose following carried the choice.
        backer: ContenderId,
    },
    /// A motion is voted on.
    MotionVoted {
        /// The motion.
        motion: Motion,
        /// The count.
        count: Count,
        /// Whether it passed.
        passed: bool,
    },
    /// A motion takes effect.
    StandingLowered {
        /// Who falls.
        contender: ContenderId,
        /// To which rung.
        rung: RungId,
        /// The office lost.
        office: Option<OfficeId>,
        /// Whether nobody had been brought so far before.
        precedent: bool,
        /// Who moved it.
        mover: ContenderId,
    },
    /// The loser of a vote appeals to a larger body.
    AppealLodged {
        /// Who appeals.
        by: ContenderId,
        /// To which body.
        to: BodyId,
        /// The motion that is appealed against.
        motion: Motion,
        /// When the body meets on it.
        meets: Month,
    },
    /// The larger body decides on an appeal.
    AppealDecided {
        /// Which body.
        body: BodyId,
        /// The motion appealed against.
        motion: Motion,
        /// The count: ayes uphold the decision.
        count: Count,
        /// Whether the decision is overruled and the standing restored.
        overruled: bool,
    },
    /// A hidden document is published.
    DocumentRevealed {
        /// Which.
        document: DocumentId,
        /// By whom; none when no contender did it.
        by: Option<ContenderId>,
    },
    /// Somebody gives in.
    Recanted {
        /// Who.
        by: ContenderId,
    },
    /// Somebody who was expelled and has recanted is readmitted.
    Readmitted {
        /// Who.
        contender: ContenderId,
        /// With the consent of whose side.
        consent: ContenderId,
    },
    /// Somebody lies low.
    LaidLow {
        /// Who.
        by: ContenderId,
    },
    /// The policy in force is settled.
    PolicySet {
        /// By which body.
        body: BodyId,
        /// What it is.
        policy: Point,
    },
    /// A vote has taught who is stronger than was thought.
    StrengthLearned {
        /// Visibility of each contender from now on.
        visibility: Vec<f64>,
    },
    /// A month ends: the books are made up.
    MonthClosed,
    /// The struggle ends.
    StruggleEnded {
        /// How.
        outcome: Outcome,
    },
}
