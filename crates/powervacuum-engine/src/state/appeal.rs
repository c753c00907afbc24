//! Appeal: what draws members to contenders, patronage apart (model, section 3).
//!
//! The exponential of a utility that is a sum is a product of exponentials. The factors change at different paces: ideas
//! seldom, prestige and rank from month to month, local prestige only where somebody spoke.

use super::State;
use crate::ids::{ConstituencyId, Contenders, Person};
use crate::math;
use crate::quantity::Point;
use crate::scenario::Scenario;

/// How far ideas draw each group to each contender: exponentials of utility, in (0, 1], worked out anew where a platform,
/// an ideal point or a salience has changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Agreement {
    salience: Point,
    platforms: Vec<Point>,
    ideals: Vec<Point>,
    /// How much ideas count with each group.
    ideas: Vec<f64>,
    /// One row a group.
    factors: Vec<f64>,
    /// The ideal points by issue, and room to work in: one column of all groups each.
    columns: Vec<f64>,
}

impl Agreement {
    /// One row a group, for a state of the one scenario that this is used for.
    #[inline(always)]
    fn of<const W: usize>(&mut self, scenario: &Scenario, state: &State) -> &[[f64; W]] {
        let fresh = self.salience != state.salience || self.factors.len() != state.groups.len() * W;
        let mut shifted = fresh;
        if fresh {
            let support_ideas = scenario.parameters().support_ideas;
            self.factors.resize(state.groups.len() * W, 1.0);
            self.ideas = (0..state.groups.len()).map(|group| support_ideas * scenario.cohort_of(group).ideas).collect();
            self.ideals = state.groups.iter().map(|group| group.ideal).collect();
            self.platforms = state.contenders.iter().map(|contender| contender.platform).collect();
            self.salience = state.salience;
        }
        for (known, group) in self.ideals.iter_mut().zip(&state.groups) {
            if differ(known, &group.ideal) {
                (*known, shifted) = (group.ideal, true);
            }
        }
        if shifted {
            self.columns.clear();
            for issue in 0..scenario.spec().issues.len() {
                self.columns.extend(self.ideals.iter().map(|ideal| ideal[issue]));
            }
            self.columns.extend(&self.ideas);
        }
        for (index, contender) in state.contenders.iter().enumerate() {
            if shifted || self.platforms[index] != contender.platform {
                self.platforms[index] = contender.platform;
                self.turn::<W>(index);
            }
        }
        self.factors.as_chunks().0
    }

    /// What a contender stands for, or what groups want, has changed. Column by column, so that a step is taken for
    /// several groups at once.
    #[inline(always)]
    fn turn<const W: usize>(&mut self, contender: usize) {
        let groups = self.ideals.len();
        let room = self.columns.len() - groups;
        let (ideals, exponents) = self.columns.split_at_mut(room);
        exponents.fill(0.0);
        let axes = self.platforms[contender].iter().zip(&self.salience);
        for (ideals, (&platform, &salience)) in ideals.chunks_exact(groups.max(1)).zip(axes) {
            for (sum, ideal) in exponents.iter_mut().zip(ideals) {
                let gap = ideal - platform;
                *sum += salience * gap * gap;
            }
        }
        exponents.iter_mut().zip(&self.ideas).for_each(|(exponent, ideas)| *exponent *= -ideas);
        math::exp_in_place(exponents);
        for (row, factor) in self.factors.as_chunks_mut::<W>().0.iter_mut().zip(exponents) {
            row[contender] = *factor;
        }
    }
}

/// Whether two points differ; without a branch, since they seldom do.
#[inline(always)]
fn differ(a: &Point, b: &Point) -> bool {
    a.iter().zip(b).fold(false, |found, (a, b)| found | (a != b))
}

/// How far being at home and local prestige draw each group to each contender: exponentials of utility, worked out anew
/// where one of the two has changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Locals {
    /// By constituency: whom an office makes at home, and local prestige, when last seen.
    home: Vec<Contenders>,
    prestige: Vec<f64>,
    /// One row a group.
    factors: Vec<f64>,
}

