//! Who may ask what: the host that was meant, where a request comes from, the token, how often.
//!
//! On the loopback address everybody on this machine may use the studio, so there is no token; but pages of other sites in
//! the same browser may not, which the checks of `Host` and `Origin` see to. On any other address a token is asked for,
//! and how often one address may ask is limited.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::error::Failure;
use crate::studio::Studio;

/// The name of the cookie that a token is exchanged for.
const COOKIE: &str = "powervacuum";
/// What a page of the studio may load and do: only what comes from here.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

/// How often one address may ask, off the loopback address: so many at once, and so many a second after that.
const BURST: f64 = 600.0;
const PER_SECOND: f64 = 100.0;
/// How many wrong tokens one address may try at once, and a second after that.
const WRONG_TOKENS: f64 = 10.0;
const WRONG_TOKENS_PER_SECOND: f64 = 0.1;
/// So many addresses are remembered.
const ADDRESSES: usize = 10_000;

/// What the guard knows.
pub struct Guard {
    keys: Option<Keys>,
    requests: Limit,
    wrong: Limit,
}

/// What opens the studio on an address that others reach.
struct Keys {
    /// Shown to the user, who gives it to others.
    token: String,
    /// In the cookie that it is exchanged for.
    session: String,
}

impl Guard {
    /// Of a studio that only this machine reaches.
    pub fn loopback() -> Guard {
        Guard { keys: None, requests: Limit::new(BURST, PER_SECOND), wrong: Limit::new(1.0, 1.0) }
    }

    /// Of a studio that others reach.
    pub fn with_token(token: String) -> Guard {
        let keys = Keys { token, session: crate::store::random_name() + &crate::store::random_name() };
        let wrong = Limit::new(WRONG_TOKENS, WRONG_TOKENS_PER_SECOND);
        Guard { keys: Some(keys), requests: Limit::new(BURST, PER_SECOND), wrong }
    }

    /// Who must be asked for before anything else is answered; the address to be sent to after a token was exchanged.
    fn check(&self, request: &Request) -> Result<Option<Response>, Failure> {
        let headers = request.headers();
        let host = host(request)?;
        if self.keys.is_none() && !is_loopback(host) {
            let hint = "open the address that the program printed";
            return Err(Failure::new(StatusCode::FORBIDDEN, "host", "this is not the host of the studio", hint));
        }
        if !is_safe(request.method()) && !is_own(headers, host) {
            let hint = "use the studio's own page, or a program that sends no `Origin`";
            let message = "the request comes from a page of another site";
            return Err(Failure::new(StatusCode::FORBIDDEN, "origin", message, hint));
        }
        let Some(keys) = &self.keys else { return Ok(None) };
        let address = address(request);
        if !self.requests.take(address) {
            return Err(too_often());
        }
        self.admit(keys, request, address)
    }

    fn admit(&self, keys: &Keys, request: &Request, address: Option<IpAddr>) -> Result<Option<Response>, Failure> {
        let headers = request.headers();
        if cookies(headers).any(|(name, value)| name == COOKIE && same(value, &keys.session)) {
            return Ok(None);
        }
        let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer = bearer.and_then(|value| value.strip_prefix("Bearer "));
        let asked = token_of(request.uri());
        let Some(given) = bearer.or(asked) else {
            let hint = "open the address that the program printed, or send the token as `authorization: Bearer …`";
            return Err(Failure::new(StatusCode::UNAUTHORIZED, "token", "the studio asks for its token", hint));
        };
        if !self.wrong.is_open(address) {
            return Err(too_often());
        }
        if !same(given, &keys.token) {
            self.wrong.take(address);
            let hint = "copy the token from where the program printed it";
            return Err(Failure::new(StatusCode::UNAUTHORIZED, "token", "this is not the token of the studio", hint));
        }
        if bearer.is_some() || request.method() != Method::GET {
            return Ok(None);
        }
        // The token leaves the address, and with it the history of the browser.
        let cookie = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Lax", keys.session);
        let headers = [(header::SET_COOKIE, cookie), (header::LOCATION, request.uri().path().to_owned())];
        Ok(Some((StatusCode::SEE_OTHER, headers).into_response()))
    }
}

