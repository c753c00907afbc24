//! Votes: who takes which side, what is expected, and what is counted (model, section 7; random utility, McFadden 1974).

use crate::chance::{DrawKey, Purpose};
use crate::event::Count;
use crate::ids::{BodyId, ContenderId, Contenders, Person};
use crate::math;
use crate::reckoning::distance_between;
use crate::scenario::Scenario;
use crate::simulation::World;
use crate::state::State;
use crate::state::assess::visibility;
use crate::state::effects::distance_from_members;
use crate::state::queries::is_assembly;

/// Chance that a voter on neither side abstains. Assumed.
const ABSTENTION: f64 = 0.15;
/// Prestige at which a target is neither protected nor exposed. Assumed.
const ORDINARY_PRESTIGE: f64 = 0.4;

/// Through whose eyes the composition of a body is seen.
#[derive(Clone, Copy)]
pub(crate) enum Eyes {
    /// As it is.
    Real,
    /// As everybody sees it.
    Public,
    /// As a contender sees it.
    Of(ContenderId),
}

/// A question put to one or several bodies: the mover's side for it, the target's side against it.
#[derive(Clone, Copy)]
pub(crate) struct Poll {
    pub(crate) mover: ContenderId,
    pub(crate) target: ContenderId,
    pub(crate) for_side: Contenders,
    pub(crate) against_side: Contenders,
}

impl Poll {
    /// Sides are the coalitions of the mover and of the target; a target in the mover's own coalition stands alone.
    pub(crate) fn new(state: &State, mover: ContenderId, target: ContenderId) -> Self {
        let for_side = state.coalition_of(mover).without(target);
        let against_side = state.coalition_of(target).minus(for_side);
        Poll { mover, target, for_side, against_side }
    }

    /// The probability that a voter who follows `patron` votes for it.
    pub(crate) fn aye_probability(&self, scenario: &Scenario, state: &State, patron: Option<ContenderId>) -> f64 {
        let parameters = scenario.parameters();
        let side = match patron {
            Some(patron) if self.for_side.contains(patron) => 1.0,
            Some(patron) if self.against_side.contains(patron) => -1.0,
            _ => 0.0,
        };
        let judgement = match patron {
            Some(patron) if patron == self.target => -1.0,
            Some(patron) if patron == self.mover => 1.0,
            Some(patron) => {
                0.5 * (state.trust_in(patron, self.mover) - state.trust_in(patron, self.target))
                    + distance_between(state, patron, self.target)
                    - distance_between(state, patron, self.mover)
            }
            None => 0.5 * (distance_from_members(state, self.target) - distance_from_members(state, self.mover)),
        };
        let public = &state.assessment.public;
        let sum = |set: Contenders| set.iter().map(|id| public[id.index()]).sum::<f64>();
        let ahead = sum(self.for_side) - sum(self.against_side);
        let prestige = |who: ContenderId| state.contenders[who.index()].prestige - ORDINARY_PRESTIGE;
        math::logistic(
            parameters.vote_side * side
                + parameters.vote_judgement * judgement
                + parameters.vote_bandwagon * ahead
                + parameters.vote_prestige * (0.5 * prestige(self.mover) - prestige(self.target)),
        )
    }

    /// The share of ayes to be expected in `bodies` together, through the given eyes.
    pub(crate) fn expected(&self, scenario: &Scenario, state: &State, bodies: &[BodyId], eyes: Eyes) -> f64 {
        let following = following_in(scenario, state, bodies, eyes);
        let total: f64 = following.by_contender.iter().sum::<f64>() + following.unattached;
        if total <= 0.0 {
            return 0.0;
        }
        let mut ayes = following.unattached * self.aye_probability(scenario, state, None);
        for patron in state.standing().iter() {
            let voters = following.by_contender[patron.index()];
            if voters > 0.0 {
                ayes += voters * self.aye_probability(scenario, state, Some(patron));
            }
        }
        ayes / total
    }

    /// Counts the votes of `bodies` together.
    pub(crate) fn count(&self, world: &mut World, bodies: &[BodyId], tag: u32) -> Count {
        let scenario = world.scenario();
        let forecast = self.expected(scenario, world.state(), bodies, Eyes::Public);
        let following = following_in(scenario, world.state(), bodies, Eyes::Real);
        let mut count = Count {
            ayes: 0,
            noes: 0,
            abstentions: 0,
            forecast,
            for_side: self.for_side,
            against_side: self.against_side,
        };
        let voters = apportion(world, &following, tag);
        for (patron, voters) in voters {
            let probability = self.aye_probability(scenario, world.state(), patron);
            let key = patron.map_or(0, |patron| scenario.contender(patron).key + 1);
            let month = world.state().month;
            let draw = |purpose| DrawKey { purpose, month, entity: key, other: tag };
            let neutral = patron.is_none_or(|p| !self.for_side.contains(p) && !self.against_side.contains(p));
            let abstaining =
                if neutral { world.chance.count(draw(Purpose::Abstention), voters, ABSTENTION) } else { 0 };
            let ayes = world.chance.count(draw(Purpose::Vote), voters - abstaining, probability);
            count.abstentions += abstaining;
            count.ayes += ayes;
            count.noes += voters - abstaining - ayes;
        }
        count
    }
}

