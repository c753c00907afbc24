//! What the sampler's posteriors promise with the engine as simulator: they are calibrated.
//!
//! Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): parameters are drawn from their priors, a history is
//! played with them, and the draws of the posterior that it gives are as likely to lie below the parameters as above, so the
//! rank of the parameters among them is uniform. An approximate posterior has that property exactly if the data are blurred
//! by the kernel that accepts simulations (noisy ABC, Fearnhead & Prangle 2012, Journal of the Royal Statistical Society B
//! 74:419-474): here uniformly within a disc of the tolerance. Chi-square tests of two parameters, false-alarm rate 1 in 10,000
//! each.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use powervacuum::Case;
use powervacuum::engine::{Keep, KeyedChance, QuantalResponse, Scenario, Struggle};
use powervacuum_analysis::AnalysisError;
use powervacuum_analysis::abc::{Distance, Distribution, Prior, Scales, Smc, SmcPlan};
use statrs::distribution::{ChiSquared, ContinuousCDF};

const TOLERANCE: f64 = 0.12;
/// Draws of a posterior; ranks are 0 to this.
const DRAWS: usize = 9;
const REPLICATIONS: u64 = 400;
const FALSE_ALARM: f64 = 1e-4;
/// What is fitted, with the ends of its uniform prior.
const FITTED: [(&str, f64, f64); 2] = [("support_patronage", 0.2, 6.0), ("support_prestige", 0.2, 6.0)];

fn priors() -> Vec<Prior> {
    FITTED.iter().map(|&(_, low, high)| Prior::new(Distribution::Uniform { low, high }).unwrap()).collect()
}

/// Half a year with these parameters: what part of the delegates two of the heirs would have.
fn simulate(base: &Scenario, values: &[f64], luck: u64) -> Vec<f64> {
    let mut spec = base.spec().clone();
    for ((name, ..), &value) in FITTED.iter().zip(values) {
        spec.parameters.set(name, value).unwrap();
    }
    let scenario = Scenario::new(spec).unwrap();
    let mut struggle = Struggle::new(&scenario).keeping(Keep::Events);
    let mut chance = KeyedChance::new(luck, 0);
    for _ in 0..6 {
        if struggle.outcome().is_none() {
            struggle.play_month(&mut chance, &mut QuantalResponse);
        }
    }
    let delegates = &struggle.state().assessment.delegates;
    vec![delegates[0], delegates[1]]
}

/// Uniform numbers (splitmix64, Steele et al. 2014).
struct Uniform(u64);

impl Uniform {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((word ^ (word >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// In a disc of the tolerance: the first point of its square that lies within.
    fn in_disc(&mut self) -> [f64; 2] {
        loop {
            let [x, y] = [2.0 * self.next() - 1.0, 2.0 * self.next() - 1.0];
            if x * x + y * y <= 1.0 {
                return [TOLERANCE * x, TOLERANCE * y];
            }
        }
    }
}

/// What is found over all replications, by parameter.
struct Found {
    ranks: [[u64; DRAWS + 1]; 2],
    /// Truths and means of their posteriors.
    pairs: [Vec<(f64, f64)>; 2],
}

/// Parameters from the lower `part` of their priors, the data that they give, and the ranks among the draws.
fn replicate(part: f64) -> Found {
    let case = Case::builtin("three-heirs").unwrap();
    let base = case.scenario();
    let mut found = Found { ranks: [[0; DRAWS + 1]; 2], pairs: [Vec::new(), Vec::new()] };
    for replication in 0..REPLICATIONS {
        let mut uniform = Uniform(replication);
        let truth: Vec<f64> = priors().iter().map(|prior| prior.quantile(part * uniform.next())).collect();
        let data = simulate(base, &truth, 1_000_000 + replication);
        let observed = data.iter().zip(uniform.in_disc()).map(|(value, blur)| value + blur).collect();
        let plan = SmcPlan::rejection(priors(), observed, TOLERANCE, replication);
        let distance = Distance { scales: Scales::Fixed(vec![1.0; 2]), ..Distance::default() };
        let mut smc = Smc::new(SmcPlan { particles: DRAWS, distance, ..plan }).unwrap();
        smc.run::<_, AnalysisError>(|proposal| Ok(simulate(base, &proposal.parameters, proposal.key))).unwrap();
        let posterior = smc.posterior().unwrap().population;
        assert_eq!(posterior.len(), DRAWS);
        for (at, truth) in truth.into_iter().enumerate() {
            let below = posterior.particles().iter().filter(|draw| draw.parameters[at] < truth).count();
            found.ranks[at][below] += 1;
            found.pairs[at].push((truth, posterior.mean(at)));
        }
    }
    found
}

/// Chance of counts as uneven as these if all are as likely.
fn p_value(counts: &[u64]) -> f64 {
    let expected = counts.iter().sum::<u64>() as f64 / counts.len() as f64;
    let gap = |count: u64| count as f64 - expected;
    let statistic: f64 = counts.iter().map(|&count| gap(count) * gap(count) / expected).sum();
    ChiSquared::new(counts.len() as f64 - 1.0).unwrap().sf(statistic)
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
    let moment = |of: &dyn Fn(f64, f64) -> f64| mean(&|pair| of(pair.0 - x, pair.1 - y));
    moment(&|x, y| x * y) / (moment(&|x, _| x * x) * moment(&|_, y| y * y)).sqrt()
}

#[test]
fn stat_ranks_of_parameters_in_their_posteriors_are_uniform() {
    let found = replicate(1.0);
    for (ranks, (name, ..)) in found.ranks.iter().zip(FITTED) {
        assert!(p_value(ranks) > FALSE_ALARM, "{name}: {ranks:?}");
    }
    // Something is learned: a posterior that is the prior has uniform ranks too. Without any relation, the root of the
    // number of replications times the correlation is standard normal, and 6 out of the question.
    let learned = found.pairs.iter().map(|pairs| correlation(pairs)).fold(0.0, f64::max);
    assert!(learned * (REPLICATIONS as f64).sqrt() > 6.0, "{learned}");
}

/// The test can fail: truths that come from another prior than the one that is believed are noticed.
#[test]
fn stat_a_wrong_prior_is_noticed() {
    let found = replicate(0.5);
    assert!(found.ranks.iter().any(|ranks| p_value(ranks) < FALSE_ALARM), "{:?}", found.ranks);
}
