//! Weights: who could count on how much, really and as each contender sees it (model, sections 3 and 4).
//!
//! Utilities of the groups are computed once; the views of the observers differ only in how much of a patron's tie they
//! see, so each view rescales the exponentials of the patron and of its allies.

use serde::{Deserialize, Serialize};

use super::queries::is_assembly;
use super::{GroupState, State};
use crate::ids::{BodyId, ConstituencyId, ContenderId, Contenders, Person};
use crate::math;
use crate::quantity::{MAX_ISSUES, Point};
use crate::scenario::Scenario;

const MAX: usize = Contenders::MAX;
/// Rows of views: the real one, the public one, then one for each standing contender.
const REAL: usize = 0;
const PUBLIC: usize = 1;
const OBSERVERS: usize = 2;

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
    /// What the members want on average, by issue.
    pub mean_ideal: Point,
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
            mean_ideal: [0.0; MAX_ISSUES],
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

/// Weights in every view, as they add up. Tables have one row a view and one column a contender.
struct Views<'a> {
    scenario: &'a Scenario,
    state: &'a State,
    standing: Contenders,
    /// Contenders, standing or not: the width of a row.
    count: usize,
    /// Views that are kept: the height of a table.
    rows: usize,
    /// `v_ij`.
    sight: Vec<f64>,
    /// Delegates.
    delegates: Vec<f64>,
    free: [f64; MAX],
    ideal: Point,
    controlled: f64,
    delegate_count: f64,
}

impl<'a> Views<'a> {
    fn new(scenario: &'a Scenario, state: &'a State) -> Self {
        let standing = state.standing();
        let count = scenario.contender_count();
        let rows = OBSERVERS + standing.len();
        let mut sight = vec![1.0; rows * count];
        if !scenario.spec().rules.true_sight {
            for of in standing.iter() {
                sight[PUBLIC * count + of.index()] = state.contenders[of.index()].visibility;
                for (row, by) in standing.iter().enumerate() {
                    sight[(OBSERVERS + row) * count + of.index()] = visibility(scenario, state, by, of);
                }
            }
        }
        Views {
            scenario,
            state,
            standing,
            count,
            rows,
            sight,
            delegates: vec![0.0; rows * count],
            free: [0.0; MAX],
            ideal: [0.0; MAX_ISSUES],
            controlled: 0.0,
            delegate_count: 0.0,
        }
    }

    /// Adds up what the members want, constituency by constituency.
    fn count_members(&mut self) {
        let appeal = Appeal::of(self.scenario, self.state, self.standing);
        let mut following = vec![0.0; self.rows * self.count];
        let mut members = 0.0;
        for constituency in (0..self.state.constituencies.len()).filter_map(ConstituencyId::from_index) {
            members += self.count_constituency(constituency, &appeal, &mut following);
        }
        if members > 0.0 {
            self.ideal.iter_mut().for_each(|sum| *sum /= members);
            self.free[..self.count].iter_mut().for_each(|sum| *sum /= members);
        }
    }

    /// Adds up a constituency; returns its members. `following` is room to work in.
    fn count_constituency(&mut self, id: ConstituencyId, appeal: &Appeal, following: &mut [f64]) -> f64 {
        let parameters = self.scenario.parameters();
        let here = &self.state.constituencies[id.index()];
        let patron = here.patron.filter(|&patron| self.standing.contains(patron));
        let allies = patron.map_or(Contenders::NONE, |p| self.state.coalition_of(p).and(self.standing).without(p));
        following.fill(0.0);
        let mut members_here = 0.0;
        for group in self.scenario.groups_of(id) {
            let GroupState { members, ideal } = self.state.groups[group];
            if members <= 0.0 {
                continue;
            }
            members_here += members;
            self.ideal.iter_mut().zip(&ideal).for_each(|(sum, ideal)| *sum += members * ideal);
            let (attraction, total) = appeal.attraction(self, id, group);
            let scale = members / total;
            for (sum, attraction) in self.free[..self.count].iter_mut().zip(&attraction) {
                *sum += scale * attraction;
            }
            let cohort = &self.scenario.spec().cohorts[self.scenario.spec().groups[group].cohort.index()];
            let tie = parameters.support_patronage * cohort.patronage * here.control;
            match patron {
                Some(patron) => self.add_views(following, &Tied { attraction, total, members, tie, patron, allies }),
                None => {
                    for (sum, attraction) in following[..self.count].iter_mut().zip(&attraction) {
                        *sum += scale * attraction;
                    }
                }
            }
        }
        if members_here > 0.0 {
            let delegates = members_here * self.scenario.constituency(id).delegates_per_thousand / 1000.0;
            self.send_delegates(delegates, patron.map(|patron| (patron, here.control)), following);
        }
        members_here
    }

