//! Reveal: publish a hidden document.
//!
//! *Needs* to hold it. *Effect*: prestige and vulnerabilities change as the document says, less so the longer the
//! founder has been dead; whoever breaks the silence pays for it, and those whom it hurts remember. *Source*: strategic
//! disclosure, Milgrom 1981; that it wears off is assumed.

use super::Action;
use crate::event::{Cause, EventKind, Term};
use crate::ids::{ContenderId, DocumentId};
use crate::month::actions::Breadth;
use crate::reckoning::{Reasons, View};
use crate::simulation::World;
use crate::state::effects::document_strength;

pub(super) fn candidates(view: &View, _: Breadth, found: &mut Vec<Action>) {
    if view.standing.contains(view.me) {
        let documents = view.state.documents.iter().enumerate();
        let held = documents.filter(|(_, d)| d.published.is_none() && d.holders.contains(view.me));
        found.extend(
            held.filter_map(|(index, _)| DocumentId::from_index(index)).map(|document| Action::Reveal { document }),
        );
    }
}

pub(super) fn forecast(view: &View, document: DocumentId) -> f64 {
    let parameters = view.scenario.parameters();
    let spec = &view.scenario.spec().documents[document.index()];
    let strength = document_strength(view.state, view.scenario, document);
    let mut changes = Vec::new();
    let mut quarrel = 0.0;
    for contender in view.standing.iter() {
        let change = spec.effects[contender.index()] * strength;
        changes.push((contender, view.weight_of_prestige(contender, change)));
        if change < 0.0 && view.coalition.without(view.me).contains(contender) {
            quarrel -= parameters.coalition_trust * change * view.seen(contender);
        }
    }
    let silence = view.state.cost_of_breaking_silence(view.scenario, document);
    view.gain(&changes) + view.gain_of_prestige(-silence) - quarrel
}

pub(super) fn reasons(view: &View, document: DocumentId) -> Vec<Cause> {
    let provenance = &view.state.provenance;
    let effects = &view.scenario.spec().documents[document.index()].effects;
    let mut reasons = Reasons::default();
    reasons.because(provenance.document[document.index()], 0.5);
    for rival in view.rivals().iter().filter(|rival| effects[rival.index()] < 0.0) {
        reasons.strength(view.state, view.me, rival, -effects[rival.index()] * view.seen(rival) * 3.0);
    }
    reasons.add(None, Term::Ambition, 0.2);
    reasons.take()
}

pub(super) fn carry_out(world: &mut World, by: ContenderId, document: DocumentId, causes: Vec<Cause>) {
    let held = world.state().documents[document.index()];
    if held.published.is_none() && held.holders.contains(by) {
        world.record(EventKind::DocumentRevealed { document, by: Some(by) }, causes);
    }
}
