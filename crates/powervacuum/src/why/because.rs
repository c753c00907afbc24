//! The strongest reasons in brief.

use std::collections::BTreeMap;

use powervacuum_engine::{EventId, EventKind, Term};

use super::{WhyGraph, explain};
use crate::run::History;

/// How many steps back reasons in brief are looked for.
const STEPS: usize = 4;

/// The `count` weightiest reasons for an entry as sentences, the weightiest first.
///
/// The weight of a reason is the sum, over the ways in which it led to the entry within four steps, of the products of
/// the parts. The steps of procedure on the way (motion, vote, fall) are not reasons, and neither is luck.
pub fn because(history: &History, id: EventId, count: usize) -> Vec<String> {
    let Some(graph) = explain(history, id, STEPS) else { return Vec::new() };
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    gather(&graph, history, 0, 1.0, STEPS, &mut weights);
    let mut reasons: Vec<(String, f64)> = weights.into_iter().collect();
    reasons.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    reasons.into_iter().take(count).map(|(text, _)| text).collect()
}

fn gather(
    graph: &WhyGraph,
    history: &History,
    node: usize,
    weight: f64,
    steps: usize,
    weights: &mut BTreeMap<String, f64>,
) {
    for edge in graph.causes_of(node).filter(|edge| edge.part > 0.0) {
        let cause = &graph.nodes[edge.cause];
        let weight = weight * edge.part;
        if is_procedure(history, cause.event) {
            if steps > 1 {
                gather(graph, history, edge.cause, weight, steps - 1, weights);
            }
        } else if cause.term != Some(Term::Chance) {
            *weights.entry(cause.text.clone()).or_default() += weight;
        }
    }
}

fn is_procedure(history: &History, event: Option<u32>) -> bool {
    let event = event.and_then(|id| history.chronicle.get(id as usize));
    event.is_some_and(|event| {
        matches!(
            event.kind,
            EventKind::MotionMoved { .. } | EventKind::MotionVoted { .. } | EventKind::StandingLowered { .. }
        )
    })
}
