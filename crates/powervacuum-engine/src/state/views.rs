//! Views: weights added up, in every view at once (model, sections 3 and 4).
//!
//! What draws a group, patronage apart, is the same in all views. They differ only in how much of a patron's tie they see,
//! so each view rescales the attraction of the patron and of its allies. Tables have one row a contender and one column a
//! view, so that a step of the formula is taken for all views at once. The real weights have no column: where somebody
//! holds a constituency, they are what a view sees to which the holder's ties are open.
//!
//! All steps are inlined into whoever takes stock, because only what is inlined is compiled for the vector instructions that
//! are chosen there.

use super::appeal::Appeal;
use super::assess::visibility;
use super::memory::{Memory, Pull, Seats};
use super::queries::is_assembly;
use super::{ConstituencyState, State};
use crate::ids::{BodyId, ConstituencyId, ContenderId, Contenders};
use crate::math;
use crate::quantity::{MAX_ISSUES, Point};
use crate::scenario::Scenario;
use crate::survey::SeatCount;

/// Columns of views: the public one, then one for each observer, or the real one where there are no observers.
pub(super) const PUBLIC: usize = 0;
pub(super) const OBSERVERS: usize = 1;

/// What taking stock finds. Tables have one row a contender and one column a view; each column adds up to 1 over the
/// standing contenders.
pub(super) struct Stock<const W: usize, const V: usize> {
    pub(super) real: [f64; W],
    pub(super) seen: [[f64; V]; W],
    pub(super) real_delegates: [f64; W],
    pub(super) seen_delegates: [[f64; V]; W],
    pub(super) free: [f64; W],
    pub(super) mean_ideal: Point,
    pub(super) delegate_count: f64,
    pub(super) responsive: f64,
}

/// Weights in every view, as they add up. There are `W` rows, at least as many as contenders, and `V` columns, at least
/// one more than observers; without observers, two.
pub(super) struct Views<'a, const W: usize, const V: usize> {
    scenario: &'a Scenario,
    state: &'a State,
    /// How many contenders there are. Who does not stand attracts nobody, and sees and is given nothing.
    count: usize,
    standing: Contenders,
    observers: Contenders,
    /// `v_ij` of each contender `j` in each view.
    sight: [[f64; V]; W],
    delegates: [[f64; V]; W],
    real_delegates: [f64; W],
    free: [f64; W],
    ideal: Point,
    controlled: f64,
    delegate_count: f64,
}

/// Bodies added up, and the part of all weight that moves with opinion.
pub(super) struct Weights<const W: usize, const V: usize> {
    pub(super) real: [f64; W],
    pub(super) seen: [[f64; V]; W],
    responsive: f64,
}

/// Who holds a constituency, and how firmly.
struct Hold {
    patron: ContenderId,
    allies: Contenders,
    control: f64,
    /// A view to which the patron's ties are open.
    open: usize,
}

/// A group as it divides itself: its members, how much its patron's tie pulls, and what draws it.
struct Divided<'d, const W: usize> {
    members: f64,
    tie: f64,
    attraction: &'d [f64; W],
    /// Attraction in all.
    total: f64,
}

impl<'a, const W: usize, const V: usize> Views<'a, W, V> {
    /// Adds up what the members want, constituency by constituency, and what the bodies are made of. Observers, all
    /// standing contenders or none, have views of their own.
    #[inline(always)]
    pub(super) fn take_stock(
        scenario: &'a Scenario,
        state: &'a State,
        observers: Contenders,
        memory: &mut Memory,
    ) -> Stock<W, V> {
        let Memory { agreement, locals, pulls, seats } = memory;
        pulls.resize(state.groups.len(), [Pull::default(); 2]);
        let mut appeal = Appeal::<W>::of(scenario, state, agreement, locals);
        let mut views = Views::new(scenario, state, observers);
        let mut members = 0.0;
        for constituency in (0..state.constituencies.len()).filter_map(ConstituencyId::from_index) {
            members += views.count_constituency(constituency, &mut appeal, pulls);
        }
        if members > 0.0 {
            views.ideal.iter_mut().for_each(|sum| *sum /= members);
            views.free.iter_mut().for_each(|sum| *sum /= members);
        } else {
            let equal = 1.0 / views.standing.len().max(1) as f64;
            views.standing.iter().for_each(|contender| views.free[contender.index()] = equal);
        }
        views.share_out();
        let Weights { real, seen, responsive } = views.weigh_bodies(seats);
        let Views { delegates, real_delegates, free, ideal: mean_ideal, delegate_count, .. } = views;
        Stock { real, seen, real_delegates, seen_delegates: delegates, free, mean_ideal, delegate_count, responsive }
    }

