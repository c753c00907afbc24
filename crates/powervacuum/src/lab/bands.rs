//! Weights over time across histories: quantiles of the real and of the publicly seen.

use powervacuum_engine::{CalendarMonth, Month, Scenario};
use powervacuum_ensemble::{BASELINE, Ensemble, EnsembleError};
use serde::{Deserialize, Serialize};

use crate::narrate::short_name;

/// Cells of a histogram of weights: quantiles are known to one part in so many.
const CELLS: usize = 400;

/// Quantiles of weights by month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeightBands {
    /// The arm: ids of what-ifs joined by `+`, or `baseline`.
    pub arm: String,
    /// How many histories stand behind it.
    pub histories: u64,
    /// The months.
    pub months: Vec<CalendarMonth>,
    /// The contenders, in the order of the case.
    pub contenders: Vec<ContenderBands>,
}

/// Quantiles of a contender's weights by month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContenderBands {
    /// Id of the contender.
    pub id: String,
    /// Its name for people, the short one.
    pub name: String,
    /// Real weights.
    pub real: Vec<Band>,
    /// As the public sees them.
    pub public: Vec<Band>,
}

/// The middle of a distribution of weights, in [0, 1].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// One in ten histories lies below.
    pub low: f64,
    /// Half of the histories lie below.
    pub median: f64,
    /// Nine in ten histories lie below.
    pub high: f64,
}

/// Counts of weights by month, contender and view.
struct Histograms {
    contenders: usize,
    months: usize,
    counts: Vec<u32>,
}

impl Histograms {
    fn new(contenders: usize, months: usize) -> Histograms {
        Histograms { contenders, months, counts: vec![0; contenders * months * 2 * (CELLS + 1)] }
    }

    fn cell(&self, month: usize, contender: usize, view: usize) -> usize {
        ((month * self.contenders + contender) * 2 + view) * (CELLS + 1)
    }

    fn add(&mut self, month: usize, contender: usize, weights: [f64; 2]) {
        for (view, weight) in weights.into_iter().enumerate() {
            let start = self.cell(month, contender, view);
            self.counts[start + (weight.clamp(0.0, 1.0) * CELLS as f64).round() as usize] += 1;
        }
    }

    fn band(&self, month: usize, contender: usize, view: usize) -> Band {
        let start = self.cell(month, contender, view);
        let counts = &self.counts[start..=start + CELLS];
        let total: u64 = counts.iter().map(|&count| u64::from(count)).sum();
        // Nearest rank: the first cell by which at least that part has come.
        let by = |tenths: u64| {
            let rank = (total * tenths).div_ceil(10).max(1);
            let mut seen = 0;
            let place = counts.iter().position(|&count| {
                seen += u64::from(count);
                seen >= rank
            });
            place.unwrap_or(0) as f64 / CELLS as f64
        };
        Band { low: by(1), median: by(5), high: by(9) }
    }
}

/// Quantiles of weights by month in each arm of an ensemble on disk, in the order of its plan.
///
/// A struggle that is over keeps its last weights to the end of the case, so that every month has all histories.
///
/// # Errors
/// When the ensemble has no table of months, or a file cannot be read.
pub fn weight_bands(ensemble: &Ensemble, scenario: &Scenario) -> Result<Vec<WeightBands>, EnsembleError> {
    let spec = scenario.spec();
    let ids: Vec<&str> = spec.contenders.iter().map(|contender| contender.id.as_str()).collect();
    let (contenders, months) = (ids.len(), usize::from(spec.months));
    let mut arms: Vec<(String, u64, Histograms)> = Vec::new();
    // Rows of a history stand together, month by month; its last weights are carried on when the next one begins.
    let mut open: Option<(usize, u64, usize, Vec<[f64; 2]>)> = None;
    let carry_on = |arms: &mut Vec<(String, u64, Histograms)>, open: &Option<(usize, u64, usize, Vec<[f64; 2]>)>| {
        let Some((arm, _, last, weights)) = open else { return };
        arms[*arm].1 += 1;
        for month in last + 1..months {
            weights.iter().enumerate().for_each(|(who, &weights)| arms[*arm].2.add(month, who, weights));
        }
    };
    ensemble.months(|row| {
        let known = arms.iter().position(|(name, ..)| name == row.of.intervention);
        let arm = known.unwrap_or_else(|| {
            arms.push((row.of.intervention.to_owned(), 0, Histograms::new(contenders, months)));
            arms.len() - 1
        });
        if open.as_ref().is_none_or(|(of, history, ..)| (*of, *history) != (arm, row.of.history)) {
            carry_on(&mut arms, &open);
            open = Some((arm, row.of.history, 0, vec![[0.0; 2]; contenders]));
        }
        let (Some(who), Some(month)) =
            (ids.iter().position(|id| *id == row.contender), scenario.start().until(row.month))
        else {
            return;
        };
        let month = usize::from(month.0);
        if let Some((_, _, last, weights)) = &mut open
            && month < months
        {
            *last = month;
            weights[who] = [row.real, row.public];
            arms[arm].2.add(month, who, [row.real, row.public]);
        }
    })?;
    carry_on(&mut arms, &open);
    arms.sort_by_key(|(name, ..)| name != BASELINE);
    Ok(arms.into_iter().map(|(arm, histories, counts)| bands(scenario, arm, histories, &counts)).collect())
}

fn bands(scenario: &Scenario, arm: String, histories: u64, counts: &Histograms) -> WeightBands {
    let view = |who: usize, view: usize| (0..counts.months).map(|month| counts.band(month, who, view)).collect();
    let contenders = scenario.spec().contenders.iter().enumerate().map(|(who, contender)| ContenderBands {
        id: contender.id.clone(),
        name: short_name(&contender.id, &contender.name).to_owned(),
        real: view(who, 0),
        public: view(who, 1),
    });
    WeightBands {
        arm,
        histories,
        months: (0..counts.months as u16).map(|month| scenario.calendar(Month(month))).collect(),
        contenders: contenders.collect(),
    }
}
