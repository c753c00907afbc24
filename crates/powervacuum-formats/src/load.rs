//! Loading a case: bytes to text, text to rows, rows to the engine's lists, and the engine's own check.

use std::path::Path;
use std::sync::Arc;

use powervacuum_engine::{EntityKind, Scenario, ScenarioSpec, SpecError};

use crate::csv_table::{Columns, read_table};
use crate::diagnostic::{Problems, Severity, Texts};
use crate::files::{Files, MAX_FILE_BYTES, note_stranger, read_folder};
use crate::loaded::Loaded;
use crate::place::{FileId, Place};
use crate::posterior;
use crate::raw::tables::{
    ConstituencyRow, FactRow, FallRow, GroupRow, MapRow, NotableRow, PatternRow, PriorRow, SeatRow, SourceRow, TrustRow,
};
use crate::resolve::{RawFiles, Registry, Resolved, resolve, span_of, top};
use crate::sink::Sink;
use crate::toml_file;

/// Reads the case in a folder.
///
/// # Errors
/// With everything that is wrong with it: unreadable files, syntax, types, references, ranges, and rules of the model.
pub fn load_folder(folder: &Path) -> Result<Loaded, Problems> {
    let mut sink = Sink::default();
    let files = read_folder(folder, &mut sink);
    load(&files, sink)
}

/// Reads a case from files in memory.
///
/// # Errors
/// With everything that is wrong with it, as [`load_folder`].
///
/// # Examples
/// ```
/// let files = powervacuum_formats::scaffold("my-case").unwrap();
/// let loaded = powervacuum_formats::load_files(&files).unwrap();
/// assert_eq!(loaded.scenario.spec().id, "my-case");
/// ```
pub fn load_files(files: &Files) -> Result<Loaded, Problems> {
    let mut sink = Sink::default();
    for (name, _) in files.iter().filter(|(name, _)| FileId::of(name).is_none()) {
        note_stranger(name, &mut sink);
    }
    load(files, sink)
}

fn load(files: &Files, mut sink: Sink) -> Result<Loaded, Problems> {
    if sink.unreadable {
        return Err(problems(&Texts::default(), sink));
    }
    let texts = texts(files, &mut sink);
    let raw = read(files, &texts, &mut sink);
    let span = span_of(&raw.case, &mut sink);
    let (registry, ordered) = Registry::new(&raw, span, &mut sink);
    let resolved = resolve(&raw, &registry, &ordered, &mut sink);
    let Resolved { spec, facts, sources, record, tiles, maturity, causes } = resolved;
    let checked = if raw.broken { None } else { check(spec, &registry, &mut sink) };
    if let Some(scenario) = checked.filter(|_| !sink.has_errors()) {
        check_interventions(&scenario, &registry, &mut sink);
        crate::resolve::causes::check(&causes, &scenario, &registry, &mut sink);
        if !sink.has_errors() {
            let (warnings, unsourced) = (texts.diagnostics(sink.reports), texts.diagnostics(sink.unsourced));
            let (fingerprint, posterior) = (files.fingerprint(), raw.posterior);
            return Ok(Loaded {
                scenario,
                maturity,
                causes,
                falls: record.falls,
                patterns: record.patterns,
                priors: record.priors,
                posterior,
                tiles,
                facts,
                sources,
                fingerprint,
                warnings,
                unsourced,
            });
        }
    }
    Err(problems(&texts, sink))
}

fn problems(texts: &Texts, sink: Sink) -> Problems {
    Problems::new(texts.diagnostics(sink.reports), sink.omitted)
}

/// The files as texts; what is not UTF-8 or too large is reported.
fn texts(files: &Files, sink: &mut Sink) -> Texts {
    let mut texts = Texts::default();
    for (index, name) in Files::NAMES.iter().enumerate() {
        let file = FileId(index as u8);
        let Some(content) = files.get(name) else { continue };
        if content.len() > MAX_FILE_BYTES {
            let message = format!("`{name}` is larger than {} MiB, the limit", MAX_FILE_BYTES >> 20);
            sink.report(Severity::Error, "limit", Some(Place::start_of(file)), message);
            sink.lost_files.insert(file);
            continue;
        }
        let content = content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content);
        match std::str::from_utf8(content) {
            Ok(text) => texts.set(file, Arc::from(text)),
            Err(error) => {
                texts.set(file, String::from_utf8_lossy(content).into());
                let at = error.valid_up_to();
                sink.error("encoding", Place::new(file, at..at + 1), format!("`{name}` is not UTF-8"))
                    .label("expected UTF-8")
                    .hint("save the file as UTF-8");
            }
        }
    }
    texts
}

