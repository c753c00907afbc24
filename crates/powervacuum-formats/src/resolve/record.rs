//! The record that a case is scored against: falls, and everything else that can be measured in a history.

use powervacuum_engine::{ConstituencyId, ContenderId, Contenders, DocumentId, EntityKind, IssueId};

use super::provenance::{Bibliography, confidence_of};
use super::registry::RawFiles;
use super::{Cx, is_set};
use crate::csv_table::shorten;
use crate::loaded::{ParameterPrior, PriorShape, RecordedFall};
use crate::names::is_short_name;
use crate::pattern::{Measure, Pattern};
use crate::place::At;
use crate::raw::tables::{FallRow, PatternRow, PriorRow};

/// The group of the dates of record/falls.csv.
const FALLS: &str = "falls";

/// What the record says, in the order of the files.
pub(crate) struct Record {
    pub falls: Vec<RecordedFall>,
    pub patterns: Vec<Pattern>,
    pub priors: Vec<ParameterPrior>,
}

pub(super) fn resolve(files: &RawFiles, bibliography: &mut Bibliography, cx: &mut Cx<'_>) -> Record {
    cx.sink.about = EntityKind::Case;
    let falls = falls(&files.falls, bibliography, cx);
    let patterns: Vec<Pattern> = files.patterns.iter().filter_map(|row| pattern(row, bibliography, cx)).collect();
    for (index, row) in files.patterns.iter().enumerate() {
        if files.patterns[..index].iter().any(|earlier| earlier.pattern.text() == row.pattern.text()) {
            let message = format!("there are two patterns with the id `{}`", shorten(row.pattern.text()));
            cx.sink.error("duplicate", row.pattern.place, message).hint("give each an id of its own");
        }
    }
    note_mixed_groups(&files.patterns, &patterns, cx);
    let priors = priors(&files.priors, cx);
    Record { falls, patterns, priors }
}

/// The falls; a date given twice would count twice.
fn falls(rows: &[FallRow], bibliography: &mut Bibliography, cx: &mut Cx<'_>) -> Vec<RecordedFall> {
    let mut falls: Vec<RecordedFall> = Vec::new();
    for row in rows {
        let Some(fall) = fall(row, bibliography, cx) else { continue };
        let is_same = |other: &RecordedFall| {
            (&other.contender, &other.rung, other.month) == (&fall.contender, &fall.rung, fall.month)
        };
        if falls.iter().any(is_same) {
            let message = format!("`{}` is `{}` in {} twice", fall.contender, fall.rung, fall.month);
            cx.sink.error("duplicate", row.month.place, message).hint("put the sources into one row");
        }
        falls.push(fall);
    }
    falls
}

/// The priors, each of a parameter of its own.
fn priors(rows: &[PriorRow], cx: &mut Cx<'_>) -> Vec<ParameterPrior> {
    let mut priors: Vec<ParameterPrior> = Vec::new();
    for row in rows {
        let Some(prior) = prior(row, cx) else { continue };
        if priors.iter().any(|other| other.parameter == prior.parameter) {
            let message = format!("there are two priors of `{}`", prior.parameter);
            cx.sink.error("duplicate", row.parameter.place, message).hint("leave one of the rows out");
        }
        priors.push(prior);
    }
    priors
}

fn prior(row: &PriorRow, cx: &mut Cx<'_>) -> Option<ParameterPrior> {
    let shape = cx.choice(&row.distribution, "distribution", &["uniform", "log-uniform"]);
    // Both ends must be values that the parameter accepts.
    let (parameter, low) = cx.parameter(&row.parameter, &row.low)?;
    let (_, high) = cx.parameter(&row.parameter, &row.high)?;
    let shape = match shape? {
        0 => PriorShape::Uniform,
        _ => PriorShape::LogUniform,
    };
    // What was refused has been reported.
    let is_read = (row.low.value, row.high.value) == (Some(low), Some(high));
    if is_read && low >= high {
        let message = format!("the prior of `{parameter}` goes from {low} to {high}");
        cx.sink.error("range", row.high.place, message).label("expected more than `low`");
    }
    if is_read && shape == PriorShape::LogUniform && low <= 0.0 {
        let message = format!("a log-uniform prior of `{parameter}` cannot begin at {low}");
        cx.sink.error("range", row.low.place, message).label("expected more than 0");
    }
    let note = row.note.as_ref().map(|note| note.text().to_owned());
    let drawn = row.drawn.as_ref().is_none_or(|drawn| is_set(Some(drawn)));
    Some(ParameterPrior { parameter: parameter.to_owned(), shape, low, high, drawn, note })
}

