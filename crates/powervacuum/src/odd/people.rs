//! Who takes part: contenders, notables, the founder.

use powervacuum_engine::{ContenderId, Person, Scenario};

use super::table::{named, number, table};

/// The name of a person with its id.
pub(super) fn person(scenario: &Scenario, person: Person) -> String {
    match person {
        Person::Contender(id) => contender(scenario, id),
        Person::Notable(id) => {
            let notable = scenario.notable(id);
            named(&notable.name, &notable.id)
        }
    }
}

/// The name of a contender with its id.
pub(super) fn contender(scenario: &Scenario, id: ContenderId) -> String {
    let contender = scenario.contender(id);
    named(&contender.name, &contender.id)
}

/// Somebody, or nobody.
pub(super) fn patron(scenario: &Scenario, patron: Option<ContenderId>) -> String {
    patron.map_or("nobody".to_owned(), |id| contender(scenario, id))
}

/// Traits and posts of the contenders.
pub(super) fn contenders(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    let heads = [
        "contender",
        "oratory",
        "organisation",
        "theory",
        "cunning",
        "ruthlessness",
        "flexibility",
        "record",
        "prestige",
        "visibility",
    ];
    table(
        heads,
        spec.contenders.iter().map(|one| {
            let traits = &one.traits;
            let figures = [
                traits.oratory,
                traits.organisation,
                traits.theory,
                traits.cunning,
                traits.ruthlessness,
                traits.flexibility,
                traits.record,
                one.prestige,
                one.visibility,
            ];
            let mut row = [const { String::new() }; 10];
            row[0] = named(&one.name, &one.id);
            row[1..].iter_mut().zip(figures).for_each(|(cell, figure)| *cell = number(figure.get()));
            row
        }),
    )
}

/// Where contenders stand on each issue, and how vulnerable they are to each charge.
pub(super) fn standing(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    table(
        ["contender", "platform at the start", "vulnerable to"],
        spec.contenders.iter().map(|one| {
            let platform: Vec<String> = spec
                .issues
                .iter()
                .zip(one.platform)
                .map(|(issue, at)| format!("{} {}", issue.name, number(at)))
                .collect();
            let weak = spec.charges.iter().zip(&one.vulnerabilities).filter(|(_, share)| share.get() > 0.0);
            let weak: Vec<String> =
                weak.map(|(charge, share)| format!("{} {}", charge.name, number(share.get()))).collect();
            [named(&one.name, &one.id), platform.join(", "), weak.join(", ")]
        }),
    )
}

/// The notables and whom they follow.
pub(super) fn notables(scenario: &Scenario) -> String {
    table(
        ["notable", "follows", "loyalty", "rank"],
        scenario.spec().notables.iter().map(|one| {
            let follows = patron(scenario, one.patron);
            [named(&one.name, &one.id), follows, number(one.loyalty.get()), number(one.rank.get())]
        }),
    )
}

/// The failing leader, if there is one.
pub(super) fn founder(scenario: &Scenario) -> String {
    match &scenario.spec().founder {
        Some(founder) => format!(
            "The founder is {}, with an authority of {} at the start.",
            person(scenario, Person::Notable(founder.person)),
            number(founder.authority.get())
        ),
        None => "The case has no founder.".to_owned(),
    }
}

/// Trust and coalitions at the start.
pub(super) fn ties(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    let trust = table(
        ["who", "trusts", "how much"],
        spec.trust
            .iter()
            .map(|&(who, whom, value)| [contender(scenario, who), contender(scenario, whom), number(value)]),
    );
    let coalitions: Vec<String> = spec
        .coalitions
        .iter()
        .map(|set| set.iter().map(|id| scenario.contender(id).name.clone()).collect::<Vec<_>>().join(" with "))
        .collect();
    let coalitions = if coalitions.is_empty() { "none".to_owned() } else { coalitions.join("; ") };
    format!("Trust is 0 where the table has no row.\n\n{trust}\n\nCoalitions at the start: {coalitions}.")
}
