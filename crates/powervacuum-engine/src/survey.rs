//! A survey of a state: what many forecasts need, worked out once.

use crate::ids::{BodyId, ConstituencyId, ContenderId, Contenders, Person};
use crate::scenario::Scenario;
use crate::state::State;
use crate::state::effects::distance_from_members;
use crate::state::queries::squared_distance;

const MAX: usize = Contenders::MAX;

/// The seats of a committee by whom they follow.
#[derive(Clone, Copy)]
pub(crate) struct SeatCount {
    /// Seats in which contenders sit themselves.
    pub(crate) own: [f64; MAX],
    /// Seats of those who follow them.
    pub(crate) clients: [f64; MAX],
    /// Seats of those who follow nobody.
    pub(crate) unattached: f64,
}

impl SeatCount {
    pub(crate) fn of(state: &State, body: BodyId) -> Self {
        let mut count = SeatCount { own: [0.0; MAX], clients: [0.0; MAX], unattached: 0.0 };
        for seat in &state.bodies[body.index()].seats {
            match (seat.holder, state.seat_patron(seat)) {
                (Some(Person::Contender(_)), Some(contender)) => count.own[contender.index()] += 1.0,
                (_, Some(patron)) => count.clients[patron.index()] += 1.0,
                (_, None) => count.unattached += 1.0,
            }
        }
        count
    }
}

/// What many forecasts need, worked out once.
pub(crate) struct Survey<'v> {
    pub(crate) scenario: &'v Scenario,
    pub(crate) state: &'v State,
    pub(crate) standing: Contenders,
    /// Seats of each body.
    pub(crate) seats: Vec<SeatCount>,
    /// Reach in print, command of arms and hold on the agenda of each contender.
    pub(crate) press: [f64; MAX],
    pub(crate) coercion: [f64; MAX],
    pub(crate) agenda: [f64; MAX],
    /// Distance in ideas from what the members want.
    pub(crate) astray: [f64; MAX],
    /// Distance in ideas of the row from the column.
    apart: Vec<f64>,
    /// Delegates of each constituency, as a share of all.
    pub(crate) delegates: Vec<f64>,
}

impl<'v> Survey<'v> {
    pub(crate) fn new(scenario: &'v Scenario, state: &'v State) -> Self {
        let count = scenario.contender_count();
        let standing = state.standing();
        let mut survey = Survey {
            scenario,
            state,
            standing,
            seats: (0..state.bodies.len()).filter_map(BodyId::from_index).map(|b| SeatCount::of(state, b)).collect(),
            press: [0.0; MAX],
            coercion: [0.0; MAX],
            agenda: [0.0; MAX],
            astray: [0.0; MAX],
            apart: vec![0.0; count * count],
            delegates: Vec::with_capacity(state.constituencies.len()),
        };
        for (holder, office) in state.offices.iter().zip(&scenario.spec().offices) {
            let Some(who) = state.patron_of(*holder).map(ContenderId::index) else { continue };
            survey.press[who] = survey.press[who].max(office.powers.press);
            survey.coercion[who] = survey.coercion[who].max(office.powers.coercion);
            if matches!(holder, Some(Person::Contender(_))) {
                survey.agenda[who] = survey.agenda[who].max(office.powers.agenda);
            }
        }
        for a in standing.iter() {
            survey.astray[a.index()] = distance_from_members(state, a);
            let from = &state.contenders[a.index()].platform;
            for b in standing.without(a).iter() {
                let squared = squared_distance(from, &state.contenders[b.index()].platform, &state.salience);
                survey.apart[a.index() * count + b.index()] = squared.sqrt() / 2.0;
            }
        }
        let all = state.assessment.delegate_count.max(1e-9);
        for id in (0..state.constituencies.len()).filter_map(ConstituencyId::from_index) {
            let members: f64 = state.groups[scenario.groups_of(id)].iter().map(|group| group.members).sum();
            survey.delegates.push(members * scenario.constituency(id).delegates_per_thousand / 1000.0 / all);
        }
        survey
    }

    /// Distance in ideas of two contenders, 1 for opposite ends of one issue of salience 1.
    pub(crate) fn apart(&self, a: ContenderId, b: ContenderId) -> f64 {
        self.apart[a.index() * self.scenario.contender_count() + b.index()]
    }
}
