//! Outside events, interventions and causes in `scenario.toml`.

use powervacuum_engine::Limits;
use schemars::JsonSchema;
use toml_spanner::Toml;

use super::{MONTH, SHORT_NAME, entity};
use crate::place::{At, List, Map};

entity! {
    /// Something from outside that no contender causes. Exactly one of `on`, `hazard`, `after` and `never` says when.
    RawEvent {
        /// A number of its own that never changes.
        #[schemars(range(min = 0, max = u32::MAX))]
        key: At<i64>,
        /// Short name in files.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people, a full clause in the present tense.
        name: At<String>,
        /// In this month, `YYYY-MM`.
        #[toml(default)]
        #[schemars(regex(pattern = MONTH))]
        on: Option<At<String>>,
        /// Each month of a range with a probability.
        #[toml(default)]
        hazard: Option<RawHazard>,
        /// So many months after another event.
        #[toml(default)]
        after: Option<RawAfter>,
        /// `true` for an event that only interventions bring about.
        #[toml(default)]
        never: Option<At<bool>>,
        /// What it does, in order.
        effects: List<RawEffect>,
    }
}

/// Each month from `from` to `to` with a probability, if it has not happened yet.
#[derive(Clone, Debug, Toml, JsonSchema)]
#[toml(recoverable)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawHazard {
    /// First month at risk, `YYYY-MM`.
    #[schemars(regex(pattern = MONTH))]
    pub from: At<String>,
    /// Last month at risk, `YYYY-MM`.
    #[schemars(regex(pattern = MONTH))]
    pub to: At<String>,
    /// Probability a month, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub monthly: At<f64>,
}

/// So many months after another event has happened.
#[derive(Clone, Debug, Toml, JsonSchema)]
#[toml(recoverable)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawAfter {
    /// The event waited for.
    pub event: At<String>,
    /// Months of delay, at least 1.
    #[schemars(range(min = 1, max = Limits::MONTHS))]
    pub months: At<i64>,
}

/// What an outside event does.
#[derive(Clone, Debug, Toml, JsonSchema)]
#[toml(tag = "kind", rename_all = "snake_case", recoverable)]
#[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum RawEffect {
    /// The founder's authority becomes this.
    FounderAuthority {
        /// 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        authority: At<f64>,
    },
    /// The founder dies.
    FounderDies {},
    /// A person dies.
    Dies {
        /// A contender or a notable.
        person: At<String>,
    },
    /// A contender acts at reduced strength for some months.
    Incapacitates {
        /// Who.
        contender: At<String>,
        /// For how long.
        #[schemars(range(min = 1, max = Limits::MONTHS))]
        months: At<i64>,
        /// How much strength is lost, 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        degree: At<f64>,
    },
    /// A contender's prestige changes.
    Prestige {
        /// Whose.
        contender: At<String>,
        /// -1 to 1.
        #[schemars(range(min = -1, max = 1))]
        change: At<f64>,
    },
    /// A contender becomes more, or less, vulnerable.
    Vulnerability {
        /// Who.
        contender: At<String>,
        /// To which charge.
        charge: At<String>,
        /// -1 to 1.
        #[schemars(range(min = -1, max = 1))]
        change: At<f64>,
    },
    /// Members' ideal points move on an issue.
    MovesIdeals {
        /// On which issue.
        issue: At<String>,
        /// -2 to 2.
        #[schemars(range(min = -2, max = 2))]
        change: At<f64>,
        /// Only there.
        constituency: Option<At<String>>,
        /// Only those.
        cohort: Option<At<String>>,
    },
    /// An issue matters more, or less.
    Salience {
        /// Which issue.
        issue: At<String>,
        /// By how much.
        #[schemars(range(min = -100, max = 100))]
        change: At<f64>,
    },
    /// Whoever stands near the policy in force on an issue is blamed.
    Blame {
        /// Which issue.
        issue: At<String>,
        /// Prestige lost by a sole ruler exactly at the policy in force, 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        strength: At<f64>,
    },
    /// Everybody reconsiders alliances this month.
    Alarm {},
    /// Contenders come to hold a document.
    HandsOver {
        /// Which document.
        document: At<String>,
        /// To whom.
        to: List<At<String>>,
    },
    /// A document is published by no contender.
    Publishes {
        /// Which document.
        document: At<String>,
    },
    /// An office is vacated.
    Vacates {
        /// Which office.
        office: At<String>,
    },
    /// A committee is enlarged.
    Enlarges {
        /// Which committee.
        body: At<String>,
        /// To how many seats.
        #[schemars(range(min = 1, max = Limits::SEATS))]
        seats: At<i64>,
    },
    /// Members join by themselves over some months.
    Inflow {
        /// Into which cohort.
        cohort: At<String>,
        /// How many in all.
        #[schemars(range(min = 0, max = 1000000000))]
        members: At<f64>,
        /// Over how many months.
        #[schemars(range(min = 1, max = Limits::MONTHS))]
        months: At<i64>,
    },
}

