//! What a case is scored against: every fall of the record and every pattern, as one number a history.

use std::collections::BTreeMap;

use powervacuum_engine::{CalendarMonth, ContenderId, Contenders, Month, RungId, Scenario};
use powervacuum_formats::{Loaded, Measure, Pattern, Quantity};

use crate::narrate::{listed, short_name};

/// The group of the dates of falls.
pub(super) const FALLS: &str = "falls";

/// Something of the record, and what measures it in a history.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// Short name of the pattern.
    pub(crate) id: String,
    /// Short name of its group.
    pub(crate) group: String,
    /// What it is, for people.
    pub(crate) name: String,
    /// What its numbers mean.
    pub(crate) unit: Unit,
    /// What is looked at.
    pub(crate) watched: Watched,
    /// What the record says, each with its weight; several where it is uncertain or sources disagree.
    pub(crate) record: Vec<(f64, f64)>,
    /// Whether a fall counts among the main ones of the case.
    pub(crate) is_main: bool,
    /// Ids of sources.
    pub(crate) sources: Vec<String>,
    /// The last month that it is about.
    pub(crate) until: CalendarMonth,
    /// The number that stands for never, which is that of the month after the last one looked at; none for what is no date.
    pub(crate) never: Option<f64>,
}

/// What the numbers of a target mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Months of the case from 0; a number of its own stands for never.
    Date,
    /// A share of months, in [0, 1].
    MonthShare,
    /// 1 for yes, 0 for no.
    Yes,
    /// A share, in [0, 1].
    Share,
    /// A number of months.
    Months,
    /// A number of members.
    Members,
    /// A position on an issue, or a change of it.
    Position,
}

/// What is looked at in a history.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Watched {
    /// The month in which a contender is first found on a rung or further down.
    Fall {
        /// Who.
        contender: ContenderId,
        /// Which rung.
        rung: RungId,
    },
    /// A measure over a stretch of months, both ends included.
    Measure {
        /// What.
        measure: Measure,
        /// The first month.
        from: Month,
        /// The last month.
        until: Month,
    },
}

impl Target {
    /// Everything that a case is scored against: falls in the order of contenders and rungs, then the patterns of the file.
    pub(crate) fn all(loaded: &Loaded) -> Vec<Target> {
        Target::within(loaded, None, None)
    }

    /// The middle of what the record says.
    pub(crate) fn middle(&self) -> f64 {
        let (total, sum) = self.record.iter().fold((0.0, 0.0), |(total, sum), (w, v)| (total + w, sum + w * v));
        sum / total
    }

    /// The least and the most that the record allows.
    pub(crate) fn bounds(&self) -> (f64, f64) {
        let values = || self.record.iter().map(|(_, value)| *value);
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
    }
}

/// The falls of a record, in the order of contenders and rungs.
pub(super) fn falls(loaded: &Loaded) -> Vec<Target> {
    let scenario = &loaded.scenario;
    let spec = scenario.spec();
    let mut rows: BTreeMap<(usize, usize), Vec<&powervacuum_formats::RecordedFall>> = BTreeMap::new();
    for row in &loaded.falls {
        let contender = spec.contenders.iter().position(|contender| contender.id == row.contender);
        let rung = spec.ladder.iter().position(|rung| rung.id == row.rung);
        if let (Some(contender), Some(rung)) = (contender, rung) {
            rows.entry((contender, rung)).or_default().push(row);
        }
    }
    let month = |of: CalendarMonth| {
        let month = scenario.start().until(of).map_or(0, |month| month.0);
        f64::from(month.min(spec.months))
    };
    let target = |((contender, rung), rows): (_, Vec<&powervacuum_formats::RecordedFall>)| {
        let (who, to) = (&spec.contenders[contender], &spec.ladder[rung]);
        let watched = Watched::Fall { contender: ContenderId::from_index(contender)?, rung: RungId::from_index(rung)? };
        Some(Target {
            id: format!("{}-{}", who.id, to.id),
            group: FALLS.to_owned(),
            name: format!("{} {}", short_name(&who.id, &who.name), to.name),
            unit: Unit::Date,
            watched,
            record: rows.iter().map(|row| (1.0, month(row.month))).collect(),
            is_main: rows.iter().any(|row| row.main),
            sources: rows.iter().flat_map(|row| row.sources.iter().cloned()).collect(),
            until: rows.iter().map(|row| row.month).max()?,
            never: Some(f64::from(spec.months)),
        })
    };
    rows.into_iter().filter_map(target).collect()
}

/// What a row of the patterns says.
pub(super) fn pattern(scenario: &Scenario, row: &Pattern) -> Target {
    let alternatives = match row.low < row.value || row.value < row.high {
        false => vec![(1.0, row.value)],
        true => vec![(1.0, row.low), (2.0, row.value), (1.0, row.high)],
    };
    Target {
        id: row.id.clone(),
        group: row.group.clone(),
        name: name(scenario, row),
        unit: unit(row.measure),
        watched: Watched::Measure { measure: row.measure, from: row.from, until: row.until },
        record: alternatives,
        is_main: false,
        sources: row.sources.clone(),
        until: scenario.calendar(row.until),
        never: None,
    }
}

fn unit(measure: Measure) -> Unit {
    match (measure.quantity(), measure) {
        (Quantity::Monthly, _) => Unit::MonthShare,
        (Quantity::Once, _) => Unit::Yes,
        (_, Measure::Longest(_)) => Unit::Months,
        (_, Measure::Members) => Unit::Members,
        (_, Measure::Platform { .. } | Measure::Move { .. }) => Unit::Position,
        _ => Unit::Share,
    }
}

/// What a pattern is about, for people.
fn name(scenario: &Scenario, row: &Pattern) -> String {
    let spec = scenario.spec();
    let one = |id: ContenderId| {
        let contender = scenario.contender(id);
        short_name(&contender.id, &contender.name).to_owned()
    };
    let all = |set: Contenders| listed(&set.iter().map(one).collect::<Vec<_>>());
    let issue = |issue: powervacuum_engine::IssueId| spec.issues[issue.index()].name.clone();
    let what = match row.measure {
        Measure::Together(set) => format!("{} together", all(set)),
        Measure::Longest(set) => format!("longest alliance of {}", all(set)),
        Measure::Follows { contender, constituency } => {
            format!("{} follows {}", scenario.constituency(constituency).name, one(contender))
        }
        Measure::Members => "members".to_owned(),
        Measure::Delegates(set) => format!("delegates for {}", all(set)),
        Measure::Platform { contender, issue: on } => format!("{} on {}", one(contender), issue(on)),
        Measure::Move { contender, issue: on } => format!("move of {} on {}", one(contender), issue(on)),
        Measure::Leads(who) => format!("{} first", one(who)),
        Measure::SeemsFirst(who) => format!("{} first in the public's eyes", one(who)),
        Measure::Underestimated(who) => format!("{} underestimated", one(who)),
        Measure::Legacy(who) => format!("legacy for {}", one(who)),
        Measure::Dominates(who) => format!("{} dominates", one(who)),
        Measure::Drive => "enrolment drive".to_owned(),
        Measure::Published(document) => format!("{} published", spec.documents[document.index()].name),
    };
    let (from, until) = (scenario.calendar(row.from), scenario.calendar(row.until));
    if from == until { format!("{what}, {from}") } else { format!("{what}, {from} to {until}") }
}
