//! Reports: an ensemble and what was asked of the case, as one HTML file that opens offline.

mod record;
mod sections;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Environment, context};
use powervacuum_engine::{Parameters, Timing};
use powervacuum_ensemble::{DrawsRecord, Ensemble, Table};
use powervacuum_formats::Maturity;
use powervacuum_plot::{PlotError, page_css};
use serde::Serialize;

use super::attribute::{ATTRIBUTION_FORMAT, AttributionDocument};
use super::calibrate::{CALIBRATION_FORMAT, Calibration};
use super::compare::{COMPARISON_FORMAT, Comparison};
use super::pasts::PASTS_FORMAT;
use super::scoreboard::{SCOREBOARD_FORMAT, Scoreboard};
use super::sensitivity::{SENSITIVITY_FORMAT, SensitivityDocument};
use super::{LabError, comparison_of, weight_bands};
use crate::case::Case;
use crate::narrate::{counted, month_name};
use sections::Section;

const TEMPLATE: &str = include_str!("report.html.jinja");

/// The results that become sections.
const FORMATS: [&str; 6] =
    [COMPARISON_FORMAT, ATTRIBUTION_FORMAT, SENSITIVITY_FORMAT, PASTS_FORMAT, SCOREBOARD_FORMAT, CALIBRATION_FORMAT];

