//! The fold: what each entry of the chronicle does to the state. No chance, no choice.

use super::{Appointment, Legacy, Memory, PendingAppeal, Stage, State, Undo, assess, effects};
use crate::event::{Event, EventKind, Motion};
use crate::ids::{BodyId, ContenderId, Contenders, EventId, OfficeId, Person, RungId};
use crate::quantity::Month;
use crate::scenario::{Scenario, Seat};

/// Months for which who has given in, or has been readmitted, is left in peace. Assumed.
const PEACE_OF_PENITENTS: u16 = 12;
/// A loss, and a gain, of prestige from which on people say that it made the difference. Assumed.
const NOTICED_LOSS: f64 = 0.01;
const NOTICED_GAIN: f64 = 0.05;
/// Share of one's prestige that giving in costs. Assumed.
pub(crate) const HUMILIATION: f64 = 0.15;
/// Share of one's visibility that giving in takes: who has given in is no longer watched. Assumed.
const OUT_OF_SIGHT: f64 = 0.2;

/// Adds to a number in [0, 1] and keeps it there.
pub(super) fn nudge(value: &mut f64, change: f64) {
    *value = (*value + change).clamp(0.0, 1.0);
}

impl State {
    /// Applies an entry of the chronicle.
    ///
    /// # Panics
    /// When the entry refers to something that the scenario does not have, or is not the next one.
    pub fn apply(&mut self, scenario: &Scenario, event: &Event) {
        self.apply_remembering(scenario, event, &mut Memory::default());
    }

    /// The same, with what was worked out for earlier entries of the same chronicle.
    pub(crate) fn apply_remembering(&mut self, scenario: &Scenario, event: &Event, memory: &mut Memory) {
        assert_eq!(event.id.0, self.next_event, "entries are applied in order");
        self.next_event += 1;
        memory.heed(self, &event.kind);
        let id = event.id;
        match &event.kind {
            EventKind::MonthBegan => {
                self.month = event.month;
                self.stage = Stage::Acting;
                effects::begin_month(self, scenario);
            }
            EventKind::FromOutside { event: outside } => effects::happen(self, scenario, *outside, id),
            EventKind::WeightsAssessed => assess::assess(scenario, self, memory),
            EventKind::AlliancesReviewed { contenders } => {
                self.reviewing = *contenders;
                self.alarm = false;
            }
            EventKind::MonthClosed => {
                assess::reassess(scenario, self, memory);
                effects::close_month(self, scenario);
            }
            EventKind::StruggleEnded { outcome } => {
                self.outcome = Some(*outcome);
                self.stage = Stage::Over;
            }
            EventKind::StrengthLearned { visibility } => {
                for (index, &value) in visibility.iter().enumerate() {
                    if self.contenders[index].visibility != value {
                        self.contenders[index].visibility = value;
                        self.provenance.visibility[index] = Some(id);
                    }
                }
            }
            EventKind::PolicySet { policy, .. } => {
                self.policy = *policy;
                self.provenance.policy = Some(id);
            }
            EventKind::OvertureRefused { .. } | EventKind::EnrolmentRefused { .. } => {}
            _ => self.apply_posts(scenario, event),
        }
    }

