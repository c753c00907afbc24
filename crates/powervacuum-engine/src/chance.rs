//! Chance: every random decision of the engine, asked for by key (model, section 12).
//!
//! A random decision is always a choice among finitely many outcomes with stated probabilities. So a small struggle can
//! be enumerated exactly, and a draw depends on what it is for, never on how many draws came before it.

use crate::math;
use crate::quantity::Month;

/// What a draw is for. Numbers are fixed; a number is never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Purpose {
    /// Whether an outside event with a hazard happens.
    OutsideEvent = 1,
    /// Whether a post falls vacant and is filled routinely.
    RoutineAppointment = 2,
    /// Whether a deliberate appointment beats the defence of the post.
    Appointment = 3,
    /// Whom the appointing officer picks.
    Successor = 4,
    /// Whether a secretary reconsiders whom to follow.
    SecretaryReconsiders = 5,
    /// Whom a secretary turns to.
    SecretaryTurns = 6,
    /// Whether a notable reconsiders whom to follow.
    NotableReconsiders = 7,
    /// Whom a notable turns to.
    NotableTurns = 8,
    /// How many unnamed cadres of a committee turn.
    CadresTurn = 9,
    /// Whether a contender reconsiders its coalition.
    Reconsiders = 10,
    /// Which of two incompatible coalitions comes first.
    CoalitionOrder = 12,
    /// Which action a contender takes.
    Action = 13,
    /// Which of two rival appointments to one post comes first.
    AppointmentOrder = 14,
    /// How many voters of a following take a side.
    Vote = 15,
    /// How many of those on neither side abstain.
    Abstention = 16,
    /// Who gets a remainder seat.
    Apportionment = 17,
    /// Who fills a vacant seat.
    SeatFilled = 18,
    /// Who fills a vacant office.
    OfficeFilled = 19,
    /// Which of several equal motions is put first.
    MotionOrder = 20,
    /// Whether the one who lost a vote appeals.
    Appeal = 21,
    /// Which of several equally strong contenders leads the ruling side.
    Ruling = 22,
    /// Whom a coalition by lot includes.
    CoalitionByLot = 23,
}

/// Names a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawKey {
    /// What it is for.
    pub purpose: Purpose,
    /// When.
    pub month: Month,
    /// Key of the entity that it is about.
    pub entity: u32,
    /// Key of a second entity, or a number that tells several draws about one entity apart.
    pub other: u32,
}

/// Where random decisions come from: keyed draws in a history, every branch in an enumeration.
pub trait Chance {
    /// Whether something of the given probability happens.
    fn happens(&mut self, key: DrawKey, probability: f64) -> bool;

    /// Picks an option: option `i` with probability proportional to `exp(scores[i])`. `names[i]` is a number that
    /// identifies the option whatever else is on offer. `scores` is not empty and has a finite entry.
    fn choose(&mut self, key: DrawKey, names: &[u64], scores: &[f64]) -> usize;

    /// How many of `trials` independent trials of the given probability succeed.
    fn count(&mut self, key: DrawKey, trials: u32, probability: f64) -> u32;
}

/// Keyed draws: the same seed, history and key give the same outcome on every machine and in every order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedChance {
    base: u64,
}

impl KeyedChance {
    /// The luck of one history of one seed.
    pub fn new(seed: u64, history: u64) -> Self {
        KeyedChance { base: mix(mix(seed ^ 0x9e37_79b9_7f4a_7c15).wrapping_add(history)) }
    }

    /// The word of a key, for any number of names.
    fn word(&self, key: DrawKey) -> u64 {
        let about = u64::from(key.entity) << 32 | u64::from(key.other);
        let what = u64::from(key.purpose as u16) << 48 | u64::from(key.month.0) << 32;
        mix(mix(self.base ^ what).wrapping_add(about))
    }

    fn bits(&self, key: DrawKey, name: u64) -> u64 {
        let word = self.word(key);
        if name == 0 { word } else { mix(word ^ name) }
    }

    fn uniform(&self, key: DrawKey, name: u64) -> f64 {
        open_unit(self.bits(key, name))
    }
}

impl Chance for KeyedChance {
    fn happens(&mut self, key: DrawKey, probability: f64) -> bool {
        self.uniform(key, 0) < probability
    }

    fn choose(&mut self, key: DrawKey, names: &[u64], scores: &[f64]) -> usize {
        let word = self.word(key);
        // Odd names are never 0, which stands for a draw without one.
        let uniform = |index: usize| open_unit(mix(word ^ names[index].wrapping_mul(2).wrapping_add(1)));
        crate::theory::quantal_response::choose_by_uniform(scores, 1.0, uniform)
    }

    fn count(&mut self, key: DrawKey, trials: u32, probability: f64) -> u32 {
        binomial_quantile(self.uniform(key, 0), trials, probability)
    }
}

/// A bijection of 64-bit words that spreads every input bit over the whole word (Stafford's thirteenth variant of the
/// MurmurHash3 finaliser, as used in SplitMix64; Steele, Lea & Flood 2014).
fn mix(word: u64) -> u64 {
    let word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ word >> 31
}

/// A number strictly between 0 and 1 from the upper 52 bits.
fn open_unit(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) / (1u64 << 52) as f64
}

