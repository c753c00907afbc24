//! The router: everything that answers, behind the guard.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::HeaderMap;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::{Router, routing};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::guard::guard;
use crate::openapi::{Base, with_errors};
use crate::rendered::Rendered;
use crate::studio::Studio;
use crate::{page, routes};

/// Bytes of a request without files in it.
const SMALL: usize = 64 << 10;

/// Everything that the studio answers.
pub fn app(studio: Studio) -> Router {
    let (router, description) = described(&studio);
    let description = Arc::new(Rendered::json(&description).expect("a description is JSON"));
    let openapi = move |headers: HeaderMap| async move { description.respond(&headers, "no-cache") };
    router
        .route("/api/openapi.json", routing::get(openapi))
        .route("/api/{*rest}", routing::any(routes::nothing))
        .route("/favicon.ico", routing::get(page::no_icon))
        .fallback(page::page)
        .method_not_allowed_fallback(routes::wrong_method)
        .layer(DefaultBodyLimit::max(SMALL))
        .layer(from_fn_with_state(studio.clone(), guard))
        .layer(from_fn(log))
        .with_state(studio)
}

/// The routes and their description.
fn described(studio: &Studio) -> (Router<Studio>, utoipa::openapi::OpenApi) {
    let (router, description) =
        OpenApiRouter::with_openapi(Base::openapi()).merge(routes::all(studio)).split_for_parts();
    (router, with_errors(description))
}

/// Says of every request what came of it.
async fn log(request: Request, next: Next) -> Response {
    let before = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|route| route.as_str().to_owned());
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let (status, milliseconds) = (response.status().as_u16(), before.elapsed().as_secs_f64() * 1e3);
    let route = route.as_deref().unwrap_or(&path);
    if response.status().is_server_error() {
        tracing::error!(%method, route, status, milliseconds, "answered");
    } else {
        tracing::debug!(%method, route, status, milliseconds, "answered");
    }
    response
}
