//! What coalitions are worth to a contender, by its own beliefs (model, section 5).

use std::cell::{Cell, OnceCell, RefCell};

use smallvec::SmallVec;

use crate::ids::{ContenderId, Contenders};
use crate::policy::stake;
use crate::quantity::{MAX_ISSUES, Point};
use crate::scenario::Scenario;
use crate::spoils::{Spoils, chance_of_winning};
use crate::state::State;
use crate::state::queries::squared_distance;
use crate::survey::Survey;
use crate::theory::ruling_coalition::{Majority, RulingTable, quantised};

/// Up to how many standing contenders all their coalitions are worked out at once, for whoever asks later.
const FEW: usize = 10;

/// Who rules in coalitions of some contenders, by given weights.
#[derive(Default)]
pub(crate) struct Rulers {
    /// Whose coalitions the table holds.
    solved: Contenders,
    table: RulingTable,
}

/// What becomes of a contender in a coalition that is left to itself.
pub(crate) struct Place {
    /// The part of the equally good ruling coalitions that include it.
    pub(crate) inside: f64,
    /// The first of those; of all, if none includes it.
    pub(crate) ruling: Contenders,
}

impl Rulers {
    /// Weights are others from now on.
    pub(crate) fn forget(&mut self) {
        self.solved = Contenders::NONE;
    }

    /// The place of `who` in a coalition of some members. Where it takes a table, it is made for `among` as well and kept
    /// until [`forget`](Rulers::forget).
    pub(crate) fn place(
        &mut self,
        majority: Majority,
        weights: &[f64],
        (who, members): (ContenderId, Contenders),
        among: Contenders,
    ) -> Place {
        if members.len() < 2 {
            return Place { inside: 1.0, ruling: members };
        }
        if members.len() == 2
            && let Some(other) = members.without(who).iter().next()
        {
            return place_in_pair(majority, weights, who, other);
        }
        if !self.solved.contains_all(members) {
            self.solve(majority, weights, among.or(members));
        }
        let fate = self.table.fate(self.mask_of(members), 1 << self.bit_of(who));
        let inside = f64::from(fate.including) / f64::from(fate.answers);
        Place { inside, ruling: fate.first.map_or(members, |mask| self.set_of(mask)) }
    }

    fn solve(&mut self, majority: Majority, weights: &[f64], among: Contenders) {
        let mut powers = [0; Contenders::MAX];
        for (power, id) in powers.iter_mut().zip(among.iter()) {
            *power = quantised(weights[id.index()]);
        }
        let solved = self.table.solve_parts(&powers[..among.len()], majority);
        solved.expect("coalitions have 1 to 24 members and powers that fit");
        self.solved = among;
    }

    /// Whether the table's bits are those of the contenders' positions.
    fn is_plain(&self) -> bool {
        let solved = self.solved.mask();
        solved & (solved + 1) == 0
    }

    /// The table's bit of a contender.
    fn bit_of(&self, who: ContenderId) -> u32 {
        (self.solved.mask() & (Contenders::only(who).mask() - 1)).count_ones()
    }

    /// The table's mask of a set of those solved for.
    fn mask_of(&self, members: Contenders) -> u32 {
        if self.is_plain() {
            return members.mask();
        }
        members.iter().fold(0, |mask, id| mask | 1 << self.bit_of(id))
    }

    fn set_of(&self, mask: u32) -> Contenders {
        if self.is_plain() {
            return Contenders::from_mask(mask);
        }
        (0..).zip(self.solved.iter()).filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, id)| id).collect()
    }
}

/// The place of `who` beside one other: the stronger rules alone if it wins alone, which the other then cannot.
fn place_in_pair(majority: Majority, weights: &[f64], who: ContenderId, other: ContenderId) -> Place {
    let [mine, theirs] = [who, other].map(|id| quantised(weights[id.index()]));
    let wins_alone = |weight: u32| majority.is_won_by(weight, mine + theirs);
    if wins_alone(theirs) {
        return Place { inside: 0.0, ruling: Contenders::only(other) };
    }
    let alone = Contenders::only(who);
    Place { inside: 1.0, ruling: if wins_alone(mine) { alone } else { alone.with(other) } }
}

