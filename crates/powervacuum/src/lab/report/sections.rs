//! The sections of a report: a finding, a picture, and the table behind it.

use powervacuum_analysis::Estimate;
use powervacuum_engine::CalendarMonth;
use powervacuum_formats::RecordedFall;
use powervacuum_plot::{Chart, PlotError, Style};
use serde::Serialize;

use crate::lab::attribute::AttributionDocument;
use crate::lab::bands::WeightBands;
use crate::lab::compare::{Comparison, Dates};
use crate::lab::findings::{capital, frequency};
use crate::lab::pasts::Pasts;
use crate::lab::sensitivity::{SensitivityDocument, SensitivityMethod};
use crate::narrate::{month_name, percent};

/// A section.
#[derive(Debug, Serialize)]
pub(super) struct Section {
    /// Its short heading.
    pub heading: String,
    /// The picture, as an SVG element.
    pub picture: String,
    /// What the columns of the table are.
    pub columns: Vec<String>,
    /// The rows of the table.
    pub rows: Vec<Vec<String>>,
    /// Remarks on how to read it.
    pub remarks: Vec<String>,
    /// The command that gives it again, with `CASE` for the case; none for what the ensemble itself says.
    pub command: Option<String>,
}

pub(super) fn draw(chart: &dyn Chart) -> Result<String, PlotError> {
    Ok(chart.draw(&Style::default())?.svg_for_page().to_owned())
}

pub(super) fn texts<const N: usize>(columns: [&str; N]) -> Vec<String> {
    columns.map(str::to_owned).to_vec()
}

/// "24.1 % (22.3 to 26.0)"
fn share(estimate: &Estimate) -> String {
    format!("{:.1} % ({:.1} to {:.1})", 100.0 * estimate.value, 100.0 * estimate.low, 100.0 * estimate.high)
}

/// "−25.9 (−28.5 to −23.2)"
fn difference(estimate: &Estimate) -> String {
    let [value, low, high] = [estimate.value, estimate.low, estimate.high]
        .map(|one| format!("{:+.1}", 100.0 * one).replace('-', "\u{2212}"));
    format!("{value} ({low} to {high})")
}

/// The options that put what-ifs into effect.
fn what_ifs_of(what_ifs: &[String]) -> String {
    what_ifs.iter().map(|id| format!(" --what-if {id}")).collect()
}

fn month(month: Option<CalendarMonth>) -> String {
    month.map_or_else(String::new, month_name)
}

/// Who comes to dominate.
pub(super) fn outcomes(found: &Comparison) -> Result<Section, PlotError> {
    let rows = found.arms.iter().flat_map(|arm| {
        arm.outcomes.iter().filter(|outcome| outcome.histories > 0 || outcome.difference.is_some()).map(|outcome| {
            let change = outcome.difference.as_ref();
            vec![
                capital(&arm.name),
                outcome.name.clone(),
                outcome.histories.to_string(),
                share(&outcome.share),
                change.map_or_else(String::new, |change| difference(&change.estimate)),
                change.and_then(|c| c.variance_ratio).map_or_else(String::new, |ratio| format!("{ratio:.1}")),
            ]
        })
    });
    let what_ifs: String = found.arms.iter().skip(1).map(|arm| format!(" --what-if {}", arm.id)).collect();
    Ok(Section {
        heading: "Who comes to dominate".to_owned(),
        picture: draw(&found.outcome_bars())?,
        columns: texts([
            "Arm",
            "Who dominates",
            "Histories",
            "Share, 95 % interval",
            "Points from the baseline, 95 % interval",
            "Gain by pairing",
        ]),
        rows: rows.collect(),
        remarks: vec![format!(
            "Shares: {}. Differences: {}. Gain by pairing: how many times as many histories independent luck would need.",
            found.methods.share, found.methods.difference
        )],
        command: Some(format!(
            "powervacuum compare CASE{what_ifs} --seed {} --histories {}",
            found.provenance.seed, found.played
        )),
    })
}

