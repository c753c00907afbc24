//! Promised: a contender answers to its forecasts by quantal response (McKelvey & Palfrey 1995). The cunning make fewer mistakes, and
//! whoever has less than an equal share of the weight minds little things.
//!
//! Catches: a temperature that is the same for all, that rises with strength, or that is not the one by which options are weighed.

mod shipped;

use powervacuum_engine::*;

#[test]
fn law_options_are_weighed_by_cunning_and_stake() {
    let (mut weak, mut strong) = (0, 0);
    for (name, history) in [("ussr-1922", 0), ("ussr-1922", 1), ("ussr-1953", 0)] {
        let scenario = shipped::load(name);
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(4, history));
        for _ in 0..40 {
            struggle.open_month(&mut chance);
            for contender in struggle.state().standing().iter() {
                let share =
                    struggle.state().assessment.seen(contender, contender) * struggle.state().standing().len() as f64;
                let cunning = scenario.contender(contender).traits.cunning.get();
                let temperature = scenario.parameters().temperature * (1.2 - cunning) * share.clamp(0.1, 1.0);
                let options = struggle.options(contender);
                let best = options.iter().max_by(|a, b| a.probability.total_cmp(&b.probability)).expect("never none");
                for option in options.iter().filter(|option| option.probability > 1e-9) {
                    let odds = math::exp((option.value - best.value) / temperature);
                    let found = option.probability / best.probability;
                    assert!((found - odds).abs() < 1e-9, "{name}: {found} beside {odds}");
                }
                *if share < 1.0 { &mut weak } else { &mut strong } += 1;
            }
            let decisions = struggle.decide(&mut chance, &mut QuantalResponse);
            struggle.close_month(&mut chance, &decisions);
            if struggle.outcome().is_some() {
                break;
            }
        }
    }
    assert!(weak > 100 && strong > 100, "{weak}, {strong}");
}
