//! Views: weights added up, in every view at once (model, sections 3 and 4).
//!
//! What draws a group, patronage apart, is the same in all views. They differ only in how much of a patron's tie they see,
//! so each view rescales the attraction of the patron and of its allies.

use super::appeal::{Agreement, Appeal};
use super::assess::visibility;
use super::queries::is_assembly;
use super::{ConstituencyState, GroupState, State};
use crate::ids::{BodyId, ConstituencyId, ContenderId, Contenders};
use crate::math;
use crate::quantity::{MAX_ISSUES, Point};
use crate::scenario::Scenario;
use crate::survey::SeatCount;

/// Rows of views: the real one, the public one, then one for each observer.
pub(super) const REAL: usize = 0;
pub(super) const PUBLIC: usize = 1;
pub(super) const OBSERVERS: usize = 2;

/// What taking stock finds. Tables have one row a view; each row adds up to 1 over the standing contenders.
pub(super) struct Stock<const W: usize, const R: usize> {
    pub(super) weights: [[f64; W]; R],
    pub(super) delegates: [[f64; W]; R],
    pub(super) free: [f64; W],
    pub(super) mean_ideal: Point,
    pub(super) delegate_count: f64,
    pub(super) responsive: f64,
}

/// Weights in every view, as they add up. Tables have one row a view, `R` of them; rows are `W` wide, at least as many as
/// contenders.
pub(super) struct Views<'a, const W: usize, const R: usize> {
    scenario: &'a Scenario,
    state: &'a State,
    standing: Contenders,
    /// `v_ij`.
    sight: [[f64; W]; R],
    /// How many rows are in use.
    rows: usize,
    /// Delegates.
    delegates: [[f64; W]; R],
    free: [f64; W],
    ideal: Point,
    controlled: f64,
    delegate_count: f64,
}

/// A group as its members divide themselves: for each view the members for a unit of attraction, and how many more that
/// the tie brings, to the patron in all and to its allies for a unit of attraction.
struct Divided<const W: usize, const R: usize> {
    attraction: [f64; W],
    /// The attraction of the patron's allies alone.
    of_allies: [f64; W],
    scale: [f64; R],
    own: [f64; R],
    allied: [f64; R],
}

/// Who holds a constituency, and how firmly.
struct Hold {
    patron: ContenderId,
    allies: Contenders,
    control: f64,
}

impl<'a, const W: usize, const R: usize> Views<'a, W, R> {
    /// Adds up what the members want, constituency by constituency, and what the bodies are made of. Observers have views
    /// of their own.
    pub(super) fn take_stock(
        scenario: &'a Scenario,
        state: &'a State,
        observers: Contenders,
        agreement: &mut Agreement,
    ) -> Stock<W, R> {
        let appeal = Appeal::<W>::of(scenario, state, agreement);
        let mut views = Views::new(scenario, state, observers);
        let mut groups = Vec::new();
        let mut members = 0.0;
        for constituency in (0..state.constituencies.len()).filter_map(ConstituencyId::from_index) {
            members += views.count_constituency(constituency, &appeal, &mut groups);
        }
        if members > 0.0 {
            views.ideal.iter_mut().for_each(|sum| *sum /= members);
            views.free.iter_mut().for_each(|sum| *sum /= members);
        } else {
            let equal = 1.0 / views.standing.len().max(1) as f64;
            views.standing.iter().for_each(|contender| views.free[contender.index()] = equal);
        }
        views.weigh_bodies()
    }

    fn new(scenario: &'a Scenario, state: &'a State, observers: Contenders) -> Self {
        let standing = state.standing();
        let mut sight = [[1.0; W]; R];
        if !scenario.spec().rules.true_sight {
            for of in standing.iter() {
                sight[PUBLIC][of.index()] = state.contenders[of.index()].visibility;
                for (row, by) in (OBSERVERS..).zip(observers.iter()) {
                    sight[row][of.index()] = visibility(scenario, state, by, of);
                }
            }
        }
        Views {
            scenario,
            state,
            standing,
            sight,
            rows: OBSERVERS + observers.len(),
            delegates: [[0.0; W]; R],
            free: [0.0; W],
            ideal: [0.0; MAX_ISSUES],
            controlled: 0.0,
            delegate_count: 0.0,
        }
    }