/// Why a report cannot be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The ensemble says nothing.
    #[error(transparent)]
    Lab(#[from] LabError),
    /// The ensemble cannot be read.
    #[error(transparent)]
    Ensemble(#[from] powervacuum_ensemble::EnsembleError),
    /// A picture cannot be drawn.
    #[error("a picture cannot be drawn: {0}")]
    Plot(#[from] PlotError),
    /// A file of the folder cannot be read.
    #[error("`{}` cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A result in the folder that is damaged.
    #[error("`{}` is no whole result: {reason}; write it again, or move it out of the folder", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A result in the folder that is of another case.
    #[error("`{}` is of another case or another content of it; play it again, or move it out of the folder", path.display())]
    OtherCase {
        /// The file.
        path: PathBuf,
    },
    /// The page cannot be put together.
    #[error("the page cannot be put together: {0}")]
    Template(#[from] minijinja::Error),
}

/// A report as a page.
#[derive(Clone, Debug)]
pub struct Report {
    /// The HTML text.
    pub html: String,
    /// The headline.
    pub finding: String,
    /// The headings of its sections.
    pub sections: Vec<String>,
}

/// An entry of the bibliography.
#[derive(Serialize)]
struct Work<'c> {
    id: &'c str,
    citation: &'c str,
    seen_at: Option<&'c str>,
}

impl Report {
    /// Reads an ensemble's folder, and the results of `compare`, `attribute`, `sensitivity`, `why`, `validate` and
    /// `calibrate` that lie in it as `.json` files, and writes them up.
    ///
    /// # Errors
    /// When the folder holds no ensemble of `case`, or a result in it is damaged or of another case.
    pub fn of(folder: &Path, case: &Arc<Case>) -> Result<Report, ReportError> {
        let ensemble = Ensemble::open(folder)?;
        let comparison = comparison_of(&ensemble, case)?;
        let record = &case.loaded().falls;
        let mut sections = vec![sections::outcomes(&comparison)?];
        if let Some(dates) = sections::dates(&comparison, record)? {
            sections.push(dates);
        }
        if ensemble.manifest().plan.tables.contains(&Table::Months) {
            for bands in weight_bands(&ensemble, case.scenario())?.iter().take(1) {
                sections.push(sections::weights(bands, &comparison)?);
            }
        }
        for path in results(folder)? {
            sections.extend(further(&path, case)?);
        }
        let html = page(case, &ensemble, &comparison, &sections)?;
        let headings = sections.iter().map(|section| section.heading.clone()).collect();
        Ok(Report { html, finding: comparison.finding(), sections: headings })
    }
}

/// The `.json` files of a folder, by name.
fn results(folder: &Path) -> Result<Vec<PathBuf>, ReportError> {
    let read = |error| ReportError::Read { path: folder.to_owned(), error };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_file() && !hidden && path.extension().is_some_and(|end| end == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The section of a result; none for a file of another kind.
fn further(path: &Path, case: &Case) -> Result<Option<Section>, ReportError> {
    let text = std::fs::read_to_string(path).map_err(|error| ReportError::Read { path: path.to_owned(), error })?;
    let damaged = |error: serde_json::Error| ReportError::Damaged { path: path.to_owned(), reason: error.to_string() };
    let value: serde_json::Value = serde_json::from_str(&text).map_err(damaged)?;
    let format = value.get("format").and_then(|format| format.as_str()).unwrap_or_default().to_owned();
    if !FORMATS.contains(&format.as_str()) {
        return Ok(None);
    }
    if value.get("scenario_fingerprint").and_then(|print| print.as_str()) != Some(&case.fingerprint()) {
        return Err(ReportError::OtherCase { path: path.to_owned() });
    }
    let whole = |is_whole: bool| match is_whole {
        true => Ok(()),
        false => {
            Err(ReportError::Damaged { path: path.to_owned(), reason: "its lists do not fit together".to_owned() })
        }
    };
    Ok(Some(match format.as_str() {
        COMPARISON_FORMAT => {
            let found: Comparison = serde_json::from_value(value).map_err(damaged)?;
            whole(found.is_whole())?;
            sections::outcomes(&found)?
        }
        ATTRIBUTION_FORMAT => {
            let found: AttributionDocument = serde_json::from_value(value).map_err(damaged)?;
            whole(found.is_whole())?;
            sections::attribution(&found)?
        }
        SENSITIVITY_FORMAT => {
            let found: SensitivityDocument = serde_json::from_value(value).map_err(damaged)?;
            whole(found.is_whole())?;
            sections::sensitivity(&found)?
        }
        SCOREBOARD_FORMAT => {
            let found: Scoreboard = serde_json::from_value(value).map_err(damaged)?;
            whole(found.is_whole())?;
            record::scoreboard(&found)?
        }
        CALIBRATION_FORMAT => {
            let found: Calibration = serde_json::from_value(value).map_err(damaged)?;
            whole(found.is_whole())?;
            record::calibration(&found)?
        }
        _ => sections::pasts(&serde_json::from_value(value).map_err(damaged)?)?,
    }))
}

fn page(
    case: &Case,
    ensemble: &Ensemble,
    comparison: &Comparison,
    sections: &[Section],
) -> Result<String, ReportError> {
    let (loaded, spec) = (case.loaded(), case.scenario().spec());
    let plan = &ensemble.manifest().plan;
    let asked: Vec<String> = comparison.arms.iter().skip(1).map(|arm| arm.name.clone()).collect();
    let works: Vec<Work<'_>> = loaded
        .sources
        .iter()
        .map(|source| Work {
            id: &source.id,
            citation: &source.citation,
            seen_at: source.seen_at.as_deref().filter(|seen| !seen.is_empty()),
        })
        .collect();
    let mut environment = Environment::new();
    environment.add_template("report.html", TEMPLATE)?;
    let html = environment.get_template("report.html")?.render(context! {
        css => page_css(),
        finding => comparison.finding(),
        case => context! {
            id => spec.id.as_str(),
            name => spec.name.as_str(),
            question => spec.question.as_str(),
            start => month_name(case.scenario().start()),
            months => spec.months,
            contenders => spec.contenders.len(),
        },
        asked,
        played => comparison.played,
        methods => Serde(&comparison.methods),
        seed => plan.seed,
        fingerprint => plan.scenario_fingerprint.as_str(),
        version => plan.engine_version.as_str(),
        sections => Serde(sections),
        assumptions => assumptions(case, &plan.draws),
        commands => commands(case, ensemble, sections),
        works => Serde(&works),
    })?;
    Ok(html)
}

/// What the results rest on.
fn assumptions(case: &Case, draws: &DrawsRecord) -> Vec<String> {
    let (loaded, spec) = (case.loaded(), case.scenario().spec());
    let defaults = Parameters::default();
    let set: Vec<&str> =
        Parameters::NAMES.iter().copied().filter(|name| spec.parameters.get(name) != defaults.get(name)).collect();
    let scheduled = spec.outside_events.iter().filter(|event| matches!(event.timing, Timing::On(_))).count();
    let contested =
        loaded.facts.iter().filter(|fact| fact.confidence == Some(powervacuum_formats::Confidence::Contested));
    let mut list = vec![
        match loaded.maturity {
            Maturity::Tested => "The case is marked as tested: its patterns are under test.".to_owned(),
            Maturity::Experimental => {
                "The case is marked as experimental: its results are hints about the model, not findings about the past."
                    .to_owned()
            }
        },
        match draws {
            DrawsRecord::Default => format!(
                "Parameters have one value each: {} by the case ({}), the others at the model's defaults. Their uncertainty is not in the intervals, which hold the luck of histories only.",
                counted(set.len(), "is set", "are set"),
                set.join(", ")
            ),
            DrawsRecord::Posterior { count, .. } => format!(
                "Each history uses one of {count} weighted draws of the parameters, so intervals hold their uncertainty too."
            ),
        },
        format!(
            "{} from outside can happen, {scheduled} of them in a fixed month. What contenders do is never scripted.",
            counted(spec.outside_events.len(), "event", "events")
        ),
        "Traits, prestige and trust at the start are judgements from 0 to 1; hindsight may be in them.".to_owned(),
        "Contenders look one step ahead on what each of them sees, and members are groups with averages.".to_owned(),
    ];
    let contested = contested.count();
    if contested > 0 {
        list.push(format!(
            "{} of {} sourced facts are contested; the case keeps every version.",
            contested,
            loaded.facts.len()
        ));
    }
    list
}

/// What gives all of it again.
fn commands(case: &Case, ensemble: &Ensemble, sections: &[Section]) -> Vec<String> {
    let plan = &ensemble.manifest().plan;
    let what_ifs: String = plan
        .interventions
        .iter()
        .filter(|arm| *arm != powervacuum_ensemble::BASELINE)
        .map(|arm| format!(" --what-if {arm}"))
        .collect();
    let draws = if matches!(plan.draws, DrawsRecord::Default) { "" } else { " --draws posterior" };
    let name = case.name();
    let mut commands = vec![format!(
        "powervacuum ensemble {name}{what_ifs}{draws} --seed {} --histories {} --out DIR",
        plan.seed, plan.histories
    )];
    commands.extend(sections.iter().filter_map(|section| section.command.as_ref().map(|c| c.replace("CASE", &name))));
    commands.push("powervacuum report DIR".to_owned());
    commands
}
