//! How work is watched, stopped and spread.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many threads work at the same time; the default is as many as the machine has cores. No result depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threads(NonZeroUsize);

impl Threads {
    /// Just one.
    pub const ONE: Threads = Threads(NonZeroUsize::MIN);

    /// That many.
    pub fn new(count: NonZeroUsize) -> Self {
        Threads(count)
    }

    /// The number, at least 1.
    pub fn get(self) -> usize {
        self.0.get()
    }
}

impl Default for Threads {
    fn default() -> Self {
        Threads(std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN))
    }
}

/// Who watches the work and may stop it.
#[derive(Clone, Copy)]
pub struct Control<'c> {
    /// Hears how many items are done.
    pub progress: &'c (dyn Fn(u64) + Sync),
    /// No further item begins once it is true.
    pub cancel: &'c AtomicBool,
}

impl Control<'_> {
    /// Nobody watches and nobody stops the work.
    pub fn unwatched() -> Control<'static> {
        static NEVER: AtomicBool = AtomicBool::new(false);
        Control { progress: &|_| {}, cancel: &NEVER }
    }

    /// The same, without anybody who hears of progress.
    pub(crate) fn silent(&self) -> Control<'_> {
        Control { progress: &|_| {}, cancel: self.cancel }
    }

    /// Whether the work is to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }
}
