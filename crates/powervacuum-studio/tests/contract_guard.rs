//! Promise: pages of other sites, other hosts and people without the token get nothing; every answer has the headers that
//! keep a browser from doing more than the page needs.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use common::{Answer, Fixture, comparison, request};
use powervacuum_studio::Limits;

const TOKEN: &str = "a-token-of-a-test";

async fn with_headers(studio: &Fixture, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = if method == "GET" { Body::empty() } else { Body::from(comparison().to_string()) };
    studio.send(request.body(body).unwrap()).await
}

#[tokio::test]
async fn every_answer_has_the_headers() {
    let studio = Fixture::new();
    for path in ["/", "/api/health", "/api/nothing", "/some/page", "/api/cases/none", "/favicon.ico"] {
        let answer = studio.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"), "{path}: {policy}");
        assert!(!policy.contains("'unsafe-eval'") && policy.contains("frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert!(!answer.header("cache-control").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_name_that_was_made_to_lead_here_is_refused() {
    let studio = Fixture::new();
    for host in ["evil.example", "evil.example:1922", "localhost.evil.example", "192.168.1.2"] {
        let answer = with_headers(&studio, "GET", "/api/cases", &[("host", host)]).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::FORBIDDEN, "host"), "{host}");
    }
    let nameless = Request::builder().uri("/api/health").body(Body::empty()).unwrap();
    assert_eq!(studio.send(nameless).await.status, StatusCode::BAD_REQUEST);
    for host in ["127.0.0.1:1922", "[::1]:1922", "localhost"] {
        assert_eq!(
            with_headers(&studio, "GET", "/api/health", &[("host", host)]).await.status,
            StatusCode::OK,
            "{host}"
        );
    }
}

#[tokio::test]
async fn pages_of_other_sites_change_nothing() {
    let studio = Fixture::new();
    let own = [("host", "localhost:1922"), ("content-type", "application/json")];
    for foreign in [
        ("origin", "http://evil.example"),
        ("origin", "http://localhost:1923"),
        ("origin", "null"),
        ("origin", "http://localhost:1922.evil.example"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let answer = with_headers(&studio, "POST", "/api/runs", &[own[0], own[1], foreign]).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::FORBIDDEN, "origin"), "{foreign:?}");
    }
    // A form of another site cannot name the type, and one that does not is refused.
    let form = [own[0], ("content-type", "text/plain")];
    assert_eq!(with_headers(&studio, "POST", "/api/runs", &form).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(studio.get("/api/runs").await.json(), serde_json::json!([]));
    let page = [own[0], own[1], ("origin", "http://localhost:1922"), ("sec-fetch-site", "same-origin")];
    assert_eq!(with_headers(&studio, "POST", "/api/runs", &page).await.status, StatusCode::ACCEPTED);
}

#[tokio::test]
async fn nothing_is_answered_without_the_token() {
    let studio = Fixture::with(Limits::default(), Some(TOKEN));
    for path in ["/api/health", "/api/cases", "/api/openapi.json", "/api/nothing"] {
        let answer = studio.get(path).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::UNAUTHORIZED, "token"), "{path}");
    }
    let page = studio.get("/").await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.text().contains("<input name=token"), "{}", page.text());
    let host = ("host", "192.168.1.2:1922");
    let bearer = format!("Bearer {TOKEN}");
    let answer = with_headers(&studio, "GET", "/api/health", &[host, ("authorization", &bearer)]).await;
    assert_eq!(answer.status, StatusCode::OK);
    let wrong = with_headers(&studio, "GET", "/api/health", &[host, ("authorization", "Bearer wrong")]).await;
    assert_eq!(wrong.code(), "token");
}

#[tokio::test]
async fn the_token_is_exchanged_for_a_cookie_that_scripts_cannot_read() {
    let studio = Fixture::with(Limits::default(), Some(TOKEN));
    let answer = studio.get(&format!("/cases/ussr-1922?token={TOKEN}")).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/cases/ussr-1922"));
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains(TOKEN), "the cookie is not the token");
    let pair = cookie.split(';').next().unwrap();
    let host = ("host", "192.168.1.2:1922");
    let with_cookie = with_headers(&studio, "GET", "/api/cases", &[host, ("cookie", pair)]).await;
    assert_eq!(with_cookie.status, StatusCode::OK);
    let other = with_headers(&studio, "GET", "/api/cases", &[host, ("cookie", "powervacuum=guess")]).await;
    assert_eq!(other.status, StatusCode::UNAUTHORIZED);
    let foreign = [host, ("cookie", pair), ("content-type", "application/json"), ("origin", "http://evil.example")];
    assert_eq!(with_headers(&studio, "POST", "/api/runs", &foreign).await.code(), "origin");
}

#[tokio::test]
async fn tokens_cannot_be_tried_for_long_and_requests_not_without_end() {
    let studio = Fixture::with(Limits::default(), Some(TOKEN));
    for _ in 0..10 {
        assert_eq!(studio.get("/api/health?token=guess").await.status, StatusCode::UNAUTHORIZED);
    }
    let late = studio.get(&format!("/api/health?token={TOKEN}")).await;
    assert_eq!((late.status, late.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "too_often"));
    let mut refused = 0;
    for _ in 0..2_000 {
        refused += u32::from(studio.get("/api/health").await.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(refused > 0, "2000 requests at once are too many");
}

#[tokio::test]
async fn a_route_that_is_not_there_or_not_asked_so_is_an_error_like_any_other() {
    let studio = Fixture::new();
    let nothing = studio.get("/api/nothing/at/all").await;
    assert_eq!((nothing.status, nothing.code().as_str()), (StatusCode::NOT_FOUND, "not_found"));
    let method = studio.send(request("PATCH", "/api/cases").body(Body::empty()).unwrap()).await;
    assert_eq!((method.status, method.code().as_str()), (StatusCode::METHOD_NOT_ALLOWED, "method"));
    let page = studio.send(request("POST", "/some/page").body(Body::empty()).unwrap()).await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
}
