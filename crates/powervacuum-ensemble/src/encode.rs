//! Rows as Parquet: encoded on any thread, row group by row group, and appended to a file in order.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::arrow::{ArrowSchemaConverter, add_encoded_arrow_schema_to_metadata};
use parquet::errors::ParquetError;
use parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::SchemaDescriptor;

use crate::chunk::{self, Chunk};
use crate::plan::Table;
use crate::rows::Rows;
use crate::schema::schema;

/// How a table is encoded. One for all threads.
pub(crate) struct Encoder {
    columns: SchemaDescriptor,
    properties: WriterPropertiesPtr,
}

/// Rows of a table, encoded.
pub(crate) struct RowGroup {
    pub rows: u64,
    chunks: Vec<Chunk>,
}

impl Encoder {
    pub fn new(table: Table, engine_version: &str) -> Result<Encoder, ParquetError> {
        let schema = schema(table);
        let mut properties =
            WriterProperties::builder().set_created_by(format!("powervacuum version {engine_version}")).build();
        add_encoded_arrow_schema_to_metadata(&schema, &mut properties);
        let columns = ArrowSchemaConverter::new().schema_root("schema").convert(&schema)?;
        Ok(Encoder { columns, properties: Arc::new(properties) })
    }

    /// Encodes rows.
    pub fn encode(&self, rows: &Rows) -> Result<RowGroup, ParquetError> {
        Ok(RowGroup { rows: rows.count as u64, chunks: chunk::encode(&rows.columns, rows.count, &self.columns)? })
    }
}

/// Bytes that are digested in one go: digesting many side by side is several times cheaper than few at a time.
const BUFFER: usize = 1 << 17;

/// A file of a table that is being written; it has another name until it is finished.
pub(crate) struct TableFile {
    writer: SerializedFileWriter<BufWriter<Digesting>>,
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
        let sink = BufWriter::with_capacity(BUFFER, sink);
        let writer =
            SerializedFileWriter::new(sink, encoder.columns.root_schema_ptr(), Arc::clone(&encoder.properties))?;
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
        for chunk in group.chunks {
            to.append_column(&chunk.bytes, chunk.close)?;
        }
        to.close()?;
        Ok(())
    }

    /// Writes the end of the file.
    pub fn finish(mut self) -> Result<FileRecord, ParquetError> {
        self.writer.finish()?;
        let sink = self.writer.inner().get_ref();
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
