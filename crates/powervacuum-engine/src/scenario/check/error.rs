//! What can be wrong with a case.

use std::fmt;

/// The kinds of entity that a case is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// The case as a whole.
    Case,
    /// A dimension of policy.
    Issue,
    /// A kind of accusation.
    Charge,
    /// A contender.
    Contender,
    /// A notable.
    Notable,
    /// The founder.
    Founder,
    /// A cohort.
    Cohort,
    /// A constituency.
    Constituency,
    /// A group, named `constituency/cohort`.
    Group,
    /// A body.
    Body,
    /// An office.
    Office,
    /// A rung of the ladder down.
    Rung,
    /// A document.
    Document,
    /// An outside event.
    Event,
    /// Trust between two contenders, named `truster/trusted`.
    Trust,
    /// A coalition at the start, named by its number from 1.
    Coalition,
    /// An intervention.
    Intervention,
    /// A cause: what-ifs that take one explanation away.
    Cause,
    /// A parameter of the model.
    Parameter,
}

impl EntityKind {
    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Case => "case",
            EntityKind::Issue => "issue",
            EntityKind::Charge => "charge",
            EntityKind::Contender => "contender",
            EntityKind::Notable => "notable",
            EntityKind::Founder => "founder",
            EntityKind::Cohort => "cohort",
            EntityKind::Constituency => "constituency",
            EntityKind::Group => "group",
            EntityKind::Body => "body",
            EntityKind::Office => "office",
            EntityKind::Rung => "rung",
            EntityKind::Document => "document",
            EntityKind::Event => "event",
            EntityKind::Trust => "trust",
            EntityKind::Coalition => "coalition",
            EntityKind::Intervention => "intervention",
            EntityKind::Cause => "cause",
            EntityKind::Parameter => "parameter",
        }
    }

    /// The name for people of several.
    pub fn plural(self) -> &'static str {
        match self {
            EntityKind::Case => "cases",
            EntityKind::Issue => "issues",
            EntityKind::Charge => "charges",
            EntityKind::Contender => "contenders",
            EntityKind::Notable => "notables",
            EntityKind::Founder => "founders",
            EntityKind::Cohort => "cohorts",
            EntityKind::Constituency => "constituencies",
            EntityKind::Group => "groups",
            EntityKind::Body => "bodies",
            EntityKind::Office => "offices",
            EntityKind::Rung => "rungs",
            EntityKind::Document => "documents",
            EntityKind::Event => "events",
            EntityKind::Trust => "trust entries",
            EntityKind::Coalition => "coalitions",
            EntityKind::Intervention => "interventions",
            EntityKind::Cause => "causes",
            EntityKind::Parameter => "parameters",
        }
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The entity that a problem is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// What it is.
    pub kind: EntityKind,
    /// Its short name in files.
    pub id: String,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`", self.kind, self.id)
    }
}

/// What is wrong with a case.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SpecError {
    /// The first month is missing.
    #[error("the first month is missing")]
    NoStart,
    /// The number of months is 0 or too large.
    #[error("the struggle lasts {found} months, expected 1 to {}", super::Limits::MONTHS)]
    Length {
        /// The number found.
        found: u16,
    },
    /// The last month lies after the year 9999.
    #[error("the struggle ends after the year 9999")]
    BeyondCalendar,
    /// An entity has no short name.
    #[error("a {kind} has an empty `id`")]
    EmptyId {
        /// What it is.
        kind: EntityKind,
    },
    /// Too few entities.
    #[error("there are {found} {}, expected at least {least}", kind.plural())]
    TooFew {
        /// Of which kind.
        kind: EntityKind,
        /// How many there are.
        found: usize,
        /// How many there must be.
        least: usize,
    },
    /// Too many entities.
    #[error("there are {found} {}, the limit is {limit}", kind.plural())]
    TooMany {
        /// Of which kind.
        kind: EntityKind,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Two entities share a short name; contenders and notables share one list of names.
    #[error("{0} is there twice")]
    DuplicateId(Subject),
    /// Keys are not strictly increasing.
    #[error("the key of {0} is not greater than the one before it")]
    KeyOrder(Subject),
    /// A reference leads nowhere.
    #[error("`{field}` of {subject} refers to {kind} number {index}, there are {count}")]
    Dangling {
        /// Where the reference stands.
        subject: Subject,
        /// In which field.
        field: &'static str,
        /// What it refers to.
        kind: EntityKind,
        /// The position referred to, from 0.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// A number is outside its range or not a number.
    #[error("`{field}` of {subject} is {found}, expected a number from {min} to {max}")]
    Range {
        /// Whose.
        subject: Subject,
        /// Which field.
        field: &'static str,
        /// The number found.
        found: f64,
        /// Least value accepted.
        min: f64,
        /// Greatest value accepted.
        max: f64,
    },
    /// A list has the wrong number of entries.
    #[error("`{field}` of {subject} has {found} entries, expected {expected}")]
    Entries {
        /// Whose.
        subject: Subject,
        /// Which field.
        field: &'static str,
        /// How many there are.
        found: usize,
        /// How many there must be.
        expected: usize,
    },
    /// A point has a coordinate for an issue that does not exist.
    #[error("`{field}` of {subject} has a coordinate beyond the last issue")]
    BeyondIssues {
        /// Whose.
        subject: Subject,
        /// Which field.
        field: &'static str,
    },
    /// A month lies outside the struggle.
    #[error("`{field}` of {subject} is month {found} of the struggle, which has {months}")]
    OutsideStruggle {
        /// Whose.
        subject: Subject,
        /// Which field.
        field: &'static str,
        /// The month found, counted from 0.
        found: u16,
        /// How many months there are.
        months: u16,
    },
    /// A list of months or names is not in strictly increasing order.
    #[error("`{field}` of {subject} is not in strictly increasing order")]
    Order {
        /// Whose.
        subject: Subject,
        /// Which field.
        field: &'static str,
    },
    /// The same entry stands twice in a list.
    #[error("`{field}` of {subject} names {twice} twice")]
    Twice {
        /// Whose.
        subject: Subject,
        /// Which field.
        field: &'static str,
        /// What is named twice.
        twice: Subject,
    },
    /// A list is empty.
    #[error("`{field}` of {subject} is empty")]
    Empty {
        /// Whose.
        subject: Subject,
        /// Which field.
        field: &'static str,
    },
    /// The weights of the bodies do not add up to 1.
    #[error("the weights of the bodies add up to {found}, expected 1")]
    WeightSum {
        /// What they add up to.
        found: f64,
    },
    /// Not exactly one cohort recruits, though an office runs enrolment drives.
    #[error("{found} cohorts have `recruits`, expected exactly 1 because {office} runs enrolment drives")]
    Recruits {
        /// How many cohorts recruit.
        found: usize,
        /// An office that runs enrolment drives.
        office: Subject,
    },
    /// Groups are not ordered by constituency.
    #[error("{0} stands after a group of a later constituency")]
    GroupOrder(Subject),
    /// A constituency has no groups.
    #[error("{0} has no groups")]
    NoGroups(Subject),
    /// Nobody is a member.
    #[error("the groups have no members at all")]
    NoMembers,
    /// A coalition has fewer than two members.
    #[error("{0} has fewer than 2 members")]
    LonelyCoalition(Subject),
    /// Somebody belongs to two coalitions.
    #[error("{contender} belongs to an earlier coalition and to {coalition}")]
    CoalitionOverlap {
        /// The later coalition.
        coalition: Subject,
        /// Who belongs to both.
        contender: Subject,
    },
    /// Somebody trusts himself.
    #[error("{0} is between a contender and itself")]
    SelfTrust(Subject),
    /// The founder follows somebody.
    #[error("the founder, {0}, has a patron")]
    FounderPatron(Subject),
    /// Something needs a founder and there is none.
    #[error("`{field}` of {subject} needs a founder, the case has none")]
    NoFounder {
        /// What needs one.
        subject: Subject,
        /// Which field.
        field: &'static str,
    },
    /// Entities depend on each other in a circle.
    #[error("`{field}` of {subject} leads back to itself")]
    Circle {
        /// One entity of the circle.
        subject: Subject,
        /// Which field leads on.
        field: &'static str,
    },
    /// A rung readmits to itself or further down.
    #[error("`readmits_to` of {0} is not a milder rung")]
    ReadmitsDown(Subject),
    /// A committee was expected and an assembly found.
    #[error("`{field}` of {subject} names {body}, an assembly; expected a committee")]
    NotCommittee {
        /// Where.
        subject: Subject,
        /// Which field.
        field: &'static str,
        /// The assembly.
        body: Subject,
    },
    /// A contender's seat has another patron than the contender.
    #[error("a seat of {body} held by {contender} follows somebody else")]
    SeatPatron {
        /// Which body.
        body: Subject,
        /// Who sits there.
        contender: Subject,
    },
    /// A body appeals to itself.
    #[error("{0} appeals to itself")]
    SelfAppeal(Subject),
    /// A last month lies before the first.
    #[error("the hazard of {0} ends before it begins")]
    HazardOrder(Subject),
    /// A charge falls out of use before it comes into use.
    #[error("{0} falls out of use before it comes into use")]
    ChargeOrder(Subject),
    /// An intervention sets a parameter that does not exist.
    #[error("{subject} sets the parameter `{name}`, which does not exist")]
    UnknownParameter {
        /// Which intervention.
        subject: Subject,
        /// The name found.
        name: &'static str,
    },
}

impl SpecError {
    /// The entity that the problem is about; none where it is about a whole list or the whole case.
    pub fn subject(&self) -> Option<&Subject> {
        match self {
            SpecError::DuplicateId(subject)
            | SpecError::KeyOrder(subject)
            | SpecError::Dangling { subject, .. }
            | SpecError::Range { subject, .. }
            | SpecError::Entries { subject, .. }
            | SpecError::BeyondIssues { subject, .. }
            | SpecError::OutsideStruggle { subject, .. }
            | SpecError::Order { subject, .. }
            | SpecError::Twice { subject, .. }
            | SpecError::Empty { subject, .. }
            | SpecError::GroupOrder(subject)
            | SpecError::NoGroups(subject)
            | SpecError::LonelyCoalition(subject)
            | SpecError::CoalitionOverlap { coalition: subject, .. }
            | SpecError::SelfTrust(subject)
            | SpecError::FounderPatron(subject)
            | SpecError::NoFounder { subject, .. }
            | SpecError::Circle { subject, .. }
            | SpecError::ReadmitsDown(subject)
            | SpecError::NotCommittee { subject, .. }
            | SpecError::SeatPatron { body: subject, .. }
            | SpecError::SelfAppeal(subject)
            | SpecError::HazardOrder(subject)
            | SpecError::ChargeOrder(subject)
            | SpecError::Recruits { office: subject, .. }
            | SpecError::UnknownParameter { subject, .. } => Some(subject),
            SpecError::NoStart
            | SpecError::Length { .. }
            | SpecError::BeyondCalendar
            | SpecError::EmptyId { .. }
            | SpecError::TooFew { .. }
            | SpecError::TooMany { .. }
            | SpecError::WeightSum { .. }
            | SpecError::NoMembers => None,
        }
    }
}
