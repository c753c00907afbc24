//! Counting an arm, and the baseline beside it.

use powervacuum_analysis::interval::wilson;
use powervacuum_analysis::paired::PairedCounts;
use powervacuum_analysis::quantile::CountedTimes;
use powervacuum_analysis::{AnalysisError, Estimate, Level, Method};
use powervacuum_engine::{CalendarMonth, ContenderId, Month, RungId, Scenario};
use powervacuum_ensemble::Summary;
use serde::{Deserialize, Serialize};

use super::arm::Arm;
use super::compare::{ComparedArm, Dates, FallDates, Methods, OutcomeOdds};
use crate::narrate::short_name;

/// A share of histories, less that of the baseline on the same luck.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Difference {
    /// In [-1, 1], with its interval; exactly 0 where no history differs.
    pub estimate: Estimate,
    /// Its standard error; 0 where all histories differ alike or none does, and then no measure of what is not known.
    pub standard_error: f64,
    /// How many times as many histories independent luck would need for the same precision; none where it cannot be said.
    pub variance_ratio: Option<f64>,
    /// How many histories in all an interval needs that reaches as far to each side as was asked for.
    pub needed: u64,
    /// The same with independent luck.
    pub needed_independent: u64,
}

/// What is counted of an arm.
pub(crate) struct ArmTally {
    contenders: Vec<ContenderId>,
    rungs: usize,
    months: usize,
    /// Histories by who dominates, then by nobody.
    outcomes: Vec<u64>,
    /// Histories by who is the strongest at the end.
    first: Vec<u64>,
    dominance: CountedTimes,
    /// Contender by contender, in each the rungs of the ladder.
    falls: Vec<CountedTimes>,
    /// The same outcomes and falls in the baseline (first) and here (second).
    outcome_pairs: Vec<PairedCounts>,
    dominance_pairs: PairedCounts,
    fall_pairs: Vec<PairedCounts>,
}

impl ArmTally {
    pub(crate) fn new(scenario: &Scenario) -> ArmTally {
        let contenders: Vec<ContenderId> = scenario.all_contenders().iter().collect();
        let (rungs, months) = (scenario.spec().ladder.len(), usize::from(scenario.spec().months));
        let never = || CountedTimes::new(vec![0; months], 0);
        let falls = contenders.len() * rungs;
        ArmTally {
            rungs,
            months,
            outcomes: vec![0; contenders.len() + 1],
            first: vec![0; contenders.len()],
            dominance: never(),
            falls: (0..falls).map(|_| never()).collect(),
            outcome_pairs: vec![PairedCounts::default(); contenders.len() + 1],
            dominance_pairs: PairedCounts::default(),
            fall_pairs: vec![PairedCounts::default(); falls],
            contenders,
        }
    }

    /// Counts one history in every arm, the baseline first.
    pub(crate) fn add(arms: &mut [ArmTally], summaries: &[Summary]) {
        let Some(baseline) = summaries.first() else { return };
        for (tally, summary) in arms.iter_mut().zip(summaries) {
            tally.add_pair(baseline, summary);
        }
    }

    fn add_pair(&mut self, baseline: &Summary, summary: &Summary) {
        let (before, after) = (self.outcome(baseline), self.outcome(summary));
        self.outcomes[after] += 1;
        if let Some(first) = summary.first {
            self.first[first.index()] += 1;
        }
        for (outcome, pairs) in self.outcome_pairs.iter_mut().enumerate() {
            pairs.push(before == outcome, after == outcome);
        }
        let index = |month: Month| usize::from(month.0);
        self.dominance.push(summary.since().map(index));
        self.dominance_pairs.push(baseline.since().is_some(), summary.since().is_some());
        for place in 0..self.falls.len() {
            let Some(rung) = RungId::from_index(place % self.rungs) else { continue };
            let contender = self.contenders[place / self.rungs];
            let fall = summary.fall(contender, rung);
            self.falls[place].push(fall.map(index));
            self.fall_pairs[place].push(baseline.fall(contender, rung).is_some(), fall.is_some());
        }
    }

    /// The position of a history's outcome: who dominates, or behind all contenders for nobody.
    fn outcome(&self, summary: &Summary) -> usize {
        summary.leader().map_or(self.contenders.len(), ContenderId::index)
    }

    /// How many histories each interval of a difference needs for a half-width.
    pub(crate) fn needed_for_differences(&self, precision: f64) -> u64 {
        let needed = |pairs: &PairedCounts| pairs.needed(precision, Level::default());
        self.outcome_pairs.iter().filter_map(needed).max().unwrap_or(u64::MAX)
    }

