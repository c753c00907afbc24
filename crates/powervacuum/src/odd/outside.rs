//! What comes from outside: events, when, and with what effect.

use powervacuum_engine::{ContenderId, Effect, Scenario, Timing};

use super::organisation::{body, month};
use super::people::person;
use super::table::{named, number, signed, table};
use crate::narrate::counted;

pub(super) fn events(scenario: &Scenario) -> String {
    table(
        ["event", "when", "effects"],
        scenario.spec().outside_events.iter().map(|event| {
            let effects: Vec<String> = event.effects.iter().map(|one| effect(scenario, one)).collect();
            [named(&event.name, &event.id), timing(scenario, event.timing), effects.join("; ")]
        }),
    )
}

fn timing(scenario: &Scenario, timing: Timing) -> String {
    match timing {
        Timing::On(at) => month(scenario, at),
        Timing::Hazard { first, last, monthly } => format!(
            "{} to {}, each month with probability {}",
            month(scenario, first),
            month(scenario, last),
            number(monthly.get())
        ),
        Timing::After { event, delay_months } => format!(
            "{} after `{}`",
            counted(usize::from(delay_months), "month", "months"),
            scenario.outside_event(event).id
        ),
        Timing::Never => "never".to_owned(),
    }
}

fn effect(scenario: &Scenario, effect: &Effect) -> String {
    let spec = scenario.spec();
    let who = |id: ContenderId| scenario.contender(id).name.clone();
    let issue = |id: powervacuum_engine::IssueId| spec.issues[id.index()].name.clone();
    let document = |id: powervacuum_engine::DocumentId| spec.documents[id.index()].name.clone();
    match effect {
        Effect::FounderAuthority(share) => format!("the founder's authority is {}", number(share.get())),
        Effect::FounderDies => "the founder dies, and the legacy is open".to_owned(),
        Effect::Dies(dead) => format!("{} dies", person(scenario, *dead)),
        Effect::Incapacitates { contender, months, degree } => format!(
            "{} loses {} of its strength for {}",
            who(*contender),
            crate::percent(degree.get()),
            counted(usize::from(*months), "month", "months")
        ),
        Effect::Prestige { contender, change } => format!("prestige of {} {}", who(*contender), signed(*change)),
        Effect::Vulnerability { contender, charge, change } => {
            format!("vulnerability of {} to {} {}", who(*contender), spec.charges[charge.index()].name, signed(*change))
        }
        Effect::MovesIdeals { issue: on, change, constituency, cohort } => {
            let place = constituency.map_or(String::new(), |id| format!(" in {}", scenario.constituency(id).name));
            let of = cohort.map_or(String::new(), |id| format!(" of {}", spec.cohorts[id.index()].name));
            format!("members' ideals{of}{place} on {} {}", issue(*on), signed(*change))
        }
        Effect::Salience { issue: on, change } => format!("salience of {} {}", issue(*on), signed(*change)),
        Effect::Blame { issue: on, strength } => {
            format!("supporters of the policy on {} are blamed by up to {}", issue(*on), number(*strength))
        }
        Effect::Alarm => "all reconsider their alliances".to_owned(),
        Effect::HandsOver { document: what, to } => {
            let to: Vec<String> = to.iter().map(|&id| who(id)).collect();
            format!("{} now with {}", document(*what), to.join(", "))
        }
        Effect::Publishes(what) => format!("{} is published", document(*what)),
        Effect::Vacates(office) => format!("{} falls vacant", scenario.office(*office).name),
        Effect::Enlarges { body: of, seats } => format!("{} grows to {seats} seats", body(scenario, *of)),
        Effect::Inflow { cohort, members, months } => format!(
            "{} members join {} over {}",
            number(*members),
            spec.cohorts[cohort.index()].name,
            counted(usize::from(*months), "month", "months")
        ),
    }
}
