//! What can be asked of the studio, by subject.

mod bookmarks;
mod cases;
mod files;
mod games;
mod histories;
mod run_files;
mod runs;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::Failure;
use crate::studio::Studio;

/// All routes under `/api`, with their descriptions.
pub fn all(studio: &Studio) -> OpenApiRouter<Studio> {
    let bytes = studio.limits().bytes;
    OpenApiRouter::new()
        .routes(routes!(health))
        .merge(cases::routes())
        .merge(files::routes(bytes))
        .merge(histories::routes())
        .merge(runs::routes())
        .merge(run_files::routes())
        .merge(bookmarks::routes())
        .merge(games::routes(bytes))
}

/// That the studio answers.
#[derive(Serialize, ToSchema)]
struct Health {
    /// Always `ok`.
    status: &'static str,
    /// Version of the program.
    version: &'static str,
    /// Runs that wait or are being played.
    runs_under_way: usize,
}

/// Whether the studio answers, and of which version it is.
#[utoipa::path(get, path = "/api/health", tag = "studio", responses((status = 200, body = Health)))]
async fn health(State(studio): State<Studio>) -> Result<Json<Health>, Failure> {
    let (_, runs_under_way) = studio.off_thread(|studio| Ok(studio.store().count_runs()?)).await?;
    Ok(Json(Health { status: "ok", version: powervacuum::ENGINE_VERSION, runs_under_way }))
}

/// Nothing is there.
pub async fn nothing() -> Failure {
    Failure::new(
        StatusCode::NOT_FOUND,
        "not_found",
        "there is no such route",
        "see /api/openapi.json for those that there are",
    )
}

/// The route is there, and cannot be asked so.
pub async fn wrong_method() -> Failure {
    let hint = "see /api/openapi.json for what can be asked";
    Failure::new(StatusCode::METHOD_NOT_ALLOWED, "method", "this route does not answer to this method", hint)
}
