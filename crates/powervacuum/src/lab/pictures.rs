//! Results as pictures: what a document says, handed to the charts.

mod calibration;
mod scoreboard;

use powervacuum_analysis::Estimate;
use powervacuum_engine::CalendarMonth;
use powervacuum_formats::RecordedFall;
use powervacuum_plot as plot;

use super::arm::Provenance;
use super::attribute::{AttributionDocument, AttributionMethod};
use super::bands::{Band, WeightBands};
use super::compare::{Comparison, Dates};
use super::findings::capital;
use super::measure::Measure;
use super::pasts::Pasts;
use super::sensitivity::{OutputIndices, SensitivityDocument, SensitivityMethod};
use crate::narrate::short_name;
use crate::run::History;

/// Falls that come in a smaller share of histories in every arm are left out of a picture, unless the record has them.
const RARE: f64 = 0.1;

/// How many rows a picture of causal pasts has at most.
const ROWS: usize = 18;

/// A gap of real and seen weight below this is none to speak of.
const GAP: f64 = 0.03;

fn estimate(found: &Estimate) -> plot::Estimate {
    plot::Estimate { value: found.value, low: found.low.min(found.value), high: found.high.max(found.value) }
}

fn year(month: CalendarMonth) -> f64 {
    plot::decimal_year(i32::from(month.year()), u32::from(month.month()))
}

/// A thin space keeps a number and its per cent sign together.
fn typeset(text: &str) -> String {
    text.replace(" %", "\u{2009}%")
}

fn frame(finding: &str, kicker: &str, about: &str, notes: Vec<String>) -> plot::Frame {
    let notes = notes.iter().map(|note| typeset(note)).collect();
    plot::Frame { finding: typeset(finding), kicker: kicker.to_owned(), about: typeset(about), notes }
}

fn origin(provenance: &Provenance, histories: &str) -> Vec<String> {
    let print = provenance.scenario_fingerprint.get(..8).unwrap_or_default();
    vec![
        histories.to_owned(),
        format!("seed {}", provenance.seed),
        format!("case {} ({print})", provenance.scenario),
        format!("version {}", provenance.engine_version),
    ]
}

impl Comparison {
    /// Bars of outcomes, the baseline first, with differences and their intervals.
    pub fn outcome_bars(&self) -> plot::OutcomeBars {
        let followed = self.followed();
        let rows = self.arms.iter().map(|arm| plot::OutcomeRow {
            label: capital(&arm.name),
            shares: arm.outcomes.iter().take(self.contenders.len()).map(|outcome| outcome.share.value).collect(),
            difference: followed
                .and_then(|place| arm.outcomes[place].difference.as_ref())
                .map(|difference| estimate(&difference.estimate)),
        });
        let mut notes = origin(&self.provenance, &format!("{} histories a row, on the same luck", self.played));
        notes.push(format!("whiskers: 95 % intervals, {}", self.methods.difference));
        plot::OutcomeBars {
            frame: frame(
                &self.finding(),
                &kicker("Who comes to dominate", self.arms.len() - 1),
                "Share of histories in which each contender comes to dominate.",
                notes,
            ),
            contenders: plot::contenders(self.contenders.iter().map(|c| short_name(&c.id, &c.name).to_owned())),
            followed,
            rows: rows.collect(),
        }
    }

    /// When each fell: median and middle 80 % in the baseline and in at most one what-if, beside the record.
    pub fn dates_picture(&self, record: &[RecordedFall]) -> plot::Dates {
        let arms: Vec<_> = self.arms.iter().take(2).collect();
        let when = |dates: &Dates| plot::When {
            share: dates.share.value,
            dates: match (dates.early, dates.median, dates.late) {
                (Some(low), Some(median), Some(high)) => {
                    Some(plot::Spread { low: year(low), median: year(median), high: year(high) })
                }
                _ => None,
            },
        };
        let Some(baseline) = arms.first() else { unreachable!("a comparison has a baseline") };
        let rows = baseline.falls.iter().enumerate().filter_map(|(place, fall)| {
            let recorded: Vec<f64> = record
                .iter()
                .filter(|r| r.contender == fall.contender && r.rung == fall.rung)
                .map(|r| year(r.month))
                .collect();
            let frequent = arms.iter().any(|arm| arm.falls[place].dates.share.value >= RARE);
            let kept = if record.is_empty() { frequent } else { !recorded.is_empty() };
            kept.then(|| plot::DateRow {
                label: self.fall_label(&fall.contender, &fall.rung),
                when: arms.iter().map(|arm| when(&arm.falls[place].dates)).collect(),
                record: recorded,
            })
        });
        let about = match record.is_empty() {
            true => "Median and middle 80 % of the histories in which it happens.",
            false => {
                "Median and middle 80 % of the histories in which it happens; diamonds: the record, several where sources disagree or the step was taken twice."
            }
        };
        plot::Dates {
            frame: frame(
                &self.dates_finding(record),
                "When each fell",
                about,
                origin(&self.provenance, &format!("{} histories", self.played)),
            ),
            series: arms.iter().map(|arm| capital(&arm.name)).collect(),
            rows: rows.collect(),
        }
    }
}

