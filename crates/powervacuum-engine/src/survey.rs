//! A survey of a state: what many forecasts need, worked out once.

use std::cell::{OnceCell, RefCell};

use crate::ids::{BodyId, ChargeId, ConstituencyId, ContenderId, Contenders, Person, RungId};
use crate::prospects::{Prospects, Rulers};
use crate::scenario::Scenario;
use crate::state::State;
use crate::state::effects::distance_from_members;
use crate::state::queries::squared_distance;

const MAX: usize = Contenders::MAX;

/// For each contender those whom it can bear to sit with and who can bear it.
pub(crate) type Bearing = [Contenders; MAX];

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
        let standing = state.standing();
        let mut count = SeatCount { own: [0.0; MAX], clients: [0.0; MAX], unattached: 0.0 };
        for seat in &state.bodies[body.index()].seats {
            let patron = match seat.holder {
                Some(person) => state.patron_of(Some(person)),
                None => seat.patron,
            };
            let patron = patron.filter(|&patron| standing.contains(patron));
            match patron {
                Some(who) if seat.holder == Some(Person::Contender(who)) => count.own[who.index()] += 1.0,
                Some(patron) => count.clients[patron.index()] += 1.0,
                None => count.unattached += 1.0,
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
    /// Seats of each body, counted when they are first asked for.
    seats: Vec<OnceCell<Box<SeatCount>>>,
    /// Room in which ruling coalitions are worked out.
    pub(crate) rulers: RefCell<Rulers>,
    /// What coalitions are worth to each contender.
    prospects: OnceCell<Vec<Prospects<'v>>>,
    /// Who can bear whom, both ways.
    pub(crate) bearing: OnceCell<Bearing>,
    /// Reach in print, command of arms and hold on the agenda of each contender.
    pub(crate) press: [f64; MAX],
    pub(crate) coercion: [f64; MAX],
    pub(crate) agenda: [f64; MAX],
    /// Distance in ideas from what the members want.
    pub(crate) astray: [f64; MAX],
    /// The charges that bite the most against each standing contender.
    pub(crate) sharpest_charges: OnceCell<Vec<(ContenderId, ChargeId)>>,
    /// The next step down of each contender against whom somebody could move.
    pub(crate) open_steps: OnceCell<Vec<(ContenderId, RungId)>>,
    /// Distance in ideas of the row from the column.
    apart: OnceCell<Vec<f64>>,
    /// Delegates of each constituency, as a share of all.
    delegates: OnceCell<Vec<f64>>,
}

impl<'v> Survey<'v> {
    pub(crate) fn new(scenario: &'v Scenario, state: &'v State) -> Self {
        let standing = state.standing();
        let mut survey = Survey {
            scenario,
            state,
            standing,
            seats: vec![OnceCell::new(); state.bodies.len()],
            rulers: RefCell::default(),
            prospects: OnceCell::new(),
            bearing: OnceCell::new(),
            press: [0.0; MAX],
            coercion: [0.0; MAX],
            agenda: [0.0; MAX],
            astray: [0.0; MAX],
            sharpest_charges: OnceCell::new(),
            open_steps: OnceCell::new(),
            apart: OnceCell::new(),
            delegates: OnceCell::new(),
        };
        for (holder, office) in state.offices.iter().zip(&scenario.spec().offices) {
            let Some(who) = state.patron_of(*holder).map(ContenderId::index) else { continue };
            survey.press[who] = survey.press[who].max(office.powers.press);
            survey.coercion[who] = survey.coercion[who].max(office.powers.coercion);
            if matches!(holder, Some(Person::Contender(_))) {
                survey.agenda[who] = survey.agenda[who].max(office.powers.agenda);
            }
        }
        for who in standing.iter() {
            survey.astray[who.index()] = distance_from_members(state, who);
        }
        survey
    }

    /// The seats of a committee by whom they follow.
    pub(crate) fn seats(&self, body: BodyId) -> &SeatCount {
        self.seats[body.index()].get_or_init(|| Box::new(SeatCount::of(self.state, body)))
    }

    /// What coalitions are worth to a contender.
    pub(crate) fn prospects(&self, who: ContenderId) -> &Prospects<'v> {
        let all = self.scenario.all_contenders();
        let prospects = || all.iter().map(|who| Prospects::new(self.scenario, self.state, who)).collect();
        &self.prospects.get_or_init(prospects)[who.index()]
    }

    /// Distance in ideas of two standing contenders, 1 for opposite ends of one issue of salience 1.
    pub(crate) fn apart(&self, a: ContenderId, b: ContenderId) -> f64 {
        let count = self.scenario.contender_count();
        let apart = self.apart.get_or_init(|| {
            let mut apart = vec![0.0; count * count];
            for a in self.standing.iter() {
                let from = &self.state.contenders[a.index()].platform;
                for b in self.standing.without(a).iter() {
                    let to = &self.state.contenders[b.index()].platform;
                    let squared = squared_distance(from, to, &self.state.salience);
                    apart[a.index() * count + b.index()] = squared.sqrt() / 2.0;
                }
            }
            apart
        });
        apart[a.index() * count + b.index()]
    }

    /// The delegates of a constituency, as a share of all.
    pub(crate) fn delegates(&self, constituency: ConstituencyId) -> f64 {
        self.all_delegates()[constituency.index()]
    }

    /// The delegates of each constituency, as shares of all.
    pub(crate) fn all_delegates(&self) -> &[f64] {
        self.delegates.get_or_init(|| {
            let (scenario, state) = (self.scenario, self.state);
            let all = state.assessment.delegate_count.max(1e-9);
            let share = |id: ConstituencyId| {
                let members: f64 = state.groups[scenario.groups_of(id)].iter().map(|group| group.members).sum();
                members * scenario.constituency(id).delegates_per_thousand / 1000.0 / all
            };
            (0..state.constituencies.len()).filter_map(ConstituencyId::from_index).map(share).collect()
        })
    }
}
