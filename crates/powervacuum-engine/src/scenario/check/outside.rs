//! Outside events and interventions.

use super::error::{EntityKind, SpecError, Subject};
use super::tools::Checker;
use crate::scenario::{Change, Effect, Limits, Parameters, ScenarioSpec, Timing};

/// The most members that one inflow brings.
const MOST_JOINING: f64 = 1e9;

pub(super) fn check(spec: &ScenarioSpec, checker: &mut Checker) {
    checker.ids(EntityKind::Event, spec.outside_events.iter().map(|event| event.id.as_str()));
    checker.keys(EntityKind::Event, spec.outside_events.iter().map(|event| (event.key, event.id.as_str())));
    for event in &spec.outside_events {
        let subject = checker.subject(EntityKind::Event, &event.id);
        timing(checker, &subject, &event.timing);
        for effect in &event.effects {
            effect_on_founder(spec, checker, &subject, effect);
            effect_on_people(checker, &subject, effect);
            effect_on_organisation(checker, &subject, effect);
        }
    }
    let ids: Vec<&str> = spec.outside_events.iter().map(|event| event.id.as_str()).collect();
    checker.circles(EntityKind::Event, "after", &ids, |index| match spec.outside_events[index].timing {
        Timing::After { event, .. } => Some(event.index()),
        _ => None,
    });
    checker.ids(EntityKind::Intervention, spec.interventions.iter().map(|what_if| what_if.id.as_str()));
    for intervention in &spec.interventions {
        let subject = checker.subject(EntityKind::Intervention, &intervention.id);
        for change in &intervention.changes {
            change_to_people(checker, &subject, change);
            change_to_rules(checker, &subject, change);
        }
    }
}

fn timing(checker: &mut Checker, subject: &Subject, timing: &Timing) {
    match *timing {
        Timing::On(month) => checker.month(subject, "on", month),
        Timing::Hazard { first, last, .. } => {
            checker.month(subject, "hazard", first);
            checker.month(subject, "hazard", last);
            if last < first {
                checker.report(SpecError::HazardOrder(subject.clone()));
            }
        }
        Timing::After { event, delay_months } => {
            checker.index(subject, "after", EntityKind::Event, event.index());
            months(checker, subject, delay_months);
        }
        Timing::Never => {}
    }
}

fn months(checker: &mut Checker, subject: &Subject, found: u16) {
    checker.range(subject, "months", f64::from(found), 1.0, Limits::MONTHS as f64);
}

fn effect_on_founder(spec: &ScenarioSpec, checker: &mut Checker, subject: &Subject, effect: &Effect) {
    if spec.founder.is_none() && matches!(effect, Effect::FounderAuthority(_) | Effect::FounderDies) {
        checker.report(SpecError::NoFounder { subject: subject.clone(), field: "effects" });
    }
}

fn effect_on_people(checker: &mut Checker, subject: &Subject, effect: &Effect) {
    match effect {
        Effect::Dies(person) => {
            checker.person(subject, "effects", *person);
        }
        Effect::Incapacitates { contender, months: lasting, .. } => {
            checker.index(subject, "effects", EntityKind::Contender, contender.index());
            months(checker, subject, *lasting);
        }
        Effect::Prestige { contender, change } => {
            checker.index(subject, "effects", EntityKind::Contender, contender.index());
            checker.range(subject, "change", *change, -1.0, 1.0);
        }
        Effect::Vulnerability { contender, charge, change } => {
            checker.index(subject, "effects", EntityKind::Contender, contender.index());
            checker.index(subject, "effects", EntityKind::Charge, charge.index());
            checker.range(subject, "change", *change, -1.0, 1.0);
        }
        Effect::HandsOver { document, to } => {
            checker.index(subject, "effects", EntityKind::Document, document.index());
            checker.contenders(subject, "to", to);
        }
        Effect::Publishes(document) => {
            checker.index(subject, "effects", EntityKind::Document, document.index());
        }
        _ => {}
    }
}

