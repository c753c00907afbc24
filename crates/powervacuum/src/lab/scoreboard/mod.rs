//! The scoreboard: what the model gets right and wrong, pattern by pattern, beside baselines that know nothing.
//!
//! Every target of the record is one number a history: a month, a share of months, a yes or no, a number. Its score is the
//! continuous ranked probability score of the histories, which for a yes or no is the Brier score. Scores of a group are
//! summed, so a group holds targets of one unit; the overall skill is the mean over groups.

mod known;
mod skill;
mod target;
mod verdict;
mod watch;
#[cfg(test)]
mod watch_tests;
mod words;

use std::sync::Arc;

use powervacuum_engine::CalendarMonth;
use powervacuum_ensemble::{Control, Plan, Threads, in_order};
use serde::{Deserialize, Serialize};

pub(crate) use skill::{Samples, group_means, main_falls};
pub(crate) use target::Target;
pub(crate) use watch::{Reach, observe};

use super::LabError;
use super::arm::{Arm, Provenance};
use crate::case::Case;
use crate::ensemble::{DrawsFrom, EnsembleRequest};
use skill::Scored;

/// The `format` of a [`Scoreboard`].
pub const SCOREBOARD_FORMAT: &str = "powervacuum-scoreboard";
/// The `version` of a [`Scoreboard`].
pub const SCOREBOARD_VERSION: u32 = 1;

/// What is to be scored.
#[derive(Clone, Debug)]
pub struct ValidateRequest {
    /// The case.
    pub case: Arc<Case>,
    /// Mechanisms to be knocked out, one at a time: each the id of a what-if, or several joined by `+`.
    pub knock_outs: Vec<String>,
    /// Parameter values.
    pub draws: DrawsFrom,
    /// What the months up to this one tell only; none for all.
    pub until: Option<CalendarMonth>,
    /// What the months after this one tell only; none for all.
    pub after: Option<CalendarMonth>,
    /// The seed of the luck.
    pub seed: u64,
    /// How many histories.
    pub histories: u64,
    /// How many threads; the result does not depend on it.
    pub threads: Threads,
}

/// What the model gets right and wrong, for programs. Shape and promises: `docs/book/src/json.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Scoreboard {
    /// Always [`SCOREBOARD_FORMAT`].
    pub format: String,
    /// [`SCOREBOARD_VERSION`].
    pub version: u32,
    /// What reproduces it.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// Where parameter values came from: `default` or `posterior`.
    pub draws: String,
    /// What the months up to this one tell only; none for all.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub until: Option<CalendarMonth>,
    /// What the months after this one tell only; none for all.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub after: Option<CalendarMonth>,
    /// How many histories were asked for.
    pub asked: u64,
    /// How many were played: the first so many of the seed.
    pub played: u64,
    /// One row a pattern: falls in the order of contenders and rungs, then as in the file.
    pub patterns: Vec<ScoredPattern>,
    /// The groups of patterns, in the order in which they first appear.
    pub groups: Vec<GroupScore>,
    /// Overall skill: the mean over groups. 1 is perfect, 0 as good as the baseline.
    pub skill: Skill,
    /// Standard error of the overall skill beside "everything stays as it is", by jackknife over blocks of histories.
    pub skill_standard_error: Option<f64>,
    /// How the main falls are hit; none where the case marks none.
    pub main_falls: Option<MainFalls>,
    /// What the skill is without each mechanism that was knocked out.
    pub knock_outs: Vec<KnockOut>,
}

/// The case without one of its mechanisms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KnockOut {
    /// Ids of its what-ifs joined by `+`.
    pub id: String,
    /// What is different, as a clause.
    pub name: String,
    /// Overall skill without it.
    pub skill: Skill,
    /// What the mechanism earns: overall skill beside "everything stays as it is" with it, less without it.
    pub earns: Option<f64>,
    /// Standard error of that, by jackknife over blocks of histories that share their luck.
    pub earns_standard_error: Option<f64>,
    /// How the main falls are hit without it.
    pub main_falls: Option<MainFalls>,
    /// Skill of each group without it, in the order of the groups.
    pub groups: Vec<Skill>,
}

