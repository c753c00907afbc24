//! Promised: the engine knows no case. Its sources, comments and unit tests included, name no person, place, body or
//! office of a shipped scenario and no year of one; what a contender did can therefore not be written into the rules.
//!
//! Words come from the scenarios themselves: ids and names of contenders, notables, constituencies, bodies and offices,
//! split into words of four letters or more, less the ordinary English words below. Years from 1900 to 1999 may stand
//! in comments only, after the name of an author.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Ordinary words that scenarios use in names. A word belongs here if it would be found in the statutes of any
/// organisation; a title, a place or an organ of one case does not.
const ORDINARY: [&str; 51] = [
    "acting",
    "apparatus",
    "armed",
    "army",
    "black",
    "board",
    "bureau",
    "central",
    "centre",
    "chair",
    "commander",
    "commission",
    "committee",
    "conference",
    "congress",
    "control",
    "council",
    "defence",
    "deputy",
    "earth",
    "east",
    "editor",
    "executive",
    "first",
    "forces",
    "foreign",
    "founder",
    "general",
    "government",
    "head",
    "industrial",
    "industry",
    "institute",
    "labour",
    "meeting",
    "north",
    "offices",
    "other",
    "party",
    "personnel",
    "police",
    "political",
    "provinces",
    "secretariat",
    "secretary",
    "state",
    "trade",
    "union",
    "unions",
    "west",
    "works",
];

/// The sections of a `scenario.toml` whose ids and names are names of the case.
const SECTIONS: [&str; 5] = ["contender", "notable", "constituency", "body", "office"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Words of four letters or more, in lower case; identifiers come apart at underscores and capitals.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut after_small = false;
    for letter in text.chars().chain(std::iter::once(' ')) {
        if !letter.is_alphabetic() || (letter.is_uppercase() && after_small) {
            found.push(std::mem::take(&mut word));
        }
        if letter.is_alphabetic() {
            word.extend(letter.to_lowercase());
        }
        after_small = letter.is_lowercase();
    }
    found.retain(|word| word.chars().count() >= 4);
    found
}

/// Ids and names in a `scenario.toml`: `id = "…"` and `name = "…"` of the sections that matter.
fn names_in_toml(text: &str) -> Vec<String> {
    let mut relevant = false;
    let mut names = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            relevant = SECTIONS.iter().any(|section| line.starts_with(&format!("[[{section}]]")));
        } else if relevant && (line.starts_with("id =") || line.starts_with("name =")) {
            names.extend(line.split('"').nth(1).map(str::to_owned));
        }
    }
    names
}

/// The columns `id` and `name` of a table; a cell in quotes may hold commas.
fn names_in_csv(text: &str) -> Vec<String> {
    let mut rows = text.lines().map(cells);
    let head = rows.next().unwrap_or_default();
    let wanted: Vec<usize> = (0..head.len()).filter(|&column| head[column] == "id" || head[column] == "name").collect();
    rows.flat_map(|row| wanted.iter().filter_map(|&column| row.get(column).cloned()).collect::<Vec<_>>()).collect()
}

fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in row.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("there is always a cell").push(letter),
        }
    }
    cells
}

/// The words by which the shipped cases could be recognised.
fn case_words() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for case in fs::read_dir(root().join("scenarios")).expect("there are scenarios").flatten() {
        let read = |name: &str| fs::read_to_string(case.path().join(name)).unwrap_or_default();
        let mut names = names_in_toml(&read("scenario.toml"));
        names.extend(names_in_csv(&read("notables.csv")));
        names.extend(names_in_csv(&read("constituencies.csv")));
        found.extend(names.iter().flat_map(|name| words(name)));
    }
    found.retain(|word| !ORDINARY.contains(&word.as_str()));
    found
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the engine has sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Everything in a source by which a case could be recognised.
fn findings(source: &str, case: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut author_before = false;
    for (index, line) in source.lines().enumerate() {
        let names = words(line).into_iter().filter(|word| case.contains(word));
        found.extend(names.map(|word| format!("line {}: `{word}`", index + 1)));
        let comment = line.trim_start().starts_with("//");
        for token in line.split(|letter: char| letter.is_whitespace() || "()[];:\"'*,".contains(letter)) {
            if is_year(token) && !(comment && author_before) {
                found.push(format!("line {}: `{token}`", index + 1));
            }
            if token.starts_with(|letter: char| letter.is_alphabetic()) {
                author_before = token.starts_with(char::is_uppercase);
            }
        }
    }
    found
}

/// A year of the twentieth century, alone or at the head of a date.
fn is_year(token: &str) -> bool {
    let digits: String = token.chars().take_while(char::is_ascii_digit).collect();
    let rest = &token[digits.len()..];
    digits.len() == 4
        && digits.starts_with("19")
        && !rest.starts_with(['.', '_'])
        && !rest.starts_with(char::is_alphabetic)
}

#[test]
fn contract_engine_names_no_case() {
    let case = case_words();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 20, "the engine's sources are found");
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("a source can be read");
        all.extend(findings(&source, &case).into_iter().map(|finding| format!("{}, {finding}", file.display())));
    }
    assert!(all.is_empty(), "the engine names a case:\n{}", all.join("\n"));
}

#[test]
fn contender_of_a_shipped_case_is_found_wherever_it_hides() {
    let case = case_words();
    assert!(case.contains("cleo") && case.contains("dora"), "contenders and notables are read: {case:?}");
    for source in ["if name == \"Cleo\" {", "fn favour_cleo() {}", "struct CleoWins;", "// Cleo is stronger"] {
        assert_eq!(findings(source, &case).len(), 1, "{source}");
    }
    assert_eq!(findings("fn appoint_secretary(office: Office) {}", &case), Vec::<String>::new());
}

#[test]
fn office_of_a_case_is_found_and_an_ordinary_word_is_not() {
    let toml = "[[body]]\nkey = 1\nid = \"politburo\"\nname = \"Political Bureau\"\n[[event]]\nid = \"harvest\"\n";
    let case: BTreeSet<String> = names_in_toml(toml).iter().flat_map(|name| words(name)).collect();
    assert_eq!(findings("/// The seats of a politburo.", &case), ["line 1: `politburo`"]);
    assert_eq!(findings("/// The harvest of a month.", &case), Vec::<String>::new());
    assert_eq!(names_in_csv("key,id,name\n7,tula,\"Ivanovo, Tula\"\n"), ["tula", "Ivanovo, Tula"]);
}

#[test]
fn years_stand_behind_authors_only() {
    let case = BTreeSet::new();
    for cited in
        ["//! Acemoglu, Egorov & Sonin 2008", "/// contest (Tullock 1980)", "//! Cody & Waite, *Manual*, 1980."]
    {
        assert_eq!(findings(cited, &case), Vec::<String>::new(), "{cited}");
    }
    for dated in
        ["let start = 1922;", "// in the year 1924", "\"1922-04\"", "Month::of(1929, 12)", "// Tullock wrote in 1980"]
    {
        assert_eq!(findings(dated, &case).len(), 1, "{dated}");
    }
    assert_eq!(findings("const C: f64 = 1922.5; let x = 0x1922; let n = 19_220;", &case), Vec::<String>::new());
}
