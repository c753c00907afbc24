//! Small numbers packed one after the other, the lowest bits first, and the runs in which Parquet mixes them with values
//! that repeat (encoding `RLE` of the format, the "RLE / bit-packing hybrid").

/// Numbers of a few bits each, packed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bits {
    bytes: Vec<u8>,
    /// What has not filled four bytes yet, and how many bits that is.
    waiting: u64,
    held: u32,
}

impl Bits {
    /// Appends a number of at most 32 bits.
    #[inline]
    pub fn push(&mut self, number: u32, width: u32) {
        self.waiting |= u64::from(number) << self.held;
        self.held += width;
        if self.held >= u32::BITS {
            self.bytes.extend_from_slice(&(self.waiting as u32).to_le_bytes());
            self.waiting >>= u32::BITS;
            self.held -= u32::BITS;
        }
    }

    /// Appends so many ones of one bit each.
    #[inline]
    pub fn ones(&mut self, mut count: usize) {
        while count > 0 {
            let width = count.min(u32::BITS as usize) as u32;
            self.push(u32::MAX >> (u32::BITS - width), width);
            count -= width as usize;
        }
    }

    /// All of them, `count` numbers of `width` bits; the last group of eight is filled up.
    pub fn packed(&self, count: usize, width: u32) -> Vec<u8> {
        let end = count.div_ceil(8) * width as usize;
        let mut bytes = Vec::with_capacity(end.max(self.bytes.len() + 8));
        bytes.extend_from_slice(&self.bytes);
        bytes.extend_from_slice(&self.waiting.to_le_bytes());
        bytes.resize(end, 0);
        bytes
    }
}

/// Numbers of `width` bits, packed; the last group of eight is filled up.
pub(crate) fn pack(numbers: &[u32], width: u32) -> Vec<u8> {
    let mut bits =
        Bits { bytes: Vec::with_capacity(numbers.len().div_ceil(8) * width as usize + 8), ..Bits::default() };
    numbers.iter().for_each(|&number| bits.push(number, width));
    bits.packed(numbers.len(), width)
}

/// How many bits hold each of so many different numbers.
pub(crate) fn width_of(different: usize) -> u32 {
    u32::BITS - (different.saturating_sub(1) as u32).leading_zeros()
}

/// Appends a run: the same number so many times.
pub(crate) fn run(count: usize, number: u32, width: u32, to: &mut Vec<u8>) {
    varint((count as u64) << 1, to);
    to.extend_from_slice(&number.to_le_bytes()[..width.div_ceil(8) as usize]);
}

/// Appends so many numbers that are already packed.
pub(crate) fn packed_run(count: usize, packed: &[u8], to: &mut Vec<u8>) {
    varint((count.div_ceil(8) as u64) << 1 | 1, to);
    to.extend_from_slice(packed);
}

/// Appends a number in as many groups of seven bits as it needs.
pub(crate) fn varint(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_packed_as_the_format_says() {
        // The example of the Parquet specification: 0 to 7 in three bits each.
        assert_eq!(pack(&[0, 1, 2, 3, 4, 5, 6, 7], 3), [0b1000_1000, 0b1100_0110, 0b1111_1010]);
        assert_eq!(pack(&[1], 12).len(), 12, "a group of eight is filled up");
        let mut bytes = Vec::new();
        varint(300, &mut bytes);
        assert_eq!(bytes, [0xAC, 0x02]);
    }

    #[test]
    fn many_ones_are_as_many_ones() {
        let mut bits = Bits::default();
        bits.push(0, 1);
        bits.ones(70);
        assert_eq!(bits.packed(71, 1), [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]);
    }

    #[test]
    fn a_number_needs_no_more_bits_than_the_largest() {
        assert_eq!([0, 1, 2, 3, 8, 9].map(width_of), [0, 0, 1, 2, 3, 4]);
        let mut bytes = Vec::new();
        run(5, 300, 9, &mut bytes);
        assert_eq!(bytes, [10, 0x2C, 1]);
    }
}
