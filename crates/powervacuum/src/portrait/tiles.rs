//! Where pictures show constituencies: the tiles of `map.csv`, or rows of a grid.

use powervacuum_formats::{Loaded, TileKind};
use serde::{Deserialize, Serialize};

/// A tile of the map of constituencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TileDocument {
    /// Column, from 0 at the left.
    pub column: u16,
    /// Row, from 0 at the top.
    pub row: u16,
    /// Whether it is a region.
    pub kind: TileKindDocument,
    /// A name for the tile.
    pub label: String,
}

/// What a tile stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TileKindDocument {
    /// A region.
    Place,
    /// Something that lies nowhere: an army, a union, offices.
    Organisation,
}

/// A tile for each constituency, no two in one place. Those that `map.csv` leaves out fill rows below it, in a grid as wide
/// as it is, or as wide as it is high where there is none.
pub(super) fn tiles(loaded: &Loaded) -> Vec<TileDocument> {
    let constituencies = &loaded.scenario.spec().constituencies;
    let mapped = &loaded.tiles;
    let widest = mapped.iter().map(|tile| tile.column + 1).max();
    let width = widest.unwrap_or_else(|| (1..).find(|side| side * side >= constituencies.len()).unwrap_or(1) as u16);
    let below = mapped.iter().map(|tile| tile.row + 1).max().unwrap_or(0);
    let mut unmapped = 0;
    let mut tiles = Vec::with_capacity(constituencies.len());
    for (index, constituency) in constituencies.iter().enumerate() {
        let tile = mapped.iter().find(|tile| tile.constituency.index() == index);
        tiles.push(match tile {
            Some(tile) => TileDocument {
                column: tile.column,
                row: tile.row,
                kind: match tile.kind {
                    TileKind::Place => TileKindDocument::Place,
                    TileKind::Organisation => TileKindDocument::Organisation,
                },
                label: tile.label.clone().unwrap_or_else(|| constituency.name.clone()),
            },
            None => {
                let (column, row) = (unmapped % width, below + unmapped / width);
                unmapped += 1;
                let (kind, label) = (TileKindDocument::Place, constituency.name.clone());
                TileDocument { column, row, kind, label }
            }
        });
    }
    tiles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Case;

    fn places(loaded: &Loaded) -> Vec<(u16, u16)> {
        let mut places: Vec<(u16, u16)> = tiles(loaded).iter().map(|tile| (tile.row, tile.column)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    #[test]
    fn every_constituency_has_a_tile_of_its_own() {
        for name in Case::builtin_names() {
            let loaded = Case::builtin(&name).unwrap().loaded().clone();
            assert_eq!(places(&loaded).len(), loaded.scenario.spec().constituencies.len(), "{name}");
        }
    }

    #[test]
    fn without_a_map_the_grid_is_as_wide_as_high() {
        let mut loaded = Case::flagship().unwrap().loaded().clone();
        loaded.tiles.clear();
        let places = places(&loaded);
        assert_eq!(places.len(), loaded.scenario.spec().constituencies.len());
        let side = places.iter().map(|&(row, column)| row.max(column) + 1).max().unwrap();
        assert!(usize::from(side - 1).pow(2) < places.len() && usize::from(side).pow(2) >= places.len());
    }

    #[test]
    fn what_the_map_leaves_out_lies_below_it() {
        let mut loaded = Case::flagship().unwrap().loaded().clone();
        loaded.tiles.truncate(5);
        let below = loaded.tiles.iter().map(|tile| tile.row + 1).max().unwrap();
        assert_eq!(places(&loaded).len(), loaded.scenario.spec().constituencies.len());
        assert!(tiles(&loaded)[5..].iter().all(|tile| tile.row >= below));
    }
}