fn effect_on_organisation(checker: &mut Checker, subject: &Subject, effect: &Effect) {
    match effect {
        Effect::MovesIdeals { issue, change, constituency, cohort } => {
            checker.index(subject, "effects", EntityKind::Issue, issue.index());
            checker.range(subject, "change", *change, -2.0, 2.0);
            if let Some(constituency) = constituency {
                checker.index(subject, "effects", EntityKind::Constituency, constituency.index());
            }
            if let Some(cohort) = cohort {
                checker.index(subject, "effects", EntityKind::Cohort, cohort.index());
            }
        }
        Effect::Salience { issue, change } => {
            checker.index(subject, "effects", EntityKind::Issue, issue.index());
            checker.range(subject, "change", *change, -100.0, 100.0);
        }
        Effect::Blame { issue, strength } => {
            checker.index(subject, "effects", EntityKind::Issue, issue.index());
            checker.range(subject, "strength", *strength, 0.0, 1.0);
        }
        Effect::Vacates(office) => {
            checker.index(subject, "effects", EntityKind::Office, office.index());
        }
        Effect::Enlarges { body, seats } => {
            checker.committee(subject, "effects", *body);
            checker.range(subject, "seats", f64::from(*seats), 1.0, Limits::SEATS as f64);
        }
        Effect::Inflow { cohort, members, months: lasting } => {
            checker.index(subject, "effects", EntityKind::Cohort, cohort.index());
            checker.range(subject, "members", *members, 0.0, MOST_JOINING);
            months(checker, subject, *lasting);
        }
        _ => {}
    }
}

fn change_to_people(checker: &mut Checker, subject: &Subject, change: &Change) {
    match change {
        Change::Trait { contender, .. } => {
            checker.index(subject, "changes", EntityKind::Contender, contender.index());
        }
        Change::Vulnerability { contender, charge, .. } => {
            checker.index(subject, "changes", EntityKind::Contender, contender.index());
            checker.index(subject, "changes", EntityKind::Charge, charge.index());
        }
        Change::Platform { contender, value } => {
            checker.index(subject, "changes", EntityKind::Contender, contender.index());
            checker.point(subject, "platform", value);
        }
        Change::Office { office, holder } => {
            checker.index(subject, "changes", EntityKind::Office, office.index());
            if let Some(holder) = holder {
                checker.person(subject, "holder", *holder);
            }
        }
        Change::Secretary { constituency, patron, .. } => {
            checker.index(subject, "changes", EntityKind::Constituency, constituency.index());
            if let Some(patron) = patron {
                checker.index(subject, "patron", EntityKind::Contender, patron.index());
            }
        }
        Change::Forbid { contender: Some(contender), .. } => {
            checker.index(subject, "changes", EntityKind::Contender, contender.index());
        }
        _ => {}
    }
}

fn change_to_rules(checker: &mut Checker, subject: &Subject, change: &Change) {
    match change {
        Change::DropEvent { event } => {
            checker.index(subject, "changes", EntityKind::Event, event.index());
        }
        Change::MoveEvent { event, month } => {
            checker.index(subject, "changes", EntityKind::Event, event.index());
            checker.month(subject, "month", *month);
        }
        Change::Publish { document, month } => {
            checker.index(subject, "changes", EntityKind::Document, document.index());
            checker.month(subject, "month", *month);
        }
        Change::Threshold { rung: Some(rung), .. } => {
            checker.index(subject, "changes", EntityKind::Rung, rung.index());
        }
        Change::BodyWeight { body, .. } => {
            checker.index(subject, "changes", EntityKind::Body, body.index());
        }
        Change::Parameter { name, value } => match Parameters::INFO.iter().find(|info| info.name == *name) {
            Some(info) => checker.range(subject, "value", *value, info.min, info.max),
            None => checker.report(SpecError::UnknownParameter { subject: subject.clone(), name }),
        },
        _ => {}
    }
}
