//! Reading `scenario.toml` and saying what is wrong with it in our own words.

use powervacuum_engine::EntityKind;
use toml_spanner::{Arena, Error, ErrorKind};

use crate::csv_table::shorten;
use crate::place::{FileId, Place};
use crate::raw::case::RawCase;
use crate::schema::keys_at;
use crate::sink::Sink;
use crate::suggest::suggest;

/// What could be read of `scenario.toml`.
pub(crate) struct TomlFile {
    pub case: RawCase,
    /// Whether parts of the file may have been lost to errors of syntax.
    pub broken: bool,
}

/// Reads what can be read and reports the rest.
pub(crate) fn read(text: &str, sink: &mut Sink) -> TomlFile {
    let arena = Arena::new();
    let mut document = toml_spanner::parse_recoverable(text, &arena);
    let syntax_errors = document.errors().len();
    let case = RawCase::read(&mut document);
    document.compute_error_paths();
    for (index, error) in document.errors().iter().enumerate() {
        // Where lines were lost, what seems to be missing may have stood on them.
        if index < syntax_errors || !(syntax_errors > 0 && matches!(error.kind(), ErrorKind::MissingField(_))) {
            report(error, text, sink);
        }
    }
    TomlFile { case, broken: syntax_errors > 0 }
}

fn report(error: &Error, text: &str, sink: &mut Sink) {
    let path = error.path().map(ToString::to_string).unwrap_or_default();
    sink.about = kind_of(&path);
    let range = error.span().range();
    let found = text.get(range.clone()).unwrap_or_default();
    let place = Place::new(FileId::SCENARIO, range.clone());
    let field = path.rsplit('.').next().unwrap_or_default();
    match error.kind() {
        ErrorKind::UnexpectedKey { .. } => {
            let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
            let keys = keys_at(parent);
            let name = found.trim_matches(['"', '\'']);
            let report = sink.error("unknown-key", place, format!("unknown key `{}`", shorten(name)));
            match suggest(name, keys.iter().map(String::as_str)) {
                Some(near) => report.hint(format!("did you mean `{near}`?")),
                None if keys.is_empty() => report,
                None => report.hint(format!("the keys here are {}", keys.join(", "))),
            };
        }
        ErrorKind::MissingField(name) => {
            let message = if path.is_empty() {
                format!("`{name}` is missing")
            } else {
                format!("`{name}` of `{path}` is missing")
            };
            let place = if path.is_empty() { Place::start_of(FileId::SCENARIO) } else { place };
            sink.error("missing", place, message).hint(missing_hint(name));
        }
        ErrorKind::Wanted { expected, found } => {
            let (expected, found) = (plain(expected), plain(found));
            let message = if field.is_empty() {
                format!("expected {expected}, found {found}")
            } else {
                format!("`{field}` is {found}, expected {expected}")
            };
            sink.error("type", place, message).label(format!("expected {expected}"));
        }
        ErrorKind::UnexpectedVariant { expected } => {
            let name = found.trim_matches(['"', '\'']);
            let report = sink.error("unknown-kind", place, format!("unknown kind `{}`", shorten(name)));
            match suggest(name, expected.iter().copied()) {
                Some(near) => report.hint(format!("did you mean `{near}`?")),
                None => report.hint(format!("the kinds are {}", expected.join(", "))),
            };
        }
        ErrorKind::OutOfRange { .. } => {
            sink.error("range", place, format!("`{}` is out of range: {}", shorten(found), error.message(text)));
        }
        _ => {
            sink.about = EntityKind::Case;
            let report = sink.error("syntax", place, error.message(text));
            if let Some((_, label)) = error.primary_label().filter(|(_, label)| !label.is_empty()) {
                report.label(label);
            }
            report.hint("this is not TOML; see https://toml.io for the rules");
        }
    }
}

fn missing_hint(name: &str) -> String {
    match name {
        "key" => "add `key = …`, a number that no other entry of its kind has".to_owned(),
        "contender" | "cohort" | "body" => format!("add at least one `[[{name}]]`"),
        "kind" => "add `kind = \"…\"`".to_owned(),
        _ => format!("add `{name} = …`"),
    }
}

/// A TOML type in the words of authors.
fn plain(name: &str) -> &str {
    match name {
        "a float" | "float" => "a number",
        "an integer" => "a whole number",
        "integer" => "a number",
        "a bool" => "true or false",
        "boolean" => "true or false",
        "an array" | "array" => "a list",
        "string" => "a string",
        "table" => "a table",
        "datetime" | "date-time" => "a date",
        other => other,
    }
}

/// The kind of entity that a path leads to.
fn kind_of(path: &str) -> EntityKind {
    match path.split(['.', '[']).next().unwrap_or_default() {
        "issue" => EntityKind::Issue,
        "charge" => EntityKind::Charge,
        "contender" => EntityKind::Contender,
        "founder" => EntityKind::Founder,
        "cohort" => EntityKind::Cohort,
        "body" => EntityKind::Body,
        "office" => EntityKind::Office,
        "rung" => EntityKind::Rung,
        "document" => EntityKind::Document,
        "event" => EntityKind::Event,
        "coalition" => EntityKind::Coalition,
        "intervention" => EntityKind::Intervention,
        "parameters" => EntityKind::Parameter,
        _ => EntityKind::Case,
    }
}
