//! Shapley values along sampled orders, for too many causes to try all subsets.
//!
//! Causes are switched on one after the other in a random order; what each adds is an unbiased draw of its Shapley value
//! (Castro, Gomez & Tejada 2009, Computers & Operations Research 36:1726-1730). Every order is also walked backwards
//! (antithetic: Mitchell, Cooper, Frank & Holmes 2022, JMLR 23:43), and the mean of the two is one observation.
//! Along any walk the contributions add up to the same total, so they do in the mean.
//!
//! Pairs: where two causes join one after the other, `v(S + ij) - v(S + i) - v(S + j) + v(S)` is an unbiased draw of their
//! interaction index, since `S` is distributed as if the two were one cause. It needs one more outcome a step, the one in
//! which the second joins without the first. Each order observes `causes - 1` of the pairs.
//!
//! To make the intervals honest, give every history an order pair of its own: then the observations are independent and
//! their spread holds both the luck of the histories and that of the orders.

use serde::{Deserialize, Serialize};

use super::{Attribution, pairs};
use crate::chance::Chance;
use crate::error::{check_enough, check_finite, check_length, check_not_above};
use crate::moments::{JointMoments, Moments};
use crate::{AnalysisError, Level};

/// The most causes whose subsets fit into a mask.
const MOST_CAUSES: usize = 64;

/// Random orders of causes, one for each number, the same for a seed in whatever order they are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orders {
    causes: usize,
    seed: u64,
    next: u64,
}

impl Orders {
    /// Orders of a number of causes.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] without a cause, [`AnalysisError::TooMany`] above 64.
    pub fn new(causes: usize, seed: u64) -> Result<Orders, AnalysisError> {
        check_causes(causes)?;
        Ok(Orders { causes, seed, next: 0 })
    }

    /// The order with a number, to be walked forwards and backwards.
    pub fn at(&self, number: u64) -> Vec<usize> {
        Chance::new(self.seed, number).order(self.causes)
    }
}

impl Iterator for Orders {
    type Item = Vec<usize>;

    fn next(&mut self) -> Option<Vec<usize>> {
        let order = self.at(self.next);
        self.next += 1;
        Some(order)
    }
}

/// The subsets along an order, as masks: none, the first cause, the first two, up to all; `causes + 1` of them.
///
/// # Errors
///
/// [`AnalysisError::NotAnOrder`] unless each cause is named once, [`AnalysisError::TooFew`] or
/// [`AnalysisError::TooMany`] for their number.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::shapley::{prefix_masks, swapped_masks};
///
/// assert_eq!(prefix_masks(&[2, 0, 1])?, [0b000, 0b100, 0b101, 0b111]);
/// assert_eq!(swapped_masks(&[2, 0, 1])?, [0b001, 0b110]);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
pub fn prefix_masks(order: &[usize]) -> Result<Vec<u64>, AnalysisError> {
    check_order(order.len(), order)?;
    let mut mask = 0;
    let joined = order.iter().map(|cause| {
        mask |= 1 << cause;
        mask
    });
    Ok(std::iter::once(0).chain(joined).collect())
}

/// The further subsets that pair interactions need: at each step but the last, the next cause joins without the present
/// one; `causes - 1` of them.
///
/// # Errors
///
/// Those of [`prefix_masks`].
pub fn swapped_masks(order: &[usize]) -> Result<Vec<u64>, AnalysisError> {
    let prefixes = prefix_masks(order)?;
    Ok(prefixes.iter().zip(order.iter().skip(1)).map(|(mask, next)| mask | 1 << next).collect())
}

/// The outcomes of one history along an order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walk<'a> {
    /// The outcome of each of [`prefix_masks`].
    pub prefixes: &'a [f64],
    /// The outcome of each of [`swapped_masks`]; empty if pairs are not asked for.
    pub swapped: &'a [f64],
}

impl Walk<'_> {
    fn check(&self, causes: usize) -> Result<(), AnalysisError> {
        check_length("outcomes of a walk", causes + 1, self.prefixes.len())?;
        if !self.swapped.is_empty() {
            check_length("swapped outcomes of a walk", causes - 1, self.swapped.len())?;
        }
        check_finite("outcomes", self.prefixes)?;
        check_finite("swapped outcomes", self.swapped)
    }

    /// What each step adds.
    fn steps(&self) -> impl DoubleEndedIterator<Item = f64> {
        self.prefixes.windows(2).map(|step| step[1] - step[0])
    }

    /// The interaction of each step's cause with the next one's.
    fn together(&self) -> impl DoubleEndedIterator<Item = f64> + ExactSizeIterator {
        let of_one = |(swapped, steps): (&f64, &[f64])| steps[2] - steps[1] - swapped + steps[0];
        self.swapped.iter().zip(self.prefixes.windows(3)).map(of_one)
    }
}

