//! Promises about good cases: they load, the order of rows and entries does not matter, and each file counts.
//!
//! Caught so far: nothing.

#![allow(clippy::unwrap_used)] // a test may panic

mod three_heirs;

use powervacuum_formats::{Files, load_files, load_folder, scaffold, schema, table_columns};
use proptest::prelude::*;
use three_heirs::{edit, three_heirs, with_record};

fn text(problems: &powervacuum_formats::Problems) -> String {
    problems.render(powervacuum_formats::Style { width: 100, colour: false })
}

#[test]
fn three_heirs_loads_without_warnings() {
    let loaded = load_folder(&three_heirs::folder()).unwrap_or_else(|problems| panic!("{}", text(&problems)));
    assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
    assert_eq!(loaded.scenario.contender_count(), 3);
    assert_eq!(loaded.sources.len(), 1);
    assert!(loaded.facts.iter().any(|fact| fact.subject == "ada" && fact.sources == ["invented"]));
}

#[test]
fn every_intervention_of_three_heirs_applies() {
    let scenario = load_files(&three_heirs()).unwrap().scenario;
    let names: Vec<&str> = scenario.spec().interventions.iter().map(|what_if| what_if.id.as_str()).collect();
    assert_eq!(scenario.with(&names).unwrap().applied().len(), names.len());
}

#[test]
fn the_scaffold_loads() {
    let loaded = load_files(&scaffold("a-case").unwrap()).unwrap_or_else(|problems| panic!("{}", text(&problems)));
    assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
    assert_eq!(loaded.scenario.spec().id, "a-case");
    assert!(scaffold("A case").is_err() && scaffold("../up").is_err() && scaffold("").is_err());
}

/// Blocks of `scenario.toml` that begin with a table header, shuffled; rungs stay in order.
fn shuffled(files: &Files, mut rank: impl FnMut() -> u32) -> Files {
    let mut result = Files::new();
    for (name, content) in files.iter() {
        let content = String::from_utf8(content.to_vec()).unwrap();
        let text = if name == "scenario.toml" {
            let mut blocks: Vec<String> = Vec::new();
            for line in content.lines() {
                if line.starts_with('[') || blocks.is_empty() {
                    blocks.push(String::new());
                }
                let block = blocks.last_mut().unwrap();
                block.push_str(line);
                block.push('\n');
            }
            let head = blocks.remove(0);
            let (rungs, others): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|b| b.starts_with("[[rung]]"));
            let mut others: Vec<_> = others.into_iter().map(|block| (rank(), block)).collect();
            others.sort();
            head + &others.into_iter().map(|(_, block)| block).collect::<String>() + &rungs.concat()
        } else {
            let (head, rows) = content.split_once('\n').unwrap();
            let mut rows: Vec<_> = rows.lines().map(|row| (rank(), row)).collect();
            rows.sort();
            rows.iter().fold(format!("{head}\n"), |text, (_, row)| text + row + "\n")
        };
        result.insert(name, text);
    }
    result
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn law_order_of_rows_and_entries_does_not_matter(ranks in prop::collection::vec(any::<u32>(), 128)) {
        let files = with_record();
        let mut ranks = ranks.into_iter().cycle();
        let other = load_files(&shuffled(&files, || ranks.next().unwrap()));
        let other = other.unwrap_or_else(|problems| panic!("{}", text(&problems)));
        let loaded = load_files(&files).unwrap();
        prop_assert_eq!(&loaded.scenario, &other.scenario);
        prop_assert_eq!(&loaded.facts, &other.facts);
        let sorted = |mut rows: Vec<String>| {
            rows.sort();
            rows
        };
        let rows = |loaded: &powervacuum_formats::Loaded| {
            let patterns = loaded.patterns.iter().map(|row| format!("{row:?}"));
            let priors = loaded.priors.iter().map(|row| format!("{row:?}"));
            sorted(loaded.falls.iter().map(|row| format!("{row:?}")).chain(patterns).chain(priors).collect())
        };
        prop_assert_eq!(rows(&loaded), rows(&other));
    }
}

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    let files = with_record();
    let dos: Files = files
        .iter()
        .map(|(name, content)| {
            let text = String::from_utf8(content.to_vec()).unwrap().replace('\n', "\r\n");
            (name.to_owned(), [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat())
        })
        .collect();
    assert_eq!(dos.fingerprint(), files.fingerprint());
    let loaded = load_files(&dos).unwrap_or_else(|problems| panic!("{}", text(&problems)));
    assert_eq!(loaded.scenario, load_files(&files).unwrap().scenario);
}

#[test]
fn the_fingerprint_changes_with_the_content() {
    let files = three_heirs();
    let other = edit("groups.csv", "300", "301");
    assert_ne!(files.fingerprint(), other.fingerprint());
    assert_eq!(files.fingerprint().to_string().len(), 64);
}

#[test]
fn contract_the_schema_is_stable() {
    insta::assert_snapshot!("schema", serde_json::to_string_pretty(&schema()).unwrap());
}

#[test]
fn the_example_keeps_to_the_columns() {
    for (name, content) in three_heirs().iter() {
        let Some(columns) = table_columns(name) else { continue };
        let header = String::from_utf8_lossy(content).lines().next().unwrap().to_owned();
        assert!(columns.iter().all(|(column, _)| header.split(',').any(|found| found == *column)), "{name}");
    }
}

#[test]
fn a_scaffold_can_be_written_and_read_back() {
    let folder = std::env::temp_dir().join(format!("powervacuum-scaffold-{}", std::process::id()));
    let files = scaffold("written").unwrap();
    files.write_to(&folder).unwrap();
    assert!(files.write_to(&folder).is_err(), "nothing is overwritten");
    let loaded = load_folder(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(loaded.unwrap().fingerprint, files.fingerprint());
}

/// Every name of a key, a column and a kind in the schema.
fn names_of(schema: &serde_json::Value, names: &mut std::collections::BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                if let ("properties", Some(properties)) = (key.as_str(), value.as_object()) {
                    names.extend(properties.keys().cloned());
                }
                if let ("const", Some(kind)) = (key.as_str(), value.as_str()) {
                    names.insert(kind.to_owned());
                }
                names_of(value, names);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| names_of(item, names)),
        _ => {}
    }
}

#[test]
fn contract_the_book_explains_every_key_and_column() {
    let book = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/book/src/scenario-format.md");
    let book = std::fs::read_to_string(book).unwrap();
    let words: std::collections::BTreeSet<&str> = book
        .split('`')
        .skip(1)
        .step_by(2)
        .flat_map(|code| code.split(|c: char| !(c.is_alphanumeric() || c == '_')))
        .collect();
    let mut names = std::collections::BTreeSet::new();
    names_of(&schema(), &mut names);
    let silent: Vec<_> = names.iter().filter(|name| !words.contains(name.as_str())).collect();
    assert!(names.len() > 100 && silent.is_empty(), "the book does not explain {silent:?}");
}
