//! Questions to whoever plays, before it is seen what happens: will a motion pass, who will be the strongest.

use powervacuum_engine::{
    BodyId, ContenderId, Event, EventId, EventKind, Membership, Month, MonthBooks, Scenario, State,
};
use serde::{Deserialize, Serialize};

use super::GameError;
use crate::narrate::{Names, be, month_name};

/// The answer that leaves a question open for good.
pub(super) const SKIP: &str = "skip";
/// Months after which it is looked at who is the strongest.
const A_YEAR: u16 = 12;

/// A question for whoever plays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionView {
    /// Names it.
    pub id: String,
    /// In English.
    pub text: String,
    /// What can be answered.
    pub answers: Vec<AnswerView>,
    /// Id of the answer given; none while it is open.
    pub answer: Option<String>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerView {
    /// Names it.
    pub id: String,
    /// In English.
    pub text: String,
}

/// A prediction, as a saved game keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Prediction {
    /// How many months had been decided when it was made.
    pub after: usize,
    /// Id of the question.
    pub question: String,
    /// Id of the answer.
    pub answer: String,
}

/// A question that was asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) id: String,
    /// When it was asked.
    pub(super) month: Month,
    pub(super) about: About,
    pub(super) given: Option<String>,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Whether a motion that is voted on this month passes; the entry that moved it.
    Motion(EventId),
    /// Whom most delegates of an assembly that is elected this month follow.
    Delegates(BodyId),
    /// Who has the largest real weight at the end of a month.
    Strongest(Month),
}

impl Asked {
    pub(super) fn is_open(&self) -> bool {
        self.given.is_none()
    }

    pub(super) fn skip(&mut self) {
        self.given = Some(SKIP.to_owned());
    }

    pub(super) fn answer(&mut self, scenario: &Scenario, answer: &str) -> Result<(), GameError> {
        let known: Vec<String> = self.answers(scenario).into_iter().map(|answer| answer.id).collect();
        if answer != SKIP && !known.iter().any(|known| known == answer) {
            let (question, found) = (self.id.clone(), answer.to_owned());
            return Err(GameError::UnknownAnswer { question, found, known });
        }
        self.given = Some(answer.to_owned());
        Ok(())
    }

    pub(super) fn answers(&self, scenario: &Scenario) -> Vec<AnswerView> {
        match self.about {
            About::Motion(_) => [("yes", "It passes"), ("no", "It does not")]
                .map(|(id, text)| AnswerView { id: id.to_owned(), text: text.to_owned() })
                .to_vec(),
            About::Delegates(_) | About::Strongest(_) => {
                let one = |id: ContenderId| AnswerView {
                    id: scenario.contender(id).id.clone(),
                    text: Names(scenario).contender(id).to_owned(),
                };
                scenario.all_contenders().iter().map(one).collect()
            }
        }
    }

    pub(super) fn view(&self, scenario: &Scenario, text: String) -> QuestionView {
        QuestionView { id: self.id.clone(), text, answers: self.answers(scenario), answer: self.given.clone() }
    }

    /// The question in English. The motion is looked up in what is on the agenda, or in the chronicle.
    pub(super) fn text(&self, scenario: &Scenario, chronicle: &[Event]) -> String {
        let names = Names(scenario);
        match self.about {
            About::Motion(moved) => match chronicle.get(moved.index()).map(|event| &event.kind) {
                Some(EventKind::MotionMoved { by, target, rung, office, .. }) => format!(
                    "{} has moved that {} {}. Will it pass this month?",
                    names.contender(*by),
                    names.contender(*target),
                    be(&names.fallen(*rung, *office))
                ),
                _ => "Will the motion on the agenda pass this month?".to_owned(),
            },
            About::Delegates(body) => {
                format!("Delegates to {} are elected this month. Whom will most of them follow?", names.body(body))
            }
            About::Strongest(month) => {
                format!("Who will really be the strongest at the end of {}?", month_name(scenario.calendar(month)))
            }
        }
    }

    /// What came: the id of the right answer; none where the matter was not decided.
    pub(super) fn truth(&self, scenario: &Scenario, chronicle: &[Event], books: &[MonthBooks]) -> Option<String> {
        match self.about {
            About::Motion(moved) => chronicle.iter().find_map(|event| match &event.kind {
                EventKind::MotionVoted { motion, passed, .. } if motion.moved == moved => {
                    Some(if *passed { "yes" } else { "no" }.to_owned())
                }
                _ => None,
            }),
            About::Delegates(body) => chronicle.iter().find_map(|event| match &event.kind {
                EventKind::DelegatesElected { body: elected, delegates, .. }
                    if *elected == body && event.month == self.month =>
                {
                    let most = *delegates.iter().max()?;
                    let alone = delegates.iter().filter(|count| **count == most).count() == 1;
                    let who = delegates.iter().position(|count| *count == most)?;
                    alone.then(|| scenario.spec().contenders[who].id.clone())
                }
                _ => None,
            }),
            About::Strongest(month) => {
                let real = &books.iter().find(|books| books.month == month)?.weights.real;
                let who = (0..real.len()).max_by(|&a, &b| real[a].total_cmp(&real[b]).then(b.cmp(&a)))?;
                Some(scenario.spec().contenders[who].id.clone())
            }
        }
    }
}

/// What is asked this month. Once a year who will be the strongest a year later, or at the end; whether each motion passes on which a
/// vote is due; whom delegates will follow who are elected.
pub(super) fn questions(scenario: &Scenario, state: &State, me: ContenderId, is_first: bool) -> Vec<Asked> {
    let mut asked = Vec::new();
    let mut ask = |id: String, about| asked.push(Asked { id, month: state.month, about, given: None });
    for motion in &state.motions {
        let bodies = &scenario.spec().ladder[motion.rung.index()].bodies;
        if motion.target != me && bodies.iter().any(|&body| state.is_meeting(scenario, body)) {
            let (target, rung) = (motion.target, &scenario.spec().ladder[motion.rung.index()].id);
            ask(format!("motion:{}:{rung}", scenario.contender(target).id), About::Motion(motion.moved));
        }
    }
    for body in (0..scenario.spec().bodies.len()).filter_map(BodyId::from_index) {
        let is_assembly = matches!(scenario.body(body).membership, Membership::Assembly);
        if is_assembly && state.is_meeting(scenario, body) && scenario.body(body).weight.get() > 0.0 {
            ask(format!("delegates:{}", scenario.body(body).id), About::Delegates(body));
        }
    }
    let last = Month(scenario.spec().months.saturating_sub(1));
    let later = state.month.plus(A_YEAR).min(last);
    if (is_first || state.month.0.is_multiple_of(A_YEAR)) && later > state.month {
        ask(format!("strongest:{}", scenario.calendar(later)), About::Strongest(later));
    }
    asked
}
