//! What makes a scenario right.

use super::ScenarioSpec;
use crate::quantity::CalendarMonth;

/// What is wrong with a case.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SpecError {
    /// The first month is missing.
    #[error("the first month is missing")]
    NoStart,
}

/// Checks everything and returns the first month.
pub(super) fn check(spec: &ScenarioSpec) -> Result<CalendarMonth, Vec<SpecError>> {
    spec.start.ok_or_else(|| vec![SpecError::NoStart])
}

/// For each constituency the range of its groups.
pub(super) fn group_ranges(spec: &ScenarioSpec) -> Vec<(u16, u16)> {
    let mut first = 0;
    spec.constituencies
        .iter()
        .enumerate()
        .map(|(index, _)| {
            let end = first + spec.groups.iter().filter(|group| group.constituency.index() == index).count() as u16;
            (std::mem::replace(&mut first, end), end)
        })
        .collect()
}
