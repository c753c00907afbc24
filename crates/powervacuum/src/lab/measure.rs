//! What counts as winning.

use powervacuum_engine::ContenderId;
use powervacuum_ensemble::Summary;
use serde::{Deserialize, Serialize};

/// What counts as winning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Measure {
    /// To dominate: more than half of the real weight for months, and no rival able to win a vote.
    #[default]
    Dominates,
    /// To be the strongest at the end, whether one dominates or not.
    Leads,
}

impl Measure {
    /// Who wins a history by this measure; none if nobody does.
    pub(crate) fn winner(self, summary: &Summary) -> Option<ContenderId> {
        match self {
            Measure::Dominates => summary.leader(),
            Measure::Leads => summary.first,
        }
    }

    /// As a verb: "dominates", "leads".
    pub fn verb(self) -> &'static str {
        match self {
            Measure::Dominates => "dominates",
            Measure::Leads => "leads",
        }
    }
}

/// The contender who wins most often, the first in the order of the case among equals; none if nobody ever wins.
pub(crate) fn most_frequent(winners: impl IntoIterator<Item = Option<ContenderId>>) -> Option<ContenderId> {
    let mut counts = std::collections::BTreeMap::<ContenderId, u64>::new();
    winners.into_iter().flatten().for_each(|winner| *counts.entry(winner).or_default() += 1);
    counts.into_iter().max_by_key(|&(winner, count)| (count, std::cmp::Reverse(winner))).map(|(winner, _)| winner)
}
