//! Where the facts of a case come from: the bibliography, and what each entity says of its sources.

use std::collections::{BTreeMap, BTreeSet};

use powervacuum_engine::EntityKind;

use super::Cx;
use super::record::{self, Record};
use super::registry::{Named, Ordered, RawFiles};
use crate::csv_table::shorten;
use crate::loaded::{Confidence, Fact, Maturity, Source};
use crate::place::{At, FileId, Place};
use crate::raw::case::RawCase;
use crate::raw::{Provenance, Sourced};
use crate::suggest::suggest;

/// The kinds of entity of which each states a fact that an author may want sourced.
const TO_BE_SOURCED: [EntityKind; 5] =
    [EntityKind::Contender, EntityKind::Notable, EntityKind::Constituency, EntityKind::Office, EntityKind::Event];

/// The bibliography while it is used.
pub(super) struct Bibliography {
    places: BTreeMap<String, Place>,
    used: BTreeSet<String>,
    open: bool,
    facts: Vec<Fact>,
}

pub(super) fn maturity(case: &RawCase, cx: &mut Cx<'_>) -> Maturity {
    cx.sink.about = EntityKind::Case;
    match case.maturity.as_ref().and_then(|found| cx.choice(found, "maturity", &["tested", "experimental"])) {
        Some(0) => Maturity::Tested,
        _ => Maturity::Experimental,
    }
}

/// The facts in the order of the engine's lists, and the bibliography by id.
pub(super) fn resolve(files: &RawFiles, ordered: &Ordered<'_>, cx: &mut Cx<'_>) -> (Vec<Fact>, Vec<Source>, Record) {
    use EntityKind as Kind;
    cx.sink.about = EntityKind::Case;
    let (mut bibliography, sources) = bibliography(files, cx);
    let b = &mut bibliography;
    if let Some(founder) = &files.case.founder {
        b.fact(Kind::Founder, founder.person.text(), founder, cx);
    }
    b.facts_of(Kind::Issue, &ordered.issues, cx);
    b.facts_of(Kind::Charge, &ordered.charges, cx);
    b.facts_of(Kind::Contender, &ordered.contenders, cx);
    b.facts_of(Kind::Notable, &ordered.notables, cx);
    b.facts_of(Kind::Cohort, &ordered.cohorts, cx);
    b.facts_of(Kind::Constituency, &ordered.constituencies, cx);
    b.facts_of(Kind::Body, &ordered.bodies, cx);
    b.facts_of(Kind::Office, &ordered.offices, cx);
    b.facts_of(Kind::Rung, &ordered.rungs, cx);
    b.facts_of(Kind::Document, &ordered.documents, cx);
    b.facts_of(Kind::Event, &ordered.events, cx);
    b.facts_of(Kind::Intervention, &ordered.interventions, cx);
    b.facts_of(Kind::Cause, &ordered.causes, cx);
    for row in &files.groups {
        b.fact(Kind::Group, &format!("{}/{}", row.constituency.text(), row.cohort.text()), row, cx);
    }
    for row in &files.seats {
        let holder = row.holder.as_ref().map_or("", |holder| holder.text());
        b.fact(Kind::Body, &format!("{}/{holder}", row.body.text()), row, cx);
    }
    for row in &files.trust {
        b.fact(Kind::Trust, &format!("{}/{}", row.a.text(), row.b.text()), row, cx);
    }
    for (index, raw) in files.case.coalition.iter().flat_map(|list| &list.items).enumerate() {
        b.fact(Kind::Coalition, &(index + 1).to_string(), raw, cx);
    }
    b.facts.sort_by(|a, b| (a.kind, &a.subject).cmp(&(b.kind, &b.subject)));
    for row in &files.facts {
        b.stated(row, cx);
    }
    let record = record::resolve(files, &mut bibliography, cx);
    for (id, place) in bibliography.places.iter().filter(|(id, _)| !bibliography.used.contains(*id)) {
        cx.sink
            .warn("unused-source", *place, format!("nothing refers to the source `{id}`"))
            .hint("name it in a `source`, or leave it out");
    }
    (bibliography.facts, sources, record)
}

