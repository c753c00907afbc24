//! Play, read and question leadership struggles.
//!
//! A [`Case`] is loaded by name or path; a [`Run`] plays it and gives a [`History`]. A history can be told year by year
//! ([`tell`]), written up for other programs ([`HistoryDocument`]), recorded and replayed to the bit ([`write_jsonl`],
//! [`replay`]), saved in the middle and taken up again ([`save`], [`resume`]), and asked why something happened
//! ([`explain`]). [`odds`] plays many histories and counts.
//!
//! Every front end stands on this crate and adds no logic of its own.
//!
//! ```
//! use std::sync::Arc;
//! use powervacuum::{Case, Run};
//!
//! let case = Arc::new(Case::builtin("three-heirs")?);
//! let history = Run { seed: 7, ..Run::new(case) }.play()?;
//! assert!(history.outcome().is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod built;
mod case;
mod document;
mod ensemble;
mod fits;
mod jsonl;
pub mod lab;
mod narrate;
mod odd;
mod odds;
mod play;
mod portrait;
mod replay;
mod run;
mod save;
mod story;
mod struggle;
mod why;

pub use powervacuum_engine as engine;
pub use powervacuum_ensemble as ensembles;
pub use powervacuum_formats as formats;
pub use powervacuum_plot as plot;

pub use built::{Built, BuiltError, BuiltErrors, TRAITS};
pub use case::{Case, CaseError, FLAGSHIP, Origin};
pub use document::{
    CauseDocument, EventDocument, HISTORY_FORMAT, HISTORY_VERSION, HistoryDocument, OutcomeDocument, OutcomeKind,
    WeightsDocument,
};
pub use ensemble::{
    ArmCounts, COUNTS_FORMAT, COUNTS_VERSION, DrawsFrom, EnsembleDocument, EnsembleRequest, EnsembleRequestError,
    LeaderCount, count, count_written,
};
pub use fits::fits;
pub use jsonl::{CHRONICLE_FORMAT, CHRONICLE_VERSION, digest, write_jsonl};
pub use narrate::{
    Narrator, Prominence, SURPRISE, involved, is_minor, is_turning_point, month_name, percent, prominence, short_name,
};
pub use odd::{ActionNote, OddError, action_notes, odd};
pub use odds::{FallOdds, LeaderOdds, Odds, OddsRequest, odds};
pub use play::{
    AnswerView, Beside, BlurMonth, BodyView, ComingView, ConstituencyView, ContenderView, DEBRIEF_FORMAT,
    DEBRIEF_VERSION, Debrief, Decided, GAME_FORMAT, GAME_SAVE_FORMAT, GAME_SAVE_VERSION, GAME_VERSION, Game, GameError,
    GameMove, GameSave, GameView, OptionView, Prediction, QuestionView, Regret, SeenMonth, Settled,
};
pub use portrait::{
    AxisPortrait, BodyPortrait, CASE_FORMAT, CASE_VERSION, CaseDocument, ChargePortrait, CohortPortrait,
    ConstituencyPortrait, ContenderPortrait, DocumentPortrait, EventPortrait, FactKind, NotablePortrait,
    OfficePortrait, ParameterPortrait, RECORD_FORMAT, RECORD_VERSION, RecordDocument, RecordFact, RecordSource,
    RungPortrait, TileDocument, TileKindDocument, TimingPortrait, TraitValue, WhatIfPortrait,
};
pub use replay::{ReplayError, replay};
pub use run::{DEFAULT_SEED, ENGINE_VERSION, History, Recipe, Run, RunError};
pub use save::{SAVE_FORMAT, SAVE_VERSION, SaveError, resume, save};
pub use story::{Detail, Entry, Strength, Year, tell};
pub use struggle::{
    BodyMonth, ConstituencyMonth, Findings, Misjudged, ReasonDocument, STRUGGLE_FORMAT, STRUGGLE_VERSION,
    SelectorateMonth, StruggleDocument, StruggleEvent, StruggleMonth, VoteDocument, headline, standfirst,
};
pub use why::{
    SelectError, WHY_FORMAT, WHY_VERSION, WhyEdge, WhyGraph, WhyLine, WhyNode, because, explain, select, selectors,
};
