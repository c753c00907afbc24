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
use parquet::schema::types::{ColumnPath, SchemaDescriptor, TypePtr};

use crate::plan::Table;
use crate::schema::schema;
use crate::text_column::{self, TextChunk};

/// How a table is encoded. One for all threads.
pub(crate) struct Encoder {
    schema: SchemaRef,
    root: TypePtr,
    columns: SchemaDescriptor,
    properties: WriterPropertiesPtr,
    factory: ArrowRowGroupWriterFactory,
}

/// Rows of a table, encoded.
pub(crate) struct RowGroup {
    pub rows: u64,
    columns: Vec<Column>,
}

/// An encoded column.
enum Column {
    Text(TextChunk),
    Other(ArrowColumnChunk),
}

impl Encoder {
    pub fn new(table: Table, engine_version: &str) -> Result<Encoder, ParquetError> {
        let schema = schema(table);
        let mut properties = properties(engine_version);
        add_encoded_arrow_schema_to_metadata(&schema, &mut properties);
        let properties = Arc::new(properties);
        let columns = ArrowSchemaConverter::new().schema_root("schema").convert(&schema)?;
        let root = columns.root_schema_ptr();
        // Nothing is written to this file: the factory takes its schema from a file.
        let file = SerializedFileWriter::new(io::sink(), Arc::clone(&root), Arc::clone(&properties))?;
        let factory = ArrowRowGroupWriterFactory::new(&file, Arc::clone(&schema));
        Ok(Encoder { schema, root, columns, properties, factory })
    }

    /// Encodes rows.
    pub fn encode(&self, batch: &RecordBatch) -> Result<RowGroup, ParquetError> {
        let mut columns = Vec::new();
        let mut writers = self.factory.create_column_writers(0)?.into_iter();
        // Writers and descriptions are by leaf: a column has one, or several if it is nested.
        let mut leaf = 0;
        for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
            if let Some(chunk) = text_column::encode(column, &self.columns.column(leaf)) {
                columns.push(Column::Text(chunk?));
                writers.next();
                leaf += 1;
                continue;
            }
            for (values, mut writer) in compute_leaves(field, column)?.iter().zip(&mut writers) {
                writer.write(values)?;
                columns.push(Column::Other(writer.close()?));
                leaf += 1;
            }
        }
        Ok(RowGroup { rows: batch.num_rows() as u64, columns })
    }
}

/// The same for every table: short lists of texts become dictionaries, whole numbers are stored as differences, and
/// weights as they are. Only weights are compressed: many are 0, and nothing else would gain by it.
fn properties(engine_version: &str) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_created_by(format!("powervacuum version {engine_version}"))
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true);
    for name in ["history", "draw", "event", "month", "end", "since", "months_played", "seed"] {
        properties = properties
            .set_column_dictionary_enabled(ColumnPath::from(name), false)
            .set_column_compression(ColumnPath::from(name), Compression::UNCOMPRESSED)
            .set_column_encoding(ColumnPath::from(name), Encoding::DELTA_BINARY_PACKED);
    }
    for name in ["real", "public", "seen", "value"] {
        properties = properties.set_column_dictionary_enabled(ColumnPath::from(name), false);
    }
    let cause = |name: &str| ColumnPath::new(["causes", "list", "element", name].map(str::to_owned).to_vec());
    properties
        .set_column_dictionary_enabled(cause("event"), false)
        .set_column_compression(cause("event"), Compression::UNCOMPRESSED)
        .set_column_encoding(cause("event"), Encoding::DELTA_BINARY_PACKED)
        .set_column_dictionary_enabled(cause("part"), false)
        .set_column_compression(cause("part"), Compression::UNCOMPRESSED)
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
            match column {
                Column::Text(chunk) => to.append_column(&chunk.bytes, chunk.close)?,
                Column::Other(chunk) => chunk.append_to_row_group(&mut to)?,
            }
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
