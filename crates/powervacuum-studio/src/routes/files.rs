//! The files of cases: import, export, editing, checking.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use powervacuum::{Case, CaseDocument, CaseError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::cases::{CaseCard, keep};
use crate::error::Failure;
use crate::extract::{At, Body};
use crate::library::{accept, to_files};
use crate::store::Revised;
use crate::studio::Studio;

/// The routes; a request with files may have so many bytes.
pub fn routes(bytes: usize) -> OpenApiRouter<Studio> {
    OpenApiRouter::new()
        .routes(routes!(import_case))
        .routes(routes!(get_case_files, put_case_files))
        .routes(routes!(check_files))
        .layer(DefaultBodyLimit::max(bytes))
        .routes(routes!(export_case))
}

/// The files of a case that somebody sends.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FilesRequest {
    /// Texts by the names of files, such as `scenario.toml` and `record/falls.csv`; a folder around all of them is taken off.
    files: BTreeMap<String, String>,
}

/// Files of an edited case, and the revision that they are a change of.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PutFilesRequest {
    /// The revision that was edited; saving fails if somebody saved another one meanwhile.
    revision: u64,
    /// Texts by the names of files; a file that is not there is deleted.
    files: BTreeMap<String, String>,
}

/// The files of a case.
#[derive(Serialize, ToSchema)]
struct CaseFiles {
    /// The case.
    id: String,
    /// Whether it can be edited.
    edited: bool,
    /// How often it was saved; none for a shipped case.
    revision: Option<u64>,
    /// Texts by the names of files.
    files: BTreeMap<String, String>,
    /// The names that a case's files can have.
    names: Vec<&'static str>,
}

/// What came of saving a case.
#[derive(Serialize, ToSchema)]
struct SavedFiles {
    /// The revision that it has now.
    revision: u64,
    /// What is to be said of the files.
    check: CheckResult,
}

/// What is to be said of the files of a case.
#[derive(Serialize, ToSchema)]
struct CheckResult {
    /// Whether the case can be played.
    valid: bool,
    /// Everything that is wrong, as `scenario check --format json` has it; warnings too.
    #[schema(value_type = Vec<Object>)]
    problems: Vec<serde_json::Value>,
    /// How many further problems were left out.
    omitted: usize,
    /// What the case says, as `/api/cases/{case}` has it; none if it cannot be played.
    case: Option<CaseDocument>,
}

/// Checks files and, if so asked, says what the case is about.
fn checked(files: &BTreeMap<String, String>) -> Result<CheckResult, Failure> {
    match Case::from_files("draft", &to_files(files)) {
        Ok(case) => Ok(CheckResult {
            valid: true,
            problems: case.loaded().warnings.iter().map(serde_json::to_value).collect::<Result<_, _>>()?,
            omitted: 0,
            case: Some(case.portrait()),
        }),
        Err(CaseError::Invalid { problems, .. }) => Ok(CheckResult {
            valid: false,
            problems: problems.to_json().as_array().cloned().unwrap_or_default(),
            omitted: problems.omitted(),
            case: None,
        }),
        Err(error) => Err(error.into()),
    }
}

/// Takes a case from outside. One that cannot be played yet is taken too, to be mended in the workshop.
#[utoipa::path(post, path = "/api/cases", tag = "cases", request_body = FilesRequest,
    responses((status = 201, body = CaseCard)))]
async fn import_case(
    State(studio): State<Studio>,
    Body(request): Body<FilesRequest>,
) -> Result<(StatusCode, Json<CaseCard>), Failure> {
    let kept = studio.off_thread(move |studio| {
        let files = accept(request.files)?;
        let title = match Case::from_files("draft", &to_files(&files)) {
            Ok(case) => case.scenario().spec().name.clone(),
            Err(_) => "Imported case".to_owned(),
        };
        keep(studio, &title, &files)
    });
    Ok((StatusCode::CREATED, Json(kept.await?)))
}

