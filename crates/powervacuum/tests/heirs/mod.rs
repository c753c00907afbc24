//! Three heirs with a record: invented too, small enough to be scored and fitted in a second.
#![allow(dead_code, clippy::unwrap_used, reason = "helpers of tests, not all used by each, may panic")]

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use powervacuum::Case;
use powervacuum::lab::Threads;

pub const FALLS: &str = "\
contender,rung,month,main,source
ada,censured,2000-06,yes,invented
ben,stripped,2000-10,yes,invented
ben,stripped,2000-12,yes,invented
cleo,dismissed,2001-03,,invented
";

pub const PATTERNS: &str = "\
pattern,group,measure,of,about,from,until,value,low,high
allies,alliances,together,ben; cleo,,2000-02,2000-08,1,,
lasting,durations,longest,ben; cleo,,2000-01,2000-12,6,4,9
votes,votes,delegates,ada,,2000-12,,0.4,0.3,0.6
line,lines,platform,ben,expansion,2000-12,,-0.1,,
works,patrons,follows,ben,works,2000-06,2000-12,1,,
first,leaders,leads,ben,,2000-06,2000-12,1,,
";

pub const PRIORS: &str = "\
parameter,distribution,low,high,note
insight,uniform,0,1,
control_growth,log-uniform,0.005,0.2,
betrayal_loss,uniform,0.1,1,
";

/// The files of the shipped case with some put in place, each text through `change`.
pub fn case_with(folder: &Path, files: &[(&str, &str)], change: impl Fn(&str) -> String) -> Arc<Case> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/three-heirs");
    std::fs::create_dir_all(folder.join("record")).unwrap();
    for entry in std::fs::read_dir(shipped).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(folder.join(path.file_name().unwrap()), change(&text)).unwrap();
    }
    for (name, text) in files {
        std::fs::write(folder.join(name), change(text)).unwrap();
    }
    Arc::new(Case::folder(folder).unwrap())
}

pub const RECORD: [(&str, &str); 3] =
    [("record/falls.csv", FALLS), ("record/patterns.csv", PATTERNS), ("record/priors.csv", PRIORS)];

/// Three heirs with the record above.
pub fn recorded(folder: &Path) -> Arc<Case> {
    case_with(folder, &RECORD, str::to_owned)
}

pub fn threads(count: usize) -> Threads {
    Threads::new(NonZeroUsize::new(count).unwrap())
}
