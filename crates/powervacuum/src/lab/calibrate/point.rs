//! Point values: one value of each parameter, for who plays a case without drawing them.
//!
//! Medians of draws need not behave like the posterior that they are the middle of, and the nearest draw of a few histories is
//! luck as much as merit. So the least loss is searched for, from the priors on or from the values of a case that was fitted before (the
//! cross-entropy method). In the end the last round's best are played again, on a luck that none of them was chosen by, and the best of those is named. Parameters that are
//! not drawn stand there in every draw.

use std::ops::ControlFlow;

use powervacuum_analysis::abc::Posterior;
use powervacuum_analysis::search::{CrossEntropy, SearchPlan};
use powervacuum_ensemble::{Control, in_order_until};
use serde::{Deserialize, Serialize};

use super::super::LabError;
use super::loss::Loss;
use super::trail::Trail;
use super::{CalibrateRequest, SearchFrom};

/// How many points of a round say where the next one looks: one for each parameter, but with few parameters as many as keep
/// the luck of the best from deciding. Assumed.
const LEAST_ELITE: usize = 8;
/// How many times as many a round tries. Assumed.
const TRIED: usize = 6;
/// The part of its width that the search keeps from round to round. Assumed.
const CAUTION: f64 = 0.15;
/// In how many times as many histories as a draw a point is played in the end; in the first round in as many. While the search
/// is wide a rough look will do.
const IN_THE_END: u64 = 3;
/// After how many rounds points are played in as many histories as in the end. The rounds of a search do not count for that, so
/// that a longer search begins as a shorter one. Assumed.
const ROUNDS_OF_GROWTH: u64 = 35;
/// How wide a search that begins near the values of the case is at first, beside the priors. Assumed.
const NEAR: f64 = 0.3;
/// In how many times as many those that are left in the end are played.
const JUDGED: u64 = 10;
/// How many points of the last round, or of the draws where there was no search, are judged. Assumed.
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

/// A point in normal scores of the priors, and what is said of it.
pub(super) struct Found {
    pub(super) scores: Vec<f64>,
    pub(super) fit: PointFit,
}

impl CalibrateRequest {
    /// How many points the search for point values tries.
    pub fn search_points(&self) -> u64 {
        u64::from(self.rounds) * (TRIED * elite(self.case.loaded().priors.len())) as u64
    }
}

/// How many points say where the next round looks.
fn elite(parameters: usize) -> usize {
    parameters.max(LEAST_ELITE)
}

/// In how many histories a point of a round is played, if a draw is in so many. A search that is narrow from the start has no use
/// for a rough look.
fn histories_in((from, round): (SearchFrom, u32), histories: u64) -> u64 {
    let grown = match from {
        SearchFrom::Priors => u64::from(round).min(ROUNDS_OF_GROWTH),
        SearchFrom::Case => ROUNDS_OF_GROWTH,
    };
    histories + (IN_THE_END - 1) * histories * grown / ROUNDS_OF_GROWTH
}

/// Plays points, or reads what became of them.
pub(super) struct Search<'a> {
    pub(super) request: &'a CalibrateRequest,
    pub(super) loss: &'a Loss,
    pub(super) trail: &'a mut Trail,
    pub(super) control: &'a Control<'a>,
    /// Hears how many points have been tried.
    pub(super) report: &'a dyn Fn(u64),
}

