//! How a particle is moved: a normal kernel around each particle of the generation before, and the density of the mixture.
//!
//! Sources of the covariance:
//! - global: twice the weighted covariance of the population, Beaumont et al. (2009), Biometrika 96:983-990;
//! - nearest: the weighted covariance of the nearest neighbours around the particle, Filippi et al. (2013), Statistical
//!   Applications in Genetics and Molecular Biology 12:87-107, section 3.3 (there around the neighbours' mean);
//! - optimal local: the second moment around the particle of those particles that are near enough for the coming tolerance,
//!   Filippi et al. (2013), equation 13 (OLCM);
//! - shrunk: a share of the covariance around centres that are drawn towards the mean, so that the mixture has the mean and
//!   the covariance of the population, West (1993), Journal of the Royal Statistical Society B 55:409-422; Liu & West
//!   (2001), in Sequential Monte Carlo Methods in Practice, section 10.3.2.
//!
//! Kernels move in the coordinates of the priors (logarithms for log-uniform ones).

use serde::{Deserialize, Serialize};

use super::linear::{Cholesky, Matrix};
use super::population::{covariance_around, log_sum};
use crate::AnalysisError;
use crate::chance::Chance;
use crate::error::check_enough;

/// Where the covariance of the normal kernel comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kernel {
    /// One for all particles: twice the covariance of the population. Its tails are the heaviest, so weights are steadiest.
    #[default]
    Global,
    /// One for each particle, from so many nearest neighbours, itself included; at least 2, and at most the population.
    Nearest(usize),
    /// One for each particle, from those that the next tolerance would accept: more is accepted where parameters depend on
    /// each other, and single weights may be large where a posterior has a narrow middle and wide tails.
    OptimalLocal,
    /// One for all particles: this share of the covariance of the population, in (0, 2], around centres that are drawn
    /// towards the mean, and lie on it from 1 on. The others make the population much wider than it is, which in many
    /// dimensions leaves the weight to a few particles; this one does not. The nearer the share is to 1, the less it sees of a
    /// shape that is not normal; above 1 its tails are a little wider.
    Shrunk(f64),
}

impl Kernel {
    pub(super) fn check(self) -> Result<(), AnalysisError> {
        match self {
            Kernel::Nearest(neighbours) => check_enough("neighbours", 2, neighbours),
            Kernel::Shrunk(share) if !(share > 0.0 && share <= 2.0) => {
                let expected = "give a share above 0 and up to 2, for example 1";
                Err(AnalysisError::SettingOutOfRange { name: "shrunk", value: share, expected })
            }
            _ => Ok(()),
        }
    }
}

/// A centre of the mixture: a particle of the generation before, in coordinates.
#[derive(Clone, Debug)]
pub(super) struct Centre {
    pub(super) at: Vec<f64>,
    pub(super) weight: f64,
    /// Whether it is near enough for the coming tolerance.
    pub(super) alive: bool,
}

/// A matrix times a number.
fn scaled(matrix: &Matrix, by: f64) -> Matrix {
    matrix.iter().map(|row| row.iter().map(|entry| by * entry).collect()).collect()
}

/// Leaves a point this share of its way from the middle.
fn draw_in(point: &mut [f64], middle: &[f64], share: f64) {
    point.iter_mut().zip(middle).for_each(|(at, middle)| *at = middle + share * (*at - middle));
}

/// A mixture of normal distributions around weighted centres.
#[derive(Clone, Debug)]
pub(super) struct Mixture {
    centres: Vec<Centre>,
    factors: Factors,
    /// For each centre the logarithm of its weight over the determinant of its factor.
    log_peaks: Vec<f64>,
}

#[derive(Clone, Debug)]
enum Factors {
    Shared(Cholesky),
    Own(Vec<Cholesky>),
}

impl Factors {
    fn of(&self, centre: usize) -> &Cholesky {
        match self {
            Factors::Shared(factor) => factor,
            Factors::Own(factors) => &factors[centre],
        }
    }
}

/// What is added to a covariance that has no factor, in shares of the variances, until it has one (assumed).
const RIDGES: [f64; 5] = [0.0, 1e-9, 1e-6, 1e-3, 1.0];

