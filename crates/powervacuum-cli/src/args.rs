//! What can be written on the command line.

mod ensemble;
pub mod lab;
mod play;
pub mod record;
pub mod studio;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use powervacuum::DEFAULT_SEED;
use powervacuum::engine::CalendarMonth;

use lab::{
    ATTRIBUTE_EXAMPLES, AttributeArguments, COMPARE_EXAMPLES, CompareArguments, REPORT_EXAMPLES, ReportArguments,
    SENSITIVITY_EXAMPLES, SensitivityArguments,
};

use record::{CALIBRATE_EXAMPLES, CalibrateArguments, VALIDATE_EXAMPLES, ValidateArguments};
use studio::{STUDIO_EXAMPLES, StudioArguments};

pub use play::{PLAY_EXAMPLES, PlayArguments};

pub use ensemble::{DrawsName, EnsembleArguments, MergeArguments, TableName};

const TOP_EXAMPLES: &str = "\
Examples:
  powervacuum                                a story of the flagship case, and odds
  powervacuum run three-heirs --seed 7       the chronicle of one history
  powervacuum why three-heirs --seed 7 end   why it ended as it did
  powervacuum scenario list                  the cases that ship with the program
  powervacuum studio                         all of it in a browser

A CASE is the name of a shipped case or the path of a folder.
Exit codes: 0 done, 1 failed, 2 wrong usage or an invalid case, 130 interrupted.";

const RUN_EXAMPLES: &str = "\
Examples:
  powervacuum run three-heirs
  powervacuum run three-heirs --seed 7 --history 3 --what-if true-weights
  powervacuum run three-heirs --until 2000-06 --save june.json
  powervacuum run three-heirs --format jsonl --out heirs.jsonl
  powervacuum run ./my-case --format json | jq .outcome

The same case, seed, history and what-ifs give the same chronicle on every
machine. --out and --save write a file that is there in full or not at all, and
refuse to replace one unless --force is given.";

const RESUME_EXAMPLES: &str = "\
Examples:
  powervacuum run three-heirs --until 2000-06 --save june.json
  powervacuum resume june.json
  powervacuum resume june.json --until 2000-09 --save september.json

What comes out is to the bit what an uninterrupted run gives.";

const WHY_EXAMPLES: &str = "\
Examples:
  powervacuum why three-heirs end
  powervacuum why three-heirs fall:ada --depth 5
  powervacuum why three-heirs 42 --format dot | dot -Tsvg > why.svg
  powervacuum why ussr-1922 end --histories 1000 --plot pasts.svg

An EVENT is
  812                      the entry with this number (`run` shows the numbers)
  end                      the end of the struggle
  fall:CONTENDER           the last fall of a contender
  fall:CONTENDER:RUNG      its first fall to a rung
  coalition:N, break:N     the N-th coalition formed, the N-th one left
  vote:N, drive:N          the N-th motion voted on, the N-th enrolment drive
  office:OFFICE            the last time that an office is filled
  document:DOCUMENT        the publication of a document
  event:EVENT              an event from outside
A selector that names nothing lists those that the history has.

With --histories the entry is looked for in as many histories, and what stands
in its causal past most often is listed, beside how histories differ without it.";

const REPLAY_EXAMPLES: &str = "\
Examples:
  powervacuum run three-heirs --format jsonl --out heirs.jsonl
  powervacuum replay heirs.jsonl
  powervacuum replay mine.jsonl --case ./my-case --format json

The entries are folded again; the end must be the recorded one to the bit.";

const SCENARIO_EXAMPLES: &str = "\
Examples:
  powervacuum scenario list
  powervacuum scenario show three-heirs
  powervacuum scenario new ./my-case
  powervacuum scenario check ./my-case
  powervacuum scenario schema > schema.json";

const ODD_EXAMPLES: &str = "\
Examples:
  powervacuum odd ussr-1922 | less
  powervacuum odd three-heirs --out odd.md
  powervacuum odd ./my-case | pandoc -s -o odd.html

Purpose, entities, schedule, design concepts, start, input and submodels, in the
protocol by which agent-based models are described (Grimm et al. 2020), made
from the case, the engine and the model's own document. Markdown.";

const CHECK_EXAMPLES: &str = "\
Examples:
  powervacuum scenario check ./my-case
  powervacuum scenario check ./my-case --strict
  powervacuum scenario check ./my-case --format json

Exit codes: 0 valid, 1 valid but with warnings where --strict allows none, 2 not valid.";

