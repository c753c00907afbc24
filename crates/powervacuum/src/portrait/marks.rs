//! Marks and colours of contenders: each has its own.

use std::collections::BTreeMap;

use powervacuum_formats::Measure;

use crate::case::Case;

/// A mark for each name: its first letter where no other name begins with it, else its first letter and the earliest one
/// that makes a mark which no other name has, else its first letter and a number.
pub(super) fn marks(names: &[&str]) -> Vec<String> {
    let upper = |letter: char| letter.to_uppercase().collect::<String>();
    let first = |name: &str| name.chars().find(|letter| letter.is_alphanumeric()).map_or("?".to_owned(), upper);
    let mut taken: Vec<String> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let initial = first(name);
        let is_alone = names.iter().enumerate().all(|(other, name)| other == index || first(name) != initial);
        let letters = name.chars().skip(1).filter(|letter| letter.is_alphanumeric());
        let pairs = letters.map(|letter| format!("{initial}{}", letter.to_lowercase()));
        let numbers = (1..10).map(|number| format!("{initial}{number}"));
        let mark = match is_alone {
            true => initial.clone(),
            false => {
                let free = pairs.chain(numbers).find(|mark| !taken.contains(mark));
                free.unwrap_or_else(|| format!("{index}"))
            }
        };
        taken.push(mark);
    }
    taken
}

/// A colour for each contender, as a position in the palette: who dominates by the record first, then those who fall by
/// the record in the order in which they first do, then the others in the order of the case.
pub(super) fn colours(case: &Case) -> Vec<usize> {
    let loaded = case.loaded();
    let contenders = &case.scenario().spec().contenders;
    let dominates = |index: usize| {
        let rows = loaded.patterns.iter().filter(|row| row.value >= 0.5);
        rows.filter_map(|row| match row.measure {
            Measure::Dominates(who) => Some(who.index()),
            _ => None,
        })
        .any(|who| who == index)
    };
    let mut falls: BTreeMap<&str, powervacuum_engine::CalendarMonth> = BTreeMap::new();
    for fall in &loaded.falls {
        let first = falls.entry(&fall.contender).or_insert(fall.month);
        *first = (*first).min(fall.month);
    }
    let mut order: Vec<usize> = (0..contenders.len()).collect();
    order.sort_by_key(|&index| {
        let fall = falls.get(contenders[index].id.as_str());
        (!dominates(index), fall.is_none(), fall.copied(), index)
    });
    let mut colours = vec![0; order.len()];
    for (colour, index) in order.into_iter().enumerate() {
        colours[index] = colour;
    }
    colours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_one_letter_where_it_can_be() {
        assert_eq!(marks(&["Stalin", "Trotsky", "Tomsky"]), ["S", "Tr", "To"]);
        assert_eq!(marks(&["Ann", "Anna", "An"]), ["An", "Aa", "A1"]);
    }

    #[test]
    fn no_two_contenders_share_a_mark() {
        let names = ["Li", "Li", "Li", "Lin", "Il"];
        let mut marks = marks(&names);
        marks.sort();
        marks.dedup();
        assert_eq!(marks.len(), names.len());
    }

    #[test]
    fn whom_the_record_ends_with_has_the_first_colour() {
        let case = Case::flagship().unwrap();
        let portrait = case.portrait();
        let first = portrait.contenders.iter().find(|contender| contender.colour == 0).unwrap();
        assert_eq!(first.id, "stalin");
        let mut colours: Vec<usize> = portrait.contenders.iter().map(|contender| contender.colour).collect();
        colours.sort_unstable();
        assert_eq!(colours, (0..portrait.contenders.len()).collect::<Vec<_>>());
    }
}
