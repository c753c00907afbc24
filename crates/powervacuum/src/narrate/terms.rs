//! Terms of the state, as reasons.

use powervacuum_engine::Term;

use super::names::{Names, percent};

/// The term as a clause without a capital and without a full stop.
pub(super) fn clause(names: Names, term: &Term) -> String {
    match *term {
        Term::Ambition => "the wish to be stronger".to_owned(),
        Term::Strength { of, by, real, .. } if of == by => {
            format!("{} had {} of the weight", names.contender(of), percent(real))
        }
        Term::Strength { of, by, seen, real } => format!(
            "{} saw {} at {} of the weight; really it was {}",
            names.contender(by),
            names.contender(of),
            percent(seen),
            percent(real)
        ),
        Term::Distance { a, b } if a == b => {
            format!("how far {} stood from what the members wanted", names.contender(a))
        }
        Term::Distance { a, b } => {
            format!("how far apart {} and {} stood in ideas", names.contender(a), names.contender(b))
        }
        Term::Trust { of, to } => {
            format!("how much {} trusted {}", names.contender(of), names.contender(to))
        }
        Term::Prestige(of) => format!("the prestige of {}", names.contender(of)),
        Term::Vulnerability { of, charge } => format!(
            "how open {} was to the charge of {}",
            names.contender(of),
            names.0.spec().charges[charge.index()].name
        ),
        Term::Office(office) => format!("the powers that come with being {}", names.office(office)),
        Term::Control(place) => format!("how firmly the secretary held {}", names.place(place)),
        Term::Norms => "what the organisation held to be done and not done".to_owned(),
        Term::Calendar(body) => format!("the calendar of {}", names.body(body)),
        Term::Vacancy(body) => format!("a vacancy in {}", names.body(body)),
        Term::Occasion => "the hour: alliances were being thought over".to_owned(),
        Term::Chance => "the luck of the draw".to_owned(),
    }
}
