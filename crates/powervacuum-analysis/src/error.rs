//! What can be wrong with the numbers that come in.

use thiserror::Error;

/// Why an analysis cannot be made of these numbers.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum AnalysisError {
    /// A level of confidence outside (0, 1).
    #[error("level {0} is not between 0 and 1: give for example 0.95")]
    LevelOutOfRange(f64),
    /// A share or order of a quantile outside [0, 1].
    #[error("`{name}` is {value}, which is not between 0 and 1")]
    ShareOutOfRange {
        /// What was given.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// More successes than trials.
    #[error("{successes} successes are more than {trials} trials")]
    SuccessesAboveTrials {
        /// The successes.
        successes: u64,
        /// The trials.
        trials: u64,
    },
    /// Fewer of something than the method needs.
    #[error("{found} {what} are too few: at least {needed} are needed")]
    TooFew {
        /// What is counted, in the plural.
        what: &'static str,
        /// The least number.
        needed: usize,
        /// The number found.
        found: usize,
    },
    /// More of something than the method can do.
    #[error("{found} {what} are too many: at most {most} are possible")]
    TooMany {
        /// What is counted, in the plural.
        what: &'static str,
        /// The largest number.
        most: usize,
        /// The number found.
        found: usize,
    },
    /// A list of another length than the design asks for.
    #[error("{found} {what} were given where {expected} are expected")]
    WrongLength {
        /// What is listed, in the plural.
        what: &'static str,
        /// The length asked for.
        expected: usize,
        /// The length found.
        found: usize,
    },
    /// Something that is not a finite number.
    #[error("`{what}` at position {position} is {value}, which is not a finite number")]
    NotFinite {
        /// What is listed.
        what: &'static str,
        /// Where, counted from 0.
        position: usize,
        /// The value.
        value: f64,
    },
    /// A number of levels of a Morris grid that is odd or below 2.
    #[error("{0} levels make no Morris grid: give an even number of at least 2, for example 4")]
    OddLevels(usize),
    /// Two neighbouring points of a trajectory that do not differ in exactly one new parameter.
    #[error(
        "step {step} of trajectory {trajectory} does not change exactly one parameter that no earlier step changed"
    )]
    NotATrajectory {
        /// The trajectory, counted from 0.
        trajectory: usize,
        /// The step, counted from 0.
        step: usize,
    },
    /// An order that does not name every cause exactly once.
    #[error("the order does not name each of {0} causes exactly once")]
    NotAnOrder(usize),
    /// A cause, parameter or point that does not exist.
    #[error("{what} {found} does not exist: there are {count}, counted from 0")]
    NoSuch {
        /// What is named.
        what: &'static str,
        /// The position found.
        found: usize,
        /// How many there are.
        count: usize,
    },
    /// A prior distribution whose numbers fit no distribution.
    #[error("no such prior: {0}")]
    NoSuchPrior(&'static str),
    /// A setting outside its range.
    #[error("`{name}` is {value}: {expected}")]
    SettingOutOfRange {
        /// Which setting.
        name: &'static str,
        /// Its value.
        value: f64,
        /// What is expected.
        expected: &'static str,
    },
    /// The outcome of a proposal whose turn it is not.
    #[error("the outcome of proposal {found} was given where that of proposal {expected} is awaited")]
    OutOfTurn {
        /// Whose turn it is.
        expected: u64,
        /// Whose outcome was given.
        found: u64,
    },
    /// An outcome for a sampler that has stopped.
    #[error("the sampler has stopped and takes no further outcome")]
    Stopped,
    /// A result was asked for before the first generation was complete.
    #[error("no generation is complete: allow more simulations, a larger tolerance or a smaller acceptance rate")]
    NoGeneration,
    /// A kernel whose draws fall outside of the priors' support again and again.
    #[error("{draws} draws in a row fell outside of the support of the priors: take a narrower kernel")]
    NoProposal {
        /// How many draws were made.
        draws: u64,
    },
    /// A saved state of a sampler that contradicts itself.
    #[error("the saved state does not fit together: {0}")]
    BrokenState(&'static str),
}

/// An error unless every number is finite.
pub(crate) fn check_finite(what: &'static str, values: &[f64]) -> Result<(), AnalysisError> {
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(position) => Err(AnalysisError::NotFinite { what, position, value: values[position] }),
    }
}

/// An error unless a list has the expected length.
pub(crate) fn check_length(what: &'static str, expected: usize, found: usize) -> Result<(), AnalysisError> {
    if expected == found { Ok(()) } else { Err(AnalysisError::WrongLength { what, expected, found }) }
}

/// An error unless there are at least `needed`.
pub(crate) fn check_enough(what: &'static str, needed: usize, found: usize) -> Result<(), AnalysisError> {
    if found >= needed { Ok(()) } else { Err(AnalysisError::TooFew { what, needed, found }) }
}

/// An error if there are more than `most`.
pub(crate) fn check_not_above(what: &'static str, most: usize, found: usize) -> Result<(), AnalysisError> {
    if found <= most { Ok(()) } else { Err(AnalysisError::TooMany { what, most, found }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_say_the_way_out() {
        assert_eq!(
            AnalysisError::LevelOutOfRange(95.0).to_string(),
            "level 95 is not between 0 and 1: give for example 0.95"
        );
        assert_eq!(
            check_enough("trajectories", 2, 1).unwrap_err().to_string(),
            "1 trajectories are too few: at least 2 are needed"
        );
        assert_eq!(
            check_finite("outputs", &[1.0, f64::NAN]).unwrap_err().to_string(),
            "`outputs` at position 1 is NaN, which is not a finite number"
        );
    }
}
