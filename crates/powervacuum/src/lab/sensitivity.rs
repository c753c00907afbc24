//! Which parameters and traits matter: screening (Morris 1991) and shares of variance (Sobol'), beside the noise.
//!
//! Every point of the design is played over the same histories, so that luck that all points share drops out of their
//! differences. What luck is left is estimated from the spread over histories and shown beside the indices.

use std::sync::Arc;

use powervacuum_analysis::bootstrap::Resampling;
use powervacuum_analysis::morris::{MorrisDesign, MorrisIndex, MorrisPlan};
use powervacuum_analysis::noise::{MorrisNoise, Noise, NoisySobol, Replicates};
use powervacuum_analysis::sobol::{SecondOrder, SobolLayout};
use powervacuum_analysis::warnings::{self, Warning};
use powervacuum_engine::{ContenderId, Scenario};
use powervacuum_ensemble::{Control, Threads, in_order, summarise};
use serde::{Deserialize, Serialize};

use super::arm::{Arm, Provenance};
use super::factor::{self, Factor};
use super::measure::{Measure, most_frequent};
use super::{LabError, contender_named};
use crate::case::Case;
use crate::narrate::short_name;

/// The `format` of a [`SensitivityDocument`].
pub const SENSITIVITY_FORMAT: &str = "powervacuum-sensitivity";
/// The `version` of a [`SensitivityDocument`].
pub const SENSITIVITY_VERSION: u32 = 1;

/// Levels of the grid of Morris's method.
const LEVELS: usize = 4;

/// How points are chosen and what is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SensitivityMethod {
    /// Elementary effects along trajectories: which factors matter at all.
    Morris {
        /// How many trajectories, at least 2; each has one point more than there are factors.
        trajectories: usize,
    },
    /// Shares of the variance that are due to each factor.
    Sobol {
        /// How many samples, a power of two; each has two points more than there are factors, or twice as many with pairs.
        samples: usize,
        /// Whether pairs are estimated too.
        second_order: bool,
    },
}

/// What is to be varied.
#[derive(Clone, Debug)]
pub struct SensitivityRequest {
    /// The case.
    pub case: Arc<Case>,
    /// The what-ifs in effect; where one sets a parameter, it is not varied.
    pub what_ifs: Vec<String>,
    /// Factors, as [`factors`](super::factors) reads them.
    pub over: Vec<String>,
    /// How points are chosen.
    pub method: SensitivityMethod,
    /// Whose odds are the output; none for everybody who wins in at least 5 % of histories, and for nobody winning.
    pub of: Option<String>,
    /// What counts as winning.
    pub measure: Measure,
    /// The seed of the luck and of the design.
    pub seed: u64,
    /// In how many histories each point is played, at least 2.
    pub replicates: u64,
    /// How many threads; the result does not depend on it.
    pub threads: Threads,
}

/// Sensitivity indices of the odds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SensitivityDocument {
    /// Always [`SENSITIVITY_FORMAT`].
    pub format: String,
    /// [`SENSITIVITY_VERSION`].
    pub version: u32,
    /// What reproduces it.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// The what-ifs in effect, in the order of the case.
    pub what_ifs: Vec<String>,
    /// How points were chosen.
    pub method: SensitivityMethod,
    /// What counts as winning.
    pub measure: Measure,
    /// What was varied, and how far.
    pub factors: Vec<Factor>,
    /// How many points.
    pub points: u64,
    /// In how many histories each was played.
    pub replicates: u64,
    /// Share of intervals of this kind that contain the truth.
    pub level: f64,
    /// The outputs, the most frequent winner first.
    pub outputs: Vec<OutputIndices>,
}

/// The indices of one output: the odds of a contender, or that nobody wins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutputIndices {
    /// Id of the contender; none for nobody.
    pub of: Option<String>,
    /// Name for people, the short one.
    pub name: String,
    /// The odds, mean over all points.
    pub mean: f64,
    /// How much of what points differ in is luck.
    pub noise: Noise,
    /// The effects by factor, with what luck adds to them; empty for Sobol'.
    pub morris: Vec<MorrisFactor>,
    /// The indices as they are and with luck taken out; none for Morris.
    pub sobol: Option<NoisySobol>,
    /// What should be known before the figures are used.
    pub warnings: Vec<PlainWarning>,
}

