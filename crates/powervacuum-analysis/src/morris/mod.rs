//! Which parameters matter at all: elementary effects, Morris (1991), Technometrics 33:161-174.
//!
//! A trajectory starts at a point of a grid in the unit cube and changes one parameter after the other by a fixed step,
//! in a random order; each change gives one elementary effect, the change of the output per unit of the scaled parameter.
//! With `p` levels the step is `p / (2 (p - 1))` (section 3 there), so that every level is as likely. Trajectories may be
//! chosen to lie far apart: Campolongo, Cariboni & Saltelli (2007), Environmental Modelling & Software 22:1509-1518;
//! we choose one after the other (Ruano et al. 2012, EMS 37:103-109) instead of trying all choices.

mod screening;

pub use screening::{ElementaryEffects, MorrisIndex};

use serde::Serialize;

use crate::AnalysisError;
use crate::chance::Chance;
use crate::error::{check_enough, check_length};
use crate::points::Points;

/// What a Morris design should be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct MorrisPlan {
    /// How many parameters, at least 1.
    pub parameters: usize,
    /// Levels of the grid, even; 4 is usual.
    pub levels: usize,
    /// How many trajectories, at least 2; 10 to 50 are usual. The design has `parameters + 1` points for each.
    pub trajectories: usize,
    /// The seed.
    pub seed: u64,
}

/// Trajectories in the unit cube, `parameters + 1` points each, one after the other.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::bootstrap::Resampling;
/// use powervacuum_analysis::morris::{MorrisDesign, MorrisPlan};
///
/// let design = MorrisDesign::random(MorrisPlan { parameters: 2, levels: 4, trajectories: 10, seed: 1 })?;
/// let outputs: Vec<f64> = design.points().rows().map(|point| 2.0 * point[0] - 3.0 * point[1]).collect();
/// let indices = design.effects(&outputs)?.screen(Resampling::default())?;
/// assert!((indices[0].mu - 2.0).abs() < 1e-12 && indices[0].sigma < 1e-12);
/// assert!((indices[1].mu_star.value - 3.0).abs() < 1e-12);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MorrisDesign {
    points: Points,
    /// Which parameter each step of each trajectory changes, and by how much.
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Step {
    parameter: usize,
    change: f64,
}

impl MorrisDesign {
    /// Random trajectories.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::OddLevels`], or [`AnalysisError::TooFew`] parameters or trajectories.
    pub fn random(plan: MorrisPlan) -> Result<MorrisDesign, AnalysisError> {
        plan.check()?;
        Self::from_trajectories(plan, &plan.draw(plan.trajectories))
    }

    /// The trajectories that lie furthest apart of `candidates` random ones.
    ///
    /// The first is the first candidate; each further one has the largest sum of squared distances to those chosen, where
    /// the distance of two trajectories is the sum of the distances of all pairs of their points. The effort grows with
    /// `candidates`, `trajectories` and the cube of `parameters`.
    ///
    /// # Errors
    ///
    /// Those of [`Self::random`], and [`AnalysisError::TooFew`] if there are fewer candidates than trajectories.
    pub fn spread(plan: MorrisPlan, candidates: usize) -> Result<MorrisDesign, AnalysisError> {
        plan.check()?;
        check_enough("candidate trajectories", plan.trajectories, candidates)?;
        let drawn = plan.draw(candidates);
        let mut apart = vec![0.0; candidates];
        let mut chosen = vec![0];
        while chosen.len() < plan.trajectories {
            let latest = &drawn[chosen[chosen.len() - 1]];
            apart.iter_mut().zip(&drawn).for_each(|(sum, other)| {
                *sum += square(distance(latest, other));
            });
            let left = (0..candidates).filter(|one| !chosen.contains(one));
            let furthest = left.fold(None, |best: Option<usize>, one| match best {
                Some(best) if apart[best] >= apart[one] => Some(best),
                _ => Some(one),
            });
            chosen.extend(furthest);
        }
        let kept: Vec<Trajectory> = chosen.into_iter().map(|one| drawn[one].clone()).collect();
        Self::from_trajectories(plan, &kept)
    }