fn fall(row: &FallRow, bibliography: &mut Bibliography, cx: &mut Cx<'_>) -> Option<RecordedFall> {
    let known = (cx.contender(&row.contender, "contender"), cx.rung(&row.rung, "rung"));
    let month = cx.calendar(&row.month, "month");
    let sources = bibliography.sources(row.source.as_ref(), cx);
    let confidence = row.confidence.as_ref().and_then(|found| confidence_of(found, cx));
    let (Some(_), Some(_)) = known else { return None };
    Some(RecordedFall {
        contender: row.contender.text().to_owned(),
        rung: row.rung.text().to_owned(),
        month: month?,
        main: is_set(row.main.as_ref()),
        sources,
        confidence,
        note: row.note.as_ref().map(|note| note.text().to_owned()),
    })
}

fn pattern(row: &PatternRow, bibliography: &mut Bibliography, cx: &mut Cx<'_>) -> Option<Pattern> {
    short_name(&row.pattern, "pattern", cx);
    short_name(&row.group, "group", cx);
    let measure = measure(row, cx);
    let from = cx.month_if(&row.from, "from");
    let until = row.until.as_ref().map_or(from, |until| cx.month_if(until, "until"));
    let sources = bibliography.sources(row.source.as_ref(), cx);
    let confidence = row.confidence.as_ref().and_then(|found| confidence_of(found, cx));
    let (measure, from, until) = (measure?, from?, until?);
    if until < from {
        let place = row.until.as_ref().map_or(row.place, |until| until.place);
        cx.sink.error("month", place, "`until` lies before `from`").label("expected `from` or a later month");
    }
    if matches!(measure, Measure::Move { .. }) && until == from {
        let place = row.until.as_ref().map_or(row.place, |until| until.place);
        let message = "a move needs a month in which it begins and a later one in which it ends";
        cx.sink.error("month", place, message).label("expected a month after `from` in `until`");
    }
    let [low, value, high] = numbers(row, measure, cx);
    Some(Pattern {
        id: row.pattern.text().to_owned(),
        group: row.group.text().to_owned(),
        measure,
        from,
        until,
        value,
        low,
        high,
        sources,
        confidence,
        note: row.note.as_ref().map(|note| note.text().to_owned()),
    })
}

/// What the record says, between its bounds.
fn numbers(row: &PatternRow, measure: Measure, cx: &mut Cx<'_>) -> [f64; 3] {
    let (least, most) = measure.range();
    let value = cx.sink.number(&row.value, "value", least, most);
    let mut is_read = row.value.value == Some(value);
    let mut bound = |found: &Option<At<f64>>, name: &str| {
        let Some(found) = found else { return value };
        let number = cx.sink.number(found, name, least, most);
        is_read &= found.value == Some(number);
        number
    };
    let (low, high) = (bound(&row.low, "low"), bound(&row.high, "high"));
    // What was refused has been reported.
    if is_read && !(low <= value && value <= high) {
        let message = format!("`low`, `value` and `high` are {low}, {value} and {high}");
        cx.sink.error("range", row.value.place, message).label("expected them in this order");
    }
    [low, value, high]
}

/// Warns where scores of a group are in different units, because they are added up.
fn note_mixed_groups(rows: &[PatternRow], patterns: &[Pattern], cx: &mut Cx<'_>) {
    for (index, pattern) in patterns.iter().enumerate() {
        let place = rows.iter().find(|row| row.pattern.text() == pattern.id).map(|row| row.group.place);
        let others = patterns[..index].iter().filter(|other| other.group == pattern.group);
        let mixed = others.map(|other| other.measure.unit()).find(|unit| *unit != pattern.measure.unit());
        let mixed = mixed.or((pattern.group == FALLS).then_some("months of falls"));
        if let (Some(place), Some(other)) = (place, mixed) {
            let message = format!("the group `{}` mixes {other} with {}", pattern.group, pattern.measure.unit());
            cx.sink.warn("mixed-group", place, message).hint("scores of a group are added up: give each unit its own");
        }
    }
}

