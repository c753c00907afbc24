//! `powervacuum why CASE EVENT --histories N`: what stands behind an entry, across histories.

use std::sync::Arc;

use powervacuum::lab::{Measure, Pasts, PastsRequest, frequency, pasts as play, points};
use powervacuum::{Case, percent};

use super::{check, deliver, small_print, threads};
use crate::args::lab::ResultDestination;
use crate::args::{PlainFormat, WhyArguments, WhyFormat};
use crate::failure::Failure;
use crate::page::{BAR, HEAD, hanging, paragraph};
use crate::progress::{self, watched};

/// Looks at the pasts of many histories and returns the exit code.
pub fn pasts(arguments: &WhyArguments, histories: u64) -> Result<u8, Failure> {
    let format = match arguments.format {
        WhyFormat::Text => PlainFormat::Text,
        WhyFormat::Json => PlainFormat::Json,
        WhyFormat::Dot => {
            return Err(Failure::Usage("`--format dot` is for one history; leave `--histories` out".to_owned()));
        }
    };
    let (out, plot) = (arguments.out.clone(), arguments.plot.clone());
    let to = ResultDestination { format, out, plot, force: arguments.force };
    check(&to)?;
    let case = Arc::new(Case::open(&arguments.case)?);
    let request = PastsRequest {
        case: Arc::clone(&case),
        what_ifs: arguments.luck.what_ifs.clone(),
        selector: arguments.event.clone(),
        of: arguments.of.clone(),
        measure: arguments.measure.map_or_else(Measure::default, Measure::from),
        seed: arguments.luck.seed,
        histories,
        threads: threads(arguments.threads),
        top: usize::from(arguments.top),
    };
    let found = watched(histories, "histories", |control| play(&request, control))?;
    deliver(&to, &found, || text(&found), || Box::new(found.picture()))?;
    Ok(progress::code())
}

/// The happenings for readers.
fn text(found: &Pasts) -> String {
    let mut text = hanging("", &format!("{HEAD}{}{HEAD:#}", found.finding()));
    text += &paragraph(
        0,
        &format!(
            "`{}` happens in {} of {} histories{}.",
            found.selector,
            found.with_entry,
            found.played,
            progress::stopped(found.played, found.asked)
        ),
    );
    text += "\n";
    for happening in &found.happenings {
        let difference = happening.difference.as_ref().map_or(String::new(), |found| {
            format!(
                " Where it happens, {} ({} to {}).",
                points(found.value),
                points(found.low).trim_end_matches(" points").trim_end_matches(" point"),
                points(found.high).trim_end_matches(" points").trim_end_matches(" point")
            )
        });
        let lead = format!("  {BAR}{:>5}{BAR:#}  ", frequency(happening.in_past, found.with_entry));
        let part = percent(happening.part);
        text += &hanging(&lead, &format!("{} Part {part}.{difference}", happening.text));
    }
    text += "\n";
    let whose = found.of_name.as_deref().unwrap_or("nobody");
    text += &small_print(&format!(
        "Per cent of the histories with the entry in whose chain of causes it stands (part: its mean part there). Points: how much more often {whose} {} where it happens than where it does not, with 95 % intervals ({}). That is an association: what leads to the one may lead to the other. For effects, compare what-ifs.",
        found.measure.verb(),
        found.method
    ));
    text
}