/// Lets a request through or answers it, and puts the headers on every response.
pub async fn guard(State(studio): State<Studio>, request: Request, next: Next) -> Response {
    let page = !request.uri().path().starts_with("/api/") && request.method() == Method::GET;
    let mut response = match studio.guard().check(&request) {
        Ok(None) => next.run(request).await,
        Ok(Some(response)) => response,
        Err(failure) if page && failure.said.code == "token" => {
            (StatusCode::UNAUTHORIZED, Html(token_page(&failure.said.message))).into_response()
        }
        Err(failure) => failure.into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn token_page(message: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>Power Vacuum</title><h1>Power Vacuum</h1><p>{message}.</p>\
         <form><label>Token <input name=token autocomplete=off required></label> <button>Open</button></form></html>"
    )
}

fn too_often() -> Failure {
    Failure::new(StatusCode::TOO_MANY_REQUESTS, "too_often", "too many requests", "wait a moment, then try again")
}

/// The host that a request is for.
fn host(request: &Request) -> Result<&str, Failure> {
    let named = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    named.or_else(|| request.uri().authority().map(|authority| authority.as_str())).ok_or_else(|| {
        Failure::new(StatusCode::BAD_REQUEST, "host", "the request names no host", "send a `Host` header")
    })
}

/// Without its port.
fn host_name(host: &str) -> &str {
    let end = host.rfind(':').filter(|&colon| !host[colon..].contains(']')).unwrap_or(host.len());
    host[..end].trim_start_matches('[').trim_end_matches(']')
}

fn is_loopback(host: &str) -> bool {
    let name = host_name(host);
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Whether a method changes nothing.
fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a request comes from the studio's own page, or from no page at all.
fn is_own(headers: &HeaderMap, host: &str) -> bool {
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if site.is_some_and(|site| site != b"same-origin" && site != b"none") {
        return false;
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let origin = origin.to_str().unwrap_or_default();
    let named = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    named.is_some_and(|named| named.eq_ignore_ascii_case(host))
}

fn address(request: &Request) -> Option<IpAddr> {
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let texts = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split(';')).filter_map(|cookie| cookie.trim().split_once('='))
}

fn token_of(uri: &Uri) -> Option<&str> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("token="))
}

/// Whether two secrets are the same, in a time that tells nothing of where they differ.
fn same(given: &str, secret: &str) -> bool {
    let differ = given.bytes().zip(secret.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b));
    given.len() == secret.len() && differ == 0
}

/// So many at once, and so many a second after that, for each address.
struct Limit {
    burst: f64,
    per_second: f64,
    left: Mutex<BTreeMap<Option<IpAddr>, (f64, Instant)>>,
}

impl Limit {
    fn new(burst: f64, per_second: f64) -> Limit {
        Limit { burst, per_second, left: Mutex::new(BTreeMap::new()) }
    }

    fn now(&self, found: Option<&(f64, Instant)>) -> f64 {
        found.map_or(self.burst, |(left, at)| (left + self.per_second * at.elapsed().as_secs_f64()).min(self.burst))
    }

    /// Whether there is one left.
    fn is_open(&self, address: Option<IpAddr>) -> bool {
        let left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        self.now(left.get(&address)) >= 1.0
    }

    /// Takes one; false if there is none.
    fn take(&self, address: Option<IpAddr>) -> bool {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if left.len() >= ADDRESSES && !left.contains_key(&address) {
            // Those who have waited long enough are like those who never came.
            let (burst, per_second) = (self.burst, self.per_second);
            left.retain(|_, (rest, at)| *rest + per_second * at.elapsed().as_secs_f64() < burst);
            if left.len() >= ADDRESSES {
                left.clear();
            }
        }
        let rest = self.now(left.get(&address));
        let taken = rest >= 1.0;
        left.insert(address, (if taken { rest - 1.0 } else { rest }, Instant::now()));
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine_are_told_from_others() {
        for host in ["localhost", "localhost:80", "127.0.0.1:4000", "127.9.9.9", "[::1]:80", "LOCALHOST:1"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example:80", "192.168.0.2", "127.0.0.1.evil.example", "", "[::2]"]
        {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn a_secret_is_compared_as_a_whole() {
        assert!(same("abc", "abc"));
        assert!(!same("abd", "abc") && !same("ab", "abc") && !same("abcd", "abc") && !same("", "abc"));
    }

    #[test]
    fn a_limit_is_one_of_each_address() {
        let limit = Limit::new(2.0, 0.0);
        let (one, other) = (Some(IpAddr::from([10, 0, 0, 1])), Some(IpAddr::from([10, 0, 0, 2])));
        assert!(limit.take(one) && limit.take(one) && !limit.take(one) && !limit.is_open(one));
        assert!(limit.take(other));
    }
}
