//! Phase 8: weights are made up with the seats of the day, the month is closed, and the struggle may be over.

use crate::event::{Cause, EventKind, Outcome, Source};
use crate::ids::{ContenderId, EventId};
use crate::quantity::Month;
use crate::simulation::World;

pub(crate) fn play(world: &mut World) {
    let causes = world.record(EventKind::MonthClosed, Vec::new());
    let (scenario, state) = (world.scenario(), world.state());
    let standing = state.standing();
    let first = strongest(world);
    let long_enough = scenario.parameters().dominance_months as u16;
    let dominance = state
        .ascendancy
        .filter(|&(_, since)| state.month.since(since) >= long_enough)
        .map(|(leader, since)| Outcome::Dominance { leader, since });
    let alone = standing.iter().next().filter(|_| standing.len() == 1);
    let alone = alone.map(|leader| Outcome::Dominance { leader, since: Month(state.month.0 - 1) });
    let over = state.month.0 >= scenario.spec().months || standing.is_empty();
    let goes_on = scenario.spec().rules.plays_on && !over;
    let outcome = dominance.filter(|_| !goes_on).or(alone).or(over.then_some(Outcome::Collective { first }));
    if let Some(outcome) = outcome {
        let causes = end_causes(world, outcome, causes);
        world.record(EventKind::StruggleEnded { outcome }, causes);
    }
}

fn strongest(world: &World) -> Option<ContenderId> {
    let state = world.state();
    let mut best: Option<ContenderId> = None;
    for id in state.standing().iter() {
        if best.is_none_or(|leader| state.assessment.real(id) > state.assessment.real(leader)) {
            best = Some(id);
        }
    }
    best
}

/// The falls of the others and the posts of the leader.
fn end_causes(world: &World, outcome: Outcome, closed: EventId) -> Vec<Cause> {
    let leader = match outcome {
        Outcome::Dominance { leader, .. } => Some(leader),
        Outcome::Collective { first } => first,
    };
    let provenance = &world.state().provenance;
    let mut found: Vec<EventId> = Vec::new();
    for id in world.scenario().all_contenders().iter().filter(|&id| Some(id) != leader) {
        found.extend(provenance.standing[id.index()]);
    }
    if let Some(leader) = leader {
        found.extend(provenance.strength[leader.index()]);
        found.extend(provenance.coalition[leader.index()]);
    }
    if found.is_empty() {
        found.push(closed);
    }
    let part = 1.0 / found.len() as f64;
    found.into_iter().map(|event| Cause { source: Source::Event(event), part }).collect()
}
