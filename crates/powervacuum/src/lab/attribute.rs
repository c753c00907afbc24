//! Which cause has which part in the winner's odds: Shapley values over what-ifs.
//!
//! Every cause is taken away by what-ifs. The odds with some causes left and the others taken away are the value of a game
//! whose players are the causes; Shapley (1953) shares out the difference between all causes and none.

use std::sync::Arc;

use powervacuum_analysis::interval::wilson;
use powervacuum_analysis::shapley::{Attribution, Orders, ReplicatedShapley, SampledShapley, Walk};
use powervacuum_analysis::shapley::{prefix_masks, swapped_masks};
use powervacuum_analysis::{Estimate, Level};
use powervacuum_engine::{ContenderId, Scenario};
use powervacuum_ensemble::{Control, Threads, in_order, summarise};
use powervacuum_formats::{Cause, suggest};
use serde::{Deserialize, Serialize};

use super::arm::Provenance;
use super::measure::{Measure, most_frequent};
use super::{LabError, contender_named};
use crate::case::Case;
use crate::narrate::short_name;
use crate::run::{Run, RunError};

/// The `format` of an [`AttributionDocument`].
pub const ATTRIBUTION_FORMAT: &str = "powervacuum-attribution";
/// The `version` of an [`AttributionDocument`].
pub const ATTRIBUTION_VERSION: u32 = 1;

/// Up to so many causes all subsets are played; beyond, every history walks along two orders.
pub const EXACT_CAUSES: usize = 10;

/// The most causes.
const MOST_CAUSES: usize = 20;

/// What is to be shared out.
#[derive(Clone, Debug)]
pub struct AttributeRequest {
    /// The case.
    pub case: Arc<Case>,
    /// Causes of the case, or what-ifs that take a cause away; empty for all causes of the case.
    pub causes: Vec<String>,
    /// Whose odds; none for whoever wins most often as it was.
    pub of: Option<String>,
    /// What counts as winning.
    pub measure: Measure,
    /// The seed of the luck, and of the orders where they are sampled.
    pub seed: u64,
    /// How many histories; each is played under every subset of causes, or along two orders.
    pub histories: u64,
    /// How many threads; the result does not depend on it.
    pub threads: Threads,
}

/// The parts of causes in a contender's odds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttributionDocument {
    /// Always [`ATTRIBUTION_FORMAT`].
    pub format: String,
    /// [`ATTRIBUTION_VERSION`].
    pub version: u32,
    /// What reproduces it.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// How many histories were asked for.
    pub asked: u64,
    /// How many were played: the first so many of the seed.
    pub played: u64,
    /// Id of the contender.
    pub of: String,
    /// Its name for people, the short one.
    pub of_name: String,
    /// What counts as winning.
    pub measure: Measure,
    /// Whether all subsets were played or orders were sampled.
    pub method: AttributionMethod,
    /// Share of intervals of this kind that contain the truth.
    pub level: f64,
    /// The odds as it was.
    pub with_all: Estimate,
    /// The odds with all causes taken away.
    pub with_none: Estimate,
    /// The difference, to which the contributions add up.
    pub total: Estimate,
    /// The causes, in the order of the case or of the request.
    pub causes: Vec<AttributedCause>,
    /// How pairs work together: above 0 each adds to what the other does, below 0 each lessens it.
    pub interactions: Vec<CauseInteraction>,
    /// The covariance of the contributions, in the order of the causes: with it the interval of any sum can be found.
    pub covariance: Vec<Vec<f64>>,
}

/// How contributions were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AttributionMethod {
    /// Every history was played under every subset of causes.
    AllSubsets,
    /// Every history was played along a random order of causes, forwards and backwards.
    SampledOrders,
}

/// The part of a cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttributedCause {
    /// Short name.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The what-ifs that take it away.
    pub without: Vec<String>,
    /// How much of the odds it accounts for, with its interval.
    pub contribution: Estimate,
    /// Its standard error.
    pub standard_error: f64,
}

/// How two causes work together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CauseInteraction {
    /// Short name of one.
    pub first: String,
    /// Short name of the other.
    pub second: String,
    /// The Shapley interaction index (Grabisch & Roubens 1999), with its interval.
    pub index: Estimate,
}

impl AttributionDocument {
    /// Whether its lists fit together; those of a document that was read may not.
    pub(crate) fn is_whole(&self) -> bool {
        let count = self.causes.len();
        count > 0 && self.covariance.len() == count && self.covariance.iter().all(|row| row.len() == count)
    }
}