/// When each fell; none if nobody ever falls.
pub(super) fn dates(found: &Comparison, record: &[RecordedFall]) -> Result<Option<Section>, PlotError> {
    let chart = found.dates_picture(record);
    if chart.rows.is_empty() {
        return Ok(None);
    }
    let row = |label: &str, arm: &str, dates: &Dates, recorded: String| {
        let interval = dates
            .median_interval
            .map_or_else(String::new, |(low, high)| format!("{} to {}", month_name(low), month_name(high)));
        vec![
            label.to_owned(),
            capital(arm),
            share(&dates.share),
            month(dates.early),
            month(dates.median),
            interval,
            month(dates.late),
            recorded,
        ]
    };
    let rows = found.arms.iter().flat_map(|arm| {
        arm.falls.iter().map(move |fall| {
            let of_fall = record.iter().filter(|r| r.contender == fall.contender && r.rung == fall.rung);
            let recorded: Vec<String> = of_fall.map(|r| month_name(r.month)).collect();
            row(&found.fall_label(&fall.contender, &fall.rung), &arm.name, &fall.dates, recorded.join(" or "))
        })
    });
    Ok(Some(Section {
        heading: "When each fell".to_owned(),
        picture: draw(&chart)?,
        columns: texts([
            "Fall",
            "Arm",
            "Share of histories",
            "A tenth by",
            "Half by",
            "95 % interval of the half",
            "Nine tenths by",
            "Record",
        ]),
        rows: rows.collect(),
        remarks: vec![format!(
            "Months are of the histories in which it happens. Intervals: {}.",
            found.methods.quantile
        )],
        command: None,
    }))
}

/// Power, real and seen.
pub(super) fn weights(bands: &WeightBands, comparison: &Comparison) -> Result<Section, PlotError> {
    let yearly = bands.months.iter().enumerate().filter(|(_, month)| month.month() == 12);
    let last = bands.months.len().checked_sub(1).filter(|&last| bands.months[last].month() != 12);
    let places: Vec<usize> = yearly.map(|(place, _)| place).chain(last).collect();
    let band =
        |band: &crate::lab::Band| format!("{} ({} to {})", percent(band.median), percent(band.low), percent(band.high));
    let rows = places.iter().flat_map(|&place| {
        bands.contenders.iter().map(move |contender| {
            vec![
                month_name(bands.months[place]),
                contender.name.clone(),
                band(&contender.real[place]),
                band(&contender.public[place]),
            ]
        })
    });
    Ok(Section {
        heading: "Power, real and seen".to_owned(),
        picture: draw(&bands.picture(&comparison.provenance))?,
        columns: texts(["End of", "Contender", "Real weight: median, middle 80 %", "As the public saw it"]),
        rows: rows.collect(),
        remarks: vec!["As it was. A struggle that is over keeps its last weights to the end of the case.".to_owned()],
        command: None,
    })
}

/// What made the difference.
pub(super) fn attribution(found: &AttributionDocument) -> Result<Section, PlotError> {
    let mut rows: Vec<Vec<String>> = found
        .by_size()
        .into_iter()
        .map(|place| {
            let cause = &found.causes[place];
            vec![capital(&cause.name), cause.without.join(", "), difference(&cause.contribution)]
        })
        .collect();
    rows.push(vec!["All together".to_owned(), String::new(), difference(&found.total)]);
    let pair = |pair: &crate::lab::CauseInteraction| {
        let name =
            |id: &str| found.causes.iter().find(|c| c.id == id).map_or(id, |cause| cause.name.as_str()).to_owned();
        format!("{} with {}: {}", capital(&name(&pair.first)), name(&pair.second), difference(&pair.index))
    };
    let mut remarks = vec![
        "A cause's part is what its absence takes from the odds, averaged over all orders in which causes are taken away (Shapley 1953). Parts add up to the last row.".to_owned(),
    ];
    let together: Vec<String> = found.interactions.iter().filter(|one| !one.index.contains(0.0)).map(pair).collect();
    if !together.is_empty() {
        remarks.push(format!("Pairs whose interaction differs from 0, in points: {}.", together.join("; ")));
    }
    let causes: Vec<&str> = found.causes.iter().map(|cause| cause.id.as_str()).collect();
    Ok(Section {
        heading: format!("What made the difference for {}", found.of_name),
        picture: draw(&found.waterfall())?,
        columns: texts(["Cause", "Taken away by", "Points of the odds, 95 % interval"]),
        rows,
        remarks,
        command: Some(format!(
            "powervacuum attribute CASE --causes {} --of {} --measure {} --seed {} --histories {}",
            causes.join(","),
            found.of,
            found.measure.verb(),
            found.provenance.seed,
            found.played
        )),
    })
}

