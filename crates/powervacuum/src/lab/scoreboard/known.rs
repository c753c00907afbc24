//! The part of a record that some months tell: what was known by a month, and what was still to come.
//!
//! What the record has in all of a stretch of months, or in none, it has in each part of it; so of such a pattern the part within
//! the months is taken. Of a fall that was still to come it was known that it had not come yet. Everything else belongs to its last
//! month.

use powervacuum_engine::{CalendarMonth, Month, Scenario};
use powervacuum_formats::{Loaded, Pattern, Quantity};

use super::target::{Target, Unit, falls, pattern};

impl Target {
    /// What the months after one, up to another, tell; all without them.
    pub(crate) fn within(loaded: &Loaded, after: Option<CalendarMonth>, until: Option<CalendarMonth>) -> Vec<Target> {
        let scenario = &loaded.scenario;
        let later = |target: &Target| after.is_none_or(|after| target.until > after);
        let known = |fall| by(scenario, fall, until);
        let mut targets: Vec<Target> = falls(loaded).into_iter().filter_map(known).filter(later).collect();
        let rows = loaded.patterns.iter().filter_map(|row| part_of(scenario, row, after, until));
        targets.extend(rows.map(|row| pattern(scenario, &row)));
        targets
    }
}

/// What was known of a fall at the end of a month: its date, or that it had not come yet. None where sources disagree which.
fn by(scenario: &Scenario, fall: Target, until: Option<CalendarMonth>) -> Option<Target> {
    let Some(until) = until.filter(|&until| until < fall.until) else { return Some(fall) };
    let not_yet = f64::from(scenario.start().until(until)?.0 + 1);
    if not_yet >= f64::from(scenario.spec().months) {
        return Some(fall);
    }
    (fall.unit == Unit::Date && fall.bounds().0 >= not_yet).then(|| Target {
        name: format!("{}, to {until}", fall.name),
        record: vec![(1.0, not_yet)],
        is_main: false,
        until,
        never: Some(not_yet),
        ..fall
    })
}

/// What months tell of a pattern; none if nothing.
fn part_of(
    scenario: &Scenario,
    row: &Pattern,
    after: Option<CalendarMonth>,
    until: Option<CalendarMonth>,
) -> Option<Pattern> {
    let mut row = row.clone();
    if let Some(until) = until.filter(|&until| until < scenario.calendar(row.until)) {
        row.until = scenario.start().until(until).filter(|&last| row.from <= last && holds_in_each_part(&row))?;
    }
    if let Some(after) = after.filter(|&after| after >= scenario.calendar(row.from)) {
        let first = Month(scenario.start().until(after)?.0 + 1);
        if first > row.until {
            return None;
        }
        row.from = if holds_in_each_part(&row) { first } else { row.from };
    }
    Some(row)
}

/// Whether what the record says of a stretch of months it says of each part of it.
fn holds_in_each_part(row: &Pattern) -> bool {
    let is = |value: f64| [row.low, row.value, row.high] == [value; 3];
    match row.measure.quantity() {
        Quantity::Monthly => is(0.0) || is(1.0),
        Quantity::Once => is(0.0),
        Quantity::Number => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::target::Watched;
    use super::*;
    use crate::Case;

    fn month(text: &str) -> CalendarMonth {
        text.parse().expect("a month")
    }

    /// The flagship's record as some months tell it.
    fn told(after: Option<&str>, until: Option<&str>) -> (Case, Vec<Target>) {
        let case = Case::open("ussr-1922").expect("it ships");
        let targets = Target::within(case.loaded(), after.map(month), until.map(month));
        (case, targets)
    }

    fn find<'t>(targets: &'t [Target], id: &str) -> Option<&'t Target> {
        targets.iter().find(|target| target.id == id)
    }

    /// The months that a pattern is about.
    fn span(case: &Case, target: &Target) -> Option<(CalendarMonth, CalendarMonth)> {
        match target.watched {
            Watched::Fall { .. } => None,
            Watched::Measure { from, until, .. } => {
                Some((case.scenario().calendar(from), case.scenario().calendar(until)))
            }
        }
    }

    #[test]
    fn what_holds_throughout_is_told_in_part_by_either_side() {
        let span_of = |after, until, id| {
            let (case, targets) = told(after, until);
            find(&targets, id).and_then(|target| span(&case, target)).map(|(from, until)| format!("{from} {until}"))
        };
        let cut = Some("1925-12");
        for (id, before, after) in [
            ("new-opposition-breaks", Some("1925-09 1925-12"), Some("1926-01 1927-10")),
            ("stalin-not-early", Some("1922-04 1925-12"), Some("1926-01 1928-11")),
            ("triumvirate", Some("1922-07 1924-12"), None),
            ("united-opposition", None, Some("1926-05 1927-10")),
            // A length is known when it is over, a drive or a number in its month.
            ("triumvirate-lasts", None, Some("1922-04 1929-12")),
            ("left-turn-1928", None, Some("1927-11 1928-07")),
            ("enrolment-1924", Some("1924-01 1924-06"), None),
        ] {
            assert_eq!(span_of(None, cut, id).as_deref(), before, "{id} up to the cut");
            assert_eq!(span_of(cut, None, id).as_deref(), after, "{id} after it");
        }
        assert_eq!(span_of(None, Some("1924-03"), "enrolment-1924"), None, "that it will come is not known yet");
        assert_eq!(span_of(None, Some("1922-06"), "triumvirate"), None, "nor that there will be an alliance");
    }

    #[test]
    fn falls_to_come_have_not_come_yet() {
        let (case, early) = told(None, Some("1925-12"));
        let not_yet = f64::from(case.scenario().start().until(month("1926-01")).expect("within").0);
        let (gone, to_come) = (find(&early, "trotsky-stripped"), find(&early, "zinoviev-expelled"));
        let (gone, to_come) = (gone.expect("known"), to_come.expect("known"));
        assert!(gone.is_main && gone.middle() < not_yet);
        assert!(!to_come.is_main, "a date that is not known has no distance");
        assert_eq!((to_come.record.as_slice(), to_come.never), (&[(1.0, not_yet)][..], Some(not_yet)));
        let (_, all) = told(None, None);
        assert_eq!(early.iter().filter(|target| target.unit == Unit::Date).count(), 24);
        assert_eq!(all.iter().filter(|target| target.unit == Unit::Date).count(), 24);
    }

    #[test]
    fn nothing_is_told_by_months_on_the_other_side() {
        for cut in ["1922-03", "1922-04", "1923-10", "1925-12", "1928-11", "1929-12", "1931-01"] {
            let (case, early) = told(None, Some(cut));
            assert!(
                early.iter().filter_map(|target| span(&case, target)).all(|(_, until)| until <= month(cut)),
                "{cut}"
            );
            let (case, late) = told(Some(cut), None);
            assert!(late.iter().all(|target| target.until > month(cut)), "{cut}");
            let begins_before = |target: &&Target| span(&case, target).is_some_and(|(from, _)| from <= month(cut));
            assert!(late.iter().filter(begins_before).all(|target| target.unit != Unit::MonthShare), "{cut}");
        }
        assert!(told(None, Some("1922-03")).1.is_empty());
        assert_eq!(told(None, Some("1931-01")).1.len(), told(None, None).1.len());
        assert_eq!(told(Some("1922-03"), None).1.len(), told(None, None).1.len());
    }
}
