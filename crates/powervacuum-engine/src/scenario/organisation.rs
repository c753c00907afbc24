//! The organisation: issues, cohorts, constituencies, groups, bodies, offices, the ladder.

use crate::ids::{BodyId, ChargeId, CohortId, ConstituencyId, ContenderId, IssueId, NotableId, Person};
use crate::quantity::{Month, Point, Share};

/// A dimension of policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What -1 means.
    pub low: String,
    /// What +1 means.
    pub high: String,
    /// How much it matters at the start, at least 0; 1 is usual.
    pub salience: f64,
}

/// A kind of accusation.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge {
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The issue on which the charge is judged: it hits harder the further the accused stands from the members. None
    /// for a charge about the past.
    pub issue: Option<IssueId>,
    /// The first month in which anybody thinks of it; none for always.
    pub first: Option<Month>,
    /// The last month in which anybody thinks of it; none for always.
    pub last: Option<Month>,
}

impl Charge {
    /// Whether anybody thinks of it in a month.
    pub fn is_in_use(&self, month: Month) -> bool {
        self.first.is_none_or(|first| first <= month) && self.last.is_none_or(|last| month <= last)
    }
}

/// Members by when they joined, with their own responsiveness.
#[derive(Clone, Debug, PartialEq)]
pub struct Cohort {
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// `P_k`: weight of patronage, at least 0; 1 is average.
    pub patronage: f64,
    /// `I_k`: weight of ideas, at least 0; 1 is average.
    pub ideas: f64,
    /// `C_k`: weight of prestige, at least 0; 1 is average.
    pub prestige: f64,
    /// Whether an enrolment drive brings in members of this cohort; exactly one cohort does where `enrol` is allowed.
    pub recruits: bool,
}

/// A local organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Constituency {
    /// Names the constituency in random draws.
    pub key: u32,
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Delegates for every thousand members; fractions are kept until an assembly is elected.
    pub delegates_per_thousand: f64,
    /// Who runs it at the start; none for an unnamed secretary.
    pub secretary: Option<NotableId>,
    /// Whom the secretary follows at the start.
    pub patron: Option<ContenderId>,
    /// `kappa_c`: how much of the delegation the secretary delivers at the start.
    pub control: Share,
    /// The most control that a secretary can reach here.
    pub control_ceiling: Share,
    /// Members who join each month without any drive, as a share of the present members.
    pub growth: f64,
}

/// A constituency's members of one cohort.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Where.
    pub constituency: ConstituencyId,
    /// When they joined.
    pub cohort: CohortId,
    /// How many at the start.
    pub members: f64,
    /// What they want at the start.
    pub ideal: Point,
}

/// How a body is made up.
#[derive(Clone, Debug, PartialEq)]
pub enum Membership {
    /// Delegates of the constituencies, elected anew for every meeting.
    Assembly,
    /// Seats, each a person or an unnamed cadre with a patron.
    Committee {
        /// The body that elects it; none for a body that fills itself.
        elected_by: Option<BodyId>,
        /// The seats at the start.
        seats: Vec<Seat>,
        /// Sizes to which an election brings the body from a month on, in order of month.
        sizes: Vec<(Month, u16)>,
        /// Whether contenders sit here by right of being leaders (a cabinet), so that the holder of a seat counts
        /// for himself; a contender without a seat cannot move motions here.
        inner_circle: bool,
    },
}

/// A seat of a committee.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Seat {
    /// Who sits there; none for an unnamed cadre.
    pub holder: Option<Person>,
    /// Whom the holder follows: himself for a contender, none for the unattached.
    pub patron: Option<ContenderId>,
}

/// When a body meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Ordinary meetings, in order.
    pub months: Vec<Month>,
    /// Meets every so many months as well, counted from the first month; none for never.
    pub every: Option<u16>,
}

