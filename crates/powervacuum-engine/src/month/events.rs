//! Phase 1: the month begins, and what comes from outside happens.

use crate::chance::{DrawKey, Purpose};
use crate::event::{Cause, EventKind, Source};
use crate::ids::OutsideEventId;
use crate::quantity::Month;
use crate::scenario::Timing;
use crate::simulation::World;

pub(crate) fn play(world: &mut World) {
    world.record(EventKind::MonthBegan, Vec::new());
    let outside = world.scenario().spec().outside_events.len();
    for event in (0..outside).filter_map(OutsideEventId::from_index) {
        if is_due(world, event) {
            let causes = cause_of(world, event);
            world.record(EventKind::FromOutside { event }, causes);
        }
    }
    let month = world.state().month;
    for &(document, when) in world.scenario().published() {
        if when == month && world.state().documents[document.index()].published.is_none() {
            world.record(EventKind::DocumentRevealed { document, by: None }, Vec::new());
        }
    }
    divide_legacy(world);
}

fn is_due(world: &mut World, event: OutsideEventId) -> bool {
    let state = world.state();
    let month = state.month;
    if state.happened[event.index()].is_some() {
        return false;
    }
    let spec = world.scenario().outside_event(event);
    match spec.timing {
        Timing::On(when) => when == month,
        Timing::Hazard { first, last, monthly } => {
            let key = DrawKey { purpose: Purpose::OutsideEvent, month, entity: spec.key, other: 0 };
            first <= month && month <= last && world.chance.happens(key, monthly.get())
        }
        Timing::After { event, delay_months } => {
            state.happened[event.index()].is_some_and(|when: Month| when.plus(delay_months) == month)
        }
        Timing::Never => false,
    }
}

/// An event that follows another has that other as its cause.
fn cause_of(world: &World, event: OutsideEventId) -> Vec<Cause> {
    let Timing::After { event: earlier, .. } = world.scenario().outside_event(event).timing else {
        return Vec::new();
    };
    let entry = world.state().provenance.outside[earlier.index()];
    entry.map(|entry| vec![Cause { source: Source::Event(entry), part: 1.0 }]).unwrap_or_default()
}

/// The legacy is divided by the efforts made, some months after the founder's death (contest success, Tullock 1980).
fn divide_legacy(world: &mut World) {
    let (scenario, state) = (world.scenario(), world.state());
    let Some(legacy) = &state.legacy else { return };
    if legacy.divided || state.month.since(legacy.died) < scenario.parameters().legacy_months as u16 {
        return;
    }
    let total: f64 = legacy.efforts.iter().sum();
    if total <= 0.0 {
        return;
    }
    let shares: Vec<f64> = legacy.efforts.iter().map(|effort| effort / total).collect();
    let claims = &state.provenance.claims;
    let causes = claims.iter().map(|&(id, effort)| Cause { source: Source::Event(id), part: effort / total }).collect();
    world.record(EventKind::LegacyDivided { shares }, causes);
}
