//! Promised: trust moves each month as the model says: allies stand by each other as far as they are threatened, others forget;
//! a lost post costs trust; lines follow trust, norms weigh on what is not done. A mechanism whose parameter is 0 does nothing.
//! Trust never leaves [-1, 1].
//!
//! Catches: trust that is read while it is changed, a threat that counts allies, terms that outlive their parameter.

mod shipped;
mod small_world;

use powervacuum_engine::*;
use powervacuum_testkit::conformance;
use small_world::{World, set, who};

/// A deterministic sequence in [0, 1).
fn numbers(seed: u64) -> impl FnMut() -> f64 {
    let mut word = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    move || {
        word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (word >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// The model's equations for trust, written out for one pair.
fn expected(scenario: &Scenario, state: &State, (a, b): (ContenderId, ContenderId)) -> f64 {
    let parameters = scenario.parameters();
    let trust = |from, to| state.trust_in(from, to);
    let seen = |of| state.assessment.seen(a, of);
    let mut moved = trust(a, b);
    if state.coalition_of(a).contains(b) {
        let hostile = |k: ContenderId| !state.coalition_of(a).contains(k) && trust(a, k) < 0.0;
        let threat: f64 = state.standing().iter().filter(|&k| hostile(k)).map(|k| -seen(k) * trust(a, k)).sum();
        moved += parameters.trust_growth * ((threat / parameters.cohesion_threat).min(1.0) - moved);
    } else {
        moved *= 1.0 - parameters.trust_fading;
    }
    moved.clamp(-1.0, 1.0)
}

#[test]
fn law_trust_moves_as_the_model_says() {
    let count = 5;
    let mut clamped = 0;
    for seed in 0..200 {
        let mut next = numbers(seed);
        let mut world = World::new(&[], &[], &[]);
        for a in 0..count {
            for b in (0..count).filter(|&b| b != a) {
                world.trust.push((a, b, 2.0 * next() - 1.0));
            }
        }
        world.coalitions = match seed % 3 {
            0 => vec![],
            1 => vec![set(&[0, 1])],
            _ => vec![set(&[0, 1]), set(&[2, 3, 4])],
        };
        world.parameters =
            vec![("trust_growth", next()), ("trust_fading", next()), ("cohesion_threat", 0.01 + 0.5 * next())];
        let scenario = world.scenario(count);
        let (before, after) = world.a_month(count);
        for (a, b) in (0..count * count).map(|at| (who(at / count), who(at % count))).filter(|(a, b)| a != b) {
            let (found, expected) = (after.trust_in(a, b), expected(&scenario, &before, (a, b)));
            assert!((found - expected).abs() < 1e-12, "world {seed}, {a:?} in {b:?}: {found} and {expected}");
            assert!((-1.0..=1.0).contains(&found));
            clamped += u32::from(found.abs() == 1.0);
        }
    }
    assert!(clamped < 1000, "most of it is not at the ends: {clamped} of 4000");
}

#[test]
fn allies_without_a_threat_drift_apart_and_under_one_close_ranks() {
    let change = |hostility: f64, growth| {
        let trust = [(0, 1, 0.4), (0, 2, hostility), (0, 3, hostility)];
        let parameters = [("trust_growth", growth), ("cohesion_threat", 0.15)];
        World::new(&trust, &[set(&[0, 1])], &parameters).change((0, 1))
    };
    assert!(change(0.0, 0.1) < 0.0, "no threat");
    assert!(change(0.9, 0.1) < 0.0, "friends outside are none");
    assert!(change(-0.9, 0.1) > 0.0, "a great threat");
    assert_eq!(change(-0.9, 0.0), 0.0, "without the mechanism");
    // Enemies who are allies themselves threaten nobody.
    let inside = World::new(&[(0, 1, 0.4), (0, 2, -0.9)], &[set(&[0, 1, 2])], &[]);
    assert!(inside.change((0, 1)) < 0.0);
}

#[test]
fn law_trust_stays_in_its_range() {
    for (seed, name) in [(1, "three-heirs"), (2, "ussr-1953")] {
        let mut spec = shipped::load(name).spec().clone();
        for (parameter, value) in [("trust_growth", 0.5), ("cohesion_threat", 0.01)] {
            spec.parameters.set(parameter, value).expect("in range");
        }
        let scenario = Scenario::new(spec).expect("the case is right");
        for history in 0..3 {
            let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(seed, history));
            while struggle.outcome().is_none() {
                struggle.play_month(&mut chance, &mut QuantalResponse);
                assert!(struggle.state().trust.iter().all(|trust| (-1.0..=1.0).contains(trust)));
            }
        }
        conformance::conforms(&scenario, seed, 0);
    }
}

/// Notes what a contender forecasts of moving up and down, and bides.
struct Listener([f64; 2]);

impl Policy for Listener {
    fn choose(&mut self, question: &Question, _: &mut dyn Chance) -> usize {
        for option in question.options {
            if let (Action::Shift { up, .. }, 0) = (option.action, question.contender.index()) {
                self.0[usize::from(up)] = option.value;
            }
        }
        usize::MAX
    }

    fn wants_all(&self, _: Month, _: ContenderId) -> bool {
        true
    }
}

/// What the first contender forecasts of moving down and up; the second stands above it, the third below.
fn moves(trust: &[(usize, usize, f64)], line_balance: f64) -> [f64; 2] {
    let parameters = [("line_balance", line_balance)];
    let world = World { platforms: vec![0.0, 0.6, -0.6], ..World::new(trust, &[], &parameters) };
    let scenario = world.scenario(3);
    let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
    let mut listener = Listener([f64::NAN; 2]);
    struggle.open_month(&mut chance);
    struggle.decide(&mut chance, &mut listener);
    listener.0
}

#[test]
fn lines_follow_trust_and_flee_mistrust() {
    let up = [(0, 1, 0.8), (0, 2, -0.8)];
    let down = [(0, 1, -0.8), (0, 2, 0.8)];
    for alone in [&[(0, 1, 0.8)][..], &[(0, 2, -0.8)], &up] {
        let ([lower, upper], [plain_lower, plain_upper]) = (moves(alone, 0.5), moves(alone, 0.0));
        assert!(upper > plain_upper && lower < plain_lower, "{alone:?}");
    }
    let ([lower, upper], [plain_lower, plain_upper]) = (moves(&down, 0.5), moves(&down, 0.0));
    assert!(upper < plain_upper && lower > plain_lower);
    // Without the mechanism trust in those who are no allies says nothing of lines, and without trust there is none.
    assert_eq!(moves(&up, 0.0), moves(&down, 0.0));
    assert_eq!(moves(&[], 0.5), moves(&[], 0.0));
}

/// A cause is named only where it had a part.
#[test]
fn trust_is_no_reason_for_a_line_without_the_mechanism() {
    let cited = |line_balance: f64| {
        let mut spec = shipped::load("ussr-1953").spec().clone();
        spec.parameters.set("line_balance", line_balance).expect("in range");
        let scenario = Scenario::new(spec).expect("the case is right");
        let struggle = conformance::play(&scenario, 1, 0);
        let shifts =
            struggle.chronicle().iter().filter(|event| matches!(event.kind, EventKind::PlatformShifted { .. }));
        let is_trust = |cause: &Cause| matches!(cause.source, Source::Term(Term::Trust { .. }));
        shifts.flat_map(|event| &event.causes).filter(|cause| is_trust(cause)).count()
    };
    assert_eq!(cited(0.0), 0);
    assert!(cited(1.0) > 0, "the test can fail");
}

#[test]
fn norms_weigh_as_much_as_their_parameter_says() {
    let at = |weight: f64| {
        let mut spec = shipped::load("three-heirs").spec().clone();
        spec.parameters.set("norm_weight", weight).expect("in range");
        let scenario = Scenario::new(spec).expect("the case is right");
        let state = State::at_start(&scenario);
        let rungs = (0..scenario.spec().ladder.len()).filter_map(RungId::from_index);
        let mut costs: Vec<f64> = rungs.map(|rung| state.norm_cost(&scenario, who(0), rung)).collect();
        costs.push(state.cost_of_breaking_silence(&scenario, DocumentId::from_index(0).expect("there is a letter")));
        costs
    };
    let (none, once, twice) = (at(0.0), at(1.0), at(2.0));
    assert!(none.iter().all(|cost| *cost == 0.0));
    assert!(once.iter().filter(|cost| **cost > 0.0).count() >= 3 && *once.last().expect("the letter") > 0.0);
    for (once, twice) in once.iter().zip(&twice) {
        assert_eq!(2.0 * once, *twice);
    }
}

#[test]
fn law_a_lost_or_threatened_post_costs_the_appointer_trust() {
    let mut spec = shipped::load("ussr-1953").spec().clone();
    spec.parameters.set("post_loss", 0.3).expect("in range");
    let scenario = Scenario::new(spec).expect("the case is right");
    let struggle = conformance::play(&scenario, 1, 0);
    let mut state = State::at_start(&scenario);
    let (mut taken, mut defended, mut untouched) = (0, 0, 0);
    for event in struggle.chronicle() {
        let before = state.clone();
        state.apply(&scenario, event);
        let (by, patron) = match event.kind {
            EventKind::SecretaryAppointed { by, former, .. } => (by, former),
            EventKind::PostDefended { by, defender, .. } => (by, defender),
            _ => continue,
        };
        let Some(patron) = patron.filter(|&patron| patron != by) else {
            assert_eq!(state.trust, before.trust, "a post that nobody's client held is nobody's loss");
            untouched += 1;
            continue;
        };
        assert_eq!(state.trust_in(patron, by), (before.trust_in(patron, by) - 0.3).max(-1.0));
        assert_eq!(state.trust_in(by, patron), before.trust_in(by, patron), "the appointer bears no grudge");
        taken += u32::from(matches!(event.kind, EventKind::SecretaryAppointed { .. }));
        defended += u32::from(matches!(event.kind, EventKind::PostDefended { .. }));
    }
    assert!(taken > 0 && defended > 0 && untouched > 0, "the test can fail: {taken}, {defended}, {untouched}");
}
