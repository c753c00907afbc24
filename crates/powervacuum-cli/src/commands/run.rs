//! `powervacuum run` and `powervacuum resume`: one history.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use powervacuum::{Case, Detail, History, HistoryDocument, Run, save, write_jsonl};

use crate::args::{Destination, HistoryFormat, ResumeArguments, RunArguments};
use crate::chronicle::chronicle;
use crate::commands::lab::{PictureFormat, draw};
use crate::failure::Failure;
use crate::output::{self, Existing};

/// Plays a history and writes it.
pub fn run(arguments: &RunArguments) -> Result<(), Failure> {
    check(&arguments.to)?;
    let run = Run {
        case: Arc::new(Case::open(&arguments.case)?),
        what_ifs: arguments.luck.what_ifs.clone(),
        seed: arguments.luck.seed,
        history: arguments.luck.history,
        until: arguments.until,
    };
    deliver(&run.play()?, &arguments.to)
}

/// Takes up a saved struggle, plays on and writes the whole history.
pub fn resume(arguments: &ResumeArguments) -> Result<(), Failure> {
    check(&arguments.to)?;
    let case = arguments.case.as_deref().map(Case::open).transpose()?.map(Arc::new);
    let saved = powervacuum::resume(opened(&arguments.file)?, case)?;
    deliver(&saved.go_on(arguments.until)?, &arguments.to)
}

/// Opens a file for reading.
pub fn opened(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| Failure::Failed(format!("`{}` cannot be read: {error}", path.display())))
}

/// Looks at where a history is to go before anything is played.
fn check(to: &Destination) -> Result<(), Failure> {
    let files: Vec<_> = [&to.out, &to.save, &to.plot].into_iter().flatten().collect();
    if files.iter().enumerate().any(|(place, file)| files[..place].contains(file)) {
        return Err(Failure::Usage("`--out`, `--save` and `--plot` name the same file".to_owned()));
    }
    to.plot.as_deref().map_or(Ok(()), |path| PictureFormat::of(path).map(|_| ()))
}

fn deliver(history: &History, to: &Destination) -> Result<(), Failure> {
    let existing = Existing::unless_forced(to.force);
    if let Some(path) = &to.save {
        output::to_file(path, existing, |out| Ok(save(history, &mut &mut *out)?))?;
    }
    if let Some(path) = &to.plot {
        draw(path, existing, &history.stream())?;
    }
    let detail = if to.all { Detail::Full } else { Detail::Brief };
    output::to(to.out.as_deref(), existing, |out| write(history, to.format, detail, out))
}

fn write(history: &History, format: HistoryFormat, detail: Detail, mut out: &mut dyn Write) -> Result<(), Failure> {
    match format {
        HistoryFormat::Text => out.write_all(chronicle(history, detail).as_bytes())?,
        HistoryFormat::Json => json(&HistoryDocument::new(history), out)?,
        HistoryFormat::Jsonl => write_jsonl(history, &mut out)?,
    }
    Ok(())
}

/// Writes a document as JSON with line breaks.
pub fn json(document: &impl serde::Serialize, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    Ok(writeln!(out)?)
}
