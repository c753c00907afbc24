//! The organisation in `scenario.toml`: issues, charges, cohorts, bodies, offices, the ladder, documents.

use powervacuum_engine::Limits;
use schemars::JsonSchema;
use toml_spanner::Toml;

use super::{MONTH, SHORT_NAME, entity};
use crate::place::{At, List, Map};

entity! {
    /// A dimension of policy.
    RawIssue {
        /// Short name in files, also the name of a column of notables.csv and groups.csv.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// What -1 means.
        low: At<String>,
        /// What 1 means.
        high: At<String>,
        /// How much it matters at the start, at least 0; 1 if left out.
        #[toml(default)]
        #[schemars(range(min = 0, max = 100))]
        salience: Option<At<f64>>,
    }
}

entity! {
    /// A kind of accusation.
    RawCharge {
        /// Short name in files.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// The issue on which it is judged; left out for a charge about the past.
        #[toml(default)]
        issue: Option<At<String>>,
        /// The first month in which anybody thinks of it, `YYYY-MM`; from the start if left out.
        #[toml(default)]
        #[schemars(regex(pattern = MONTH))]
        from: Option<At<String>>,
        /// The last month in which anybody thinks of it, `YYYY-MM`; to the end if left out.
        #[toml(default)]
        #[schemars(regex(pattern = MONTH))]
        until: Option<At<String>>,
    }
}

entity! {
    /// Members by when they joined.
    RawCohort {
        /// Short name in files.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// Weight of patronage, at least 0; 1 if left out.
        #[toml(default)]
        #[schemars(range(min = 0, max = 100))]
        patronage: Option<At<f64>>,
        /// Weight of ideas, at least 0; 1 if left out.
        #[toml(default)]
        #[schemars(range(min = 0, max = 100))]
        ideas: Option<At<f64>>,
        /// Weight of prestige, at least 0; 1 if left out.
        #[toml(default)]
        #[schemars(range(min = 0, max = 100))]
        prestige: Option<At<f64>>,
        /// Whether an enrolment drive brings in members of this cohort; exactly one cohort does where an office enrols.
        #[toml(default)]
        recruits: Option<At<bool>>,
    }
}

entity! {
    /// A deciding body.
    RawBody {
        /// A number of its own that never changes.
        #[schemars(range(min = 0, max = u32::MAX))]
        key: At<i64>,
        /// Short name in files.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// `assembly` (delegates of the constituencies) or `committee` (seats, see seats.csv).
        #[schemars(extend("enum" = ["assembly", "committee"]))]
        kind: At<String>,
        /// Committees: the body that elects it; left out for one that fills itself.
        #[toml(default)]
        elected_by: Option<At<String>>,
        /// Months of ordinary meetings, `YYYY-MM`.
        #[toml(default)]
        #[schemars(inner(regex(pattern = MONTH)))]
        meets: Option<List<At<String>>>,
        /// Meets every so many months as well, counted from the first month.
        #[toml(default)]
        #[schemars(range(min = 1, max = Limits::MONTHS))]
        every: Option<At<i64>>,
        /// Its part in a contender's weight, 0 to 1; the parts of all bodies add up to 1.
        #[schemars(range(min = 0, max = 1))]
        weight: At<f64>,
        /// How much its votes tell: 1 for a roll call, 0 for a secret ballot; 1 if left out.
        #[toml(default)]
        #[schemars(range(min = 0, max = 1))]
        openness: Option<At<f64>>,
        /// Committees: whether contenders sit here by right of being leaders.
        #[toml(default)]
        inner_circle: Option<At<bool>>,
        /// Whether the policy in force is settled at its meetings.
        #[toml(default)]
        sets_policy: Option<At<bool>>,
        /// Committees: sizes to which an election brings it from a month on.
        #[toml(default)]
        sizes: Option<List<RawSize>>,
        /// The larger body that may overrule it.
        #[toml(default)]
        appeal: Option<RawAppeal>,
    }
}

/// A size to which an election brings a committee from a month on.
#[derive(Clone, Debug, Toml, JsonSchema)]
#[toml(recoverable)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawSize {
    /// The month, `YYYY-MM`.
    #[schemars(regex(pattern = MONTH))]
    pub from: At<String>,
    /// The number of seats.
    #[schemars(range(min = 1, max = Limits::SEATS))]
    pub seats: At<i64>,
}

/// The right of a larger body to be convened and to overrule this one.
#[derive(Clone, Debug, Toml, JsonSchema)]
#[toml(recoverable)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawAppeal {
    /// The larger body.
    pub to: At<String>,
    /// Share of its seats that must ask for it, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub signatures: At<f64>,
    /// Months until it is convened.
    #[schemars(range(min = 0, max = Limits::MONTHS))]
    pub delay_months: At<i64>,
    /// With an office of at least this coercive power it meets at once; never if left out.
    #[schemars(range(min = 0, max = 1000))]
    pub coercion: Option<At<f64>>,
}