/// Shapley values and pair interactions along sampled orders; memory does not grow with their number.
///
/// # Examples
///
/// ```
/// use powervacuum_analysis::Level;
/// use powervacuum_analysis::shapley::{Orders, SampledShapley, Walk, prefix_masks};
///
/// // Twenty causes of which ten are needed for a full success.
/// let outcome = |mask: &u64| f64::from(mask.count_ones().min(10)) / 10.0;
/// let mut sampled = SampledShapley::new(20)?;
/// for order in Orders::new(20, 1)?.take(100) {
///     let backwards: Vec<usize> = order.iter().rev().copied().collect();
///     let ahead: Vec<f64> = prefix_masks(&order)?.iter().map(outcome).collect();
///     let back: Vec<f64> = prefix_masks(&backwards)?.iter().map(outcome).collect();
///     let walk = |prefixes| Walk { prefixes, swapped: &[] };
///     sampled.push(&order, walk(&ahead), walk(&back))?;
/// }
/// let attribution = sampled.attribution(Level::NINETY_FIVE)?;
/// assert!((attribution.causes[7].value - 0.05).abs() < 1e-12);
/// assert!((attribution.total.value - 1.0).abs() < 1e-12);
/// # Ok::<(), powervacuum_analysis::AnalysisError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SampledShapley {
    contributions: JointMoments,
    interactions: Vec<Moments>,
}

impl SampledShapley {
    /// Of no walk yet, for a number of causes.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] without a cause, [`AnalysisError::TooMany`] above 64.
    pub fn new(causes: usize) -> Result<SampledShapley, AnalysisError> {
        check_causes(causes)?;
        let interactions = vec![Moments::new(); pairs(causes).count()];
        Ok(SampledShapley { contributions: JointMoments::new(causes), interactions })
    }

    /// Adds a history that was walked along an order and along the same order backwards.
    ///
    /// The first outcome of both walks is that of no cause, the last that of all; they should be the same.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::NotAnOrder`], [`AnalysisError::WrongLength`] or [`AnalysisError::NotFinite`].
    pub fn push(&mut self, order: &[usize], forwards: Walk<'_>, backwards: Walk<'_>) -> Result<(), AnalysisError> {
        let causes = self.contributions.length();
        check_order(causes, order)?;
        forwards.check(causes)?;
        backwards.check(causes)?;
        let mut added = vec![0.0; causes];
        // The last step backwards is the first cause of the order.
        for ((cause, ahead), back) in order.iter().zip(forwards.steps()).zip(backwards.steps().rev()) {
            added[*cause] = (ahead + back) / 2.0;
        }
        self.contributions.push(&added)?;
        for ((pair, ahead), back) in order.windows(2).zip(forwards.together()).zip(backwards.together().rev()) {
            let place = pair_position(causes, pair[0].min(pair[1]), pair[0].max(pair[1]));
            self.interactions[place].add((ahead + back) / 2.0);
        }
        Ok(())
    }

    /// Adds the walks of others, up to rounding.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::WrongLength`] if they have another number of causes.
    pub fn merge(&mut self, other: &SampledShapley) -> Result<(), AnalysisError> {
        self.contributions.merge(&other.contributions)?;
        self.interactions.iter_mut().zip(&other.interactions).for_each(|(here, there)| here.merge(there));
        Ok(())
    }

    /// How many histories were added.
    pub fn histories(&self) -> u64 {
        self.contributions.count()
    }

    /// The contributions with their intervals; pairs that were met less than twice are left out.
    ///
    /// # Errors
    ///
    /// [`AnalysisError::TooFew`] below two histories.
    pub fn attribution(&self, level: Level) -> Result<Attribution, AnalysisError> {
        let of_pairs = pairs(self.contributions.length()).zip(&self.interactions);
        Attribution::new(&self.contributions, of_pairs.map(|((one, two), moments)| (one, two, *moments)), level)
    }
}

/// Where the pair stands among all pairs in order: before it are the pairs of smaller first causes.
fn pair_position(causes: usize, first: usize, second: usize) -> usize {
    first * (2 * causes - first - 1) / 2 + second - first - 1
}

fn check_causes(causes: usize) -> Result<(), AnalysisError> {
    check_enough("causes", 1, causes)?;
    check_not_above("causes", MOST_CAUSES, causes)
}

fn check_order(causes: usize, order: &[usize]) -> Result<(), AnalysisError> {
    check_causes(causes)?;
    let mut named = vec![false; causes];
    let fresh = |&cause: &usize| cause < causes && !std::mem::replace(&mut named[cause], true);
    if order.len() == causes && order.iter().all(fresh) { Ok(()) } else { Err(AnalysisError::NotAnOrder(causes)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stand_where_they_are_looked_for() {
        for causes in 2..9 {
            for (place, (first, second)) in pairs(causes).enumerate() {
                assert_eq!(pair_position(causes, first, second), place);
            }
        }
    }

    #[test]
    fn orders_are_asked_for_by_number() {
        let mut orders = Orders::new(6, 3).unwrap();
        let (first, second) = (orders.next().unwrap(), orders.next().unwrap());
        assert_eq!((orders.at(0), orders.at(1)), (first, second));
        assert_ne!(orders.at(0), Orders::new(6, 4).unwrap().at(0));
    }

    #[test]
    fn wrong_walks_are_errors() {
        let mut sampled = SampledShapley::new(2).unwrap();
        let walk = |prefixes| Walk { prefixes, swapped: &[] };
        assert!(sampled.push(&[0, 0], walk(&[0.0; 3]), walk(&[0.0; 3])).is_err());
        assert!(sampled.push(&[1, 0], walk(&[0.0; 3]), walk(&[0.0; 2])).is_err());
        assert!(sampled.push(&[1, 0], walk(&[0.0; 3]), walk(&[f64::NAN; 3])).is_err());
        assert_eq!(sampled.histories(), 0);
        assert!(Orders::new(65, 0).is_err());
    }
}
