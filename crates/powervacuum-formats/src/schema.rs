//! The JSON Schema of the format, made from the types that read it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::place::FileId;
use crate::raw::case::RawCase;
use crate::raw::tables::{
    ConstituencyRow, FactRow, FallRow, GroupRow, MapRow, NotableRow, PatternRow, PriorRow, SeatRow, SourceRow, TrustRow,
};

/// The JSON Schema (2020-12) of `scenario.toml`; the rows of the tables are among its `$defs`.
///
/// # Examples
/// ```
/// let schema = powervacuum_formats::schema();
/// assert!(schema["properties"]["contender"].is_object() && schema["$defs"]["NotableRow"].is_object());
/// ```
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<NotableRow>();
    generator.subschema_for::<ConstituencyRow>();
    generator.subschema_for::<GroupRow>();
    generator.subschema_for::<SeatRow>();
    generator.subschema_for::<TrustRow>();
    generator.subschema_for::<SourceRow>();
    generator.subschema_for::<FactRow>();
    generator.subschema_for::<FallRow>();
    generator.subschema_for::<PatternRow>();
    generator.subschema_for::<PriorRow>();
    generator.subschema_for::<MapRow>();
    generator.into_root_schema_for::<RawCase>().to_value()
}

/// The columns of a table by its file name, and whether each must be there; none for what is not a table.
pub fn table_columns(file: &str) -> Option<&'static [(&'static str, bool)]> {
    Some(match FileId::of(file)? {
        FileId::NOTABLES => NotableRow::COLUMNS,
        FileId::CONSTITUENCIES => ConstituencyRow::COLUMNS,
        FileId::GROUPS => GroupRow::COLUMNS,
        FileId::SEATS => SeatRow::COLUMNS,
        FileId::TRUST => TrustRow::COLUMNS,
        FileId::SOURCES => SourceRow::COLUMNS,
        FileId::FACTS => FactRow::COLUMNS,
        FileId::FALLS => FallRow::COLUMNS,
        FileId::PATTERNS => PatternRow::COLUMNS,
        FileId::PRIORS => PriorRow::COLUMNS,
        FileId::MAP => MapRow::COLUMNS,
        _ => return None,
    })
}

/// What a table of `scenario.toml` can be.
pub(crate) struct TableShape {
    /// Its keys.
    pub keys: Vec<String>,
    /// The values of `kind` where there are several kinds of it.
    pub kinds: Vec<&'static str>,
}

/// What the table at a path such as `contender[0].traits` can be.
pub(crate) fn shape_at(path: &str) -> TableShape {
    static SCHEMA: LazyLock<Value> = LazyLock::new(schema);
    let schema: &'static Value = &SCHEMA;
    let mut here = vec![schema];
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let (name, indices) = step.split_once('[').map_or((step, 0), |(name, rest)| (name, rest.matches(']').count()));
        here = all(&here, schema).into_iter().filter_map(|at| at["properties"].get(name)).collect();
        for _ in 0..indices {
            here = all(&here, schema).into_iter().filter_map(|at| at.get("items")).collect();
        }
    }
    let tables = all(&here, schema);
    let keys: BTreeSet<&String> =
        tables.iter().filter_map(|at| at["properties"].as_object()).flat_map(|properties| properties.keys()).collect();
    let kinds = tables.iter().filter_map(|at| at["properties"]["kind"]["const"].as_str()).collect();
    TableShape { keys: keys.into_iter().cloned().collect(), kinds }
}

fn all(schemas: &[&'static Value], root: &'static Value) -> Vec<&'static Value> {
    schemas.iter().flat_map(|schema| alternatives(schema, root)).collect()
}

/// The schemas that a schema stands for: itself, what it refers to, or its choices.
fn alternatives(schema: &'static Value, root: &'static Value) -> Vec<&'static Value> {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        return alternatives(&root["$defs"][name], root);
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[choice].as_array() {
            return choices.iter().flat_map(|choice| alternatives(choice, root)).collect();
        }
    }
    vec![schema]
}