fn kicker(what: &str, compared: usize) -> String {
    match compared {
        0 => what.to_owned(),
        1 => format!("{what} · one what-if compared with the baseline"),
        many => format!("{what} · {many} what-ifs compared with the baseline"),
    }
}

impl AttributionDocument {
    /// From the odds without any cause, cause by cause, to the odds as it was.
    pub fn waterfall(&self) -> plot::Waterfall {
        let steps = self.by_size().into_iter().map(|place| plot::Step {
            label: capital(&self.causes[place].name),
            effect: estimate(&self.causes[place].contribution),
        });
        let how = match self.method {
            AttributionMethod::AllSubsets => format!("all {} subsets of causes", 1u64 << self.causes.len()),
            AttributionMethod::SampledOrders => "a random order of causes each, forwards and backwards".to_owned(),
        };
        let mut notes = origin(&self.provenance, &format!("{} histories, {how}", self.played));
        notes.push("Shapley values; whiskers: 95 % intervals".to_owned());
        plot::Waterfall {
            frame: frame(
                &self.finding(),
                &format!("What made the difference · {}", self.of_name),
                &format!(
                    "How much each cause accounts for of the odds that {} {}: what is lost when it is taken away, averaged over all orders of taking causes away.",
                    self.of_name,
                    self.measure.verb()
                ),
                notes,
            ),
            start_label: "Without any of these causes".to_owned(),
            start: self.with_none.value,
            steps: steps.collect(),
            end_label: "As it was".to_owned(),
            end: self.with_all.value,
        }
    }
}

impl SensitivityDocument {
    /// The indices of the first output.
    pub fn indices_picture(&self) -> plot::Indices {
        let Some(output) = self.outputs.first() else { unreachable!("there is always an output") };
        let whose = match (&output.of, self.measure) {
            (None, _) => "nobody wins".to_owned(),
            (Some(_), measure) => format!("{} {}", output.name, measure.verb()),
        };
        let about = match self.method {
            SensitivityMethod::Morris { .. } => format!(
                "How much the odds that {whose} change when a factor goes through its range, the others anywhere in theirs."
            ),
            SensitivityMethod::Sobol { .. } => format!(
                "Shares of what the odds that {whose} vary by when all factors vary over their ranges; luck is taken out."
            ),
        };
        let mut notes = origin(&self.provenance, &self.effort());
        notes.extend(self.what_ifs.iter().map(|what_if| format!("what if: {what_if}")));
        notes.push("intervals: 95 %, bootstrap".to_owned());
        notes.push(format!("luck: {} of the spread", crate::narrate::percent(output.noise.share_of_spread.min(1.0))));
        plot::Indices {
            frame: frame(&self.finding(), "What the odds depend on", &about, notes),
            rows: rows(self, output),
            noise: output.sobol.is_none().then(|| self.of_nothing(output)),
        }
    }

    /// "20 trajectories over 5 factors, 120 points, 50 histories a point"
    fn effort(&self) -> String {
        let design = match self.method {
            SensitivityMethod::Morris { trajectories } => format!("{trajectories} trajectories"),
            SensitivityMethod::Sobol { samples, .. } => format!("{samples} samples"),
        };
        format!("{design}, {} points, {} histories a point", self.points, self.replicates)
    }
}

fn rows(document: &SensitivityDocument, output: &OutputIndices) -> plot::IndexRows {
    match &output.sobol {
        Some(sobol) => plot::IndexRows::Sobol(
            document
                .factors
                .iter()
                .zip(sobol.corrected.first.iter().zip(&sobol.corrected.total))
                .map(|(factor, (first, total))| plot::SobolRow {
                    label: factor.name.clone(),
                    first: estimate(first),
                    total: estimate(total),
                })
                .collect(),
        ),
        None => plot::IndexRows::Morris {
            rows: output
                .morris
                .iter()
                .map(|row| plot::MorrisRow {
                    label: row.factor.clone(),
                    size: estimate(&row.index.mu_star),
                    variation: plot::Estimate::exact(row.noise.sigma),
                })
                .collect(),
            unit: "points of the odds, from the lowest to the highest value".to_owned(),
            factor: 100.0,
        },
    }
}

