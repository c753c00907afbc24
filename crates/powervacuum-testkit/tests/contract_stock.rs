//! Promised: taking stock gives, to the last bit, what the model's formulas give when they are worked out plainly: one
//! view after the other, one group after the other, nothing remembered from one time to the next. The books at the end of
//! a month are the bodies added up anew; members are asked again only where somebody has fallen or come back.
//!
//! Catches: what is recalled although it has changed, views that share what they do not have in common, sums in another
//! order.

mod shipped;

use powervacuum_engine::math::{exp, pow};
use powervacuum_engine::{
    Assessment, BodyId, ConstituencyId, ContenderId, EventKind, Membership, Parameters, Person, Point, Scenario,
    ScenarioSpec, Share, State,
};
use powervacuum_testkit::{cases, conformance};

/// One view of a state: how much of each contender's ties it sees.
struct Plain<'a> {
    scenario: &'a Scenario,
    state: &'a State,
    sight: Vec<f64>,
}

/// What a view finds.
struct Found {
    weights: Vec<f64>,
    delegates: Vec<f64>,
    free: Vec<f64>,
    mean_ideal: Point,
    delegate_count: f64,
    responsive: f64,
}

impl<'a> Plain<'a> {
    /// The real view (`by` is nobody and `public` is false), the public one, or a contender's.
    fn new(scenario: &'a Scenario, state: &'a State, by: Option<ContenderId>, public: bool) -> Self {
        let all_open = scenario.spec().rules.true_sight || (by.is_none() && !public);
        let sight = scenario.all_contenders().iter().map(|of| {
            if all_open || by == Some(of) || !state.standing().contains(of) {
                return 1.0;
            }
            let open = state.contenders[of.index()].visibility;
            let insight = scenario.parameters().insight;
            by.map_or(open, |by| open + (1.0 - open) * insight * scenario.contender(by).traits.cunning.get())
        });
        let sight = sight.collect();
        Plain { scenario, state, sight }
    }

    fn parameters(&self) -> &Parameters {
        self.scenario.parameters()
    }

    fn count(&self) -> usize {
        self.scenario.contender_count()
    }

    /// What draws a group to a contender, patronage apart.
    fn attraction(&self, group: usize, of: ContenderId) -> f64 {
        let (spec, state, parameters) = (self.scenario.spec(), self.state, self.parameters());
        if !state.standing().contains(of) {
            return 0.0;
        }
        let who = &state.contenders[of.index()];
        let cohort = &spec.cohorts[spec.groups[group].cohort.index()];
        let constituency = spec.groups[group].constituency;
        let known: f64 = state.assessment.public.iter().sum();
        let equal = 1.0 / state.standing().len() as f64;
        let ahead = if known > 0.0 { state.assessment.public[of.index()] - equal } else { 0.0 };
        let alike = parameters.support_rank * state.rank(self.scenario, of) + parameters.support_bandwagon * ahead;
        let responsiveness = parameters.support_prestige * cohort.prestige;
        let mut apart = 0.0;
        for issue in 0..state.salience.len() {
            let gap = state.groups[group].ideal[issue] - who.platform[issue];
            apart += state.salience[issue] * gap * gap;
        }
        let ideas = exp(-(parameters.support_ideas * cohort.ideas) * apart);
        let at_home =
            state.offices_of(of).any(|office| spec.offices[office.index()].powers.base.contains(&constituency));
        let bonus = if at_home { parameters.support_base } else { 0.0 };
        let local = state.constituencies[constituency.index()].local[of.index()];
        exp(alike + responsiveness * who.prestige) * ideas * exp(bonus + responsiveness * local)
    }

    /// The same of all contenders, or alike for all who stand where no number can tell them apart.
    fn attractions(&self, group: usize) -> Vec<f64> {
        let found: Vec<f64> = self.scenario.all_contenders().iter().map(|of| self.attraction(group, of)).collect();
        let total: f64 = found.iter().sum();
        if total > 0.0 && total.is_finite() {
            return found;
        }
        let standing = self.state.standing();
        self.scenario.all_contenders().iter().map(|of| f64::from(u8::from(standing.contains(of)))).collect()
    }

    /// Members of a constituency who follow each contender.
    fn following(&self, constituency: ConstituencyId, patron: Option<ContenderId>) -> Vec<f64> {
        let mut sums = vec![0.0; self.count()];
        for group in self.scenario.groups_of(constituency) {
            let members = self.state.groups[group].members;
            if members <= 0.0 {
                continue;
            }
            let drawn = self.attractions(group);
            let total: f64 = drawn.iter().sum();
            let Some(patron) = patron else {
                sums.iter_mut().zip(&drawn).for_each(|(sum, drawn)| *sum += members / total * drawn);
                continue;
            };
            let spec = self.scenario.spec();
            let cohort = &spec.cohorts[spec.groups[group].cohort.index()];
            let control = self.state.constituencies[constituency.index()].control;
            let pull = self.parameters().support_patronage * cohort.patronage * control * self.sight[patron.index()];
            let allies = self.state.coalition_of(patron).and(self.state.standing()).without(patron);
            let more = drawn[patron.index()] * (exp(pull) - 1.0);
            let passed_on = exp(pull * self.parameters().support_ally_share) - 1.0;
            let allied = allies.iter().fold(0.0, |sum, ally| sum + drawn[ally.index()]);
            let scale = members / (total + more + allied * passed_on);
            for (index, sum) in sums.iter_mut().enumerate() {
                *sum += scale * drawn[index];
                if index == patron.index() {
                    *sum += scale * more;
                } else if allies.mask() >> index & 1 == 1 {
                    *sum += scale * passed_on * drawn[index];
                }
            }
        }
        sums
    }

