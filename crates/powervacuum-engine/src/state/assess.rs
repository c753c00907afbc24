//! Weights: who could count on how much, really and as each contender sees it (model, sections 3 and 4).
//!
//! Utilities of the groups are computed once; the views of the observers differ only in how much of a patron's tie they
//! see, so each view rescales the exponentials of the patron and of its allies.

use serde::{Deserialize, Serialize};

use super::queries::{is_assembly, squared_distance};
use super::State;
use crate::ids::{BodyId, ConstituencyId, ContenderId, Contenders, Person};
use crate::math;
use crate::scenario::{Parameters, Scenario};

const MAX: usize = Contenders::MAX;
/// The real view, the public view and one view an observer.
const VIEWS: usize = MAX + 2;
const REAL: usize = 0;
const PUBLIC: usize = 1;

/// Weights as last assessed. Each row adds up to 1 over the standing contenders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Real weight of each contender.
    pub real: Vec<f64>,
    /// Weight of each contender as the public sees it, which has no insight.
    pub public: Vec<f64>,
    /// Weight of the column as the row sees it.
    pub seen: Vec<f64>,
    /// Share of the members who would follow each contender if there were no patronage.
    pub free: Vec<f64>,
    /// Real share of each contender in the delegates of an assembly elected now.
    pub delegates: Vec<f64>,
    /// The same as the public sees it.
    pub public_delegates: Vec<f64>,
    /// The same of the column as the row sees it.
    pub seen_delegates: Vec<f64>,
    /// How many delegates an assembly elected now would have.
    pub delegate_count: f64,
    /// The part of all weight that moves with opinion rather than with patronage.
    pub responsive: f64,
}

impl Assessment {
    /// Nothing known yet: everybody at 0.
    pub(super) fn empty(contenders: usize) -> Self {
        Assessment {
            real: vec![0.0; contenders],
            public: vec![0.0; contenders],
            seen: vec![0.0; contenders * contenders],
            free: vec![0.0; contenders],
            delegates: vec![0.0; contenders],
            public_delegates: vec![0.0; contenders],
            seen_delegates: vec![0.0; contenders * contenders],
            delegate_count: 0.0,
            responsive: 1.0,
        }
    }

    /// Real weight of a contender, in [0, 1].
    pub fn real(&self, of: ContenderId) -> f64 {
        self.real[of.index()]
    }

    /// Weight of `of` as `by` sees it, in [0, 1].
    pub fn seen(&self, by: ContenderId, of: ContenderId) -> f64 {
        self.seen[by.index() * self.real.len() + of.index()]
    }

    /// The weights as `by` sees them.
    pub fn seen_by(&self, by: ContenderId) -> &[f64] {
        let count = self.real.len();
        &self.seen[by.index() * count..(by.index() + 1) * count]
    }
}

/// How much of the patronage of `of` is seen by `by` (`v_ij` of the model).
pub(crate) fn visibility(scenario: &Scenario, state: &State, by: ContenderId, of: ContenderId) -> f64 {
    if by == of || scenario.spec().rules.true_sight {
        return 1.0;
    }
    let open = state.contenders[of.index()].visibility;
    open + (1.0 - open) * scenario.parameters().insight * scenario.contender(by).traits.cunning.get()
}

/// Takes stock of all weights.
pub(super) fn assess(scenario: &Scenario, state: &State) -> Assessment {
    let mut views = Views::new(scenario, state);
    views.count_members();
    views.into_assessment()
}

/// Weights in every view, as they add up.
struct Views<'a> {
    scenario: &'a Scenario,
    state: &'a State,
    standing: Contenders,
    count: usize,
    /// The views that are needed: real, public, and one for each standing contender.
    active: Vec<usize>,
    /// `v_ij` by view and contender.
    sight: Vec<[f64; MAX]>,
    /// Delegates by view and contender.
    delegates: Vec<[f64; MAX]>,
    free: [f64; MAX],
    controlled: f64,
    delegate_count: f64,
}

