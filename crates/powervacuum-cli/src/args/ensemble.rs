//! The arguments of `powervacuum ensemble` and `powervacuum merge`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use powervacuum::DEFAULT_SEED;
use powervacuum::ensembles::{Shard, Table};

use super::PlainFormat;

pub const EXAMPLES: &str = "\
Examples:
  powervacuum ensemble three-heirs
  powervacuum ensemble three-heirs --what-if true-weights --format json
  powervacuum ensemble ussr-1922 --histories 5000 --out ussr
  powervacuum ensemble ussr-1922 --histories 10000 --out ussr --resume
  powervacuum ensemble ussr-1922 --out ussr --resume --plot weights.svg
  powervacuum ensemble ussr-1922 --out first-half --shard 1/2

Without --out the histories are counted and nothing is written. With it they go
to a folder of Parquet tables; Ctrl-C keeps what is finished, and --resume goes
on from there, also with more histories than before. The files are the same for
any number of threads, shards and interruptions.";

pub const MERGE_EXAMPLES: &str = "\
Examples:
  powervacuum ensemble three-heirs --out a --shard 1/2
  powervacuum ensemble three-heirs --out b --shard 2/2
  powervacuum merge whole a b

Digests are verified; shards that are of different ensembles, overlap or leave
parts out are refused.";

/// `powervacuum ensemble`
#[derive(Debug, Args)]
pub struct EnsembleArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// How many histories with each what-if, and as many without.
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub histories: u64,
    /// Play with a what-if as well; several times for several, `a+b` for two together.
    #[arg(long = "what-if", value_name = "ID")]
    pub what_ifs: Vec<String>,
    /// Where the model's parameters come from.
    #[arg(long, value_enum, default_value_t = DrawsName::Default)]
    pub draws: DrawsName,
    /// Seed of the luck.
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    pub seed: u64,
    /// How many threads; as many as the machine has cores unless given.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Write tables to this folder, which must be new or empty.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Play every N-th part only, beginning with the I-th.
    #[arg(long, value_name = "I/N", requires = "out", value_parser = shard)]
    pub shard: Option<Shard>,
    /// Go on with the ensemble that is in the folder.
    #[arg(long, requires = "out")]
    pub resume: bool,
    /// Tables to write besides `histories`.
    #[arg(
        long,
        value_enum,
        value_name = "TABLE,...",
        value_delimiter = ',',
        requires = "out",
        default_values_t = [TableName::Falls, TableName::Months, TableName::Events]
    )]
    pub tables: Vec<TableName>,
    /// Write the tables as CSV as well.
    #[arg(long, requires = "out")]
    pub csv: bool,
    /// Draw the weights by month of the baseline, real beside seen: FILE.svg or FILE.png.
    #[arg(long, value_name = "FILE", requires = "out")]
    pub plot: Option<PathBuf>,
    /// Replace a picture that is there already.
    #[arg(long, requires = "plot")]
    pub force: bool,
    /// How the counts are written.
    #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
}

/// `powervacuum merge`
#[derive(Debug, Args)]
pub struct MergeArguments {
    /// The folder for the whole, which must be new or empty.
    pub out: PathBuf,
    /// The folders of the shards.
    #[arg(required = true, value_name = "SHARD")]
    pub shards: Vec<PathBuf>,
}

/// Where parameter values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DrawsName {
    /// The case.
    Default,
    /// The weighted draws in the case's posterior.csv.
    Posterior,
}

/// A table that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableName {
    /// None besides `histories`.
    Histories,
    /// When contenders fell.
    Falls,
    /// Weights by month.
    Months,
    /// Every entry of every chronicle.
    Events,
}

impl TableName {
    /// The table.
    pub fn table(self) -> Table {
        match self {
            TableName::Histories => Table::Histories,
            TableName::Falls => Table::Falls,
            TableName::Months => Table::Months,
            TableName::Events => Table::Events,
        }
    }
}

fn shard(text: &str) -> Result<Shard, String> {
    let parts = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
    let (number, of) = parts.ok_or("expected two numbers, for example 1/4")?;
    Shard::new(number, of).map_err(|error| error.to_string())
}
