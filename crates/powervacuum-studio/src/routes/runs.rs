//! Runs: ask for one, watch it, cancel it, take it up again, delete it.

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use powervacuum::lab::{AttributionDocument, Comparison, Scoreboard};
use serde::{Deserialize, Serialize};
use tokio::sync::{OwnedSemaphorePermit, watch};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::Failure;
use crate::extract::{At, Body};
use crate::jobs::{News, Progress};
use crate::rendered::Rendered;
use crate::store::{RunRecord, RunState};
use crate::studio::Studio;
use crate::work::RunRequest;

/// The routes.
pub fn routes() -> OpenApiRouter<Studio> {
    OpenApiRouter::new()
        .routes(routes!(list_runs, start_run))
        .routes(routes!(get_run, delete_run))
        .routes(routes!(watch_run))
        .routes(routes!(cancel_run))
        .routes(routes!(resume_run))
        .routes(routes!(get_run_document))
}

/// A run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunPage {
    /// Its name in addresses.
    pub id: String,
    /// Where it stands.
    pub state: RunState,
    /// How many histories were played.
    pub done: u64,
    /// How many were asked for.
    pub of: u64,
    /// How many seconds it will probably take from now; none while nothing can be said.
    pub eta_seconds: Option<f64>,
    /// What was asked.
    pub request: RunRequest,
    /// What was found, in a sentence; none before anything was.
    pub headline: Option<String>,
    /// Why it failed; none where it did not.
    pub reason: Option<String>,
    /// Whether there is a document, of all histories or of those that were played.
    pub has_document: bool,
    /// The ways in which the result can be downloaded now.
    pub downloads: Vec<&'static str>,
    /// What gives the same elsewhere.
    pub reproduce: Reproduce,
    /// When it was asked for.
    pub created: String,
    /// When it was last begun.
    pub started: Option<String>,
    /// When it ended.
    pub finished: Option<String>,
}

/// What gives the same result elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Reproduce {
    /// A command line. That of an edited case names the folder that its export unpacks to.
    pub command: String,
    /// Lines of Python.
    pub python: String,
    /// What has to be added to the case's `scenario.toml` before that; none where no what-if was built by hand.
    pub toml: Option<String>,
}

impl RunPage {
    fn new(studio: &Studio, record: RunRecord) -> Result<RunPage, Failure> {
        let request: RunRequest = serde_json::from_str(&record.request)?;
        let live = if record.state == RunState::Running { studio.jobs().progress(&record.id) } else { None };
        Ok(RunPage {
            id: record.id,
            state: record.state,
            done: live.map_or(record.done, |live| live.done),
            of: record.of,
            eta_seconds: live.and_then(|live| live.eta_seconds),
            reproduce: serde_json::from_str(&record.reproduce)?,
            downloads: if record.has_document { super::run_files::FORMATS.to_vec() } else { Vec::new() },
            request,
            headline: record.headline,
            reason: record.reason,
            has_document: record.has_document,
            created: record.created,
            started: record.started,
            finished: record.finished,
        })
    }

    fn of(studio: &Studio, id: &str) -> Result<RunPage, Failure> {
        RunPage::new(studio, record(studio, id)?)
    }
}

/// What a run found.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes documents that are sent as they were kept")]
enum RunDocument {
    /// Of `compare`.
    Comparison(Comparison),
    /// Of `attribute`.
    Attribution(AttributionDocument),
    /// Of `validate`.
    Scoreboard(Scoreboard),
}

/// A run as it is kept.
pub(super) fn record(studio: &Studio, id: &str) -> Result<RunRecord, Failure> {
    studio.store().run(id)?.ok_or_else(|| Failure::not_found("run", id))
}

/// All runs, the last asked for first.
#[utoipa::path(get, path = "/api/runs", tag = "runs", responses((status = 200, body = [RunPage])))]
async fn list_runs(State(studio): State<Studio>, headers: HeaderMap) -> Result<Response, Failure> {
    let pages = studio.off_thread(|studio| {
        let runs = studio.store().runs()?.into_iter();
        let pages: Vec<RunPage> = runs.map(|record| RunPage::new(studio, record)).collect::<Result<_, _>>()?;
        Rendered::json(&pages)
    });
    Ok(pages.await?.respond(&headers, "no-store"))
}

/// Asks for a run. It is played when its turn comes.
#[utoipa::path(post, path = "/api/runs", tag = "runs", request_body = RunRequest,
    responses((status = 202, body = RunPage)))]