impl<'a> Views<'a> {
    fn new(scenario: &'a Scenario, state: &'a State) -> Self {
        let standing = state.standing();
        let count = scenario.contender_count();
        let mut active = vec![REAL, PUBLIC];
        active.extend(standing.iter().map(|observer| observer.index() + 2));
        let mut sight = vec![[1.0; MAX]; count + 2];
        let all = scenario.all_contenders();
        for of in all.iter() {
            if !scenario.spec().rules.true_sight {
                sight[PUBLIC][of.index()] = state.contenders[of.index()].visibility;
            }
            for by in all.iter() {
                sight[by.index() + 2][of.index()] = visibility(scenario, state, by, of);
            }
        }
        Views {
            scenario,
            state,
            standing,
            count,
            active,
            sight,
            delegates: vec![[0.0; MAX]; count + 2],
            free: [0.0; MAX],
            controlled: 0.0,
            delegate_count: 0.0,
        }
    }

    /// Adds up what the members want, constituency by constituency.
    fn count_members(&mut self) {
        let appeal = Appeal::of(self.scenario, self.state, self.standing);
        for index in 0..self.scenario.spec().constituencies.len() {
            if let Some(constituency) = ConstituencyId::from_index(index) {
                self.count_constituency(constituency, &appeal);
            }
        }
    }

    fn count_constituency(&mut self, id: ConstituencyId, appeal: &Appeal) {
        let parameters = self.scenario.parameters();
        let constituency = self.scenario.constituency(id);
        let here = &self.state.constituencies[id.index()];
        let patron = here.patron.filter(|&patron| self.standing.contains(patron));
        let allies = patron.map_or(Contenders::NONE, |p| self.state.coalition_of(p).and(self.standing).without(p));
        let mut following = [[0.0; MAX]; VIEWS];
        let mut members_here = 0.0;
        for group in self.scenario.groups_of(id) {
            let members = self.state.groups[group].members;
            if members <= 0.0 {
                continue;
            }
            members_here += members;
            let cohort = &self.scenario.spec().cohorts[self.scenario.spec().groups[group].cohort.index()];
            let (attraction, total) = appeal.attraction(self, id, group);
            for contender in 0..self.count {
                self.free[contender] += members * attraction[contender] / total;
            }
            let tie = parameters.support_patronage * cohort.patronage * here.control;
            let Some(patron) = patron else {
                for contender in 0..self.count {
                    following[REAL][contender] += members * attraction[contender] / total;
                }
                continue;
            };
            self.add_views(&mut following, Tied { attraction, total, members, tie, patron, allies });
        }
        if members_here <= 0.0 {
            return;
        }
        let delegates = members_here * constituency.delegates_per_thousand / 1000.0;
        let control = if patron.is_some() { here.control } else { 0.0 };
        self.delegate_count += delegates;
        self.controlled += delegates * control;
        for position in 0..self.active.len() {
            let view = self.active[position];
            let row = if patron.is_some() { view } else { REAL };
            let held = patron.map_or(0.0, |patron| control * self.sight[view][patron.index()]);
            let sharpened = self.sharpen(&following[row]);
            for contender in 0..self.count {
                self.delegates[view][contender] += delegates * (1.0 - held) * sharpened[contender];
            }
            if let Some(patron) = patron {
                self.delegates[view][patron.index()] += delegates * held;
            }
        }
    }

