//! The validated description of a case: everything that the engine knows of a struggle before it begins.

mod amend;
mod check;
mod exchange;
mod intervention;
mod organisation;
mod outside;
mod parameters;
mod people;

pub use amend::AmendError;
pub use check::{EntityKind, SpecError, Subject};
pub use intervention::{Change, Exchanged, Intervention, TraitName};
pub use organisation::{
    Appeal, Body, Calendar, Charge, Cohort, Constituency, Document, Group, Issue, Membership, Office, Powers, Rung,
    Seat,
};
pub use outside::{Effect, OutsideEvent, Timing};
pub use parameters::{ParameterError, ParameterInfo, Parameters};
pub use people::{Contender, Founder, Notable, Traits};

use crate::action::ActionKind;
use crate::ids::{
    BodyId, ConstituencyId, ContenderId, Contenders, InterventionId, NotableId, OfficeId, OutsideEventId,
};
use crate::quantity::{CalendarMonth, Month};

/// Limits on the size of a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Limits;

impl Limits {
    /// Contenders.
    pub const CONTENDERS: usize = Contenders::MAX;
    /// Notables.
    pub const NOTABLES: usize = 128;
    /// Groups, and therefore constituencies.
    pub const GROUPS: usize = 4096;
    /// Months.
    pub const MONTHS: usize = 1200;
    /// Issues.
    pub const ISSUES: usize = crate::quantity::MAX_ISSUES;
    /// Charges, cohorts, bodies, offices, rungs, documents: each.
    pub const KINDS: usize = 64;
    /// Seats of one committee.
    pub const SEATS: usize = 1000;
    /// Outside events.
    pub const EVENTS: usize = 1024;
    /// Salience of an issue.
    pub const SALIENCE: f64 = 10.0;
    /// Responsiveness of a cohort to patronage, to ideas, to prestige: each.
    pub const RESPONSIVENESS: f64 = 10.0;
    /// Members of a group, however fast it grows.
    pub const MEMBERS: f64 = 1e9;
    /// Interventions.
    pub const INTERVENTIONS: usize = 256;
    /// Causes: each of their subsets is a case of its own in an attribution.
    pub const CAUSES: usize = 20;
}

/// A case as plain lists, references already resolved to positions; [`Scenario::new`] checks it.
///
/// Lists of entities that have a `key` are in increasing order of key, so that the order in which a file names them
/// changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScenarioSpec {
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The question that the case asks.
    pub question: String,
    /// The first month.
    pub start: Option<CalendarMonth>,
    /// How many months are played at most.
    pub months: u16,
    /// Dimensions of policy.
    pub issues: Vec<Issue>,
    /// Kinds of accusation.
    pub charges: Vec<Charge>,
    /// Contenders, by key.
    pub contenders: Vec<Contender>,
    /// Notables, by key.
    pub notables: Vec<Notable>,
    /// The failing founder, if there is one.
    pub founder: Option<Founder>,
    /// Generations of members.
    pub cohorts: Vec<Cohort>,
    /// Local organisations, by key.
    pub constituencies: Vec<Constituency>,
    /// Members, constituency by constituency.
    pub groups: Vec<Group>,
    /// Deciding bodies, by key.
    pub bodies: Vec<Body>,
    /// Offices, by key.
    pub offices: Vec<Office>,
    /// The ladder down, from the mildest rung to the last.
    pub ladder: Vec<Rung>,
    /// Documents.
    pub documents: Vec<Document>,
    /// Outside events, by key.
    pub outside_events: Vec<OutsideEvent>,
    /// Trust at the start: `(truster, trusted, value in [-1, 1])`; 0 where not listed.
    pub trust: Vec<(ContenderId, ContenderId, f64)>,
    /// Coalitions at the start, disjoint.
    pub coalitions: Vec<Contenders>,
    /// Policy in force at the start, by issue.
    pub policy: crate::quantity::Point,
    /// Named what-ifs.
    pub interventions: Vec<Intervention>,
    /// The model's parameters.
    pub parameters: Parameters,
    /// What the case's rules exclude.
    pub rules: Rules,
}

