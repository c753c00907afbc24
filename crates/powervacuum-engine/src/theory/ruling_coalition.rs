//! The ultimate ruling coalition: who eliminates whom until the rest holds together.
//!
//! Source: Acemoglu, Egorov & Sonin 2008, "Coalition Formation in Non-Democracies", *Review of Economic Studies*
//! 75(4):987-1009, the unique correspondence `phi` of their four axioms, built by induction on the size of a coalition.
//! With weights `w` and majority rule `alpha` in [1/2, 1):
//!
//! - `X`, a subset of `S`, is *winning* in `S` if `w(X) > alpha w(S)`;
//! - `S` is *self-enforcing* if no proper subset that is winning in `S` is self-enforcing;
//! - `phi(S)` is `S` where that is self-enforcing, else the lightest self-enforcing coalitions that are winning in `S`.
//!
//! Equal sums make several answers equally good; all of them are reported, in increasing order of their masks. Choosing
//! one is the caller's, since a tie that decides something is broken by a keyed draw.
//!
//! Method: only the *heaviest* self-enforcing proper subset matters for whether `S` is self-enforcing, and it is the
//! heaviest of those of `S` less one member, so one pass over the masks takes `n 2^n` steps in place of the `3^n` of the
//! definition. Sixteen masks that differ in their lowest four contenders are treated at once.
//!
//! Deviations: weights are integers, so that comparisons are exact, and a weight of 0 is allowed (the paper has positive
//! ones). Read literally, the definition then makes a contender without weight an outsider whom nobody needs: a
//! coalition with some weight that includes one is never self-enforcing, because the rest is winning in it and holds, or
//! contains, a self-enforcing coalition. Where nobody has any weight nothing is winning, and all stay.

use smallvec::SmallVec;

/// The most contenders that a [`RulingTable`] takes; it takes 4.4 bytes a coalition, so 70 MiB there.
pub const MAX_RULING: usize = 24;

/// The sum to which [`quantise`] scales weights that add up to 1.
pub const WEIGHT_SCALE: u32 = 1 << 28;

/// What a coalition needs to win: more than this fraction of the weight.
///
/// Lies in [1/2, 1). An exact fraction, so that a coalition with exactly this part never wins by rounding.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::ruling_coalition::Majority;
/// let two_thirds = Majority::new(2, 3)?;
/// assert!(!two_thirds.is_won_by(8, 12));
/// assert!(two_thirds.is_won_by(9, 12));
/// # Ok::<(), powervacuum_engine::theory::ruling_coalition::RulingError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Majority {
    numerator: u32,
    denominator: u32,
}

/// Why there is no ruling coalition.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RulingError {
    /// A fraction outside [1/2, 1).
    #[error("a majority of `{numerator}/{denominator}` is not at least 1/2 and below 1")]
    Majority {
        /// The numerator found.
        numerator: u32,
        /// The denominator found.
        denominator: u32,
    },
    /// A decimal that is outside [0.5, 1) when rounded to six places.
    #[error("a majority of `{found}` is not at least 0.5 and below 1")]
    Decimal {
        /// The number found.
        found: f64,
    },
    /// More contenders than a table takes.
    #[error("`{found}` contenders are too many for a ruling coalition, expected at most {MAX_RULING}")]
    Contenders {
        /// How many there are.
        found: usize,
    },
    /// Weights whose sum does not fit 32 bits.
    #[error("weights add up to `{found}`, expected at most {max}", max = u32::MAX)]
    Total {
        /// The sum of the weights.
        found: u64,
    },
}

impl Majority {
    /// More than one half.
    pub const SIMPLE: Majority = Majority { numerator: 1, denominator: 2 };
    /// More than two thirds.
    pub const TWO_THIRDS: Majority = Majority { numerator: 2, denominator: 3 };

