//! How much of an index is only luck, and the index without it.
//!
//! A stochastic model gives another output each time the same point is played. If every point is played `r` times, the
//! spread of these replicates shows the noise. Replicate `s` of all points makes one vector of outputs `Y_s = f + e_s`,
//! with `e_1, ..., e_r` independent and alike. Every numerator and the variance of a Sobol' index are quadratic forms
//! `Q`, and
//!
//! ```text
//! E Q(mean of Y) = Q(f) + E Q(e) / r        E sum over s of Q(Y_s - mean of Y) = (r - 1) E Q(e)
//! ```
//!
//! so `Q(mean of Y) - sum of Q(Y_s - mean of Y) / (r (r - 1))` is `Q(f)` without bias. For luck that is independent from
//! point to point this takes the noise variance out of Jansen's numerator and out of the variance, which gives the
//! indices of the expected output (those of the "mean function" in Zhu & Sudret 2021, Reliability Engineering & System
//! Safety 214:107815); the first-order numerator needs no correction then, and gets one that is 0 in the mean.
//!
//! # Common random numbers
//!
//! Replicate `s` may use the same luck at all points (only never the same luck for two replicates). Then the noise of two
//! points is correlated, the numerators contain less of it (or more), and the same formula still takes out exactly what
//! they contain, because it never assumes that points are independent. [`Noise::within`] is then still the variance of the
//! replicates of one point, but it overstates how much noise is in a *difference* of points; [`Noise::share_of_spread`] and
//! [`MorrisNoise`] are right, being made from differences.

use serde::{Deserialize, Serialize};

use crate::AnalysisError;
use crate::bootstrap::Resampling;
use crate::error::{check_enough, check_finite, check_length};
use crate::moments::Moments;
use crate::morris::{MorrisDesign, MorrisIndex};
use crate::sobol::products::Products;
use crate::sobol::{SobolIndices, SobolLayout, estimate};

/// Outputs of a design that was played several times.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::noise::Replicates;
///
/// // Two replicates of three points.
/// let replicates = Replicates::new(vec![vec![1.0, 5.0, 9.0], vec![3.0, 7.0, 7.0]])?;
/// assert_eq!(replicates.means(), [2.0, 6.0, 8.0]);
/// assert_eq!(replicates.noise().within, 2.0);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replicates {
    means: Vec<f64>,
    /// By replicate, each point's distance from its mean.
    residuals: Vec<Vec<f64>>,
}

/// How much of what points differ in is luck.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noise {
    /// How often each point was played.
    pub replicates: usize,
    /// The variance of the replicates of one point, mean over points, at least 0.
    pub within: f64,
    /// The variance of a point's mean that comes from luck: `within / replicates`.
    pub of_mean: f64,
    /// The variance of the means of points, luck included, at least 0.
    pub spread: f64,
    /// The share of `spread` that is luck, at least 0; above 1 where luck alone would spread the points further. 0 if
    /// there is no spread.
    pub share_of_spread: f64,
}

/// Indices with the noise in them and with the noise taken out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoisySobol {
    /// Of the means of replicates as they are: the noise counts as if it were a parameter that interacts with all others.
    pub plain: SobolIndices,
    /// Of the expected outputs: noise is taken out of the numerators and of the variance. All 0 where the noise is as
    /// large as what is left.
    pub corrected: SobolIndices,
    /// How large the noise is.
    pub noise: Noise,
}

/// What luck adds to the elementary effects of one parameter, in units of the effects.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MorrisNoise {
    /// The standard error that luck gives to one elementary effect (of the means of replicates), root mean square.
    pub effect_error: f64,
    /// The standard error that luck gives to `mu`.
    pub mu_error: f64,
    /// What `mu*` would be if the parameter did nothing and the noise were normal: `effect_error` times the square root
    /// of 2/pi. A parameter near it cannot be told from one without effect.
    pub mu_star_of_nothing: f64,
    /// `sigma` without the part that is luck, at least 0.
    pub sigma: f64,
}

impl Replicates {
    /// From outputs by replicate and, within it, by point in the order of the design.
    ///
    /// Two replicates must not share their luck; points of one replicate may.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] below two replicates or without a point, [`AnalysisError::WrongLength`] if replicates
    /// differ in length, [`AnalysisError::NotFinite`].
    pub fn new(by_replicate: Vec<Vec<f64>>) -> Result<Replicates, AnalysisError> {
        check_enough("replicates", 2, by_replicate.len())?;
        let points = by_replicate[0].len();
        check_enough("points", 1, points)?;
        for outputs in &by_replicate {
            check_length("outputs", points, outputs.len())?;
            check_finite("outputs", outputs)?;
        }
        let share = 1.0 / by_replicate.len() as f64;
        let mean = |point: usize| by_replicate.iter().map(|outputs| outputs[point]).sum::<f64>() * share;
        let means: Vec<f64> = (0..points).map(mean).collect();
        let from_mean = |outputs: &Vec<f64>| outputs.iter().zip(&means).map(|(output, mean)| output - mean).collect();
        let residuals = by_replicate.iter().map(from_mean).collect();
        Ok(Replicates { means, residuals })
    }

    /// The mean of the replicates of each point, in order of the design.
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// How often each point was played.
    pub fn replicates(&self) -> usize {
        self.residuals.len()
    }

    /// How large the noise is.
    pub fn noise(&self) -> Noise {
        let (replicates, points) = (self.replicates() as f64, self.means.len() as f64);
        let squares: f64 = self.residuals.iter().flatten().map(|residual| residual * residual).sum();
        let within = squares / ((replicates - 1.0) * points);
        let luck = self.share() * self.residuals.iter().map(|residuals| spread(residuals)).sum::<f64>();
        let spread = spread(&self.means);
        Noise {
            replicates: self.replicates(),
            within,
            of_mean: within / replicates,
            spread,
            share_of_spread: if spread > 0.0 { luck / spread } else { 0.0 },
        }
    }

