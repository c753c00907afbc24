//! Promise: a run is played beside the pages, can be watched, cancelled without losing what was played, resumed, downloaded
//! and deleted; what it finds is what the laboratory finds; a studio that ends and starts again goes on with it.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod common;

use std::io::Cursor;
use std::num::NonZeroUsize;
use std::sync::Arc;

use axum::http::StatusCode;
use common::{Fixture, comparison, long_comparison, open};
use powervacuum::Case;
use powervacuum::lab::{CompareRequest, Control, Threads, compare};
use powervacuum_studio::{Limits, app};
use serde_json::json;

#[tokio::test]
async fn a_run_finds_what_the_laboratory_finds() {
    let studio = Fixture::new();
    let run = studio.start(comparison()).await;
    let page = studio.until_over(&run).await;
    assert_eq!((&page["state"], &page["done"], &page["of"]), (&json!("done"), &json!(40), &json!(40)));
    let request = CompareRequest {
        case: Arc::new(Case::builtin("three-heirs").unwrap()),
        what_ifs: vec!["true-weights".to_owned()],
        seed: 7,
        histories: 40,
        precision: None,
        threads: Threads::new(NonZeroUsize::MIN),
    };
    let expected = compare(&request, &Control::unwatched()).unwrap();
    let document = studio.get(&format!("/api/runs/{run}/document")).await.json();
    assert_eq!(document, serde_json::to_value(&expected).unwrap());
    assert_eq!(page["headline"], expected.finding());
    let command = "powervacuum compare three-heirs --what-if true-weights --seed 7 --histories 40";
    assert_eq!(page["reproduce"]["command"], command);
    assert_eq!(studio.get("/api/runs").await.json()[0]["id"], run.as_str());
}

#[tokio::test]
async fn other_verbs_are_played_too() {
    let studio = Fixture::new();
    for (kind, format) in [("attribute", "powervacuum-attribution"), ("validate", "powervacuum-scoreboard")] {
        let run = json!({"kind": kind, "case": "ussr-1922", "histories": 4, "seed": 3, "arms": [{"what_ifs": ["true-weights"]}]});
        let known = Case::builtin("ussr-1922").unwrap();
        let what_if = known.scenario().spec().interventions[0].id.clone();
        let mut run = run;
        run["arms"] = json!([{"what_ifs": [what_if]}]);
        if kind == "attribute" {
            run["measure"] = json!("leads");
        }
        let id = studio.start(run).await;
        let page = studio.until_over(&id).await;
        assert_eq!(page["state"], "done", "{page}");
        assert_eq!(studio.get(&format!("/api/runs/{id}/document")).await.json()["format"], format);
        for ending in ["json", "csv", "svg"] {
            let file = studio.get(&format!("/api/runs/{id}/download/{ending}")).await;
            assert_eq!(file.status, StatusCode::OK, "{kind} {ending}: {}", file.text());
        }
    }
}

#[tokio::test]
async fn a_cancelled_run_keeps_what_was_played_and_a_resumed_one_ends_as_if_it_never_was() {
    let studio = Fixture::new();
    let run = studio.start(long_comparison()).await;
    studio.until(&run, |page| page["done"].as_u64().unwrap() > 0).await;
    let cancelled = studio.post(&format!("/api/runs/{run}/cancel"), json!({})).await;
    assert_eq!(cancelled.status, StatusCode::ACCEPTED);
    let page = studio.until_over(&run).await;
    assert_eq!(page["state"], "cancelled");
    let played = page["done"].as_u64().unwrap();
    assert!(played > 0 && played < 900_000);
    let document = studio.get(&format!("/api/runs/{run}/document")).await.json();
    assert_eq!((&document["played"], &document["asked"]), (&json!(played), &json!(900_000)));
    let again = studio.post(&format!("/api/runs/{run}/cancel"), json!({})).await;
    assert_eq!((again.status, again.code().as_str()), (StatusCode::CONFLICT, "conflict"));
    assert_eq!(studio.post(&format!("/api/runs/{run}/resume"), json!({})).await.status, StatusCode::ACCEPTED);
    let twice = studio.post(&format!("/api/runs/{run}/resume"), json!({})).await;
    assert_eq!((twice.status, twice.code().as_str()), (StatusCode::CONFLICT, "conflict"));
    assert_eq!(studio.get(&format!("/api/runs/{run}/document")).await.json(), document, "it is there until then");
    assert_eq!(studio.delete(&format!("/api/runs/{run}")).await.status, StatusCode::NO_CONTENT);
    assert_eq!(studio.get(&format!("/api/runs/{run}")).await.code(), "not_found");
}