    /// Checks that `numerator / denominator` lies in [1/2, 1).
    ///
    /// # Errors
    /// When it does not.
    pub fn new(numerator: u32, denominator: u32) -> Result<Self, RulingError> {
        let at_least_half = 2 * u64::from(numerator) >= u64::from(denominator);
        (at_least_half && numerator < denominator)
            .then_some(Majority { numerator, denominator })
            .ok_or(RulingError::Majority { numerator, denominator })
    }

    /// The majority nearest to `share` in millionths: 0.5 is exactly one half, 0.6667 is 6667/10000 rather than 2/3.
    ///
    /// # Errors
    /// When the rounded share is outside [0.5, 1) or not a number.
    pub fn from_decimal(share: f64) -> Result<Self, RulingError> {
        const MILLION: u32 = 1_000_000;
        let millionths = (share * f64::from(MILLION)).round();
        (500_000.0..1_000_000.0)
            .contains(&millionths)
            .then_some(Majority { numerator: millionths as u32, denominator: MILLION })
            .ok_or(RulingError::Decimal { found: share })
    }

    /// The numerator of the fraction as given.
    pub fn numerator(self) -> u32 {
        self.numerator
    }

    /// The denominator of the fraction as given; above 0.
    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// Whether `part` is strictly more than this fraction of `whole`. Exact.
    #[inline]
    pub fn is_won_by(self, part: u32, whole: u32) -> bool {
        u64::from(part) * u64::from(self.denominator) > u64::from(self.numerator) * u64::from(whole)
    }
}

/// Contenders whose sixteen subsets make up a row of the table.
const ROW_BITS: usize = 4;
const ROW: usize = 1 << ROW_BITS;
/// Rows for which a table needs no memory of its own: those of seven contenders.
const FEW_ROWS: usize = 8;
/// For each set of a row's contenders one bit a set: whether it lies within.
const SUBSETS: [u16; ROW] = {
    let mut subsets = [0; ROW];
    let mut pair = 0;
    while pair < ROW * ROW {
        let (set, within) = (pair / ROW, pair % ROW);
        if set & !within == 0 {
            subsets[within] |= 1 << set;
        }
        pair += 1;
    }
    subsets
};

/// Which coalitions of some contenders are self-enforcing, and which of them rule.
///
/// A coalition is a bit mask: bit `i` stands for the contender at position `i` of the weights. The table keeps its memory
/// from one [`solve`](RulingTable::solve) to the next.
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::ruling_coalition::{Majority, RulingTable};
/// let mut table = RulingTable::default();
/// // The three weaker contenders together remove the strongest, and none of them can then remove another.
/// table.solve(&[3, 4, 5, 10], Majority::SIMPLE)?;
/// assert_eq!(table.ruling(), [0b0111]);
/// // Among two, the stronger one rules alone.
/// let mut of_two = Vec::new();
/// table.ruling_of(0b0011, &mut of_two);
/// assert_eq!(of_two, [0b0010]);
/// # Ok::<(), powervacuum_engine::theory::ruling_coalition::RulingError>(())
/// ```
#[derive(Clone, Debug)]
pub struct RulingTable {
    majority: Majority,
    /// How many contenders there are.
    count: usize,
    /// The weight of each set of the first four contenders.
    low_weights: [u32; ROW],
    /// The weight of each set of the others.
    high_weights: SmallVec<[u32; FEW_ROWS]>,
    /// For each coalition the weight of the heaviest self-enforcing coalition within it, itself included.
    heaviest: SmallVec<[[u32; ROW]; FEW_ROWS]>,
    /// For each coalition one bit: whether it is self-enforcing.
    self_enforcing: SmallVec<[u16; FEW_ROWS]>,
    ruling: Vec<u32>,
}

/// How a member of a group fares when the group is left to itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// How many ruling coalitions are equally good; 0 for an empty group.
    pub answers: u32,
    /// How many of them include the member.
    pub including: u32,
    /// The first of those; of all, if none includes the member. None for an empty group.
    pub first: Option<u32>,
}

