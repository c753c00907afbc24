//! The laboratory: many histories of a case, with and without what-ifs, and what they say.
//!
//! | question | verb |
//! |---|---|
//! | what would have been different | [`compare`] |
//! | which cause has which part in the winner's odds | [`attribute`] |
//! | which parameters and traits matter | [`sensitivity`] |
//! | what stands behind an outcome, in most histories | [`pasts`] |
//! | what the model gets right and wrong beside the record | [`validate`] |
//! | which parameters agree with the record | [`calibrate`] |
//!
//! Every arm of a comparison plays the same histories of a seed: they share their luck, so a difference is more precise than
//! the odds themselves. Every result is a document that other programs read, with all that reproduces it.

mod arm;
mod attribute;
mod bands;
mod calibrate;
mod compare;
mod factor;
mod findings;
mod happening;
mod measure;
mod pasts;
mod pictures;
mod report;
mod scoreboard;
mod sensitivity;
mod tally;
mod written;

pub use powervacuum_analysis::Estimate;
pub use powervacuum_ensemble::{Control, Threads};

pub use arm::{Arm, BASELINE, Provenance};
pub use attribute::{
    ATTRIBUTION_FORMAT, ATTRIBUTION_VERSION, AttributeRequest, AttributedCause, AttributionDocument, AttributionMethod,
    CauseInteraction, EXACT_CAUSES, attribute,
};
pub use bands::{Band, ContenderBands, WeightBands, weight_bands};
pub use calibrate::{
    CALIBRATION_FORMAT, CALIBRATION_VERSION, CalibrateRequest, Calibration, CalibrationGeneration, CalibrationProgress,
    FittedDraw, FittedGroup, FittedParameter, JournalError, SearchFrom, calibrate,
};
pub use compare::{
    COMPARISON_FORMAT, COMPARISON_VERSION, CompareRequest, ComparedArm, Comparison, Dates, FallDates, Methods, Named,
    OutcomeOdds, compare,
};
pub use factor::{Factor, factors};
pub use findings::{frequency, points};
pub use measure::Measure;
pub use pasts::{PASTS_FORMAT, PASTS_VERSION, PastHappening, Pasts, PastsRequest, pasts};
pub use report::{Report, ReportError};
pub(crate) use scoreboard::Target;
pub use scoreboard::{
    BaselineScores, GroupScore, KnockOut, MainFalls, PatternUnit, Reading, SCOREBOARD_FORMAT, SCOREBOARD_VERSION,
    Scoreboard, ScoredPattern, Skill, ValidateRequest, validate,
};
pub use sensitivity::{
    MorrisFactor, OutputIndices, PlainWarning, SENSITIVITY_FORMAT, SENSITIVITY_VERSION, SensitivityDocument,
    SensitivityMethod, SensitivityRequest, sensitivity, sensitivity_points,
};
pub use tally::Difference;
pub use written::{case_of, comparison_of};

use powervacuum_analysis::AnalysisError;
use powervacuum_engine::{ContenderId, Scenario};
use powervacuum_formats::suggest;

use crate::case::hint;
use crate::run::RunError;

