//! Factors: parameters of the model and traits of contenders, with the range over which they are tried.

use powervacuum_engine::{Parameters, Scenario, ScenarioSpec, Share};
use powervacuum_formats::suggest;
use serde::{Deserialize, Serialize};

use super::LabError;

/// The traits of a contender that can be a factor.
const TRAITS: [&str; 9] =
    ["oratory", "organisation", "theory", "cunning", "ruthlessness", "flexibility", "record", "prestige", "visibility"];

/// A parameter is tried from half of its value to half as much again, where nothing else is said.
const PARAMETER_SPAN: f64 = 0.5;

/// A trait is tried this far to both sides of its value, where nothing else is said.
const TRAIT_SPAN: f64 = 0.2;

/// A parameter whose value is 0 is tried up to this, where nothing else is said.
const FROM_NOTHING: f64 = 1.0;

/// Something that is varied, and how far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Factor {
    /// The parameter, or `contender.trait`.
    pub name: String,
    /// Its value in the case.
    pub value: f64,
    /// The lowest value tried.
    pub low: f64,
    /// The highest value tried.
    pub high: f64,
}

/// The factors that a list names, each at most once, in its order.
///
/// | text | factors |
/// |---|---|
/// | `support_ideas` | the parameter, from half of its value to half as much again |
/// | `stalin.cunning` | the trait, `prestige` or `visibility` of a contender, 0.2 to each side of its value |
/// | `stalin.*` | all of these of a contender |
/// | `parameters`, `traits` | all parameters, all traits of all contenders |
/// | `support_ideas=0.2..2` | the same from 0.2 to 2 |
///
/// Ranges are cut where values cease to be accepted.
///
/// # Errors
/// When a text names nothing, or its range is empty or not accepted.
pub fn factors(scenario: &Scenario, texts: &[String]) -> Result<Vec<Factor>, LabError> {
    let mut factors: Vec<Factor> = Vec::new();
    for text in texts {
        let (name, range) = match text.split_once('=') {
            Some((name, range)) => (name, Some(range)),
            None => (text.as_str(), None),
        };
        for mut factor in named(scenario, name)? {
            if let Some(range) = range {
                (factor.low, factor.high) = parsed(&factor, range, accepted(&factor.name))?;
            }
            match factors.iter_mut().find(|known| known.name == factor.name) {
                // The last word on a factor counts: a group first, then a range for one of it.
                Some(known) => *known = factor,
                None => factors.push(factor),
            }
        }
    }
    if factors.is_empty() { Err(LabError::NoFactors) } else { Ok(factors) }
}

fn named(scenario: &Scenario, name: &str) -> Result<Vec<Factor>, LabError> {
    let contenders = || scenario.spec().contenders.iter().map(|contender| contender.id.as_str());
    let of_contender = |id: &str| TRAITS.iter().map(|one| format!("{id}.{one}")).collect::<Vec<_>>();
    let names: Vec<String> = match (name, name.split_once('.')) {
        ("parameters", _) => Parameters::NAMES.iter().map(|&name| name.to_owned()).collect(),
        ("traits", _) => contenders().flat_map(of_contender).collect(),
        (_, Some((id, "*"))) if contenders().any(|known| known == id) => of_contender(id),
        _ => vec![name.to_owned()],
    };
    names.into_iter().map(|name| factor(scenario, name)).collect()
}

fn factor(scenario: &Scenario, name: String) -> Result<Factor, LabError> {
    let Some(value) = value(scenario.spec(), &name) else {
        let contenders = scenario.spec().contenders.iter();
        let traits = contenders.flat_map(|c| TRAITS.iter().map(move |one| format!("{}.{one}", c.id)));
        let known: Vec<String> = Parameters::NAMES.iter().map(|&name| name.to_owned()).chain(traits).collect();
        let suggestion = suggest(&name, known.iter().map(String::as_str)).map(str::to_owned);
        return Err(LabError::UnknownFactor { found: name, suggestion });
    };
    let (min, max) = accepted(&name);
    let (low, high) = match name.contains('.') {
        true => (value - TRAIT_SPAN, value + TRAIT_SPAN),
        false if value == 0.0 => (min, FROM_NOTHING),
        false => {
            let reach = PARAMETER_SPAN * value.abs();
            (value - reach, value + reach)
        }
    };
    // Ends that can be written down: 0.525, not 0.5249999999999999.
    let round = |end: f64| (end * 1e6).round() / 1e6;
    Ok(Factor { name, value, low: round(low).max(min), high: round(high).min(max) })
}

/// The range of values that are accepted.
fn accepted(name: &str) -> (f64, f64) {
    let info = Parameters::INFO.iter().find(|info| info.name == name);
    info.map_or((0.0, 1.0), |info| (info.min, info.max))
}

/// A range as written: `low..high`.
fn parsed(factor: &Factor, text: &str, (min, max): (f64, f64)) -> Result<(f64, f64), LabError> {
    let ends = text.split_once("..").and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
    match ends {
        Some((low, high)) if min <= low && low < high && high <= max => Ok((low, high)),
        _ => Err(LabError::FactorRange { name: factor.name.clone(), found: text.to_owned(), min, max }),
    }
}

/// The value that a case has; none if there is no such parameter, contender or trait.
fn value(spec: &ScenarioSpec, name: &str) -> Option<f64> {
    match name.split_once('.') {
        None => spec.parameters.get(name),
        Some((id, one)) => {
            let mut contender = spec.contenders.iter().find(|contender| contender.id == id)?.clone();
            of_contender(&mut contender, one).map(|value| value.get())
        }
    }
}

fn of_contender<'c>(contender: &'c mut powervacuum_engine::Contender, name: &str) -> Option<&'c mut Share> {
    let traits = &mut contender.traits;
    Some(match name {
        "oratory" => &mut traits.oratory,
        "organisation" => &mut traits.organisation,
        "theory" => &mut traits.theory,
        "cunning" => &mut traits.cunning,
        "ruthlessness" => &mut traits.ruthlessness,
        "flexibility" => &mut traits.flexibility,
        "record" => &mut traits.record,
        "prestige" => &mut contender.prestige,
        "visibility" => &mut contender.visibility,
        _ => return None,
    })
}

/// The case with its factors at a point of the unit cube, and then the what-ifs of `scenario` in effect.
///
/// # Errors
/// When the case cannot be played so: a combination of values may be wrong although each is accepted.
pub(crate) fn at(
    base: &Scenario,
    what_ifs: &[String],
    factors: &[Factor],
    point: &[f64],
) -> Result<Scenario, LabError> {
    let mut spec = base.spec().clone();
    for (factor, place) in factors.iter().zip(point) {
        let value = factor.low + place * (factor.high - factor.low);
        let value = value.clamp(factor.low, factor.high);
        match factor.name.split_once('.') {
            None => spec.parameters.set(&factor.name, value).map_err(|error| LabError::Point(error.to_string()))?,
            Some((id, one)) => {
                let contender = spec.contenders.iter_mut().find(|contender| contender.id == id);
                if let Some(share) = contender.and_then(|contender| of_contender(contender, one)) {
                    *share = Share::clamped(value);
                }
            }
        }
    }
    let listed = |errors: Vec<String>| LabError::Point(errors.join("; "));
    let scenario = Scenario::new(spec).map_err(|errors| listed(errors.iter().map(ToString::to_string).collect()))?;
    let names: Vec<&str> = what_ifs.iter().map(String::as_str).collect();
    scenario.with(&names).map_err(|errors| listed(errors.iter().map(ToString::to_string).collect()))
}