    /// Posts, seats and offices.
    fn apply_posts(&mut self, scenario: &Scenario, event: &Event) {
        let id = event.id;
        match &event.kind {
            EventKind::SecretaryAppointed { constituency, by, secretary, former, .. } => {
                self.resent(*former, *by, scenario, id);
                if let Some(notable) = *secretary {
                    self.notables[notable.index()].patron = Some(*by);
                    self.leave_posts(notable);
                }
                let here = &mut self.constituencies[constituency.index()];
                here.secretary = *secretary;
                here.patron = Some(*by);
                here.control = scenario.parameters().control_start.min(here.control.max(0.05));
                self.provenance.secretary[constituency.index()] = Some(id);
                self.provenance.strength[by.index()] = Some(id);
                self.appointments.retain(|a| a.constituency != *constituency);
            }
            EventKind::PostDefended { constituency, by, defender } => {
                self.appointments.retain(|a| !(a.constituency == *constituency && a.by == *by));
                self.resent(*defender, *by, scenario, id);
            }
            EventKind::SecretaryTurned { constituency, to, .. } => {
                let here = &mut self.constituencies[constituency.index()];
                here.patron = *to;
                here.control *= 0.5;
                self.provenance.secretary[constituency.index()] = Some(id);
                if let Some(to) = *to {
                    self.provenance.strength[to.index()] = Some(id);
                }
            }
            EventKind::NotableTurned { notable, to, .. } => {
                self.notables[notable.index()].patron = *to;
                for here in &mut self.constituencies {
                    if here.secretary == Some(*notable) {
                        here.patron = *to;
                        here.control *= 0.7;
                    }
                }
                if let Some(to) = *to {
                    self.provenance.strength[to.index()] = Some(id);
                }
            }
            EventKind::CadresTurned { body, from, to, count } => {
                let seats = self.bodies[body.index()].seats.iter_mut();
                let turning = seats.filter(|seat| seat.holder.is_none() && seat.patron == *from);
                turning.take(usize::from(*count)).for_each(|seat| seat.patron = Some(*to));
                self.provenance.body[body.index()] = Some(id);
            }
            EventKind::AppointmentOrdered { by, constituency, office } => {
                self.appointments.push(Appointment {
                    by: *by,
                    constituency: *constituency,
                    office: *office,
                    ordered: id,
                });
            }
            EventKind::DelegatesElected { body, delegates, .. } => {
                self.bodies[body.index()].delegates.clone_from(delegates);
                self.provenance.body[body.index()] = Some(id);
            }
            EventKind::CommitteeElected { body, seats, .. } => {
                self.bodies[body.index()].size = seats.len() as u16;
                self.bodies[body.index()].seats.clone_from(seats);
                self.provenance.body[body.index()] = Some(id);
                self.credit_election(seats, id);
            }
            EventKind::SeatFilled { body, seat } => {
                self.bodies[body.index()].seats.push(*seat);
                let size = self.bodies[body.index()].seats.len() as u16;
                self.bodies[body.index()].size = self.bodies[body.index()].size.max(size);
                self.provenance.body[body.index()] = Some(id);
            }
            EventKind::OfficeFilled { office, holder, .. } => {
                self.offices[office.index()] = Some(*holder);
                self.provenance.office[office.index()] = Some(id);
            }
            _ => self.apply_deeds(scenario, event),
        }
    }

    /// What contenders do to one another and for themselves.
    fn apply_deeds(&mut self, scenario: &Scenario, event: &Event) {
        let id = event.id;
        let parameters = scenario.parameters();
        match &event.kind {
            EventKind::Toured { by, constituency, gain } => {
                nudge(&mut self.constituencies[constituency.index()].local[by.index()], *gain);
            }
            EventKind::Published { by, gain } => self.add_prestige(*by, *gain, id),
            EventKind::Denounced { by, target, joined, loss, backfire, .. } => {
                self.add_prestige(*target, -loss, id);
                if *backfire > 0.0 {
                    self.add_prestige(*by, -backfire, id);
                }
                for accuser in joined.with(*by).iter() {
                    self.add_trust(*target, accuser, -parameters.denounced_loss, id);
                }
                self.defy(scenario, *by, *target);
            }
            EventKind::PlatformShifted { by, issue, step, cost } => {
                let platform = &mut self.contenders[by.index()].platform[issue.index()];
                *platform = (*platform + step).clamp(-1.0, 1.0);
                self.provenance.platform[by.index()] = Some(id);
                if *cost > 0.0 {
                    self.add_prestige(*by, -cost, id);
                }
            }
            EventKind::Courted { by, whom, gain } => {
                self.add_trust(*whom, *by, *gain, id);
                self.add_trust(*by, *whom, 0.5 * gain, id);
            }
            EventKind::LegacyClaimed { by, effort } => {
                if let Some(legacy) = &mut self.legacy {
                    legacy.efforts[by.index()] += effort;
                }
                self.provenance.claims.push((id, *effort));
            }
            EventKind::LegacyDivided { shares } => {
                for (index, &share) in shares.iter().enumerate() {
                    if let (true, Some(contender)) = (share > 0.0, ContenderId::from_index(index)) {
                        self.add_prestige(contender, share * parameters.legacy_prize, id);
                    }
                }
                if let Some(Legacy { divided, .. }) = &mut self.legacy {
                    *divided = true;
                }
                self.provenance.claims.clear();
            }
            EventKind::LaidLow { by } => {
                let hidden = parameters.hiding;
                nudge(&mut self.contenders[by.index()].visibility, -hidden);
            }
            EventKind::Recanted { by } => self.recant(*by, id),
            EventKind::EnrolmentDecided { by, members, .. } => {
                effects::start_drive(self, scenario, *members, parameters.enrolment_months as u16);
                self.last_enrolment = Some(self.month);
                self.add_prestige(*by, parameters.enrolment_prestige, id);
            }
            EventKind::DocumentRevealed { document, by } => effects::publish(self, scenario, *document, *by, id),
            _ => self.apply_struggle(scenario, event),
        }
    }

