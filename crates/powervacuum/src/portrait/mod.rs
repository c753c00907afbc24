//! A case as a document for a page: who and what there is, by the short ids and the positions that histories refer to.
//! Shape and promises: `docs/book/src/json.md`.

mod entities;
mod marks;
mod record;
mod tiles;

pub(crate) use entities::person_id;
pub use entities::{
    AxisPortrait, BodyPortrait, ChargePortrait, CohortPortrait, ConstituencyPortrait, ContenderPortrait,
    DocumentPortrait, EventPortrait, NotablePortrait, OfficePortrait, ParameterPortrait, RungPortrait, TimingPortrait,
    TraitValue, WhatIfPortrait,
};
pub use record::{FactKind, RECORD_FORMAT, RECORD_VERSION, RecordDocument, RecordFact, RecordSource};
pub(crate) use record::{Matter, facts_of};
pub use tiles::{TileDocument, TileKindDocument};

use powervacuum_engine::{CalendarMonth, Month};
use powervacuum_formats::Maturity;
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::run::ENGINE_VERSION;

/// The `format` of a [`CaseDocument`].
pub const CASE_FORMAT: &str = "powervacuum-case";
/// The `version` of a [`CaseDocument`].
pub const CASE_VERSION: u32 = 1;

/// A case for a page. Lists are in the order of the engine; other documents refer to their positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseDocument {
    /// Always [`CASE_FORMAT`].
    pub format: String,
    /// [`CASE_VERSION`].
    pub version: u32,
    /// Id of the case.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The question that the case asks.
    pub summary: String,
    /// `tested` or `experimental`.
    pub maturity: String,
    /// Names the exact content of the case.
    pub scenario_fingerprint: String,
    /// Version of the engine that would play it.
    pub engine_version: String,
    /// The first month.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub start: CalendarMonth,
    /// The last month that can be played.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub end: CalendarMonth,
    /// How many months there are.
    pub months: u16,
    /// Contenders.
    pub contenders: Vec<ContenderPortrait>,
    /// Notables: who can hold offices and seats besides contenders.
    pub notables: Vec<NotablePortrait>,
    /// Local organisations.
    pub constituencies: Vec<ConstituencyPortrait>,
    /// Deciding bodies.
    pub bodies: Vec<BodyPortrait>,
    /// Offices.
    pub offices: Vec<OfficePortrait>,
    /// The ladder down, the mildest rung first; position 0 here is rung 1 of a contender.
    pub rungs: Vec<RungPortrait>,
    /// Dimensions of policy; the first two span the policy plane.
    pub axes: Vec<AxisPortrait>,
    /// Kinds of accusation.
    pub charges: Vec<ChargePortrait>,
    /// Generations of members.
    pub groups: Vec<CohortPortrait>,
    /// Documents that may be hidden and published.
    pub documents: Vec<DocumentPortrait>,
    /// Events from outside.
    pub events: Vec<EventPortrait>,
    /// Named what-ifs.
    pub what_ifs: Vec<WhatIfPortrait>,
    /// Explanations that an attribution shares the odds among.
    pub causes: Vec<WhatIfPortrait>,
    /// Parameters of the model with their values in the case.
    pub parameters: Vec<ParameterPortrait>,
    /// Whether the case has draws of its parameters to play with.
    pub has_posterior: bool,
    /// Whether the case has a record that histories can be scored against.
    pub has_record: bool,
}

impl Case {
    /// The case as a document for a page.
    ///
    /// # Examples
    /// ```
    /// let portrait = powervacuum::Case::builtin("three-heirs")?.portrait();
    /// assert_eq!(portrait.contenders.len(), 3);
    /// # Ok::<(), powervacuum::CaseError>(())
    /// ```
    pub fn portrait(&self) -> CaseDocument {
        let scenario = self.scenario();
        let spec = scenario.spec();
        let loaded = self.loaded();
        CaseDocument {
            format: CASE_FORMAT.to_owned(),
            version: CASE_VERSION,
            id: spec.id.clone(),
            name: spec.name.clone(),
            summary: spec.question.clone(),
            maturity: match loaded.maturity {
                Maturity::Tested => "tested",
                Maturity::Experimental => "experimental",
            }
            .to_owned(),
            scenario_fingerprint: self.fingerprint(),
            engine_version: ENGINE_VERSION.to_owned(),
            start: scenario.start(),
            end: scenario.calendar(Month(spec.months.saturating_sub(1))),
            months: spec.months,
            contenders: entities::contenders(self),
            notables: entities::notables(self),
            constituencies: entities::constituencies(self),
            bodies: entities::bodies(scenario),
            offices: entities::offices(self),
            rungs: entities::rungs(scenario),
            axes: entities::axes(scenario),
            charges: entities::charges(scenario),
            groups: entities::cohorts(scenario),
            documents: entities::documents(self),
            events: entities::events(self),
            what_ifs: entities::what_ifs(scenario),
            causes: entities::causes(loaded),
            parameters: entities::parameters(scenario),
            has_posterior: !loaded.posterior.is_empty(),
            has_record: !(loaded.falls.is_empty() && loaded.patterns.is_empty()),
        }
    }
}
