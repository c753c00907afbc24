//! Which entries of the chronicle made things what they are: where causes are looked up.

use serde::{Deserialize, Serialize};

use crate::ids::{ContenderId, EventId};
use crate::scenario::Scenario;

/// The last entry that changed each thing that decisions are made on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// Prestige of each contender.
    pub prestige: Vec<Option<EventId>>,
    /// Platform of each contender.
    pub platform: Vec<Option<EventId>>,
    /// Coalition of each contender.
    pub coalition: Vec<Option<EventId>>,
    /// Standing of each contender.
    pub standing: Vec<Option<EventId>>,
    /// The patronage of each contender: the last post or seat won.
    pub strength: Vec<Option<EventId>>,
    /// How well each contender's patronage is seen.
    pub visibility: Vec<Option<EventId>>,
    /// Trust of the row in the column.
    pub trust: Vec<Option<EventId>>,
    /// The secretary of each constituency.
    pub secretary: Vec<Option<EventId>>,
    /// The holder of each office.
    pub office: Vec<Option<EventId>>,
    /// The composition of each body.
    pub body: Vec<Option<EventId>>,
    /// The use of each rung.
    pub precedent: Vec<Option<EventId>>,
    /// What the members want on each issue, and how much it matters to them.
    pub issue: Vec<Option<EventId>>,
    /// The last alarm.
    pub alarm: Option<EventId>,
    /// The founder's fading and death.
    pub founder: Option<EventId>,
    /// Who holds each document.
    pub document: Vec<Option<EventId>>,
    /// Each outside event.
    pub outside: Vec<Option<EventId>>,
    /// The claims to the legacy, with the effort of each.
    pub claims: Vec<(EventId, f64)>,
    /// The policy in force.
    pub policy: Option<EventId>,
    /// What the last fall took away, until an appeal asks for it.
    pub last_fall: Option<super::Undo>,
}

impl Provenance {
    /// Nothing has happened yet.
    pub(super) fn empty(scenario: &Scenario) -> Self {
        let spec = scenario.spec();
        let contenders = spec.contenders.len();
        Provenance {
            prestige: vec![None; contenders],
            platform: vec![None; contenders],
            coalition: vec![None; contenders],
            standing: vec![None; contenders],
            strength: vec![None; contenders],
            visibility: vec![None; contenders],
            trust: vec![None; contenders * contenders],
            secretary: vec![None; spec.constituencies.len()],
            office: vec![None; spec.offices.len()],
            body: vec![None; spec.bodies.len()],
            precedent: vec![None; spec.ladder.len()],
            issue: vec![None; spec.issues.len()],
            alarm: None,
            founder: None,
            document: vec![None; spec.documents.len()],
            outside: vec![None; spec.outside_events.len()],
            claims: Vec::new(),
            policy: None,
            last_fall: None,
        }
    }

    /// The entry behind the trust of `truster` in `trusted`.
    pub fn trust(&self, truster: ContenderId, trusted: ContenderId) -> Option<EventId> {
        self.trust[truster.index() * self.prestige.len() + trusted.index()]
    }
}
