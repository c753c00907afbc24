//! Why something happened: the causal past of an entry, found by walking causes back.

mod because;
mod render;
mod select;

pub use because::because;
pub(crate) use because::reasons_in_brief;
pub use render::WhyLine;
pub(crate) use select::named;
pub use select::{SelectError, select, selectors};

use std::collections::{BTreeMap, VecDeque};

use powervacuum_engine::{CalendarMonth, EventId, Source, Term};
use serde::Serialize;

use crate::narrate::Narrator;
use crate::run::{History, Recipe};

/// The `format` of a [`WhyGraph`].
pub const WHY_FORMAT: &str = "powervacuum-why";
/// The `version` of a [`WhyGraph`].
pub const WHY_VERSION: u32 = 1;

/// An entry and what led to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhyGraph {
    /// Always [`WHY_FORMAT`].
    pub format: &'static str,
    /// [`WHY_VERSION`].
    pub version: u32,
    /// What reproduces the history.
    #[serde(flatten)]
    pub recipe: Recipe,
    /// How many steps back were walked.
    pub depth: usize,
    /// The entry asked about comes first; a node's position is its number in `edges`.
    pub nodes: Vec<WhyNode>,
    /// What led to what.
    pub edges: Vec<WhyEdge>,
}

/// An entry of the chronicle, or a term of the state.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhyNode {
    /// The entry; none for a term.
    pub event: Option<u32>,
    /// When; none for a term.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub month: Option<CalendarMonth>,
    /// In English.
    pub text: String,
    /// The term itself; none for an entry.
    #[serde(skip)]
    pub term: Option<Term>,
}

/// A cause.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhyEdge {
    /// The node of what was caused.
    pub effect: usize,
    /// The node of the cause.
    pub cause: usize,
    /// The part of the cause in the effect, in [-1, 1]; negative for what spoke against.
    pub part: f64,
}

/// Finds what led to an entry, `depth` steps back; none if the history has no such entry.
///
/// An entry appears once however many others it led to; a term appears once for each entry that it had a part in.
pub fn explain(history: &History, id: EventId, depth: usize) -> Option<WhyGraph> {
    history.event(id)?;
    let narrator = Narrator::new(&history.scenario);
    let mut graph = WhyGraph {
        format: WHY_FORMAT,
        version: WHY_VERSION,
        recipe: history.recipe.clone(),
        depth,
        nodes: Vec::new(),
        edges: Vec::new(),
    };
    let mut known: BTreeMap<EventId, usize> = BTreeMap::new();
    let mut waiting = VecDeque::from([(id, 0)]);
    known.insert(id, add_event(&mut graph, history, narrator, id)?);
    while let Some((id, steps)) = waiting.pop_front() {
        if steps == depth {
            continue;
        }
        let (Some(event), Some(&effect)) = (history.event(id), known.get(&id)) else { continue };
        for cause in &event.causes {
            let node = match &cause.source {
                Source::Term(term) => {
                    graph.nodes.push(WhyNode {
                        event: None,
                        month: None,
                        text: narrator.term(term),
                        term: Some(*term),
                    });
                    graph.nodes.len() - 1
                }
                Source::Event(earlier) => match known.get(earlier) {
                    Some(&node) => node,
                    None => {
                        let Some(node) = add_event(&mut graph, history, narrator, *earlier) else { continue };
                        known.insert(*earlier, node);
                        waiting.push_back((*earlier, steps + 1));
                        node
                    }
                },
            };
            graph.edges.push(WhyEdge { effect, cause: node, part: cause.part });
        }
    }
    Some(graph)
}

fn add_event(graph: &mut WhyGraph, history: &History, narrator: Narrator, id: EventId) -> Option<usize> {
    let event = history.event(id)?;
    graph.nodes.push(WhyNode {
        event: Some(id.index() as u32),
        month: Some(history.scenario.calendar(event.month)),
        text: narrator.event(event),
        term: None,
    });
    Some(graph.nodes.len() - 1)
}

impl WhyGraph {
    /// The causes of a node, the weightiest first.
    pub fn causes_of(&self, node: usize) -> impl Iterator<Item = &WhyEdge> {
        self.edges.iter().filter(move |edge| edge.effect == node)
    }
}
