//! Questions about a state.

use super::State;
use crate::ids::{BodyId, ContenderId, Contenders, DocumentId, OfficeId, Person, RungId};
use crate::quantity::{MAX_ISSUES, Month, Point};
use crate::scenario::{Membership, Scenario, Seat};

/// Squared distance of two points, each issue by its salience.
pub(crate) fn squared_distance(a: &Point, b: &Point, salience: &Point) -> f64 {
    let mut sum = 0.0;
    for issue in 0..MAX_ISSUES {
        let gap = a[issue] - b[issue];
        sum += salience[issue] * gap * gap;
    }
    sum
}

impl State {
    /// Contenders who live and belong to the organisation.
    pub fn standing(&self) -> Contenders {
        (0..self.contenders.len())
            .filter(|&index| self.contenders[index].alive && self.contenders[index].member)
            .filter_map(ContenderId::from_index)
            .collect()
    }

    /// Trust of `truster` in `trusted`, in [-1, 1].
    pub fn trust_in(&self, truster: ContenderId, trusted: ContenderId) -> f64 {
        self.trust[truster.index() * self.contenders.len() + trusted.index()]
    }

    /// The coalition of `contender`, itself included.
    pub fn coalition_of(&self, contender: ContenderId) -> Contenders {
        self.contenders[contender.index()].coalition
    }

