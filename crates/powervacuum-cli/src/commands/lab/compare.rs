//! `powervacuum compare`: a case with and without what-ifs.

use std::sync::Arc;

use powervacuum::lab::{CompareRequest, Comparison, Difference, compare as play, points};
use powervacuum::plot::Chart;
use powervacuum::{Case, percent};

use super::{check, deliver, small_print, threads};
use crate::args::lab::{CompareArguments, ComparePicture};
use crate::bars::bar;
use crate::chronicle::{name_width, shortened};
use crate::failure::Failure;
use crate::page::{HEAD, hanging, heading, paragraph};
use crate::progress::{self, watched};

/// How many histories each arm plays where nothing is said.
const USUAL: u64 = 1_000;
/// The most histories that a precision may need.
const MOST: u64 = 1_000_000;

/// Outcomes in a smaller share of histories in every arm are left out of a text.
const RARE: f64 = 0.005;

/// Compares and returns the exit code.
pub fn compare(arguments: &CompareArguments) -> Result<u8, Failure> {
    check(&arguments.to)?;
    let case = Arc::new(Case::open(&arguments.case)?);
    let usual = if arguments.precision.is_some() { MOST } else { USUAL };
    let request = CompareRequest {
        case: Arc::clone(&case),
        what_ifs: arguments.what_ifs.clone(),
        seed: arguments.many.seed,
        histories: arguments.histories.unwrap_or(usual),
        precision: arguments.precision,
        threads: threads(arguments.many.threads),
    };
    let found = watched(request.histories, "histories", |control| play(&request, control))?;
    let record = &case.loaded().falls;
    let chart = || -> Box<dyn Chart> {
        match arguments.picture {
            ComparePicture::Outcomes => Box::new(found.outcome_bars()),
            ComparePicture::Dates => Box::new(found.dates_picture(record)),
        }
    };
    deliver(&arguments.to, &found, || text(&found, &case.name()), chart)?;
    Ok(progress::code())
}

/// The comparison for readers.
fn text(found: &Comparison, case: &str) -> String {
    let stopped = if progress::code() == 0 { String::new() } else { progress::stopped(found.played, found.asked) };
    let mut text = hanging("", &format!("{HEAD}{}{HEAD:#}", found.finding()));
    text += &paragraph(0, &format!("{} histories an arm, on the same luck{stopped}.", found.played));
    let kept: Vec<usize> = (0..found.contenders.len() + 1)
        .filter(|&place| found.arms.iter().any(|arm| arm.outcomes[place].share.value >= RARE))
        .collect();
    for arm in &found.arms {
        text += &heading(&arm.name);
        let width = name_width(kept.iter().map(|&place| arm.outcomes[place].name.as_str()));
        for &place in &kept {
            let outcome = &arm.outcomes[place];
            let name = shortened(&outcome.name, width);
            let difference = outcome.difference.as_ref().map_or(String::new(), |found| format!("  {}", change(found)));
            let share = &outcome.share;
            let interval = format!("{:.0}\u{2013}{:.0}", 100.0 * share.low, 100.0 * share.high);
            text += &format!(
                "  {name:<width$}  {} {:>5}  {interval:>7}{difference}\n",
                bar(share.value, 20),
                percent(share.value)
            );
        }
    }
    text += &dates(found);
    text += "\n";
    text += &small_print(&format!(
        "Per cent of histories with {:.0} % intervals ({}); differences to the baseline: {}. {}",
        100.0 * found.level,
        found.methods.share,
        found.methods.difference,
        needed(found)
    ));
    let what_ifs: String = found.arms.iter().skip(1).map(|arm| format!(" --what-if {}", arm.id)).collect();
    text += &small_print(&format!(
        "powervacuum compare {case}{what_ifs} --seed {} --histories {}",
        found.provenance.seed, found.played
    ));
    text
}

/// "−33 points (−35 to −31)"
fn change(difference: &Difference) -> String {
    let end = |end: f64| format!("{:+.1}", 100.0 * end).replace('-', "\u{2212}");
    let estimate = &difference.estimate;
    format!("{} ({} to {})", points(estimate.value), end(estimate.low), end(estimate.high))
}

/// Falls whose frequency or date differs most are told first; the others are in the JSON.
fn dates(found: &Comparison) -> String {
    const ROWS: usize = 12;
    let Some((baseline, what_ifs)) = found.arms.split_first() else { return String::new() };
    let mut places: Vec<usize> = (0..baseline.falls.len()).collect();
    let size = |place: usize| {
        let of_arm = |arm: &powervacuum::lab::ComparedArm| {
            arm.falls[place].dates.difference.as_ref().map_or(0.0, |found| found.estimate.value.abs())
        };
        what_ifs.iter().map(of_arm).fold(baseline.falls[place].dates.share.value * 1e-3, f64::max)
    };
    places.sort_by(|&a, &b| size(b).total_cmp(&size(a)));
    places.truncate(ROWS);
    places.sort_unstable();
    let mut text = heading("Falls: share of histories, and the month by which half of these have come");
    if places.is_empty() {
        return text + &paragraph(2, "Nobody falls in any history.");
    }
    for place in places {
        let fall = &baseline.falls[place];
        let told: Vec<String> = found
            .arms
            .iter()
            .map(|arm| {
                let dates = &arm.falls[place].dates;
                let month = dates.median.map_or("never".to_owned(), |month| month.to_string());
                format!("{} ({month})", percent(dates.share.value))
            })
            .collect();
        text += &hanging(&format!("  {}: ", found.fall_label(&fall.contender, &fall.rung)), &told.join(" → "));
    }
    text
}

/// What pairing gains, and how many histories a precision needs.
fn needed(found: &Comparison) -> String {
    let differences = || found.arms.iter().flat_map(|arm| arm.outcomes.iter().filter_map(|o| o.difference.as_ref()));
    let Some(most) = differences().max_by_key(|difference| difference.needed) else { return String::new() };
    format!(
        "For {} to each side every difference needs {} histories an arm on the same luck, {} on independent luck.",
        points(found.precision).trim_start_matches('+'),
        most.needed,
        differences().map(|difference| difference.needed_independent).max().unwrap_or_default()
    )
}
