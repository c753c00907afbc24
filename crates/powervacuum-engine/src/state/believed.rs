//! What a contender can know: the state with everything that is hidden from it replaced by what it must guess.
//!
//! A policy that is asked from outside, such as a person at a keyboard, is to decide on this and not on the state. Nothing
//! in it depends on what is hidden, so whatever is worked out from it gives nothing away.

use super::{Assessment, Provenance, State};
use crate::ids::{BodyId, ContenderId, Contenders};
use crate::scenario::Scenario;
use crate::state::assess::visibility;
use crate::state::queries::is_assembly;

/// From this visibility on a contender's ties are known one by one; below it only their sum shows, as far as it does.
/// Assumed.
const KNOWN_FROM: f64 = 0.5;

/// Trust that is supposed between two who are allied for all to see, at least. Assumed.
const ALLIED: f64 = 0.0;

impl State {
    /// Whether `by` knows of each post and seat who of them follows `of`: its own ties, and those of a contender whose
    /// patronage it sees by half or more.
    pub fn knows_ties(&self, scenario: &Scenario, by: ContenderId, of: ContenderId) -> bool {
        visibility(scenario, self, by, of) >= KNOWN_FROM
    }

    /// The state as `by` believes it to be.
    ///
    /// What is public stays: offices, standing, platforms, prestige, coalitions, the agenda, what has happened. Of what is
    /// hidden, weights are those that `by` sees; followers of others are known as [`knows_ties`](State::knows_ties) says and
    /// are nobody's otherwise; the trust of others is supposed to be what it was at the start, towards `by` to be returned in
    /// kind, and among allies not to be hostile; documents are held by those whom `by` knows to hold them, which is itself.
    pub fn as_believed_by(&self, scenario: &Scenario, by: ContenderId) -> State {
        let mut state = self.clone();
        let known: Contenders =
            scenario.all_contenders().iter().filter(|&of| self.knows_ties(scenario, by, of)).collect();
        state.hide_ties(scenario, known);
        state.hide_weights(scenario, by);
        state.hide_trust(scenario, by);
        for of in scenario.all_contenders().iter().filter(|&of| of != by) {
            // Ties that are known count in full, and the others not at all.
            state.contenders[of.index()].visibility = 1.0;
        }
        for document in &mut state.documents {
            document.holders = document.holders.and(Contenders::only(by));
        }
        state.appointments.retain(|appointment| appointment.by == by);
        state.reviewing = state.reviewing.and(Contenders::only(by));
        (state.alarm, state.ascendancy) = (false, None);
        state.next_event = 0;
        state.provenance = Provenance::empty(scenario);
        for appointment in &mut state.appointments {
            appointment.ordered = crate::ids::EventId(0);
        }
        for motion in &mut state.motions {
            motion.moved = crate::ids::EventId(0);
        }
        for appeal in &mut state.appeals {
            appeal.lodged = crate::ids::EventId(0);
            appeal.motion.moved = crate::ids::EventId(0);
        }
        state
    }

    fn hide_ties(&mut self, scenario: &Scenario, known: Contenders) {
        let is_known = |patron: Option<ContenderId>| patron.is_some_and(|patron| known.contains(patron));
        for (here, spec) in self.constituencies.iter_mut().zip(&scenario.spec().constituencies) {
            if !is_known(here.patron) {
                here.patron = None;
                here.control = spec.control.get();
            }
        }
        for notable in self.notables.iter_mut().filter(|notable| !is_known(notable.patron)) {
            notable.patron = None;
        }
        let notables = &self.notables;
        for body in &mut self.bodies {
            for seat in &mut body.seats {
                seat.patron = match seat.holder {
                    Some(crate::ids::Person::Notable(notable)) => notables[notable.index()].patron,
                    _ => seat.patron.filter(|_| is_known(seat.patron) || seat.holder.is_some()),
                };
            }
            body.delegates.iter_mut().for_each(|delegates| *delegates = 0);
        }
    }

    fn hide_weights(&mut self, scenario: &Scenario, by: ContenderId) {
        let responsive = self.seen_responsive(scenario);
        let count = scenario.contender_count();
        let row = by.index() * count..(by.index() + 1) * count;
        let Assessment { real, seen, expected, delegates, seen_delegates, .. } = &mut self.assessment;
        real.copy_from_slice(&seen[row.clone()]);
        delegates.copy_from_slice(&seen_delegates[row.clone()]);
        for table in [seen, expected, seen_delegates] {
            let mine = table[row.clone()].to_vec();
            table.chunks_mut(count).for_each(|others| others.copy_from_slice(&mine));
        }
        self.assessment.responsive = responsive;
        for table in [&mut self.trend, &mut self.last_seen] {
            let hidden = table.iter_mut().enumerate().filter(|(index, _)| !row.contains(index));
            hidden.for_each(|(_, entry)| *entry = 0.0);
        }
    }

    /// The part of all weight that moves with opinion, from the ties that are left.
    fn seen_responsive(&self, scenario: &Scenario) -> f64 {
        let standing = self.standing();
        let (mut held, mut all) = (0.0, 0.0);
        for (index, here) in self.constituencies.iter().enumerate() {
            let Some(id) = crate::ids::ConstituencyId::from_index(index) else { continue };
            let members: f64 = scenario.groups_of(id).map(|group| self.groups[group].members).sum();
            let delegates = members * scenario.constituency(id).delegates_per_thousand;
            all += delegates;
            held += if here.patron.is_some_and(|patron| standing.contains(patron)) {
                delegates * here.control
            } else {
                0.0
            };
        }
        let loose = if all > 0.0 { 1.0 - held / all } else { 1.0 };
        let moves = |body: BodyId| {
            let seats = &self.bodies[body.index()].seats;
            if is_assembly(scenario, body) || seats.is_empty() {
                return if is_assembly(scenario, body) { loose } else { 1.0 };
            }
            seats.iter().filter(|seat| self.seat_patron(seat).is_none()).count() as f64 / seats.len() as f64
        };
        let bodies = (0..self.bodies.len()).filter_map(BodyId::from_index);
        bodies.map(|body| scenario.body(body).weight.get() * moves(body)).sum()
    }

    fn hide_trust(&mut self, scenario: &Scenario, by: ContenderId) {
        let start = State::at_start(scenario).trust;
        let count = scenario.contender_count();
        let mine: Vec<f64> = self.trust[by.index() * count..(by.index() + 1) * count].to_vec();
        for a in scenario.all_contenders().iter().filter(|&a| a != by) {
            let allies = self.coalition_of(a);
            for b in scenario.all_contenders().iter().filter(|&b| b != a) {
                let supposed = if b == by { mine[a.index()] } else { start[a.index() * count + b.index()] };
                let floor = if b != by && allies.contains(b) { ALLIED } else { -1.0 };
                self.trust[a.index() * count + b.index()] = supposed.max(floor);
            }
        }
    }
}
