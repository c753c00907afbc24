//! A comparison from an ensemble on disk: the same counts as if it were played now.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use powervacuum_engine::{ContenderId, Month, Outcome, RungId, Scenario};
use powervacuum_ensemble::{BASELINE, Ensemble, FallRow, HistoryRow, Summary, Threads};

use super::LabError;
use super::arm::Arm;
use super::compare::{CompareRequest, Comparison, document};
use super::tally::ArmTally;
use crate::case::Case;

/// Histories of an arm by number: how they ended, and the falls.
type Arms = Vec<BTreeMap<u64, (Ended, Vec<(ContenderId, RungId, Month)>)>>;

/// How a history ended.
struct Ended {
    outcome: Outcome,
    first: Option<ContenderId>,
    months_played: u16,
}

/// The name of the case that the ensemble in a folder was played with.
///
/// # Errors
/// When the folder holds no ensemble.
pub fn case_of(folder: &Path) -> Result<String, LabError> {
    Ok(Ensemble::open(folder)?.manifest().plan.scenario.clone())
}

/// The comparison that an ensemble holds, over the histories that are there.
///
/// # Errors
/// When the ensemble is of another case or has no baseline, or a table is missing or cannot be read.
pub fn comparison_of(ensemble: &Ensemble, case: &Arc<Case>) -> Result<Comparison, LabError> {
    let plan = &ensemble.manifest().plan;
    let print = |id: &str, print: &str| format!("{id} ({})", print.get(..8).unwrap_or(print));
    if plan.scenario_fingerprint != case.fingerprint() {
        return Err(LabError::OtherCase {
            found: print(&case.scenario().spec().id, &case.fingerprint()),
            expected: print(&plan.scenario, &plan.scenario_fingerprint),
        });
    }
    if !plan.interventions.iter().any(|arm| arm == BASELINE) {
        let found = format!("the arms {}", plan.interventions.join(", "));
        return Err(LabError::Incomplete { found, expected: "the baseline among them".to_owned() });
    }
    let what_ifs: Vec<String> = plan.interventions.iter().filter(|arm| *arm != BASELINE).cloned().collect();
    let arms = Arm::all(case, &what_ifs)?;
    let histories = read(ensemble, case.scenario(), &arms)?;
    let mut tallies: Vec<ArmTally> = arms.iter().map(|arm| ArmTally::new(&arm.scenario)).collect();
    let mut played = 0;
    for number in histories[0].keys() {
        let summary = |(arm, histories): (&Arm, &BTreeMap<u64, (Ended, Vec<_>)>)| {
            let (ended, falls) = histories.get(number)?;
            let Ended { outcome, first, months_played } = *ended;
            Some(Summary::from_rows(&arm.scenario, outcome, first, months_played, falls.iter().copied()))
        };
        let summaries: Option<Vec<Summary>> = arms.iter().zip(&histories).map(summary).collect();
        if let Some(summaries) = summaries {
            ArmTally::add(&mut tallies, &summaries);
            played += 1;
        }
    }
    let request = CompareRequest {
        case: Arc::clone(case),
        what_ifs,
        seed: plan.seed,
        histories: plan.histories,
        precision: None,
        threads: Threads::ONE,
    };
    document(&request, &arms, &tallies, played)
}

fn read(ensemble: &Ensemble, scenario: &Scenario, arms: &[Arm]) -> Result<Arms, LabError> {
    let arm = |name: &str| arms.iter().position(|arm| arm.id == name);
    let contender = |id: &str| {
        let place = scenario.spec().contenders.iter().position(|contender| contender.id == id);
        place.and_then(ContenderId::from_index)
    };
    let mut found: Arms = arms.iter().map(|_| BTreeMap::new()).collect();
    ensemble.histories(|row: HistoryRow<'_>| {
        let Some(arm) = arm(row.of.intervention) else { return };
        let first = row.first.and_then(contender);
        let since = row.since.and_then(|since| scenario.start().until(since));
        let outcome = match (row.leader.and_then(contender), since) {
            (Some(leader), Some(since)) => Outcome::Dominance { leader, since },
            _ => Outcome::Collective { first },
        };
        let ended = Ended { outcome, first, months_played: row.months_played };
        found[arm].insert(row.of.history, (ended, Vec::new()));
    })?;
    let rung = |id: &str| scenario.spec().ladder.iter().position(|rung| rung.id == id).and_then(RungId::from_index);
    ensemble.falls(|row: FallRow<'_>| {
        let fall = (contender(row.contender), rung(row.rung), scenario.start().until(row.month));
        let history = arm(row.of.intervention).and_then(|arm| found[arm].get_mut(&row.of.history));
        if let ((Some(who), Some(rung), Some(month)), Some((_, falls))) = (fall, history) {
            falls.push((who, rung, month));
        }
    })?;
    Ok(found)
}
