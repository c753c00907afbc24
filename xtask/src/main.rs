//! Chores of this repository: generates and checks its documents.
//!
//! ```text
//! cargo run -p xtask -- docs         writes the generated pages of the book
//! cargo run -p xtask -- check-docs   says what is stale, broken or missing
//! ```

mod actions;
mod checks;
mod contents;
mod glossary;
mod links;
mod odd;
mod parameters;
mod repository;

use std::path::Path;
use std::process::ExitCode;

use repository::Repository;

/// What every chore that fails says: what is wrong, one thing a line.
type Complaints = Vec<String>;

fn main() -> ExitCode {
    let repository = Repository::at(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    let chore = std::env::args().nth(1);
    let outcome = match chore.as_deref() {
        Some("docs") => write_generated(&repository),
        Some("check-docs") => checks::check(&repository),
        _ => vec!["expected a chore: `docs` or `check-docs`".to_owned()],
    };
    for complaint in &outcome {
        eprintln!("{complaint}");
    }
    if outcome.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The generated pages with their text; complaints where the sources do not say enough.
fn generated(repository: &Repository) -> Result<Vec<(&'static str, String)>, Complaints> {
    Ok(vec![
        (contents::FILE, contents::filled(repository)?),
        ("docs/book/src/parameters.md", parameters::page()),
        ("docs/book/src/actions.md", actions::page()?),
        ("docs/book/src/odd.md", odd::page()?),
    ])
}

fn write_generated(repository: &Repository) -> Complaints {
    match generated(repository) {
        Ok(pages) => pages.iter().filter_map(|(path, text)| repository.write(path, text).err()).collect(),
        Err(complaints) => complaints,
    }
}
