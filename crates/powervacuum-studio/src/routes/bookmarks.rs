//! Saved histories.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::Failure;
use crate::extract::{At, Body};
use crate::studio::Studio;
use crate::work::LARGEST_NUMBER;

/// The routes.
pub fn routes() -> OpenApiRouter<Studio> {
    OpenApiRouter::new().routes(routes!(list_histories, save_history)).routes(routes!(delete_history))
}

/// A history that somebody wants to find again.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryToSave {
    /// The case.
    pub case: String,
    /// The seed of the luck.
    #[schema(maximum = 9007199254740991u64)]
    pub seed: u64,
    /// Which history of the seed.
    #[schema(maximum = 9007199254740991u64)]
    pub history: u64,
    /// What-ifs in effect.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub what_ifs: Vec<String>,
    /// What to find it by.
    #[schema(max_length = 200)]
    pub title: String,
}

/// A history that is kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SavedHistory {
    /// Its name in addresses.
    pub id: String,
    /// When it was saved.
    pub created: String,
    /// What plays it again, and its title.
    pub about: HistoryToSave,
}

/// All saved histories, the last saved first.
#[utoipa::path(get, path = "/api/histories", tag = "histories", responses((status = 200, body = [SavedHistory])))]
async fn list_histories(State(studio): State<Studio>) -> Result<Json<Vec<SavedHistory>>, Failure> {
    let saved = studio.off_thread(|studio| {
        let rows = studio.store().bookmarks()?.into_iter();
        rows.map(|(id, created, about)| Ok(SavedHistory { id, created, about: serde_json::from_str(&about)? }))
            .collect()
    });
    Ok(Json(saved.await?))
}

/// Saves a history under a title.
#[utoipa::path(post, path = "/api/histories", tag = "histories", request_body = HistoryToSave,
    responses((status = 201, body = SavedHistory)))]
async fn save_history(
    State(studio): State<Studio>,
    Body(about): Body<HistoryToSave>,
) -> Result<(StatusCode, Json<SavedHistory>), Failure> {
    let saved = studio.off_thread(move |studio| {
        if about.seed > LARGEST_NUMBER || about.history > LARGEST_NUMBER || about.what_ifs.len() > 20 {
            return Err(Failure::invalid("a number is too large", "save the history from its page"));
        }
        if about.title.chars().count() > 200 {
            return Err(Failure::invalid("the title is longer than 200 letters", "shorten it"));
        }
        let case = studio.library().open(&about.case)?;
        powervacuum::Run { what_ifs: about.what_ifs.clone(), ..powervacuum::Run::new(case) }.scenario()?;
        if studio.store().count_bookmarks()? >= studio.limits().games {
            return Err(Failure::conflict("too many histories are saved", "delete some").kept("all of them"));
        }
        let (id, created) = studio.store().add_bookmark(&serde_json::to_string(&about)?)?;
        Ok(SavedHistory { id, created, about })
    });
    Ok((StatusCode::CREATED, Json(saved.await?)))
}

/// Forgets a saved history.
#[utoipa::path(delete, path = "/api/histories/{id}", tag = "histories", params(("id" = String, Path)),
    responses((status = 204)))]
async fn delete_history(State(studio): State<Studio>, At(id): At<String>) -> Result<StatusCode, Failure> {
    let deleted = studio.off_thread(move |studio| {
        if studio.store().delete_bookmark(&id)? { Ok(()) } else { Err(Failure::not_found("saved history", &id)) }
    });
    deleted.await?;
    Ok(StatusCode::NO_CONTENT)
}
