//! Actions: what a contender can do in a month (model, section 6).
//!
//! Each action is a file of one shape: `candidates` lists what is possible, `forecast` says what it is worth to the
//! contender as it sees things, `reasons` says why, `carry_out` does it. This file is the registry.

mod ally;
mod appoint;
mod bide;
mod claim;
mod court;
mod denounce;
mod enrol;
mod kind;
mod leave;
mod motion;
mod publish;
mod recant;
mod reveal;
mod shift;
mod tour;

pub use kind::ActionKind;

use serde::{Deserialize, Serialize};

use crate::event::{Cause, Term};
use crate::ids::{ChargeId, ConstituencyId, ContenderId, Contenders, DocumentId, IssueId, OfficeId, RungId};
use crate::month::actions::{Breadth, Listed};
use crate::policy::Forecast;
use crate::reckoning::{Reasons, View};
use crate::scenario::Scenario;
use crate::simulation::World;

pub(crate) use appoint::{attack, defence};

/// Something that a contender can do in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// Put a client at the head of a constituency.
    Appoint {
        /// Where.
        constituency: ConstituencyId,
        /// By the powers of which office.
        office: OfficeId,
    },
    /// Speak to the members of a constituency.
    Tour {
        /// Where.
        constituency: ConstituencyId,
    },
    /// Write for all members.
    Publish,
    /// Accuse a rival.
    Denounce {
        /// Whom.
        target: ContenderId,
        /// Of what.
        charge: ChargeId,
    },
    /// Move one's platform on an issue.
    Shift {
        /// Which.
        issue: IssueId,
        /// Towards +1, or towards -1.
        up: bool,
    },
    /// Seek somebody's trust.
    Court {
        /// Whose.
        whom: ContenderId,
    },
    /// Propose a coalition.
    Ally {
        /// Its members, the proposer included.
        members: Contenders,
    },
    /// Leave one's coalition.
    Break,
    /// Claim the founder's legacy.
    Claim,
    /// Propose an enrolment drive.
    Enrol {
        /// By the powers of which office.
        office: OfficeId,
    },
    /// Move a motion against somebody.
    Move {
        /// Against whom.
        target: ContenderId,
        /// To which rung.
        rung: RungId,
        /// Which office is to be taken away.
        office: Option<OfficeId>,
    },
    /// Publish a hidden document.
    Reveal {
        /// Which.
        document: DocumentId,
    },
    /// Give in and ask to be forgiven, or to be readmitted.
    Recant,
    /// Lie low.
    Bide,
}

/// Who does what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Who.
    pub contender: ContenderId,
    /// What.
    pub action: Action,
}

impl Action {
    /// Its kind.
    pub fn kind(&self) -> ActionKind {
        match self {
            Action::Appoint { .. } => ActionKind::Appoint,
            Action::Tour { .. } => ActionKind::Tour,
            Action::Publish => ActionKind::Publish,
            Action::Denounce { .. } => ActionKind::Denounce,
            Action::Shift { .. } => ActionKind::Shift,
            Action::Court { .. } => ActionKind::Court,
            Action::Ally { .. } => ActionKind::Ally,
            Action::Break => ActionKind::Break,
            Action::Claim => ActionKind::Claim,
            Action::Enrol { .. } => ActionKind::Enrol,
            Action::Move { .. } => ActionKind::Move,
            Action::Reveal { .. } => ActionKind::Reveal,
            Action::Recant => ActionKind::Recant,
            Action::Bide => ActionKind::Bide,
        }
    }