const MAN_EXAMPLES: &str = "\
Examples:
  powervacuum man | man -l -
  powervacuum man --out ~/.local/share/man/man1";

/// Simulate leadership struggles: who rises, who falls, when and why.
///
/// Without a command: plays the flagship case, tells who fell when and why, and shows the odds.
#[derive(Debug, Parser)]
#[command(name = "powervacuum", version, after_help = TOP_EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How many histories the odds are counted from.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub histories: u64,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the studio: see, change and play struggles in a browser.
    #[command(after_help = STUDIO_EXAMPLES)]
    Studio(StudioArguments),
    /// Play one history of a case.
    #[command(after_help = RUN_EXAMPLES)]
    Run(RunArguments),
    /// Take up a saved struggle and play on.
    #[command(after_help = RESUME_EXAMPLES)]
    Resume(ResumeArguments),
    /// Be one contender: choose month by month, on what it can know.
    #[command(after_help = PLAY_EXAMPLES)]
    Play(PlayArguments),
    /// Ask why something happened.
    #[command(after_help = WHY_EXAMPLES)]
    Why(WhyArguments),
    /// Compare a case with what-ifs, on the same luck.
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(CompareArguments),
    /// Share the winner's odds out among causes.
    #[command(after_help = ATTRIBUTE_EXAMPLES)]
    Attribute(AttributeArguments),
    /// Ask which parameters and traits the odds depend on.
    #[command(after_help = SENSITIVITY_EXAMPLES)]
    Sensitivity(SensitivityArguments),
    /// Hold a case against its record: what the model gets right and wrong.
    #[command(after_help = VALIDATE_EXAMPLES)]
    Validate(ValidateArguments),
    /// Fit the model's parameters to a case's record.
    #[command(after_help = CALIBRATE_EXAMPLES)]
    Calibrate(CalibrateArguments),
    /// Write an ensemble up as one HTML file.
    #[command(after_help = REPORT_EXAMPLES)]
    Report(ReportArguments),
    /// Play many histories, with and without what-ifs, and write tables of them.
    #[command(after_help = ensemble::EXAMPLES)]
    Ensemble(EnsembleArguments),
    /// Put the shards of an ensemble together.
    #[command(after_help = ensemble::MERGE_EXAMPLES)]
    Merge(MergeArguments),
    /// Replay a chronicle and check that it leads to its recorded end.
    #[command(after_help = REPLAY_EXAMPLES)]
    Replay(ReplayArguments),
    /// List, show, check and begin cases.
    #[command(subcommand, after_help = SCENARIO_EXAMPLES)]
    Scenario(ScenarioCommand),
    /// Describe the model as it plays a case, in the ODD protocol.
    #[command(after_help = ODD_EXAMPLES)]
    Odd(OddArguments),
    /// Print a completion script for a shell.
    #[command(
        after_help = "Example:\n  powervacuum completions bash > ~/.local/share/bash-completion/completions/powervacuum"
    )]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual pages, of the program and of every command.
    #[command(after_help = MAN_EXAMPLES)]
    Man {
        /// Write each page to a file of this folder instead: powervacuum.1, powervacuum-run.1 and so on.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Replace files that are there already.
        #[arg(long)]
        force: bool,
    },
}

/// Which luck.
#[derive(Debug, Args)]
pub struct Luck {
    /// Seed of the luck.
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    pub seed: u64,
    /// Which history of the seed.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub history: u64,
    /// Put a what-if of the case into effect; may be given several times.
    #[arg(long = "what-if", value_name = "ID")]
    pub what_ifs: Vec<String>,
}

/// Where a history goes.
#[derive(Debug, Args)]
pub struct Destination {
    /// How it is written.
    #[arg(long, value_enum, default_value_t = HistoryFormat::Text)]
    pub format: HistoryFormat,
    /// Tell every entry, not only what matters (text only).
    #[arg(long)]
    pub all: bool,
    /// Write to a file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Draw the weights by month: FILE.svg or FILE.png.
    #[arg(long, value_name = "FILE")]
    pub plot: Option<PathBuf>,
    /// Save the struggle as it stands at the end, for `powervacuum resume`.
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// Replace files that are there already.
    #[arg(long)]
    pub force: bool,
}

/// `powervacuum odd`
#[derive(Debug, Args)]
pub struct OddArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// Write to a file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace a file that is there already.
    #[arg(long)]
    pub force: bool,
}

