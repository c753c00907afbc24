//! What a result says, in one sentence: headlines by rule.
//!
//! No sentence says more than the intervals do. A difference is called one where its interval excludes 0; something is
//! called the largest where it is so beyond the intervals; else the sentence names what cannot be told apart, or says
//! that nothing is shown.

use powervacuum_analysis::{Estimate, Level};

use super::attribute::AttributionDocument;
use super::compare::{ComparedArm, Comparison, OutcomeOdds};
use super::pasts::Pasts;
use super::sensitivity::{OutputIndices, SensitivityDocument};
use crate::narrate::{listed, percent, sentence};

/// A contender who dominates in less than one history in so many is not what a baseline is about.
const RARELY: u64 = 20;

/// At most so many names stand in a headline.
const NAMES: usize = 3;

/// A difference in points of a hundred, with its sign: "−33 points".
pub fn points(difference: f64) -> String {
    let rounded = (100.0 * difference).round();
    let sign = if rounded > 0.0 {
        "+"
    } else if rounded < 0.0 {
        "\u{2212}"
    } else {
        ""
    };
    let unit = if rounded.abs() == 1.0 { "point" } else { "points" };
    format!("{sign}{} {unit}", rounded.abs())
}

fn excludes_nothing(estimate: &Estimate) -> bool {
    estimate.low > 0.0 || estimate.high < 0.0
}

/// The smallest and the largest size that an interval allows.
fn sizes(estimate: &Estimate) -> (f64, f64) {
    let (a, b) = (estimate.low.abs(), estimate.high.abs());
    let least = if estimate.contains(0.0) { 0.0 } else { a.min(b) };
    (least, a.max(b))
}

impl Comparison {
    /// The position among the contenders of the one whose odds are followed: who dominates most often in the baseline; where
    /// nobody does so in one history of twenty, who does most often in any arm. The first of equals; none if nobody ever does.
    pub fn followed(&self) -> Option<usize> {
        let baseline = &self.arms.first()?.outcomes;
        let contenders = self.contenders.len();
        let rare = |outcome: &OutcomeOdds| outcome.histories * RARELY < self.played;
        let in_any = |place: usize| self.arms.iter().map(|arm| arm.outcomes[place].histories).max().unwrap_or(0);
        let counts: Vec<u64> = match baseline.iter().take(contenders).all(rare) {
            true => (0..contenders).map(in_any).collect(),
            false => baseline.iter().take(contenders).map(|outcome| outcome.histories).collect(),
        };
        let (place, most) =
            counts.into_iter().enumerate().max_by_key(|&(place, count)| (count, std::cmp::Reverse(place)))?;
        (most > 0).then_some(place)
    }

    /// The headline: what the what-ifs do to the odds of whoever dominates most often.
    pub fn finding(&self) -> String {
        let Some((baseline, what_ifs)) = self.arms.split_first() else { return String::new() };
        let Some(followed) = self.followed() else {
            return "Nobody dominates in any history".to_owned();
        };
        let before = &baseline.outcomes[followed];
        if what_ifs.is_empty() {
            return baseline_finding(before, &baseline.outcomes);
        }
        let mut shown: Vec<(&ComparedArm, Estimate)> = what_ifs
            .iter()
            .filter_map(|arm| Some((arm, arm.outcomes[followed].difference.as_ref()?.estimate)))
            .filter(|(_, difference)| excludes_nothing(difference))
            .collect();
        shown.sort_by(|a, b| b.1.value.abs().total_cmp(&a.1.value.abs()));
        let Some((arm, difference)) = shown.first().copied() else {
            return nothing_shown(&before.name, what_ifs, followed);
        };
        let after = &arm.outcomes[followed];
        let odds = format!("{} of histories instead of {}", percent(after.share.value), percent(before.share.value));
        let often = if difference.value < 0.0 { "less" } else { "more" };
        if let [_] = what_ifs {
            return format!("If {}, {} dominates {often} often: {odds}", arm.name, before.name);
        }
        let others = what_ifs.iter().filter(|other| other.id != arm.id);
        let rival = others.filter_map(|other| Some(sizes(&other.outcomes[followed].difference.as_ref()?.estimate).1));
        if sizes(&difference).0 > rival.fold(0.0, f64::max) {
            return format!(
                "Of {} what-ifs, one changes {}'s odds the most: if {}, {odds}",
                what_ifs.len(),
                before.name,
                arm.name
            );
        }
        format!(
            "{} of {} what-ifs change {}'s odds of dominating; if {}, {odds}",
            shown.len(),
            what_ifs.len(),
            before.name,
            arm.name
        )
    }

