//! The columns of the tables: names, types, meaning. The book's page on ensembles is checked against this list.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};

use crate::plan::Table;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What kind of value it holds.
    pub kind: ColumnKind,
    /// Whether it may be empty.
    pub optional: bool,
    /// What it means.
    pub about: &'static str,
}

/// What kind of value a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A text, dictionary-encoded.
    Text,
    /// A whole number of 64 bits, not negative.
    Whole64,
    /// A whole number of 32 bits, not negative.
    Whole32,
    /// A whole number of 16 bits, not negative.
    Whole16,
    /// A month, as the date of its first day.
    Month,
    /// A number of 64 bits.
    Number,
    /// True or false.
    Flag,
    /// A list of causes: `event`, `term` and `part`.
    Causes,
}

const fn column(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column { name, kind, optional: false, about }
}

const fn optional(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column { name, kind, optional: true, about }
}

use ColumnKind::{Causes, Flag, Month, Number, Text, Whole16, Whole32, Whole64};

/// What identifies a history; every table begins with these.
pub(crate) const IDENTITY: [Column; 7] = [
    column("scenario", Text, "id of the case"),
    column("scenario_fingerprint", Text, "names the exact content of the case, before any what-if"),
    column("engine_version", Text, "version of the engine that played it"),
    column("seed", Whole64, "seed of the luck"),
    column("intervention", Text, "what-ifs in effect, joined by `+`; `baseline` for none"),
    column("history", Whole64, "which history of the seed; interventions share their luck"),
    column("draw", Whole32, "which draw of the parameters, from 0; 0 where they are those of the case"),
];

const HISTORIES: [Column; 6] = [
    column("outcome", Text, "`dominance` or `collective`"),
    optional("leader", Text, "who dominates; empty for a collective leadership"),
    optional("first", Text, "the strongest at the end, whoever leads; empty if nobody stands"),
    column("end", Month, "the last month"),
    optional("since", Month, "the month since which the leader had dominated; empty for a collective leadership"),
    column("months_played", Whole16, "how many months were played"),
];

const FALLS: [Column; 3] = [
    column("contender", Text, "who falls"),
    column("rung", Text, "to which rung of the ladder"),
    column("month", Month, "when for the first time in this history"),
];

const MONTHS: [Column; 5] = [
    column("month", Month, "the month; the weights are those at its end"),
    column("contender", Text, "whose weight"),
    column("real", Number, "real weight, in [0, 1]; 0 for who has fallen"),
    column("public", Number, "weight as the public sees it, in [0, 1]"),
    optional("seen", Number, "weight as the other standing contenders see it, their mean; empty if there is no other"),
];

const EVENTS: [Column; 10] = [
    column("event", Whole32, "number of the entry, from 0"),
    column("month", Month, "when"),
    column("kind", Text, "what kind of entry, as in a chronicle file"),
    optional("by", Text, "the contender who acts, moves, appoints, gains a follower, or leads at the end"),
    optional("target", Text, "the contender against or about whom it is, who loses a post or a follower, or falls"),
    optional("members", Text, "a set of contenders, joined by `+`: a coalition, the side of a motion, who joins in"),
    optional(
        "detail",
        Text,
        "id of what it is about: rung, office, body, constituency, charge, issue, document, event, notable",
    ),
    optional(
        "value",
        Number,
        "its number: share of the ayes, prestige won or lost, trust won, effort, step, members, delegates",
    ),
    optional("passed", Flag, "for votes and appeals whether the motion passed, or was upheld"),
    column("causes", Causes, "why, the weightiest first"),
];

/// The columns of a table, in order.
pub fn columns(table: Table) -> impl Iterator<Item = &'static Column> {
    let own: &'static [Column] = match table {
        Table::Histories => &HISTORIES,
        Table::Falls => &FALLS,
        Table::Months => &MONTHS,
        Table::Events => &EVENTS,
    };
    IDENTITY.iter().chain(own)
}

/// The schema of a table.
pub fn schema(table: Table) -> SchemaRef {
    let field = |column: &Column| Field::new(column.name, column.kind.data_type(), column.optional);
    Arc::new(Schema::new(columns(table).map(field).collect::<Vec<_>>()))
}

/// The fields of a cause.
fn cause_fields() -> Fields {
    Fields::from(vec![
        Field::new("event", DataType::UInt32, true),
        Field::new("term", text(), true),
        Field::new("part", DataType::Float32, false),
    ])
}

/// One item of a list of causes.
fn cause_item() -> Arc<Field> {
    Arc::new(Field::new("element", DataType::Struct(cause_fields()), false))
}

fn text() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

impl ColumnKind {
    /// The kind in words, as in the book.
    pub fn words(self) -> &'static str {
        match self {
            Text => "text",
            Whole64 => "whole number, 64 bits",
            Whole32 => "whole number, 32 bits",
            Whole16 => "whole number, 16 bits",
            Month => "date",
            Number => "number, 64 bits",
            Flag => "true or false",
            Causes => "list of causes",
        }
    }

    fn data_type(self) -> DataType {
        match self {
            Text => text(),
            Whole64 => DataType::UInt64,
            Whole32 => DataType::UInt32,
            Whole16 => DataType::UInt16,
            Month => DataType::Date32,
            Number => DataType::Float64,
            Flag => DataType::Boolean,
            Causes => DataType::List(cause_item()),
        }
    }
}
