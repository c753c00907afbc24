//! Weighted particles and what is read off them.

use serde::{Deserialize, Serialize};

use super::linear::Matrix;

/// A parameter vector whose simulation came near enough to the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Particle {
    /// The number of its proposal within its generation, from 0.
    pub number: u64,
    /// The parameters, in the order of the priors.
    pub parameters: Vec<f64>,
    /// Its weight; those of a population sum to 1.
    pub weight: f64,
    /// The distance of its summaries from the observed ones, in the scales of its generation.
    pub distance: f64,
    /// The summaries of its simulation; NaN (`null` in JSON) where one is missing.
    #[serde(with = "maybe")]
    pub summaries: Vec<f64>,
}

/// The particles of a generation, in order of their proposals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Population {
    pub(super) particles: Vec<Particle>,
}

impl Population {
    /// The particles.
    pub fn particles(&self) -> &[Particle] {
        &self.particles
    }

    /// How many particles there are.
    pub fn len(&self) -> usize {
        self.particles.len()
    }

    /// Whether there is no particle.
    pub fn is_empty(&self) -> bool {
        self.particles.is_empty()
    }

    /// The effective sample size (Kish 1965): how many particles of equal weight would be worth as much.
    pub fn ess(&self) -> f64 {
        1.0 / self.particles.iter().map(|particle| particle.weight * particle.weight).sum::<f64>()
    }

    /// The weighted mean of a parameter.
    ///
    /// # Panics
    ///
    /// If there is no such parameter; so do all that ask for one.
    pub fn mean(&self, parameter: usize) -> f64 {
        self.expectation(|parameters| parameters[parameter])
    }

    /// The weighted mean of any function of the parameters.
    pub fn expectation(&self, function: impl Fn(&[f64]) -> f64) -> f64 {
        self.particles.iter().map(|particle| particle.weight * function(&particle.parameters)).sum()
    }

    /// The weighted covariance of two parameters, divided by the sum of weights.
    pub fn covariance(&self, first: usize, second: usize) -> f64 {
        let (one, two) = (self.mean(first), self.mean(second));
        self.expectation(|parameters| (parameters[first] - one) * (parameters[second] - two))
    }

    /// The weighted standard deviation of a parameter.
    pub fn sd(&self, parameter: usize) -> f64 {
        self.covariance(parameter, parameter).max(0.0).sqrt()
    }

    /// The weighted correlation of two parameters; 0 if one of them does not vary.
    pub fn correlation(&self, first: usize, second: usize) -> f64 {
        let spread = self.sd(first) * self.sd(second);
        if spread > 0.0 { (self.covariance(first, second) / spread).clamp(-1.0, 1.0) } else { 0.0 }
    }

    /// A weighted quantile of a parameter, `order` in [0, 1].
    ///
    /// A particle stands in the middle of its weight, and between particles the quantile is linear (type 5 of Hyndman & Fan
    /// 1996 where weights are equal).
    pub fn quantile(&self, parameter: usize, order: f64) -> f64 {
        let values = self.particles.iter().map(|particle| (particle.parameters[parameter], particle.weight));
        middle_quantile(values.collect(), order)
    }
}

/// See [`Population::quantile`]; values with their weights, at least one.
fn middle_quantile(mut values: Vec<(f64, f64)>, order: f64) -> f64 {
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let target = order * values.iter().map(|(_, weight)| weight).sum::<f64>();
    let mut sum = 0.0;
    let mut before: Option<(f64, f64)> = None;
    for &(value, weight) in &values {
        let middle = sum + weight / 2.0;
        if middle >= target {
            let Some((value_before, middle_before)) = before else { return value };
            let share = (target - middle_before) / (middle - middle_before);
            return value_before + share * (value - value_before);
        }
        before = Some((value, middle));
        sum += weight;
    }
    values[values.len() - 1].0
}

/// The least value at or below which a share of the weight lies; values with their weights, at least one.
pub(super) fn lower_quantile(mut values: Vec<(f64, f64)>, order: f64) -> f64 {
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let target = order * values.iter().map(|(_, weight)| weight).sum::<f64>();
    let mut sum = 0.0;
    for &(value, weight) in &values {
        sum += weight;
        if sum >= target {
            return value;
        }
    }
    values[values.len() - 1].0
}

