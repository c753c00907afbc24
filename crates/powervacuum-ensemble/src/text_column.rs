//! Columns of texts as Parquet, from their numbers.
//!
//! The library's own writer hashes the text of every row, which would be the dearest part of an ensemble; here a text is
//! looked at once a row group. A chunk is a dictionary page with the texts that occur, in the order in which they do, and
//! one data page: whether each row has a text, and the numbers of the texts, packed into as few bits as they need
//! (encodings `PLAIN`, `RLE` and `RLE_DICTIONARY` of the Parquet format; no compression).

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, DictionaryArray, StringArray};
use bytes::Bytes;
use parquet::basic::{Compression, Encoding};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::statistics::Statistics;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

/// An encoded column of a row group.
pub(crate) struct TextChunk {
    pub bytes: Bytes,
    pub close: ColumnCloseResult,
}

/// Encodes a column of texts; none if it is not one.
pub(crate) fn encode(column: &dyn Array, descr: &ColumnDescPtr) -> Option<Result<TextChunk, ParquetError>> {
    let column = column.as_dictionary_opt::<Int32Type>()?;
    let values = column.values().as_string_opt::<i32>()?;
    Some(chunk(&Numbered::new(column, values), column.len(), descr))
}

/// The texts that occur, and the number of each row's text.
struct Numbered<'a> {
    texts: Vec<&'a str>,
    /// For each row that has one.
    numbers: Vec<u32>,
    /// One bit a row: whether it has one; none where a row must.
    present: Option<Vec<u8>>,
}

impl<'a> Numbered<'a> {
    fn new(column: &DictionaryArray<Int32Type>, values: &'a StringArray) -> Self {
        const UNUSED: u32 = u32::MAX;
        let mut number_of = vec![UNUSED; values.len()];
        let mut texts = Vec::new();
        let mut numbers = Vec::with_capacity(column.len());
        let mut number = |key: i32| {
            let place = &mut number_of[key as usize];
            if *place == UNUSED {
                *place = texts.len() as u32;
                texts.push(values.value(key as usize));
            }
            numbers.push(*place);
        };
        let keys = column.keys();
        let mut present = None;
        if keys.null_count() == 0 {
            keys.values().iter().for_each(|&key| number(key));
        } else {
            let mut bits = vec![0u8; keys.len().div_ceil(8)];
            for (row, key) in keys.iter().enumerate() {
                let Some(key) = key else { continue };
                bits[row / 8] |= 1 << (row % 8);
                number(key);
            }
            present = Some(bits);
        }
        Numbered { texts, numbers, present }
    }
}

fn chunk(column: &Numbered<'_>, rows: usize, descr: &ColumnDescPtr) -> Result<TextChunk, ParquetError> {
    let mut dictionary = Vec::new();
    for text in &column.texts {
        dictionary.extend_from_slice(&(text.len() as u32).to_le_bytes());
        dictionary.extend_from_slice(text.as_bytes());
    }
    let data = data_page(column, rows, descr.max_def_level() > 0);
    let dictionary = Page::DictionaryPage {
        buf: dictionary.into(),
        num_values: column.texts.len() as u32,
        encoding: Encoding::PLAIN,
        is_sorted: false,
    };
    let data = Page::DataPage {
        buf: data.into(),
        num_values: rows as u32,
        encoding: Encoding::RLE_DICTIONARY,
        def_level_encoding: Encoding::RLE,
        rep_level_encoding: Encoding::RLE,
        statistics: None,
    };
    let mut sink = TrackedWrite::new(Vec::new());
    let mut writer = SerializedPageWriter::new(&mut sink);
    let mut write = |page: Page| {
        let length = page.buffer().len();
        writer.write_page(CompressedPage::new(page, length))
    };
    let dictionary = write(dictionary)?;
    let data = write(data)?;
    let bytes: Bytes = sink.into_inner()?.into();
    let nulls = (rows - column.numbers.len()) as u64;
    let text = |text: Option<&&str>| text.map(|text| ByteArray::from(text.as_bytes().to_vec()));
    let (min, max) = (text(column.texts.iter().min()), text(column.texts.iter().max()));
    let metadata = ColumnChunkMetaData::builder(descr.clone())
        .set_encodings(vec![Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY])
        .set_compression(Compression::UNCOMPRESSED)
        .set_num_values(rows as i64)
        .set_total_compressed_size(bytes.len() as i64)
        .set_total_uncompressed_size(bytes.len() as i64)
        .set_dictionary_page_offset(Some(dictionary.offset as i64))
        .set_data_page_offset(data.offset as i64)
        .set_statistics(Statistics::byte_array(min, max, None, Some(nulls), false))
        .build()?;
    let close = ColumnCloseResult {
        bytes_written: bytes.len() as u64,
        rows_written: rows as u64,
        metadata,
        bloom_filter: None,
        column_index: None,
        offset_index: None,
    };
    Ok(TextChunk { bytes, close })
}

fn data_page(column: &Numbered<'_>, rows: usize, optional: bool) -> Vec<u8> {
    let mut page = Vec::with_capacity(rows + 16);
    if optional {
        let mut levels = Vec::new();
        match &column.present {
            None => run(rows, 1, 1, &mut levels),
            Some(bits) => {
                packed_header(rows, &mut levels);
                levels.extend_from_slice(bits);
            }
        }
        page.extend_from_slice(&(levels.len() as u32).to_le_bytes());
        page.extend_from_slice(&levels);
    }
    let width = u32::BITS - (column.texts.len().saturating_sub(1) as u32).leading_zeros();
    page.push(width as u8);
    if width == 0 {
        run(column.numbers.len(), 0, 0, &mut page);
    } else {
        packed_header(column.numbers.len(), &mut page);
        pack(&column.numbers, width, &mut page);
    }
    page
}

/// The same value so many times, in a hybrid of runs and packed values.
fn run(count: usize, value: u8, bytes: usize, to: &mut Vec<u8>) {
    varint(count << 1, to);
    to.extend(std::iter::repeat_n(value, bytes));
}

/// The header of so many packed values; their last group of eight is filled up.
fn packed_header(count: usize, to: &mut Vec<u8>) {
    varint(count.div_ceil(8) << 1 | 1, to);
}

fn varint(mut number: usize, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Values of `width` bits, the lowest bits first, in whole groups of eight values.
fn pack(values: &[u32], width: u32, to: &mut Vec<u8>) {
    let end = to.len() + values.len().div_ceil(8) * width as usize;
    let (mut waiting, mut bits) = (0u64, 0);
    for &value in values {
        waiting |= u64::from(value) << bits;
        bits += width;
        while bits >= 8 {
            to.push(waiting as u8);
            waiting >>= 8;
            bits -= 8;
        }
    }
    if bits > 0 {
        to.push(waiting as u8);
    }
    to.resize(end, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_packed_as_the_format_says() {
        // The example of the Parquet specification: 0 to 7 in three bits each.
        let mut bytes = Vec::new();
        pack(&[0, 1, 2, 3, 4, 5, 6, 7], 3, &mut bytes);
        assert_eq!(bytes, [0b1000_1000, 0b1100_0110, 0b1111_1010]);
        let mut bytes = Vec::new();
        pack(&[1], 12, &mut bytes);
        assert_eq!(bytes.len(), 12, "a group of eight is filled up");
        let mut bytes = Vec::new();
        varint(300, &mut bytes);
        assert_eq!(bytes, [0xAC, 0x02]);
    }
}
