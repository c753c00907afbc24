//! Numbers of patterns in words.

use powervacuum_engine::Scenario;

use super::skill::reading;
use super::target::Target;
use super::{PatternUnit, Reading};
use crate::narrate::{month_name, percent};

impl Reading {
    /// As people write it.
    pub fn in_words(self, unit: PatternUnit) -> String {
        match (self, unit) {
            (Reading::Month(month), _) => month_name(month),
            (Reading::Never, _) => "never".to_owned(),
            (Reading::Number(yes), PatternUnit::YesOrNo) => (if yes >= 0.5 { "yes" } else { "no" }).to_owned(),
            (Reading::Number(share), PatternUnit::ShareOfMonths | PatternUnit::Share) => percent(share),
            (Reading::Number(number), PatternUnit::Position) => format!("{number:.2}").replace('-', "\u{2212}"),
            (Reading::Number(number), _) => format!("{number:.0}"),
        }
    }
}

impl Target {
    /// What the record says: one value, or the least and the most that it allows.
    pub(crate) fn record_words(&self, scenario: &Scenario) -> String {
        let (least, most) = self.bounds();
        let [least, most] = [least, most].map(|value| reading(scenario, self, value).in_words(self.unit.into()));
        if least == most { least } else { format!("{least} to {most}") }
    }
}
