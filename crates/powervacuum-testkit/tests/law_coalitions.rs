//! Promised: what a coalition is worth is what the model says: spoils less the fear to be dropped, compromise as far as it becomes policy,
//! trust by weight as far as one depends on others, a common threat that binds, and a price only for who leaves somebody behind, by what it
//! has at stake.
//!
//! Catches: terms that outlive their parameter, a threat that counts for one alone, a cost that is paid for nothing.

mod small_world;

use powervacuum_engine::*;
use powervacuum_testkit::cases;
use small_world::{World, set, who};

/// The engine's forecasts of coalitions that the first of four equals could propose in the first month, by their members.
fn proposals(world: &World) -> Vec<(Contenders, f64)> {
    let scenario = world.scenario(4);
    let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
    struggle.open_month(&mut chance);
    let coalition = |option: Forecast| match option.action {
        Action::Ally { members } => Some((members, option.value)),
        _ => None,
    };
    struggle.options(who(0)).into_iter().filter_map(coalition).collect()
}

#[test]
fn law_a_common_threat_brings_enemies_together() {
    let hostile = [(0, 1, -0.7), (1, 0, -0.7), (0, 2, -1.0), (1, 2, -1.0)];
    let offers = |bedfellows: f64, trust: &[(usize, usize, f64)]| {
        let parameters = [("strange_bedfellows", bedfellows), ("coalition_trust", 0.0), ("switching_cost", 0.0)];
        let found = proposals(&World::new(trust, &[], &parameters));
        found.iter().any(|(members, _)| members.contains_all(set(&[0, 1])))
    };
    assert!(!offers(0.0, &hostile), "below the floor nobody sits together");
    assert!(offers(5.0, &hostile), "against a common enemy they do");
    assert!(!offers(5.0, &hostile[..3]), "an enemy of one alone is no common threat");
}

/// What the first of four equals hopes from going with the others of `members`; none if it is not on offer.
fn worth_of(world: &World, members: Contenders) -> Option<f64> {
    proposals(world).into_iter().find(|(found, _)| *found == members).map(|(_, value)| value)
}

/// What the first of four equals hopes from going with the second alone.
fn worth_of_a_pair(world: &World) -> f64 {
    worth_of(world, set(&[0, 1])).expect("it is on offer")
}

#[test]
fn law_a_common_threat_binds_up_to_full_trust() {
    let worth = |trust: &[(usize, usize, f64)], bedfellows: f64| {
        let parameters = [("strange_bedfellows", bedfellows), ("switching_cost", 0.0), ("trust_fading", 0.0)];
        worth_of_a_pair(&World::new(trust, &[], &parameters))
    };
    let fear = [(0, 2, -0.8), (1, 2, -0.8)];
    let with = |trust: f64, fear: &[(usize, usize, f64)]| [&[(0, 1, trust), (1, 0, trust)], fear].concat();
    for trust in [-0.4, 0.0, 0.3] {
        let (alone, together) = (worth(&with(trust, &fear), 0.0), worth(&with(trust, &fear), 0.5));
        assert!(together > alone, "{trust}: {together} is not above {alone}");
        assert_eq!(worth(&with(trust, &fear), 10.0), worth(&with(1.0, &fear), 10.0), "a great threat: full trust");
        assert_eq!(
            worth(&with(trust, &fear[..1]), 10.0),
            worth(&with(trust, &fear[..1]), 0.0),
            "the enemy of one alone"
        );
    }
}

/// Each member's weight adds to the backing as far as it is trusted, and takes from it where it is mistrusted.
#[test]
fn law_trust_counts_by_weight_as_far_as_one_depends_on_others() {
    let weight = 0.3;
    for (spread, second, third) in [(0.05, 0.6, 0.0), (0.1, 0.6, 0.9), (0.2, -0.2, 0.4), (0.2, 1.0, -0.3)] {
        let world = |weight: f64| {
            let parameters = [("coalition_trust", weight), ("winning_spread", spread), ("switching_cost", 0.0)];
            let trust = [(0, 1, second), (0, 2, third)];
            let steady = [("trust_fading", 0.0), ("coalition_distance", 0.0)];
            World::new(&trust, &[], &[&parameters[..], &steady].concat())
        };
        let scenario = world(weight).scenario(4);
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
        struggle.open_month(&mut chance);
        let seen = |of: usize| struggle.state().assessment.seen(who(0), who(of));
        let depends = 1.0 - math::logistic((seen(0) - scenario.parameters().majority) / spread);
        let mut found = 0;
        for (members, backing) in [
            (set(&[0, 1]), seen(1) * second),
            (set(&[0, 2]), seen(2) * third),
            (set(&[0, 1, 2]), seen(1) * second + seen(2) * third),
        ] {
            let [with, without] = [weight, 0.0].map(|weight| worth_of(&world(weight), members));
            if let (Some(with), Some(without)) = (with, without) {
                found += 1;
                let bond = with - without;
                assert!((bond - weight * depends * backing).abs() < 1e-9, "{spread}, {members:?}: {bond}");
            }
        }
        assert!(found >= 2, "{spread}, {second}, {third}: {found} on offer");
    }
}

