//! Issues, charges, cohorts, constituencies, bodies, offices, the ladder and documents.

use powervacuum_engine::{
    Appeal, Body, Calendar, Charge, Cohort, Constituency, Document, EntityKind, Issue, Limits, Membership, Month,
    Office, Powers, Rung, ScenarioSpec, Seat,
};

use super::registry::{Ordered, RawFiles};
use super::{Cx, is_set, key, tables};
use crate::place::{At, List};
use crate::raw::organisation::{RawAppeal, RawBody, RawCharge, RawDocument, RawPowers, RawRung};

/// Coercive power that no office has: an appeal that cannot be forced.
const NEVER_FORCED: f64 = 2.0;
/// Greatest weight of a cohort or an issue.
const MOST_WEIGHT: f64 = 100.0;
/// The name of rung 0.
const GOOD_STANDING: &str = "good-standing";

pub(super) fn resolve(files: &RawFiles, ordered: &Ordered<'_>, cx: &mut Cx<'_>, spec: &mut ScenarioSpec) {
    issues_and_charges(ordered, cx, spec);
    cohorts(ordered, cx, spec);
    constituencies(ordered, cx, spec);
    let mut seats = tables::seats(files, ordered, cx);
    for (position, raw) in ordered.bodies.iter().enumerate() {
        spec.bodies.push(body(raw, seats.remove(&position).unwrap_or_default(), cx));
    }
    cx.sink.about = EntityKind::Office;
    for raw in &ordered.offices {
        let holder = raw.holder.as_ref().and_then(|holder| cx.person(holder, "holder"));
        let powers = raw.powers.as_ref().map_or_else(Powers::default, |raw| powers(raw, cx));
        if let Some(body) = cx.body(&raw.body, "body") {
            let (id, name) = (raw.id.text().to_owned(), raw.name.text().to_owned());
            spec.offices.push(Office { key: key(&raw.key), id, name, holder, body, powers });
        }
    }
    cx.sink.about = EntityKind::Rung;
    for (position, raw) in ordered.rungs.iter().enumerate() {
        spec.ladder.push(rung(raw, position, cx));
    }
    cx.sink.about = EntityKind::Document;
    for raw in &ordered.documents {
        spec.documents.push(document(raw, ordered.contenders.len(), cx));
    }
}

fn issues_and_charges(ordered: &Ordered<'_>, cx: &mut Cx<'_>, spec: &mut ScenarioSpec) {
    cx.sink.about = EntityKind::Issue;
    for raw in &ordered.issues {
        spec.issues.push(Issue {
            id: raw.id.text().to_owned(),
            name: raw.name.text().to_owned(),
            low: raw.low.text().to_owned(),
            high: raw.high.text().to_owned(),
            salience: cx.sink.number_or(raw.salience.as_ref(), "salience", (0.0, MOST_WEIGHT), 1.0),
        });
    }
    cx.sink.about = EntityKind::Charge;
    spec.charges = ordered.charges.iter().map(|raw| charge(raw, cx)).collect();
}

fn charge(raw: &RawCharge, cx: &mut Cx<'_>) -> Charge {
    let first = raw.from.as_ref().and_then(|from| cx.month_if(from, "from"));
    let last = raw.until.as_ref().and_then(|until| cx.month_if(until, "until"));
    if let (Some(from), Some(until)) = (&raw.from, &raw.until)
        && first.zip(last).is_some_and(|(first, last)| last < first)
    {
        let message = format!("the charge `{}` falls out of use before it comes into use", raw.id.text());
        cx.sink.error("month", until.place, message).label(format!("expected {} or later", from.text()));
    }
    let issue = raw.issue.as_ref().and_then(|issue| cx.issue(issue, "issue"));
    Charge { id: raw.id.text().to_owned(), name: raw.name.text().to_owned(), issue, first, last }
}

fn cohorts(ordered: &Ordered<'_>, cx: &mut Cx<'_>, spec: &mut ScenarioSpec) {
    cx.sink.about = EntityKind::Cohort;
    let weight = |cx: &mut Cx<'_>, found: &Option<At<f64>>, field| {
        cx.sink.number_or(found.as_ref(), field, (0.0, MOST_WEIGHT), 1.0)
    };
    for raw in &ordered.cohorts {
        spec.cohorts.push(Cohort {
            id: raw.id.text().to_owned(),
            name: raw.name.text().to_owned(),
            patronage: weight(cx, &raw.patronage, "patronage"),
            ideas: weight(cx, &raw.ideas, "ideas"),
            prestige: weight(cx, &raw.prestige, "prestige"),
            recruits: is_set(raw.recruits.as_ref()),
        });
    }
}

