//! Promises about any input: loading neither panics nor hangs, and what is wrong can be drawn.
//!
//! Caught so far: nothing.

#![allow(clippy::unwrap_used)] // a test may panic

mod three_heirs;

use std::path::Path;

use powervacuum_formats::{Files, Severity, Style, load_files, scaffold};
use proptest::prelude::*;
use proptest::sample::Index;
use three_heirs::{three_heirs, with_record};

/// Loads and draws; a refused case has at least one error.
fn digest(files: &Files) -> bool {
    match load_files(files) {
        Ok(loaded) => loaded.scenario.contender_count() >= 2,
        Err(problems) => {
            problems.render(Style { width: 80, colour: true });
            problems.to_json();
            problems.diagnostics().iter().any(|problem| problem.severity == Severity::Error)
        }
    }
}

#[derive(Clone, Debug)]
enum Mutation {
    Put(Index, u8),
    Cut(Index, u8),
    Copy(Index, Index, u8),
    Token(Index, &'static str),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let tokens = vec![
        "nan",
        "-inf",
        "1e999",
        "99999999999999999999",
        "\"",
        "'''",
        "[[",
        "{",
        "\u{0}",
        "\u{feff}",
        "\r",
        ",",
        "=",
        "é",
    ];
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Put(at, byte)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, count)| Mutation::Cut(at, count)),
        (any::<Index>(), any::<Index>(), any::<u8>()).prop_map(|(from, to, count)| Mutation::Copy(from, to, count)),
        (any::<Index>(), prop::sample::select(tokens)).prop_map(|(at, token)| Mutation::Token(at, token)),
    ]
}

fn mutate(content: &mut Vec<u8>, mutation: &Mutation) {
    if content.is_empty() {
        return;
    }
    let length = content.len();
    match mutation {
        Mutation::Put(at, byte) => content[at.index(length)] = *byte,
        Mutation::Cut(at, count) => {
            let at = at.index(length);
            content.drain(at..(at + usize::from(*count)).min(length));
        }
        Mutation::Copy(from, to, count) => {
            let from = from.index(length);
            let piece = content[from..(from + usize::from(*count)).min(length)].to_vec();
            let to = to.index(length);
            content.splice(to..to, piece);
        }
        Mutation::Token(at, token) => {
            let at = at.index(length);
            content.splice(at..at, token.bytes());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn law_mutated_cases_never_panic(changes in prop::collection::vec((any::<Index>(), mutation()), 1..6)) {
        let mut files = with_record();
        for (file, change) in &changes {
            let name = Files::NAMES[file.index(Files::NAMES.len())];
            let mut content = files.get(name).unwrap_or_default().to_vec();
            mutate(&mut content, change);
            files.insert(name, content);
        }
        prop_assert!(digest(&files));
    }

    #[test]
    fn law_any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), file in 0..Files::NAMES.len()) {
        let mut files = with_record();
        files.insert(Files::NAMES[file], bytes);
        prop_assert!(digest(&files));
    }

    #[test]
    fn law_any_scaffold_loads(id in "[a-z0-9][a-z0-9-]{0,63}") {
        prop_assert!(load_files(&scaffold(&id).unwrap()).is_ok());
    }
}

#[test]
fn the_fuzzing_corpus_is_digested() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/load");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(digest(&Files::from_bundle(&std::fs::read(&path).unwrap())), "{}", path.display());
        count += 1;
    }
    assert!(count >= 8);
}

#[test]
fn large_wrong_files_are_refused_in_good_time() {
    let mut files = three_heirs();
    files.insert("groups.csv", "a,b\n".repeat(700_000));
    assert!(digest(&files));
    files.insert("groups.csv", vec![b'"'; 4_000_000]);
    assert!(digest(&files));
    files.insert("scenario.toml", "[[event]]\n".repeat(300_000));
    assert!(digest(&files));
    files.insert("scenario.toml", vec![b'['; 4_000_000]);
    assert!(digest(&files));
}
