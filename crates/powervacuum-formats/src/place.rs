//! Places in files, and values that know where they stand.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use toml_spanner::{Context, Failed, FromToml, Item};

use crate::files::Files;

/// One of the files of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(pub u8);

impl FileId {
    pub const SCENARIO: FileId = FileId(0);
    pub const NOTABLES: FileId = FileId(1);
    pub const CONSTITUENCIES: FileId = FileId(2);
    pub const GROUPS: FileId = FileId(3);
    pub const SEATS: FileId = FileId(4);
    pub const TRUST: FileId = FileId(5);
    pub const SOURCES: FileId = FileId(6);
    pub const FACTS: FileId = FileId(7);
    pub const FALLS: FileId = FileId(8);
    pub const POSTERIOR: FileId = FileId(9);
    pub const PATTERNS: FileId = FileId(10);
    pub const PRIORS: FileId = FileId(11);
    pub const MAP: FileId = FileId(12);

    /// The file of that name.
    pub fn of(name: &str) -> Option<FileId> {
        Files::NAMES.iter().position(|known| *known == name).map(|index| FileId(index as u8))
    }

    pub fn name(self) -> &'static str {
        Files::NAMES[self.0 as usize]
    }
}

/// A range of bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Place {
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Place { file, start: narrow(range.start), end: narrow(range.end) }
    }

    pub fn start_of(file: FileId) -> Self {
        Place { file, start: 0, end: 0 }
    }
}

/// A value and its place. The value is missing where what stands there was refused, which has then been reported.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub value: Option<T>,
    pub place: Place,
}

impl At<String> {
    /// The text, empty where it was refused.
    pub fn text(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }
}

impl<'de, T: FromToml<'de>> FromToml<'de> for At<T> {
    fn from_toml(ctx: &mut Context<'de>, item: &Item<'de>) -> Result<Self, Failed> {
        let value = T::from_toml(ctx, item).ok();
        Ok(At { value, place: Place::new(FileId::SCENARIO, item.span().range()) })
    }
}

/// A list whose good entries survive the bad ones.
#[derive(Clone, Debug)]
pub(crate) struct List<T> {
    pub items: Vec<T>,
    /// The ids of tables that were refused, where they could be read.
    pub lost: Vec<String>,
    /// Whether something was refused whose id is not known.
    pub open: bool,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { items: Vec::new(), lost: Vec::new(), open: false }
    }
}

impl<'de, T: FromToml<'de>> FromToml<'de> for List<T> {
    fn from_toml(ctx: &mut Context<'de>, item: &Item<'de>) -> Result<Self, Failed> {
        let mut list = List::default();
        let Ok(array) = item.require_array(ctx) else { return Ok(List { open: true, ..list }) };
        for entry in array {
            match T::from_toml(ctx, entry) {
                Ok(value) => list.items.push(value),
                Err(Failed) => match entry.as_table().and_then(|table| table.get("id")).and_then(Item::as_str) {
                    Some(id) => list.lost.push(id.to_owned()),
                    None => list.open = true,
                },
            }
        }
        Ok(list)
    }
}

/// A table from names to numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    pub entries: Vec<(At<String>, At<f64>)>,
}

impl<'de> FromToml<'de> for Map {
    fn from_toml(ctx: &mut Context<'de>, item: &Item<'de>) -> Result<Self, Failed> {
        let table = item.require_table(ctx)?;
        let mut map = Map::default();
        for (key, value) in table {
            let place = Place::new(FileId::SCENARIO, key.span.range());
            let value = At::from_toml(ctx, value)?;
            map.entries.push((At { value: Some(key.name.to_owned()), place }, value));
        }
        Ok(map)
    }
}

macro_rules! same_schema {
    ($([$($t:ident)?] $wrapper:ty => $inner:ty;)*) => {$(
        impl $(<$t: JsonSchema>)? JsonSchema for $wrapper {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                <$inner>::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                generator.subschema_for::<$inner>()
            }
        }
    )*};
}

same_schema! {
    [T] At<T> => T;
    [T] List<T> => Vec<T>;
    [] Map => std::collections::BTreeMap<String, f64>;
}