    /// Adds the bodies up as they are made up now, by what the members were found to want last.
    pub(super) fn count_again(scenario: &'a Scenario, state: &'a State, seats: &Seats) -> Weights<W, V> {
        let found = &state.assessment;
        let mut views = Views::new(scenario, state, Contenders::NONE);
        views.free[..views.count].copy_from_slice(&found.free);
        views.real_delegates[..views.count].copy_from_slice(&found.delegates);
        for (delegates, public) in views.delegates.iter_mut().zip(&found.public_delegates) {
            delegates[PUBLIC] = *public;
        }
        views.weigh_bodies(seats)
    }

    #[inline(always)]
    fn new(scenario: &'a Scenario, state: &'a State, observers: Contenders) -> Self {
        let standing = state.standing();
        let mut sight = [[1.0; V]; W];
        if !scenario.spec().rules.true_sight {
            for of in standing.iter() {
                sight[of.index()][PUBLIC] = state.contenders[of.index()].visibility;
                for (view, by) in (OBSERVERS..).zip(observers.iter()) {
                    sight[of.index()][view] = visibility(scenario, state, by, of);
                }
            }
        }
        Views {
            scenario,
            state,
            count: scenario.contender_count(),
            standing,
            observers,
            sight,
            delegates: [[0.0; V]; W],
            real_delegates: [0.0; W],
            free: [0.0; W],
            ideal: [0.0; MAX_ISSUES],
            controlled: 0.0,
            delegate_count: 0.0,
        }
    }

    /// Adds up a constituency; returns its members.
    #[inline(always)]
    fn count_constituency(&mut self, id: ConstituencyId, appeal: &mut Appeal<W>, pulls: &mut [[Pull; 2]]) -> f64 {
        let here = &self.state.constituencies[id.index()];
        let hold = self.hold(here);
        let local = appeal.is_local(self.scenario, self.state, id);
        let mut ideal = self.ideal;
        let mut untied = [0.0; W];
        let mut following = [[0.0; V]; W];
        let mut members_here = 0.0;
        for index in self.scenario.groups_of(id) {
            let group = &self.state.groups[index];
            if group.members <= 0.0 {
                continue;
            }
            members_here += group.members;
            add(&mut ideal, &group.ideal, group.members);
            let (mut attraction, patronage) = appeal.attraction(self.scenario, index, local);
            let mut total: f64 = attraction.iter().sum();
            if !(total > 0.0 && total <= f64::MAX) {
                (attraction, total) = self.indifferent();
            }
            add(&mut untied, &attraction, group.members / total);
            if let Some(hold) = &hold {
                let tie = patronage * here.control;
                let divided = Divided { members: group.members, tie, attraction: &attraction, total };
                self.follow(hold, &divided, &mut pulls[index], &mut following);
            }
        }
        self.ideal = ideal;
        add(&mut self.free, &untied, 1.0);
        if members_here > 0.0 {
            let delegates = members_here * self.scenario.constituency(id).delegates_per_thousand / 1000.0;
            self.delegate_count += delegates;
            match hold {
                Some(hold) => self.send_held(delegates, &hold, &mut following),
                None => self.send_free(delegates, untied),
            }
        }
        members_here
    }