    /// Adds a group's following to each view: the patron's tie counts as far as the view sees it.
    fn add_views(&self, following: &mut [[f64; MAX]; VIEWS], group: Tied) {
        let share = self.scenario.parameters().support_ally_share;
        let mut pull = [0.0; 2 * VIEWS];
        for (position, &view) in self.active.iter().enumerate() {
            let seen = group.tie * self.sight[view][group.patron.index()];
            pull[position] = seen;
            pull[VIEWS + position] = seen * share;
        }
        math::exp_in_place(&mut pull[..self.active.len()]);
        if !group.allies.is_empty() {
            math::exp_in_place(&mut pull[VIEWS..VIEWS + self.active.len()]);
        }
        let own = group.attraction[group.patron.index()];
        let allied: f64 = group.allies.iter().map(|ally| group.attraction[ally.index()]).sum();
        for (position, &view) in self.active.iter().enumerate() {
            let (own_pull, ally_pull) =
                (pull[position], if group.allies.is_empty() { 1.0 } else { pull[VIEWS + position] });
            let total = group.total + own * (own_pull - 1.0) + allied * (ally_pull - 1.0);
            let scale = group.members / total;
            let row = &mut following[view];
            for contender in 0..self.count {
                row[contender] += scale * group.attraction[contender];
            }
            row[group.patron.index()] += scale * own * (own_pull - 1.0);
            for ally in group.allies.iter() {
                row[ally.index()] += scale * group.attraction[ally.index()] * (ally_pull - 1.0);
            }
        }
    }

    /// Local majorities take more than their share: shares to the power of the slate exponent.
    fn sharpen(&self, following: &[f64; MAX]) -> [f64; MAX] {
        let exponent = self.scenario.parameters().slate_exponent;
        let mut sharpened = [0.0; MAX];
        let mut total = 0.0;
        let whole: f64 = following[..self.count].iter().sum();
        for contender in 0..self.count {
            sharpened[contender] = math::pow(following[contender] / whole, exponent);
            total += sharpened[contender];
        }
        for share in &mut sharpened[..self.count] {
            *share /= total;
        }
        sharpened
    }

    /// Adds the bodies up to weights.
    fn into_assessment(mut self) -> Assessment {
        let count = self.count;
        let all_free: f64 = self.free[..count].iter().sum();
        if all_free > 0.0 {
            self.free[..count].iter_mut().for_each(|share| *share /= all_free);
        }
        let mut assessment = Assessment::empty(count);
        assessment.free.copy_from_slice(&self.free[..count]);
        self.add_delegates(&mut assessment);
        let mut weights = vec![[0.0; MAX]; count + 2];
        assessment.responsive = 0.0;
        for index in 0..self.scenario.spec().bodies.len() {
            let Some(body) = BodyId::from_index(index) else { continue };
            let weight = self.scenario.body(body).weight.get();
            if weight <= 0.0 {
                continue;
            }
            assessment.responsive += weight * self.add_body(body, weight, &mut weights);
        }
        assessment.real.copy_from_slice(&weights[REAL][..count]);
        assessment.public.copy_from_slice(&weights[PUBLIC][..count]);
        for observer in self.standing.iter() {
            let row = observer.index() * count;
            assessment.seen[row..row + count].copy_from_slice(&weights[observer.index() + 2][..count]);
        }
        assessment
    }

    fn add_delegates(&self, assessment: &mut Assessment) {
        assessment.delegate_count = self.delegate_count;
        if self.delegate_count <= 0.0 {
            return;
        }
        for contender in 0..self.count {
            assessment.delegates[contender] = self.delegates[REAL][contender] / self.delegate_count;
            assessment.public_delegates[contender] = self.delegates[PUBLIC][contender] / self.delegate_count;
            for observer in self.standing.iter().map(ContenderId::index) {
                assessment.seen_delegates[observer * self.count + contender] =
                    self.delegates[observer + 2][contender] / self.delegate_count;
            }
        }
    }

