//! Promise: cases are listed, copied, imported, edited without losing anybody's change, checked and exported; whatever
//! their files say or are called, the studio answers with the one error.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod common;

use std::io::{Cursor, Read};

use axum::body::Body;
use axum::http::StatusCode;
use common::{Fixture, request};
use powervacuum_studio::Limits;
use serde_json::{Value, json};

#[tokio::test]
async fn shipped_cases_are_listed_with_what_they_are_about() {
    let studio = Fixture::new();
    let cards = studio.get("/api/cases").await.json();
    let heirs = cards.as_array().unwrap().iter().find(|card| card["id"] == "three-heirs").unwrap();
    assert_eq!((&heirs["edited"], &heirs["valid"]), (&json!(false), &json!(true)));
    assert!(heirs["about"]["months"].as_u64().unwrap() > 0);
    assert!(!heirs["about"]["contenders"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn a_case_is_a_document_that_is_sent_once() {
    let studio = Fixture::new();
    let first = studio.get("/api/cases/three-heirs").await;
    assert_eq!(first.status, StatusCode::OK);
    let again = request("GET", "/api/cases/three-heirs").header("if-none-match", first.header("etag"));
    assert_eq!(studio.send(again.body(Body::empty()).unwrap()).await.status, StatusCode::NOT_MODIFIED);
    let missing = studio.get("/api/cases/four-heirs").await;
    assert_eq!((missing.status, missing.code().as_str()), (StatusCode::NOT_FOUND, "not_found"));
}

async fn copy(studio: &Fixture) -> (String, Value) {
    let card = studio.post("/api/cases/three-heirs/duplicate", json!({"name": "My heirs"})).await;
    assert_eq!(card.status, StatusCode::CREATED, "{}", card.text());
    let id = card.json()["id"].as_str().unwrap().to_owned();
    let files = studio.get(&format!("/api/cases/{id}/files")).await.json();
    (id, files)
}

#[tokio::test]
async fn a_copy_can_be_edited_and_the_second_of_two_editors_is_told() {
    let studio = Fixture::new();
    let (id, found) = copy(&studio).await;
    assert_eq!((id.as_str(), &found["revision"]), ("my-heirs", &json!(1)));
    let mut files = found["files"].clone();
    let text = files["scenario.toml"].as_str().unwrap().to_owned();
    files["scenario.toml"] = json!(text + "\n# mine\n");
    let path = format!("/api/cases/{id}/files");
    let saved = studio.put(&path, json!({"revision": 1, "files": files})).await;
    assert_eq!((saved.status, &saved.json()["revision"]), (StatusCode::OK, &json!(2)));
    assert_eq!(saved.json()["check"]["valid"], true);
    let late = studio.put(&path, json!({"revision": 1, "files": found["files"]})).await;
    assert_eq!((late.status, late.code().as_str()), (StatusCode::CONFLICT, "conflict"));
    let kept = studio.get(&path).await.json();
    assert!(kept["files"]["scenario.toml"].as_str().unwrap().ends_with("# mine\n"));
    assert_eq!(studio.delete(&format!("/api/cases/{id}")).await.status, StatusCode::NO_CONTENT);
    assert_eq!(studio.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_draft_that_cannot_be_played_is_saved_and_its_problems_point_at_lines() {
    let studio = Fixture::new();
    let (id, found) = copy(&studio).await;
    let mut files = found["files"].clone();
    files["scenario.toml"] = json!("months = \"many\"\n[[body]\n");
    let saved = studio.put(&format!("/api/cases/{id}/files"), json!({"revision": 1, "files": files})).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    let check = &saved.json()["check"];
    assert_eq!(check["valid"], false);
    assert!(check["problems"][0]["line"].as_u64().is_some(), "{check}");
    let answer = studio.get(&format!("/api/cases/{id}")).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid_case"));
    assert!(!answer.json()["error"]["problems"].as_array().unwrap().is_empty());
    let cards = studio.get("/api/cases").await.json();
    let card = cards.as_array().unwrap().iter().find(|card| card["id"] == id.as_str()).unwrap().clone();
    assert_eq!((&card["valid"], &card["about"]), (&json!(false), &Value::Null));
}

#[tokio::test]
async fn shipped_cases_stay_as_they_are() {
    let studio = Fixture::new();
    assert_eq!(studio.delete("/api/cases/three-heirs").await.code(), "conflict");
    let files = studio.get("/api/cases/three-heirs/files").await.json();
    assert_eq!((&files["edited"], &files["revision"]), (&json!(false), &Value::Null));
    let put = studio.put("/api/cases/three-heirs/files", json!({"revision": 1, "files": files["files"]})).await;
    assert_eq!((put.status, put.code().as_str()), (StatusCode::CONFLICT, "conflict"));
}

#[tokio::test]
async fn what_is_exported_can_be_imported_again() {
    let studio = Fixture::new();
    let zip = studio.get("/api/cases/three-heirs/export").await;
    assert_eq!((zip.status, zip.header("content-type")), (StatusCode::OK, "application/zip"));
    assert!(zip.header("content-disposition").contains("three-heirs.zip"));
    let mut archive = zip::ZipArchive::new(Cursor::new(zip.bytes)).unwrap();
    let mut files = serde_json::Map::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(name, json!(text));
    }
    assert!(files.contains_key("three-heirs/scenario.toml"));
    let card = studio.post("/api/cases", json!({"files": files})).await.json();
    let fingerprint = |case: &Value| case["about"]["fingerprint"].clone();
    let cards = studio.get("/api/cases").await.json();
    let original = cards.as_array().unwrap().iter().find(|card| card["id"] == "three-heirs").unwrap().clone();
    assert_eq!(fingerprint(&card), fingerprint(&original));
    assert_ne!(card["id"], "three-heirs");
}

#[tokio::test]
async fn names_that_lead_out_of_the_folder_are_refused() {
    let studio = Fixture::new();
    for name in ["../../etc/cron.d/x", "/etc/passwd", "record/../../x", "C:\\x", "scenario.toml/../x", "a\u{0}b"] {
        let answer = studio.post("/api/cases", json!({"files": {"scenario.toml": "", name: "x"}})).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"), "{name}");
        let answer = studio.post("/api/check", json!({"files": {"scenario.toml": "", name: "x"}})).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    assert_eq!(studio.get("/api/cases/..%2f..%2fetc/files").await.code(), "not_found");
    assert_eq!(studio.get("/api/cases/%00/export").await.code(), "not_found");
}

#[tokio::test]
async fn whatever_a_file_says_the_check_answers() {
    let studio = Fixture::new();
    let deep = "[".repeat(20_000);
    let long = "a".repeat(1 << 20);
    let number = format!("months = {}", "9".repeat(5_000));
    for text in [
        "",
        "\u{feff}",
        "\u{0}",
        "=",
        "months = -1",
        "months = 99999999999999999999",
        "start = 1e999",
        &deep,
        &long,
        &number,
    ] {
        let answer = studio.post("/api/check", json!({"files": {"scenario.toml": text}})).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert_eq!((&answer.json()["valid"], &answer.json()["case"]), (&json!(false), &Value::Null));
    }
}

#[tokio::test]
async fn requests_that_are_too_large_or_no_json_are_refused() {
    let studio = Fixture::with(Limits { bytes: 100_000, ..Limits::default() }, None);
    let large = studio.post("/api/check", json!({"files": {"scenario.toml": "a".repeat(200_000)}})).await;
    assert_eq!((large.status, large.code().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
    let small = studio.post("/api/runs", json!({"case": "a".repeat(100_000)})).await;
    assert_eq!(small.status, StatusCode::PAYLOAD_TOO_LARGE);
    let no_json = request("POST", "/api/check").header("content-type", "application/json");
    assert_eq!(studio.send(no_json.body(Body::from("{")).unwrap()).await.code(), "bad_request");
    let no_type = request("POST", "/api/check").body(Body::from("{}")).unwrap();
    assert_eq!(studio.send(no_type).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let unknown = studio.post("/api/check", json!({"files": {}, "more": 1})).await;
    assert_eq!((unknown.status, unknown.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"));
}

#[tokio::test]
async fn there_is_an_end_to_the_number_of_cases() {
    let studio = Fixture::with(Limits { cases: 2, ..Limits::default() }, None);
    for expected in [StatusCode::CREATED, StatusCode::CREATED, StatusCode::CONFLICT] {
        let answer = studio.post("/api/cases/three-heirs/duplicate", json!({})).await;
        assert_eq!(answer.status, expected, "{}", answer.text());
    }
}