    /// How many histories the interval of each share needs for a half-width, if shares stay as they are.
    pub(crate) fn needed_for_shares(&self, precision: f64) -> u64 {
        let played = self.outcomes.iter().sum::<u64>();
        let reach = |share: &u64| wilson(*share, played, Level::default()).map_or(1.0, |share| share.width() / 2.0);
        let widest = self.outcomes.iter().map(reach).fold(0.0, f64::max);
        if widest <= precision {
            played
        } else {
            (played as f64 * (widest / precision) * (widest / precision)) as u64 + 1
        }
    }

    /// In how many histories the fall at a place happens.
    pub(crate) fn falls(&self, place: usize) -> u64 {
        let fall = &self.falls[place];
        fall.total() - fall.never()
    }

    pub(crate) fn methods() -> Methods {
        Methods {
            share: Method::Wilson.to_string(),
            difference: Method::BonettPrice.to_string(),
            quantile: Method::OrderStatistics.to_string(),
        }
    }

    /// What the arm comes to; `ever` says which falls happen in any arm.
    ///
    /// # Errors
    /// When no history was counted.
    pub(crate) fn document(&self, arm: &Arm, ever: &[bool], precision: f64) -> Result<ComparedArm, AnalysisError> {
        let is_baseline = arm.what_ifs.is_empty();
        let difference = |pairs: &PairedCounts| (!is_baseline).then(|| difference(pairs, precision)).transpose();
        let spec = arm.scenario.spec();
        let outcome = |outcome: usize| {
            let contender = spec.contenders.get(outcome);
            Ok(OutcomeOdds {
                contender: contender.map(|contender| contender.id.clone()),
                name: contender.map_or("nobody", |c| short_name(&c.id, &c.name)).to_owned(),
                histories: self.outcomes[outcome],
                share: wilson(self.outcomes[outcome], self.outcomes.iter().sum(), Level::default())?,
                first: self.first.get(outcome).copied().unwrap_or_default(),
                difference: difference(&self.outcome_pairs[outcome])?,
            })
        };
        let fall = |place: usize| {
            Ok(FallDates {
                contender: spec.contenders[place / self.rungs].id.clone(),
                rung: spec.ladder[place % self.rungs].id.clone(),
                dates: self.dates(&arm.scenario, &self.falls[place], difference(&self.fall_pairs[place])?)?,
            })
        };
        Ok(ComparedArm {
            id: arm.id.clone(),
            name: arm.name.clone(),
            what_ifs: arm.what_ifs.clone(),
            outcomes: (0..self.outcomes.len()).map(outcome).collect::<Result<_, AnalysisError>>()?,
            dominance: self.dates(&arm.scenario, &self.dominance, difference(&self.dominance_pairs)?)?,
            falls: (0..self.falls.len())
                .filter(|&place| ever[place])
                .map(fall)
                .collect::<Result<_, AnalysisError>>()?,
        })
    }

    fn dates(
        &self,
        scenario: &Scenario,
        times: &CountedTimes,
        difference: Option<Difference>,
    ) -> Result<Dates, AnalysisError> {
        let calendar = |month: usize| -> CalendarMonth { scenario.calendar(Month(month.min(self.months) as u16)) };
        let happens = times.total() - times.never();
        // Dates are those of the histories in which it happens; how many these are is said beside.
        let seen = CountedTimes::new(times.counts().to_vec(), 0);
        let by = |order| if happens == 0 { Ok(None) } else { seen.quantile(order) };
        let interval = if happens == 0 { None } else { Some(seen.quantile_interval(0.5, Level::default())?) };
        Ok(Dates {
            histories: happens,
            share: wilson(happens, times.total(), Level::default())?,
            early: by(0.1)?.map(calendar),
            median: by(0.5)?.map(calendar),
            median_interval: interval.and_then(|found| Some((calendar(found.low?), calendar(found.high?)))),
            late: by(0.9)?.map(calendar),
            difference,
        })
    }
}

fn difference(pairs: &PairedCounts, precision: f64) -> Result<Difference, AnalysisError> {
    let level = Level::default();
    let found = pairs.difference(level)?;
    Ok(Difference {
        estimate: found.difference,
        standard_error: found.standard_error,
        variance_ratio: found.variance_ratio,
        needed: pairs.needed(precision, level).unwrap_or_default(),
        needed_independent: pairs.needed_independent(precision, level).unwrap_or_default(),
    })
}