/// The right of a larger body to be convened and to overrule this one.
#[derive(Clone, Debug, PartialEq)]
pub struct Appeal {
    /// The larger body.
    pub to: BodyId,
    /// Share of the larger body's seats that must ask for it.
    pub signatures: Share,
    /// Months until it is convened.
    pub delay_months: u16,
    /// With an office of at least this coercive power on its side (an airlift, a guard), it meets at once. Above 1 for
    /// never.
    pub coercion: f64,
}

/// A deciding body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Names the body in random draws.
    pub key: u32,
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// How it is made up.
    pub membership: Membership,
    /// When it meets.
    pub calendar: Calendar,
    /// `lambda_b`: its part in a contender's weight; the parts add up to 1 over all bodies.
    pub weight: Share,
    /// How much a vote tells about who stands where: 1 for a roll call, 0 for a secret ballot.
    pub openness: Share,
    /// Whether the elections that hang on it and the policy in force are settled at its meetings.
    pub sets_policy: bool,
    /// The body that may overrule it.
    pub appeal: Option<Appeal>,
}

/// What an office lets its holder do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Powers {
    /// Chance a month that a post in its reach falls vacant and is filled by the holder without notice; also the
    /// strength of deliberate appointments. 0 for an office that does not appoint.
    pub appoints: f64,
    /// The constituencies in reach; empty for all.
    pub appoints_in: Vec<ConstituencyId>,
    /// Reach in print, in [0, 1].
    pub press: f64,
    /// Command of armed force, in [0, 1].
    pub coercion: f64,
    /// Sets the agenda: motions of others need a larger side, in [0, 1].
    pub agenda: f64,
    /// The bodies whose election lists it drafts.
    pub slate: Vec<BodyId>,
    /// Visible prestige, in [0, 1].
    pub rank: f64,
    /// The constituencies in which the holder is at home: its secretaries are harder to replace there and members
    /// hear more of it.
    pub base: Vec<ConstituencyId>,
    /// Runs enrolment drives and can propose one.
    pub enrols: bool,
    /// Stages the founder's farewell: counts in the contest for the legacy, in [0, 1].
    pub ceremony: f64,
}

/// An office.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// Names the office in random draws.
    pub key: u32,
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Who holds it at the start.
    pub holder: Option<Person>,
    /// The body that fills it and takes it away.
    pub body: BodyId,
    /// What it lets its holder do.
    pub powers: Powers,
}

/// A rung of the ladder down. Rung 0 is good standing and is not listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// Short name in files.
    pub id: String,
    /// Name for people, as a state ("off the inner committee").
    pub name: String,
    /// What is done, as in "the plenum ... him" ("removes from the inner committee").
    pub deed: String,
    /// Bodies that vote on it together; at least one.
    pub bodies: Vec<BodyId>,
    /// Share of the votes cast that must be exceeded.
    pub threshold: Share,
    /// Takes away one office (the weightest that the target holds).
    pub strips_office: bool,
    /// Takes away the seats in these bodies.
    pub removes_from: Vec<BodyId>,
    /// Ends membership: no more seats, offices, votes or support.
    pub expels: bool,
    /// Ends presence: no readmission from here on.
    pub exiles: bool,
    /// Share of the target's prestige that is lost.
    pub prestige_loss: Share,
    /// Coercive power that the movers' side must command, in [0, 1]; 0 for none.
    pub coercion: f64,
    /// Price of going here while the norms bind, in prestige of the movers, at least 0.
    pub norm_cost: f64,
    /// The rung to which a member who recants from here may be readmitted; none where there is no way back. 0 counts
    /// as good standing, `n` as the `n`-th rung.
    pub readmits_to: Option<u8>,
}

/// A document that may be hidden and published.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Who holds it at the start.
    pub holders: Vec<ContenderId>,
    /// What its publication does to prestige, by contender, in [-1, 1].
    pub effects: Vec<f64>,
    /// The part of its effects that is left each month after the founder's death.
    pub persistence: Share,
    /// The charge and how much publication adds to the vulnerability of each contender, in [0, 1].
    pub charges: Vec<(ContenderId, ChargeId, Share)>,
    /// Cost in prestige of breaking the silence.
    pub discretion: f64,
}
