//! The glossary: sorted, and complete as far as lists in the code say what must be in it.

use powervacuum_engine::ActionKind;

use crate::Complaints;
use crate::repository::Repository;

const GLOSSARY: &str = "docs/book/src/glossary.md";
const PHASES: &str = "crates/powervacuum-engine/src/month/mod.rs";

/// Complaints about order and missing words.
pub(crate) fn check(repository: &Repository) -> Complaints {
    match (repository.read(GLOSSARY), repository.read(PHASES)) {
        (Ok(glossary), Ok(month)) => {
            let words = entries(&glossary);
            let mut complaints = unsorted(&words);
            let actions = ActionKind::ALL.iter().map(|kind| kind.name().to_owned());
            complaints.extend(missing(&words, actions.chain(phases(&month))));
            complaints
        }
        (glossary, month) => glossary.err().into_iter().chain(month.err()).collect(),
    }
}

/// The words that have an entry: `- **word**: meaning`.
fn entries(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("- **"));
    lines.filter_map(|rest| rest.split_once("**")).map(|(word, _)| word.to_lowercase()).collect()
}

fn unsorted(words: &[String]) -> Complaints {
    let wrong = words.windows(2).filter(|pair| pair[0] >= pair[1]);
    wrong.map(|pair| format!("`{GLOSSARY}`: `{}` stands before `{}`", pair[0], pair[1])).collect()
}

fn missing(words: &[String], wanted: impl Iterator<Item = String>) -> Complaints {
    let absent = wanted.filter(|word| !words.contains(word));
    absent.map(|word| format!("`{GLOSSARY}`: `{word}` has no entry")).collect()
}

/// The phases of a month, as the header of the module lists them: a number, a stop, the name of a module as a link.
fn phases(text: &str) -> Vec<String> {
    let header: String = text.lines().filter_map(|line| line.strip_prefix("//!")).collect();
    let names = header.split(". [`").skip(1).filter_map(|rest| rest.split_once("`]"));
    names.map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_absence_are_noticed() {
        let words = entries("# Glossary\n\n- **Bide**: lie low.\n- **ally**: join.\n");
        assert_eq!(words, ["bide", "ally"]);
        assert_eq!(unsorted(&words).len(), 1);
        assert_eq!(missing(&words, ["ally".to_owned(), "tour".to_owned()].into_iter()).len(), 1);
    }

    #[test]
    fn phases_are_read_from_the_module_header() {
        let text = "//! In order.\n//!\n//! 1. [`events`] from outside, 2. [`appointments`],\n//! 3. [`perception`].\n";
        assert_eq!(phases(text), ["events", "appointments", "perception"]);
    }
}
