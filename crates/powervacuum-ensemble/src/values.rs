//! Values of a data page, in one of four encodings of Parquet: `PLAIN`, `DELTA_BINARY_PACKED`, and where values repeat
//! `RLE_DICTIONARY`, numbers of the different values, packed or in runs.

use std::collections::BTreeMap;

use parquet::basic::Encoding;

use crate::bits::{pack, packed_run, run, width_of};
use crate::cells::{Runs, TextList};
use crate::delta;
use crate::plain::{Plain, Range};

/// The encoded values of a column, those that are there.
pub(crate) struct Values {
    pub dictionary: Option<Dictionary>,
    pub encoding: Encoding,
    pub bytes: Vec<u8>,
    pub range: Range,
}

/// The different values of a column.
pub(crate) struct Dictionary {
    pub count: usize,
    pub bytes: Vec<u8>,
}

impl Values {
    /// Values as they are.
    pub fn plain<T: Plain>(values: &[T]) -> Values {
        let mut bytes = Vec::new();
        T::put(values, &mut bytes);
        Values { dictionary: None, encoding: Encoding::PLAIN, bytes, range: T::range(values) }
    }

    /// A bit for each value.
    pub fn flags(values: &[bool]) -> Values {
        let numbers: Vec<u32> = values.iter().copied().map(u32::from).collect();
        let bytes = pack(&numbers, 1);
        let range = Range::Flag(values.iter().min().copied(), values.iter().max().copied());
        Values { dictionary: None, encoding: Encoding::PLAIN, bytes, range }
    }

    /// The first value, and how each differs from the one before.
    pub fn differences(values: &[i32]) -> Values {
        let mut bytes = Vec::with_capacity(values.len() + 64);
        delta::encode(values, &mut bytes);
        Values { dictionary: None, encoding: Encoding::DELTA_BINARY_PACKED, bytes, range: i32::range(values) }
    }

    /// Texts by their numbers.
    pub fn texts(positions: &[u32], texts: &TextList) -> Values {
        const UNUSED: u32 = u32::MAX;
        let mut number_of = vec![UNUSED; texts.len()];
        let mut different = Vec::new();
        let mut numbers = Vec::with_capacity(positions.len());
        numbers.extend(positions.iter().map(|&position| {
            let number = &mut number_of[position as usize];
            if *number == UNUSED {
                *number = different.len() as u32;
                different.push(texts[position as usize].as_str());
            }
            *number
        }));
        let width = width_of(different.len());
        let mut bytes = vec![width as u8];
        if width == 0 {
            run(numbers.len(), 0, 0, &mut bytes);
        } else {
            packed_run(numbers.len(), &pack(&numbers, width), &mut bytes);
        }
        Values::numbered(&different, bytes)
    }

    /// Values that stay the same for many rows.
    pub fn runs<T: Plain + Ord>(runs: &Runs<T>) -> Values {
        let (different, bytes) = number_runs(runs);
        Values::numbered(&different, bytes)
    }

    /// Texts that stay the same for many rows.
    pub fn text_runs(runs: &Runs<u32>, texts: &TextList) -> Values {
        let (different, bytes) = number_runs(runs);
        let different: Vec<&str> = different.iter().map(|&position| texts[position as usize].as_str()).collect();
        Values::numbered(&different, bytes)
    }

    fn numbered<T: Plain>(different: &[T], bytes: Vec<u8>) -> Values {
        let mut dictionary = Dictionary { count: different.len(), bytes: Vec::new() };
        T::put(different, &mut dictionary.bytes);
        let encoding = Encoding::RLE_DICTIONARY;
        Values { dictionary: Some(dictionary), encoding, bytes, range: T::range(different) }
    }
}

/// The different values in the order in which they occur, and the runs of their numbers.
fn number_runs<T: Copy + Ord>(runs: &Runs<T>) -> (Vec<T>, Vec<u8>) {
    let mut number_of = BTreeMap::new();
    let mut different = Vec::new();
    let mut numbers = Vec::with_capacity(runs.0.len());
    for &(value, count) in &runs.0 {
        let number = *number_of.entry(value).or_insert_with(|| {
            different.push(value);
            different.len() as u32 - 1
        });
        numbers.push((number, count));
    }
    let width = width_of(different.len());
    let mut bytes = vec![width as u8];
    numbers.into_iter().for_each(|(number, count)| run(count, number, width, &mut bytes));
    (different, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbered_in_the_order_in_which_they_occur() {
        let texts: TextList = ["a", "bc", "d"].map(str::to_owned).into();
        let values = Values::texts(&[2, 1, 2], &texts);
        let dictionary = values.dictionary.unwrap();
        assert_eq!((dictionary.count, dictionary.bytes), (2, vec![1, 0, 0, 0, b'd', 2, 0, 0, 0, b'b', b'c']));
        assert_eq!(values.bytes, [1, 3, 0b010]);
    }

    #[test]
    fn runs_are_numbered_too() {
        let mut runs = Runs::new();
        [(7, 3), (9, 1), (9, 1), (7, 100)].into_iter().for_each(|(value, rows)| runs.push(value, rows));
        let values = Values::runs::<i32>(&runs);
        assert_eq!(values.dictionary.unwrap().bytes, [7, 0, 0, 0, 9, 0, 0, 0]);
        assert_eq!(values.bytes, [1, 6, 0, 4, 1, 200, 1, 0]);
        assert_eq!(Values::runs(&Runs::same(5u64, 1000)).bytes, [0, 0xD0, 0x0F], "one value needs no number");
    }
}
