//! The rows of the CSV tables.

use powervacuum_engine::Limits;

use super::SHORT_NAME;
use crate::csv_table::{Cell, Row};
use crate::place::{At, Place};

/// Declares the rows of a table, one field a column, and in brackets what is not a column.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident [$($extra:ident: $extra_type:ty),*] { $($(#[$meta:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, schemars::JsonSchema)]
        pub(crate) struct $name {
            $($(#[$meta])* pub $field: $type,)*
            $(#[schemars(skip)] pub $extra: $extra_type,)*
        }

        impl $name {
            /// The columns, and whether each must be there.
            pub const COLUMNS: &'static [(&'static str, bool)] =
                &[$((stringify!($field), <$type as Cell>::REQUIRED),)*];

            pub fn read(row: &mut Row<'_>) -> Self {
                $name {
                    $($field: <$type as Cell>::read(row, stringify!($field)),)*
                    $($extra: row.$extra(),)*
                }
            }
        }
    };
}

table! {
    /// A row of notables.csv: someone who holds seats and offices and votes, but does not want to lead. A column named
    /// after an issue holds the notable's own line, -1 to 1; 0 where it is empty or left out.
    NotableRow [issues: Vec<(At<String>, At<f64>)>] {
        /// A number of its own that never changes.
        #[schemars(range(min = 0, max = u32::MAX))]
        key: At<i64>,
        /// Short name in files; contenders and notables share one list of names.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// The contender whom it follows at the start; empty for nobody.
        patron: Option<At<String>>,
        /// How firmly it follows its patron, 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        loyalty: At<f64>,
        /// Who is promoted first, 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        rank: At<f64>,
        /// Ids of sources.csv, separated by `;`.
        source: Option<At<String>>,
        /// high, medium, low or contested.
        confidence: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of constituencies.csv: a local organisation.
    ConstituencyRow [] {
        /// A number of its own that never changes.
        #[schemars(range(min = 0, max = u32::MAX))]
        key: At<i64>,
        /// Short name in files.
        #[schemars(regex(pattern = SHORT_NAME))]
        id: At<String>,
        /// Name for people.
        name: At<String>,
        /// Delegates for every thousand members.
        #[schemars(range(min = 0, max = 1000))]
        delegates_per_thousand: At<f64>,
        /// The notable who runs it at the start; empty for an unnamed secretary.
        secretary: Option<At<String>>,
        /// The contender whom the secretary follows at the start; empty for nobody.
        patron: Option<At<String>>,
        /// How much of the delegation the secretary delivers at the start, 0 to 1.
        #[schemars(range(min = 0, max = 1))]
        control: At<f64>,
        /// The most control that a secretary can reach here, 0 to 1; 1 if empty.
        #[schemars(range(min = 0, max = 1))]
        control_ceiling: Option<At<f64>>,
        /// Members who join each month, as a share of the present members, -1 to 1; 0 if empty.
        #[schemars(range(min = -1, max = 1))]
        growth: Option<At<f64>>,
        /// Ids of sources.csv, separated by `;`.
        source: Option<At<String>>,
        /// high, medium, low or contested.
        confidence: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of groups.csv: a constituency's members of one cohort. A column named after an issue holds what they want,
    /// -1 to 1; 0 where it is empty or left out.
    GroupRow [issues: Vec<(At<String>, At<f64>)>, place: Place] {
        /// Where.
        constituency: At<String>,
        /// When they joined.
        cohort: At<String>,
        /// How many at the start.
        #[schemars(range(min = 0, max = 1000000000))]
        members: At<f64>,
        /// Ids of sources.csv, separated by `;`.
        source: Option<At<String>>,
        /// high, medium, low or contested.
        confidence: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of seats.csv: a seat of a committee held by a person, or some seats of unnamed cadres.
    SeatRow [place: Place] {
        /// The committee.
        body: At<String>,
        /// A contender or a notable; empty for unnamed cadres.
        holder: Option<At<String>>,
        /// Cadres: the contender whom they follow; empty for nobody, and for a named holder.
        patron: Option<At<String>>,
        /// Cadres: how many; 1 if empty.
        #[schemars(range(min = 1, max = Limits::SEATS))]
        count: Option<At<i64>>,
        /// Ids of sources.csv, separated by `;`.
        source: Option<At<String>>,
        /// high, medium, low or contested.
        confidence: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of trust.csv: how far one contender trusts another at the start; 0 where no row says.
    TrustRow [place: Place] {
        /// Who trusts.
        a: At<String>,
        /// Who is trusted.
        b: At<String>,
        /// -1 to 1.
        #[schemars(range(min = -1, max = 1))]
        trust: At<f64>,
        /// Whether `b` trusts `a` as much: yes or no; no if empty.
        mutual: Option<At<bool>>,
        /// Ids of sources.csv, separated by `;`.
        source: Option<At<String>>,
        /// high, medium, low or contested.
        confidence: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of sources.csv: the bibliography.
    SourceRow [] {
        /// Short name in files.
        id: At<String>,
        /// Author, title, place and year, page.
        citation: At<String>,
        /// What it is (book, article, archive, database, other ...).
        kind: Option<At<String>>,
        /// Where it was seen, such as an address.
        seen_at: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of facts.csv: a fact with its source, contested ones included.
    FactRow [] {
        /// The id of an entity, or `case`.
        subject: At<String>,
        /// What is said of it.
        statement: At<String>,
        /// The value, where there is one.
        value: Option<At<String>>,
        /// Ids of sources.csv, separated by `;`.
        source: Option<At<String>>,
        /// high, medium, low or contested.
        confidence: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of record/falls.csv: when a contender was brought to a rung, by the record. Where sources disagree, a row each.
    FallRow [] {
        /// Who.
        contender: At<String>,
        /// To which rung.
        rung: At<String>,
        /// When, `YYYY-MM`; may lie after the last month of the case.
        #[schemars(regex(pattern = super::MONTH))]
        month: At<String>,
        /// Whether it is one of the main falls of the case: yes or no; no if empty.
        main: Option<At<bool>>,
        /// Ids of sources.csv, separated by `;`.
        source: Option<At<String>>,
        /// high, medium, low or contested.
        confidence: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of record/patterns.csv: something that the record says and histories are scored against.
    PatternRow [place: Place] {
        /// Short name of the pattern.
        #[schemars(regex(pattern = SHORT_NAME))]
        pattern: At<String>,
        /// Short name of the group of patterns that it belongs to.
        #[schemars(regex(pattern = SHORT_NAME))]
        group: At<String>,
        /// What is measured: together, longest, follows, members, delegates, platform, move, leads, seems-first,
        /// underestimated, legacy, dominates, drive or published.
        measure: At<String>,
        /// Of which contenders, separated by `;`.
        of: Option<At<String>>,
        /// The constituency, the issue or the document that it is about.
        about: Option<At<String>>,
        /// The first month, `YYYY-MM`.
        #[schemars(regex(pattern = super::MONTH))]
        from: At<String>,
        /// The last month, `YYYY-MM`; `from` if empty.
        until: Option<At<String>>,
        /// What the record says: a number in the unit of the measure.
        value: At<f64>,
        /// The least that it may have been, where it is uncertain.
        low: Option<At<f64>>,
        /// The most that it may have been, where it is uncertain.
        high: Option<At<f64>>,
        /// Ids of sources.csv, separated by `;`.
        source: Option<At<String>>,
        /// high, medium, low or contested.
        confidence: Option<At<String>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of record/priors.csv: what is held of a parameter of the model before the record is looked at. A calibration
    /// fits these parameters and leaves the others alone.
    PriorRow [] {
        /// Name of the parameter.
        parameter: At<String>,
        /// uniform, or log-uniform: every order of magnitude alike.
        distribution: At<String>,
        /// The least value.
        low: At<f64>,
        /// The largest value.
        high: At<f64>,
        /// Whether draws differ in it, or all have the value that a search found: yes or no; yes if empty.
        drawn: Option<At<bool>>,
        /// A remark for readers.
        note: Option<At<String>>,
    }
}

table! {
    /// A row of map.csv: where a picture shows a constituency. It has no part in the play.
    MapRow [place: Place] {
        /// Which.
        constituency: At<String>,
        /// Column of the grid of tiles, from 0 at the left.
        #[schemars(range(min = 0, max = 63))]
        column: At<i64>,
        /// Row of the grid of tiles, from 0 at the top.
        #[schemars(range(min = 0, max = 63))]
        row: At<i64>,
        /// What it is: `place`, or `organisation` for one that is no region; `place` if empty.
        kind: Option<At<String>>,
        /// A name short enough for a tile; the name of the constituency if empty.
        label: Option<At<String>>,
    }
}

macro_rules! sourced {
    ($($name:ident)*) => {$(
        impl super::Sourced for $name {
            fn provenance(&self) -> super::Provenance<'_> {
                super::Provenance {
                    source: self.source.as_ref(),
                    confidence: self.confidence.as_ref(),
                    note: self.note.as_ref(),
                }
            }
        }
    )*};
}

sourced! { NotableRow ConstituencyRow GroupRow SeatRow TrustRow FactRow FallRow PatternRow }