/// The files of a case as texts.
#[utoipa::path(get, path = "/api/cases/{case}/files", tag = "cases", params(("case" = String, Path)),
    responses((status = 200, body = CaseFiles)))]
async fn get_case_files(State(studio): State<Studio>, At(id): At<String>) -> Result<Json<CaseFiles>, Failure> {
    let found = studio.off_thread(move |studio| {
        let (files, revision) = studio.library().files(&id)?;
        let names = powervacuum::formats::Files::NAMES.to_vec();
        Ok(CaseFiles { id, edited: revision.is_some(), revision, files, names })
    });
    Ok(Json(found.await?))
}

/// Saves the files of an edited case. A draft that cannot be played is saved too, and its problems are told.
#[utoipa::path(put, path = "/api/cases/{case}/files", tag = "cases", params(("case" = String, Path)),
    request_body = PutFilesRequest, responses((status = 200, body = SavedFiles)))]
async fn put_case_files(
    State(studio): State<Studio>,
    At(id): At<String>,
    Body(request): Body<PutFilesRequest>,
) -> Result<Json<SavedFiles>, Failure> {
    let saved = studio.off_thread(move |studio| {
        if studio.library().is_shipped(&id) {
            let hint = "duplicate it and edit the copy";
            return Err(Failure::conflict(format!("`{id}` is shipped with the program"), hint));
        }
        let files = accept(request.files)?;
        match studio.store().save_case(&id, request.revision, &files)? {
            Revised::Saved(revision) => Ok(SavedFiles { revision, check: checked(&files)? }),
            Revised::Missing => Err(Failure::not_found("edited case", &id)),
            Revised::Conflict(found) => {
                let message = format!("the case was saved elsewhere meanwhile: it has revision {found} now");
                let hint = "load it again and put your changes in, or save yours as a new case";
                Err(Failure::conflict(message, hint).kept("the other version; yours is only on your page"))
            }
        }
    });
    Ok(Json(saved.await?))
}

/// Says what is wrong with files, without keeping them.
#[utoipa::path(post, path = "/api/check", tag = "cases", request_body = FilesRequest,
    responses((status = 200, body = CheckResult)))]
async fn check_files(
    State(studio): State<Studio>,
    Body(request): Body<FilesRequest>,
) -> Result<Json<CheckResult>, Failure> {
    Ok(Json(studio.off_thread(move |_| checked(&accept(request.files)?)).await?))
}

/// The case as a zip file with its folder in it.
#[utoipa::path(get, path = "/api/cases/{case}/export", tag = "cases", params(("case" = String, Path)),
    responses((status = 200, content_type = "application/zip", body = Vec<u8>)))]
async fn export_case(State(studio): State<Studio>, At(id): At<String>) -> Result<Response, Failure> {
    let packed = studio.off_thread(move |studio| {
        let (files, _) = studio.library().files(&id)?;
        let files = files.into_iter().map(|(name, text)| (format!("{id}/{name}"), text.into_bytes()));
        Ok((packed(files, CompressionMethod::Deflated)?, id))
    });
    let (bytes, id) = packed.await?;
    Ok(attachment(bytes, "application/zip", &format!("{id}.zip")))
}

/// Files as a zip file.
pub(super) fn packed(
    files: impl IntoIterator<Item = (String, Vec<u8>)>,
    method: CompressionMethod,
) -> Result<Vec<u8>, Failure> {
    let options = SimpleFileOptions::default().compression_method(method);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name, options).map_err(Failure::internal)?;
        writer.write_all(&content).map_err(Failure::internal)?;
    }
    Ok(writer.finish().map_err(Failure::internal)?.into_inner())
}

/// Bytes that a browser saves as a file; names are made of letters that need no quoting.
pub(super) fn attachment(bytes: Vec<u8>, content_type: &'static str, name: &str) -> Response {
    let safe = |letter: char| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '_' };
    let name: String = name.chars().map(safe).collect();
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, content_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
