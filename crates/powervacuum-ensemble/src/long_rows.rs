//! The two long tables: weights by month, and entries of the chronicle. Rows are collected column by column.

use std::collections::BTreeMap;

use powervacuum_engine::{Assessment, Contenders, Event, MonthBooks};

use crate::cells::{CauseCells, Cells, Runs, Sparse};
use crate::kinds;
use crate::rows::{Frame, Rows, Which, WhichRows, position};
use crate::vocabulary::texts;

/// Rows of the table of months.
pub(crate) struct MonthRows {
    which: WhichRows,
    month: Runs<i32>,
    contender: Vec<u32>,
    real: Vec<f64>,
    public: Vec<f64>,
    seen: Sparse<f64>,
}

impl MonthRows {
    pub fn new() -> Self {
        MonthRows {
            which: WhichRows::new(),
            month: Runs::new(),
            contender: Vec::new(),
            real: Vec::new(),
            public: Vec::new(),
            seen: Sparse::new(),
        }
    }

    /// Adds the books of a history.
    pub fn push(&mut self, frame: &Frame, which: Which, books: &[MonthBooks]) {
        for MonthBooks { month, weights } in books {
            let contenders = weights.real.len();
            self.which.push(which, contenders);
            self.month.push(frame.day(*month), contenders);
            self.contender.extend(0..contenders as u32);
            self.real.extend(&weights.real);
            self.public.extend(&weights.public);
            (0..contenders).for_each(|of| self.seen.push(seen_by_others(weights, of)));
        }
    }

    pub fn rows(self, frame: &Frame) -> Rows {
        let own = [
            Cells::WholeRuns(self.month),
            Cells::Text(self.contender.into(), frame.vocabulary.contenders.clone()),
            Cells::Number(self.real.into()),
            Cells::Number(self.public.into()),
            Cells::Number(self.seen),
        ];
        frame.rows(self.which, own)
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
    event: Vec<i32>,
    month: Runs<i32>,
    kind: Vec<u32>,
    by: Sparse<u32>,
    target: Sparse<u32>,
    members: Sparse<u32>,
    detail: Sparse<u32>,
    value: Sparse<f64>,
    passed: Sparse<bool>,
    causes: CauseCells,
    /// The sets of contenders that have occurred, and their places in the list of texts.
    sets: BTreeMap<Contenders, u32>,
    set_names: Vec<String>,
}

impl EventRows {
    pub fn new() -> Self {
        EventRows {
            which: WhichRows::new(),
            event: Vec::new(),
            month: Runs::new(),
            kind: Vec::new(),
            by: Sparse::new(),
            target: Sparse::new(),
            members: Sparse::new(),
            detail: Sparse::new(),
            value: Sparse::new(),
            passed: Sparse::new(),
            causes: CauseCells::default(),
            sets: BTreeMap::new(),
            set_names: Vec::new(),
        }
    }

    /// Adds the chronicle of a history.
    pub fn push(&mut self, frame: &Frame, which: Which, chronicle: &[Event]) {
        self.which.push(which, chronicle.len());
        for month in chronicle.chunk_by(|event, next| event.month == next.month) {
            self.month.push(frame.day(month[0].month), month.len());
        }
        for event in chronicle {
            let row = kinds::row(&event.kind);
            self.event.push(event.id.index() as i32);
            self.kind.push(row.kind);
            self.by.push(position(row.by));
            self.target.push(position(row.target));
            let members = (!row.members.is_empty()).then(|| self.set(frame, row.members));
            self.members.push(members);
            self.detail.push(row.detail.map(|detail| frame.vocabulary.detail(detail)));
            self.value.push(row.value);
            self.passed.push(row.passed);
            self.causes.push(&event.causes);
        }
    }

    fn set(&mut self, frame: &Frame, set: Contenders) -> u32 {
        *self.sets.entry(set).or_insert_with(|| {
            self.set_names.push(frame.vocabulary.joined(set));
            self.set_names.len() as u32 - 1
        })
    }

    pub fn rows(self, frame: &Frame) -> Rows {
        let vocabulary = &frame.vocabulary;
        let own = [
            Cells::Whole(self.event.into()),
            Cells::WholeRuns(self.month),
            Cells::Text(self.kind.into(), vocabulary.kinds.clone()),
            Cells::Text(self.by, vocabulary.contenders.clone()),
            Cells::Text(self.target, vocabulary.contenders.clone()),
            Cells::Text(self.members, texts(&self.set_names)),
            Cells::Text(self.detail, vocabulary.details.clone()),
            Cells::Number(self.value),
            Cells::Flag(self.passed),
            Cells::Causes(self.causes, vocabulary.terms.clone()),
        ];
        frame.rows(self.which, own)
    }
}
