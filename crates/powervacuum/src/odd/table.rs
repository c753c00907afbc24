//! Tables in Markdown.

use std::fmt::Write as _;

/// A table with its heads; nothing for no rows but a remark.
pub(super) fn table<const N: usize>(heads: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut text = format!("| {} |\n|{}\n", heads.join(" | "), "---|".repeat(N));
    let mut count = 0;
    for row in rows {
        let _ = writeln!(text, "| {} |", row.map(|cell| cell_of(&cell)).join(" | "));
        count += 1;
    }
    if count == 0 { "None.".to_owned() } else { text.trim_end().to_owned() }
}

/// A cell may hold neither line breaks nor the sign between cells, and is not empty.
fn cell_of(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    if text.is_empty() { "–".to_owned() } else { text }
}

/// A name with its id, by which files and the command line know it.
pub(super) fn named(name: &str, id: &str) -> String {
    format!("{name} (`{id}`)")
}

/// A number as people write it: at most four digits after the point, a true minus sign.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let text = if text == "-0" { "0" } else { text };
    text.replace('-', "\u{2212}")
}

/// As [`number`], with its sign.
pub(super) fn signed(value: f64) -> String {
    let text = number(value);
    if value > 0.0 { format!("+{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_to_their_place() {
        let text = table(["a", "b"], [["x|y\nz".to_owned(), String::new()]]);
        assert_eq!(text, "| a | b |\n|---|---|\n| x\\|y z | – |");
        assert_eq!(table(["a"], []), "None.");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(0.5), number(-0.25), number(3.0), number(-0.00001)], ["0.5", "\u{2212}0.25", "3", "0"]);
        assert_eq!([signed(0.5), signed(-1.0)], ["+0.5", "\u{2212}1"]);
    }
}