/// A pattern and how well it is met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoredPattern {
    /// Short name.
    pub id: String,
    /// Short name of its group.
    pub group: String,
    /// What it is, for people.
    pub name: String,
    /// What its numbers mean.
    pub unit: PatternUnit,
    /// What the record says: its middle where it is uncertain.
    pub record: Reading,
    /// The least and the most that the record allows.
    pub record_range: [Reading; 2],
    /// The median of the histories.
    pub median: Reading,
    /// The middle four fifths of the histories.
    pub interval80: [Reading; 2],
    /// The mean of the histories; none for dates.
    pub mean: Option<f64>,
    /// Continuous ranked probability score, in the unit (months for dates); smaller is better.
    pub score: f64,
    /// The same score of the baselines.
    pub baselines: BaselineScores,
    /// Whether the record lies within the interval.
    pub inside: bool,
    /// The verdict in words.
    pub verdict: String,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// What the numbers of a pattern mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PatternUnit {
    /// A month of the calendar; null for never in the months that are scored.
    Month,
    /// A share of the months it is about.
    ShareOfMonths,
    /// 1 for yes, 0 for no.
    YesOrNo,
    /// A share, such as of delegates.
    Share,
    /// A number of months.
    Months,
    /// A number of members.
    Members,
    /// A position on an issue from -1 to 1, or a change of it.
    Position,
}

/// A number of a pattern, or a month; null for never.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Reading {
    /// A month of the calendar.
    Month(CalendarMonth),
    /// A number.
    Number(f64),
    /// Never within the case.
    Never,
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Reading {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Type};
        let one = |kind| ObjectBuilder::new().schema_type(kind);
        let readings = OneOfBuilder::new().description(Some("A month, a number, or null for never."));
        readings.item(one(Type::String)).item(one(Type::Number)).item(one(Type::Null)).into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Reading {}

/// Scores of the baselines.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BaselineScores {
    /// Everything stays as it is at the end of the first month.
    pub no_change: f64,
    /// Coalitions are made by lot.
    pub random_coalitions: f64,
}

/// A group of patterns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupScore {
    /// Short name.
    pub group: String,
    /// How many patterns.
    pub patterns: usize,
    /// For how many of them the record lies within the interval.
    pub inside: usize,
    /// The mean score of its patterns.
    pub score: f64,
    /// Its skill.
    pub skill: Skill,
}

/// Skill beside the baselines; none where the baseline is perfect.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Skill {
    /// Beside "everything stays as it is".
    pub no_change: Option<f64>,
    /// Beside coalitions by lot.
    pub random_coalitions: Option<f64>,
}

/// How the main falls are hit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MainFalls {
    /// How many there are within the case.
    pub count: usize,
    /// Mean distance of the median from the record, in months; a median of never counts as the end of the case.
    pub mean_error_months: f64,
    /// For how many the record lies within the interval.
    pub inside: usize,
}

/// Plays a case and scores it against its record.
///
/// # Errors
/// When a what-if is unknown, the case has no draws that were asked for, nothing to be scored against, or fewer than
/// two histories were played.
pub fn validate(request: &ValidateRequest, control: &Control) -> Result<Scoreboard, LabError> {
    let targets = targets(request)?;
    let plan = plan(request)?;
    let by_lot = plan.arms()[0].scenario().with_coalitions_by_lot();
    // Beside every arm: a history in which nothing changes, and one in which coalitions are made by lot.
    let work = |history| {
        let luck = (request.seed, history);
        let mut found = vec![
            observe(&plan.scenario(0, history), &targets, luck, Reach::FirstMonth),
            observe(&by_lot, &targets, luck, Reach::Whole),
        ];
        let arms = 0..plan.arms().len();
        found.extend(arms.map(|arm| observe(&plan.scenario(arm, history), &targets, luck, Reach::Whole)));
        found
    };
    let mut samples = vec![Samples::new(targets.len()); plan.arms().len() + 2];
    let played = in_order(0..request.histories, request.threads, control, work, |_, found| {
        samples.iter_mut().zip(found).for_each(|(samples, values)| samples.push(values));
    });
    if played < 2 {
        return Err(LabError::NothingPlayed);
    }
    document(request, &plan, &targets, &samples, played)
}

