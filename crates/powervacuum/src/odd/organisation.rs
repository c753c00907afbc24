//! What they struggle in: issues, cohorts, constituencies, bodies.

use powervacuum_engine::{Body, BodyId, Calendar, Membership, Month, Scenario};

use super::people::{patron, person};
use super::table::{named, number, table};
use crate::narrate::{counted, month_name};

/// A month by its name.
pub(super) fn month(scenario: &Scenario, month: Month) -> String {
    month_name(scenario.calendar(month))
}

/// The name of a body.
pub(super) fn body(scenario: &Scenario, id: BodyId) -> String {
    scenario.body(id).name.clone()
}

pub(super) fn issues(scenario: &Scenario) -> String {
    table(
        ["issue", "−1 means", "+1 means", "salience", "policy in force"],
        scenario.spec().issues.iter().zip(scenario.spec().policy).map(|(issue, policy)| {
            [
                named(&issue.name, &issue.id),
                issue.low.clone(),
                issue.high.clone(),
                number(issue.salience),
                number(policy),
            ]
        }),
    )
}

pub(super) fn cohorts(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    let row = |(place, cohort): (usize, &powervacuum_engine::Cohort)| {
        let groups = spec.groups.iter().filter(|group| group.cohort.index() == place);
        [
            named(&cohort.name, &cohort.id),
            number(groups.map(|group| group.members).sum()),
            number(cohort.patronage),
            number(cohort.ideas),
            number(cohort.prestige),
            (if cohort.recruits { "yes" } else { "no" }).to_owned(),
        ]
    };
    table(
        ["cohort", "members", "weight of patronage", "of ideas", "of prestige", "takes recruits"],
        spec.cohorts.iter().enumerate().map(row),
    )
}

pub(super) fn constituencies(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    let row = |(place, one): (usize, &powervacuum_engine::Constituency)| {
        let groups = spec.groups.iter().filter(|group| group.constituency.index() == place);
        let secretary =
            one.secretary.map_or("unnamed".to_owned(), |id| person(scenario, powervacuum_engine::Person::Notable(id)));
        [
            named(&one.name, &one.id),
            number(groups.map(|group| group.members).sum()),
            number(one.delegates_per_thousand),
            secretary,
            patron(scenario, one.patron),
            format!("{} of at most {}", number(one.control.get()), number(one.control_ceiling.get())),
            number(one.growth),
        ]
    };
    table(
        ["constituency", "members", "delegates per thousand", "secretary", "patron", "control", "growth a month"],
        spec.constituencies.iter().enumerate().map(row),
    )
}

pub(super) fn bodies(scenario: &Scenario) -> String {
    let row = |one: &Body| {
        [
            named(&one.name, &one.id),
            membership(scenario, &one.membership),
            meetings(scenario, &one.calendar),
            number(one.weight.get()),
            number(one.openness.get()),
            (if one.sets_policy { "yes" } else { "no" }).to_owned(),
            one.appeal.as_ref().map_or("none".to_owned(), |appeal| {
                format!(
                    "{}, with {} of its seats after {}",
                    body(scenario, appeal.to),
                    crate::percent(appeal.signatures.get()),
                    counted(usize::from(appeal.delay_months), "month", "months")
                )
            }),
        ]
    };
    table(
        ["body", "made up of", "meets", "weight", "openness of votes", "sets policy", "overruled by"],
        scenario.spec().bodies.iter().map(row),
    )
}

fn membership(scenario: &Scenario, membership: &Membership) -> String {
    let Membership::Committee { elected_by, seats, sizes, inner_circle } = membership else {
        return "delegates of the constituencies, elected for every meeting".to_owned();
    };
    let by = elected_by.map_or("fills itself".to_owned(), |id| format!("elected by {}", body(scenario, id)));
    let grows: String = sizes.iter().map(|&(from, size)| format!(", {size} from {}", month(scenario, from))).collect();
    let circle = if *inner_circle { ", an inner circle" } else { "" };
    format!("{}{grows}, {by}{circle}", counted(seats.len(), "seat", "seats"))
}

fn meetings(scenario: &Scenario, calendar: &Calendar) -> String {
    let listed: Vec<String> = calendar.months.iter().map(|&one| month(scenario, one)).collect();
    let every = match calendar.every {
        Some(1) => Some("every month".to_owned()),
        Some(months) => Some(format!("every {months} months")),
        None => None,
    };
    let parts: Vec<String> = every.into_iter().chain(listed).collect();
    if parts.is_empty() { "only when convened".to_owned() } else { parts.join(", ") }
}

/// Who sits where at the start, by whom the holders follow.
pub(super) fn seats(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    let rows = spec.bodies.iter().flat_map(|one| {
        let Membership::Committee { seats, .. } = &one.membership else { return Vec::new() };
        let names: Vec<String> = seats
            .iter()
            .filter_map(|seat| seat.holder)
            .map(|who| match who {
                powervacuum_engine::Person::Contender(id) => scenario.contender(id).name.clone(),
                powervacuum_engine::Person::Notable(id) => scenario.notable(id).name.clone(),
            })
            .collect();
        let unnamed = seats.len() - names.len();
        vec![[one.name.clone(), names.join(", "), unnamed.to_string()]]
    });
    table(["body", "seats by name", "unnamed"], rows)
}
