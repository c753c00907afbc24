//! A history as a document for a page: everything that one playhead shows, month by month, in columns. Shape and promises:
//! `docs/book/src/json.md`.

mod entries;
mod headline;
mod matter;
mod months;

pub use entries::{ReasonDocument, StruggleEvent, VoteDocument};
pub use headline::{Findings, Misjudged, headline, standfirst};
pub(crate) use months::coalitions;
pub use months::{BodyMonth, ConstituencyMonth, SelectorateMonth, StruggleMonth};

use serde::{Deserialize, Serialize};

use crate::document::{OutcomeDocument, outcome};
use crate::portrait::{RecordFact, facts_of};
use crate::run::{History, Recipe};

/// The `format` of a [`StruggleDocument`].
pub const STRUGGLE_FORMAT: &str = "powervacuum-struggle";
/// The `version` of a [`StruggleDocument`].
pub const STRUGGLE_VERSION: u32 = 1;

/// A history for a page. Contenders, bodies, offices, constituencies and axes go by their positions in the
/// [`CaseDocument`](crate::CaseDocument); numbers are rounded to four decimals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StruggleDocument {
    /// Always [`STRUGGLE_FORMAT`].
    pub format: String,
    /// [`STRUGGLE_VERSION`].
    pub version: u32,
    /// What reproduces it.
    #[serde(flatten)]
    pub recipe: Recipe,
    /// What this history comes to, in one sentence without a full stop.
    pub headline: String,
    /// What else to know of it, a sentence each; the last says how little one history shows.
    pub standfirst: Vec<String>,
    /// How it ended; none if it was stopped before the end.
    pub outcome: Option<OutcomeDocument>,
    /// How things stand at the end of each month played.
    pub months: Vec<StruggleMonth>,
    /// The chronicle without the steps of a month, in order.
    pub events: Vec<StruggleEvent>,
    /// What the record has on the matters of this history.
    pub facts: Vec<RecordFact>,
}

impl StruggleDocument {
    /// Writes a history up for a page.
    ///
    /// # Examples
    /// ```
    /// use std::sync::Arc;
    /// use powervacuum::{Case, Run, StruggleDocument};
    ///
    /// let history = Run { seed: 7, ..Run::new(Arc::new(Case::builtin("three-heirs")?)) }.play()?;
    /// let struggle = StruggleDocument::new(&history);
    /// assert_eq!(struggle.months.len(), history.books().len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(history: &History) -> StruggleDocument {
        let record = facts_of(&history.case);
        let (months, thresholds) = months::months(history);
        let findings = Findings::of(history, &months);
        let events = entries::entries(history, &record, &thresholds);
        let is_cited = |fact: &RecordFact| events.iter().any(|event| event.record.contains(&fact.id));
        let facts = record.into_iter().map(|(fact, _)| fact).filter(is_cited).collect();
        StruggleDocument {
            format: STRUGGLE_FORMAT.to_owned(),
            version: STRUGGLE_VERSION,
            recipe: history.recipe.clone(),
            headline: headline(&findings),
            standfirst: standfirst(&findings),
            outcome: outcome(history),
            months,
            events,
            facts,
        }
    }
}

/// A number with four decimals, which is finer than any picture shows.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}
