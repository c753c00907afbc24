//! Columns of rows that wait to be encoded, kept the way a file will hold them: empty values take a bit and no place, and
//! what is the same for many rows is kept once.

use std::sync::Arc;

use powervacuum_engine::{Cause, Source};

use crate::bits::Bits;
use crate::kinds;

/// Texts that rows refer to by position.
pub(crate) type TextList = Arc<[String]>;

/// A column.
pub(crate) enum Cells {
    /// Positions of texts.
    Text(Sparse<u32>, TextList),
    /// Positions of texts, in runs.
    TextRuns(Runs<u32>, TextList),
    /// Whole numbers of 64 bits, in runs.
    LongRuns(Runs<u64>),
    /// Days, or whole numbers of at most 31 bits, in runs.
    WholeRuns(Runs<i32>),
    /// Days, or whole numbers of at most 31 bits.
    Whole(Sparse<i32>),
    /// Numbers.
    Number(Sparse<f64>),
    /// True or false.
    Flag(Sparse<bool>),
    /// Lists of causes, and the terms.
    Causes(CauseCells, TextList),
}

/// Values of rows, some of which may have none.
pub(crate) struct Sparse<T> {
    /// A bit for each row: whether it has a value; none where every row must.
    pub present: Option<Bits>,
    /// Of the rows that have one.
    pub values: Vec<T>,
}

impl<T> Sparse<T> {
    /// No row yet; rows may be empty.
    pub fn new() -> Self {
        Sparse { present: Some(Bits::default()), values: Vec::new() }
    }

    /// Adds a row.
    #[inline]
    pub fn push(&mut self, value: Option<T>) {
        if let Some(present) = &mut self.present {
            present.push(u32::from(value.is_some()), 1);
        }
        self.values.extend(value);
    }
}

/// Every row has a value.
impl<T> From<Vec<T>> for Sparse<T> {
    fn from(values: Vec<T>) -> Self {
        Sparse { present: None, values }
    }
}

impl<T> FromIterator<Option<T>> for Sparse<T> {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(rows: I) -> Self {
        let mut column = Sparse::new();
        rows.into_iter().for_each(|value| column.push(value));
        column
    }
}

/// Values that stay the same for many rows.
#[derive(Clone)]
pub(crate) struct Runs<T>(pub Vec<(T, usize)>);

impl<T: Copy + PartialEq> Runs<T> {
    /// No row yet.
    pub fn new() -> Self {
        Runs(Vec::new())
    }

    /// The same value in so many rows.
    pub fn same(value: T, rows: usize) -> Self {
        Runs(vec![(value, rows)])
    }

    /// Adds so many rows with a value.
    #[inline]
    pub fn push(&mut self, value: T, rows: usize) {
        match self.0.last_mut() {
            Some((last, count)) if *last == value => *count += rows,
            _ => self.0.push((value, rows)),
        }
    }
}

/// The causes of entries, a list for each.
///
/// A place is a cause, or stands for a list without one. What Parquet calls levels says of each place where it belongs.
#[derive(Default)]
pub(crate) struct CauseCells {
    /// How many places there are.
    pub places: usize,
    /// A bit for each place: whether it goes on with the list of the place before.
    pub goes_on: Bits,
    /// A bit for each place: whether it is a cause.
    pub is_cause: Bits,
    /// Two bits for each place: 2 for an earlier entry, 1 for a term, 0 for no cause.
    pub sources: Bits,
    /// Numbers of earlier entries.
    pub events: Vec<i32>,
    /// Positions of terms.
    pub terms: Vec<u32>,
    /// Parts of all causes.
    pub parts: Vec<f32>,
}

impl CauseCells {
    /// Adds the list of an entry.
    #[inline]
    pub fn push(&mut self, causes: &[Cause]) {
        self.places += causes.len().max(1);
        self.goes_on.push(0, 1);
        if causes.is_empty() {
            self.is_cause.push(0, 1);
            self.sources.push(0, 2);
            return;
        }
        self.goes_on.ones(causes.len() - 1);
        self.is_cause.ones(causes.len());
        self.parts.extend(causes.iter().map(|cause| cause.part as f32));
        for cause in causes {
            match &cause.source {
                Source::Event(id) => {
                    self.sources.push(2, 2);
                    self.events.push(id.index() as i32);
                }
                Source::Term(term) => {
                    self.sources.push(1, 2);
                    self.terms.push(kinds::term(term));
                }
            }
        }
    }
}
