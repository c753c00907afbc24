//! `map.csv`: where pictures show constituencies. It says nothing of the struggle, so it takes no part in the fingerprint.

use powervacuum_engine::EntityKind;

use super::Cx;
use crate::csv_table::shorten;
use crate::loaded::{Tile, TileKind};
use crate::raw::tables::MapRow;

/// The last column and the last row of the grid.
const LAST: u32 = 63;

pub(super) fn resolve(rows: &[MapRow], cx: &mut Cx<'_>) -> Vec<Tile> {
    cx.sink.about = EntityKind::Case;
    let mut tiles: Vec<Tile> = Vec::new();
    for row in rows {
        let Some(tile) = tile(row, cx) else { continue };
        if tiles.iter().any(|other| other.constituency == tile.constituency) {
            let message = format!("`{}` has two tiles", shorten(row.constituency.text()));
            cx.sink.error("duplicate", row.place, message).hint("leave one of the rows out");
        }
        if tiles.iter().any(|other| (other.column, other.row) == (tile.column, tile.row)) {
            let message = format!("there are two tiles in column {} of row {}", tile.column, tile.row);
            cx.sink.error("duplicate", row.place, message).hint("give each constituency a tile of its own");
        }
        tiles.push(tile);
    }
    tiles.sort_by_key(|tile| tile.constituency);
    tiles
}

fn tile(row: &MapRow, cx: &mut Cx<'_>) -> Option<Tile> {
    let constituency = cx.constituency(&row.constituency, "constituency");
    let (column, line) =
        (cx.sink.whole(&row.column, "column", 0, LAST) as u16, cx.sink.whole(&row.row, "row", 0, LAST) as u16);
    let kind = match &row.kind {
        Some(kind) => match cx.choice(kind, "kind", &["place", "organisation"])? {
            0 => TileKind::Place,
            _ => TileKind::Organisation,
        },
        None => TileKind::default(),
    };
    let label = row.label.as_ref().map(|label| label.text().to_owned());
    Some(Tile { constituency: constituency?, column, row: line, kind, label })
}
