//! Whole numbers as differences: encoding `DELTA_BINARY_PACKED` of Parquet.
//!
//! Each block has its smallest difference, and each quarter of it the bits that the rest of a difference needs. Numbers
//! that count up cost next to nothing.

use crate::bits::{pack, varint};

/// Numbers of a block, and of a quarter.
const BLOCK: usize = 128;
const QUARTER: usize = BLOCK / 4;

/// Appends the encoded numbers.
pub(crate) fn encode(numbers: &[i32], to: &mut Vec<u8>) {
    varint(BLOCK as u64, to);
    varint((BLOCK / QUARTER) as u64, to);
    varint(numbers.len() as u64, to);
    varint(zigzag(numbers.first().copied().unwrap_or(0)), to);
    let mut steps = [0; BLOCK];
    // Every block begins with the last number of the one before it.
    for start in (0..numbers.len().saturating_sub(1)).step_by(BLOCK) {
        let block = &numbers[start..numbers.len().min(start + BLOCK + 1)];
        for (step, (before, after)) in steps.iter_mut().zip(block.iter().zip(&block[1..])) {
            *step = after.wrapping_sub(*before);
        }
        encode_block(&steps[..block.len() - 1], to);
    }
}

fn encode_block(steps: &[i32], to: &mut Vec<u8>) {
    let least = steps.iter().copied().min().unwrap_or(0);
    // Differences wrap around as the numbers do, and so does what is added to the least of them.
    let mut rests = [0; BLOCK];
    rests.iter_mut().zip(steps).for_each(|(rest, step)| *rest = step.wrapping_sub(least) as u32);
    varint(zigzag(least), to);
    let widths = to.len();
    to.resize(widths + BLOCK / QUARTER, 0);
    for (place, quarter) in rests[..steps.len()].chunks(QUARTER).enumerate() {
        // As many bits as the widest needs: a bit that is set in one of them is set in all of them together.
        let width = u32::BITS - quarter.iter().fold(0, |set, rest| set | rest).leading_zeros();
        to[widths + place] = width as u8;
        let end = to.len() + QUARTER / 8 * width as usize;
        if width > 0 {
            to.extend_from_slice(&pack(quarter, width));
        }
        to.resize(end, 0);
    }
}

fn zigzag(number: i32) -> u64 {
    u64::from((number << 1 ^ number >> 31) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_count_up_take_no_bits() {
        let mut bytes = Vec::new();
        encode(&[1, 2, 3, 4, 5], &mut bytes);
        // The first example of the Parquet specification, in blocks of 128.
        assert_eq!(bytes, [0x80, 1, 4, 5, 2, 2, 0, 0, 0, 0]);
    }

    #[test]
    fn the_rest_of_a_difference_is_packed() {
        let mut bytes = Vec::new();
        encode(&[7, 5, 3, 1, 2, 3, 4, 5], &mut bytes);
        // The second example: differences -2, -2, -2, 1, 1, 1, 1; the least is -2, the rests 0, 0, 0, 3, 3, 3, 3.
        assert_eq!(bytes[..6], [0x80, 1, 4, 8, 14, 3]);
        assert_eq!(bytes[6..12], [2, 0, 0, 0, 0b1100_0000, 0b0011_1111]);
        assert_eq!(bytes.len(), 18, "a quarter is filled up");
    }

    #[test]
    fn no_number_and_one_have_no_block() {
        for (numbers, expected) in [(&[][..], [0x80, 1, 4, 0, 0]), (&[-1], [0x80, 1, 4, 1, 1])] {
            let mut bytes = Vec::new();
            encode(numbers, &mut bytes);
            assert_eq!(bytes, expected);
        }
    }
}
