//! Comparing a case with what-ifs: the same histories in every arm, so that differences are precise.

use std::sync::Arc;

use powervacuum_analysis::{Estimate, Level};
use powervacuum_engine::CalendarMonth;
use powervacuum_ensemble::{Control, Summary, Threads, in_order, summarise};
use serde::{Deserialize, Serialize};

use super::LabError;
use super::arm::{Arm, Provenance};
use super::tally::{ArmTally, Difference};
use crate::case::Case;

/// The `format` of a [`Comparison`].
pub const COMPARISON_FORMAT: &str = "powervacuum-comparison";
/// The `version` of a [`Comparison`].
pub const COMPARISON_VERSION: u32 = 1;

/// One point in a hundred.
const POINT: f64 = 0.01;

/// Histories that are played before the precision is looked at for the first time.
const FIRST_LOOK: u64 = 200;

/// What is to be compared.
#[derive(Clone, Debug)]
pub struct CompareRequest {
    /// The case.
    pub case: Arc<Case>,
    /// Arms beside the baseline: each the id of a what-if, or several joined by `+`.
    pub what_ifs: Vec<String>,
    /// The seed of the luck.
    pub seed: u64,
    /// How many histories each arm plays; with a precision, the most.
    pub histories: u64,
    /// The half-width that every difference of odds is to reach, in (0, 1); none to play all histories.
    pub precision: Option<f64>,
    /// How many threads; the result does not depend on it.
    pub threads: Threads,
}

/// A case and what-ifs, compared on the same luck.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Comparison {
    /// Always [`COMPARISON_FORMAT`].
    pub format: String,
    /// [`COMPARISON_VERSION`].
    pub version: u32,
    /// What reproduces it.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// How many histories were asked for, the most there may be with a precision.
    pub asked: u64,
    /// How many histories each arm played: the first so many of the seed.
    pub played: u64,
    /// The half-width that `needed` is for: the one asked for, or one point in a hundred.
    pub precision: f64,
    /// Share of intervals of this kind that contain the truth.
    pub level: f64,
    /// How intervals were made.
    pub methods: Methods,
    /// The contenders, in the order of the case.
    pub contenders: Vec<Named>,
    /// The rungs of the ladder, the mildest first.
    pub rungs: Vec<Named>,
    /// The first month of the case.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub start: CalendarMonth,
    /// How many months the case has.
    pub months: u16,
    /// The baseline, then what is compared with it.
    pub arms: Vec<ComparedArm>,
}

/// How intervals were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Methods {
    /// Of shares.
    pub share: String,
    /// Of differences on the same luck.
    pub difference: String,
    /// Of the months by which a part of the falls has come.
    pub quantile: String,
}

/// An id and a name for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Named {
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
}

/// An arm of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComparedArm {
    /// Ids of its what-ifs joined by `+`, or `baseline`.
    pub id: String,
    /// What is different, as a clause.
    pub name: String,
    /// Ids of its what-ifs, in the order of the case.
    pub what_ifs: Vec<String>,
    /// How often each contender dominates, in the order of the case, then how often nobody does.
    pub outcomes: Vec<OutcomeOdds>,
    /// When dominance began, whoever dominates.
    pub dominance: Dates,
    /// How often and when each contender was brought to each rung for the first time; falls that happen in no arm are left
    /// out.
    pub falls: Vec<FallDates>,
}

/// The odds of an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutcomeOdds {
    /// Id of the contender who dominates; none for nobody.
    pub contender: Option<String>,
    /// Name for people, the short one; "nobody" for nobody.
    pub name: String,
    /// In how many histories.
    pub histories: u64,
    /// The share of histories.
    pub share: Estimate,
    /// In how many histories the contender is the strongest at the end, whether it dominates or not.
    pub first: u64,
    /// The share of histories, less that in the baseline; none in the baseline.
    pub difference: Option<Difference>,
}

/// How often and when something happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dates {
    /// In how many histories it happens.
    pub histories: u64,
    /// The share of histories in which it happens.
    pub share: Estimate,
    /// The month by which it has happened in one in ten of the histories in which it happens.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub early: Option<CalendarMonth>,
    /// The same for one in two.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub median: Option<CalendarMonth>,
    /// The interval of the median.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<String>>))]
    pub median_interval: Option<(CalendarMonth, CalendarMonth)>,
    /// The same for nine in ten.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub late: Option<CalendarMonth>,
    /// The share of histories in which it happens, less that in the baseline; none in the baseline.
    pub difference: Option<Difference>,
}