    /// A number that identifies the action in draws whatever the order of the scenario's lists: entities go by key.
    pub(crate) fn name_in_draws(&self, scenario: &Scenario) -> u64 {
        let kind = (self.kind() as u64 + 1) << 56;
        let key = |contender: ContenderId| u64::from(scenario.contender(contender).key);
        let about = match *self {
            Action::Appoint { constituency, office } => {
                u64::from(scenario.constituency(constituency).key) << 24 ^ u64::from(scenario.office(office).key)
            }
            Action::Tour { constituency } => u64::from(scenario.constituency(constituency).key),
            Action::Denounce { target, charge } => key(target) << 8 | charge.index() as u64,
            Action::Shift { issue, up } => (issue.index() as u64) << 1 | u64::from(up),
            Action::Court { whom } => key(whom),
            // Keys are spread over 24 bits so that different coalitions have different names with near certainty.
            Action::Ally { members } => {
                members.iter().fold(0, |sum, member| sum ^ (key(member) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16)
            }
            Action::Move { target, rung, office } => {
                key(target) << 16 | (rung.index() as u64) << 8 | office.map_or(0, |office| office.index() as u64 + 1)
            }
            Action::Reveal { document } => document.index() as u64,
            Action::Enrol { .. } | Action::Publish | Action::Break | Action::Claim | Action::Recant | Action::Bide => 0,
        };
        kind | about & 0x00ff_ffff_ffff_ffff
    }
}

/// Lists the actions of one kind that are possible; the engine's own contender skips what is clearly not the best of its
/// kind.
type List = fn(&View, Breadth, &mut Vec<Action>);

/// The register of lists, in the order in which options are listed: biding, which is always possible, comes last.
const LISTS: [(ActionKind, List); 14] = [
    (ActionKind::Appoint, appoint::candidates),
    (ActionKind::Tour, tour::candidates),
    (ActionKind::Publish, publish::candidates),
    (ActionKind::Denounce, denounce::candidates),
    (ActionKind::Shift, shift::candidates),
    (ActionKind::Court, court::candidates),
    (ActionKind::Break, leave::candidates),
    (ActionKind::Claim, claim::candidates),
    (ActionKind::Enrol, enrol::candidates),
    (ActionKind::Move, motion::candidates),
    (ActionKind::Reveal, reveal::candidates),
    (ActionKind::Recant, recant::candidates),
    (ActionKind::Ally, ally::candidates),
    (ActionKind::Bide, bide::candidates),
];

/// The actions of one kind that are possible.
pub(crate) fn candidates(view: &View, breadth: Breadth, kind: ActionKind) -> Vec<Action> {
    let mut found = Vec::new();
    for (_, list) in LISTS.iter().filter(|(of, _)| *of == kind && is_allowed(view, kind)) {
        list(view, breadth, &mut found);
    }
    found
}

/// Biding cannot be forbidden: somebody who could do nothing at all would have to bide.
fn is_allowed(view: &View, kind: ActionKind) -> bool {
    kind == ActionKind::Bide || !view.scenario.forbids(kind, view.me)
}

/// Adds to the options everything that the contender can do, with forecasts, kind by kind in the order of the register.
/// `keep` is told after each kind where its options begin and may leave some out.
pub(crate) fn list(
    view: &View,
    breadth: Breadth,
    Listed { found, options }: &mut Listed,
    keep: impl Fn(&mut Vec<Forecast>, usize),
) {
    for &(kind, list) in &LISTS {
        if is_allowed(view, kind) {
            found.clear();
            list(view, breadth, found);
            let start = options.len();
            let forecasts =
                found.iter().map(|&action| Forecast { action, value: forecast(view, &action), probability: 0.0 });
            options.extend(forecasts);
            keep(options, start);
        }
    }
}

/// What an action is worth to the contender as it sees things, in units of payoff.
pub(crate) fn forecast(view: &View, action: &Action) -> f64 {
    match *action {
        Action::Appoint { constituency, office } => appoint::forecast(view, constituency, office),
        Action::Tour { constituency } => tour::forecast(view, constituency),
        Action::Publish => publish::forecast(view),
        Action::Denounce { target, charge } => denounce::forecast(view, target, charge),
        Action::Shift { issue, up } => shift::forecast(view, issue, up),
        Action::Court { whom } => court::forecast(view, whom),
        Action::Ally { members } => ally::forecast(view, members),
        Action::Break => leave::forecast(view),
        Action::Claim => claim::forecast(view),
        Action::Enrol { office } => enrol::forecast(view, office),
        Action::Move { target, rung, office } => motion::forecast(view, target, rung, office),
        Action::Reveal { document } => reveal::forecast(view, document),
        Action::Recant => recant::forecast(view),
        Action::Bide => bide::forecast(view),
    }
}

/// Why the contender does it: causes, the weightiest first.
pub(crate) fn reasons(view: &View, action: &Action) -> Vec<Cause> {
    let causes = causes_of(view, action);
    // Where nothing in particular speaks for it, it was a whim of the hour.
    if causes.is_empty() { Reasons::default().add(None, Term::Occasion, 1.0).take() } else { causes }
}

fn causes_of(view: &View, action: &Action) -> Vec<Cause> {
    match *action {
        Action::Appoint { constituency, office } => appoint::reasons(view, constituency, office),
        Action::Tour { constituency } => tour::reasons(view, constituency),
        Action::Publish => publish::reasons(view),
        Action::Denounce { target, charge } => denounce::reasons(view, target, charge),
        Action::Shift { issue, up } => shift::reasons(view, issue, up),
        Action::Court { whom } => court::reasons(view, whom),
        Action::Ally { members } => ally::reasons(view, members),
        Action::Break => leave::reasons(view),
        Action::Claim => claim::reasons(view),
        Action::Enrol { office } => enrol::reasons(view, office),
        Action::Move { target, rung, .. } => motion::reasons(view, target, rung),
        Action::Reveal { document } => reveal::reasons(view, document),
        Action::Recant => recant::reasons(view),
        Action::Bide => bide::reasons(view),
    }
}

/// Does it, unless circumstances have changed so that it has become impossible.
pub(crate) fn carry_out(world: &mut World, decision: Decision, causes: Vec<Cause>) {
    let by = decision.contender;
    match decision.action {
        Action::Appoint { constituency, office } => appoint::carry_out(world, by, (constituency, office), causes),
        Action::Tour { constituency } => tour::carry_out(world, by, constituency, causes),
        Action::Publish => publish::carry_out(world, by, causes),
        Action::Denounce { target, charge } => denounce::carry_out(world, by, (target, charge), causes),
        Action::Shift { issue, up } => shift::carry_out(world, by, (issue, up), causes),
        Action::Court { whom } => court::carry_out(world, by, whom, causes),
        Action::Ally { members } => ally::carry_out(world, by, members, causes),
        Action::Break => leave::carry_out(world, by, causes),
        Action::Claim => claim::carry_out(world, by, causes),
        Action::Enrol { office } => enrol::carry_out(world, by, office, causes),
        Action::Move { target, rung, office } => motion::carry_out(world, by, (target, rung, office), causes),
        Action::Reveal { document } => reveal::carry_out(world, by, document, causes),
        Action::Recant => recant::carry_out(world, by, causes),
        Action::Bide => bide::carry_out(world, by, causes),
    }
}