async fn start_run(
    State(studio): State<Studio>,
    Body(request): Body<RunRequest>,
) -> Result<(StatusCode, Json<RunPage>), Failure> {
    let started = studio.off_thread(move |studio| {
        let case = studio.library().open(&request.case)?;
        let (resolved, with_built) = request.resolved(&case)?;
        resolved.check(&with_built, studio.limits().plays)?;
        let toml = request.built_toml(&case)?;
        // A case with changes in it is one that lies in a folder.
        let name = match studio.library().is_shipped(&request.case) && toml.is_none() {
            true => request.case.clone(),
            false => format!("./{}", request.case),
        };
        let reproduce = Reproduce { command: resolved.command(&name), python: resolved.python(&name), toml };
        let (all, waiting) = studio.store().count_runs()?;
        if waiting >= studio.limits().waiting_runs {
            let hint = "wait until one of them is done, or cancel one";
            let message = format!("{waiting} runs wait or are being played already");
            let failure = Failure::new(StatusCode::TOO_MANY_REQUESTS, "too_many_runs", message, hint);
            return Err(failure.kept("all of them"));
        }
        if all >= studio.limits().runs {
            let failure = Failure::conflict(format!("{all} runs are kept already"), "delete some of them");
            return Err(failure.kept("all of them"));
        }
        let files = studio.library().snapshot(&request.case)?;
        let (asked, reproduce) = (serde_json::to_string(&request)?, serde_json::to_string(&reproduce)?);
        let id = studio.store().add_run(&asked, &reproduce, files.as_ref(), request.histories)?;
        studio.jobs().enqueue(&id);
        RunPage::of(studio, &id)
    });
    Ok((StatusCode::ACCEPTED, Json(started.await?)))
}

/// One run.
#[utoipa::path(get, path = "/api/runs/{run}", tag = "runs", params(("run" = String, Path)),
    responses((status = 200, body = RunPage)))]
async fn get_run(State(studio): State<Studio>, At(id): At<String>) -> Result<Json<RunPage>, Failure> {
    Ok(Json(studio.off_thread(move |studio| RunPage::of(studio, &id)).await?))
}

/// Deletes a run and what it found; one that is being played is cancelled.
#[utoipa::path(delete, path = "/api/runs/{run}", tag = "runs", params(("run" = String, Path)),
    responses((status = 204)))]
async fn delete_run(State(studio): State<Studio>, At(id): At<String>) -> Result<StatusCode, Failure> {
    let deleted = studio.off_thread(move |studio| {
        if !studio.store().delete_run(&id)? {
            return Err(Failure::not_found("run", &id));
        }
        studio.jobs().cancel(&id);
        studio.jobs().forget(&id);
        match std::fs::remove_dir_all(studio.folder_of(&id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(run = id, %error, "the folder of a deleted run stays");
            }
            _ => {}
        }
        Ok(())
    });
    deleted.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Stops a run. What was played is kept: its document is that of the first so many histories.
#[utoipa::path(post, path = "/api/runs/{run}/cancel", tag = "runs", params(("run" = String, Path)),
    responses((status = 202, body = RunPage)))]
async fn cancel_run(State(studio): State<Studio>, At(id): At<String>) -> Result<(StatusCode, Json<RunPage>), Failure> {
    let cancelled = studio.off_thread(move |studio| {
        let state = record(studio, &id)?.state;
        if state.is_over() {
            let failure = Failure::conflict("the run has come to its end already", "nothing needs to be done");
            return Err(failure.kept("the run as it is"));
        }
        if studio.store().cancel_queued(&id)? {
            studio.jobs().forget(&id);
        } else {
            studio.jobs().cancel(&id);
        }
        RunPage::of(studio, &id)
    });
    Ok((StatusCode::ACCEPTED, Json(cancelled.await?)))
}

/// Plays a run that was cancelled, failed or interrupted. It begins again: the result is that of a run that was never cut
/// off, and what was found before stays until then.
#[utoipa::path(post, path = "/api/runs/{run}/resume", tag = "runs", params(("run" = String, Path)),
    responses((status = 202, body = RunPage)))]
