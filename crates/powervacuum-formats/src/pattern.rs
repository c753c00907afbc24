//! Patterns: what the record says of a case beyond the dates of falls, in a form that histories can be measured in.

use powervacuum_engine::{ConstituencyId, ContenderId, Contenders, DocumentId, IssueId, Month};

use crate::loaded::Confidence;

/// Something that the record says and histories are scored against: a row of record/patterns.csv.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Short name.
    pub id: String,
    /// Short name of the group of patterns that it belongs to.
    pub group: String,
    /// What is measured.
    pub measure: Measure,
    /// The first month that it is about.
    pub from: Month,
    /// The last month that it is about, not before the first.
    pub until: Month,
    /// What the record says, in the unit of the measure.
    pub value: f64,
    /// The least that it may have been; at most `value`.
    pub low: f64,
    /// The most that it may have been; at least `value`.
    pub high: f64,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
    /// A remark.
    pub note: Option<String>,
}

/// What is measured in a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Whether all of them are in one coalition; each month.
    Together(Contenders),
    /// The longest time that all of them are in one coalition without a break; months.
    Longest(Contenders),
    /// Whether the secretary of a constituency follows a contender; each month.
    Follows {
        /// Whom.
        contender: ContenderId,
        /// Where.
        constituency: ConstituencyId,
    },
    /// Members in all at the end of a month.
    Members,
    /// The share of an assembly's delegates who would follow them, at the end of a month, in [0, 1].
    Delegates(Contenders),
    /// Where a contender stands on an issue at the end of a month, in [-1, 1].
    Platform {
        /// Who.
        contender: ContenderId,
        /// On which issue.
        issue: IssueId,
    },
    /// How far a contender moves on an issue from the end of one month to that of another, in [-2, 2].
    Move {
        /// Who.
        contender: ContenderId,
        /// On which issue.
        issue: IssueId,
    },
    /// Whether a contender has the largest real weight; each month.
    Leads(ContenderId),
    /// Whether a contender seems to the public to have the most weight; each month.
    SeemsFirst(ContenderId),
    /// Whether the others see less weight in a contender than it has, on average over those who stand; each month.
    Underestimated(ContenderId),
    /// The share of the founder's legacy that a contender wins, in [0, 1].
    Legacy(ContenderId),
    /// Whether a contender dominates: holds more than half of the real weight, uncontested, long enough.
    Dominates(ContenderId),
    /// Whether an enrolment drive is decided.
    Drive,
    /// Whether a document is published.
    Published(DocumentId),
}

/// What kind of thing a measure gives for a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// True or false, each month.
    Monthly,
    /// True or false, once.
    Once,
    /// A number.
    Number,
}

impl Measure {
    /// The names in files.
    pub const NAMES: [&'static str; 14] = [
        "together",
        "longest",
        "follows",
        "members",
        "delegates",
        "platform",
        "move",
        "leads",
        "seems-first",
        "underestimated",
        "legacy",
        "dominates",
        "drive",
        "published",
    ];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Together(_) => "together",
            Measure::Longest(_) => "longest",
            Measure::Follows { .. } => "follows",
            Measure::Members => "members",
            Measure::Delegates(_) => "delegates",
            Measure::Platform { .. } => "platform",
            Measure::Move { .. } => "move",
            Measure::Leads(_) => "leads",
            Measure::SeemsFirst(_) => "seems-first",
            Measure::Underestimated(_) => "underestimated",
            Measure::Legacy(_) => "legacy",
            Measure::Dominates(_) => "dominates",
            Measure::Drive => "drive",
            Measure::Published(_) => "published",
        }
    }

    /// What kind of thing it gives for a history.
    pub fn quantity(self) -> Quantity {
        match self {
            Measure::Together(_)
            | Measure::Follows { .. }
            | Measure::Leads(_)
            | Measure::SeemsFirst(_)
            | Measure::Underestimated(_) => Quantity::Monthly,
            Measure::Dominates(_) | Measure::Drive | Measure::Published(_) => Quantity::Once,
            _ => Quantity::Number,
        }
    }

    /// The unit of its scores, in the plural; for a yes or no and for a share of months it is shares.
    pub fn unit(self) -> &'static str {
        match self {
            Measure::Members => "members",
            Measure::Longest(_) => "months",
            Measure::Platform { .. } | Measure::Move { .. } => "positions",
            _ => "shares",
        }
    }

    /// The least and the most that it can give.
    pub fn range(self) -> (f64, f64) {
        match self {
            Measure::Members | Measure::Longest(_) => (0.0, 1e9),
            Measure::Platform { .. } => (-1.0, 1.0),
            Measure::Move { .. } => (-2.0, 2.0),
            _ => (0.0, 1.0),
        }
    }
}
