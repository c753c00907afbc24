//! Ensembles: many histories of a case, with and without what-ifs, counted or written to a folder.

use std::sync::Arc;

use powervacuum_engine::{CalendarMonth, Month, Scenario};
use powervacuum_ensemble::{
    Control, Draw, Draws, Ensemble, EnsembleError, Plan, PlanError, PlanSpec, Table, Threads, in_order, summarise,
};
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::lab::Arm;
use crate::run::{ENGINE_VERSION, Run, RunError};

/// The `format` of an [`EnsembleDocument`].
pub const COUNTS_FORMAT: &str = "powervacuum-ensemble-counts";
/// The `version` of an [`EnsembleDocument`].
pub const COUNTS_VERSION: u32 = 1;

/// What an ensemble consists of.
#[derive(Clone, Debug)]
pub struct EnsembleRequest {
    /// The case.
    pub case: Arc<Case>,
    /// The seed of the luck.
    pub seed: u64,
    /// How many histories each arm has.
    pub histories: u64,
    /// What-ifs of further arms beside the baseline; those joined by `+` are put into effect together.
    pub what_ifs: Vec<String>,
    /// Parameter values.
    pub draws: DrawsFrom,
    /// The tables that are written.
    pub tables: Vec<Table>,
}

/// Where parameter values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawsFrom {
    /// The case.
    Default,
    /// The draws in the case's `posterior.csv`.
    Posterior,
}

impl DrawsFrom {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            DrawsFrom::Default => "default",
            DrawsFrom::Posterior => "posterior",
        }
    }
}

/// Why an ensemble cannot be played.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EnsembleRequestError {
    /// A what-if does not fit the case.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The arms or draws do not fit the case.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The case has no draws.
    #[error("case `{case}` has no draws of the parameters; add a file `posterior.csv`, or ask for the default ones")]
    NoPosterior {
        /// The case.
        case: String,
    },
}

impl EnsembleRequest {
    /// The plan of the ensemble.
    ///
    /// # Errors
    /// When a what-if is unknown or named twice, when what-ifs contradict each other, or when draws are asked for that the
    /// case does not have.
    pub fn plan(&self) -> Result<Plan, EnsembleRequestError> {
        let mut arms = vec![Vec::new()];
        for text in &self.what_ifs {
            let what_ifs = Arm::what_ifs_of(text);
            // A run knows what was probably meant.
            Run { what_ifs: what_ifs.clone(), ..Run::new(Arc::clone(&self.case)) }.scenario()?;
            arms.push(what_ifs);
        }
        Ok(Plan::new(PlanSpec {
            scenario: self.case.scenario().clone(),
            scenario_fingerprint: self.case.fingerprint(),
            engine_version: ENGINE_VERSION.to_owned(),
            seed: self.seed,
            histories: self.histories,
            arms,
            draws: self.draws()?,
            tables: self.tables.clone(),
        })?)
    }

    fn draws(&self) -> Result<Draws, EnsembleRequestError> {
        if self.draws == DrawsFrom::Default {
            return Ok(Draws::Default);
        }
        let posterior = &self.case.loaded().posterior;
        if posterior.is_empty() {
            return Err(EnsembleRequestError::NoPosterior { case: self.case.name() });
        }
        let draw = |draw: &powervacuum_formats::PosteriorDraw| Draw {
            weight: draw.weight,
            parameters: draw.parameters.clone(),
        };
        Ok(Draws::Posterior(posterior.iter().map(draw).collect()))
    }
}

/// An ensemble counted, for programs. Shape and promises: `docs/book/src/json.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EnsembleDocument {
    /// Always [`COUNTS_FORMAT`].
    pub format: String,
    /// [`COUNTS_VERSION`].
    pub version: u32,
    /// Id of the case.
    pub scenario: String,
    /// Names the exact content of the case, before any what-if.
    pub scenario_fingerprint: String,
    /// Version of the engine that played.
    pub engine_version: String,
    /// Seed of the luck.
    pub seed: u64,
    /// How many histories of each arm were asked for.
    pub asked: u64,
    /// The arms, the baseline first.
    pub arms: Vec<ArmCounts>,
}

/// An arm counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArmCounts {
    /// What-ifs in effect, joined by `+`; `baseline` for none.
    pub intervention: String,
    /// How many histories were counted.
    pub histories: u64,
    /// In how many each contender dominates, in the order of the case.
    pub leaders: Vec<LeaderCount>,
    /// In how many nobody dominates.
    pub collective: u64,
    /// The month by which half of the histories with a leader have found one; none if none has.
    pub median_since: Option<CalendarMonth>,
}