/// Reads every file; what cannot be read is reported.
fn read(files: &Files, texts: &Texts, sink: &mut Sink) -> RawFiles {
    let mut raw = RawFiles::default();
    let present = |file: FileId, needed: bool, sink: &mut Sink| {
        let there = files.get(file.name()).is_some();
        if !there && needed && !sink.lost_files.contains(&file) {
            sink.report(Severity::Error, "file", None, format!("the file `{}` is missing", file.name()))
                .hint(format!("a case is a folder with {}", Files::NAMES[..4].join(", ")));
            sink.lost_files.insert(file);
        }
        there && !sink.lost_files.contains(&file)
    };
    if present(FileId::SCENARIO, true, sink) {
        let toml = toml_file::read(&texts.get(FileId::SCENARIO), sink);
        (raw.case, raw.broken) = (toml.case, toml.broken);
    } else {
        raw.broken = true;
    }
    let issues: Vec<String> =
        raw.case.issue.iter().flat_map(|list| &list.items).filter_map(|issue| issue.id.value.clone()).collect();
    let issues_open = raw.broken || raw.case.issue.as_ref().is_some_and(|list| list.open || !list.lost.is_empty());
    macro_rules! table {
        ($field:ident, $row:ident, $file:expr, $about:ident, $needed:expr, $issues:expr) => {
            sink.about = EntityKind::$about;
            if present($file, $needed, sink) {
                let fixed = $row::COLUMNS;
                let columns = Columns { file: $file, fixed, issues: $issues, issues_open };
                raw.$field = read_table(&texts.get($file), &columns, sink, $row::read);
            }
        };
    }
    table!(notables, NotableRow, FileId::NOTABLES, Notable, false, Some(&issues));
    table!(constituencies, ConstituencyRow, FileId::CONSTITUENCIES, Constituency, true, None);
    table!(groups, GroupRow, FileId::GROUPS, Group, true, Some(&issues));
    table!(seats, SeatRow, FileId::SEATS, Body, false, None);
    table!(trust, TrustRow, FileId::TRUST, Trust, false, None);
    table!(sources, SourceRow, FileId::SOURCES, Case, false, None);
    table!(facts, FactRow, FileId::FACTS, Case, false, None);
    table!(falls, FallRow, FileId::FALLS, Case, false, None);
    table!(patterns, PatternRow, FileId::PATTERNS, Case, false, None);
    table!(priors, PriorRow, FileId::PRIORS, Case, false, None);
    table!(map, MapRow, FileId::MAP, Case, false, None);
    sink.about = EntityKind::Case;
    if present(FileId::POSTERIOR, false, sink) {
        raw.posterior = posterior::read(&texts.get(FileId::POSTERIOR), sink);
    }
    raw
}

/// The engine's own check. Where something is missing already, nothing more is said of the lists that it touches.
fn check(spec: ScenarioSpec, registry: &Registry, sink: &mut Sink) -> Option<Scenario> {
    let errors = match Scenario::new(spec) {
        Ok(scenario) => return Some(scenario),
        Err(errors) => errors,
    };
    let tainted = sink.tainted.clone();
    let all = registry.start.is_none();
    for error in errors {
        if touched(&error).iter().any(|kind| tainted.contains(kind)) || (all && !sink.reports.is_empty()) {
            continue;
        }
        report(&error, registry, sink);
    }
    if !sink.has_errors() {
        sink.report(Severity::Error, "case", Some(top()), "the case is wrong");
    }
    None
}

/// The kinds of entity whose lists a problem depends on.
fn touched(error: &SpecError) -> Vec<EntityKind> {
    use EntityKind as Kind;
    match error {
        SpecError::TooFew { kind, .. } | SpecError::TooMany { kind, .. } | SpecError::EmptyId { kind } => vec![*kind],
        SpecError::WeightSum { .. } => vec![Kind::Body],
        SpecError::NoMembers => vec![Kind::Group],
        SpecError::NoGroups(_) => vec![Kind::Group, Kind::Constituency],
        SpecError::Recruits { .. } => vec![Kind::Office, Kind::Cohort],
        SpecError::NoFounder { .. } => vec![Kind::Founder, Kind::Notable, Kind::Event],
        SpecError::NotCommittee { subject, .. } => vec![subject.kind, Kind::Body],
        SpecError::Dangling { subject, kind, .. } => vec![subject.kind, *kind],
        _ => vec![error.subject().map_or(Kind::Case, |subject| subject.kind)],
    }
}

fn report(error: &SpecError, registry: &Registry, sink: &mut Sink) {
    let place = error.subject().and_then(|subject| registry.places.get(&(subject.kind, subject.id.clone())));
    let place = place.copied().or_else(|| match error {
        SpecError::WeightSum { .. } => {
            registry.places.iter().find(|((kind, _), _)| *kind == EntityKind::Body).map(|(_, place)| *place)
        }
        _ => None,
    });
    let place = place.unwrap_or_else(|| match error {
        SpecError::TooFew { kind: EntityKind::Constituency, .. } => Place::start_of(FileId::CONSTITUENCIES),
        SpecError::TooFew { kind: EntityKind::Group, .. } | SpecError::NoMembers => Place::start_of(FileId::GROUPS),
        _ => top(),
    });
    let report = sink.error("case", place, error.to_string());
    if let Some(hint) = hint(error) {
        report.hint(hint);
    }
}

fn hint(error: &SpecError) -> Option<&'static str> {
    Some(match error {
        SpecError::WeightSum { .. } => "change the `weight` of the `[[body]]` tables so that they add up to 1",
        SpecError::NoGroups(_) => "add a row to groups.csv for each cohort that has members there",
        SpecError::NoMembers => "give at least one group some `members`",
        SpecError::Recruits { .. } => "write `recruits = true` in the cohort that new members join, and only there",
        SpecError::Circle { .. } => "break the circle: one of its members must not depend on another",
        SpecError::NoFounder { .. } => "add a `[founder]`, or leave the effect out",
        SpecError::Empty { .. } => "name at least one",
        SpecError::NotCommittee { .. } => "name a body with `kind = \"committee\"`",
        SpecError::SelfAppeal(_) => "name a larger body",
        _ => return None,
    })
}

/// Every intervention must leave a case that is right.
fn check_interventions(scenario: &Scenario, registry: &Registry, sink: &mut Sink) {
    sink.about = EntityKind::Intervention;
    for intervention in &scenario.spec().interventions {
        let Err(errors) = scenario.with(&[&intervention.id]) else { continue };
        let place = registry.places.get(&(EntityKind::Intervention, intervention.id.clone())).copied();
        for error in errors {
            let message = format!("the intervention `{}` cannot be applied: {error}", intervention.id);
            sink.error("intervention", place.unwrap_or_else(top), message);
        }
    }
}