/// What the odds depend on.
pub(super) fn sensitivity(found: &SensitivityDocument) -> Result<Section, PlotError> {
    let mut rows = Vec::new();
    let mut remarks = Vec::new();
    for output in found.told() {
        for (place, factor) in found.factors.iter().enumerate() {
            let figures = match &output.sobol {
                Some(sobol) => {
                    vec![share(&sobol.corrected.first[place]), share(&sobol.corrected.total[place])]
                }
                None => {
                    let row = &output.morris[place];
                    let sigma = format!("{:.1}", 100.0 * row.noise.sigma);
                    vec![difference(&row.index.mu_star).replace('+', ""), sigma]
                }
            };
            let range = format!("{} to {} ({})", factor.low, factor.high, factor.value);
            rows.push([vec![output.name.clone(), factor.name.clone(), range], figures].concat());
        }
        remarks.push(format!(
            "{}: luck is {} of what points differ in.",
            output.name,
            percent(output.noise.share_of_spread)
        ));
        remarks.extend(output.warnings.iter().map(|warning| format!("{}: {}.", output.name, warning.text)));
    }
    let (columns, method) = match found.method {
        SensitivityMethod::Morris { trajectories } => {
            (["mu*, points", "sigma, points"], format!("morris --trajectories {trajectories}"))
        }
        SensitivityMethod::Sobol { samples, second_order } => {
            let pairs = if second_order { " --pairs" } else { "" };
            (["First order", "Total"], format!("sobol --samples {samples}{pairs}"))
        }
    };
    let over: Vec<String> = found.factors.iter().map(|f| format!("{}={}..{}", f.name, f.low, f.high)).collect();
    let of = found.outputs.first().and_then(|output| output.of.as_ref()).filter(|_| found.outputs.len() == 1);
    Ok(Section {
        heading: "What the odds depend on".to_owned(),
        picture: draw(&found.indices_picture())?,
        columns: texts(["Odds of", "Factor", "Range (value)", columns[0], columns[1]]),
        rows,
        remarks,
        command: Some(format!(
            "powervacuum sensitivity CASE{} --method {method} --over {}{} --measure {} --seed {} --replicates {}",
            what_ifs_of(&found.what_ifs),
            over.join(","),
            of.map_or_else(String::new, |of| format!(" --of {of}")),
            found.measure.verb(),
            found.provenance.seed,
            found.replicates
        )),
    })
}

/// What stands behind an entry.
pub(super) fn pasts(found: &Pasts) -> Result<Section, PlotError> {
    let rows = found.happenings.iter().map(|happening| {
        vec![
            happening.text.clone(),
            frequency(happening.happened, found.played),
            frequency(happening.in_past, found.with_entry),
            percent(happening.part),
            happening.difference.as_ref().map_or_else(String::new, difference),
        ]
    });
    let whose = found.of.as_ref().map_or_else(String::new, |of| format!(" --of {of}"));
    Ok(Section {
        heading: "Why, across histories".to_owned(),
        picture: draw(&found.picture())?,
        columns: texts([
            "What happens",
            "In histories",
            "In the causal past",
            "Mean part",
            "Points of the odds with it less without, 95 % interval",
        ]),
        rows: rows.collect(),
        remarks: vec![format!(
            "Differences are associations ({}): what leads to the one may lead to the other.",
            found.method
        )],
        command: Some(format!(
            "powervacuum why CASE {}{}{whose} --measure {} --seed {} --histories {}",
            found.selector,
            what_ifs_of(&found.what_ifs),
            found.measure.verb(),
            found.provenance.seed,
            found.played
        )),
    })
}
