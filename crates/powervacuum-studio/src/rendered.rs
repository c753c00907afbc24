//! Documents that were written out already: the same address gives the same bytes, so they are made once.

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;

use crate::error::Failure;

/// The most that is kept, in bytes as they are sent without compression.
const MOST_BYTES: usize = 48 << 20;
/// Smaller texts are sent as they are.
const WORTH_COMPRESSING: usize = 1_400;

/// A text, and what it is compressed to.
pub struct Rendered {
    plain: Bytes,
    compressed: Option<Bytes>,
    tag: HeaderValue,
    content_type: &'static str,
}

impl Rendered {
    /// A document as JSON.
    ///
    /// # Errors
    /// When a number in it is no JSON.
    pub fn json(document: &impl Serialize) -> Result<Rendered, Failure> {
        Ok(Rendered::new(serde_json::to_vec(document)?, "application/json"))
    }

    /// Bytes of a content type.
    pub fn new(plain: Vec<u8>, content_type: &'static str) -> Rendered {
        let compressed = (plain.len() >= WORTH_COMPRESSING).then(|| compress(&plain)).flatten();
        let tag = format!("\"{:016x}-{:x}\"", digest(&plain), plain.len());
        let tag = HeaderValue::from_str(&tag).expect("digits are a header");
        Rendered { plain: plain.into(), compressed: compressed.map(Bytes::from), tag, content_type }
    }

    /// The response to a request with these headers: nothing but a status if the other side has it already.
    pub fn respond(&self, request: &HeaderMap, cache: &'static str) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::ETAG, self.tag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let known = request.get_all(header::IF_NONE_MATCH).iter().any(|known| *known == self.tag);
        if known {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        let body = match &self.compressed {
            Some(compressed) if takes_gzip(request) => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                compressed.clone()
            }
            _ => self.plain.clone(),
        };
        (headers, Body::from(body)).into_response()
    }

    fn bytes(&self) -> usize {
        self.plain.len() + self.compressed.as_ref().map_or(0, Bytes::len)
    }
}

/// Whether the other side reads gzip: it is named, and not with a weight of 0.
fn takes_gzip(request: &HeaderMap) -> bool {
    let named = |value: &HeaderValue| {
        let text = value.to_str().unwrap_or_default();
        text.split(',').any(|coding| {
            let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
            matches!(name.trim(), "gzip" | "*") && !matches!(weight.replace(' ', "").as_str(), "q=0" | "q=0.0")
        })
    };
    request.get_all(header::ACCEPT_ENCODING).iter().any(named)
}

fn compress(plain: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(4));
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().filter(|compressed| compressed.len() < plain.len())
}

/// A digest that tells versions of one document apart (FNV-1a); nothing depends on it being hard to forge.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

type Place = Arc<OnceLock<Result<Arc<Rendered>, Failure>>>;

/// Documents by what makes them, the ones that nobody asked for lately given up first.
#[derive(Default)]
pub struct Documents {
    shelf: Mutex<Shelf>,
}

#[derive(Default)]
struct Shelf {
    places: BTreeMap<String, Place>,
    /// The last used last.
    order: VecDeque<String>,
    bytes: usize,
}

impl Documents {
    /// The document of a key, if it was made.
    pub fn made(&self, key: &str) -> Option<Arc<Rendered>> {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let made = shelf.places.get(key)?.get()?.as_ref().ok().map(Arc::clone)?;
        shelf.touch(key);
        Some(made)
    }

    /// The document of a key, made now if it is not there; whoever asks for the same meanwhile waits for it.
    ///
    /// # Errors
    /// When it cannot be made; then it is tried again the next time.
    pub fn get(&self, key: &str, make: impl FnOnce() -> Result<Rendered, Failure>) -> Result<Arc<Rendered>, Failure> {
        let place = {
            let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
            shelf.touch(key);
            Arc::clone(shelf.places.entry(key.to_owned()).or_default())
        };
        let mut made = 0;
        let found = place.get_or_init(|| {
            let rendered = make().map(Arc::new);
            made = rendered.as_ref().map_or(0, |rendered| rendered.bytes());
            rendered
        });
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        match found {
            Err(_) => shelf.remove(key),
            Ok(_) if made > 0 => {
                shelf.bytes += made;
                shelf.tidy(key);
            }
            Ok(_) => {}
        }
        found.clone()
    }
}

impl Shelf {
    /// It was asked for just now.
    fn touch(&mut self, key: &str) {
        if let Some(at) = self.order.iter().position(|known| known == key) {
            self.order.remove(at);
        }
        self.order.push_back(key.to_owned());
    }

    fn remove(&mut self, key: &str) {
        self.order.retain(|known| known != key);
        let gone = self.places.remove(key);
        let bytes = gone.as_ref().and_then(|place| place.get()).and_then(|made| made.as_ref().ok()).map(|r| r.bytes());
        self.bytes = self.bytes.saturating_sub(bytes.unwrap_or(0));
    }

    fn tidy(&mut self, newest: &str) {
        while self.bytes > MOST_BYTES {
            let Some(oldest) = self.order.front().filter(|oldest| *oldest != newest).cloned() else { break };
            self.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(length: usize) -> Result<Rendered, Failure> {
        Ok(Rendered::new(vec![b'a'; length], "text/plain"))
    }

    #[test]
    fn a_document_is_made_once_and_a_failure_is_tried_again() {
        let documents = Documents::default();
        let broken = || Err(Failure::internal("broken"));
        assert!(documents.get("a", broken).is_err());
        assert!(documents.get("a", || text(10)).is_ok());
        assert!(documents.get("a", broken).is_ok());
    }

    #[test]
    fn what_nobody_asked_for_lately_is_given_up() {
        let documents = Documents::default();
        let half = MOST_BYTES / 2;
        for key in ["a", "b"] {
            documents.get(key, || text(half - 100_000)).unwrap();
        }
        documents.get("a", || panic!("it is there")).unwrap();
        documents.get("c", || text(half)).unwrap();
        documents.get("a", || panic!("it is there")).unwrap();
        assert!(documents.get("b", || Err(Failure::internal("given up"))).is_err());
        assert!(documents.shelf.lock().unwrap().bytes <= MOST_BYTES);
    }

    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        let headers = |value| HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]);
        assert!(takes_gzip(&headers("br, gzip")) && takes_gzip(&headers("gzip;q=0.5")));
        assert!(!takes_gzip(&headers("br, gzip; q=0")) && !takes_gzip(&headers("identity")));
    }
}
