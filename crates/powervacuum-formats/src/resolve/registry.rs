//! Every short name of a case, and the entities in the order of the engine's lists.

use std::collections::BTreeMap;

use powervacuum_engine::{CalendarMonth, EntityKind, Limits};

use crate::names::Names;
use crate::place::{At, FileId, List, Place};
use crate::raw::case::{RawCase, RawContender};
use crate::raw::organisation::{RawBody, RawCharge, RawCohort, RawDocument, RawIssue, RawOffice, RawRung};
use crate::raw::outside::{RawCause, RawEvent, RawIntervention};
use crate::raw::tables::{
    ConstituencyRow, FactRow, FallRow, GroupRow, MapRow, NotableRow, PatternRow, PriorRow, SeatRow, SourceRow, TrustRow,
};
use crate::sink::Sink;

/// The files of a case as they were read.
#[derive(Default)]
pub(crate) struct RawFiles {
    pub posterior: Vec<crate::posterior::PosteriorDraw>,
    pub case: RawCase,
    /// Whether parts of `scenario.toml` may have been lost.
    pub broken: bool,
    pub notables: Vec<NotableRow>,
    pub constituencies: Vec<ConstituencyRow>,
    pub groups: Vec<GroupRow>,
    pub seats: Vec<SeatRow>,
    pub trust: Vec<TrustRow>,
    pub sources: Vec<SourceRow>,
    pub facts: Vec<FactRow>,
    pub falls: Vec<FallRow>,
    pub patterns: Vec<PatternRow>,
    pub priors: Vec<PriorRow>,
    pub map: Vec<MapRow>,
}

/// The short names of a case, and its months.
pub(crate) struct Registry {
    pub start: Option<CalendarMonth>,
    pub months: u16,
    pub issues: Names,
    pub charges: Names,
    pub contenders: Names,
    pub notables: Names,
    pub cohorts: Names,
    pub constituencies: Names,
    pub bodies: Names,
    pub offices: Names,
    pub rungs: Names,
    pub documents: Names,
    pub events: Names,
    pub interventions: Names,
    pub causes: Names,
    pub places: BTreeMap<(EntityKind, String), Place>,
}

/// The entities of a case in the order of the engine's lists: by key, or by id where they have none; rungs as written.
pub(crate) struct Ordered<'a> {
    pub issues: Vec<&'a RawIssue>,
    pub charges: Vec<&'a RawCharge>,
    pub contenders: Vec<&'a RawContender>,
    pub notables: Vec<&'a NotableRow>,
    pub cohorts: Vec<&'a RawCohort>,
    pub constituencies: Vec<&'a ConstituencyRow>,
    pub bodies: Vec<&'a RawBody>,
    pub offices: Vec<&'a RawOffice>,
    pub rungs: Vec<&'a RawRung>,
    pub documents: Vec<&'a RawDocument>,
    pub events: Vec<&'a RawEvent>,
    pub interventions: Vec<&'a RawIntervention>,
    pub causes: Vec<&'a RawCause>,
}

/// An entity with a short name, and perhaps a key.
pub(crate) trait Named {
    fn id(&self) -> &At<String>;
    fn key(&self) -> Option<&At<i64>>;
}

macro_rules! named {
    (keyed: $($keyed:ident)*; plain: $($plain:ident)*) => {
        $(impl Named for $keyed {
            fn id(&self) -> &At<String> {
                &self.id
            }
            fn key(&self) -> Option<&At<i64>> {
                Some(&self.key)
            }
        })*
        $(impl Named for $plain {
            fn id(&self) -> &At<String> {
                &self.id
            }
            fn key(&self) -> Option<&At<i64>> {
                None
            }
        })*
    };
}

named! {
    keyed: RawContender NotableRow ConstituencyRow RawBody RawOffice RawEvent;
    plain: RawIssue RawCharge RawCohort RawRung RawDocument RawIntervention RawCause
}

/// How the entities of a list are ordered.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Sorted,
    AsWritten,
}

/// Collects names while lists are ordered.
struct Collector<'a> {
    sink: &'a mut Sink,
    places: BTreeMap<(EntityKind, String), Place>,
    broken: bool,
}

