//! Rows of a batch as plain values that borrow from it.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float32Type, Float64Type, Int32Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{
    Array, BooleanArray, Date32Array, Float32Array, Float64Array, Int32Array, ListArray, RecordBatch, StringArray,
    UInt16Array, UInt32Array, UInt64Array,
};
use powervacuum_engine::CalendarMonth;

use crate::dates::month_of;

/// Which history a row belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity<'a> {
    /// What-ifs in effect, joined by `+`; `baseline` for none.
    pub intervention: &'a str,
    /// Which history of the seed.
    pub history: u64,
    /// Which draw of the parameters.
    pub draw: u32,
}

/// A history: how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryRow<'a> {
    /// Which.
    pub of: Identity<'a>,
    /// `dominance` or `collective`.
    pub outcome: &'a str,
    /// Who dominates.
    pub leader: Option<&'a str>,
    /// The strongest at the end.
    pub first: Option<&'a str>,
    /// The last month.
    pub end: CalendarMonth,
    /// The month since which the leader had dominated.
    pub since: Option<CalendarMonth>,
    /// How many months were played.
    pub months_played: u16,
}

/// The first time that a contender is brought to a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FallRow<'a> {
    /// In which history.
    pub of: Identity<'a>,
    /// Who falls.
    pub contender: &'a str,
    /// To which rung.
    pub rung: &'a str,
    /// When.
    pub month: CalendarMonth,
}

/// Weights of a contender at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthRow<'a> {
    /// In which history.
    pub of: Identity<'a>,
    /// The month.
    pub month: CalendarMonth,
    /// Whose weight.
    pub contender: &'a str,
    /// Really.
    pub real: f64,
    /// As the public sees it.
    pub public: f64,
    /// As the other standing contenders see it, on average.
    pub seen: Option<f64>,
}

/// An entry of the chronicle.
#[derive(Clone, Debug)]
pub struct EventRow<'a> {
    /// In which history.
    pub of: Identity<'a>,
    /// Its number.
    pub event: u32,
    /// When.
    pub month: CalendarMonth,
    /// What kind of entry.
    pub kind: &'a str,
    /// Who acts.
    pub by: Option<&'a str>,
    /// Against or about whom it is.
    pub target: Option<&'a str>,
    /// A set of contenders, joined by `+`.
    pub members: Option<&'a str>,
    /// Id of what it is about.
    pub detail: Option<&'a str>,
    /// Its number.
    pub value: Option<f64>,
    /// For votes and appeals whether the motion passed, or was upheld.
    pub passed: Option<bool>,
    /// Why.
    pub causes: Causes<'a>,
}

/// A cause of an entry: exactly one of `event` and `term` is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CauseRow<'a> {
    /// The earlier entry.
    pub event: Option<u32>,
    /// What kind of term of the state.
    pub term: Option<&'a str>,
    /// Its part, in [-1, 1].
    pub part: f32,
}

/// The causes of an entry, the weightiest first.
#[derive(Clone, Debug)]
pub struct Causes<'a> {
    columns: &'a CauseColumns<'a>,
    places: std::ops::Range<usize>,
}

impl<'a> Iterator for Causes<'a> {
    type Item = CauseRow<'a>;

    fn next(&mut self) -> Option<CauseRow<'a>> {
        let place = self.places.next()?;
        let CauseColumns { event, term, part } = self.columns;
        let event = event.is_valid(place).then(|| event.value(place));
        Some(CauseRow { event, term: term.get(place), part: part.value(place) })
    }
}

/// A column of texts.
#[derive(Debug)]
struct Texts<'a> {
    keys: &'a Int32Array,
    values: &'a StringArray,
}

impl<'a> Texts<'a> {
    fn of(array: &'a dyn Array) -> Option<Self> {
        let array = array.as_dictionary_opt::<Int32Type>()?;
        Some(Texts { keys: array.keys(), values: array.values().as_string_opt()? })
    }

