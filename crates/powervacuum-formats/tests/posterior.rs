//! Promises about `posterior.csv`: what it says is read to the bit, what is wrong in it is placed, and it is no part of what
//! the case is called.

#![allow(clippy::unwrap_used)] // a test may panic

mod three_heirs;

use powervacuum_formats::{Style, load_files};
use three_heirs::three_heirs;

#[test]
fn draws_are_read() {
    let mut files = three_heirs();
    let without = load_files(&files).unwrap();
    assert!(without.posterior.is_empty());
    files.insert("posterior.csv", "weight,insight,review_rate\n2,0.25,\n0.5,0.1,0.3\n");
    let loaded = load_files(&files).unwrap();
    assert_eq!(loaded.posterior.iter().map(|draw| draw.weight).collect::<Vec<_>>(), [2.0, 0.5]);
    assert_eq!(loaded.posterior[0].parameters, [("insight".to_owned(), 0.25)]);
    assert_eq!(loaded.posterior[1].parameters, [("insight".to_owned(), 0.1), ("review_rate".to_owned(), 0.3)]);
    assert_eq!(loaded.fingerprint, without.fingerprint);
    files.insert("posterior.csv", "insight\n0.25\n");
    assert_eq!(load_files(&files).unwrap().posterior[0].weight, 1.0);
}

#[test]
fn what_is_wrong_is_placed() {
    for (text, said) in [
        ("insigt\n0.5\n", "unknown column `insigt`"),
        ("insight\n0.5\n7\n", "line 3"),
        ("insight\nhigh\n", "`insight` is `high`, expected a number"),
        ("weight,insight\n-1,0.5\n", "`weight` is -1, expected a number from 0 on"),
        ("weight,insight\n0,0.5\n", "there is no draw with a positive weight"),
        ("insight\n", "there is no draw with a positive weight"),
        ("insight\n0.5,0.6\n", "the row has 2 cells, the first line 1"),
        ("", "`posterior.csv` is empty"),
    ] {
        let mut files = three_heirs();
        files.insert("posterior.csv", text);
        let problems = load_files(&files).unwrap_err();
        let drawn = problems.render(Style { width: 100, colour: false });
        let placed = problems.diagnostics().iter().all(|problem| problem.file == Some("posterior.csv"));
        assert!(placed && (drawn.contains(said) || said == "line 3" && drawn.contains(":3:")), "{said}: {drawn}");
    }
}