    /// Sobol' indices as they are and with the noise taken out.
    ///
    /// # Errors
    ///
    /// Those of [`SobolLayout::indices`].
    pub fn sobol(&self, layout: &SobolLayout, resampling: Resampling) -> Result<NoisySobol, AnalysisError> {
        let plain = layout.indices(&self.means, resampling)?;
        let mut products = Products::of(layout, &self.means);
        for residuals in &self.residuals {
            products.take_out(Products::of(layout, residuals), self.share());
        }
        let corrected = estimate(layout, &products, &self.means, resampling)?;
        Ok(NoisySobol { plain, corrected, noise: self.noise() })
    }

    /// What luck adds to elementary effects, and the effects of the means.
    ///
    /// # Errors
    ///
    /// Those of [`MorrisDesign::effects`] and of the screening.
    pub fn morris(
        &self,
        design: &MorrisDesign,
        resampling: Resampling,
    ) -> Result<Vec<(MorrisIndex, MorrisNoise)>, AnalysisError> {
        let indices = design.effects(&self.means)?.screen(resampling)?;
        let residuals: Vec<_> =
            self.residuals.iter().map(|residuals| design.effects(residuals)).collect::<Result<_, _>>()?;
        let of_one = |(parameter, index): (usize, MorrisIndex)| {
            let effects: Vec<&[f64]> = residuals.iter().filter_map(|effects| effects.of(parameter)).collect();
            (index, self.morris_noise(&effects, index.sigma))
        };
        Ok(indices.into_iter().enumerate().map(of_one).collect())
    }

    /// `effects`: by replicate, the part of each trajectory's effect that is luck.
    fn morris_noise(&self, effects: &[&[f64]], sigma: f64) -> MorrisNoise {
        let trajectories = effects.first().map_or(1, |effects| effects.len()) as f64;
        let squares: f64 = effects.iter().flat_map(|effects| effects.iter()).map(|effect| effect * effect).sum();
        let mean = |effects: &[f64]| effects.iter().sum::<f64>() / trajectories;
        let squared_means: f64 = effects.iter().map(|effects| mean(effects) * mean(effects)).sum();
        let luck: f64 = effects.iter().map(|effects| spread(effects)).sum();
        let effect_error = (self.share() * squares / trajectories).sqrt();
        MorrisNoise {
            effect_error,
            mu_error: (self.share() * squared_means).sqrt(),
            mu_star_of_nothing: effect_error * std::f64::consts::FRAC_2_PI.sqrt(),
            sigma: (sigma * sigma - self.share() * luck).max(0.0).sqrt(),
        }
    }

    /// 1 / (r (r - 1)): turns a sum over replicates of squared residuals into the variance of their mean.
    fn share(&self) -> f64 {
        let replicates = self.replicates() as f64;
        1.0 / (replicates * (replicates - 1.0))
    }
}

/// The unbiased variance; 0 of fewer than two numbers.
fn spread(values: &[f64]) -> f64 {
    let mut moments = Moments::new();
    values.iter().for_each(|&value| moments.add(value));
    moments.variance().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_noise_by_hand() {
        // Variances within points 2, 2, 2; means 2, 6, 8 with variance 28/3; residuals -1, -1, 1 with variance 4/3.
        let noise = Replicates::new(vec![vec![1.0, 5.0, 9.0], vec![3.0, 7.0, 7.0]]).unwrap().noise();
        assert_eq!((noise.replicates, noise.within, noise.of_mean), (2, 2.0, 1.0));
        assert!((noise.spread - 28.0 / 3.0).abs() < 1e-12);
        assert!((noise.share_of_spread - (4.0 / 3.0) / (28.0 / 3.0)).abs() < 1e-12);
    }

    #[test]
    fn luck_that_all_points_share_does_not_spread_them() {
        let noise = Replicates::new(vec![vec![1.0, 5.0, 9.0], vec![3.0, 7.0, 11.0]]).unwrap().noise();
        assert_eq!((noise.within, noise.share_of_spread), (2.0, 0.0));
    }

    #[test]
    fn exact_morris_noise_by_hand() {
        // Two trajectories of one parameter, up and down. Effects 2, 6 and 4, 6: the means 3 and 6 have variance 4.5, of
        // which (1 + 0) / 2 is luck that differs between them; mu is 4 or 5.
        let rows: Vec<Vec<f64>> = [0.0, 1.0, 1.0, 0.0].map(|x| vec![x]).to_vec();
        let design = MorrisDesign::from_points(crate::points::Points::from_rows(&rows).unwrap(), 1).unwrap();
        let replicates = Replicates::new(vec![vec![0.0, 2.0, 2.0, -4.0], vec![0.0, 4.0, 2.0, -4.0]]).unwrap();
        let (index, noise) = replicates.morris(&design, Resampling::default()).unwrap()[0];
        assert_eq!((index.mu, index.mu_star.value), (4.5, 4.5));
        let found = [index.sigma, noise.effect_error, noise.mu_error, noise.sigma];
        let expected = [4.5_f64.sqrt(), 0.5_f64.sqrt(), 0.5, 2.0];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
    }

    #[test]
    fn replicates_are_checked() {
        assert!(Replicates::new(vec![vec![1.0]]).is_err());
        assert!(Replicates::new(vec![vec![], vec![]]).is_err());
        assert!(Replicates::new(vec![vec![1.0], vec![1.0, 2.0]]).is_err());
        assert!(Replicates::new(vec![vec![1.0], vec![f64::NAN]]).is_err());
    }
}