    fn get(&self, row: usize) -> Option<&'a str> {
        self.keys.is_valid(row).then(|| self.values.value(self.keys.value(row) as usize))
    }

    fn text(&self, row: usize) -> &'a str {
        self.get(row).unwrap_or_default()
    }
}

/// What identifies the history of each row.
struct Which<'a> {
    intervention: Texts<'a>,
    history: &'a UInt64Array,
    draw: &'a UInt32Array,
}

impl<'a> Which<'a> {
    fn of(batch: &'a RecordBatch) -> Option<Self> {
        Some(Which {
            intervention: text(batch, "intervention")?,
            history: named(batch, "history")?.as_primitive_opt::<UInt64Type>()?,
            draw: named(batch, "draw")?.as_primitive_opt::<UInt32Type>()?,
        })
    }

    fn get(&self, row: usize) -> Identity<'a> {
        Identity {
            intervention: self.intervention.text(row),
            history: self.history.value(row),
            draw: self.draw.value(row),
        }
    }
}

fn named<'a>(batch: &'a RecordBatch, name: &str) -> Option<&'a dyn Array> {
    batch.column_by_name(name).map(AsRef::as_ref)
}

fn text<'a>(batch: &'a RecordBatch, name: &str) -> Option<Texts<'a>> {
    Texts::of(named(batch, name)?)
}

fn numbers<'a>(batch: &'a RecordBatch, name: &str) -> Option<&'a Float64Array> {
    named(batch, name)?.as_primitive_opt::<Float64Type>()
}

/// A column of months, each of which lies in the calendar.
struct Days<'a>(&'a Date32Array);

impl<'a> Days<'a> {
    fn of(batch: &'a RecordBatch, name: &str) -> Option<Self> {
        let days = named(batch, name)?.as_primitive_opt::<Date32Type>()?;
        days.iter().flatten().all(|day| month_of(day).is_some()).then_some(Days(days))
    }

    fn get(&self, row: usize) -> Option<CalendarMonth> {
        if self.0.is_valid(row) { month_of(self.0.value(row)) } else { None }
    }

    fn month(&self, row: usize) -> CalendarMonth {
        month_of(self.0.value(row)).expect("every day was looked at when the column was opened")
    }
}

/// A batch of the table of histories.
pub(crate) struct Histories<'a> {
    which: Which<'a>,
    outcome: Texts<'a>,
    leader: Texts<'a>,
    first: Texts<'a>,
    end: Days<'a>,
    since: Days<'a>,
    months_played: &'a UInt16Array,
}

impl<'a> Histories<'a> {
    pub fn of(batch: &'a RecordBatch) -> Option<Self> {
        Some(Histories {
            which: Which::of(batch)?,
            outcome: text(batch, "outcome")?,
            leader: text(batch, "leader")?,
            first: text(batch, "first")?,
            end: Days::of(batch, "end").filter(|days| days.0.null_count() == 0)?,
            since: Days::of(batch, "since")?,
            months_played: named(batch, "months_played")?.as_primitive_opt::<UInt16Type>()?,
        })
    }

    pub fn rows(&self) -> impl Iterator<Item = HistoryRow<'a>> {
        (0..self.months_played.len()).map(|row| HistoryRow {
            of: self.which.get(row),
            outcome: self.outcome.text(row),
            leader: self.leader.get(row),
            first: self.first.get(row),
            end: self.end.month(row),
            since: self.since.get(row),
            months_played: self.months_played.value(row),
        })
    }
}

/// A batch of the table of falls.
pub(crate) struct Falls<'a> {
    which: Which<'a>,
    contender: Texts<'a>,
    rung: Texts<'a>,
    month: Days<'a>,
}

impl<'a> Falls<'a> {
    pub fn of(batch: &'a RecordBatch) -> Option<Self> {
        Some(Falls {
            which: Which::of(batch)?,
            contender: text(batch, "contender")?,
            rung: text(batch, "rung")?,
            month: Days::of(batch, "month").filter(|days| days.0.null_count() == 0)?,
        })
    }

