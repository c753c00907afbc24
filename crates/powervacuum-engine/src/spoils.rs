//! How the spoils of a coalition are divided (model, section 5).

use crate::math;
use crate::scenario::Scenario;

/// Weights that decide on a member's share of the spoils, before any distance or trust.
#[derive(Clone, Copy)]
pub(crate) struct Stake {
    pub(crate) mine: f64,
    pub(crate) coalition: f64,
    /// Of those who would rule the coalition, with the member if that is possible.
    pub(crate) ruling: f64,
    /// Of everybody.
    pub(crate) total: f64,
}

impl Stake {
    /// The share of a member whom the part `inside` of the equally good ruling coalitions includes: by weight as they are
    /// divided now, and as those who would rule divide them, as far as these win without the rest.
    #[inline]
    pub(crate) fn share(&self, scenario: &Scenario, inside: f64) -> f64 {
        let parameters = scenario.parameters();
        // A part that would have no weight left rules nothing. Whoever is sure to rule has no outsider's share, which would
        // be added as 0.
        let ruler = if self.ruling > 0.0 { self.mine / self.ruling } else { 0.0 };
        let now = self.mine / self.coalition;
        let later = if inside == 1.0 {
            ruler
        } else {
            let insider = if inside > 0.0 { inside * ruler } else { 0.0 };
            insider + (1.0 - inside) * parameters.coalition_outsider * now
        };
        let foresight = parameters.coalition_foresight * chance_of_winning(scenario, self.ruling / self.total);
        now + foresight * (later - now)
    }
}

/// `Pwin`: the chance that a coalition with a share `z` of all weight gets its way.
pub(crate) fn chance_of_winning(scenario: &Scenario, share: f64) -> f64 {
    let parameters = scenario.parameters();
    math::logistic((share - parameters.majority) / parameters.winning_spread)
}