fn constituencies(ordered: &Ordered<'_>, cx: &mut Cx<'_>, spec: &mut ScenarioSpec) {
    cx.sink.about = EntityKind::Constituency;
    for row in &ordered.constituencies {
        spec.constituencies.push(Constituency {
            key: key(&row.key),
            id: row.id.text().to_owned(),
            name: row.name.text().to_owned(),
            delegates_per_thousand: cx.sink.number(&row.delegates_per_thousand, "delegates_per_thousand", 0.0, 1000.0),
            secretary: row.secretary.as_ref().and_then(|secretary| cx.notable(secretary, "secretary")),
            patron: row.patron.as_ref().and_then(|patron| cx.contender(patron, "patron")),
            control: cx.sink.share(&row.control, "control"),
            control_ceiling: cx.sink.share_or(row.control_ceiling.as_ref(), "control_ceiling", 1.0),
            growth: cx.sink.number_or(row.growth.as_ref(), "growth", (-1.0, 1.0), 0.0),
        });
    }
}

fn body(raw: &RawBody, seats: Vec<Seat>, cx: &mut Cx<'_>) -> Body {
    cx.sink.about = EntityKind::Body;
    let committee = cx.choice(&raw.kind, "kind", &["assembly", "committee"]) != Some(0);
    let membership = if committee {
        Membership::Committee {
            elected_by: raw.elected_by.as_ref().and_then(|body| cx.body(body, "elected_by")),
            seats,
            sizes: sizes(raw, cx),
            inner_circle: is_set(raw.inner_circle.as_ref()),
        }
    } else {
        refuse_in_assembly(raw, cx);
        Membership::Assembly
    };
    let every = raw.every.as_ref().map(|every| cx.months(every, "every"));
    Body {
        key: key(&raw.key),
        id: raw.id.text().to_owned(),
        name: raw.name.text().to_owned(),
        membership,
        calendar: Calendar { months: meetings(raw.meets.as_ref(), cx), every },
        weight: cx.sink.share(&raw.weight, "weight"),
        openness: cx.sink.share_or(raw.openness.as_ref(), "openness", 1.0),
        sets_policy: is_set(raw.sets_policy.as_ref()),
        appeal: raw.appeal.as_ref().and_then(|raw| appeal(raw, cx)),
    }
}

/// An assembly has no electors, no sizes and no inner circle.
fn refuse_in_assembly(raw: &RawBody, cx: &mut Cx<'_>) {
    let places = [
        ("elected_by", raw.elected_by.as_ref().map(|found| found.place)),
        ("inner_circle", raw.inner_circle.as_ref().map(|found| found.place)),
        ("sizes", raw.sizes.as_ref().and_then(|sizes| sizes.items.first()).map(|size| size.from.place)),
    ];
    for (field, place) in places {
        if let Some(place) = place {
            let message = format!("the assembly `{}` cannot have `{field}`", raw.id.text());
            cx.sink.error("assembly", place, message).hint("leave it out, or make the body a committee");
        }
    }
}

/// The months of a list, in order; twice the same is reported.
fn meetings(list: Option<&List<At<String>>>, cx: &mut Cx<'_>) -> Vec<Month> {
    let mut months = Vec::new();
    for found in list.iter().flat_map(|list| &list.items) {
        let Some(month) = cx.month_if(found, "meets") else { continue };
        if months.contains(&month) {
            let message = format!("`meets` names {} twice", found.text());
            cx.sink.error("duplicate", found.place, message).hint("leave one of them out");
        }
        months.push(month);
    }
    months.sort_unstable();
    months.dedup();
    months
}

fn sizes(raw: &RawBody, cx: &mut Cx<'_>) -> Vec<(Month, u16)> {
    let items = raw.sizes.iter().flat_map(|sizes| &sizes.items);
    let mut sizes: Vec<(Month, u16)> =
        items.map(|size| (cx.month(&size.from, "from"), cx.seats(&size.seats, "seats"))).collect();
    sizes.sort_unstable();
    sizes
}

fn appeal(raw: &RawAppeal, cx: &mut Cx<'_>) -> Option<Appeal> {
    let to = cx.body(&raw.to, "to");
    let signatures = cx.sink.share(&raw.signatures, "signatures");
    let delay_months = cx.sink.whole(&raw.delay_months, "delay_months", 0, Limits::MONTHS as u32) as u16;
    let coercion = cx.sink.number_or(raw.coercion.as_ref(), "coercion", (0.0, 1000.0), NEVER_FORCED);
    Some(Appeal { to: to?, signatures, delay_months, coercion })
}

