//! `powervacuum report`: an ensemble as one HTML file.

use std::sync::Arc;

use powervacuum::Case;
use powervacuum::lab::Report;

use crate::args::lab::ReportArguments;
use crate::failure::Failure;
use crate::output::{self, Existing};
use crate::page::{HEAD, hanging};

/// Writes the report.
pub fn report(arguments: &ReportArguments) -> Result<(), Failure> {
    let case = match &arguments.case {
        Some(case) => Case::open(case)?,
        None => Case::open(&powervacuum::lab::case_of(&arguments.folder)?)?,
    };
    let report = Report::of(&arguments.folder, &Arc::new(case))?;
    let path = arguments.out.clone().unwrap_or_else(|| arguments.folder.join("report.html"));
    output::bytes_to_file(&path, Existing::unless_forced(arguments.force), report.html.as_bytes())?;
    let sections = report.sections.join("; ");
    output::to_stdout(|out| {
        out.write_all(hanging("", &format!("{HEAD}{}{HEAD:#}", report.finding)).as_bytes())?;
        out.write_all(hanging("", &format!("{} ({sections})", path.display())).as_bytes())?;
        Ok(())
    })
}