/// The smallest count whose cumulative binomial probability exceeds `uniform`: one uniform number, one count, rising
/// in `probability`, so that two what-ifs share their luck.
fn binomial_quantile(uniform: f64, trials: u32, probability: f64) -> u32 {
    if probability <= 0.0 || trials == 0 {
        return 0;
    }
    if probability >= 1.0 {
        return trials;
    }
    // Counting the rarer outcome keeps the first term away from underflow: 1000 trials at 1/2 start at 2^-1000.
    if probability > 0.5 {
        return trials - binomial_quantile(1.0 - uniform, trials, 1.0 - probability);
    }
    let odds = probability / (1.0 - probability);
    let mut term = math::exp(f64::from(trials) * math::ln(1.0 - probability));
    let mut cumulative = term;
    let mut count = 0;
    while cumulative <= uniform && count < trials {
        term *= odds * f64::from(trials - count) / f64::from(count + 1);
        cumulative += term;
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(entity: u32, other: u32) -> DrawKey {
        DrawKey { purpose: Purpose::Vote, month: Month(3), entity, other }
    }

    #[test]
    fn a_draw_depends_on_its_key_alone() {
        let mut a = KeyedChance::new(1, 2);
        let mut b = KeyedChance::new(1, 2);
        let first = a.count(key(1, 1), 100, 0.4);
        b.count(key(9, 9), 100, 0.4);
        assert_eq!(b.count(key(1, 1), 100, 0.4), first);
    }

    #[test]
    fn keys_that_differ_anywhere_give_unrelated_draws() {
        let chance = KeyedChance::new(7, 0);
        let mut seen: Vec<u64> = Vec::new();
        for entity in 0..30 {
            for other in 0..30 {
                seen.push(chance.bits(key(entity, other), 0));
                seen.push(chance.bits(key(entity, other), 1));
            }
        }
        seen.sort_unstable();
        let count = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), count);
    }

    #[test]
    fn noise_that_is_not_worked_out_would_not_have_mattered() {
        let mut chance = KeyedChance::new(3, 1);
        for entity in 0..3_000 {
            let names: Vec<u64> = (0..u64::from(entity % 12) + 1).collect();
            // Scores of every spread, many of them equal, some that are out of the question.
            let spread = [0.0, 0.3, 2.0, 20.0][entity as usize % 4];
            let score = |name: &u64| if name % 7 == 6 { f64::NEG_INFINITY } else { spread * (name * name % 5) as f64 };
            let scores: Vec<f64> = names.iter().map(score).collect();
            let key = key(entity, 0);
            let noise = |option: usize| math::gumbel(chance.uniform(key, 2 * names[option] + 1));
            let plain = crate::theory::quantal_response::choose_by_gumbel(&scores, 1.0, noise);
            assert_eq!(chance.choose(key, &names, &scores), plain, "{scores:?}");
        }
    }

    #[test]
    fn options_without_a_score_are_not_chosen() {
        let mut chance = KeyedChance::new(3, 1);
        for entity in 0..50 {
            assert_eq!(chance.choose(key(entity, 0), &[1, 2, 3], &[f64::NAN, f64::NEG_INFINITY, f64::NAN]), 1);
            assert_eq!(chance.choose(key(entity, 0), &[1, 2], &[f64::NAN; 2]), 0);
        }
    }

    #[test]
    fn stat_uniform_draws_fill_the_interval_evenly() {
        // 100 cells, 100,000 draws: chi-squared with 99 degrees of freedom exceeds 161 once in 10,000 tries.
        let chance = KeyedChance::new(20, 1);
        let mut cells = [0u32; 100];
        for entity in 0..100_000 {
            cells[(chance.uniform(key(entity, 1), 0) * 100.0) as usize] += 1;
        }
        let chi: f64 = cells.iter().map(|&n| (f64::from(n) - 1000.0) * (f64::from(n) - 1000.0) / 1000.0).sum();
        assert!(chi < 161.0, "{chi}");
    }

    #[test]
    fn stat_counts_have_the_binomial_mean_and_variance() {
        // 20,000 counts of 40 trials at 0.3: the mean 12 has a standard error of 0.0205; five of them are a false alarm
        // once in two million.
        let mut chance = KeyedChance::new(5, 5);
        let counts: Vec<f64> = (0..20_000).map(|e| f64::from(chance.count(key(e, 0), 40, 0.3))).collect();
        let mean = counts.iter().sum::<f64>() / 20_000.0;
        let variance = counts.iter().map(|c| (c - mean) * (c - mean)).sum::<f64>() / 20_000.0;
        assert!((mean - 12.0).abs() < 0.103, "{mean}");
        assert!((variance - 8.4).abs() < 0.45, "{variance}");
    }

    #[test]
    fn counts_rise_with_probability_under_the_same_luck() {
        let mut chance = KeyedChance::new(5, 5);
        for entity in 0..200 {
            let counts: Vec<u32> = (0..=20).map(|p| chance.count(key(entity, 0), 30, f64::from(p) / 20.0)).collect();
            assert!(counts.windows(2).all(|pair| pair[0] <= pair[1]), "{counts:?}");
            assert_eq!((counts[0], counts[20]), (0, 30));
        }
    }

    #[test]
    fn draws_are_the_same_in_every_version() {
        let mut chance = KeyedChance::new(2022, 8);
        let drawn: Vec<u32> = (0..8).map(|entity| chance.count(key(entity, 3), 100, 0.5)).collect();
        assert_eq!(chance.bits(key(1, 2), 3), 7_966_277_028_683_944_593);
        assert_eq!(drawn, [44, 39, 49, 51, 56, 56, 48, 41]);
    }
}
