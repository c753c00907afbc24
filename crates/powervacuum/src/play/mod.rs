//! Playing one contender: the engine plays the others, and whoever plays is shown what the contender can know.
//!
//! Chance goes by key, so a game is its seed and its choices: it is saved as such, taken back by playing it again, and one
//! who chooses what the engine would have chosen gets the engine's history to the bit.

mod acts;
mod asking;
mod debrief;
mod knowledge;
mod news;
mod saving;
mod view;

pub use asking::{AnswerView, Prediction, QuestionView};
pub use debrief::{Beside, BlurMonth, DEBRIEF_FORMAT, DEBRIEF_VERSION, Debrief, Decided, Regret, Settled};
pub use saving::{GAME_SAVE_FORMAT, GAME_SAVE_VERSION, GameMove, GameSave};
pub use view::{
    BodyView, ComingView, ConstituencyView, ContenderView, GAME_FORMAT, GAME_VERSION, GameView, OptionView, SeenMonth,
};

use std::sync::Arc;

use powervacuum_engine::{
    Action, ContenderId, Decision, Event, Forecast, KeyedChance, Month, MonthBooks, QuantalResponse, Scenario, Stage,
    State, Struggle,
};
use powervacuum_formats::suggest;

use crate::case::{Case, hint};
use crate::run::{History, Recipe, Run, RunError};
use asking::Asked;

/// A game: a struggle in which one contender is played.
#[derive(Clone, Debug)]
pub struct Game {
    case: Arc<Case>,
    recipe: Recipe,
    scenario: Scenario,
    me: ContenderId,
    state: State,
    chronicle: Vec<Event>,
    books: Vec<MonthBooks>,
    moves: Vec<Taken>,
    asked: Vec<Asked>,
    /// Where in the chronicle the news begin.
    news_from: usize,
    taken_back: u32,
}

/// A month decided.
#[derive(Clone, Debug, PartialEq)]
struct Taken {
    month: Month,
    /// The action; none where the contender could not act.
    action: Option<Action>,
    /// Whether the engine decided.
    watched: bool,
    /// What the advisers thought of it, and of the best option by their lights.
    advice: Option<Advice>,
}

/// What the advisers thought when a month was decided.
#[derive(Clone, Debug, PartialEq)]
struct Advice {
    value: f64,
    best: Action,
    best_value: f64,
}

/// Why a game cannot be played so.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GameError {
    /// The what-ifs do not fit the case.
    #[error(transparent)]
    Run(#[from] RunError),
    /// No contender of that id.
    #[error("there is no contender `{found}`{}; there are {}", hint(suggestion), known.join(", "))]
    UnknownContender {
        /// The id found.
        found: String,
        /// The id that was probably meant.
        suggestion: Option<String>,
        /// The ids there are.
        known: Vec<String>,
    },
    /// Nothing that can be done now has that id.
    #[error("there is no option `{found}` in {month}{}", hint(suggestion))]
    UnknownOption {
        /// The id found.
        found: String,
        /// The month.
        month: String,
        /// The id that was probably meant.
        suggestion: Option<String>,
    },
    /// A question must be answered first.
    #[error("answer `{question}` first, or skip it: what you expect is asked before you see")]
    QuestionOpen {
        /// Id of the question.
        question: String,
    },
    /// No question of that id is open.
    #[error("there is no open question `{found}`")]
    UnknownQuestion {
        /// The id found.
        found: String,
    },
    /// Not an answer to the question.
    #[error("`{found}` is no answer to `{question}`; write one of {}", known.join(", "))]
    UnknownAnswer {
        /// Id of the question.
        question: String,
        /// The id found.
        found: String,
        /// The answers there are.
        known: Vec<String>,
    },
    /// The struggle has ended.
    #[error("the struggle is over; nothing can be chosen any more")]
    Over,
    /// The struggle goes on.
    #[error("the struggle is not over yet; the truth comes at the end")]
    NotOver,
    /// The contender is dead.
    #[error("your contender can act no more; watch how it ends")]
    CannotAct,
    /// There is nothing to take back.
    #[error("there is nothing to take back")]
    NothingToTakeBack,
    /// Not a saved game of a known version.
    #[error("not a saved game (`\"format\": \"{expected}\", \"version\": {version}`): {found}", expected = GAME_SAVE_FORMAT, version = GAME_SAVE_VERSION)]
    Format {
        /// What is wrong with it.
        found: String,
    },
    /// The game was played in a case of another content.
    #[error("the game was played in a case with fingerprint {expected}, and case `{case}` has {found}")]
    Fingerprint {
        /// The case that was compared.
        case: String,
        /// The fingerprint in the file.
        expected: String,
        /// The fingerprint of the case.
        found: String,
    },
    /// A move of the file cannot be made.
    #[error("move {position} of the saved game cannot be made: {error}")]
    Move {
        /// Which, counted from 1.
        position: usize,
        /// Why not.
        error: Box<GameError>,
    },
}

