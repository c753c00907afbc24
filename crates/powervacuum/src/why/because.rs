//! The strongest reasons in brief.

use std::collections::BTreeMap;

use powervacuum_engine::{ContenderId, EventId, EventKind, Month, Person, Term};

use super::{WhyGraph, explain};
use crate::narrate::{month_name, percent, short_name};
use crate::run::History;

/// How many steps back reasons in brief are looked for.
const STEPS: usize = 4;

/// The `count` weightiest reasons for an entry as sentences, the weightiest first.
///
/// The weight of a reason is the sum, over the ways in which it led to the entry within four steps, of the products of
/// the parts. The steps of procedure on the way (motion, vote, fall) are not reasons, and neither is luck; posts and
/// followers won count together, as the strength of whoever won them.
pub fn because(history: &History, id: EventId, count: usize) -> Vec<String> {
    reasons_in_brief(history, id, count).into_iter().map(|(text, _, _)| text).collect()
}

/// The same, each with its weight and with the entry that it is; none for what is no single entry.
pub(crate) fn reasons_in_brief(history: &History, id: EventId, count: usize) -> Vec<(String, f64, Option<u32>)> {
    let Some(graph) = explain(history, id, STEPS) else { return Vec::new() };
    let mut weights: BTreeMap<Reason, f64> = BTreeMap::new();
    gather(&graph, history, 0, 1.0, STEPS, &mut weights);
    let mut reasons: Vec<(Reason, f64)> = weights.into_iter().collect();
    reasons.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let told = |(reason, weight): (Reason, f64)| {
        let entry = match &reason {
            Reason::Told(_, entry) => *entry,
            Reason::Following(_) => None,
        };
        (sentence(history, id, reason), weight, entry)
    };
    reasons.into_iter().take(count).map(told).collect()
}

/// A difference between seen and real weight from which on somebody was misjudged.
const MISJUDGED: f64 = 0.03;

/// A reason in brief.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// The following of a contender, whichever of its posts and followers the chronicle names.
    Following(ContenderId),
    /// Anything else, told, with its entry.
    Told(String, Option<u32>),
}

fn reason(graph: &WhyGraph, history: &History, node: usize) -> Reason {
    let node = &graph.nodes[node];
    let event = node.event.and_then(|id| history.chronicle.get(id as usize));
    let follows = event.and_then(|event| match event.kind {
        EventKind::SecretaryAppointed { by, .. } => Some(by),
        EventKind::SecretaryTurned { to, .. } | EventKind::NotableTurned { to, .. } => to,
        EventKind::CadresTurned { to, .. } => Some(to),
        EventKind::SeatFilled { seat, .. } => match seat.holder {
            Some(Person::Contender(id)) => Some(id),
            _ => seat.patron,
        },
        _ => None,
    });
    // Strength that was seen as it was is a following; strength that was misjudged is told as such.
    let judged = node.term.and_then(|term| match term {
        Term::Strength { of, seen, real, .. } if (real - seen).abs() < MISJUDGED => Some(of),
        _ => None,
    });
    match (follows.or(judged), node.month) {
        (Some(id), _) => Reason::Following(id),
        (None, Some(month)) => Reason::Told(format!("{}: {}", month_name(month), node.text), node.event),
        (None, None) => Reason::Told(node.text.clone(), None),
    }
}

fn sentence(history: &History, id: EventId, reason: Reason) -> String {
    let who = match reason {
        Reason::Told(text, _) => return text,
        Reason::Following(who) => who,
    };
    let contender = history.scenario.contender(who);
    let name = short_name(&contender.id, &contender.name);
    let month = history.event(id).map_or(Month(0), |event| event.month);
    // The weights that were known when the deed was done are those of the end of the month before.
    let books = history.books.iter().rfind(|books| books.month < month).or(history.books.first());
    books.map_or_else(
        || format!("{name} had built a following."),
        |books| {
            let (real, seen) = (books.weights.real(who), books.weights.public[who.index()]);
            format!("{name} had {} of the weight by then; the public saw {}.", percent(real), percent(seen))
        },
    )
}

fn gather(
    graph: &WhyGraph,
    history: &History,
    node: usize,
    weight: f64,
    steps: usize,
    weights: &mut BTreeMap<Reason, f64>,
) {
    for edge in graph.causes_of(node).filter(|edge| edge.part > 0.0) {
        let cause = &graph.nodes[edge.cause];
        let weight = weight * edge.part;
        if is_procedure(history, cause.event) {
            if steps > 1 {
                gather(graph, history, edge.cause, weight, steps - 1, weights);
            }
        } else if cause.term != Some(Term::Chance) {
            *weights.entry(reason(graph, history, edge.cause)).or_default() += weight;
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