impl Mixture {
    /// The mixture around centres, at least one; `floors` are the least variances of the coordinates, above 0.
    pub(super) fn new(kernel: Kernel, mut centres: Vec<Centre>, floors: &[f64]) -> Mixture {
        let all = || centres.iter().map(|centre| (centre.at.as_slice(), centre.weight));
        let middle = mean(all(), floors.len());
        let overall = covariance_around(&middle, all());
        let variances: Vec<f64> = floors.iter().enumerate().map(|(at, floor)| overall[at][at].max(*floor)).collect();
        let factors = match kernel {
            Kernel::Global => Factors::Shared(factor(scaled(&overall, 2.0), &variances)),
            Kernel::Shrunk(share) => {
                centres.iter_mut().for_each(|centre| draw_in(&mut centre.at, &middle, (1.0 - share).max(0.0).sqrt()));
                Factors::Shared(factor(scaled(&overall, share), &variances))
            }
            Kernel::Nearest(neighbours) => {
                let own = |centre: &Centre| {
                    let near = nearest(&centres, &centre.at, neighbours, &variances);
                    factor(second_moment(&centre.at, near), &variances)
                };
                Factors::Own(centres.iter().map(own).collect())
            }
            Kernel::OptimalLocal => {
                let own = |centre: &Centre| {
                    let alive = centres.iter().filter(|other| other.alive);
                    factor(second_moment(&centre.at, alive), &variances)
                };
                Factors::Own(centres.iter().map(own).collect())
            }
        };
        let log_peak =
            |(number, centre): (usize, &Centre)| libm::log(centre.weight) - factors.of(number).log_determinant();
        let log_peaks = centres.iter().enumerate().map(log_peak).collect();
        Mixture { centres, factors, log_peaks }
    }

    /// A draw: a centre by weight, moved by the kernel.
    pub(super) fn draw(&self, chance: &mut Chance) -> Vec<f64> {
        let chosen = self.choose(chance.uniform());
        let normal = |_: &f64| chance.normal();
        let moves: Vec<f64> = self.centres[chosen].at.iter().map(normal).collect();
        let moves = self.factors.of(chosen).times(&moves);
        self.centres[chosen].at.iter().zip(moves).map(|(at, by)| at + by).collect()
    }

    /// The logarithm of the density of a draw, per unit of the coordinates.
    pub(super) fn log_density(&self, at: &[f64]) -> f64 {
        const HALF_LOG_TWO_PI: f64 = 0.918_938_533_204_672_8;
        let mut room = Vec::with_capacity(at.len());
        let of_centre = |(number, centre): (usize, &Centre)| {
            self.log_peaks[number] - 0.5 * self.factors.of(number).squared_distance(at, &centre.at, &mut room)
        };
        let logs: Vec<f64> = self.centres.iter().enumerate().map(of_centre).collect();
        log_sum(&logs) - HALF_LOG_TWO_PI * at.len() as f64
    }

    /// The centre at which the running sum of weights passes a share.
    fn choose(&self, share: f64) -> usize {
        let mut sum = 0.0;
        let passes = |centre: &Centre| {
            sum += centre.weight;
            sum > share
        };
        // Weights sum to 1 up to rounding.
        self.centres.iter().position(passes).unwrap_or(self.centres.len() - 1)
    }
}

/// The factor of a covariance, with a ridge if it needs one; `variances` are above 0.
fn factor(covariance: Matrix, variances: &[f64]) -> Cholesky {
    let ridged = |ridge: f64| {
        let mut matrix = covariance.clone();
        variances.iter().enumerate().for_each(|(at, variance)| matrix[at][at] += ridge * variance);
        Cholesky::of(&matrix)
    };
    RIDGES.into_iter().find_map(ridged).expect("a covariance plus a diagonal of its own size is positive definite")
}

/// The weighted mean of points whose weights sum to 1.
fn mean<'a>(points: impl Iterator<Item = (&'a [f64], f64)>, parameters: usize) -> Vec<f64> {
    points.fold(vec![0.0; parameters], |mut mean, (point, weight)| {
        mean.iter_mut().zip(point).for_each(|(mean, coordinate)| *mean += weight * coordinate);
        mean
    })
}

/// The second moment of some centres around a point, their weights made to sum to 1.
fn second_moment<'a>(around: &[f64], centres: impl Iterator<Item = &'a Centre> + Clone) -> Matrix {
    let total: f64 = centres.clone().map(|centre| centre.weight).sum();
    covariance_around(around, centres.map(|centre| (centre.at.as_slice(), centre.weight / total)))
}