impl Game {
    /// A game in which `contender` is played, at the point where it is to act for the first time.
    ///
    /// # Errors
    /// When there is no such contender, or the what-ifs do not fit the case.
    ///
    /// # Examples
    /// ```
    /// use std::sync::Arc;
    /// use powervacuum::{Case, Game};
    ///
    /// let case = Arc::new(Case::builtin("three-heirs")?);
    /// let mut game = Game::new(case, "ada", 7, &[])?;
    /// game.predict(&game.view().questions[0].id.clone(), "skip")?;
    /// game.choose("bide")?;
    /// assert_eq!(game.view().decisions, 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(case: Arc<Case>, contender: &str, seed: u64, what_ifs: &[String]) -> Result<Game, GameError> {
        let scenario = Run { what_ifs: what_ifs.to_vec(), ..Run::new(Arc::clone(&case)) }.scenario()?;
        let known = || scenario.spec().contenders.iter().map(|contender| contender.id.as_str());
        let found = known().position(|known| known == contender).and_then(ContenderId::from_index);
        let Some(me) = found else {
            let suggestion = suggest(contender, known()).map(str::to_owned);
            let known = known().map(str::to_owned).collect();
            return Err(GameError::UnknownContender { found: contender.to_owned(), suggestion, known });
        };
        let recipe = Recipe::new(&case, &scenario, seed, 0);
        let state = State::at_start(&scenario);
        let mut game = Game {
            case,
            recipe,
            scenario,
            me,
            state,
            chronicle: Vec::new(),
            books: Vec::new(),
            moves: Vec::new(),
            asked: Vec::new(),
            news_from: 0,
            taken_back: 0,
        };
        game.open_month();
        Ok(game)
    }

    /// The case.
    pub fn case(&self) -> &Arc<Case> {
        &self.case
    }

    /// Id of the contender who is played.
    pub fn contender(&self) -> &str {
        &self.scenario.contender(self.me).id
    }

    /// What reproduces the luck of the game.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// Whether the struggle has ended.
    pub fn is_over(&self) -> bool {
        self.state.stage == Stage::Over || self.state.outcome.is_some()
    }

    /// Whether the contender can act this month.
    pub fn can_act(&self) -> bool {
        !self.is_over() && self.state.contenders[self.me.index()].alive
    }

    /// Does the option of that id, and lets the month go by.
    ///
    /// # Errors
    /// When there is no such option, a question is open, or nothing can be chosen any more. The game is left as it was.
    pub fn choose(&mut self, option: &str) -> Result<(), GameError> {
        self.check_can_act()?;
        if let Some(open) = self.asked.iter().find(|asked| asked.is_open()) {
            return Err(GameError::QuestionOpen { question: open.id.clone() });
        }
        let options = self.forecasts();
        let ids: Vec<String> = options.iter().map(|option| acts::id(&self.scenario, &option.action)).collect();
        let Some(position) = ids.iter().position(|id| id == option) else {
            let suggestion = suggest(option, ids.iter().map(String::as_str)).map(str::to_owned);
            let month = self.scenario.calendar(self.state.month).to_string();
            return Err(GameError::UnknownOption { found: option.to_owned(), month, suggestion });
        };
        let best = options.iter().reduce(|best, option| if option.value > best.value { option } else { best });
        let advice =
            best.map(|best| Advice { value: options[position].value, best: best.action, best_value: best.value });
        self.take(options[position].action, advice);
        Ok(())
    }

    /// Lets the engine decide for `months` months, or to the end; open questions are skipped.
    ///
    /// # Errors
    /// When the struggle is over.
    pub fn watch(&mut self, months: Option<u16>) -> Result<(), GameError> {
        if self.is_over() {
            return Err(GameError::Over);
        }
        let mut left = months;
        while !self.is_over() && left != Some(0) {
            self.asked.iter_mut().filter(|asked| asked.is_open()).for_each(Asked::skip);
            let decisions = self.engine_decisions();
            let action = decisions.iter().find(|decision| decision.contender == self.me).map(|mine| mine.action);
            self.moves.push(Taken { month: self.state.month, action, watched: true, advice: None });
            self.play_on(&decisions);
            left = left.map(|left| left - 1);
        }
        Ok(())
    }

    /// Answers an open question; `skip` leaves it unanswered.
    ///
    /// # Errors
    /// When no such question is open, or the answer is none of its answers.
    pub fn predict(&mut self, question: &str, answer: &str) -> Result<(), GameError> {
        let (scenario, month) = (&self.scenario, self.state.month);
        let Some(asked) = self.asked.iter_mut().find(|asked| asked.id == question && asked.month == month) else {
            return Err(GameError::UnknownQuestion { found: question.to_owned() });
        };
        asked.answer(scenario, answer)
    }

    /// Takes the last month back that was decided, by whomever, and everything that followed. The game is marked.
    ///
    /// # Errors
    /// When nothing has been decided yet.
    pub fn undo(&mut self) -> Result<(), GameError> {
        let Some(kept) = self.moves.len().checked_sub(1) else { return Err(GameError::NothingToTakeBack) };
        let moves: Vec<Taken> = self.moves[..kept].to_vec();
        let answers = std::mem::take(&mut self.asked);
        let last = self.moves[kept].month;
        self.state = State::at_start(&self.scenario);
        self.chronicle.clear();
        self.books.clear();
        self.moves.clear();
        self.news_from = 0;
        self.open_month();
        for taken in moves {
            let decisions = self.decisions_with(taken.action.filter(|_| !taken.watched));
            self.moves.push(taken);
            self.play_on(&decisions);
        }
        // What was expected before the month that was taken back stays expected.
        for asked in &mut self.asked {
            if let Some(earlier) = answers.iter().find(|earlier| earlier.id == asked.id && earlier.month < last) {
                asked.given.clone_from(&earlier.given);
            }
        }
        self.taken_back += 1;
        Ok(())
    }

    /// The history so far.
    pub fn history(&self) -> History {
        History {
            case: Arc::clone(&self.case),
            recipe: self.recipe.clone(),
            scenario: self.scenario.clone(),
            chronicle: self.chronicle.clone(),
            books: self.books.clone(),
            state: self.state.clone(),
        }
    }

    fn check_can_act(&self) -> Result<(), GameError> {
        match (self.is_over(), self.can_act()) {
            (true, _) => Err(GameError::Over),
            (_, false) => Err(GameError::CannotAct),
            _ => Ok(()),
        }
    }

    fn chance(&self) -> KeyedChance {
        KeyedChance::new(self.recipe.seed, self.recipe.history)
    }

    /// Everything that the contender thinks it can do, with forecasts on its own beliefs.
    fn forecasts(&self) -> Vec<Forecast> {
        let believed = self.state.as_believed_by(&self.scenario, self.me);
        Struggle::resume(&self.scenario, believed).options(self.me)
    }

    /// What the engine decides for everybody this month.
    fn engine_decisions(&self) -> Vec<Decision> {
        let struggle = Struggle::resume(&self.scenario, self.state.clone());
        struggle.decide(&mut self.chance(), &mut QuantalResponse)
    }

    /// The same, with the contender's own decision where there is one.
    fn decisions_with(&self, mine: Option<Action>) -> Vec<Decision> {
        let mut decisions = self.engine_decisions();
        for decision in decisions.iter_mut().filter(|decision| decision.contender == self.me) {
            decision.action = mine.unwrap_or(decision.action);
        }
        decisions
    }

    /// Does `action`, and lets the month go by.
    fn take(&mut self, action: Action, advice: Option<Advice>) {
        let decisions = self.decisions_with(Some(action));
        self.moves.push(Taken { month: self.state.month, action: Some(action), watched: false, advice });
        self.play_on(&decisions);
    }

    /// Closes the month with decisions, and opens the next one.
    fn play_on(&mut self, decisions: &[Decision]) {
        self.news_from = self.chronicle.len();
        self.step(|struggle, chance| struggle.close_month(chance, decisions));
        self.open_month();
    }

    /// Begins a month, and asks what is to be asked.
    fn open_month(&mut self) {
        if self.state.outcome.is_none() {
            self.step(|struggle, chance| struggle.open_month(chance));
            if self.can_act() {
                let questions = asking::questions(&self.scenario, &self.state, self.me, self.moves.is_empty());
                self.asked.extend(questions);
            }
        }
    }

    fn step(&mut self, play: impl FnOnce(&mut Struggle, &mut KeyedChance)) {
        let mut chance = self.chance();
        let state = std::mem::replace(&mut self.state, State::at_start(&self.scenario));
        let mut struggle = Struggle::resume(&self.scenario, state);
        play(&mut struggle, &mut chance);
        let (state, chronicle, books) = struggle.into_parts();
        self.state = state;
        self.chronicle.extend(chronicle);
        self.books.extend(books);
    }
}

#[cfg(test)]
mod tests;
