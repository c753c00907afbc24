//! `powervacuum calibrate`: the model's parameters fitted to a case's record.

use std::sync::Arc;

use powervacuum::Case;
use powervacuum::lab::{CalibrateRequest, Calibration, CalibrationProgress, calibrate as fit};

use super::{PictureFormat, draw, small_print, threads};
use crate::args::PlainFormat;
use crate::args::record::CalibrateArguments;
use crate::commands::run::json;
use crate::failure::Failure;
use crate::output::{self, Existing};
use crate::page::{HEAD, hanging, heading, paragraph};
use crate::progress::{self, watched};

/// Calibrates and returns the exit code.
pub fn calibrate(arguments: &CalibrateArguments) -> Result<u8, Failure> {
    // A fit takes long: what is wrong with the picture is said before.
    if let Some(plot) = &arguments.plot {
        PictureFormat::of(plot)?;
        if plot.exists() {
            return Err(Failure::Failed(format!("`{}` is there already; name a new file", plot.display())));
        }
    }
    let request = CalibrateRequest {
        case: Arc::new(Case::open(&arguments.case)?),
        until: arguments.until,
        particles: arguments.particles as usize,
        generations: arguments.generations,
        simulations: arguments.simulations,
        rounds: arguments.rounds,
        search_from: arguments.search_from.into(),
        histories: arguments.histories,
        seed: arguments.many.seed,
        threads: threads(arguments.many.threads),
        folder: arguments.out.clone(),
        resume: arguments.resume,
    };
    let particles = u64::from(arguments.particles);
    let kept = particles * u64::from(arguments.generations);
    let found = watched(request.search_points() + kept, "points tried and draws kept", |control| {
        let report = |at: CalibrationProgress| {
            (control.progress)(at.searched + u64::from(at.generation) * particles + at.kept as u64)
        };
        fit(&request, control, &report)
    })?;
    if let Some(plot) = &arguments.plot {
        draw(plot, Existing::Keep, &found.picture())?;
    }
    output::to(None, Existing::unless_forced(false), |out| match arguments.format {
        PlainFormat::Text => Ok(out.write_all(text(&found, arguments).as_bytes())?),
        PlainFormat::Json => json(&found, out),
    })?;
    Ok(progress::code())
}

/// The result for readers.
fn text(found: &Calibration, arguments: &CalibrateArguments) -> String {
    let mut text = hanging("", &format!("{HEAD}{}{HEAD:#}", found.finding()));
    text += &paragraph(
        0,
        &format!(
            "{} patterns, {} draws tried, each in {} histories; effective sample size {:.0}.",
            found.patterns, found.simulations, found.histories, found.ess
        ),
    );
    text += &heading("Generations: distance, draws tried, share kept, effective sample size");
    for (number, generation) in found.generations.iter().enumerate() {
        let tolerance = generation.tolerance.map_or("all".to_owned(), |tolerance| format!("{tolerance:.3}"));
        let (tried, kept) = (generation.simulations, 100.0 * generation.acceptance);
        text += &format!("  {number:>2}  {tolerance:>7}  {tried:>7}  {kept:>5.1} %  {:>6.0}\n", generation.ess);
    }
    text += &heading("Groups of patterns: score, where 1 is the better baseline and 0 perfect");
    for group in &found.groups {
        let counts = if group.weight == 1.0 { String::new() } else { format!(" (counts {} times)", group.weight) };
        text += &format!("  {:<14} {:.2}{counts}\n", group.group, group.loss);
    }
    text += &heading("Parameters: median, nine in ten draws, prior, spread beside the prior's");
    for fitted in found.drawn() {
        let [low, high] = fitted.prior;
        text += &format!(
            "  {:<22} {:>8.4}  ({:.4} to {:.4})  {low} to {high}  {:.2}\n",
            fitted.name, fitted.median, fitted.low, fitted.high, fitted.spread
        );
    }
    if let Some(point) = &found.point {
        text += &heading("Point values, for [parameters]");
        let from = match point.rounds {
            0 => "The best of the nearest draws".to_owned(),
            rounds => format!("The end of a search that tried {} points in {rounds} rounds", point.tried),
        };
        let (histories, distance) = (point.histories, point.distance);
        text +=
            &paragraph(2, &format!("{from}, judged in {histories} histories of another luck: distance {distance:.3}."));
        found.point_values().iter().for_each(|(name, value)| text += &format!("  {name} = {value:.4}\n"));
    }
    if !found.warnings.is_empty() {
        text += &heading("Warnings");
        found.warnings.iter().for_each(|warning| text += &hanging("  - ", warning));
    }
    text += "\n";
    text += &small_print(&found.command.replace("DIR", &arguments.out.display().to_string()));
    text
}
