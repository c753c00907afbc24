//! The work of an ensemble, cut into stretches: some histories of one arm, played and encoded by one thread in one go.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use powervacuum_engine::Keep;

use crate::control::Control;
use crate::encode::{Encoder, RowGroup};
use crate::error::EnsembleError;
use crate::long_rows::{EventRows, MonthRows};
use crate::manifest::Manifest;
use crate::plan::{Plan, Table};
use crate::rows::{self, Frame, Rows, Which};
use crate::summary::{Summary, play};

/// The most histories of a stretch. They become one row group of the long tables.
const MOST: u64 = 100;
/// A stretch has fewer histories where they could give more rows of weights than this.
const MOST_ROWS: u64 = 32_768;

/// What is to be done: stretch by stretch, in a part arm by arm.
pub(crate) struct Work<'p> {
    plan: &'p Plan,
    frame: Frame,
    encoders: BTreeMap<Table, Encoder>,
    /// Histories of a stretch.
    length: u64,
    parts: Vec<u64>,
    /// The first item of each part, and one more at the end.
    begins: Vec<u64>,
}

/// Histories of one arm, played and encoded.
pub(crate) struct Stretch {
    pub entries: Vec<(Which, Summary)>,
    /// The long tables.
    pub groups: Vec<(Table, RowGroup)>,
}

impl<'p> Work<'p> {
    /// What is missing.
    pub fn new(plan: &'p Plan, manifest: &Manifest) -> Result<Work<'p>, EnsembleError> {
        let scenario = plan.spec().scenario.spec();
        let rows = u64::from(scenario.months).max(1) * scenario.contenders.len().max(1) as u64;
        let length = (MOST_ROWS / rows).clamp(1, MOST);
        let parts = manifest.missing();
        let mut begins = vec![0];
        let mut items = 0;
        for &part in &parts {
            items += stretches(&plan.histories_of(part), length) * plan.arms().len() as u64;
            begins.push(items);
        }
        let mut encoders = BTreeMap::new();
        for &table in &plan.spec().tables {
            let encoder = Encoder::new(table, &plan.spec().engine_version);
            encoders.insert(table, encoder.map_err(EnsembleError::writing_table(Path::new(table.name())))?);
        }
        Ok(Work { plan, frame: Frame::new(plan), encoders, length, parts, begins })
    }

    pub fn plan(&self) -> &'p Plan {
        self.plan
    }

    pub fn encoders(&self) -> &BTreeMap<Table, Encoder> {
        &self.encoders
    }

    /// How many stretches there are.
    pub fn items(&self) -> u64 {
        self.begins.last().copied().unwrap_or(0)
    }

    /// The part of a stretch.
    pub fn part(&self, item: u64) -> u64 {
        self.parts[self.index(item)]
    }

    /// Whether a stretch is the last of its part.
    pub fn is_last(&self, item: u64) -> bool {
        self.begins.binary_search(&(item + 1)).is_ok()
    }

    fn index(&self, item: u64) -> usize {
        self.begins.partition_point(|&begin| begin <= item) - 1
    }

    /// The arm and the histories of a stretch.
    fn place(&self, item: u64) -> (usize, Range<u64>) {
        let index = self.index(item);
        let histories = self.plan.histories_of(self.parts[index]);
        let (within, of_arm) = (item - self.begins[index], stretches(&histories, self.length));
        let first = histories.start + within % of_arm * self.length;
        ((within / of_arm) as usize, first..(first + self.length).min(histories.end))
    }

    /// What has to be kept of a history for the tables that are written.
    fn keep(&self) -> Keep {
        let long = [Table::Months, Table::Events].into_iter().any(|table| self.plan.writes(table));
        if long { Keep::Everything } else { Keep::Events }
    }

    /// Plays and encodes a stretch, and says after each history that it is done; none if the work is cancelled meanwhile.
    pub fn play(&self, item: u64, control: &Control, done: &impl Fn()) -> Result<Option<Stretch>, EnsembleError> {
        let (arm, histories) = self.place(item);
        let mut entries = Vec::with_capacity(self.length as usize);
        let (mut months, mut events) = (MonthRows::new(), EventRows::new());
        for history in histories {
            if control.is_cancelled() {
                return Ok(None);
            }
            let scenario = self.plan.scenario(arm, history);
            let struggle = play(&scenario, self.plan.spec().seed, history, self.keep());
            let which = Which { arm, history, draw: self.plan.draw(history) };
            if self.plan.writes(Table::Months) {
                months.push(&self.frame, which, struggle.books());
            }
            if self.plan.writes(Table::Events) {
                events.push(&self.frame, which, struggle.chronicle());
            }
            entries.push((which, Summary::of(&struggle)));
            done();
        }
        let groups = [
            self.encode(Table::Months, || months.rows(&self.frame))?,
            self.encode(Table::Events, || events.rows(&self.frame))?,
        ];
        Ok(Some(Stretch { entries, groups: groups.into_iter().flatten().collect() }))
    }

    /// The short tables of a part.
    pub fn short_tables(&self, entries: &[(Which, Summary)]) -> Result<Vec<(Table, RowGroup)>, EnsembleError> {
        let groups = [
            self.encode(Table::Histories, || rows::histories(&self.frame, entries))?,
            self.encode(Table::Falls, || rows::falls(&self.frame, entries))?,
        ];
        Ok(groups.into_iter().flatten().collect())
    }

    /// Encodes rows, if the table is written at all.
    fn encode(&self, table: Table, rows: impl FnOnce() -> Rows) -> Result<Option<(Table, RowGroup)>, EnsembleError> {
        let Some(encoder) = self.encoders.get(&table) else { return Ok(None) };
        let group = encoder.encode(&rows()).map_err(EnsembleError::writing_table(Path::new(table.name())))?;
        Ok(Some((table, group)))
    }
}

fn stretches(histories: &Range<u64>, length: u64) -> u64 {
    (histories.end - histories.start).div_ceil(length)
}