/// What coalitions are worth to one contender, by its own beliefs (model, section 5).
pub(crate) struct Prospects<'v> {
    scenario: &'v Scenario,
    state: &'v State,
    standing: Contenders,
    who: ContenderId,
    majority: Majority,
    /// Weights as it expects them.
    expected: &'v [f64],
    /// Weights as it sees them now.
    now: &'v [f64],
    /// Whose coalitions are likely to be asked about.
    among: Cell<Contenders>,
    rulers: RefCell<Rulers>,
    present: OnceCell<f64>,
    /// Its trust in each contender as things are now.
    trust: OnceCell<SmallVec<[f64; 8]>>,
}

impl<'v> Prospects<'v> {
    pub(crate) fn new(survey: &Survey<'v>, who: ContenderId) -> Self {
        let Survey { scenario, state, standing, .. } = *survey;
        Prospects {
            scenario,
            state,
            standing,
            who,
            majority: survey.majority(),
            expected: state.assessment.expected_by(who),
            now: state.assessment.seen_by(who),
            among: Cell::new(if standing.len() <= FEW { standing } else { Contenders::NONE }),
            rulers: RefCell::default(),
            present: OnceCell::new(),
            trust: OnceCell::new(),
        }
    }

    /// Says whose coalitions will be asked about, where there are too many to think of all.
    pub(crate) fn think_of(&self, among: Contenders) {
        if self.standing.len() > FEW {
            self.among.set(among);
        }
    }

    /// What belonging to its present coalition is worth.
    pub(crate) fn present(&self) -> f64 {
        *self.present.get_or_init(|| self.payoff(self.state.coalition_of(self.who)))
    }

    /// What belonging to `members` is worth.
    pub(crate) fn payoff(&self, members: Contenders) -> f64 {
        let parameters = self.scenario.parameters();
        let sum = |weights: &[f64], set: Contenders| set.iter().map(|id| weights[id.index()]).sum::<f64>();
        let together = sum(self.expected, members);
        if together <= 0.0 {
            return 0.0;
        }
        let rulers = &mut *self.rulers.borrow_mut();
        let place = rulers.place(self.majority, self.expected, (self.who, members), self.among.get());
        let mine = self.expected[self.who.index()];
        let ruling = sum(self.expected, place.ruling);
        let share = Spoils { mine, coalition: together, ruling, total: 1.0 }.share(self.scenario, place.inside);
        // A coalition wins with what it has now; who will rule within it is judged by what is to be expected.
        let strength = sum(self.now, members);
        let compromise = parameters.coalition_distance * distance_to(self.state, self.who, members);
        chance_of_winning(self.scenario, strength) * (share - compromise)
            + parameters.coalition_trust * self.dependence() * self.backing(members)
    }

    /// What it costs to go over to `members`: nothing for who takes all its allies along, and little for who has little.
    pub(crate) fn cost_of_switching(&self, members: Contenders) -> f64 {
        if members.contains_all(self.state.coalition_of(self.who)) {
            return 0.0;
        }
        self.scenario.parameters().switching_cost * stake(self.state, self.who)
    }

    /// How much it depends on others, in [0, 1].
    fn dependence(&self) -> f64 {
        dependence(self.scenario, self.now[self.who.index()])
    }

    /// The weight of the other members that it can count on: each's as far as it is trusted as things are now, and against
    /// it where it is mistrusted.
    fn backing(&self, members: Contenders) -> f64 {
        let all = self.scenario.all_contenders();
        let now = |other| trust_for_now(self.scenario, self.state, self.who, other);
        let trust = self.trust.get_or_init(|| all.iter().map(now).collect());
        members.without(self.who).iter().map(|other| self.now[other.index()] * trust[other.index()]).sum()
    }
}

