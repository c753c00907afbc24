//! Phase 4: some contenders think again about whom to go with; more do after a death, a removal, a shock, or before an
//! assembly. What they find is on offer among their actions.

use crate::chance::{DrawKey, Purpose};
use crate::event::{Cause, EventKind, Source, Term};
use crate::ids::{BodyId, ContenderId, Contenders};
use crate::simulation::World;
use crate::state::queries::{is_assembly, months_to_meeting};

/// Months before an assembly in which alliances are reviewed more often. Assumed.
const EVE_MONTHS: u16 = 2;

pub(crate) fn play(world: &mut World) {
    let (scenario, state) = (world.scenario(), world.state());
    let parameters = scenario.parameters();
    let eve = (0..scenario.spec().bodies.len())
        .filter_map(BodyId::from_index)
        .filter(|&body| is_assembly(scenario, body) && scenario.body(body).weight.get() > 0.0)
        .any(|body| months_to_meeting(scenario, body, state.month).is_some_and(|months| months <= EVE_MONTHS));
    let rate = if state.alarm || eve { parameters.review_rate_alarmed } else { parameters.review_rate };
    let (month, alarm) = (state.month, state.provenance.alarm.filter(|_| state.alarm));
    let standing: Vec<ContenderId> = state.standing().iter().collect();
    let contenders: Contenders = standing
        .into_iter()
        .filter(|&contender| {
            let entity = scenario.contender(contender).key;
            world.chance.happens(DrawKey { purpose: Purpose::Reconsiders, month, entity, other: 0 }, rate)
        })
        .collect();
    if !contenders.is_empty() || world.state().alarm {
        let source = alarm.map_or(Source::Term(Term::Occasion), Source::Event);
        world.record(EventKind::AlliancesReviewed { contenders }, vec![Cause { source, part: 1.0 }]);
    }
    if world.scenario().spec().rules.coalitions_by_lot {
        contenders.iter().for_each(|contender| ally_by_lot(world, contender));
    }
}

/// A contender goes with whom the lot says: with each of the others, or without, as likely.
fn ally_by_lot(world: &mut World, by: ContenderId) {
    let (scenario, month) = (world.scenario(), world.state().month);
    let others: Vec<ContenderId> = world.state().standing().without(by).iter().collect();
    let key = |id| scenario.contender(id).key;
    let lot = |other: &ContenderId| {
        let key = DrawKey { purpose: Purpose::CoalitionByLot, month, entity: key(by), other: key(*other) };
        world.chance.happens(key, 0.5)
    };
    let members = others.into_iter().filter(lot).fold(Contenders::only(by), Contenders::with);
    let former = world.state().coalition_of(by);
    let causes = vec![Cause { source: Source::Term(Term::Chance), part: 1.0 }];
    if members.len() > 1 && members != former {
        let all = members.iter().fold(Contenders::NONE, |all, member| all.or(world.state().coalition_of(member)));
        world.record(EventKind::CoalitionFormed { by, members, abandoned: all.minus(members) }, causes);
    } else if members.len() == 1 && former.len() > 1 {
        world.record(EventKind::CoalitionLeft { by, former }, causes);
    }
}