/// Plays histories with causes taken away, and shares the odds out.
///
/// # Errors
/// When a cause is unknown, when the causes cannot all be taken away at once, or when less than two histories were played.
pub fn attribute(request: &AttributeRequest, control: &Control) -> Result<AttributionDocument, LabError> {
    let scenario = request.case.scenario();
    let of = request.of.as_deref().map(|id| contender_named(scenario, id)).transpose()?;
    let causes = causes(&request.case, &request.causes)?;
    // If all can go at once, any can.
    without(&request.case, &causes, 0)?;
    let worlds = Worlds::new(request, &causes)?;
    let mut histories: Vec<Vec<Option<ContenderId>>> = Vec::new();
    let work = |history| worlds.play(history);
    let played = in_order(0..request.histories, request.threads, control, work, |_, winners| histories.push(winners));
    if played < 2 {
        return Err(LabError::NothingPlayed);
    }
    let as_it_was = |winners: &Vec<Option<ContenderId>>| winners[worlds.all()];
    let of = of.or_else(|| most_frequent(histories.iter().map(as_it_was)));
    let of = of.ok_or(LabError::NobodyWins { verb: request.measure.verb() })?;
    let attribution = worlds.share_out(&histories, of)?;
    let odds = |world: usize| {
        let wins = histories.iter().filter(|winners| winners[world] == Some(of)).count() as u64;
        wilson(wins, played, Level::default())
    };
    let contender = scenario.contender(of);
    Ok(AttributionDocument {
        format: ATTRIBUTION_FORMAT.to_owned(),
        version: ATTRIBUTION_VERSION,
        provenance: Provenance::new(&request.case, request.seed),
        asked: request.histories,
        played,
        of: contender.id.clone(),
        of_name: short_name(&contender.id, &contender.name).to_owned(),
        measure: request.measure,
        method: worlds.method(),
        level: Level::default().value(),
        with_all: odds(worlds.all())?,
        with_none: odds(0)?,
        total: attribution.total,
        covariance: attribution.covariance(),
        interactions: attribution
            .interactions
            .iter()
            .map(|pair| CauseInteraction {
                first: causes[pair.first].id.clone(),
                second: causes[pair.second].id.clone(),
                index: pair.index,
            })
            .collect(),
        causes: attributed(causes, &attribution),
    })
}

fn attributed(causes: Vec<Cause>, attribution: &Attribution) -> Vec<AttributedCause> {
    let estimates = attribution.causes.iter().zip(&attribution.standard_errors);
    let of_one = |(cause, (contribution, error)): (Cause, (&Estimate, &f64))| AttributedCause {
        id: cause.id,
        name: cause.name,
        without: cause.without,
        contribution: *contribution,
        standard_error: *error,
    };
    causes.into_iter().zip(estimates).map(of_one).collect()
}

/// The causes that texts name: causes of the case, or what-ifs.
fn causes(case: &Case, texts: &[String]) -> Result<Vec<Cause>, LabError> {
    let known = &case.loaded().causes;
    let what_ifs = &case.scenario().spec().interventions;
    let named = |text: &String| {
        let cause = known.iter().find(|cause| cause.id == *text).cloned();
        let what_if = what_ifs.iter().find(|what_if| what_if.id == *text);
        let of_one = |what_if: &powervacuum_engine::Intervention| Cause {
            id: what_if.id.clone(),
            name: format!("not: {}", what_if.name),
            without: vec![what_if.id.clone()],
        };
        cause.or_else(|| what_if.map(of_one)).ok_or_else(|| {
            let ids = || known.iter().map(|c| c.id.as_str()).chain(what_ifs.iter().map(|w| w.id.as_str()));
            LabError::UnknownCause {
                found: text.clone(),
                suggestion: suggest(text, ids()).map(str::to_owned),
                known: ids().map(str::to_owned).collect(),
            }
        })
    };
    let mut causes: Vec<Cause> = match texts {
        [] => known.clone(),
        texts => texts.iter().map(named).collect::<Result<_, _>>()?,
    };
    let mut seen = Vec::new();
    causes.retain(|cause| {
        !seen.contains(&cause.id) && {
            seen.push(cause.id.clone());
            true
        }
    });
    match causes.len() {
        0 => Err(LabError::NoCauses { case: case.name() }),
        count if count > MOST_CAUSES => Err(LabError::TooManyCauses { count, most: MOST_CAUSES }),
        _ => Ok(causes),
    }
}

/// The case with the causes in a mask; the others are taken away.
fn without(case: &Arc<Case>, causes: &[Cause], mask: u64) -> Result<Scenario, RunError> {
    let gone = causes.iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 0);
    let what_ifs = gone.flat_map(|(_, cause)| cause.without.clone()).collect();
    Run { what_ifs, ..Run::new(Arc::clone(case)) }.scenario()
}

