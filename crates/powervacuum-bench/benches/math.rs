//! How long does a thousand of each mathematical function take?
//!
//! The baseline is a bare loop of one multiplication and one addition over the same slice.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use powervacuum_engine::math;

const COUNT: usize = 1000;

fn thousand_values(criterion: &mut Criterion) {
    let values: Vec<f64> = (0..COUNT).map(|i| (i as f64 + 0.5) / COUNT as f64).collect();
    let mut work = values.clone();
    let mut group = criterion.benchmark_group("thousand values");
    let mut measure = |name: &str, function: fn(&mut [f64])| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                work.copy_from_slice(&values);
                function(black_box(&mut work));
            });
        });
    };
    measure("bare loop", |work| work.iter_mut().for_each(|x| *x = *x * 0.5 + 1.0));
    measure("exp", math::exp_in_place);
    measure("ln", |work| work.iter_mut().for_each(|x| *x = math::ln(*x)));
    measure("logistic", |work| work.iter_mut().for_each(|x| *x = math::logistic(*x)));
    measure("gumbel", |work| work.iter_mut().for_each(|x| *x = math::gumbel(*x)));
    measure("pow 1.5", |work| work.iter_mut().for_each(|x| *x = math::pow(*x, 1.5)));
    measure("pow 2.7", |work| work.iter_mut().for_each(|x| *x = math::pow(*x, 2.7)));
    group.finish();
}

criterion_group!(benches, thousand_values);
criterion_main!(benches);
