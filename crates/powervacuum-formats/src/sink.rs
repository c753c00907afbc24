//! Where problems are gathered while a case is read.

use std::collections::BTreeSet;

use powervacuum_engine::{EntityKind, Probability, Share};

use crate::diagnostic::Severity;
use crate::place::{At, FileId, Place};

/// The most problems that are kept; the rest is counted.
const MOST: usize = 200;

/// A problem before its file's text is at hand.
#[derive(Debug)]
pub(crate) struct Report {
    pub severity: Severity,
    pub code: &'static str,
    pub place: Option<Place>,
    pub message: String,
    pub label: Option<String>,
    pub hint: Option<String>,
}

impl Report {
    /// Says what was expected, beside the place.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    /// Says the way out.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Gathers problems and remembers which kinds of entity they touch.
#[derive(Debug)]
pub(crate) struct Sink {
    pub reports: Vec<Report>,
    pub omitted: usize,
    /// Entities that name no source: nothing is wrong with them unless every fact is to be sourced.
    pub unsourced: Vec<Report>,
    /// What is being read.
    pub about: EntityKind,
    /// Kinds of entity with something missing or wrong: nothing more can be said of their lists as a whole.
    pub tainted: BTreeSet<EntityKind>,
    /// Files that are there but cannot be read.
    pub lost_files: BTreeSet<FileId>,
    /// Files of which a row was refused.
    pub lossy_files: BTreeSet<FileId>,
    /// Whether there is nothing to read at all.
    pub unreadable: bool,
    overflow: Report,
}

impl Default for Sink {
    fn default() -> Self {
        let overflow = Report {
            severity: Severity::Error,
            code: "",
            place: None,
            message: String::new(),
            label: None,
            hint: None,
        };
        Sink {
            reports: Vec::new(),
            omitted: 0,
            unsourced: Vec::new(),
            about: EntityKind::Case,
            tainted: BTreeSet::new(),
            lost_files: BTreeSet::new(),
            lossy_files: BTreeSet::new(),
            unreadable: false,
            overflow,
        }
    }
}

impl Sink {
    /// Adds a problem, which the caller may describe further.
    pub fn report(
        &mut self,
        severity: Severity,
        code: &'static str,
        place: Option<Place>,
        message: impl Into<String>,
    ) -> &mut Report {
        if severity == Severity::Error {
            self.tainted.insert(self.about);
        }
        let report = Report { severity, code, place, message: message.into(), label: None, hint: None };
        if self.reports.len() >= MOST {
            self.omitted += 1;
            self.overflow = report;
            return &mut self.overflow;
        }
        let index = self.reports.len();
        self.reports.push(report);
        &mut self.reports[index]
    }

    /// Adds an error.
    pub fn error(&mut self, code: &'static str, place: Place, message: impl Into<String>) -> &mut Report {
        self.report(Severity::Error, code, Some(place), message)
    }

    /// Adds a warning.
    pub fn warn(&mut self, code: &'static str, place: Place, message: impl Into<String>) -> &mut Report {
        self.report(Severity::Warning, code, Some(place), message)
    }

    /// Remembers an entity that names no source.
    pub fn note_unsourced(&mut self, place: Place, message: String, hint: &str) {
        self.unsourced.push(Report {
            severity: Severity::Warning,
            code: "no-source",
            place: Some(place),
            message,
            label: None,
            hint: Some(hint.to_owned()),
        });
    }

    /// Remembers that something is missing from what is being read, which has been reported elsewhere.
    pub fn taint(&mut self) {
        self.tainted.insert(self.about);
    }

    pub fn has_errors(&self) -> bool {
        self.omitted > 0 || self.reports.iter().any(|report| report.severity == Severity::Error)
    }

    /// A number of a range; the nearest one where it is not.
    pub fn number(&mut self, found: &At<f64>, field: &str, min: f64, max: f64) -> f64 {
        let Some(value) = found.value else {
            self.taint();
            return min;
        };
        if (min..=max).contains(&value) {
            return value;
        }
        self.error("range", found.place, format!("`{field}` is {value}, expected a number from {min} to {max}"))
            .label(format!("expected {min} to {max}"));
        if value > max { max } else { min }
    }

    /// A number of a range that may be left out.
    pub fn number_or(&mut self, found: Option<&At<f64>>, field: &str, bounds: (f64, f64), default: f64) -> f64 {
        found.map_or(default, |found| self.number(found, field, bounds.0, bounds.1))
    }

    pub fn share(&mut self, found: &At<f64>, field: &str) -> Share {
        Share::clamped(self.number(found, field, 0.0, 1.0))
    }

    pub fn share_or(&mut self, found: Option<&At<f64>>, field: &str, default: f64) -> Share {
        Share::clamped(self.number_or(found, field, (0.0, 1.0), default))
    }

    pub fn probability(&mut self, found: &At<f64>, field: &str) -> Probability {
        Probability::clamped(self.number(found, field, 0.0, 1.0))
    }

    /// A whole number of a range; the nearest one where it is not.
    pub fn whole(&mut self, found: &At<i64>, field: &str, min: u32, max: u32) -> u32 {
        let Some(value) = found.value else {
            self.taint();
            return min;
        };
        match u32::try_from(value) {
            Ok(value) if (min..=max).contains(&value) => value,
            _ => {
                let message = format!("`{field}` is {value}, expected a whole number from {min} to {max}");
                self.error("range", found.place, message).label(format!("expected {min} to {max}"));
                if value > i64::from(max) { max } else { min }
            }
        }
    }
}
