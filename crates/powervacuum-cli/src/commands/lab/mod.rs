//! The laboratory on the command line: results as text, JSON and pictures.

pub mod attribute;
pub mod calibrate;
pub mod compare;
pub mod pasts;
pub mod sensitivity;
pub mod validate;

use std::num::NonZeroUsize;
use std::path::Path;

use powervacuum::lab::Threads;
use powervacuum::plot::{Chart, Style};
use serde::Serialize;

use crate::args::PlainFormat;
use crate::args::lab::ResultDestination;
use crate::commands::run::json;
use crate::failure::Failure;
use crate::output::{self, Existing};
use crate::page::{DIM, hanging};

/// That many threads; as many as there are cores without a number.
pub fn threads(asked: Option<NonZeroUsize>) -> Threads {
    asked.map_or_else(Threads::default, Threads::new)
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    Svg,
    Png,
}

impl PictureFormat {
    /// By the end of the file's name.
    pub fn of(path: &Path) -> Result<PictureFormat, Failure> {
        let end = path.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase);
        match end.as_deref() {
            Some("svg") => Ok(PictureFormat::Svg),
            Some("png") => Ok(PictureFormat::Png),
            _ => Err(Failure::Usage(format!("`{}` names no picture, expected FILE.svg or FILE.png", path.display()))),
        }
    }
}

/// Looks at where a result is to go before anything is played for it.
pub fn check(to: &ResultDestination) -> Result<(), Failure> {
    let Some(plot) = &to.plot else { return Ok(()) };
    PictureFormat::of(plot)?;
    if to.out.as_ref() == Some(plot) {
        return Err(Failure::Usage("`--out` and `--plot` name the same file".to_owned()));
    }
    Ok(())
}

/// Writes a result as text or JSON, and its picture where one is asked for.
pub fn deliver(
    to: &ResultDestination,
    document: &impl Serialize,
    text: impl FnOnce() -> String,
    chart: impl FnOnce() -> Box<dyn Chart>,
) -> Result<(), Failure> {
    let existing = Existing::unless_forced(to.force);
    if let Some(path) = &to.plot {
        draw(path, existing, chart().as_ref())?;
    }
    output::to(to.out.as_deref(), existing, |out| match to.format {
        PlainFormat::Text => Ok(out.write_all(text().as_bytes())?),
        PlainFormat::Json => json(document, out),
    })
}

/// Draws a chart into a file.
pub fn draw(path: &Path, existing: Existing, chart: &dyn Chart) -> Result<(), Failure> {
    /// Pixels of a PNG for each of the picture's own: sharp in print.
    const SCALE: f64 = 2.0;
    let failed = |error: powervacuum::plot::PlotError| Failure::Failed(format!("the picture cannot be drawn: {error}"));
    let picture = chart.draw(&Style::default()).map_err(failed)?;
    let bytes = match PictureFormat::of(path)? {
        PictureFormat::Svg => picture.svg().into_bytes(),
        PictureFormat::Png => picture.png(SCALE).map_err(failed)?,
    };
    output::bytes_to_file(path, existing, &bytes)
}

/// A line of small print.
pub fn small_print(text: &str) -> String {
    hanging("", &format!("{DIM}{text}{DIM:#}"))
}
