//! Has the crate built again when the front end was.

use std::path::Path;

fn main() {
    // A folder that is not there would have the crate built every time.
    let watched = ["../../web/dist", "../../web", "build.rs"].into_iter().find(|path| Path::new(path).exists());
    println!("cargo::rerun-if-changed={}", watched.unwrap_or("build.rs"));
}
