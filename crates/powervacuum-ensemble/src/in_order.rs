//! Work on many threads, results in order.
//!
//! The calling thread works too: between two items of its own it hands over what has become ready. So there are as many
//! busy threads as asked for, nobody is woken for every item, and `take` needs no lock.
//!
//! Items are claimed one by one in order. Larger batches would save little (a claim costs a fraction of a microsecond, a
//! history a hundred times as much), and after a cancellation leave holes between the items that were begun.

use std::collections::VecDeque;
use std::ops::{ControlFlow, Range};
use std::panic::resume_unwind;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::control::{Control, Threads};

/// How many results per thread may wait for an earlier one.
const WINDOW: usize = 64;

/// Does `work` for every item on `threads` threads and hands the results to `take`, on the calling thread and strictly in
/// the order of the items. Returns how many were taken.
///
/// - At most a fixed number of results per thread wait for an earlier one: memory does not grow with the range.
/// - `control.progress` hears how many have been taken.
/// - Once `control.cancel` is true no further item begins; those that were begun are finished and taken, so that what
///   was taken is always the first so many.
///
/// # Panics
/// When `work` or `take` panics: the others finish what they have begun, then the panic goes on in the caller.
///
/// # Examples
/// ```
/// use powervacuum_ensemble::{Control, Threads, in_order};
///
/// let mut squares = Vec::new();
/// let taken = in_order(3..6, Threads::default(), &Control::unwatched(), |n| n * n, |n, square| squares.push((n, square)));
/// assert_eq!((taken, squares), (3, vec![(3, 9), (4, 16), (5, 25)]));
/// ```
pub fn in_order<T: Send>(
    items: Range<u64>,
    threads: Threads,
    control: &Control,
    work: impl Fn(u64) -> T + Sync,
    mut take: impl FnMut(u64, T),
) -> u64 {
    let take = |item, result| {
        take(item, result);
        ControlFlow::Continue(())
    };
    in_order_within(WINDOW * threads.get(), items, threads, control, work, take)
}

/// [`in_order`] until `take` says that it is enough; what others have begun by then is finished and dropped.
pub fn in_order_until<T: Send>(
    items: Range<u64>,
    threads: Threads,
    control: &Control,
    work: impl Fn(u64) -> T + Sync,
    take: impl FnMut(u64, T) -> ControlFlow<()>,
) -> u64 {
    in_order_within(WINDOW * threads.get(), items, threads, control, work, take)
}

