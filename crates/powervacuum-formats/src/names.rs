//! Short names and what they stand for.

use std::collections::BTreeMap;

use powervacuum_engine::EntityKind;

use crate::csv_table::shorten;
use crate::place::{At, Place};
use crate::sink::Sink;
use crate::suggest::suggest;

/// The longest short name, in bytes.
const LONGEST: usize = 64;
/// The most names that a hint lists.
const MOST_LISTED: usize = 12;

/// The short names of the entities of one kind.
#[derive(Debug)]
pub(crate) struct Names {
    pub kind: EntityKind,
    /// The position by name; none for an entity that could not be read.
    index: BTreeMap<String, Option<usize>>,
    /// Whether there may be names that could not be read.
    pub open: bool,
}

impl Names {
    pub fn new(kind: EntityKind) -> Self {
        Names { kind, index: BTreeMap::new(), open: false }
    }

    /// Adds a name in the position that follows the last.
    pub fn add(&mut self, id: &At<String>, position: usize, sink: &mut Sink) {
        let Some(name) = &id.value else {
            self.open = true;
            return sink.taint();
        };
        if !is_short_name(name) {
            sink.error("id", id.place, format!("`{}` is not a short name", shorten(name)))
                .label("expected lower-case letters, digits and hyphens")
                .hint(format!("short names have 1 to {LONGEST} characters, as in `old-guard`"));
        } else if self.index.contains_key(name) {
            sink.error("duplicate", id.place, format!("there are two {} with the id `{name}`", self.kind.plural()))
                .hint("give each an id of its own");
        }
        self.index.entry(name.clone()).or_insert(Some(position));
    }

    /// Adds a name whose entity could not be read.
    pub fn add_lost(&mut self, name: &str) {
        self.index.entry(name.to_owned()).or_insert(None);
    }

    pub fn contains(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.index.keys().map(String::as_str)
    }

    /// The position of a name, if there is such an entity.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied().flatten()
    }

    /// The position that a reference leads to; what leads nowhere is reported.
    pub fn find(&self, reference: &At<String>, field: &str, sink: &mut Sink) -> Option<usize> {
        find(&[self], reference, field, sink).map(|(_, position)| position)
    }
}

/// The first of several lists that has a name, and the position there; what leads nowhere is reported.
pub(crate) fn find(lists: &[&Names], reference: &At<String>, field: &str, sink: &mut Sink) -> Option<(usize, usize)> {
    let Some(name) = &reference.value else {
        sink.taint();
        return None;
    };
    for (list, names) in lists.iter().enumerate() {
        if let Some(position) = names.index.get(name) {
            if position.is_none() {
                sink.taint();
            }
            return position.map(|position| (list, position));
        }
    }
    if lists.iter().any(|names| names.open) {
        sink.taint();
        return None;
    }
    let kinds: Vec<&str> = lists.iter().map(|names| names.kind.name()).collect();
    report_unknown(reference.place, name, field, &kinds.join(" or "), lists, sink);
    None
}

fn report_unknown(place: Place, name: &str, field: &str, kinds: &str, lists: &[&Names], sink: &mut Sink) {
    let known: Vec<&str> = lists.iter().flat_map(|names| names.iter()).collect();
    let message = format!("`{field}` names the {kinds} `{}`, which does not exist", shorten(name));
    let report = sink.error("unknown-reference", place, message).label(format!("expected the id of a {kinds}"));
    match suggest(name, known.iter().copied()) {
        Some(near) => report.hint(format!("did you mean `{near}`?")),
        None if known.is_empty() => report.hint(format!("the case has no {kinds}")),
        None if known.len() > MOST_LISTED => report.hint(format!(
            "there are {} to choose from, such as {}",
            known.len(),
            known[..MOST_LISTED].join(", ")
        )),
        None => report.hint(format!("expected one of {}", known.join(", "))),
    };
}

/// Whether a name has the form of an id.
pub(crate) fn is_short_name(name: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    name.len() <= LONGEST && !name.starts_with('-') && !name.is_empty() && name.bytes().all(inner)
}