fn bibliography(files: &RawFiles, cx: &mut Cx<'_>) -> (Bibliography, Vec<Source>) {
    let open = cx.sink.lost_files.contains(&FileId::SOURCES) || cx.sink.lossy_files.contains(&FileId::SOURCES);
    let mut bibliography = Bibliography { places: BTreeMap::new(), used: BTreeSet::new(), open, facts: Vec::new() };
    let mut sources = Vec::new();
    let text = |found: &Option<At<String>>| found.as_ref().map(|found| found.text().to_owned());
    for row in &files.sources {
        let Some(id) = &row.id.value else {
            bibliography.open = true;
            continue;
        };
        if bibliography.places.insert(id.clone(), row.id.place).is_some() {
            let message = format!("there are two sources with the id `{}`", shorten(id));
            cx.sink.error("duplicate", row.id.place, message).hint("give each an id of its own");
        }
        sources.push(Source {
            id: id.clone(),
            citation: row.citation.text().to_owned(),
            kind: text(&row.kind),
            seen_at: text(&row.seen_at),
            note: text(&row.note),
        });
    }
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    (bibliography, sources)
}

impl Bibliography {
    fn facts_of<T: Named + Sourced>(&mut self, kind: EntityKind, items: &[&T], cx: &mut Cx<'_>) {
        for item in items {
            if TO_BE_SOURCED.contains(&kind)
                && item.provenance().source.is_none_or(|found| found.text().trim().is_empty())
            {
                note_unsourced(kind, item.id(), cx);
            }
            self.fact(kind, item.id().text(), *item, cx);
        }
    }

    /// What an entity says of its sources, if it says anything.
    fn fact(&mut self, kind: EntityKind, subject: &str, entity: &impl Sourced, cx: &mut Cx<'_>) {
        let Provenance { source, confidence, note } = entity.provenance();
        let sources = self.sources(source, cx);
        let confidence = confidence.and_then(|found| confidence_of(found, cx));
        let note = note.map(|note| note.text().to_owned());
        if !sources.is_empty() || confidence.is_some() || note.is_some() {
            let (statement, value) = (None, None);
            self.facts.push(Fact { kind, subject: subject.to_owned(), statement, value, sources, confidence, note });
        }
    }

    /// A row of facts.csv.
    fn stated(&mut self, row: &crate::raw::tables::FactRow, cx: &mut Cx<'_>) {
        let subject = row.subject.text();
        let kind = if subject == "case" { Some(EntityKind::Case) } else { cx.names.kind_of(subject) };
        if kind.is_none() && row.subject.value.is_some() {
            let names = cx.names.entities();
            let near = suggest(subject, names.iter().flat_map(|names| names.iter()));
            let message = format!("the fact is about `{}`, which does not exist", shorten(subject));
            let report = cx.sink.warn("unknown-reference", row.subject.place, message);
            match near {
                Some(near) => report.hint(format!("did you mean `{near}`?")),
                None => report.hint("name an entity of the case, or `case`"),
            };
        }
        let fact = Fact {
            kind: kind.unwrap_or(EntityKind::Case),
            subject: subject.to_owned(),
            statement: Some(row.statement.text().to_owned()),
            value: row.value.as_ref().map(|value| value.text().to_owned()),
            sources: self.sources(row.source.as_ref(), cx),
            confidence: row.confidence.as_ref().and_then(|found| confidence_of(found, cx)),
            note: row.note.as_ref().map(|note| note.text().to_owned()),
        };
        self.facts.push(fact);
    }

    /// The ids of a `source`, separated by `;`.
    pub(super) fn sources(&mut self, found: Option<&At<String>>, cx: &mut Cx<'_>) -> Vec<String> {
        let Some(found) = found else { return Vec::new() };
        let mut sources = Vec::new();
        for id in found.text().split(';').map(str::trim).filter(|id| !id.is_empty()) {
            if self.places.contains_key(id) {
                self.used.insert(id.to_owned());
                sources.push(id.to_owned());
            } else if !self.open {
                let message = format!("the source `{}` is not in sources.csv", shorten(id));
                let report = cx.sink.error("unknown-source", found.place, message);
                match suggest(id, self.places.keys().map(String::as_str)) {
                    Some(near) => report.hint(format!("did you mean `{near}`?")),
                    None => report.hint("add it to sources.csv; several ids are separated by `;`"),
                };
            }
        }
        sources
    }
}

fn note_unsourced(kind: EntityKind, id: &At<String>, cx: &mut Cx<'_>) {
    let hint = match id.place.file {
        FileId::SCENARIO => "add `source = \"…\"`, the id of a row of sources.csv",
        _ => "write the id of a row of sources.csv into the column `source`",
    };
    cx.sink.note_unsourced(id.place, format!("the {kind} `{}` names no source", id.text()), hint);
}

pub(super) fn confidence_of(found: &At<String>, cx: &mut Cx<'_>) -> Option<Confidence> {
    let position = cx.choice(found, "confidence", &Confidence::NAMES)?;
    Confidence::from_name(Confidence::NAMES[position])
}
