//! Runs are played here: worker threads of low priority, a queue, progress for whoever watches.
//!
//! The threads that answer requests never play a run. A few runs are played at a time, the others wait; what waits and
//! what is being played is in the store, so that a run that a kill cut off is begun again at the next start. Its result is
//! the same: it depends on nothing but the request.

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use powervacuum::lab::{Control, LabError, Threads};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use utoipa::ToSchema;

use crate::library::Library;
use crate::store::{RunState, Store};
use crate::work::{Found, RunRequest};

/// Whoever watches hears at most this often.
const BETWEEN_NEWS: Duration = Duration::from_millis(100);

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Progress {
    /// How many histories were played.
    pub done: u64,
    /// How many were asked for.
    pub of: u64,
    /// How many seconds it will probably take from now; none while nothing can be said.
    pub eta_seconds: Option<f64>,
}

/// A run that waits or is being played.
struct Live {
    cancel: AtomicBool,
    news: watch::Sender<News>,
}

/// What whoever watches hears.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum News {
    /// The state is what the store says, and may have changed.
    State,
    /// It has come this far.
    Progress(Progress),
    /// Nothing more will be heard.
    Over,
}

struct Desk {
    queue: VecDeque<String>,
    live: BTreeMap<String, Arc<Live>>,
    closed: bool,
}

/// The workers and what they have to do.
pub struct Jobs {
    desk: Mutex<Desk>,
    bell: Condvar,
    /// The program is about to end.
    leaving: AtomicBool,
    workers: Mutex<Vec<JoinHandle<()>>>,
    threads: Threads,
}

