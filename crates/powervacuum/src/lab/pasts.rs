//! Why, across an ensemble: what most often stands in the causal past of an entry, and how histories differ without it.

use std::collections::BTreeMap;
use std::sync::Arc;

use powervacuum_analysis::interval::{Tally, unpaired_difference};
use powervacuum_analysis::{Estimate, Level, Method};
use powervacuum_engine::{ContenderId, Event, EventId, Keep, Scenario, Source};
use powervacuum_ensemble::{Control, Summary, Threads, in_order, play};
use serde::{Deserialize, Serialize};

use super::arm::{Arm, Provenance};
use super::happening::Happening;
use super::measure::{Measure, most_frequent};
use super::{LabError, contender_named};
use crate::case::Case;
use crate::narrate::short_name;
use crate::why::named;

/// The `format` of [`Pasts`].
pub const PASTS_FORMAT: &str = "powervacuum-pasts";
/// The `version` of [`Pasts`].
pub const PASTS_VERSION: u32 = 1;

/// An entry stands in the past of another when its part in it comes to this much, over all the ways from cause to effect.
const PART: f64 = 0.01;

/// With and without are compared only where each has happened in this many histories.
const ENOUGH: u64 = 10;

/// What is asked.
#[derive(Clone, Debug)]
pub struct PastsRequest {
    /// The case.
    pub case: Arc<Case>,
    /// The what-ifs in effect.
    pub what_ifs: Vec<String>,
    /// The entry whose past is looked at, by selector: `end`, `fall:trotsky:expelled`. Histories without it have no past.
    pub selector: String,
    /// Whose odds are compared; none for whoever wins most often.
    pub of: Option<String>,
    /// What counts as winning.
    pub measure: Measure,
    /// The seed of the luck.
    pub seed: u64,
    /// How many histories.
    pub histories: u64,
    /// How many threads; the result does not depend on it.
    pub threads: Threads,
    /// How many happenings are listed.
    pub top: usize,
}

/// What stands in the causal past of an entry, across histories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pasts {
    /// Always [`PASTS_FORMAT`].
    pub format: String,
    /// [`PASTS_VERSION`].
    pub version: u32,
    /// What reproduces it.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// The what-ifs in effect, in the order of the case.
    pub what_ifs: Vec<String>,
    /// The entry asked about.
    pub selector: String,
    /// Id of the contender whose odds are compared; none if nobody ever wins.
    pub of: Option<String>,
    /// Its name for people, the short one.
    pub of_name: Option<String>,
    /// What counts as winning.
    pub measure: Measure,
    /// How many histories were asked for.
    pub asked: u64,
    /// How many histories were played: the first so many of the seed.
    pub played: u64,
    /// In how many the entry asked about happened.
    pub with_entry: u64,
    /// In how many the contender wins.
    pub wins: u64,
    /// How intervals of differences were made.
    pub method: String,
    /// What stands in the past, the most frequent first.
    pub happenings: Vec<PastHappening>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PastHappening {
    /// A short name.
    pub id: String,
    /// In English.
    pub text: String,
    /// In how many histories it happened at all.
    pub happened: u64,
    /// In how many it stands in the causal past of the entry asked about.
    pub in_past: u64,
    /// Its mean part in the entry, at least 0, over the histories in which it stands in the past; all that happened of the kind
    /// counts together, so where one led to another the sum may exceed 1.
    pub part: f64,
    /// Odds of the contender where it happened less those where it did not, in [-1, 1], with a 95 % interval; none where
    /// either has fewer than ten histories. An association: what leads to the happening may lead to the outcome too.
    pub difference: Option<Estimate>,
}

/// What a history contributes.
struct Past {
    summary: Summary,
    /// Whether the entry asked about happened.
    found: bool,
    /// What happened, with its part in the entry asked about.
    parts: BTreeMap<Happening, f64>,
}

