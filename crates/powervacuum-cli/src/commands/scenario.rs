//! `powervacuum scenario`: the cases themselves.

use std::io::Write;
use std::path::Path;

use powervacuum::engine::{Membership, Scenario};
use powervacuum::formats::{Diagnostic, Loaded, render, scaffold, schema as schema_of};
use powervacuum::{Case, CaseError, month_name, percent};
use serde_json::json;

use crate::args::PlainFormat;
use crate::commands::run::json as write_json;
use crate::failure::{self, Failure};
use crate::output;
use crate::page::{DIM, HEAD, hanging, heading, paragraph};

/// Lists the shipped cases.
pub fn list() -> Result<(), Failure> {
    let mut text = String::new();
    let names = Case::builtin_names();
    let width = names.iter().map(String::len).max().unwrap_or(0);
    for name in names {
        let case = Case::builtin(&name)?;
        let spec = case.scenario().spec();
        text += &hanging(&format!("{HEAD}{name:<width$}{HEAD:#}  "), &format!("{}. {}", spec.name, spec.question));
    }
    output::to_stdout(|out| Ok(out.write_all(text.as_bytes())?))
}

/// Shows a case.
pub fn show(name: &str, format: PlainFormat) -> Result<(), Failure> {
    let case = Case::open(name)?;
    match format {
        PlainFormat::Text => {
            let text = described(&case);
            output::to_stdout(|out| Ok(out.write_all(text.as_bytes())?))
        }
        PlainFormat::Json => output::to_stdout(|out| write_json(&summary(&case), out)),
    }
}

fn described(case: &Case) -> String {
    let (loaded, scenario) = (case.loaded(), case.scenario());
    let spec = scenario.spec();
    let last = scenario.calendar(powervacuum::engine::Month(spec.months.saturating_sub(1)));
    let mut text = format!("{HEAD}{}{HEAD:#}\n", spec.name);
    text += &paragraph(0, &spec.question);
    text += &paragraph(
        0,
        &format!(
            "{} to {}, {} months; {} contenders, {} notables, {} constituencies; {}",
            month_name(scenario.start()),
            month_name(last),
            spec.months,
            spec.contenders.len(),
            spec.notables.len(),
            spec.constituencies.len(),
            word(&loaded.maturity),
        ),
    );
    text += &format!("{DIM}fingerprint {}{DIM:#}\n", case.fingerprint());
    text += &people(scenario);
    text += &organisation(scenario);
    text += &heading("What-ifs");
    for what_if in &spec.interventions {
        text += &row(&what_if.id, &what_if.name);
    }
    if !loaded.causes.is_empty() {
        text += &heading("Causes");
        for cause in &loaded.causes {
            text += &row(&cause.id, &format!("{}: gone with {}", cause.name, cause.without.join(", ")));
        }
    }
    text += &sourced(loaded);
    text
}

fn people(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    let mut text = heading("Contenders");
    for contender in &spec.contenders {
        let offices: Vec<&str> = spec
            .offices
            .iter()
            .filter(|office| match office.holder {
                Some(powervacuum::engine::Person::Contender(id)) => scenario.contender(id).id == contender.id,
                _ => false,
            })
            .map(|office| office.name.as_str())
            .collect();
        let offices = if offices.is_empty() { String::new() } else { format!(" ({})", offices.join(", ")) };
        text += &row(&contender.id, &format!("{}{offices}", contender.name));
    }
    text
}

fn organisation(scenario: &Scenario) -> String {
    let spec = scenario.spec();
    let mut text = heading("Bodies");
    for body in &spec.bodies {
        let membership = match &body.membership {
            Membership::Assembly => "an assembly of delegates".to_owned(),
            Membership::Committee { seats, elected_by, .. } => {
                let by = elected_by.map_or_else(String::new, |id| format!(", elected by {}", scenario.body(id).name));
                format!("{} seats{by}", seats.len())
            }
        };
        let line = format!("{}: {membership}; {} of the weight", body.name, percent(body.weight.get()));
        text += &row(&body.id, &line);
    }
    text += &heading("Offices");
    for office in &spec.offices {
        let line = format!("{}, filled by {}", office.name, scenario.body(office.body).name);
        text += &row(&office.id, &line);
    }
    text += &heading("The ladder down");
    for rung in &spec.ladder {
        let bodies: Vec<&str> = rung.bodies.iter().map(|&body| scenario.body(body).name.as_str()).collect();
        let line = format!("{}: more than {} of {}", rung.name, percent(rung.threshold.get()), bodies.join(" with "));
        text += &row(&rung.id, &line);
    }
    text
}

/// Facts with source and confidence, then the bibliography.
fn sourced(loaded: &Loaded) -> String {
    let mut text = heading("Facts");
    for fact in &loaded.facts {
        let mut line = fact.statement.clone().unwrap_or_default();
        if let Some(value) = &fact.value {
            line += &format!("{}{value}", if line.is_empty() { "" } else { ": " });
        }
        let confidence = fact.confidence.map_or_else(|| "no confidence stated".to_owned(), |c| word(&c));
        let sources = if fact.sources.is_empty() { "no source".to_owned() } else { fact.sources.join(", ") };
        line += &format!("{}[{sources}; {confidence}]", if line.is_empty() { "" } else { " " });
        if let Some(note) = fact.note.as_deref().filter(|note| !note.is_empty()) {
            line += &format!(" {note}");
        }
        text += &row(&format!("{} {}", fact.kind.name(), fact.subject), &line);
    }
    text += &heading("Sources");
    for source in &loaded.sources {
        let seen = source.seen_at.as_deref().filter(|seen| !seen.is_empty());
        let seen = seen.map_or_else(String::new, |seen| format!(" Seen at {seen}."));
        text += &row(&source.id, &format!("{}{seen}", source.citation));
    }
    text
}

