//! Reads the folder that describes a case, and says precisely what is wrong with it.
//!
//! A case is a folder with a `scenario.toml` and some CSV tables (see the book, "The scenario format"). [`load_folder`]
//! reads it from disk and [`load_files`] from memory; both return a checked [`Scenario`](powervacuum_engine::Scenario)
//! with where its facts come from, or all [`Problems`] at once.

mod csv_table;
mod diagnostic;
mod files;
mod load;
mod loaded;
mod names;
mod pattern;
mod place;
mod posterior;
mod raw;
mod resolve;
mod scaffold;
mod schema;
mod sink;
mod suggest;
mod toml_file;

pub use diagnostic::{ByteSpan, Diagnostic, Problems, Severity, Style, render};
pub use files::{Files, Fingerprint, MAX_FILE_BYTES, MAX_FOLDER_ENTRIES};
pub use load::{load_files, load_folder};
pub use loaded::{
    Cause, Confidence, Fact, Loaded, Maturity, ParameterPrior, PriorShape, RecordedFall, Source, Tile, TileKind,
};
pub use pattern::{Measure, Pattern, Quantity};
pub use posterior::PosteriorDraw;
pub use scaffold::{ScaffoldError, scaffold};
pub use schema::{schema, table_columns};
pub use suggest::suggest;
