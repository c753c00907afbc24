//! From what happened in many histories to scores, skill, and how sure one is of it.

use powervacuum_analysis::AnalysisError;
use powervacuum_analysis::score::{crps_of_alternatives, skill};
use powervacuum_engine::{Month, Scenario};

use super::target::{Target, Unit};
use super::{BaselineScores, GroupScore, MainFalls, PatternUnit, Reading, ScoredPattern, Skill, verdict};

/// Blocks of histories that are left out one at a time to see how sure a skill is (Quenouille 1956; Kuensch 1989).
const BLOCKS: usize = 20;

/// What was found, target by target, in the order of histories.
#[derive(Clone, Debug)]
pub(crate) struct Samples(Vec<Vec<f64>>);

impl Samples {
    pub(crate) fn new(targets: usize) -> Samples {
        Samples(vec![Vec::new(); targets])
    }

    /// Adds a history.
    pub(crate) fn push(&mut self, values: Vec<f64>) {
        self.0.iter_mut().zip(values).for_each(|(sample, value)| sample.push(value));
    }

    fn histories(&self) -> usize {
        self.0.first().map_or(0, Vec::len)
    }

    /// Without the histories of a block, which are those whose number leaves that rest.
    fn without(&self, block: usize) -> Samples {
        let keep = |sample: &Vec<f64>| {
            let kept = sample.iter().enumerate().filter(|(history, _)| history % BLOCKS != block);
            kept.map(|(_, value)| *value).collect()
        };
        Samples(self.0.iter().map(keep).collect())
    }

    /// How far the medians of the main falls are from the record on average, in months; none if there are none.
    pub(crate) fn median_error(&self, targets: &[Target]) -> Option<f64> {
        let errors: Vec<f64> =
            main_falls(targets).map(|at| distance(&targets[at], quantile(&self.0[at], 0.5))).collect();
        (!errors.is_empty()).then(|| errors.iter().sum::<f64>() / errors.len() as f64)
    }

    /// The score of each target.
    pub(crate) fn scores(&self, targets: &[Target]) -> Result<Vec<f64>, AnalysisError> {
        self.0.iter().zip(targets).map(|(sample, target)| crps_of_alternatives(sample, &target.record)).collect()
    }
}

/// The positions of the main falls.
pub(crate) fn main_falls(targets: &[Target]) -> impl Iterator<Item = usize> + '_ {
    (0..targets.len()).filter(|&at| targets[at].is_main && targets[at].unit == Unit::Date)
}

/// The mean score of each group, in the order in which groups first appear.
pub(crate) fn group_means(targets: &[Target], scores: &[f64]) -> Vec<(String, f64)> {
    let mut groups: Vec<(&str, Vec<f64>)> = Vec::new();
    for (target, score) in targets.iter().zip(scores) {
        match groups.iter_mut().find(|(name, _)| *name == target.group) {
            Some((_, members)) => members.push(*score),
            None => groups.push((&target.group, vec![*score])),
        }
    }
    let mean = |members: &[f64]| members.iter().sum::<f64>() / members.len() as f64;
    groups.into_iter().map(|(name, members)| (name.to_owned(), mean(&members))).collect()
}

/// A model with its scores and those of the baselines.
pub(crate) struct Scored<'a> {
    targets: &'a [Target],
    baselines: [&'a Samples; 2],
    model: &'a Samples,
    /// Those of "no change", of coalitions by lot, and of the model.
    scores: [Vec<f64>; 3],
}

