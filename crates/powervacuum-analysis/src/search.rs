//! Where a noisy loss is least: the cross-entropy method (Rubinstein 1999; Rubinstein & Kroese 2004, *The Cross-Entropy Method*).
//!
//! Points are drawn from independent normal distributions; the best few of a round say where the next round draws, and how
//! widely. So a loss that is only known from simulations can be searched: no derivative is needed, and a lucky point alone
//! moves nothing.
//!
//! The caller works out the losses. A point is a pure function of seed, round and number, so losses can be worked out in any
//! order and on any thread; a search that was stopped is done again from its losses, or anew, to the same result.

use crate::AnalysisError;
use crate::chance::Chance;
use crate::error::{check_finite, check_length};

/// What the chance of a point is for; the number is never reused for anything else of this crate.
const SEARCH: u64 = 2;

/// How a search goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SearchPlan {
    /// How many points are tried in a round.
    pub points: usize,
    /// How many of them say where the next round draws; at least 2.
    pub elite: usize,
    /// How much of its width each coordinate keeps from the round before, in [0, 1): against settling too early.
    pub caution: f64,
    /// The seed of the points.
    pub seed: u64,
}

/// A search between two rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossEntropy {
    plan: SearchPlan,
    mean: Vec<f64>,
    sd: Vec<f64>,
    round: u32,
}

impl CrossEntropy {
    /// A search that draws its first points from around `mean`, each coordinate with its standard deviation.
    ///
    /// # Errors
    /// [`AnalysisError::TooFew`] for fewer than 2 elite points, or fewer points than those; [`AnalysisError::ShareOutOfRange`]
    /// for a caution that is no share; [`AnalysisError::WrongLength`] and [`AnalysisError::NotFinite`] for a start that is none.
    pub fn new(mean: Vec<f64>, sd: Vec<f64>, plan: SearchPlan) -> Result<CrossEntropy, AnalysisError> {
        if plan.elite < 2 {
            return Err(AnalysisError::TooFew { what: "elite points", needed: 2, found: plan.elite });
        }
        if plan.points < plan.elite {
            return Err(AnalysisError::TooFew { what: "points", needed: plan.elite, found: plan.points });
        }
        if !(0.0..1.0).contains(&plan.caution) {
            return Err(AnalysisError::ShareOutOfRange { name: "caution", value: plan.caution });
        }
        check_length("standard deviations", mean.len(), sd.len())?;
        check_finite("mean", &mean)?;
        check_finite("standard deviation", &sd)?;
        Ok(CrossEntropy { plan, mean, sd, round: 0 })
    }

    /// How many rounds are done.
    pub fn round(&self) -> u32 {
        self.round
    }

    /// Where the next round draws: the search's answer, once there is no next round.
    pub fn mean(&self) -> &[f64] {
        &self.mean
    }

    /// How widely it draws, by coordinate.
    pub fn sd(&self) -> &[f64] {
        &self.sd
    }

    /// A point of the round under way, by its number from 0.
    pub fn point(&self, number: usize) -> Vec<f64> {
        let mut chance = Chance::keyed([self.plan.seed, u64::from(self.round), number as u64, SEARCH]);
        self.mean.iter().zip(&self.sd).map(|(mean, sd)| mean + sd * chance.normal()).collect()
    }