    /// The headline of dates: for how many falls the record lies where most histories have them.
    pub fn dates_finding(&self, record: &[powervacuum_formats::RecordedFall]) -> String {
        let Some(baseline) = self.arms.first() else { return String::new() };
        let dated = || {
            baseline.falls.iter().filter_map(|fall| {
                let months: Vec<_> =
                    record.iter().filter(|r| r.contender == fall.contender && r.rung == fall.rung).collect();
                (!months.is_empty()).then_some((fall, months))
            })
        };
        let all = dated().count();
        if all == 0 {
            let often = baseline.falls.iter().max_by_key(|fall| fall.dates.histories);
            return often.map_or("Nobody falls in any history".to_owned(), |fall| {
                let label = self.fall_label(&fall.contender, &fall.rung);
                format!("The most frequent fall: {label}, in {} of histories", percent(fall.dates.share.value))
            });
        }
        let inside = dated()
            .filter(|(fall, months)| {
                let (early, late) = (fall.dates.early, fall.dates.late);
                let within =
                    |month| early.is_some_and(|early| early <= month) && late.is_some_and(|late| month <= late);
                months.iter().any(|recorded| within(recorded.month))
            })
            .count();
        format!("The record's date lies in the middle 80 % of histories for {inside} of {all} falls")
    }

    /// "Trotsky: off the Politburo"
    pub fn fall_label(&self, contender: &str, rung: &str) -> String {
        let named = |list: &[super::Named], id: &str| {
            list.iter().find(|named| named.id == id).map_or(id.to_owned(), |named| named.name.clone())
        };
        let name = named(&self.contenders, contender);
        format!("{}: {}", crate::narrate::short_name(contender, &name), named(&self.rungs, rung))
    }
}

fn baseline_finding(most: &OutcomeOdds, all: &[OutcomeOdds]) -> String {
    let ahead = all.iter().all(|other| other.name == most.name || other.share.high < most.share.low);
    let more = if ahead { "the most frequent outcome: " } else { "" };
    sentence(&format!("{more}{} dominates in {} of histories", most.name, percent(most.share.value)))
        .trim_end_matches('.')
        .to_owned()
}

fn nothing_shown(name: &str, what_ifs: &[ComparedArm], followed: usize) -> String {
    let unchanged = what_ifs
        .iter()
        .all(|arm| arm.outcomes[followed].difference.as_ref().is_some_and(|found| found.standard_error == 0.0));
    match what_ifs {
        [arm] if unchanged => format!("If {}, {name}'s odds do not change in any history", arm.name),
        [arm] => format!("It is not shown that {name}'s odds change if {}", arm.name),
        several => format!("None of {} what-ifs is shown to change {name}'s odds of dominating", several.len()),
    }
}

