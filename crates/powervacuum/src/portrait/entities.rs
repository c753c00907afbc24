//! The lists of a case document.

use powervacuum_engine::{
    BodyId, CalendarMonth, ContenderId, EntityKind, Membership, Parameters, Person, Scenario, Timing,
};
use powervacuum_formats::Loaded;
use serde::{Deserialize, Serialize};

use super::marks::{colours, marks};
use super::tiles::{TileDocument, tiles};
use crate::case::Case;
use crate::narrate::short_name;

macro_rules! portraits {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }
    )*};
}

portraits! {
    /// A trait of a contender.
    TraitValue {
        /// Name, as a built what-if names it.
        name: String,
        /// In [0, 1].
        value: f64,
    }
    /// A contender.
    ContenderPortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
        /// Name in a sentence.
        short: String,
        /// One or two letters that no other contender of the case has.
        mark: String,
        /// Position in the palette of contenders, from 0; no other contender of the case has it.
        colour: usize,
        /// Abilities, prestige and visibility at the start.
        traits: Vec<TraitValue>,
        /// Platform at the start, by axis.
        platform: Vec<f64>,
        /// Ids of the offices held at the start.
        offices: Vec<String>,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// A notable.
    NotablePortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
        /// Name in a sentence.
        short: String,
        /// Position of the contender whom it follows at the start.
        patron: Option<usize>,
    }
    /// A local organisation.
    ConstituencyPortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
        /// `place`, or `organisation` for what is no region; where pictures show it.
        tile: TileDocument,
        /// Members at the start.
        members: f64,
        /// Delegates that it sends at the start.
        delegates: f64,
    }
    /// A deciding body.
    BodyPortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
        /// `assembly` of delegates, or `committee` of seats.
        kind: String,
        /// Seats of a committee at the start, delegates of an assembly elected then.
        seats: u32,
        /// Its part in a contender's weight, in [0, 1].
        weight: f64,
        /// Position of the body that elects it.
        elected_by: Option<usize>,
    }
    /// An office.
    OfficePortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
        /// Id of who holds it at the start, a contender or a notable.
        holder: Option<String>,
        /// Position of the body that fills it and takes it away.
        body: usize,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// A rung of the ladder down.
    RungPortrait {
        /// Short name in files.
        id: String,
        /// Name for people, as a state.
        name: String,
        /// Positions of the bodies that vote on it together.
        bodies: Vec<usize>,
        /// Share of the votes cast that must be exceeded.
        threshold: f64,
        /// Whether membership ends there.
        expels: bool,
    }
    /// A dimension of policy.
    AxisPortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
        /// What -1 means.
        low: String,
        /// What +1 means.
        high: String,
    }
    /// A kind of accusation.
    ChargePortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
    }
    /// A generation of members.
    CohortPortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
        /// Members at the start.
        members: f64,
    }
    /// A document that may be hidden and published.
    DocumentPortrait {
        /// Short name in files.
        id: String,
        /// Name for people.
        name: String,
        /// Positions of the contenders who hold it at the start.
        holders: Vec<usize>,
    }
    /// An event from outside.
    EventPortrait {
        /// Short name in files.
        id: String,
        /// What happens, in English.
        name: String,
        /// When.
        timing: TimingPortrait,
        /// Ids of sources.
        sources: Vec<String>,
    }
    /// A named what-if, or a cause.
    WhatIfPortrait {
        /// Short name in files and on the command line.
        id: String,
        /// Name for people.
        name: String,
        /// What it changes, or the what-ifs that take it away, in English.
        description: String,
    }
    /// A parameter of the model.
    ParameterPortrait {
        /// Name.
        name: String,
        /// Value in the case.
        value: f64,
        /// Value where a case says nothing.
        default: f64,
        /// Least value accepted.
        min: f64,
        /// Greatest value accepted.
        max: f64,
        /// What it is.
        meaning: String,
    }
}

/// When an event from outside happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TimingPortrait {
    /// In this month.
    On {
        /// Which.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        month: CalendarMonth,
    },
    /// Each month with a probability, until it has happened.
    Hazard {
        /// First month at risk.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        first: CalendarMonth,
        /// Last month at risk.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        last: CalendarMonth,
        /// Probability a month.
        monthly: f64,
    },
    /// So many months after another event.
    After {
        /// Id of the other event.
        event: String,
        /// Months.
        delay_months: u16,
    },
    /// Only where a what-if brings it about.
    Never,
}