#[tokio::test]
async fn whoever_watches_hears_the_beginning_progress_and_the_end() {
    let studio = Fixture::new();
    let mut request = long_comparison();
    request["histories"] = json!(3_000);
    let run = studio.start(request).await;
    let stream = studio.get(&format!("/api/runs/{run}/events")).await;
    assert!(stream.header("content-type").starts_with("text/event-stream"));
    let text = stream.text();
    let events: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("event: ")).collect();
    assert_eq!((events.first(), events.last()), (Some(&"state"), Some(&"state")));
    let last = text.lines().filter_map(|line| line.strip_prefix("data: ")).next_back().unwrap();
    let last: serde_json::Value = serde_json::from_str(last).unwrap();
    assert_eq!((&last["state"], &last["done"]), (&json!("done"), &json!(3_000)));
    let late = studio.get(&format!("/api/runs/{run}/events")).await.text();
    assert_eq!(late.matches("event: ").count(), 1, "one who comes late hears how it ended: {late}");
}

#[tokio::test]
async fn a_studio_that_starts_again_goes_on_with_what_it_left() {
    let studio = Fixture::new();
    let done = studio.start(comparison()).await;
    studio.until_over(&done).await;
    let before = studio.get(&format!("/api/runs/{done}/document")).await.json();
    let limits = Limits { at_a_time: 1, ..Limits::default() };
    let mut under_way = long_comparison();
    under_way["histories"] = json!(4_000);
    let first = studio.start(under_way).await;
    let second = studio.start(comparison()).await;
    studio.until(&first, |page| page["state"] == "running").await;
    let Fixture { router, studio: old, folder } = studio;
    tokio::task::spawn_blocking({
        let old = old.clone();
        move || old.close()
    })
    .await
    .unwrap();
    drop((router, old));
    let reopened = open(folder.path(), limits, None);
    let studio = Fixture { router: app(reopened.clone()), studio: reopened, folder };
    assert_eq!(studio.get(&format!("/api/runs/{done}/document")).await.json(), before);
    for run in [first, second] {
        assert_eq!(studio.until_over(&run).await["state"], "done");
    }
}

#[tokio::test]
async fn what_cannot_be_played_is_refused_before_it_is_kept() {
    let studio = Fixture::with(Limits { plays: 10_000, ..Limits::default() }, None);
    let refused = [
        json!({"kind": "compare", "case": "three-heirs", "arms": [{"what_ifs": ["no-such"]}], "histories": 10}),
        json!({"kind": "compare", "case": "three-heirs", "histories": 0}),
        json!({"kind": "compare", "case": "three-heirs", "histories": 1}),
        json!({"kind": "compare", "case": "three-heirs", "histories": 10_001}),
        json!({"kind": "compare", "case": "three-heirs", "histories": 9_007_199_254_740_993u64}),
        json!({"kind": "compare", "case": "three-heirs", "histories": u64::MAX, "arms": [{"what_ifs": []}]}),
        json!({"kind": "compare", "case": "three-heirs", "histories": -1}),
        json!({"kind": "compare", "case": "three-heirs", "histories": 10, "seed": u64::MAX}),
        json!({"kind": "compare", "case": "three-heirs", "histories": 10, "draws": "posterior"}),
        json!({"kind": "compare", "case": "three-heirs", "histories": 10, "more": true}),
        json!({"kind": "attribute", "case": "three-heirs", "histories": 10, "of": "nobody"}),
        json!({"kind": "compare", "case": "three-heirs", "histories": 10, "arms": vec![json!({}); 21]}),
        json!({"kind": "guess", "case": "three-heirs", "histories": 10}),
    ];
    for request in refused {
        let answer = studio.post("/api/runs", request.clone()).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"), "{request}");
    }
    let unknown = studio.post("/api/runs", json!({"kind": "compare", "case": "../x", "histories": 10})).await;
    assert_eq!(unknown.code(), "not_found");
    assert_eq!(studio.get("/api/runs").await.json(), json!([]));
}

#[tokio::test]
async fn there_is_an_end_to_the_number_of_runs() {
    let limits = Limits { waiting_runs: 2, at_a_time: 1, runs: 3, ..Limits::default() };
    let studio = Fixture::with(limits, None);
    let runs = [studio.start(long_comparison()).await, studio.start(long_comparison()).await];
    let third = studio.post("/api/runs", long_comparison()).await;
    assert_eq!((third.status, third.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "too_many_runs"));
    let waiting = studio.get(&format!("/api/runs/{}/document", runs[1])).await;
    assert_eq!((waiting.status, waiting.code().as_str()), (StatusCode::CONFLICT, "conflict"));
    let page = studio.post(&format!("/api/runs/{}/cancel", runs[1]), json!({})).await.json();
    assert_eq!((&page["state"], &page["has_document"]), (&json!("cancelled"), &json!(false)));
    studio.post(&format!("/api/runs/{}/cancel", runs[0]), json!({})).await;
    studio.until_over(&runs[0]).await;
    let last = studio.start(comparison()).await;
    studio.until_over(&last).await;
    let full = studio.post("/api/runs", comparison()).await;
    assert_eq!((full.status, full.code().as_str()), (StatusCode::CONFLICT, "conflict"));
}

