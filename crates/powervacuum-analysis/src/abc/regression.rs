//! What the posterior would be at no distance at all: local-linear regression adjustment, Beaumont, Zhang & Balding (2002),
//! Genetics 162:2025-2035.
//!
//! Parameters are regressed on the gaps of their summaries from the observed ones, near particles counting more
//! (Epanechnikov's kernel up to the largest distance); then each particle is moved along the fitted slopes to where its gaps
//! would be 0. Parameters with bounds are adjusted as the logit of the prior's share below them, so that none leaves its support
//! (as Blum & Francois 2010, Statistics and Computing 20:63-73, do with the place between the bounds). Variances are taken
//! as equal over the accepted particles.
//!
//! The adjustment is an extrapolation. It helps where slopes are the same over all accepted particles, and misleads where
//! the model cannot come near the data.

use super::linear::{Cholesky, Matrix};
use super::population::{Particle, Population};
use super::posterior::Posterior;
use super::prior::{Distribution, Prior};
use crate::AnalysisError;
use crate::error::check_enough;

impl Posterior {
    /// The particles moved to where their summaries would be the observed ones, with the weights of the regression.
    ///
    /// Summaries that are missing in the data or that do not vary are left out, and so are particles that miss another one.
    /// Summaries that are linear in each other are borne by a small ridge.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] unless more particles than summaries, and at least one more, can be used.
    ///
    /// # Examples
    ///
    /// ```
    /// use powervacuum_analysis::AnalysisError;
    /// use powervacuum_analysis::abc::{Distribution, Prior, Smc, SmcPlan};
    ///
    /// let prior = Prior::new(Distribution::Normal { mean: 0.0, sd: 1.0 })?;
    /// let plan = SmcPlan::rejection(vec![prior], vec![1.0], 0.5, 1);
    /// let echo = |proposal: &powervacuum_analysis::abc::Proposal| Ok::<_, AnalysisError>(vec![proposal.parameters[0]]);
    /// let posterior = Smc::new(plan)?.run(echo)?;
    /// assert!(posterior.population.sd(0) > 0.2);
    /// // Without luck in the simulator the data say exactly what the parameter is.
    /// assert!((posterior.adjusted()?.mean(0) - 1.0).abs() < 1e-6);
    /// # Ok::<(), AnalysisError>(())
    /// ```
    pub fn adjusted(&self) -> Result<Population, AnalysisError> {
        let columns = self.usable_summaries();
        let usable = |particle: &&Particle| columns.iter().all(|column| !particle.summaries[column.at].is_nan());
        let particles: Vec<&Particle> = self.population.particles.iter().filter(usable).collect();
        let reach = particles.iter().map(|particle| particle.distance).fold(0.0, f64::max);
        let weights = shares(particles.iter().map(|particle| particle.weight * nearness(particle.distance, reach)));
        let telling = weights.iter().filter(|weight| **weight > 0.0).count();
        check_enough("particles for a regression", columns.len() + 2, telling)?;
        let gaps: Matrix = particles
            .iter()
            .map(|particle| columns.iter().map(|column| column.gap(particle.summaries[column.at])).collect())
            .collect();
        let slopes = Slopes::new(&gaps, &weights);
        let mut moved: Vec<Particle> = particles
            .into_iter()
            .zip(&weights)
            .map(|(particle, &weight)| Particle { weight, ..particle.clone() })
            .collect();
        for (parameter, prior) in self.priors.iter().enumerate() {
            let free: Vec<f64> = moved.iter().map(|particle| to_free(prior, particle.parameters[parameter])).collect();
            let slope = slopes.of(&free);
            for ((particle, gap), free) in moved.iter_mut().zip(&gaps).zip(free) {
                let fall: f64 = slope.iter().zip(gap).map(|(slope, gap)| slope * gap).sum();
                particle.parameters[parameter] = from_free(prior, free - fall);
            }
        }
        moved.retain(|particle| particle.weight > 0.0);
        Ok(Population { particles: moved })
    }

    /// Summaries that are observed and vary.
    fn usable_summaries(&self) -> Vec<Column> {
        let column = |(at, &observed): (usize, &f64)| {
            let values = self.population.particles.iter().map(|particle| particle.summaries[at]);
            let (low, high) = values
                .filter(|value| !value.is_nan())
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
            let unit = high - low;
            (!observed.is_nan() && unit > 0.0).then_some(Column { at, observed, unit })
        };
        self.observed.iter().enumerate().filter_map(column).collect()
    }
}

/// A summary and the unit in which its gaps are of the order of 1.
struct Column {
    at: usize,
    observed: f64,
    unit: f64,
}

impl Column {
    fn gap(&self, value: f64) -> f64 {
        (value - self.observed) / self.unit
    }
}

/// Epanechnikov's kernel, up to a constant; 1 where all distances are 0.
fn nearness(distance: f64, reach: f64) -> f64 {
    let share = if reach > 0.0 { distance / reach } else { 0.0 };
    1.0 - share * share
}

/// Weights that sum to 1; as they are if they sum to 0.
fn shares(weights: impl Iterator<Item = f64>) -> Vec<f64> {
    let weights: Vec<f64> = weights.collect();
    let total: f64 = weights.iter().sum();
    if total > 0.0 { weights.iter().map(|weight| weight / total).collect() } else { weights }
}

/// Weighted least squares on centred gaps.
struct Slopes<'a> {
    weights: &'a [f64],
    centred: Matrix,
    factor: Cholesky,
}

