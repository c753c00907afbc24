//! Outside events and interventions.

use powervacuum_engine::{
    Change, Effect, EntityKind, Exchanged, Intervention, OutsideEvent, ScenarioSpec, Timing, TraitName,
};

use super::registry::Ordered;
use super::{Cx, is_set, key};
use crate::place::{At, Place};
use crate::raw::outside::{RawAfter, RawChange, RawEffect, RawEvent, RawHazard};

/// The most members that one inflow brings.
const MOST_JOINING: f64 = 1e9;

/// What an intervention can set of a contender.
const TRAITS: [(&str, TraitName); 9] = [
    ("oratory", TraitName::Oratory),
    ("organisation", TraitName::Organisation),
    ("theory", TraitName::Theory),
    ("cunning", TraitName::Cunning),
    ("ruthlessness", TraitName::Ruthlessness),
    ("flexibility", TraitName::Flexibility),
    ("record", TraitName::Record),
    ("prestige", TraitName::Prestige),
    ("visibility", TraitName::Visibility),
];

pub(super) fn resolve(ordered: &Ordered<'_>, cx: &mut Cx<'_>, spec: &mut ScenarioSpec) {
    cx.sink.about = EntityKind::Event;
    for raw in &ordered.events {
        let timing = timing(raw, cx);
        let effects = raw.effects.items.iter().filter_map(|raw| effect(raw, cx)).collect();
        let (id, name) = (raw.id.text().to_owned(), raw.name.text().to_owned());
        spec.outside_events.push(OutsideEvent { key: key(&raw.key), id, name, timing, effects });
    }
    cx.sink.about = EntityKind::Intervention;
    for raw in &ordered.interventions {
        let changes = raw.changes.items.iter().filter_map(|raw| change(raw, cx)).collect();
        let (id, name) = (raw.id.text().to_owned(), raw.name.text().to_owned());
        spec.interventions.push(Intervention { id, name, changes });
    }
}

fn timing(raw: &RawEvent, cx: &mut Cx<'_>) -> Timing {
    let mut timings: Vec<(Place, Timing)> = Vec::new();
    if let Some(on) = &raw.on {
        timings.push((on.place, Timing::On(cx.month(on, "on"))));
    }
    if let Some(RawHazard { from, to, monthly }) = &raw.hazard {
        let (first, last) = (cx.month_if(from, "from"), cx.month_if(to, "to"));
        let monthly = cx.sink.probability(monthly, "monthly");
        if last.is_some() && last < first {
            let message = format!("the hazard of `{}` ends before it begins", raw.id.text());
            cx.sink.error("month", to.place, message).label(format!("expected {} or later", from.text()));
        }
        let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
        timings.push((from.place, Timing::Hazard { first, last, monthly }));
    }
    if let Some(RawAfter { event, months }) = &raw.after {
        let delay_months = cx.months(months, "months");
        let timing = cx.event(event, "event").map_or(Timing::Never, |event| Timing::After { event, delay_months });
        timings.push((event.place, timing));
    }
    if let Some(never) = raw.never.as_ref().filter(|never| is_set(Some(never))) {
        timings.push((never.place, Timing::Never));
    }
    let hint = "write exactly one of `on`, `hazard`, `after` and `never = true`";
    if let Some((place, _)) = timings.get(1) {
        cx.sink.error("timing", *place, format!("the event `{}` has two times", raw.id.text())).hint(hint);
    }
    match timings.into_iter().next() {
        Some((_, timing)) => timing,
        None => {
            cx.sink.error("timing", raw.id.place, format!("the event `{}` has no time", raw.id.text())).hint(hint);
            Timing::Never
        }
    }
}

