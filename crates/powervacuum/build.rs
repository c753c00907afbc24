//! Rebuilds the crate when a shipped case changes; the cases themselves are embedded by `src/case.rs`.

#[expect(clippy::print_stdout, reason = "a build script talks to cargo on standard output")]
fn main() {
    println!("cargo::rerun-if-changed=../../scenarios");
}
