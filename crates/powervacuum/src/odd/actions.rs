//! What contenders can do, from the headers of the engine's action files.
//!
//! A header reads `Name: what it is.`, then `*Needs* …`, `*Effect*: …` and, where there is one, `*Source*: …`. A work that
//! a header names in brackets counts as its source as well.

use powervacuum_engine::ActionKind;

/// The files of the actions.
macro_rules! sources {
    ($($file:literal),*) => { [$(include_str!(concat!("../../../powervacuum-engine/src/action/", $file, ".rs"))),*] };
}

const SOURCES: [&str; 14] = sources![
    "ally", "appoint", "bide", "claim", "court", "denounce", "enrol", "leave", "motion", "publish", "recant", "reveal",
    "shift", "tour"
];

/// What a header says of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionNote {
    /// The name of its kind, as in files.
    pub kind: String,
    /// What it is.
    pub summary: String,
    /// What a contender needs for it.
    pub needs: String,
    /// What it does.
    pub effect: String,
    /// Where it comes from; a dash for a rule of this model's own.
    pub source: String,
}

/// What the engine's headers say of each kind of action, in the order of [`ActionKind::ALL`]. An action whose file has no
/// proper header is missing.
pub fn action_notes() -> Vec<ActionNote> {
    let notes: Vec<ActionNote> = SOURCES.into_iter().filter_map(note).collect();
    let of_kind = |kind: ActionKind| notes.iter().find(|note| note.kind == kind.name()).cloned();
    ActionKind::ALL.into_iter().filter_map(of_kind).collect()
}

fn note(text: &str) -> Option<ActionNote> {
    let lines = text.lines().take_while(|line| line.starts_with("//!"));
    let whole = lines.map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>().join(" ");
    let (title, rest) = whole.split_once(':')?;
    let (summary, rest) = rest.split_once("*Needs*")?;
    let (needs, rest) = rest.split_once("*Effect*")?;
    let (effect, source) = rest.split_once("*Source*").unwrap_or((rest, ""));
    let kind = title.split_whitespace().next()?.to_lowercase();
    let source = match (cell(source), cited(effect)) {
        (source, _) if !source.is_empty() => source,
        (_, Some(cited)) => cited,
        _ => "–".to_owned(),
    };
    Some(ActionNote { kind, summary: cell(summary), needs: cell(needs), effect: cell(effect), source })
}

/// The first remark in brackets that names a year.
fn cited(text: &str) -> Option<String> {
    let mut remarks = text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(remark, _)| remark);
    let is_year = |word: &str| word.len() == 4 && word.chars().all(|letter| letter.is_ascii_digit());
    let names_year = |remark: &&str| remark.split(|letter: char| !letter.is_alphanumeric()).any(is_year);
    remarks.find(names_year).map(cell)
}

fn cell(text: &str) -> String {
    let text = text.trim().trim_start_matches(':').trim().trim_end_matches('.');
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_header() {
        let kinds: Vec<String> = action_notes().into_iter().map(|note| note.kind).collect();
        assert_eq!(kinds, ActionKind::ALL.map(ActionKind::name));
    }

    #[test]
    fn header_is_taken_apart() {
        let text = "//! Claim the crown: say it is\n//! mine.\n//!\n//! *Needs* a throne. *Effect*: a quarrel\n//! (Bloggs 1980). It\n//! ends.\n\nuse x;\n";
        let note = note(text).expect("the header is complete");
        assert_eq!(note.kind, "claim");
        assert_eq!(note.summary, "say it is mine");
        assert_eq!(note.needs, "a throne");
        assert_eq!(note.effect, "a quarrel (Bloggs 1980). It ends");
        assert_eq!(note.source, "Bloggs 1980");
    }

    #[test]
    fn file_without_needs_is_no_action() {
        assert_eq!(note("//! The kinds of action: the registry.\n"), None);
    }
}