    /// What each contender's slate, on which its allies stand with it, gets for it.
    fn claims(&self, following: &[f64]) -> Vec<f64> {
        let claim = |of: ContenderId| {
            let slate = self.state.coalition_of(of).and(self.state.standing()).with(of);
            let together = slate.iter().fold(0.0, |sum, ally| sum + following[ally.index()]);
            following[of.index()] * pow(together, self.parameters().slate_exponent - 1.0)
        };
        self.scenario.all_contenders().iter().map(claim).collect()
    }

    fn find(&self) -> Found {
        let (scenario, state) = (self.scenario, self.state);
        let mut delegates = vec![0.0; self.count()];
        let (mut delegate_count, mut controlled) = (0.0, 0.0);
        let (mut free, mut members) = (vec![0.0; self.count()], 0.0);
        for id in (0..state.constituencies.len()).filter_map(ConstituencyId::from_index) {
            let here: f64 = scenario.groups_of(id).map(|group| state.groups[group].members).sum();
            let untied = self.following(id, None);
            free.iter_mut().zip(&untied).for_each(|(sum, untied)| *sum += untied);
            members += here;
            if here <= 0.0 {
                continue;
            }
            let sent = here * scenario.constituency(id).delegates_per_thousand / 1000.0;
            delegate_count += sent;
            let patron = state.constituencies[id.index()].patron.filter(|&patron| state.standing().contains(patron));
            let control = if patron.is_some() { state.constituencies[id.index()].control } else { 0.0 };
            controlled += sent * control;
            let held = control * patron.map_or(1.0, |patron| self.sight[patron.index()]);
            let following = if patron.is_some() { self.following(id, patron) } else { untied };
            let claims = self.claims(&following);
            let each = sent * (1.0 - held) / claims.iter().sum::<f64>();
            delegates.iter_mut().zip(&claims).for_each(|(sum, claim)| *sum += each * claim);
            if let Some(patron) = patron {
                delegates[patron.index()] += sent * held;
            }
        }
        let standing = state.standing();
        let equal = 1.0 / standing.len() as f64;
        for of in scenario.all_contenders().iter() {
            let alike = if standing.contains(of) { equal } else { 0.0 };
            let free = &mut free[of.index()];
            *free = if members > 0.0 { *free / members } else { alike };
            let delegates = &mut delegates[of.index()];
            *delegates = if delegate_count > 0.0 { *delegates / delegate_count } else { *free };
        }
        let mut mean_ideal = state.salience.map(|_| 0.0);
        for (issue, mean) in mean_ideal.iter_mut().enumerate() {
            let all: f64 = state.groups.iter().map(|group| group.members * group.ideal[issue]).sum();
            *mean = if members > 0.0 { all / members } else { 0.0 };
        }
        let moves = if delegate_count > 0.0 { 1.0 - controlled / delegate_count } else { 1.0 };
        let (weights, responsive) = self.weigh(&delegates, &free, moves);
        Found { weights, delegates, free, mean_ideal, delegate_count, responsive }
    }

    /// Adds the bodies up; `moves` is the part of the delegates that moves with opinion.
    fn weigh(&self, delegates: &[f64], free: &[f64], moves: f64) -> (Vec<f64>, f64) {
        let (mut weights, mut responsive) = (vec![0.0; self.count()], 0.0);
        for id in (0..self.state.bodies.len()).filter_map(BodyId::from_index) {
            let body = self.scenario.body(id);
            let weight = body.weight.get();
            if matches!(body.membership, Membership::Assembly) {
                weights.iter_mut().zip(delegates).for_each(|(sum, share)| *sum += weight * share);
                responsive += weight * moves;
                continue;
            }
            let seats = &self.state.bodies[id.index()].seats;
            let held = |of: ContenderId, own: bool| {
                let own_seat = |holder| holder == Some(Person::Contender(of));
                let theirs = seats.iter().filter(|seat| self.state.seat_patron(seat) == Some(of));
                theirs.filter(|seat| own_seat(seat.holder) == own).count() as f64
            };
            let loose = seats.iter().filter(|seat| self.state.seat_patron(seat).is_none()).count() as f64;
            let (filled, loose) = if seats.is_empty() { (1.0, 1.0) } else { (seats.len() as f64, loose) };
            let everybody = self.scenario.all_contenders();
            let unseen: f64 = everybody.iter().map(|of| held(of, false) * (1.0 - self.sight[of.index()])).sum();
            for of in everybody.iter() {
                let seen = held(of, true) + held(of, false) * self.sight[of.index()];
                weights[of.index()] += weight * (seen + (loose + unseen) * free[of.index()]) / filled;
            }
            responsive += weight * (loose / filled);
        }
        (weights, responsive)
    }
}