    /// Adds up a constituency; returns its members. `groups` is room to work in.
    fn count_constituency(&mut self, id: ConstituencyId, appeal: &Appeal<W>, groups: &mut Vec<Divided<W, R>>) -> f64 {
        let here = &self.state.constituencies[id.index()];
        let hold = self.hold(here);
        let local = appeal.local(self.scenario, self.state, id);
        let mut untied = [0.0; W];
        let mut members_here = 0.0;
        groups.clear();
        for group in self.scenario.groups_of(id) {
            let GroupState { members, ideal } = self.state.groups[group];
            if members <= 0.0 {
                continue;
            }
            members_here += members;
            self.ideal.iter_mut().zip(&ideal).for_each(|(sum, ideal)| *sum += members * ideal);
            let attraction = self.sound(appeal.attraction(self.scenario, group, local.as_ref()));
            let total: f64 = attraction.iter().sum();
            add(&mut untied, &attraction, members / total);
            if let Some(hold) = &hold {
                let cohort = self.scenario.cohort_of(group);
                let tie = self.scenario.parameters().support_patronage * cohort.patronage * here.control;
                groups.push(self.divide(hold, tie, members, attraction));
            }
        }
        add(&mut self.free, &untied, 1.0);
        if members_here > 0.0 {
            let delegates = members_here * self.scenario.constituency(id).delegates_per_thousand / 1000.0;
            self.delegate_count += delegates;
            match hold {
                Some(hold) => self.send_held(delegates, &hold, groups),
                None => self.send_free(delegates, &untied),
            }
        }
        members_here
    }

    /// Members who find nobody the least attractive, as far as numbers can tell, do not care whom they follow.
    fn sound(&self, attraction: [f64; W]) -> [f64; W] {
        let total: f64 = attraction.iter().sum();
        if total > 0.0 && total.is_finite() {
            return attraction;
        }
        let mut indifferent = [0.0; W];
        self.standing.iter().for_each(|contender| indifferent[contender.index()] = 1.0);
        indifferent
    }

    fn hold(&self, here: &ConstituencyState) -> Option<Hold> {
        let patron = here.patron.filter(|&patron| self.standing.contains(patron))?;
        let allies = self.state.coalition_of(patron).and(self.standing).without(patron);
        Some(Hold { patron, allies, control: here.control })
    }

    /// How a group divides itself in each view: the patron's tie counts as far as the view sees it.
    fn divide(&self, hold: &Hold, tie: f64, members: f64, attraction: [f64; W]) -> Divided<W, R> {
        let patron = hold.patron.index();
        let pulls: [f64; R] = std::array::from_fn(|row| tie * self.sight[row][patron]);
        let total: f64 = attraction.iter().sum();
        let own = attraction[patron];
        let more = exponentials_less_one(pulls).map(|pull| own * pull);
        if hold.allies.is_empty() {
            let scale = more.map(|more| members / (total + more));
            let own = std::array::from_fn(|row| scale[row] * more[row]);
            return Divided { attraction, of_allies: [0.0; W], scale, own, allied: [0.0; R] };
        }
        let share = self.scenario.parameters().support_ally_share;
        let passed_on = exponentials_less_one(pulls.map(|pull| pull * share));
        let mut of_allies = [0.0; W];
        let mut allies = 0.0;
        for ally in hold.allies.iter() {
            of_allies[ally.index()] = attraction[ally.index()];
            allies += attraction[ally.index()];
        }
        let scale: [f64; R] = std::array::from_fn(|row| members / (total + more[row] + allies * passed_on[row]));
        Divided {
            attraction,
            of_allies,
            scale,
            own: std::array::from_fn(|row| scale[row] * more[row]),
            allied: std::array::from_fn(|row| scale[row] * passed_on[row]),
        }
    }