/// How often and when a contender is brought to a rung.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FallDates {
    /// Id of the contender.
    pub contender: String,
    /// Id of the rung.
    pub rung: String,
    /// How often and when.
    #[serde(flatten)]
    pub dates: Dates,
}

impl Comparison {
    /// Whether its lists fit together; those of a document that was read may not.
    pub(crate) fn is_whole(&self) -> bool {
        let falls = self.arms.first().map(|arm| arm.falls.len());
        let fits =
            |arm: &ComparedArm| arm.outcomes.len() == self.contenders.len() + 1 && Some(arm.falls.len()) == falls;
        !self.arms.is_empty() && self.arms.iter().all(fits)
    }
}

/// Plays every arm on the same luck and compares.
///
/// With a precision, histories are added until the interval of every difference of odds is at most that far from its middle
/// (with the baseline alone: of every share), at least 200 and at most [`CompareRequest::histories`]. Stopping so makes
/// intervals a little too narrow while few histories are played (Chow & Robbins 1965 show that the error vanishes).
///
/// # Errors
/// When a what-if is unknown, the what-ifs of an arm contradict each other, or the precision lies outside (0, 1).
pub fn compare(request: &CompareRequest, control: &Control) -> Result<Comparison, LabError> {
    if let Some(found) = request.precision.filter(|precision| !(*precision > 0.0 && *precision < 1.0)) {
        return Err(LabError::Precision { found });
    }
    let arms = Arm::all(&request.case, &request.what_ifs)?;
    let mut tallies: Vec<ArmTally> = arms.iter().map(|arm| ArmTally::new(&arm.scenario)).collect();
    let work =
        |history| -> Vec<Summary> { arms.iter().map(|arm| summarise(&arm.scenario, request.seed, history)).collect() };
    let mut played = 0;
    loop {
        let until = next_look(&tallies, played, request);
        if until <= played || control.is_cancelled() {
            break;
        }
        let before = played;
        let progress = |done| (control.progress)(before + done);
        let control = Control { progress: &progress, cancel: control.cancel };
        played += in_order(played..until, request.threads, &control, work, |_, summaries| {
            ArmTally::add(&mut tallies, &summaries);
        });
    }
    document(request, &arms, &tallies, played)
}

/// Up to which history to play before looking at the precision again; `played` to stop.
fn next_look(tallies: &[ArmTally], played: u64, request: &CompareRequest) -> u64 {
    let Some(precision) = request.precision else { return request.histories };
    if played < FIRST_LOOK {
        return FIRST_LOOK.min(request.histories);
    }
    let needed = match tallies {
        [baseline] => baseline.needed_for_shares(precision),
        [_, what_ifs @ ..] => what_ifs.iter().map(|tally| tally.needed_for_differences(precision)).max().unwrap_or(0),
        [] => 0,
    };
    // Half as many again at most: an early estimate of what is needed may be far off.
    needed.clamp(played, played + played / 2).min(request.histories)
}

/// What histories that were played elsewhere come to.
pub(crate) fn document(
    request: &CompareRequest,
    arms: &[Arm],
    tallies: &[ArmTally],
    played: u64,
) -> Result<Comparison, LabError> {
    if played == 0 {
        return Err(LabError::NothingPlayed);
    }
    let precision = request.precision.unwrap_or(POINT);
    let scenario = request.case.scenario();
    let spec = scenario.spec();
    let ever: Vec<bool> = (0..spec.contenders.len() * spec.ladder.len())
        .map(|place| tallies.iter().any(|tally| tally.falls(place) > 0))
        .collect();
    let documents = arms.iter().zip(tallies).map(|(arm, tally)| tally.document(arm, &ever, precision));
    Ok(Comparison {
        format: COMPARISON_FORMAT.to_owned(),
        version: COMPARISON_VERSION,
        provenance: Provenance::new(&request.case, request.seed),
        asked: request.histories,
        played,
        precision,
        level: Level::default().value(),
        methods: ArmTally::methods(),
        contenders: spec.contenders.iter().map(|c| Named { id: c.id.clone(), name: c.name.clone() }).collect(),
        rungs: spec.ladder.iter().map(|r| Named { id: r.id.clone(), name: r.name.clone() }).collect(),
        start: scenario.start(),
        months: spec.months,
        arms: documents.collect::<Result<_, _>>()?,
    })
}