    /// Adds a group's following to each view: the patron's tie counts as far as the view sees it.
    fn add_views(&self, following: &mut [f64], group: &Tied) {
        let share = self.scenario.parameters().support_ally_share;
        let patron = group.patron.index();
        let mut pulls = [0.0; 2 * (MAX + OBSERVERS)];
        let (own_pulls, ally_pulls) = pulls.split_at_mut(MAX + OBSERVERS);
        for row in 0..self.rows {
            own_pulls[row] = group.tie * self.sight[row * self.count + patron];
            ally_pulls[row] = own_pulls[row] * share;
        }
        math::exp_in_place(&mut own_pulls[..self.rows]);
        if group.allies.is_empty() {
            ally_pulls.fill(1.0);
        } else {
            math::exp_in_place(&mut ally_pulls[..self.rows]);
        }
        let own = group.attraction[patron];
        let allied: f64 = group.allies.iter().map(|ally| group.attraction[ally.index()]).sum();
        for (row, following) in following.chunks_exact_mut(self.count).enumerate() {
            let (own_pull, ally_pull) = (own_pulls[row] - 1.0, ally_pulls[row] - 1.0);
            let scale = group.members / (group.total + own * own_pull + allied * ally_pull);
            for (sum, attraction) in following.iter_mut().zip(&group.attraction) {
                *sum += scale * attraction;
            }
            following[patron] += scale * own * own_pull;
            for ally in group.allies.iter() {
                following[ally.index()] += scale * group.attraction[ally.index()] * ally_pull;
            }
        }
    }

    /// Turns a constituency's following into delegates: the secretary delivers a share to its patron, the rest follow
    /// the members.
    fn send_delegates(&mut self, delegates: f64, held_by: Option<(ContenderId, f64)>, following: &mut [f64]) {
        let exponent = self.scenario.parameters().slate_exponent;
        self.delegate_count += delegates;
        self.controlled += held_by.map_or(0.0, |(_, control)| delegates * control);
        if held_by.is_none() {
            sharpen(&mut following[..self.count], exponent);
        }
        for row in 0..self.rows {
            let start = row * self.count;
            let sent = &mut self.delegates[start..start + self.count];
            let Some((patron, control)) = held_by else {
                for (sum, share) in sent.iter_mut().zip(&following[..self.count]) {
                    *sum += delegates * share;
                }
                continue;
            };
            let held = control * self.sight[start + patron.index()];
            let shares = &mut following[start..start + self.count];
            sharpen(shares, exponent);
            for (sum, share) in sent.iter_mut().zip(shares) {
                *sum += delegates * (1.0 - held) * *share;
            }
            sent[patron.index()] += delegates * held;
        }
    }

    /// Adds the bodies up to weights.
    fn into_assessment(self) -> Assessment {
        let count = self.count;
        let mut assessment = Assessment::empty(count);
        assessment.free.copy_from_slice(&self.free[..count]);
        assessment.mean_ideal = self.ideal;
        assessment.delegate_count = self.delegate_count;
        assessment.responsive = 0.0;
        let shares: Vec<f64> = if self.delegate_count > 0.0 {
            self.delegates.iter().map(|delegates| delegates / self.delegate_count).collect()
        } else {
            (0..self.rows).flat_map(|_| self.free[..count].iter().copied()).collect()
        };
        let mut weights = vec![0.0; self.rows * count];
        for body in (0..self.state.bodies.len()).filter_map(BodyId::from_index) {
            let weight = self.scenario.body(body).weight.get();
            if weight <= 0.0 {
                continue;
            }
            let moves = if is_assembly(self.scenario, body) {
                weights.iter_mut().zip(&shares).for_each(|(sum, share)| *sum += weight * share);
                if self.delegate_count > 0.0 { 1.0 - self.controlled / self.delegate_count } else { 1.0 }
            } else {
                self.add_committee(body, weight, &mut weights)
            };
            assessment.responsive += weight * moves;
        }
        let row = |table: &[f64], row: usize| table[row * count..(row + 1) * count].to_vec();
        (assessment.real, assessment.public) = (row(&weights, REAL), row(&weights, PUBLIC));
        (assessment.delegates, assessment.public_delegates) = (row(&shares, REAL), row(&shares, PUBLIC));
        for (position, observer) in self.standing.iter().enumerate() {
            let (from, to) = ((OBSERVERS + position) * count, observer.index() * count);
            assessment.seen[to..to + count].copy_from_slice(&weights[from..from + count]);
            assessment.seen_delegates[to..to + count].copy_from_slice(&shares[from..from + count]);
        }
        assessment
    }

