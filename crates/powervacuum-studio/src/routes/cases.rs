//! The cases: cards, one case, its record, copies.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use powervacuum::engine::CalendarMonth;
use powervacuum::formats::Maturity;
use powervacuum::{Case, CaseDocument, RecordDocument};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::Failure;
use crate::extract::{At, Body};
use crate::library::Library;
use crate::rendered::Rendered;
use crate::studio::Studio;

/// The routes.
pub fn routes() -> OpenApiRouter<Studio> {
    OpenApiRouter::new()
        .routes(routes!(list_cases))
        .routes(routes!(get_case, delete_case))
        .routes(routes!(get_case_record))
        .routes(routes!(duplicate_case))
}

/// A case in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CaseCard {
    /// Its name in addresses.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether it was imported or copied, and can be edited.
    pub edited: bool,
    /// How often it was saved; none for a shipped case.
    pub revision: Option<u64>,
    /// When it was last saved; none for a shipped case.
    pub changed: Option<String>,
    /// Whether it can be played.
    pub valid: bool,
    /// What it is about; none where it cannot be played.
    pub about: Option<CaseSummary>,
}

/// What a case is about, in a few figures.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CaseSummary {
    /// Its id in its own file.
    pub scenario: String,
    /// Its name in its own file.
    pub name: String,
    /// What it asks.
    pub question: String,
    /// The first month.
    #[schema(value_type = String)]
    pub start: CalendarMonth,
    /// How many months it has.
    pub months: u16,
    /// The contenders' names.
    pub contenders: Vec<String>,
    /// How many constituencies.
    pub constituencies: usize,
    /// How many what-ifs.
    pub what_ifs: usize,
    /// Whether there is a record that it can be scored against.
    pub has_record: bool,
    /// Whether its results are under test: `tested` or `experimental`.
    pub maturity: String,
    /// Names the exact content.
    pub fingerprint: String,
}

impl CaseSummary {
    fn new(case: &Case) -> CaseSummary {
        let (loaded, scenario) = (case.loaded(), case.scenario());
        let spec = scenario.spec();
        CaseSummary {
            scenario: spec.id.clone(),
            name: spec.name.clone(),
            question: spec.question.clone(),
            start: scenario.start(),
            months: spec.months,
            contenders: spec.contenders.iter().map(|contender| contender.name.clone()).collect(),
            constituencies: spec.constituencies.len(),
            what_ifs: spec.interventions.len(),
            has_record: !loaded.falls.is_empty() || !loaded.patterns.is_empty(),
            maturity: match loaded.maturity {
                Maturity::Tested => "tested",
                Maturity::Experimental => "experimental",
            }
            .to_owned(),
            fingerprint: case.fingerprint(),
        }
    }
}

/// The card of a case.
pub(super) fn card(studio: &Studio, id: &str) -> Result<CaseCard, Failure> {
    let library = studio.library();
    if library.is_shipped(id) {
        let about = CaseSummary::new(&*library.open(id)?);
        let title = about.name.clone();
        let id = id.to_owned();
        return Ok(CaseCard {
            id,
            title,
            edited: false,
            revision: None,
            changed: None,
            valid: true,
            about: Some(about),
        });
    }
    let edited = library.edited(id)?;
    let about = library.open(id).ok().map(|case| CaseSummary::new(&case));
    Ok(CaseCard {
        id: edited.id,
        title: edited.title,
        edited: true,
        revision: Some(edited.revision),
        changed: Some(edited.changed),
        valid: about.is_some(),
        about,
    })
}

/// All cases: the shipped ones, then the edited ones.
#[utoipa::path(get, path = "/api/cases", tag = "cases", responses((status = 200, body = [CaseCard])))]
async fn list_cases(State(studio): State<Studio>) -> Result<Json<Vec<CaseCard>>, Failure> {
    let cards = studio.off_thread(|studio| {
        let shipped: Vec<String> = studio.library().shipped().map(str::to_owned).collect();
        let edited = studio.store().cases()?.into_iter().map(|case| case.id);
        shipped.into_iter().chain(edited).map(|id| card(studio, &id)).collect()
    });
    Ok(Json(cards.await?))
}