entity! {
    /// A named what-if.
    RawIntervention {
        /// Short name in files and on the command line.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// What it changes, in order.
        changes: List<RawChange>,
    }
}

entity! {
    /// An explanation that can be taken away, for attribution.
    RawCause {
        /// Short name in files.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people, as a heading: "control of appointments".
        name: At<String>,
        /// The what-ifs that take it away, at least one.
        without: List<At<String>>,
    }
}

/// A change to the case.
#[derive(Clone, Debug, Toml, JsonSchema)]
#[toml(tag = "kind", rename_all = "snake_case", recoverable)]
#[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum RawChange {
    /// A contender's trait, prestige or visibility at the start.
    Trait {
        /// Whose.
        contender: At<String>,
        /// A trait, `prestige` or `visibility`.
        #[toml(rename = "trait")]
        #[schemars(rename = "trait")]
        name: At<String>,
        /// 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        value: At<f64>,
    },
    /// How hard a charge hits a contender.
    Vulnerability {
        /// Whom.
        contender: At<String>,
        /// Which charge.
        charge: At<String>,
        /// 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        value: At<f64>,
    },
    /// A contender's platform at the start.
    Platform {
        /// Whose.
        contender: At<String>,
        /// By issue, -1 to 1; 0 where an issue is left out.
        #[schemars(extend("additionalProperties" = { "type": "number", "minimum": -1, "maximum": 1 }))]
        platform: Map,
    },
    /// Who holds an office at the start.
    Office {
        /// Which office.
        office: At<String>,
        /// A contender or a notable; left out for vacant.
        holder: Option<At<String>>,
    },
    /// Whom a secretary follows at the start.
    Secretary {
        /// Where.
        constituency: At<String>,
        /// A contender; left out for nobody.
        patron: Option<At<String>>,
        /// With what control, 0 to 1; as it was if left out.
        #[schemars(range(min = 0, max = 1))]
        control: Option<At<f64>>,
    },
    /// An outside event does not happen.
    DropEvent {
        /// Which event.
        event: At<String>,
    },
    /// An outside event happens in a given month.
    MoveEvent {
        /// Which event.
        event: At<String>,
        /// `YYYY-MM`.
        #[schemars(regex(pattern = MONTH))]
        month: At<String>,
    },
    /// A document is published in a given month by nobody in particular.
    Publish {
        /// Which document.
        document: At<String>,
        /// `YYYY-MM`.
        #[schemars(regex(pattern = MONTH))]
        month: At<String>,
    },
    /// An action is out of reach.
    Forbid {
        /// Which action.
        action: At<String>,
        /// For whom; for everybody if left out.
        contender: Option<At<String>>,
    },
    /// The threshold of a rung.
    Threshold {
        /// Which rung; all if left out.
        rung: Option<At<String>>,
        /// 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        value: At<f64>,
    },
    /// How much a body counts; the others keep their proportions.
    BodyWeight {
        /// Which body.
        body: At<String>,
        /// 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        value: At<f64>,
    },
    /// A parameter of the model.
    Parameter {
        /// Which parameter.
        name: At<String>,
        /// Its value.
        value: At<f64>,
    },
    /// Two contenders are in each other's place.
    Exchange {
        /// One.
        contender: At<String>,
        /// The other.
        with: At<String>,
        /// `traits` (abilities, platform, prestige, visibility, vulnerabilities) or `posts` (offices, seats, followers).
        what: At<String>,
    },
    /// Offices fill no posts by themselves.
    NoAppointments {},
    /// Everyone sees real power.
    TrueSight {},
    /// Coalitions are made by lot, and not by who gains from them.
    CoalitionsByLot {},
}
