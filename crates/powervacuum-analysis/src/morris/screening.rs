//! What elementary effects say about a parameter.
//!
//! `mu` and `sigma` are their mean and standard deviation (Morris 1991); `mu*` is the mean of their sizes (Campolongo et
//! al. 2007), which effects of both signs cannot cancel. A large `sigma` beside `mu*` says that the effect
//! depends on the other parameters or is not linear.

use serde::{Deserialize, Serialize};

use crate::bootstrap::{Resampling, percentile_intervals};
use crate::error::{check_enough, check_finite, check_length};
use crate::moments::Moments;
use crate::{AnalysisError, Estimate, Method};

/// Elementary effects of each parameter, one for each trajectory.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ElementaryEffects {
    by_parameter: Vec<Vec<f64>>,
}

/// What the elementary effects of one parameter are like, in units of the output per unit of the scaled parameter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MorrisIndex {
    /// The mean effect.
    pub mu: f64,
    /// The mean size of an effect, at least 0, with an interval from resampling trajectories.
    pub mu_star: Estimate,
    /// The standard deviation of the effects, at least 0 (with one degree of freedom less than effects, as in SALib).
    pub sigma: f64,
}

impl ElementaryEffects {
    /// Effects by parameter and, within it, by trajectory.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] below two trajectories, [`AnalysisError::WrongLength`] if parameters have different
    /// numbers of effects, [`AnalysisError::NotFinite`].
    pub fn new(by_parameter: Vec<Vec<f64>>) -> Result<ElementaryEffects, AnalysisError> {
        let trajectories = by_parameter.first().map_or(0, Vec::len);
        check_enough("trajectories", 2, trajectories)?;
        for effects in &by_parameter {
            check_length("effects", trajectories, effects.len())?;
            check_finite("elementary effects", effects)?;
        }
        Ok(ElementaryEffects { by_parameter })
    }

    /// The effects of one parameter by trajectory; none if there is no such parameter.
    pub fn of(&self, parameter: usize) -> Option<&[f64]> {
        self.by_parameter.get(parameter).map(Vec::as_slice)
    }

    /// How many trajectories stand behind them.
    pub fn trajectories(&self) -> usize {
        self.by_parameter[0].len()
    }

    /// The index of each parameter.
    ///
    /// With fewer than about 30 trajectories the interval of `mu*` covers less than its level.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] below two resamples.
    pub fn screen(&self, resampling: Resampling) -> Result<Vec<MorrisIndex>, AnalysisError> {
        let trajectories = self.trajectories() as f64;
        let mean_sizes = |drawn: &[usize]| {
            let sum = |effects: &Vec<f64>| drawn.iter().map(|&trajectory| effects[trajectory].abs()).sum::<f64>();
            self.by_parameter.iter().map(|effects| sum(effects) / trajectories).collect()
        };
        let ends = percentile_intervals(self.trajectories(), resampling, mean_sizes)?;
        self.by_parameter.iter().zip(ends).map(|(effects, ends)| index(effects, ends)).collect()
    }
}

fn index(effects: &[f64], (low, high): (f64, f64)) -> Result<MorrisIndex, AnalysisError> {
    let moments = Moments::of(effects)?;
    let size = effects.iter().map(|effect| effect.abs()).sum::<f64>() / effects.len() as f64;
    Ok(MorrisIndex {
        mu: moments.mean().unwrap_or_default(),
        mu_star: Estimate { value: size, low, high, method: Method::PercentileBootstrap },
        sigma: moments.variance().unwrap_or_default().sqrt(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_index_by_hand() {
        let effects = ElementaryEffects::new(vec![vec![1.0, -3.0, 5.0]]).unwrap();
        let index = effects.screen(Resampling::default()).unwrap()[0];
        assert_eq!((index.mu, index.mu_star.value, index.sigma), (1.0, 3.0, 4.0));
        assert!(index.mu_star.low >= 1.0 && index.mu_star.high <= 5.0 && index.mu_star.contains(3.0));
    }

    #[test]
    fn effects_are_checked() {
        assert!(ElementaryEffects::new(vec![vec![1.0]]).is_err());
        assert!(ElementaryEffects::new(vec![vec![1.0, 2.0], vec![1.0]]).is_err());
        assert!(ElementaryEffects::new(vec![vec![1.0, f64::NAN]]).is_err());
        assert!(ElementaryEffects::new(Vec::new()).is_err());
    }
}