impl Pasts {
    /// What most often stands in the past, beside how histories differ without it.
    pub fn picture(&self) -> plot::Pasts {
        let of = self.with_entry.max(1) as f64;
        let rows = self.happenings.iter().take(ROWS).map(|happening| plot::PastRow {
            label: happening.text.trim_end_matches('.').to_owned(),
            share: happening.in_past as f64 / of,
            difference: happening.difference.as_ref().map(estimate),
        });
        let whose = match (&self.of_name, self.measure) {
            (Some(name), Measure::Dominates) => format!("the odds that {name} dominates"),
            (Some(name), Measure::Leads) => format!("the odds that {name} leads"),
            (None, _) => "the odds".to_owned(),
        };
        let mut notes = origin(&self.provenance, &format!("{} histories", self.played));
        notes.extend(self.what_ifs.iter().map(|what_if| format!("what if: {what_if}")));
        notes.push(format!("differences: 95 % intervals, {}; associations, not effects", self.method));
        plot::Pasts {
            frame: frame(
                &self.finding(),
                "Why, across histories",
                &format!(
                    "Left: share of histories in whose chain of causes it stands. Right: {whose} where it happens, less where it does not."
                ),
                notes,
            ),
            rows: rows.collect(),
        }
    }
}

impl WeightBands {
    /// The headline: who is underestimated the most, and when.
    pub fn finding(&self) -> String {
        let gaps = self.contenders.iter().flat_map(|contender| {
            let months = self.months.iter().zip(contender.real.iter().zip(&contender.public));
            months.map(move |(month, (real, public))| (contender, *month, real.median, public.median))
        });
        let widest = gaps.max_by(|a, b| (a.2 - a.3).total_cmp(&(b.2 - b.3)));
        match widest {
            Some((contender, month, real, public)) if real - public >= GAP => format!(
                "{} is underestimated the most in {}: {} of the weight in the median history, {} in the eyes of the public",
                contender.name,
                crate::narrate::month_name(month),
                crate::narrate::percent(real),
                crate::narrate::percent(public)
            ),
            _ => "What the public sees of each contender's weight is near what it is in the median history".to_owned(),
        }
    }

    /// Weights by month with their bands, real beside seen.
    pub fn picture(&self, provenance: &Provenance) -> plot::Weights {
        let spread = |band: &Band| plot::Spread { low: band.low, median: band.median, high: band.high };
        plot::Weights {
            frame: frame(
                &self.finding(),
                "Power, real and seen",
                "Share of the weight, by month: median and middle 80 % of histories. Solid: what each had; dashed: what the public saw.",
                origin(provenance, &format!("{} histories", self.histories)),
            ),
            contenders: plot::contenders(self.contenders.iter().map(|contender| contender.name.clone())),
            years: self.months.iter().map(|&month| year(month)).collect(),
            curves: self
                .contenders
                .iter()
                .map(|contender| plot::WeightCurves {
                    real: contender.real.iter().map(spread).collect(),
                    seen: contender.public.iter().map(spread).collect(),
                })
                .collect(),
            events: Vec::new(),
        }
    }
}

impl History {
    /// The weights of this history as a stream, with what the public saw of the strongest at the end.
    pub fn stream(&self) -> plot::Stream {
        let names: Vec<String> =
            self.scenario.spec().contenders.iter().map(|c| short_name(&c.id, &c.name).to_owned()).collect();
        let last = self.books.last();
        let weight = |place: usize| last.map_or(0.0, |books| books.weights.real[place]);
        let top = (0..names.len()).max_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(b.cmp(&a))).unwrap_or(0);
        let seen: Vec<f64> = self.books.iter().map(|books| books.weights.public[top]).collect();
        let ends = match self.outcome() {
            Some(powervacuum_engine::Outcome::Dominance { leader, .. }) => {
                format!("{} dominates", names[leader.index()])
            }
            Some(_) => format!("Nobody dominates; {} is the strongest", names[top]),
            None => format!("{} is the strongest", names[top]),
        };
        let month = self.last_month().map(crate::narrate::month_name).unwrap_or_default();
        let now = seen.last().copied().unwrap_or_default();
        let finding = format!(
            "{ends} in {month}: {} of the weight, {} in the eyes of the public",
            crate::narrate::percent(weight(top)),
            crate::narrate::percent(now)
        );
        let mut notes = origin(&Provenance::of(self), &format!("history {}", self.recipe.history));
        notes.extend(self.recipe.what_ifs.iter().map(|what_if| format!("what if: {what_if}")));
        plot::Stream {
            frame: frame(&finding, "One history", "Share of the weight that each could count on, by month.", notes),
            contenders: plot::contenders(names.iter().cloned()),
            years: self.books.iter().map(|books| year(self.scenario.calendar(books.month))).collect(),
            weights: (0..names.len())
                .map(|place| self.books.iter().map(|books| books.weights.real[place]).collect())
                .collect(),
            seen: Some(plot::SeenWeight {
                contender: top,
                label: format!("what the public saw of {}", names[top]),
                weights: seen,
            }),
            events: Vec::new(),
        }
    }
}
