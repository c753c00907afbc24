//! How a contender reckons: what it sees, what its coalition is worth, what a change of weights would be worth (model,
//! sections 5 and 6).

use std::cell::{OnceCell, RefCell};

use smallvec::SmallVec;

use crate::event::{Cause, Source, Term};
use crate::ids::{ContenderId, Contenders, EventId, RungId};
use crate::prospects::{centre_of, distance, trust_for_now};
use crate::quantity::Point;
use crate::scenario::Scenario;
use crate::spoils::{Spoils, chance_of_winning};
use crate::state::State;
use crate::survey::Survey;
use crate::votes::{Eyes, Following, Poll, following_in};

/// A struggle as one contender sees it.
pub(crate) struct View<'v, 's> {
    pub(crate) survey: &'v Survey<'s>,
    pub(crate) scenario: &'v Scenario,
    pub(crate) state: &'v State,
    pub(crate) me: ContenderId,
    pub(crate) standing: Contenders,
    /// My coalition, myself included.
    pub(crate) coalition: Contenders,
    /// Weights as I see them.
    weights: &'v [f64],
    /// The centre of gravity of my allies' platforms, worked out when it is first asked for.
    centre: OnceCell<Option<Point>>,
    /// Where I stand, worked out when it is first asked for.
    footing: OnceCell<Footing>,
    /// How far I am in ideas from my allies, worked out when it is first asked for.
    distance_now: OnceCell<f64>,
    /// The part of the gap to full control that a client of mine leaves open; see `action/appoint.rs`.
    pub(crate) control_left: OnceCell<f64>,
    rivals_hold: OnceCell<f64>,
    gain_of_failure: OnceCell<f64>,
    /// Weight that goes with a change of prestige, before whose it is.
    weight_of_prestige: f64,
    /// Voters of the bodies that decide on a rung, as I see them, for the rungs asked about so far.
    voters: RefCell<SmallVec<[(RungId, Following); 2]>>,
}

/// Where a contender stands as things are.
struct Footing {
    spoils: Spoils,
    /// Who would rule my coalition, with me if that is possible.
    ruling: Contenders,
    /// The part of the equally good ruling coalitions that include me.
    inside: f64,
    /// What things are worth to me.
    worth: f64,
}

impl<'v, 's> View<'v, 's> {
    pub(crate) fn new(survey: &'v Survey<'s>, me: ContenderId) -> Self {
        let Survey { scenario, state, standing, .. } = *survey;
        View {
            survey,
            scenario,
            state,
            me,
            standing,
            coalition: state.coalition_of(me),
            weights: state.assessment.seen_by(me),
            centre: OnceCell::new(),
            distance_now: OnceCell::new(),
            rivals_hold: OnceCell::new(),
            gain_of_failure: OnceCell::new(),
            control_left: OnceCell::new(),
            weight_of_prestige: state.assessment.responsive * scenario.parameters().support_prestige,
            footing: OnceCell::new(),
            voters: RefCell::default(),
        }
    }

    /// How strong I think `of` is.
    pub(crate) fn seen(&self, of: ContenderId) -> f64 {
        self.weights[of.index()]
    }

    /// How far I trust somebody as things are now.
    pub(crate) fn trust_for_now(&self, other: ContenderId) -> f64 {
        trust_for_now(self.scenario, self.state, self.me, other)
    }

    /// Contenders who stand outside my coalition.
    pub(crate) fn rivals(&self) -> Contenders {
        self.standing.minus(self.coalition)
    }

    /// How far I would be in ideas from my allies if I stood at `platform`.
    pub(crate) fn distance_from_allies(&self, platform: &Point) -> f64 {
        let (state, me) = (self.state, self.me);
        let centre = self.centre.get_or_init(|| centre_of(state, me, self.coalition));
        centre.map_or(0.0, |centre| distance(state, platform, &centre))
    }

    /// How far I am in ideas from my allies.
    pub(crate) fn distance_now(&self) -> f64 {
        let platform = &self.state.contenders[self.me.index()].platform;
        *self.distance_now.get_or_init(|| self.distance_from_allies(platform))
    }

    /// The chance that my coalition gets its way, as I see it.
    pub(crate) fn chance_of_winning(&self) -> f64 {
        let spoils = self.footing().spoils;
        chance_of_winning(self.scenario, spoils.coalition / spoils.total)
    }

    /// What I would gain if my own weight changed so: as [`gain`](View::gain), for me alone.
    #[inline]
    pub(crate) fn gain_of_my_own(&self, change: f64) -> f64 {
        let footing = self.footing();
        let change = change.max(-footing.spoils.mine);
        // I always belong to my coalition.
        let Spoils { mine, coalition, ruling, total } = footing.spoils;
        let spoils = Spoils {
            mine: mine + change,
            coalition: coalition + change,
            ruling: if footing.inside > 0.0 { ruling + change } else { ruling },
            total: total + change,
        };
        worth(self.scenario, spoils, footing.inside) - footing.worth
    }

    /// What I would gain if weights changed so, in units of payoff.
    pub(crate) fn gain(&self, changes: &[(ContenderId, f64)]) -> f64 {
        let footing = self.footing();
        let mut spoils = footing.spoils;
        for &(who, change) in changes {
            let change = change.max(-self.seen(who));
            spoils.total += change;
            if self.coalition.contains(who) {
                spoils.coalition += change;
            }
            if footing.ruling.contains(who) {
                spoils.ruling += change;
            }
            if who == self.me {
                spoils.mine += change;
            }
        }
        worth(self.scenario, spoils, footing.inside) - footing.worth
    }

