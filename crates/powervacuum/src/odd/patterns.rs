//! What the case is held against.

use powervacuum_formats::Loaded;

use super::table::table;
use crate::lab::Target;

pub(super) fn patterns(loaded: &Loaded) -> String {
    table(
        ["pattern", "group", "what it is", "record", "sources"],
        Target::all(loaded).iter().map(|target| {
            [
                format!("`{}`", target.id),
                target.group.clone(),
                target.name.clone(),
                target.record_words(&loaded.scenario),
                once(&target.sources).join(", "),
            ]
        }),
    )
}

/// Each id once, in the order in which they first stand.
fn once(ids: &[String]) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for id in ids {
        if !found.contains(&id.as_str()) {
            found.push(id);
        }
    }
    found
}

/// How many, in words.
pub(super) fn held_against(loaded: &Loaded) -> String {
    match Target::all(loaded).len() {
        0 => "This case has no record, so it is held against none.".to_owned(),
        count => format!("This case is held against {count} patterns of its record:"),
    }
}