/// In how many histories a contender dominates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderCount {
    /// Id of the contender.
    pub contender: String,
    /// In how many.
    pub histories: u64,
}

/// Counts of an arm while histories come in.
struct Tally {
    histories: u64,
    leaders: Vec<u64>,
    /// By month.
    since: Vec<u64>,
}

impl Tally {
    fn new(scenario: &Scenario) -> Tally {
        let months = usize::from(scenario.spec().months) + 1;
        Tally { histories: 0, leaders: vec![0; scenario.contender_count()], since: vec![0; months] }
    }

    /// Counts a history by the position of its leader and the month since which it has dominated.
    fn add(&mut self, leader: Option<usize>, since: Option<Month>) {
        self.histories += 1;
        if let Some(count) = leader.and_then(|leader| self.leaders.get_mut(leader)) {
            *count += 1;
        }
        if let Some(count) = since.and_then(|month| self.since.get_mut(usize::from(month.0))) {
            *count += 1;
        }
    }

    fn counts(&self, intervention: &str, scenario: &Scenario) -> ArmCounts {
        let led: u64 = self.leaders.iter().sum();
        let mut before = 0;
        let median = self.since.iter().position(|count| {
            before += count;
            before > 0 && 2 * before >= led
        });
        let leader = |(contender, &histories): (&powervacuum_engine::Contender, &u64)| LeaderCount {
            contender: contender.id.clone(),
            histories,
        };
        ArmCounts {
            intervention: intervention.to_owned(),
            histories: self.histories,
            leaders: scenario.spec().contenders.iter().zip(&self.leaders).map(leader).collect(),
            collective: self.histories - led,
            median_since: median.map(|month| scenario.calendar(Month(month as u16))),
        }
    }
}

/// Plays an ensemble and counts, without writing anything. What was counted when it is cancelled is the first so many
/// histories, in every arm.
pub fn count(plan: &Plan, threads: Threads, control: &Control) -> EnsembleDocument {
    let arms = plan.arms();
    let mut tallies: Vec<Tally> = arms.iter().map(|arm| Tally::new(arm.scenario())).collect();
    let seed = plan.spec().seed;
    let play = |item: u64| {
        let (history, arm) = (item / arms.len() as u64, (item % arms.len() as u64) as usize);
        summarise(&plan.scenario(arm, history), seed, history)
    };
    // A history counts when all arms have played it.
    let mut waiting = Vec::new();
    in_order(0..plan.spec().histories * arms.len() as u64, threads, control, play, |_, summary| {
        waiting.push(summary);
        if waiting.len() == arms.len() {
            for (tally, summary) in tallies.iter_mut().zip(waiting.drain(..)) {
                tally.add(summary.leader().map(|leader| leader.index()), summary.since());
            }
        }
    });
    document(plan, &tallies)
}

/// Counts what a folder holds of an ensemble.
///
/// # Errors
/// When it cannot be read, or has no table of histories.
pub fn count_written(plan: &Plan, ensemble: &Ensemble) -> Result<EnsembleDocument, EnsembleError> {
    let mut tallies: Vec<Tally> = plan.arms().iter().map(|arm| Tally::new(arm.scenario())).collect();
    let scenario = &plan.spec().scenario;
    let position = |leader: &str| scenario.spec().contenders.iter().position(|contender| contender.id == leader);
    ensemble.histories(|row| {
        let since = row.since.and_then(|month| scenario.start().until(month));
        if let Some(arm) = plan.arms().iter().position(|arm| arm.name() == row.of.intervention) {
            tallies[arm].add(row.leader.and_then(position), since);
        }
    })?;
    Ok(document(plan, &tallies))
}

fn document(plan: &Plan, tallies: &[Tally]) -> EnsembleDocument {
    let spec = plan.spec();
    EnsembleDocument {
        format: COUNTS_FORMAT.to_owned(),
        version: COUNTS_VERSION,
        scenario: spec.scenario.spec().id.clone(),
        scenario_fingerprint: spec.scenario_fingerprint.clone(),
        engine_version: spec.engine_version.clone(),
        seed: spec.seed,
        asked: spec.histories,
        arms: plan.arms().iter().zip(tallies).map(|(arm, tally)| tally.counts(arm.name(), arm.scenario())).collect(),
    }
}