/// `powervacuum run`
#[derive(Debug, Args)]
pub struct RunArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// Which luck.
    #[command(flatten)]
    pub luck: Luck,
    /// Last month that is played.
    #[arg(long, value_name = "YYYY-MM")]
    pub until: Option<CalendarMonth>,
    /// Where it goes.
    #[command(flatten)]
    pub to: Destination,
}

/// `powervacuum resume`
#[derive(Debug, Args)]
pub struct ResumeArguments {
    /// A file written by `run --save`.
    pub file: PathBuf,
    /// The case that was played, where it is not a shipped one.
    #[arg(long, value_name = "CASE")]
    pub case: Option<String>,
    /// Last month that is played.
    #[arg(long, value_name = "YYYY-MM")]
    pub until: Option<CalendarMonth>,
    /// Where it goes.
    #[command(flatten)]
    pub to: Destination,
}

/// `powervacuum why`
#[derive(Debug, Args)]
pub struct WhyArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// The entry asked about: a number or a selector, see below.
    pub event: String,
    /// Which luck.
    #[command(flatten)]
    pub luck: Luck,
    /// How many steps back, in one history.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=30))]
    pub depth: u8,
    /// Ask across as many histories of the seed instead of in one.
    #[arg(long, value_name = "N", conflicts_with_all = ["history", "depth"], value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub histories: Option<u64>,
    /// Across histories: whose odds are compared; without it those of whoever wins most often.
    #[arg(long, value_name = "CONTENDER", requires = "histories")]
    pub of: Option<String>,
    /// Across histories: what counts as winning.
    #[arg(long, value_enum, requires = "histories")]
    pub measure: Option<lab::MeasureName>,
    /// Across histories: how many happenings are listed.
    #[arg(long, value_name = "N", default_value_t = 20, requires = "histories")]
    pub top: u16,
    /// How many threads; as many as the machine has cores without it.
    #[arg(long, value_name = "N", requires = "histories")]
    pub threads: Option<std::num::NonZeroUsize>,
    /// How it is written; `dot` for one history only.
    #[arg(long, value_enum, default_value_t = WhyFormat::Text)]
    pub format: WhyFormat,
    /// Write to a file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Across histories: draw a picture, FILE.svg or FILE.png.
    #[arg(long, value_name = "FILE", requires = "histories")]
    pub plot: Option<PathBuf>,
    /// Replace files that are there already.
    #[arg(long)]
    pub force: bool,
}

/// `powervacuum replay`
#[derive(Debug, Args)]
pub struct ReplayArguments {
    /// A file written by `run --format jsonl`.
    pub file: PathBuf,
    /// The case that was played, where it is not a shipped one.
    #[arg(long, value_name = "CASE")]
    pub case: Option<String>,
    /// How the history is written.
    #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
}

/// `powervacuum scenario`
#[derive(Debug, Subcommand)]
pub enum ScenarioCommand {
    /// List the cases that ship with the program.
    List,
    /// Show a case: bodies, offices, contenders, ladder, what-ifs, facts with their sources.
    #[command(after_help = "Example:\n  powervacuum scenario show three-heirs")]
    Show {
        /// Name of a shipped case, or path of a folder.
        case: String,
        /// How it is written.
        #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
        format: PlainFormat,
    },
    /// Check a case and say everything that is wrong with it.
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// Path of a folder, or name of a shipped case.
        path: String,
        /// Warn of contenders, notables, constituencies, offices and events without a source, and fail on any warning.
        #[arg(long)]
        strict: bool,
        /// How the result is written.
        #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
        format: PlainFormat,
    },
    /// Begin a case: a folder with a small struggle that can be played and changed.
    #[command(after_help = "Example:\n  powervacuum scenario new ./my-case")]
    New {
        /// The folder, which must not hold files of a case yet.
        path: PathBuf,
    },
    /// Print the JSON schema of scenario.toml.
    Schema,
}

/// How a history is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HistoryFormat {
    /// A chronicle for readers.
    Text,
    /// One document: weights, sentences, causes, the end.
    Json,
    /// One entry a line, for `replay`.
    Jsonl,
}

/// How reasons are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WhyFormat {
    /// For readers.
    Text,
    /// A graph for programs.
    Json,
    /// A graph for Graphviz.
    Dot,
}

/// For readers or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlainFormat {
    /// For readers.
    Text,
    /// For programs.
    Json,
}
