//! The kinds of action: the registry.

use serde::{Deserialize, Serialize};

/// What a contender can do in a month (model, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Put a client at the head of a constituency.
    Appoint,
    /// Speak to the members of a constituency.
    Tour,
    /// Write for all members.
    Publish,
    /// Accuse a rival.
    Denounce,
    /// Move one's platform on an issue.
    Shift,
    /// Seek somebody's trust.
    Court,
    /// Form a coalition.
    Ally,
    /// Leave one's coalition.
    Break,
    /// Claim the founder's legacy.
    Claim,
    /// Propose an enrolment drive.
    Enrol,
    /// Move a motion against somebody.
    Move,
    /// Publish a hidden document.
    Reveal,
    /// Give in and ask to be forgiven, or to be readmitted.
    Recant,
    /// Lie low.
    Bide,
}

impl ActionKind {
    /// Every kind, in the order of the model's table.
    pub const ALL: [ActionKind; 14] = [
        ActionKind::Appoint,
        ActionKind::Tour,
        ActionKind::Publish,
        ActionKind::Denounce,
        ActionKind::Shift,
        ActionKind::Court,
        ActionKind::Ally,
        ActionKind::Break,
        ActionKind::Claim,
        ActionKind::Enrol,
        ActionKind::Move,
        ActionKind::Reveal,
        ActionKind::Recant,
        ActionKind::Bide,
    ];

    /// The name in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            ActionKind::Appoint => "appoint",
            ActionKind::Tour => "tour",
            ActionKind::Publish => "publish",
            ActionKind::Denounce => "denounce",
            ActionKind::Shift => "shift",
            ActionKind::Court => "court",
            ActionKind::Ally => "ally",
            ActionKind::Break => "break",
            ActionKind::Claim => "claim",
            ActionKind::Enrol => "enrol",
            ActionKind::Move => "move",
            ActionKind::Reveal => "reveal",
            ActionKind::Recant => "recant",
            ActionKind::Bide => "bide",
        }
    }
}
