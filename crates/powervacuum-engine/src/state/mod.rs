//! The state of a struggle: everything that changes. It is a fold over the chronicle.

mod appeal;
pub(crate) mod apply;
pub(crate) mod assess;
mod believed;
pub(crate) mod effects;
mod memory;
mod provenance;
pub(crate) mod queries;
mod views;

pub use assess::Assessment;
pub(crate) use memory::{Memory, Seats};
pub use provenance::Provenance;

use serde::{Deserialize, Serialize};

use crate::event::{Motion, Outcome};
use crate::ids::{ContenderId, Contenders, NotableId, OfficeId, Person};
use crate::quantity::{Month, Point};
use crate::scenario::{Membership, Scenario, Seat};

/// Where within a month the struggle stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The month has not begun.
    Before,
    /// The month is open: contenders are to act.
    Acting,
    /// The struggle is over.
    Over,
}

/// What changes of a contender.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContenderState {
    /// Rung of the ladder: 0 for good standing, `n` for the `n`-th rung.
    pub rung: u8,
    /// Whether it lives.
    pub alive: bool,
    /// Whether it belongs to the organisation.
    pub member: bool,
    /// Whether it was exiled.
    pub exiled: bool,
    /// Prestige, in [0, 1].
    pub prestige: f64,
    /// `v_j`: how much of its patronage others see, in [0, 1].
    pub visibility: f64,
    /// Platform.
    pub platform: Point,
    /// How hard each charge hits, in [0, 1].
    pub vulnerabilities: Vec<f64>,
    /// Its coalition, itself included.
    pub coalition: Contenders,
    /// Since when it has been in this coalition.
    pub allied_since: Month,
    /// The month until which it is incapacitated, and to what degree.
    pub incapacity: Option<(Month, f64)>,
    /// When a motion against it was last voted on.
    pub last_vote: Option<Month>,
    /// When it last lost a motion that it had moved.
    pub last_defeat: Option<Month>,
    /// When it gave in, or was readmitted for it, if it has since it fell.
    pub recanted: Option<Month>,
    /// How openly it has defied a stronger side of late, in [0, 1].
    pub defiance: f64,
}

/// What changes of a notable.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotableState {
    /// Whom it follows.
    pub patron: Option<ContenderId>,
    /// Whether it lives.
    pub alive: bool,
}

/// What changes of a constituency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConstituencyState {
    /// Who runs it; none for an unnamed secretary.
    pub secretary: Option<NotableId>,
    /// Whom the secretary follows.
    pub patron: Option<ContenderId>,
    /// `kappa_c`: how much of the delegation the secretary delivers, in [0, 1].
    pub control: f64,
    /// Local prestige of each contender, on top of its prestige.
    pub local: Vec<f64>,
}

/// What changes of a group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupState {
    /// How many members.
    pub members: f64,
    /// What they want.
    pub ideal: Point,
}

/// What changes of a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodyState {
    /// The seats of a committee; empty for an assembly.
    pub seats: Vec<Seat>,
    /// How many seats there should be; the difference is vacant.
    pub size: u16,
    /// Delegates who followed each contender at the last assembly.
    pub delegates: Vec<u16>,
}

/// What changes of a document.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentState {
    /// Who holds it.
    pub holders: Contenders,
    /// When it was published.
    pub published: Option<Month>,
}

/// An enrolment drive under way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drive {
    /// Members who join each month.
    pub monthly: f64,
    /// Into which cohort.
    pub cohort: crate::ids::CohortId,
    /// Months that are left.
    pub months_left: u16,
}

/// An appointment that takes effect next month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// By whom.
    pub by: ContenderId,
    /// Where.
    pub constituency: crate::ids::ConstituencyId,
    /// By the powers of which office.
    pub office: OfficeId,
    /// The entry that ordered it.
    pub ordered: crate::ids::EventId,
}

/// An appeal that waits for a larger body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PendingAppeal {
    /// Who appeals.
    pub by: ContenderId,
    /// To which body.
    pub to: crate::ids::BodyId,
    /// The decision appealed against.
    pub motion: Motion,
    /// When the body meets on it.
    pub meets: Month,
    /// The entry that lodged it.
    pub lodged: crate::ids::EventId,
    /// What the motion took away, so that it can be given back.
    pub undo: Undo,
}

/// What a motion took away.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    /// The rung before.
    pub rung: u8,
    /// Offices lost.
    pub offices: Vec<OfficeId>,
    /// Seats lost, by body.
    pub seats: Vec<crate::ids::BodyId>,
    /// Prestige lost.
    pub prestige: f64,
    /// Whether membership was lost.
    pub member: bool,
}

/// The contest for the founder's legacy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Legacy {
    /// When the founder died.
    pub died: Month,
    /// Effort of each contender so far.
    pub efforts: Vec<f64>,
    /// Whether it has been divided.
    pub divided: bool,
}

