//! Interventions: named what-ifs, as data.

use crate::action::ActionKind;
use crate::ids::{BodyId, ChargeId, ConstituencyId, ContenderId, DocumentId, OfficeId, OutsideEventId, Person, RungId};
use crate::quantity::{Month, Point, Share};

/// A named what-if.
#[derive(Clone, Debug, PartialEq)]
pub struct Intervention {
    /// Short name in files and on the command line.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What it changes, in order.
    pub changes: Vec<Change>,
}

/// The traits of a contender, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TraitName {
    /// [`Traits::oratory`](super::Traits::oratory)
    Oratory,
    /// [`Traits::organisation`](super::Traits::organisation)
    Organisation,
    /// [`Traits::theory`](super::Traits::theory)
    Theory,
    /// [`Traits::cunning`](super::Traits::cunning)
    Cunning,
    /// [`Traits::ruthlessness`](super::Traits::ruthlessness)
    Ruthlessness,
    /// [`Traits::flexibility`](super::Traits::flexibility)
    Flexibility,
    /// [`Traits::record`](super::Traits::record)
    Record,
    /// [`Contender::prestige`](super::Contender::prestige)
    Prestige,
    /// [`Contender::visibility`](super::Contender::visibility)
    Visibility,
}

/// What two contenders exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exchanged {
    /// Abilities, platform, prestige, visibility and vulnerabilities.
    Traits,
    /// Offices, seats, and everybody who follows one of the two.
    Posts,
}

/// One change to a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A contender's trait, prestige or visibility at the start.
    Trait {
        /// Whose.
        contender: ContenderId,
        /// Which.
        name: TraitName,
        /// The value instead.
        value: Share,
    },
    /// How hard a charge hits a contender.
    Vulnerability {
        /// Whom.
        contender: ContenderId,
        /// Which charge.
        charge: ChargeId,
        /// The value instead.
        value: Share,
    },
    /// A contender's platform at the start.
    Platform {
        /// Whose.
        contender: ContenderId,
        /// The platform instead.
        value: Point,
    },
    /// Who holds an office at the start.
    Office {
        /// Which.
        office: OfficeId,
        /// Who holds it instead; none for vacant.
        holder: Option<Person>,
    },
    /// Whom a secretary follows at the start, and with what control.
    Secretary {
        /// Where.
        constituency: ConstituencyId,
        /// Whom instead; none for nobody.
        patron: Option<ContenderId>,
        /// Control instead; none to keep it.
        control: Option<Share>,
    },
    /// An outside event does not happen.
    DropEvent {
        /// Which.
        event: OutsideEventId,
    },
    /// An outside event happens in a given month.
    MoveEvent {
        /// Which.
        event: OutsideEventId,
        /// When instead.
        month: Month,
    },
    /// A document is published in a given month by nobody in particular.
    Publish {
        /// Which.
        document: DocumentId,
        /// When.
        month: Month,
    },
    /// An action is out of reach for everybody, or for one contender.
    Forbid {
        /// Which action.
        action: ActionKind,
        /// For whom; none for everybody.
        contender: Option<ContenderId>,
    },
    /// The threshold of a rung, or of all.
    Threshold {
        /// Which; none for all.
        rung: Option<RungId>,
        /// The share to be exceeded instead.
        value: Share,
    },
    /// How much a body counts.
    BodyWeight {
        /// Which; the other bodies keep their proportions.
        body: BodyId,
        /// The weight instead.
        value: Share,
    },
    /// A parameter of the model.
    Parameter {
        /// Its name, one of [`Parameters::NAMES`](super::Parameters::NAMES).
        name: &'static str,
        /// The value instead.
        value: f64,
    },
    /// Two contenders are in each other's place.
    Exchange {
        /// One.
        a: ContenderId,
        /// The other.
        b: ContenderId,
        /// In what.
        what: Exchanged,
    },
    /// Nothing is routinely appointed: offices fill no posts by themselves.
    NoAppointments,
    /// Everyone sees real power.
    TrueSight,
    /// Coalitions are made by lot.
    CoalitionsByLot,
}
