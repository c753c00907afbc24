//! Loading a case from any bytes neither panics nor hangs, and its problems can be drawn.
//!
//! The bytes are a bundle: see `powervacuum_formats::Files::from_bundle`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use powervacuum_formats::{Files, Style, load_files};

fuzz_target!(|bytes: &[u8]| {
    match load_files(&Files::from_bundle(bytes)) {
        Ok(loaded) => assert!(loaded.scenario.contender_count() >= 2),
        Err(problems) => {
            assert!(!problems.diagnostics().is_empty());
            problems.render(Style { width: 100, colour: false });
        }
    }
});