impl Default for RulingTable {
    fn default() -> Self {
        RulingTable {
            majority: Majority::SIMPLE,
            count: 0,
            low_weights: [0; ROW],
            high_weights: SmallVec::new(),
            heaviest: SmallVec::new(),
            self_enforcing: SmallVec::new(),
            ruling: Vec::new(),
        }
    }
}

impl RulingTable {
    /// Works out every coalition of contenders with these weights, under this majority rule.
    ///
    /// At most [`MAX_RULING`] contenders, whose weights add up to less than 2^32. No contenders, no coalitions. Time grows
    /// as `n 2^n`.
    ///
    /// # Errors
    /// When there are too many contenders or too much weight; the table then keeps its earlier answer.
    pub fn solve(&mut self, weights: &[u32], majority: Majority) -> Result<(), RulingError> {
        self.solve_parts(weights, majority)?;
        let mut ruling = std::mem::take(&mut self.ruling);
        self.rule_all(&mut ruling);
        self.ruling = ruling;
        Ok(())
    }

    /// As [`solve`](RulingTable::solve), for somebody who asks about groups and not for [`ruling`](RulingTable::ruling),
    /// which stays empty.
    pub(crate) fn solve_parts(&mut self, weights: &[u32], majority: Majority) -> Result<(), RulingError> {
        if weights.len() > MAX_RULING {
            return Err(RulingError::Contenders { found: weights.len() });
        }
        let total: u64 = weights.iter().map(|&weight| u64::from(weight)).sum();
        if total > u64::from(u32::MAX) {
            return Err(RulingError::Total { found: total });
        }
        self.majority = majority;
        self.count = weights.len();
        self.sum_weights(weights);
        self.fill();
        self.ruling.clear();
        Ok(())
    }

    /// The ruling coalitions of all contenders, in increasing order of their masks; several if sums of weights are equal.
    ///
    /// Empty before the first [`solve`](RulingTable::solve) and where there are no contenders.
    pub fn ruling(&self) -> &[u32] {
        &self.ruling
    }

    /// Whether a coalition is self-enforcing; false for the empty one and for masks that name nobody.
    pub fn is_self_enforcing(&self, coalition: u32) -> bool {
        coalition & !self.everyone() == 0
            && self
                .self_enforcing
                .get((coalition >> ROW_BITS) as usize)
                .is_some_and(|row| row >> (coalition % 16) & 1 == 1)
    }

    /// Writes to `out` the ruling coalitions of the contenders in `group`, in increasing order of their masks.
    ///
    /// Bits that name nobody are ignored. `out` is cleared first; it stays empty for an empty group.
    pub fn ruling_of(&self, group: u32, out: &mut Vec<u32>) {
        out.clear();
        let group = group & self.everyone();
        if group == self.everyone() && !self.ruling.is_empty() {
            out.extend_from_slice(&self.ruling);
            return;
        }
        self.each_lightest(group, |coalition, lighter| {
            if lighter {
                out.clear();
            }
            out.push(coalition);
        });
    }

    /// How `member`, one bit, fares where `group` is left to itself: what [`ruling_of`](RulingTable::ruling_of) says of it.
    ///
    /// Bits of `group` that name nobody are ignored.
    ///
    /// # Examples
    /// ```
    /// use powervacuum_engine::theory::ruling_coalition::{Fate, Majority, RulingTable};
    /// let mut table = RulingTable::default();
    /// // Of three equals any two rule: the first is in two of the three pairs.
    /// table.solve(&[1, 1, 1], Majority::SIMPLE)?;
    /// assert_eq!(table.fate(0b111, 0b001), Fate { answers: 3, including: 2, first: Some(0b011) });
    /// # Ok::<(), powervacuum_engine::theory::ruling_coalition::RulingError>(())
    /// ```
    pub fn fate(&self, group: u32, member: u32) -> Fate {
        let mut fate = Fate::default();
        self.each_lightest(group & self.everyone(), |coalition, lighter| {
            if lighter {
                fate = Fate::default();
            }
            fate.answers += 1;
            let includes = coalition & member != 0;
            if fate.first.is_none() || includes && fate.including == 0 {
                fate.first = Some(coalition);
            }
            fate.including += u32::from(includes);
        });
        fate
    }

