//! Playing an ensemble into a folder.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::control::{Control, Threads};
use crate::error::EnsembleError;
use crate::folder::{Folder, Resume, is_there, verify_part};
use crate::in_order::in_order_within;
use crate::manifest::{Manifest, Shard};
use crate::plan::Plan;
use crate::stretch::Work;
use crate::writing::Writing;

/// How many stretches per thread may wait to be written.
const WINDOW: usize = 4;

/// Plays what is missing of a shard and writes it to a folder, which is made if need be. Returns what the folder holds.
///
/// `control.progress` hears how many histories of the shard are done, in all arms together, those of earlier runs among
/// them. A cancellation keeps the parts that are finished, and [`Manifest::is_complete`] tells; [`Resume::Yes`] goes on
/// from there, also with more histories than before. The files depend neither on the threads, nor on how the work was cut
/// into shards, nor on where it was cut off.
///
/// # Errors
/// When the folder holds something else, is in use, is damaged, or cannot be written. Parts that are finished stay.
pub fn run(
    plan: &Plan,
    folder: &Path,
    shard: Shard,
    resume: Resume,
    threads: Threads,
    control: &Control,
) -> Result<Manifest, EnsembleError> {
    let (folder, mut manifest) = Folder::open(folder, &plan.record(), shard, resume)?;
    // A file that somebody deleted is played again.
    manifest.parts.retain(|record| is_there(folder.path(), record));
    verify(folder.path(), &manifest, threads, control)?;
    play_missing(plan, &folder, manifest, WINDOW * threads.get(), threads, control)
}

fn play_missing(
    plan: &Plan,
    folder: &Folder,
    manifest: Manifest,
    window: usize,
    threads: Threads,
    control: &Control,
) -> Result<Manifest, EnsembleError> {
    let work = Work::new(plan, &manifest)?;
    let done = AtomicU64::new(manifest.histories() * plan.arms().len() as u64);
    (control.progress)(done.load(Ordering::Relaxed));
    let report = || (control.progress)(done.fetch_add(1, Ordering::Relaxed) + 1);
    let mut writing = Writing::new(&work, folder, manifest);
    let mut failure = None;
    let play = |item| work.play(item, control, &report);
    in_order_within(window, 0..work.items(), threads, &control.silent(), play, |item, stretch| {
        let taken = stretch.and_then(|stretch| match stretch {
            Some(stretch) => writing.take(item, stretch).map(ControlFlow::Continue),
            None => Ok(ControlFlow::Break(())),
        });
        taken.unwrap_or_else(|error| {
            failure = Some(error);
            ControlFlow::Break(())
        })
    });
    // Whatever happened, what is finished is kept.
    let kept = writing.close();
    failure.map_or(kept, Err)
}

/// Compares all files with their digests.
pub(crate) fn verify(
    folder: &Path,
    manifest: &Manifest,
    threads: Threads,
    control: &Control,
) -> Result<(), EnsembleError> {
    let mut result = Ok(());
    let check = |index: u64| verify_part(folder, &manifest.parts[index as usize]);
    let parts = 0..manifest.parts.len() as u64;
    in_order_within(threads.get(), parts, threads, &control.silent(), check, |_, checked| {
        result = checked;
        if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    result
}
