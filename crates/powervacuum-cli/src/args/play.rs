//! Arguments of `powervacuum play`.

use std::path::PathBuf;

use clap::Args;
use powervacuum::DEFAULT_SEED;

/// Examples of `powervacuum play`.
pub const PLAY_EXAMPLES: &str = "\
Examples:
  powervacuum play three-heirs --as ada
  powervacuum play ussr-1922 --as trotsky --seed 7 --save game.json
  powervacuum play ussr-1922 --resume game.json
  printf 'skip\\n1\\nend\\n' | powervacuum play three-heirs --as ben

You see what your contender can know, and the truth when it is over. A line is
  2, tour:moscow    an option by its number or its id
  yes, stalin, skip the answer to a question; no choice before it is answered
  more              every option;  look: everything again
  watch 6, end      leave 6 months, or the rest, to the engine
  undo              take the last month back; the game is marked
  save FILE, quit   keep the game; leave
At a terminal a line that cannot be understood is asked for again; elsewhere it
ends the program with exit code 2.";

/// `powervacuum play`
#[derive(Debug, Args)]
pub struct PlayArguments {
    /// Name of a shipped case, or path of a folder.
    pub case: String,
    /// Whom you play: id of a contender.
    #[arg(long = "as", value_name = "CONTENDER", required_unless_present = "resume")]
    pub contender: Option<String>,
    /// Seed of the luck.
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    pub seed: u64,
    /// Put a what-if of the case into effect; may be given several times.
    #[arg(long = "what-if", value_name = "ID")]
    pub what_ifs: Vec<String>,
    /// Keep the game in this file, month by month; it is replaced if it holds the game that is resumed.
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// Take up a game from this file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["contender", "seed", "what_ifs"])]
    pub resume: Option<PathBuf>,
    /// Replace a file that is there already.
    #[arg(long)]
    pub force: bool,
}
