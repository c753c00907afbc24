//! Promises about `map.csv`: tiles are read, what is wrong with them is placed, and they are no part of what the case is
//! called.

#![allow(clippy::unwrap_used)] // a test may panic

mod three_heirs;

use powervacuum_formats::{Style, TileKind, load_files};
use three_heirs::three_heirs;

#[test]
fn tiles_are_read_in_the_order_of_constituencies() {
    let mut files = three_heirs();
    let shipped = load_files(&files).unwrap();
    files.insert("map.csv", "constituency,column,row,kind,label\noffices,2,1,organisation,desks\nworks,0,1,,\n");
    let loaded = load_files(&files).unwrap();
    assert_eq!(loaded.fingerprint, shipped.fingerprint);
    let tiles: Vec<_> = loaded.tiles.iter().map(|t| (t.constituency.index(), t.column, t.row, t.kind)).collect();
    assert_eq!(tiles, [(0, 0, 1, TileKind::Place), (1, 2, 1, TileKind::Organisation)]);
    assert_eq!(loaded.tiles[1].label.as_deref(), Some("desks"));
}

#[test]
fn what_is_wrong_is_placed() {
    for (text, said) in [
        ("constituency,column,row\nworkz,0,0\n", "`workz`"),
        ("constituency,column,row\nworks,64,0\n", "`column` is 64"),
        ("constituency,column,row\nworks,-1,0\n", "`column` is -1"),
        ("constituency,column,row,kind\nworks,0,0,sea\n", "`kind` cannot be `sea`"),
        ("constituency,column,row\nworks,0,0\nworks,1,0\n", "`works` has two tiles"),
        ("constituency,column,row\nworks,0,0\noffices,0,0\n", "there are two tiles in column 0 of row 0"),
        ("constituency,column\nworks,0\n", "row"),
    ] {
        let mut files = three_heirs();
        files.insert("map.csv", text);
        let problems = load_files(&files).unwrap_err();
        let drawn = problems.render(Style { width: 100, colour: false });
        let placed = problems.diagnostics().iter().all(|problem| problem.file == Some("map.csv"));
        assert!(placed && drawn.contains(said), "{said}: {drawn}");
    }
}