impl SensitivityDocument {
    /// Whether its lists fit together; those of a document that was read may not.
    pub(crate) fn is_whole(&self) -> bool {
        let count = self.factors.len();
        let fits = |output: &OutputIndices| match &output.sobol {
            None => output.morris.len() == count,
            Some(NoisySobol { plain, corrected, .. }) => {
                [plain, corrected].iter().all(|indices| indices.first.len() == count && indices.total.len() == count)
            }
        };
        count > 0 && !self.outputs.is_empty() && self.outputs.iter().all(fits)
    }

    /// The outputs worth telling: with one frequent winner the odds that nobody wins mirror its own and are left out.
    pub fn told(&self) -> &[OutputIndices] {
        match &self.outputs[..] {
            [first, second] if first.of.is_some() && second.of.is_none() => &self.outputs[..1],
            all => all,
        }
    }
}

/// The elementary effects of a factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MorrisFactor {
    /// Name of the factor.
    pub factor: String,
    /// Effects on the odds, per unit of the factor's whole range.
    #[serde(flatten)]
    pub index: MorrisIndex,
    /// What luck adds to them.
    pub noise: MorrisNoise,
}

/// A warning for programs and in plain words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlainWarning {
    /// The warning.
    #[serde(flatten)]
    pub warning: Warning,
    /// In plain words.
    pub text: String,
}

/// The design.
enum Design {
    Morris(MorrisDesign),
    Sobol(SobolLayout),
}

/// An output in less than this share of histories is not reported unless asked for.
const RARE: f64 = 0.05;

/// Plays the points of a design and estimates indices. `control` hears of points.
///
/// # Errors
/// When a factor is unknown or its range wrong, when there are too few trajectories, samples or replicates, or when the work
/// was stopped: half a design says nothing.
pub fn sensitivity(request: &SensitivityRequest, control: &Control) -> Result<SensitivityDocument, LabError> {
    let arm = Arm::new(&request.case, &request.what_ifs)?;
    let base = request.case.scenario();
    let of = request.of.as_deref().map(|id| contender_named(base, id)).transpose()?;
    let factors = factor::factors(base, &request.over)?;
    if request.replicates < 2 {
        return Err(LabError::Replicates { found: request.replicates });
    }
    let (design, points) = design(request, factors.len())?;
    let scenarios = points.iter().map(|point| factor::at(base, &arm.what_ifs, &factors, point));
    let scenarios: Vec<Scenario> = scenarios.collect::<Result<_, _>>()?;
    let mut winners: Vec<Vec<Option<ContenderId>>> = Vec::with_capacity(points.len());
    let work = |point: u64| -> Vec<Option<ContenderId>> {
        let play = |history| request.measure.winner(&summarise(&scenarios[point as usize], request.seed, history));
        (0..request.replicates).map(play).collect()
    };
    let all = points.len() as u64;
    let played = in_order(0..all, request.threads, control, work, |_, won| winners.push(won));
    if played < all {
        return Err(LabError::Stopped { done: played, of: all });
    }
    let outputs = outputs(base, of, &winners);
    let indices = outputs.into_iter().map(|output| of_output(base, request, &design, &factors, &winners, output));
    Ok(SensitivityDocument {
        format: SENSITIVITY_FORMAT.to_owned(),
        version: SENSITIVITY_VERSION,
        provenance: Provenance::new(&request.case, request.seed),
        what_ifs: arm.what_ifs,
        method: request.method,
        measure: request.measure,
        points: all,
        replicates: request.replicates,
        level: Resampling::default().level.value(),
        outputs: indices.collect::<Result<_, _>>()?,
        factors,
    })
}

/// How many points a request has to play, or why it cannot be played.
///
/// # Errors
/// Those of [`sensitivity`].
pub fn sensitivity_points(request: &SensitivityRequest) -> Result<u64, LabError> {
    let factors = factor::factors(request.case.scenario(), &request.over)?;
    Ok(design(request, factors.len())?.1.len() as u64)
}

