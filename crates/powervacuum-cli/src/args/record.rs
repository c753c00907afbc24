//! Arguments of what holds a case against its record: validate.

use clap::Args;
use powervacuum::engine::CalendarMonth;

use super::ensemble::DrawsName;
use super::lab::{Many, ResultDestination};

pub const VALIDATE_EXAMPLES: &str = "\
Examples:
  powervacuum validate ussr-1922
  powervacuum validate ussr-1922 --draws posterior --histories 2000
  powervacuum validate ussr-1922 --after 1925-12 --plot scoreboard.svg
  powervacuum validate ussr-1922 --knock-out true-weights
      --knock-out coalitions-by-lot
  powervacuum validate ussr-1922 --format json | jq .skill

Scores are continuous ranked probability scores (for a yes or no: Brier), in the
unit of the pattern, smaller is better. Skill is what is won of the way from a
baseline to perfection: 1 is perfect, 0 as good as the baseline.";

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
    /// Only patterns about months up to this one.
    #[arg(long, value_name = "YYYY-MM")]
    pub until: Option<CalendarMonth>,
    /// Only patterns about months after this one.
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