    /// Sends the delegates of a constituency: the secretary delivers a share to its patron, the rest follow the members.
    fn send_held(&mut self, delegates: f64, hold: &Hold, groups: &[Divided<W, R>]) {
        let patron = hold.patron.index();
        self.controlled += delegates * hold.control;
        for row in 0..self.rows {
            let mut following = [0.0; W];
            for group in groups {
                add(&mut following, &group.attraction, group.scale[row]);
                following[patron] += group.own[row];
                if !hold.allies.is_empty() {
                    add(&mut following, &group.of_allies, group.allied[row]);
                }
            }
            let held = hold.control * self.sight[row][patron];
            self.send(row, &following, delegates * (1.0 - held));
            self.delegates[row][patron] += delegates * held;
        }
    }

    /// The same where nobody standing holds it, so that all views agree.
    fn send_free(&mut self, delegates: f64, following: &[f64; W]) {
        for row in 0..self.rows {
            self.send(row, following, delegates);
        }
    }

    /// Local majorities take more than their share of the delegates: followings to the power of the slate exponent.
    fn send(&mut self, row: usize, following: &[f64; W], delegates: f64) {
        let exponent = self.scenario.parameters().slate_exponent;
        let claims = following.map(|followers| math::pow(followers, exponent));
        let total: f64 = claims.iter().sum();
        add(&mut self.delegates[row], &claims, delegates / total);
    }

    /// Adds the bodies up to weights.
    fn weigh_bodies(mut self) -> Stock<W, R> {
        for row in &mut self.delegates {
            if self.delegate_count > 0.0 {
                row.iter_mut().for_each(|share| *share /= self.delegate_count);
            } else {
                *row = self.free;
            }
        }
        let mut weights = [[0.0; W]; R];
        let mut responsive = 0.0;
        for body in (0..self.state.bodies.len()).filter_map(BodyId::from_index) {
            let weight = self.scenario.body(body).weight.get();
            if weight <= 0.0 {
                continue;
            }
            let moves = if is_assembly(self.scenario, body) {
                weights.iter_mut().zip(&self.delegates).for_each(|(sum, share)| add(sum, share, weight));
                if self.delegate_count > 0.0 { 1.0 - self.controlled / self.delegate_count } else { 1.0 }
            } else {
                self.add_committee(body, weight, &mut weights)
            };
            responsive += weight * moves;
        }
        let Views { delegates, free, ideal: mean_ideal, delegate_count, .. } = self;
        Stock { weights, delegates, free, mean_ideal, delegate_count, responsive }
    }

    /// Adds a committee to the weights in each view; returns the part of it that moves with opinion.
    fn add_committee(&self, body: BodyId, weight: f64, weights: &mut [[f64; W]; R]) -> f64 {
        let SeatCount { own, clients, unattached } = SeatCount::of(self.state, body);
        let seats = self.state.bodies[body.index()].seats.len();
        let filled = if seats == 0 { 1.0 } else { seats as f64 };
        let loose = if seats == 0 { 1.0 } else { unattached };
        for (weights, sight) in weights.iter_mut().zip(&self.sight) {
            let hidden: f64 = loose + clients.iter().zip(sight).map(|(held, seen)| held * (1.0 - seen)).sum::<f64>();
            for (index, sum) in weights.iter_mut().enumerate() {
                let held = own[index] + clients[index] * sight[index];
                *sum += weight * (held + hidden * self.free[index]) / filled;
            }
        }
        loose / filled
    }
}

/// Adds `scale` times a row to another.
fn add<const W: usize>(sum: &mut [f64; W], row: &[f64; W], scale: f64) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += scale * value;
    }
}

/// The exponential of each number, less 1.
fn exponentials_less_one<const R: usize>(mut numbers: [f64; R]) -> [f64; R] {
    math::exp_in_place(&mut numbers);
    numbers.map(|exponential| exponential - 1.0)
}