/// [`in_order`] with at most `window` results waiting; `take` can end the work as a cancellation does, except that what
/// is ready then is dropped.
pub(crate) fn in_order_within<T: Send>(
    window: usize,
    items: Range<u64>,
    threads: Threads,
    control: &Control,
    work: impl Fn(u64) -> T + Sync,
    take: impl FnMut(u64, T) -> ControlFlow<()>,
) -> u64 {
    let window = window.max(threads.get());
    let board = Board {
        desk: Mutex::new(Desk {
            begun: items.start,
            taken: items.start,
            end: items.end,
            window,
            ready: VecDeque::new(),
            closed: false,
            broken: false,
            waiting_to_take: false,
            waiting_for_room: 0,
        }),
        room: Condvar::new(),
        arrived: Condvar::new(),
    };
    let (board, work) = (&board, &work);
    thread::scope(|scope| {
        let helper = || scope.spawn(move || board.work_on(control, work));
        let helpers: Vec<_> = (1..threads.get()).map(|_| helper()).collect();
        let taken = board.work_and_take(control, work, take);
        for helper in helpers {
            helper.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
        taken
    })
}

/// Where workers claim items and leave results.
struct Board<T> {
    desk: Mutex<Desk<T>>,
    /// Rung when workers that wait for room should look again.
    room: Condvar,
    /// Rung when the item that is to be taken next is there, or never will be.
    arrived: Condvar,
}

struct Desk<T> {
    /// The first item that has not been begun.
    begun: u64,
    /// The first item that has not been taken.
    taken: u64,
    end: u64,
    window: usize,
    /// Results from `taken` on; none for those not yet finished.
    ready: VecDeque<Option<T>>,
    /// Nothing more is begun.
    closed: bool,
    /// Somebody panicked: some results never come.
    broken: bool,
    waiting_to_take: bool,
    waiting_for_room: usize,
}

/// What a worker may do.
enum Claim {
    Item(u64),
    /// The window is full.
    NoRoom,
    /// Nothing is left to begin.
    Done,
}

impl<T> Desk<T> {
    fn claim(&mut self, control: &Control) -> Claim {
        self.closed |= control.is_cancelled();
        if self.closed || self.begun >= self.end {
            return Claim::Done;
        }
        if self.begun - self.taken >= self.window as u64 {
            return Claim::NoRoom;
        }
        self.begun += 1;
        Claim::Item(self.begun - 1)
    }

    fn put(&mut self, item: u64, result: T) {
        let place = (item - self.taken) as usize;
        if self.ready.len() <= place {
            self.ready.resize_with(place + 1, || None);
        }
        self.ready[place] = Some(result);
    }

    /// The next result in order, if it is there.
    fn next(&mut self) -> Option<(u64, T)> {
        let result = self.ready.front_mut()?.take()?;
        self.ready.pop_front();
        self.taken += 1;
        Some((self.taken - 1, result))
    }
}

impl<T: Send> Board<T> {
    fn lock(&self) -> MutexGuard<'_, Desk<T>> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A thread that works and leaves its results for the caller.
    fn work_on(&self, control: &Control, work: &(impl Fn(u64) -> T + Sync)) {
        let _alarm = Alarm(self);
        let mut desk = self.lock();
        loop {
            match desk.claim(control) {
                Claim::Done => break,
                Claim::NoRoom => {
                    desk.waiting_for_room += 1;
                    desk = self.room.wait(desk).unwrap_or_else(PoisonError::into_inner);
                    desk.waiting_for_room -= 1;
                }
                Claim::Item(item) => {
                    drop(desk);
                    let result = work(item);
                    desk = self.lock();
                    desk.put(item, result);
                    if desk.waiting_to_take && item == desk.taken {
                        self.arrived.notify_one();
                    }
                }
            }
        }
    }

    /// The calling thread: takes what is ready, works when there is nothing to take, waits when there is neither.
    fn work_and_take(
        &self,
        control: &Control,
        work: &(impl Fn(u64) -> T + Sync),
        mut take: impl FnMut(u64, T) -> ControlFlow<()>,
    ) -> u64 {
        let _alarm = Alarm(self);
        let mut desk = self.lock();
        let start = desk.taken;
        loop {
            if let Some((item, result)) = desk.next() {
                if desk.waiting_for_room > 0 {
                    self.room.notify_one();
                }
                drop(desk);
                let flow = take(item, result);
                (control.progress)(item + 1 - start);
                desk = self.lock();
                if flow.is_break() {
                    desk.closed = true;
                    self.room.notify_all();
                    return desk.taken - start;
                }
                continue;
            }
            match desk.claim(control) {
                Claim::Item(item) => {
                    drop(desk);
                    let result = work(item);
                    desk = self.lock();
                    desk.put(item, result);
                }
                Claim::Done if desk.taken == desk.begun => {
                    self.room.notify_all();
                    return desk.taken - start;
                }
                Claim::Done | Claim::NoRoom if desk.broken => return desk.taken - start,
                Claim::Done | Claim::NoRoom => {
                    desk.waiting_to_take = true;
                    desk = self.arrived.wait(desk).unwrap_or_else(PoisonError::into_inner);
                    desk.waiting_to_take = false;
                }
            }
        }
    }
}

/// Tells the others when its thread panics, so that nobody waits for a result that never comes.
struct Alarm<'b, T: Send>(&'b Board<T>);

impl<T: Send> Drop for Alarm<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            let mut desk = self.0.lock();
            (desk.closed, desk.broken) = (true, true);
            self.0.room.notify_all();
            self.0.arrived.notify_all();
        }
    }
}
