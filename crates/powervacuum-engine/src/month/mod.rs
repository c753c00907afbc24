//! The phases of a month, in order; each is a file.
//!
//! 1. [`events`] from outside, 2. [`appointments`], control, enrolment, 3. [`perception`], 4. [`coalitions`] reviewed,
//! 5. [`actions`], 6. [`meetings`]: elections, motions, votes, effects, 7. [`learning`] from votes, 8. [`bookkeeping`].

pub(crate) mod actions;
pub(crate) mod appointments;
pub(crate) mod bookkeeping;
pub(crate) mod coalitions;
mod elections;
pub(crate) mod events;
pub(crate) mod learning;
pub(crate) mod meetings;
pub(crate) mod perception;
mod vacancies;
