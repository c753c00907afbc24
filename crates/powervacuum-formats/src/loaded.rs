//! A case that has been read: the scenario, and where its facts come from.

use powervacuum_engine::{CalendarMonth, ConstituencyId, EntityKind, Scenario};
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::files::Fingerprint;
use crate::pattern::Pattern;
use crate::posterior::PosteriorDraw;

/// A case that has been read without errors.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The checked case.
    pub scenario: Scenario,
    /// How far the case is tried.
    pub maturity: Maturity,
    /// Explanations that can be taken away, in the order of the file.
    pub causes: Vec<Cause>,
    /// When contenders were brought down by the record, as record/falls.csv says; several rows where sources disagree.
    pub falls: Vec<RecordedFall>,
    /// What else the record says, as record/patterns.csv does.
    pub patterns: Vec<Pattern>,
    /// What is held of parameters before the record is looked at, as record/priors.csv says.
    pub priors: Vec<ParameterPrior>,
    /// Weighted draws of the parameters, as posterior.csv says.
    pub posterior: Vec<PosteriorDraw>,
    /// Where pictures show constituencies, as map.csv says; a constituency that it leaves out has no place.
    pub tiles: Vec<Tile>,
    /// Where the facts of the case come from, by kind of entity and id, then the rows of facts.csv.
    pub facts: Vec<Fact>,
    /// The bibliography, by id.
    pub sources: Vec<Source>,
    /// What the files are called; changes when their content does.
    pub fingerprint: Fingerprint,
    /// What does not stop the case from being played.
    pub warnings: Vec<Diagnostic>,
    /// Contenders, notables, constituencies, offices and outside events that name no source, as warnings for authors
    /// who want every fact sourced.
    pub unsourced: Vec<Diagnostic>,
}

/// An explanation that can be taken away: what an attribution shares the odds among.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// Short name in files and on the command line.
    pub id: String,
    /// Name for people, as a heading.
    pub name: String,
    /// Ids of the what-ifs that take it away.
    pub without: Vec<String>,
}

/// A fall by the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordedFall {
    /// Id of the contender.
    pub contender: String,
    /// Id of the rung.
    pub rung: String,
    /// When.
    pub month: CalendarMonth,
    /// Whether it is one of the main falls of the case.
    pub main: bool,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
    /// A remark.
    pub note: Option<String>,
}

/// What is held of a parameter before the record is looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParameterPrior {
    /// Name of the parameter.
    pub parameter: String,
    /// The shape between the ends.
    pub shape: PriorShape,
    /// The least value, within what the parameter accepts.
    pub low: f64,
    /// The largest value, within what the parameter accepts.
    pub high: f64,
    /// Whether a calibration draws it; otherwise it only searches for its point value.
    pub drawn: bool,
    /// A remark.
    pub note: Option<String>,
}

/// Where a picture shows a constituency: a tile of a grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tile {
    /// Which.
    pub constituency: ConstituencyId,
    /// Column, from 0 at the left.
    pub column: u16,
    /// Row, from 0 at the top.
    pub row: u16,
    /// Whether it is a region, or an organisation of another kind.
    pub kind: TileKind,
    /// A name short enough for a tile, where the file has one.
    pub label: Option<String>,
}

/// What a tile stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TileKind {
    /// A region.
    #[default]
    Place,
    /// Something that lies nowhere: an army, a union, offices.
    Organisation,
}

/// The shape of a prior.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PriorShape {
    /// Every value alike.
    Uniform,
    /// Every order of magnitude alike.
    LogUniform,
}

/// How far a case is tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Maturity {
    /// Its patterns are under test.
    Tested,
    /// Its results are not to be relied on.
    #[default]
    Experimental,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Sources say different things.
    Contested,
    /// A guess.
    Low,
    /// Likely.
    Medium,
    /// Sure.
    High,
}

impl Confidence {
    /// The names in files.
    pub const NAMES: [&'static str; 4] = ["high", "medium", "low", "contested"];

    /// The confidence of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "high" => Confidence::High,
            "medium" => Confidence::Medium,
            "low" => Confidence::Low,
            "contested" => Confidence::Contested,
            _ => return None,
        })
    }
}

/// A fact of the case with its sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// What it is about: the kind of entity, as in "contender"; "case" for the case as a whole.
    #[serde(serialize_with = "kind_name")]
    pub kind: EntityKind,
    /// The entity's short name.
    pub subject: String,
    /// What is said; none for the entry of the entity as a whole.
    pub statement: Option<String>,
    /// The value, where facts.csv has one.
    pub value: Option<String>,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
    /// A remark.
    pub note: Option<String>,
}

fn kind_name<S: serde::Serializer>(kind: &EntityKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.name())
}

/// An entry of the bibliography.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source {
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
