//! Weights: who could count on how much, really and as each contender sees it (model, sections 3 and 4).
//!
//! Utilities of the groups are computed once; the views of the observers differ only in how much of a patron's tie they
//! see, so each view rescales the exponentials of the patron and of its allies.

use serde::{Deserialize, Serialize};

use super::queries::is_assembly;
use super::{GroupState, State};
use crate::ids::{BodyId, ConstituencyId, ContenderId, Contenders, Person};
use crate::survey::SeatCount;
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
    /// The same as the row expects it to become, if what it has seen of late goes on.
    pub expected: Vec<f64>,
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
            expected: vec![0.0; contenders * contenders],
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

    /// The weights as `by` expects them to become.
    pub fn expected_by(&self, by: ContenderId) -> &[f64] {
        let count = self.real.len();
        &self.expected[by.index() * count..(by.index() + 1) * count]
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

/// Takes stock of all weights: the real ones, and what everybody sees and expects.
pub(super) fn assess(scenario: &Scenario, state: &State) -> Assessment {
    let mut assessment = take_stock(scenario, state, state.standing());
    expect(scenario, state, &mut assessment);
    assessment
}

/// Makes up the books at the end of a month: the real and the public weights as they are by now; what each contender
/// saw stays what it acted on.
pub(super) fn reassess(scenario: &Scenario, state: &State) -> Assessment {
    let now = take_stock(scenario, state, Contenders::NONE);
    let Assessment { seen, seen_delegates, expected, .. } = state.assessment.clone();
    Assessment { seen, seen_delegates, expected, ..now }
}

fn take_stock(scenario: &Scenario, state: &State, observers: Contenders) -> Assessment {
    // Rows of a fixed width let the compiler keep them in vector registers; most cases have eight contenders or fewer.
    if scenario.contender_count() <= 8 {
        Views::<8>::new(scenario, state, observers).take_stock()
    } else {
        Views::<MAX>::new(scenario, state, observers).take_stock()
    }
}

/// Everybody expects what it has seen of late to go on for a while: a rise that is seen alarms, one that is not does
/// not.
fn expect(scenario: &Scenario, state: &State, assessment: &mut Assessment) {
    let count = scenario.contender_count();
    let foresight = scenario.parameters().foresight_months;
    for observer in state.standing().iter() {
        let row = observer.index() * count..(observer.index() + 1) * count;
        let seen = &assessment.seen[row.clone()];
        let expected = &mut assessment.expected[row.clone()];
        for ((expected, seen), trend) in expected.iter_mut().zip(seen).zip(&state.trend[row]) {
            *expected = (seen + foresight * trend).max(0.1 * seen);
        }
        let total: f64 = expected.iter().sum();
        expected.iter_mut().for_each(|weight| *weight /= total);
    }
}

/// Weights in every view, as they add up. Tables have one row a view; rows are `W` wide, at least as many as contenders.
struct Views<'a, const W: usize> {
    scenario: &'a Scenario,
    state: &'a State,
    standing: Contenders,
    /// Whose views are kept.
    observers: Contenders,
    count: usize,
    /// `v_ij`.
    sight: Vec<[f64; W]>,
    /// Delegates.
    delegates: Vec<[f64; W]>,
    free: [f64; W],
    ideal: Point,
    controlled: f64,
    delegate_count: f64,
}

impl<'a, const W: usize> Views<'a, W> {
    fn new(scenario: &'a Scenario, state: &'a State, observers: Contenders) -> Self {
        let standing = state.standing();
        let rows = OBSERVERS + observers.len();
        let mut sight = vec![[1.0; W]; rows];
        if !scenario.spec().rules.true_sight {
            for of in standing.iter() {
                sight[PUBLIC][of.index()] = state.contenders[of.index()].visibility;
                for (row, by) in observers.iter().enumerate() {
                    sight[OBSERVERS + row][of.index()] = visibility(scenario, state, by, of);
                }
            }
        }
        Views {
            scenario,
            state,
            standing,
            observers,
            count: scenario.contender_count(),
            sight,
            delegates: vec![[0.0; W]; rows],
            free: [0.0; W],
            ideal: [0.0; MAX_ISSUES],
            controlled: 0.0,
            delegate_count: 0.0,
        }
    }

    /// Adds up what the members want, constituency by constituency, and what the bodies are made of.
    fn take_stock(mut self) -> Assessment {
        let appeal = Appeal::<W>::of(self.scenario, self.state, self.standing);
        let mut following = vec![[0.0; W]; self.sight.len()];
        let mut members = 0.0;
        for constituency in (0..self.state.constituencies.len()).filter_map(ConstituencyId::from_index) {
            members += self.count_constituency(constituency, &appeal, &mut following);
        }
        if members > 0.0 {
            self.ideal.iter_mut().for_each(|sum| *sum /= members);
            self.free.iter_mut().for_each(|sum| *sum /= members);
        }
        self.into_assessment()
    }

