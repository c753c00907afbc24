//! Which of the draws is the best one: what a case can have as its point values.
//!
//! A draw was kept for its distance in a few histories, and the least of many such distances is luck as much as merit. So the
//! nearest draws are played again, in more histories of one luck that none of them was kept for, and the best of those is named.

use std::ops::ControlFlow;

use powervacuum_ensemble::{Control, in_order_until};
use serde::{Deserialize, Serialize};

use super::super::LabError;
use super::loss::Loss;
use super::{CalibrateRequest, FittedDraw};

/// How many of the nearest draws are played again. Assumed.
const CANDIDATES: usize = 24;
/// In how many times as many histories. Assumed.
const MORE: u64 = 10;

/// The best draw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BestDraw {
    /// Its place among the draws.
    pub draw: usize,
    /// How many of the nearest draws were played again.
    pub candidates: usize,
    /// In how many histories each.
    pub histories: u64,
    /// Its distance in those.
    pub distance: f64,
}

/// Plays the nearest draws again; none if the work was stopped before it was done.
pub(super) fn best(
    request: &CalibrateRequest,
    loss: &Loss,
    draws: &[FittedDraw],
    control: &Control,
) -> Result<Option<BestDraw>, LabError> {
    let mut nearest: Vec<usize> = (0..draws.len()).collect();
    nearest.sort_by(|&a, &b| draws[a].distance.total_cmp(&draws[b].distance));
    nearest.truncate(CANDIDATES);
    let histories = MORE * request.histories;
    // Lucks of draws count up from the seed; this one is the last of all.
    let luck = request.seed.wrapping_sub(1);
    let again = |at: u64| -> Result<f64, LabError> {
        match loss.scenario(&draws[nearest[at as usize]].values) {
            Some(scenario) => Ok(loss.in_histories(&scenario, luck, histories)?.iter().sum()),
            None => Ok(f64::INFINITY),
        }
    };
    let mut found: Vec<Result<f64, LabError>> = Vec::with_capacity(nearest.len());
    let unheard = Control { progress: &|_| (), cancel: control.cancel };
    in_order_until(0..nearest.len() as u64, request.threads, &unheard, again, |_, distance| {
        found.push(distance);
        ControlFlow::Continue(())
    });
    let distances = found.into_iter().collect::<Result<Vec<f64>, LabError>>()?;
    if distances.len() < nearest.len() {
        return Ok(None);
    }
    let least = nearest.iter().zip(&distances).min_by(|a, b| a.1.total_cmp(b.1));
    Ok(least.map(|(&draw, &distance)| BestDraw { draw, candidates: nearest.len(), histories, distance }))
}
