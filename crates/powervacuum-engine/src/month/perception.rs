//! Phase 3: everybody takes stock of who could count on how much, as far as it can be seen.

use crate::event::EventKind;
use crate::simulation::World;

pub(crate) fn play(world: &mut World) {
    world.record(EventKind::WeightsAssessed, Vec::new());
}
