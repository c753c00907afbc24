//! The two long tables: weights by month, and entries of the chronicle. Rows are collected column by column.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float32Array, Float64Array, Int32Array, ListArray, RecordBatch, StructArray,
    UInt32Array,
};
use arrow_buffer::OffsetBuffer;
use arrow_schema::ArrowError;
use powervacuum_engine::{Assessment, ContenderId, Contenders, Event, MonthBooks, Source};

use crate::kinds;
use crate::plan::Table;
use crate::rows::{Frame, Which, WhichRows, text};
use crate::schema::{cause_fields, cause_item};
use crate::vocabulary::texts;

/// Rows of the table of months.
#[derive(Default)]
pub(crate) struct MonthRows {
    which: WhichRows,
    month: Vec<i32>,
    contender: Vec<i32>,
    real: Vec<f64>,
    public: Vec<f64>,
    seen: Vec<Option<f64>>,
}

impl MonthRows {
    /// Adds the books of a history.
    pub fn push(&mut self, frame: &Frame, which: Which, books: &[MonthBooks]) {
        for MonthBooks { month, weights } in books {
            let contenders = weights.real.len();
            self.which.push(which, contenders);
            self.month.resize(self.month.len() + contenders, frame.day(*month));
            self.contender.extend(0..contenders as i32);
            self.real.extend(&weights.real);
            self.public.extend(&weights.public);
            self.seen.extend((0..contenders).map(|of| seen_by_others(weights, of)));
        }
    }

    pub fn batch(self, frame: &Frame) -> Result<RecordBatch, ArrowError> {
        let own: Vec<ArrayRef> = vec![
            Arc::new(Date32Array::from(self.month)),
            text(self.contender, &frame.vocabulary.contenders),
            Arc::new(Float64Array::from(self.real)),
            Arc::new(Float64Array::from(self.public)),
            Arc::new(Float64Array::from(self.seen)),
        ];
        frame.batch(Table::Months, self.which, own)
    }
}

/// The weight of a contender as the other standing contenders see it, their mean.
fn seen_by_others(weights: &Assessment, of: usize) -> Option<f64> {
    let contenders = weights.real.len();
    let others = (0..contenders).filter(|&by| by != of && weights.real[by] > 0.0);
    let (sum, count) =
        others.fold((0.0, 0u32), |(sum, count), by| (sum + weights.seen[by * contenders + of], count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// Rows of the table of events.
pub(crate) struct EventRows {
    which: WhichRows,
    event: Vec<u32>,
    month: Vec<i32>,
    kind: Vec<i32>,
    by: Vec<Option<i32>>,
    target: Vec<Option<i32>>,
    members: Vec<Option<i32>>,
    detail: Vec<Option<i32>>,
    value: Vec<Option<f64>>,
    passed: Vec<Option<bool>>,
    /// Where the causes of each entry begin; one more at the end.
    causes: Vec<i32>,
    cause_event: Vec<Option<u32>>,
    cause_term: Vec<Option<i32>>,
    cause_part: Vec<f32>,
    /// The sets of contenders that have occurred, and their places in the list of texts.
    sets: BTreeMap<Contenders, i32>,
    set_names: Vec<String>,
}

impl EventRows {
    pub fn new() -> Self {
        EventRows {
            which: WhichRows::default(),
            event: Vec::new(),
            month: Vec::new(),
            kind: Vec::new(),
            by: Vec::new(),
            target: Vec::new(),
            members: Vec::new(),
            detail: Vec::new(),
            value: Vec::new(),
            passed: Vec::new(),
            causes: vec![0],
            cause_event: Vec::new(),
            cause_term: Vec::new(),
            cause_part: Vec::new(),
            sets: BTreeMap::new(),
            set_names: Vec::new(),
        }
    }

    /// Adds the chronicle of a history.
    pub fn push(&mut self, frame: &Frame, which: Which, chronicle: &[Event]) {
        let position = |contender: Option<ContenderId>| contender.map(|id| id.index() as i32);
        self.which.push(which, chronicle.len());
        for event in chronicle {
            let row = kinds::row(&event.kind);
            self.event.push(event.id.index() as u32);
            self.month.push(frame.day(event.month));
            self.kind.push(row.kind);
            self.by.push(position(row.by));
            self.target.push(position(row.target));
            let members = (!row.members.is_empty()).then(|| self.set(frame, row.members));
            self.members.push(members);
            self.detail.push(row.detail.map(|detail| frame.vocabulary.detail(detail)));
            self.value.push(row.value);
            self.passed.push(row.passed);
            for cause in &event.causes {
                let (event, term) = match &cause.source {
                    Source::Event(id) => (Some(id.index() as u32), None),
                    Source::Term(term) => (None, Some(kinds::term(term))),
                };
                self.cause_event.push(event);
                self.cause_term.push(term);
                self.cause_part.push(cause.part as f32);
            }
            self.causes.push(self.cause_part.len() as i32);
        }
    }

    fn set(&mut self, frame: &Frame, set: Contenders) -> i32 {
        *self.sets.entry(set).or_insert_with(|| {
            self.set_names.push(frame.vocabulary.joined(set));
            self.set_names.len() as i32 - 1
        })
    }

    pub fn batch(self, frame: &Frame) -> Result<RecordBatch, ArrowError> {
        let vocabulary = &frame.vocabulary;
        let causes = StructArray::try_new(
            cause_fields(),
            vec![
                Arc::new(UInt32Array::from(self.cause_event)),
                text(Int32Array::from(self.cause_term), &vocabulary.terms),
                Arc::new(Float32Array::from(self.cause_part)),
            ],
            None,
        )?;
        let causes = ListArray::try_new(cause_item(), OffsetBuffer::new(self.causes.into()), Arc::new(causes), None)?;
        let own: Vec<ArrayRef> = vec![
            Arc::new(UInt32Array::from(self.event)),
            Arc::new(Date32Array::from(self.month)),
            text(self.kind, &vocabulary.kinds),
            text(self.by, &vocabulary.contenders),
            text(self.target, &vocabulary.contenders),
            text(self.members, &texts(&self.set_names)),
            text(self.detail, &vocabulary.details),
            Arc::new(Float64Array::from(self.value)),
            Arc::new(BooleanArray::from(self.passed)),
            Arc::new(causes),
        ];
        frame.batch(Table::Events, self.which, own)
    }
}