impl AttributionDocument {
    /// Positions of the causes by the size of their parts, the largest first.
    pub fn by_size(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.causes.len()).collect();
        let size = |place: usize| self.causes[place].contribution.value.abs();
        order.sort_by(|&a, &b| size(b).total_cmp(&size(a)));
        order
    }

    /// The headline: which cause matters most, or which ones cannot be told apart.
    pub fn finding(&self) -> String {
        let order = self.by_size();
        let shown = |&&place: &&usize| excludes_nothing(&self.causes[place].contribution);
        let Some(&top) = order.iter().find(shown) else {
            return match &self.causes[..] {
                [one] => format!("It is not shown that {} changes {}'s odds", one.name, self.of_name),
                several => format!("None of {} causes is shown to change {}'s odds", several.len(), self.of_name),
            };
        };
        let equals = |&&place: &&usize| place == top || !self.differ_in_size(top, place);
        let names: Vec<String> = order.iter().filter(equals).map(|&place| self.causes[place].name.clone()).collect();
        let part = self.causes[top].contribution;
        if let [one] = &names[..] {
            let verb = if part.value > 0.0 { "raises" } else { "lowers" };
            return format!(
                "{} matters most: it {verb} {}'s odds by {}",
                capital(one),
                self.of_name,
                points(part.value.abs()).trim_start_matches('+')
            );
        }
        if names.len() > NAMES {
            return format!("Which of {} causes matters most to {}'s odds cannot be told", names.len(), self.of_name);
        }
        format!(
            "{} matter most to {}'s odds; which of them more cannot be told",
            capital(&listed(&names)),
            self.of_name
        )
    }

    /// Whether the sizes of two parts differ beyond the interval of their difference (of their sum, where one raises the
    /// odds and the other lowers them).
    fn differ_in_size(&self, one: usize, other: usize) -> bool {
        let (a, b) = (self.causes[one].contribution.value, self.causes[other].contribution.value);
        let sign = if a * b < 0.0 { -1.0 } else { 1.0 };
        let c = &self.covariance;
        let variance = c[one][one] + c[other][other] - 2.0 * sign * c[one][other];
        (a.abs() - b.abs()).abs() > Level::default().normal_reach() * variance.max(0.0).sqrt()
    }
}

impl SensitivityDocument {
    /// The headline: which factor the first output depends on most.
    pub fn finding(&self) -> String {
        let Some(output) = self.outputs.first() else { return String::new() };
        let whose = match output.of {
            Some(_) => format!("{}'s odds depend", output.name),
            None => "The odds that nobody wins depend".to_owned(),
        };
        let mut rows = self.indices(output);
        rows.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
        let Some((_, top)) = rows.first().copied() else { return String::new() };
        let nothing = self.of_nothing(output);
        if top.low <= nothing {
            return format!("No effect on {} can be told from luck", whose.trim_end_matches(" depend"));
        }
        let equals: Vec<String> = rows
            .iter()
            .filter(|(_, index)| index.high >= top.low && index.low > nothing)
            .map(|(name, _)| format!("`{name}`"))
            .collect();
        match equals.len() {
            1 => format!("{whose} most on {}", equals[0]),
            few if few <= NAMES => format!("{whose} most on {}, in an order that cannot be told", listed(&equals)),
            many => format!("{whose} on {many} factors that cannot be told apart, {} among them", equals[0]),
        }
    }

    /// The main index by factor: mu* for Morris, the total index without luck for Sobol'.
    pub(crate) fn indices<'d>(&'d self, output: &'d OutputIndices) -> Vec<(&'d str, Estimate)> {
        match &output.sobol {
            Some(sobol) => self
                .factors
                .iter()
                .map(|factor| factor.name.as_str())
                .zip(sobol.corrected.total.iter().copied())
                .collect(),
            None => output.morris.iter().map(|row| (row.factor.as_str(), row.index.mu_star)).collect(),
        }
    }

    /// What the main index comes to from luck alone.
    pub(crate) fn of_nothing(&self, output: &OutputIndices) -> f64 {
        output.morris.iter().map(|row| row.noise.mu_star_of_nothing).fold(0.0, f64::max)
    }
}

impl Pasts {
    /// The headline: what most often stands in the past.
    pub fn finding(&self) -> String {
        let Some(top) = self.happenings.first() else {
            return format!("Nothing stands in the causal past of `{}`", self.selector);
        };
        let what = top.text.trim_end_matches('.');
        let entry = if self.selector == "end" { "the outcome".to_owned() } else { format!("`{}`", self.selector) };
        format!(
            "{what}: in the causal past of {entry} in {} of histories that have one",
            frequency(top.in_past, self.with_entry)
        )
    }
}

/// A share of histories in per cent: "100 %" only where it is all of them.
pub fn frequency(histories: u64, of: u64) -> String {
    let text = percent(histories as f64 / of.max(1) as f64);
    if text == "100 %" && histories < of { ">99 %".to_owned() } else { text }
}

