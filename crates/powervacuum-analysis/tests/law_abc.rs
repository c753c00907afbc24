//! What holds of every approximate posterior, whatever the plan.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod known;

use known::Luck;
use powervacuum_analysis::AnalysisError;
use powervacuum_analysis::abc::{Distance, Distribution, Kernel, Norm, Posterior, Prior, Proposal, Smc, SmcPlan, Stop};
use proptest::prelude::*;

fn kernels() -> impl Strategy<Value = Kernel> {
    prop_oneof![Just(Kernel::Global), (2_usize..50).prop_map(Kernel::Nearest), Just(Kernel::OptimalLocal)]
}

fn distributions() -> impl Strategy<Value = Distribution> {
    let low_and_width = || (-3.0..3.0_f64, 0.1..5.0_f64);
    prop_oneof![
        low_and_width().prop_map(|(low, width)| Distribution::Uniform { low, high: low + width }),
        (0.01..1.0_f64, 2.0..100.0_f64).prop_map(|(low, ratio)| Distribution::LogUniform { low, high: low * ratio }),
        (-2.0..2.0_f64, 0.1..3.0_f64).prop_map(|(mean, sd)| Distribution::Normal { mean, sd }),
        (low_and_width(), -2.0..2.0_f64).prop_map(|((low, width), mean)| Distribution::TruncatedNormal {
            mean,
            sd: 1.0,
            low,
            high: low + width
        }),
        (0.3..5.0_f64, 0.3..5.0_f64).prop_map(|(alpha, beta)| Distribution::Beta { alpha, beta }),
    ]
}

prop_compose! {
    fn plans()(
        shapes in prop::collection::vec(distributions(), 1..4),
        kernel in kernels(),
        norm in prop_oneof![Just(Norm::Euclidean), Just(Norm::Manhattan)],
        particles in 2_usize..60,
        seed in any::<u64>(),
    ) -> SmcPlan {
        let priors: Vec<Prior> = shapes.into_iter().map(|shape| Prior::new(shape).unwrap()).collect();
        let distance = Distance { norm, ..Distance::default() };
        let stop = Stop { generations: 3, simulations: Some(5000), ..Stop::default() };
        SmcPlan { particles, kernel, distance, stop, ..SmcPlan::new(priors, vec![0.3, 0.2], seed) }
    }
}

/// The sum of the parameters and the first of them, with luck, in units of their own.
fn run(plan: &SmcPlan, units: [f64; 2]) -> Posterior {
    let play = |proposal: &Proposal| {
        let mut luck = Luck::new(proposal.key);
        let sum: f64 = proposal.parameters.iter().sum();
        let summaries = [sum + 0.3 * luck.normal(), proposal.parameters[0] + 0.3 * luck.normal()];
        Ok::<_, AnalysisError>(summaries.iter().zip(units).map(|(value, unit)| value * unit).collect::<Vec<f64>>())
    };
    let observed = plan.observed.iter().zip(units).map(|(value, unit)| value * unit).collect();
    Smc::new(SmcPlan { observed, ..plan.clone() }).unwrap().run(play).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn law_weights_are_shares_and_distances_within_tolerance(plan in plans()) {
        let posterior = run(&plan, [1.0, 1.0]);
        let particles = posterior.population.particles();
        prop_assert_eq!(particles.len(), plan.particles);
        let sum: f64 = particles.iter().map(|particle| particle.weight).sum();
        prop_assert!((sum - 1.0).abs() < 1e-9);
        let ess = posterior.population.ess();
        prop_assert!(ess > 1.0 - 1e-9 && ess < plan.particles as f64 + 1e-6);
        let tolerance = posterior.last().tolerance.unwrap_or(f64::INFINITY);
        for particle in particles {
            prop_assert!(particle.distance <= tolerance && particle.weight >= 0.0);
            let allowed = plan.priors.iter().zip(&particle.parameters).all(|(prior, &value)| prior.allows(value));
            prop_assert!(allowed, "{:?}", particle.parameters);
        }
        prop_assert!(particles.is_sorted_by(|one, other| one.number < other.number));
        for report in &posterior.generations {
            prop_assert!(report.acceptance > 0.0 && report.acceptance <= 1.0);
            prop_assert!(report.log_evidence.is_finite());
        }
    }

    #[test]
    fn law_units_of_summaries_do_not_matter_to_adaptive_scales(plan in plans(), first in -8..8_i32, second in -8..8_i32) {
        // Powers of two, so that not a bit may change. Generation 0 has no scales yet, and takes everything.
        let unit = |power: i32| if power < 0 { 1.0 / f64::from(1 << -power) } else { f64::from(1 << power) };
        let (here, there) = (run(&plan, [1.0, 1.0]), run(&plan, [unit(first), unit(second)]));
        let parameters = |posterior: &Posterior| -> Vec<(Vec<f64>, f64)> {
            posterior.population.particles().iter().map(|one| (one.parameters.clone(), one.weight)).collect()
        };
        prop_assert_eq!(parameters(&here), parameters(&there));
    }

    #[test]
    fn law_quantiles_of_priors_rise_inside_the_support(shape in distributions(), one in 0.0..1.0_f64, other in 0.0..1.0_f64) {
        let prior = Prior::new(shape).unwrap();
        let (low, high) = (prior.quantile(one.min(other)), prior.quantile(one.max(other)));
        prop_assert!(low <= high && prior.allows(low) && prior.allows(high));
        prop_assert!((prior.cdf(low) - one.min(other)).abs() < 1e-9);
    }
}