impl Registry {
    /// Orders the entities and learns their names.
    pub fn new<'a>(
        files: &'a RawFiles,
        span: (Option<CalendarMonth>, u16),
        sink: &mut Sink,
    ) -> (Registry, Ordered<'a>) {
        use EntityKind as Kind;
        let (start, months) = span;
        let case = &files.case;
        let lost = |file| sink.lost_files.contains(&file) || sink.lossy_files.contains(&file);
        let lost = [FileId::NOTABLES, FileId::CONSTITUENCIES].map(lost);
        let mut collector = Collector { sink, places: BTreeMap::new(), broken: files.broken };
        let c = &mut collector;
        let kinds = Limits::KINDS;
        let (issues, issue_names) = c.list(Kind::Issue, case.issue.as_ref(), Limits::ISSUES, Order::Sorted);
        let (charges, charge_names) = c.list(Kind::Charge, case.charge.as_ref(), kinds, Order::Sorted);
        let (contenders, contender_names) =
            c.list(Kind::Contender, case.contender.as_ref(), Limits::CONTENDERS, Order::Sorted);
        let (cohorts, cohort_names) = c.list(Kind::Cohort, case.cohort.as_ref(), kinds, Order::Sorted);
        let (bodies, body_names) = c.list(Kind::Body, case.body.as_ref(), kinds, Order::Sorted);
        let (offices, office_names) = c.list(Kind::Office, case.office.as_ref(), kinds, Order::Sorted);
        let (rungs, rung_names) = c.list(Kind::Rung, case.rung.as_ref(), kinds, Order::AsWritten);
        let (documents, document_names) = c.list(Kind::Document, case.document.as_ref(), kinds, Order::Sorted);
        let (events, event_names) = c.list(Kind::Event, case.event.as_ref(), Limits::EVENTS, Order::Sorted);
        let (interventions, intervention_names) =
            c.list(Kind::Intervention, case.intervention.as_ref(), Limits::INTERVENTIONS, Order::Sorted);
        let (causes, cause_names) = c.list(Kind::Cause, case.cause.as_ref(), Limits::CAUSES, Order::AsWritten);
        let (notables, notable_names) = c.rows(Kind::Notable, &files.notables, Limits::NOTABLES, lost[0]);
        let (constituencies, constituency_names) =
            c.rows(Kind::Constituency, &files.constituencies, Limits::GROUPS, lost[1]);
        let registry = Registry {
            start,
            months,
            issues: issue_names,
            charges: charge_names,
            contenders: contender_names,
            notables: notable_names,
            cohorts: cohort_names,
            constituencies: constituency_names,
            bodies: body_names,
            offices: office_names,
            rungs: rung_names,
            documents: document_names,
            events: event_names,
            interventions: intervention_names,
            causes: cause_names,
            places: collector.places,
        };
        let ordered = Ordered {
            issues,
            charges,
            contenders,
            notables,
            cohorts,
            constituencies,
            bodies,
            offices,
            rungs,
            documents,
            events,
            interventions,
            causes,
        };
        registry.check_persons(&ordered, collector.sink);
        (registry, ordered)
    }

    /// Contenders and notables share one list of names.
    fn check_persons(&self, ordered: &Ordered<'_>, sink: &mut Sink) {
        for notable in ordered.notables.iter().filter(|notable| self.contenders.contains(notable.id.text())) {
            let message = format!("`{}` is a contender already", notable.id.text());
            sink.error("duplicate", notable.id.place, message).hint("a person is either a contender or a notable");
            sink.tainted.extend([EntityKind::Notable, EntityKind::Contender]);
        }
    }

    /// Whether any entity has this short name, and of which kind the first is.
    pub fn kind_of(&self, name: &str) -> Option<EntityKind> {
        self.entities().into_iter().find(|names| names.contains(name)).map(|names| names.kind)
    }

    /// The lists of names that a fact can be about.
    pub fn entities(&self) -> [&Names; 13] {
        [
            &self.contenders,
            &self.notables,
            &self.constituencies,
            &self.bodies,
            &self.offices,
            &self.events,
            &self.documents,
            &self.rungs,
            &self.issues,
            &self.charges,
            &self.cohorts,
            &self.interventions,
            &self.causes,
        ]
    }
}

impl Collector<'_> {
    fn list<'a, T: Named>(
        &mut self,
        kind: EntityKind,
        list: Option<&'a List<T>>,
        limit: usize,
        order: Order,
    ) -> (Vec<&'a T>, Names) {
        self.sink.about = kind;
        let (items, mut names) = self.collect(kind, list.map_or(&[], |list| &list.items), limit, order);
        names.open |= self.broken;
        if let Some(list) = list {
            names.open |= list.open;
            list.lost.iter().for_each(|id| names.add_lost(id));
            if list.open || !list.lost.is_empty() {
                self.sink.taint();
            }
        }
        (items, names)
    }

    fn rows<'a, T: Named>(&mut self, kind: EntityKind, rows: &'a [T], limit: usize, lost: bool) -> (Vec<&'a T>, Names) {
        self.sink.about = kind;
        let (items, mut names) = self.collect(kind, rows, limit, Order::Sorted);
        if lost {
            names.open = true;
            self.sink.taint();
        }
        (items, names)
    }

    fn collect<'a, T: Named>(
        &mut self,
        kind: EntityKind,
        items: &'a [T],
        limit: usize,
        order: Order,
    ) -> (Vec<&'a T>, Names) {
        let mut names = Names::new(kind);
        let mut items: Vec<&T> = items.iter().collect();
        if items.len() > limit {
            let message = format!("there are {} {}, the limit is {limit}", items.len(), kind.plural());
            self.sink.error("limit", items[limit].id().place, message).label("one too many");
            for beyond in items.drain(limit..) {
                names.add_lost(beyond.id().text());
            }
        }
        if order == Order::Sorted {
            items.sort_by(|a, b| {
                let key = |item: &T| item.key().map(|key| key.value);
                key(a).cmp(&key(b)).then_with(|| a.id().text().cmp(b.id().text()))
            });
            self.check_keys(kind, &items);
        }
        for (position, item) in items.iter().enumerate() {
            names.add(item.id(), position, self.sink);
            self.places.entry((kind, item.id().text().to_owned())).or_insert(item.id().place);
        }
        (items, names)
    }

    fn check_keys<T: Named>(&mut self, kind: EntityKind, items: &[&T]) {
        let mut last: Option<(u32, &str)> = None;
        for item in items {
            let Some(key) = item.key() else { continue };
            let number = self.sink.whole(key, "key", 0, u32::MAX);
            if let Some((taken, by)) = last
                && taken == number
                && key.value.is_some()
            {
                let message = format!("the key {number} is taken by the {kind} `{by}`");
                self.sink.error("duplicate", key.place, message).hint("give it a key that no other entry has");
            }
            if key.value.is_some() {
                last = Some((number, item.id().text()));
            }
        }
    }
}
