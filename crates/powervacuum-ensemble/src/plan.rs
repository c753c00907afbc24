//! What an ensemble consists of: a case, its luck, its arms, its draws and the tables that are written.

use std::borrow::Cow;
use std::ops::Range;

use powervacuum_engine::{AmendError, Scenario};
use serde::{Deserialize, Serialize};

use crate::draws::{Draw, Draws, Picker, digest};
use crate::manifest::Shard;

/// How many histories a part of an ensemble has, in every arm; the last part has what is left.
pub const PART: u64 = 1000;

/// What joins the names of what-ifs that are put into effect together.
const TOGETHER: &str = "+";
/// The name of the arm without what-ifs.
pub const BASELINE: &str = "baseline";

/// A table of an ensemble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// One row a history: how it ended.
    Histories,
    /// One row for the first time that a contender is brought to a rung.
    Falls,
    /// One row a month and contender: weights.
    Months,
    /// One row an entry of the chronicle.
    Events,
}

impl Table {
    /// Every table.
    pub const ALL: [Table; 4] = [Table::Histories, Table::Falls, Table::Months, Table::Events];

    /// The name of its folder.
    pub fn name(self) -> &'static str {
        match self {
            Table::Histories => "histories",
            Table::Falls => "falls",
            Table::Months => "months",
            Table::Events => "events",
        }
    }
}

/// An ensemble as plain values; [`Plan::new`] checks it.
#[derive(Clone, Debug)]
pub struct PlanSpec {
    /// The case, before any what-if.
    pub scenario: Scenario,
    /// Names the exact content of the case.
    pub scenario_fingerprint: String,
    /// Version of the engine that plays.
    pub engine_version: String,
    /// Seed of the luck; histories 0, 1, 2, … of it are played.
    pub seed: u64,
    /// How many histories each arm has.
    pub histories: u64,
    /// For each arm the what-ifs that are put into effect together, none for the baseline. Arms share their luck.
    pub arms: Vec<Vec<String>>,
    /// Parameter values.
    pub draws: Draws,
    /// The tables that are written.
    pub tables: Vec<Table>,
}

/// A checked ensemble: every arm can be played with every draw.
#[derive(Clone, Debug)]
pub struct Plan {
    spec: PlanSpec,
    arms: Vec<Arm>,
    picker: Option<Picker>,
}

/// The history after the last one of a part.
pub(crate) fn end_of(part: u64, histories: u64) -> u64 {
    ((part + 1) * PART).min(histories)
}

/// What-ifs that are put into effect together, and the case with them.
#[derive(Clone, Debug)]
pub struct Arm {
    name: String,
    what_ifs: Vec<String>,
    scenario: Scenario,
}

/// Why an ensemble cannot be played as asked.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// What-ifs are in effect already.
    #[error("what-ifs are in effect in the case already; give it without them, and name them as arms")]
    Amended,
    /// No arms.
    #[error("there is no arm to play; give at least the baseline, which has no what-ifs")]
    NoArms,
    /// What-ifs cannot be put into effect.
    #[error("the arm `{arm}` cannot be played: {}", list(.errors))]
    Arm {
        /// The arm.
        arm: String,
        /// What is wrong with it.
        errors: Vec<AmendError>,
    },
    /// Two arms are the same.
    #[error("the arm `{arm}` is named twice; leave one out")]
    Twice {
        /// The arm.
        arm: String,
    },
    /// No draw can ever be used.
    #[error("there are no draws with a positive weight")]
    NoDraws,
    /// A weight that is none.
    #[error("draw {index} has the weight {found}, expected a number from 0 on")]
    Weight {
        /// Position of the draw, from 0.
        index: usize,
        /// The weight found.
        found: f64,
    },
    /// A draw that does not fit the case.
    #[error("draw {index} does not fit the case: {reason}")]
    Draw {
        /// Position of the draw, from 0.
        index: usize,
        /// Why.
        reason: String,
    },
}

