//! An approximate posterior of a toy: a plan as JSON on stdin, the weighted particles and all that belongs to them as JSON on stdout.
//!
//! ```text
//! {"toy": "normal_mean", "plan": {"priors": [{"distribution": "normal", "mean": 0.0, "sd": 2.0}], "observed": [1.5],
//!  "particles": 1000, "seed": 1, "tolerances": {"fixed": [2.0, 1.0, 0.5]}}}
//! ```
//!
//! Toys: `normal_mean`, one number with mean `parameters[0]` and standard deviation 1; `normal_sample`, mean and standard
//! deviation of ten numbers with mean `parameters[0]` and standard deviation `parameters[1]`.
//! `tests/python/test_pyabc.py` compares the answers with those of pyABC.

use std::error::Error;
use std::io;

use powervacuum_analysis::AnalysisError;
use powervacuum_analysis::abc::{Posterior, Proposal, Smc, SmcPlan};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal};

#[derive(Deserialize)]
struct Question {
    toy: Toy,
    plan: SmcPlan,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Toy {
    NormalMean,
    NormalSample,
}

#[derive(Serialize)]
struct Answer {
    posterior: Posterior,
    warnings: Vec<String>,
}

impl Toy {
    fn play(self, proposal: &Proposal) -> Vec<f64> {
        let mut generator = ChaCha8Rng::seed_from_u64(proposal.key);
        let mut normal = || {
            let share = ((generator.next_u64() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64;
            Normal::standard().inverse_cdf(share)
        };
        match self {
            Toy::NormalMean => vec![proposal.parameters[0] + normal()],
            Toy::NormalSample => {
                let sample: [f64; 10] =
                    std::array::from_fn(|_| proposal.parameters[0] + proposal.parameters[1] * normal());
                let mean = sample.iter().sum::<f64>() / 10.0;
                let variance = sample.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / 9.0;
                vec![mean, variance.sqrt()]
            }
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let Question { toy, plan } = serde_json::from_reader(io::stdin().lock())?;
    let posterior = Smc::new(plan)?.run(|proposal| Ok::<_, AnalysisError>(toy.play(proposal)))?;
    let warnings = posterior.warnings::<&str>(&[], &[]).iter().map(ToString::to_string).collect();
    serde_json::to_writer(io::stdout().lock(), &Answer { posterior, warnings })?;
    Ok(())
}