    /// Calls `keep` with coalitions that win in `group` or are all of it, in increasing order of their masks, and whether
    /// each is lighter than those before: the ones from the last lighter one on are the ruling coalitions.
    #[inline]
    fn each_lightest(&self, group: u32, mut keep: impl FnMut(u32, bool)) {
        if group == 0 {
            return;
        }
        if self.is_self_enforcing(group) {
            keep(group, true);
            return;
        }
        let (whole, mut lightest) = (self.weight(group), u32::MAX);
        let (high_group, low_group) = (group as usize / ROW, group as usize % ROW);
        let mut high = 0;
        loop {
            let mut sets = self.self_enforcing[high] & SUBSETS[low_group];
            while sets != 0 {
                let low = sets.trailing_zeros() as usize;
                let weight = self.high_weights[high] + self.low_weights[low];
                if weight <= lightest && self.majority.is_won_by(weight, whole) {
                    keep((high * ROW + low) as u32, weight < lightest);
                    lightest = weight;
                }
                sets &= sets - 1;
            }
            if high == high_group {
                return;
            }
            // The next subset, in increasing order.
            high = high.wrapping_sub(high_group) & high_group;
        }
    }

    /// The mask of all contenders.
    fn everyone(&self) -> u32 {
        (1_u32 << self.count) - 1
    }

    /// The weight of a coalition.
    fn weight(&self, coalition: u32) -> u32 {
        let high = self.high_weights.get((coalition >> ROW_BITS) as usize).copied().unwrap_or(0);
        high + self.low_weights[coalition as usize % ROW]
    }

    fn sum_weights(&mut self, weights: &[u32]) {
        let (low, high) = weights.split_at(weights.len().min(ROW_BITS));
        for bit in 0..ROW_BITS {
            let weight = low.get(bit).copied().unwrap_or(0);
            for set in 0..1 << bit {
                self.low_weights[set | 1 << bit] = self.low_weights[set] + weight;
            }
        }
        self.high_weights.clear();
        self.high_weights.reserve(1 << high.len());
        self.high_weights.push(0);
        for &weight in high {
            for set in 0..self.high_weights.len() {
                self.high_weights.push(self.high_weights[set] + weight);
            }
        }
    }

    fn fill(&mut self) {
        let Majority { numerator, denominator } = self.majority;
        if 2 * u64::from(numerator) == u64::from(denominator) {
            // More than half: of whole numbers, more than half rounded down.
            self.fill_where(|part, whole| part > whole / 2);
        } else {
            let majority = self.majority;
            self.fill_where(|part, whole| majority.is_won_by(part, whole));
        }
    }

    /// Fills the table row by row, where `wins` says whether the first weight wins against the second.
    #[inline]
    fn fill_where(&mut self, wins: impl Fn(u32, u32) -> bool + Copy) {
        let rows = self.high_weights.len();
        if self.heaviest.len() < rows {
            self.heaviest.resize(rows, [0; ROW]);
        }
        self.self_enforcing.clear();
        self.self_enforcing.reserve(rows);
        for (high, &high_weight) in self.high_weights.iter().enumerate() {
            let below = heaviest_without_one(&self.heaviest, high);
            let (heaviest, stands) = close_row(below, self.low_weights.map(|low| low + high_weight), wins);
            self.heaviest[high] = heaviest;
            self.self_enforcing.push(stands);
        }
        // The empty coalition, and masks beyond the last contender of a short row, are no coalitions.
        self.self_enforcing[0] &= !1 & (u32::MAX >> (32 - (1 << self.count.min(ROW_BITS)))) as u16;
    }

