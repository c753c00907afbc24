//! What the rows of all tables share, and the two short tables: histories and falls.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, Int32Array, RecordBatch, UInt16Array, UInt32Array, UInt64Array,
};
use arrow_schema::ArrowError;
use powervacuum_engine::{CalendarMonth, ContenderId, Month, Outcome};

use crate::dates::first_day;
use crate::plan::{Plan, Table};
use crate::schema::schema;
use crate::summary::Summary;
use crate::vocabulary::{Vocabulary, texts};

/// What all rows of a case share.
pub(crate) struct Frame {
    start: CalendarMonth,
    pub vocabulary: Vocabulary,
    scenario: ArrayRef,
    scenario_fingerprint: ArrayRef,
    engine_version: ArrayRef,
    seed: u64,
    interventions: ArrayRef,
}

/// Which history a row belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Which {
    /// Position of the arm.
    pub arm: usize,
    pub history: u64,
    pub draw: u32,
}

impl Frame {
    pub fn new(plan: &Plan) -> Frame {
        let spec = plan.spec();
        Frame {
            start: spec.scenario.start(),
            vocabulary: Vocabulary::new(&spec.scenario),
            scenario: texts(&[&spec.scenario.spec().id]),
            scenario_fingerprint: texts(&[&spec.scenario_fingerprint]),
            engine_version: texts(&[&spec.engine_version]),
            seed: spec.seed,
            interventions: texts(&plan.arms().iter().map(|arm| arm.name()).collect::<Vec<_>>()),
        }
    }

    /// The identifying columns and `own` ones.
    pub fn batch(&self, table: Table, which: WhichRows, own: Vec<ArrayRef>) -> Result<RecordBatch, ArrowError> {
        let rows = which.history.len();
        let same = |values: &ArrayRef| text(vec![0; rows], values);
        let mut columns = vec![
            same(&self.scenario),
            same(&self.scenario_fingerprint),
            same(&self.engine_version),
            Arc::new(UInt64Array::from(vec![self.seed; rows])),
            text(which.arm, &self.interventions),
            Arc::new(UInt64Array::from(which.history)),
            Arc::new(UInt32Array::from(which.draw)),
        ];
        columns.extend(own);
        RecordBatch::try_new(schema(table), columns)
    }

    pub fn day(&self, month: Month) -> i32 {
        first_day(self.start.at(month))
    }
}

pub(crate) fn text(keys: impl Into<Int32Array>, values: &ArrayRef) -> ArrayRef {
    Arc::new(DictionaryArray::new(keys.into(), Arc::clone(values)))
}

/// Which history each row belongs to.
#[derive(Default)]
pub(crate) struct WhichRows {
    arm: Vec<i32>,
    history: Vec<u64>,
    draw: Vec<u32>,
}

impl WhichRows {
    /// The next so many rows belong to it.
    pub fn push(&mut self, which: Which, rows: usize) {
        self.arm.resize(self.arm.len() + rows, which.arm as i32);
        self.history.resize(self.history.len() + rows, which.history);
        self.draw.resize(self.draw.len() + rows, which.draw);
    }
}

/// The table of histories.
pub(crate) fn histories(frame: &Frame, entries: &[(Which, Summary)]) -> Result<RecordBatch, ArrowError> {
    let mut which = WhichRows::default();
    entries.iter().for_each(|(of, _)| which.push(*of, 1));
    let summaries = || entries.iter().map(|(_, summary)| summary);
    let outcome = |summary: &Summary| i32::from(!matches!(summary.outcome, Some(Outcome::Dominance { .. })));
    let contenders = &frame.vocabulary.contenders;
    let own: Vec<ArrayRef> = vec![
        text(summaries().map(outcome).collect::<Vec<_>>(), &frame.vocabulary.outcomes),
        text(summaries().map(|summary| key(summary.leader())).collect::<Int32Array>(), contenders),
        text(summaries().map(|summary| key(summary.first)).collect::<Int32Array>(), contenders),
        Arc::new(Date32Array::from_iter_values(
            summaries().map(|summary| frame.day(summary.end().unwrap_or_default())),
        )),
        Arc::new(summaries().map(|summary| summary.since().map(|month| frame.day(month))).collect::<Date32Array>()),
        Arc::new(UInt16Array::from_iter_values(summaries().map(|summary| summary.months_played))),
    ];
    frame.batch(Table::Histories, which, own)
}

/// The table of falls.
pub(crate) fn falls(frame: &Frame, entries: &[(Which, Summary)]) -> Result<RecordBatch, ArrowError> {
    let mut which = WhichRows::default();
    let (mut contender, mut rung, mut month) = (Vec::new(), Vec::new(), Vec::new());
    for (of, summary) in entries {
        for (who, to, when) in summary.falls() {
            which.push(*of, 1);
            contender.push(who.index() as i32);
            rung.push(to.index() as i32);
            month.push(frame.day(when));
        }
    }
    let own: Vec<ArrayRef> = vec![
        text(contender, &frame.vocabulary.contenders),
        text(rung, &frame.vocabulary.rungs),
        Arc::new(Date32Array::from(month)),
    ];
    frame.batch(Table::Falls, which, own)
}

fn key(contender: Option<ContenderId>) -> Option<i32> {
    contender.map(|id| id.index() as i32)
}
