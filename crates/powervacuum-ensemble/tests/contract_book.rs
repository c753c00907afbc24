//! The book's page on ensembles lists every column of every table, with its kind and meaning. The lines are printed when
//! one is missing, so that they can be copied.

mod common;

use powervacuum_ensemble::{Table, columns};

#[test]
fn the_book_lists_every_column() {
    let book = include_str!("../../../docs/book/src/ensembles.md");
    for table in Table::ALL {
        let heading = format!("### `{}`", table.name());
        let section = book.split_once(&heading).map(|(_, rest)| rest.split("\n##").next().unwrap_or_default());
        let line = |column: &powervacuum_ensemble::Column| {
            let empty = if column.optional { ", may be empty" } else { "" };
            format!("| `{}` | {}{empty} | {} |\n", column.name, column.kind.words(), column.about)
        };
        // What identifies a history is listed once.
        let (identity, own): (Vec<_>, Vec<_>) = columns(table).enumerate().partition(|(place, _)| *place < 7);
        let lines: String = own.iter().map(|(_, column)| line(column)).collect();
        assert!(section.is_some_and(|section| section.contains(&lines)), "{heading}\n{lines}");
        let lines: String = identity.iter().map(|(_, column)| line(column)).collect();
        assert!(book.contains(&lines), "identity\n{lines}");
    }
}
