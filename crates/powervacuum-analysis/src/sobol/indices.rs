//! Variance-based indices and their intervals.

use serde::{Deserialize, Serialize};

use super::products::{Means, Products};
use super::{SecondOrder, SobolLayout};
use crate::bootstrap::{Ends, Resampling, percentile_intervals};
use crate::moments::Moments;
use crate::{AnalysisError, Estimate, Method};

/// The variance-based indices of one output, with intervals from resampling blocks.
///
/// Estimates may fall a little outside [0, 1]. Resampling takes blocks for independent; Sobol' points do better than
/// that, so the intervals are rather too wide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SobolIndices {
    /// The share of the variance that each parameter explains alone.
    pub first: Vec<Estimate>,
    /// The share in which each parameter has any part, with all its interactions; 0 if it does not matter.
    pub total: Vec<Estimate>,
    /// The share that only a pair together explains, in order of the first and then the second parameter; empty if pairs
    /// were not asked for.
    pub second: Vec<SecondOrderIndex>,
    /// The mean of all outputs.
    pub mean: f64,
    /// The variance of the output over A and B, at least 0; where it is 0 all indices are 0.
    pub variance: f64,
    /// How many blocks stand behind it.
    pub samples: usize,
}

/// The share of the variance that a pair of parameters explains beyond each alone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SecondOrderIndex {
    /// The parameter with the smaller number.
    pub first: usize,
    /// The other parameter.
    pub second: usize,
    /// The index.
    pub index: Estimate,
}

/// Indices from products that may have been freed of noise; `outputs` give the mean.
pub(crate) fn estimate(
    layout: &SobolLayout,
    products: &Products,
    outputs: &[f64],
    resampling: Resampling,
) -> Result<SobolIndices, AnalysisError> {
    let moments = Moments::of(outputs)?;
    // Outputs that are all equal differ from their mean by rounding only; the ratio of two such errors says nothing.
    let constant = outputs.iter().all(|output| *output == outputs[0]);
    let ratios = |blocks: &[usize]| match constant {
        true => vec![0.0; products.means(&[0]).ratios(layout.parameters).len()],
        false => products.means(blocks).ratios(layout.parameters),
    };
    let all: Vec<usize> = (0..products.blocks()).collect();
    let ends = percentile_intervals(products.blocks(), resampling, ratios)?;
    let estimates: Vec<Estimate> = ratios(&all).into_iter().zip(ends).map(with_ends).collect();
    let (first, rest) = estimates.split_at(layout.parameters);
    let (total, pairs) = rest.split_at(layout.parameters);
    let second = match layout.second_order {
        SecondOrder::Skip => Vec::new(),
        SecondOrder::Estimate => {
            let named = pairs_of(layout.parameters).zip(pairs);
            named.map(|((first, second), index)| SecondOrderIndex { first, second, index: *index }).collect()
        }
    };
    Ok(SobolIndices {
        first: first.to_vec(),
        total: total.to_vec(),
        second,
        mean: moments.mean().unwrap_or_default(),
        variance: if constant { 0.0 } else { products.means(&all).variance },
        samples: layout.samples,
    })
}

fn with_ends((value, (low, high)): (f64, Ends)) -> Estimate {
    Estimate { value, low, high, method: Method::PercentileBootstrap }
}

fn pairs_of(parameters: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..parameters).flat_map(move |first| (first + 1..parameters).map(move |second| (first, second)))
}

impl Means {
    /// First order and total by parameter, then second order by pair; zeros where nothing varies.
    fn ratios(&self, parameters: usize) -> Vec<f64> {
        let share = |mean: f64| if self.variance > 0.0 { mean / self.variance } else { 0.0 };
        let pairs = pairs_of(parameters).zip(&self.pairs);
        let second = pairs.map(|((one, other), mean)| share(mean - self.first[one] - self.first[other]));
        let singles = self.first.iter().chain(&self.total).map(|&mean| share(mean));
        singles.chain(second).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constant_output_has_indices_zero() {
        let layout = SobolLayout { parameters: 2, samples: 8, second_order: SecondOrder::Estimate };
        let indices = layout.indices(&vec![0.1; layout.rows()], Resampling::default()).unwrap();
        assert_eq!(indices.variance, 0.0);
        let zero = |estimate: &Estimate| (estimate.value, estimate.low, estimate.high) == (0.0, 0.0, 0.0);
        assert!(indices.first.iter().chain(&indices.total).all(zero) && zero(&indices.second[0].index), "{indices:?}");
    }
}
