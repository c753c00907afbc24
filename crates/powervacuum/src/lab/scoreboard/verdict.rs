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
    let (least, most) = target.bounds();
    match target.unit {
        Unit::Date => date(target, median, inside),
        // A state that the record has throughout or not at all; one that it has for a part of the months is a number.
        Unit::MonthShare | Unit::Yes if least == most && (least == 0.0 || least == 1.0) => {
            state(target.unit, if least == 1.0 { mean } else { 1.0 - mean }, inside)
        }
        _ => match (inside, distance(target, median) == 0.0, median < least) {
            (_, true, _) => "as in the record in the median",
            (true, _, true) => "within the spread, low in the median",
            (true, _, false) => "within the spread, high in the median",
            (false, _, true) => "too low",
            (false, _, false) => "too high",
        }
        .to_owned(),
    }
}

fn date(target: &Target, median: f64, inside: bool) -> String {
    let (least, _) = target.bounds();
    let off = distance(target, median);
    if off == 0.0 {
        let never = target.never.is_some_and(|never| median >= never);
        return (if never { "never in the median, as in the record" } else { "on time in the median" }).to_owned();
    }
    let months = months(off);
    match (inside, median < least) {
        (true, true) => format!("within the spread, {months} early in the median"),
        (true, false) => format!("within the spread, {months} late in the median"),
        (false, true) => format!("too early, by {months} in the median"),
        (false, false) => format!("too late or too seldom, by {months} in the median"),
    }
}

/// `agreeing`: the part of histories, or of their months, that is as the record has it.
fn state(unit: Unit, agreeing: f64, inside: bool) -> String {
    let percent = percent(agreeing);
    let of = if unit == Unit::Yes { "histories" } else { "months" };
    match (inside, agreeing >= 0.5) {
        (true, true) => format!("as in the record in {percent} % of {of}"),
        (true, false) => format!("seldom as in the record: in {percent} % of {of}"),
        (false, true) => format!("not lasting as in the record: in {percent} % of {of} only"),
        (false, false) => format!("not as in the record: in {percent} % of {of} only"),
    }
}

/// A share in whole hundredths; 0 and 100 for none and all alone.
fn percent(share: f64) -> f64 {
    let rounded = (100.0 * share).round();
    if share > 0.0 && share < 1.0 { rounded.clamp(1.0, 99.0) } else { rounded }
}

fn months(count: f64) -> String {
    let count = count.round();
    if count == 1.0 { "a month".to_owned() } else { format!("{count} months") }
}

#[cfg(test)]
mod tests {
    use powervacuum_engine::{CalendarMonth, ContenderId, Contenders, Month};
    use powervacuum_formats::Measure;

    use super::super::target::Watched;
    use super::*;

    fn target(unit: Unit, record: &[f64]) -> Target {
        let one = Contenders::only(ContenderId::from_index(0).unwrap());
        Target {
            id: "a".to_owned(),
            group: "g".to_owned(),
            name: "a".to_owned(),
            unit,
            watched: Watched::Measure { measure: Measure::Delegates(one), from: Month(0), until: Month(9) },
            record: record.iter().map(|&value| (1.0, value)).collect(),
            is_main: false,
            sources: Vec::new(),
            until: CalendarMonth::new(2000, 1).unwrap(),
            never: (unit == Unit::Date).then_some(12.0),
        }
    }

    fn said(unit: Unit, record: &[f64], quantiles: [f64; 3], mean: f64) -> String {
        words(&target(unit, record), quantiles, mean)
    }

    #[test]
    fn dates_are_on_time_early_late_or_never() {
        let date = |record: &[f64], quantiles| said(Unit::Date, record, quantiles, f64::NAN);
        assert_eq!(date(&[3.0, 6.0], [1.0, 5.0, 12.0]), "on time in the median");
        assert_eq!(date(&[6.0], [1.0, 5.0, 12.0]), "within the spread, a month early in the median");
        assert_eq!(date(&[6.0], [1.0, 8.0, 12.0]), "within the spread, 2 months late in the median");
        assert_eq!(date(&[6.0], [1.0, 4.0, 5.0]), "too early, by 2 months in the median");
        assert_eq!(date(&[6.0], [7.0, 12.0, 12.0]), "too late or too seldom, by 6 months in the median");
        assert_eq!(date(&[12.0], [7.0, 12.0, 12.0]), "never in the median, as in the record");
    }

    #[test]
    fn states_are_met_by_a_part_of_the_histories() {
        let share = |record, quantiles, mean| said(Unit::MonthShare, &[record], quantiles, mean);
        assert_eq!(share(1.0, [0.1, 0.6, 0.8], 0.55), "as in the record in 55 % of months");
        assert_eq!(share(1.0, [0.0, 0.3, 0.8], 0.4), "seldom as in the record: in 40 % of months");
        assert_eq!(share(1.0, [0.5, 0.7, 0.79], 0.7), "not lasting as in the record: in 70 % of months only");
        assert_eq!(share(0.0, [0.7, 0.9, 1.0], 0.9), "not as in the record: in 10 % of months only");
        let once = |record, quantiles, mean| said(Unit::Yes, &[record], quantiles, mean);
        assert_eq!(once(1.0, [0.0, 1.0, 1.0], 0.999), "as in the record in 99 % of histories");
        assert_eq!(once(1.0, [1.0, 1.0, 1.0], 1.0), "as in the record in 100 % of histories");
        assert_eq!(once(0.0, [1.0, 1.0, 1.0], 0.999), "not as in the record: in 1 % of histories only");
    }

    /// Where the record leaves a state open, no part of the histories agrees or disagrees with it.
    #[test]
    fn what_the_record_leaves_open_is_a_number() {
        assert_eq!(said(Unit::Yes, &[0.0, 1.0], [0.0, 1.0, 1.0], 0.8), "as in the record in the median");
        assert_eq!(said(Unit::MonthShare, &[0.4, 0.6], [0.7, 0.8, 0.9], 0.8), "too high");
        assert_eq!(said(Unit::MonthShare, &[0.4, 0.6], [0.1, 0.3, 0.9], 0.4), "within the spread, low in the median");
    }

    /// The words and the mark never contradict each other, whatever the histories do.
    #[test]
    fn no_word_claims_more_than_the_interval() {
        let steps = [0.0, 0.2, 0.5, 0.79, 0.8, 1.0];
        for unit in [Unit::MonthShare, Unit::Yes, Unit::Share, Unit::Position, Unit::Date] {
            for record in [&[0.0][..], &[1.0], &[0.2, 0.5], &[0.0, 1.0]] {
                let target = target(unit, record);
                for early in steps {
                    for median in steps.into_iter().filter(|&median| median >= early) {
                        for late in steps.into_iter().filter(|&late| late >= median) {
                            let words = words(&target, [early, median, late], median);
                            let refuses = words.starts_with("too") || words.starts_with("not");
                            let inside = is_inside(&target, early, late);
                            assert_eq!(refuses, !inside, "{words}: {unit:?} {record:?} {early} {median} {late}");
                        }
                    }
                }
            }
        }
    }
}
