//! Columns as Parquet: a chunk of a row group each, or three for the causes.
//!
//! The library's own writer treats every value by itself and hashes every text, which would be the dearest part of an
//! ensemble; here what is the same for many rows is looked at once, and so is every text of a row group. A chunk is a
//! dictionary page where values repeat, and one data page: levels, which say where a value is and to which row it belongs,
//! and the values. Nothing is compressed: weights and parts would hardly become smaller, and the rest is small already.

use bytes::Bytes;
use parquet::basic::{Compression, Encoding};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::{ColumnDescPtr, SchemaDescriptor};

use crate::cells::Cells;
use crate::levels::Levels;
use crate::values::Values;

/// An encoded column of a row group.
pub(crate) struct Chunk {
    pub bytes: Bytes,
    pub close: ColumnCloseResult,
}

/// Encodes columns of so many rows.
pub(crate) fn encode(columns: &[Cells], rows: usize, schema: &SchemaDescriptor) -> Result<Vec<Chunk>, ParquetError> {
    let mut chunks = Vec::with_capacity(schema.num_columns());
    for column in columns {
        let mut add = |levels: &Levels, values: Values| {
            let description = schema.column(chunks.len());
            chunk(&description, rows, levels, values).map(|chunk| chunks.push(chunk))
        };
        match column {
            Cells::Text(column, texts) => add(&Levels::of(column, rows), Values::texts(&column.values, texts)),
            Cells::TextRuns(column, texts) => add(&Levels::full(rows), Values::text_runs(column, texts)),
            Cells::LongRuns(column) => add(&Levels::full(rows), Values::runs(column)),
            Cells::WholeRuns(column) => add(&Levels::full(rows), Values::runs(column)),
            Cells::Whole(column) => add(&Levels::of(column, rows), Values::differences(&column.values)),
            Cells::Number(column) => add(&Levels::of(column, rows), Values::plain(&column.values)),
            Cells::Flag(column) => add(&Levels::of(column, rows), Values::flags(&column.values)),
            Cells::Causes(causes, terms) => {
                let levels = Levels::of_causes(causes);
                add(&levels.event, Values::differences(&causes.events))
                    .and_then(|()| add(&levels.term, Values::texts(&causes.terms, terms)))
                    .and_then(|()| add(&levels.part, Values::plain(&causes.parts)))
            }
        }?;
    }
    Ok(chunks)
}

fn chunk(description: &ColumnDescPtr, rows: usize, levels: &Levels, values: Values) -> Result<Chunk, ParquetError> {
    let Values { dictionary, encoding, bytes, range } = values;
    let mut sink = TrackedWrite::new(Vec::new());
    let mut writer = SerializedPageWriter::new(&mut sink);
    let mut write = |page: Page| {
        let length = page.buffer().len();
        writer.write_page(CompressedPage::new(page, length)).map(|written| written.offset as i64)
    };
    let mut encodings = vec![Encoding::RLE, encoding];
    let dictionary = dictionary.map(|entries| {
        encodings.push(Encoding::PLAIN);
        write(Page::DictionaryPage {
            buf: entries.bytes.into(),
            num_values: entries.count as u32,
            encoding: Encoding::PLAIN,
            is_sorted: false,
        })
    });
    let dictionary = dictionary.transpose()?;
    let data = write(Page::DataPage {
        buf: [levels.bytes.as_slice(), &bytes].concat().into(),
        num_values: levels.places as u32,
        encoding,
        def_level_encoding: Encoding::RLE,
        rep_level_encoding: Encoding::RLE,
        statistics: None,
    })?;
    let bytes: Bytes = sink.into_inner()?.into();
    let metadata = ColumnChunkMetaData::builder(description.clone())
        .set_encodings(encodings)
        .set_compression(Compression::UNCOMPRESSED)
        .set_num_values(levels.places as i64)
        .set_total_compressed_size(bytes.len() as i64)
        .set_total_uncompressed_size(bytes.len() as i64)
        .set_dictionary_page_offset(dictionary)
        .set_data_page_offset(data)
        .set_statistics(range.statistics(levels.empty as u64))
        .build()?;
    let close = ColumnCloseResult {
        bytes_written: bytes.len() as u64,
        rows_written: rows as u64,
        metadata,
        bloom_filter: None,
        column_index: None,
        offset_index: None,
    };
    Ok(Chunk { bytes, close })
}
