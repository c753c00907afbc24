//! What a run found, as files: JSON, CSV, pictures, a report, tables.

use std::path::Path as FilePath;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use axum::extract::State;
use axum::response::Response;
use powervacuum::ensembles::{Resume, Shard, Table, run as play};
use powervacuum::lab::{Control, Report, Threads};
use powervacuum::plot::{Chart, PlotError, Style};
use powervacuum::{Case, DrawsFrom, EnsembleRequest};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zip::CompressionMethod;

use super::files::{attachment, packed};
use super::runs::{document_of, record};
use crate::csv;
use crate::error::Failure;
use crate::extract::At;
use crate::jobs::yield_to_pages;
use crate::studio::Studio;
use crate::work::{Found, RunKind, RunRequest};

/// The ways in which a result can be downloaded.
pub const FORMATS: [&str; 6] = ["json", "csv", "svg", "png", "html", "parquet"];

/// Pixels of a PNG for each of the picture's own: sharp in print.
const SCALE: f64 = 2.0;
/// The most histories, in all arms together, that are played for tables and a report.
const MOST_WRITTEN: u64 = 40_000;
/// Up to so many histories the tables have the weights of every month.
const WITH_MONTHS: u64 = 4_000;

/// The routes.
pub fn routes() -> OpenApiRouter<Studio> {
    OpenApiRouter::new().routes(routes!(download_run))
}

/// Downloads what a run found.
///
/// `json` is the document; `csv` its table; `svg` and `png` its picture; `html` a report in one file; `parquet` a zip file
/// with the tables of the histories. The last two are made when they are first asked for, which takes about as long as the
/// run took.
#[utoipa::path(get, path = "/api/runs/{run}/download/{format}", tag = "runs",
    params(("run" = String, Path), ("format" = String, Path, description = "json, csv, svg, png, html or parquet")),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream")))]
async fn download_run(
    State(studio): State<Studio>,
    At((id, format)): At<(String, String)>,
) -> Result<Response, Failure> {
    if !FORMATS.contains(&format.as_str()) {
        let mut failure = Failure::not_found("format", &format);
        failure.said.hint = format!("take one of {}", FORMATS.join(", "));
        return Err(failure);
    }
    let name = format!("run-{id}");
    if matches!(format.as_str(), "html" | "parquet") {
        let folder = tables(&studio, &id).await?;
        return studio
            .off_thread(move |studio| match format.as_str() {
                "html" => {
                    let case = case_of(studio, &id)?.1;
                    let html = Report::of(&folder, &case)?.html;
                    Ok(attachment(html.into_bytes(), "text/html; charset=utf-8", &format!("{name}.html")))
                }
                _ => Ok(attachment(zipped(&folder, &name)?, "application/zip", &format!("{name}.zip"))),
            })
            .await;
    }
    studio
        .off_thread(move |studio| {
            let document = document_of(studio, &id)?;
            let found = Found::read(&document)?;
            let named = |end: &str| format!("{name}.{end}");
            Ok(match format.as_str() {
                "csv" => attachment(csv::table(&found).into_bytes(), "text/csv; charset=utf-8", &named("csv")),
                "svg" => attachment(picture(&found)?.svg().into_bytes(), "image/svg+xml", &named("svg")),
                "png" => attachment(picture(&found)?.png(SCALE).map_err(no_picture)?, "image/png", &named("png")),
                _ => attachment(document.into_bytes(), "application/json", &named("json")),
            })
        })
        .await
}

fn picture(found: &Found) -> Result<powervacuum::plot::Picture, Failure> {
    let chart: Box<dyn Chart> = match found {
        Found::Comparison(found) => Box::new(found.outcome_bars()),
        Found::Attribution(found) => Box::new(found.waterfall()),
        Found::Scoreboard(found) => Box::new(found.picture()),
    };
    chart.draw(&Style::default()).map_err(no_picture)
}

fn no_picture(error: PlotError) -> Failure {
    Failure::conflict(format!("the picture cannot be drawn: {error}"), "download another format")
        .kept("the run as it is")
}

/// What was asked of a run, and its case as it was then.
fn case_of(studio: &Studio, id: &str) -> Result<(RunRequest, Arc<Case>), Failure> {
    let record = record(studio, id)?;
    let request: RunRequest = serde_json::from_str(&record.request)?;
    let files = studio.store().run_files(id)?;
    request.resolved(&studio.library().open_with(&request.case, files.as_ref())?)
}

/// The folder with the tables of a run, written now if they are not there. One folder is written at a time, by a thread of
/// low priority.
async fn tables(studio: &Studio, id: &str) -> Result<std::path::PathBuf, Failure> {
    let _turn = studio.exports().acquire_owned().await.map_err(Failure::internal)?;
    let (say, heard) = tokio::sync::oneshot::channel();
    let (studio, id) = (studio.clone(), id.to_owned());
    std::thread::Builder::new()
        .name("tables".to_owned())
        .spawn(move || {
            yield_to_pages();
            // Nobody listens any more if the other side went away; the tables stay for the next time.
            let _ = say.send(write(&studio, &id));
        })
        .map_err(Failure::internal)?;
    heard.await.map_err(Failure::internal)?
}

fn write(studio: &Studio, id: &str) -> Result<std::path::PathBuf, Failure> {
    let document = document_of(studio, id)?;
    let found = Found::read(&document)?;
    let (request, case) = case_of(studio, id)?;
    let folder = studio.folder_of(id).join(format!("tables-{}", found.played()));
    let what_ifs = if request.kind == RunKind::Compare { request.texts() } else { Vec::new() };
    let histories = found.played();
    let plays = histories.saturating_mul(what_ifs.len() as u64 + 1);
    if plays > MOST_WRITTEN {
        let command = format!("powervacuum ensemble CASE --seed {} --histories {histories} --out DIR", request.seed);
        let message = format!("tables of {plays} histories are too many to be written here");
        return Err(Failure::conflict(message, format!("write them yourself: {command}")).kept("the run as it is"));
    }
    let mut tables = vec![Table::Histories, Table::Falls];
    if plays <= WITH_MONTHS {
        tables.push(Table::Months);
    }
    let draws = if request.kind == RunKind::Validate { request.draws_from() } else { DrawsFrom::Default };
    let ensemble = EnsembleRequest { case: Arc::clone(&case), seed: request.seed, histories, what_ifs, draws, tables };
    let plan = ensemble.plan().map_err(Failure::internal)?;
    let never = AtomicBool::new(false);
    let control = Control { progress: &|_| {}, cancel: &never };
    let resume = if folder.join("manifest.json").exists() { Resume::Yes } else { Resume::No };
    play(&plan, &folder, Shard::WHOLE, resume, Threads::default(), &control).map_err(Failure::internal)?;
    if request.kind != RunKind::Compare {
        std::fs::write(folder.join("result.json"), &document).map_err(Failure::internal)?;
    }
    Ok(folder)
}

/// A folder and the folders in it as a zip file.
fn zipped(folder: &FilePath, name: &str) -> Result<Vec<u8>, Failure> {
    let mut files = Vec::new();
    collect(folder, name, &mut files).map_err(Failure::internal)?;
    // The tables are compressed already.
    packed(files, CompressionMethod::Stored)
}

fn collect(folder: &FilePath, within: &str, files: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    let mut entries: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{within}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &name, files)?;
        } else if !entry.file_name().to_string_lossy().starts_with('.') {
            files.push((name, std::fs::read(entry.path())?));
        }
    }
    Ok(())
}