/// The first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    sentence(text).trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use powervacuum_analysis::Method;

    use super::*;
    use crate::lab::{AttributedCause, AttributionMethod, Measure, Provenance};

    fn estimate(value: f64, half: f64) -> Estimate {
        Estimate { value, low: value - half, high: value + half, method: Method::Student }
    }

    /// An attribution whose causes are uncorrelated.
    fn attribution(parts: &[(f64, f64)]) -> AttributionDocument {
        let reach = Level::default().normal_reach();
        let cause = |(number, &(value, half)): (usize, &(f64, f64))| AttributedCause {
            id: format!("c{number}"),
            name: format!("cause {number}"),
            without: Vec::new(),
            contribution: estimate(value, half),
            standard_error: half / reach,
        };
        let error = |number: usize| parts[number].1 / reach;
        let cell = |row: usize, column: usize| if row == column { error(row) * error(row) } else { 0.0 };
        AttributionDocument {
            format: String::new(),
            version: 1,
            provenance: Provenance {
                scenario: "case".to_owned(),
                scenario_fingerprint: "0".repeat(64),
                engine_version: "0".to_owned(),
                seed: 1,
            },
            asked: 10,
            played: 10,
            of: "ada".to_owned(),
            of_name: "Ada".to_owned(),
            measure: Measure::Dominates,
            method: AttributionMethod::AllSubsets,
            level: 0.95,
            with_all: estimate(0.8, 0.1),
            with_none: estimate(0.2, 0.1),
            total: estimate(0.6, 0.1),
            causes: parts.iter().enumerate().map(cause).collect(),
            interactions: Vec::new(),
            covariance: (0..parts.len())
                .map(|row| (0..parts.len()).map(|column| cell(row, column)).collect())
                .collect(),
        }
    }

    #[test]
    fn a_cause_matters_most_only_beyond_the_intervals() {
        let clear = attribution(&[(0.1, 0.05), (0.5, 0.05)]).finding();
        assert_eq!(clear, "Cause 1 matters most: it raises Ada's odds by 50 points");
        let near = attribution(&[(0.30, 0.1), (0.34, 0.1), (0.01, 0.05)]).finding();
        assert_eq!(near, "Cause 1 and cause 0 matter most to Ada's odds; which of them more cannot be told");
        // 4 points apart: told apart where the errors are small.
        assert!(attribution(&[(0.30, 0.02), (0.34, 0.02)]).finding().starts_with("Cause 1 matters most"));
    }

    #[test]
    fn sizes_are_compared_whatever_the_sign() {
        let down = attribution(&[(0.1, 0.05), (-0.5, 0.05)]).finding();
        assert_eq!(down, "Cause 1 matters most: it lowers Ada's odds by 50 points");
        let opposite = attribution(&[(0.40, 0.1), (-0.42, 0.1)]).finding();
        assert!(opposite.ends_with("which of them more cannot be told"), "{opposite}");
    }

    #[test]
    fn nothing_is_claimed_where_every_interval_holds_zero() {
        let none = attribution(&[(0.02, 0.05), (-0.01, 0.05)]).finding();
        assert_eq!(none, "None of 2 causes is shown to change Ada's odds");
        assert_eq!(attribution(&[(0.0, 0.0)]).finding(), "It is not shown that cause 0 changes Ada's odds");
    }

    #[test]
    fn many_equals_are_not_listed() {
        let many = attribution(&[(0.2, 0.1), (0.21, 0.1), (0.22, 0.1), (0.19, 0.1)]).finding();
        assert_eq!(many, "Which of 4 causes matters most to Ada's odds cannot be told");
    }

    #[test]
    fn points_have_a_sign_and_a_number() {
        let told: Vec<String> = [0.331, -0.01, 0.0, -0.004, 0.0061].map(points).to_vec();
        assert_eq!(told, ["+33 points", "\u{2212}1 point", "0 points", "0 points", "+1 point"]);
        assert_eq!([frequency(199, 200), frequency(200, 200), frequency(0, 7)], [">99 %", "100 %", "0 %"]);
    }
}
