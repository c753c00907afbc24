//! What other documents of the model say, quoted: so the description cannot say anything else.

use super::table::table;

/// The model, as the repository has it.
const MODEL: &str = include_str!("../../../../docs/model.md");
/// The architecture, whose table names the phases of a month.
const ARCHITECTURE: &str = include_str!("../../../../ARCHITECTURE.md");
/// Where draws are named.
const DRAWS: &str = include_str!("../../../powervacuum-engine/src/chance.rs");

/// The text of a section of the model, by the words of its heading, without links; none if there is no such section.
pub(super) fn section(heading: &str) -> Option<String> {
    let mut parts = MODEL.split("\n## ").skip(1);
    let text = parts.find_map(|part| {
        let (title, text) = part.split_once('\n')?;
        let words = title.split_once(". ").map_or(title, |(_, words)| words);
        (words == heading).then_some(text)
    })?;
    Some(without_links(text.trim()))
}

/// A section, quoted as a block.
pub(super) fn quoted(heading: &str) -> String {
    let text = section(heading).unwrap_or_default();
    let line = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// `[words](target)` as words alone: a description is read where the targets are not.
fn without_links(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let (Some(open), Some((_, behind))) = (before.rfind('['), after.split_once(')')) else { break };
        kept.push_str(&before[..open]);
        kept.push_str(&before[open + 1..]);
        rest = behind;
    }
    kept + rest
}

/// Without the remarks in brackets that name a file.
fn without_files(text: &str) -> String {
    match text.split_once(" (`") {
        Some((before, after)) => before.to_owned() + after.split_once("`)").map_or("", |(_, rest)| rest),
        None => text.to_owned(),
    }
}

/// The phases of a month, in order, and what happens in each.
pub(super) fn phases() -> Vec<(String, String)> {
    let rows = ARCHITECTURE.lines().skip_while(|line| !line.starts_with("| phase |")).skip(2);
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        Some(((*cells.first()?).to_owned(), (*cells.get(2)?).to_owned()))
    };
    rows.take_while(|line| line.starts_with('|')).filter_map(row).collect()
}

/// The random draws of the engine: the name of each, and what it decides.
pub(super) fn draws() -> Vec<(String, String)> {
    let list =
        DRAWS.split_once("pub enum Purpose {").and_then(|(_, rest)| rest.split_once("\n}")).map(|(list, _)| list);
    let mut draws = Vec::new();
    let mut about = Vec::new();
    for line in list.unwrap_or_default().lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("/// ") {
            about.push(text);
        } else if let Some((name, _)) = line.split_once(" = ") {
            draws.push((name.to_owned(), std::mem::take(&mut about).join(" ")));
        }
    }
    draws
}

pub(super) fn phase_table() -> String {
    table(
        ["phase", "what happens"],
        phases().into_iter().map(|(name, what)| [name, without_files(&without_links(&what))]),
    )
}

pub(super) fn draw_table() -> String {
    table(["draw", "what it decides"], draws().into_iter().map(|(name, what)| [format!("`{name}`"), what]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_give_way_to_their_words() {
        assert_eq!(without_links("see [the model](../a.md), [b](c) in [0, 1]"), "see the model, b in [0, 1]");
    }

    #[test]
    fn every_quoted_section_is_there() {
        for heading in super::super::QUOTED {
            assert!(section(heading).is_some_and(|text| text.len() > 200), "docs/model.md has no `{heading}`");
        }
    }

    #[test]
    fn eight_phases_and_every_draw_are_found() {
        let names: Vec<String> = phases().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), 8, "{names:?}");
        assert!(names[0].starts_with('1') && names[7].starts_with('8'));
        let draws = draws();
        assert!(draws.len() >= 20 && draws.iter().all(|(_, about)| !about.is_empty()), "{draws:?}");
        assert!(draws.iter().any(|(name, _)| name == "Vote"));
    }
}
