//! From what the files say to the plain lists of the engine: references become positions, numbers are checked.

pub(crate) mod causes;
mod map;
mod organisation;
mod outside;
mod people;
mod provenance;
mod record;
mod registry;
mod tables;

pub(crate) use registry::{RawFiles, Registry};

use powervacuum_engine::{
    ActionKind, BodyId, CalendarMonth, ConstituencyId, ContenderId, EntityKind, Limits, Month, Parameters, Person,
    Point, Rules, ScenarioSpec,
};

use crate::loaded::{Cause, Fact, Source, Tile};
use crate::names::{Names, find};
use crate::place::{At, FileId, List, Map, Place};
use crate::raw::case::RawCase;
use crate::sink::Sink;
use crate::suggest::suggest;
use registry::Ordered;

/// What has been made of the files.
pub(crate) struct Resolved {
    pub spec: ScenarioSpec,
    pub facts: Vec<Fact>,
    pub sources: Vec<Source>,
    pub record: record::Record,
    pub tiles: Vec<Tile>,
    pub maturity: crate::loaded::Maturity,
    pub causes: Vec<Cause>,
}

/// What resolving needs at every step.
pub(crate) struct Cx<'a> {
    pub names: &'a Registry,
    pub sink: &'a mut Sink,
}

/// Resolves everything that can be resolved and reports the rest.
pub(crate) fn resolve(files: &RawFiles, registry: &Registry, ordered: &Ordered<'_>, sink: &mut Sink) -> Resolved {
    let case = &files.case;
    let mut cx = Cx { names: registry, sink };
    let mut spec = ScenarioSpec {
        start: registry.start,
        months: registry.months,
        trust: tables::trust(files, &mut cx),
        groups: tables::groups(files, &mut cx),
        ..ScenarioSpec::default()
    };
    cx.sink.about = EntityKind::Case;
    spec.id = case.id.as_ref().map(|id| id.text().to_owned()).unwrap_or_default();
    spec.name = case.name.as_ref().map(|name| name.text().to_owned()).unwrap_or_default();
    spec.question = case.question.as_ref().map(|question| question.text().to_owned()).unwrap_or_default();
    spec.policy = cx.point(case.policy.as_ref(), "policy");
    let plays_on = is_set(case.plays_on.as_ref());
    spec.rules = Rules { forbidden: forbidden(case.actions.as_ref(), &mut cx), plays_on, ..Rules::default() };
    spec.parameters = parameters(case.parameters.as_ref(), &mut cx);
    people::resolve(case, ordered, &mut cx, &mut spec);
    organisation::resolve(files, ordered, &mut cx, &mut spec);
    outside::resolve(ordered, &mut cx, &mut spec);
    let causes = causes::resolve(ordered, &mut cx);
    let maturity = provenance::maturity(case, &mut cx);
    let (facts, sources, record) = provenance::resolve(files, ordered, &mut cx);
    let tiles = map::resolve(&files.map, &mut cx);
    Resolved { spec, facts, sources, record, tiles, maturity, causes }
}

/// The actions that are not listed.
fn forbidden(actions: Option<&List<At<String>>>, cx: &mut Cx<'_>) -> Vec<(ActionKind, Option<ContenderId>)> {
    let Some(actions) = actions else { return Vec::new() };
    let allowed: Vec<ActionKind> = actions.items.iter().filter_map(|action| cx.action(action, "actions")).collect();
    let mut forbidden: Vec<_> =
        ActionKind::ALL.into_iter().filter(|action| !allowed.contains(action)).map(|action| (action, None)).collect();
    forbidden.sort_unstable();
    forbidden
}

fn parameters(map: Option<&Map>, cx: &mut Cx<'_>) -> Parameters {
    cx.sink.about = EntityKind::Parameter;
    let mut parameters = Parameters::default();
    for (name, value) in map.iter().flat_map(|map| &map.entries) {
        if let Some((name, value)) = cx.parameter(name, value) {
            // The name and the range have been checked.
            let _ = parameters.set(name, value);
        }
    }
    parameters
}

