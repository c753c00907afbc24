//! What a contender can know of a struggle, and nothing else: views are made from this.

use powervacuum_engine::{ContenderId, Scenario, State};

/// A struggle as one contender knows it.
pub(super) struct Knowledge<'g> {
    pub(super) scenario: &'g Scenario,
    /// The state as it believes it to be.
    pub(super) believed: State,
    /// Whose ties it knows one by one.
    pub(super) known: Vec<bool>,
    pub(super) me: ContenderId,
}

impl<'g> Knowledge<'g> {
    /// What `me` knows of a state.
    pub(super) fn of(scenario: &'g Scenario, state: &State, me: ContenderId) -> Knowledge<'g> {
        let known = scenario.all_contenders().iter().map(|of| state.knows_ties(scenario, me, of)).collect();
        Knowledge { scenario, believed: state.as_believed_by(scenario, me), known, me }
    }

    /// Whether the ties of `of` are known one by one; those of nobody are not.
    pub(super) fn knows(&self, of: Option<ContenderId>) -> bool {
        of.is_some_and(|of| self.known[of.index()])
    }
}