/// The worlds in which each history is played. World 0 is the one without any cause.
enum Worlds<'r> {
    /// One for every subset of causes; the position is the mask.
    Subsets { request: &'r AttributeRequest, causes: usize, scenarios: Vec<Scenario> },
    /// Those along an order of the history's own: without causes, with all, then forwards and backwards.
    Orders { request: &'r AttributeRequest, causes: &'r [Cause], orders: Orders },
}

impl<'r> Worlds<'r> {
    fn new(request: &'r AttributeRequest, causes: &'r [Cause]) -> Result<Worlds<'r>, LabError> {
        if causes.len() > EXACT_CAUSES {
            let orders = Orders::new(causes.len(), request.seed)?;
            return Ok(Worlds::Orders { request, causes, orders });
        }
        let scenarios = (0..1 << causes.len()).map(|mask| without(&request.case, causes, mask));
        Ok(Worlds::Subsets { request, causes: causes.len(), scenarios: scenarios.collect::<Result<_, _>>()? })
    }

    fn method(&self) -> AttributionMethod {
        match self {
            Worlds::Subsets { .. } => AttributionMethod::AllSubsets,
            Worlds::Orders { .. } => AttributionMethod::SampledOrders,
        }
    }

    /// The position of the world with all causes.
    fn all(&self) -> usize {
        match self {
            Worlds::Subsets { scenarios, .. } => scenarios.len() - 1,
            Worlds::Orders { .. } => 1,
        }
    }

    /// Who wins a history in each world.
    fn play(&self, history: u64) -> Vec<Option<ContenderId>> {
        match self {
            Worlds::Subsets { request, scenarios, .. } => {
                scenarios.iter().map(|scenario| winner(request, scenario, history)).collect()
            }
            Worlds::Orders { request, causes, orders } => {
                let masks = masks_along(&orders.at(history));
                let scenarios = masks.iter().map(|&mask| {
                    without(&request.case, causes, mask).expect("all causes can be taken away at once, so any can")
                });
                scenarios.map(|scenario| winner(request, &scenario, history)).collect()
            }
        }
    }

    fn share_out(&self, histories: &[Vec<Option<ContenderId>>], of: ContenderId) -> Result<Attribution, LabError> {
        let wins = |winners: &[Option<ContenderId>]| -> Vec<f64> {
            winners.iter().map(|&winner| f64::from(u8::from(winner == Some(of)))).collect()
        };
        match self {
            Worlds::Subsets { causes, .. } => {
                let mut shapley = ReplicatedShapley::new(*causes)?;
                for winners in histories {
                    shapley.push(&wins(winners))?;
                }
                Ok(shapley.attribution(Level::default())?)
            }
            Worlds::Orders { causes, orders, .. } => {
                let mut shapley = SampledShapley::new(causes.len())?;
                for (history, winners) in (0..).zip(histories) {
                    push_walks(&mut shapley, &orders.at(history), &wins(winners))?;
                }
                Ok(shapley.attribution(Level::default())?)
            }
        }
    }
}

fn winner(request: &AttributeRequest, scenario: &Scenario, history: u64) -> Option<ContenderId> {
    request.measure.winner(&summarise(scenario, request.seed, history))
}

/// The subsets along an order and along it backwards: none, all, then for each direction the prefixes between and those
/// with two neighbours swapped.
fn masks_along(order: &[usize]) -> Vec<u64> {
    let backwards: Vec<usize> = order.iter().rev().copied().collect();
    let mut masks = vec![0, (1 << order.len()) - 1];
    for order in [order, &backwards] {
        let prefixes = prefix_masks(order).expect("an order names each cause once");
        masks.extend(&prefixes[1..order.len()]);
        masks.extend(swapped_masks(order).expect("an order names each cause once"));
    }
    masks
}

fn push_walks(shapley: &mut SampledShapley, order: &[usize], outcomes: &[f64]) -> Result<(), LabError> {
    let causes = order.len();
    let (ends, rest) = outcomes.split_at(2);
    let walk = |part: &[f64]| {
        let prefixes: Vec<f64> = [&ends[..1], &part[..causes - 1], &ends[1..]].concat();
        (prefixes, part[causes - 1..].to_vec())
    };
    let (forwards, backwards) = rest.split_at(2 * (causes - 1));
    let (forwards, backwards) = (walk(forwards), walk(backwards));
    let forwards = Walk { prefixes: &forwards.0, swapped: &forwards.1 };
    let backwards = Walk { prefixes: &backwards.0, swapped: &backwards.1 };
    Ok(shapley.push(order, forwards, backwards)?)
}