impl Jobs {
    /// Takes up what waits in the store, and starts workers that play so many runs at a time, each on `threads` threads.
    ///
    /// # Errors
    /// When the store cannot be read or a thread cannot be started.
    pub fn start(
        store: &Arc<Store>,
        library: &Arc<Library>,
        at_a_time: usize,
        threads: Threads,
    ) -> std::io::Result<Arc<Jobs>> {
        let desk = Desk { queue: VecDeque::new(), live: BTreeMap::new(), closed: false };
        let jobs = Arc::new(Jobs {
            desk: Mutex::new(desk),
            bell: Condvar::new(),
            leaving: AtomicBool::new(false),
            workers: Mutex::new(Vec::new()),
            threads,
        });
        let (waiting, interrupted) = store.take_up_runs().map_err(std::io::Error::other)?;
        if waiting + interrupted > 0 {
            tracing::info!(waiting, interrupted, "took up runs that were cut off");
        }
        for id in store.queued_runs().map_err(std::io::Error::other)? {
            jobs.enqueue(&id);
        }
        for number in 0..at_a_time {
            let (jobs_, store, library) = (Arc::clone(&jobs), Arc::clone(store), Arc::clone(library));
            let worker = std::thread::Builder::new()
                .name(format!("run-{number}"))
                .spawn(move || jobs_.work(&store, &library))?;
            jobs.workers.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        }
        Ok(jobs)
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A run that the store has as queued waits for its turn.
    pub fn enqueue(&self, id: &str) {
        let mut desk = self.desk();
        if !desk.closed && !desk.live.contains_key(id) {
            let (news, _) = watch::channel(News::State);
            desk.live.insert(id.to_owned(), Arc::new(Live { cancel: AtomicBool::new(false), news }));
            desk.queue.push_back(id.to_owned());
            self.bell.notify_one();
        }
    }

    /// Asks the worker of a run to stop; false if nobody plays it.
    pub fn cancel(&self, id: &str) -> bool {
        let desk = self.desk();
        let Some(live) = desk.live.get(id) else { return false };
        live.cancel.store(true, Ordering::Relaxed);
        true
    }

    /// A run that was cancelled while it waited will not be begun.
    pub fn forget(&self, id: &str) {
        let mut desk = self.desk();
        if let Some(place) = desk.queue.iter().position(|waiting| waiting == id) {
            desk.queue.remove(place);
            if let Some(live) = desk.live.remove(id) {
                live.news.send_replace(News::Over);
            }
        }
    }

    /// How far a run has come; none if nobody plays it.
    pub fn progress(&self, id: &str) -> Option<Progress> {
        let desk = self.desk();
        match *desk.live.get(id)?.news.borrow() {
            News::Progress(progress) => Some(progress),
            News::State | News::Over => None,
        }
    }

    /// What happens to a run from now on; none if nothing will.
    pub fn watch(&self, id: &str) -> Option<watch::Receiver<News>> {
        self.desk().live.get(id).map(|live| live.news.subscribe())
    }

    /// Ends the workers: what they play is left, and waits in the store for the next start.
    pub fn close(&self) {
        self.leaving.store(true, Ordering::Relaxed);
        {
            let mut desk = self.desk();
            desk.closed = true;
            desk.queue.clear();
            for live in desk.live.values() {
                live.cancel.store(true, Ordering::Relaxed);
                live.news.send_replace(News::Over);
            }
        }
        self.bell.notify_all();
        let workers = std::mem::take(&mut *self.workers.lock().unwrap_or_else(PoisonError::into_inner));
        for worker in workers {
            if worker.join().is_err() {
                tracing::error!("a worker panicked");
            }
        }
    }

    fn work(&self, store: &Store, library: &Library) {
        yield_to_pages();
        while let Some((id, live)) = self.next() {
            let before = Instant::now();
            let outcome = catch_unwind(AssertUnwindSafe(|| self.play(store, library, &id, &live)));
            let ended = match outcome {
                Ok(Ok(state)) => Ok(state),
                Ok(Err(reason)) => Err(reason),
                Err(_) => Err("the model broke down over this; please report it".to_owned()),
            };
            match &ended {
                Ok(state) => tracing::info!(run = id, ?state, seconds = before.elapsed().as_secs_f64(), "run ended"),
                Err(reason) => tracing::warn!(run = id, reason, "run failed"),
            }
            if let Err(reason) = ended
                && let Err(error) = store.end_run(&id, RunState::Failed, Some(&reason))
            {
                tracing::error!(run = id, %error, "the end of a run cannot be saved");
            }
            self.desk().live.remove(&id);
            live.news.send_replace(News::Over);
        }
    }

    /// Waits for the next run; none when there will be no more.
    fn next(&self) -> Option<(String, Arc<Live>)> {
        let mut desk = self.desk();
        loop {
            if desk.closed {
                return None;
            }
            if let Some(id) = desk.queue.pop_front() {
                let live = desk.live.get(&id).cloned();
                if let Some(live) = live {
                    return Some((id, live));
                }
                continue;
            }
            desk = self.bell.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Plays a run and saves what came of it; none if it was not to be played any more.
    fn play(&self, store: &Store, library: &Library, id: &str, live: &Live) -> Result<Option<RunState>, String> {
        let said = |error: rusqlite::Error| error.to_string();
        if !store.begin_run(id).map_err(said)? {
            return Ok(None);
        }
        let Some(record) = store.run(id).map_err(said)? else { return Ok(None) };
        let files = store.run_files(id).map_err(said)?;
        let request: RunRequest = serde_json::from_str(&record.request).map_err(|error| error.to_string())?;
        let opened = library.open_with(&request.case, files.as_ref()).and_then(|case| request.resolved(&case));
        let (request, case) = opened.map_err(|failure| failure.said.message)?;
        live.news.send_replace(News::Progress(Progress { done: 0, of: request.histories, eta_seconds: None }));
        let (begun, last) = (Instant::now(), Mutex::new(Instant::now()));
        let progress = |done: u64| {
            let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
            if last.elapsed() >= BETWEEN_NEWS {
                *last = Instant::now();
                live.news.send_replace(News::Progress(forecast(done, request.histories, begun.elapsed())));
            }
        };
        let control = Control { progress: &progress, cancel: &live.cancel };
        let found = request.play(&case, self.threads, &control);
        if self.leaving.load(Ordering::Relaxed) && !matches!(&found, Ok(found) if found.played() == request.histories) {
            store.give_up_run(id).map_err(said)?;
            return Ok(Some(RunState::Queued));
        }
        match found {
            Ok(found) => save(store, id, &request, &found).map(Some),
            Err(LabError::NothingPlayed) if live.cancel.load(Ordering::Relaxed) => {
                store.end_run(id, RunState::Cancelled, None).map_err(said)?;
                Ok(Some(RunState::Cancelled))
            }
            Err(error) => Err(error.to_string()),
        }
    }
}

fn save(store: &Store, id: &str, request: &RunRequest, found: &Found) -> Result<RunState, String> {
    let state = if found.played() < request.histories { RunState::Cancelled } else { RunState::Done };
    let document = found.document().map_err(|error| error.to_string())?;
    store
        .finish_run(id, state, found.played(), &found.headline(), &document)
        .map_err(|error| format!("what was found cannot be saved: {error}"))?;
    Ok(state)
}

fn forecast(done: u64, of: u64, elapsed: Duration) -> Progress {
    let left = of.saturating_sub(done) as f64;
    let eta_seconds = (done > 0).then(|| elapsed.as_secs_f64() / done as f64 * left);
    Progress { done, of, eta_seconds }
}

/// Lets the threads that answer requests go first. On Linux the threads that this one starts inherit it.
pub(crate) fn yield_to_pages() {
    if let Err(error) = thread_priority::ThreadPriority::Min.set_for_current() {
        tracing::warn!(?error, "the priority of a worker cannot be lowered");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_takes_as_long_a_history_as_what_is_done() {
        let progress = forecast(25, 100, Duration::from_secs(5));
        assert_eq!((progress.done, progress.of, progress.eta_seconds), (25, 100, Some(15.0)));
        assert_eq!(forecast(0, 100, Duration::from_secs(5)).eta_seconds, None);
    }
}
