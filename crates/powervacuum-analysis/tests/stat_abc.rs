//! Approximate posteriors against exact ones.
//!
//! A plan is run with many seeds. The mean of an estimate over seeds must agree with the exact value within 4 standard
//! errors (Student's interval at that level), plus the bias of a ratio of means, which is below spread / particles. The
//! interval must be narrow enough to see an error of an eighth of the posterior's standard deviation (most see a thirtieth).
//!
//! A uniform kernel at a finite tolerance has an exact posterior of its own, which is what most cases are checked against:
//! so no error hides behind a tolerance that is merely small. Forgetting the kernel's density in the weights, the priors'
//! density or the draws outside of the support each moves an estimate by many standard errors.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; figures are shown with `--nocapture`")]

mod known;

use known::{Luck, abc_case, four_sigma, numbers};
use powervacuum_analysis::AnalysisError;
use powervacuum_analysis::abc::{
    Distance, Distribution, Kernel, Population, Posterior, Prior, Proposal, Scales, Smc, SmcPlan, Stop, StopReason,
    Tolerances,
};
use powervacuum_analysis::moments::Moments;
use serde_json::Value;
use statrs::distribution::{ChiSquared, ContinuousCDF, Normal};

const KERNELS: [Kernel; 4] =
    [Kernel::Global, Kernel::Nearest(PARTICLES / 2), Kernel::OptimalLocal, Kernel::Shrunk(0.7)];
const PARTICLES: usize = 200;
const SEEDS: u64 = 60;

fn prior(distribution: Distribution) -> Prior {
    Prior::new(distribution).unwrap()
}

/// A plan with these tolerances and scales of 1.
fn plan(prior: Prior, observed: f64, tolerances: &[f64], kernel: Kernel, seed: u64) -> SmcPlan {
    SmcPlan {
        particles: PARTICLES,
        kernel,
        tolerances: Tolerances::Fixed(tolerances.to_vec()),
        distance: Distance { scales: Scales::Fixed(vec![1.0]), ..Distance::default() },
        stop: Stop { acceptance: None, ..Stop::default() },
        ..SmcPlan::new(vec![prior], vec![observed], seed)
    }
}

fn run(plan: SmcPlan, simulator: impl Fn(&[f64], &mut Luck) -> Vec<f64>) -> Posterior {
    let play = |proposal: &Proposal| Ok(simulator(&proposal.parameters, &mut Luck::new(proposal.key)));
    Smc::new(plan).unwrap().run::<_, AnalysisError>(play).unwrap()
}

/// Fails unless the mean of some estimates agrees with the exact value; `spread` is the unit of errors.
fn assert_agrees(name: &str, estimates: impl IntoIterator<Item = f64>, exact: f64, spread: f64, bias: f64) {
    let estimates: Vec<f64> = estimates.into_iter().collect();
    let found = Moments::of(&estimates).unwrap().t_interval(four_sigma()).unwrap();
    let half = found.width() / 2.0;
    println!("{name}: {:.5} +- {half:.5} (4 standard errors), exact {exact:.5}", found.value);
    assert!(half < 0.125 * spread, "{name}: an interval of {half} is too wide to see anything");
    let error = (found.value - exact).abs();
    assert!(error <= half + bias, "{name}: {} is not {exact}", found.value);
}

/// Mean, spread and evidence of a posterior of one parameter.
struct Exact {
    mean: f64,
    sd: f64,
    evidence: f64,
}

impl Exact {
    /// By the midpoint rule over the prior's quantiles, given the probability of being accepted.
    fn of(prior: &Prior, accepted: impl Fn(f64) -> f64) -> Exact {
        let steps = 20_000;
        let mut sums = [0.0; 3];
        for step in 0..steps {
            let value = prior.quantile((f64::from(step) + 0.5) / f64::from(steps));
            let chance = accepted(value);
            sums.iter_mut().zip([1.0, value, value * value]).for_each(|(sum, power)| *sum += chance * power);
        }
        let mean = sums[1] / sums[0];
        Exact { mean, sd: (sums[2] / sums[0] - mean * mean).sqrt(), evidence: sums[0] / f64::from(steps) }
    }

