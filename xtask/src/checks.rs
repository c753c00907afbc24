//! What must hold of the documents.

use crate::contents::{BOOK, FILE};
use crate::repository::{Repository, resolve};
use crate::{Complaints, generated, glossary, links};

const PREFIX: &str = "powervacuum";

/// Everything that is wrong; empty if all is well.
pub(crate) fn check(repository: &Repository) -> Complaints {
    let mut complaints = stale(repository);
    complaints.extend(glossary::check(repository));
    complaints.extend(links::broken(repository));
    complaints.extend(links::missing_files(repository, "ARCHITECTURE.md"));
    complaints.extend(unlisted(repository));
    complaints.extend(misnamed(repository));
    complaints
}

/// Generated pages that differ from what would be generated now.
fn stale(repository: &Repository) -> Complaints {
    let pages = match generated(repository) {
        Ok(pages) => pages,
        Err(complaints) => return complaints,
    };
    let old = pages.into_iter().filter(|(path, text)| repository.read(path).as_ref() != Ok(text));
    old.map(|(path, _)| format!("`{path}` is stale: run `cargo run -p xtask -- docs`")).collect()
}

/// Pages of the book that its table of contents does not list.
fn unlisted(repository: &Repository) -> Complaints {
    let contents = match repository.read(FILE) {
        Ok(text) => links::targets(&text),
        Err(complaint) => return vec![complaint],
    };
    let listed: Vec<String> = contents.iter().filter_map(|target| resolve(BOOK, target)).collect();
    let pages = repository.files(BOOK, ".md").into_iter().filter(|page| *page != FILE && !listed.contains(page));
    pages.map(|page| format!("`{page}` is not in `{FILE}`")).collect()
}

/// Crates whose names do not carry the project's prefix.
fn misnamed(repository: &Repository) -> Complaints {
    let mut complaints = Complaints::new();
    for manifest in repository.files("crates", "Cargo.toml") {
        let name = repository.read(&manifest).ok().and_then(|text| package_name(&text));
        match name {
            Some(name) if name == PREFIX || name.starts_with(&format!("{PREFIX}-")) => {}
            Some(name) => complaints.push(format!("`{manifest}`: `{name}` does not begin with `{PREFIX}`")),
            None => complaints.push(format!("`{manifest}` names no package")),
        }
    }
    complaints
}

fn package_name(manifest: &str) -> Option<String> {
    let package = manifest.split_once("[package]")?.1;
    let line =
        package.lines().skip(1).take_while(|line| !line.starts_with('[')).find(|line| line.starts_with("name"))?;
    Some(line.split('"').nth(1)?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contract_documents_are_complete_and_current() {
        let repository = Repository::at(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        assert_eq!(check(&repository), Complaints::new());
    }

    #[test]
    fn package_name_is_that_of_the_package_section() {
        let manifest = "[dependencies]\nname = \"x\"\n[package]\nversion = \"1\"\nname = \"powervacuum-x\"\n[lib]\n";
        assert_eq!(package_name(manifest).as_deref(), Some("powervacuum-x"));
    }
}