    /// Coalitions, motions and standing.
    fn apply_struggle(&mut self, scenario: &Scenario, event: &Event) {
        let id = event.id;
        match &event.kind {
            EventKind::CoalitionFormed { members, abandoned, .. } => self.form(scenario, *members, *abandoned, id),
            EventKind::CoalitionLeft { by, .. } => self.leave(scenario, *by, id),
            EventKind::MotionMoved { by, target, rung, office, .. } => {
                self.motions.push(Motion { mover: *by, target: *target, rung: *rung, office: *office, moved: id });
                self.add_trust(*target, *by, -scenario.parameters().motion_loss, id);
            }
            EventKind::MotionLapsed { motion } => self.motions.retain(|pending| pending.moved != motion.moved),
            EventKind::MotionVoted { motion, passed, .. } => {
                self.motions.retain(|pending| pending.moved != motion.moved);
                self.contenders[motion.target.index()].last_vote = Some(self.month);
                if !passed {
                    self.contenders[motion.mover.index()].last_defeat = Some(self.month);
                    self.add_prestige(motion.mover, -scenario.parameters().motion_failure, id);
                }
            }
            EventKind::StandingLowered { contender, rung, office, mover, .. } => {
                // Going so far costs the mover what the norms ask at this moment.
                self.add_prestige(*mover, -self.norm_cost(scenario, *contender, *rung), id);
                self.lower(scenario, (*contender, *rung, *office), id);
                self.add_trust(*contender, *mover, -scenario.parameters().motion_loss, id);
            }
            EventKind::AppealLodged { by, to, motion, meets } => {
                let undo = self.provenance.last_fall.take().unwrap_or_default();
                self.appeals.push(PendingAppeal {
                    by: *by,
                    to: *to,
                    motion: motion.clone(),
                    meets: *meets,
                    lodged: id,
                    undo,
                });
            }
            EventKind::AppealDecided { motion, overruled, .. } => {
                let appeals = std::mem::take(&mut self.appeals);
                let (decided, waiting) = appeals.into_iter().partition(|appeal| appeal.motion.moved == motion.moved);
                self.appeals = waiting;
                if let (true, Some(appeal)) = (*overruled, Vec::<PendingAppeal>::into_iter(decided).next()) {
                    self.restore(motion.target, &appeal.undo, id);
                }
            }
            EventKind::Readmitted { contender, .. } => {
                let who = &mut self.contenders[contender.index()];
                let rung = scenario.spec().ladder[usize::from(who.rung).saturating_sub(1)].readmits_to;
                who.rung = rung.unwrap_or(who.rung);
                who.member = true;
                who.recanted = Some(self.month);
                self.provenance.standing[contender.index()] = Some(id);
            }
            other => unreachable!("every kind of entry is applied: {other:?}"),
        }
    }

    /// Whoever accuses somebody of a stronger side defies those who are in the majority.
    fn defy(&mut self, scenario: &Scenario, by: ContenderId, target: ContenderId) {
        let side = |who: ContenderId| -> f64 {
            self.coalition_of(who).iter().map(|id| self.assessment.public[id.index()]).sum()
        };
        if side(by) < side(target) {
            let defiance = &mut self.contenders[by.index()].defiance;
            *defiance += scenario.parameters().defiance_gain * (1.0 - *defiance);
        }
    }

    pub(super) fn add_prestige(&mut self, who: ContenderId, change: f64, id: EventId) {
        nudge(&mut self.contenders[who.index()].prestige, change);
        if change <= -NOTICED_LOSS || change >= NOTICED_GAIN {
            self.provenance.prestige[who.index()] = Some(id);
        }
    }

    pub(super) fn add_trust(&mut self, truster: ContenderId, trusted: ContenderId, change: f64, id: EventId) {
        if truster == trusted {
            return;
        }
        let cell = truster.index() * self.contenders.len() + trusted.index();
        self.trust[cell] = (self.trust[cell] + change).clamp(-1.0, 1.0);
        self.provenance.trust[cell] = Some(id);
    }

