//! The front end, as it was built into the program; or a page that says how to build it.

use std::sync::OnceLock;

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::Embed;

use crate::error::Failure;
use crate::rendered::Rendered;
use crate::studio::Studio;

/// What `make web` builds. The folder may be absent.
#[derive(Embed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

/// Where the bundler puts what has a digest of its content in its name.
const HASHED: &str = "assets/";
/// Such a file never changes; all others are asked for again.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

const NOT_BUILT: &str = "<!doctype html><html lang=en><meta charset=utf-8>\
    <meta name=viewport content=\"width=device-width\"><title>Power Vacuum</title><h1>Power Vacuum</h1>\
    <p>The studio answers, but its page was not built into this program. Build it with <code>make web</code> and the \
    program again with <code>make run</code>. What programs can ask is described in \
    <a href=/api/openapi.json>/api/openapi.json</a>.</p></html>";

/// Whether a front end is built into the program.
pub fn is_built() -> bool {
    Built::get("index.html").is_some()
}

/// A file of the front end; for any other address the page itself, which knows its routes.
pub async fn page(State(studio): State<Studio>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let hint = "ask for it with GET";
        return Failure::new(StatusCode::METHOD_NOT_ALLOWED, "method", "pages can only be read", hint).into_response();
    }
    if !is_built() {
        return Html(NOT_BUILT).into_response();
    }
    let path = request.uri().path().trim_start_matches('/').to_owned();
    let has_end = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let name = if Built::get(&path).is_some() { path } else { "index.html".to_owned() };
    if has_end && name == "index.html" && request.uri().path() != "/index.html" {
        return Failure::not_found("file", request.uri().path()).into_response();
    }
    let cache = if name.starts_with(HASHED) { FOR_EVER } else { ASK_AGAIN };
    let headers = request.headers().clone();
    match studio.off_thread(move |_| prepared(&name)).await {
        Ok(rendered) => rendered.respond(&headers, cache),
        Err(failure) => failure.into_response(),
    }
}

/// A file, compressed the first time that it is asked for.
fn prepared(name: &str) -> Result<&'static Rendered, Failure> {
    type Prepared = std::collections::BTreeMap<String, OnceLock<Rendered>>;
    static FILES: OnceLock<Prepared> = OnceLock::new();
    let files = FILES.get_or_init(|| Built::iter().map(|name| (name.into_owned(), OnceLock::new())).collect());
    let place = files.get(name).ok_or_else(|| Failure::not_found("file", name))?;
    Ok(place.get_or_init(|| {
        let bytes = Built::get(name).map(|file| file.data.into_owned()).unwrap_or_default();
        Rendered::new(bytes, content_type(name))
    }))
}

/// The content type by the end of a name.
fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The route that a browser asks for by itself, where no front end answers it.
pub async fn no_icon() -> impl IntoResponse {
    (StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, "no-cache")])
}