    fn rule_all(&self, out: &mut Vec<u32>) {
        out.clear();
        let everyone = self.everyone();
        if self.is_self_enforcing(everyone) {
            out.push(everyone);
            return;
        }
        let (whole, mut lightest) = (self.weight(everyone), u32::MAX);
        for (high, &row) in (0_u32..).zip(&self.self_enforcing) {
            let mut rest = row;
            while rest != 0 {
                self.keep_lightest((high << ROW_BITS) | rest.trailing_zeros(), whole, &mut lightest, out);
                rest &= rest - 1;
            }
        }
    }

    /// Keeps in `out` a coalition that wins against `whole` and weighs no more than the lightest so far.
    #[inline]
    fn keep_lightest(&self, coalition: u32, whole: u32, lightest: &mut u32, out: &mut Vec<u32>) {
        let weight = self.weight(coalition);
        if weight <= *lightest && self.majority.is_won_by(weight, whole) {
            if weight < *lightest {
                out.clear();
            }
            *lightest = weight;
            out.push(coalition);
        }
    }
}

/// The greatest number at each place among the rows of a set of high contenders less one of them.
///
/// Never inlined: beside the scalar code of [`close_row`] the compiler gives up vector registers, at half the speed.
#[inline(never)]
fn heaviest_without_one(heaviest: &[[u32; ROW]], high: usize) -> [u32; ROW] {
    let mut below = [0; ROW];
    let mut members = high;
    while members != 0 {
        below = greater(below, heaviest[high & !(members & members.wrapping_neg())]);
        members &= members - 1;
    }
    below
}

/// The greater number at each place.
#[inline]
fn greater<const N: usize>(a: [u32; N], b: [u32; N]) -> [u32; N] {
    std::array::from_fn(|i| a[i].max(b[i]))
}

/// From the weights of the heaviest self-enforcing coalitions within each set of a row less one *high* member, those
/// within the set itself, and one bit a set: whether it is self-enforcing, which it is if the heaviest within it does not
/// win. Written out, because the compiler keeps a loop and its tests.
#[inline]
fn close_row(below: [u32; ROW], weights: [u32; ROW], wins: impl Fn(u32, u32) -> bool) -> ([u32; ROW], u16) {
    let close = |within: u32, weight: u32| if wins(within, weight) { (within, 0) } else { (weight, 1) };
    let (h0, s0) = close(below[0], weights[0]);
    let (h1, s1) = close(below[1].max(h0), weights[1]);
    let (h2, s2) = close(below[2].max(h0), weights[2]);
    let (h3, s3) = close(below[3].max(h1).max(h2), weights[3]);
    let (h4, s4) = close(below[4].max(h0), weights[4]);
    let (h5, s5) = close(below[5].max(h1).max(h4), weights[5]);
    let (h6, s6) = close(below[6].max(h2).max(h4), weights[6]);
    let (h7, s7) = close(below[7].max(h3).max(h5).max(h6), weights[7]);
    let (h8, s8) = close(below[8].max(h0), weights[8]);
    let (h9, s9) = close(below[9].max(h1).max(h8), weights[9]);
    let (h10, s10) = close(below[10].max(h2).max(h8), weights[10]);
    let (h11, s11) = close(below[11].max(h3).max(h9).max(h10), weights[11]);
    let (h12, s12) = close(below[12].max(h4).max(h8), weights[12]);
    let (h13, s13) = close(below[13].max(h5).max(h9).max(h12), weights[13]);
    let (h14, s14) = close(below[14].max(h6).max(h10).max(h12), weights[14]);
    let (h15, s15) = close(below[15].max(h7).max(h11).max(h13).max(h14), weights[15]);
    let stands: [u16; ROW] = [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15];
    (
        [h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13, h14, h15],
        stands.iter().rev().fold(0, |bits, stands| bits << 1 | stands),
    )
}

