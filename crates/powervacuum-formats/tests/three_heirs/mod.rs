//! The example case, and copies of it with one thing changed.
#![allow(dead_code)]

use std::path::PathBuf;

use powervacuum_formats::Files;

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/three-heirs")
}

pub fn three_heirs() -> Files {
    Files::NAMES.into_iter().filter_map(|name| Some((name, std::fs::read(folder().join(name)).ok()?))).collect()
}

/// The example with one text of one file replaced, wherever it stands.
pub fn edit(file: &str, from: &str, to: &str) -> Files {
    let mut files = three_heirs();
    let text = String::from_utf8(files.get(file).unwrap_or_default().to_vec()).unwrap();
    assert!(text.contains(from), "{file} does not contain {from}");
    files.insert(file, text.replacen(from, to, 1));
    files
}

/// The example with a text added to the end of one file.
pub fn append(file: &str, more: &str) -> Files {
    let mut files = three_heirs();
    let text = [files.get(file).unwrap_or_default(), more.as_bytes()].concat();
    files.insert(file, text);
    files
}

/// Falls, in two rows where sources disagree.
pub const FALLS: &str = "\
contender,rung,month,main,source,confidence,note
ada,censured,2000-04,yes,invented,high,
ben,stripped,2000-07,,invented,contested,by one source
ben,stripped,2000-09,,invented,contested,by another
cleo,dismissed,2001-03,no,,low,after the end
";

/// A pattern of each measure.
pub const PATTERNS: &str = "\
pattern,group,measure,of,about,from,until,value,low,high,source,confidence,note
allies,alliances,together,ben; cleo,,2000-01,2000-06,1,,,invented,high,
all-three,alliances,together,ada; ben; cleo,,2000-02,2000-06,0,0,0.25,,,
alliance-lasts,durations,longest,ben; cleo,,2000-01,2000-12,7,5,9,invented,low,months
works-follow,patrons,follows,ben,works,2000-06,2000-12,1,,,,,
size,members,members,,,2000-12,,1000,990.5,1040.25,,,
votes,votes,delegates,ada; cleo,,2000-06,,0.1,0.05,0.3,,,
stays,lines,platform,cleo,expansion,2000-12,,-0.4,-0.5,-0.3,,,
turns,lines,move,ben,expansion,2000-01,2000-12,0.3,-0.1,0.5,,,
first,leaders,leads,ben,,2000-10,2000-12,1,,,,,
hidden,leaders,underestimated,ben,,2000-01,2000-06,1,,,,,
favourite,leaders,seems-first,ada,,2000-01,2000-03,1,,,,,
heir,legacy,legacy,ada,,2000-01,2000-12,0.5,0.4,0.8,,,
rules,leaders,dominates,ben,,2000-01,2000-12,1,,,,,
no-drive,decisions,drive,,,2000-01,2000-12,0,,,,,
silence,decisions,published,,letter,2000-01,2000-12,0,,,,,
";

/// Priors of both shapes.
pub const PRIORS: &str = "\
parameter,distribution,low,high,note
insight,uniform,0,0.75,
trust_growth,log-uniform,0.003,0.05,a remark
";

/// The example with a record to be scored against.
pub fn with_record() -> Files {
    let mut files = three_heirs();
    files.insert("record/falls.csv", FALLS);
    files.insert("record/patterns.csv", PATTERNS);
    files.insert("record/priors.csv", PRIORS);
    files
}