/// The weighted covariance of points around a centre, weights summing to 1.
pub(super) fn covariance_around<'a>(centre: &[f64], points: impl IntoIterator<Item = (&'a [f64], f64)>) -> Matrix {
    let mut matrix = vec![vec![0.0; centre.len()]; centre.len()];
    for (point, weight) in points {
        let gaps: Vec<f64> = point.iter().zip(centre).map(|(point, centre)| point - centre).collect();
        for (row, gap) in matrix.iter_mut().zip(&gaps) {
            row.iter_mut().zip(&gaps).for_each(|(entry, other)| *entry += weight * gap * other);
        }
    }
    matrix
}

/// The logarithm of the sum of the exponentials of some numbers, without overflow; minus infinity of nothing.
pub(super) fn log_sum(logs: &[f64]) -> f64 {
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest == f64::NEG_INFINITY {
        return largest;
    }
    largest + libm::log(logs.iter().map(|log| libm::exp(log - largest)).sum())
}

/// Numbers of which some are missing: NaN here, nothing (`null`) in a file, since JSON knows no NaN.
pub(super) mod maybe {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(numbers: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
        let known = |number: &f64| (!number.is_nan()).then_some(*number);
        numbers.iter().map(known).collect::<Vec<Option<f64>>>().serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f64>, D::Error> {
        let numbers = Vec::<Option<f64>>::deserialize(deserializer)?;
        Ok(numbers.into_iter().map(|number| number.unwrap_or(f64::NAN)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn population(values: &[([f64; 2], f64)]) -> Population {
        let particle = |(at, (parameters, weight)): (usize, &([f64; 2], f64))| Particle {
            number: at as u64,
            parameters: parameters.to_vec(),
            weight: *weight,
            distance: 0.0,
            summaries: vec![f64::NAN, 1.0],
        };
        Population { particles: values.iter().enumerate().map(particle).collect() }
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn exact_weighted_moments_done_by_hand() {
        let some = population(&[([0.0, 0.0], 0.5), ([2.0, 4.0], 0.25), ([4.0, 0.0], 0.25)]);
        close(some.mean(0), 1.5);
        close(some.sd(0), 2.75_f64.sqrt());
        close(some.covariance(0, 1), 0.5);
        close(some.correlation(0, 1), 0.5 / (2.75_f64 * 3.0).sqrt());
        close(some.ess(), 1.0 / 0.375);
    }

    #[test]
    fn exact_quantiles_of_equal_weights_are_those_of_type_5() {
        let some = population(&[1.0, 2.0, 4.0, 8.0].map(|value| ([value, 0.0], 0.25)));
        // R: quantile(c(1, 2, 4, 8), c(0, 0.25, 0.5, 0.9, 1), type = 5)
        for (order, expected) in [(0.0, 1.0), (0.25, 1.5), (0.5, 3.0), (0.9, 8.0), (1.0, 8.0)] {
            close(some.quantile(0, order), expected);
        }
        let heavy = population(&[([1.0, 0.0], 0.8), ([2.0, 0.0], 0.2)]);
        close(heavy.quantile(0, 0.4), 1.0);
        close(heavy.quantile(0, 0.65), 1.5);
    }

    #[test]
    fn a_lower_quantile_is_one_of_the_values() {
        let values = vec![(3.0, 0.25), (1.0, 0.25), (2.0, 0.5)];
        assert_eq!(
            [0.0, 0.25, 0.5, 0.75, 1.0].map(|order| lower_quantile(values.clone(), order)),
            [1.0, 1.0, 2.0, 2.0, 3.0]
        );
    }

    #[test]
    fn sums_of_exponentials_neither_overflow_nor_vanish() {
        close(log_sum(&[1000.0, 1000.0]), 1000.0 + std::f64::consts::LN_2);
        close(log_sum(&[-1000.0, -1000.0]), -1000.0 + std::f64::consts::LN_2);
        assert_eq!(log_sum(&[]), f64::NEG_INFINITY);
    }

    #[test]
    fn missing_summaries_survive_json() {
        let text = serde_json::to_string(&population(&[([0.1, 0.2], 1.0)])).unwrap();
        assert!(text.contains(r#""summaries":[null,1.0]"#), "{text}");
        let back: Population = serde_json::from_str(&text).unwrap();
        assert!(back.particles()[0].summaries[0].is_nan());
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
    }
}
