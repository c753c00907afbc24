//! What is kept: SQLite in the data folder, with migrations.
//!
//! One connection behind a lock: statements take microseconds, and nothing is played or drawn while it is held. The
//! journal is a write-ahead log and every commit is on disk before it is answered, so that a kill loses nothing that was
//! saved.

mod bookmarks;
mod cases;
mod games;
mod migrations;
mod runs;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::Connection;

pub use cases::{EditedCase, Revised};
pub use games::SavedGame;
pub use migrations::StoreError;
pub use runs::{RunRecord, RunState};

/// The SQL expression of the present moment, as it is written everywhere.
const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

/// The database.
pub struct Store {
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens the database of a data folder, and brings it up to date.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or was written by a later version.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        Store::with(Connection::open(path)?)
    }

    fn with(mut connection: Connection) -> Result<Store, StoreError> {
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        migrations::migrate(&mut connection)?;
        Ok(Store { connection: Mutex::new(connection) })
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic while the lock was held left no half transaction: SQLite rolls it back.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A short random name that is not in use yet with any likelihood: 80 bits.
pub(crate) fn random_name() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).expect("the operating system has random numbers");
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}
