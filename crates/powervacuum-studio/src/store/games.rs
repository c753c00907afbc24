//! Games: each as the save that the facade makes of it, with a card for the list.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};

use super::{NOW, Store, random_name};

/// A game that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedGame {
    /// Its name in addresses.
    pub id: String,
    /// Its case.
    pub case: String,
    /// The files of the case as they were when it began; none for a shipped case.
    pub files: Option<BTreeMap<String, String>>,
    /// What the list shows, as JSON.
    pub card: String,
    /// The save.
    pub save: String,
    /// How often it was saved.
    pub revision: i64,
    /// When it began.
    pub created: String,
    /// When it was last played.
    pub changed: String,
}

const COLUMNS: &str = "id, case_id, files, card, save, revision, created, changed";

fn of_row(row: &Row<'_>) -> rusqlite::Result<SavedGame> {
    let files: Option<String> = row.get(2)?;
    Ok(SavedGame {
        id: row.get(0)?,
        case: row.get(1)?,
        files: files.and_then(|text| serde_json::from_str(&text).ok()),
        card: row.get(3)?,
        save: row.get(4)?,
        revision: row.get(5)?,
        created: row.get(6)?,
        changed: row.get(7)?,
    })
}

impl Store {
    /// The cards of all games, the last begun first: name, card, when begun, when last played.
    pub fn game_cards(&self) -> rusqlite::Result<Vec<(String, String, String, String)>> {
        let connection = self.lock();
        let sql = "SELECT id, card, created, changed FROM games ORDER BY number DESC";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        rows.collect()
    }

    /// A game.
    pub fn game(&self, id: &str) -> rusqlite::Result<Option<SavedGame>> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM games WHERE id = ?1"))?;
        statement.query_row([id], of_row).optional()
    }

    /// How many there are.
    pub fn count_games(&self) -> rusqlite::Result<usize> {
        let count: i64 = self.lock().query_row("SELECT count(*) FROM games", [], |row| row.get(0))?;
        Ok(count as usize)
    }

    /// Keeps a game that begins; its name.
    pub fn add_game(
        &self,
        case: &str,
        files: Option<&BTreeMap<String, String>>,
        card: &str,
        save: &str,
    ) -> rusqlite::Result<String> {
        let id = random_name();
        let files = files.map(|files| serde_json::to_string(files).expect("texts are JSON"));
        let sql = format!(
            "INSERT INTO games (id, case_id, files, card, save, revision, created, changed)
             VALUES (?1, ?2, ?3, ?4, ?5, 1, {NOW}, {NOW})"
        );
        self.lock().execute(&sql, params![id, case, files, card, save])?;
        Ok(id)
    }

    /// Saves a game that is still as it was read; false if somebody moved on meanwhile.
    pub fn save_game(&self, id: &str, revision: i64, card: &str, save: &str) -> rusqlite::Result<bool> {
        let sql = format!(
            "UPDATE games SET card = ?3, save = ?4, revision = revision + 1, changed = {NOW}
             WHERE id = ?1 AND revision = ?2"
        );
        Ok(self.lock().execute(&sql, params![id, revision, card, save])? == 1)
    }

    /// Deletes a game; false if there is none.
    pub fn delete_game(&self, id: &str) -> rusqlite::Result<bool> {
        Ok(self.lock().execute("DELETE FROM games WHERE id = ?1", [id])? == 1)
    }
}