    /// Attraction, and its sum, where members find nobody the least attractive, as far as numbers can tell: they do not
    /// care whom they follow.
    #[cold]
    fn indifferent(&self) -> ([f64; W], f64) {
        let mut indifferent = [0.0; W];
        self.standing.iter().for_each(|contender| indifferent[contender.index()] = 1.0);
        (indifferent, indifferent.iter().sum())
    }

    #[inline(always)]
    fn hold(&self, here: &ConstituencyState) -> Option<Hold> {
        let patron = here.patron.filter(|&patron| self.standing.contains(patron))?;
        let allies = self.state.coalition_of(patron).and(self.standing).without(patron);
        // The patron's own view comes after those of the observers before it; without observers, the real view is next.
        let open = OBSERVERS + self.observers.and(Contenders::first(patron.index())).len();
        Some(Hold { patron, allies, control: here.control, open })
    }

    /// Adds to the following in each view: the patron's tie counts as far as the view sees it, and its allies have a share
    /// in it.
    #[inline(always)]
    fn follow(&self, hold: &Hold, group: &Divided<W>, known: &mut [Pull; 2], following: &mut [[f64; V]; W]) {
        let Divided { members, tie, attraction, total } = *group;
        let patron = hold.patron.index();
        let pulls = self.sight[patron].map(|sight| tie * sight);
        let more = known[0].of(pulls, hold.open).map(|pull| attraction[patron] * pull);
        let mut scale = more.map(|more| total + more);
        let mut passed_on = [0.0; V];
        if !hold.allies.is_empty() {
            let share = self.scenario.parameters().support_ally_share;
            passed_on = known[1].of(pulls.map(|pull| pull * share), hold.open);
            let allies = hold.allies.iter().fold(0.0, |sum, ally| sum + attraction[ally.index()]);
            add(&mut scale, &passed_on, allies);
        }
        scale = scale.map(|scale| members / scale);
        for (following, &attraction) in following[..self.count].iter_mut().zip(attraction) {
            add(following, &scale, attraction);
        }
        for view in 0..V {
            following[patron][view] += scale[view] * more[view];
            passed_on[view] *= scale[view];
        }
        for ally in hold.allies.iter() {
            add(&mut following[ally.index()], &passed_on, attraction[ally.index()]);
        }
    }

    /// Sends the delegates of a constituency: the secretary delivers a share to its patron, the rest follow the members,
    /// and local majorities take more than their share.
    #[inline(always)]
    fn send_held(&mut self, delegates: f64, hold: &Hold, following: &mut [[f64; V]; W]) {
        self.controlled += delegates * hold.control;
        let mut totals = [0.0; V];
        self.sharpen(following);
        following[..self.count].iter().for_each(|following| add(&mut totals, following, 1.0));
        let held = self.sight[hold.patron.index()].map(|sight| hold.control * sight);
        let each: [f64; V] = std::array::from_fn(|view| delegates * (1.0 - held[view]) / totals[view]);
        let sums = self.delegates.iter_mut().zip(&mut self.real_delegates).take(self.count);
        for ((sums, real), following) in sums.zip(following.iter()) {
            let sent: [f64; V] = std::array::from_fn(|view| each[view] * following[view]);
            add(sums, &sent, 1.0);
            *real += sent[hold.open];
        }
        let delivered = held.map(|held| delegates * held);
        add(&mut self.delegates[hold.patron.index()], &delivered, 1.0);
        self.real_delegates[hold.patron.index()] += delivered[hold.open];
    }

    /// The same where nobody standing holds it, so that all views agree.
    #[inline(always)]
    fn send_free(&mut self, delegates: f64, mut following: [f64; W]) {
        self.sharpen(following.as_chunks_mut::<1>().0);
        let each = delegates / following.iter().sum::<f64>();
        let sums = self.delegates.iter_mut().zip(&mut self.real_delegates).take(self.count);
        for ((sums, real), following) in sums.zip(&following) {
            let sent = each * following;
            add(sums, &[sent; V], 1.0);
            *real += sent;
        }
    }

