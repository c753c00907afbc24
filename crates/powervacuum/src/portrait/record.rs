//! The record of a case as a document: what the sources say, without anything being played.

use powervacuum_engine::{CalendarMonth, ContenderId, Contenders, EntityKind, OutsideEventId, RungId, Timing};
use powervacuum_formats::{Confidence, Fact, Measure};
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::lab::Target;
use crate::narrate::{month_name, sentence, short_name};
use crate::run::ENGINE_VERSION;

/// The `format` of a [`RecordDocument`].
pub const RECORD_FORMAT: &str = "powervacuum-record";
/// The `version` of a [`RecordDocument`].
pub const RECORD_VERSION: u32 = 1;

/// What the sources say of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordDocument {
    /// Always [`RECORD_FORMAT`].
    pub format: String,
    /// [`RECORD_VERSION`].
    pub version: u32,
    /// Id of the case.
    pub scenario: String,
    /// Names the exact content of the case.
    pub scenario_fingerprint: String,
    /// Version of the program that wrote it up.
    pub engine_version: String,
    /// Falls, then patterns, then events from outside, then statements.
    pub facts: Vec<RecordFact>,
    /// The bibliography, by id.
    pub sources: Vec<RecordSource>,
}

/// Something that the sources say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordFact {
    /// Names it within the document.
    pub id: String,
    /// What kind of fact it is.
    pub kind: FactKind,
    /// The group of patterns that it belongs to, or the id of the entity that a statement is about.
    pub group: Option<String>,
    /// The first month that it is about.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub from: Option<CalendarMonth>,
    /// The last month that it is about; the same as `from` for what has a date.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub until: Option<CalendarMonth>,
    /// Ids of the contenders whom it is about.
    pub contenders: Vec<String>,
    /// What is said, in English.
    pub text: String,
    /// What the record says where the text names a measure: a month, a share, a number, yes or no, or a range.
    pub value: Option<String>,
    /// Whether it is one of the main falls of the case.
    pub main: bool,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// `high`, `medium`, `low` or `contested`.
    pub confidence: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// What kind of fact something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// When a contender came down to a rung; a fact for each date where sources disagree.
    Fall,
    /// Something that can be measured in a history.
    Pattern,
    /// An event from outside.
    Event,
    /// A statement of facts.csv.
    Statement,
}

/// An entry of the bibliography.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordSource {
    /// Short name in files.
    pub id: String,
    /// Author, title, place and year, page.
    pub citation: String,
    /// What it is.
    pub kind: Option<String>,
    /// Where it was seen.
    pub seen_at: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// What a fact is about, so that entries of a chronicle on the same matter can be found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Matter {
    /// A contender on a rung.
    Fall(ContenderId, RungId),
    /// A measure.
    Measure(Measure),
    /// An event from outside.
    Event(OutsideEventId),
    /// An entity, by id.
    Entity(String),
}

impl Case {
    /// The record of the case as a document.
    ///
    /// # Examples
    /// ```
    /// let record = powervacuum::Case::builtin("ussr-1922")?.record();
    /// assert!(record.facts.iter().any(|fact| fact.id == "trotsky-stripped-1925-01"));
    /// # Ok::<(), powervacuum::CaseError>(())
    /// ```
    pub fn record(&self) -> RecordDocument {
        let source = |source: &powervacuum_formats::Source| RecordSource {
            id: source.id.clone(),
            citation: source.citation.clone(),
            kind: source.kind.clone(),
            seen_at: source.seen_at.clone(),
            note: source.note.clone(),
        };
        RecordDocument {
            format: RECORD_FORMAT.to_owned(),
            version: RECORD_VERSION,
            scenario: self.scenario().spec().id.clone(),
            scenario_fingerprint: self.fingerprint(),
            engine_version: ENGINE_VERSION.to_owned(),
            facts: facts_of(self).into_iter().map(|(fact, _)| fact).collect(),
            sources: self.loaded().sources.iter().map(source).collect(),
        }
    }
}

/// Every fact of the record with what it is about.
pub(crate) fn facts_of(case: &Case) -> Vec<(RecordFact, Matter)> {
    let mut facts = falls(case);
    facts.extend(patterns(case));
    facts.extend(events(case));
    facts.extend(statements(case));
    facts
}

fn falls(case: &Case) -> Vec<(RecordFact, Matter)> {
    let spec = case.scenario().spec();
    let one = |fall: &powervacuum_formats::RecordedFall| {
        let contender = spec.contenders.iter().position(|one| one.id == fall.contender)?;
        let rung = spec.ladder.iter().position(|rung| rung.id == fall.rung)?;
        let (who, to) = (&spec.contenders[contender], &spec.ladder[rung]);
        let fact = RecordFact {
            id: format!("{}-{}-{}", fall.contender, fall.rung, fall.month),
            kind: FactKind::Fall,
            group: Some("falls".to_owned()),
            from: Some(fall.month),
            until: Some(fall.month),
            contenders: vec![who.id.clone()],
            text: sentence(&format!("{} {}", short_name(&who.id, &who.name), to.name)),
            value: Some(month_name(fall.month)),
            main: fall.main,
            sources: fall.sources.clone(),
            confidence: fall.confidence.map(confidence),
            note: fall.note.clone(),
        };
        Some((fact, Matter::Fall(ContenderId::from_index(contender)?, RungId::from_index(rung)?)))
    };
    case.loaded().falls.iter().filter_map(one).collect()
}