/// Distance in ideas of `who` from the centre of gravity of `members`, as `who` weighs them.
fn distance_to(state: &State, who: ContenderId, members: Contenders) -> f64 {
    let centre = centre_of(state, who, members);
    centre.map_or(0.0, |centre| distance(state, &state.contenders[who.index()].platform, &centre))
}

/// The centre of gravity of the others among `members`, as `who` weighs them; none if they weigh nothing.
pub(crate) fn centre_of(state: &State, who: ContenderId, members: Contenders) -> Option<Point> {
    let others = members.without(who);
    let seen = state.assessment.seen_by(who);
    let total: f64 = others.iter().map(|id| seen[id.index()]).sum();
    if total <= 0.0 {
        return None;
    }
    let mut centre = [0.0; MAX_ISSUES];
    for other in others.iter() {
        let part = seen[other.index()] / total;
        for (sum, coordinate) in centre.iter_mut().zip(&state.contenders[other.index()].platform) {
            *sum += part * coordinate;
        }
    }
    Some(centre)
}

/// Distance in ideas of two points, 1 for opposite ends of one issue of salience 1.
pub(crate) fn distance(state: &State, a: &Point, b: &Point) -> f64 {
    squared_distance(a, b, &state.salience).sqrt() / 2.0
}

/// How much a contender of some weight depends on others: the chance that it does not get its way alone (Emerson 1962,
/// power-dependence relations). Whoever needs nobody need neither trust nor please anybody.
pub(crate) fn dependence(scenario: &Scenario, weight: f64) -> f64 {
    1.0 - chance_of_winning(scenario, weight)
}

/// Trust of `a` in `b` as things are now: a threat to both binds them, up to full trust.
pub(crate) fn trust_for_now(scenario: &Scenario, state: &State, a: ContenderId, b: ContenderId) -> f64 {
    let bond = scenario.parameters().strange_bedfellows * common_threat(state, a, b);
    (state.trust_in(a, b) + bond).min(1.0)
}

/// What threatens both of two contenders, as one of them sees it: the weight of those whom both mistrust, by the lesser
/// mistrust (balance of threat, Walt 1987). Whoever stands with an enemy counts as one; allies of either are judged by
/// themselves.
fn common_threat(state: &State, a: ContenderId, b: ContenderId) -> f64 {
    let allies = state.coalition_of(a).or(state.coalition_of(b));
    let (mut threat, mut left) = (0.0, state.standing().without(a).without(b));
    while let Some(third) = left.iter().next() {
        let side = if allies.contains(third) { Contenders::only(third) } else { state.coalition_of(third).with(third) };
        let mistrust = |of: ContenderId| side.iter().map(|whom| -state.trust_in(of, whom)).fold(0.0, f64::max);
        let strength: f64 = side.iter().map(|whom| state.assessment.seen(a, whom)).sum();
        threat += strength * mistrust(a).min(mistrust(b));
        left = left.minus(side);
    }
    threat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_placed_as_the_table_places_it() {
        let ids: Vec<ContenderId> = (0..2).filter_map(ContenderId::from_index).collect();
        for majority in [Majority::SIMPLE, Majority::TWO_THIRDS] {
            for (mine, theirs) in [(0.0, 0.0), (0.0, 0.3), (0.3, 0.0), (0.2, 0.2), (0.2, 0.4), (0.4, 0.2), (0.3, 0.31)]
            {
                let weights = [mine, theirs];
                let mut rulers = Rulers::default();
                rulers.solve(majority, &weights, Contenders::first(2));
                let fate = rulers.table.fate(0b11, 0b01);
                let place = place_in_pair(majority, &weights, ids[0], ids[1]);
                assert_eq!(place.inside, f64::from(fate.including) / f64::from(fate.answers), "{weights:?}");
                assert_eq!(Some(place.ruling.mask()), fate.first, "{weights:?}");
            }
        }
    }
}
