//! What the description in the ODD protocol promises: everything that a case is made of is named in it, for every shipped
//! case, and the same case gives the same text.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use powervacuum::engine::{ActionKind, Parameters};
use powervacuum::{Case, action_notes, odd};

/// Every shipped case with its description.
fn described() -> Vec<(Case, String)> {
    let cases = Case::builtin_names().into_iter().map(|name| Case::builtin(&name).unwrap());
    cases.map(|case| (odd(&case).unwrap(), case)).map(|(text, case)| (case, text)).collect()
}

#[test]
fn the_seven_elements_come_in_order() {
    let elements = [
        "## 1 Purpose and patterns",
        "## 2 Entities, state variables, and scales",
        "## 3 Process overview and scheduling",
        "## 4 Design concepts",
        "## 5 Initialization",
        "## 6 Input data",
        "## 7 Submodels",
    ];
    let concepts = [
        "Basic principles",
        "Emergence",
        "Adaptation",
        "Objectives",
        "Learning",
        "Prediction",
        "Sensing",
        "Interaction",
        "Stochasticity",
        "Collectives",
        "Observation",
    ];
    for (case, text) in described() {
        let found: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(found, elements, "{}", case.name());
        for concept in concepts {
            assert!(text.contains(&format!("\n### {concept}\n")), "{}: {concept}", case.name());
        }
    }
}

#[test]
fn everything_that_a_case_is_made_of_is_named() {
    for (case, text) in described() {
        let (loaded, spec) = (case.loaded(), case.scenario().spec());
        let mut ids: Vec<&str> = Parameters::NAMES.to_vec();
        ids.extend(spec.contenders.iter().map(|one| one.id.as_str()));
        ids.extend(spec.notables.iter().map(|one| one.id.as_str()));
        ids.extend(spec.issues.iter().map(|one| one.id.as_str()));
        ids.extend(spec.charges.iter().map(|one| one.id.as_str()));
        ids.extend(spec.cohorts.iter().map(|one| one.id.as_str()));
        ids.extend(spec.constituencies.iter().map(|one| one.id.as_str()));
        ids.extend(spec.bodies.iter().map(|one| one.id.as_str()));
        ids.extend(spec.offices.iter().map(|one| one.id.as_str()));
        ids.extend(spec.ladder.iter().map(|one| one.id.as_str()));
        ids.extend(spec.documents.iter().map(|one| one.id.as_str()));
        ids.extend(spec.outside_events.iter().map(|one| one.id.as_str()));
        ids.extend(spec.interventions.iter().map(|one| one.id.as_str()));
        ids.extend(loaded.patterns.iter().map(|one| one.id.as_str()));
        let falls: Vec<String> = loaded.falls.iter().map(|fall| format!("{}-{}", fall.contender, fall.rung)).collect();
        ids.extend(falls.iter().map(String::as_str));
        for id in ids {
            assert!(text.contains(&format!("`{id}`")), "{}: `{id}` is missing", case.name());
        }
        for kind in ActionKind::ALL {
            assert!(text.contains(&format!("| `{}`: ", kind.name())), "{}: {}", case.name(), kind.name());
        }
    }
}

#[test]
fn values_of_the_case_stand_beside_defaults_and_priors() {
    for (case, text) in described() {
        let defaults = Parameters::default();
        for name in Parameters::NAMES {
            let value = case.scenario().parameters().get(name);
            let row = text.lines().find(|line| line.starts_with(&format!("| `{name}` |"))).unwrap();
            let cells: Vec<&str> = row.split(" | ").collect();
            assert_eq!(cells[3] == "–", value == defaults.get(name), "{}: {row}", case.name());
            let has_prior = case.loaded().priors.iter().any(|prior| prior.parameter == **name);
            assert_eq!(cells[4] != "–", has_prior, "{}: {row}", case.name());
        }
    }
}

#[test]
fn the_same_case_gives_the_same_text_and_no_link_leads_out_of_it() {
    for (case, text) in described() {
        assert_eq!(odd(&case).unwrap(), text);
        assert!(!text.contains("]("), "{}", case.name());
        assert!(!text.contains("NaN") && !text.contains("inf "), "{}", case.name());
    }
}

#[test]
fn what_is_said_of_actions_is_what_the_engine_says() {
    let notes = action_notes();
    assert_eq!(notes.len(), ActionKind::ALL.len());
    assert!(notes.iter().all(|note| !note.needs.is_empty() && !note.effect.is_empty()));
}
