//! A survey of a state: what many forecasts need, worked out once.

use std::cell::{OnceCell, RefCell};

use smallvec::SmallVec;

use crate::ids::{BodyId, ChargeId, ConstituencyId, ContenderId, Contenders, OfficeId, Person, RungId};
use crate::prospects::{Prospects, Rulers};
use crate::scenario::Scenario;
use crate::simulation::Struggle;
use crate::state::effects::distance_from_members;
use crate::state::queries::squared_distance;
use crate::state::{Seats, State};
use crate::theory::ruling_coalition::Majority;

const MAX: usize = Contenders::MAX;

/// Contenders whose numbers are worked on at once: rows of a table are cut into so many, filled up with 0.
pub(crate) const LANES: usize = 8;

/// A number for each pair of contenders.
struct Table {
    /// Pieces of a row.
    width: usize,
    entries: SmallVec<[[f64; LANES]; LANES]>,
}

impl Table {
    /// All 0.
    fn new(count: usize) -> Self {
        let width = count.div_ceil(LANES).max(1);
        Table { width, entries: SmallVec::from_elem([0.0; LANES], width * count) }
    }

    fn set(&mut self, row: ContenderId, column: ContenderId, entry: f64) {
        self.entries[row.index() * self.width + column.index() / LANES][column.index() % LANES] = entry;
    }

    fn row(&self, row: ContenderId) -> &[[f64; LANES]] {
        &self.entries[row.index() * self.width..][..self.width]
    }
}

/// For each contender those whom it can bear to sit with and who can bear it.
pub(crate) type Bearing = [Contenders; MAX];

/// Steps down that could be moved: whose, and to which rung.
pub(crate) type OpenSteps = SmallVec<[(ContenderId, RungId); 16]>;

/// The seats of a committee by whom they follow.
#[derive(Clone, Copy, Debug)]
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
            let (seats, patron) = match seat.holder {
                Some(Person::Contender(who)) => (&mut count.own, Some(who)),
                Some(Person::Notable(notable)) => (&mut count.clients, state.notables[notable.index()].patron),
                None => (&mut count.clients, seat.patron),
            };
            match patron.filter(|&patron| standing.contains(patron)) {
                Some(patron) => seats[patron.index()] += 1.0,
                None => count.unattached += 1.0,
            }
        }
        count
    }

    /// The seats whose holders follow somebody of `side`.
    pub(crate) fn held_by(&self, side: Contenders) -> f64 {
        side.iter().map(|who| self.own[who.index()] + self.clients[who.index()]).sum()
    }
}

/// What many forecasts need, worked out once.
pub(crate) struct Survey<'v> {
    pub(crate) scenario: &'v Scenario,
    pub(crate) state: &'v State,
    pub(crate) standing: Contenders,
    /// The seats of each body, as far as they have been counted.
    seats: &'v Seats,
    /// Room in which ruling coalitions are worked out.
    pub(crate) rulers: RefCell<Rulers>,
    /// The majority rule of coalitions.
    majority: OnceCell<Majority>,
    /// What coalitions are worth to each contender.
    prospects: OnceCell<Vec<Prospects<'v>>>,
    /// Who can bear whom, both ways.
    pub(crate) bearing: OnceCell<Bearing>,
    /// Reach in print, command of arms and hold on the agenda of each contender.
    pub(crate) press: [f64; MAX],
    pub(crate) coercion: [f64; MAX],
    pub(crate) agenda: [f64; MAX],
    /// Distance in ideas of each standing contender from what the members want.
    astray: OnceCell<[f64; MAX]>,
    /// How forcefully each contender accuses.
    pub(crate) forces: OnceCell<[f64; MAX]>,
    /// The charges that anybody thinks of this month, and whether each is about the line.
    pub(crate) charges_in_use: OnceCell<SmallVec<[(ChargeId, bool); 8]>>,
    /// The charges that bite the most against each standing contender.
    pub(crate) sharpest_charges: OnceCell<SmallVec<[(ContenderId, ChargeId); 16]>>,
    /// The next step down of each contender against whom somebody could move.
    pub(crate) open_steps: OnceCell<OpenSteps>,
    /// Distance in ideas of the row from the column.
    apart: OnceCell<Table>,
    /// Trust of the column in the row.
    trust: OnceCell<Table>,
    /// Delegates of each constituency, as a share of all.
    delegates: OnceCell<Vec<f64>>,
    /// The part of them that no secretary delivers.
    loose_delegates: OnceCell<Vec<f64>>,
    /// The offices that appoint, and who commands each.
    appointing: OnceCell<SmallVec<[(OfficeId, ContenderId); 4]>>,
    /// The part of all weight that hangs on delegates.
    pub(crate) delegate_weight: OnceCell<f64>,
}

