//! Values as they are (encoding `PLAIN` of Parquet), and the least and the greatest of them.

use parquet::data_type::ByteArray;
use parquet::file::statistics::Statistics;

/// What can be written as it is.
pub(crate) trait Plain: Copy {
    /// Appends values.
    fn put(values: &[Self], to: &mut Vec<u8>);

    /// The least and the greatest of them.
    fn range(values: &[Self]) -> Range;
}

/// The least and the greatest value of a column, if it has any.
pub(crate) enum Range {
    Flag(Option<bool>, Option<bool>),
    Whole(Option<i32>, Option<i32>),
    Long(Option<i64>, Option<i64>),
    Part(Option<f32>, Option<f32>),
    Number(Option<f64>, Option<f64>),
    Text(Option<ByteArray>, Option<ByteArray>),
}

impl Range {
    /// As the file holds it, for a column in which so many rows are empty.
    pub fn statistics(self, empty: u64) -> Statistics {
        let empty = Some(empty);
        match self {
            Range::Flag(min, max) => Statistics::boolean(min, max, None, empty, false),
            Range::Whole(min, max) => Statistics::int32(min, max, None, empty, false),
            Range::Long(min, max) => Statistics::int64(min, max, None, empty, false),
            Range::Part(min, max) => Statistics::float(min, max, None, empty, false),
            Range::Number(min, max) => Statistics::double(min, max, None, empty, false),
            Range::Text(min, max) => Statistics::byte_array(min, max, None, empty, false),
        }
    }
}

/// Appends the bytes of values, `N` for each.
fn put<const N: usize, T: Copy>(values: &[T], to: &mut Vec<u8>, bytes: impl Fn(T) -> [u8; N]) {
    let begin = to.len();
    to.resize(begin + N * values.len(), 0);
    for (place, &value) in to[begin..].chunks_exact_mut(N).zip(values) {
        place.copy_from_slice(&bytes(value));
    }
}

impl Plain for i32 {
    fn put(values: &[i32], to: &mut Vec<u8>) {
        put(values, to, i32::to_le_bytes);
    }

    fn range(values: &[i32]) -> Range {
        Range::Whole(values.iter().min().copied(), values.iter().max().copied())
    }
}

impl Plain for u64 {
    fn put(values: &[u64], to: &mut Vec<u8>) {
        put(values, to, u64::to_le_bytes);
    }

    fn range(values: &[u64]) -> Range {
        Range::Long(values.iter().min().map(|&min| min as i64), values.iter().max().map(|&max| max as i64))
    }
}

/// The least and the greatest number in the total order of IEEE 754, which is that of the file; there are no NaNs.
/// As whole numbers of the same size, numbers have this order once the other bits of negative ones are turned round.
macro_rules! range_of_numbers {
    ($values:expr, $number:ident, $signed:ident, $unsigned:ident) => {{
        let turned = |bits: $signed| bits ^ ((bits >> ($signed::BITS - 1)) as $unsigned >> 1) as $signed;
        let number = |key: $signed| $number::from_bits(turned(key) as $unsigned);
        let keys = $values.iter().map(|value| turned(value.to_bits() as $signed));
        let (min, max) = keys.fold(($signed::MAX, $signed::MIN), |(min, max), key| (min.min(key), max.max(key)));
        if min <= max { (Some(number(min)), Some(number(max))) } else { (None, None) }
    }};
}

impl Plain for f32 {
    fn put(values: &[f32], to: &mut Vec<u8>) {
        put(values, to, f32::to_le_bytes);
    }

    fn range(values: &[f32]) -> Range {
        let (min, max) = range_of_numbers!(values, f32, i32, u32);
        Range::Part(min, max)
    }
}

impl Plain for f64 {
    fn put(values: &[f64], to: &mut Vec<u8>) {
        put(values, to, f64::to_le_bytes);
    }

    fn range(values: &[f64]) -> Range {
        let (min, max) = range_of_numbers!(values, f64, i64, u64);
        Range::Number(min, max)
    }
}

/// A text has its length before it.
impl Plain for &str {
    fn put(values: &[&str], to: &mut Vec<u8>) {
        for text in values {
            to.extend_from_slice(&(text.len() as u32).to_le_bytes());
            to.extend_from_slice(text.as_bytes());
        }
    }

    fn range(values: &[&str]) -> Range {
        let text = |text: Option<&&str>| text.map(|text| ByteArray::from(text.as_bytes().to_vec()));
        Range::Text(text(values.iter().min()), text(values.iter().max()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_in_total_order() {
        let Range::Number(min, max) = f64::range(&[0.0, -0.0]) else { panic!("numbers have a range of numbers") };
        assert_eq!((min.map(f64::to_bits), max.map(f64::to_bits)), (Some((-0.0f64).to_bits()), Some(0)));
        assert!(matches!(f64::range(&[-1.5, -2.5, 0.5]), Range::Number(Some(-2.5), Some(0.5))));
        assert!(matches!(f32::range(&[-1.0, -2.0]), Range::Part(Some(-2.0), Some(-1.0))));
        assert!(matches!(f64::range(&[]), Range::Number(None, None)));
    }
}
