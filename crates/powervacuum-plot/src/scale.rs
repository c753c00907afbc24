//! From numbers to pixels, and where the ticks of an axis stand.

/// A linear scale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    /// The numbers at both ends; the second is greater.
    pub(crate) domain: (f64, f64),
    /// The pixels at both ends.
    pub(crate) range: (f64, f64),
}

impl Scale {
    /// The pixel of a number.
    pub(crate) fn at(&self, value: f64) -> f64 {
        debug_assert!(self.domain.0 < self.domain.1 && (self.range.1 - self.range.0).abs() >= 20.0, "{self:?}");
        let part = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + part * (self.range.1 - self.range.0)
    }

    /// The pixel of a number, or of the nearer end of the axis.
    pub(crate) fn clipped(&self, value: f64) -> f64 {
        self.at(value.clamp(self.domain.0, self.domain.1))
    }

    /// The scale that shows all of `values`, widened to round numbers, with about `ticks` steps.
    pub(crate) fn around(values: impl IntoIterator<Item = f64>, range: (f64, f64), ticks: usize) -> Self {
        let (low, high) = values.into_iter().fold((0.0_f64, 0.0_f64), |(low, high), it| (low.min(it), high.max(it)));
        let (low, high) = if high - low < 1e-9 { (low, low + 0.1) } else { (low, high) };
        let step = step(high - low, ticks);
        Self { domain: ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step), range }
    }

    /// Round numbers inside the domain, `most` steps or fewer.
    pub(crate) fn ticks(&self, most: usize) -> Vec<f64> {
        let step = step(self.domain.1 - self.domain.0, most);
        let first = (self.domain.0 / step - 1e-6).ceil() as i64;
        let last = (self.domain.1 / step + 1e-6).floor() as i64;
        (first..=last).map(|count| count as f64 * step).collect()
    }
}

/// The least of 1, 2, 2.5 and 5 times a power of ten that divides `length` into `most` steps or fewer.
fn step(length: f64, most: usize) -> f64 {
    let least = length / most.max(1) as f64;
    let fits = |step: &f64| *step >= least * 0.999_999;
    let steps = POWERS.into_iter().flat_map(|power| [1.0, 2.0, 2.5, 5.0].map(|times| times * power));
    steps.into_iter().find(fits).unwrap_or(least)
}

/// Powers of ten as literals: products would collect rounding errors that show in labels.
const POWERS: [f64; 22] = [
    1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
    1e10, 1e11,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        let scale = Scale::around([0.0, 0.83], (0.0, 100.0), 5);
        assert_eq!(scale.domain, (0.0, 1.0));
        assert_eq!(scale.ticks(5), [0.0, 0.2, 0.4, 0.600_000_000_000_000_1, 0.8, 1.0]);
        assert!((scale.at(0.5) - 50.0).abs() < 1e-9);
        assert!((scale.clipped(7.0) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn all_zero_values_still_have_an_axis() {
        let scale = Scale::around([0.0, 0.0], (0.0, 100.0), 4);
        assert!(scale.domain.1 > scale.domain.0);
    }
}