    fn from_trajectories(plan: MorrisPlan, trajectories: &[Trajectory]) -> Result<MorrisDesign, AnalysisError> {
        Self::from_points(Points::from_rows(&trajectories.concat())?, plan.parameters)
    }

    /// Trajectories that were made elsewhere: each has `parameters + 1` points, and each step changes one parameter.
    ///
    /// Points are in the unit of the effects: scale parameters to [0, 1] first, or effects are per natural unit.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] if the rows do not make whole trajectories of these parameters,
    /// [`AnalysisError::NotATrajectory`] if a step changes no or several parameters, or one for the second time.
    pub fn from_points(points: Points, parameters: usize) -> Result<MorrisDesign, AnalysisError> {
        check_enough("parameters", 1, parameters)?;
        check_length("parameters", parameters, points.parameters())?;
        let trajectories = points.len() / (parameters + 1);
        check_length("points", trajectories * (parameters + 1), points.len())?;
        let mut steps = Vec::with_capacity(trajectories * parameters);
        for trajectory in 0..trajectories {
            let mut moved = vec![false; parameters];
            for step in 0..parameters {
                let here = trajectory * (parameters + 1) + step;
                let found = only_change(points.row(here), points.row(here + 1));
                let fresh = found.filter(|step| !std::mem::replace(&mut moved[step.parameter], true));
                steps.push(fresh.ok_or(AnalysisError::NotATrajectory { trajectory, step })?);
            }
        }
        Ok(MorrisDesign { points, steps })
    }

    /// The points, in the order in which outputs are expected.
    pub fn points(&self) -> &Points {
        &self.points
    }

    /// How many parameters there are.
    pub fn parameters(&self) -> usize {
        self.points.parameters()
    }

    /// How many trajectories there are.
    pub fn trajectories(&self) -> usize {
        self.steps.len() / self.parameters()
    }

    /// The elementary effects on one output; call it again for further outputs of the same design.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] unless there is an output for each point, [`AnalysisError::NotFinite`].
    pub fn effects(&self, outputs: &[f64]) -> Result<ElementaryEffects, AnalysisError> {
        check_length("outputs", self.points.len(), outputs.len())?;
        let mut effects = vec![vec![0.0; self.trajectories()]; self.parameters()];
        for (trajectory, steps) in self.steps.chunks_exact(self.parameters()).enumerate() {
            for (place, step) in steps.iter().enumerate() {
                let here = trajectory * (self.parameters() + 1) + place;
                effects[step.parameter][trajectory] = (outputs[here + 1] - outputs[here]) / step.change;
            }
        }
        ElementaryEffects::new(effects)
    }
}

type Trajectory = Vec<Vec<f64>>;

impl MorrisPlan {
    /// The step of the grid, in (0, 1]: p / (2 (p - 1)).
    pub fn step(&self) -> f64 {
        self.levels as f64 / (2.0 * (self.levels as f64 - 1.0))
    }

    fn check(&self) -> Result<(), AnalysisError> {
        check_enough("parameters", 1, self.parameters)?;
        check_enough("trajectories", 2, self.trajectories)?;
        let even = self.levels >= 2 && self.levels.is_multiple_of(2);
        if even { Ok(()) } else { Err(AnalysisError::OddLevels(self.levels)) }
    }

    fn draw(&self, number: usize) -> Vec<Trajectory> {
        let mut chance = Chance::new(self.seed, 0);
        (0..number).map(|_| self.trajectory(&mut chance)).collect()
    }

    /// Every parameter starts in the lower half of the levels and goes up, or half of the grid higher and comes down.
    fn trajectory(&self, chance: &mut Chance) -> Trajectory {
        let half = self.levels / 2;
        let value = |level: usize| level as f64 / (self.levels - 1) as f64;
        let lower: Vec<usize> = (0..self.parameters).map(|_| chance.below(half)).collect();
        let ends = lower.into_iter().map(|low| if chance.coin() { (low, low + half) } else { (low + half, low) });
        let ends: Vec<(usize, usize)> = ends.collect();
        let mut point: Vec<f64> = ends.iter().map(|&(start, _)| value(start)).collect();
        let mut trajectory = vec![point.clone()];
        for parameter in chance.order(self.parameters) {
            point[parameter] = value(ends[parameter].1);
            trajectory.push(point.clone());
        }
        trajectory
    }
}