    /// Whoever's client lost a post, or had to be defended, trusts the appointer less.
    fn resent(&mut self, patron: Option<ContenderId>, by: ContenderId, scenario: &Scenario, id: EventId) {
        if let Some(patron) = patron {
            self.add_trust(patron, by, -scenario.parameters().post_loss, id);
        }
    }

    /// An election in which somebody's people take more than a fair share of the seats makes it strong.
    fn credit_election(&mut self, seats: &[Seat], id: EventId) {
        let standing = self.standing();
        for contender in standing.iter() {
            let won = seats.iter().filter(|seat| seat.patron == Some(contender)).count();
            if won * standing.len() > seats.len() {
                self.provenance.strength[contender.index()] = Some(id);
            }
        }
    }

    /// A notable gives up the secretaryship that it holds.
    fn leave_posts(&mut self, notable: crate::ids::NotableId) {
        for here in &mut self.constituencies {
            if here.secretary == Some(notable) {
                here.secretary = None;
            }
        }
    }

    /// Everybody in `members` leaves where it was and comes together.
    fn form(&mut self, scenario: &Scenario, members: Contenders, abandoned: Contenders, id: EventId) {
        let loss = scenario.parameters().betrayal_loss;
        let former: Vec<(ContenderId, Contenders)> = members.iter().map(|m| (m, self.coalition_of(m))).collect();
        for (member, coalition) in former {
            for left in coalition.minus(members).iter() {
                if abandoned.contains(left) {
                    self.add_trust(left, member, -loss, id);
                }
                let rest = self.contenders[left.index()].coalition.minus(members);
                self.contenders[left.index()].coalition = rest;
                self.provenance.coalition[left.index()] = Some(id);
            }
        }
        for member in members.iter() {
            let who = &mut self.contenders[member.index()];
            if who.coalition != members {
                who.allied_since = self.month;
            }
            who.coalition = members;
            self.provenance.coalition[member.index()] = Some(id);
        }
    }

    /// `by` leaves its coalition.
    fn leave(&mut self, scenario: &Scenario, by: ContenderId, id: EventId) {
        let former = self.coalition_of(by);
        for left in former.without(by).iter() {
            self.add_trust(left, by, -scenario.parameters().betrayal_loss, id);
            self.contenders[left.index()].coalition = former.without(by);
            self.provenance.coalition[left.index()] = Some(id);
        }
        self.contenders[by.index()].coalition = Contenders::only(by);
        self.contenders[by.index()].allied_since = self.month;
        self.provenance.coalition[by.index()] = Some(id);
    }

    /// Takes a contender out of its coalition without anybody's fault.
    pub(super) fn detach(&mut self, who: ContenderId, id: EventId) {
        for left in self.coalition_of(who).without(who).iter() {
            let rest = self.contenders[left.index()].coalition.without(who);
            self.contenders[left.index()].coalition = rest;
            self.provenance.coalition[left.index()] = Some(id);
        }
        self.contenders[who.index()].coalition = Contenders::only(who);
    }

    /// Carries out a rung of the ladder.
    fn lower(
        &mut self,
        scenario: &Scenario,
        (who, rung, office): (ContenderId, RungId, Option<OfficeId>),
        id: EventId,
    ) {
        let deed = &scenario.spec().ladder[rung.index()];
        let mut undo = Undo {
            rung: self.contenders[who.index()].rung,
            member: self.contenders[who.index()].member,
            ..Undo::default()
        };
        let prestige = self.contenders[who.index()].prestige;
        undo.prestige = prestige * deed.prestige_loss.get();
        self.add_prestige(who, -undo.prestige, id);
        let state = &mut self.contenders[who.index()];
        state.rung = state.rung.max(rung.index() as u8 + 1);
        state.exiled |= deed.exiles;
        state.recanted = None;
        if let Some(office) = office {
            self.vacate(office, id);
            undo.offices.push(office);
        }
        for &body in &deed.removes_from {
            if self.unseat(Person::Contender(who), body, id) {
                undo.seats.push(body);
            }
        }
        if deed.expels {
            undo.offices.extend(self.offices_of(who).collect::<Vec<_>>());
            let seats = (0..self.bodies.len()).filter_map(BodyId::from_index);
            undo.seats.extend(seats.filter(|&body| self.sits_in(who, body)));
            self.expel(who, id);
        }
        self.precedents[rung.index()] += 1;
        self.provenance.precedent[rung.index()] = Some(id);
        self.provenance.standing[who.index()] = Some(id);
        self.provenance.alarm = Some(id);
        self.provenance.last_fall = Some(undo);
        self.alarm = true;
    }