#[tokio::test]
async fn a_result_is_downloaded_in_every_format() {
    let studio = Fixture::new();
    let run = studio.start(comparison()).await;
    studio.until_over(&run).await;
    let file = async |format: &str| {
        let answer = studio.get(&format!("/api/runs/{run}/download/{format}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{format}: {}", answer.text());
        assert!(answer.header("content-disposition").starts_with("attachment"), "{format}");
        answer
    };
    assert_eq!(file("json").await.json()["format"], "powervacuum-comparison");
    let csv = file("csv").await.text();
    assert!(csv.starts_with("arm,what,contender") && csv.contains("\ntrue-weights,dominates,"), "{csv}");
    assert!(file("svg").await.text().contains("<svg"));
    assert!(file("png").await.bytes.starts_with(b"\x89PNG"));
    let html = file("html").await.text();
    assert!(html.contains("<html") && html.contains("--seed 7 --histories 40"));
    let tables = file("parquet").await;
    let archive = zip::ZipArchive::new(Cursor::new(tables.bytes)).unwrap();
    assert!(
        archive.file_names().flatten().any(|name| name.ends_with(".parquet")),
        "{:?}",
        archive.file_names().collect::<Vec<_>>()
    );
    assert_eq!(studio.get(&format!("/api/runs/{run}/download/exe")).await.code(), "not_found");
}

#[tokio::test]
async fn a_run_of_an_edited_case_keeps_the_case_as_it_was() {
    let studio = Fixture::new();
    let id = studio.post("/api/cases/three-heirs/duplicate", json!({})).await.json()["id"].as_str().unwrap().to_owned();
    let mut request = comparison();
    request["case"] = json!(id);
    let run = studio.start(request).await;
    studio.until_over(&run).await;
    assert_eq!(studio.delete(&format!("/api/cases/{id}")).await.status, StatusCode::NO_CONTENT);
    let html = studio.get(&format!("/api/runs/{run}/download/html")).await;
    assert_eq!(html.status, StatusCode::OK, "{}", html.text());
    let page = studio.get(&format!("/api/runs/{run}")).await.json();
    assert!(page["reproduce"]["command"].as_str().unwrap().starts_with(&format!("powervacuum compare ./{id} ")));
}

#[tokio::test]
async fn a_built_what_if_is_played_and_the_block_that_reproduces_it_is_told() {
    let studio = Fixture::new();
    let mut request = comparison();
    request["arms"] = json!([{"built": [{"kind": "trait", "contender": "ada", "trait": "cunning", "value": 0.9}]}]);
    let run = studio.start(request.clone()).await;
    let page = studio.until_over(&run).await;
    assert_eq!((&page["state"], &page["request"]["arms"][0]["built"]), (&json!("done"), &request["arms"][0]["built"]));
    let toml = page["reproduce"]["toml"].as_str().unwrap();
    let command = page["reproduce"]["command"].as_str().unwrap().to_owned();
    // Whoever adds the block to the file can play it under its id.
    let files = studio.get("/api/cases/three-heirs/files").await.json()["files"].clone();
    let mut files: std::collections::BTreeMap<String, String> = serde_json::from_value(files).unwrap();
    files.get_mut("scenario.toml").unwrap().push_str(&format!("\n{toml}"));
    let files: powervacuum::formats::Files = files.into_iter().collect();
    let case = Case::from_files("mine", &files).unwrap();
    let id = command.split("--what-if ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(case.scenario().spec().interventions.iter().any(|what_if| what_if.id == id), "{command}");
    let html = studio.get(&format!("/api/runs/{run}/download/html")).await;
    assert_eq!(html.status, StatusCode::OK, "{}", html.text());
    request["arms"] = json!([{"built": [{"kind": "trait", "contender": "ada", "trait": "charm", "value": 0.9}]}]);
    assert_eq!(studio.post("/api/runs", request).await.code(), "invalid");
}

#[tokio::test]
async fn routes_of_runs_that_are_not_there_say_so() {
    let studio = Fixture::new();
    for path in ["", "/document", "/events", "/download/json", "/download/html"] {
        assert_eq!(studio.get(&format!("/api/runs/none{path}")).await.code(), "not_found", "{path}");
    }
    for path in ["/cancel", "/resume"] {
        assert_eq!(studio.post(&format!("/api/runs/none{path}"), json!({})).await.code(), "not_found", "{path}");
    }
    assert_eq!(studio.delete("/api/runs/none").await.code(), "not_found");
}
