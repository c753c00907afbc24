//! Benchmarks, each named after a question and measured beside a bare loop; run them with
//! `cargo bench -p powervacuum-bench`.