impl Search<'_> {
    /// Where the loss is least, searched for; none if the work was stopped before it was done.
    pub(super) fn least_loss(&mut self) -> Result<Option<Found>, LabError> {
        let parameters = self.loss.priors().len();
        let elite = elite(parameters);
        let points = TRIED * elite;
        let CalibrateRequest { rounds, search_from, histories, seed, .. } = *self.request;
        let plan = SearchPlan { points, elite, caution: CAUTION, seed };
        let (middle, width) = match search_from {
            SearchFrom::Priors => (vec![0.0; parameters], 1.0),
            SearchFrom::Case => (self.loss.scores_of(self.request.case.scenario()), NEAR),
        };
        let mut search = CrossEntropy::new(middle, vec![width; parameters], plan)?;
        let mut last: Vec<(f64, Vec<f64>)> = Vec::new();
        for round in 0..rounds {
            let scores: Vec<Vec<f64>> = (0..points).map(|number| search.point(number)).collect();
            // All points of a round share their luck, so that none is the best by it.
            let luck = seed.wrapping_sub(2 + u64::from(round));
            let before = u64::from(round) * points as u64;
            let histories = histories_in((search_from, round), histories);
            let Some(distances) = self.play(&scores, (luck, histories), before)? else { return Ok(None) };
            last = distances.iter().copied().zip(scores).collect();
            search.learn(&distances)?;
        }
        last.sort_by(|a, b| a.0.total_cmp(&b.0));
        let best = last.into_iter().take(CANDIDATES).map(|(_, scores)| scores);
        self.judge(std::iter::once(search.mean().to_vec()).chain(best).collect())
    }

    /// The best of the nearest draws; none if the work was stopped before it was done.
    pub(super) fn best_draw(&mut self, posterior: &Posterior) -> Result<Option<Found>, LabError> {
        let mut nearest: Vec<_> = posterior.population.particles().iter().collect();
        nearest.sort_by(|a, b| a.distance.total_cmp(&b.distance));
        self.judge(nearest.into_iter().take(CANDIDATES).map(|particle| self.loss.whole(&particle.parameters)).collect())
    }

    /// The best of those that are left in the end.
    fn judge(&mut self, left: Vec<Vec<f64>>) -> Result<Option<Found>, LabError> {
        let (rounds, tried) = (self.request.rounds, self.request.search_points());
        let histories = JUDGED * self.request.histories;
        // Lucks of draws count up from the seed; this one is the last of all.
        let luck = self.request.seed.wrapping_sub(1);
        let Some(distances) = self.play(&left, (luck, histories), tried)? else { return Ok(None) };
        self.trail.end()?;
        let least = left.into_iter().zip(distances).min_by(|a, b| a.1.total_cmp(&b.1));
        Ok(least.map(|(scores, distance)| {
            let values = self.loss.values(&scores);
            Found { scores, fit: PointFit { values, rounds, tried, histories, distance } }
        }))
    }

    /// The distance of each point in so many histories of one luck; none if the work was stopped.
    fn play(
        &mut self,
        points: &[Vec<f64>],
        (luck, histories): (u64, u64),
        before: u64,
    ) -> Result<Option<Vec<f64>>, LabError> {
        let Search { request, loss, trail, control, report } = self;
        let distance = |at: u64| -> Result<f64, LabError> {
            match loss.scenario(&loss.values(&points[at as usize])) {
                Some(scenario) => Ok(loss.in_histories(&scenario, luck, histories)?.iter().sum()),
                None => Ok(f64::INFINITY),
            }
        };
        let mut distances = trail.known(points.len());
        let from = distances.len() as u64;
        let mut failed = None;
        let mut keep = |found: Result<f64, LabError>| -> Result<(), LabError> {
            let found = found?;
            trail.note(found)?;
            distances.push(found);
            report((before + distances.len() as u64).min(request.search_points()));
            Ok(())
        };
        let unheard = Control { progress: &|_| (), cancel: control.cancel };
        in_order_until(from..points.len() as u64, request.threads, &unheard, distance, |_, found| match keep(found) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        });
        failed.map_or(Ok((distances.len() == points.len()).then_some(distances)), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_played_in_more_histories_up_to_the_36th_round() {
        let played = |from| [0, 1, 35, 36, 999].map(|round| histories_in((from, round), 24));
        assert_eq!(played(SearchFrom::Priors), [24, 25, 72, 72, 72]);
        assert_eq!(played(SearchFrom::Case), [72; 5]);
    }
}