impl<'a> Scored<'a> {
    pub(crate) fn new(
        targets: &'a [Target],
        baselines: [&'a Samples; 2],
        model: &'a Samples,
    ) -> Result<Self, AnalysisError> {
        let [still, by_lot] = baselines;
        let scores = [still.scores(targets)?, by_lot.scores(targets)?, model.scores(targets)?];
        Ok(Scored { targets, baselines, model, scores })
    }

    pub(crate) fn groups(&self) -> Vec<GroupScore> {
        let [still, by_lot, model] = self.means();
        let group = |((name, score), ((_, still), (_, by_lot)))| {
            let members = (0..self.targets.len()).filter(|&at| self.targets[at].group == name);
            let members: Vec<usize> = members.collect();
            GroupScore {
                patterns: members.len(),
                inside: members.iter().filter(|&&at| self.is_inside(at)).count(),
                skill: Skill { no_change: skill(score, still), random_coalitions: skill(score, by_lot) },
                group: name,
                score,
            }
        };
        model.into_iter().zip(still.into_iter().zip(by_lot)).map(group).collect()
    }

    /// The mean scores of the groups: of "no change", of coalitions by lot, and of the model.
    fn means(&self) -> [Vec<(String, f64)>; 3] {
        [0, 1, 2].map(|of| group_means(self.targets, &self.scores[of]))
    }

    /// Overall: each group in units of the score of "no change", all groups alike. Groups in which that is perfect have no
    /// unit and no part.
    pub(crate) fn skill(&self) -> Skill {
        let [still, by_lot, model] = self.means();
        let relative = |means: &[(String, f64)]| {
            let pairs = means.iter().zip(&still).filter(|(_, (_, still))| *still > 0.0);
            let relative: Vec<f64> = pairs.map(|((_, mean), (_, still))| mean / still).collect();
            (!relative.is_empty()).then(|| relative.iter().sum::<f64>() / relative.len() as f64)
        };
        match relative(&model).zip(relative(&by_lot)) {
            Some((model, by_lot)) => Skill { no_change: skill(model, 1.0), random_coalitions: skill(model, by_lot) },
            None => Skill { no_change: None, random_coalitions: None },
        }
    }

    /// Standard error of the overall skill beside "no change"; none with too few histories.
    pub(crate) fn standard_error(&self) -> Result<Option<f64>, AnalysisError> {
        self.jackknife(|block| self.skill_without(self.model, block))
    }

    /// The overall skill beside "no change", less that of another model on the same luck, with its standard error.
    pub(crate) fn less(&self, other: &Scored) -> Result<Option<(f64, f64)>, AnalysisError> {
        let (Some(mine), Some(its)) = (self.skill().no_change, other.skill().no_change) else { return Ok(None) };
        let without = |block| {
            let (mine, its) = (self.skill_without(self.model, block)?, self.skill_without(other.model, block)?);
            Ok(mine.zip(its).map(|(mine, its)| mine - its))
        };
        Ok(self.jackknife(without)?.map(|error| (mine - its, error)))
    }

    fn skill_without(&self, model: &Samples, block: usize) -> Result<Option<f64>, AnalysisError> {
        let [still, by_lot] = self.baselines.map(|samples| samples.without(block));
        let model = model.without(block);
        Ok(Scored::new(self.targets, [&still, &by_lot], &model)?.skill().no_change)
    }

    fn jackknife(
        &self,
        of: impl Fn(usize) -> Result<Option<f64>, AnalysisError>,
    ) -> Result<Option<f64>, AnalysisError> {
        if self.model.histories() < 2 * BLOCKS {
            return Ok(None);
        }
        let found: Vec<Option<f64>> = (0..BLOCKS).map(of).collect::<Result<_, _>>()?;
        let Some(values) = found.into_iter().collect::<Option<Vec<f64>>>() else { return Ok(None) };
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let spread: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        Ok(Some(((count - 1.0) / count * spread).sqrt()))
    }

    pub(crate) fn main_falls(&self) -> Option<MainFalls> {
        let main = || main_falls(self.targets);
        Some(MainFalls {
            count: main().count(),
            mean_error_months: self.model.median_error(self.targets)?,
            inside: main().filter(|&at| self.is_inside(at)).count(),
        })
    }

    fn is_inside(&self, at: usize) -> bool {
        let (sample, target) = (&self.model.0[at], &self.targets[at]);
        verdict::is_inside(target, quantile(sample, 0.1), quantile(sample, 0.9))
    }

    /// The row of a target.
    pub(crate) fn pattern(&self, scenario: &Scenario, at: usize) -> ScoredPattern {
        let (target, sample) = (&self.targets[at], &self.model.0[at]);
        let reading = |value: f64| reading(scenario, target, value);
        let [early, median, late] = [0.1, 0.5, 0.9].map(|order| quantile(sample, order));
        let (least, most) = target.bounds();
        let mean = sample.iter().sum::<f64>() / sample.len() as f64;
        ScoredPattern {
            id: target.id.clone(),
            group: target.group.clone(),
            name: target.name.clone(),
            unit: target.unit.into(),
            record: reading(target.middle()),
            record_range: [reading(least), reading(most)],
            median: reading(median),
            interval80: [reading(early), reading(late)],
            mean: (target.unit != Unit::Date).then_some(mean),
            score: self.scores[2][at],
            baselines: BaselineScores { no_change: self.scores[0][at], random_coalitions: self.scores[1][at] },
            inside: self.is_inside(at),
            verdict: verdict::words(target, [early, median, late], mean),
            sources: target.sources.clone(),
        }
    }
}

/// How far a value is from what the record allows.
pub(super) fn distance(target: &Target, value: f64) -> f64 {
    let (least, most) = target.bounds();
    (least - value).max(value - most).max(0.0)
}

/// The smallest value that at least that part of a sample does not exceed (nearest rank).
fn quantile(sample: &[f64], order: f64) -> f64 {
    let mut sorted = sample.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let rank = (sorted.len() as f64 * order).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied().unwrap_or(f64::NAN)
}

pub(super) fn reading(scenario: &Scenario, target: &Target, value: f64) -> Reading {
    if target.unit != Unit::Date {
        return Reading::Number(value);
    }
    match value.round() {
        month if target.never.is_some_and(|never| month >= never) => Reading::Never,
        month => Reading::Month(scenario.calendar(Month(month as u16))),
    }
}

impl From<Unit> for PatternUnit {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Date => PatternUnit::Month,
            Unit::MonthShare => PatternUnit::ShareOfMonths,
            Unit::Yes => PatternUnit::YesOrNo,
            Unit::Share => PatternUnit::Share,
            Unit::Months => PatternUnit::Months,
            Unit::Members => PatternUnit::Members,
            Unit::Position => PatternUnit::Position,
        }
    }
}