/// An id and what is said of it; on a line of its own where the id is long.
fn row(id: &str, about: &str) -> String {
    const COLUMNS: usize = 20;
    if id.chars().count() <= COLUMNS {
        return hanging(&format!("  {id:<COLUMNS$} "), about);
    }
    format!("  {id}\n{}", paragraph(COLUMNS + 3, about))
}

/// The name that a value has in files.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn summary(case: &Case) -> serde_json::Value {
    let (loaded, scenario) = (case.loaded(), case.scenario());
    let spec = scenario.spec();
    let named = |id: &str, name: &str| json!({ "id": id, "name": name });
    json!({
        "format": "powervacuum-scenario",
        "version": 1,
        "id": spec.id,
        "name": spec.name,
        "question": spec.question,
        "fingerprint": case.fingerprint(),
        "maturity": word(&loaded.maturity),
        "start": scenario.start(),
        "months": spec.months,
        "contenders": spec.contenders.iter().map(|c| named(&c.id, &c.name)).collect::<Vec<_>>(),
        "bodies": spec.bodies.iter().map(|b| named(&b.id, &b.name)).collect::<Vec<_>>(),
        "offices": spec.offices.iter().map(|o| named(&o.id, &o.name)).collect::<Vec<_>>(),
        "ladder": spec.ladder.iter().map(|r| named(&r.id, &r.name)).collect::<Vec<_>>(),
        "documents": spec.documents.iter().map(|d| named(&d.id, &d.name)).collect::<Vec<_>>(),
        "events": spec.outside_events.iter().map(|e| named(&e.id, &e.name)).collect::<Vec<_>>(),
        "what_ifs": spec.interventions.iter().map(|w| named(&w.id, &w.name)).collect::<Vec<_>>(),
        "causes": loaded.causes,
        "facts": loaded.facts,
        "sources": loaded.sources,
    })
}

/// What warnings do to a case under check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warnings {
    /// They are told.
    Allowed,
    /// They fail the check, and so does a fact without a source.
    Refused,
}

/// Checks a case. Problems are words in text and data in JSON.
pub fn check(path: &str, warnings: Warnings, format: PlainFormat) -> Result<(), Failure> {
    match (Case::open(path), format) {
        (Ok(case), _) => {
            let found = warnings_of(case.loaded(), warnings);
            report_valid(path, &found, warnings, format)
        }
        (Err(CaseError::Invalid { problems, .. }), PlainFormat::Json) => {
            let result = json!({ "valid": false, "problems": problems.to_json(), "omitted": problems.omitted() });
            output::to_stdout(|out| write_json(&result, out))?;
            Err(Failure::Usage(format!("case `{path}` is not valid")))
        }
        (Err(error), _) => Err(error.into()),
    }
}

/// The warnings of a valid case, with those of strict authors where they count.
fn warnings_of(loaded: &Loaded, warnings: Warnings) -> Vec<Diagnostic> {
    let mut found = loaded.warnings.clone();
    if warnings == Warnings::Refused {
        found.extend(loaded.unsourced.iter().cloned());
    }
    found
}

fn report_valid(path: &str, found: &[Diagnostic], warnings: Warnings, format: PlainFormat) -> Result<(), Failure> {
    let count = match found.len() {
        0 => "no warnings".to_owned(),
        1 => "1 warning".to_owned(),
        n => format!("{n} warnings"),
    };
    let refused = warnings == Warnings::Refused && !found.is_empty();
    match format {
        PlainFormat::Json => {
            let result = json!({ "valid": true, "problems": found });
            output::to_stdout(|out| write_json(&result, out))?;
        }
        PlainFormat::Text => {
            if !found.is_empty() {
                // Words beside the data; it does not matter if nobody listens.
                let _ = write!(anstream::stderr(), "{}", render(found, failure::style()));
            }
            if !refused {
                output::to_stdout(|out| Ok(writeln!(out, "`{path}` is a valid case, with {count}")?))?;
            }
        }
    }
    if refused {
        return Err(Failure::Failed(format!("`{path}` is a valid case, with {count}; `--strict` allows none")));
    }
    Ok(())
}

/// Begins a case.
pub fn new(path: &Path) -> Result<(), Failure> {
    let id = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let files = scaffold(&id).map_err(|error| Failure::Usage(format!("the folder names the case: {error}")))?;
    files.write_to(path).map_err(|error| {
        let reason = match error.kind() {
            std::io::ErrorKind::AlreadyExists => "it holds files of a case already".to_owned(),
            _ => error.to_string(),
        };
        Failure::Failed(format!("`{}` cannot be begun: {reason}", path.display()))
    })?;
    let shown = path.display().to_string();
    let place = if shown.contains(['/', '\\']) { shown } else { format!("./{shown}") };
    output::to_stdout(|out| {
        for (name, _) in files.iter() {
            writeln!(out, "{}", path.join(name).display())?;
        }
        Ok(())
    })?;
    // Words beside the data; it does not matter if nobody listens.
    let _ = writeln!(
        anstream::stderr(),
        "now change the files, then: powervacuum scenario check {place}\n                             powervacuum run {place}"
    );
    Ok(())
}

/// Prints the JSON schema of a case's main file.
pub fn schema() -> Result<(), Failure> {
    output::to_stdout(|out| write_json(&schema_of(), out))
}
