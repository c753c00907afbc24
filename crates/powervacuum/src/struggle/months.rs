//! How things stand at the end of each month: the chronicle is folded once more, and looked at month by month.

use std::collections::BTreeMap;

use powervacuum_engine::{
    Assessment, BodyId, CalendarMonth, ContenderId, Contenders, EventId, EventKind, Membership, Person, Scenario, State,
};
use serde::{Deserialize, Serialize};

use super::rounded;
use crate::portrait::person_id;
use crate::run::History;

/// How things stand at the end of a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StruggleMonth {
    /// The month.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// Real weights at the end of the month, by contender; they add up to 1 over the standing ones, the others have 0.
    pub real: Vec<f64>,
    /// Weights at the end of the month as the public sees them.
    pub public: Vec<f64>,
    /// Weights as each contender saw them when it acted this month; none for one who did not stand.
    pub seen: Vec<Option<Vec<f64>>>,
    /// Real weights when the contenders acted: what `seen` is to be compared with.
    pub acted_on: Vec<f64>,
    /// Coalitions of two or more.
    pub coalitions: Vec<Vec<usize>>,
    /// Trust of the row in the column, in [-1, 1].
    pub trust: Vec<Vec<f64>>,
    /// Platforms by contender and axis, in [-1, 1].
    pub platforms: Vec<Vec<f64>>,
    /// The rung of each contender: 0 for good standing, `n` for the `n`-th rung; none for the dead.
    pub rungs: Vec<Option<u8>>,
    /// Id of the holder of each office; none for a vacant one.
    pub offices: Vec<Option<String>>,
    /// Whom the holder of each office follows: itself for a contender.
    pub office_patrons: Vec<Option<usize>>,
    /// Bodies.
    pub bodies: Vec<BodyMonth>,
    /// Constituencies.
    pub constituencies: Vec<ConstituencyMonth>,
    /// What the members want.
    pub selectorate: SelectorateMonth,
}

/// A body at the end of a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BodyMonth {
    /// How many follow each contender: seats of a committee; delegates of an assembly, if it were elected now.
    pub followers: Vec<u32>,
    /// How many follow nobody.
    pub nobody: u32,
    /// Votes that carry the mildest rung on which the body decides alone, if all vote; none if there is no such rung.
    pub needed_to_remove: Option<u32>,
    /// Votes that carry an expulsion on which the body decides alone, if all vote; none if there is no such rung.
    pub needed_to_expel: Option<u32>,
}

/// A constituency at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConstituencyMonth {
    /// Whom the secretary follows.
    pub patron: Option<usize>,
    /// How much of the delegation the secretary delivers, in [0, 1].
    pub control: f64,
}

/// What the members want at the end of a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SelectorateMonth {
    /// Members in all.
    pub members: f64,
    /// Mean of what they want, by axis.
    pub mean: Vec<f64>,
    /// Standard deviation of it between groups of members, by axis.
    pub spread: Vec<f64>,
}

/// The share of ayes that had to be exceeded in each vote on a motion, by its entry: whoever leaves rungs out needs the greatest of
/// theirs, so it depends on where the target stood.
pub(super) type Thresholds = BTreeMap<EventId, f64>;

/// Every month of a history, and what its votes asked for.
pub(super) fn months(history: &History) -> (Vec<StruggleMonth>, Thresholds) {
    let scenario = &history.scenario;
    let mut state = State::at_start(scenario);
    let mut months = Vec::with_capacity(history.books.len());
    let mut thresholds = Thresholds::new();
    let mut acted_on = Assessment::clone(&state.assessment);
    for event in &history.chronicle {
        if let EventKind::MotionVoted { motion, .. } = &event.kind {
            thresholds.insert(event.id, state.threshold(scenario, motion.target, motion.rung));
        }
        state.apply(scenario, event);
        match event.kind {
            EventKind::WeightsAssessed => acted_on.clone_from(&state.assessment),
            EventKind::MonthClosed => {
                let month = scenario.calendar(event.month);
                months.push(month_of(scenario, &state, &acted_on, month));
            }
            _ => {}
        }
    }
    (months, thresholds)
}

fn row(values: &[f64]) -> Vec<f64> {
    values.iter().copied().map(rounded).collect()
}

