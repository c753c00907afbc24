//! What a what-if changes, in English.

use powervacuum_engine::{Change, Exchanged, Scenario};

use crate::narrate::{Names, month_name, percent};

/// Changes that are told one by one; what is beyond is counted.
const TOLD: usize = 4;

/// The changes as clauses, separated by semicolons, without a capital and without a full stop.
pub(crate) fn changes_in_words(scenario: &Scenario, changes: &[Change]) -> String {
    let told = if changes.len() > TOLD { TOLD - 1 } else { TOLD };
    let mut clauses: Vec<String> = changes.iter().take(told).map(|change| clause(scenario, change)).collect();
    if changes.len() > told {
        clauses.push(format!("and {} more changes", changes.len() - told));
    }
    clauses.join("; ")
}

fn clause(scenario: &Scenario, change: &Change) -> String {
    let names = Names(scenario);
    let spec = scenario.spec();
    match change {
        Change::Trait { contender, name, value } => {
            let name = format!("{name:?}").to_lowercase();
            format!("the {name} of {} is {}", names.contender(*contender), value.get())
        }
        Change::Vulnerability { contender, charge, value } => format!(
            "{} is open to the charge of {} at {}",
            names.contender(*contender),
            spec.charges[charge.index()].name,
            value.get()
        ),
        Change::Platform { contender, .. } => format!("{} starts from another platform", names.contender(*contender)),
        Change::Office { office, holder: Some(holder) } => {
            format!("{} is {} at the start", names.person(*holder), names.office(*office))
        }
        Change::Office { office, holder: None } => format!("nobody is {} at the start", names.office(*office)),
        Change::Secretary { constituency, patron, .. } => {
            let patron = patron.map_or("nobody", |patron| names.contender(patron));
            format!("the secretary of {} follows {patron} at the start", names.place(*constituency))
        }
        Change::DropEvent { event } => format!("this does not happen: {}", scenario.outside_event(*event).name),
        Change::MoveEvent { event, month } => {
            let month = month_name(scenario.calendar(*month));
            format!("this happens in {month}: {}", scenario.outside_event(*event).name)
        }
        Change::Publish { document, month } => {
            let month = month_name(scenario.calendar(*month));
            format!("{} is published in {month}", spec.documents[document.index()].name)
        }
        Change::Forbid { action, contender: None } => format!("nobody can {}", action.name()),
        Change::Forbid { action, contender: Some(contender) } => {
            format!("{} cannot {}", names.contender(*contender), action.name())
        }
        Change::Threshold { rung: None, value } => {
            format!("every rung takes more than {} of the votes", percent(value.get()))
        }
        Change::Threshold { rung: Some(rung), value } => {
            let rung = &spec.ladder[rung.index()].name;
            format!("“{rung}” takes more than {} of the votes", percent(value.get()))
        }
        Change::BodyWeight { body, value } => {
            format!("{} has {} of all weight", names.body(*body), percent(value.get()))
        }
        Change::Parameter { name, value } => format!("the parameter {name} is {value}"),
        Change::Exchange { a, b, what } => {
            let what = match what {
                Exchanged::Traits => "abilities and standing",
                Exchanged::Posts => "posts and followers",
            };
            format!("{} and {} have each other's {what}", names.contender(*a), names.contender(*b))
        }
        Change::NoAppointments => "offices fill no posts by themselves".to_owned(),
        Change::TrueSight => "everyone sees real power".to_owned(),
        Change::CoalitionsByLot => "coalitions are made by lot".to_owned(),
    }
}