fn short_name(found: &At<String>, field: &str, cx: &mut Cx<'_>) {
    if found.value.is_some() && !is_short_name(found.text()) {
        let message = format!("`{field}` is `{}`, expected a short name", shorten(found.text()));
        cx.sink.error("id", found.place, message).label("expected lower-case letters, digits and hyphens");
    }
}

/// What a row measures, with its references resolved.
fn measure(row: &PatternRow, cx: &mut Cx<'_>) -> Option<Measure> {
    let position = cx.choice(&row.measure, "measure", &Measure::NAMES)?;
    let name = Measure::NAMES[position];
    let of = contenders(row, cx);
    let one = |cx: &mut Cx<'_>| match of.as_deref() {
        Some([one]) => Some(*one),
        Some(_) => refuse(row, name, "of", "one contender", cx),
        None => None,
    };
    let several = |cx: &mut Cx<'_>, least: usize| match of.as_deref() {
        Some(list) if set(list).len() >= least => Some(set(list)),
        Some(_) if least > 1 => refuse(row, name, "of", "two contenders or more, separated by `;`", cx),
        Some(_) => refuse(row, name, "of", "a contender", cx),
        None => None,
    };
    let nobody = |cx: &mut Cx<'_>| match of.as_deref() {
        Some([]) => Some(()),
        Some(_) => refuse(row, name, "of", "nothing", cx),
        None => None,
    };
    if row.about.is_some() && !matches!(name, "follows" | "platform" | "move" | "published") {
        return refuse(row, name, "about", "nothing", cx);
    }
    match name {
        "together" => several(cx, 2).map(Measure::Together),
        "longest" => several(cx, 2).map(Measure::Longest),
        "delegates" => several(cx, 1).map(Measure::Delegates),
        "leads" => one(cx).map(Measure::Leads),
        "seems-first" => one(cx).map(Measure::SeemsFirst),
        "underestimated" => one(cx).map(Measure::Underestimated),
        "legacy" => one(cx).map(Measure::Legacy),
        "dominates" => one(cx).map(Measure::Dominates),
        "members" => nobody(cx).map(|()| Measure::Members),
        "drive" => nobody(cx).map(|()| Measure::Drive),
        "follows" => {
            let (contender, about) = (one(cx), about(row, name, "a constituency", cx)?);
            let constituency: ConstituencyId = cx.constituency(about, "about")?;
            Some(Measure::Follows { contender: contender?, constituency })
        }
        "published" => {
            nobody(cx)?;
            let about = about(row, name, "a document", cx)?;
            let document: DocumentId = cx.document(about, "about")?;
            Some(Measure::Published(document))
        }
        _ => {
            let (contender, about) = (one(cx), about(row, name, "an issue", cx)?);
            let (issue, contender): (IssueId, ContenderId) = (cx.issue(about, "about")?, contender?);
            Some(match name {
                "platform" => Measure::Platform { contender, issue },
                _ => Measure::Move { contender, issue },
            })
        }
    }
}

/// The contenders of a row; none where one is unknown, which has been reported.
fn contenders(row: &PatternRow, cx: &mut Cx<'_>) -> Option<Vec<ContenderId>> {
    let Some(of) = &row.of else { return Some(Vec::new()) };
    let names = of.text().split(';').map(str::trim).filter(|name| !name.is_empty());
    let names: Vec<_> = names.map(|name| At { value: Some(name.to_owned()), place: of.place }).collect();
    names.iter().map(|name| cx.contender(name, "of")).collect()
}

fn set(list: &[ContenderId]) -> Contenders {
    list.iter().fold(Contenders::NONE, |set, &id| set.with(id))
}

fn about<'r>(row: &'r PatternRow, measure: &str, expected: &str, cx: &mut Cx<'_>) -> Option<&'r At<String>> {
    row.about.as_ref().or_else(|| refuse(row, measure, "about", expected, cx))
}

/// Reports that a cell does not fit what is measured.
fn refuse<T>(row: &PatternRow, measure: &str, field: &str, expected: &str, cx: &mut Cx<'_>) -> Option<T> {
    let found = if field == "of" { &row.of } else { &row.about };
    let place = found.as_ref().map_or(row.measure.place, |found| found.place);
    let message = format!("the measure `{measure}` does not fit what `{field}` says");
    cx.sink.error("measure", place, message).label(format!("expected {expected} in `{field}`"));
    None
}
