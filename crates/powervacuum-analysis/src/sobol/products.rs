//! The products of outputs of which variance-based indices are made, block by block.
//!
//! All indices are ratios of means of products of two outputs of a block. So an index of a resample is a sum over its
//! blocks, and a part that is only noise can be taken out product by product (see [`crate::noise`]).

use super::{SecondOrder, SobolLayout};
use crate::moments::Moments;

/// The products of each block of one output, after centring.
pub(crate) struct Products {
    parameters: usize,
    pairs: usize,
    /// By block: first-order and total products by parameter, then those of pairs.
    products: Vec<f64>,
    /// By block: the sum of the squares of A's and B's output.
    squares: Vec<f64>,
    /// The sums of A's and B's output by block, whose squared mean is taken out of the variance with this factor.
    sums: Vec<(f64, Vec<f64>)>,
    /// The variance below which nothing is left to share out: a millionth of what there was before noise was taken out
    /// (assumed; far above rounding, far below what matters).
    floor: f64,
}

/// Means over blocks.
pub(crate) struct Means {
    pub(crate) first: Vec<f64>,
    pub(crate) total: Vec<f64>,
    /// The products of pairs in order of the first, then the second parameter.
    pub(crate) pairs: Vec<f64>,
    /// At least 0; exactly 0 where no more than rounding is left.
    pub(crate) variance: f64,
}

impl Products {
    /// Of outputs in the layout's order; their number has been checked.
    pub(crate) fn of(layout: &SobolLayout, outputs: &[f64]) -> Products {
        let centre = mean(outputs);
        let pairs = match layout.second_order {
            SecondOrder::Skip => 0,
            SecondOrder::Estimate => layout.parameters * (layout.parameters - 1) / 2,
        };
        let width = 2 * layout.parameters + pairs;
        let mut products = Vec::with_capacity(layout.samples * width);
        let (mut squares, mut sums) = (Vec::new(), Vec::new());
        for block in outputs.chunks_exact(layout.block()) {
            let block: Vec<f64> = block.iter().map(|output| output - centre).collect();
            let (a, b) = (block[0], block[block.len() - 1]);
            let mixed = &block[1..=layout.parameters];
            products.extend(mixed.iter().map(|ab| b * (ab - a)));
            products.extend(mixed.iter().map(|ab| 0.5 * (a - ab) * (a - ab)));
            if pairs > 0 {
                let back = &block[layout.parameters + 1..=2 * layout.parameters];
                let of_one =
                    |one: usize| (one + 1..layout.parameters).map(move |other| back[one] * mixed[other] - a * b);
                products.extend((0..layout.parameters).flat_map(of_one));
            }
            squares.push(a * a + b * b);
            sums.push(a + b);
        }
        let floor = 1e-6 * squares.iter().sum::<f64>() / (2 * squares.len()).max(1) as f64;
        Products { parameters: layout.parameters, pairs, products, squares, sums: vec![(1.0, sums)], floor }
    }

    /// Takes `factor` times the products of other outputs of the same layout out of these.
    pub(crate) fn take_out(&mut self, other: Products, factor: f64) {
        self.products.iter_mut().zip(&other.products).for_each(|(here, there)| *here -= factor * there);
        self.squares.iter_mut().zip(&other.squares).for_each(|(here, there)| *here -= factor * there);
        self.sums.extend(other.sums.into_iter().map(|(own, sums)| (-factor * own, sums)));
    }

    pub(crate) fn blocks(&self) -> usize {
        self.squares.len()
    }

    /// Means over the given blocks, which may repeat.
    pub(crate) fn means(&self, blocks: &[usize]) -> Means {
        let (width, share) = (2 * self.parameters + self.pairs, 1.0 / blocks.len() as f64);
        let mut sums = vec![0.0; width];
        for &block in blocks {
            let products = &self.products[block * width..(block + 1) * width];
            sums.iter_mut().zip(products).for_each(|(sum, product)| *sum += product);
        }
        sums.iter_mut().for_each(|sum| *sum *= share);
        // A and B together hold two outputs a block.
        let mean_of = |by_block: &[f64]| blocks.iter().map(|&block| by_block[block]).sum::<f64>() * share / 2.0;
        let squared = |(factor, sums): &(f64, Vec<f64>)| {
            let mean = mean_of(sums);
            factor * mean * mean
        };
        let variance = mean_of(&self.squares) - self.sums.iter().map(squared).sum::<f64>();
        let pairs = sums.split_off(2 * self.parameters);
        let total = sums.split_off(self.parameters);
        Means { first: sums, total, pairs, variance: if variance > self.floor { variance } else { 0.0 } }
    }
}

fn mean(outputs: &[f64]) -> f64 {
    let mut moments = Moments::new();
    outputs.iter().for_each(|&output| moments.add(output));
    moments.mean().unwrap_or_default()
}