    /// How much weight a contender wins or loses with a change of its prestige, as I see it.
    pub(crate) fn weight_of_prestige(&self, of: ContenderId, change: f64) -> f64 {
        let seen = self.seen(of);
        self.weight_of_prestige * change * seen * (1.0 - seen)
    }

    /// What a change of my own prestige is worth to me.
    pub(crate) fn gain_of_prestige(&self, change: f64) -> f64 {
        self.gain_of_my_own(self.weight_of_prestige(self.me, change))
    }

    /// The share of ayes that I expect in a poll on a rung.
    pub(crate) fn expected_ayes(&self, poll: &Poll, rung: RungId) -> f64 {
        let voters = &mut *self.voters.borrow_mut();
        let known = voters.iter().position(|(of, _)| *of == rung).unwrap_or_else(|| {
            let bodies = &self.scenario.spec().ladder[rung.index()].bodies;
            voters.push((rung, following_in(self.survey, bodies, Eyes::Of(self.me))));
            voters.len() - 1
        });
        poll.ayes_among(self.survey, &voters[known].1)
    }

    /// How firm a hold on the agenda the firmest of my rivals has.
    pub(crate) fn rivals_hold(&self) -> f64 {
        let hold = |rival: ContenderId| self.survey.agenda[rival.index()];
        *self.rivals_hold.get_or_init(|| self.rivals().iter().map(hold).fold(0.0, f64::max))
    }

    /// What losing a motion that I moved would do to me by way of prestige.
    pub(crate) fn gain_of_failure(&self) -> f64 {
        let loss = -self.scenario.parameters().motion_failure;
        *self.gain_of_failure.get_or_init(|| self.gain_of_prestige(loss))
    }

    fn footing(&self) -> &Footing {
        self.footing.get_or_init(|| {
            let rulers = &mut *self.survey.rulers.borrow_mut();
            rulers.forget();
            let mine = (self.me, self.coalition);
            let place = rulers.place(self.survey.majority(), self.weights, mine, Contenders::NONE);
            let (inside, ruling) = (place.inside, place.ruling);
            let sum = |set: Contenders| set.iter().map(|id| self.seen(id)).sum::<f64>();
            let spoils =
                Spoils { mine: self.seen(self.me), coalition: sum(self.coalition), ruling: sum(ruling), total: 1.0 };
            Footing { spoils, ruling, inside, worth: worth(self.scenario, spoils, inside) }
        })
    }
}

/// What spoils are worth to somebody whom the part `inside` of the equally good ruling coalitions includes.
#[inline]
fn worth(scenario: &Scenario, spoils: Spoils, inside: f64) -> f64 {
    if spoils.coalition <= 0.0 || spoils.total <= 0.0 {
        return 0.0;
    }
    let ambition = scenario.parameters().ambition;
    let wins = chance_of_winning(scenario, spoils.coalition / spoils.total);
    wins * spoils.share(scenario, inside) + ambition * spoils.mine / spoils.total
}

/// The `N`-th greatest of some numbers, counting equals; negative infinity if there are fewer.
pub(crate) fn nth_greatest<const N: usize>(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut greatest = [f64::NEG_INFINITY; N];
    for mut number in numbers {
        // Most numbers are not among the greatest.
        if number <= greatest[N - 1] {
            continue;
        }
        for known in &mut greatest {
            if number > *known {
                std::mem::swap(known, &mut number);
            }
        }
    }
    greatest[N - 1]
}

/// Collects reasons and turns their strengths into parts.
pub(crate) struct Reasons {
    /// Parts are strengths until they are taken.
    found: Vec<Cause>,
}

impl Default for Reasons {
    fn default() -> Self {
        Reasons { found: Vec::with_capacity(12) }
    }
}

impl Reasons {
    /// Adds a term of the state, with the entry that made it so if there is one.
    pub(crate) fn add(&mut self, behind: Option<EventId>, term: Term, strength: f64) -> &mut Self {
        if strength != 0.0 && strength.is_finite() {
            // An entry explains how the term came about; both are kept so that the chain can be walked and read.
            match behind {
                Some(event) => {
                    self.found.push(Cause { source: Source::Event(event), part: 0.5 * strength });
                    self.found.push(Cause { source: Source::Term(term), part: 0.5 * strength });
                }
                None => self.found.push(Cause { source: Source::Term(term), part: strength }),
            }
        }
        self
    }

    /// Adds an earlier entry.
    pub(crate) fn because(&mut self, event: Option<EventId>, strength: f64) -> &mut Self {
        if let (Some(event), true) = (event, strength != 0.0) {
            self.found.push(Cause { source: Source::Event(event), part: strength });
        }
        self
    }

    /// Adds how strong `of` seemed to `by`.
    pub(crate) fn strength(&mut self, state: &State, by: ContenderId, of: ContenderId, strength: f64) -> &mut Self {
        let (seen, real) = (state.assessment.seen(by, of), state.assessment.real(of));
        let behind = if seen >= real - 0.02 {
            state.provenance.strength[of.index()]
        } else {
            state.provenance.visibility[of.index()]
        };
        self.add(behind, Term::Strength { of, by, seen, real }, strength)
    }

    /// The causes, the weightiest first; absolute parts add up to 1 if there are any.
    pub(crate) fn take(&mut self) -> Vec<Cause> {
        let mut found = std::mem::take(&mut self.found);
        let total: f64 = found.iter().map(|cause| cause.part.abs()).sum();
        // A stable sort keeps the order of finding among equals, which does not depend on positions.
        found.sort_by(|a, b| b.part.abs().total_cmp(&a.part.abs()));
        found.iter_mut().for_each(|cause| cause.part /= total);
        found
    }
}
