//! Calibration: which parameters agree with the record of a case.
//!
//! Values of the parameters are played in a number of histories of their own luck and held against the record: each group of
//! patterns gives one summary, its mean score divided by that of the better of two baselines: everything stays as it is, and
//! coalitions are made by lot. A perfect model has 0 everywhere; the distance is the sum over groups. So what is fitted is what
//! the scoreboard shows. First one point is searched for ([`powervacuum_analysis::search`]), then come draws
//! ([`powervacuum_analysis::abc`]): a generalised posterior, of a loss rather than a likelihood (Bissiri, Holmes & Walker 2016,
//! Journal of the Royal Statistical Society B 78:1103-1130; with ABC Schmon, Cannon & Knoblauch 2020).

mod document;
mod journal;
mod loss;
mod point;
mod trail;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use powervacuum_analysis::abc::{
    Distance, Distribution, Kernel, Norm, Outcome, Prior, Proposer, Scales, Smc, SmcPlan, Step, Stop,
};
use powervacuum_engine::CalendarMonth;
use powervacuum_ensemble::{Control, Threads, in_order_until};
use serde::{Deserialize, Serialize};

pub use document::{
    CALIBRATION_FORMAT, CALIBRATION_VERSION, Calibration, CalibrationGeneration, FittedDraw, FittedGroup,
    FittedParameter,
};
use journal::Journal;
pub use journal::JournalError;
use loss::Loss;
pub use point::PointFit;
use point::Search;
use trail::Trail;

use super::LabError;
use crate::case::Case;

/// The share of draws below which a generation is given up: beyond, most work is for nothing.
const LEAST_ACCEPTANCE: f64 = 0.01;

/// The share of the population's covariance in each step. Assumed: steps that keep the population as wide as it is leave the
/// weight with many draws where there are many parameters.
const KERNEL_SHARE: f64 = 1.1;

/// What is to be calibrated.
#[derive(Clone, Debug)]
pub struct CalibrateRequest {
    /// The case; its record says what is fitted, its priors which parameters are.
    pub case: Arc<Case>,
    /// What the months up to this one tell only; none for all.
    pub until: Option<CalendarMonth>,
    /// How many draws a generation keeps.
    pub particles: usize,
    /// The most generations.
    pub generations: u32,
    /// The most draws that are tried in all; none for no limit.
    pub simulations: Option<u64>,
    /// How many rounds the search for point values takes; with 0 they are those of the best draw, and parameters that are
    /// not drawn stand in the middle of their priors.
    pub rounds: u32,
    /// Where that search begins.
    pub search_from: SearchFrom,
    /// In how many histories each draw is played.
    pub histories: u64,
    /// The seed of draws and luck.
    pub seed: u64,
    /// How many threads; the result does not depend on it.
    pub threads: Threads,
    /// Where what has been done is kept, and the result written.
    pub folder: PathBuf,
    /// Whether to go on with what is kept in the folder.
    pub resume: bool,
}

/// Where the search for point values begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchFrom {
    /// With all that the priors allow, so that the values which the case has play no part.
    #[default]
    Priors,
    /// Near the values that the case has: for a case that was fitted, after a change of the model or of the record.
    Case,
}

impl SearchFrom {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            SearchFrom::Priors => "priors",
            SearchFrom::Case => "case",
        }
    }
}

/// Where a calibration stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CalibrationProgress {
    /// The generation under way, from 0.
    pub generation: u32,
    /// How many draws it has kept.
    pub kept: usize,
    /// How many draws have been tried in all.
    pub tried: u64,
    /// The distance within which it keeps draws; none where it keeps all.
    pub tolerance: Option<f64>,
    /// How many points the search for point values has tried.
    pub searched: u64,
}

