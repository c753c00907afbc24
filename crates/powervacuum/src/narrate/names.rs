//! Names and small words: lists, articles, numbers, months.

use powervacuum_engine::{
    BodyId, CalendarMonth, ConstituencyId, ContenderId, Contenders, NotableId, OfficeId, Person, RungId, Scenario,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words before which a deed's object stands ("removes *him* from the board").
const PREPOSITIONS: [&str; 9] = ["from", "of", "to", "off", "into", "in", "out", "as", "for"];

/// A month in words: "April 1922".
pub fn month_name(month: CalendarMonth) -> String {
    format!("{} {}", MONTHS[usize::from(month.month() - 1)], month.year())
}

/// A share in per cent, without decimals: "43 %"; "<1 %" for what is positive and rounds to nothing.
pub fn percent(share: f64) -> String {
    let rounded = (100.0 * share).round();
    if rounded == 0.0 {
        return if share > 0.0 { "<1 %" } else { "0 %" }.to_owned();
    }
    format!("{rounded} %")
}

/// A person's name in a sentence: the word of the name that the id repeats ("Trotsky" for `trotsky`, Leon Trotsky), or
/// the whole name where no word does. So a family name that comes first is found too.
pub fn short_name<'n>(id: &str, name: &'n str) -> &'n str {
    name.split_whitespace().find(|word| word.eq_ignore_ascii_case(id)).unwrap_or(name)
}

/// The first letter as a capital, and a full stop at the end.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let stop = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// "A", "A and B", "A, B and C"; "nobody" for an empty list.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A whole number with commas between thousands.
pub(super) fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with its noun: "1 seat", "3 seats".
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The name with its article, in lower case: "the board" for "the board", "The Board" and "board".
pub(super) fn with_article(name: &str) -> String {
    match name.split_once(' ') {
        Some((first, rest)) if first.eq_ignore_ascii_case("the") => format!("the {rest}"),
        _ => format!("the {name}"),
    }
}

/// Names in a scenario.
#[derive(Clone, Copy)]
pub(crate) struct Names<'s>(pub &'s Scenario);

impl<'s> Names<'s> {
    pub fn contender(self, id: ContenderId) -> &'s str {
        let contender = self.0.contender(id);
        short_name(&contender.id, &contender.name)
    }

    pub fn notable(self, id: NotableId) -> &'s str {
        let notable = self.0.notable(id);
        short_name(&notable.id, &notable.name)
    }

    pub fn contenders(self, set: Contenders) -> String {
        listed(&set.iter().map(|id| self.contender(id).to_owned()).collect::<Vec<_>>())
    }

    pub fn person(self, person: Person) -> &'s str {
        match person {
            Person::Contender(id) => self.contender(id),
            Person::Notable(id) => self.notable(id),
        }
    }

    pub fn body(self, id: BodyId) -> String {
        with_article(&self.0.body(id).name)
    }

    pub fn office(self, id: OfficeId) -> &'s str {
        &self.0.office(id).name
    }

    pub fn place(self, id: ConstituencyId) -> &'s str {
        &self.0.constituency(id).name
    }

    /// The state that a rung stands for, fit to follow "is": "expelled", "stripped of office (chair of the board)".
    pub fn fallen(self, rung: RungId, office: Option<OfficeId>) -> String {
        let name = &self.0.spec().ladder[rung.index()].name;
        match office {
            Some(office) => format!("{name} ({})", self.office(office)),
            None => name.clone(),
        }
    }

    /// The bodies that vote on a rung: one, or their joint session.
    pub fn voters(self, rung: RungId) -> String {
        match &self.0.spec().ladder[rung.index()].bodies[..] {
            [one] => self.body(*one),
            several => {
                let names: Vec<String> = several.iter().map(|&body| self.body(body)).collect();
                format!("the joint session of {}", listed(&names))
            }
        }
    }

    /// What is done to `target`: "expels Trotsky", "removes Trotsky from the Politburo", "takes the office of chair of
    /// the board from Ada".
    pub fn deed(self, rung: RungId, target: ContenderId, office: Option<OfficeId>) -> String {
        let deed = &self.0.spec().ladder[rung.index()].deed;
        let target = self.contender(target);
        let (verb, rest) = deed.split_once(' ').unwrap_or((deed, ""));
        let rest = match office {
            Some(office) => {
                let named = format!("the office of {}", self.office(office));
                let said = ["an office", "the office"].into_iter().find(|said| rest.contains(said));
                said.map_or_else(|| format!("{rest} ({named})"), |said| rest.replacen(said, &named, 1))
            }
            None => rest.to_owned(),
        };
        let is_preposition = |word: Option<&str>| word.is_some_and(|word| PREPOSITIONS.contains(&word));
        let ends_open = is_preposition(deed.rsplit(' ').next());
        if rest.is_empty() {
            format!("{verb} {target}")
        } else if is_preposition(rest.split(' ').next()) && !ends_open {
            format!("{verb} {target} {rest}")
        } else {
            format!("{verb} {rest} {target}")
        }
    }
}

/// "off the board" needs a verb after "be"; "expelled" does not.
pub(crate) fn be(fallen: &str) -> String {
    if fallen.starts_with("off ") || fallen.starts_with("out ") {
        format!("be put {fallen}")
    } else {
        format!("be {fallen}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_english() {
        let names: Vec<String> = ["Ada", "Ben", "Cleo"].map(str::to_owned).to_vec();
        assert_eq!(listed(&names), "Ada, Ben and Cleo");
        assert_eq!(listed(&names[..1]), "Ada");
        assert_eq!(listed(&[]), "nobody");
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(
            [grouped(0.4), grouped(999.0), grouped(1000.0), grouped(1_234_567.2)],
            ["0", "999", "1,000", "1,234,567"]
        );
    }

    #[test]
    fn a_name_has_one_article() {
        assert_eq!(with_article("the board"), "the board");
        assert_eq!(with_article("The Board"), "the Board");
        assert_eq!(with_article("Politburo"), "the Politburo");
    }
}
