//! The cases that come with the repository.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::path::PathBuf;

use powervacuum_engine::Scenario;
use powervacuum_formats::{Files, load_folder};

fn folder(id: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(id)
}

/// A shipped case.
pub fn load(id: &str) -> Scenario {
    load_folder(&folder(id)).unwrap_or_else(|problems| panic!("{problems:?}")).scenario
}

/// The files of a shipped case.
pub fn files(id: &str) -> Files {
    let mut files = Files::new();
    for name in Files::NAMES {
        if let Ok(content) = std::fs::read(folder(id).join(name)) {
            files.insert(name, content);
        }
    }
    files
}