/// What a case says: the document `powervacuum-case`.
///
/// A case that cannot be played gives 422 with its problems; its card and its files are there all the same.
#[utoipa::path(get, path = "/api/cases/{case}", tag = "cases", params(("case" = String, Path)),
    responses((status = 200, body = CaseDocument), (status = 304)))]
async fn get_case(State(studio): State<Studio>, At(id): At<String>, headers: HeaderMap) -> Result<Response, Failure> {
    let document = studio.off_thread(move |studio| {
        let case = studio.library().open(&id)?;
        let key = format!("case {id} {}", case.fingerprint());
        studio.documents().get(&key, || Rendered::json(&case.portrait()))
    });
    Ok(document.await?.respond(&headers, "no-cache"))
}

/// What the record says of a case: the document `powervacuum-record`.
#[utoipa::path(get, path = "/api/cases/{case}/record", tag = "cases", params(("case" = String, Path)),
    responses((status = 200, body = RecordDocument), (status = 304)))]
async fn get_case_record(
    State(studio): State<Studio>,
    At(id): At<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let document = studio.off_thread(move |studio| {
        let case = studio.library().open(&id)?;
        let key = format!("record {id} {}", case.fingerprint());
        studio.documents().get(&key, || Rendered::json(&case.record()))
    });
    Ok(document.await?.respond(&headers, "no-cache"))
}

/// Deletes an edited case. Runs and games of it keep its content.
#[utoipa::path(delete, path = "/api/cases/{case}", tag = "cases", params(("case" = String, Path)),
    responses((status = 204)))]
async fn delete_case(State(studio): State<Studio>, At(id): At<String>) -> Result<StatusCode, Failure> {
    let deleted = studio.off_thread(move |studio| {
        if studio.library().is_shipped(&id) {
            return Err(Failure::conflict(format!("`{id}` is shipped with the program"), "only edited cases go"));
        }
        if studio.store().delete_case(&id)? { Ok(()) } else { Err(Failure::not_found("edited case", &id)) }
    });
    deleted.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a copy is called.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DuplicateRequest {
    /// What it is called; "Copy of …" without it.
    #[schema(max_length = 200)]
    name: Option<String>,
}

/// Copies a case, so that the copy can be edited.
#[utoipa::path(post, path = "/api/cases/{case}/duplicate", tag = "cases", params(("case" = String, Path)),
    request_body = DuplicateRequest, responses((status = 201, body = CaseCard)))]
async fn duplicate_case(
    State(studio): State<Studio>,
    At(id): At<String>,
    Body(request): Body<DuplicateRequest>,
) -> Result<(StatusCode, Json<CaseCard>), Failure> {
    let copied = studio.off_thread(move |studio| {
        let original = card(studio, &id)?;
        let (files, _) = studio.library().files(&id)?;
        let title = request.name.unwrap_or_else(|| format!("Copy of {}", original.title));
        keep(studio, &title, &files)
    });
    Ok((StatusCode::CREATED, Json(copied.await?)))
}

/// Keeps a case under a name that is free.
pub(super) fn keep(studio: &Studio, title: &str, files: &BTreeMap<String, String>) -> Result<CaseCard, Failure> {
    let most = studio.limits().cases;
    if studio.store().cases()?.len() >= most {
        let failure = Failure::conflict(format!("there are {most} edited cases already"), "delete one of them first");
        return Err(failure.kept("all of them"));
    }
    let title: String = title.trim().chars().filter(|letter| !letter.is_control()).take(200).collect();
    let title = if title.is_empty() { "Unnamed".to_owned() } else { title };
    let slug = slug(&title);
    for number in 1.. {
        let id = if number == 1 { slug.clone() } else { format!("{slug}-{number}") };
        if !taken(studio.library(), &id) && studio.store().add_case(&id, &title, files)? {
            return card(studio, &id);
        }
    }
    unreachable!("numbers do not end")
}

/// A name in addresses that means something else.
fn taken(library: &Library, id: &str) -> bool {
    library.is_shipped(id)
}

/// A title as a name in addresses: small letters and digits with single hyphens between them.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 40 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "case".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_an_address_can_hold() {
        assert_eq!(slug("Copy of  The Heirs, 1953!"), "copy-of-the-heirs-1953");
        assert_eq!(slug("../../etc"), "etc");
        assert_eq!(slug("Наследники"), "case");
    }
}
