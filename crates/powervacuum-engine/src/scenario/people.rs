//! Contenders, notables and the failing founder.

use crate::ids::{ContenderId, NotableId};
use crate::quantity::{Point, Share};

/// Lasting abilities of a contender, each in [0, 1].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Traits {
    /// Public speaking: reach of tours and speeches.
    pub oratory: Share,
    /// Building and keeping an apparatus.
    pub organisation: Share,
    /// Standing as a theorist: reach of publications, price of changing one's line.
    pub theory: Share,
    /// How well hidden power is seen.
    pub cunning: Share,
    /// How little it minds being the first to go further.
    pub ruthlessness: Share,
    /// How cheaply it changes its line.
    pub flexibility: Share,
    /// Standing from the founding event.
    pub record: Share,
}

/// Someone who wants to lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Contender {
    /// Names the contender in random draws; part of the entity, unlike its position or its id.
    pub key: u32,
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Lasting abilities.
    pub traits: Traits,
    /// Platform at the start.
    pub platform: Point,
    /// Prestige at the start.
    pub prestige: Share,
    /// How much of its patronage others see at the start (`v_j` of the model, section 4).
    pub visibility: Share,
    /// How hard each charge hits, by charge.
    pub vulnerabilities: Vec<Share>,
}

/// Someone who holds seats and offices and votes, but does not want to lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Notable {
    /// Names the notable in random draws.
    pub key: u32,
    /// Short name in files.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Whom it follows at the start.
    pub patron: Option<ContenderId>,
    /// How firmly it follows its patron, in [0, 1].
    pub loyalty: Share,
    /// Own line; a notable whose patron moves away from it may turn.
    pub platform: Point,
    /// Rank, in [0, 1]: who is promoted first.
    pub rank: Share,
}

/// The leader who is failing at the start: a notable with authority over all.
#[derive(Clone, Debug, PartialEq)]
pub struct Founder {
    /// Who the founder is.
    pub person: NotableId,
    /// Authority at the start, in [0, 1]; while it is above 0 the norms bind (model, section 7).
    pub authority: Share,
}