/// Voters by whom they follow.
pub(crate) struct Following {
    pub(crate) by_contender: Vec<f64>,
    pub(crate) unattached: f64,
}

/// Voters of `bodies` together, by whom they follow, through the given eyes.
pub(crate) fn following_in(scenario: &Scenario, state: &State, bodies: &[BodyId], eyes: Eyes) -> Following {
    let count = scenario.contender_count();
    let mut following = Following { by_contender: vec![0.0; count], unattached: 0.0 };
    for &body in bodies {
        if is_assembly(scenario, body) {
            let assessment = &state.assessment;
            let shares = match eyes {
                Eyes::Real => &assessment.delegates[..],
                Eyes::Public => &assessment.public_delegates[..],
                Eyes::Of(who) => &assessment.seen_delegates[who.index() * count..(who.index() + 1) * count],
            };
            for (sum, share) in following.by_contender.iter_mut().zip(shares) {
                *sum += share * assessment.delegate_count;
            }
            continue;
        }
        for seat in &state.bodies[body.index()].seats {
            let Some(patron) = state.seat_patron(seat) else {
                following.unattached += 1.0;
                continue;
            };
            let known = match (eyes, seat.holder) {
                (Eyes::Real, _) | (_, Some(Person::Contender(_))) => 1.0,
                (Eyes::Public, _) if scenario.spec().rules.true_sight => 1.0,
                (Eyes::Public, _) => state.contenders[patron.index()].visibility,
                (Eyes::Of(who), _) => visibility(scenario, state, who, patron),
            };
            following.by_contender[patron.index()] += known;
            following.unattached += 1.0 - known;
        }
    }
    following
}

/// Whole voters from shares: the largest remainders get the seats that are left, ties by lot (Hamilton's method).
fn apportion(world: &mut World, following: &Following, tag: u32) -> Vec<(Option<ContenderId>, u32)> {
    let mut shares: Vec<(Option<ContenderId>, f64)> = vec![(None, following.unattached)];
    shares.extend(
        world.state().standing().iter().map(|id| (Some(id), following.by_contender[id.index()])),
    );
    let total: f64 = shares.iter().map(|(_, share)| share).sum();
    let seats = seats_from_shares(world, &shares, total.round() as u32, tag);
    shares.into_iter().map(|(who, _)| who).zip(seats).filter(|&(_, seats)| seats > 0).collect()
}

/// Distributes `total` seats in proportion to `shares` by largest remainders, ties by lot.
pub(crate) fn seats_from_shares(
    world: &mut World,
    shares: &[(Option<ContenderId>, f64)],
    total: u32,
    tag: u32,
) -> Vec<u32> {
    let sum: f64 = shares.iter().map(|(_, share)| share).sum();
    if sum <= 0.0 {
        return vec![0; shares.len()];
    }
    let exact: Vec<f64> = shares.iter().map(|(_, share)| share / sum * f64::from(total)).collect();
    let mut seats: Vec<u32> = exact.iter().map(|share| share.floor() as u32).collect();
    let mut left: Vec<f64> = exact.iter().zip(&seats).map(|(share, &whole)| share - f64::from(whole)).collect();
    while seats.iter().sum::<u32>() < total {
        let most = left.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let tied: Vec<usize> = (0..left.len()).filter(|&index| left[index] == most).collect();
        let winner = if let [only] = tied[..] {
            only
        } else {
            let scenario = world.scenario();
            let name = |index: &usize| shares[*index].0.map_or(0, |id| u64::from(scenario.contender(id).key) + 1);
            let names: Vec<u64> = tied.iter().map(name).collect();
            let month = world.state().month;
            let round = seats.iter().sum::<u32>();
            let key = DrawKey { purpose: Purpose::Apportionment, month, entity: tag, other: round };
            tied[world.chance.choose(key, &names, &vec![0.0; tied.len()])]
        };
        seats[winner] += 1;
        left[winner] = f64::NEG_INFINITY;
        if left.iter().all(|remainder| *remainder == f64::NEG_INFINITY) {
            left.copy_from_slice(&exact);
        }
    }
    seats
}
