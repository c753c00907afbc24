//! Reading `scenario.toml` and saying what is wrong with it in our own words.

use powervacuum_engine::EntityKind;
use toml_spanner::{Arena, Error, ErrorKind, Item, Table};

use crate::csv_table::shorten;
use crate::names::is_short_name;
use crate::place::{FileId, Place};
use crate::raw::case::RawCase;
use crate::schema::{TableShape, shape_at};
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
            report(error, text, document.table(), sink);
        }
    }
    TomlFile { case, broken: syntax_errors > 0 || document.errors().iter().any(is_unknown_section) }
}

/// Whether a key of the whole file is not known: what was meant by it is lost.
fn is_unknown_section(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::UnexpectedKey { .. })
        && error.path().is_some_and(|path| !path.to_string().contains(['.', '[']))
}

fn report(error: &Error, text: &str, root: &Table<'_>, sink: &mut Sink) {
    let path = error.path().map(ToString::to_string).unwrap_or_default();
    sink.about = kind_of(&path);
    let range = error.span().range();
    let found = text.get(range.clone()).unwrap_or_default();
    let place = Place::new(FileId::SCENARIO, range.clone());
    let field = path.rsplit('.').next().unwrap_or_default();
    match error.kind() {
        ErrorKind::UnexpectedKey { .. } => {
            let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
            let TableShape { keys, kinds } = shape_at(parent);
            let name = found.trim_matches(['"', '\'']);
            let report = sink.error("unknown-key", place, format!("unknown key `{}`", shorten(name)));
            match suggest(name, keys.iter().map(String::as_str)) {
                Some(near) => report.hint(format!("did you mean `{near}`?")),
                None if keys.is_empty() => report,
                None if !kinds.is_empty() => report.hint("this kind has no such key; see the chapter on the format"),
                None => report.hint(format!("the keys here are {}", keys.join(", "))),
            };
        }
        ErrorKind::MissingField(name) => {
            let message = if path.is_empty() {
                format!("`{name}` is missing")
            } else {
                format!("`{name}` of {} is missing", named(&path, root))
            };
            let place = if path.is_empty() { Place::start_of(FileId::SCENARIO) } else { place };
            sink.error("missing", place, message).hint(missing_hint(name));
        }
        ErrorKind::Wanted { expected, .. } if *expected == "a known variant" => {
            report_kind(found, place, &shape_at(&path).kinds, sink);
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
            report_kind(found, place, expected, sink);
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

/// A path such as `contender[0].traits` with the id of its entity, where there is one: `traits` of contender `ada`.
fn named(path: &str, root: &Table<'_>) -> String {
    let (entity, inner) = path.split_once('.').map_or((path, None), |(entity, inner)| (entity, Some(inner)));
    let id = entity.split_once('[').and_then(|(list, position)| {
        let position: usize = position.trim_end_matches(']').parse().ok()?;
        let entry = root.get(list)?.as_array()?.iter().nth(position)?;
        let id = entry.as_table()?.get("id").and_then(Item::as_str).filter(|id| is_short_name(id))?;
        Some(format!("{list} `{id}`"))
    });
    match (id, inner) {
        (Some(id), Some(inner)) => format!("`{inner}` of {id}"),
        (Some(id), None) => id,
        (None, _) => format!("`{path}`"),
    }
}

/// Reports a table or a text that stands for no known kind.
fn report_kind(found: &str, place: Place, kinds: &[&str], sink: &mut Sink) {
    let value = found.split_once("kind").and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let value = value.map_or(found, str::trim_start);
    let name = value.trim_start_matches(['"', '\'']).split(['"', '\'']).next().unwrap_or_default();
    let report = sink.error("unknown-kind", place, format!("unknown kind `{}`", shorten(name)));
    match suggest(name, kinds.iter().copied()) {
        Some(near) => report.hint(format!("did you mean `{near}`?")),
        None => report.hint(format!("the kinds are {}", kinds.join(", "))),
    };
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
        "cause" => EntityKind::Cause,
        "parameters" => EntityKind::Parameter,
        _ => EntityKind::Case,
    }
}
