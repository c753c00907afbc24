//! `scenario.toml` as a whole, and its people.

use powervacuum_engine::Limits;
use schemars::JsonSchema;
use toml_spanner::{Document, Toml};

use super::organisation::{RawBody, RawCharge, RawCohort, RawDocument, RawIssue, RawOffice, RawRung};
use super::outside::{RawCause, RawEvent, RawIntervention};
use super::{MONTH, SHORT_NAME, entity};
use crate::place::{At, List, Map};

/// A case: who struggles for the leadership of what, and by which rules.
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Scenario")]
pub(crate) struct RawCase {
    /// Version of the file format: 1.
    #[schemars(required, extend("const" = 1))]
    pub format: Option<At<i64>>,
    /// Short name of the case: lower-case letters, digits and hyphens.
    #[schemars(required)]
    #[schemars(regex(pattern = SHORT_NAME))]
    pub id: Option<At<String>>,
    /// Name for people.
    #[schemars(required)]
    pub name: Option<At<String>>,
    /// The question that the case asks.
    pub question: Option<At<String>>,
    /// The first month, `YYYY-MM`.
    #[schemars(required)]
    #[schemars(regex(pattern = MONTH))]
    pub start: Option<At<String>>,
    /// How many months are played at most, 1 to 1200.
    #[schemars(required)]
    #[schemars(range(min = 1, max = Limits::MONTHS))]
    pub months: Option<At<i64>>,
    /// Whether the struggle goes on to the last month although somebody dominates; without this line it ends then.
    pub plays_on: Option<At<bool>>,
    /// How far the case is tried: tested or experimental.
    #[schemars(extend("enum" = ["tested", "experimental"]))]
    pub maturity: Option<At<String>>,
    /// Policy in force at the start, by issue, -1 to 1; 0 where an issue is left out.
    #[schemars(extend("additionalProperties" = { "type": "number", "minimum": -1, "maximum": 1 }))]
    pub policy: Option<Map>,
    /// The actions within reach; all of them without this line.
    pub actions: Option<List<At<String>>>,
    /// Parameters of the model that differ from their defaults.
    pub parameters: Option<Map>,
    /// The leader who is failing at the start.
    pub founder: Option<RawFounder>,
    /// Dimensions of policy.
    pub issue: Option<List<RawIssue>>,
    /// Kinds of accusation.
    pub charge: Option<List<RawCharge>>,
    /// Those who want to lead, at least two.
    #[schemars(required)]
    pub contender: Option<List<RawContender>>,
    /// Generations of members, at least one.
    #[schemars(required)]
    pub cohort: Option<List<RawCohort>>,
    /// Deciding bodies, at least one.
    #[schemars(required)]
    pub body: Option<List<RawBody>>,
    /// Offices.
    pub office: Option<List<RawOffice>>,
    /// The ladder down, from the mildest rung to the last; here order matters.
    pub rung: Option<List<RawRung>>,
    /// Documents that may be hidden and published.
    pub document: Option<List<RawDocument>>,
    /// Things from outside that no contender causes.
    pub event: Option<List<RawEvent>>,
    /// Coalitions at the start.
    pub coalition: Option<List<RawCoalition>>,
    /// Named what-ifs.
    pub intervention: Option<List<RawIntervention>>,
    /// Explanations that can be taken away, for attribution.
    pub cause: Option<List<RawCause>>,
}

impl RawCase {
    /// Takes what can be read; the document gathers the errors.
    pub fn read(document: &mut Document<'_>) -> RawCase {
        let mut table = document.table_helper();
        let case = RawCase {
            format: table.required("format").ok(),
            id: table.required("id").ok(),
            name: table.required("name").ok(),
            question: table.optional("question"),
            start: table.required("start").ok(),
            months: table.required("months").ok(),
            plays_on: table.optional("plays_on"),
            maturity: table.optional("maturity"),
            policy: table.optional("policy"),
            actions: table.optional("actions"),
            parameters: table.optional("parameters"),
            founder: table.optional("founder"),
            issue: table.optional("issue"),
            charge: table.optional("charge"),
            contender: table.required("contender").ok(),
            cohort: table.required("cohort").ok(),
            body: table.required("body").ok(),
            office: table.optional("office"),
            rung: table.optional("rung"),
            document: table.optional("document"),
            event: table.optional("event"),
            coalition: table.optional("coalition"),
            intervention: table.optional("intervention"),
            cause: table.optional("cause"),
        };
        // Unknown keys are recorded in the document.
        let _ = table.require_empty();
        case
    }
}

entity! {
    /// The leader who is failing at the start.
    RawFounder {
        /// Who: a notable.
        person: At<String>,
        /// Authority at the start, 0 to 1; while it is above 0 the norms bind.
        #[schemars(range(min = 0, max = 1))]
        authority: At<f64>,
    }
}

entity! {
    /// Someone who wants to lead.
    RawContender {
        /// A number of its own that never changes; it names the contender in random draws.
        #[schemars(range(min = 0, max = u32::MAX))]
        key: At<i64>,
        /// Short name in files; contenders and notables share one list of names.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// Lasting abilities.
        traits: RawTraits,
        /// Platform at the start, by issue, -1 to 1; 0 where an issue is left out.
        #[toml(default)]
        #[schemars(extend("additionalProperties" = { "type": "number", "minimum": -1, "maximum": 1 }))]
        platform: Option<Map>,
        /// Prestige at the start, 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        prestige: At<f64>,
        /// How much of its patronage others see at the start, 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        visibility: At<f64>,
        /// How hard each charge hits, 0 to 1; 0 where a charge is left out.
        #[toml(default)]
        #[schemars(extend("additionalProperties" = { "type": "number", "minimum": 0, "maximum": 1 }))]
        vulnerable: Option<Map>,
    }
}

/// Lasting abilities, each from 0 to 1.
#[derive(Clone, Debug, Toml, JsonSchema)]
#[toml(recoverable)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawTraits {
    /// Public speaking.
    #[schemars(range(min = 0, max = 1))]
    pub oratory: At<f64>,
    /// Building and keeping an apparatus.
    #[schemars(range(min = 0, max = 1))]
    pub organisation: At<f64>,
    /// Standing as a theorist.
    #[schemars(range(min = 0, max = 1))]
    pub theory: At<f64>,
    /// How well hidden power is seen.
    #[schemars(range(min = 0, max = 1))]
    pub cunning: At<f64>,
    /// How little it minds being the first to go further.
    #[schemars(range(min = 0, max = 1))]
    pub ruthlessness: At<f64>,
    /// How cheaply it changes its line.
    #[schemars(range(min = 0, max = 1))]
    pub flexibility: At<f64>,
    /// Standing from the founding event.
    #[schemars(range(min = 0, max = 1))]
    pub record: At<f64>,
}

entity! {
    /// Contenders who stand together at the start.
    RawCoalition {
        /// Contenders, at least two; nobody belongs to two coalitions.
        members: List<At<String>>,
    }
}