    /// The offices that `contender` holds.
    pub fn offices_of(&self, contender: ContenderId) -> impl Iterator<Item = OfficeId> + '_ {
        self.offices
            .iter()
            .enumerate()
            .filter(move |(_, holder)| **holder == Some(Person::Contender(contender)))
            .filter_map(|(index, _)| OfficeId::from_index(index))
    }

    /// The offices that `contender` commands: its own, and those of the living notables who follow it.
    pub fn offices_commanded(&self, contender: ContenderId) -> impl Iterator<Item = OfficeId> + '_ {
        self.offices
            .iter()
            .enumerate()
            .filter(move |(_, holder)| self.patron_of(**holder) == Some(contender))
            .filter_map(|(index, _)| OfficeId::from_index(index))
    }

    /// Whom a person follows: itself for a contender.
    pub fn patron_of(&self, person: Option<Person>) -> Option<ContenderId> {
        match person? {
            Person::Contender(contender) => Some(contender),
            Person::Notable(notable) => self.notables[notable.index()].patron,
        }
    }

    /// Visible rank of a contender from the offices that it holds, in [0, 1].
    pub fn rank(&self, scenario: &Scenario, contender: ContenderId) -> f64 {
        self.offices_of(contender).map(|office| scenario.office(office).powers.rank).fold(0.0, f64::max)
    }

    /// Members in all.
    pub fn member_count(&self) -> f64 {
        self.groups.iter().map(|group| group.members).sum()
    }

    /// Whether a person lives and may sit and serve.
    pub fn is_eligible(&self, person: Person) -> bool {
        match person {
            Person::Contender(id) => self.contenders[id.index()].alive && self.contenders[id.index()].member,
            Person::Notable(id) => self.notables[id.index()].alive,
        }
    }

    /// Whether `contender` sits in `body`.
    pub fn sits_in(&self, contender: ContenderId, body: BodyId) -> bool {
        self.bodies[body.index()].seats.iter().any(|seat| seat.holder == Some(Person::Contender(contender)))
    }

    /// Whom a seat follows now: a contender follows itself, a notable its patron of the day.
    pub fn seat_patron(&self, seat: &Seat) -> Option<ContenderId> {
        let patron = match seat.holder {
            Some(person) => self.patron_of(Some(person)),
            None => seat.patron,
        };
        patron.filter(|&patron| self.is_eligible(Person::Contender(patron)))
    }

    /// How strongly a contender can act this month, in [0, 1].
    pub fn vigour(&self, contender: ContenderId) -> f64 {
        match self.contenders[contender.index()].incapacity {
            Some((until, degree)) if self.month < until => 1.0 - degree,
            _ => 1.0,
        }
    }

    /// Whether a body has an ordinary meeting this month.
    pub fn is_meeting(&self, scenario: &Scenario, body: BodyId) -> bool {
        meets_in(scenario, body, self.month)
    }

    /// The share of a body's ordinary seats that are filled by `side`, by patron.
    pub fn seat_share(&self, body: BodyId, side: Contenders) -> f64 {
        let seats = &self.bodies[body.index()].seats;
        let held = seats.iter().filter(|seat| self.seat_patron(seat).is_some_and(|p| side.contains(p))).count();
        if seats.is_empty() { 0.0 } else { held as f64 / seats.len() as f64 }
    }

    /// Whether bringing `target` to `rung` would take something from it now.
    pub fn rung_applies(&self, scenario: &Scenario, target: ContenderId, rung: RungId) -> bool {
        let state = &self.contenders[target.index()];
        let deed = &scenario.spec().ladder[rung.index()];
        let beyond = rung.index() + 1 > usize::from(state.rung);
        let strips = deed.strips_office && self.offices_of(target).next().is_some();
        let removes = deed.removes_from.iter().any(|&body| self.sits_in(target, body));
        let takes_nothing = !deed.strips_office && deed.removes_from.is_empty() && !deed.expels && !deed.exiles;
        if deed.exiles && !deed.expels {
            return beyond && !state.member && state.alive && !state.exiled;
        }
        if !state.alive || !state.member {
            return false;
        }
        strips || removes || (deed.expels && beyond) || (takes_nothing && beyond)
    }

    /// The rungs that would take something from `target` now, the mildest first. Whoever still holds an office can lose
    /// it, however far down it stands.
    pub fn steps_down(&self, scenario: &Scenario, target: ContenderId) -> impl Iterator<Item = RungId> {
        (0..scenario.spec().ladder.len())
            .filter_map(RungId::from_index)
            .filter(move |&rung| self.rung_applies(scenario, target, rung))
    }

    /// The rungs that are gone down when `target` is brought to `rung`, those left out on the way included; just that one
    /// where `target` stands as low already.
    pub fn passed(&self, target: ContenderId, rung: RungId) -> impl Iterator<Item = RungId> {
        let present = usize::from(self.contenders[target.index()].rung);
        (present.min(rung.index())..=rung.index()).filter_map(RungId::from_index)
    }

    /// The share of ayes that must be exceeded to bring `target` to `rung`: the greatest that any rung on the way asks for.
    pub fn threshold(&self, scenario: &Scenario, target: ContenderId, rung: RungId) -> f64 {
        let asked = |rung: RungId| scenario.spec().ladder[rung.index()].threshold.get();
        self.passed(target, rung).map(asked).fold(0.0, f64::max)
    }

    /// The weightiest office that `target` holds.
    pub fn weightiest_office(&self, scenario: &Scenario, target: ContenderId) -> Option<OfficeId> {
        let weight = |id: OfficeId| {
            let powers = &scenario.office(id).powers;
            2.0 * powers.appoints.min(1.0) + powers.rank + powers.press + powers.coercion + powers.agenda
        };
        self.offices_of(target).max_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(b.cmp(&a)))
    }

    /// What it costs the movers, in prestige, to bring `target` to `rung` now: whoever leaves rungs out pays for each.
    pub fn norm_cost(&self, scenario: &Scenario, target: ContenderId, rung: RungId) -> f64 {
        let parameters = scenario.parameters();
        let founder = 1.0 + parameters.norm_founder * self.founder_authority;
        let left = |rung: RungId| {
            let eroded = crate::math::pow(parameters.norm_erosion, f64::from(self.precedents[rung.index()]));
            scenario.spec().ladder[rung.index()].norm_cost * eroded
        };
        let forfeited = 1.0 - parameters.norm_defiance * self.contenders[target.index()].defiance;
        parameters.norm_weight * founder * forfeited * self.passed(target, rung).map(left).sum::<f64>()
    }

    /// What it costs, in prestige, to break the silence about a document now. A living founder's authority stands behind
    /// the silence.
    pub fn cost_of_breaking_silence(&self, scenario: &Scenario, document: DocumentId) -> f64 {
        let parameters = scenario.parameters();
        let founder = 1.0 + parameters.norm_founder * self.founder_authority;
        parameters.norm_weight * scenario.spec().documents[document.index()].discretion * founder
    }
}

/// Whether a body has an ordinary meeting in `month`.
pub(crate) fn meets_in(scenario: &Scenario, body: BodyId, month: Month) -> bool {
    let calendar = &scenario.body(body).calendar;
    calendar.months.binary_search(&month).is_ok()
        || calendar.every.is_some_and(|every| every > 0 && month.0.is_multiple_of(every))
}

/// Months from `month` to the next ordinary meeting of a body, 0 if it meets this month; none if it meets no more.
pub(crate) fn months_to_meeting(scenario: &Scenario, body: BodyId, month: Month) -> Option<u16> {
    let calendar = &scenario.body(body).calendar;
    let listed = calendar.months.iter().find(|&&meeting| meeting >= month).map(|meeting| meeting.since(month));
    let regular = calendar.every.filter(|&every| every > 0).map(|every| (every - month.0 % every) % every);
    match (listed, regular) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Whether a body is an assembly of delegates.
pub(crate) fn is_assembly(scenario: &Scenario, body: BodyId) -> bool {
    matches!(scenario.body(body).membership, Membership::Assembly)
}