    /// Adds a body to the weights in each view; returns the part of it that moves with opinion.
    fn add_body(&self, body: BodyId, weight: f64, weights: &mut [[f64; MAX]]) -> f64 {
        if is_assembly(self.scenario, body) {
            for &view in &self.active {
                for contender in 0..self.count {
                    let share = if self.delegate_count > 0.0 {
                        self.delegates[view][contender] / self.delegate_count
                    } else {
                        self.free[contender]
                    };
                    weights[view][contender] += weight * share;
                }
            }
            return if self.delegate_count > 0.0 { 1.0 - self.controlled / self.delegate_count } else { 1.0 };
        }
        let seats = &self.state.bodies[body.index()].seats;
        let mut open = [0.0; MAX];
        let mut clients = [0.0; MAX];
        let mut unattached = 0.0;
        for seat in seats {
            match (seat.holder, self.state.seat_patron(seat)) {
                (Some(Person::Contender(_)), Some(contender)) => open[contender.index()] += 1.0,
                (_, Some(patron)) => clients[patron.index()] += 1.0,
                (_, None) => unattached += 1.0,
            }
        }
        let filled = if seats.is_empty() { 1.0 } else { seats.len() as f64 };
        let loose = if seats.is_empty() { 1.0 } else { unattached };
        for &view in &self.active {
            let mut hidden = loose;
            let mut held = [0.0; MAX];
            for contender in 0..self.count {
                let seen = clients[contender] * self.sight[view][contender];
                held[contender] = open[contender] + seen;
                hidden += clients[contender] - seen;
            }
            for contender in 0..self.count {
                weights[view][contender] += weight * (held[contender] + hidden * self.free[contender]) / filled;
            }
        }
        loose / filled
    }
}

/// A group whose secretary follows a patron.
struct Tied {
    attraction: [f64; MAX],
    total: f64,
    members: f64,
    tie: f64,
    patron: ContenderId,
    allies: Contenders,
}

/// What makes contenders attractive, apart from patronage.
struct Appeal {
    /// Rank and bandwagon, the same everywhere.
    common: [f64; MAX],
    /// Whether an office makes the contender at home, by constituency.
    home: Vec<Contenders>,
}

impl Appeal {
    fn of(scenario: &Scenario, state: &State, standing: Contenders) -> Self {
        let parameters = scenario.parameters();
        let mut common = [f64::NEG_INFINITY; MAX];
        let known: f64 = state.assessment.public.iter().sum();
        let equal = 1.0 / standing.len().max(1) as f64;
        for contender in standing.iter() {
            let ahead = if known > 0.0 { state.assessment.public[contender.index()] - equal } else { 0.0 };
            common[contender.index()] = parameters.support_rank * state.rank(scenario, contender)
                + parameters.support_bandwagon * ahead;
        }
        let mut home = vec![Contenders::NONE; scenario.spec().constituencies.len()];
        for (holder, office) in state.offices.iter().zip(&scenario.spec().offices) {
            if let Some(Person::Contender(contender)) = *holder {
                for constituency in &office.powers.base {
                    home[constituency.index()] = home[constituency.index()].with(contender);
                }
            }
        }
        Appeal { common, home }
    }

    /// Exponentials of the utilities of each contender to a group, without ties, and their sum.
    fn attraction(&self, views: &Views, constituency: ConstituencyId, group: usize) -> ([f64; MAX], f64) {
        let Views { scenario, state, standing, count, .. } = views;
        let parameters: &Parameters = scenario.parameters();
        let cohort = &scenario.spec().cohorts[scenario.spec().groups[group].cohort.index()];
        let (ideas, prestige) =
            (parameters.support_ideas * cohort.ideas, parameters.support_prestige * cohort.prestige);
        let here = &state.constituencies[constituency.index()];
        let ideal = &state.groups[group].ideal;
        let mut utilities = [f64::NEG_INFINITY; MAX];
        for contender in standing.iter() {
            let index = contender.index();
            let who = &state.contenders[index];
            let home = if self.home[constituency.index()].contains(contender) { parameters.support_base } else { 0.0 };
            utilities[index] = self.common[index] + home + prestige * (who.prestige + here.local[index])
                - ideas * squared_distance(ideal, &who.platform, &state.salience);
        }
        math::exp_in_place(&mut utilities[..*count]);
        let total = utilities[..*count].iter().sum();
        (utilities, total)
    }
}
