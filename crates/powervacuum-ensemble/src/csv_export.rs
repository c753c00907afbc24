//! A table as comma-separated values, for programs that cannot read Parquet.

use std::io::Write;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float32Type, Float64Type, Int32Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{Array, StructArray};
use arrow_schema::DataType;

use crate::dates::month_of;
use crate::error::EnsembleError;
use crate::plan::Table;
use crate::read::Ensemble;

/// Writes a table with a header line. Months are written `YYYY-MM`, numbers so that they are read back to the bit, what is
/// empty as nothing, and causes as `EVENT:PART` or `TERM:PART`, separated by spaces.
///
/// # Errors
/// When the ensemble has no such table, a file cannot be read, or `out` cannot be written.
pub fn export_csv(ensemble: &Ensemble, table: Table, out: impl Write) -> Result<(), EnsembleError> {
    let mut writer = csv::Writer::from_writer(out);
    let failed = |error: csv::Error| EnsembleError::Export { table: table.name(), source: error.into() };
    writer.write_record(crate::schema::columns(table).map(|column| column.name)).map_err(failed)?;
    let mut field = String::new();
    for batch in ensemble.batches(table)? {
        let batch = batch?;
        for row in 0..batch.num_rows() {
            for column in batch.columns() {
                field.clear();
                put(column, row, &mut field);
                writer.write_field(&field).map_err(failed)?;
            }
            writer.write_record(None::<&[u8]>).map_err(failed)?;
        }
    }
    writer.flush().map_err(|source| EnsembleError::Export { table: table.name(), source })
}

/// Appends a value as text, nothing for an empty one.
fn put(column: &dyn Array, row: usize, field: &mut String) {
    if !column.is_valid(row) {
        return;
    }
    match column.data_type() {
        DataType::Dictionary(_, _) => {
            let texts = column.as_dictionary::<Int32Type>();
            *field += texts.values().as_string::<i32>().value(texts.keys().value(row) as usize);
        }
        DataType::UInt64 => *field += &column.as_primitive::<UInt64Type>().value(row).to_string(),
        DataType::UInt32 => *field += &column.as_primitive::<UInt32Type>().value(row).to_string(),
        DataType::UInt16 => *field += &column.as_primitive::<UInt16Type>().value(row).to_string(),
        DataType::Float64 => *field += &column.as_primitive::<Float64Type>().value(row).to_string(),
        DataType::Float32 => *field += &column.as_primitive::<Float32Type>().value(row).to_string(),
        DataType::Boolean => *field += if column.as_boolean().value(row) { "true" } else { "false" },
        DataType::Date32 => {
            let month = month_of(column.as_primitive::<Date32Type>().value(row));
            *field += &month.map(|month| month.to_string()).unwrap_or_default();
        }
        DataType::List(_) => {
            let causes = column.as_list::<i32>().value(row);
            (0..causes.len()).for_each(|place| put_cause(causes.as_struct(), place, field));
        }
        other => unreachable!("no table has a column of type {other}"),
    }
}

fn put_cause(causes: &StructArray, place: usize, field: &mut String) {
    if !field.is_empty() {
        field.push(' ');
    }
    // Exactly one of event and term is there.
    for name in ["event", "term"] {
        if let Some(column) = causes.column_by_name(name) {
            put(column, place, field);
        }
    }
    field.push(':');
    if let Some(column) = causes.column_by_name("part") {
        put(column, place, field);
    }
}
