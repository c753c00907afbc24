//! Events from outside: what no contender causes (illness, death, a foreign defeat, a harvest).

use crate::ids::{
    BodyId, ChargeId, CohortId, ConstituencyId, ContenderId, DocumentId, IssueId, OfficeId, OutsideEventId, Person,
};
use crate::quantity::{Month, Probability, Share};

/// When an outside event happens. It happens once at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Timing {
    /// In a given month.
    On(Month),
    /// Each month from `first` to `last` with a probability, if it has not happened yet.
    Hazard {
        /// First month at risk.
        first: Month,
        /// Last month at risk.
        last: Month,
        /// Probability a month.
        monthly: Probability,
    },
    /// So many months after another event has happened.
    After {
        /// The event waited for; an earlier or later entry of the list.
        event: OutsideEventId,
        /// Months of delay, at least 1.
        delay_months: u16,
    },
    /// Never: an event that an intervention has dropped.
    Never,
}

/// What an outside event does to the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The founder's authority becomes this.
    FounderAuthority(Share),
    /// The founder dies: authority ends and the legacy is open.
    FounderDies,
    /// A person dies: seats and offices fall vacant, a contender leaves the struggle.
    Dies(Person),
    /// A contender acts at reduced strength for some months.
    Incapacitates {
        /// Who.
        contender: ContenderId,
        /// For how long.
        months: u16,
        /// How much of its strength is lost, in [0, 1].
        degree: Share,
    },
    /// A contender's prestige changes.
    Prestige {
        /// Who.
        contender: ContenderId,
        /// By how much, in [-1, 1].
        change: f64,
    },
    /// A contender becomes more, or less, vulnerable to a charge.
    Vulnerability {
        /// Who.
        contender: ContenderId,
        /// Which charge.
        charge: ChargeId,
        /// By how much, in [-1, 1].
        change: f64,
    },
    /// Members' ideal points move on an issue.
    MovesIdeals {
        /// Which issue.
        issue: IssueId,
        /// By how much, in [-2, 2]; points stay within [-1, 1].
        change: f64,
        /// Only there; none for everywhere.
        constituency: Option<ConstituencyId>,
        /// Only those; none for all.
        cohort: Option<CohortId>,
    },
    /// An issue matters more, or less.
    Salience {
        /// Which issue.
        issue: IssueId,
        /// By how much.
        change: f64,
    },
    /// Whoever stands near the policy in force on an issue is blamed, in proportion to nearness and to its share in the
    /// ruling body.
    Blame {
        /// Which issue.
        issue: IssueId,
        /// Prestige lost by a sole ruler exactly at the policy in force.
        strength: f64,
    },
    /// Everybody reconsiders alliances this month.
    Alarm,
    /// Contenders come to hold a document.
    HandsOver {
        /// Which document.
        document: DocumentId,
        /// To whom.
        to: Vec<ContenderId>,
    },
    /// A document is published by no contender.
    Publishes(DocumentId),
    /// An office is vacated.
    Vacates(OfficeId),
    /// A committee is enlarged; the new seats are filled at its electors' next meeting.
    Enlarges {
        /// Which committee.
        body: BodyId,
        /// To how many seats.
        seats: u16,
    },
    /// Members join by themselves over some months.
    Inflow {
        /// Into which cohort.
        cohort: CohortId,
        /// How many in all, spread over constituencies by size.
        members: f64,
        /// Over how many months, at least 1.
        months: u16,
    },
}

/// Something from outside.
#[derive(Clone, Debug, PartialEq)]
pub struct OutsideEvent {
    /// Names the event in random draws.
    pub key: u32,
    /// Short name in files.
    pub id: String,
    /// Name for people, a full clause in the present tense.
    pub name: String,
    /// When it happens.
    pub timing: Timing,
    /// What it does.
    pub effects: Vec<Effect>,
}
