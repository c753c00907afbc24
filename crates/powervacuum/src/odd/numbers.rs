//! The parameters: defaults, what the case sets, what was held of them before a fit and after.

use powervacuum_engine::{ParameterInfo, Parameters};
use powervacuum_formats::{Loaded, ParameterPrior, PosteriorDraw, PriorShape};

use super::table::{number, table};

pub(super) fn parameters(loaded: &Loaded) -> String {
    let set = loaded.scenario.parameters();
    let row = |info: &ParameterInfo| {
        let value = set.get(info.name).unwrap_or(info.default);
        let prior = loaded.priors.iter().find(|prior| prior.parameter == info.name);
        [
            format!("`{}`", info.name),
            info.about.trim().trim_end_matches('.').to_owned(),
            number(info.default),
            if value == info.default { String::new() } else { number(value) },
            prior.map_or(String::new(), in_words),
            posterior(&loaded.posterior, info.name).unwrap_or_default(),
        ]
    };
    table(
        ["parameter", "meaning", "default", "this case", "prior", "posterior: median (nine in ten draws)"],
        Parameters::INFO.iter().map(row),
    )
}

fn in_words(prior: &ParameterPrior) -> String {
    let shape = match prior.shape {
        PriorShape::Uniform => "uniform",
        PriorShape::LogUniform => "log-uniform",
    };
    format!("{shape}, {} to {}", number(prior.low), number(prior.high))
}

/// Median and middle nine tenths of the draws of a parameter; none where there are no draws.
fn posterior(draws: &[PosteriorDraw], name: &str) -> Option<String> {
    let value = |draw: &PosteriorDraw| draw.parameters.iter().find(|(of, _)| of == name).map(|(_, value)| *value);
    let mut list: Vec<(f64, f64)> = draws.iter().filter_map(|draw| Some((value(draw)?, draw.weight))).collect();
    list.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [low, median, high] = [0.05, 0.5, 0.95].map(|order| quantile(&list, order));
    Some(format!("{} ({} to {})", number(median?), number(low?), number(high?)))
}

/// The smallest value that at least that part of the weight does not exceed.
fn quantile(sorted: &[(f64, f64)], order: f64) -> Option<f64> {
    let total: f64 = sorted.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0.0;
    let reached = sorted.iter().find(|(_, weight)| {
        sum += weight;
        sum >= order * total
    });
    reached.or(sorted.last()).map(|(value, _)| *value)
}

/// How far the case is fitted.
pub(super) fn fit(loaded: &Loaded) -> String {
    match (loaded.priors.len(), loaded.posterior.len()) {
        (0, 0) => "The case states no priors and ships no draws of a posterior.".to_owned(),
        (priors, 0) => format!("The case states priors of {priors} parameters and ships no draws of a posterior."),
        (priors, draws) => format!(
            "The case states priors of {priors} parameters and ships {draws} weighted draws of their posterior."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_go_by_weight() {
        let list = [(1.0, 1.0), (2.0, 8.0), (3.0, 1.0)];
        assert_eq!([0.05, 0.5, 0.95].map(|order| quantile(&list, order)), [Some(1.0), Some(2.0), Some(3.0)]);
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn draws_without_a_parameter_say_nothing_of_it() {
        let draw = |value| PosteriorDraw { weight: 1.0, parameters: vec![("insight".to_owned(), value)] };
        assert_eq!(posterior(&[draw(0.5), draw(0.7), draw(0.9)], "insight").as_deref(), Some("0.7 (0.5 to 0.9)"));
        assert_eq!(posterior(&[draw(0.5)], "majority"), None);
    }
}
