//! Cases by name: the shipped ones and the edited ones, loaded once.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::http::StatusCode;
use powervacuum::Case;
use powervacuum::formats::{Files, MAX_FILE_BYTES};

use crate::error::Failure;
use crate::store::{EditedCase, Store};

/// So many edited cases are kept loaded.
const KEPT: usize = 16;

/// All cases.
pub struct Library {
    store: Arc<Store>,
    shipped: BTreeMap<String, OnceLock<Arc<Case>>>,
    /// Edited cases that are loaded, by name and revision, the last used last.
    edited: Mutex<VecDeque<(String, u64, Arc<Case>)>>,
}

impl Library {
    /// The shipped cases and those in a store.
    pub fn new(store: Arc<Store>) -> Library {
        let shipped = Case::builtin_names().into_iter().map(|name| (name, OnceLock::new())).collect();
        Library { store, shipped, edited: Mutex::new(VecDeque::new()) }
    }

    /// The names of the shipped cases.
    pub fn shipped(&self) -> impl Iterator<Item = &str> {
        self.shipped.keys().map(String::as_str)
    }

    /// Whether a case of this name is shipped.
    pub fn is_shipped(&self, id: &str) -> bool {
        self.shipped.contains_key(id)
    }

    /// A case, ready to be played.
    ///
    /// # Errors
    /// When there is no such case, or it is an edited one that is wrong.
    pub fn open(&self, id: &str) -> Result<Arc<Case>, Failure> {
        if let Some(place) = self.shipped.get(id) {
            if let Some(case) = place.get() {
                return Ok(Arc::clone(case));
            }
            let case = Arc::new(Case::builtin(id)?);
            return Ok(Arc::clone(place.get_or_init(|| case)));
        }
        let revision = self.store.case_revision(id)?.ok_or_else(|| Failure::not_found("case", id))?;
        if let Some(case) = self.loaded(id, revision) {
            return Ok(case);
        }
        let edited = self.edited(id)?;
        let case = Arc::new(Case::from_files(id, &to_files(&edited.files))?);
        let mut loaded = self.edited.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.retain(|(name, _, _)| name != id);
        loaded.push_back((id.to_owned(), edited.revision, Arc::clone(&case)));
        while loaded.len() > KEPT {
            loaded.pop_front();
        }
        Ok(case)
    }

    fn loaded(&self, id: &str, revision: u64) -> Option<Arc<Case>> {
        let loaded = self.edited.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.iter().find(|(name, found, _)| name == id && *found == revision).map(|(_, _, case)| Arc::clone(case))
    }

    /// A case as it was when its files were these; a shipped one without any.
    ///
    /// # Errors
    /// When there is no such case, or the files are wrong.
    pub fn open_with(&self, id: &str, files: Option<&BTreeMap<String, String>>) -> Result<Arc<Case>, Failure> {
        match files {
            Some(files) => Ok(Arc::new(Case::from_files(id, &to_files(files))?)),
            None => self.open(id),
        }
    }

    /// An edited case.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn edited(&self, id: &str) -> Result<EditedCase, Failure> {
        self.store.case(id)?.ok_or_else(|| Failure::not_found("edited case", id))
    }

    /// The files of a case, shipped or edited; with the revision of an edited one.
    ///
    /// # Errors
    /// When there is no such case.
    pub fn files(&self, id: &str) -> Result<(BTreeMap<String, String>, Option<u64>), Failure> {
        if self.is_shipped(id) {
            let files = Case::builtin_files(id).unwrap_or_default();
            return Ok((texts(&files), None));
        }
        let edited = self.edited(id)?;
        Ok((edited.files, Some(edited.revision)))
    }

    /// What has to be kept beside a run or a game so that a later change of the case does not change it: the files of an
    /// edited case.
    ///
    /// # Errors
    /// When there is no such case.
    pub fn snapshot(&self, id: &str) -> Result<Option<BTreeMap<String, String>>, Failure> {
        if self.is_shipped(id) { Ok(None) } else { Ok(Some(self.edited(id)?.files)) }
    }
}

/// Files as the facade takes them.
pub fn to_files(files: &BTreeMap<String, String>) -> Files {
    files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect()
}

fn texts(files: &Files) -> BTreeMap<String, String> {
    let known = files.iter().filter(|(name, _)| Files::NAMES.contains(name));
    known.map(|(name, content)| (name.to_owned(), String::from_utf8_lossy(content).into_owned())).collect()
}

/// The files of a case that somebody sent. A folder around all of them is taken off; any name that no file of a case has is
/// refused, so that no name ever becomes a path.
///
/// # Errors
/// When a name is none of a case's, a file is too large, or `scenario.toml` is missing.
pub fn accept(files: BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Failure> {
    let folder = files.keys().find_map(|name| name.strip_suffix("scenario.toml"));
    let folder = folder.filter(|folder| folder.ends_with('/')).unwrap_or_default().to_owned();
    let mut accepted = BTreeMap::new();
    let mut strangers = Vec::new();
    for (name, text) in files {
        match name.strip_prefix(&folder).filter(|name| Files::NAMES.contains(name)) {
            Some(known) if text.len() > MAX_FILE_BYTES => {
                let message = format!("`{known}` is larger than {} MiB, the limit", MAX_FILE_BYTES >> 20);
                let hint = "leave out what the case does not need";
                return Err(Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", message, hint));
            }
            Some(known) => drop(accepted.insert(known.to_owned(), text)),
            None => strangers.push(name.chars().take(80).collect::<String>()),
        }
    }
    if !strangers.is_empty() {
        strangers.truncate(5);
        let message = format!("no file of a case is called `{}`", strangers.join("`, `"));
        return Err(Failure::invalid(message, format!("the files of a case are {}", Files::NAMES.join(", "))));
    }
    if !accepted.contains_key("scenario.toml") {
        return Err(Failure::invalid("there is no `scenario.toml`", "send all files of the case's folder"));
    }
    Ok(accepted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> BTreeMap<String, String> {
        names.iter().map(|name| ((*name).to_owned(), String::new())).collect()
    }

    #[test]
    fn a_folder_around_the_files_is_taken_off() {
        let accepted = accept(named(&["mine/scenario.toml", "mine/groups.csv", "mine/record/falls.csv"])).unwrap();
        assert_eq!(accepted.keys().collect::<Vec<_>>(), ["groups.csv", "record/falls.csv", "scenario.toml"]);
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in
            ["../groups.csv", "/etc/passwd", "record/../groups.csv", "..\\groups.csv", "groups.csv\0", "GROUPS.CSV"]
        {
            let failure = accept(named(&["scenario.toml", name])).unwrap_err();
            assert_eq!(failure.said.code, "invalid", "{name}");
        }
        assert!(accept(named(&["../scenario.toml", "groups.csv"])).is_err());
    }
}