#[test]
fn law_a_compromise_costs_as_far_as_it_becomes_policy() {
    let world = |weight: f64, spread: f64| {
        let parameters = [
            ("coalition_distance", weight),
            ("winning_spread", spread),
            ("coalition_trust", 0.5),
            ("switching_cost", 0.0),
            ("trust_fading", 0.0),
        ];
        let world = World::new(&[(0, 1, 0.5), (1, 0, 1.0)], &[], &parameters);
        World { platforms: vec![0.0, 0.4, 0.0, 0.0], ..world }
    };
    for spread in [0.05, 0.2] {
        let scenario = world(0.2, spread).scenario(4);
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
        struggle.open_month(&mut chance);
        let state = struggle.state();
        let together: f64 = (0..2).map(|index| state.assessment.seen(who(0), who(index))).sum();
        let wins = math::logistic((together - scenario.parameters().majority) / spread);
        let apart = 0.4 * state.salience[0].sqrt() / 2.0;
        let found = worth_of_a_pair(&world(0.2, spread)) - worth_of_a_pair(&world(0.0, spread));
        assert!(apart > 0.0 && (found + 0.2 * wins * apart).abs() < 1e-9, "{spread}: {found}");
    }
}

#[test]
fn law_who_would_be_dropped_fears_it_and_who_would_drop_has_gained_nothing_yet() {
    for foresight in [0.0, 0.3, 1.0] {
        let parameters = [
            ("coalition_foresight", foresight),
            ("switching_cost", 0.0),
            ("coalition_trust", 0.0),
            ("foresight_months", 0.0),
        ];
        let world = World::new(&[], &[], &parameters);
        let scenario = world.scenario(4);
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
        struggle.open_month(&mut chance);
        let weights = struggle.state().assessment.seen_by(who(0));
        let (mine, together) = (weights[0], weights[..3].iter().sum::<f64>());
        // It sees a little more of its own ties, so it is the strongest; the two others, alike, would rule without it.
        assert!(mine > weights[1] && mine < together / 2.0 && weights[1] == weights[2]);
        let parameters = scenario.parameters();
        let wins = |share: f64| math::logistic((share - parameters.majority) / parameters.winning_spread);
        let (now, later) = (mine / together, parameters.coalition_outsider * mine / together);
        // As far as the two win against everybody.
        let foresight = foresight * wins(weights[1] + weights[2]);
        let expected = wins(together) * ((1.0 - foresight) * now + foresight * later) - wins(mine);
        let trio = proposals(&world).into_iter().find(|(members, _)| *members == set(&[0, 1, 2]));
        let (_, found) = trio.expect("all three gain from going together");
        assert!((found - expected).abs() < 1e-9, "foresight {foresight}: {found}, expected {expected}");
        // Beside one other it would rule alone, and counts what it has to give away until it does.
        let together = weights[..2].iter().sum::<f64>();
        let expected = wins(together) * mine / together - wins(mine);
        let found = worth_of_a_pair(&world);
        assert!((found - expected).abs() < 1e-9, "foresight {foresight}: {found}, expected {expected}");
    }
}

