//! Relative links of Markdown files, and file names in backticks.

use crate::Complaints;
use crate::repository::{Repository, resolve};

/// Folders from which a file may be named in backticks in `ARCHITECTURE.md`.
const SHORTHAND: [&str; 2] = ["", "crates/powervacuum-engine/src"];
/// Endings by which a word in backticks is taken for a file.
const ENDINGS: [&str; 9] = [".rs", ".md", ".toml", ".csv", ".json", ".yml", ".sh", ".cff", "/"];

/// Complaints about links of all Markdown files that lead nowhere.
pub(crate) fn broken(repository: &Repository) -> Complaints {
    let mut complaints = Complaints::new();
    for file in repository.files("", ".md") {
        let Ok(text) = repository.read(&file) else { continue };
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in targets(&text) {
            let Some(path) = relative(&target) else { continue };
            if !resolve(folder, path).is_some_and(|path| repository.has(&path)) {
                complaints.push(format!("`{file}` links to `{target}`, which does not exist"));
            }
        }
    }
    complaints
}

/// Complaints about files that `document` names in backticks and that do not exist.
pub(crate) fn missing_files(repository: &Repository, document: &str) -> Complaints {
    let text = match repository.read(document) {
        Ok(text) => text,
        Err(complaint) => return vec![complaint],
    };
    let exists =
        |name: &str| SHORTHAND.iter().any(|folder| resolve(folder, name).is_some_and(|path| repository.has(&path)));
    quoted(&without_fences(&text))
        .into_iter()
        .filter(|name| names_file(name) && !exists(name))
        .map(|name| format!("`{document}` names `{name}`, which does not exist"))
        .collect()
}

fn names_file(word: &str) -> bool {
    let plain = word.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_./".contains(letter));
    plain && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// The targets of inline links, code left out.
pub(crate) fn targets(text: &str) -> Vec<String> {
    let text = without_code(&without_fences(text));
    let ends = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    ends.filter_map(|(target, _)| target.split_whitespace().next()).map(str::to_owned).collect()
}

/// The path of a link within the repository, without its anchor; none for the web and for anchors alone.
fn relative(target: &str) -> Option<&str> {
    let path = target.split('#').next().filter(|path| !path.is_empty())?;
    let elsewhere = path.contains("://") || path.starts_with("mailto:");
    (!elsewhere).then_some(path)
}

fn without_fences(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if !inside {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Every other piece between backticks is code.
fn without_code(text: &str) -> String {
    text.lines().map(|line| line.split('`').step_by(2).collect::<String>() + "\n").collect()
}

fn quoted(text: &str) -> Vec<String> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_outside_code() {
        let text = "[a](b.md) and [c](d.md#e \"title\") but `[f](g.md)`\n```\n[h](i.md)\n```\n[web](https://x.org/)\n";
        assert_eq!(targets(text), ["b.md", "d.md#e", "https://x.org/"]);
        assert_eq!(relative("d.md#e"), Some("d.md"));
        assert_eq!(relative("#e"), None);
        assert_eq!(relative("https://x.org/"), None);
    }

    #[test]
    fn names_with_an_ending_are_files() {
        assert!(names_file("month/events.rs"));
        assert!(names_file("theory/"));
        assert!(!names_file("State::apply"));
        assert!(!names_file("cargo run"));
    }
}