impl<'v> Survey<'v> {
    pub(crate) fn new(struggle: &'v Struggle) -> Self {
        let Struggle { scenario, state, memory, .. } = struggle;
        let standing = state.standing();
        let mut survey = Survey {
            scenario,
            state,
            standing,
            seats: &memory.seats,
            rulers: RefCell::default(),
            majority: OnceCell::new(),
            prospects: OnceCell::new(),
            bearing: OnceCell::new(),
            press: [0.0; MAX],
            coercion: [0.0; MAX],
            agenda: [0.0; MAX],
            astray: OnceCell::new(),
            forces: OnceCell::new(),
            charges_in_use: OnceCell::new(),
            sharpest_charges: OnceCell::new(),
            open_steps: OnceCell::new(),
            apart: OnceCell::new(),
            trust: OnceCell::new(),
            delegates: OnceCell::new(),
            loose_delegates: OnceCell::new(),
            appointing: OnceCell::new(),
            delegate_weight: OnceCell::new(),
        };
        for (holder, office) in state.offices.iter().zip(&scenario.spec().offices) {
            let Some(who) = state.patron_of(*holder).map(ContenderId::index) else { continue };
            survey.press[who] = survey.press[who].max(office.powers.press);
            survey.coercion[who] = survey.coercion[who].max(office.powers.coercion);
            if matches!(holder, Some(Person::Contender(_))) {
                survey.agenda[who] = survey.agenda[who].max(office.powers.agenda);
            }
        }
        survey
    }

    /// Distance in ideas of a standing contender from what the members want; 0 for one who does not stand.
    pub(crate) fn astray(&self, who: ContenderId) -> f64 {
        let astray = self.astray.get_or_init(|| {
            let mut astray = [0.0; MAX];
            for who in self.standing.iter() {
                astray[who.index()] = distance_from_members(self.state, who);
            }
            astray
        });
        astray[who.index()]
    }

    /// The seats of a committee by whom they follow.
    pub(crate) fn seats(&self, body: BodyId) -> &SeatCount {
        self.seats.of(self.state, body)
    }

    /// Whether a contender sits in a committee.
    pub(crate) fn sits_in(&self, who: ContenderId, body: BodyId) -> bool {
        // Seats of those who do not stand are counted with those of nobody.
        if self.standing.contains(who) {
            self.seats(body).own[who.index()] > 0.0
        } else {
            self.state.sits_in(who, body)
        }
    }

    /// The majority rule of coalitions, as an exact fraction.
    pub(crate) fn majority(&self) -> Majority {
        let share = self.scenario.parameters().majority;
        let majority = || Majority::from_decimal(share).expect("the parameter's range lies within [1/2, 1)");
        *self.majority.get_or_init(majority)
    }

    /// What coalitions are worth to a contender.
    pub(crate) fn prospects(&self, who: ContenderId) -> &Prospects<'v> {
        let all = self.scenario.all_contenders();
        let prospects = || all.iter().map(|who| Prospects::new(self, who)).collect();
        &self.prospects.get_or_init(prospects)[who.index()]
    }

    /// Distance in ideas of two standing contenders, 1 for opposite ends of one issue of salience 1.
    pub(crate) fn apart(&self, a: ContenderId, b: ContenderId) -> f64 {
        self.apart_from(a)[b.index() / LANES][b.index() % LANES]
    }

    /// Distance in ideas of each standing contender from one of them.
    pub(crate) fn apart_from(&self, from: ContenderId) -> &[[f64; LANES]] {
        let apart = self.apart.get_or_init(|| {
            let mut apart = Table::new(self.scenario.contender_count());
            for a in self.standing.iter() {
                let from = &self.state.contenders[a.index()].platform;
                // The same both ways, to the bit: gaps are squared.
                for b in self.standing.iter().take_while(|&b| b < a) {
                    let to = &self.state.contenders[b.index()].platform;
                    let distance = squared_distance(from, to, &self.state.salience).sqrt() / 2.0;
                    apart.set(a, b, distance);
                    apart.set(b, a, distance);
                }
            }
            apart
        });
        apart.row(from)
    }

    /// Trust of each contender in one of them.
    pub(crate) fn trust_in(&self, trusted: ContenderId) -> &[[f64; LANES]] {
        let trust = self.trust.get_or_init(|| {
            let count = self.scenario.contender_count();
            let mut trust = Table::new(count);
            for (trusted, row) in trust.entries.chunks_exact_mut(trust.width).enumerate() {
                let column = self.state.trust[trusted..].iter().step_by(count);
                row.as_flattened_mut().iter_mut().zip(column).for_each(|(entry, trust)| *entry = *trust);
            }
            trust
        });
        trust.row(trusted)
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

    /// The delegates of each constituency whom no secretary delivers, as shares of all delegates.
    pub(crate) fn loose_delegates(&self) -> &[f64] {
        self.loose_delegates.get_or_init(|| {
            let places = self.all_delegates().iter().zip(&self.state.constituencies);
            places.map(|(delegates, here)| delegates * (1.0 - here.control)).collect()
        })
    }

    /// The offices that appoint and are commanded by somebody, with their commanders.
    pub(crate) fn appointing(&self) -> &[(OfficeId, ContenderId)] {
        self.appointing.get_or_init(|| {
            let ids = (0..self.state.offices.len()).filter_map(OfficeId::from_index);
            let appointing = ids.filter(|&office| self.scenario.office(office).powers.appoints > 0.0);
            let commanded = |id: OfficeId| Some((id, self.state.patron_of(self.state.offices[id.index()])?));
            appointing.filter_map(commanded).collect()
        })
    }
}
