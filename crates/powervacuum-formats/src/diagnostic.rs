//! Problems as people and programs see them.

use std::fmt;
use std::sync::Arc;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use serde::Serialize;

use crate::place::FileId;
use crate::sink::Report;

/// The longest line that is drawn, in bytes.
const LONGEST_LINE: usize = 400;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The case can be played.
    Warning,
    /// The case cannot be played.
    Error,
}

/// A range of bytes of a file's text, without a byte order mark at its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ByteSpan {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// One problem of a case: where, what was found, what was expected, and a way out.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable short name of the kind of problem.
    pub code: &'static str,
    /// The file; none where the problem is in no file.
    pub file: Option<&'static str>,
    /// The line, counted from 1; none where the problem is in no particular place.
    pub line: Option<usize>,
    /// The column in characters, counted from 1.
    pub column: Option<usize>,
    /// The place in bytes.
    pub span: Option<ByteSpan>,
    /// What is wrong.
    pub message: String,
    /// What was expected there, beside the place.
    pub label: Option<String>,
    /// The way out.
    pub hint: Option<String>,
    /// The text of the file, where the place can be drawn.
    #[serde(skip)]
    source: Option<Arc<NamedSource<Arc<str>>>>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Diagnostic {}

impl miette::Diagnostic for Diagnostic {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let place = match (&self.source, self.file, self.line, self.column) {
            (None, Some(file), Some(line), Some(column)) => Some(format!("in {file}:{line}:{column}")),
            (None, Some(file), _, _) => Some(format!("in {file}")),
            _ => None,
        };
        match (place, &self.hint) {
            (Some(place), Some(hint)) => Some(Box::new(format!("{place}: {hint}"))),
            (Some(place), None) => Some(Box::new(place)),
            (None, Some(hint)) => Some(Box::new(hint)),
            (None, None) => None,
        }
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_deref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.span?;
        self.source.as_ref()?;
        let label = LabeledSpan::new(self.label.clone(), span.start, span.end - span.start);
        Some(Box::new(std::iter::once(label)))
    }
}

/// How problems are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Width of the lines in characters.
    pub width: usize,
    /// Whether colours are used.
    pub colour: bool,
}

/// Draws problems one after the other as text.
pub fn render(diagnostics: &[Diagnostic], style: Style) -> String {
    let theme = if style.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(style.width.max(20)).with_links(false);
    let mut text = String::new();
    for diagnostic in diagnostics {
        if handler.render_report(&mut text, diagnostic).is_err() {
            text.push_str(&diagnostic.message);
        }
        text.push('\n');
    }
    text
}

/// Everything that is wrong with a case, errors and warnings, in the order of files and places.
#[derive(Debug)]
pub struct Problems {
    diagnostics: Vec<Diagnostic>,
    omitted: usize,
}

impl Problems {
    pub(crate) fn new(diagnostics: Vec<Diagnostic>, omitted: usize) -> Self {
        Problems { diagnostics, omitted }
    }

    /// The problems.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How many more there are than are kept.
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// Draws the problems as text.
    pub fn render(&self, style: Style) -> String {
        let mut text = render(&self.diagnostics, style);
        if self.omitted > 0 {
            text.push_str(&format!("… and {} more problems\n", self.omitted));
        }
        text
    }

    /// The problems as JSON: a list of objects.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(&self.diagnostics).unwrap_or_default()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors = self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        write!(f, "the case has {} problem{}", errors + self.omitted, if errors == 1 { "" } else { "s" })
    }
}

impl std::error::Error for Problems {}

/// The texts of a case's files, to place problems in.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    texts: [Option<Arc<str>>; crate::files::Files::NAMES.len()],
}

impl Texts {
    pub fn set(&mut self, file: FileId, text: Arc<str>) {
        self.texts[file.0 as usize] = Some(text);
    }

    /// The text of a file; empty where there is none.
    pub fn get(&self, file: FileId) -> Arc<str> {
        self.texts[file.0 as usize].clone().unwrap_or_default()
    }

    /// The problems, in the order of files and places, those without a place first.
    pub fn diagnostics(&self, mut reports: Vec<Report>) -> Vec<Diagnostic> {
        let sources: Vec<_> = (0..self.texts.len())
            .map(|index| {
                let text = self.texts[index].clone()?;
                Some(Arc::new(NamedSource::new(crate::files::Files::NAMES[index], text)))
            })
            .collect();
        reports.sort_by_key(|report| report.place);
        reports.into_iter().map(|report| self.diagnostic(report, &sources)).collect()
    }

    fn diagnostic(&self, report: Report, sources: &[Option<Arc<NamedSource<Arc<str>>>>]) -> Diagnostic {
        let Report { severity, code, place, message, label, hint } = report;
        let file = place.map(|place| place.file.name());
        let mut diagnostic = Diagnostic {
            severity,
            code,
            file,
            line: None,
            column: None,
            span: None,
            message,
            label,
            hint,
            source: None,
        };
        let Some((place, text)) = place.and_then(|place| Some((place, self.texts[place.file.0 as usize].as_deref()?)))
        else {
            return diagnostic;
        };
        let span = fit(place.start as usize..place.end as usize, text);
        let before = &text[..span.start];
        let line_start = before.rfind('\n').map_or(0, |index| index + 1);
        let line_end = text[span.start..].find('\n').map_or(text.len(), |index| span.start + index);
        diagnostic.line = Some(before.matches('\n').count() + 1);
        diagnostic.column = Some(text[line_start..span.start].chars().count() + 1);
        let around = line_end - line_start + longest_neighbour(text, line_start, line_end);
        if around <= LONGEST_LINE {
            diagnostic.source = sources[place.file.0 as usize].clone();
        }
        diagnostic.span = Some(ByteSpan { start: span.start, end: span.end });
        diagnostic
    }
}

/// The longer of the lines before and after a line.
fn longest_neighbour(text: &str, line_start: usize, line_end: usize) -> usize {
    let before = text[..line_start].trim_end_matches('\n');
    let before = before.len() - before.rfind('\n').map_or(0, |index| index + 1);
    let after = text[line_end..].trim_start_matches('\n');
    before.max(after.find('\n').unwrap_or(after.len()))
}

/// The range within the text, on character boundaries, at most to the end of its first line.
fn fit(range: std::ops::Range<usize>, text: &str) -> std::ops::Range<usize> {
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = boundary(range.start);
    let end = boundary(range.end).max(start);
    let line = text[start..end].find(['\n', '\r']).map_or(end, |index| start + index);
    start..line
}
