//! Odds: many histories of one case, counted.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use powervacuum_engine::{CalendarMonth, ContenderId, Month, RungId, Scenario};
use powervacuum_ensemble::{Control, Summary, Threads, in_order, summarise};
use serde::Serialize;

use crate::case::Case;
use crate::run::{Recipe, Run, RunError};

/// What is to be counted.
#[derive(Clone, Debug)]
pub struct OddsRequest {
    /// The case.
    pub case: Arc<Case>,
    /// The what-ifs in effect.
    pub what_ifs: Vec<String>,
    /// The seed of the luck; histories 0, 1, 2, … of it are played.
    pub seed: u64,
    /// How many histories.
    pub histories: u64,
    /// How many threads; none for as many as the machine has cores. The result does not depend on it.
    pub threads: Option<NonZeroUsize>,
}

/// Counts over histories.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Odds {
    /// What reproduces them; its `history` is 0, the first of them.
    #[serde(flatten)]
    pub recipe: Recipe,
    /// How many histories were asked for.
    pub asked: u64,
    /// How many were played: the first so many of the seed.
    pub played: u64,
    /// In how many each contender dominates, the most frequent first; contenders who never do are left out.
    pub leaders: Vec<LeaderOdds>,
    /// In how many nobody dominates.
    pub collective: u64,
    /// Falls by contender and rung, in the order of the case; falls that never happen are left out.
    pub falls: Vec<FallOdds>,
}

/// How often a contender dominates.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeaderOdds {
    /// Id of the contender.
    pub contender: String,
    /// Name for people.
    pub name: String,
    /// In how many histories.
    pub histories: u64,
}

/// How often and when a contender is brought to a rung, first time in a history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FallOdds {
    /// Id of the contender.
    pub contender: String,
    /// Name for people.
    pub name: String,
    /// Id of the rung.
    pub rung: String,
    /// Name of the rung for people.
    pub rung_name: String,
    /// In how many histories.
    pub histories: u64,
    /// One in ten of these falls comes by this month.
    pub early: CalendarMonth,
    /// Half of these falls come by this month.
    pub median: CalendarMonth,
    /// Nine in ten of these falls come by this month.
    pub late: CalendarMonth,
}

/// Plays histories on all cores and counts. `progress` hears how many are done, from any thread; when `cancel` becomes
/// true no further history is begun, and what was done is counted.
///
/// # Errors
/// When the what-ifs do not fit the case.
pub fn odds(request: &OddsRequest, progress: &(dyn Fn(u64) + Sync), cancel: &AtomicBool) -> Result<Odds, RunError> {
    let run = Run { what_ifs: request.what_ifs.clone(), ..Run::new(Arc::clone(&request.case)) };
    let scenario = run.scenario()?;
    let threads = request.threads.map_or_else(Threads::default, Threads::new);
    let mut summaries = Vec::new();
    let control = Control { progress, cancel };
    let play = |history| summarise(&scenario, request.seed, history);
    in_order(0..request.histories, threads, &control, play, |_, summary| summaries.push(summary));
    let recipe = Recipe::new(&request.case, &scenario, request.seed, 0);
    Ok(count(recipe, request.histories, &scenario, &summaries))
}

fn count(recipe: Recipe, asked: u64, scenario: &Scenario, summaries: &[Summary]) -> Odds {
    let mut dominant: BTreeMap<ContenderId, u64> = BTreeMap::new();
    let mut falls: BTreeMap<(ContenderId, RungId), Vec<Month>> = BTreeMap::new();
    let mut collective = 0;
    for summary in summaries {
        match summary.leader() {
            Some(leader) => *dominant.entry(leader).or_default() += 1,
            None => collective += 1,
        }
        for (contender, rung, month) in summary.falls() {
            falls.entry((contender, rung)).or_default().push(month);
        }
    }
    let mut leaders: Vec<(ContenderId, u64)> = dominant.into_iter().collect();
    leaders.sort_by_key(|&(leader, histories)| (std::cmp::Reverse(histories), leader));
    let leader = |(id, histories)| {
        let contender = scenario.contender(id);
        LeaderOdds { contender: contender.id.clone(), name: contender.name.clone(), histories }
    };
    Odds {
        recipe,
        asked,
        played: summaries.len() as u64,
        leaders: leaders.into_iter().map(leader).collect(),
        collective,
        falls: falls.into_iter().map(|(fall, months)| fall_odds(scenario, fall, months)).collect(),
    }
}

fn fall_odds(scenario: &Scenario, (who, rung): (ContenderId, RungId), mut months: Vec<Month>) -> FallOdds {
    months.sort_unstable();
    // The smallest month by which at least that part of the falls has come (nearest rank).
    let by = |tenths: usize| scenario.calendar(months[(months.len() * tenths).div_ceil(10).max(1) - 1]);
    let (contender, rung) = (scenario.contender(who), &scenario.spec().ladder[rung.index()]);
    FallOdds {
        contender: contender.id.clone(),
        name: contender.name.clone(),
        rung: rung.id.clone(),
        rung_name: rung.name.clone(),
        histories: months.len() as u64,
        early: by(1),
        median: by(5),
        late: by(9),
    }
}
