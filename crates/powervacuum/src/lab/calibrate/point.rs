//! Point values: one value of each parameter, for who plays a case without drawing them.
//!
//! Medians of the draws need not behave like the posterior that they are the middle of, and the nearest draw of a few histories
//! is luck as much as merit. So the least loss is searched for from where the draws lie (the cross-entropy method), on more
//! histories than a draw is played in; in the end the best of the search and the nearest draws are played again, on a luck
//! that none of them was chosen by, and the best of those is named.

use std::ops::ControlFlow;

use powervacuum_analysis::abc::Posterior;
use powervacuum_analysis::search::{CrossEntropy, SearchPlan};
use powervacuum_ensemble::{Control, in_order_until};
use serde::{Deserialize, Serialize};

use super::super::LabError;
use super::CalibrateRequest;
use super::loss::Loss;

/// Points that a round tries, and how many of them say where the next one looks, for each parameter. Assumed.
const POINTS: usize = 6;
const ELITE: usize = 1;
/// How widely the search begins at least, in normal scores of the priors: draws that hang on few of them are narrower than what
/// is known. Assumed.
const LEAST_WIDTH: f64 = 0.3;
/// The part of its width that the search keeps from round to round. Assumed.
const CAUTION: f64 = 0.15;
/// In how many times as many histories as a draw a point of the search is played, and those that are left in the end.
const SEARCHED: u64 = 2;
const JUDGED: u64 = 10;
/// How many of the nearest draws, and as many of the last round's points, are judged. Assumed.
const CANDIDATES: usize = 12;

/// One value of each parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PointFit {
    /// The values, in the order of the parameters.
    pub values: Vec<f64>,
    /// How many rounds the search took.
    pub rounds: u32,
    /// How many points it tried.
    pub tried: u64,
    /// In how many histories those that were left in the end were judged.
    pub histories: u64,
    /// The distance of the values in those.
    pub distance: f64,
}

impl CalibrateRequest {
    /// How many points the search for point values tries.
    pub fn search_points(&self) -> u64 {
        u64::from(self.rounds) * (POINTS * self.case.loaded().priors.len()) as u64
    }
}

/// Searches; none if the work was stopped before it was done. `report` hears how many points have been tried.
pub(super) fn search(
    request: &CalibrateRequest,
    loss: &Loss,
    posterior: &Posterior,
    control: &Control,
    report: &dyn Fn(u64),
) -> Result<Option<PointFit>, LabError> {
    let population = &posterior.population;
    let parameters = loss.priors().len();
    let (points, elite) = (POINTS * parameters, (ELITE * parameters).max(2));
    let plan = SearchPlan { points, elite, caution: CAUTION, seed: request.seed };
    let each = |of: &dyn Fn(usize) -> f64| (0..parameters).map(of).collect::<Vec<f64>>();
    let mut search =
        CrossEntropy::new(each(&|at| population.mean(at)), each(&|at| population.sd(at).max(LEAST_WIDTH)), plan)?;
    let mut last: Vec<(f64, Vec<f64>)> = Vec::new();
    for round in 0..request.rounds {
        let scores: Vec<Vec<f64>> = (0..points).map(|number| search.point(number)).collect();
        // All points of a round share their luck, so that none is the best by it.
        let luck = request.seed.wrapping_sub(2 + u64::from(round));
        let before = u64::from(round) * points as u64;
        let heard = |tried: u64| report(before + tried);
        let played = play(request, loss, &scores, (luck, SEARCHED * request.histories), control, &heard)?;
        let Some(distances) = played else { return Ok(None) };
        last = distances.iter().copied().zip(scores).collect();
        search.learn(&distances)?;
    }
    last.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut nearest: Vec<_> = population.particles().iter().collect();
    nearest.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    let mut left: Vec<Vec<f64>> = if request.rounds > 0 { vec![search.mean().to_vec()] } else { Vec::new() };
    left.extend(last.into_iter().take(CANDIDATES).map(|(_, scores)| scores));
    left.extend(nearest.into_iter().take(CANDIDATES).map(|particle| particle.parameters.clone()));
    let histories = JUDGED * request.histories;
    // Lucks of draws count up from the seed; this one is the last of all.
    let luck = request.seed.wrapping_sub(1);
    let Some(distances) = play(request, loss, &left, (luck, histories), control, &|_| ())? else { return Ok(None) };
    let least = left.iter().zip(&distances).min_by(|a, b| a.1.total_cmp(b.1));
    Ok(least.map(|(scores, &distance)| PointFit {
        values: loss.values(scores),
        rounds: request.rounds,
        tried: request.search_points(),
        histories,
        distance,
    }))
}

/// The distance of each point in so many histories of one luck; none if the work was stopped.
fn play(
    request: &CalibrateRequest,
    loss: &Loss,
    points: &[Vec<f64>],
    (luck, histories): (u64, u64),
    control: &Control,
    report: &dyn Fn(u64),
) -> Result<Option<Vec<f64>>, LabError> {
    let distance = |at: u64| -> Result<f64, LabError> {
        match loss.scenario(&loss.values(&points[at as usize])) {
            Some(scenario) => Ok(loss.in_histories(&scenario, luck, histories)?.iter().sum()),
            None => Ok(f64::INFINITY),
        }
    };
    let mut found: Vec<Result<f64, LabError>> = Vec::with_capacity(points.len());
    let unheard = Control { progress: &|_| (), cancel: control.cancel };
    in_order_until(0..points.len() as u64, request.threads, &unheard, distance, |_, distance| {
        found.push(distance);
        report(found.len() as u64);
        ControlFlow::Continue(())
    });
    let distances = found.into_iter().collect::<Result<Vec<f64>, LabError>>()?;
    Ok((distances.len() == points.len()).then_some(distances))
}