macro_rules! references {
    ($($(#[$doc:meta])* $method:ident: $type:ident, $list:ident;)*) => {
        impl Cx<'_> {$(
            $(#[$doc])*
            pub fn $method(&mut self, reference: &At<String>, field: &str) -> Option<powervacuum_engine::$type> {
                let position = self.names.$list.find(reference, field, self.sink)?;
                powervacuum_engine::$type::from_index(position)
            }
        )*}
    };
}

references! {
    /// The contender that a reference names.
    contender: ContenderId, contenders;
    /// The notable that a reference names.
    notable: NotableId, notables;
    /// The issue that a reference names.
    issue: IssueId, issues;
    /// The charge that a reference names.
    charge: ChargeId, charges;
    /// The cohort that a reference names.
    cohort: CohortId, cohorts;
    /// The constituency that a reference names.
    constituency: ConstituencyId, constituencies;
    /// The body that a reference names.
    body: BodyId, bodies;
    /// The office that a reference names.
    office: OfficeId, offices;
    /// The rung that a reference names.
    rung: RungId, rungs;
    /// The document that a reference names.
    document: DocumentId, documents;
    /// The outside event that a reference names.
    event: OutsideEventId, events;
    /// The intervention that a reference names.
    intervention: InterventionId, interventions;
}

impl Cx<'_> {
    /// The contender or notable that a reference names.
    pub fn person(&mut self, reference: &At<String>, field: &str) -> Option<Person> {
        let lists: [&Names; 2] = [&self.names.contenders, &self.names.notables];
        match find(&lists, reference, field, self.sink)? {
            (0, position) => ContenderId::from_index(position).map(Person::Contender),
            (_, position) => powervacuum_engine::NotableId::from_index(position).map(Person::Notable),
        }
    }

    /// The bodies of a list, in order; twice the same is reported.
    pub fn bodies(&mut self, list: Option<&List<At<String>>>, field: &'static str) -> Vec<BodyId> {
        self.all(list, field, Cx::body)
    }

    /// The constituencies of a list, in order.
    pub fn constituencies(&mut self, list: Option<&List<At<String>>>, field: &'static str) -> Vec<ConstituencyId> {
        self.all(list, field, Cx::constituency)
    }

    /// The interventions of a list, in order.
    pub fn interventions(
        &mut self,
        list: Option<&List<At<String>>>,
        field: &'static str,
    ) -> Vec<powervacuum_engine::InterventionId> {
        self.all(list, field, Cx::intervention)
    }

    /// The contenders of a list, in order.
    pub fn contenders(&mut self, list: Option<&List<At<String>>>, field: &'static str) -> Vec<ContenderId> {
        self.all(list, field, Cx::contender)
    }

    fn all<I: Copy + Ord>(
        &mut self,
        list: Option<&List<At<String>>>,
        field: &'static str,
        find: fn(&mut Self, &At<String>, &str) -> Option<I>,
    ) -> Vec<I> {
        let mut ids = std::collections::BTreeSet::new();
        for reference in list.iter().flat_map(|list| &list.items) {
            if let Some(id) = find(self, reference, field)
                && !ids.insert(id)
            {
                let message = format!("`{field}` names `{}` twice", reference.text());
                self.sink.error("duplicate", reference.place, message).hint("leave one of them out");
            }
        }
        ids.into_iter().collect()
    }

    /// The action of a name.
    pub fn action(&mut self, name: &At<String>, field: &str) -> Option<ActionKind> {
        let names = ActionKind::ALL.map(ActionKind::name);
        let position = self.choice(name, field, &names)?;
        Some(ActionKind::ALL[position])
    }

    /// The position of a text among those that are accepted.
    pub fn choice(&mut self, found: &At<String>, field: &str, accepted: &[&str]) -> Option<usize> {
        let Some(text) = &found.value else {
            self.sink.taint();
            return None;
        };
        let position = accepted.iter().position(|name| name == text);
        if position.is_none() {
            let text = crate::csv_table::shorten(text);
            let report = self.sink.error("choice", found.place, format!("`{field}` cannot be `{text}`"));
            report.label(format!("expected one of {}", accepted.join(", ")));
            if let Some(near) = suggest(&text, accepted.iter().copied()) {
                report.hint(format!("did you mean `{near}`?"));
            }
        }
        position
    }

    /// A parameter of the model and its value, both checked.
    pub fn parameter(&mut self, name: &At<String>, value: &At<f64>) -> Option<(&'static str, f64)> {
        let text = name.value.as_deref()?;
        let Some(info) = Parameters::INFO.iter().find(|info| info.name == text) else {
            let report = self.sink.error(
                "unknown-parameter",
                name.place,
                format!("there is no parameter `{}`", crate::csv_table::shorten(text)),
            );
            match suggest(text, Parameters::NAMES.iter().copied()) {
                Some(near) => report.hint(format!("did you mean `{near}`?")),
                None => report.hint("the book lists the parameters of the model"),
            };
            return None;
        };
        Some((info.name, self.sink.number(value, info.name, info.min, info.max)))
    }

    /// A month within the struggle; the first where it is not.
    pub fn month(&mut self, found: &At<String>, field: &str) -> Month {
        self.month_if(found, field).unwrap_or_default()
    }

    /// A month of the calendar; none where it cannot be read.
    pub fn calendar(&mut self, found: &At<String>, field: &str) -> Option<CalendarMonth> {
        let Some(text) = &found.value else {
            self.sink.taint();
            return None;
        };
        let month = text.parse().ok();
        if month.is_none() {
            let message = format!("`{field}` is `{}`, expected a month", crate::csv_table::shorten(text));
            self.sink.error("month", found.place, message).label("expected YYYY-MM, as in 1924-01");
        }
        month
    }

    /// A month within the struggle; none where it is not.
    pub fn month_if(&mut self, found: &At<String>, field: &str) -> Option<Month> {
        let calendar = self.calendar(found, field)?;
        let (Some(start), months) = (self.names.start, self.names.months) else { return None };
        match start.until(calendar) {
            Some(month) if month.0 < months => Some(month),
            _ => {
                let last = start.at(Month(months.saturating_sub(1)));
                self.sink
                    .error("month", found.place, format!("`{field}` is {calendar}, outside the struggle"))
                    .label(format!("expected {start} to {last}"))
                    .hint("change the month, or `start` and `months` of the case");
                None
            }
        }
    }

    /// A point of policy space; 0 where an issue is left out.
    pub fn point(&mut self, map: Option<&Map>, field: &str) -> Point {
        self.point_of(map.map_or(&[], |map| &map.entries), field)
    }

    pub fn point_of(&mut self, entries: &[(At<String>, At<f64>)], field: &str) -> Point {
        let mut point = Point::default();
        for (name, value) in entries {
            if let Some(issue) = self.issue(name, field)
                && let Some(coordinate) = point.get_mut(issue.index())
            {
                *coordinate = self.sink.number(value, name.text(), -1.0, 1.0);
            }
        }
        point
    }

    /// A number of months, at least 1.
    pub fn months(&mut self, found: &At<i64>, field: &str) -> u16 {
        self.sink.whole(found, field, 1, Limits::MONTHS as u32) as u16
    }

    /// A number of seats, at least 1.
    pub fn seats(&mut self, found: &At<i64>, field: &str) -> u16 {
        self.sink.whole(found, field, 1, Limits::SEATS as u32) as u16
    }
}