    /// Lets majorities take more than their share: allies stand on one slate, slates divide the delegates by their followings
    /// to the power of the slate exponent, and allies divide their slate's by their own.
    #[inline(always)]
    fn sharpen<const C: usize>(&self, following: &mut [[f64; C]]) {
        let exponent = self.scenario.parameters().slate_exponent - 1.0;
        let mut left = self.standing;
        while let Some(first) = left.iter().next() {
            let slate = self.state.coalition_of(first).and(self.standing).with(first);
            let mut more = [0.0; C];
            slate.iter().for_each(|ally| add(&mut more, &following[ally.index()], 1.0));
            math::pow_in_place(&mut more, exponent);
            for ally in slate.iter() {
                following[ally.index()].iter_mut().zip(&more).for_each(|(following, more)| *following *= more);
            }
            left = left.minus(slate);
        }
    }

    /// Turns delegates into shares.
    #[inline(always)]
    fn share_out(&mut self) {
        for index in 0..self.count {
            if self.delegate_count > 0.0 {
                self.delegates[index].iter_mut().for_each(|share| *share /= self.delegate_count);
                self.real_delegates[index] /= self.delegate_count;
            } else {
                self.delegates[index] = [self.free[index]; V];
                self.real_delegates[index] = self.free[index];
            }
        }
    }

    /// Adds the bodies up to weights.
    #[inline(always)]
    fn weigh_bodies(&self, seats: &Seats) -> Weights<W, V> {
        let (mut real, mut seen) = ([0.0; W], [[0.0; V]; W]);
        let mut responsive = 0.0;
        for body in (0..self.state.bodies.len()).filter_map(BodyId::from_index) {
            let weight = self.scenario.body(body).weight.get();
            if weight <= 0.0 {
                continue;
            }
            let moves = if is_assembly(self.scenario, body) {
                add(&mut real, &self.real_delegates, weight);
                seen.iter_mut().zip(&self.delegates).for_each(|(sums, shares)| add(sums, shares, weight));
                if self.delegate_count > 0.0 { 1.0 - self.controlled / self.delegate_count } else { 1.0 }
            } else {
                let count = seats.of(self.state, body);
                self.add_committee(body, count, &mut real, &mut seen)
            };
            responsive += weight * moves;
        }
        Weights { real, seen, responsive }
    }

    /// Adds a committee to the weights; returns the part of it that moves with opinion.
    #[inline(always)]
    fn add_committee(&self, body: BodyId, count: &SeatCount, real: &mut [f64; W], seen: &mut [[f64; V]; W]) -> f64 {
        let SeatCount { own, clients, unattached } = count;
        let weight = self.scenario.body(body).weight.get();
        let seats = self.state.bodies[body.index()].seats.len();
        let filled = if seats == 0 { 1.0 } else { seats as f64 };
        let loose = if seats == 0 { 1.0 } else { *unattached };
        let mut hidden = [0.0; V];
        for (sight, &clients) in self.sight[..self.count].iter().zip(clients) {
            add(&mut hidden, &sight.map(|sight| 1.0 - sight), clients);
        }
        hidden = hidden.map(|hidden| loose + hidden);
        for index in 0..self.count {
            let (own, clients, free) = (own[index], clients[index], self.free[index]);
            real[index] += weight * ((own + clients) + loose * free) / filled;
            for view in 0..V {
                let held = own + clients * self.sight[index][view];
                seen[index][view] += weight * (held + hidden[view] * free) / filled;
            }
        }
        loose / filled
    }
}

/// Adds `scale` times a row to another.
#[inline(always)]
fn add<const N: usize>(sum: &mut [f64; N], row: &[f64; N], scale: f64) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += scale * value;
    }
}