/// Enemies' friends are enemies: two are bound against the members of one side of whom each mistrusts another.
#[test]
fn law_whoever_stands_with_an_enemy_counts_as_one() {
    let (bedfellows, weight, spread) = (0.5, 0.3, 0.1);
    let world = |fear: &[(usize, usize, f64)], side: &[Contenders], bedfellows: f64| {
        let parameters = [("strange_bedfellows", bedfellows), ("coalition_trust", weight), ("winning_spread", spread)];
        let parameters = [&parameters[..], &[("switching_cost", 0.0), ("trust_fading", 0.0)]].concat();
        World::new(&[&[(0, 1, -0.4), (1, 0, 0.9)], fear].concat(), side, &parameters)
    };
    // The threat that binds the first to the second, worked back from what the bond is worth, by weight of who threatens.
    let threat = |fear: &[(usize, usize, f64)], side: &[Contenders], from: &[usize]| {
        let scenario = world(fear, side, bedfellows).scenario(4);
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
        struggle.open_month(&mut chance);
        let seen = |of: usize| struggle.state().assessment.seen(who(0), who(of));
        let depends = 1.0 - math::logistic((seen(0) - scenario.parameters().majority) / spread);
        let bond = worth_of_a_pair(&world(fear, side, bedfellows)) - worth_of_a_pair(&world(fear, side, 0.0));
        bond / (weight * seen(1) * depends * bedfellows * from.iter().map(|&of| seen(of)).sum::<f64>())
    };
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    let (nobody, together) = (&[][..], &[set(&[2, 3])][..]);
    let same = [(0, 2, -0.8), (1, 2, -0.8)];
    near(threat(&same, nobody, &[2]), 0.8);
    near(threat(&same, together, &[2, 3]), 0.8);
    // Each has an enemy of its own: alone these are no common threat, together they are, by the lesser mistrust.
    let different = [(0, 2, -0.8), (1, 3, -0.6)];
    near(threat(&different, nobody, &[2, 3]), 0.0);
    near(threat(&different, together, &[2, 3]), 0.6);
    // Not so the allies of either: of the second's own allies each is judged by itself.
    near(threat(&different, &[set(&[1, 2, 3])], &[2, 3]), 0.0);
}

#[test]
fn law_going_over_costs_only_those_who_leave_somebody_behind() {
    let offers = |side: &[Contenders], cost: f64| {
        // Spoils are divided by weight and at once: two of four win half of the time, three all but always.
        let free = [("coalition_trust", 0.0), ("coalition_foresight", 0.0), ("slate_exponent", 1.0)];
        let parameters = [&free[..], &[("switching_cost", cost), ("winning_spread", 0.05)]].concat();
        proposals(&World::new(&[], side, &parameters))
    };
    let (free, dear) = (offers(&[], 0.0), offers(&[], 1.0));
    assert!(!free.is_empty());
    assert_eq!(free, dear, "who is alone leaves nobody");
    let larger = |found: &[(Contenders, f64)]| -> Vec<(Contenders, f64)> {
        found.iter().copied().filter(|(members, _)| members.contains_all(set(&[0, 3]))).collect()
    };
    let paired = [set(&[0, 3])];
    let (free, dear) = (offers(&paired, 0.0), offers(&paired, 1.0));
    assert!(!larger(&free).is_empty() && larger(&free) != free, "the test can fail");
    assert_eq!(larger(&free), dear, "with all allies along it is free, and nothing else is worth its price");
}

/// The cost counts by the weight beside an equal share, as one sees it oneself, from a tenth to one.
#[test]
fn law_whoever_has_little_minds_little_what_it_costs_to_leave() {
    let leaving = |cost: f64, line: f64| {
        let world = World::new(&[], &[set(&[0, 1])], &[("switching_cost", cost), ("support_ideas", 3.0)]);
        let scenario = World { platforms: vec![line], ..world }.scenario(4);
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
        struggle.open_month(&mut chance);
        let option = struggle.options(who(0)).into_iter().find(|option| option.action == Action::Break);
        let stake = 4.0 * struggle.state().assessment.seen(who(0), who(0));
        (option.expect("it has an ally").value, stake)
    };
    for (line, little) in [(0.0, false), (0.6, true), (1.0, true)] {
        let ((free, stake), (dear, _)) = (leaving(0.0, line), leaving(0.2, line));
        assert_eq!(stake < 0.99, little, "the test can fail: {stake}");
        let paid = 0.2 * stake.clamp(0.1, 1.0);
        assert!((free - dear - paid).abs() < 1e-9, "{line}: {} instead of {paid}", free - dear);
    }
}

