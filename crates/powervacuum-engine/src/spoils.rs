//! How the spoils of a coalition are divided (model, section 5).

use crate::math;
use crate::scenario::Scenario;

/// Weights that decide on a member's share of the spoils, before any distance or trust.
#[derive(Clone, Copy)]
pub(crate) struct Spoils {
    pub(crate) mine: f64,
    pub(crate) coalition: f64,
    /// Of those who would rule the coalition, with the member if that is possible.
    pub(crate) ruling: f64,
    /// Of everybody.
    pub(crate) total: f64,
}

impl Spoils {
    /// The share of a member whom the part `inside` of the equally good ruling coalitions includes: by weight, as the spoils
    /// are divided now, less what it has to fear from those who would rule without it, as far as these win alone. What
    /// rulers would gain by dropping others counts only once they have done so.
    #[inline]
    pub(crate) fn share(&self, scenario: &Scenario, inside: f64) -> f64 {
        let now = self.mine / self.coalition;
        if inside == 1.0 {
            return now;
        }
        let parameters = scenario.parameters();
        let foresight = parameters.coalition_foresight * chance_of_winning(scenario, self.ruling / self.total);
        let dropped = foresight * (1.0 - inside);
        now * (1.0 - dropped * (1.0 - parameters.coalition_outsider))
    }
}

/// `Pwin`: the chance that a coalition with a share `z` of all weight gets its way.
pub(crate) fn chance_of_winning(scenario: &Scenario, share: f64) -> f64 {
    let parameters = scenario.parameters();
    math::logistic((share - parameters.majority) / parameters.winning_spread)
}