    /// Adds up a constituency; returns its members. `following` is room to work in.
    fn count_constituency(&mut self, id: ConstituencyId, appeal: &Appeal<W>, following: &mut [[f64; W]]) -> f64 {
        let parameters = self.scenario.parameters();
        let here = &self.state.constituencies[id.index()];
        let patron = here.patron.filter(|&patron| self.standing.contains(patron));
        let allies = patron.map_or(Contenders::NONE, |p| self.state.coalition_of(p).and(self.standing).without(p));
        let local = appeal.local(id, &here.local);
        following.fill([0.0; W]);
        let mut members_here = 0.0;
        for group in self.scenario.groups_of(id) {
            let GroupState { members, ideal } = self.state.groups[group];
            if members <= 0.0 {
                continue;
            }
            members_here += members;
            self.ideal.iter_mut().zip(&ideal).for_each(|(sum, ideal)| *sum += members * ideal);
            let cohort = &self.scenario.spec().cohorts[self.scenario.spec().groups[group].cohort.index()];
            let responsiveness =
                [parameters.support_ideas * cohort.ideas, parameters.support_prestige * cohort.prestige];
            let attraction = appeal.attraction(&local, &ideal, responsiveness);
            let total: f64 = attraction.iter().sum();
            add(&mut self.free, &attraction, members / total);
            let tie = parameters.support_patronage * cohort.patronage * here.control;
            match patron {
                Some(patron) => self.add_views(following, &Tied { attraction, total, members, tie, patron, allies }),
                None => add(&mut following[REAL], &attraction, members / total),
            }
        }
        if members_here > 0.0 {
            let delegates = members_here * self.scenario.constituency(id).delegates_per_thousand / 1000.0;
            self.send_delegates(delegates, patron.map(|patron| (patron, here.control)), following);
        }
        members_here
    }

    /// Adds a group's following to each view: the patron's tie counts as far as the view sees it.
    fn add_views(&self, following: &mut [[f64; W]], group: &Tied<W>) {
        let share = self.scenario.parameters().support_ally_share;
        let patron = group.patron.index();
        let rows = following.len();
        let mut pulls = [0.0; 2 * (MAX + OBSERVERS)];
        for (row, sight) in self.sight.iter().enumerate() {
            pulls[row] = group.tie * sight[patron];
            pulls[rows + row] = pulls[row] * share;
        }
        let pulled = if group.allies.is_empty() { rows } else { 2 * rows };
        math::exp_in_place(&mut pulls[..pulled]);
        let own = group.attraction[patron];
        let allied: f64 = group.allies.iter().map(|ally| group.attraction[ally.index()]).sum();
        for (row, following) in following.iter_mut().enumerate() {
            let own_pull = pulls[row] - 1.0;
            let ally_pull = if group.allies.is_empty() { 0.0 } else { pulls[rows + row] - 1.0 };
            let scale = group.members / (group.total + own * own_pull + allied * ally_pull);
            add(following, &group.attraction, scale);
            following[patron] += scale * own * own_pull;
            for ally in group.allies.iter() {
                following[ally.index()] += scale * group.attraction[ally.index()] * ally_pull;
            }
        }
    }

