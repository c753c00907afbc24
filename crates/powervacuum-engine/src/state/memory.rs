//! What taking stock remembers from one time to the next: it never decides, and what it gives depends on the state alone.

use std::cell::OnceCell;

use super::State;
use super::appeal::{Agreement, Locals};
use crate::event::EventKind;
use crate::ids::{BodyId, Person};
use crate::math;
use crate::survey::SeatCount;

/// What was worked out for earlier entries of a chronicle; for one scenario.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    pub(super) agreement: Agreement,
    pub(super) locals: Locals,
    /// By group: the pull of its patron's tie on the patron and on the patron's allies.
    pub(super) pulls: Vec<[Pull; 2]>,
    pub(crate) seats: Seats,
}

impl Memory {
    /// Takes note of an entry that is about to take effect on a state, and forgets who sits where unless the entry leaves
    /// everybody in place and nobody changes sides.
    pub(super) fn heed(&mut self, state: &State, entry: &EventKind) {
        match *entry {
            EventKind::NotableTurned { notable, .. } => {
                self.seats.forget(|body| {
                    state.bodies[body].seats.iter().any(|seat| seat.holder == Some(Person::Notable(notable)))
                });
            }
            EventKind::CadresTurned { body, .. } | EventKind::SeatFilled { body, .. } => {
                self.seats.forget(|other| other == body.index());
            }
            _ if leaves_in_place(state, entry) => {}
            _ => self.seats.forget(|_| true),
        }
    }
}

/// Whether an entry leaves everybody in its seat, among those who stand and with its patron, as far as can be told without
/// its effect.
fn leaves_in_place(state: &State, entry: &EventKind) -> bool {
    match entry {
        // Posts mostly go to clients.
        EventKind::SecretaryAppointed { by, secretary, .. } => {
            secretary.is_none_or(|notable| state.notables[notable.index()].patron == Some(*by))
        }
        _ => matches!(
            entry,
            EventKind::MonthBegan
                | EventKind::WeightsAssessed
                | EventKind::AlliancesReviewed { .. }
                | EventKind::AppointmentOrdered { .. }
                | EventKind::PostDefended { .. }
                | EventKind::SecretaryTurned { .. }
                | EventKind::Toured { .. }
                | EventKind::Published { .. }
                | EventKind::Denounced { .. }
                | EventKind::PlatformShifted { .. }
                | EventKind::Courted { .. }
                | EventKind::CoalitionFormed { .. }
                | EventKind::OvertureRefused { .. }
                | EventKind::CoalitionLeft { .. }
                | EventKind::MotionMoved { .. }
                | EventKind::MotionVoted { .. }
                | EventKind::MotionLapsed { .. }
                | EventKind::PolicySet { .. }
                | EventKind::StrengthLearned { .. }
                | EventKind::LaidLow { .. }
                | EventKind::DelegatesElected { .. }
                | EventKind::OfficeFilled { .. }
                | EventKind::LegacyClaimed { .. }
                | EventKind::EnrolmentRefused { .. }
                | EventKind::AppealLodged { .. }
                | EventKind::MonthClosed
        ),
    }
}

/// The seats of each body by whom they follow, as far as they have been counted since anybody moved.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seats {
    known: OnceCell<Vec<OnceCell<SeatCount>>>,
}

impl Seats {
    pub(crate) fn of(&self, state: &State, body: BodyId) -> &SeatCount {
        let known = self.known.get_or_init(|| vec![OnceCell::new(); state.bodies.len()]);
        known[body.index()].get_or_init(|| SeatCount::of(state, body))
    }

    /// Forgets the seats of some bodies, by position.
    fn forget(&mut self, which: impl Fn(usize) -> bool) {
        let known = self.known.get_mut().into_iter().flatten().enumerate();
        for (_, count) in known.filter(|(body, count)| count.get().is_some() && which(*body)) {
            count.take();
        }
    }
}

/// Exponentials less 1 of how much a tie pulls in the public view and in one to which it is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pull {
    pulls: [f64; 2],
    exponentials: [f64; 2],
}

impl Default for Pull {
    fn default() -> Self {
        Pull { pulls: [f64::NAN; 2], exponentials: [f64::NAN; 2] }
    }
}

impl Pull {
    /// The exponential of each view's pull, less 1. The tie is open to the view `open`. What the public and that view
    /// find is remembered, and recalled where they are the only ones.
    #[inline(always)]
    pub(super) fn of<const V: usize>(&mut self, mut pulls: [f64; V], open: usize) -> [f64; V] {
        let asked = [pulls[0], pulls[open]];
        if V == 2 && asked == self.pulls {
            pulls.copy_from_slice(&self.exponentials);
            return pulls;
        }
        math::exp_in_place(&mut pulls);
        pulls.iter_mut().for_each(|exponential| *exponential -= 1.0);
        *self = Pull { pulls: asked, exponentials: [pulls[0], pulls[open]] };
        pulls
    }
}
