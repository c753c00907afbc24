//! The state that requests share.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use powervacuum::lab::Threads;
use tokio::sync::{Semaphore, watch};

use crate::error::Failure;
use crate::guard::Guard;
use crate::jobs::Jobs;
use crate::library::Library;
use crate::rendered::Documents;
use crate::store::{Store, StoreError};

/// How many of everything there may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Histories of one run, in all arms together.
    pub plays: u64,
    /// Runs that wait or are being played.
    pub waiting_runs: usize,
    /// Runs that are kept.
    pub runs: usize,
    /// Edited cases.
    pub cases: usize,
    /// Games, and saved histories.
    pub games: usize,
    /// Pages that watch a run at the same time.
    pub watchers: usize,
    /// Runs that are played at the same time.
    pub at_a_time: usize,
    /// Bytes of a request with files in it.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            plays: 2_000_000,
            waiting_runs: 100,
            runs: 20_000,
            cases: 200,
            games: 10_000,
            watchers: 500,
            at_a_time: 2,
            bytes: 16 << 20,
        }
    }
}

impl Limits {
    /// Of a studio that others reach.
    pub fn public() -> Limits {
        Limits { plays: 200_000, waiting_runs: 40, ..Limits::default() }
    }
}

/// How a studio is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder for everything that is kept; made if need be.
    pub data: PathBuf,
    /// The token that is asked for; none if only this machine reaches the studio.
    pub token: Option<String>,
    /// How many of everything there may be.
    pub limits: Limits,
    /// Threads that each run is played on.
    pub threads: Threads,
}

impl Settings {
    /// For one user on this machine, with everything kept in `data`.
    pub fn new(data: impl Into<PathBuf>) -> Settings {
        Settings { data: data.into(), token: None, limits: Limits::default(), threads: Threads::default() }
    }
}

/// Why a studio cannot be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StudioError {
    /// The data folder cannot be used.
    #[error("the data folder `{}` cannot be used: {error}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// Another studio uses the data folder.
    #[error("another studio uses the data folder `{}`; end it, or name another folder with `--data`", path.display())]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The address cannot be used.
    #[error("`{address}` cannot be listened on: {error}")]
    Address {
        /// The address.
        address: String,
        /// Why.
        error: std::io::Error,
    },
    /// Serving failed.
    #[error("the studio cannot go on: {0}")]
    Serve(std::io::Error),
}

/// The state that requests share: cases, the store, the workers.
#[derive(Clone)]
pub struct Studio(Arc<Inner>);

struct Inner {
    store: Arc<Store>,
    library: Arc<Library>,
    jobs: Arc<Jobs>,
    documents: Documents,
    guard: Guard,
    limits: Limits,
    data: PathBuf,
    watchers: Arc<Semaphore>,
    /// As many histories are played for pages at a time as there are processors; what takes a moment only does not wait
    /// for them.
    plays: Semaphore,
    /// Tables and reports are made one at a time.
    exports: Arc<Semaphore>,
    closing: watch::Sender<bool>,
    /// Held as long as the studio is open.
    _lock: std::fs::File,
}

impl Studio {
    /// Opens the store in the data folder and takes up the runs that wait there.
    ///
    /// # Errors
    /// When the folder cannot be used, another studio uses it, or its store cannot be read.
    pub fn open(settings: Settings) -> Result<Studio, StudioError> {
        let folder = |error| StudioError::Folder { path: settings.data.clone(), error };
        std::fs::create_dir_all(&settings.data).map_err(folder)?;
        let lock = std::fs::File::create(settings.data.join("studio.lock")).map_err(folder)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Err(StudioError::InUse { path: settings.data }),
            Err(std::fs::TryLockError::Error(error)) => return Err(folder(error)),
        }
        let store = Arc::new(Store::open(&settings.data.join("studio.sqlite"))?);
        let library = Arc::new(Library::new(Arc::clone(&store)));
        let jobs = Jobs::start(&store, &library, settings.limits.at_a_time, settings.threads).map_err(folder)?;
        Ok(Studio(Arc::new(Inner {
            store,
            library,
            jobs,
            documents: Documents::default(),
            guard: settings.token.map_or_else(Guard::loopback, Guard::with_token),
            limits: settings.limits,
            data: settings.data,
            watchers: Arc::new(Semaphore::new(settings.limits.watchers)),
            plays: Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get)),
            exports: Arc::new(Semaphore::new(1)),
            closing: watch::Sender::new(false),
            _lock: lock,
        })))
    }

    /// Ends what watches, and the workers; what they play is taken up at the next start. Waits for them.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
        self.0.jobs.close();
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn library(&self) -> &Library {
        &self.0.library
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    pub(crate) fn documents(&self) -> &Documents {
        &self.0.documents
    }

    pub(crate) fn guard(&self) -> &Guard {
        &self.0.guard
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn watchers(&self) -> Arc<Semaphore> {
        Arc::clone(&self.0.watchers)
    }

    pub(crate) fn exports(&self) -> Arc<Semaphore> {
        Arc::clone(&self.0.exports)
    }

    /// Becomes true when the studio is about to end.
    pub(crate) fn closing(&self) -> watch::Receiver<bool> {
        self.0.closing.subscribe()
    }

    /// Ends everything that watches.
    pub(crate) fn say_farewell(&self) {
        self.0.closing.send_replace(true);
    }

    /// The folder for the tables of a run.
    pub(crate) fn folder_of(&self, run: &str) -> PathBuf {
        self.data().join("runs").join(run)
    }

    pub(crate) fn data(&self) -> &Path {
        &self.0.data
    }

    /// Does something that takes more than a moment, off the threads that answer requests.
    ///
    /// # Errors
    /// Those of `work`; and an internal error if it panics.
    pub(crate) async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Studio) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let studio = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&studio)).await;
        done.unwrap_or_else(|panic| Err(Failure::internal(panic)))
    }

    /// Plays something for a page, off the threads that answer requests, when a processor may be had.
    ///
    /// # Errors
    /// As [`Studio::off_thread`].
    pub(crate) async fn play<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Studio) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let _turn = self.0.plays.acquire().await.map_err(Failure::internal)?;
        self.off_thread(work).await
    }
}
