//! Phase 7: votes reveal strength (model, section 4). The side that did better than the public forecast becomes more
//! visible, each member in proportion to its believed part of the side. Secret ballots and unanimous votes tell less.

use crate::event::{Cause, Count, EventKind, Source};
use crate::ids::{ContenderId, EventId};
use crate::simulation::World;
use crate::theory::learning::visibility_after;

pub(crate) fn play(world: &mut World) {
    let month = world.state().month;
    let votes: Vec<(EventId, Count, f64)> = world
        .struggle
        .chronicle
        .iter()
        .rev()
        .take_while(|entry| entry.month == month)
        .filter_map(|entry| match &entry.kind {
            EventKind::MotionVoted { motion, count, .. } => {
                let deed = &world.scenario().spec().ladder[motion.rung.index()];
                let openness = deed.bodies.first().map_or(0.0, |&body| world.scenario().body(body).openness.get());
                Some((entry.id, count.clone(), openness))
            }
            EventKind::AppealDecided { body, count, .. } => {
                Some((entry.id, count.clone(), world.scenario().body(*body).openness.get()))
            }
            _ => None,
        })
        .collect();
    for (id, count, openness) in votes.into_iter().rev() {
        learn(world, id, &count, openness);
    }
}

fn learn(world: &mut World, id: EventId, count: &Count, openness: f64) {
    let (scenario, state) = (world.scenario(), world.state());
    let share = count.share();
    let news = share - count.forecast;
    let (side, news) = if news > 0.0 { (count.for_side, news) } else { (count.against_side, -news) };
    // A contested vote tells the most, a unanimous one nothing.
    let tells = openness * 4.0 * share * (1.0 - share);
    let public = &state.assessment.public;
    let total: f64 = side.iter().map(|id| public[id.index()]).sum();
    if total <= 0.0 || tells <= 0.0 || news <= 0.0 {
        return;
    }
    let gain = scenario.parameters().learning_gain * tells;
    let visibility: Vec<f64> = state
        .contenders
        .iter()
        .enumerate()
        .map(|(index, contender)| match ContenderId::from_index(index) {
            Some(id) if side.contains(id) => visibility_after(contender.visibility, gain, news, public[index] / total),
            _ => contender.visibility,
        })
        .collect();
    world.record(EventKind::StrengthLearned { visibility }, vec![Cause { source: Source::Event(id), part: 1.0 }]);
}