    pub fn rows(&self) -> impl Iterator<Item = FallRow<'a>> {
        (0..self.month.0.len()).map(|row| FallRow {
            of: self.which.get(row),
            contender: self.contender.text(row),
            rung: self.rung.text(row),
            month: self.month.month(row),
        })
    }
}

/// A batch of the table of months.
pub(crate) struct Months<'a> {
    which: Which<'a>,
    month: Days<'a>,
    contender: Texts<'a>,
    real: &'a Float64Array,
    public: &'a Float64Array,
    seen: &'a Float64Array,
}

impl<'a> Months<'a> {
    pub fn of(batch: &'a RecordBatch) -> Option<Self> {
        Some(Months {
            which: Which::of(batch)?,
            month: Days::of(batch, "month").filter(|days| days.0.null_count() == 0)?,
            contender: text(batch, "contender")?,
            real: numbers(batch, "real")?,
            public: numbers(batch, "public")?,
            seen: numbers(batch, "seen")?,
        })
    }

    pub fn rows(&self) -> impl Iterator<Item = MonthRow<'a>> {
        (0..self.real.len()).map(|row| MonthRow {
            of: self.which.get(row),
            month: self.month.month(row),
            contender: self.contender.text(row),
            real: self.real.value(row),
            public: self.public.value(row),
            seen: self.seen.is_valid(row).then(|| self.seen.value(row)),
        })
    }
}

/// A batch of the table of events.
pub(crate) struct Events<'a> {
    which: Which<'a>,
    event: &'a UInt32Array,
    month: Days<'a>,
    kind: Texts<'a>,
    by: Texts<'a>,
    target: Texts<'a>,
    members: Texts<'a>,
    detail: Texts<'a>,
    value: &'a Float64Array,
    passed: &'a BooleanArray,
    causes: &'a ListArray,
    cause_columns: CauseColumns<'a>,
}

/// The causes of all entries of a batch, one after the other.
#[derive(Debug)]
struct CauseColumns<'a> {
    event: &'a UInt32Array,
    term: Texts<'a>,
    part: &'a Float32Array,
}

impl<'a> Events<'a> {
    pub fn of(batch: &'a RecordBatch) -> Option<Self> {
        let causes: &ListArray = named(batch, "causes")?.as_list_opt()?;
        let columns = causes.values().as_struct_opt()?;
        Some(Events {
            which: Which::of(batch)?,
            event: named(batch, "event")?.as_primitive_opt::<UInt32Type>()?,
            month: Days::of(batch, "month").filter(|days| days.0.null_count() == 0)?,
            kind: text(batch, "kind")?,
            by: text(batch, "by")?,
            target: text(batch, "target")?,
            members: text(batch, "members")?,
            detail: text(batch, "detail")?,
            value: numbers(batch, "value")?,
            passed: named(batch, "passed")?.as_boolean_opt()?,
            causes,
            cause_columns: CauseColumns {
                event: columns.column_by_name("event")?.as_primitive_opt::<UInt32Type>()?,
                term: Texts::of(columns.column_by_name("term")?)?,
                part: columns.column_by_name("part")?.as_primitive_opt::<Float32Type>()?,
            },
        })
    }

    pub fn rows(&self) -> impl Iterator<Item = EventRow<'_>> {
        let offsets = self.causes.value_offsets();
        (0..self.event.len()).map(move |row| EventRow {
            of: self.which.get(row),
            event: self.event.value(row),
            month: self.month.month(row),
            kind: self.kind.text(row),
            by: self.by.get(row),
            target: self.target.get(row),
            members: self.members.get(row),
            detail: self.detail.get(row),
            value: self.value.is_valid(row).then(|| self.value.value(row)),
            passed: self.passed.is_valid(row).then(|| self.passed.value(row)),
            causes: Causes { columns: &self.cause_columns, places: offsets[row] as usize..offsets[row + 1] as usize },
        })
    }
}