/// The state of a struggle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The month that is being played, or comes next.
    pub month: Month,
    /// Where within the month.
    pub stage: Stage,
    /// The number of the next entry of the chronicle.
    pub next_event: u32,
    /// Contenders.
    pub contenders: Vec<ContenderState>,
    /// Trust of the row in the column, in [-1, 1].
    pub trust: Vec<f64>,
    /// Notables.
    pub notables: Vec<NotableState>,
    /// Constituencies.
    pub constituencies: Vec<ConstituencyState>,
    /// Groups.
    pub groups: Vec<GroupState>,
    /// Bodies.
    pub bodies: Vec<BodyState>,
    /// Who holds each office.
    pub offices: Vec<Option<Person>>,
    /// How often each rung has been used.
    pub precedents: Vec<u16>,
    /// Documents.
    pub documents: Vec<DocumentState>,
    /// When each outside event happened.
    pub happened: Vec<Option<Month>>,
    /// Salience of each issue.
    pub salience: Point,
    /// Policy in force.
    pub policy: Point,
    /// The founder's authority, in [0, 1].
    pub founder_authority: f64,
    /// The founder's legacy, once the founder is dead.
    pub legacy: Option<Legacy>,
    /// Drives and inflows under way.
    pub drives: Vec<Drive>,
    /// When the last enrolment drive was decided.
    pub last_enrolment: Option<Month>,
    /// Appointments that take effect next month.
    pub appointments: Vec<Appointment>,
    /// Motions on the agenda.
    pub motions: Vec<Motion>,
    /// Appeals that wait.
    pub appeals: Vec<PendingAppeal>,
    /// Whether something alarming happened since alliances were last reviewed.
    pub alarm: bool,
    /// Who reconsiders its alliances this month.
    pub reviewing: Contenders,
    /// Weights as last assessed.
    pub assessment: Assessment,
    /// Monthly change of the column's weight as the row has seen it of late.
    pub trend: Vec<f64>,
    /// Weight of the column as the row saw it when the books were last closed.
    pub last_seen: Vec<f64>,
    /// Who has been strong enough to dominate, and since when.
    pub ascendancy: Option<(ContenderId, Month)>,
    /// How the struggle ended.
    pub outcome: Option<Outcome>,
    /// The entries that made things what they are.
    pub provenance: Provenance,
}

impl State {
    /// The state before the first month.
    pub fn at_start(scenario: &Scenario) -> State {
        let spec = scenario.spec();
        let contender_count = spec.contenders.len();
        let mut trust = vec![0.0; contender_count * contender_count];
        for &(truster, trusted, value) in &spec.trust {
            trust[truster.index() * contender_count + trusted.index()] = value;
        }
        State {
            month: Month(0),
            stage: Stage::Before,
            next_event: 0,
            contenders: contenders_at_start(scenario),
            trust,
            notables: spec.notables.iter().map(|n| NotableState { patron: n.patron, alive: true }).collect(),
            constituencies: spec
                .constituencies
                .iter()
                .map(|c| ConstituencyState {
                    secretary: c.secretary,
                    patron: c.patron,
                    control: c.control.get(),
                    local: vec![0.0; contender_count],
                })
                .collect(),
            groups: spec.groups.iter().map(|g| GroupState { members: g.members, ideal: g.ideal }).collect(),
            bodies: spec.bodies.iter().map(|body| body_at_start(&body.membership, contender_count)).collect(),
            offices: spec.offices.iter().map(|office| office.holder).collect(),
            precedents: vec![0; spec.ladder.len()],
            documents: spec
                .documents
                .iter()
                .map(|d| DocumentState { holders: d.holders.iter().copied().collect(), published: None })
                .collect(),
            happened: vec![None; spec.outside_events.len()],
            salience: std::array::from_fn(|d| spec.issues.get(d).map_or(0.0, |issue| issue.salience)),
            policy: spec.policy,
            founder_authority: spec.founder.as_ref().map_or(0.0, |founder| founder.authority.get()),
            legacy: None,
            drives: Vec::new(),
            last_enrolment: None,
            appointments: Vec::new(),
            motions: Vec::new(),
            appeals: Vec::new(),
            alarm: false,
            reviewing: Contenders::NONE,
            assessment: Assessment::empty(contender_count),
            trend: vec![0.0; contender_count * contender_count],
            last_seen: Vec::new(),
            ascendancy: None,
            outcome: None,
            provenance: Provenance::empty(scenario),
        }
    }
}

fn contenders_at_start(scenario: &Scenario) -> Vec<ContenderState> {
    let spec = scenario.spec();
    let coalition_of = |id: ContenderId| {
        spec.coalitions.iter().copied().find(|c| c.contains(id)).unwrap_or_else(|| Contenders::only(id))
    };
    scenario
        .all_contenders()
        .iter()
        .map(|id| {
            let contender = scenario.contender(id);
            ContenderState {
                rung: 0,
                alive: true,
                member: true,
                exiled: false,
                prestige: contender.prestige.get(),
                visibility: contender.visibility.get(),
                platform: contender.platform,
                vulnerabilities: contender.vulnerabilities.iter().map(|v| v.get()).collect(),
                coalition: coalition_of(id),
                allied_since: Month(0),
                incapacity: None,
                last_vote: None,
                last_defeat: None,
                recanted: None,
                defiance: 0.0,
            }
        })
        .collect()
}

fn body_at_start(membership: &Membership, contender_count: usize) -> BodyState {
    match membership {
        Membership::Assembly => BodyState { seats: Vec::new(), size: 0, delegates: vec![0; contender_count] },
        Membership::Committee { seats, .. } => {
            BodyState { seats: seats.clone(), size: seats.len() as u16, delegates: Vec::new() }
        }
    }
}
