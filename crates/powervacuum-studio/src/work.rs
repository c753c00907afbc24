//! What a run is: a verb of the laboratory, a case, and what is asked of it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use powervacuum::lab::{
    ATTRIBUTION_FORMAT, AttributeRequest, AttributionDocument, COMPARISON_FORMAT, CompareRequest, Comparison, Control,
    EXACT_CAUSES, LabError, Measure, SCOREBOARD_FORMAT, Scoreboard, Threads, ValidateRequest, attribute, compare,
    validate,
};
use powervacuum::{Built, Case, DEFAULT_SEED, DrawsFrom};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Failure;

/// The largest whole number that every reader of JSON has in full.
pub const LARGEST_NUMBER: u64 = (1 << 53) - 1;
/// The most arms of a run.
const MOST_ARMS: usize = 20;
/// The most changes of a built what-if.
const MOST_BUILT: usize = 20;

/// Which verb of the laboratory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum RunKind {
    /// What would have been different: arms beside the baseline, on the same luck.
    Compare,
    /// Which cause has which part in the winner's odds.
    Attribute,
    /// What the model gets right and wrong beside the record.
    Validate,
}

/// Where parameter values come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum DrawsName {
    /// The case.
    #[default]
    Default,
    /// The draws in the case's `posterior.csv`.
    Posterior,
}

/// What counts as winning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MeasureName {
    /// To dominate.
    #[default]
    Dominates,
    /// To be the strongest at the end.
    Leads,
}

/// What is different in an arm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArmRequest {
    /// What-ifs of the case.
    #[serde(default)]
    pub what_ifs: Vec<String>,
    /// Further changes, built by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub built: Vec<Built>,
}

/// What is to be played.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunRequest {
    /// Which verb.
    pub kind: RunKind,
    /// The case.
    pub case: String,
    /// What is different: for `compare` the arms beside the baseline, for `validate` the mechanisms that are knocked out,
    /// for `attribute` the causes (ids of causes or of what-ifs that take a cause away; none for all causes of the case).
    #[serde(default)]
    #[schema(max_items = 20)]
    pub arms: Vec<ArmRequest>,
    /// How many histories.
    #[schema(minimum = 2)]
    pub histories: u64,
    /// The seed of the luck.
    #[serde(default = "usual_seed")]
    #[schema(maximum = 9007199254740991u64, default = 1922)]
    pub seed: u64,
    /// Where parameter values come from; `posterior` for `validate` only.
    #[serde(default)]
    pub draws: DrawsName,
    /// For `attribute`: whose odds; none for whoever wins most often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// For `attribute`: what counts as winning.
    #[serde(default)]
    pub measure: MeasureName,
}

fn usual_seed() -> u64 {
    DEFAULT_SEED
}

/// What a run found.
#[derive(Clone, Debug)]
pub enum Found {
    /// Of `compare`.
    Comparison(Box<Comparison>),
    /// Of `attribute`.
    Attribution(Box<AttributionDocument>),
    /// Of `validate`.
    Scoreboard(Box<Scoreboard>),
}

/// A case with what-ifs that were built by hand among its own, and the ids of all that are to be in effect.
///
/// # Errors
/// With what is wrong with the changes.
pub fn with_built(case: &Arc<Case>, what_ifs: &[String], built: &[Built]) -> Result<(Arc<Case>, Vec<String>), Failure> {
    let mut what_ifs = what_ifs.to_vec();
    if built.is_empty() {
        return Ok((Arc::clone(case), what_ifs));
    }
    if built.len() > MOST_BUILT {
        return Err(Failure::invalid(format!("{} changes are too many", built.len()), "make at most 20"));
    }
    let (case, id) = case.with_built(built)?;
    what_ifs.push(id);
    Ok((Arc::new(case), what_ifs))
}

