//! What the rows of all tables share, and the two short tables: histories and falls.

use powervacuum_engine::{CalendarMonth, ContenderId, Month, Outcome};

use crate::cells::{Cells, Runs, Sparse, TextList};
use crate::dates::first_day;
use crate::plan::Plan;
use crate::summary::Summary;
use crate::vocabulary::{Vocabulary, texts};

/// Rows of a table that wait to be encoded.
pub(crate) struct Rows {
    pub count: usize,
    /// Column by column, in the order of the table's schema.
    pub columns: Vec<Cells>,
}

/// What all rows of a case share.
pub(crate) struct Frame {
    start: CalendarMonth,
    pub vocabulary: Vocabulary,
    scenario: TextList,
    scenario_fingerprint: TextList,
    engine_version: TextList,
    seed: u64,
    interventions: TextList,
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

    /// Rows of the identifying columns and `own` ones.
    pub fn rows(&self, which: WhichRows, own: impl IntoIterator<Item = Cells>) -> Rows {
        let count = which.count;
        let same = |text: &TextList| Cells::TextRuns(Runs::same(0, count), text.clone());
        let mut columns = vec![
            same(&self.scenario),
            same(&self.scenario_fingerprint),
            same(&self.engine_version),
            Cells::LongRuns(Runs::same(self.seed, count)),
            Cells::TextRuns(which.arm, self.interventions.clone()),
            Cells::LongRuns(which.history),
            Cells::WholeRuns(which.draw),
        ];
        columns.extend(own);
        Rows { count, columns }
    }

    pub fn day(&self, month: Month) -> i32 {
        first_day(self.start.at(month))
    }
}

/// Which history each row belongs to.
pub(crate) struct WhichRows {
    count: usize,
    arm: Runs<u32>,
    history: Runs<u64>,
    draw: Runs<i32>,
}

impl WhichRows {
    pub fn new() -> Self {
        WhichRows { count: 0, arm: Runs::new(), history: Runs::new(), draw: Runs::new() }
    }

    /// The next so many rows belong to it.
    pub fn push(&mut self, which: Which, rows: usize) {
        self.count += rows;
        self.arm.push(which.arm as u32, rows);
        self.history.push(which.history, rows);
        self.draw.push(which.draw as i32, rows);
    }
}

/// The table of histories.
pub(crate) fn histories(frame: &Frame, entries: &[(Which, Summary)]) -> Rows {
    let mut which = WhichRows::new();
    entries.iter().for_each(|(of, _)| which.push(*of, 1));
    let summaries = || entries.iter().map(|(_, summary)| summary);
    let outcome = |summary: &Summary| u32::from(!matches!(summary.outcome, Some(Outcome::Dominance { .. })));
    let end = |summary: &Summary| frame.day(summary.end().unwrap_or_default());
    let since = |summary: &Summary| summary.since().map(|month| frame.day(month));
    let contenders = &frame.vocabulary.contenders;
    let own = [
        Cells::Text(summaries().map(outcome).collect::<Vec<_>>().into(), frame.vocabulary.outcomes.clone()),
        Cells::Text(summaries().map(|summary| position(summary.leader())).collect(), contenders.clone()),
        Cells::Text(summaries().map(|summary| position(summary.first)).collect(), contenders.clone()),
        Cells::Whole(summaries().map(end).collect::<Vec<_>>().into()),
        Cells::Whole(summaries().map(since).collect()),
        Cells::Whole(summaries().map(|summary| i32::from(summary.months_played)).collect::<Vec<_>>().into()),
    ];
    frame.rows(which, own)
}

/// The table of falls.
pub(crate) fn falls(frame: &Frame, entries: &[(Which, Summary)]) -> Rows {
    let mut which = WhichRows::new();
    let (mut contender, mut rung, mut month) = (Vec::new(), Vec::new(), Vec::new());
    for (of, summary) in entries {
        for (who, to, when) in summary.falls() {
            which.push(*of, 1);
            contender.push(who.index() as u32);
            rung.push(to.index() as u32);
            month.push(frame.day(when));
        }
    }
    let own = [
        Cells::Text(contender.into(), frame.vocabulary.contenders.clone()),
        Cells::Text(rung.into(), frame.vocabulary.rungs.clone()),
        Cells::Whole(Sparse::from(month)),
    ];
    frame.rows(which, own)
}

/// The position of a contender in the list of contenders.
pub(crate) fn position(contender: Option<ContenderId>) -> Option<u32> {
    contender.map(|id| id.index() as u32)
}
