//! Small worlds of equals, in which one thing is different, and what the engine makes of them.
#![allow(dead_code, reason = "each test file takes what it needs")]

use powervacuum_engine::*;
use powervacuum_testkit::cases;

pub fn who(index: usize) -> ContenderId {
    ContenderId::from_index(index).expect("fits")
}

pub fn set(indices: &[usize]) -> Contenders {
    indices.iter().fold(Contenders::NONE, |set, &index| set.with(who(index)))
}

/// Equals with this trust, in these coalitions, with these parameters; `platforms` on the first issue, 0 where none is given.
pub struct World {
    pub trust: Vec<(usize, usize, f64)>,
    pub coalitions: Vec<Contenders>,
    pub parameters: Vec<(&'static str, f64)>,
    pub platforms: Vec<f64>,
}

impl World {
    pub fn new(trust: &[(usize, usize, f64)], coalitions: &[Contenders], parameters: &[(&'static str, f64)]) -> World {
        let platforms = Vec::new();
        World { trust: trust.to_vec(), coalitions: coalitions.to_vec(), parameters: parameters.to_vec(), platforms }
    }

    pub fn scenario(&self, count: usize) -> Scenario {
        let mut spec = cases::equals_spec(count, 12);
        spec.trust = self.trust.iter().map(|&(a, b, trust)| (who(a), who(b), trust)).collect();
        spec.coalitions = self.coalitions.clone();
        for &(name, value) in &self.parameters {
            spec.parameters.set(name, value).expect("in range");
        }
        for (contender, at) in spec.contenders.iter_mut().zip(&self.platforms) {
            contender.platform[0] = *at;
        }
        Scenario::new(spec).expect("the case is right")
    }

    /// The state at the end of a month in which nobody does anything, and when the next has begun.
    pub fn a_month(&self, count: usize) -> (State, State) {
        let scenario = self.scenario(count);
        let (mut struggle, mut chance) = (Struggle::new(&scenario), KeyedChance::new(1, 0));
        struggle.open_month(&mut chance);
        struggle.close_month(&mut chance, &[]);
        let before = struggle.state().clone();
        struggle.open_month(&mut chance);
        (before, struggle.state().clone())
    }

    /// How much the trust of one in another changes over a month.
    pub fn change(&self, (a, b): (usize, usize)) -> f64 {
        let (before, after) = self.a_month(4);
        after.trust_in(who(a), who(b)) - before.trust_in(who(a), who(b))
    }
}