/// The ridge, in shares of the mean variance of the gaps (assumed): too small to be seen unless summaries repeat each other.
const RIDGE: f64 = 1e-9;

impl Slopes<'_> {
    fn new<'a>(gaps: &Matrix, weights: &'a [f64]) -> Slopes<'a> {
        let summaries = gaps.first().map_or(0, Vec::len);
        let mean = |column: usize| gaps.iter().zip(weights).map(|(gap, weight)| weight * gap[column]).sum::<f64>();
        let means: Vec<f64> = (0..summaries).map(mean).collect();
        let centre = |gap: &Vec<f64>| gap.iter().zip(&means).map(|(gap, mean)| gap - mean).collect();
        let centred: Matrix = gaps.iter().map(centre).collect();
        let moment =
            |i: usize, j: usize| centred.iter().zip(weights).map(|(gap, weight)| weight * gap[i] * gap[j]).sum::<f64>();
        let mut square: Matrix = (0..summaries).map(|i| (0..summaries).map(|j| moment(i, j)).collect()).collect();
        let total: f64 = (0..summaries).map(|at| square[at][at]).sum();
        let ridge = (RIDGE * total / summaries.max(1) as f64).max(f64::MIN_POSITIVE);
        (0..summaries).for_each(|at| square[at][at] += ridge);
        let factor = Cholesky::of(&square).expect("second moments plus a ridge are positive definite");
        Slopes { weights, centred, factor }
    }

    /// The slopes of a response on the gaps.
    fn of(&self, response: &[f64]) -> Vec<f64> {
        let summaries = self.centred.first().map_or(0, Vec::len);
        let product = |column: usize| {
            let terms = self.centred.iter().zip(self.weights).zip(response);
            terms.map(|((gap, weight), response)| weight * gap[column] * response).sum::<f64>()
        };
        self.factor.solve(&(0..summaries).map(product).collect::<Vec<f64>>())
    }
}

/// A coordinate without bounds.
fn to_free(prior: &Prior, value: f64) -> f64 {
    if is_free(prior) {
        return value;
    }
    let share = prior.cdf(value).clamp(f64::EPSILON, 1.0 - f64::EPSILON);
    libm::log(share / (1.0 - share))
}

/// The value of a coordinate without bounds.
fn from_free(prior: &Prior, free: f64) -> f64 {
    if is_free(prior) { free } else { prior.quantile(1.0 / (1.0 + libm::exp(-free))) }
}

fn is_free(prior: &Prior) -> bool {
    matches!(prior.distribution(), Distribution::Normal { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abc::{Outcome, Proposal, Smc, SmcPlan};

    const NONE: f64 = f64::NAN;

    /// Particles of a log-uniform and a beta parameter, with these summaries.
    fn posterior(observed: Vec<f64>, play: impl Fn(&[f64]) -> Vec<f64>) -> Posterior {
        let priors = [Distribution::LogUniform { low: 0.1, high: 10.0 }, Distribution::Beta { alpha: 2.0, beta: 2.0 }];
        let priors = priors.map(|distribution| Prior::new(distribution).unwrap()).to_vec();
        let plan = SmcPlan { particles: 100, ..SmcPlan::rejection(priors, observed, 5.0, 3) };
        let outcome = |proposal: &Proposal| Ok::<Outcome, AnalysisError>(play(&proposal.parameters).into());
        Smc::new(plan).unwrap().run(outcome).unwrap()
    }

    #[test]
    fn adjusted_parameters_stay_in_their_support() {
        // The data are far off on purpose.
        let far = posterior(vec![4.9, 3.0], |parameters| vec![parameters[0], parameters[1]]);
        let adjusted = far.adjusted().unwrap();
        let allowed = |particle: &Particle| {
            far.priors.iter().zip(&particle.parameters).all(|(prior, &value)| prior.allows(value))
        };
        assert!(adjusted.particles().iter().all(allowed));
        assert!(adjusted.mean(1) > far.population.mean(1));
        let sum: f64 = adjusted.particles().iter().map(|particle| particle.weight).sum();
        assert!((sum - 1.0).abs() < 1e-9);
    }

    #[test]
    fn exact_adjustment_where_summaries_are_the_free_coordinate() {
        let log = Prior::new(Distribution::LogUniform { low: 0.1, high: 10.0 }).unwrap();
        // The second repeats the first, the third is missing in the data, the fourth never varies.
        let play = |parameters: &[f64]| {
            let free = to_free(&log, parameters[0]);
            vec![free, 2.0 * free, parameters[1], 1.0]
        };
        let adjusted = posterior(vec![0.5, 1.0, NONE, 1.0], play).adjusted().unwrap();
        let expected = from_free(&log, 0.5);
        assert!((adjusted.mean(0) - expected).abs() < 1e-6, "{} is not {expected}", adjusted.mean(0));
        assert!(adjusted.sd(0) < 1e-6);
    }

    #[test]
    fn particles_that_miss_a_summary_are_left_out() {
        let play = |parameters: &[f64]| vec![if parameters[1] < 0.5 { NONE } else { parameters[0] }];
        let some = posterior(vec![1.0], play);
        let adjusted = some.adjusted().unwrap();
        assert!(!adjusted.is_empty() && adjusted.len() < some.population.len());
        assert!(adjusted.particles().iter().all(|particle| !particle.summaries[0].is_nan()));
        let never = posterior(vec![1.0], |_| vec![NONE]);
        assert!(matches!(never.adjusted(), Err(AnalysisError::TooFew { .. })));
    }
}