    /// Ends membership: no seats, offices, allies or clients are left.
    pub(super) fn expel(&mut self, who: ContenderId, id: EventId) {
        self.detach(who, id);
        self.contenders[who.index()].member = false;
        self.remove_person(Person::Contender(who), id);
        for here in &mut self.constituencies {
            if here.patron == Some(who) {
                here.patron = None;
            }
        }
        for notable in &mut self.notables {
            if notable.patron == Some(who) {
                notable.patron = None;
            }
        }
        for seat in self.bodies.iter_mut().flat_map(|body| &mut body.seats) {
            if seat.patron == Some(who) {
                seat.patron = None;
            }
        }
        self.motions.retain(|motion| motion.target != who && motion.mover != who);
        self.appointments.retain(|appointment| appointment.by != who);
    }

    /// Empties every seat, office and post of a person.
    pub(super) fn remove_person(&mut self, person: Person, id: EventId) {
        for index in 0..self.offices.len() {
            if let (true, Some(office)) = (self.offices[index] == Some(person), OfficeId::from_index(index)) {
                self.vacate(office, id);
            }
        }
        for body in (0..self.bodies.len()).filter_map(BodyId::from_index) {
            self.unseat(person, body, id);
        }
        if let Person::Notable(notable) = person {
            self.leave_posts(notable);
        }
    }

    pub(super) fn vacate(&mut self, office: OfficeId, id: EventId) {
        self.offices[office.index()] = None;
        self.provenance.office[office.index()] = Some(id);
    }

    fn unseat(&mut self, person: Person, body: BodyId, id: EventId) -> bool {
        let seats = &mut self.bodies[body.index()].seats;
        let before = seats.len();
        seats.retain(|seat| seat.holder != Some(person));
        let unseated = seats.len() < before;
        if unseated {
            self.provenance.body[body.index()] = Some(id);
        }
        unseated
    }

    /// Gives back what a motion took away, as far as nobody else holds it by now.
    fn restore(&mut self, who: ContenderId, undo: &Undo, id: EventId) {
        let person = Person::Contender(who);
        let state = &mut self.contenders[who.index()];
        state.rung = undo.rung;
        state.member = undo.member;
        state.exiled = false;
        self.add_prestige(who, undo.prestige, id);
        for &office in &undo.offices {
            if self.offices[office.index()].is_none() {
                self.offices[office.index()] = Some(person);
                self.provenance.office[office.index()] = Some(id);
            }
        }
        for &body in &undo.seats {
            if !self.sits_in(who, body) {
                self.bodies[body.index()].seats.push(Seat { holder: Some(person), patron: Some(who) });
                self.provenance.body[body.index()] = Some(id);
            }
        }
        self.provenance.standing[who.index()] = Some(id);
        self.alarm = true;
    }

    /// Somebody gives in: trust recovers a little, visibility falls, prestige suffers, allies are released.
    fn recant(&mut self, by: ContenderId, id: EventId) {
        self.contenders[by.index()].recanted = Some(self.month);
        self.contenders[by.index()].defiance = 0.0;
        self.add_prestige(by, -HUMILIATION * self.contenders[by.index()].prestige, id);
        let others: Vec<ContenderId> = self.standing().without(by).iter().collect();
        for other in others {
            let trust = self.trust_in(other, by);
            if trust < 0.0 {
                self.add_trust(other, by, -0.5 * trust, id);
            }
        }
        let visibility = self.contenders[by.index()].visibility;
        nudge(&mut self.contenders[by.index()].visibility, -OUT_OF_SIGHT * visibility);
        self.provenance.standing[by.index()] = Some(id);
    }

    /// Whether no motion may be put against `target` yet: one was voted on lately, or it has lately given in.
    pub fn is_in_peace(&self, scenario: &Scenario, target: ContenderId) -> bool {
        let pause = scenario.parameters().motion_pause as u16;
        let within = |since: Option<Month>, months: u16| since.is_some_and(|since| self.month.since(since) < months);
        let who = &self.contenders[target.index()];
        within(who.last_vote, pause) || (who.member && within(who.recanted, PEACE_OF_PENITENTS))
    }
}
