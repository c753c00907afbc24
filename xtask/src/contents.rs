//! The book's table of contents: a chapter announced without a link, `[Title]()`, gets one as soon as its page exists.

use crate::Complaints;
use crate::repository::Repository;

/// Where the book's pages are.
pub(crate) const BOOK: &str = "docs/book/src";
/// The table of contents.
pub(crate) const FILE: &str = "docs/book/src/SUMMARY.md";

/// The table of contents with links to all announced chapters whose pages exist.
pub(crate) fn filled(repository: &Repository) -> Result<String, Complaints> {
    let mut contents = repository.read(FILE).map_err(|complaint| vec![complaint])?;
    for page in repository.files(BOOK, ".md") {
        let text = repository.read(&page).map_err(|complaint| vec![complaint])?;
        let name = page.trim_start_matches(BOOK).trim_start_matches('/');
        if let Some(title) = text.lines().next().and_then(|line| line.strip_prefix("# ")) {
            contents = contents.replace(&format!("[{title}]()"), &format!("[{title}]({name})"));
        }
    }
    Ok(contents)
}
