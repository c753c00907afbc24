//! `powervacuum replay`: a recorded chronicle, folded again and compared.

use std::io::{BufReader, Write};
use std::sync::Arc;

use powervacuum::{Case, Detail, HistoryDocument};

use crate::args::{PlainFormat, ReplayArguments};
use crate::chronicle::chronicle;
use crate::commands::run::{json, opened};
use crate::failure::Failure;
use crate::output;

/// Replays a file and writes the history that it records.
pub fn replay(arguments: &ReplayArguments) -> Result<(), Failure> {
    let case = arguments.case.as_deref().map(Case::open).transpose()?.map(Arc::new);
    let history = powervacuum::replay(BufReader::new(opened(&arguments.file)?), case)?;
    let count = history.chronicle().len();
    // Words beside the data; it does not matter if nobody listens.
    let _ = writeln!(anstream::stderr(), "replayed {count} entries; the end is the recorded one to the bit");
    output::to_stdout(|out| match arguments.format {
        PlainFormat::Text => Ok(out.write_all(chronicle(&history, Detail::Brief).as_bytes())?),
        PlainFormat::Json => json(&HistoryDocument::new(&history), out),
    })
}