entity! {
    /// An office.
    RawOffice {
        /// A number of its own that never changes.
        #[schemars(range(min = 0, max = u32::MAX))]
        key: At<i64>,
        /// Short name in files.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// Who holds it at the start: a contender or a notable; left out for vacant.
        #[toml(default)]
        holder: Option<At<String>>,
        /// The body that fills it and takes it away.
        body: At<String>,
        /// What it lets its holder do.
        #[toml(default)]
        powers: Option<RawPowers>,
    }
}

/// What an office lets its holder do; what is left out it does not.
#[derive(Clone, Debug, Default, Toml, JsonSchema)]
#[toml(recoverable)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawPowers {
    /// Chance a month that a post in its reach is filled by the holder, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub appoints: Option<At<f64>>,
    /// The constituencies in reach; all if left out.
    pub appoints_in: Option<List<At<String>>>,
    /// Reach in print, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub press: Option<At<f64>>,
    /// Command of armed force, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub coercion: Option<At<f64>>,
    /// Sets the agenda: motions of others need a larger side, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub agenda: Option<At<f64>>,
    /// The committees whose election lists it drafts.
    pub slate: Option<List<At<String>>>,
    /// Visible prestige, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub rank: Option<At<f64>>,
    /// The constituencies in which the holder is at home.
    pub base: Option<List<At<String>>>,
    /// Whether it runs enrolment drives.
    pub enrols: Option<At<bool>>,
    /// Part in the founder's farewell, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub ceremony: Option<At<f64>>,
}

entity! {
    /// A rung of the ladder down.
    RawRung {
        /// Short name in files; not `good-standing`.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people, as a state ("off the board").
        name: At<String>,
        /// What is done to somebody brought here, as in "the board ... him" ("removes from the board").
        deed: At<String>,
        /// The bodies that vote on it together, at least one.
        bodies: List<At<String>>,
        /// Share of the votes cast that must be exceeded, 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        threshold: At<f64>,
        /// Whether it takes away an office.
        #[toml(default)]
        strips_office: Option<At<bool>>,
        /// The committees whose seats it takes away.
        #[toml(default)]
        removes_from: Option<List<At<String>>>,
        /// Whether it ends membership.
        #[toml(default)]
        expels: Option<At<bool>>,
        /// Whether it ends presence.
        #[toml(default)]
        exiles: Option<At<bool>>,
        /// Share of prestige that is lost, 0 to 1.
        #[toml(default)]
        #[schemars(range(min = 0, max = 1))]
        prestige_loss: Option<At<f64>>,
        /// Coercive power that the movers must command, 0 to 1.
        #[toml(default)]
        #[schemars(range(min = 0, max = 1))]
        coercion: Option<At<f64>>,
        /// Price of going here while the norms bind, at least 0.
        #[toml(default)]
        #[schemars(range(min = 0, max = 10))]
        norm_cost: Option<At<f64>>,
        /// A milder rung, or `good-standing`, to which somebody who recants may be readmitted; left out for no way back.
        #[toml(default)]
        readmits_to: Option<At<String>>,
    }
}

entity! {
    /// A document that may be hidden and published.
    RawDocument {
        /// Short name in files.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// The contenders who hold it at the start.
        #[toml(default)]
        holders: Option<List<At<String>>>,
        /// What its publication does to prestige, by contender, -1 to 1; 0 where a contender is left out.
        #[toml(default)]
        #[schemars(extend("additionalProperties" = { "type": "number", "minimum": -1, "maximum": 1 }))]
        effects: Option<Map>,
        /// What its publication adds to vulnerabilities.
        #[toml(default)]
        charges: Option<List<RawDocumentCharge>>,
        /// The part of its effects that is left each month after the founder's death, 0 to 1; 1 if left out.
        #[toml(default)]
        #[schemars(range(min = 0, max = 1))]
        persistence: Option<At<f64>>,
        /// Cost in prestige of publishing it, 0 to 1; 0 if left out.
        #[toml(default)]
        #[schemars(range(min = 0, max = 1))]
        discretion: Option<At<f64>>,
    }
}

/// What the publication of a document adds to a vulnerability.
#[derive(Clone, Debug, Toml, JsonSchema)]
#[toml(recoverable)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawDocumentCharge {
    /// Whose.
    pub contender: At<String>,
    /// To which charge.
    pub charge: At<String>,
    /// How much, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub adds: At<f64>,
}
