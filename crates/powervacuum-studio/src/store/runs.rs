//! Runs: what was asked, where it stands, what came of it.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{NOW, Store, random_name};

/// A run that the program died in so many times is not begun again by itself: it may be what killed it.
const MOST_ATTEMPTS: i64 = 3;

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// It waits for its turn.
    Queued,
    /// Histories are being played.
    Running,
    /// All histories were played.
    Done,
    /// It was cancelled; what was played before is kept.
    Cancelled,
    /// It cannot be played.
    Failed,
    /// The program ended in the middle of it, several times; it waits for somebody to resume it.
    Interrupted,
}

impl RunState {
    fn name(self) -> &'static str {
        match self {
            RunState::Queued => "queued",
            RunState::Running => "running",
            RunState::Done => "done",
            RunState::Cancelled => "cancelled",
            RunState::Failed => "failed",
            RunState::Interrupted => "interrupted",
        }
    }

    fn of_name(name: &str) -> RunState {
        match name {
            "queued" => RunState::Queued,
            "running" => RunState::Running,
            "done" => RunState::Done,
            "cancelled" => RunState::Cancelled,
            "interrupted" => RunState::Interrupted,
            _ => RunState::Failed,
        }
    }

    /// Whether nothing more happens by itself.
    pub fn is_over(self) -> bool {
        !matches!(self, RunState::Queued | RunState::Running)
    }
}

/// A run as it is kept, without its document.
#[derive(Clone, Debug, PartialEq)]
pub struct RunRecord {
    /// Its name in addresses.
    pub id: String,
    /// What was asked, as JSON.
    pub request: String,
    /// What gives the same elsewhere, as JSON.
    pub reproduce: String,
    /// Where it stands.
    pub state: RunState,
    /// How many histories were played.
    pub done: u64,
    /// How many were asked for.
    pub of: u64,
    /// What was found, in a sentence.
    pub headline: Option<String>,
    /// Why it failed.
    pub reason: Option<String>,
    /// Whether there is a document.
    pub has_document: bool,
    /// When it was asked for.
    pub created: String,
    /// When it was last begun.
    pub started: Option<String>,
    /// When it ended.
    pub finished: Option<String>,
}

/// All but the files and the document, which a list does not need.
const COLUMNS: &str =
    "id, request, reproduce, state, done, total, headline, reason, document IS NOT NULL, created, started, finished";