/// The ids of the sources of an entity.
fn sources(case: &Case, kind: EntityKind, id: &str) -> Vec<String> {
    let facts = case.loaded().facts.iter().filter(|fact| fact.kind == kind && fact.subject == id);
    let mut sources: Vec<String> = facts.flat_map(|fact| fact.sources.iter().cloned()).collect();
    sources.sort();
    sources.dedup();
    sources
}

pub(super) fn contenders(case: &Case) -> Vec<ContenderPortrait> {
    let scenario = case.scenario();
    let spec = scenario.spec();
    let shorts: Vec<&str> = spec.contenders.iter().map(|one| short_name(&one.id, &one.name)).collect();
    let (marks, colours) = (marks(&shorts), colours(case));
    let one = |(index, (mark, colour)): (usize, (String, usize))| {
        let contender = &spec.contenders[index];
        let held = |holder: &Option<Person>| matches!(holder, Some(Person::Contender(id)) if id.index() == index);
        ContenderPortrait {
            id: contender.id.clone(),
            name: contender.name.clone(),
            short: shorts[index].to_owned(),
            mark,
            colour,
            traits: traits(contender),
            platform: contender.platform[..spec.issues.len()].to_vec(),
            offices: spec.offices.iter().filter(|office| held(&office.holder)).map(|o| o.id.clone()).collect(),
            sources: sources(case, EntityKind::Contender, &contender.id),
        }
    };
    marks.into_iter().zip(colours).enumerate().map(one).collect()
}

fn traits(contender: &powervacuum_engine::Contender) -> Vec<TraitValue> {
    let traits = &contender.traits;
    let named = [
        ("oratory", traits.oratory),
        ("organisation", traits.organisation),
        ("theory", traits.theory),
        ("cunning", traits.cunning),
        ("ruthlessness", traits.ruthlessness),
        ("flexibility", traits.flexibility),
        ("record", traits.record),
        ("prestige", contender.prestige),
        ("visibility", contender.visibility),
    ];
    named.into_iter().map(|(name, value)| TraitValue { name: name.to_owned(), value: value.get() }).collect()
}

pub(super) fn notables(case: &Case) -> Vec<NotablePortrait> {
    let notables = case.scenario().spec().notables.iter();
    let one = |notable: &powervacuum_engine::Notable| NotablePortrait {
        id: notable.id.clone(),
        name: notable.name.clone(),
        short: short_name(&notable.id, &notable.name).to_owned(),
        patron: notable.patron.map(ContenderId::index),
    };
    notables.map(one).collect()
}

pub(super) fn constituencies(case: &Case) -> Vec<ConstituencyPortrait> {
    let scenario = case.scenario();
    let spec = scenario.spec();
    let one = |(index, tile): (usize, TileDocument)| {
        let here = &spec.constituencies[index];
        let groups = spec.groups.iter().filter(|group| group.constituency.index() == index);
        let members: f64 = groups.map(|group| group.members).sum();
        ConstituencyPortrait {
            id: here.id.clone(),
            name: here.name.clone(),
            tile,
            members,
            delegates: members * here.delegates_per_thousand / 1000.0,
        }
    };
    tiles(case.loaded()).into_iter().enumerate().map(one).collect()
}

pub(super) fn bodies(scenario: &Scenario) -> Vec<BodyPortrait> {
    let spec = scenario.spec();
    let delegates: f64 = spec
        .groups
        .iter()
        .map(|group| group.members * scenario.constituency(group.constituency).delegates_per_thousand / 1000.0)
        .sum();
    let one = |body: &powervacuum_engine::Body| {
        let (kind, seats, elected_by) = match &body.membership {
            Membership::Assembly => ("assembly", delegates.round() as u32, None),
            Membership::Committee { seats, elected_by, .. } => ("committee", seats.len() as u32, *elected_by),
        };
        BodyPortrait {
            id: body.id.clone(),
            name: body.name.clone(),
            kind: kind.to_owned(),
            seats,
            weight: body.weight.get(),
            elected_by: elected_by.map(BodyId::index),
        }
    };
    spec.bodies.iter().map(one).collect()
}

/// The id of a person.
pub(crate) fn person_id(scenario: &Scenario, person: Person) -> String {
    match person {
        Person::Contender(id) => scenario.contender(id).id.clone(),
        Person::Notable(id) => scenario.notable(id).id.clone(),
    }
}

