//! What makes a scenario right: every promise that the engine relies on, checked once.

mod error;
mod organisation;
mod outside;
mod people;
mod tools;

#[cfg(test)]
pub(super) mod tests;

pub use error::{EntityKind, SpecError, Subject};

use self::tools::Checker;
use super::{Limits, ScenarioSpec};
use crate::quantity::CalendarMonth;

/// Checks everything and returns the first month.
///
/// # Errors
/// With everything that is wrong, in the order of the lists.
pub(super) fn check(spec: &ScenarioSpec) -> Result<CalendarMonth, Vec<SpecError>> {
    let mut checker = Checker::new(spec);
    let start = case(spec, &mut checker);
    sizes(spec, &mut checker);
    people::check(spec, &mut checker);
    organisation::check(spec, &mut checker);
    outside::check(spec, &mut checker);
    match (start, checker.finish()) {
        (Some(start), errors) if errors.is_empty() => Ok(start),
        (_, errors) => Err(errors),
    }
}

/// For each constituency the range of its groups.
pub(super) fn group_ranges(spec: &ScenarioSpec) -> Vec<(u16, u16)> {
    let mut counts = vec![0u16; spec.constituencies.len()];
    for group in &spec.groups {
        counts[group.constituency.index()] += 1;
    }
    let mut first = 0;
    counts
        .into_iter()
        .map(|count| {
            let end = first + count;
            (std::mem::replace(&mut first, end), end)
        })
        .collect()
}

/// The case as a whole: its name, its first month and its length.
fn case(spec: &ScenarioSpec, checker: &mut Checker) -> Option<CalendarMonth> {
    if spec.id.is_empty() {
        checker.report(SpecError::EmptyId { kind: EntityKind::Case });
    }
    if spec.months == 0 || usize::from(spec.months) > Limits::MONTHS {
        checker.report(SpecError::Length { found: spec.months });
    }
    let Some(start) = spec.start else {
        checker.report(SpecError::NoStart);
        return None;
    };
    let last = u32::from(start.year()) * 12 + u32::from(start.month()) - 1 + u32::from(spec.months);
    if last > 10_000 * 12 {
        checker.report(SpecError::BeyondCalendar);
    }
    let policy = checker.subject(EntityKind::Case, &spec.id);
    checker.point(&policy, "policy", &spec.policy);
    for (name, info) in super::Parameters::NAMES.iter().zip(super::Parameters::INFO) {
        let value = spec.parameters.get(name).unwrap_or(f64::NAN);
        checker.range(&checker.subject(EntityKind::Parameter, name), "value", value, info.min, info.max);
    }
    for (_, who) in &spec.rules.forbidden {
        if let Some(who) = who {
            let rules = checker.subject(EntityKind::Case, &spec.id);
            checker.index(&rules, "actions", EntityKind::Contender, who.index());
        }
    }
    Some(start)
}

/// The lengths of the lists.
fn sizes(spec: &ScenarioSpec, checker: &mut Checker) {
    use EntityKind as Kind;
    let sizes = [
        (Kind::Issue, spec.issues.len(), 0, Limits::ISSUES),
        (Kind::Charge, spec.charges.len(), 0, Limits::KINDS),
        (Kind::Contender, spec.contenders.len(), 2, Limits::CONTENDERS),
        (Kind::Notable, spec.notables.len(), 0, Limits::NOTABLES),
        (Kind::Cohort, spec.cohorts.len(), 1, Limits::KINDS),
        (Kind::Constituency, spec.constituencies.len(), 1, Limits::GROUPS),
        (Kind::Group, spec.groups.len(), 1, Limits::GROUPS),
        (Kind::Body, spec.bodies.len(), 1, Limits::KINDS),
        (Kind::Office, spec.offices.len(), 0, Limits::KINDS),
        (Kind::Rung, spec.ladder.len(), 0, Limits::KINDS),
        (Kind::Document, spec.documents.len(), 0, Limits::KINDS),
        (Kind::Event, spec.outside_events.len(), 0, Limits::EVENTS),
        (Kind::Intervention, spec.interventions.len(), 0, Limits::INTERVENTIONS),
    ];
    for (kind, found, least, limit) in sizes {
        if found < least {
            checker.report(SpecError::TooFew { kind, found, least });
        }
        if found > limit {
            checker.report(SpecError::TooMany { kind, found, limit });
        }
    }
}