/// What is to be scored.
fn targets(request: &ValidateRequest) -> Result<Vec<Target>, LabError> {
    let targets = Target::within(request.case.loaded(), request.after, request.until);
    if targets.is_empty() { Err(LabError::NoRecord { case: request.case.name() }) } else { Ok(targets) }
}

/// The case as it is, then without each mechanism, with the parameter values that were asked for.
fn plan(request: &ValidateRequest) -> Result<Plan, LabError> {
    let ensemble = EnsembleRequest {
        case: Arc::clone(&request.case),
        what_ifs: request.knock_outs.clone(),
        seed: request.seed,
        histories: request.histories,
        draws: request.draws,
        tables: Vec::new(),
    };
    Ok(ensemble.plan()?)
}

fn document(
    request: &ValidateRequest,
    plan: &Plan,
    targets: &[Target],
    samples: &[Samples],
    played: u64,
) -> Result<Scoreboard, LabError> {
    let scenario = plan.arms()[0].scenario();
    let [still, by_lot, model, without @ ..] = samples else { return Err(LabError::NothingPlayed) };
    let scored = Scored::new(targets, [still, by_lot], model)?;
    let knock_outs = plan.arms()[1..].iter().zip(without).map(|(arm, samples)| {
        let named = Arm::new(&request.case, arm.what_ifs())?;
        let alone = Scored::new(targets, [still, by_lot], samples)?;
        let difference = scored.less(&alone)?;
        Ok(KnockOut {
            id: named.id,
            name: named.name,
            skill: alone.skill(),
            earns: difference.map(|(earns, _)| earns),
            earns_standard_error: difference.map(|(_, error)| error),
            main_falls: alone.main_falls(),
            groups: alone.groups().into_iter().map(|group| group.skill).collect(),
        })
    });
    Ok(Scoreboard {
        format: SCOREBOARD_FORMAT.to_owned(),
        version: SCOREBOARD_VERSION,
        provenance: Provenance::new(&request.case, request.seed),
        draws: request.draws.name().to_owned(),
        until: request.until,
        after: request.after,
        asked: request.histories,
        played,
        patterns: (0..targets.len()).map(|at| scored.pattern(scenario, at)).collect(),
        groups: scored.groups(),
        skill: scored.skill(),
        skill_standard_error: scored.standard_error()?,
        main_falls: scored.main_falls(),
        knock_outs: knock_outs.collect::<Result<_, LabError>>()?,
    })
}

impl Scoreboard {
    /// Whether its lists fit together; those of a document that was read may not.
    pub(crate) fn is_whole(&self) -> bool {
        let has_group = |pattern: &ScoredPattern| self.groups.iter().any(|group| group.group == pattern.group);
        let has_pattern = |group: &GroupScore| self.patterns.iter().any(|pattern| pattern.group == group.group);
        !self.patterns.is_empty() && self.patterns.iter().all(has_group) && self.groups.iter().all(has_pattern)
    }

    /// The finding in one sentence, by rule.
    pub fn finding(&self) -> String {
        let inside = self.patterns.iter().filter(|pattern| pattern.inside).count();
        let of = self.patterns.len();
        let skill = match self.skill.no_change {
            Some(skill) => format!("; skill {skill:.2} beside \"nothing changes\""),
            None => String::new(),
        };
        format!("The record lies within the model's middle four fifths for {inside} of {of} patterns{skill}")
            .replace('-', "\u{2212}")
    }
}
