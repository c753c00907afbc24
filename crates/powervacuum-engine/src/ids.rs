//! Identities of the entities of a scenario: small numbers that index its lists.
//!
//! An id is a *position* in the validated [`Scenario`](crate::Scenario) and never takes part in a random draw; draws
//! use the entity's `key`, which travels with the entity when lists are reordered (model, section 12).

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub(crate) $inner);

        impl $name {
            /// The id of the entity at `index` of its list; none if `index` does not fit.
            pub fn from_index(index: usize) -> Option<Self> {
                <$inner>::try_from(index).ok().map(Self)
            }

            /// The position of the entity in its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A contender for the leadership.
    ContenderId(u8);
    /// A notable: holds seats and offices, votes, follows a patron, does not want to lead.
    NotableId(u16);
    /// A local organisation that sends delegates.
    ConstituencyId(u16);
    /// A generation of members, by when they joined.
    CohortId(u8);
    /// A constituency's members of one cohort.
    GroupId(u16);
    /// A dimension of policy.
    IssueId(u8);
    /// A kind of accusation.
    ChargeId(u8);
    /// A deciding body: an assembly of delegates or a committee of seats.
    BodyId(u8);
    /// An office with powers.
    OfficeId(u8);
    /// A rung of the ladder down.
    RungId(u8);
    /// A document that may be hidden and published.
    DocumentId(u8);
    /// Something from outside that no contender causes.
    OutsideEventId(u16);
    /// A named what-if of a scenario.
    InterventionId(u16);
    /// An entry of the chronicle, numbered from 0 in the order of happening.
    EventId(u32);
}

/// Somebody who can hold a seat or an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Person {
    /// A contender.
    Contender(ContenderId),
    /// A notable.
    Notable(NotableId),
}

/// A set of contenders, at most [`Contenders::MAX`] of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Contenders(pub(crate) u32);

impl Contenders {
    /// The most contenders that a scenario can have.
    pub const MAX: usize = 24;
    /// Nobody.
    pub const NONE: Contenders = Contenders(0);

    /// The set of just `contender`.
    pub fn only(contender: ContenderId) -> Self {
        Contenders(1 << contender.0)
    }

    /// The first `count` contenders, `count` at most [`Contenders::MAX`].
    pub fn first(count: usize) -> Self {
        debug_assert!(count <= Self::MAX);
        Contenders((1u32 << count) - 1)
    }

    /// The set whose members are the bits of `mask`.
    pub fn from_mask(mask: u32) -> Self {
        Contenders(mask)
    }

    /// One bit a contender, the lowest for the first.
    pub fn mask(self) -> u32 {
        self.0
    }

    /// Whether `contender` belongs to the set.
    pub fn contains(self, contender: ContenderId) -> bool {
        self.0 >> contender.0 & 1 == 1
    }

    /// Whether every member of `other` belongs to the set.
    pub fn contains_all(self, other: Contenders) -> bool {
        self.0 & other.0 == other.0
    }

    /// Number of members.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether nobody belongs to the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set and `contender`.
    #[must_use]
    pub fn with(self, contender: ContenderId) -> Self {
        Contenders(self.0 | 1 << contender.0)
    }

    /// The set less `contender`.
    #[must_use]
    pub fn without(self, contender: ContenderId) -> Self {
        Contenders(self.0 & !(1 << contender.0))
    }

    /// Members of both sets.
    #[must_use]
    pub fn and(self, other: Contenders) -> Self {
        Contenders(self.0 & other.0)
    }

    /// Members of either set.
    #[must_use]
    pub fn or(self, other: Contenders) -> Self {
        Contenders(self.0 | other.0)
    }

    /// Members of this set that are not in `other`.
    #[must_use]
    pub fn minus(self, other: Contenders) -> Self {
        Contenders(self.0 & !other.0)
    }

    /// The members in order.
    pub fn iter(self) -> impl Iterator<Item = ContenderId> + Clone {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let next = rest.trailing_zeros();
            rest &= rest - 1;
            Some(ContenderId(next as u8))
        })
    }
}

impl FromIterator<ContenderId> for Contenders {
    fn from_iter<T: IntoIterator<Item = ContenderId>>(iter: T) -> Self {
        iter.into_iter().fold(Self::NONE, Contenders::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_lists_its_members_in_order() {
        let set: Contenders = [ContenderId(5), ContenderId(0), ContenderId(23)].into_iter().collect();
        assert_eq!(set.iter().map(ContenderId::index).collect::<Vec<_>>(), [0, 5, 23]);
        assert_eq!(set.len(), 3);
        assert!(set.contains(ContenderId(23)) && !set.contains(ContenderId(1)));
        assert_eq!(set.without(ContenderId(5)).mask(), 1 | 1 << 23);
    }
}