fn design(request: &SensitivityRequest, parameters: usize) -> Result<(Design, Vec<Vec<f64>>), LabError> {
    match request.method {
        SensitivityMethod::Morris { trajectories } => {
            let plan = MorrisPlan { parameters, levels: LEVELS, trajectories, seed: request.seed };
            let design = MorrisDesign::random(plan)?;
            let points = design.points().rows().map(<[f64]>::to_vec).collect();
            Ok((Design::Morris(design), points))
        }
        SensitivityMethod::Sobol { samples, second_order } => {
            let second_order = if second_order { SecondOrder::Estimate } else { SecondOrder::Skip };
            let layout = SobolLayout { parameters, samples, second_order };
            let points = layout.points(request.seed)?.rows().map(<[f64]>::to_vec).collect();
            Ok((Design::Sobol(layout), points))
        }
    }
}

/// Whose odds are reported: whom was asked for, or the frequent winners and nobody.
fn outputs(base: &Scenario, of: Option<ContenderId>, winners: &[Vec<Option<ContenderId>>]) -> Vec<Option<ContenderId>> {
    if of.is_some() {
        return vec![of];
    }
    let all = winners.iter().flatten().count() as f64;
    let share = |who: Option<ContenderId>| winners.iter().flatten().filter(|&&won| won == who).count() as f64 / all;
    let mut frequent: Vec<(Option<ContenderId>, f64)> =
        base.all_contenders().iter().map(Some).chain([None]).map(|who| (who, share(who))).collect();
    frequent.retain(|(_, share)| *share >= RARE);
    frequent.sort_by(|(a, more), (b, less)| a.is_none().cmp(&b.is_none()).then(less.total_cmp(more)));
    if frequent.is_empty() {
        return vec![most_frequent(winners.iter().flatten().copied())];
    }
    frequent.into_iter().map(|(who, _)| who).collect()
}

fn of_output(
    base: &Scenario,
    request: &SensitivityRequest,
    design: &Design,
    factors: &[Factor],
    winners: &[Vec<Option<ContenderId>>],
    output: Option<ContenderId>,
) -> Result<OutputIndices, LabError> {
    let contender = output.map(|id| base.contender(id));
    let name = contender.map_or("nobody", |contender| short_name(&contender.id, &contender.name)).to_owned();
    let won = |history: usize| winners.iter().map(|won| f64::from(u8::from(won[history] == output))).collect();
    let replicates = Replicates::new((0..request.replicates as usize).map(won).collect())?;
    let names: Vec<&str> = factors.iter().map(|factor| factor.name.as_str()).collect();
    let resampling = Resampling { seed: request.seed, ..Resampling::default() };
    let noise = replicates.noise();
    let mut found = warnings::of_noise(&name, &noise);
    let (mut morris, mut sobol) = (Vec::new(), None);
    match design {
        Design::Morris(design) => {
            let effects = replicates.morris(design, resampling)?;
            let indices: Vec<MorrisIndex> = effects.iter().map(|(index, _)| *index).collect();
            found.extend(warnings::of_morris(&name, &names, &indices, design.trajectories()));
            found.extend(warnings::of_morris_noise(&names, &effects));
            let of_one = |((index, noise), name): ((MorrisIndex, MorrisNoise), &&str)| MorrisFactor {
                factor: (*name).to_owned(),
                index,
                noise,
            };
            morris = effects.into_iter().zip(&names).map(of_one).collect();
        }
        Design::Sobol(layout) => {
            let indices = replicates.sobol(layout, resampling)?;
            found.extend(warnings::of_sobol(&name, &names, &indices.corrected));
            sobol = Some(indices);
        }
    }
    let mean = replicates.means().iter().sum::<f64>() / replicates.means().len() as f64;
    let plain = |warning: Warning| PlainWarning { text: warning.to_string(), warning };
    let warnings = found.into_iter().map(plain).collect();
    Ok(OutputIndices { of: contender.map(|c| c.id.clone()), name, mean, noise, morris, sobol, warnings })
}