pub(super) fn offices(case: &Case) -> Vec<OfficePortrait> {
    let scenario = case.scenario();
    let one = |office: &powervacuum_engine::Office| OfficePortrait {
        id: office.id.clone(),
        name: office.name.clone(),
        holder: office.holder.map(|holder| person_id(scenario, holder)),
        body: office.body.index(),
        sources: sources(case, EntityKind::Office, &office.id),
    };
    scenario.spec().offices.iter().map(one).collect()
}

pub(super) fn rungs(scenario: &Scenario) -> Vec<RungPortrait> {
    let one = |rung: &powervacuum_engine::Rung| RungPortrait {
        id: rung.id.clone(),
        name: rung.name.clone(),
        bodies: rung.bodies.iter().map(|body| body.index()).collect(),
        threshold: rung.threshold.get(),
        expels: rung.expels,
    };
    scenario.spec().ladder.iter().map(one).collect()
}

pub(super) fn axes(scenario: &Scenario) -> Vec<AxisPortrait> {
    let one = |issue: &powervacuum_engine::Issue| AxisPortrait {
        id: issue.id.clone(),
        name: issue.name.clone(),
        low: issue.low.clone(),
        high: issue.high.clone(),
    };
    scenario.spec().issues.iter().map(one).collect()
}

pub(super) fn charges(scenario: &Scenario) -> Vec<ChargePortrait> {
    let charges = scenario.spec().charges.iter();
    charges.map(|charge| ChargePortrait { id: charge.id.clone(), name: charge.name.clone() }).collect()
}

pub(super) fn cohorts(scenario: &Scenario) -> Vec<CohortPortrait> {
    let spec = scenario.spec();
    let one = |(index, cohort): (usize, &powervacuum_engine::Cohort)| CohortPortrait {
        id: cohort.id.clone(),
        name: cohort.name.clone(),
        members: spec.groups.iter().filter(|group| group.cohort.index() == index).map(|group| group.members).sum(),
    };
    spec.cohorts.iter().enumerate().map(one).collect()
}

pub(super) fn documents(case: &Case) -> Vec<DocumentPortrait> {
    let one = |document: &powervacuum_engine::Document| DocumentPortrait {
        id: document.id.clone(),
        name: document.name.clone(),
        holders: document.holders.iter().map(|holder| holder.index()).collect(),
    };
    case.scenario().spec().documents.iter().map(one).collect()
}

pub(super) fn events(case: &Case) -> Vec<EventPortrait> {
    let scenario = case.scenario();
    let timing = |timing: &Timing| match *timing {
        Timing::On(month) => TimingPortrait::On { month: scenario.calendar(month) },
        Timing::Hazard { first, last, monthly } => TimingPortrait::Hazard {
            first: scenario.calendar(first),
            last: scenario.calendar(last),
            monthly: monthly.get(),
        },
        Timing::After { event, delay_months } => {
            TimingPortrait::After { event: scenario.outside_event(event).id.clone(), delay_months }
        }
        Timing::Never => TimingPortrait::Never,
    };
    let one = |event: &powervacuum_engine::OutsideEvent| EventPortrait {
        id: event.id.clone(),
        name: event.name.clone(),
        timing: timing(&event.timing),
        sources: sources(case, EntityKind::Event, &event.id),
    };
    scenario.spec().outside_events.iter().map(one).collect()
}

pub(super) fn what_ifs(scenario: &Scenario) -> Vec<WhatIfPortrait> {
    let one = |what_if: &powervacuum_engine::Intervention| WhatIfPortrait {
        id: what_if.id.clone(),
        name: what_if.name.clone(),
        description: crate::built::changes_in_words(scenario, &what_if.changes),
    };
    scenario.spec().interventions.iter().map(one).collect()
}

pub(super) fn causes(loaded: &Loaded) -> Vec<WhatIfPortrait> {
    let one = |cause: &powervacuum_formats::Cause| WhatIfPortrait {
        id: cause.id.clone(),
        name: cause.name.clone(),
        description: format!("taken away by {}", cause.without.join(", ")),
    };
    loaded.causes.iter().map(one).collect()
}

pub(super) fn parameters(scenario: &Scenario) -> Vec<ParameterPortrait> {
    let one = |info: &powervacuum_engine::ParameterInfo| ParameterPortrait {
        name: info.name.to_owned(),
        value: scenario.parameters().get(info.name).unwrap_or(info.default),
        default: info.default,
        min: info.min,
        max: info.max,
        meaning: info.about.trim().to_owned(),
    };
    Parameters::INFO.iter().map(one).collect()
}
