//! Promised: every case keeps the invariants, replays, resumes, names earlier causes and keeps outcasts out.

use powervacuum_testkit::{cases, conformance};

#[test]
fn contract_equal_contenders_conform() {
    for (count, months) in [(2, 24), (3, 36), (5, 48), (9, 24)] {
        let scenario = cases::equals(count, months);
        for history in 0..6 {
            conformance::conforms(&scenario, 1, history);
        }
    }
}
