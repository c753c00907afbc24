//! What went wrong, as words on standard error and an exit code.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use powervacuum::ensembles::EnsembleError;
use powervacuum::formats::{Problems, Style};
use powervacuum::lab::{LabError, ReportError};
use powervacuum::{CaseError, EnsembleRequestError, ReplayError, RunError, SaveError, SelectError};

use crate::page;
use crate::progress::INTERRUPTED;

/// Something could not be done.
#[derive(Debug)]
pub enum Failure {
    /// It was tried and failed: exit code 1.
    Failed(String),
    /// It was asked for wrongly, or the case is wrong: exit code 2.
    Usage(String),
    /// It was interrupted before there was anything to show: exit code 130.
    Stopped(String),
    /// Whoever reads the output has gone away: nothing to report.
    ReaderGone,
}

impl Failure {
    /// Reports it and returns the exit code.
    pub fn report(self) -> ExitCode {
        let (message, code) = match self {
            Failure::Failed(message) => (message, 1),
            Failure::Usage(message) => (message, 2),
            Failure::Stopped(message) => (message, INTERRUPTED),
            Failure::ReaderGone => return ExitCode::SUCCESS,
        };
        let style = page::BAD;
        // Nothing is left to be done when standard error is closed too.
        let _ = writeln!(anstream::stderr(), "{style}error{style:#}: {}", message.trim_end());
        ExitCode::from(code)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::Failed(format!("the output cannot be written: {error}")),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Failure::from(io::Error::from(error))
    }
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Self {
        Failure::Usage(match &error {
            CaseError::Unknown { known, .. } => {
                format!(
                    "{error}\n\nShipped cases: {}\nPlay a case of your own by its path: ./my-case",
                    known.join(", ")
                )
            }
            CaseError::Invalid { problems, .. } => format!("{error}\n{}", drawn(problems)),
            _ => error.to_string(),
        })
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        Failure::Usage(error.to_string())
    }
}

impl From<LabError> for Failure {
    fn from(error: LabError) -> Self {
        match error {
            LabError::Ensemble(error) => error.into(),
            LabError::Stopped { .. } | LabError::NothingPlayed | LabError::CalibrationStopped { .. } => {
                Failure::Stopped(error.to_string())
            }
            LabError::Journal(error) => Failure::Failed(error.to_string()),
            error => Failure::Usage(error.to_string()),
        }
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Lab(error) => error.into(),
            ReportError::Ensemble(error) => error.into(),
            error => Failure::Failed(error.to_string()),
        }
    }
}

impl From<EnsembleRequestError> for Failure {
    fn from(error: EnsembleRequestError) -> Self {
        Failure::Usage(error.to_string())
    }
}

impl From<EnsembleError> for Failure {
    fn from(error: EnsembleError) -> Self {
        match error {
            EnsembleError::Plan(_) | EnsembleError::Shard { .. } => Failure::Usage(error.to_string()),
            error => Failure::Failed(error.to_string()),
        }
    }
}

impl From<SelectError> for Failure {
    fn from(error: SelectError) -> Self {
        let mut message = error.to_string();
        if let SelectError::Unknown { known, .. } = error {
            message += "\n\nIt has these, and any entry by its number:\n";
            for (selector, text) in known {
                message += &page::hanging(&format!("  {selector:<26} "), &text);
            }
        }
        Failure::Usage(message)
    }
}

impl From<ReplayError> for Failure {
    fn from(error: ReplayError) -> Self {
        match error {
            ReplayError::Case(error) => error.into(),
            error => Failure::Failed(error.to_string()),
        }
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Case(error) => error.into(),
            error => Failure::Failed(error.to_string()),
        }
    }
}

/// Problems of a case as text for standard error.
pub fn drawn(problems: &Problems) -> String {
    problems.render(style())
}

/// How problems are drawn on standard error.
pub fn style() -> Style {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    Style { width: page::width(), colour: io::stderr().is_terminal() && !plain }
}
