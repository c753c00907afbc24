//! Rows as Parquet: encoded on any thread, row group by row group, and appended to a file in order.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::arrow_writer::{ArrowColumnChunk, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::arrow::{ArrowSchemaConverter, add_encoded_arrow_schema_to_metadata};
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{ColumnPath, TypePtr};

use crate::plan::Table;
use crate::schema::schema;

/// How a table is encoded. One for all threads.
pub(crate) struct Encoder {
    schema: SchemaRef,
    root: TypePtr,
    properties: WriterPropertiesPtr,
    factory: ArrowRowGroupWriterFactory,
}

/// Rows of a table, encoded.
pub(crate) struct RowGroup {
    pub rows: u64,
    columns: Vec<ArrowColumnChunk>,
}

impl Encoder {
    pub fn new(table: Table, engine_version: &str) -> Result<Encoder, ParquetError> {
        let schema = schema(table);
        let mut properties = properties(engine_version);
        add_encoded_arrow_schema_to_metadata(&schema, &mut properties);
        let properties = Arc::new(properties);
        let root = ArrowSchemaConverter::new().schema_root("schema").convert(&schema)?.root_schema_ptr();
        // Nothing is written to this file: the factory takes its schema from a file.
        let file = SerializedFileWriter::new(io::sink(), Arc::clone(&root), Arc::clone(&properties))?;
        let factory = ArrowRowGroupWriterFactory::new(&file, Arc::clone(&schema));
        Ok(Encoder { schema, root, properties, factory })
    }

    /// Encodes rows.
    pub fn encode(&self, batch: &RecordBatch) -> Result<RowGroup, ParquetError> {
        let mut writers = self.factory.create_column_writers(0)?;
        let mut next = writers.iter_mut();
        for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
            for (leaf, writer) in compute_leaves(field, column)?.iter().zip(&mut next) {
                writer.write(leaf)?;
            }
        }
        let columns = writers.into_iter().map(|writer| writer.close()).collect::<Result<Vec<_>, _>>()?;
        Ok(RowGroup { rows: batch.num_rows() as u64, columns })
    }
}

/// The same for every table: short lists of texts become dictionaries, whole numbers are stored as differences, and
/// weights as they are.
fn properties(engine_version: &str) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_created_by(format!("powervacuum version {engine_version}"))
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true);
    for name in ["history", "draw", "event", "month", "end", "since", "months_played", "seed"] {
        properties = properties
            .set_column_dictionary_enabled(ColumnPath::from(name), false)
            .set_column_encoding(ColumnPath::from(name), Encoding::DELTA_BINARY_PACKED);
    }
    for name in ["real", "public", "seen", "value"] {
        properties = properties.set_column_dictionary_enabled(ColumnPath::from(name), false);
    }
    let cause = |name: &str| ColumnPath::new(["causes", "list", "element", name].map(str::to_owned).to_vec());
    properties
        .set_column_dictionary_enabled(cause("event"), false)
        .set_column_encoding(cause("event"), Encoding::DELTA_BINARY_PACKED)
        .set_column_dictionary_enabled(cause("part"), false)
        .build()
}

/// A file of a table that is being written; it has another name until it is finished.
pub(crate) struct TableFile {
    writer: SerializedFileWriter<Digesting>,
    rows: u64,
    /// Where it is while it is written.
    path: PathBuf,
}

/// A file that is finished, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileRecord {
    /// Rows.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// BLAKE3 of its bytes.
    pub blake3: String,
}

impl TableFile {
    pub fn create(path: PathBuf, encoder: &Encoder) -> Result<TableFile, ParquetError> {
        let file = File::create(&path).map_err(|error| ParquetError::External(Box::new(error)))?;
        let sink = Digesting { file, bytes: 0, hasher: blake3::Hasher::new() };
        let writer = SerializedFileWriter::new(sink, Arc::clone(&encoder.root), Arc::clone(&encoder.properties))?;
        Ok(TableFile { writer, rows: 0, path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn append(&mut self, group: RowGroup) -> Result<(), ParquetError> {
        if group.rows == 0 {
            return Ok(());
        }
        self.rows += group.rows;
        let mut to = self.writer.next_row_group()?;
        for column in group.columns {
            column.append_to_row_group(&mut to)?;
        }
        to.close()?;
        Ok(())
    }

    /// Writes the end of the file.
    pub fn finish(mut self) -> Result<FileRecord, ParquetError> {
        self.writer.finish()?;
        let sink = self.writer.inner();
        let blake3 = sink.hasher.finalize().to_string();
        Ok(FileRecord { rows: self.rows, bytes: sink.bytes, blake3 })
    }
}

/// A file whose bytes are digested as they are written.
struct Digesting {
    file: File,
    bytes: u64,
    hasher: blake3::Hasher,
}

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.bytes += written as u64;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