impl RunRequest {
    /// The same request with every built what-if under its id, and the case that has them.
    ///
    /// # Errors
    /// With what is wrong with the changes.
    pub fn resolved(&self, case: &Arc<Case>) -> Result<(RunRequest, Arc<Case>), Failure> {
        if self.arms.len() > MOST_ARMS {
            return Err(Failure::invalid(format!("{} arms are too many", self.arms.len()), "name at most 20"));
        }
        let (mut request, mut case) = (self.clone(), Arc::clone(case));
        for arm in &mut request.arms {
            let built = std::mem::take(&mut arm.built);
            (case, arm.what_ifs) = with_built(&case, &arm.what_ifs, &built)?;
        }
        Ok((request, case))
    }

    /// What the case's `scenario.toml` needs so that the ids of built what-ifs are known on the command line; nothing
    /// where none was built.
    ///
    /// # Errors
    /// With what is wrong with the changes.
    pub fn built_toml(&self, case: &Case) -> Result<Option<String>, Failure> {
        let mut blocks: Vec<String> = Vec::new();
        for arm in self.arms.iter().filter(|arm| !arm.built.is_empty()) {
            let block = case.built_toml(&arm.built)?;
            if !blocks.contains(&block) {
                blocks.push(block);
            }
        }
        Ok((!blocks.is_empty()).then(|| blocks.join("\n")))
    }

