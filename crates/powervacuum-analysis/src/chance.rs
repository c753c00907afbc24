//! Random numbers of this crate: ChaCha8 (Bernstein 2008), whose values are fixed by its definition.
//!
//! Only raw words are taken from the library; choosing and shuffling are written here, since libraries change how they
//! do it. A choice below `n` is the high half of a product (Lemire 2019, without rejection): its bias is below n / 2^64.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use statrs::distribution::{ContinuousCDF, Normal};

/// A generator for a seed and, within it, a stream.
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(stream);
        Chance(generator)
    }

    /// A generator for a key of four numbers; no two keys share one.
    pub(crate) fn keyed(key: [u64; 4]) -> Self {
        let mut seed = [0; 32];
        seed.chunks_exact_mut(8).zip(key).for_each(|(bytes, part)| bytes.copy_from_slice(&part.to_le_bytes()));
        Chance(ChaCha8Rng::from_seed(seed))
    }

    /// The next word.
    pub(crate) fn long_word(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// The high 32 bits of the next word.
    pub(crate) fn word(&mut self) -> u32 {
        (self.0.next_u64() >> 32) as u32
    }

    /// A number from 0 to `n - 1`, each as likely; 0 if `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// A number in (0, 1), ends excluded: the middle of one of 2^52 cells.
    pub(crate) fn uniform(&mut self) -> f64 {
        const CELLS: f64 = (1_u64 << 52) as f64;
        ((self.0.next_u64() >> 12) as f64 + 0.5) / CELLS
    }

    /// A standard normal number, by inversion.
    pub(crate) fn normal(&mut self) -> f64 {
        Normal::standard().inverse_cdf(self.uniform())
    }

    /// True half of the time.
    pub(crate) fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    /// A random order of 0 to `n - 1` (Fisher & Yates 1938, as in Durstenfeld 1964).
    pub(crate) fn order(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for last in (1..n).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_the_same_in_every_version() {
        assert_eq!(Chance::new(1, 0).order(8), PINNED);
        assert_ne!(Chance::new(1, 1).order(8), PINNED);
    }

    #[test]
    fn keyed_numbers_are_the_same_in_every_version() {
        let first = |key| Chance::keyed(key).uniform();
        assert_eq!(first([1, 2, 3, 4]), KEYED);
        for other in [[0, 2, 3, 4], [1, 0, 3, 4], [1, 2, 0, 4], [1, 2, 3, 0]] {
            assert_ne!(first(other), KEYED);
        }
    }

    const KEYED: f64 = 0.0663447325770371;
    const PINNED: [usize; 8] = [5, 6, 2, 4, 1, 7, 0, 3];

    #[test]
    fn stat_all_orders_are_equally_likely() {
        // 6 orders of 3; chi-squared with 5 degrees exceeds 30.9 once in 100,000 times.
        let (mut chance, mut counts, draws) = (Chance::new(7, 0), [0u32; 6], 60_000);
        for _ in 0..draws {
            let order = chance.order(3);
            counts[order[0] * 2 + usize::from(order[1] > order[2])] += 1;
        }
        let expected = f64::from(draws) / 6.0;
        let distance: f64 = counts
            .iter()
            .map(|&count| {
                let distance = f64::from(count) - expected;
                distance * distance / expected
            })
            .sum();
        assert!(distance < 30.9, "{counts:?}");
    }
}
