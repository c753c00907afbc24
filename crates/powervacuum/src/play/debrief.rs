//! The truth, once the struggle is over: what was there beside what was believed, what was expected beside what came, the
//! history beside the record, and what decided it.

use powervacuum_engine::{CalendarMonth, EventKind};
use serde::{Deserialize, Serialize};

use super::asking::SKIP;
use super::{Game, GameError, acts};
use crate::document::{OutcomeDocument, outcome};
use crate::narrate::{Names, counted, sentence};
use crate::portrait::{Matter, facts_of};
use crate::run::Recipe;
use crate::struggle::{ReasonDocument, StruggleDocument, StruggleMonth, rounded};

/// The `format` of a [`Debrief`].
pub const DEBRIEF_FORMAT: &str = "powervacuum-debrief";
/// The `version` of a [`Debrief`].
pub const DEBRIEF_VERSION: u32 = 1;

/// Turning points that are told.
const TOLD: usize = 8;
/// Regrets that are told.
const REGRETS: usize = 5;
/// A choice is regretted if advisers thought that another would be worth this much more.
const REGRETTED: f64 = 1e-4;

/// The truth about a game.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Debrief {
    /// Always [`DEBRIEF_FORMAT`].
    pub format: String,
    /// [`DEBRIEF_VERSION`].
    pub version: u32,
    /// What reproduces the luck of the game.
    #[serde(flatten)]
    pub recipe: Recipe,
    /// Id of the contender who was played.
    pub contender: String,
    /// Its position.
    pub position: usize,
    /// Its name in a sentence.
    pub name: String,
    /// The names of all contenders in a sentence, in the order of the case.
    pub names: Vec<String>,
    /// What the history comes to.
    pub headline: String,
    /// What else to know of it, a sentence each.
    pub standfirst: Vec<String>,
    /// How it ended.
    pub outcome: Option<OutcomeDocument>,
    /// Months decided by whoever played.
    pub decisions: usize,
    /// Months left to the engine.
    pub watched: usize,
    /// How often a month was taken back.
    pub taken_back: u32,
    /// What was there and what was believed, month by month; months in which the contender did not stand are left out.
    pub months: Vec<BlurMonth>,
    /// What was expected, and what came.
    pub predictions: Vec<Settled>,
    /// Falls of the record beside this history.
    pub beside_the_record: Vec<Beside>,
    /// The turning points that weigh most, in order of time, with their reasons.
    pub decided: Vec<Decided>,
    /// Choices than which advisers thought another better, the costliest first.
    pub regrets: Vec<Regret>,
}

/// What was there in a month, and what was believed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BlurMonth {
    /// The month.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// Real weights when the contenders acted.
    pub real: Vec<f64>,
    /// Weights as the contender saw them then.
    pub believed: Vec<f64>,
}

/// A prediction and what came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Settled {
    /// When it was asked.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// The question.
    pub question: String,
    /// The answer given, in English; none if it was skipped.
    pub answer: Option<String>,
    /// What came, in English; none if the matter was never decided.
    pub truth: Option<String>,
    /// Whether the answer was right; none where one of the two is missing.
    pub right: Option<bool>,
}

/// A fall of the record beside this history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Beside {
    /// Id of the fact of the record.
    pub fact: String,
    /// What happened, in English.
    pub text: String,
    /// When it happened by the record.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub record: CalendarMonth,
    /// When it happened in this history; none if it did not.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub here: Option<CalendarMonth>,
}

/// A turning point with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decided {
    /// Its number in the chronicle.
    pub event: u32,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// What happened, in English.
    pub text: String,
    /// The weightiest reasons.
    pub because: Vec<ReasonDocument>,
}

/// A choice than which advisers thought another better.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Regret {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub month: CalendarMonth,
    /// What was done, as an order.
    pub chosen: String,
    /// What advisers thought best.
    pub best: String,
    /// How much more they thought it would be worth, on what the contender believed; 1 is the whole of power.
    pub lost: f64,
}

impl Game {
    /// The history of the game as a document for a page. While the game goes on it shows what whoever plays cannot know.
    pub fn struggle(&self) -> StruggleDocument {
        let mut document = StruggleDocument::new(&self.history());
        let decisions = self.moves.iter().filter(|taken| !taken.watched).count();
        let back = match self.taken_back {
            0 => String::new(),
            count => format!(", with {} taken back", counted(count as usize, "month", "months")),
        };
        let (name, months) = (Names(&self.scenario).contender(self.me), counted(decisions, "month", "months"));
        document.standfirst.insert(0, sentence(&format!("Somebody played {name} and decided {months}{back}")));
        document
    }

