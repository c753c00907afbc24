//! `powervacuum attribute`: which cause has which part in the winner's odds.

use std::sync::Arc;

use powervacuum::lab::{AttributeRequest, AttributionDocument, AttributionMethod, attribute as play, points};
use powervacuum::{Case, percent};

use super::{check, deliver, small_print, threads};
use crate::args::lab::AttributeArguments;
use crate::bars::bar;
use crate::chronicle::shortened;
use crate::failure::Failure;
use crate::page::{HEAD, hanging, heading, paragraph};
use crate::progress::{self, watched};

/// Longer names are cut.
const WIDEST: usize = 30;

/// So many pairs of causes are told at most.
const PAIRS: usize = 5;

/// Shares the odds out and returns the exit code.
pub fn attribute(arguments: &AttributeArguments) -> Result<u8, Failure> {
    check(&arguments.to)?;
    let case = Arc::new(Case::open(&arguments.case)?);
    let request = AttributeRequest {
        case: Arc::clone(&case),
        causes: arguments.causes.clone(),
        of: arguments.whose.of.clone(),
        measure: arguments.whose.measure.into(),
        seed: arguments.many.seed,
        histories: arguments.histories,
        threads: threads(arguments.many.threads),
    };
    let found = watched(request.histories, "histories", |control| play(&request, control))?;
    deliver(&arguments.to, &found, || text(&found, &case.name()), || Box::new(found.waterfall()))?;
    Ok(progress::code())
}

/// The attribution for readers.
fn text(found: &AttributionDocument, case: &str) -> String {
    let mut text = hanging("", &format!("{HEAD}{}{HEAD:#}", found.finding()));
    text += &paragraph(
        0,
        &format!(
            "{} {} in {} of {} histories{} as it was, in {} without any of these causes.",
            found.of_name,
            found.measure.verb(),
            percent(found.with_all.value),
            found.played,
            progress::stopped(found.played, found.asked),
            percent(found.with_none.value)
        ),
    );
    text += &heading("What each cause accounts for");
    let order = found.by_size();
    let names = order.iter().map(|&place| found.causes[place].name.as_str()).chain(["all together"]);
    let width = names.map(|name| name.chars().count()).max().unwrap_or(0).min(WIDEST);
    let largest =
        order.iter().map(|&place| found.causes[place].contribution.value.abs()).fold(f64::MIN_POSITIVE, f64::max);
    let line = |name: &str, estimate: &powervacuum::lab::Estimate, share: f64| {
        let end = |end: f64| format!("{:+.1}", 100.0 * end).replace('-', "\u{2212}");
        format!(
            "  {:<width$}  {} {:>10}  ({} to {})\n",
            shortened(name, width),
            bar(share, 14),
            points(estimate.value),
            end(estimate.low),
            end(estimate.high)
        )
    };
    for &place in &order {
        let cause = &found.causes[place];
        text += &line(&cause.name, &cause.contribution, cause.contribution.value.abs() / largest);
    }
    text += &line("all together", &found.total, 0.0);
    text += &pairs(found);
    text += "\n";
    let how = match found.method {
        AttributionMethod::AllSubsets => format!("each history under all {} subsets", 1u64 << found.causes.len()),
        AttributionMethod::SampledOrders => "each history along a random order of causes and back".to_owned(),
    };
    text += &small_print(&format!(
        "Shapley values with {:.0} % intervals (Student's t over histories); {how}. They add up to the line “all together”.",
        100.0 * found.level
    ));
    let causes: Vec<&str> = found.causes.iter().map(|cause| cause.id.as_str()).collect();
    text += &small_print(&format!(
        "powervacuum attribute {case} --causes {} --of {} --measure {} --seed {} --histories {}",
        causes.join(","),
        found.of,
        found.measure.verb(),
        found.provenance.seed,
        found.played
    ));
    text
}

/// The pairs that work together, or in place of one another, beyond their intervals.
fn pairs(found: &AttributionDocument) -> String {
    let mut shown: Vec<_> = found.interactions.iter().filter(|pair| !pair.index.contains(0.0)).collect();
    shown.sort_by(|a, b| b.index.value.abs().total_cmp(&a.index.value.abs()));
    if shown.is_empty() {
        return String::new();
    }
    let name = |id: &str| -> String {
        found.causes.iter().find(|cause| cause.id == id).map_or(id, |cause| cause.name.as_str()).to_owned()
    };
    let mut text = heading("Pairs that work together, or against each other");
    for pair in shown.into_iter().take(PAIRS) {
        let how = if pair.index.value > 0.0 { "help each other" } else { "take from each other" };
        text += &paragraph(
            2,
            &format!("{} and {} {how}: {}", name(&pair.first), name(&pair.second), points(pair.index.value)),
        );
    }
    text
}
