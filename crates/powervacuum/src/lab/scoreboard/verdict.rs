//! Verdicts in words, by rule: no word says more than the histories do.

use super::skill::distance;
use super::target::{Target, Unit};

/// A state that the record has for a whole stretch of months counts as met by a history that has it for this part of them:
/// the record dates alliances no better.
const NEARLY_ALWAYS: f64 = 0.8;

/// Whether the record lies within the middle four fifths of the histories: for a share of months and for a yes or no, whether
/// at least one history in ten agrees with it.
pub(super) fn is_inside(target: &Target, early: f64, late: f64) -> bool {
    let (least, most) = target.bounds();
    match target.unit {
        Unit::MonthShare if least >= 1.0 => late >= NEARLY_ALWAYS,
        Unit::MonthShare if most <= 0.0 => early <= 1.0 - NEARLY_ALWAYS,
        _ => early <= most && least <= late,
    }
}

/// The verdict on a target, from the tenth, the median and the ninetieth of a hundred histories and their mean.
pub(super) fn words(target: &Target, [early, median, late]: [f64; 3], mean: f64) -> String {
    let inside = is_inside(target, early, late);
    let off = distance(target, median);
    let (least, _) = target.bounds();
    let below = median < least;
    match target.unit {
        Unit::Date if off == 0.0 => "on time".to_owned(),
        Unit::Date => {
            let months = months(off);
            match (inside, below) {
                (true, true) => format!("about right, {months} early in the median"),
                (true, false) => format!("about right, {months} late in the median"),
                (false, true) => format!("too early, by {months} in the median"),
                (false, false) => format!("too late or too seldom, by {months} in the median"),
            }
        }
        Unit::MonthShare | Unit::Yes => {
            let agreeing = if least >= 0.5 { mean } else { 1.0 - mean };
            let percent = (100.0 * agreeing).round();
            let of = if target.unit == Unit::Yes { "histories" } else { "months" };
            match (inside, agreeing >= 0.5) {
                (true, true) => format!("as in the record in {percent} % of {of}"),
                (true, false) => format!("seldom as in the record: in {percent} % of {of}"),
                (false, _) => format!("not as in the record: in {percent} % of {of} only"),
            }
        }
        _ if off == 0.0 => "as in the record".to_owned(),
        _ => match (inside, below) {
            (true, true) => "about right, low in the median".to_owned(),
            (true, false) => "about right, high in the median".to_owned(),
            (false, true) => "too low".to_owned(),
            (false, false) => "too high".to_owned(),
        },
    }
}

fn months(count: f64) -> String {
    let count = count.round();
    if count == 1.0 { "a month".to_owned() } else { format!("{count} months") }
}