/// Why the laboratory cannot answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LabError {
    /// The what-ifs do not fit the case.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The numbers do not allow the analysis.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
    /// No contender of that id.
    #[error("there is no contender `{found}`{}; there are {}", hint(suggestion), known.join(", "))]
    UnknownContender {
        /// The id found.
        found: String,
        /// The id that was probably meant.
        suggestion: Option<String>,
        /// The ids there are.
        known: Vec<String>,
    },
    /// No cause or what-if of that id.
    #[error("there is no cause or what-if `{found}`{}; there are {}", hint(suggestion), known.join(", "))]
    UnknownCause {
        /// The id found.
        found: String,
        /// The id that was probably meant.
        suggestion: Option<String>,
        /// The ids there are, causes first.
        known: Vec<String>,
    },
    /// No causes are named, and the case has none.
    #[error("case `{case}` names no causes; name what-ifs with `--causes`, or add `[[cause]]` to its scenario.toml")]
    NoCauses {
        /// The case.
        case: String,
    },
    /// Too many causes.
    #[error("{count} causes are too many: at most {most} can be shared among")]
    TooManyCauses {
        /// How many were named.
        count: usize,
        /// The most.
        most: usize,
    },
    /// Nobody ever wins, so there are no odds to share out.
    #[error(
        "nobody {verb} in any history; name a contender with `--of`, or count the strongest at the end: `--measure leads`"
    )]
    NobodyWins {
        /// What winning is called.
        verb: &'static str,
    },
    /// No parameter or trait of that name.
    #[error(
        "there is no parameter or trait `{found}`{}; write a parameter of the model, `contender.trait`, `contender.*`, `parameters` or `traits`",
        hint(suggestion)
    )]
    UnknownFactor {
        /// The name found.
        found: String,
        /// The name that was probably meant.
        suggestion: Option<String>,
    },
    /// A range that is empty or not accepted.
    #[error("the range of `{name}` is `{found}`, expected LOW..HIGH within {min}..{max}")]
    FactorRange {
        /// The factor.
        name: String,
        /// The range found.
        found: String,
        /// The lowest value accepted.
        min: f64,
        /// The highest value accepted.
        max: f64,
    },
    /// Nothing to vary.
    #[error("nothing is to be varied: name parameters or traits with `--over`")]
    NoFactors,
    /// Too few replicates.
    #[error(
        "each point is played in {found} histories, expected at least 2: the spread over histories shows the noise"
    )]
    Replicates {
        /// How many were asked for.
        found: u64,
    },
    /// A point of the design that is no case.
    #[error("the case cannot be played at a point of the design: {0}")]
    Point(String),
    /// A design that was stopped.
    #[error("stopped after {done} of {of} points; half a design says nothing")]
    Stopped {
        /// How many points were played.
        done: u64,
        /// How many there are.
        of: u64,
    },
    /// A precision that is no share.
    #[error("`precision` is {found}, expected a number between 0 and 1: 0.01 is one point in a hundred")]
    Precision {
        /// The number found.
        found: f64,
    },
    /// The entry asked about happens in no history.
    #[error(
        "no entry is `{selector}` in any of {histories} histories; `powervacuum why CASE {selector}` lists what a history has"
    )]
    NoSuchEntry {
        /// The selector.
        selector: String,
        /// How many histories were played.
        histories: u64,
    },
    /// An ensemble of another case, or of another content of the case.
    #[error(
        "the ensemble is of case `{expected}`, and `{found}` is another or has changed since; name the case it was played with"
    )]
    OtherCase {
        /// The case found, with the first digits of its fingerprint.
        found: String,
        /// The case of the ensemble, likewise.
        expected: String,
    },
    /// An ensemble without what is needed.
    #[error("the ensemble holds {found}, expected {expected}")]
    Incomplete {
        /// What it holds.
        found: String,
        /// What is needed.
        expected: String,
    },
    /// The ensemble cannot be read.
    #[error(transparent)]
    Ensemble(#[from] powervacuum_ensemble::EnsembleError),
    /// The case has nothing that it could be scored against.
    #[error(
        "case `{case}` has no record to be scored against; add record/falls.csv or record/patterns.csv, or ask for more months"
    )]
    NoRecord {
        /// The case.
        case: String,
    },
    /// The case says nothing of its parameters.
    #[error("case `{case}` has no priors, so there is nothing to fit; add record/priors.csv")]
    NoPriors {
        /// The case.
        case: String,
    },
    /// The case says of its parameters only what is searched for.
    #[error(
        "no prior of case `{case}` is drawn, so there are no draws to make; leave `drawn` empty in one of record/priors.csv"
    )]
    NothingDrawn {
        /// The case.
        case: String,
    },
    /// A calibration was stopped.
    #[error("stopped; go on with `--resume`: what has been tried is kept in `{}`", folder.display())]
    CalibrationStopped {
        /// Where.
        folder: std::path::PathBuf,
    },
    /// A calibration cannot be kept or taken up.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The parameter values that were asked for cannot be had.
    #[error(transparent)]
    Draws(#[from] crate::ensemble::EnsembleRequestError),
    /// The work was stopped before the first history was done.
    #[error("stopped before anything was played")]
    NothingPlayed,
}

/// The contender with an id.
pub(crate) fn contender_named(scenario: &Scenario, id: &str) -> Result<ContenderId, LabError> {
    let known = || scenario.spec().contenders.iter().map(|contender| contender.id.as_str());
    let found = known().position(|known| known == id).and_then(ContenderId::from_index);
    found.ok_or_else(|| LabError::UnknownContender {
        found: id.to_owned(),
        suggestion: suggest(id, known()).map(str::to_owned),
        known: known().map(str::to_owned).collect(),
    })
}