    /// Adds a committee to the weights in each view; returns the part of it that moves with opinion.
    fn add_committee(&self, body: BodyId, weight: f64, weights: &mut [f64]) -> f64 {
        let seats = &self.state.bodies[body.index()].seats;
        let mut open = [0.0; MAX];
        let mut clients = [0.0; MAX];
        let mut loose = 0.0;
        for seat in seats {
            match (seat.holder, self.state.seat_patron(seat)) {
                (Some(Person::Contender(_)), Some(contender)) => open[contender.index()] += 1.0,
                (_, Some(patron)) => clients[patron.index()] += 1.0,
                (_, None) => loose += 1.0,
            }
        }
        let filled = if seats.is_empty() { 1.0 } else { seats.len() as f64 };
        let loose = if seats.is_empty() { 1.0 } else { loose };
        for (row, weights) in weights.chunks_exact_mut(self.count).enumerate() {
            let sight = &self.sight[row * self.count..(row + 1) * self.count];
            let hidden: f64 = loose + clients.iter().zip(sight).map(|(held, seen)| held * (1.0 - seen)).sum::<f64>();
            for (index, sum) in weights.iter_mut().enumerate() {
                let held = open[index] + clients[index] * sight[index];
                *sum += weight * (held + hidden * self.free[index]) / filled;
            }
        }
        loose / filled
    }
}

/// Local majorities take more than their share: shares to the power of the slate exponent, adding up to 1.
fn sharpen(following: &mut [f64], exponent: f64) {
    let whole: f64 = following.iter().sum();
    let mut total = 0.0;
    for share in following.iter_mut() {
        *share = math::pow(*share / whole, exponent);
        total += *share;
    }
    following.iter_mut().for_each(|share| *share /= total);
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
    /// Rank and bandwagon, the same everywhere; minus infinity for who does not stand.
    common: [f64; MAX],
    /// Whom an office makes at home, by constituency.
    home: Vec<Contenders>,
    issues: usize,
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
        Appeal { common, home, issues: scenario.spec().issues.len() }
    }

    /// Exponentials of the utilities of each contender to a group, without ties, and their sum.
    fn attraction(&self, views: &Views, constituency: ConstituencyId, group: usize) -> ([f64; MAX], f64) {
        let Views { scenario, state, standing, count, .. } = views;
        let parameters = scenario.parameters();
        let cohort = &scenario.spec().cohorts[scenario.spec().groups[group].cohort.index()];
        let ideas = parameters.support_ideas * cohort.ideas;
        let prestige = parameters.support_prestige * cohort.prestige;
        let home = self.home[constituency.index()];
        let local = &state.constituencies[constituency.index()].local;
        let ideal = &state.groups[group].ideal;
        let mut utilities = self.common;
        for contender in standing.iter() {
            let index = contender.index();
            let who = &state.contenders[index];
            let mut distance = 0.0;
            for issue in 0..self.issues {
                let gap = ideal[issue] - who.platform[issue];
                distance += state.salience[issue] * gap * gap;
            }
            let at_home = if home.contains(contender) { parameters.support_base } else { 0.0 };
            utilities[index] += at_home + prestige * (who.prestige + local[index]) - ideas * distance;
        }
        math::exp_in_place(&mut utilities[..*count]);
        let total = utilities[..*count].iter().sum();
        (utilities, total)
    }
}
