//! A history in short: how it ended, and who fell when.

use powervacuum_engine::{
    ContenderId, EventKind, Keep, KeyedChance, Month, Outcome, QuantalResponse, RungId, Scenario, State, Struggle,
};

/// A history in short.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// How it ended; none if it was stopped before the end.
    pub outcome: Option<Outcome>,
    /// The strongest at the end, whoever leads; none if nobody stands.
    pub first: Option<ContenderId>,
    /// How many months were played.
    pub months_played: u16,
    rungs: usize,
    /// Contender by contender, in each the rungs of the ladder.
    falls: Box<[Option<Month>]>,
}

/// Plays a history of a seed to its end: the one place where ensembles do so. What happens does not depend on `keep`.
pub fn play(scenario: &Scenario, seed: u64, history: u64, keep: Keep) -> Struggle<'_> {
    let mut struggle = Struggle::new(scenario).keeping(keep);
    struggle.play(&mut KeyedChance::new(seed, history), &mut QuantalResponse, None);
    struggle
}

/// Plays a history and sums it up.
pub fn summarise(scenario: &Scenario, seed: u64, history: u64) -> Summary {
    Summary::of(&play(scenario, seed, history, Keep::Events))
}

impl Summary {
    /// Sums up a struggle that was played from its first month.
    pub fn of(struggle: &Struggle) -> Summary {
        let rungs = struggle.scenario().spec().ladder.len();
        let mut falls = vec![None; struggle.scenario().contender_count() * rungs].into_boxed_slice();
        for event in struggle.chronicle() {
            if let EventKind::StandingLowered { contender, rung, .. } = event.kind {
                falls[contender.index() * rungs + rung.index()].get_or_insert(event.month);
            }
        }
        let (state, outcome) = (struggle.state(), struggle.outcome());
        let first = match outcome {
            Some(Outcome::Collective { first }) => first,
            _ => strongest(state),
        };
        Summary { outcome, first, months_played: state.month.0, rungs, falls }
    }

    /// From what tables say of a history of `scenario`.
    pub fn from_rows(
        scenario: &Scenario,
        outcome: Outcome,
        first: Option<ContenderId>,
        months_played: u16,
        falls: impl IntoIterator<Item = (ContenderId, RungId, Month)>,
    ) -> Summary {
        let rungs = scenario.spec().ladder.len();
        let mut places = vec![None; scenario.contender_count() * rungs].into_boxed_slice();
        for (contender, rung, month) in falls {
            places[contender.index() * rungs + rung.index()] = Some(month);
        }
        Summary { outcome: Some(outcome), first, months_played, rungs, falls: places }
    }

    /// Who dominates, if anybody does.
    pub fn leader(&self) -> Option<ContenderId> {
        match self.outcome {
            Some(Outcome::Dominance { leader, .. }) => Some(leader),
            _ => None,
        }
    }

    /// The month since which the leader had dominated, if there is one.
    pub fn since(&self) -> Option<Month> {
        match self.outcome {
            Some(Outcome::Dominance { since, .. }) => Some(since),
            _ => None,
        }
    }

    /// The last month played; none if none was.
    pub fn end(&self) -> Option<Month> {
        self.months_played.checked_sub(1).map(Month)
    }

    /// When a contender was brought to a rung for the first time, if ever.
    pub fn fall(&self, contender: ContenderId, rung: RungId) -> Option<Month> {
        *self.falls.get(contender.index() * self.rungs + rung.index()).filter(|_| rung.index() < self.rungs)?
    }

    /// The first falls of each contender to each rung, in the order of the case.
    pub fn falls(&self) -> impl Iterator<Item = (ContenderId, RungId, Month)> {
        self.falls.iter().enumerate().filter_map(|(place, &month)| {
            let contender = ContenderId::from_index(place / self.rungs)?;
            Some((contender, RungId::from_index(place % self.rungs)?, month?))
        })
    }
}

/// The strongest of the standing contenders; the first in the order of the case among equals.
fn strongest(state: &State) -> Option<ContenderId> {
    let weight = |id| state.assessment.real(id);
    state.standing().iter().max_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(b.cmp(&a)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_says_what_the_chronicle_says() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/three-heirs");
        let scenario = powervacuum_formats::load_folder(&folder).unwrap().scenario;
        for history in 0..20 {
            let struggle = play(&scenario, 7, history, Keep::Everything);
            let summary = Summary::of(&struggle);
            assert_eq!(summary, summarise(&scenario, 7, history));
            assert_eq!(summary.outcome, struggle.outcome());
            assert_eq!(usize::from(summary.months_played), struggle.books().len());
            for (contender, rung, month) in summary.falls() {
                assert_eq!(summary.fall(contender, rung), Some(month));
                let first = struggle.chronicle().iter().find(|event| match event.kind {
                    EventKind::StandingLowered { contender: who, rung: to, .. } => (who, to) == (contender, rung),
                    _ => false,
                });
                assert_eq!(first.map(|event| event.month), Some(month));
            }
        }
    }
}
