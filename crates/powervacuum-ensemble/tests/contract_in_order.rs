//! What `in_order` promises whoever runs many histories: results in the order of their numbers on any number of threads,
//! memory that does not grow with their number, a cancellation that leaves the first so many, and a panic that ends the
//! work instead of hanging it.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use powervacuum_ensemble::{Control, Threads, in_order};

const COUNTS: [usize; 4] = [1, 2, 3, 8];

fn threads(count: usize) -> Threads {
    Threads::new(NonZeroUsize::new(count).unwrap())
}

/// Some items take longer than others, in no order.
fn uneven(item: u64) -> u64 {
    if item.is_multiple_of(7) {
        std::thread::sleep(Duration::from_micros(item % 300));
    }
    item * 3
}

#[test]
fn results_come_in_order_and_none_is_missing() {
    for count in COUNTS {
        let (mut taken, heard) = (Vec::new(), AtomicU64::new(0));
        let progress = |done| assert_eq!(heard.swap(done, Ordering::Relaxed) + 1, done);
        let control = Control { progress: &progress, cancel: &AtomicBool::new(false) };
        let total = in_order(5..2005, threads(count), &control, uneven, |item, result| taken.push((item, result)));
        assert_eq!(total, 2000);
        assert!(taken.iter().copied().eq((5..2005).map(|item| (item, item * 3))));
        assert_eq!(heard.into_inner(), 2000);
    }
    assert_eq!(in_order(9..9, threads(3), &Control::unwatched(), uneven, |_, _| unreachable!()), 0);
}

#[test]
fn few_results_wait_however_slow_the_first_is() {
    for count in [2, 3, 8] {
        let (taken, ahead) = (AtomicU64::new(0), AtomicU64::new(0));
        let work = |item| {
            ahead.fetch_max(item - taken.load(Ordering::SeqCst).min(item), Ordering::SeqCst);
            if item == 10 {
                std::thread::sleep(Duration::from_millis(50));
            }
        };
        in_order(0..20_000, threads(count), &Control::unwatched(), work, |_, ()| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        let ahead = ahead.into_inner();
        assert!(ahead <= 64 * count as u64 + 1, "{ahead} results waited with {count} threads");
    }
}

#[test]
fn a_cancellation_leaves_the_first_so_many() {
    for count in COUNTS {
        for stop_at in [0, 1, 100, 777] {
            let (cancel, begun) = (AtomicBool::new(stop_at == 0), AtomicU64::new(0));
            let control = Control { progress: &|_| {}, cancel: &cancel };
            let mut taken = Vec::new();
            let work = |item| {
                begun.fetch_add(1, Ordering::SeqCst);
                if item == stop_at {
                    cancel.store(true, Ordering::SeqCst);
                }
                uneven(item)
            };
            let total = in_order(0..1_000_000, threads(count), &control, work, |item, _| taken.push(item));
            assert!(taken.iter().copied().eq(0..total), "{count} threads, stopped at {stop_at}");
            assert_eq!(total, begun.into_inner(), "what was begun is handed over");
            assert!(total >= stop_at && total <= stop_at + 64 * count as u64 + 1, "{total}, stopped at {stop_at}");
        }
    }
}

#[test]
fn a_panic_goes_on_in_the_caller() {
    let message = |panic: Box<dyn std::any::Any + Send>| panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    for count in COUNTS {
        let mut taken = Vec::new();
        let work = |item| if item == 300 { panic!("a history went wrong") } else { uneven(item) };
        let run = || in_order(0..1_000_000, threads(count), &Control::unwatched(), work, |item, _| taken.push(item));
        let panic = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
        assert_eq!(message(panic).as_deref(), Some("a history went wrong"), "{count} threads");
        assert!(taken.iter().copied().eq(0..taken.len() as u64) && taken.len() <= 300);

        let take = |item, _| assert!(item != 300, "a result went wrong");
        let run = || in_order(0..1_000_000, threads(count), &Control::unwatched(), uneven, take);
        let panic = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
        assert_eq!(message(panic).as_deref(), Some("a result went wrong"), "{count} threads");
    }
}