async fn resume_run(State(studio): State<Studio>, At(id): At<String>) -> Result<(StatusCode, Json<RunPage>), Failure> {
    let resumed = studio.off_thread(move |studio| {
        record(studio, &id)?;
        if studio.store().count_runs()?.1 >= studio.limits().waiting_runs {
            let hint = "wait until one of them is done, or cancel one";
            return Err(Failure::new(StatusCode::TOO_MANY_REQUESTS, "too_many_runs", "too many runs wait", hint));
        }
        if !studio.store().requeue_run(&id)? {
            let hint = "only a run that was cancelled, failed or interrupted can be resumed";
            return Err(Failure::conflict("the run is done or under way", hint).kept("the run as it is"));
        }
        studio.jobs().enqueue(&id);
        RunPage::of(studio, &id)
    });
    Ok((StatusCode::ACCEPTED, Json(resumed.await?)))
}

/// What a run found: the document `powervacuum-comparison`, `powervacuum-attribution` or `powervacuum-scoreboard`.
#[utoipa::path(get, path = "/api/runs/{run}/document", tag = "runs", params(("run" = String, Path)),
    responses((status = 200, body = RunDocument), (status = 304)))]
async fn get_run_document(
    State(studio): State<Studio>,
    At(id): At<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let document = studio.off_thread(move |studio| {
        let document = document_of(studio, &id)?;
        Ok(Rendered::new(document.into_bytes(), "application/json"))
    });
    Ok(document.await?.respond(&headers, "no-cache"))
}

/// The document of a run, where there is one.
pub(super) fn document_of(studio: &Studio, id: &str) -> Result<String, Failure> {
    record(studio, id)?;
    studio.store().run_document(id)?.ok_or_else(|| {
        Failure::conflict("the run has found nothing yet", "wait until it is done").kept("the run as it is")
    })
}

/// What a page that watches a run hears: `state` with the run when it begins and when it ends, `progress` in between. The
/// stream ends with the run.
#[utoipa::path(get, path = "/api/runs/{run}/events", tag = "runs", params(("run" = String, Path)),
    responses((status = 200, content_type = "text/event-stream", body = String)))]
async fn watch_run(State(studio): State<Studio>, At(id): At<String>) -> Result<Response, Failure> {
    let Ok(permit) = studio.watchers().try_acquire_owned() else {
        let hint = "close other pages of the studio, or look again in a while";
        let message = "too many pages watch runs";
        return Err(Failure::new(StatusCode::TOO_MANY_REQUESTS, "too_many_watchers", message, hint));
    };
    let (news, page) = {
        let id = id.clone();
        let seen = studio.off_thread(move |studio| Ok((studio.jobs().watch(&id), RunPage::of(studio, &id)?)));
        seen.await?
    };
    let watching = Watching { closing: studio.closing(), studio, id, news, last: None, _permit: permit };
    let first = state_event(&page);
    let events = stream::unfold((watching, Some(first)), |(mut watching, first)| async move {
        let event = match first {
            Some(first) => first,
            None => watching.next().await?,
        };
        Some((Ok::<Event, Infallible>(event), (watching, None)))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response())
}

fn state_event(page: &RunPage) -> Event {
    Event::default().event("state").json_data(page).unwrap_or_default()
}

fn progress_event(progress: &Progress) -> Event {
    Event::default().event("progress").json_data(progress).unwrap_or_default()
}

/// A page that watches a run.
struct Watching {
    studio: Studio,
    id: String,
    /// None when nothing more will be heard.
    news: Option<watch::Receiver<News>>,
    closing: watch::Receiver<bool>,
    last: Option<RunState>,
    _permit: OwnedSemaphorePermit,
}

impl Watching {
    /// The next event; none when the run is over, or the studio ends.
    async fn next(&mut self) -> Option<Event> {
        let news = self.news.as_mut()?;
        let heard = tokio::select! {
            changed = news.changed() => changed.map_or(News::Over, |()| *news.borrow_and_update()),
            _ = self.closing.wait_for(|closing| *closing) => return None,
        };
        match heard {
            // The first progress is how it becomes known that the run was begun.
            News::Progress(_) if self.last != Some(RunState::Running) => {
                self.last = Some(RunState::Running);
                self.state().await
            }
            News::Progress(progress) => Some(progress_event(&progress)),
            News::State => self.state().await,
            News::Over => {
                self.news = None;
                self.state().await
            }
        }
    }

    async fn state(&self) -> Option<Event> {
        let id = self.id.clone();
        let page = self.studio.off_thread(move |studio| RunPage::of(studio, &id)).await.ok()?;
        Some(state_event(&page))
    }
}