    /// Turns a constituency's following into delegates: the secretary delivers a share to its patron, the rest follow
    /// the members.
    fn send_delegates(&mut self, delegates: f64, held_by: Option<(ContenderId, f64)>, following: &mut [[f64; W]]) {
        let exponent = self.scenario.parameters().slate_exponent;
        self.delegate_count += delegates;
        self.controlled += held_by.map_or(0.0, |(_, control)| delegates * control);
        let Some((patron, control)) = held_by else {
            sharpen(&mut following[REAL], exponent);
            let shares = following[REAL];
            self.delegates.iter_mut().for_each(|sent| add(sent, &shares, delegates));
            return;
        };
        for (row, sent) in self.delegates.iter_mut().enumerate() {
            let held = control * self.sight[row][patron.index()];
            sharpen(&mut following[row], exponent);
            add(sent, &following[row], delegates * (1.0 - held));
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
        let mut shares = self.delegates.clone();
        for row in &mut shares {
            if self.delegate_count > 0.0 {
                row.iter_mut().for_each(|share| *share /= self.delegate_count);
            } else {
                *row = self.free;
            }
        }
        let mut weights = vec![[0.0; W]; shares.len()];
        for body in (0..self.state.bodies.len()).filter_map(BodyId::from_index) {
            let weight = self.scenario.body(body).weight.get();
            if weight <= 0.0 {
                continue;
            }
            let moves = if is_assembly(self.scenario, body) {
                weights.iter_mut().zip(&shares).for_each(|(sum, share)| add(sum, share, weight));
                if self.delegate_count > 0.0 { 1.0 - self.controlled / self.delegate_count } else { 1.0 }
            } else {
                self.add_committee(body, weight, &mut weights)
            };
            assessment.responsive += weight * moves;
        }
        assessment.real.copy_from_slice(&weights[REAL][..count]);
        assessment.public.copy_from_slice(&weights[PUBLIC][..count]);
        assessment.delegates.copy_from_slice(&shares[REAL][..count]);
        assessment.public_delegates.copy_from_slice(&shares[PUBLIC][..count]);
        for (position, observer) in self.observers.iter().enumerate() {
            let (from, to) = (OBSERVERS + position, observer.index() * count);
            assessment.seen[to..to + count].copy_from_slice(&weights[from][..count]);
            assessment.seen_delegates[to..to + count].copy_from_slice(&shares[from][..count]);
        }
        assessment
    }

    /// Adds a committee to the weights in each view; returns the part of it that moves with opinion.
    fn add_committee(&self, body: BodyId, weight: f64, weights: &mut [[f64; W]]) -> f64 {
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

/// Local majorities take more than their share: shares to the power of the slate exponent, adding up to 1.
fn sharpen<const W: usize>(following: &mut [f64; W], exponent: f64) {
    let whole: f64 = following.iter().sum();
    let mut total = 0.0;
    for share in following.iter_mut() {
        *share = math::pow(*share / whole, exponent);
        total += *share;
    }
    following.iter_mut().for_each(|share| *share /= total);
}

/// A group whose secretary follows a patron.
struct Tied<const W: usize> {
    attraction: [f64; W],
    total: f64,
    members: f64,
    tie: f64,
    patron: ContenderId,
    allies: Contenders,
}

/// What makes contenders attractive, apart from patronage.
struct Appeal<const W: usize> {
    /// Rank and bandwagon, the same everywhere; minus infinity for who does not stand.
    common: [f64; W],
    prestige: [f64; W],
    /// `sum_d salience_d x_id^2`, the part of the squared distance that is the contender's own.
    square: [f64; W],
    /// `2 salience_d x_id` by issue, which with a group's ideal point gives the part that is shared. The part that is the
    /// group's own is the same for all contenders and does not move a choice.
    slope: Vec<[f64; W]>,
    /// Whom an office makes at home, by constituency.
    home: Vec<Contenders>,
    home_bonus: f64,
}

impl<const W: usize> Appeal<W> {
    fn of(scenario: &Scenario, state: &State, standing: Contenders) -> Self {
        let parameters = scenario.parameters();
        let issues = scenario.spec().issues.len();
        let mut appeal = Appeal {
            common: [f64::NEG_INFINITY; W],
            prestige: [0.0; W],
            square: [0.0; W],
            slope: vec![[0.0; W]; issues],
            home: vec![Contenders::NONE; scenario.spec().constituencies.len()],
            home_bonus: parameters.support_base,
        };
        let known: f64 = state.assessment.public.iter().sum();
        let equal = 1.0 / standing.len().max(1) as f64;
        for contender in standing.iter() {
            let index = contender.index();
            let ahead = if known > 0.0 { state.assessment.public[index] - equal } else { 0.0 };
            appeal.common[index] = parameters.support_rank * state.rank(scenario, contender)
                + parameters.support_bandwagon * ahead;
            appeal.prestige[index] = state.contenders[index].prestige;
            for (issue, slope) in appeal.slope.iter_mut().enumerate() {
                let at = state.contenders[index].platform[issue];
                appeal.square[index] += state.salience[issue] * at * at;
                slope[index] = 2.0 * state.salience[issue] * at;
            }
        }
        for (holder, office) in state.offices.iter().zip(&scenario.spec().offices) {
            if let Some(Person::Contender(contender)) = *holder {
                for constituency in &office.powers.base {
                    appeal.home[constituency.index()] = appeal.home[constituency.index()].with(contender);
                }
            }
        }
        appeal
    }

    /// What counts in a constituency: what is common and being at home; and prestige with what is local of it.
    fn local(&self, constituency: ConstituencyId, local: &[f64]) -> [[f64; W]; 2] {
        let (mut common, mut prestige) = (self.common, self.prestige);
        for contender in self.home[constituency.index()].iter() {
            common[contender.index()] += self.home_bonus;
        }
        for (sum, local) in prestige.iter_mut().zip(local) {
            *sum += local;
        }
        [common, prestige]
    }

    /// Exponentials of the utilities of each contender to a group, without ties.
    fn attraction(&self, local: &[[f64; W]; 2], ideal: &Point, [ideas, prestige]: [f64; 2]) -> [f64; W] {
        let mut utilities = local[0];
        for index in 0..W {
            utilities[index] += prestige * local[1][index] - ideas * self.square[index];
        }
        for (slope, ideal) in self.slope.iter().zip(ideal) {
            add(&mut utilities, slope, ideas * ideal);
        }
        math::exp_in_place(&mut utilities);
        utilities
    }
}