/// What makes contenders attractive, apart from patronage.
pub(super) struct Appeal<'a, const W: usize> {
    /// By group: how far ideas draw it.
    agreement: &'a [[f64; W]],
    /// By cohort: rank, bandwagon and prestige, the same everywhere; 0 for who does not stand.
    common: Vec<[f64; W]>,
    /// By cohort: how hard a full tie pulls.
    patronage: Vec<f64>,
    /// Whom an office makes at home, by constituency.
    home: Vec<Contenders>,
    locals: &'a mut Locals,
}

impl<'a, const W: usize> Appeal<'a, W> {
    #[inline(always)]
    pub(super) fn of(scenario: &Scenario, state: &State, agreement: &'a mut Agreement, locals: &'a mut Locals) -> Self {
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
        locals.make_room(state, W);
        let patronage = scenario.spec().cohorts.iter().map(|cohort| parameters.support_patronage * cohort.patronage);
        Appeal {
            agreement: agreement.of(scenario, state),
            common: cohorts.collect(),
            patronage: patronage.collect(),
            home,
            locals,
        }
    }

    /// Whether anything counts in a constituency alone: being at home there, or local prestige. Takes note of it.
    #[inline(always)]
    pub(super) fn is_local(&mut self, scenario: &Scenario, state: &State, id: ConstituencyId) -> bool {
        let here = &state.constituencies[id.index()].local;
        let home = self.home[id.index()];
        if home.is_empty() && here.iter().all(|&local| local == 0.0) {
            return false;
        }
        self.locals.note::<W>(scenario, id, home, here);
        true
    }

    /// Exponentials of the utilities of each contender to a group, without ties, and how hard a full tie would pull.
    #[inline(always)]
    pub(super) fn attraction(&self, scenario: &Scenario, group: usize, local: bool) -> ([f64; W], f64) {
        let cohort = scenario.spec().groups[group].cohort.index();
        let (common, agreement) = (&self.common[cohort], &self.agreement[group]);
        let mut attraction: [f64; W] = std::array::from_fn(|i| common[i] * agreement[i]);
        if local {
            let factors = &self.locals.factors.as_chunks::<W>().0[group];
            attraction.iter_mut().zip(factors).for_each(|(attraction, factor)| *attraction *= factor);
        }
        (attraction, self.patronage[cohort])
    }
}

impl Locals {
    /// For rows of the given width.
    fn make_room(&mut self, state: &State, width: usize) {
        if self.factors.len() != state.groups.len() * width {
            self.home = vec![Contenders::NONE; state.constituencies.len()];
            self.prestige = vec![0.0; state.constituencies.len() * width];
            self.factors = vec![1.0; state.groups.len() * width];
        }
    }

    /// Takes note of who is at home in a constituency and of local prestige there.
    #[inline(always)]
    fn note<const W: usize>(&mut self, scenario: &Scenario, id: ConstituencyId, home: Contenders, here: &[f64]) {
        let known = &mut self.prestige.as_chunks_mut::<W>().0[id.index()];
        let mut prestige = [0.0; W];
        prestige[..here.len()].copy_from_slice(here);
        if self.home[id.index()] == home && *known == prestige {
            return;
        }
        (self.home[id.index()], *known) = (home, prestige);
        let parameters = scenario.parameters();
        let bonus: [f64; W] =
            std::array::from_fn(|i| if home.mask() >> i & 1 == 1 { parameters.support_base } else { 0.0 });
        for group in scenario.groups_of(id) {
            let responsiveness = parameters.support_prestige * scenario.cohort_of(group).prestige;
            let factors = &mut self.factors.as_chunks_mut::<W>().0[group];
            *factors = std::array::from_fn(|i| bonus[i] + responsiveness * prestige[i]);
            math::exp_in_place(factors);
        }
    }
}
