//! How long does it take to find who rules among `n` contenders?
//!
//! The baseline is the bare loop that every method of this kind contains: for each coalition, the greatest of one number
//! per member, read from the coalition less that member. The table reads sixteen coalitions at once and may beat it.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use powervacuum_engine::theory::ruling_coalition::{Majority, RulingTable};

const COUNTS: [usize; 4] = [8, 16, 20, 24];

/// Weights within a fifth of each other, where many coalitions are self-enforcing.
fn weights(count: usize) -> Vec<u32> {
    (0..count as u32).map(|i| 1_000_000 + i.wrapping_mul(2_654_435_761) % 200_000).collect()
}

fn bare_loop(table: &mut [u32]) {
    for set in 1..table.len() {
        let mut greatest = 0;
        let mut members = set;
        while members != 0 {
            greatest = greatest.max(table[set & !(members & members.wrapping_neg())]);
            members &= members - 1;
        }
        table[set] = greatest ^ (set as u32 & 1);
    }
}

fn coalitions(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ruling");
    group.sample_size(10);
    for count in COUNTS {
        let weights = weights(count);
        let mut table = RulingTable::default();
        group.bench_function(BenchmarkId::from_parameter(format!("coalition n={count}")), |bencher| {
            bencher.iter(|| {
                let solved = table.solve(black_box(&weights), Majority::SIMPLE);
                (solved.is_ok(), table.ruling().len())
            });
        });
        let mut numbers = vec![0; 1 << count];
        group.bench_function(BenchmarkId::from_parameter(format!("bare loop n={count}")), |bencher| {
            bencher.iter(|| bare_loop(black_box(&mut numbers)));
        });
    }
    group.finish();
}

criterion_group!(benches, coalitions);
criterion_main!(benches);