fn of_row(row: &Row<'_>) -> rusqlite::Result<RunRecord> {
    let (state, done, of): (String, i64, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
    Ok(RunRecord {
        id: row.get(0)?,
        request: row.get(1)?,
        reproduce: row.get(2)?,
        state: RunState::of_name(&state),
        done: done as u64,
        of: of as u64,
        headline: row.get(6)?,
        reason: row.get(7)?,
        has_document: row.get(8)?,
        created: row.get(9)?,
        started: row.get(10)?,
        finished: row.get(11)?,
    })
}

impl Store {
    /// All runs, the last asked for first.
    pub fn runs(&self) -> rusqlite::Result<Vec<RunRecord>> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM runs ORDER BY number DESC"))?;
        let rows = statement.query_map([], of_row)?;
        rows.collect()
    }

    /// A run.
    pub fn run(&self, id: &str) -> rusqlite::Result<Option<RunRecord>> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM runs WHERE id = ?1"))?;
        statement.query_row([id], of_row).optional()
    }

    /// The files of the case of a run as they were; none for a shipped case.
    pub fn run_files(&self, id: &str) -> rusqlite::Result<Option<BTreeMap<String, String>>> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT files FROM runs WHERE id = ?1")?;
        let files: Option<Option<String>> = statement.query_row([id], |row| row.get(0)).optional()?;
        Ok(files.flatten().and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// The document of a run.
    pub fn run_document(&self, id: &str) -> rusqlite::Result<Option<String>> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT document FROM runs WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get(0)).optional()?.flatten())
    }

    /// How many runs there are, and how many of them wait or are being played.
    pub fn count_runs(&self) -> rusqlite::Result<(usize, usize)> {
        let sql = "SELECT count(*), count(*) FILTER (WHERE state IN ('queued', 'running')) FROM runs";
        let counts: (i64, i64) = self.lock().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok((counts.0 as usize, counts.1 as usize))
    }

    /// Keeps a run that waits for its turn; its name.
    pub fn add_run(
        &self,
        request: &str,
        reproduce: &str,
        files: Option<&BTreeMap<String, String>>,
        histories: u64,
    ) -> rusqlite::Result<String> {
        let id = random_name();
        let files = files.map(|files| serde_json::to_string(files).expect("texts are JSON"));
        let sql = format!(
            "INSERT INTO runs (id, request, reproduce, files, state, done, total, attempts, created)
             VALUES (?1, ?2, ?3, ?4, 'queued', 0, ?5, 0, {NOW})"
        );
        self.lock().execute(&sql, params![id, request, reproduce, files, histories as i64])?;
        Ok(id)
    }

    /// The runs that wait, the first asked for first.
    pub fn queued_runs(&self) -> rusqlite::Result<Vec<String>> {
        let connection = self.lock();
        let mut statement = connection.prepare("SELECT id FROM runs WHERE state = 'queued' ORDER BY number")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect()
    }

    /// A run is begun; false if it does not wait any more.
    pub fn begin_run(&self, id: &str) -> rusqlite::Result<bool> {
        let sql = format!(
            "UPDATE runs SET state = 'running', attempts = attempts + 1, started = {NOW}
             WHERE id = ?1 AND state = 'queued'"
        );
        Ok(self.lock().execute(&sql, [id])? == 1)
    }

    /// A run has come to an end with something to show.
    pub fn finish_run(
        &self,
        id: &str,
        state: RunState,
        played: u64,
        headline: &str,
        document: &str,
    ) -> rusqlite::Result<()> {
        let sql = format!(
            "UPDATE runs SET state = ?2, done = ?3, headline = ?4, document = ?5, reason = NULL, finished = {NOW},
                 attempts = 0 WHERE id = ?1"
        );
        self.lock().execute(&sql, params![id, state.name(), played as i64, headline, document])?;
        Ok(())
    }

    /// A run has come to an end with nothing new to show; what an earlier attempt left stays.
    pub fn end_run(&self, id: &str, state: RunState, reason: Option<&str>) -> rusqlite::Result<()> {
        let sql = format!("UPDATE runs SET state = ?2, reason = ?3, finished = {NOW}, attempts = 0 WHERE id = ?1");
        self.lock().execute(&sql, params![id, state.name(), reason])?;
        Ok(())
    }

    /// A run that waits is cancelled; false if it does not wait.
    pub fn cancel_queued(&self, id: &str) -> rusqlite::Result<bool> {
        let sql = format!("UPDATE runs SET state = 'cancelled', finished = {NOW} WHERE id = ?1 AND state = 'queued'");
        Ok(self.lock().execute(&sql, [id])? == 1)
    }

    /// A run that is over, and not done, waits again; false otherwise.
    pub fn requeue_run(&self, id: &str) -> rusqlite::Result<bool> {
        let sql = "UPDATE runs SET state = 'queued', attempts = 0, reason = NULL, finished = NULL
                   WHERE id = ?1 AND state IN ('cancelled', 'failed', 'interrupted')";
        Ok(self.lock().execute(sql, [id])? == 1)
    }

    /// A run that the program is about to leave in the middle waits again.
    pub fn give_up_run(&self, id: &str) -> rusqlite::Result<()> {
        let sql = "UPDATE runs SET state = 'queued', attempts = attempts - 1 WHERE id = ?1 AND state = 'running'";
        self.lock().execute(sql, [id])?;
        Ok(())
    }

    /// At a start: what was being played when the program ended waits again, unless it has been the end of the program
    /// too often. Returns how many of either.
    pub fn take_up_runs(&self) -> rusqlite::Result<(usize, usize)> {
        let connection = self.lock();
        let reason = "the program ended several times while this was played";
        let sql = "UPDATE runs SET state = 'interrupted', reason = ?2 WHERE state = 'running' AND attempts >= ?1";
        let interrupted = connection.execute(sql, params![MOST_ATTEMPTS, reason])?;
        let waiting = connection.execute("UPDATE runs SET state = 'queued' WHERE state = 'running'", [])?;
        Ok((waiting, interrupted))
    }

    /// Deletes a run; false if there is none.
    pub fn delete_run(&self, id: &str) -> rusqlite::Result<bool> {
        Ok(self.lock().execute("DELETE FROM runs WHERE id = ?1", [id])? == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> Store {
        Store::with(rusqlite::Connection::open_in_memory().unwrap()).unwrap()
    }

    #[test]
    fn a_run_that_was_cut_off_waits_again_until_it_has_killed_the_program_three_times() {
        let store = store();
        let id = store.add_run("{}", "{}", None, 10).unwrap();
        for _ in 0..2 {
            assert!(store.begin_run(&id).unwrap());
            assert_eq!(store.take_up_runs().unwrap(), (1, 0));
        }
        assert!(store.begin_run(&id).unwrap());
        assert_eq!(store.take_up_runs().unwrap(), (0, 1));
        assert_eq!(store.run(&id).unwrap().unwrap().state, RunState::Interrupted);
        assert!(store.requeue_run(&id).unwrap());
        assert_eq!(store.queued_runs().unwrap(), [id]);
    }

    #[test]
    fn a_run_that_was_left_in_good_order_has_not_killed_the_program() {
        let store = store();
        let id = store.add_run("{}", "{}", None, 10).unwrap();
        for _ in 0..9 {
            assert!(store.begin_run(&id).unwrap());
            store.give_up_run(&id).unwrap();
        }
        assert_eq!(store.run(&id).unwrap().unwrap().state, RunState::Queued);
    }

    #[test]
    fn what_an_earlier_attempt_left_stays_when_a_later_one_fails() {
        let store = store();
        let id = store.add_run("{}", "{}", None, 10).unwrap();
        store.begin_run(&id).unwrap();
        store.finish_run(&id, RunState::Cancelled, 4, "a headline", "{}").unwrap();
        assert!(store.requeue_run(&id).unwrap());
        store.begin_run(&id).unwrap();
        store.end_run(&id, RunState::Failed, Some("why")).unwrap();
        let run = store.run(&id).unwrap().unwrap();
        assert_eq!((run.state, run.has_document, run.reason.as_deref()), (RunState::Failed, true, Some("why")));
    }
}
