//! Promised: a case at the edge of every range plays to its end with finite numbers that add up.
//!
//! Catches: utilities so low that every exponential vanishes, members who grow without bound, committees smaller than the
//! number of contenders.

use powervacuum_engine::{Limits, ScenarioSpec, Share};
use powervacuum_testkit::{cases, conformance};

fn at_the_edge(change: impl Fn(&mut ScenarioSpec)) {
    let mut spec = cases::equals_spec(5, 30);
    change(&mut spec);
    let scenario = powervacuum_engine::Scenario::new(spec).expect("the case is within its ranges");
    for history in 0..3 {
        conformance::conforms(&scenario, 3, history);
    }
}

#[test]
fn contract_ideas_can_outweigh_everything() {
    at_the_edge(|spec| {
        spec.issues[0].salience = Limits::SALIENCE;
        spec.cohorts.iter_mut().for_each(|cohort| cohort.ideas = Limits::RESPONSIVENESS);
        spec.groups.iter_mut().for_each(|group| group.ideal[0] = 1.0);
        spec.contenders.iter_mut().for_each(|contender| contender.platform[0] = -1.0);
        spec.parameters.set("support_ideas", 10.0).expect("in range");
    });
}

#[test]
fn contract_patronage_can_outweigh_everything() {
    at_the_edge(|spec| {
        spec.cohorts.iter_mut().for_each(|cohort| cohort.patronage = Limits::RESPONSIVENESS);
        spec.parameters.set("support_patronage", 10.0).expect("in range");
        spec.constituencies.iter_mut().for_each(|place| {
            place.control = Share::ONE;
            place.control_ceiling = Share::ONE;
        });
    });
}

#[test]
fn contract_an_organisation_can_double_every_month_or_vanish() {
    at_the_edge(|spec| spec.constituencies.iter_mut().for_each(|place| place.growth = 1.0));
    at_the_edge(|spec| spec.constituencies.iter_mut().for_each(|place| place.growth = -1.0));
}

#[test]
fn contract_every_parameter_can_stand_at_either_end() {
    for info in powervacuum_engine::Parameters::INFO {
        for value in [info.min, info.max] {
            let mut spec = cases::equals_spec(4, 16);
            spec.parameters.set(info.name, value).expect("in range");
            let scenario = powervacuum_engine::Scenario::new(spec).expect("the case is within its ranges");
            conformance::keeps_invariants(&scenario, 5, 0);
            conformance::replays(&scenario, 5, 0);
        }
    }
}
