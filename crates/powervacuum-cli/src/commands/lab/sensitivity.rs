//! `powervacuum sensitivity`: which parameters and traits the odds depend on.

use std::sync::Arc;

use powervacuum::lab::{
    OutputIndices, SensitivityDocument, SensitivityMethod, SensitivityRequest, sensitivity as play, sensitivity_points,
};
use powervacuum::{Case, percent};

use super::{check, deliver, small_print, threads};
use crate::args::lab::{MethodName, SensitivityArguments};
use crate::chronicle::shortened;
use crate::failure::Failure;
use crate::page::{HEAD, TURN, hanging, heading, paragraph};
use crate::progress::{self, watched};

/// Longer names of factors are cut.
const WIDEST: usize = 26;

/// Varies factors and returns the exit code.
pub fn sensitivity(arguments: &SensitivityArguments) -> Result<u8, Failure> {
    check(&arguments.to)?;
    let case = Arc::new(Case::open(&arguments.case)?);
    let method = match arguments.method {
        MethodName::Morris => SensitivityMethod::Morris { trajectories: arguments.trajectories as usize },
        MethodName::Sobol => {
            SensitivityMethod::Sobol { samples: arguments.samples as usize, second_order: arguments.pairs }
        }
    };
    let request = SensitivityRequest {
        case: Arc::clone(&case),
        what_ifs: arguments.what_ifs.clone(),
        over: arguments.over.clone(),
        method,
        of: arguments.whose.of.clone(),
        measure: arguments.whose.measure.into(),
        seed: arguments.many.seed,
        replicates: arguments.replicates,
        threads: threads(arguments.many.threads),
    };
    let points = sensitivity_points(&request)?;
    let found = watched(points, "points", |control| play(&request, control))?;
    deliver(&arguments.to, &found, || text(&found), || Box::new(found.indices_picture()))?;
    Ok(progress::code())
}

/// The indices for readers.
fn text(found: &SensitivityDocument) -> String {
    let mut text = hanging("", &format!("{HEAD}{}{HEAD:#}", found.finding()));
    text += &paragraph(
        0,
        &format!("{} points, {} histories each, all points on the same luck.", found.points, found.replicates),
    );
    for output in found.told() {
        let whose = match output.of {
            Some(_) => format!("{} {}: {} on average", output.name, found.measure.verb(), percent(output.mean)),
            None => format!("nobody wins: {} on average", percent(output.mean)),
        };
        text += &heading(&whose);
        text += &table(found, output);
        text += &paragraph(2, &format!("Luck: {} of what points differ in.", percent(output.noise.share_of_spread)));
        for warning in &output.warnings {
            text += &hanging(&format!("  {TURN}note{TURN:#}: "), &warning.text);
        }
    }
    text + "\n" + &small_print(legend(found))
}

fn legend(found: &SensitivityDocument) -> &'static str {
    match found.method {
        SensitivityMethod::Morris { .. } => {
            "mu*: mean size of the change of the odds, in points, when the factor goes through its range; mu: the same with its sign; sigma: how much it differs with the other factors, without luck. In brackets 95 % (bootstrap)."
        }
        SensitivityMethod::Sobol { .. } => {
            "Per cent of the variance of the odds due to the factor alone (first) and with others (total), without luck; raw: with it. In brackets 95 % (bootstrap)."
        }
    }
}

/// Factors by size.
fn table(found: &SensitivityDocument, output: &OutputIndices) -> String {
    let names = found.factors.iter().map(|factor| factor.name.chars().count());
    let width = names.max().unwrap_or(0).min(WIDEST);
    let hundred = |number: f64| format!("{:.1}", 100.0 * number).replace('-', "\u{2212}");
    let ends = |low: f64, high: f64| format!("({} to {})", hundred(low), hundred(high));
    let mut rows: Vec<(f64, String)> = Vec::new();
    let name = |name: &str| format!("  {:<width$}", shortened(name, width));
    match &output.sobol {
        None => {
            for row in &output.morris {
                let mu = &row.index.mu_star;
                let line = format!(
                    "{}  {:>6} {:<16} {:>6} {:>6}  {:>6}\n",
                    name(&row.factor),
                    hundred(mu.value),
                    ends(mu.low, mu.high),
                    hundred(row.index.mu),
                    hundred(row.noise.sigma),
                    hundred(row.noise.mu_star_of_nothing)
                );
                rows.push((mu.value, line));
            }
            rows.sort_by(|a, b| b.0.total_cmp(&a.0));
            let head = format!("  {:<width$}  {:>6} {:<16} {:>6} {:>6}  {:>6}\n", "", "mu*", "", "mu", "sigma", "luck");
            head + &rows.into_iter().map(|(_, line)| line).collect::<String>()
        }
        Some(sobol) => {
            for (place, factor) in found.factors.iter().enumerate() {
                let (first, total) = (&sobol.corrected.first[place], &sobol.corrected.total[place]);
                let line = format!(
                    "{}  {:>6} {:<16} {:>6} {:<16} {:>6}\n",
                    name(&factor.name),
                    hundred(total.value),
                    ends(total.low, total.high),
                    hundred(first.value),
                    ends(first.low, first.high),
                    hundred(sobol.plain.total[place].value)
                );
                rows.push((total.value, line));
            }
            rows.sort_by(|a, b| b.0.total_cmp(&a.0));
            let head = format!("  {:<width$}  {:>6} {:<16} {:>6} {:<16} {:>6}\n", "", "total", "", "first", "", "raw");
            head + &rows.into_iter().map(|(_, line)| line).collect::<String>()
        }
    }
}