/// Where delegates are elected, allies stand together, so that a majority of several takes more than its share.
#[test]
fn law_allies_stand_on_one_slate() {
    for exponent in [1.0, 1.5, 3.0] {
        let mut spec = cases::equals_spec(4, 12);
        spec.constituencies.iter_mut().for_each(|constituency| constituency.patron = None);
        spec.coalitions = vec![set(&[0, 1])];
        spec.parameters.set("slate_exponent", exponent).expect("in range");
        let scenario = Scenario::new(spec).expect("the case is right");
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
        struggle.open_month(&mut chance);
        let slate = math::pow(2.0, exponent);
        let [together, alone] = [slate / 2.0, 1.0].map(|claim| claim / (slate + 2.0));
        for (found, expected) in struggle.state().assessment.delegates.iter().zip([together, together, alone, alone]) {
            assert!((found - expected).abs() < 1e-9, "{exponent}: {found} is not {expected}");
        }
    }
}

/// What the first of a pair forecasts of moving towards its ally, by what distance costs.
#[test]
fn law_nearness_to_allies_counts_as_far_as_they_win_and_are_needed() {
    let forecast = |weight: f64, spread: f64, allies: &[usize]| {
        let parameters = [("coalition_distance", weight), ("winning_spread", spread), ("coalition_trust", 0.0)];
        let world = World { platforms: vec![0.0, 0.6, 0.6, 0.0], ..World::new(&[], &[set(allies)], &parameters) };
        let scenario = world.scenario(4);
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
        struggle.open_month(&mut chance);
        let issue = IssueId::from_index(0).expect("fits");
        let up = Action::Shift { issue, up: true };
        let option = struggle.options(who(0)).into_iter().find(|option| option.action == up).expect("it can move");
        let state = struggle.state();
        let seen: Vec<f64> = (0..4).map(|of| state.assessment.seen(who(0), who(of))).collect();
        let wins = |share: f64| math::logistic((share - scenario.parameters().majority) / spread);
        let flexibility = scenario.spec().contenders[0].traits.flexibility.get();
        let nearer = scenario.parameters().platform_step * flexibility * state.salience[0].sqrt() / 2.0;
        let together: f64 = allies.iter().map(|&of| seen[of]).sum();
        (option.value, wins(together) * (1.0 - wins(seen[0])) * nearer)
    };
    for (spread, allies) in [(0.05, &[0, 1][..]), (0.2, &[0, 1]), (0.05, &[0, 1, 2]), (0.2, &[0, 1, 2])] {
        let ((with, counts), (without, _)) = (forecast(0.2, spread, allies), forecast(0.0, spread, allies));
        assert!(counts > 0.0 && (with - without - 0.2 * counts).abs() < 1e-9, "{spread}, {allies:?}: {with} {without}");
    }
}

/// A little more weight of one's own is worth what the spoils say, less the fear to be dropped as far as the others win alone.
#[test]
fn law_forecasts_count_the_fear_to_be_dropped_as_far_as_who_rules_wins_alone() {
    let trio = [0, 1, 2];
    for spread in [0.05, 0.2] {
        let tour = |foresight: f64| {
            let parameters = [
                ("coalition_foresight", foresight),
                ("winning_spread", spread),
                ("ambition", 0.0),
                ("foresight_months", 0.0),
            ];
            let scenario = World::new(&[], &[set(&trio)], &parameters).scenario(4);
            let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
            struggle.open_month(&mut chance);
            let tour = |option: &Forecast| matches!(option.action, Action::Tour { .. });
            let value = struggle.options(who(0)).into_iter().find(tour).expect("it can speak").value;
            (value, struggle.state().assessment.seen_by(who(0)).to_vec(), scenario)
        };
        let worth = |gain: f64, foresight: f64| {
            let (_, weights, scenario) = tour(foresight);
            let parameters = scenario.parameters();
            let wins = |share: f64| math::logistic((share - parameters.majority) / spread);
            let (mine, together, total) = (weights[0] + gain, weights[..3].iter().sum::<f64>() + gain, 1.0 + gain);
            // The two others, who are alike, would rule without it.
            let foresight = foresight * wins((weights[1] + weights[2]) / total);
            let later = parameters.coalition_outsider * mine / together;
            wins(together / total) * ((1.0 - foresight) * mine / together + foresight * later)
        };
        // How much weight a speech brings, found where only the spoils of today count.
        let (today, ..) = tour(0.0);
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            *if worth(middle, 0.0) - worth(0.0, 0.0) < today { &mut low } else { &mut high } = middle;
        }
        assert!(low > 1e-6, "a speech brings something: {today}");
        for foresight in [0.4, 1.0] {
            let (found, ..) = tour(foresight);
            let expected = worth(low, foresight) - worth(0.0, foresight);
            assert!((found - expected).abs() < 1e-9, "{spread}, {foresight}: {found}, expected {expected}");
        }
    }
}
