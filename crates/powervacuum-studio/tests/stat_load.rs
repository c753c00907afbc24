//! A small load: viewers over sockets while runs are played. Without an error, and not slower than a page may be even on a
//! busy machine; `make load` measures in earnest.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod common;
mod load;

use std::time::Duration;

use load::{Load, quantile};
use powervacuum_studio::{Limits, app};

/// A page that takes longer is being starved by the runs.
const STARVED: Duration = Duration::from_secs(2);

#[test]
fn pages_are_answered_while_runs_are_played() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(8).build().unwrap();
    let studio = common::open(folder.path(), Limits::default(), None);
    let address = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = app(studio.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    });
    let load = Load {
        address: address.to_string(),
        viewers: 30,
        jobs: 4,
        histories: 400_000,
        case: "three-heirs".to_owned(),
        look: Duration::from_millis(200),
        time: Duration::from_secs(3),
    };
    let measured = load.run();
    studio.close();
    assert!(measured.errors.is_empty(), "{:?}", measured.errors);
    assert!(measured.under_way > 0, "runs were played all the time");
    let all = measured.all();
    assert!(all.len() > 100, "{} answers", all.len());
    assert!(quantile(&all, 0.99) < STARVED, "p99 is {:?}", quantile(&all, 0.99));
}
