//! `powervacuum ensemble` and `powervacuum merge`: many histories.

use std::path::Path;
use std::sync::Arc;

use powervacuum::ensembles::{Ensemble, Manifest, Plan, Resume, Shard, Table, Threads, export_csv, run};
use powervacuum::lab::{Provenance, weight_bands};
use powervacuum::{ArmCounts, Case, DrawsFrom, EnsembleDocument, EnsembleRequest, count, count_written, percent};

use super::lab::{PictureFormat, draw};
use super::run::json;
use crate::args::{DrawsName, EnsembleArguments, MergeArguments, PlainFormat, TableName};
use crate::bars::bar;
use crate::chronicle::{name_width, shortened};
use crate::failure::Failure;
use crate::output::{self, Existing};
use crate::page::{DIM, HEAD, heading, paragraph};
use crate::progress::{INTERRUPTED, watched};

/// Plays an ensemble, counts it, and writes it if so asked. Returns the exit code.
pub fn ensemble(arguments: &EnsembleArguments) -> Result<u8, Failure> {
    if let Some(path) = &arguments.plot {
        PictureFormat::of(path)?;
        if !arguments.tables.contains(&TableName::Months) {
            return Err(Failure::Usage("`--plot` draws the table `months`, which `--tables` leaves out".to_owned()));
        }
    }
    let case = Arc::new(Case::open(&arguments.case)?);
    let plan = request(&case, arguments).plan()?;
    let threads = arguments.threads.map_or_else(Threads::default, Threads::new);
    let shard = arguments.shard.unwrap_or(Shard::WHOLE);
    let histories = plan.histories_in(shard);
    let Some(folder) = &arguments.out else {
        let counts = watched(histories, "histories", |control| count(&plan, threads, control));
        let complete = counts.arms.iter().all(|arm| arm.histories == counts.asked);
        show(&case, &counts, arguments.format, "")?;
        return Ok(if complete { 0 } else { INTERRUPTED });
    };
    let resume = if arguments.resume { Resume::Yes } else { Resume::No };
    let manifest = watched(histories, "histories", |control| run(&plan, folder, shard, resume, threads, control))?;
    let ensemble = Ensemble::open(folder)?;
    if arguments.csv && manifest.is_complete() {
        export(&plan, &ensemble, folder)?;
    }
    if let Some(path) = &arguments.plot {
        picture(&case, &ensemble, path, Existing::unless_forced(arguments.force))?;
    }
    show(&case, &count_written(&plan, &ensemble)?, arguments.format, &written_where(&manifest, folder))?;
    Ok(if manifest.is_complete() { 0 } else { INTERRUPTED })
}

/// Draws the weights by month of the first arm.
fn picture(case: &Case, ensemble: &Ensemble, path: &Path, existing: Existing) -> Result<(), Failure> {
    let bands = weight_bands(ensemble, case.scenario())?;
    let provenance = Provenance::new(case, ensemble.manifest().plan.seed);
    bands.first().map_or(Ok(()), |bands| draw(path, existing, &bands.picture(&provenance)))
}

/// Puts shards together.
pub fn merge(arguments: &MergeArguments) -> Result<(), Failure> {
    let manifest = powervacuum::ensembles::merge(&arguments.shards, &arguments.out)?;
    let text = written_where(&manifest, &arguments.out);
    output::to_stdout(|out| Ok(out.write_all(text.as_bytes())?))
}

fn request(case: &Arc<Case>, arguments: &EnsembleArguments) -> EnsembleRequest {
    let tables = arguments.tables.iter().map(|table| table.table()).chain([Table::Histories]);
    EnsembleRequest {
        case: Arc::clone(case),
        seed: arguments.seed,
        histories: arguments.histories,
        what_ifs: arguments.what_ifs.clone(),
        draws: match arguments.draws {
            DrawsName::Default => DrawsFrom::Default,
            DrawsName::Posterior => DrawsFrom::Posterior,
        },
        tables: tables.collect(),
    }
}

fn export(plan: &Plan, ensemble: &Ensemble, folder: &Path) -> Result<(), Failure> {
    for &table in &plan.spec().tables {
        let path = folder.join(table.name()).with_extension("csv");
        // It follows from the tables beside it, so it may be replaced.
        output::to_file(&path, Existing::Replace, |out| Ok(export_csv(ensemble, table, out)?))?;
    }
    Ok(())
}

fn show(case: &Case, counts: &EnsembleDocument, format: PlainFormat, written: &str) -> Result<(), Failure> {
    output::to_stdout(|out| match format {
        PlainFormat::Json => json(counts, out),
        PlainFormat::Text => Ok(out.write_all((text(case, counts) + written).as_bytes())?),
    })
}

/// The counts for readers, arm by arm.
fn text(case: &Case, counts: &EnsembleDocument) -> String {
    let spec = case.scenario().spec();
    let mut text = format!("{HEAD}{}{HEAD:#}\n{DIM}Seed {}.{DIM:#}\n", spec.name, counts.seed);
    for arm in &counts.arms {
        let stopped = if arm.histories < counts.asked { format!(" of {}", counts.asked) } else { String::new() };
        text += &heading(&format!("{}, {}{stopped} histories", arm.intervention, arm.histories));
        text += &bars(spec, arm);
    }
    text
}

fn bars(spec: &powervacuum::engine::ScenarioSpec, arm: &ArmCounts) -> String {
    let total = arm.histories.max(1) as f64;
    let names = spec.contenders.iter().map(|contender| contender.name.as_str()).chain(["nobody dominates"]);
    let width = name_width(names);
    let line = |name: &str, histories: u64| {
        let share = histories as f64 / total;
        format!("  {:<width$}  {} {:>5}\n", shortened(name, width), bar(share, 30), percent(share))
    };
    let mut leaders: Vec<(&str, u64)> = spec
        .contenders
        .iter()
        .zip(&arm.leaders)
        .map(|(contender, leader)| (contender.name.as_str(), leader.histories))
        .filter(|(_, histories)| *histories > 0)
        .collect();
    leaders.sort_by_key(|(_, histories)| std::cmp::Reverse(*histories));
    let mut text: String = leaders.iter().map(|(name, histories)| line(name, *histories)).collect();
    text += &line("nobody dominates", arm.collective);
    if let Some(month) = arm.median_since {
        text += &format!("  {DIM}Half of the leaders have dominated since {month} or before.{DIM:#}\n");
    }
    text
}

/// What is where.
fn written_where(manifest: &Manifest, folder: &Path) -> String {
    let mut text = heading(&format!("In {}", folder.display()));
    for &table in &manifest.plan.tables {
        text += &format!("  {:<10} {:>12} rows\n", table.name(), manifest.rows(table));
    }
    let missing = manifest.missing().len();
    if missing > 0 {
        let parts = manifest.parts.len();
        let lack =
            format!("{parts} parts are finished and {missing} are missing; the same command with `--resume` goes on.");
        text += &paragraph(2, &lack);
    }
    text
}
