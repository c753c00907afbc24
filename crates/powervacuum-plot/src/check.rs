//! Checks of the numbers in a chart, so that drawing never meets one it cannot place.

use crate::error::PlotError;
use crate::frame::{Estimate, Spread};

/// Larger numbers are refused: no axis could name them.
const LARGEST: f64 = 1e9;

/// Checks that `value` is finite and lies in `min..=max`.
pub(crate) fn within(place: &str, value: f64, (min, max): (f64, f64)) -> Result<(), PlotError> {
    if !value.is_finite() {
        return Err(PlotError::NotFinite { place: place.into(), value });
    }
    if value < min || value > max {
        return Err(PlotError::OutOfRange { place: place.into(), value, min, max });
    }
    Ok(())
}

/// Checks a share or probability.
pub(crate) fn share(place: &str, value: f64) -> Result<(), PlotError> {
    within(place, value, (0.0, 1.0))
}

/// Checks a decimal year.
pub(crate) fn year(place: &str, value: f64) -> Result<(), PlotError> {
    within(place, value, (1.0, 9999.0))
}

/// Checks a list's length.
pub(crate) fn length(place: &str, found: usize, expected: usize) -> Result<(), PlotError> {
    if found == expected { Ok(()) } else { Err(PlotError::Length { place: place.into(), found, expected }) }
}

/// Checks that a list has entries.
pub(crate) fn filled<Item>(place: &str, list: &[Item]) -> Result<(), PlotError> {
    if list.is_empty() { Err(PlotError::Empty { place: place.into() }) } else { Ok(()) }
}

/// Checks that two numbers do not fall.
fn rising(place: &str, before: f64, after: f64) -> Result<(), PlotError> {
    if before <= after { Ok(()) } else { Err(PlotError::Order { place: place.into(), before, after }) }
}

/// Checks an estimate: finite, its value inside its interval, and the value in `range`.
pub(crate) fn estimate(place: &str, it: &Estimate, range: (f64, f64)) -> Result<(), PlotError> {
    within(&format!("{place}.value"), it.value, range)?;
    within(&format!("{place}.low"), it.low, (-LARGEST, LARGEST))?;
    within(&format!("{place}.high"), it.high, (-LARGEST, LARGEST))?;
    rising(&format!("{place}.low"), it.low, it.value)?;
    rising(&format!("{place}.high"), it.value, it.high)
}

/// Checks a difference of shares.
pub(crate) fn difference(place: &str, it: &Estimate) -> Result<(), PlotError> {
    estimate(place, it, (-1.0, 1.0))
}

/// Checks an estimate in a free unit.
pub(crate) fn measure(place: &str, it: &Estimate) -> Result<(), PlotError> {
    estimate(place, it, (-LARGEST, LARGEST))
}

/// Checks a spread whose three numbers lie in `range`.
pub(crate) fn spread(place: &str, it: &Spread, range: (f64, f64)) -> Result<(), PlotError> {
    within(&format!("{place}.low"), it.low, range)?;
    within(&format!("{place}.median"), it.median, range)?;
    within(&format!("{place}.high"), it.high, range)?;
    rising(&format!("{place}.median"), it.low, it.median)?;
    rising(&format!("{place}.high"), it.median, it.high)
}

/// Checks places on a scale that must not fall; none stands beyond every number.
pub(crate) fn reach(place: &str, found: &[Option<f64>], range: (f64, f64)) -> Result<(), PlotError> {
    for (index, value) in found.iter().enumerate() {
        if let Some(value) = value {
            within(&format!("{place}[{index}]"), *value, range)?;
        }
    }
    let number = |found: Option<f64>| found.unwrap_or(f64::INFINITY);
    match found.windows(2).position(|pair| number(pair[0]) > number(pair[1])) {
        Some(index) => rising(&format!("{place}[{}]", index + 1), number(found[index]), number(found[index + 1])),
        None => Ok(()),
    }
}

/// Checks the times of a chart: at least two, rising strictly.
pub(crate) fn times(place: &str, years: &[f64]) -> Result<(), PlotError> {
    filled(place, years)?;
    if years.len() < 2 {
        return length(place, years.len(), 2);
    }
    for (index, at) in years.iter().enumerate() {
        year(&format!("{place}[{index}]"), *at)?;
    }
    match years.windows(2).position(|pair| pair[0] >= pair[1]) {
        Some(index) => Err(PlotError::Order {
            place: format!("{place}[{}]", index + 1),
            before: years[index],
            after: years[index + 1],
        }),
        None => Ok(()),
    }
}

/// Checks shares that add up to one at most; a rounding error of a millionth is let through.
pub(crate) fn shares(place: &str, list: &[f64]) -> Result<(), PlotError> {
    for (index, value) in list.iter().enumerate() {
        share(&format!("{place}[{index}]"), *value)?;
    }
    within(&format!("sum of {place}"), list.iter().sum(), (0.0, 1.000_001))
}
