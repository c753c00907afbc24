//! Migrations: each brings the database one version further, in a transaction of its own.

use rusqlite::Connection;

/// Why the store cannot be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// SQLite says no.
    #[error("the store cannot be opened: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// Written by a later version of the program.
    #[error("the store is of version {found}, this program knows versions up to {known}; use the later program")]
    Later {
        /// The version found.
        found: usize,
        /// The last version known.
        known: usize,
    },
}

/// Version 1 is an empty file with the first step done, and so on. A step is never changed once it has been shipped.
const STEPS: [&str; 1] = ["
    CREATE TABLE cases (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        files TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL
    ) STRICT;
    CREATE TABLE runs (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        request TEXT NOT NULL,
        reproduce TEXT NOT NULL,
        files TEXT,
        state TEXT NOT NULL,
        done INTEGER NOT NULL,
        total INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        headline TEXT,
        reason TEXT,
        document TEXT,
        created TEXT NOT NULL,
        started TEXT,
        finished TEXT
    ) STRICT;
    CREATE INDEX runs_by_state ON runs (state, number);
    CREATE TABLE histories (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        about TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT;
    CREATE TABLE games (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        case_id TEXT NOT NULL,
        files TEXT,
        card TEXT NOT NULL,
        save TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL
    ) STRICT;
"];

/// Does the steps that are missing.
pub fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found: usize = connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))? as usize;
    if found > STEPS.len() {
        return Err(StoreError::Later { found, known: STEPS.len() });
    }
    for (version, step) in (1..).zip(STEPS).skip(found) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_done_once_and_a_later_store_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        connection.execute("INSERT INTO cases VALUES ('a', 'A', '{}', 1, '', '')", []).unwrap();
        migrate(&mut connection).unwrap();
        let kept: i64 = connection.query_row("SELECT count(*) FROM cases", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, 1);
        connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(migrate(&mut connection), Err(StoreError::Later { found: 99, .. })));
    }
}