/// Turns weights that add up to about 1 into integers that add up to about [`WEIGHT_SCALE`], each rounded to nearest.
///
/// `out` is cleared first. Equal weights give equal integers; so do nearly all weights that should be equal but differ by
/// rounding, unless a half lies between them. What differs by less than 2^-28 may come out as a tie. Negative weights and
/// those that are not numbers count as 0; sums up to 15 are within the range of [`RulingTable::solve`].
///
/// # Examples
/// ```
/// use powervacuum_engine::theory::ruling_coalition::quantise;
/// let mut integers = Vec::new();
/// quantise(&[0.5, 0.25, 0.25], &mut integers);
/// assert_eq!(integers, [1 << 27, 1 << 26, 1 << 26]);
/// ```
pub fn quantise(weights: &[f64], out: &mut Vec<u32>) {
    out.clear();
    out.extend(weights.iter().copied().map(quantised));
}

/// What [`quantise`] makes of one weight.
#[inline]
pub(crate) fn quantised(weight: f64) -> u32 {
    // A cast drops the fraction and stops at the ends of the range.
    (weight * f64::from(WEIGHT_SCALE) + 0.5) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ruling(weights: &[u32], majority: Majority) -> Vec<u32> {
        let mut table = RulingTable::default();
        table.solve(weights, majority).unwrap();
        table.ruling().to_vec()
    }

    #[test]
    fn exactly_the_majority_does_not_win() {
        assert!(!Majority::SIMPLE.is_won_by(5, 10) && Majority::SIMPLE.is_won_by(6, 10));
        assert!(!Majority::TWO_THIRDS.is_won_by(u32::MAX / 3 * 2, u32::MAX));
        assert!(Majority::TWO_THIRDS.is_won_by(u32::MAX / 3 * 2 + 1, u32::MAX));
        assert!(!Majority::SIMPLE.is_won_by(0, 0));
    }

    #[test]
    fn majorities_outside_their_range_are_refused() {
        for (numerator, denominator) in [(0, 0), (1, 1), (2, 5), (3, 2), (1, 0), (u32::MAX, u32::MAX)] {
            assert!(Majority::new(numerator, denominator).is_err(), "{numerator}/{denominator}");
        }
        for share in [0.499, 1.0, 0.999_999_9, f64::NAN, f64::INFINITY, -0.5] {
            assert!(Majority::from_decimal(share).is_err(), "{share}");
        }
        let message = Majority::new(2, 5).map_err(|error| error.to_string());
        assert_eq!(message, Err("a majority of `2/5` is not at least 1/2 and below 1".to_owned()));
    }

    #[test]
    fn a_decimal_majority_is_rounded_to_millionths() {
        for (share, millionths) in [(0.5, 500_000), (0.6667, 666_700), (0.6, 600_000), (2.0 / 3.0, 666_667)] {
            let majority = Majority::from_decimal(share).unwrap();
            assert_eq!((majority.numerator(), majority.denominator()), (millionths, 1_000_000));
        }
    }

    #[test]
    fn equal_pairs_stay_together_and_unequal_pairs_do_not() {
        assert_eq!(ruling(&[1, 1], Majority::SIMPLE), [0b11]);
        assert_eq!(ruling(&[3, 4], Majority::SIMPLE), [0b10]);
        assert_eq!(ruling(&[3, 4], Majority::TWO_THIRDS), [0b11]);
    }

    #[test]
    fn every_tied_answer_is_reported_in_order_of_masks() {
        // A pair of equals lasts, and is more than half of three.
        assert_eq!(ruling(&[1, 1, 1], Majority::SIMPLE), [0b011, 0b101, 0b110]);
        // Four equals last: three are not self-enforcing, and two are only half.
        assert_eq!(ruling(&[1, 1, 1, 1], Majority::SIMPLE), [0b1111]);
    }

    #[test]
    fn a_contender_without_weight_is_never_needed() {
        assert_eq!(ruling(&[3, 0], Majority::SIMPLE), [0b01]);
        assert_eq!(ruling(&[0, 3, 4, 0, 5], Majority::SIMPLE), [0b10110]);
        assert_eq!(ruling(&[0, 1, 1, 0], Majority::SIMPLE), [0b0110]);
    }

    #[test]
    fn where_nobody_has_weight_all_stay() {
        assert_eq!(ruling(&[0, 0, 0], Majority::SIMPLE), [0b111]);
        assert_eq!(ruling(&[0], Majority::TWO_THIRDS), [0b1]);
        assert_eq!(ruling(&[], Majority::SIMPLE), [0_u32; 0]);
    }

    #[test]
    fn a_refused_case_leaves_the_earlier_answer() {
        let mut table = RulingTable::default();
        assert!(table.ruling().is_empty() && !table.is_self_enforcing(1));
        table.solve(&[2, 4, 7], Majority::SIMPLE).unwrap();
        assert_eq!(table.solve(&[1; 25], Majority::SIMPLE), Err(RulingError::Contenders { found: 25 }));
        let total = u64::from(u32::MAX) + 1;
        assert_eq!(table.solve(&[u32::MAX, 1], Majority::SIMPLE), Err(RulingError::Total { found: total }));
        assert_eq!(table.ruling(), [0b100]);
    }

    #[test]
    fn masks_that_name_nobody_are_no_coalitions() {
        let mut table = RulingTable::default();
        table.solve(&[1, 1], Majority::SIMPLE).unwrap();
        assert!([0, 0b100, 0b111, 1 << 31, u32::MAX].iter().all(|&mask| !table.is_self_enforcing(mask)));
        let mut out = vec![7];
        table.ruling_of(0b1100, &mut out);
        assert_eq!(out, [0_u32; 0]);
        table.ruling_of(u32::MAX, &mut out);
        assert_eq!(out, [0b11]);
    }

    #[test]
    fn fates_are_what_the_ruling_coalitions_say() {
        let (mut solved, mut parts, mut ruling) = (RulingTable::default(), RulingTable::default(), Vec::new());
        for weights in [&[3, 4, 5, 10, 0, 1][..], &[1; 7], &[2, 2, 3, 3, 9], &[0, 0, 0], &[5, 1]] {
            solved.solve(weights, Majority::SIMPLE).unwrap();
            parts.solve_parts(weights, Majority::SIMPLE).unwrap();
            for group in 0..1_u32 << weights.len() {
                solved.ruling_of(group, &mut ruling);
                for member in (0..weights.len()).map(|bit| 1 << bit) {
                    let with = ruling.iter().copied().filter(|&coalition| coalition & member != 0);
                    let including = with.clone().count() as u32;
                    let first = with.clone().next().or(ruling.first().copied());
                    let known = Fate { answers: ruling.len() as u32, including, first };
                    assert_eq!(solved.fate(group, member), known, "{weights:?}: {group:b}, {member:b}");
                    assert_eq!(parts.fate(group, member), known, "{weights:?}: {group:b}, {member:b}");
                }
            }
        }
    }

    #[test]
    fn a_table_can_be_used_for_fewer_contenders_than_before() {
        let mut table = RulingTable::default();
        table.solve(&[1; 9], Majority::SIMPLE).unwrap();
        table.solve(&[3, 4, 5], Majority::SIMPLE).unwrap();
        assert_eq!(table.ruling(), [0b111]);
        assert!(!table.is_self_enforcing(1 << 8));
    }

    #[test]
    fn quantised_weights_are_the_nearest_integers() {
        let mut out = vec![9];
        quantise(&[1.0, 0.0, -0.5, f64::NAN, 1.4 / f64::from(WEIGHT_SCALE), 1.6 / f64::from(WEIGHT_SCALE)], &mut out);
        assert_eq!(out, [WEIGHT_SCALE, 0, 0, 0, 1, 2]);
        quantise(&[0.1 + 0.2, 0.3, f64::INFINITY], &mut out);
        assert_eq!((out[0], out[2]), (out[1], u32::MAX));
    }
}