/// What is excluded or changed for everybody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// Actions out of reach: for everybody, or for one contender.
    pub forbidden: Vec<(ActionKind, Option<ContenderId>)>,
    /// Whether everybody sees real power.
    pub true_sight: bool,
    /// Whether offices fill posts routinely.
    pub no_routine_appointments: bool,
    /// Whether coalitions are made by lot, and not by who gains from them.
    pub coalitions_by_lot: bool,
    /// Whether the struggle goes on to the last month although somebody dominates.
    pub plays_on: bool,
}

/// A checked case. It cannot be wrong: every reference resolves, every number is in range, every limit is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    spec: ScenarioSpec,
    start: CalendarMonth,
    /// For each constituency the range of its groups.
    group_ranges: Vec<(u16, u16)>,
    /// The interventions that have been applied, in order.
    applied: Vec<InterventionId>,
    /// Documents that an intervention publishes, with the month.
    published: Vec<(crate::ids::DocumentId, Month)>,
}

impl Scenario {
    /// Checks a case.
    ///
    /// # Errors
    /// With everything that is wrong with it, not just the first.
    pub fn new(spec: ScenarioSpec) -> Result<Scenario, Vec<SpecError>> {
        let start = check::check(&spec)?;
        let group_ranges = check::group_ranges(&spec);
        Ok(Scenario { spec, start, group_ranges, applied: Vec::new(), published: Vec::new() })
    }

    /// The case as plain lists.
    pub fn spec(&self) -> &ScenarioSpec {
        &self.spec
    }

    /// The first month of the calendar.
    pub fn start(&self) -> CalendarMonth {
        self.start
    }

    /// The calendar month of a month of the struggle.
    pub fn calendar(&self, month: Month) -> CalendarMonth {
        self.start.at(month)
    }

    /// The number of contenders.
    pub fn contender_count(&self) -> usize {
        self.spec.contenders.len()
    }

    /// Every contender.
    pub fn all_contenders(&self) -> Contenders {
        Contenders::first(self.contender_count())
    }

    /// A contender.
    pub fn contender(&self, id: ContenderId) -> &Contender {
        &self.spec.contenders[id.index()]
    }

    /// A notable.
    pub fn notable(&self, id: NotableId) -> &Notable {
        &self.spec.notables[id.index()]
    }

    /// A constituency.
    pub fn constituency(&self, id: ConstituencyId) -> &Constituency {
        &self.spec.constituencies[id.index()]
    }

    /// The positions of a constituency's groups in the list of groups.
    pub fn groups_of(&self, id: ConstituencyId) -> std::ops::Range<usize> {
        let (first, end) = self.group_ranges[id.index()];
        first as usize..end as usize
    }

    /// The cohort of the group at a position in the list of groups.
    pub(crate) fn cohort_of(&self, group: usize) -> &Cohort {
        &self.spec.cohorts[self.spec.groups[group].cohort.index()]
    }

    /// A body.
    pub fn body(&self, id: BodyId) -> &Body {
        &self.spec.bodies[id.index()]
    }

    /// An office.
    pub fn office(&self, id: OfficeId) -> &Office {
        &self.spec.offices[id.index()]
    }

    /// An outside event.
    pub fn outside_event(&self, id: OutsideEventId) -> &OutsideEvent {
        &self.spec.outside_events[id.index()]
    }

    /// The model's parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.spec.parameters
    }

    /// The interventions that have been applied, in order.
    pub fn applied(&self) -> &[InterventionId] {
        &self.applied
    }

    /// Documents that an intervention publishes, with the month.
    pub fn published(&self) -> &[(crate::ids::DocumentId, Month)] {
        &self.published
    }

    /// The same case with coalitions made by lot: a baseline that knows nothing of who gains from them.
    #[must_use]
    pub fn with_coalitions_by_lot(&self) -> Scenario {
        let mut scenario = self.clone();
        scenario.spec.rules.coalitions_by_lot = true;
        scenario
    }

    /// Whether `action` is out of reach for `contender`.
    pub fn forbids(&self, action: ActionKind, contender: ContenderId) -> bool {
        let by_lot = self.spec.rules.coalitions_by_lot && matches!(action, ActionKind::Ally | ActionKind::Break);
        by_lot
            || self
                .spec
                .rules
                .forbidden
                .iter()
                .any(|&(kind, who)| kind == action && who.is_none_or(|who| who == contender))
    }
}
