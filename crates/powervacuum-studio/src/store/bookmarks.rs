//! Saved histories: what plays them again, and a title.

use rusqlite::params;

use super::{NOW, Store, random_name};

impl Store {
    /// All saved histories, the last saved first: name, when it was saved, what it is as JSON.
    pub fn bookmarks(&self) -> rusqlite::Result<Vec<(String, String, String)>> {
        let connection = self.lock();
        let mut statement =
            connection.prepare_cached("SELECT id, created, about FROM histories ORDER BY number DESC")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.collect()
    }

    /// How many there are.
    pub fn count_bookmarks(&self) -> rusqlite::Result<usize> {
        let count: i64 = self.lock().query_row("SELECT count(*) FROM histories", [], |row| row.get(0))?;
        Ok(count as usize)
    }

    /// Saves a history; its name and the moment.
    pub fn add_bookmark(&self, about: &str) -> rusqlite::Result<(String, String)> {
        let id = random_name();
        let sql = format!("INSERT INTO histories (id, about, created) VALUES (?1, ?2, {NOW}) RETURNING created");
        let created = self.lock().query_row(&sql, params![id, about], |row| row.get(0))?;
        Ok((id, created))
    }

    /// Forgets a history; false if there is none.
    pub fn delete_bookmark(&self, id: &str) -> rusqlite::Result<bool> {
        Ok(self.lock().execute("DELETE FROM histories WHERE id = ?1", [id])? == 1)
    }
}