    /// Ends the round: the points with the least losses say where the next one draws. Infinite losses are of points that
    /// cannot be had; among equals the earlier comes first.
    ///
    /// # Errors
    /// [`AnalysisError::WrongLength`] where there is not one loss a point, [`AnalysisError::NotFinite`] where one is no number,
    /// [`AnalysisError::TooFew`] where fewer than the elite have a finite one.
    pub fn learn(&mut self, losses: &[f64]) -> Result<(), AnalysisError> {
        check_length("losses", self.plan.points, losses.len())?;
        if let Some(position) = losses.iter().position(|loss| loss.is_nan()) {
            return Err(AnalysisError::NotFinite { what: "loss", position, value: f64::NAN });
        }
        let mut order: Vec<usize> = (0..losses.len()).filter(|&at| losses[at] < f64::INFINITY).collect();
        order.sort_by(|&a, &b| losses[a].total_cmp(&losses[b]));
        order.truncate(self.plan.elite);
        if order.len() < self.plan.elite {
            return Err(AnalysisError::TooFew {
                what: "points that can be had",
                needed: self.plan.elite,
                found: order.len(),
            });
        }
        let elite: Vec<Vec<f64>> = order.into_iter().map(|number| self.point(number)).collect();
        let count = elite.len() as f64;
        for at in 0..self.mean.len() {
            let mean = elite.iter().map(|point| point[at]).sum::<f64>() / count;
            let spread = elite.iter().map(|point| (point[at] - mean) * (point[at] - mean)).sum::<f64>() / (count - 1.0);
            self.sd[at] = self.plan.caution * self.sd[at] + (1.0 - self.plan.caution) * spread.sqrt();
            self.mean[at] = mean;
        }
        self.round += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: SearchPlan = SearchPlan { points: 60, elite: 10, caution: 0.2, seed: 7 };

    fn search(loss: impl Fn(&[f64], u64) -> f64, rounds: u64) -> CrossEntropy {
        let mut search = CrossEntropy::new(vec![0.0; 4], vec![1.0; 4], PLAN).expect("the plan is right");
        for round in 0..rounds {
            let losses: Vec<f64> =
                (0..PLAN.points).map(|number| loss(&search.point(number), round * 1000 + number as u64)).collect();
            search.learn(&losses).expect("losses are right");
        }
        search
    }

    const LEAST: [f64; 4] = [0.5, -1.2, 0.0, 2.0];

    /// A bowl whose axes differ by a factor of 16.
    fn bowl(point: &[f64]) -> f64 {
        let stretched = point.iter().zip(&LEAST).zip([1.0, 4.0, 0.25, 1.0]);
        stretched.map(|((at, least), steep)| steep * (at - least) * (at - least)).sum()
    }

    #[test]
    fn it_finds_the_bottom_of_a_bowl() {
        let found = search(|point, _| bowl(point), 25);
        for (at, least) in found.mean().iter().zip(&LEAST) {
            assert!((at - least).abs() < 0.05, "{:?}", found.mean());
        }
        assert!(found.sd().iter().all(|sd| *sd < 0.2), "{:?}", found.sd());
        assert_eq!(found.round(), 25);
    }

    #[test]
    fn noise_does_not_lead_it_astray() {
        let noise = |key: u64| Chance::keyed([1, key, 0, 0]).normal();
        let found = search(|point, key| bowl(point) + noise(key), 25);
        assert!(bowl(found.mean()) < 0.5, "{:?}", found.mean());
    }

    #[test]
    fn points_that_cannot_be_had_are_avoided() {
        // The bottom lies behind a wall: the nearest that can be had is on it.
        let found = search(|point, _| if point[3] > 1.0 { f64::INFINITY } else { bowl(point) }, 30);
        assert!((0.8..=1.05).contains(&found.mean()[3]), "{:?}", found.mean());
    }

    #[test]
    fn a_point_depends_on_seed_round_and_number_alone() {
        let begun = search(|point, _| bowl(point), 2);
        assert_eq!(begun.point(3), begun.clone().point(3));
        assert_ne!(begun.point(3), begun.point(4));
        assert_ne!(begun.point(3), search(|point, _| bowl(point), 3).point(3));
        let other = CrossEntropy::new(vec![0.0; 4], vec![1.0; 4], SearchPlan { seed: 8, ..PLAN }).expect("right");
        assert_ne!(other.point(0), search(|_, _| 0.0, 0).point(0));
    }

    #[test]
    fn what_makes_no_search_is_refused() {
        let new = |mean: Vec<f64>, sd: Vec<f64>, plan| CrossEntropy::new(mean, sd, plan).map(|_| ());
        assert!(new(vec![0.0], vec![1.0], PLAN).is_ok());
        assert!(new(vec![0.0], vec![1.0, 1.0], PLAN).is_err());
        assert!(new(vec![f64::NAN], vec![1.0], PLAN).is_err());
        assert!(new(vec![0.0], vec![1.0], SearchPlan { elite: 1, ..PLAN }).is_err());
        assert!(new(vec![0.0], vec![1.0], SearchPlan { points: 9, ..PLAN }).is_err());
        assert!(new(vec![0.0], vec![1.0], SearchPlan { caution: 1.0, ..PLAN }).is_err());
        let mut search = CrossEntropy::new(vec![0.0], vec![1.0], PLAN).expect("right");
        assert!(search.learn(&[0.0; 59]).is_err() && search.learn(&[f64::NAN; 60]).is_err());
        assert!(search.learn(&[f64::INFINITY; 60]).is_err(), "nothing can be had");
        assert_eq!((search.round(), search.mean()), (0, &[0.0][..]), "and nothing is learned from it");
    }
}