fn optional<I>(
    cx: &mut Cx<'_>,
    found: &Option<At<String>>,
    find: impl Fn(&mut Cx<'_>, &At<String>) -> Option<I>,
) -> Option<Option<I>> {
    match found {
        Some(found) => find(cx, found).map(Some),
        None => Some(None),
    }
}

fn effect(raw: &RawEffect, cx: &mut Cx<'_>) -> Option<Effect> {
    Some(match raw {
        RawEffect::FounderAuthority { authority } => Effect::FounderAuthority(cx.sink.share(authority, "authority")),
        RawEffect::FounderDies {} => Effect::FounderDies,
        RawEffect::Alarm {} => Effect::Alarm,
        RawEffect::Dies { person } => Effect::Dies(cx.person(person, "person")?),
        RawEffect::Incapacitates { contender, months, degree } => {
            let months = cx.months(months, "months");
            let degree = cx.sink.share(degree, "degree");
            Effect::Incapacitates { contender: cx.contender(contender, "contender")?, months, degree }
        }
        RawEffect::Prestige { contender, change } => {
            let change = cx.sink.number(change, "change", -1.0, 1.0);
            Effect::Prestige { contender: cx.contender(contender, "contender")?, change }
        }
        RawEffect::Vulnerability { contender, charge, change } => {
            let change = cx.sink.number(change, "change", -1.0, 1.0);
            let (contender, charge) = (cx.contender(contender, "contender"), cx.charge(charge, "charge"));
            Effect::Vulnerability { contender: contender?, charge: charge?, change }
        }
        RawEffect::MovesIdeals { issue, change, constituency, cohort } => {
            let change = cx.sink.number(change, "change", -2.0, 2.0);
            let issue = cx.issue(issue, "issue");
            let constituency = optional(cx, constituency, |cx, found| cx.constituency(found, "constituency"));
            let cohort = optional(cx, cohort, |cx, found| cx.cohort(found, "cohort"));
            Effect::MovesIdeals { issue: issue?, change, constituency: constituency?, cohort: cohort? }
        }
        RawEffect::Salience { issue, change } => {
            let change = cx.sink.number(change, "change", -100.0, 100.0);
            Effect::Salience { issue: cx.issue(issue, "issue")?, change }
        }
        RawEffect::Blame { issue, strength } => {
            let strength = cx.sink.number(strength, "strength", 0.0, 1.0);
            Effect::Blame { issue: cx.issue(issue, "issue")?, strength }
        }
        RawEffect::HandsOver { document, to } => {
            let to = cx.contenders(Some(to), "to");
            Effect::HandsOver { document: cx.document(document, "document")?, to }
        }
        RawEffect::Publishes { document } => Effect::Publishes(cx.document(document, "document")?),
        RawEffect::Vacates { office } => Effect::Vacates(cx.office(office, "office")?),
        RawEffect::Enlarges { body, seats } => {
            let seats = cx.seats(seats, "seats");
            Effect::Enlarges { body: cx.body(body, "body")?, seats }
        }
        RawEffect::Inflow { cohort, members, months } => {
            let members = cx.sink.number(members, "members", 0.0, MOST_JOINING);
            let months = cx.months(months, "months");
            Effect::Inflow { cohort: cx.cohort(cohort, "cohort")?, members, months }
        }
    })
}

fn change(raw: &RawChange, cx: &mut Cx<'_>) -> Option<Change> {
    Some(match raw {
        RawChange::Trait { contender, name, value } => {
            let value = cx.sink.share(value, "value");
            let names = TRAITS.map(|(name, _)| name);
            let (contender, position) = (cx.contender(contender, "contender"), cx.choice(name, "trait", &names));
            Change::Trait { contender: contender?, name: TRAITS[position?].1, value }
        }
        RawChange::Vulnerability { contender, charge, value } => {
            let value = cx.sink.share(value, "value");
            let (contender, charge) = (cx.contender(contender, "contender"), cx.charge(charge, "charge"));
            Change::Vulnerability { contender: contender?, charge: charge?, value }
        }
        RawChange::Platform { contender, platform } => {
            let value = cx.point(Some(platform), "platform");
            Change::Platform { contender: cx.contender(contender, "contender")?, value }
        }
        RawChange::Office { office, holder } => {
            let holder = optional(cx, holder, |cx, found| cx.person(found, "holder"));
            Change::Office { office: cx.office(office, "office")?, holder: holder? }
        }
        RawChange::Secretary { constituency, patron, control } => {
            let patron = optional(cx, patron, |cx, found| cx.contender(found, "patron"));
            let control = control.as_ref().map(|control| cx.sink.share(control, "control"));
            Change::Secretary { constituency: cx.constituency(constituency, "constituency")?, patron: patron?, control }
        }
        RawChange::DropEvent { event } => Change::DropEvent { event: cx.event(event, "event")? },
        RawChange::MoveEvent { event, month } => {
            let month = cx.month(month, "month");
            Change::MoveEvent { event: cx.event(event, "event")?, month }
        }
        RawChange::Publish { document, month } => {
            let month = cx.month(month, "month");
            Change::Publish { document: cx.document(document, "document")?, month }
        }
        RawChange::Forbid { action, contender } => {
            let action = cx.action(action, "action");
            let contender = optional(cx, contender, |cx, found| cx.contender(found, "contender"));
            Change::Forbid { action: action?, contender: contender? }
        }
        RawChange::Threshold { rung, value } => {
            let value = cx.sink.share(value, "value");
            Change::Threshold { rung: optional(cx, rung, |cx, found| cx.rung(found, "rung"))?, value }
        }
        RawChange::BodyWeight { body, value } => {
            let value = cx.sink.share(value, "value");
            Change::BodyWeight { body: cx.body(body, "body")?, value }
        }
        RawChange::Parameter { name, value } => {
            let (name, value) = cx.parameter(name, value)?;
            Change::Parameter { name, value }
        }
        RawChange::Exchange { contender, with, what } => {
            let pair = (cx.contender(contender, "contender"), cx.contender(with, "with"));
            let what = match cx.choice(what, "what", &["traits", "posts"])? {
                0 => Exchanged::Traits,
                _ => Exchanged::Posts,
            };
            let (a, b) = (pair.0?, pair.1?);
            if a == b {
                let message = format!("`{}` cannot change places with itself", contender.text());
                cx.sink.error("exchange", with.place, message).label("expected another contender");
            }
            Change::Exchange { a, b, what }
        }
        RawChange::NoAppointments {} => Change::NoAppointments,
        RawChange::TrueSight {} => Change::TrueSight,
        RawChange::CoalitionsByLot {} => Change::CoalitionsByLot,
    })
}
