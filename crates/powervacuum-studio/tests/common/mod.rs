//! A studio in a temporary folder, asked through its router without a socket.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use powervacuum_studio::{Limits, Settings, Studio, app};
use serde_json::{Value, json};
use tower::ServiceExt;

/// A studio and the folder that it lives in.
pub struct Fixture {
    pub router: Router,
    pub studio: Studio,
    pub folder: tempfile::TempDir,
}

/// What was answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The code of the error; every error has all its parts.
    pub fn code(&self) -> String {
        let error = &self.json()["error"];
        for part in ["code", "message", "kept", "hint"] {
            assert!(error[part].as_str().is_some_and(|text| !text.is_empty()), "{part}: {}", self.text());
        }
        error["code"].as_str().unwrap().to_owned()
    }
}

impl Fixture {
    pub fn new() -> Fixture {
        Fixture::with(Limits::default(), None)
    }

    pub fn with(limits: Limits, token: Option<&str>) -> Fixture {
        let folder = tempfile::tempdir().unwrap();
        let studio = open(folder.path(), limits, token);
        Fixture { router: app(studio.clone()), studio, folder }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(request("GET", path).body(Body::empty()).unwrap()).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(request("DELETE", path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.json("POST", path, body).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.json("PUT", path, body).await
    }

    async fn json(&self, method: &str, path: &str, body: Value) -> Answer {
        let request = request(method, path).header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Asks for a small run and gives its name.
    pub async fn start(&self, request: Value) -> String {
        let answer = self.post("/api/runs", request).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
        answer.json()["id"].as_str().unwrap().to_owned()
    }

    /// Waits until a run is in a state that satisfies.
    pub async fn until(&self, run: &str, satisfies: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let page = self.get(&format!("/api/runs/{run}")).await.json();
            if satisfies(&page) {
                return page;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "the run stays as it is: {page}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    pub async fn until_over(&self, run: &str) -> Value {
        self.until(run, |page| !matches!(page["state"].as_str(), Some("queued" | "running"))).await
    }
}

/// A studio in a folder.
pub fn open(folder: &std::path::Path, limits: Limits, token: Option<&str>) -> Studio {
    let threads = powervacuum::lab::Threads::new(NonZeroUsize::new(2).unwrap());
    let token = token.map(str::to_owned);
    Studio::open(Settings { token, limits, threads, ..Settings::new(folder) }).unwrap()
}

/// A request to this machine.
pub fn request(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header("host", "localhost:1922")
}

/// A comparison that takes no time.
pub fn comparison() -> Value {
    json!({"kind": "compare", "case": "three-heirs", "arms": [{"what_ifs": ["true-weights"]}], "histories": 40, "seed": 7})
}

/// A comparison that takes long, if nobody stops it.
pub fn long_comparison() -> Value {
    json!({"kind": "compare", "case": "three-heirs", "histories": 900_000, "seed": 7})
}
