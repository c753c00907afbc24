//! The chronicle for a page: sentences, votes, reasons, and what the record has on the same matter.

use powervacuum_engine::{CalendarMonth, ContenderId, Count, Event, EventKind, Scenario, Source};
use serde::{Deserialize, Serialize};

use super::matter::on_the_same_matter;
use super::months::Thresholds;
use super::rounded;
use crate::document::kind_name;
use crate::narrate::{Narrator, Prominence, involved, prominence};
use crate::portrait::{Matter, RecordFact};
use crate::run::History;
use crate::why::reasons_in_brief;

/// Reasons of a turning point that are told.
const REASONS: usize = 5;
/// Reasons of any other entry that are told.
const FEWER_REASONS: usize = 2;

/// An entry of the chronicle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StruggleEvent {
    /// Its number in the chronicle; the steps of a month are left out, so numbers have gaps.
    pub id: u32,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// What kind of entry it is.
    pub kind: String,
    /// Positions of the contenders whom it is about.
    pub contenders: Vec<usize>,
    /// What happened, in English.
    pub text: String,
    /// Whether things stand differently afterwards.
    pub turning_point: bool,
    /// Whether it is routine, told in summaries only.
    pub minor: bool,
    /// The count, where it is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub vote: Option<VoteDocument>,
    /// The weightiest reasons, the weightiest first.
    pub because: Vec<ReasonDocument>,
    /// Ids of the facts of the record on the same matter.
    pub record: Vec<String>,
}

/// A reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReasonDocument {
    /// In English.
    pub text: String,
    /// Its part, in [-1, 1]; negative for what spoke against.
    pub part: f64,
    /// The number of the earlier entry that it is; none for a term of the state.
    pub event: Option<u32>,
}

/// The count of a vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VoteDocument {
    /// Positions of the bodies that voted together.
    pub bodies: Vec<usize>,
    /// Position of the contender whom it was about.
    pub target: usize,
    /// Position of who moved it.
    pub mover: usize,
    /// Position of the rung.
    pub rung: usize,
    /// Votes for.
    #[serde(rename = "for")]
    pub ayes: u32,
    /// Votes against.
    pub against: u32,
    /// Abstentions.
    pub abstentions: u32,
    /// Share of the votes cast for or against that was for.
    pub share: f64,
    /// The share that the public had expected.
    pub forecast: f64,
    /// The share that had to be exceeded.
    pub threshold: f64,
    /// Whether it passed; for an appeal, whether the decision was upheld.
    pub passed: bool,
    /// Positions of the contenders on the side of the motion.
    pub for_side: Vec<usize>,
    /// Positions of the contenders on the side of its target.
    pub against_side: Vec<usize>,
}

pub(super) fn entries(
    history: &History,
    record: &[(RecordFact, Matter)],
    thresholds: &Thresholds,
) -> Vec<StruggleEvent> {
    let told = history.chronicle.iter().filter_map(|event| {
        let rank = prominence(event, &history.scenario);
        (rank > Prominence::Bookkeeping).then(|| entry(history, event, rank, (record, thresholds)))
    });
    told.collect()
}

fn entry(
    history: &History,
    event: &Event,
    rank: Prominence,
    (record, thresholds): (&[(RecordFact, Matter)], &Thresholds),
) -> StruggleEvent {
    let scenario = &history.scenario;
    StruggleEvent {
        id: event.id.index() as u32,
        month: scenario.calendar(event.month),
        kind: kind_name(event),
        contenders: involved(&event.kind).iter().map(ContenderId::index).collect(),
        text: Narrator::new(scenario).event(event),
        turning_point: rank == Prominence::TurningPoint,
        minor: rank < Prominence::Told,
        vote: vote(scenario, &event.kind, thresholds.get(&event.id).copied()),
        because: because(history, event, rank),
        record: on_the_same_matter(scenario, event, record),
    }
}

/// The reasons for an entry: those in brief for a turning point, the weightiest direct causes for any other.
fn because(history: &History, event: &Event, rank: Prominence) -> Vec<ReasonDocument> {
    if rank == Prominence::TurningPoint {
        let reasons = reasons_in_brief(history, event.id, REASONS);
        let told =
            |(text, part, event): (String, f64, Option<u32>)| ReasonDocument { text, part: rounded(part), event };
        return reasons.into_iter().map(told).collect();
    }
    let narrator = Narrator::new(&history.scenario);
    let reason = |cause: &powervacuum_engine::Cause| match &cause.source {
        Source::Event(id) => {
            let earlier = history.event(*id)?;
            let (text, event) = (narrator.event(earlier), Some(id.index() as u32));
            Some(ReasonDocument { text, part: rounded(cause.part), event })
        }
        Source::Term(term) => {
            Some(ReasonDocument { text: narrator.term(term), part: rounded(cause.part), event: None })
        }
    };
    event.causes.iter().filter_map(reason).take(FEWER_REASONS).collect()
}

/// A vote; an appeal is about the rung alone, so it asks for what that asks.
fn vote(scenario: &Scenario, kind: &EventKind, threshold: Option<f64>) -> Option<VoteDocument> {
    let positions = |set: powervacuum_engine::Contenders| set.iter().map(ContenderId::index).collect();
    let document = |motion: &powervacuum_engine::Motion, count: &Count, bodies: Vec<usize>, passed: bool| {
        let rung = &scenario.spec().ladder[motion.rung.index()];
        VoteDocument {
            bodies,
            target: motion.target.index(),
            mover: motion.mover.index(),
            rung: motion.rung.index(),
            ayes: count.ayes,
            against: count.noes,
            abstentions: count.abstentions,
            share: rounded(count.share()),
            forecast: rounded(count.forecast),
            threshold: rounded(threshold.unwrap_or(rung.threshold.get())),
            passed,
            for_side: positions(count.for_side),
            against_side: positions(count.against_side),
        }
    };
    match kind {
        EventKind::MotionVoted { motion, count, passed } => {
            let rung = &scenario.spec().ladder[motion.rung.index()];
            let bodies = rung.bodies.iter().map(|body| body.index()).collect();
            Some(document(motion, count, bodies, *passed))
        }
        EventKind::AppealDecided { body, motion, count, overruled } => {
            Some(document(motion, count, vec![body.index()], !overruled))
        }
        _ => None,
    }
}
