//! Arms of a comparison: the case as it is, and the case with what-ifs in effect.

use powervacuum_engine::Scenario;
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::narrate::listed;
use crate::run::{ENGINE_VERSION, Run, RunError};
use std::sync::Arc;

/// The id of the arm without what-ifs.
pub const BASELINE: &str = "baseline";

/// What reproduces a result of the laboratory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Provenance {
    /// Id of the case.
    pub scenario: String,
    /// Names the exact content of the case, before any what-if.
    pub scenario_fingerprint: String,
    /// Version of the engine that played it.
    pub engine_version: String,
    /// Seed of the luck; histories 0, 1, 2, … of it are played.
    pub seed: u64,
}

impl Provenance {
    /// Of one history.
    pub(crate) fn of(history: &crate::run::History) -> Provenance {
        let recipe = history.recipe();
        Provenance {
            scenario: recipe.scenario.clone(),
            scenario_fingerprint: recipe.scenario_fingerprint.clone(),
            engine_version: recipe.engine_version.clone(),
            seed: recipe.seed,
        }
    }

    /// Of histories of `case` with `seed`.
    pub fn new(case: &Case, seed: u64) -> Provenance {
        Provenance {
            scenario: case.scenario().spec().id.clone(),
            scenario_fingerprint: case.fingerprint(),
            engine_version: ENGINE_VERSION.to_owned(),
            seed,
        }
    }
}

/// The case as it is, or with what-ifs in effect.
#[derive(Clone, Debug)]
pub struct Arm {
    /// Ids of the what-ifs in the order of the case, joined by `+`; [`BASELINE`] for none.
    pub id: String,
    /// What is different, as a clause: "everyone sees real power"; "as it was" for the baseline.
    pub name: String,
    /// Ids of the what-ifs in effect, in the order of the case.
    pub what_ifs: Vec<String>,
    /// The case with them in effect.
    pub scenario: Scenario,
}

impl Arm {
    /// The case with what-ifs in effect; as it is if there are none.
    ///
    /// # Errors
    /// When a what-if is unknown, or when what-ifs contradict each other.
    pub fn new(case: &Arc<Case>, what_ifs: &[String]) -> Result<Arm, RunError> {
        let scenario = Run { what_ifs: what_ifs.to_vec(), ..Run::new(Arc::clone(case)) }.scenario()?;
        let applied = scenario.applied().iter().map(|id| &scenario.spec().interventions[id.index()]);
        let (ids, names): (Vec<String>, Vec<String>) = applied.map(|w| (w.id.clone(), w.name.clone())).unzip();
        let (id, name) = match ids.is_empty() {
            true => (BASELINE.to_owned(), "as it was".to_owned()),
            false => (ids.join("+"), listed(&names)),
        };
        Ok(Arm { id, name, what_ifs: ids, scenario })
    }

    /// The baseline, then one arm for each text: the id of a what-if, or several joined by `+`. An arm that is named twice
    /// is played once.
    ///
    /// # Errors
    /// When a what-if is unknown, or when the what-ifs of an arm contradict each other.
    pub fn all(case: &Arc<Case>, texts: &[String]) -> Result<Vec<Arm>, RunError> {
        let mut arms = vec![Arm::new(case, &[])?];
        for text in texts {
            let arm = Arm::new(case, &Arm::what_ifs_of(text))?;
            if arms.iter().all(|known| known.id != arm.id) {
                arms.push(arm);
            }
        }
        Ok(arms)
    }

    /// The ids in the text of an arm: the id of a what-if, or several joined by `+`.
    pub(crate) fn what_ifs_of(text: &str) -> Vec<String> {
        text.split('+').map(str::to_owned).collect()
    }
}
