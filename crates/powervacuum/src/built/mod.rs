//! Interventions built by hand: a trait, an office, an event, a parameter. They become a what-if of the case, so everything
//! that knows what-ifs knows them, and a block of TOML that the case's file can hold for good.

mod toml;
mod words;

pub(crate) use words::changes_in_words;

use powervacuum_engine::{
    AmendError, Change, ContenderId, Intervention, NotableId, OfficeId, OutsideEventId, ParameterError, Parameters,
    Person, Scenario, ScenarioSpec, Share, TraitName,
};
use powervacuum_formats::suggest;
use serde::{Deserialize, Serialize};

use crate::case::{Case, hint};

/// One change to a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Built {
    /// A trait of a contender, its prestige or its visibility at the start.
    Trait {
        /// Id of the contender.
        contender: String,
        /// Name of the trait, one of [`TRAITS`](crate::TRAITS).
        #[serde(rename = "trait")]
        name: String,
        /// The value instead, in [0, 1].
        value: f64,
    },
    /// Who holds an office at the start.
    Office {
        /// Id of the office.
        office: String,
        /// Id of a contender or a notable; none for vacant.
        holder: Option<String>,
    },
    /// An event from outside does not happen.
    DropEvent {
        /// Id of the event.
        event: String,
    },
    /// A parameter of the model.
    Parameter {
        /// Its name.
        name: String,
        /// The value instead.
        value: f64,
    },
}

/// The names of traits that a built intervention can set.
pub const TRAITS: [&str; 9] =
    ["oratory", "organisation", "theory", "cunning", "ruthlessness", "flexibility", "record", "prestige", "visibility"];

const TRAIT_NAMES: [TraitName; 9] = [
    TraitName::Oratory,
    TraitName::Organisation,
    TraitName::Theory,
    TraitName::Cunning,
    TraitName::Ruthlessness,
    TraitName::Flexibility,
    TraitName::Record,
    TraitName::Prestige,
    TraitName::Visibility,
];

/// What is wrong with a built intervention.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BuiltError {
    /// There is nothing in it.
    #[error("there is no change; name a trait, an office, an event or a parameter")]
    Empty,
    /// The case has nothing of that name.
    #[error("change {position}: there is no {kind} `{found}`{}", hint(suggestion))]
    Unknown {
        /// Which change, counted from 1.
        position: usize,
        /// What kind of thing was named.
        kind: &'static str,
        /// The name found.
        found: String,
        /// The name that was probably meant.
        suggestion: Option<String>,
    },
    /// A share that is none.
    #[error("change {position}: `{name}` is {found}, expected a number from 0 to 1")]
    Share {
        /// Which change, counted from 1.
        position: usize,
        /// Of what.
        name: String,
        /// The number found.
        found: f64,
    },
    /// A parameter out of range.
    #[error("change {position}: {error}")]
    Parameter {
        /// Which change, counted from 1.
        position: usize,
        /// What is wrong with it.
        error: ParameterError,
    },
    /// Two changes set the same thing.
    #[error("changes {first} and {second} set the same thing; leave one of them out")]
    Twice {
        /// The earlier one, counted from 1.
        first: usize,
        /// The later one.
        second: usize,
    },
    /// The case that results is wrong.
    #[error("{0}")]
    Case(String),
}

/// Everything that is wrong with a built intervention.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("the built what-if cannot be used: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct BuiltErrors(pub Vec<BuiltError>);

impl Case {
    /// The same case with one more what-if, made from `built`, and the id of that what-if. Nothing else changes: not the
    /// fingerprint, and not what is played without it. The same changes in the same order give the same id.
    ///
    /// # Errors
    /// With everything that is wrong with the changes: unknown names, values out of range, the same thing set twice, or a
    /// case that would be wrong.
    ///
    /// # Examples
    /// ```
    /// use std::sync::Arc;
    /// use powervacuum::{Built, Case, Run};
    ///
    /// let case = Case::builtin("three-heirs")?;
    /// let cunning = Built::Trait { contender: "ada".into(), name: "cunning".into(), value: 1.0 };
    /// let (case, id) = case.with_built(&[cunning])?;
    /// let history = Run { what_ifs: vec![id.clone()], ..Run::new(Arc::new(case)) }.play()?;
    /// assert_eq!(history.recipe().what_ifs, [id]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_built(&self, built: &[Built]) -> Result<(Case, String), BuiltErrors> {
        let scenario = self.scenario();
        let changes = changes(scenario, built)?;
        let id = id_of(built);
        if scenario.spec().interventions.iter().any(|known| known.id == id) {
            return Ok((self.clone(), id));
        }
        let name = changes_in_words(scenario, &changes);
        let mut spec = scenario.spec().clone();
        spec.interventions.push(Intervention { id: id.clone(), name, changes });
        let wrong = |errors: Vec<String>| BuiltErrors(errors.into_iter().map(BuiltError::Case).collect());
        let scenario = Scenario::new(spec).map_err(|errors| wrong(errors.iter().map(ToString::to_string).collect()))?;
        scenario
            .with(&[&id])
            .map_err(|errors: Vec<AmendError>| wrong(errors.iter().map(ToString::to_string).collect()))?;
        Ok((self.with_scenario(scenario), id))
    }

    /// The what-if that [`with_built`](Case::with_built) makes, as a block for the case's `scenario.toml`. With it in the
    /// file, its id works on the command line.
    ///
    /// # Errors
    /// As [`with_built`](Case::with_built).
    pub fn built_toml(&self, built: &[Built]) -> Result<String, BuiltErrors> {
        let (case, id) = self.with_built(built)?;
        let what_if = case.scenario().spec().interventions.iter().find(|what_if| what_if.id == id);
        Ok(what_if.map(|what_if| toml::block(&id, &what_if.name, built)).unwrap_or_default())
    }
}