fn patterns(case: &Case) -> Vec<(RecordFact, Matter)> {
    let scenario = case.scenario();
    let targets = Target::all(case.loaded());
    let one = |pattern: &powervacuum_formats::Pattern| {
        let target = targets.iter().find(|target| target.id == pattern.id && target.group == pattern.group)?;
        let fact = RecordFact {
            id: pattern.id.clone(),
            kind: FactKind::Pattern,
            group: Some(pattern.group.clone()),
            from: Some(scenario.calendar(pattern.from)),
            until: Some(scenario.calendar(pattern.until)),
            contenders: measured(pattern.measure).iter().map(|id| scenario.contender(id).id.clone()).collect(),
            text: sentence(&target.name),
            value: Some(target.record_words(scenario)),
            main: false,
            sources: pattern.sources.clone(),
            confidence: pattern.confidence.map(confidence),
            note: pattern.note.clone(),
        };
        Some((fact, Matter::Measure(pattern.measure)))
    };
    case.loaded().patterns.iter().filter_map(one).collect()
}

/// The contenders whom a measure is of.
pub(crate) fn measured(measure: Measure) -> Contenders {
    match measure {
        Measure::Together(set) | Measure::Longest(set) | Measure::Delegates(set) => set,
        Measure::Follows { contender, .. }
        | Measure::Platform { contender, .. }
        | Measure::Move { contender, .. }
        | Measure::Leads(contender)
        | Measure::SeemsFirst(contender)
        | Measure::Underestimated(contender)
        | Measure::Legacy(contender)
        | Measure::Dominates(contender) => Contenders::only(contender),
        Measure::Members | Measure::Drive | Measure::Published(_) => Contenders::NONE,
    }
}

/// Events from outside that name a source and have a date.
fn events(case: &Case) -> Vec<(RecordFact, Matter)> {
    let scenario = case.scenario();
    let fact_of = |id: &str| {
        let mut facts = case.loaded().facts.iter();
        facts.find(|fact| fact.kind == EntityKind::Event && fact.subject == id && fact.statement.is_none())
    };
    let one = |(index, event): (usize, &powervacuum_engine::OutsideEvent)| {
        let Timing::On(month) = event.timing else { return None };
        let source = fact_of(&event.id)?;
        let month = scenario.calendar(month);
        let fact = RecordFact {
            id: format!("event-{}", event.id),
            kind: FactKind::Event,
            group: Some("events".to_owned()),
            from: Some(month),
            until: Some(month),
            contenders: Vec::new(),
            text: sentence(&event.name),
            value: Some(month_name(month)),
            main: false,
            sources: source.sources.clone(),
            confidence: source.confidence.map(confidence),
            note: source.note.clone(),
        };
        Some((fact, Matter::Event(OutsideEventId::from_index(index)?)))
    };
    scenario.spec().outside_events.iter().enumerate().filter_map(one).collect()
}

fn statements(case: &Case) -> Vec<(RecordFact, Matter)> {
    let contenders = &case.scenario().spec().contenders;
    let one = |(index, (fact, statement)): (usize, (&Fact, &String))| {
        let document = RecordFact {
            id: format!("statement-{}", index + 1),
            kind: FactKind::Statement,
            group: Some(fact.subject.clone()),
            from: None,
            until: None,
            contenders: contenders.iter().filter(|one| one.id == fact.subject).map(|one| one.id.clone()).collect(),
            text: sentence(statement),
            value: fact.value.clone(),
            main: false,
            sources: fact.sources.clone(),
            confidence: fact.confidence.map(confidence),
            note: fact.note.clone(),
        };
        (document, Matter::Entity(fact.subject.clone()))
    };
    let stated = case.loaded().facts.iter().filter_map(|fact| Some((fact, fact.statement.as_ref()?)));
    stated.enumerate().map(one).collect()
}

fn confidence(confidence: Confidence) -> String {
    match confidence {
        Confidence::Contested => "contested",
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_an_id_of_its_own_and_sources_that_exist() {
        for name in Case::builtin_names() {
            let record = Case::builtin(&name).unwrap().record();
            let mut ids: Vec<&str> = record.facts.iter().map(|fact| fact.id.as_str()).collect();
            ids.sort_unstable();
            let count = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), count, "{name}");
            for source in record.facts.iter().flat_map(|fact| &fact.sources) {
                assert!(record.sources.iter().any(|known| known.id == *source), "{name}: {source}");
            }
        }
    }
}
