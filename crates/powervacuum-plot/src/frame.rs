//! What every picture has in common: its finding, its reading guide, its contenders.

/// The words around a chart.
///
/// The finding is the headline; it wraps. Empty strings and an empty list are left out of the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The headline, and the title for screen readers: what the figures say, in one sentence.
    pub finding: String,
    /// The small red line above the headline: which kind of picture, of what.
    pub kicker: String,
    /// One or two sentences under the headline: what is shown and how to read it.
    pub about: String,
    /// The footer: method, number of histories, seed, case, version. Each is one item.
    pub notes: Vec<String>,
}

/// A contender as pictures show it. Its place in the list decides its colour.
///
/// The first seven get the colours of the palette. Further ones get the same colours again under another pattern
/// (stripes, then dots), so a colour alone never has to tell two contenders apart; the mark tells them apart in print
/// without colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contender {
    /// The name, as in labels and legends.
    pub name: String,
    /// One to three letters that stand for the name where it does not fit.
    pub mark: String,
}

/// Contenders with marks that differ: the first letter of the name, or as few more as it takes, or its number.
///
/// # Examples
///
/// ```
/// let list = powervacuum_plot::contenders(["Stalin", "Trotsky", "Tomsky"]);
/// let marks: Vec<_> = list.iter().map(|contender| contender.mark.as_str()).collect();
/// assert_eq!(marks, ["S", "Tr", "To"]);
/// ```
pub fn contenders<Name: Into<String>>(names: impl IntoIterator<Item = Name>) -> Vec<Contender> {
    let names: Vec<String> = names.into_iter().map(Into::into).collect();
    let start = |name: &str, letters: usize| -> String {
        name.chars().filter(|letter| letter.is_alphanumeric()).take(letters).collect()
    };
    let mark = |place: usize, name: &str| -> String {
        (1..=3)
            .map(|letters| start(name, letters))
            .find(|mark| {
                let letters = mark.chars().count();
                let alone = |(other, text): (usize, &String)| other == place || start(text, letters) != *mark;
                letters > 0 && names.iter().enumerate().all(alone)
            })
            .unwrap_or_else(|| (place + 1).to_string())
    };
    names.iter().enumerate().map(|(place, name)| Contender { name: name.clone(), mark: mark(place, name) }).collect()
}

/// A figure with its 95 % interval.
///
/// Shares and differences of shares are fractions: 0.31 is drawn as 31 %, a difference of −0.33 as −33 points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The figure itself, between `low` and `high`.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl Estimate {
    /// A figure with an interval of the same width on both sides; `half` is not negative.
    pub const fn plus_minus(value: f64, half: f64) -> Self {
        Self { value, low: value - half, high: value + half }
    }

    /// A figure without uncertainty.
    pub const fn exact(value: f64) -> Self {
        Self { value, low: value, high: value }
    }
}

/// The middle of a distribution: its median and its central 80 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The 10 % quantile.
    pub low: f64,
    /// The median, between `low` and `high`.
    pub median: f64,
    /// The 90 % quantile.
    pub high: f64,
}

/// Something that happened, marked on an axis of years.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When, as a decimal year: 1924.04 is the middle of January 1924. See [`decimal_year`].
    pub at: f64,
    /// What, in a few words.
    pub label: String,
}

/// The middle of a month as a decimal year; `month` counts from 1 and is taken modulo 12.
///
/// # Examples
///
/// ```
/// assert!((powervacuum_plot::decimal_year(1924, 1) - 1924.0417).abs() < 1e-4);
/// ```
pub fn decimal_year(year: i32, month: u32) -> f64 {
    f64::from(year) + (f64::from((month + 11) % 12) + 0.5) / 12.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_differ_even_where_names_do_not() {
        let list = contenders(["Ann", "Ann", "", "<&>", "Anna"]);
        let mut marks: Vec<_> = list.iter().map(|contender| contender.mark.clone()).collect();
        marks.sort();
        marks.dedup();
        assert_eq!(marks.len(), 5, "{marks:?}");
    }

    #[test]
    fn months_stand_at_their_middle() {
        assert!((decimal_year(1929, 12) - 1929.9583).abs() < 1e-4);
    }
}