fn only_change(from: &[f64], to: &[f64]) -> Option<Step> {
    let changes = from.iter().zip(to).map(|(here, there)| there - here).enumerate();
    let mut changes = changes.filter(|(_, change)| *change != 0.0);
    match (changes.next(), changes.next()) {
        (Some((parameter, change)), None) => Some(Step { parameter, change }),
        _ => None,
    }
}

fn square(number: f64) -> f64 {
    number * number
}

fn distance(one: &Trajectory, other: &Trajectory) -> f64 {
    let apart = |from: &[f64], to: &[f64]| -> f64 {
        from.iter().zip(to).map(|(here, there)| (here - there) * (here - there)).sum::<f64>().sqrt()
    };
    one.iter().map(|from| other.iter().map(|to| apart(from, to)).sum::<f64>()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: MorrisPlan = MorrisPlan { parameters: 5, levels: 4, trajectories: 6, seed: 11 };

    #[test]
    fn trajectories_stay_on_the_grid_and_step_by_two_thirds() {
        let design = MorrisDesign::random(PLAN).unwrap();
        assert_eq!((design.points().len(), design.trajectories()), (36, 6));
        let on_grid = |value: &f64| [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0].iter().any(|level| (level - value).abs() < 1e-15);
        assert!(design.points().rows().flatten().all(on_grid));
        assert!(design.steps.iter().all(|step| (step.change.abs() - PLAN.step()).abs() < 1e-15));
    }

    #[test]
    fn stat_levels_and_directions_are_equally_likely() {
        let design = MorrisDesign::random(MorrisPlan { trajectories: 1000, ..PLAN }).unwrap();
        let ups = design.steps.iter().filter(|step| step.change > 0.0).count();
        // 5000 independent steps: a half is off by more than 173 once in a million.
        assert!(ups.abs_diff(2500) < 173, "{ups} of 5000 go up");
        let mut starts = [0_usize; 4];
        let first_points = (0..1000).map(|trajectory| design.points().row(trajectory * 6));
        first_points.flatten().for_each(|value| starts[(value * 3.0).round() as usize] += 1);
        // A quarter of 5000 is off by more than 150 once in a million.
        assert!(starts.iter().all(|count| count.abs_diff(1250) < 150), "{starts:?}");
    }

    #[test]
    fn spread_trajectories_lie_further_apart() {
        let apart = |design: &MorrisDesign| {
            let rows: Trajectory = design.points().rows().map(<[f64]>::to_vec).collect();
            let trajectories: Vec<Trajectory> = rows.chunks(6).map(<[Vec<f64>]>::to_vec).collect();
            let pairs = trajectories.iter().enumerate();
            let sums =
                pairs.map(|(at, one)| trajectories[..at].iter().map(|other| square(distance(one, other))).sum::<f64>());
            sums.sum::<f64>()
        };
        let (random, spread) = (MorrisDesign::random(PLAN).unwrap(), MorrisDesign::spread(PLAN, 200).unwrap());
        assert_eq!(spread.trajectories(), 6);
        assert!(apart(&spread) > 1.1 * apart(&random));
        assert!(MorrisDesign::spread(PLAN, 5).is_err());
    }

    #[test]
    fn what_is_no_trajectory_is_an_error() {
        let rows =
            |rows: &[[f64; 2]]| Points::from_rows(&rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>()).unwrap();
        let both_at_once = rows(&[[0.0, 0.0], [1.0, 1.0], [1.0, 0.0]]);
        assert_eq!(
            MorrisDesign::from_points(both_at_once, 2),
            Err(AnalysisError::NotATrajectory { trajectory: 0, step: 0 })
        );
        let twice_the_same = rows(&[[0.0, 0.0], [1.0, 0.0], [0.5, 0.0]]);
        assert_eq!(
            MorrisDesign::from_points(twice_the_same, 2),
            Err(AnalysisError::NotATrajectory { trajectory: 0, step: 1 })
        );
        assert!(MorrisDesign::from_points(rows(&[[0.0, 0.0], [1.0, 0.0]]), 2).is_err());
        assert_eq!(MorrisDesign::random(MorrisPlan { levels: 5, ..PLAN }), Err(AnalysisError::OddLevels(5)));
    }
}