/// Compares to the last bit.
fn same(what: &str, found: &[f64], plain: &[f64]) {
    let bits = |numbers: &[f64]| numbers.iter().map(|number| number.to_bits()).collect::<Vec<u64>>();
    assert_eq!(bits(found), bits(plain), "{what}: {found:?} {plain:?}");
}

/// Compares what was found with what the state before gives, plainly; contenders' own views only where they were taken.
fn check(scenario: &Scenario, before: &State, found: &Assessment, own_views: bool) {
    let real = Plain::new(scenario, before, None, false).find();
    same("real", &found.real, &real.weights);
    same("delegates", &found.delegates, &real.delegates);
    same("free", &found.free, &real.free);
    same("mean ideal", &found.mean_ideal, &real.mean_ideal);
    same("delegate count", &[found.delegate_count], &[real.delegate_count]);
    same("responsive", &[found.responsive], &[real.responsive]);
    let public = Plain::new(scenario, before, None, true).find();
    same("public", &found.public, &public.weights);
    same("public delegates", &found.public_delegates, &public.delegates);
    if own_views {
        for by in before.standing().iter() {
            let seen = Plain::new(scenario, before, Some(by), false).find();
            let count = scenario.contender_count();
            let row = by.index() * count..(by.index() + 1) * count;
            same("seen", found.seen_by(by), &seen.weights);
            same("seen delegates", &found.seen_delegates[row], &seen.delegates);
        }
    }
}

/// Compares the books at the end of a month with what the state before gives, plainly.
fn check_books(scenario: &Scenario, before: &State, found: &Assessment) {
    let asked = &before.assessment;
    let standing = before.standing();
    let mut everybody = scenario.all_contenders().iter();
    if !everybody.all(|of| standing.contains(of) == (asked.free[of.index()] > 0.0)) {
        return check(scenario, before, found, false);
    }
    let real = Plain::new(scenario, before, None, false);
    let public = Plain::new(scenario, before, None, true);
    let mut books = asked.clone();
    books.real = real.weigh(&asked.delegates, &asked.free, 1.0).0;
    books.public = public.weigh(&asked.public_delegates, &asked.free, 1.0).0;
    same("real books", &found.real, &books.real);
    same("public books", &found.public, &books.public);
    assert_eq!(*found, books);
}

/// Folds a history anew and checks every taking of stock.
fn check_history(scenario: &Scenario, seed: u64, history: u64) {
    let played = conformance::play(scenario, seed, history);
    let mut state = State::at_start(scenario);
    let mut books = played.books().iter();
    for event in played.chronicle() {
        let before = state.clone();
        state.apply(scenario, event);
        match event.kind {
            EventKind::WeightsAssessed => check(scenario, &before, &state.assessment, true),
            EventKind::MonthClosed => {
                // The books hold what was found with everything remembered that the history had worked out before.
                let found = &books.next().expect("one entry a month").weights;
                check_books(scenario, &before, found);
                assert_eq!(*found, state.assessment);
            }
            _ => {}
        }
    }
    assert_eq!(state, *played.state());
}

#[test]
fn contract_stock_of_the_shipped_cases_is_the_plain_one() {
    for (case, histories) in [("three-heirs", 20), ("ussr-1922", 2)] {
        let scenario = shipped::load(case);
        (0..histories).for_each(|history| check_history(&scenario, 1, history));
    }
}

#[test]
fn contract_stock_of_many_contenders_is_the_plain_one() {
    for (count, months) in [(2, 24), (4, 24), (7, 24), (8, 24), (9, 12), (16, 6)] {
        (0..2).for_each(|history| check_history(&cases::equals(count, months), 2, history));
    }
}

#[test]
fn contract_stock_at_the_edges_is_the_plain_one() {
    let edges: [fn(&mut ScenarioSpec); 5] = [
        |spec| spec.rules.true_sight = true,
        |spec| spec.constituencies.iter_mut().for_each(|place| place.growth = -1.0),
        |spec| spec.constituencies.iter_mut().for_each(|place| place.control = Share::ONE),
        |spec| spec.parameters.set("slate_exponent", 1.7).expect("in range"),
        |spec| {
            spec.issues[0].salience = powervacuum_engine::Limits::SALIENCE;
            spec.cohorts.iter_mut().for_each(|cohort| cohort.ideas = powervacuum_engine::Limits::RESPONSIVENESS);
            spec.groups.iter_mut().for_each(|group| group.ideal[0] = 1.0);
            spec.contenders.iter_mut().for_each(|contender| contender.platform[0] = -1.0);
            spec.parameters.set("support_ideas", 10.0).expect("in range");
        },
    ];
    for edge in edges {
        let mut spec = cases::equals_spec(5, 12);
        edge(&mut spec);
        let scenario = Scenario::new(spec).expect("the case is within its ranges");
        (0..2).for_each(|history| check_history(&scenario, 3, history));
    }
}