fn powers(raw: &RawPowers, cx: &mut Cx<'_>) -> Powers {
    let power =
        |cx: &mut Cx<'_>, found: &Option<At<f64>>, field| cx.sink.number_or(found.as_ref(), field, (0.0, 1.0), 0.0);
    Powers {
        appoints: power(cx, &raw.appoints, "appoints"),
        appoints_in: cx.constituencies(raw.appoints_in.as_ref(), "appoints_in"),
        press: power(cx, &raw.press, "press"),
        coercion: power(cx, &raw.coercion, "coercion"),
        agenda: power(cx, &raw.agenda, "agenda"),
        slate: cx.bodies(raw.slate.as_ref(), "slate"),
        rank: power(cx, &raw.rank, "rank"),
        base: cx.constituencies(raw.base.as_ref(), "base"),
        enrols: is_set(raw.enrols.as_ref()),
        ceremony: power(cx, &raw.ceremony, "ceremony"),
    }
}

fn rung(raw: &RawRung, position: usize, cx: &mut Cx<'_>) -> Rung {
    if raw.id.text() == GOOD_STANDING {
        let message = format!("`{GOOD_STANDING}` cannot be the id of a rung");
        cx.sink.error("id", raw.id.place, message).hint("it is where everybody stands before the first rung");
    }
    let readmits_to = raw.readmits_to.as_ref().and_then(|milder| readmits_to(milder, position, cx));
    Rung {
        id: raw.id.text().to_owned(),
        name: raw.name.text().to_owned(),
        deed: raw.deed.text().to_owned(),
        bodies: cx.bodies(Some(&raw.bodies), "bodies"),
        threshold: cx.sink.share(&raw.threshold, "threshold"),
        strips_office: is_set(raw.strips_office.as_ref()),
        removes_from: cx.bodies(raw.removes_from.as_ref(), "removes_from"),
        expels: is_set(raw.expels.as_ref()),
        exiles: is_set(raw.exiles.as_ref()),
        prestige_loss: cx.sink.share_or(raw.prestige_loss.as_ref(), "prestige_loss", 0.0),
        coercion: cx.sink.number_or(raw.coercion.as_ref(), "coercion", (0.0, 1.0), 0.0),
        norm_cost: cx.sink.number_or(raw.norm_cost.as_ref(), "norm_cost", (0.0, 10.0), 0.0),
        readmits_to,
    }
}

fn readmits_to(milder: &At<String>, position: usize, cx: &mut Cx<'_>) -> Option<u8> {
    if milder.text() == GOOD_STANDING {
        return Some(0);
    }
    let rung = cx.rung(milder, "readmits_to")?;
    if rung.index() >= position {
        let message = format!("`readmits_to` names the rung `{}`, which is not milder", milder.text());
        cx.sink
            .error("rung", milder.place, message)
            .label(format!("expected an earlier rung or {GOOD_STANDING}"))
            .hint("rungs are listed from the mildest to the last");
        return None;
    }
    u8::try_from(rung.index() + 1).ok()
}

fn document(raw: &RawDocument, contenders: usize, cx: &mut Cx<'_>) -> Document {
    let mut effects = vec![0.0; contenders];
    for (name, value) in raw.effects.iter().flat_map(|map| &map.entries) {
        if let Some(contender) = cx.contender(name, "effects")
            && let Some(effect) = effects.get_mut(contender.index())
        {
            *effect = cx.sink.number(value, name.text(), -1.0, 1.0);
        }
    }
    let mut charges = Vec::new();
    for entry in raw.charges.iter().flat_map(|list| &list.items) {
        let contender = cx.contender(&entry.contender, "contender");
        let charge = cx.charge(&entry.charge, "charge");
        let adds = cx.sink.share(&entry.adds, "adds");
        if let (Some(contender), Some(charge)) = (contender, charge) {
            charges.push((contender, charge, adds));
        }
    }
    charges.sort_by_key(|(contender, charge, _)| (*contender, *charge));
    Document {
        id: raw.id.text().to_owned(),
        name: raw.name.text().to_owned(),
        holders: cx.contenders(raw.holders.as_ref(), "holders"),
        effects,
        persistence: cx.sink.share_or(raw.persistence.as_ref(), "persistence", 1.0),
        charges,
        discretion: cx.sink.number_or(raw.discretion.as_ref(), "discretion", (0.0, 1.0), 0.0),
    }
}
