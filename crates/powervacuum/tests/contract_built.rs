//! Promises about built what-ifs: they are what-ifs like any other, they leave the case alone, everything that is wrong with
//! them is said, and the block of TOML that they give does the same.

#![allow(clippy::unwrap_used)] // a test may panic

use std::sync::Arc;

use powervacuum::{Built, Case, Run};

fn stalin_stays_home() -> Vec<Built> {
    vec![
        Built::Trait { contender: "stalin".into(), name: "cunning".into(), value: 0.1 },
        Built::Office { office: "general-secretary".into(), holder: Some("molotov".into()) },
        Built::Office { office: "vsnkh".into(), holder: None },
        Built::DropEvent { event: Case::flagship().unwrap().scenario().spec().outside_events[0].id.clone() },
        Built::Parameter { name: "insight".into(), value: 0.9 },
    ]
}

fn events(case: &Arc<Case>, what_ifs: Vec<String>) -> Vec<powervacuum::engine::Event> {
    Run { what_ifs, seed: 3, ..Run::new(Arc::clone(case)) }.play().unwrap().chronicle().to_vec()
}

#[test]
fn a_built_what_if_changes_the_history_and_nothing_else() {
    let plain = Arc::new(Case::flagship().unwrap());
    let (built, id) = plain.with_built(&stalin_stays_home()).unwrap();
    let built = Arc::new(built);
    assert_eq!(built.fingerprint(), plain.fingerprint());
    assert_eq!(events(&built, Vec::new()), events(&plain, Vec::new()));
    assert_ne!(events(&built, vec![id.clone()]), events(&plain, Vec::new()));
    let (again, same) = built.with_built(&stalin_stays_home()).unwrap();
    assert_eq!(same, id);
    let count = |case: &Case| case.scenario().spec().interventions.len();
    assert_eq!((count(&again), count(&built)), (count(&plain) + 1, count(&plain) + 1));
}

#[test]
fn the_block_of_toml_does_the_same() {
    let plain = Case::flagship().unwrap();
    let (built, id) = plain.with_built(&stalin_stays_home()).unwrap();
    let block = plain.built_toml(&stalin_stays_home()).unwrap();
    let mut files = Case::builtin_files("ussr-1922").unwrap();
    let text = String::from_utf8(files.get("scenario.toml").unwrap().to_vec()).unwrap();
    files.insert("scenario.toml", format!("{text}\n{block}"));
    let pasted = Case::from_files("pasted", &files).unwrap();
    assert_eq!(events(&Arc::new(pasted), vec![id.clone()]), events(&Arc::new(built), vec![id]));
}

#[test]
fn any_name_survives_the_block() {
    let mut files = Case::builtin_files("three-heirs").unwrap();
    let case = Case::from_files("heirs", &files).unwrap();
    let changes = [Built::Trait { contender: "ada".into(), name: "theory".into(), value: 1.0 }];
    let block = case.built_toml(&changes).unwrap();
    let text = String::from_utf8(files.get("scenario.toml").unwrap().to_vec()).unwrap();
    files.insert("scenario.toml", format!("{text}\n{}", block.replace("is 1\"", "is \\\"1\\\" \\\\ all\"")));
    Case::from_files("heirs", &files).unwrap();
}

#[test]
fn everything_that_is_wrong_is_said() {
    let case = Case::flagship().unwrap();
    let wrong = [
        Built::Trait { contender: "stalim".into(), name: "cuning".into(), value: 1.5 },
        Built::Office { office: "general-secretary".into(), holder: Some("nobody".into()) },
        Built::Office { office: "general-secretary".into(), holder: None },
        Built::DropEvent { event: "rain".into() },
        Built::Parameter { name: "insight".into(), value: 7.0 },
        Built::Parameter { name: "insigt".into(), value: 0.5 },
    ];
    let error = case.with_built(&wrong).unwrap_err();
    let said = error.to_string();
    for text in [
        "change 1: there is no contender `stalim`; did you mean `stalin`?",
        "change 1: there is no trait `cuning`; did you mean `cunning`?",
        "change 1: `cuning` is 1.5, expected a number from 0 to 1",
        "change 2: there is no contender or notable `nobody`",
        "changes 2 and 3 set the same thing; leave one of them out",
        "change 4: there is no event `rain`",
        "change 5: parameter `insight` is 7, expected a number from 0 to 1",
        "change 6: there is no parameter `insigt`; did you mean `insight`?",
    ] {
        assert!(said.contains(text), "{text}: {said}");
    }
    assert!(case.with_built(&[]).unwrap_err().to_string().contains("there is no change"));
}

#[test]
fn changes_are_read_from_json_and_strangers_refused() {
    let text = r#"[{"kind":"trait","contender":"ada","trait":"cunning","value":0.5},{"kind":"office","office":"chair","holder":null},
        {"kind":"drop_event","event":"storm"},{"kind":"parameter","name":"insight","value":0.2}]"#;
    let built: Vec<Built> = serde_json::from_str(text).unwrap();
    assert_eq!(built.len(), 4);
    assert!(serde_json::from_str::<Built>(r#"{"kind":"drop_event","event":"storm","when":1}"#).is_err());
    assert!(serde_json::from_str::<Built>(r#"{"kind":"weather"}"#).is_err());
}
