//! One history: the struggle month by month, and why something happened in it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use powervacuum::{Built, History, Run, StruggleDocument, WhyGraph, explain, select};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::Failure;
use crate::extract::{Asking, At};
use crate::rendered::Rendered;
use crate::studio::Studio;
use crate::work::{LARGEST_NUMBER, with_built};

/// The most what-ifs of an address.
const MOST_WHAT_IFS: usize = 20;
/// The deepest that causes are followed.
const DEEPEST: usize = 12;
/// How deep they are followed without being asked.
const USUAL_DEPTH: usize = 3;

/// The routes.
pub fn routes() -> OpenApiRouter<Studio> {
    OpenApiRouter::new().routes(routes!(get_history)).routes(routes!(get_why))
}

/// What is different in a history.
#[derive(Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Changes {
    /// What-ifs of the case, with commas between them.
    #[serde(default)]
    #[param(required = false, max_length = 1000)]
    what_if: String,
    /// What-ifs that were built by hand: a JSON list of changes, as an arm of a run has them.
    #[serde(default)]
    #[param(required = false, max_length = 8000)]
    built: String,
}

/// What is asked of an entry.
#[derive(Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct WhyQuery {
    /// What-ifs of the case, with commas between them.
    #[serde(default)]
    #[param(required = false, max_length = 1000)]
    what_if: String,
    /// What-ifs that were built by hand: a JSON list of changes, as an arm of a run has them.
    #[serde(default)]
    #[param(required = false, max_length = 8000)]
    built: String,
    /// How many steps back, 3 without it.
    #[param(minimum = 1, maximum = 12)]
    depth: Option<usize>,
}

/// Which history of which case, with what difference.
struct Asked {
    key: String,
    run: Run,
}

impl Asked {
    fn new(
        studio: &Studio,
        (id, seed, history): (&str, u64, u64),
        what_if: &str,
        built: &str,
    ) -> Result<Asked, Failure> {
        if seed > LARGEST_NUMBER || history > LARGEST_NUMBER {
            let message = "`seed` or `history` is larger than 9007199254740991";
            return Err(Failure::invalid(message, "take a smaller number"));
        }
        let case = studio.library().open(id)?;
        let named = what_if.split(',').map(str::trim).filter(|id| !id.is_empty());
        let what_ifs: Vec<String> = named.map(str::to_owned).collect();
        if what_ifs.len() > MOST_WHAT_IFS {
            return Err(Failure::invalid(format!("{} what-ifs are too many", what_ifs.len()), "name at most 20"));
        }
        let (case, what_ifs) = with_built(&case, &what_ifs, &built_of(built)?)?;
        let key = format!("{} {seed} {history} {}", case.fingerprint(), what_ifs.join(","));
        Ok(Asked { key, run: Run { seed, history, what_ifs, ..Run::new(case) } })
    }

    fn play(&self) -> Result<History, Failure> {
        Ok(self.run.play()?)
    }
}

/// The changes in an address.
fn built_of(text: &str) -> Result<Vec<Built>, Failure> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let hint = "write a JSON list of changes, as /api/openapi.json describes them";
    serde_json::from_str(text).map_err(|error| Failure::invalid(format!("`built` cannot be read: {error}"), hint))
}

/// One history month by month: the document `powervacuum-struggle`.
#[utoipa::path(get, path = "/api/cases/{case}/histories/{seed}/{history}", tag = "histories",
    params(("case" = String, Path), ("seed" = u64, Path, maximum = 9007199254740991u64),
        ("history" = u64, Path, maximum = 9007199254740991u64), Changes),
    responses((status = 200, body = StruggleDocument), (status = 304)))]
async fn get_history(
    State(studio): State<Studio>,
    At((id, seed, history)): At<(String, u64, u64)>,
    Asking(changes): Asking<Changes>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked =
        studio.off_thread(move |studio| Asked::new(studio, (&id, seed, history), &changes.what_if, &changes.built));
    let asked = asked.await?;
    let key = format!("struggle {}", asked.key);
    if let Some(made) = studio.documents().made(&key) {
        return Ok(made.respond(&headers, "no-cache"));
    }
    let document = studio
        .play(move |studio| studio.documents().get(&key, || Rendered::json(&StruggleDocument::new(&asked.play()?))));
    Ok(document.await?.respond(&headers, "no-cache"))
}

/// What led to an entry of a history: the document `powervacuum-why`. The entry is a number or a selector such as `end`.
#[utoipa::path(get, path = "/api/cases/{case}/histories/{seed}/{history}/why/{event}", tag = "histories",
    params(("case" = String, Path), ("seed" = u64, Path, maximum = 9007199254740991u64),
        ("history" = u64, Path, maximum = 9007199254740991u64), ("event" = String, Path), WhyQuery),
    responses((status = 200, body = WhyGraph), (status = 304)))]
async fn get_why(
    State(studio): State<Studio>,
    At((id, seed, history, event)): At<(String, u64, u64, String)>,
    Asking(query): Asking<WhyQuery>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let depth = query.depth.unwrap_or(USUAL_DEPTH);
    if !(1..=DEEPEST).contains(&depth) {
        return Err(Failure::invalid(format!("`depth` is {depth}"), format!("take a number from 1 to {DEEPEST}")));
    }
    let asked = studio.off_thread(move |studio| Asked::new(studio, (&id, seed, history), &query.what_if, &query.built));
    let asked = asked.await?;
    let key = format!("why {} {event} {depth}", asked.key);
    if let Some(made) = studio.documents().made(&key) {
        return Ok(made.respond(&headers, "no-cache"));
    }
    let document = studio.play(move |studio| {
        studio.documents().get(&key, || {
            let played = asked.play()?;
            let entry = select(&played, &event)?;
            let graph = explain(&played, entry, depth).ok_or_else(|| Failure::not_found("entry", &event))?;
            Rendered::json(&graph)
        })
    });
    Ok(document.await?.respond(&headers, "no-cache"))
}
