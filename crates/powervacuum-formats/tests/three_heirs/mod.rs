//! The example case, and copies of it with one thing changed.
#![allow(dead_code)]

use std::path::PathBuf;

use powervacuum_formats::Files;

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/three-heirs")
}

pub fn three_heirs() -> Files {
    Files::NAMES.into_iter().filter_map(|name| Some((name, std::fs::read(folder().join(name)).ok()?))).collect()
}

/// The example with one text of one file replaced, wherever it stands.
pub fn edit(file: &str, from: &str, to: &str) -> Files {
    let mut files = three_heirs();
    let text = String::from_utf8(files.get(file).unwrap_or_default().to_vec()).unwrap();
    assert!(text.contains(from), "{file} does not contain {from}");
    files.insert(file, text.replacen(from, to, 1));
    files
}

/// The example with a text added to the end of one file.
pub fn append(file: &str, more: &str) -> Files {
    let mut files = three_heirs();
    let text = [files.get(file).unwrap_or_default(), more.as_bytes()].concat();
    files.insert(file, text);
    files
}
