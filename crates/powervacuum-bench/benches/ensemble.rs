//! What do many histories cost, written and not written, and a comparison on common random numbers?
//!
//! `ensemble_10k` plays 10,000 histories of the small case on all cores, once without and once with every table written;
//! `compare_crn` plays histories of the flagship with and without a what-if. `play` of the former is the baseline for both:
//! the same histories in a bare loop on one core.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use powervacuum::ensembles::{Control, Resume, Shard, Table, Threads, run, summarise};
use powervacuum::lab::{CompareRequest, compare};
use powervacuum::{Case, DrawsFrom, EnsembleRequest, count};

const MANY: u64 = 10_000;
const FEW: u64 = 100;

fn case(name: &str) -> Arc<Case> {
    Arc::new(Case::builtin(name).expect("shipped cases are sound"))
}

fn ensemble_10k(criterion: &mut Criterion) {
    let case = case("three-heirs");
    let request = EnsembleRequest {
        case: Arc::clone(&case),
        seed: 1,
        histories: MANY,
        what_ifs: Vec::new(),
        draws: DrawsFrom::Default,
        tables: Table::ALL.to_vec(),
    };
    let plan = request.plan().expect("the case is sound");
    let mut group = criterion.benchmark_group("ensemble_10k");
    group.sample_size(10);
    group.bench_function("bare_loop", |bencher| {
        bencher.iter(|| (0..MANY).filter(|&history| summarise(case.scenario(), 1, history).leader().is_some()).count());
    });
    for threads in [Threads::ONE, Threads::default()] {
        group.bench_function(BenchmarkId::new("counted", threads.get()), |bencher| {
            bencher.iter(|| black_box(count(&plan, threads, &Control::unwatched())));
        });
    }
    group.bench_function("written", |bencher| {
        bencher.iter(|| {
            let folder = tempfile::tempdir().expect("a folder can be made");
            let out = folder.path().join("runs");
            run(&plan, &out, Shard::WHOLE, Resume::No, Threads::default(), &Control::unwatched()).expect("room on disk")
        });
    });
    group.finish();
}

fn compare_crn(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare_crn");
    group.sample_size(10);
    for threads in [Threads::ONE, Threads::default()] {
        let request = CompareRequest {
            case: case("ussr-1922"),
            what_ifs: vec!["testament-published".to_owned()],
            seed: 1,
            histories: FEW,
            precision: None,
            threads,
        };
        group.bench_function(BenchmarkId::new("ussr-1922", threads.get()), |bencher| {
            bencher.iter(|| compare(&request, &Control::unwatched()).expect("the what-if fits the case"));
        });
    }
    group.finish();
}

criterion_group!(benches, ensemble_10k, compare_crn);
criterion_main!(benches);