/// Plays histories and counts what stands in the causal past of an entry.
///
/// Causes are followed all the way back. The part of an entry in another is the sum, over all ways from cause to effect,
/// of the products of the parts along the way; what spoke against counts as much as what spoke for.
///
/// # Errors
/// When the what-ifs do not fit the case, no contender has the id, the entry happens in no history, or the work was stopped
/// before the first was done.
pub fn pasts(request: &PastsRequest, control: &Control) -> Result<Pasts, LabError> {
    let arm = Arm::new(&request.case, &request.what_ifs)?;
    let scenario = &arm.scenario;
    let of = request.of.as_deref().map(|id| contender_named(scenario, id)).transpose()?;
    let mut found = Vec::new();
    let work = |history| past(scenario, request.seed, history, &request.selector);
    in_order(0..request.histories, request.threads, control, work, |_, past| found.push(past));
    if found.is_empty() {
        return Err(LabError::NothingPlayed);
    }
    if found.iter().all(|past| !past.found) {
        return Err(LabError::NoSuchEntry { selector: request.selector.clone(), histories: found.len() as u64 });
    }
    let winner = |past: &Past| request.measure.winner(&past.summary);
    let of = of.or_else(|| most_frequent(found.iter().map(winner)));
    let name = |id: ContenderId| short_name(&scenario.contender(id).id, &scenario.contender(id).name).to_owned();
    let mut happenings = counted(scenario, &found, |past| of.is_some() && winner(past) == of);
    happenings.truncate(request.top);
    Ok(Pasts {
        format: PASTS_FORMAT.to_owned(),
        version: PASTS_VERSION,
        provenance: Provenance::new(&request.case, request.seed),
        what_ifs: arm.what_ifs,
        selector: request.selector.clone(),
        of: of.map(|id| scenario.contender(id).id.clone()),
        of_name: of.map(name),
        measure: request.measure,
        asked: request.histories,
        played: found.len() as u64,
        with_entry: found.iter().filter(|past| past.found).count() as u64,
        wins: found.iter().filter(|past| of.is_some() && winner(past) == of).count() as u64,
        method: Method::Newcombe.to_string(),
        happenings,
    })
}

fn past(scenario: &Scenario, seed: u64, history: u64, selector: &str) -> Past {
    let struggle = play(scenario, seed, history, Keep::Everything);
    let chronicle = struggle.chronicle();
    let entry = named(scenario, chronicle).into_iter().find(|(name, _)| name == selector).map(|(_, id)| id);
    let mut parts = BTreeMap::new();
    for happening in chronicle.iter().filter_map(|event| Happening::of(&event.kind)) {
        parts.entry(happening).or_insert(0.0);
    }
    if let Some(entry) = entry {
        for (event, part) in chronicle.iter().zip(parts_in(chronicle, entry)) {
            if let Some(happening) = Happening::of(&event.kind)
                && event.id != entry
            {
                *parts.entry(happening).or_default() += part;
            }
        }
    }
    Past { summary: Summary::of(&struggle), found: entry.is_some(), parts }
}

/// The part of every entry up to `entry` in `entry`. Causes come before effects, so one pass back is enough.
fn parts_in(chronicle: &[Event], entry: EventId) -> Vec<f64> {
    let mut parts = vec![0.0; entry.index() + 1];
    parts[entry.index()] = 1.0;
    for index in (0..=entry.index()).rev() {
        if parts[index] > 0.0 {
            for cause in &chronicle[index].causes {
                if let Source::Event(earlier) = cause.source {
                    parts[earlier.index()] += parts[index] * cause.part.abs();
                }
            }
        }
    }
    parts
}

/// The happenings of all histories, those first that stand in the past most often, then those with the larger part.
fn counted(scenario: &Scenario, found: &[Past], wins: impl Fn(&Past) -> bool) -> Vec<PastHappening> {
    #[derive(Default)]
    struct Count {
        happened: u64,
        won: u64,
        in_past: u64,
        part: f64,
    }
    let mut counts: BTreeMap<Happening, Count> = BTreeMap::new();
    let mut won_in_all = 0;
    for past in found {
        let won = u64::from(wins(past));
        won_in_all += won;
        for (&happening, &part) in &past.parts {
            let count = counts.entry(happening).or_default();
            count.happened += 1;
            count.won += won;
            if part >= PART {
                count.in_past += 1;
                count.part += part;
            }
        }
    }
    let mut counts: Vec<(Happening, Count)> = counts.into_iter().filter(|(_, count)| count.in_past > 0).collect();
    let part = |count: &Count| count.part / count.in_past as f64;
    counts.sort_by(|(_, a), (_, b)| b.in_past.cmp(&a.in_past).then_with(|| part(b).total_cmp(&part(a))));
    let told = |(happening, count): (Happening, Count)| {
        let without = found.len() as u64 - count.happened;
        let enough = count.happened.min(without) >= ENOUGH;
        let shares = enough.then(|| {
            let without = Tally::new(won_in_all - count.won, without).ok()?;
            Some((without, Tally::new(count.won, count.happened).ok()?))
        });
        let difference = shares.flatten().map(|(without, with)| unpaired_difference(without, with, Level::default()));
        PastHappening {
            id: happening.id(scenario),
            text: happening.text(scenario),
            happened: count.happened,
            in_past: count.in_past,
            part: part(&count),
            difference,
        }
    };
    counts.into_iter().map(told).collect()
}