/// The centres nearest to a point, in standard deviations of each coordinate; ties by number.
fn nearest<'a>(
    centres: &'a [Centre],
    point: &[f64],
    neighbours: usize,
    variances: &[f64],
) -> impl Iterator<Item = &'a Centre> + Clone {
    let squared = |centre: &Centre| {
        let gaps = centre.at.iter().zip(point).zip(variances);
        gaps.map(|((at, point), variance)| (at - point) * (at - point) / variance).sum::<f64>()
    };
    let mut order: Vec<(f64, usize)> =
        centres.iter().enumerate().map(|(number, centre)| (squared(centre), number)).collect();
    order.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    order.truncate(neighbours);
    order.into_iter().map(|(_, number)| &centres[number])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn centres(values: &[(f64, f64, bool)]) -> Vec<Centre> {
        values.iter().map(|&(at, weight, alive)| Centre { at: vec![at], weight, alive }).collect()
    }

    fn variances(kernel: Kernel, values: &[(f64, f64, bool)]) -> Vec<f64> {
        let mixture = Mixture::new(kernel, centres(values), &[1e-12]);
        (0..values.len()).map(|at| mixture.factors.of(at).times(&[1.0])[0]).map(|sd| sd * sd).collect()
    }

    fn close(found: &[f64], expected: &[f64]) {
        let near = |(found, expected): (&f64, &f64)| (found - expected).abs() < 1e-9;
        assert!(found.len() == expected.len() && found.iter().zip(expected).all(near), "{found:?} not {expected:?}");
    }

    #[test]
    fn exact_variances_of_all_kernels_done_by_hand() {
        let values = [(0.0, 0.5, true), (1.0, 0.25, true), (4.0, 0.25, false)];
        // Mean 1.25, variance 0.5 * 1.5625 + 0.25 * 0.0625 + 0.25 * 7.5625 = 2.6875.
        close(&variances(Kernel::Global, &values), &[5.375; 3]);
        // Neighbours: {0, 1}, {1, 0}, {4, 1}, each around the first.
        close(&variances(Kernel::Nearest(2), &values), &[1.0 / 3.0, 2.0 / 3.0, 4.5]);
        // Alive: 0 with weight 2/3, 1 with weight 1/3.
        close(&variances(Kernel::OptimalLocal, &values), &[1.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0 * 16.0 + 3.0]);
    }

    #[test]
    fn exact_density_of_a_mixture_of_two() {
        let values = [(0.0, 0.25, true), (2.0, 0.75, true)];
        let mixture = Mixture::new(Kernel::Global, centres(&values), &[1e-12]);
        // scipy.stats 1.17: 0.25 norm(0, s).pdf(1.5) + 0.75 norm(2, s).pdf(1.5), s^2 = 1.5
        close(&[libm::exp(mixture.log_density(&[1.5]))], &[DENSITY]);
    }

    const DENSITY: f64 = 0.2632345867264333;

    #[test]
    fn stat_draws_follow_the_density() {
        // The share of draws in 20 cells; chi-squared with 19 degrees exceeds 73 once in 10 million times.
        let values = [(0.0, 0.25, true), (2.0, 0.5, true), (9.0, 0.25, false)];
        for kernel in [Kernel::Global, Kernel::Nearest(2), Kernel::OptimalLocal] {
            let mixture = Mixture::new(kernel, centres(&values), &[1e-12]);
            let (cells, draws, low, width) = (20_usize, 40_000, -8.0, 1.4);
            let mut counts = vec![0.0; cells];
            let mut chance = Chance::new(5, 0);
            for _ in 0..draws {
                let cell = ((mixture.draw(&mut chance)[0] - low) / width).floor();
                counts[(cell.max(0.0) as usize).min(cells - 1)] += 1.0;
            }
            let share = |cell: usize| {
                let steps = 400;
                let at = |step: usize| low + width * (cell as f64 + (step as f64 + 0.5) / steps as f64);
                (0..steps).map(|step| libm::exp(mixture.log_density(&[at(step)]))).sum::<f64>() * width / steps as f64
            };
            let mut shares: Vec<f64> = (0..cells).map(share).collect();
            // What lies outside of all cells was counted in the last ones.
            let rest = 1.0 - shares.iter().sum::<f64>();
            shares[0] += rest / 2.0;
            shares[cells - 1] += rest / 2.0;
            let squares = counts.iter().zip(&shares).map(|(count, share)| {
                let expected = share * f64::from(draws);
                (count - expected) * (count - expected) / expected.max(1.0)
            });
            let distance: f64 = squares.skip(1).take(cells - 2).sum();
            assert!(distance < 73.0, "{kernel:?}: {distance}");
        }
    }

    #[test]
    fn particles_on_one_spot_still_have_a_kernel() {
        let values = [(1.0, 0.5, true), (1.0, 0.5, true)];
        for kernel in [Kernel::Global, Kernel::Nearest(2), Kernel::OptimalLocal] {
            assert!(variances(kernel, &values).iter().all(|&variance| variance > 0.0));
        }
    }
}