    /// Whether it can be played at all, before it is kept: everything that the laboratory would refuse is refused now. The
    /// request is a resolved one.
    ///
    /// # Errors
    /// With what is wrong with it.
    pub fn check(&self, case: &Arc<Case>, most_plays: u64) -> Result<(), Failure> {
        if self.histories < 2 || self.seed > LARGEST_NUMBER {
            return Err(Failure::invalid("`histories` or `seed` is out of range", "play at least 2 histories"));
        }
        if self.draws == DrawsName::Posterior && self.kind != RunKind::Validate {
            let message = "only `validate` plays with the draws of `posterior.csv`";
            return Err(Failure::invalid(message, "leave `draws` out"));
        }
        let plays = self.plays(case);
        if plays > most_plays {
            let hint = "ask for fewer histories or arms, or play it on the command line, which knows no limit";
            let message = format!("{plays} histories in all are more than the {most_plays} that a run may have");
            return Err(Failure::invalid(message, hint));
        }
        let cancelled = AtomicBool::new(true);
        let control = Control { progress: &|_| {}, cancel: &cancelled };
        match self.play(case, Threads::ONE, &control) {
            Ok(_) | Err(LabError::NothingPlayed) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// How many histories are played in all arms together.
    pub fn plays(&self, case: &Case) -> u64 {
        let arms = self.arms.len() as u64;
        let worlds = match self.kind {
            RunKind::Compare => arms + 1,
            RunKind::Validate => arms + 3,
            RunKind::Attribute => {
                let named = self.causes().len();
                let causes = if named == 0 { case.loaded().causes.len() } else { named };
                if causes <= EXACT_CAUSES { 1 << causes } else { 4 * causes as u64 }
            }
        };
        self.histories.saturating_mul(worlds)
    }

    /// The arms in the words of the laboratory: what-ifs joined by `+`.
    pub fn texts(&self) -> Vec<String> {
        self.arms.iter().filter(|arm| !arm.what_ifs.is_empty()).map(|arm| arm.what_ifs.join("+")).collect()
    }

    /// The causes of an attribution.
    pub fn causes(&self) -> Vec<String> {
        self.arms.iter().flat_map(|arm| arm.what_ifs.iter().cloned()).collect()
    }

    fn measure(&self) -> Measure {
        match self.measure {
            MeasureName::Dominates => Measure::Dominates,
            MeasureName::Leads => Measure::Leads,
        }
    }

    /// Where parameter values come from.
    pub fn draws_from(&self) -> DrawsFrom {
        match self.draws {
            DrawsName::Default => DrawsFrom::Default,
            DrawsName::Posterior => DrawsFrom::Posterior,
        }
    }

    /// Plays it.
    ///
    /// # Errors
    /// When the request does not fit the case, or it was cancelled before anything was played.
    pub fn play(&self, case: &Arc<Case>, threads: Threads, control: &Control) -> Result<Found, LabError> {
        let (case, seed, histories) = (Arc::clone(case), self.seed, self.histories);
        Ok(match self.kind {
            RunKind::Compare => {
                let request =
                    CompareRequest { case, what_ifs: self.texts(), seed, histories, precision: None, threads };
                Found::Comparison(Box::new(compare(&request, control)?))
            }
            RunKind::Attribute => {
                let (causes, of, measure) = (self.causes(), self.of.clone(), self.measure());
                let request = AttributeRequest { case, causes, of, measure, seed, histories, threads };
                Found::Attribution(Box::new(attribute(&request, control)?))
            }
            RunKind::Validate => {
                let (knock_outs, draws) = (self.texts(), self.draws_from());
                let (until, after) = (None, None);
                let request = ValidateRequest { case, knock_outs, draws, until, after, seed, histories, threads };
                Found::Scoreboard(Box::new(validate(&request, control)?))
            }
        })
    }

    /// The command line that gives the same, for a case of this name or path.
    pub fn command(&self, case: &str) -> String {
        let texts: String = self.texts().iter().map(|text| format!(" {} {text}", self.option())).collect();
        let rest = format!("--seed {} --histories {}", self.seed, self.histories);
        match self.kind {
            RunKind::Compare => format!("powervacuum compare {case}{texts} {rest}"),
            RunKind::Validate => {
                let draws = if self.draws == DrawsName::Posterior { " --draws posterior" } else { "" };
                format!("powervacuum validate {case}{texts}{draws} {rest}")
            }
            RunKind::Attribute => {
                let causes = self.causes();
                let causes = if causes.is_empty() { String::new() } else { format!(" --causes {}", causes.join(",")) };
                let of = self.of.as_ref().map_or(String::new(), |of| format!(" --of {of}"));
                let measure = self.measure().verb();
                format!("powervacuum attribute {case}{causes}{of} --measure {measure} {rest}")
            }
        }
    }

    fn option(&self) -> &'static str {
        if self.kind == RunKind::Validate { "--knock-out" } else { "--what-if" }
    }

    /// Lines of Python that give the same, for a case of this name or path.
    pub fn python(&self, case: &str) -> String {
        let words: Vec<String> =
            self.command(case).split(' ').chain(["--format", "json"]).map(|word| format!("{word:?}")).collect();
        format!(
            "import json, subprocess\n\ncommand = [{}]\ndocument = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)\n",
            words.join(", ")
        )
    }
}

impl Found {
    /// Reads a document that was kept.
    ///
    /// # Errors
    /// When it is of a kind that no run gives.
    pub fn read(document: &str) -> Result<Found, Failure> {
        let value: serde_json::Value = serde_json::from_str(document)?;
        let format = value.get("format").and_then(|format| format.as_str()).unwrap_or_default().to_owned();
        Ok(match format.as_str() {
            COMPARISON_FORMAT => Found::Comparison(serde_json::from_value(value)?),
            ATTRIBUTION_FORMAT => Found::Attribution(serde_json::from_value(value)?),
            SCOREBOARD_FORMAT => Found::Scoreboard(serde_json::from_value(value)?),
            other => return Err(Failure::internal(format!("a kept document is a `{other}`"))),
        })
    }

    /// The document.
    ///
    /// # Errors
    /// When a number in it is no JSON.
    pub fn document(&self) -> Result<String, serde_json::Error> {
        match self {
            Found::Comparison(found) => serde_json::to_string(found),
            Found::Attribution(found) => serde_json::to_string(found),
            Found::Scoreboard(found) => serde_json::to_string(found),
        }
    }

    /// What was found, in a sentence.
    pub fn headline(&self) -> String {
        match self {
            Found::Comparison(found) => found.finding(),
            Found::Attribution(found) => found.finding(),
            Found::Scoreboard(found) => found.finding(),
        }
    }

    /// How many histories were played.
    pub fn played(&self) -> u64 {
        match self {
            Found::Comparison(found) => found.played,
            Found::Attribution(found) => found.played,
            Found::Scoreboard(found) => found.played,
        }
    }
}
