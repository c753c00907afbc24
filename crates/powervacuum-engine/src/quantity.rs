//! Checked quantities: months, shares, probabilities, points of policy space.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The most issues that a scenario can have.
pub const MAX_ISSUES: usize = 6;

/// A point of policy space, one coordinate in [-1, 1] an issue; coordinates beyond the scenario's issues are 0.
pub type Point = [f64; MAX_ISSUES];

/// A month of the struggle, counted from 0 at the scenario's first month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(pub u16);

impl Month {
    /// The month `count` months later; stops at the last number that fits.
    #[must_use]
    pub fn plus(self, count: u16) -> Month {
        Month(self.0.saturating_add(count))
    }

    /// Whole months from `earlier` to this one, 0 if `earlier` is later.
    pub fn since(self, earlier: Month) -> u16 {
        self.0.saturating_sub(earlier.0)
    }
}

/// A month of the calendar, from January of year 1 to December of year 9999; written `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarMonth(u32);

impl CalendarMonth {
    /// The `month` (1 to 12) of `year` (1 to 9999); none outside those ranges.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month))
            .then(|| CalendarMonth(u32::from(year) * 12 + u32::from(month) - 1))
    }

    /// The year.
    pub fn year(self) -> u16 {
        (self.0 / 12) as u16
    }

    /// The month of the year, 1 to 12.
    pub fn month(self) -> u8 {
        (self.0 % 12) as u8 + 1
    }

    /// The calendar month that lies `month` months after this one.
    #[must_use]
    pub fn at(self, month: Month) -> CalendarMonth {
        CalendarMonth(self.0 + u32::from(month.0))
    }

    /// The month of a struggle that begins in this calendar month; none if `other` is earlier or too far off.
    pub fn until(self, other: CalendarMonth) -> Option<Month> {
        other.0.checked_sub(self.0).and_then(|months| u16::try_from(months).ok()).map(Month)
    }
}

impl fmt::Display for CalendarMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl std::str::FromStr for CalendarMonth {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
        };
        text.split_once('-')
            .and_then(|(year, month)| Some((digits(year, 4)?, digits(month, 2)?)))
            .and_then(|(year, month)| CalendarMonth::new(year, month as u8))
            .ok_or_else(|| QuantityError::Month { found: text.to_owned() })
    }
}

impl Serialize for CalendarMonth {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CalendarMonth {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What is wrong with a quantity.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum QuantityError {
    /// Not a number in [0, 1].
    #[error("`{found}` is not between 0 and 1")]
    Share {
        /// The number found.
        found: f64,
    },
    /// Not a calendar month.
    #[error("`{found}` is not a month written as YYYY-MM")]
    Month {
        /// The text found.
        found: String,
    },
}

macro_rules! unit_interval {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// Nothing.
            pub const ZERO: $name = $name(0.0);
            /// The whole.
            pub const ONE: $name = $name(1.0);

            /// Checks that `value` lies in [0, 1].
            ///
            /// # Errors
            /// When `value` is outside [0, 1] or not a number.
            pub fn new(value: f64) -> Result<Self, QuantityError> {
                (0.0..=1.0).contains(&value).then_some($name(value)).ok_or(QuantityError::Share { found: value })
            }

            /// The nearest value in [0, 1]; 0 for what is not a number.
            pub fn clamped(value: f64) -> Self {
                if value.is_nan() { $name(0.0) } else { $name(value.clamp(0.0, 1.0)) }
            }

            /// The plain number, in [0, 1].
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl From<$name> for f64 {
            fn from(value: $name) -> f64 {
                value.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = QuantityError;

            fn try_from(value: f64) -> Result<Self, QuantityError> {
                $name::new(value)
            }
        }
    )*};
}

unit_interval! {
    /// A part of a whole, in [0, 1].
    Share;
    /// A probability, in [0, 1].
    Probability;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_and_written_alike() {
        for text in ["2022-04", "0001-01", "9999-12"] {
            assert_eq!(text.parse::<CalendarMonth>().map(|m| m.to_string()).as_deref(), Ok(text));
        }
        for text in ["2022-13", "2022-00", "22-04", "2022-4", "2022/04", "", "2022-04-03", "+022-04", "0000-01"] {
            assert!(text.parse::<CalendarMonth>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_share_outside_the_unit_interval_is_refused() {
        assert!(Share::new(1.0 + f64::EPSILON).is_err() && Share::new(f64::NAN).is_err() && Share::new(-0.1).is_err());
        assert_eq!(Share::new(1.0), Ok(Share::ONE));
    }
}
