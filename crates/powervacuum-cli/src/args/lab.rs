//! Arguments of the laboratory: compare, attribute, sensitivity, why across histories, report.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use powervacuum::DEFAULT_SEED;

use super::PlainFormat;

pub const COMPARE_EXAMPLES: &str = "\
Examples:
  powervacuum compare ussr-1922 --what-if testament-published
  powervacuum compare ussr-1922 --what-if true-weights --what-if no-appointments
      --histories 10000 --plot bars.svg
  powervacuum compare ussr-1922 --what-if true-weights+no-appointments
  powervacuum compare ussr-1922 --what-if rigid-stalin --precision 0.01
  powervacuum compare ussr-1922 --what-if frunze-lives --format json | jq .arms[1]

Every arm plays the same histories, so differences are more precise than odds.
`a+b` is one arm with both what-ifs. `scenario show CASE` lists the what-ifs.";

pub const ATTRIBUTE_EXAMPLES: &str = "\
Examples:
  powervacuum attribute ussr-1922
  powervacuum attribute ussr-1922 --causes appointments,underestimated --plot why.svg
  powervacuum attribute ussr-1922 --of zinoviev --measure leads
  powervacuum attribute three-heirs --causes true-weights --measure leads

Each history is played under every subset of causes (up to 10 causes), or along
a random order of its own. Contributions add up to the difference between the
odds as it was and those without any of the causes.";

pub const SENSITIVITY_EXAMPLES: &str = "\
Examples:
  powervacuum sensitivity ussr-1922 --over parameters
  powervacuum sensitivity ussr-1922 --over stalin.*,trotsky.cunning
  powervacuum sensitivity ussr-1922 --method sobol --samples 256
      --over support_ideas,insight=0..1,majority=0.5..0.7

A factor is a parameter (the book lists them), CONTENDER.TRAIT, CONTENDER.*,
`parameters` or `traits`; =LOW..HIGH sets its range. Without a range a parameter
goes from half of its value to half as much again, a trait 0.2 to each side.";

pub const REPORT_EXAMPLES: &str = "\
Examples:
  powervacuum ensemble ussr-1922 --what-if true-weights --out runs
  powervacuum attribute ussr-1922 --format json --out runs/attribution.json
  powervacuum report runs
  powervacuum report runs --out letter.html

Results of compare, attribute, sensitivity, why, validate and calibrate that lie
in the folder as .json files become sections of the report. It is one file and
opens offline.";

/// How many histories of which luck, on how many threads.
#[derive(Debug, Args)]
pub struct Many {
    /// Seed of the luck.
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    pub seed: u64,
    /// How many threads; as many as the machine has cores without it. The result does not depend on it.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// Where a result goes.
#[derive(Debug, Args)]
pub struct ResultDestination {
    /// How it is written.
    #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
    /// Write to a file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Draw a picture: FILE.svg or FILE.png.
    #[arg(long, value_name = "FILE")]
    pub plot: Option<PathBuf>,
    /// Replace files that are there already.
    #[arg(long)]
    pub force: bool,
}

/// What counts as winning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MeasureName {
    /// To hold more than half of the real weight for months, unrivalled.
    Dominates,
    /// To be the strongest at the end.
    Leads,
}

impl From<MeasureName> for powervacuum::lab::Measure {
    fn from(name: MeasureName) -> Self {
        match name {
            MeasureName::Dominates => powervacuum::lab::Measure::Dominates,
            MeasureName::Leads => powervacuum::lab::Measure::Leads,
        }
    }
}

/// Whose odds.
#[derive(Debug, Args)]
pub struct Whose {
    /// Id of the contender; without it whoever wins most often (sensitivity: everybody who wins in 5 % of histories).
    #[arg(long, value_name = "CONTENDER")]
    pub of: Option<String>,
    /// What counts as winning.
    #[arg(long, value_enum, default_value_t = MeasureName::Dominates)]
    pub measure: MeasureName,
}

/// `powervacuum compare`
#[derive(Debug, Args)]
pub struct CompareArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// Compare the case with this what-if in effect, or several joined by `+`; may be given several times.
    #[arg(long = "what-if", value_name = "ID")]
    pub what_ifs: Vec<String>,
    /// How many histories each arm plays; with --precision the most [default: 1000, or 1000000 with --precision].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    pub histories: Option<u64>,
    /// Play until every difference of odds is known to this much to each side: 0.01 is one point in a hundred.
    #[arg(long, value_name = "SHARE")]
    pub precision: Option<f64>,
    /// Which luck.
    #[command(flatten)]
    pub many: Many,
    /// What --plot draws.
    #[arg(long, value_enum, default_value_t = ComparePicture::Outcomes)]
    pub picture: ComparePicture,
    /// Where it goes.
    #[command(flatten)]
    pub to: ResultDestination,
}

/// What a picture of a comparison shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ComparePicture {
    /// Bars of outcomes with differences.
    Outcomes,
    /// When each fell, beside the record.
    Dates,
}

/// `powervacuum attribute`
#[derive(Debug, Args)]
pub struct AttributeArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// Causes of the case, or what-ifs that take a cause away, separated by commas; all causes of the case without it.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub causes: Vec<String>,
    /// Whose odds.
    #[command(flatten)]
    pub whose: Whose,
    /// How many histories.
    #[arg(long, value_name = "N", default_value_t = 300, value_parser = clap::value_parser!(u64).range(2..=10_000_000))]
    pub histories: u64,
    /// Which luck.
    #[command(flatten)]
    pub many: Many,
    /// Where it goes.
    #[command(flatten)]
    pub to: ResultDestination,
}

/// How points of a sensitivity analysis are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MethodName {
    /// Elementary effects along trajectories: which factors matter at all.
    Morris,
    /// Shares of the variance.
    Sobol,
}

/// `powervacuum sensitivity`
#[derive(Debug, Args)]
pub struct SensitivityArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// What is varied, separated by commas; see below.
    #[arg(long, value_name = "FACTORS", value_delimiter = ',', required = true)]
    pub over: Vec<String>,
    /// How points are chosen.
    #[arg(long, value_enum, default_value_t = MethodName::Morris)]
    pub method: MethodName,
    /// Morris: how many trajectories.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub trajectories: u32,
    /// Sobol': how many samples, a power of two.
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u32).range(2..=65_536))]
    pub samples: u32,
    /// Sobol': estimate interactions of pairs too.
    #[arg(long)]
    pub pairs: bool,
    /// In how many histories each point is played.
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = clap::value_parser!(u64).range(2..=1_000_000))]
    pub replicates: u64,
    /// Put a what-if of the case into effect; may be given several times.
    #[arg(long = "what-if", value_name = "ID")]
    pub what_ifs: Vec<String>,
    /// Whose odds; without --of those of everybody who wins in 5 % of histories.
    #[command(flatten)]
    pub whose: Whose,
    /// Which luck.
    #[command(flatten)]
    pub many: Many,
    /// Where it goes.
    #[command(flatten)]
    pub to: ResultDestination,
}

/// `powervacuum report`
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// A folder written by `ensemble --out`.
    pub folder: PathBuf,
    /// The case that was played, where it is not a shipped one.
    #[arg(long, value_name = "CASE")]
    pub case: Option<String>,
    /// Where the report goes [default: report.html in the folder].
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace a file that is there already.
    #[arg(long)]
    pub force: bool,
}
