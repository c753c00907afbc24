//! The page: width, wrapping, colours.

use anstyle::{AnsiColor, Style};

/// Headings.
pub const HEAD: Style = Style::new().bold();
/// Turning points.
pub const TURN: Style = AnsiColor::Yellow.on_default().bold();
/// Less important words.
pub const DIM: Style = Style::new().dimmed();
/// Bars.
pub const BAR: Style = AnsiColor::Cyan.on_default();
/// Errors.
pub const BAD: Style = AnsiColor::Red.on_default().bold();

/// Width of a page where nothing says otherwise.
const USUAL: usize = 80;
/// Wider lines are hard to read.
const WIDEST: usize = 100;
/// Narrower pages would break every word.
const NARROWEST: usize = 40;

/// Width of the page: `COLUMNS`, else the terminal, else 80; between 40 and 100.
pub fn width() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(terminal).unwrap_or(USUAL).clamp(NARROWEST, WIDEST)
}

/// Wraps `text` behind `lead`; further lines are indented as far as `lead` reaches. Ends with a line break.
pub fn hanging(lead: &str, text: &str) -> String {
    let indent = " ".repeat(textwrap::core::display_width(lead));
    let options = textwrap::Options::new(width())
        .initial_indent(lead)
        .subsequent_indent(&indent)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .break_words(false);
    textwrap::wrap(text, options).iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Wraps `text` with an indentation.
pub fn paragraph(indent: usize, text: &str) -> String {
    hanging(&" ".repeat(indent), text)
}

/// A heading on a line of its own, after an empty line.
pub fn heading(text: &str) -> String {
    format!("\n{HEAD}{text}{HEAD:#}\n")
}
