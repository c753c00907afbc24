//! Edited cases: their files, with a revision that counts changes.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};

use super::{NOW, Store};

/// A case that was imported, or copied from another one, and can be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedCase {
    /// Its name in addresses.
    pub id: String,
    /// What it is called on its card.
    pub title: String,
    /// Its files by name.
    pub files: BTreeMap<String, String>,
    /// How often it was saved.
    pub revision: u64,
    /// When it was made.
    pub created: String,
    /// When it was last saved.
    pub changed: String,
}

/// What came of saving a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revised {
    /// It was saved, and has this revision now.
    Saved(u64),
    /// Somebody saved it before: it has this revision already.
    Conflict(u64),
    /// There is no such case.
    Missing,
}

const COLUMNS: &str = "id, title, files, revision, created, changed";

fn of_row(row: &Row<'_>) -> rusqlite::Result<EditedCase> {
    let files: String = row.get(2)?;
    let files = serde_json::from_str(&files)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(error)))?;
    let revision: i64 = row.get(3)?;
    Ok(EditedCase {
        id: row.get(0)?,
        title: row.get(1)?,
        files,
        revision: revision as u64,
        created: row.get(4)?,
        changed: row.get(5)?,
    })
}

impl Store {
    /// All edited cases, the first made first.
    pub fn cases(&self) -> rusqlite::Result<Vec<EditedCase>> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM cases ORDER BY created, id"))?;
        let rows = statement.query_map([], of_row)?;
        rows.collect()
    }

    /// An edited case.
    pub fn case(&self, id: &str) -> rusqlite::Result<Option<EditedCase>> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM cases WHERE id = ?1"))?;
        statement.query_row([id], of_row).optional()
    }

    /// The revision of an edited case.
    pub fn case_revision(&self, id: &str) -> rusqlite::Result<Option<u64>> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT revision FROM cases WHERE id = ?1")?;
        let found: Option<i64> = statement.query_row([id], |row| row.get(0)).optional()?;
        Ok(found.map(|revision| revision as u64))
    }

    /// Keeps a new case; false if the name is taken.
    pub fn add_case(&self, id: &str, title: &str, files: &BTreeMap<String, String>) -> rusqlite::Result<bool> {
        let sql = format!("INSERT OR IGNORE INTO cases VALUES (?1, ?2, ?3, 1, {NOW}, {NOW})");
        let files = serde_json::to_string(files).expect("texts are JSON");
        Ok(self.lock().execute(&sql, params![id, title, files])? == 1)
    }

    /// Saves the files of a case whose revision is still `revision`.
    pub fn save_case(&self, id: &str, revision: u64, files: &BTreeMap<String, String>) -> rusqlite::Result<Revised> {
        let sql = format!(
            "UPDATE cases SET files = ?3, revision = revision + 1, changed = {NOW} WHERE id = ?1 AND revision = ?2"
        );
        let files = serde_json::to_string(files).expect("texts are JSON");
        let asked = i64::try_from(revision).unwrap_or(-1);
        if self.lock().execute(&sql, params![id, asked, files])? == 1 {
            return Ok(Revised::Saved(revision + 1));
        }
        Ok(self.case_revision(id)?.map_or(Revised::Missing, Revised::Conflict))
    }

    /// Deletes a case; false if there is none.
    pub fn delete_case(&self, id: &str) -> rusqlite::Result<bool> {
        Ok(self.lock().execute("DELETE FROM cases WHERE id = ?1", [id])? == 1)
    }
}
