//! How long do a month and a history of the shipped cases take?
//!
//! A month is played from the state halfway through the first history, with everything in it: perception, decisions,
//! meetings. Histories differ in length; the benchmark plays the first few in turn.

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use powervacuum_engine::{KeyedChance, QuantalResponse, Scenario, Struggle};

const CASES: [&str; 2] = ["three-heirs", "ussr-1922"];
const HISTORIES: u64 = 8;

fn case(name: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(name);
    powervacuum_formats::load_folder(&folder).expect("shipped cases are sound").scenario
}

fn played(scenario: &Scenario, history: u64) -> Struggle<'_> {
    let mut struggle = Struggle::new(scenario);
    struggle.play(&mut KeyedChance::new(1, history), &mut QuantalResponse, None);
    struggle
}

fn month(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("month");
    for name in CASES {
        let scenario = case(name);
        let halfway = played(&scenario, 0).books().len() / 2;
        let mut chance = KeyedChance::new(1, 0);
        let mut struggle = Struggle::new(&scenario);
        (0..halfway).for_each(|_| struggle.play_month(&mut chance, &mut QuantalResponse));
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter_batched(
                || struggle.clone(),
                |mut struggle| {
                    struggle.play_month(&mut chance, &mut QuantalResponse);
                    struggle
                },
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

fn history(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("history");
    for name in CASES {
        let scenario = case(name);
        let mut history = 0;
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| {
                history = (history + 1) % HISTORIES;
                black_box(played(&scenario, history).outcome())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, month, history);
criterion_main!(benches);