/// Fits the parameters that the case has priors of to its record. What has been done is kept in the folder draw by draw,
/// so that a run that was stopped or killed goes on where it was, to the same result.
///
/// # Errors
/// When the case has no priors or no record, the folder holds another calibration or cannot be written, or the work was
/// stopped before it was done.
pub fn calibrate(
    request: &CalibrateRequest,
    control: &Control,
    report: &dyn Fn(CalibrationProgress),
) -> Result<Calibration, LabError> {
    let mut loss = Loss::new(request)?;
    let (mut journal, mut smc) = Journal::open(request, plan(request, &loss)?)?;
    let mut trail = Trail::open(&request.folder)?;
    let stopped = || LabError::CalibrationStopped { folder: request.folder.clone() };
    let mut point = None;
    if request.rounds > 0 {
        let heard = |searched| report(CalibrationProgress { searched, ..CalibrationProgress::default() });
        let mut search = Search { request, loss: &loss, trail: &mut trail, control, report: &heard };
        let found = search.least_loss()?.ok_or_else(stopped)?;
        loss.rest_at(&found.scores);
        point = Some(found.fit);
    }
    while let Some(proposer) = smc.proposer() {
        generation(request, &loss, (&mut journal, &mut smc), &proposer, control, report)?;
        if control.is_cancelled() && smc.stopped().is_none() {
            journal.flush()?;
            return Err(stopped());
        }
    }
    let posterior = smc.posterior()?;
    let mut calibration = document::document(request, &loss, &posterior)?;
    if point.is_none() {
        let mut search = Search { request, loss: &loss, trail: &mut trail, control, report: &|_| () };
        point = Some(search.best_draw(&posterior)?.ok_or_else(stopped)?.fit);
    }
    calibration.point = point;
    journal.finish(&calibration)?;
    Ok(calibration)
}

/// Plays draws until a generation is complete, or the work is to stop.
fn generation(
    request: &CalibrateRequest,
    loss: &Loss,
    (journal, smc): (&mut Journal, &mut Smc),
    proposer: &Proposer,
    control: &Control,
    report: &dyn Fn(CalibrationProgress),
) -> Result<(), LabError> {
    let from = journal.next_number();
    let mut result = Ok(());
    let mut keep = |number, outcome: Result<Outcome, LabError>| -> Result<Step, LabError> {
        let outcome = outcome?;
        journal.note(number, &outcome)?;
        let step = smc.accept(number, outcome)?;
        if step.ends_generation() {
            journal.turn(smc)?;
        }
        let (generation, kept, tried) = (proposer.generation(), smc.kept(), smc.simulations());
        let searched = request.search_points();
        report(CalibrationProgress { generation, kept, tried, tolerance: smc.tolerance(), searched });
        Ok(step)
    };
    let take = |number, outcome| match keep(number, outcome) {
        Ok(step) if step.ends_generation() => ControlFlow::Break(()),
        Ok(_) => ControlFlow::Continue(()),
        Err(error) => {
            result = Err(error);
            ControlFlow::Break(())
        }
    };
    let unheard = Control { progress: &|_| (), cancel: control.cancel };
    in_order_until(from..u64::MAX, request.threads, &unheard, |number| try_draw(loss, proposer, number), take);
    result
}

/// Plays a draw. Values that make no case count as failed.
fn try_draw(loss: &Loss, proposer: &Proposer, number: u64) -> Result<Outcome, LabError> {
    let proposal = proposer.propose(number)?;
    match loss.scenario(&loss.values(&loss.whole(&proposal.parameters))) {
        Some(scenario) => Ok(Outcome::Summaries(loss.of(&scenario, proposal.key)?)),
        None => Ok(Outcome::Failed),
    }
}

fn plan(request: &CalibrateRequest, loss: &Loss) -> Result<SmcPlan, LabError> {
    let score = Prior::new(Distribution::Normal { mean: 0.0, sd: 1.0 })?;
    let groups = loss.groups().count();
    let distance = Distance { norm: Norm::Manhattan, scales: Scales::Fixed(vec![1.0; groups]), ..Distance::default() };
    let stop = Stop {
        generations: request.generations,
        acceptance: Some(LEAST_ACCEPTANCE),
        simulations: request.simulations,
        ..Stop::default()
    };
    let plan = SmcPlan::new(vec![score; loss.drawn()], vec![0.0; groups], request.seed);
    let kernel = Kernel::Shrunk(KERNEL_SHARE);
    Ok(SmcPlan { particles: request.particles, distance, kernel, stop, ..plan })
}