fn list(errors: &[AmendError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

impl Plan {
    /// Checks an ensemble.
    ///
    /// # Errors
    /// When an arm is unknown, contradictory or named twice, or a draw does not fit the case.
    pub fn new(spec: PlanSpec) -> Result<Plan, PlanError> {
        if !spec.scenario.applied().is_empty() {
            return Err(PlanError::Amended);
        }
        if spec.arms.is_empty() {
            return Err(PlanError::NoArms);
        }
        let mut arms: Vec<Arm> = Vec::new();
        for what_ifs in &spec.arms {
            let arm = Arm::new(&spec.scenario, what_ifs)?;
            if arms.iter().any(|other| other.name == arm.name) {
                return Err(PlanError::Twice { arm: arm.name });
            }
            arms.push(arm);
        }
        let picker = match &spec.draws {
            Draws::Default => None,
            Draws::Posterior(draws) => {
                for (index, draw) in draws.iter().enumerate() {
                    let check = |arm: &Arm| drawn(&spec.scenario, draw, &arm.what_ifs).map(|_| ());
                    arms.iter().try_for_each(check).map_err(|reason| PlanError::Draw { index, reason })?;
                }
                Some(Picker::new(spec.seed, draws)?)
            }
        };
        let mut spec = spec;
        spec.tables.sort_unstable();
        spec.tables.dedup();
        Ok(Plan { spec, arms, picker })
    }

    /// The ensemble as plain values; tables are in their order.
    pub fn spec(&self) -> &PlanSpec {
        &self.spec
    }

    /// The arms, in the order in which they were given.
    pub fn arms(&self) -> &[Arm] {
        &self.arms
    }

    /// Whether a table is written.
    pub fn writes(&self, table: Table) -> bool {
        self.spec.tables.contains(&table)
    }

    /// How many parts the ensemble has.
    pub fn parts(&self) -> u64 {
        self.spec.histories.div_ceil(PART)
    }

    /// The histories of a part.
    pub fn histories_of(&self, part: u64) -> Range<u64> {
        part * PART..end_of(part, self.spec.histories)
    }

    /// How many histories a shard has, in all arms together.
    pub fn histories_in(&self, shard: Shard) -> u64 {
        let parts = (0..self.parts()).filter(|&part| shard.holds(part)).map(|part| self.histories_of(part));
        parts.map(|histories| histories.end - histories.start).sum::<u64>() * self.arms.len() as u64
    }

    /// The draw of a history; 0 where parameters are those of the case.
    pub fn draw(&self, history: u64) -> u32 {
        self.picker.as_ref().map_or(0, |picker| picker.pick(history) as u32)
    }

    /// The case as a history of an arm is played.
    ///
    /// # Panics
    /// When there is no such arm.
    pub fn scenario(&self, arm: usize, history: u64) -> Cow<'_, Scenario> {
        let arm = &self.arms[arm];
        match (&self.spec.draws, &self.picker) {
            (Draws::Posterior(draws), Some(picker)) => {
                let draw = &draws[picker.pick(history)];
                let scenario = drawn(&self.spec.scenario, draw, &arm.what_ifs);
                Cow::Owned(scenario.expect("every draw was tried with every arm when the plan was made"))
            }
            _ => Cow::Borrowed(&arm.scenario),
        }
    }

    /// The plan as it is written down.
    pub(crate) fn record(&self) -> PlanRecord {
        PlanRecord {
            scenario: self.spec.scenario.spec().id.clone(),
            scenario_fingerprint: self.spec.scenario_fingerprint.clone(),
            engine_version: self.spec.engine_version.clone(),
            seed: self.spec.seed,
            histories: self.spec.histories,
            interventions: self.arms.iter().map(|arm| arm.name.clone()).collect(),
            draws: match &self.spec.draws {
                Draws::Default => DrawsRecord::Default,
                Draws::Posterior(draws) => DrawsRecord::Posterior { count: draws.len() as u64, digest: digest(draws) },
            },
            tables: self.spec.tables.clone(),
        }
    }
}

impl Arm {
    fn new(scenario: &Scenario, what_ifs: &[String]) -> Result<Arm, PlanError> {
        let names: Vec<&str> = what_ifs.iter().map(String::as_str).collect();
        let scenario =
            scenario.with(&names).map_err(|errors| PlanError::Arm { arm: what_ifs.join(TOGETHER), errors })?;
        let name = |id: &powervacuum_engine::InterventionId| scenario.spec().interventions[id.index()].id.clone();
        let what_ifs: Vec<String> = scenario.applied().iter().map(name).collect();
        let name = if what_ifs.is_empty() { BASELINE.to_owned() } else { what_ifs.join(TOGETHER) };
        Ok(Arm { name, what_ifs, scenario })
    }

    /// Its what-ifs joined by `+`, in the order of the case; `baseline` if it has none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its what-ifs, in the order of the case.
    pub fn what_ifs(&self) -> &[String] {
        &self.what_ifs
    }

    /// The case with the what-ifs in effect and its own parameters.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }
}

/// The case with other parameters, then what-ifs: a what-if that sets a parameter wins.
fn drawn(base: &Scenario, draw: &Draw, what_ifs: &[String]) -> Result<Scenario, String> {
    let mut spec = base.spec().clone();
    for (name, value) in &draw.parameters {
        spec.parameters.set(name, *value).map_err(|error| error.to_string())?;
    }
    let names: Vec<&str> = what_ifs.iter().map(String::as_str).collect();
    let sound =
        Scenario::new(spec).map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
    sound.with(&names).map_err(|errors| list(&errors))
}

/// A plan as it is written down in a manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRecord {
    /// Id of the case.
    pub scenario: String,
    /// Names the exact content of the case, before any what-if.
    pub scenario_fingerprint: String,
    /// Version of the engine that played.
    pub engine_version: String,
    /// Seed of the luck.
    pub seed: u64,
    /// How many histories each arm has.
    pub histories: u64,
    /// The names of the arms.
    pub interventions: Vec<String>,
    /// Parameter values.
    pub draws: DrawsRecord,
    /// The tables that are written.
    pub tables: Vec<Table>,
}

/// Which parameter values were used, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DrawsRecord {
    /// Those of the case.
    Default,
    /// Weighted draws.
    Posterior {
        /// How many.
        count: u64,
        /// Names them exactly.
        digest: String,
    },
}
