//! By which rules: offices, the ladder, charges, documents, what is out of reach.

use powervacuum_engine::{Office, Rung, Scenario};

use super::organisation::{body, month};
use super::people::{contender, person};
use super::table::{named, number, signed, table};
use crate::percent;

pub(super) fn offices(scenario: &Scenario) -> String {
    table(
        ["office", "held by", "filled by", "powers"],
        scenario.spec().offices.iter().map(|office| {
            let holder = office.holder.map_or("nobody".to_owned(), |who| person(scenario, who));
            [named(&office.name, &office.id), holder, body(scenario, office.body), powers(scenario, office)]
        }),
    )
}

fn powers(scenario: &Scenario, office: &Office) -> String {
    let powers = &office.powers;
    let places = |list: &[powervacuum_engine::ConstituencyId]| {
        list.iter().map(|&id| scenario.constituency(id).name.clone()).collect::<Vec<_>>().join(", ")
    };
    let mut words = Vec::new();
    if powers.appoints > 0.0 {
        let reach = if powers.appoints_in.is_empty() { "everywhere".to_owned() } else { places(&powers.appoints_in) };
        words.push(format!("appoints {} ({reach})", number(powers.appoints)));
    }
    for (name, value) in [
        ("press", powers.press),
        ("coercion", powers.coercion),
        ("agenda", powers.agenda),
        ("rank", powers.rank),
        ("ceremony", powers.ceremony),
    ] {
        if value > 0.0 {
            words.push(format!("{name} {}", number(value)));
        }
    }
    if !powers.slate.is_empty() {
        let bodies: Vec<String> = powers.slate.iter().map(|&id| body(scenario, id)).collect();
        words.push(format!("drafts the list of {}", bodies.join(", ")));
    }
    if !powers.base.is_empty() {
        words.push(format!("at home in {}", places(&powers.base)));
    }
    if powers.enrols {
        words.push("enrols".to_owned());
    }
    words.join("; ")
}

pub(super) fn ladder(scenario: &Scenario) -> String {
    let row = |(place, rung): (usize, &Rung)| {
        let bodies: Vec<String> = rung.bodies.iter().map(|&id| body(scenario, id)).collect();
        [
            (place + 1).to_string(),
            named(&rung.name, &rung.id),
            bodies.join(" with "),
            percent(rung.threshold.get()),
            takes(scenario, rung),
            number(rung.norm_cost),
        ]
    };
    table(
        ["rung", "state", "voted on by", "more than", "takes", "price while norms bind"],
        scenario.spec().ladder.iter().enumerate().map(row),
    )
}

fn takes(scenario: &Scenario, rung: &Rung) -> String {
    let mut words = Vec::new();
    if rung.strips_office {
        words.push("an office".to_owned());
    }
    words.extend(rung.removes_from.iter().map(|&id| format!("seats in {}", body(scenario, id))));
    if rung.expels {
        words.push("membership".to_owned());
    }
    if rung.exiles {
        words.push("the way back".to_owned());
    }
    if rung.prestige_loss.get() > 0.0 {
        words.push(format!("{} of prestige", percent(rung.prestige_loss.get())));
    }
    if rung.coercion > 0.0 {
        words.push(format!("needs armed force of {}", number(rung.coercion)));
    }
    words.join("; ")
}

pub(super) fn charges(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    table(
        ["charge", "judged by", "in use"],
        spec.charges.iter().map(|charge| {
            let issue = charge.issue.map_or("the past".to_owned(), |id| spec.issues[id.index()].name.clone());
            let use_ = match (charge.first, charge.last) {
                (None, None) => "always".to_owned(),
                (Some(first), None) => format!("from {}", month(scenario, first)),
                (None, Some(last)) => format!("to {}", month(scenario, last)),
                (Some(first), Some(last)) => format!("{} to {}", month(scenario, first), month(scenario, last)),
            };
            [named(&charge.name, &charge.id), issue, use_]
        }),
    )
}

pub(super) fn documents(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    table(
        ["document", "held by", "effect on prestige", "left each month after the founder's death", "discretion"],
        spec.documents.iter().map(|document| {
            let holders: Vec<String> = document.holders.iter().map(|&id| contender(scenario, id)).collect();
            let hit = spec.contenders.iter().zip(&document.effects).filter(|(_, effect)| **effect != 0.0);
            let effects: Vec<String> = hit.map(|(one, effect)| format!("{} {}", one.name, signed(*effect))).collect();
            [
                named(&document.name, &document.id),
                holders.join(", "),
                effects.join(", "),
                percent(document.persistence.get()),
                number(document.discretion),
            ]
        }),
    )
}

/// What the rules of the case exclude.
pub(super) fn exclusions(scenario: &Scenario) -> String {
    let rules = &scenario.spec().rules;
    let mut list: Vec<String> = rules
        .forbidden
        .iter()
        .map(|(kind, who)| match who {
            Some(id) => format!("`{}` is out of reach for {}", kind.name(), contender(scenario, *id)),
            None => format!("`{}` is out of reach for everybody", kind.name()),
        })
        .collect();
    for (holds, words) in [
        (rules.true_sight, "everybody sees real power"),
        (rules.no_routine_appointments, "offices fill no posts routinely"),
        (rules.coalitions_by_lot, "coalitions are made by lot"),
        (rules.plays_on, "the struggle goes on to its last month although somebody dominates"),
    ] {
        if holds {
            list.push(words.to_owned());
        }
    }
    if list.is_empty() { "The case excludes nothing.".to_owned() } else { format!("In this case {}.", list.join("; ")) }
}

/// The named what-ifs.
pub(super) fn what_ifs(scenario: &Scenario) -> String {
    table(
        ["what-if", "what is different"],
        scenario.spec().interventions.iter().map(|one| [format!("`{}`", one.id), one.name.clone()]),
    )
}