    /// The truth about the game.
    ///
    /// # Errors
    /// When the struggle is not over.
    pub fn debrief(&self) -> Result<Debrief, GameError> {
        if !self.is_over() {
            return Err(GameError::NotOver);
        }
        let struggle = self.struggle();
        let names = Names(&self.scenario);
        let watched = self.moves.iter().filter(|taken| taken.watched).count();
        Ok(Debrief {
            format: DEBRIEF_FORMAT.to_owned(),
            version: DEBRIEF_VERSION,
            recipe: self.recipe.clone(),
            contender: self.contender().to_owned(),
            position: self.me.index(),
            name: names.contender(self.me).to_owned(),
            names: self.scenario.all_contenders().iter().map(|id| names.contender(id).to_owned()).collect(),
            headline: struggle.headline.clone(),
            standfirst: struggle.standfirst.clone(),
            outcome: outcome(&self.history()),
            decisions: self.moves.len() - watched,
            watched,
            taken_back: self.taken_back,
            months: self.blur(&struggle.months),
            predictions: self.settled(),
            beside_the_record: self.beside_the_record(),
            decided: decided(&struggle),
            regrets: self.regrets(),
        })
    }

    fn blur(&self, months: &[StruggleMonth]) -> Vec<BlurMonth> {
        let one = |month: &StruggleMonth| {
            let believed = month.seen[self.me.index()].clone()?;
            Some(BlurMonth { month: month.month, real: month.acted_on.clone(), believed })
        };
        months.iter().filter_map(one).collect()
    }

    fn settled(&self) -> Vec<Settled> {
        let one = |asked: &super::Asked| {
            let answers = asked.answers(&self.scenario);
            let told = |id: &String| answers.iter().find(|answer| answer.id == *id).map(|answer| answer.text.clone());
            let given = asked.given.clone().filter(|given| given != SKIP);
            let truth = asked.truth(&self.scenario, &self.chronicle, &self.books);
            Settled {
                month: self.scenario.calendar(asked.month),
                question: asked.text(&self.scenario, &self.chronicle),
                answer: given.as_ref().and_then(told),
                truth: truth.as_ref().and_then(told),
                right: given.zip(truth).map(|(given, truth)| given == truth),
            }
        };
        self.asked.iter().map(one).collect()
    }

    fn beside_the_record(&self) -> Vec<Beside> {
        let facts = facts_of(&self.case);
        let one = |(fact, matter): &(crate::portrait::RecordFact, Matter)| {
            let Matter::Fall(who, to) = *matter else { return None };
            let here = self.chronicle.iter().find(|event| {
                matches!(event.kind, EventKind::StandingLowered { contender, rung, .. } if (contender, rung) == (who, to))
            });
            Some(Beside {
                fact: fact.id.clone(),
                text: fact.text.clone(),
                record: fact.from?,
                here: here.map(|event| self.scenario.calendar(event.month)),
            })
        };
        facts.iter().filter_map(one).collect()
    }

    fn regrets(&self) -> Vec<Regret> {
        let title = |action: &powervacuum_engine::Action| acts::title(&self.scenario, self.me, action, "the coalition");
        let one = |taken: &super::Taken| {
            let (action, advice) = (taken.action.as_ref()?, taken.advice.as_ref()?);
            let lost = advice.best_value - advice.value;
            (lost >= REGRETTED).then(|| Regret {
                month: self.scenario.calendar(taken.month),
                chosen: title(action),
                best: title(&advice.best),
                lost: rounded(lost),
            })
        };
        let mut regrets: Vec<Regret> = self.moves.iter().filter_map(one).collect();
        regrets.sort_by(|a, b| b.lost.total_cmp(&a.lost).then(a.month.cmp(&b.month)));
        regrets.truncate(REGRETS);
        regrets
    }
}

/// The end and the last falls, then other turning points, as many as are told; in order of time.
fn decided(struggle: &StruggleDocument) -> Vec<Decided> {
    let turning = |kind: &'static str| {
        struggle.events.iter().rev().filter(move |event| event.turning_point && event.kind == kind)
    };
    let weighty = ["struggle_ended", "standing_lowered", "coalition_formed", "document_revealed", "coalition_left"];
    let mut told: Vec<&crate::struggle::StruggleEvent> = weighty.into_iter().flat_map(turning).take(TOLD).collect();
    told.sort_by_key(|event| event.id);
    let one = |event: &crate::struggle::StruggleEvent| Decided {
        event: event.id,
        month: event.month,
        text: event.text.clone(),
        because: event.because.clone(),
    };
    told.into_iter().map(one).collect()
}
