//! Rebuilds the crate when a shipped case changes; the cases themselves are embedded by `src/case.rs`.

fn main() {
    println!("cargo::rerun-if-changed=../../scenarios");
}
