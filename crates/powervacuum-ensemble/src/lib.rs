//! Many histories at once.
//!
//! Histories are independent: they are played side by side ([`in_order`]) and handed over in the order of their numbers,
//! so that nothing depends on how many threads there are. A history in short is a [`Summary`].
//!
//! An ensemble is a [`Plan`]: a case, a seed, so many histories in each of several arms, parameter draws, tables. [`run`]
//! plays it into a folder of Parquet files, part by part, so that a run that is cut off loses little and goes on where it
//! was; shards of it can be played in several places.

mod bits;
mod cells;
mod chunk;
mod control;
mod csv_export;
mod dates;
mod delta;
mod draws;
mod encode;
mod error;
mod folder;
mod in_order;
mod kinds;
mod levels;
mod long_rows;
mod manifest;
mod merge;
mod plain;
mod plan;
mod read;
mod rows;
mod run;
mod schema;
mod stretch;
mod summary;
mod values;
mod views;
mod vocabulary;
mod writing;

pub use control::{Control, Threads};
pub use csv_export::export_csv;
pub use draws::{Draw, Draws};
pub use encode::FileRecord;
pub use error::{Difference, EnsembleError};
pub use folder::Resume;
pub use in_order::{in_order, in_order_until};
pub use manifest::{ENSEMBLE_FORMAT, ENSEMBLE_VERSION, Manifest, PartRecord, Shard};
pub use merge::merge;
pub use plan::{Arm, BASELINE, DrawsRecord, PART, Plan, PlanError, PlanRecord, PlanSpec, Table};
pub use read::Ensemble;
pub use run::run;
pub use schema::{Column, ColumnKind, columns, schema};
pub use summary::{Summary, play, summarise};
pub use views::{CauseRow, Causes, EventRow, FallRow, HistoryRow, Identity, MonthRow};
