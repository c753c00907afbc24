//! Levels of a data page: where there is a value, and which place begins a list (encoding `RLE` of Parquet).

use crate::bits::{Bits, packed_run, run};
use crate::cells::{CauseCells, Sparse};

/// The levels of a column.
pub(crate) struct Levels {
    /// As they stand before the values of a page.
    pub bytes: Vec<u8>,
    /// How many places there are, and how many of them have no value.
    pub places: usize,
    pub empty: usize,
}

/// The levels of the three columns of causes.
pub(crate) struct CauseLevels {
    pub event: Levels,
    pub term: Levels,
    pub part: Levels,
}

impl Levels {
    /// Every row must have a value, so nothing needs to be said.
    pub fn full(rows: usize) -> Levels {
        Levels { bytes: Vec::new(), places: rows, empty: 0 }
    }

    /// Rows have values or not.
    pub fn of<T>(column: &Sparse<T>, rows: usize) -> Levels {
        let Some(present) = &column.present else { return Levels::full(rows) };
        let empty = rows - column.values.len();
        let mut levels = Vec::new();
        if empty == 0 {
            run(rows, 1, 1, &mut levels);
        } else {
            packed_run(rows, &present.packed(rows, 1), &mut levels);
        }
        let mut bytes = Vec::with_capacity(levels.len() + 4);
        section(&levels, &mut bytes);
        Levels { bytes, places: rows, empty }
    }

    /// Lists of causes: of each place whether it goes on with a list, then how much of the cause is there.
    pub fn of_causes(causes: &CauseCells) -> CauseLevels {
        let places = causes.places;
        let goes_on = packed(&causes.goes_on, places, 1);
        let event = packed(&causes.sources, places, 2);
        let begin = event.len() - (places.div_ceil(8) * 2);
        // A term is there where no event is: 2 becomes 1, and 1 becomes 2.
        let mut term = event.clone();
        term[begin..].iter_mut().for_each(|four| *four = (*four & 0xAA) >> 1 | (*four & 0x55) << 1);
        let part = packed(&causes.is_cause, places, 1);
        let levels = |of: &[u8], values: usize| {
            let mut bytes = Vec::with_capacity(goes_on.len() + of.len() + 8);
            section(&goes_on, &mut bytes);
            section(of, &mut bytes);
            Levels { bytes, places, empty: places - values }
        };
        CauseLevels {
            event: levels(&event, causes.events.len()),
            term: levels(&term, causes.terms.len()),
            part: levels(&part, causes.parts.len()),
        }
    }
}

/// One run of packed levels.
fn packed(levels: &Bits, places: usize, width: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    packed_run(places, &levels.packed(places, width), &mut bytes);
    bytes
}

/// Levels with their length before them.
fn section(levels: &[u8], to: &mut Vec<u8>) {
    to.extend_from_slice(&(levels.len() as u32).to_le_bytes());
    to.extend_from_slice(levels);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_be_there_has_no_levels() {
        let levels = Levels::of(&Sparse::from(vec![1, 2]), 2);
        assert_eq!((levels.bytes.len(), levels.places, levels.empty), (0, 2, 0));
    }

    #[test]
    fn a_bit_says_whether_a_row_has_a_value() {
        let levels = Levels::of(&[Some(1), None, Some(3)].into_iter().collect::<Sparse<_>>(), 3);
        assert_eq!((levels.bytes.as_slice(), levels.empty), (&[2, 0, 0, 0, 3, 0b101][..], 1));
        let levels = Levels::of(&[Some(1), Some(2)].into_iter().collect::<Sparse<_>>(), 2);
        assert_eq!((levels.bytes.as_slice(), levels.empty), (&[2, 0, 0, 0, 4, 1][..], 0));
    }

    #[test]
    fn an_entry_without_causes_has_a_place_and_no_value() {
        let mut causes = CauseCells::default();
        causes.push(&[]);
        let CauseLevels { event, term, part } = Levels::of_causes(&causes);
        for (levels, width) in [(event, 2), (term, 2), (part, 1)] {
            assert_eq!((levels.places, levels.empty), (1, 1));
            assert_eq!(levels.bytes.len(), 4 + 2 + 4 + 1 + width);
            assert!(levels.bytes[10..].iter().all(|&byte| byte <= 3));
        }
    }
}
