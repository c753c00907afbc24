//! The scoreboard as a picture.

use powervacuum_engine::CalendarMonth;
use powervacuum_plot as plot;

use super::{frame, origin, typeset, year};
use crate::lab::findings::capital;
use crate::lab::scoreboard::{PatternUnit, Reading, Scoreboard, ScoredPattern, Skill};

impl Scoreboard {
    /// Every pattern: the record beside where the histories have it, a panel for each group.
    pub fn picture(&self) -> plot::Scoreboard {
        let mut notes = origin(&self.provenance, &format!("{} histories, {} parameters", self.played, self.draws));
        notes.push("skill: beside \"everything stays as it is\"; 1 is perfect, 0 as good".to_owned());
        if let Some(falls) = &self.main_falls {
            notes.push(format!(
                "main falls: medians {:.1} months off on average, {} of {} within",
                falls.mean_error_months, falls.inside, falls.count
            ));
        }
        plot::Scoreboard {
            frame: frame(
                &self.finding(),
                "The model beside the record",
                "Each row is a pattern of the record. Within: bar and record touch; a state that the record has in all months or in none counts from four fifths of them on.",
                notes,
            ),
            panels: self.groups.iter().flat_map(|group| self.panels(&group.group)).collect(),
        }
    }

    /// The panels of a group: one, unless its patterns are of several units.
    fn panels(&self, group: &str) -> Vec<plot::ScorePanel> {
        let Some(score) = self.groups.iter().find(|score| score.group == group) else { return Vec::new() };
        let mut panels: Vec<plot::ScorePanel> = Vec::new();
        for pattern in self.patterns.iter().filter(|pattern| pattern.group == group) {
            let (scale, guide) = scale(pattern.unit);
            let row = row(pattern);
            let panels_before = panels.len();
            match panels.iter_mut().find(|panel| panel.scale == scale) {
                Some(panel) => {
                    if !panel.guide.contains(guide) {
                        panel.guide = format!("{} {guide}", panel.guide);
                    }
                    panel.rows.push(row);
                }
                None => panels.push(plot::ScorePanel {
                    name: capital(group),
                    // The figures are those of the whole group.
                    figure: if panels_before == 0 {
                        format!("{} of {} within · {}", score.inside, score.patterns, skill(&score.skill))
                    } else {
                        String::new()
                    },
                    guide: guide.to_owned(),
                    scale,
                    rows: vec![row],
                }),
            }
        }
        panels
    }
}

fn skill(skill: &Skill) -> String {
    match skill.no_change {
        Some(skill) => format!("skill {skill:.2}").replace('-', "\u{2212}"),
        None => "no skill can be told".to_owned(),
    }
}

/// The scale of a unit, and what it measures.
fn scale(unit: PatternUnit) -> (plot::ScoreScale, &'static str) {
    match unit {
        PatternUnit::Month => (plot::ScoreScale::Years, "The month in which it happens."),
        PatternUnit::ShareOfMonths => (plot::ScoreScale::Shares, "Share of the months for which it holds."),
        PatternUnit::YesOrNo => (plot::ScoreScale::Shares, "Yes or no: all or nothing."),
        PatternUnit::Share => (plot::ScoreScale::Shares, "Share in per cent."),
        PatternUnit::Months => (plot::ScoreScale::Numbers(1.0), "Months."),
        PatternUnit::Members => (plot::ScoreScale::Numbers(0.001), "Thousands of members."),
        PatternUnit::Position => (plot::ScoreScale::Positions, "Position from \u{2212}1 to 1, or change of it."),
    }
}

fn row(pattern: &ScoredPattern) -> plot::ScoreRow {
    let (label, when) = split(&pattern.name);
    let often = match (pattern.unit, pattern.mean) {
        (PatternUnit::YesOrNo, Some(mean)) => Some(format!("yes in {}", crate::narrate::percent(mean))),
        _ => None,
    };
    let about: Vec<String> = when.into_iter().chain(often).collect();
    let [low, high] = pattern.interval80;
    let [least, most] = pattern.record_range;
    plot::ScoreRow {
        label: capital(&label),
        about: typeset(&about.join("; ")),
        model: reach([low, pattern.median, high], pattern.unit),
        record: reach([least, pattern.record, most], pattern.unit),
        inside: pattern.inside,
    }
}

/// The name of a pattern without the time that it ends in, and that time as people write it.
fn split(name: &str) -> (String, Option<String>) {
    let Some((what, time)) = name.rsplit_once(", ") else { return (name.to_owned(), None) };
    let month = |text: &str| text.parse::<CalendarMonth>().ok().map(short_month);
    let when = match time.split_once(" to ") {
        Some((from, until)) => month(from).zip(month(until)).map(|(from, until)| format!("{from} to {until}")),
        None => month(time),
    };
    match when {
        Some(when) => (what.to_owned(), Some(when)),
        None => (name.to_owned(), None),
    }
}

/// "Jan 1924"
fn short_month(month: CalendarMonth) -> String {
    let full = crate::narrate::month_name(month);
    let (name, year) = full.split_once(' ').unwrap_or((&full, ""));
    format!("{} {year}", name.chars().take(3).collect::<String>())
}

/// Three readings on the scale of their unit; rounding may not carry the middle out of its ends.
fn reach([low, middle, high]: [Reading; 3], unit: PatternUnit) -> plot::Reach {
    let place = |found: Reading| match found {
        Reading::Month(month) => Some(year(month)),
        Reading::Number(number) if scale(unit).0 == plot::ScoreScale::Shares => Some(number.clamp(0.0, 1.0)),
        Reading::Number(number) => Some(number),
        Reading::Never => None,
    };
    let [low, middle, high] = [low, middle, high].map(place);
    let beyond = |found: Option<f64>| found.unwrap_or(f64::INFINITY);
    let between = beyond(middle).min(beyond(high)).max(beyond(low));
    plot::Reach { low, middle: Some(between).filter(|found| found.is_finite()), high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_pattern_is_taken_off_its_name() {
        let cut = |name: &str| split(name);
        assert_eq!(
            cut("Ada follows Ben, 1922-07 to 1924-12"),
            ("Ada follows Ben".into(), Some("Jul 1922 to Dec 1924".into()))
        );
        assert_eq!(cut("members, 1924-01"), ("members".into(), Some("Jan 1924".into())));
        assert_eq!(cut("Ada, Ben and Clea together"), ("Ada, Ben and Clea together".into(), None));
    }

    #[test]
    fn rounding_does_not_carry_the_middle_out() {
        let number = Reading::Number;
        let found = reach([number(0.1), number(0.099_999_999), number(0.1)], PatternUnit::Share);
        assert_eq!(found, plot::Reach { low: Some(0.1), middle: Some(0.1), high: Some(0.1) });
        let never = reach([Reading::Never; 3], PatternUnit::Month);
        assert_eq!(never, plot::Reach { low: None, middle: None, high: None });
    }
}