    fn assert(&self, name: &str, posteriors: &[Posterior]) {
        let bias = self.sd / PARTICLES as f64;
        let of = |read: &dyn Fn(&Posterior) -> f64| posteriors.iter().map(read).collect::<Vec<f64>>();
        assert_agrees(&format!("{name}, mean"), of(&|one| one.population.mean(0)), self.mean, self.sd, bias);
        assert_agrees(&format!("{name}, sd"), of(&|one| one.population.sd(0)), self.sd, self.sd, bias);
        let evidence = of(&|one| libm::exp(one.log_evidence()));
        // Weights that are not equal leave a bias of the order of 1 / particles.
        let bias = self.evidence / PARTICLES as f64;
        assert_agrees(&format!("{name}, evidence"), evidence, self.evidence, self.evidence, bias);
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// The probability that a normal number lies within a tolerance of another.
fn within(mean: f64, sd: f64, observed: f64, tolerance: f64) -> f64 {
    let normal = Normal::new(mean, sd).unwrap();
    normal.cdf(observed + tolerance) - normal.cdf(observed - tolerance)
}

#[test]
fn stat_conjugate_posteriors_at_finite_tolerances_are_exact() {
    for case in abc_case("conjugate_gaussian").as_array().unwrap() {
        let prior =
            prior(Distribution::Normal { mean: number(&case["prior"]["mean"]), sd: number(&case["prior"]["sd"]) });
        let noise = number(&case["noise_sd"]) / (case["data"].as_array().unwrap().len() as f64).sqrt();
        let exact = case["abc_uniform_kernel"].as_array().unwrap();
        let tolerances: Vec<f64> = exact.iter().map(|row| number(&row["epsilon"])).collect();
        let observed = number(&case["observed_summary"]);
        for kernel in KERNELS {
            // One step to 1.0 and three to 0.25; local kernels take the longer way only.
            for generations in if kernel == Kernel::Global { vec![2, 4] } else { vec![4] } {
                let of_seed = |seed| {
                    let plan = plan(prior, observed, &tolerances[..generations], kernel, seed);
                    run(plan, |parameters, luck| vec![parameters[0] + noise * luck.normal()])
                };
                let posteriors: Vec<Posterior> = (0..SEEDS).map(of_seed).collect();
                let row = &exact[generations - 1];
                let exact = Exact {
                    mean: number(&row["mean"]),
                    sd: number(&row["sd"]),
                    evidence: number(&row["acceptance_from_prior"]),
                };
                exact.assert(&format!("{}, {kernel:?}, {generations} generations", case["name"]), &posteriors);
            }
        }
    }
}

#[test]
fn stat_quantiles_approach_those_of_the_conjugate_posterior() {
    let case = &abc_case("conjugate_gaussian")[0];
    let normal = prior(Distribution::Normal { mean: 0.0, sd: 2.0 });
    let of_seed = |seed| {
        let plan = plan(normal, 1.5, &[2.0, 0.5, 0.1], Kernel::OptimalLocal, seed);
        run(plan, |parameters, luck| vec![parameters[0] + luck.normal()])
    };
    let posteriors: Vec<Posterior> = (0..2 * SEEDS).map(of_seed).collect();
    for (order, exact) in case["posterior"]["quantiles"].as_object().unwrap() {
        let order: f64 = order.parse().unwrap();
        let found = posteriors.iter().map(|posterior| posterior.population.quantile(0, order));
        // The tolerance widens the posterior by a tenth of a percent; in the tails a quantile of few particles is biased by
        // the curvature of the quantile function, about 0.01 here.
        assert_agrees(&format!("quantile {order}"), found, number(exact), 2.0, 0.012);
    }
}

#[test]
fn stat_rejection_agrees_with_five_million_draws() {
    let case = abc_case("cross_check_rejection");
    let normal = prior(Distribution::Normal { mean: 0.0, sd: 2.0 });
    let of_seed = |seed| {
        let plan = SmcPlan {
            distance: Distance { scales: Scales::Fixed(vec![1.0]), ..Distance::default() },
            particles: PARTICLES,
            ..SmcPlan::rejection(vec![normal], vec![1.5], 0.5, seed)
        };
        run(plan, |parameters, luck| vec![parameters[0] + luck.normal()])
    };
    let posteriors: Vec<Posterior> = (0..2 * SEEDS).map(of_seed).collect();
    let value = |key: &str| number(&case[key]);
    Exact { mean: value("mean"), sd: value("sd"), evidence: value("acceptance") }.assert("rejection", &posteriors);
    assert!(posteriors.iter().all(|posterior| (posterior.population.ess() - PARTICLES as f64).abs() < 1e-6));
}

#[test]
fn stat_posteriors_at_an_edge_and_in_decades_are_exact() {
    let priors = [
        // Data on the edge of the support: every third draw falls outside.
        ("uniform", Distribution::Uniform { low: 0.0, high: 4.0 }, 0.1),
        ("log-uniform", Distribution::LogUniform { low: 0.01, high: 10.0 }, 0.5),
        ("truncated", Distribution::TruncatedNormal { mean: 1.0, sd: 1.0, low: 0.5, high: 4.0 }, 0.3),
        ("beta", Distribution::Beta { alpha: 0.7, beta: 2.0 }, 0.9),
    ];
    for (name, distribution, observed) in priors {
        let prior = prior(distribution);
        let exact = Exact::of(&prior, |value| within(value, 0.5, observed, 0.4));
        for kernel in KERNELS {
            let of_seed = |seed| {
                let plan = plan(prior, observed, &[1.0, 0.6, 0.4], kernel, seed);
                run(plan, |parameters, luck| vec![parameters[0] + 0.5 * luck.normal()])
            };
            let posteriors: Vec<Posterior> = (0..SEEDS).map(of_seed).collect();
            exact.assert(&format!("{name}, {kernel:?}"), &posteriors);
        }
    }
}

#[test]
fn stat_counts_that_match_give_the_exact_posterior() {
    // 12 successes of 40 under a uniform prior: Beta(13, 29), and each count is as likely: 1 / 41.
    let exact = Exact { mean: 13.0 / 42.0, sd: (13.0 * 29.0 / (42.0 * 42.0 * 43.0_f64)).sqrt(), evidence: 1.0 / 41.0 };
    let uniform = prior(Distribution::Beta { alpha: 1.0, beta: 1.0 });
    let of_seed = |seed| {
        let plan = SmcPlan {
            tolerances: Tolerances::default(),
            stop: Stop { generations: 50, acceptance: None, ..Stop::default() },
            ..plan(uniform, 12.0, &[], Kernel::OptimalLocal, seed)
        };
        let count = |parameters: &[f64], luck: &mut Luck| (0..40).filter(|_| luck.uniform() < parameters[0]).count();
        run(plan, |parameters, luck| vec![count(parameters, luck) as f64])
    };
    let posteriors: Vec<Posterior> = (0..SEEDS).map(of_seed).collect();
    // Quantiles lead down to the data themselves, and then there is nothing nearer.
    let ended = |one: &Posterior| (one.last().tolerance, one.stopped) == (Some(0.0), Some(StopReason::NothingNearer));
    assert!(posteriors.iter().all(ended));
    exact.assert("counts", &posteriors);
}

#[test]
fn stat_mixture_of_sisson_has_its_narrow_and_its_wide_part() {
    let case = abc_case("mixture");
    let uniform = prior(Distribution::Uniform { low: -10.0, high: 10.0 });
    let tolerance = 0.025;
    let of_seed = |seed| {
        // Local kernels are drawn from the narrow part and reach the wide one too seldom for so few particles.
        let plan = plan(uniform, 0.0, &[2.0, 0.5, 0.1, tolerance], Kernel::Global, seed);
        run(plan, |parameters, luck| {
            let sd = if luck.uniform() < 0.5 { 1.0 } else { 0.1 };
            vec![parameters[0] + sd * luck.normal()]
        })
    };
    let posteriors: Vec<Posterior> = (0..2 * SEEDS).map(of_seed).collect();
    let read = |function: &dyn Fn(f64) -> f64| -> Vec<f64> {
        posteriors.iter().map(|one| one.population.expectation(|parameters| function(parameters[0]))).collect()
    };
    let sd = number(&case["variance"]).sqrt();
    assert_agrees("mixture, mean", read(&|value| value), 0.0, sd, 0.0);
    // A uniform kernel adds its own variance.
    let variance = number(&case["variance"]) + tolerance * tolerance / 3.0;
    assert_agrees("mixture, variance", read(&|value| value * value), variance, 1.0, variance / PARTICLES as f64);
    // It also carries 0.0011 over the bounds: the slope of the posterior there times the kernel's variance.
    let near = number(&case["probability_abs_below_0.2"]);
    assert_agrees("mixture, near 0", read(&|value| f64::from(value.abs() < 0.2)), near, 1.0, 0.0012 + 0.003);
}

/// The linear model of the reference, and its posterior if noise had this variance.
struct Linear {
    design: Vec<Vec<f64>>,
    observed: Vec<f64>,
}

impl Linear {
    fn new(case: &Value) -> Linear {
        let design = case["design"].as_array().unwrap().iter().map(numbers).collect();
        Linear { design, observed: numbers(&case["y"]) }
    }

    /// Mean and covariance for prior variances 4 and 1.
    fn posterior(&self, noise: f64) -> ([f64; 2], [[f64; 2]; 2]) {
        let sum = |i: usize, j: usize| self.design.iter().map(|row| row[i] * row[j]).sum::<f64>() / noise;
        let (a, b, d) = (0.25 + sum(0, 0), sum(0, 1), 1.0 + sum(1, 1));
        let determinant = a * d - b * b;
        let covariance = [[d / determinant, -b / determinant], [-b / determinant, a / determinant]];
        let right = [0, 1].map(|i| {
            let products = self.design.iter().zip(&self.observed).map(|(row, y)| row[i] * y);
            products.sum::<f64>() / noise
        });
        let mean = covariance.map(|row| row[0] * right[0] + row[1] * right[1]);
        (mean, covariance)
    }

    /// The logarithm of the density of the data if noise had this variance, by the matrix determinant lemma.
    fn log_density(&self, noise: f64) -> f64 {
        let (mean, covariance) = self.posterior(noise);
        let determinant = covariance[0][0] * covariance[1][1] - covariance[0][1] * covariance[1][0];
        let squares = self.observed.iter().map(|y| y * y).sum::<f64>();
        let explained =
            self.design.iter().zip(&self.observed).map(|(row, y)| (row[0] * mean[0] + row[1] * mean[1]) * y);
        let exponent = (squares - explained.sum::<f64>()) / noise;
        // Prior variances 4 and 1.
        let log_determinant = 3.0 * libm::log(noise) + libm::log(4.0) - libm::log(determinant);
        -0.5 * (exponent + log_determinant + 3.0 * libm::log(2.0 * std::f64::consts::PI))
    }

    fn simulate(&self, parameters: &[f64], luck: &mut Luck) -> Vec<f64> {
        self.design.iter().map(|row| row[0] * parameters[0] + row[1] * parameters[1] + 0.5 * luck.normal()).collect()
    }
}

#[test]
fn stat_linear_model_of_two_parameters() {
    let case = abc_case("linear_gaussian_2d");
    let model = Linear::new(&case);
    let (mean, covariance) = model.posterior(0.25);
    numbers(&case["posterior_mean"]).iter().zip(mean).for_each(|(one, other)| assert!((one - other).abs() < 1e-12));
    assert!((number(&case["posterior_cov"][0][1]) - covariance[0][1]).abs() < 1e-12);
    assert!((number(&case["log_evidence"]) - model.log_density(0.25)).abs() < 1e-12);
    // A ball of this radius adds a fifth of its square to each variance of the noise; beyond the second moment its shape
    // moves nothing that is visible here.
    let tolerance = 0.4;
    let noise = 0.25 + tolerance * tolerance / 5.0;
    let (mean, covariance) = model.posterior(noise);
    let normal = |sd| prior(Distribution::Normal { mean: 0.0, sd });
    for kernel in KERNELS {
        let of_seed = |seed| {
            let plan = SmcPlan {
                particles: PARTICLES,
                kernel,
                tolerances: Tolerances::Fixed(vec![3.0, 1.5, 0.8, tolerance]),
                distance: Distance { scales: Scales::Fixed(vec![1.0; 3]), ..Distance::default() },
                stop: Stop { acceptance: None, ..Stop::default() },
                ..SmcPlan::new(vec![normal(2.0), normal(1.0)], model.observed.clone(), seed)
            };
            run(plan, |parameters, luck| model.simulate(parameters, luck))
        };
        let posteriors: Vec<Posterior> = (0..SEEDS).map(of_seed).collect();
        let read = |function: &dyn Fn(&Posterior) -> f64| posteriors.iter().map(function).collect::<Vec<f64>>();
        let name = |what: &str| format!("linear, {kernel:?}, {what}");
        for at in 0..2 {
            let sd = covariance[at][at].sqrt();
            let bias = sd / PARTICLES as f64 * 2.0;
            assert_agrees(&name("mean"), read(&|one| one.population.mean(at)), mean[at], sd, bias);
            assert_agrees(&name("sd"), read(&|one| one.population.sd(at)), sd, sd, bias);
        }
        let correlation = covariance[0][1] / (covariance[0][0] * covariance[1][1]).sqrt();
        assert_agrees(&name("correlation"), read(&|one| one.population.correlation(0, 1)), correlation, 1.0, 0.005);
        let ball = 4.0 / 3.0 * std::f64::consts::PI * tolerance * tolerance * tolerance;
        let density = read(&|one| one.log_evidence() - libm::log(ball));
        assert_agrees(&name("log evidence"), density, model.log_density(noise), 1.0, 0.01);
    }
}

#[test]
fn stat_regression_takes_the_tolerance_out() {
    // A linear model with normal luck, so the adjustment is exact; without it the posterior is that of tolerance 1.
    let model = Linear::new(&abc_case("linear_gaussian_2d"));
    let (mean, covariance) = model.posterior(0.25);
    let normal = |sd| prior(Distribution::Normal { mean: 0.0, sd });
    let of_seed = |seed| {
        let plan = SmcPlan {
            particles: PARTICLES,
            tolerances: Tolerances::Fixed(vec![2.0, 1.0]),
            distance: Distance { scales: Scales::Fixed(vec![1.0; 3]), ..Distance::default() },
            ..SmcPlan::new(vec![normal(2.0), normal(1.0)], model.observed.clone(), seed)
        };
        let posterior = run(plan, |parameters, luck| model.simulate(parameters, luck));
        (posterior.population.sd(1), posterior.adjusted().unwrap())
    };
    let both: Vec<(f64, Population)> = (0..SEEDS).map(of_seed).collect();
    for at in 0..2 {
        let sd = covariance[at][at].sqrt();
        // Residuals of a fit of 4 numbers are too small by 2 / particles at weights that are worth half the particles.
        let bias = sd * 8.0 / PARTICLES as f64;
        assert_agrees("adjusted, mean", both.iter().map(|(_, one)| one.mean(at)), mean[at], sd, bias);
        assert_agrees("adjusted, sd", both.iter().map(|(_, one)| one.sd(at)), sd, sd, bias);
    }
    let before = both.iter().map(|(sd, _)| sd).sum::<f64>() / SEEDS as f64;
    assert!(before > 1.2 * covariance[1][1].sqrt(), "{before} leaves nothing to take out");
}

#[test]
fn stat_adaptive_scales_find_what_tells() {
    // The second summary is noise in a unit a thousand times larger; without scales nothing would be learnt.
    let normal = prior(Distribution::Normal { mean: 0.0, sd: 2.0 });
    let of_seed = |seed, distance: Distance| {
        let plan = SmcPlan {
            particles: PARTICLES,
            distance,
            stop: Stop { generations: 7, ..Stop::default() },
            ..SmcPlan::new(vec![normal], vec![1.5, 0.0], seed)
        };
        run(plan, |parameters, luck| vec![parameters[0] + luck.normal(), 1000.0 * luck.normal()])
    };
    let mean_sd =
        |distance: &Distance| (0..20).map(|seed| of_seed(seed, distance.clone()).population.sd(0)).sum::<f64>() / 20.0;
    let exact = number(&abc_case("conjugate_gaussian")[0]["posterior"]["sd"]);
    let adaptive = mean_sd(&Distance::default());
    let fixed = mean_sd(&Distance { scales: Scales::Fixed(vec![1.0, 1.0]), ..Distance::default() });
    println!("sd {adaptive:.3} with adaptive scales, {fixed:.3} without, {exact:.3} exact");
    assert!((adaptive - exact).abs() < 0.1 * exact);
    assert!(fixed > 1.5 * exact);
}

#[test]
fn stat_ranks_of_the_truth_are_uniform() {
    // Simulation-based calibration, Talts et al. (2018), with noisy data (Fearnhead & Prangle 2012): the data are moved by
    // the kernel's own noise, so that the posterior at a finite tolerance is the exact one.
    let normal = prior(Distribution::Normal { mean: 0.5, sd: 1.0 });
    let (tolerance, draws, trials) = (0.8, 19, 2000_u64);
    let mut counts = vec![0.0; draws + 1];
    let mut luck = Luck::new(11);
    for trial in 0..trials {
        let truth = normal.quantile(luck.uniform());
        let observed = truth + luck.normal() + tolerance * (2.0 * luck.uniform() - 1.0);
        let plan = SmcPlan { particles: 100, ..plan(normal, observed, &[2.0, tolerance], Kernel::OptimalLocal, trial) };
        let posterior = run(plan, |parameters, luck| vec![parameters[0] + luck.normal()]);
        let below = |_: &usize| {
            let mut share = luck.uniform();
            let chosen = posterior.population.particles().iter().find(|particle| {
                share -= particle.weight;
                share <= 0.0
            });
            chosen.is_some_and(|particle| particle.parameters[0] < truth)
        };
        counts[(0..draws).filter(below).count()] += 1.0;
    }
    let expected = trials as f64 / counts.len() as f64;
    let distance: f64 = counts.iter().map(|count| (count - expected) * (count - expected) / expected).sum();
    let bound = ChiSquared::new(draws as f64).unwrap().inverse_cdf(four_sigma().value());
    println!("chi-squared {distance:.1} of 19 degrees, bound {bound:.1}");
    assert!(distance < bound, "{distance}: {counts:?}");
}