/// The key of an entity; 0 where it was refused.
pub(crate) fn key(found: &At<i64>) -> u32 {
    found.value.and_then(|key| u32::try_from(key).ok()).unwrap_or_default()
}

pub(crate) fn is_set(found: Option<&At<bool>>) -> bool {
    found.is_some_and(|found| found.value == Some(true))
}

/// The place of a case's first line.
pub(crate) fn top() -> Place {
    Place::start_of(FileId::SCENARIO)
}

/// What a case says of itself before anything else: its first month and its length.
pub(crate) fn span_of(case: &RawCase, sink: &mut Sink) -> (Option<CalendarMonth>, u16) {
    sink.about = EntityKind::Case;
    if let Some(format) = case.format.as_ref()
        && let Some(version) = format.value
        && version != 1
    {
        sink.error("format", format.place, format!("`format` is {version}, this program reads format 1"))
            .label("expected 1")
            .hint("update the program, or the case");
    }
    let start = case.start.as_ref().and_then(|start| {
        let text = start.value.as_ref()?;
        let month = text.parse().ok();
        if month.is_none() {
            sink.error(
                "month",
                start.place,
                format!("`start` is `{}`, expected a month", crate::csv_table::shorten(text)),
            )
            .label("expected YYYY-MM, as in 1924-01");
        }
        month
    });
    let months = case.months.as_ref().map_or(1, |months| sink.whole(months, "months", 1, Limits::MONTHS as u32));
    if case.months.is_none() || case.start.is_none() || sink.tainted.contains(&EntityKind::Case) {
        sink.taint();
        return (None, months as u16);
    }
    (start, months as u16)
}
