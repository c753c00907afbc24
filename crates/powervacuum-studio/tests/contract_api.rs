//! Promise: what can be asked is described, each operation under a name of its own; histories and their reasons are the
//! facade's; saved histories are kept; the page is there, or says how to build it.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod common;

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::Arc;

use axum::body::Body;
use axum::http::StatusCode;
use common::{Fixture, request};
use powervacuum::{Built, Case, Run, StruggleDocument, explain, select};
use serde_json::{Value, json};

#[tokio::test]
async fn every_operation_is_described_under_a_name_of_its_own() {
    let studio = Fixture::new();
    let description = studio.get("/api/openapi.json").await.json();
    let mut names = BTreeSet::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        assert!(path.starts_with("/api/"), "{path}");
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            assert!(names.insert(name.clone()), "{name} twice");
            assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{method} {path}");
            assert!(operation["responses"]["404"].is_object(), "{method} {path}");
        }
    }
    assert!(names.len() >= 20, "{names:?}");
    let text = description.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(description["components"]["schemas"][name].is_object(), "{name} is not described");
    }
}

#[tokio::test]
async fn the_studio_says_that_it_is_well() {
    let health = Fixture::new().get("/api/health").await.json();
    assert_eq!((&health["status"], &health["runs_under_way"]), (&json!("ok"), &json!(0)));
}

#[tokio::test]
async fn reasons_are_those_of_the_facade() {
    let studio = Fixture::new();
    let case = Arc::new(Case::builtin("three-heirs").unwrap());
    let history = Run { seed: 7, history: 3, ..Run::new(case) }.play().unwrap();
    let graph = explain(&history, select(&history, "end").unwrap(), 2).unwrap();
    let answer = studio.get("/api/cases/three-heirs/histories/7/3/why/end?depth=2").await;
    assert_eq!(answer.json(), serde_json::to_value(&graph).unwrap());
    let missing = studio.get("/api/cases/three-heirs/histories/7/3/why/999999").await;
    assert_eq!((missing.status, missing.code().as_str()), (StatusCode::NOT_FOUND, "not_found"));
    let deep = studio.get("/api/cases/three-heirs/histories/7/3/why/end?depth=99").await;
    assert_eq!(deep.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn cases_records_and_histories_are_those_of_the_facade() {
    let studio = Fixture::new();
    let case = Case::builtin("ussr-1922").unwrap();
    assert_eq!(studio.get("/api/cases/ussr-1922").await.json(), json!(case.portrait()));
    assert_eq!(studio.get("/api/cases/ussr-1922/record").await.json(), json!(case.record()));
    let heirs = Case::builtin("three-heirs").unwrap();
    let built = [Built::Trait { contender: "ada".to_owned(), name: "cunning".to_owned(), value: 0.9 }];
    let (heirs, id) = heirs.with_built(&built).unwrap();
    let history = Run { seed: 7, history: 3, what_ifs: vec![id], ..Run::new(Arc::new(heirs)) }.play().unwrap();
    let path = "/api/cases/three-heirs/histories/7/3?built=%5B%7B%22kind%22%3A%22trait%22%2C%22contender%22%3A%22ada%22%2C\
                %22trait%22%3A%22cunning%22%2C%22value%22%3A0.9%7D%5D";
    assert_eq!(studio.get(path).await.json(), json!(StruggleDocument::new(&history)));
    for built in ["%5B", "%7B%7D", "%5B%7B%22kind%22%3A%22drop_event%22%2C%22event%22%3A%22none%22%7D%5D"] {
        let answer = studio.get(&format!("/api/cases/three-heirs/histories/7/3?built={built}")).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"), "{built}");
    }
}

#[tokio::test]
async fn a_history_is_compressed_for_those_who_take_it_and_the_same() {
    let studio = Fixture::new();
    let path = "/api/cases/three-heirs/histories/7/0";
    let plain = studio.get(path).await;
    assert_eq!(plain.status, StatusCode::OK, "{}", plain.text());
    let asked = request("GET", path).header("accept-encoding", "gzip").body(Body::empty()).unwrap();
    let compressed = studio.send(asked).await;
    assert_eq!(compressed.header("content-encoding"), "gzip");
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(&compressed.bytes[..]).read_to_end(&mut text).unwrap();
    assert!(text == plain.bytes && compressed.bytes.len() < text.len() / 2);
    let changed = studio.get(&format!("{path}?what_if=true-weights")).await.json();
    assert_ne!(changed, plain.json());
}

#[tokio::test]
async fn histories_that_cannot_be_played_say_why() {
    let studio = Fixture::new();
    for (path, status) in [
        ("/api/cases/none/histories/1/1", StatusCode::NOT_FOUND),
        ("/api/cases/three-heirs/histories/1/x", StatusCode::BAD_REQUEST),
        ("/api/cases/three-heirs/histories/-1/1", StatusCode::BAD_REQUEST),
        ("/api/cases/three-heirs/histories/1/18446744073709551615", StatusCode::UNPROCESSABLE_ENTITY),
        ("/api/cases/three-heirs/histories/1/99999999999999999999999", StatusCode::BAD_REQUEST),
        ("/api/cases/three-heirs/histories/1/1?what_if=none", StatusCode::UNPROCESSABLE_ENTITY),
        (
            "/api/cases/three-heirs/histories/1/1?what_if=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        let answer = studio.get(path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text());
        answer.code();
    }
}

#[tokio::test]
async fn saved_histories_are_kept_until_they_are_forgotten() {
    let studio = Fixture::new();
    let about = json!({"case": "three-heirs", "seed": 7, "history": 3, "what_ifs": [], "title": "Ada falls"});
    let saved = studio.post("/api/histories", about.clone()).await;
    assert_eq!(saved.status, StatusCode::CREATED, "{}", saved.text());
    let list = studio.get("/api/histories").await.json();
    assert_eq!(list, json!([saved.json()]));
    assert_eq!(list[0]["about"], about);
    let path = format!("/api/histories/{}", saved.json()["id"].as_str().unwrap());
    assert_eq!(studio.delete(&path).await.status, StatusCode::NO_CONTENT);
    assert_eq!(studio.delete(&path).await.code(), "not_found");
    let with = |name: &str, value: Value| {
        let mut about = about.clone();
        about[name] = value;
        about
    };
    for wrong in [
        with("what_ifs", json!(["none"])),
        with("seed", json!(u64::MAX)),
        with("title", json!("a".repeat(201))),
        with("history", json!(1.5)),
    ] {
        assert_eq!(studio.post("/api/histories", wrong.clone()).await.code(), "invalid", "{wrong}");
    }
    assert_eq!(studio.post("/api/histories", with("case", json!("none"))).await.code(), "not_found");
}

#[tokio::test]
async fn the_page_is_there_or_says_how_to_build_it() {
    let studio = Fixture::new();
    for path in ["/", "/cases/ussr-1922", "/runs"] {
        let page = studio.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
        assert!(powervacuum_studio::is_built() || page.text().contains("make web"));
    }
    if powervacuum_studio::is_built() {
        assert_eq!(studio.get("/no-such-file.js").await.status, StatusCode::NOT_FOUND);
    }
}