fn month_of(scenario: &Scenario, state: &State, acted_on: &Assessment, month: CalendarMonth) -> StruggleMonth {
    let ids = || scenario.all_contenders().iter();
    let axes = scenario.spec().issues.len();
    let saw = |observer: ContenderId| (acted_on.real(observer) > 0.0).then(|| row(acted_on.seen_by(observer)));
    let rung = |id: ContenderId| {
        let contender = &state.contenders[id.index()];
        contender.alive.then_some(contender.rung)
    };
    StruggleMonth {
        month,
        real: row(&state.assessment.real),
        public: row(&state.assessment.public),
        seen: ids().map(saw).collect(),
        acted_on: row(&acted_on.real),
        coalitions: coalitions(scenario, state),
        trust: state.trust.chunks(scenario.contender_count()).map(row).collect(),
        platforms: state.contenders.iter().map(|one| row(&one.platform[..axes])).collect(),
        rungs: ids().map(rung).collect(),
        offices: state.offices.iter().map(|holder| holder.map(|holder| person_id(scenario, holder))).collect(),
        office_patrons: state.offices.iter().map(|&holder| patron(state, holder)).collect(),
        bodies: bodies(scenario, state),
        constituencies: state
            .constituencies
            .iter()
            .map(|here| ConstituencyMonth {
                patron: here.patron.filter(|&patron| state.standing().contains(patron)).map(ContenderId::index),
                control: rounded(here.control),
            })
            .collect(),
        selectorate: selectorate(scenario, state),
    }
}

fn patron(state: &State, holder: Option<Person>) -> Option<usize> {
    state.patron_of(holder).map(ContenderId::index)
}

/// The coalitions of two or more, in the order of their first members.
pub(crate) fn coalitions(scenario: &Scenario, state: &State) -> Vec<Vec<usize>> {
    let mut told = Contenders::NONE;
    let mut coalitions = Vec::new();
    for id in scenario.all_contenders().iter() {
        let members = state.coalition_of(id).and(state.standing());
        if members.len() > 1 && members.contains(id) && !told.contains(id) {
            told = told.or(members);
            coalitions.push(members.iter().map(ContenderId::index).collect());
        }
    }
    coalitions
}

fn bodies(scenario: &Scenario, state: &State) -> Vec<BodyMonth> {
    let one = |index: usize| {
        let id = BodyId::from_index(index)?;
        let (followers, nobody) = match scenario.body(id).membership {
            Membership::Assembly => delegates(state),
            Membership::Committee { .. } => seats(scenario, state, id),
        };
        let size = followers.iter().sum::<u32>() + nobody;
        Some(BodyMonth {
            needed_to_remove: needed(scenario, id, size, |_| true),
            needed_to_expel: needed(scenario, id, size, |rung| rung.expels),
            followers,
            nobody,
        })
    };
    (0..state.bodies.len()).filter_map(one).collect()
}

fn seats(scenario: &Scenario, state: &State, body: BodyId) -> (Vec<u32>, u32) {
    let mut followers = vec![0; scenario.contender_count()];
    let mut nobody = 0;
    for seat in &state.bodies[body.index()].seats {
        match state.seat_patron(seat) {
            Some(patron) => followers[patron.index()] += 1,
            None => nobody += 1,
        }
    }
    (followers, nobody)
}

/// Whole delegates by largest remainder, so that they add up to the whole.
fn delegates(state: &State) -> (Vec<u32>, u32) {
    let size = state.assessment.delegate_count.round().max(0.0) as u32;
    let exact: Vec<f64> = state.assessment.delegates.iter().map(|share| share * f64::from(size)).collect();
    let mut whole: Vec<u32> = exact.iter().map(|exact| exact.floor().max(0.0) as u32).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()).then(a.cmp(&b)));
    let left = size.saturating_sub(whole.iter().sum());
    for &index in order.iter().filter(|&&index| exact[index] > 0.0).take(left as usize) {
        whole[index] += 1;
    }
    let nobody = size.saturating_sub(whole.iter().sum());
    (whole, nobody)
}

/// The votes that carry the mildest of some rungs on which a body of `size` decides alone.
fn needed(
    scenario: &Scenario,
    body: BodyId,
    size: u32,
    which: impl Fn(&powervacuum_engine::Rung) -> bool,
) -> Option<u32> {
    let mut rungs = scenario.spec().ladder.iter().filter(|rung| rung.bodies == [body] && which(rung));
    let threshold = rungs.next()?.threshold.get();
    (1..=size).find(|&votes| f64::from(votes) / f64::from(size) > threshold)
}

fn selectorate(scenario: &Scenario, state: &State) -> SelectorateMonth {
    let axes = scenario.spec().issues.len();
    let members: f64 = state.groups.iter().map(|group| group.members).sum();
    let moment = |axis: usize, of: &dyn Fn(f64) -> f64| {
        let sum: f64 = state.groups.iter().map(|group| group.members * of(group.ideal[axis])).sum();
        if members > 0.0 { sum / members } else { 0.0 }
    };
    let mean: Vec<f64> = (0..axes).map(|axis| moment(axis, &|ideal| ideal)).collect();
    let square = |number: f64| number * number;
    let spread = (0..axes).map(|axis| moment(axis, &|ideal| square(ideal - mean[axis])).max(0.0).sqrt());
    SelectorateMonth { members: members.round(), spread: spread.map(rounded).collect(), mean: row(&mean) }
}
