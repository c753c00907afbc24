//! Arguments of what holds a case against its record: validate, calibrate.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use powervacuum::engine::CalendarMonth;
use powervacuum::lab::SearchFrom;

use super::PlainFormat;
use super::ensemble::DrawsName;
use super::lab::{Many, ResultDestination};

pub const VALIDATE_EXAMPLES: &str = "\
Examples:
  powervacuum validate ussr-1922
  powervacuum validate ussr-1922 --histories 2000 --out scoreboard.txt
  powervacuum validate ussr-1922 --after 1925-12 --plot scoreboard.svg
  powervacuum validate ussr-1922 --knock-out true-weights+no-appointments
  powervacuum validate ussr-1922 --format json | jq .skill

Scores are continuous ranked probability scores (for a yes or no: Brier), in the
unit of the pattern, smaller is better. Skill is what is won of the way from a
baseline to perfection: 1 is perfect, 0 as good as the baseline.";

/// Where the search for point values begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SearchFromName {
    /// With all that the priors allow.
    Priors,
    /// Near the values that the case has.
    Case,
}

impl From<SearchFromName> for SearchFrom {
    fn from(name: SearchFromName) -> Self {
        match name {
            SearchFromName::Priors => SearchFrom::Priors,
            SearchFromName::Case => SearchFrom::Case,
        }
    }
}

pub const CALIBRATE_EXAMPLES: &str = "\
Examples:
  powervacuum calibrate ussr-1922 --out fit
  powervacuum calibrate ussr-1922 --out fit --resume
  powervacuum calibrate ussr-1922 --until 1925-12 --out fit-1925
  cp fit/posterior.csv my-case/

Parameters with a row in the case's record/priors.csv are fitted to its record:
first a search for point values, then draws by approximate Bayesian computation
(sequential Monte Carlo). The folder gets posterior.csv, which --draws posterior
uses once it lies in a case, and calibration.json. Ctrl-C and even a crash lose
nothing that was tried: --resume goes on, to the same result.";

/// `powervacuum calibrate`
#[derive(Debug, Args)]
pub struct CalibrateArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// The folder for the result and for what --resume needs; new or empty.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Go on with what is in the folder.
    #[arg(long)]
    pub resume: bool,
    /// Fit what the months up to this one tell only; of what holds throughout, that part.
    #[arg(long, value_name = "YYYY-MM")]
    pub until: Option<CalendarMonth>,
    /// How many draws a generation keeps.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub particles: u32,
    /// The most generations.
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub generations: u32,
    /// The most draws that are tried in all.
    #[arg(long, value_name = "N")]
    pub simulations: Option<u64>,
    /// How many rounds the search for point values takes; with 0 there is none, and they are those of one of the
    /// nearest draws.
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u32).range(0..=1_000))]
    pub rounds: u32,
    /// Where that search begins: with all that the priors allow, or near the values that the case has.
    #[arg(long, value_enum, default_value_t = SearchFromName::Priors)]
    pub search_from: SearchFromName,
    /// In how many histories each draw is played.
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u64).range(2..=1_000_000))]
    pub histories: u64,
    /// Which luck.
    #[command(flatten)]
    pub many: Many,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
    /// Draw the parameters before and after: FILE.svg or FILE.png, a new file.
    #[arg(long, value_name = "FILE")]
    pub plot: Option<PathBuf>,
}

/// `powervacuum validate`
#[derive(Debug, Args)]
pub struct ValidateArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// Score the case without a mechanism as well: a what-if, or several joined by `+`; may be given several times.
    #[arg(long = "knock-out", value_name = "ID")]
    pub knock_outs: Vec<String>,
    /// Where parameter values come from.
    #[arg(long, value_enum, default_value_t = DrawsName::Default)]
    pub draws: DrawsName,
    /// Only what the months up to this one tell; of what holds throughout, that part.
    #[arg(long, value_name = "YYYY-MM")]
    pub until: Option<CalendarMonth>,
    /// Only what the months after this one tell; of what holds throughout, that part.
    #[arg(long, value_name = "YYYY-MM")]
    pub after: Option<CalendarMonth>,
    /// How many histories.
    #[arg(long, value_name = "N", default_value_t = 400, value_parser = clap::value_parser!(u64).range(2..=10_000_000))]
    pub histories: u64,
    /// Which luck.
    #[command(flatten)]
    pub many: Many,
    /// Where it goes.
    #[command(flatten)]
    pub to: ResultDestination,
}
