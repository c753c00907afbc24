//! Causes: explanations that what-ifs take away.

use powervacuum_engine::{EntityKind, Scenario};

use super::registry::{Ordered, Registry};
use super::{Cx, top};
use crate::loaded::Cause;
use crate::sink::Sink;

pub(super) fn resolve(ordered: &Ordered<'_>, cx: &mut Cx<'_>) -> Vec<Cause> {
    cx.sink.about = EntityKind::Cause;
    let mut causes = Vec::new();
    for raw in &ordered.causes {
        let without = cx.interventions(Some(&raw.without), "without");
        if without.is_empty() && raw.without.items.is_empty() {
            let message = format!("nothing takes the cause `{}` away", raw.id.text());
            cx.sink.error("cause", raw.id.place, message).hint("name at least one what-if in `without`");
        }
        let ids = without.iter().filter_map(|id| Some(ordered.interventions.get(id.index())?.id.text().to_owned()));
        causes.push(Cause { id: raw.id.text().to_owned(), name: raw.name.text().to_owned(), without: ids.collect() });
    }
    causes
}

/// All causes must be able to go at once.
pub(crate) fn check(causes: &[Cause], scenario: &Scenario, registry: &Registry, sink: &mut Sink) {
    sink.about = EntityKind::Cause;
    let names: Vec<&str> = causes.iter().flat_map(|cause| &cause.without).map(String::as_str).collect();
    let Err(errors) = scenario.with(&names) else { return };
    let place = causes.first().and_then(|cause| registry.places.get(&(EntityKind::Cause, cause.id.clone()))).copied();
    for error in errors {
        sink.error("cause", place.unwrap_or_else(top), format!("the causes cannot all be taken away at once: {error}"));
    }
}
