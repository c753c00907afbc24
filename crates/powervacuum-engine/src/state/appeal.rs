//! Appeal: what draws members to contenders, patronage apart (model, section 3).
//!
//! The exponential of a utility that is a sum is a product of exponentials. The factors change at different paces: ideas
//! seldom, prestige and rank from month to month, local prestige only where somebody spoke.

use super::State;
use super::queries::squared_distance;
use crate::ids::{ConstituencyId, Contenders, Person};
use crate::math;
use crate::quantity::Point;
use crate::scenario::Scenario;

/// How far ideas draw each group to each contender: exponentials of utility, in (0, 1], kept from one assessment to the
/// next and worked out anew where a platform, an ideal point or a salience has changed.
///
/// It remembers and never decides: what it gives depends on the state alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Agreement {
    salience: Point,
    platforms: Vec<Point>,
    ideals: Vec<Point>,
    /// One row a group.
    factors: Vec<f64>,
}

impl Agreement {
    /// One row a group, for a state of the one scenario that this is used for.
    pub(super) fn of<const W: usize>(&mut self, scenario: &Scenario, state: &State) -> &[[f64; W]] {
        let fresh = self.salience != state.salience || self.factors.len() != state.groups.len() * W;
        if fresh {
            self.factors.resize(state.groups.len() * W, 1.0);
            self.platforms = state.contenders.iter().map(|contender| contender.platform).collect();
            self.ideals = state.groups.iter().map(|group| group.ideal).collect();
            self.salience = state.salience;
        }
        let mut moved = Contenders::NONE;
        for (id, contender) in scenario.all_contenders().iter().zip(&state.contenders) {
            if fresh || self.platforms[id.index()] != contender.platform {
                self.platforms[id.index()] = contender.platform;
                moved = moved.with(id);
            }
        }
        let support_ideas = scenario.parameters().support_ideas;
        for (index, row) in self.factors.as_chunks_mut::<W>().0.iter_mut().enumerate() {
            let ideal = state.groups[index].ideal;
            let shifted = differ(&self.ideals[index], &ideal);
            if !shifted && moved.is_empty() {
                continue;
            }
            self.ideals[index] = ideal;
            let ideas = support_ideas * scenario.cohort_of(index).ideas;
            for id in if shifted { scenario.all_contenders() } else { moved }.iter() {
                let apart = squared_distance(&ideal, &self.platforms[id.index()], &state.salience);
                row[id.index()] = math::exp(-ideas * apart);
            }
        }
        self.factors.as_chunks().0
    }
}

/// Whether two points differ; without a branch, since they seldom do.
fn differ(a: &Point, b: &Point) -> bool {
    a.iter().zip(b).fold(false, |found, (a, b)| found | (a != b))
}

/// What makes contenders attractive, apart from patronage.
pub(super) struct Appeal<'a, const W: usize> {
    /// By group: how far ideas draw it.
    agreement: &'a [[f64; W]],
    /// By cohort: rank, bandwagon and prestige, the same everywhere; 0 for who does not stand.
    common: Vec<[f64; W]>,
    /// Whom an office makes at home, by constituency.
    home: Vec<Contenders>,
}

impl<'a, const W: usize> Appeal<'a, W> {
    pub(super) fn of(scenario: &Scenario, state: &State, agreement: &'a mut Agreement) -> Self {
        let parameters = scenario.parameters();
        let standing = state.standing();
        let known: f64 = state.assessment.public.iter().sum();
        let equal = 1.0 / standing.len().max(1) as f64;
        let (mut alike, mut prestige) = ([f64::NEG_INFINITY; W], [0.0; W]);
        for contender in standing.iter() {
            let index = contender.index();
            let ahead = if known > 0.0 { state.assessment.public[index] - equal } else { 0.0 };
            alike[index] =
                parameters.support_rank * state.rank(scenario, contender) + parameters.support_bandwagon * ahead;
            prestige[index] = state.contenders[index].prestige;
        }
        let cohorts = scenario.spec().cohorts.iter().map(|cohort| {
            let responsiveness = parameters.support_prestige * cohort.prestige;
            let mut factors: [f64; W] = std::array::from_fn(|i| alike[i] + responsiveness * prestige[i]);
            math::exp_in_place(&mut factors);
            factors
        });
        let mut home = vec![Contenders::NONE; scenario.spec().constituencies.len()];
        for (holder, office) in state.offices.iter().zip(&scenario.spec().offices) {
            if let Some(Person::Contender(contender)) = *holder {
                for constituency in &office.powers.base {
                    home[constituency.index()] = home[constituency.index()].with(contender);
                }
            }
        }
        Appeal { agreement: agreement.of(scenario, state), common: cohorts.collect(), home }
    }

    /// What counts in a constituency alone: the bonus of being at home, and what is local of prestige; none if nothing
    /// does.
    pub(super) fn local(&self, scenario: &Scenario, state: &State, id: ConstituencyId) -> Option<Local<W>> {
        let here = &state.constituencies[id.index()].local;
        let home = self.home[id.index()];
        if home.is_empty() && here.iter().all(|&local| local == 0.0) {
            return None;
        }
        let mut local = Local { bonus: [0.0; W], prestige: [0.0; W] };
        local.prestige[..here.len()].copy_from_slice(here);
        for contender in home.iter() {
            local.bonus[contender.index()] = scenario.parameters().support_base;
        }
        Some(local)
    }

    /// Exponentials of the utilities of each contender to a group, without ties.
    pub(super) fn attraction(&self, scenario: &Scenario, group: usize, local: Option<&Local<W>>) -> [f64; W] {
        let cohort = scenario.spec().groups[group].cohort;
        let (common, agreement) = (&self.common[cohort.index()], &self.agreement[group]);
        let mut attraction: [f64; W] = std::array::from_fn(|i| common[i] * agreement[i]);
        if let Some(Local { bonus, prestige }) = local {
            let responsiveness = scenario.parameters().support_prestige * scenario.cohort_of(group).prestige;
            let mut factors: [f64; W] = std::array::from_fn(|i| bonus[i] + responsiveness * prestige[i]);
            math::exp_in_place(&mut factors);
            attraction = std::array::from_fn(|i| attraction[i] * factors[i]);
        }
        attraction
    }
}

/// What adds to a contender's appeal in one constituency.
pub(super) struct Local<const W: usize> {
    bonus: [f64; W],
    prestige: [f64; W],
}