/// The id of a built what-if: the beginning of the digest of what it says.
fn id_of(built: &[Built]) -> String {
    let said = serde_json::to_vec(built).unwrap_or_default();
    format!("built-{}", &blake3::hash(&said).to_hex()[..8])
}

/// The changes in the engine's terms.
fn changes(scenario: &Scenario, built: &[Built]) -> Result<Vec<Change>, BuiltErrors> {
    let mut errors = Vec::new();
    let mut changes = Vec::new();
    if built.is_empty() {
        errors.push(BuiltError::Empty);
    }
    for (index, one) in built.iter().enumerate() {
        let position = index + 1;
        if let Some(first) = built[..index].iter().position(|earlier| sets_the_same(earlier, one)) {
            errors.push(BuiltError::Twice { first: first + 1, second: position });
        }
        match change(scenario.spec(), position, one) {
            Ok(change) => changes.push(change),
            Err(wrong) => errors.extend(wrong),
        }
    }
    if errors.is_empty() { Ok(changes) } else { Err(BuiltErrors(errors)) }
}

fn sets_the_same(a: &Built, b: &Built) -> bool {
    match (a, b) {
        (Built::Trait { contender, name, .. }, Built::Trait { contender: other, name: another, .. }) => {
            (contender, name) == (other, another)
        }
        (Built::Office { office, .. }, Built::Office { office: other, .. }) => office == other,
        (Built::DropEvent { event }, Built::DropEvent { event: other }) => event == other,
        (Built::Parameter { name, .. }, Built::Parameter { name: other, .. }) => name == other,
        _ => false,
    }
}

/// The position of a name in a list.
fn find<'n>(
    position: usize,
    kind: &'static str,
    found: &str,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Result<usize, BuiltError> {
    known.clone().position(|known| known == found).ok_or_else(|| BuiltError::Unknown {
        position,
        kind,
        found: found.to_owned(),
        suggestion: suggest(found, known).map(str::to_owned),
    })
}

fn change(spec: &ScenarioSpec, position: usize, built: &Built) -> Result<Change, Vec<BuiltError>> {
    // Positions found are positions of the scenario's own lists.
    let one = |error: BuiltError| vec![error];
    match built {
        Built::Trait { contender, name, value } => {
            let who = find(position, "contender", contender, spec.contenders.iter().map(|one| one.id.as_str()));
            let which = find(position, "trait", name, TRAITS.into_iter());
            let share =
                Share::new(*value).map_err(|_| BuiltError::Share { position, name: name.clone(), found: *value });
            match (who, which, share) {
                (Ok(who), Ok(which), Ok(value)) => {
                    let contender = ContenderId::from_index(who).expect("a position of the list of contenders");
                    Ok(Change::Trait { contender, name: TRAIT_NAMES[which], value })
                }
                (who, which, share) => Err([who.err(), which.err(), share.err()].into_iter().flatten().collect()),
            }
        }
        Built::Office { office, holder } => {
            let which = find(position, "office", office, spec.offices.iter().map(|one| one.id.as_str()));
            let holder = holder.as_deref().map(|holder| person(spec, position, holder)).transpose();
            match (which, holder) {
                (Ok(which), Ok(holder)) => {
                    let office = OfficeId::from_index(which).expect("a position of the list of offices");
                    Ok(Change::Office { office, holder })
                }
                (which, holder) => Err([which.err(), holder.err()].into_iter().flatten().collect()),
            }
        }
        Built::DropEvent { event } => {
            let events = spec.outside_events.iter().map(|one| one.id.as_str());
            let which = find(position, "event", event, events).map_err(one)?;
            let event = OutsideEventId::from_index(which).expect("a position of the list of events");
            Ok(Change::DropEvent { event })
        }
        Built::Parameter { name, value } => {
            let which = find(position, "parameter", name, Parameters::NAMES.iter().copied()).map_err(one)?;
            let mut tried = spec.parameters.clone();
            tried.set(name, *value).map_err(|error| one(BuiltError::Parameter { position, error }))?;
            Ok(Change::Parameter { name: Parameters::NAMES[which], value: *value })
        }
    }
}

fn person(spec: &ScenarioSpec, position: usize, found: &str) -> Result<Person, BuiltError> {
    let contenders = spec.contenders.len();
    let ids = spec.contenders.iter().map(|one| one.id.as_str()).chain(spec.notables.iter().map(|one| one.id.as_str()));
    let index = find(position, "contender or notable", found, ids)?;
    Ok(if index < contenders {
        Person::Contender(ContenderId::from_index(index).expect("a position of the list of contenders"))
    } else {
        Person::Notable(NotableId::from_index(index - contenders).expect("a position of the list of notables"))
    })
}
