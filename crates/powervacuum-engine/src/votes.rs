//! Votes: who takes which side, what is expected, and what is counted (model, section 7; random utility, McFadden 1974).

use crate::chance::{DrawKey, Purpose};
use crate::event::Count;
use crate::ids::{BodyId, ContenderId, Contenders};
use crate::math;
use crate::simulation::World;
use crate::state::State;
use crate::state::assess::visibility;
use crate::state::queries::is_assembly;
use crate::survey::{LANES, Survey};

/// Chance that a voter on neither side abstains. Assumed.
const ABSTENTION: f64 = 0.15;
/// Prestige at which a target is neither protected nor exposed. Assumed.
const ORDINARY_PRESTIGE: f64 = 0.4;

/// Half of the lanes.
const HALF: usize = LANES / 2;
/// For each set of so many contenders 1 for its members and 0 for the others.
const MEMBERS: [[f64; HALF]; 1 << HALF] = {
    let mut members = [[0.0; HALF]; 1 << HALF];
    let mut set = 0;
    while set < members.len() {
        let mut i = 0;
        while i < HALF {
            members[set][i] = (set >> i & 1) as f64;
            i += 1;
        }
        set += 1;
    }
    members
};

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

    /// The share of ayes to be expected in `bodies` together, through the given eyes.
    pub(crate) fn expected(&self, survey: &Survey, bodies: &[BodyId], eyes: Eyes) -> f64 {
        self.ayes_among(survey, &following_in(survey, bodies, eyes))
    }

    /// The share of ayes to be expected of voters who follow whom they follow.
    pub(crate) fn ayes_among(&self, survey: &Survey, following: &Following) -> f64 {
        let total = following.total(survey.scenario.contender_count());
        if total <= 0.0 {
            return 0.0;
        }
        let mut probabilities = [0.0; Contenders::MAX];
        let mut ayes = following.unattached * self.aye_probabilities(survey, &mut probabilities);
        for patron in survey.standing.iter().map(ContenderId::index) {
            let voters = following.by_contender[patron];
            if voters > 0.0 {
                ayes += voters * probabilities[patron];
            }
        }
        ayes / total
    }

    /// Writes the probability that a voter votes for it, by whom the voter follows; returns it for the unattached.
    fn aye_probabilities(&self, survey: &Survey, by_contender: &mut [f64; Contenders::MAX]) -> f64 {
        let (parameters, state) = (survey.scenario.parameters(), survey.state);
        let public = &state.assessment.public;
        let sum = |set: Contenders| set.iter().map(|id| public[id.index()]).sum::<f64>();
        let bandwagon = parameters.vote_bandwagon * (sum(self.for_side) - sum(self.against_side));
        let prestige = |who: ContenderId| state.contenders[who.index()].prestige - ORDINARY_PRESTIGE;
        let protection = parameters.vote_prestige * (0.5 * prestige(self.mover) - prestige(self.target));
        let advantage = |side: f64, judgement: f64| {
            parameters.vote_side * side + parameters.vote_judgement * judgement + bandwagon + protection
        };
        let near = survey.apart_from(self.target).iter().zip(survey.apart_from(self.mover));
        let trust = survey.trust_in(self.mover).iter().zip(survey.trust_in(self.target));
        let (lanes, _) = by_contender.as_chunks_mut::<LANES>();
        let pieces = lanes.iter_mut().zip(near).zip(trust);
        for (piece, ((lanes, (from_target, from_mover)), (in_mover, in_target))) in pieces.enumerate() {
            let sides = self.sides(piece * LANES);
            for (i, lane) in lanes.iter_mut().enumerate() {
                let judgement = 0.5 * (in_mover[i] - in_target[i]) + from_target[i] - from_mover[i];
                *lane = advantage(sides[i], judgement);
            }
        }
        // What the two themselves think of each other is plain.
        by_contender[self.mover.index()] = advantage(self.side_of(self.mover), 1.0);
        by_contender[self.target.index()] = advantage(self.side_of(self.target), -1.0);
        let (lanes, _) = by_contender.as_chunks_mut::<LANES>();
        for lanes in &mut lanes[..survey.scenario.contender_count().div_ceil(LANES)] {
            lanes.iter_mut().for_each(|x| *x = math::logistic(*x));
        }
        let judgement = 0.5 * (survey.astray(self.target) - survey.astray(self.mover));
        math::logistic(advantage(0.0, judgement))
    }

    /// 1 for the mover's side, -1 for the target's, 0 for neither.
    fn side_of(&self, patron: ContenderId) -> f64 {
        f64::from(i8::from(self.for_side.contains(patron)) - i8::from(self.against_side.contains(patron)))
    }

    /// The sides of contenders from one position on.
    fn sides(&self, first: usize) -> [f64; LANES] {
        let (ayes, noes) = (self.for_side.mask() >> first, self.against_side.mask() >> first);
        let members = |mask: u32, half: usize| &MEMBERS[(mask >> (half * HALF)) as usize % MEMBERS.len()];
        let mut sides = [0.0; LANES];
        for (half, sides) in sides.as_chunks_mut::<HALF>().0.iter_mut().enumerate() {
            let (ayes, noes) = (members(ayes, half), members(noes, half));
            *sides = std::array::from_fn(|i| ayes[i] - noes[i]);
        }
        sides
    }

    /// Counts the votes of `bodies` together.
    pub(crate) fn count(&self, world: &mut World, bodies: &[BodyId], tag: u32) -> Count {
        let scenario = world.scenario();
        let survey = world.survey();
        let forecast = self.expected(&survey, bodies, Eyes::Public);
        let following = following_in(&survey, bodies, Eyes::Real);
        let mut probabilities = Following { by_contender: [0.0; Contenders::MAX], unattached: 0.0 };
        probabilities.unattached = self.aye_probabilities(&survey, &mut probabilities.by_contender);
        let patrons = std::iter::once(None).chain(survey.standing.iter().map(Some));
        let classes: Vec<(Option<ContenderId>, f64, f64)> =
            patrons.map(|patron| (patron, following.of(patron), probabilities.of(patron))).collect();
        let shares: Vec<(Option<ContenderId>, f64)> = classes.iter().map(|&(who, voters, _)| (who, voters)).collect();
        let total: f64 = shares.iter().map(|(_, share)| share).sum();
        let seats = seats_from_shares(world, &shares, total.round() as u32, tag);
        let mut count = Count {
            ayes: 0,
            noes: 0,
            abstentions: 0,
            forecast,
            for_side: self.for_side,
            against_side: self.against_side,
        };
        let month = world.state().month;
        for ((patron, _, probability), voters) in classes.into_iter().zip(seats) {
            let entity = patron.map_or(0, |patron| scenario.contender(patron).key + 1);
            let draw = |purpose| DrawKey { purpose, month, entity, other: tag };
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

/// Something of voters, by whom they follow: how many there are, or how likely they vote for a motion.
pub(crate) struct Following {
    pub(crate) by_contender: [f64; Contenders::MAX],
    pub(crate) unattached: f64,
}

impl Following {
    /// All of them, `count` contenders' voters and the unattached.
    fn total(&self, count: usize) -> f64 {
        self.by_contender[..count].iter().sum::<f64>() + self.unattached
    }

    fn of(&self, patron: Option<ContenderId>) -> f64 {
        patron.map_or(self.unattached, |patron| self.by_contender[patron.index()])
    }
}

/// Voters of `bodies` together, by whom they follow, through the given eyes.
pub(crate) fn following_in(survey: &Survey, bodies: &[BodyId], eyes: Eyes) -> Following {
    let (scenario, state) = (survey.scenario, survey.state);
    let count = scenario.contender_count();
    let mut following = Following { by_contender: [0.0; Contenders::MAX], unattached: 0.0 };
    let mut known = [1.0; Contenders::MAX];
    if !matches!(eyes, Eyes::Real) && !scenario.spec().rules.true_sight {
        for patron in survey.standing.iter() {
            known[patron.index()] = match eyes {
                Eyes::Of(who) => visibility(scenario, state, who, patron),
                _ => state.contenders[patron.index()].visibility,
            };
        }
    }
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
        let seats = survey.seats(body);
        following.unattached += seats.unattached;
        for patron in survey.standing.iter().map(ContenderId::index) {
            let (own, clients, known) = (seats.own[patron], seats.clients[patron], known[patron]);
            following.by_contender[patron] += own + known * clients;
            following.unattached += (1.0 - known) * clients;
        }
    }
    following
}

/// Distributes `total` seats in proportion to `shares` by largest remainders, ties by lot (Hamilton's method).
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
