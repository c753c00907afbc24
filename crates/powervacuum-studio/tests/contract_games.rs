//! Promise: a game shows what the facade's game shows, every move is saved before it is answered, what cannot be done leaves
//! the game as it was, and a game can be taken elsewhere and played on.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod common;

use std::sync::Arc;

use axum::http::StatusCode;
use common::Fixture;
use powervacuum::{Case, Game};
use serde_json::{Value, json};

async fn begin(studio: &Fixture) -> (String, Value) {
    let answer = studio.post("/api/games", json!({"case": "three-heirs", "contender": "ada", "seed": 7})).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let page = answer.json();
    (format!("/api/games/{}", page["id"].as_str().unwrap()), page)
}

/// Skips the questions of a page that are open.
async fn skip(studio: &Fixture, path: &str, mut page: Value) -> Value {
    for question in page["view"]["questions"].as_array().unwrap().clone() {
        let answer = json!({"question": question["id"], "answer": "skip"});
        let answered = studio.post(&format!("{path}/predict"), answer).await;
        assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
        page = answered.json();
    }
    page
}

#[tokio::test]
async fn a_game_shows_what_the_facade_shows_and_moves_are_kept() {
    let studio = Fixture::new();
    let (path, page) = begin(&studio).await;
    let case = Arc::new(Case::builtin("three-heirs").unwrap());
    let mut game = Game::new(case, "ada", 7, &[]).unwrap();
    assert_eq!(page["view"], serde_json::to_value(game.view()).unwrap());
    for question in game.view().questions {
        game.predict(&question.id, "skip").unwrap();
    }
    let page = skip(&studio, &path, page).await;
    assert_eq!(page["view"], serde_json::to_value(game.view()).unwrap());
    let chosen = studio.post(&format!("{path}/choose"), json!({"option": "bide"})).await;
    assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.text());
    game.choose("bide").unwrap();
    assert_eq!(chosen.json()["view"], serde_json::to_value(game.view()).unwrap());
    assert_eq!(studio.get(&path).await.json(), chosen.json(), "it is kept");
    let list = studio.get("/api/games").await.json();
    assert_eq!((&list[0]["about"]["contender"], &list[0]["about"]["over"]), (&json!("ada"), &json!(false)));
}

#[tokio::test]
async fn a_game_is_watched_to_its_end_debriefed_and_taken_back() {
    let studio = Fixture::new();
    let (path, _) = begin(&studio).await;
    let early = studio.get(&format!("{path}/debrief")).await;
    assert_eq!((early.status, early.code().as_str()), (StatusCode::CONFLICT, "conflict"));
    assert_eq!(studio.get(&format!("{path}/struggle")).await.code(), "conflict");
    let none = studio.post(&format!("{path}/undo"), json!({})).await;
    assert_eq!((none.status, none.code().as_str()), (StatusCode::CONFLICT, "conflict"));
    let over = studio.post(&format!("{path}/watch"), json!({})).await.json();
    assert_eq!((&over["about"]["over"], &over["view"]["over"]), (&json!(true), &json!(true)));
    assert_eq!(studio.get(&format!("{path}/debrief")).await.json()["format"], "powervacuum-debrief");
    assert_eq!(studio.get(&format!("{path}/struggle")).await.json()["format"], "powervacuum-struggle");
    let late = studio.post(&format!("{path}/choose"), json!({"option": "bide"})).await;
    assert_eq!((late.status, late.code().as_str()), (StatusCode::CONFLICT, "conflict"));
    let back = studio.post(&format!("{path}/undo"), json!({})).await.json();
    assert_eq!((&back["view"]["over"], &back["view"]["taken_back"]), (&json!(false), &json!(1)));
}

#[tokio::test]
async fn a_saved_game_is_played_on_elsewhere() {
    let (here, there) = (Fixture::new(), Fixture::new());
    let (path, _) = begin(&here).await;
    here.post(&format!("{path}/watch"), json!({"months": 3})).await;
    let save = here.get(&format!("{path}/save")).await;
    assert!(save.header("content-disposition").starts_with("attachment"));
    let imported = there.post("/api/games/import", save.json()).await;
    assert_eq!(imported.status, StatusCode::CREATED, "{}", imported.text());
    assert_eq!(imported.json()["view"], here.get(&path).await.json()["view"]);
    let mut other = save.json();
    other["scenario_fingerprint"] = json!("0".repeat(64));
    assert_eq!(there.post("/api/games/import", other).await.code(), "conflict");
    let mut wrong = save.json();
    wrong["moves"] = json!([{"chose": "no such thing"}]);
    assert_eq!(there.post("/api/games/import", wrong).await.code(), "invalid");
    assert_eq!(there.post("/api/games/import", json!({"format": "x"})).await.code(), "invalid");
}

#[tokio::test]
async fn what_cannot_be_done_leaves_the_game_as_it_was() {
    let studio = Fixture::new();
    let (path, page) = begin(&studio).await;
    for (route, body) in [
        ("predict", json!({"question": "none", "answer": "skip"})),
        ("predict", json!({"question": page["view"]["questions"][0]["id"], "answer": "perhaps"})),
    ] {
        assert_eq!(studio.post(&format!("{path}/{route}"), body.clone()).await.code(), "invalid", "{body}");
    }
    assert_eq!(studio.get(&path).await.json(), page);
    skip(&studio, &path, page.clone()).await;
    let unknown = studio.post(&format!("{path}/choose"), json!({"option": "fly"})).await;
    assert_eq!((unknown.status, unknown.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"));
    for wrong in [
        json!({"case": "three-heirs", "contender": "nobody"}),
        json!({"case": "three-heirs", "contender": "ada", "what_ifs": ["none"]}),
        json!({"case": "three-heirs", "contender": "ada", "seed": u64::MAX}),
        json!({"case": "three-heirs"}),
    ] {
        assert_eq!(studio.post("/api/games", wrong.clone()).await.code(), "invalid", "{wrong}");
    }
    assert_eq!(studio.delete(&path).await.status, StatusCode::NO_CONTENT);
    for route in ["", "/debrief", "/save", "/struggle"] {
        assert_eq!(studio.get(&format!("{path}{route}")).await.code(), "not_found");
    }
    for (route, body) in [("watch", json!({})), ("undo", json!({})), ("choose", json!({"option": "bide"}))] {
        assert_eq!(studio.post(&format!("{path}/{route}"), body).await.code(), "not_found");
    }
}
