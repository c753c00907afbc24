//! Saving a game: the luck, and what was chosen. Everything else follows, so a saved game can be shared and looked into.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Game, GameError, Prediction, acts};
use crate::case::Case;
use crate::run::Recipe;

/// The `format` of a [`GameSave`].
pub const GAME_SAVE_FORMAT: &str = "powervacuum-game-save";
/// The `version` of a [`GameSave`].
pub const GAME_SAVE_VERSION: u32 = 1;

/// A saved game.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GameSave {
    /// Always [`GAME_SAVE_FORMAT`].
    pub format: String,
    /// [`GAME_SAVE_VERSION`].
    pub version: u32,
    /// What reproduces the luck of the game.
    #[serde(flatten)]
    pub recipe: Recipe,
    /// Id of the contender who is played.
    pub contender: String,
    /// What was decided, month by month.
    pub moves: Vec<GameMove>,
    /// What was expected.
    pub predictions: Vec<Prediction>,
    /// How often a month was taken back.
    pub taken_back: u32,
}

/// A month decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum GameMove {
    /// By whoever plays: the id of the option.
    Chose(String),
    /// By the engine.
    Watched,
}

impl Game {
    /// The game as it can be written to a file and shared.
    pub fn save(&self) -> GameSave {
        let moves = self.moves.iter().map(|taken| match (taken.watched, &taken.action) {
            (false, Some(action)) => GameMove::Chose(acts::id(&self.scenario, action)),
            _ => GameMove::Watched,
        });
        let predictions = self.asked.iter().filter_map(|asked| {
            let after = self.moves.iter().filter(|taken| taken.month < asked.month).count();
            Some(Prediction { after, question: asked.id.clone(), answer: asked.given.clone()? })
        });
        GameSave {
            format: GAME_SAVE_FORMAT.to_owned(),
            version: GAME_SAVE_VERSION,
            recipe: self.recipe.clone(),
            contender: self.contender().to_owned(),
            moves: moves.collect(),
            predictions: predictions.collect(),
            taken_back: self.taken_back,
        }
    }

    /// Takes a saved game up: plays it again up to where it was left. `case` is the case that was played.
    ///
    /// # Errors
    /// When the file is of another version or another case, or a move cannot be made in it. Never panics, whatever the file
    /// says.
    pub fn resume(case: Arc<Case>, save: &GameSave) -> Result<Game, GameError> {
        if save.format != GAME_SAVE_FORMAT || save.version != GAME_SAVE_VERSION {
            return Err(GameError::Format { found: format!("it says `{}`, version {}", save.format, save.version) });
        }
        let found = case.fingerprint();
        if found != save.recipe.scenario_fingerprint {
            let expected = save.recipe.scenario_fingerprint.clone();
            return Err(GameError::Fingerprint { case: case.name(), expected, found });
        }
        let mut game = Game::new(case, &save.contender, save.recipe.seed, &save.recipe.what_ifs)?;
        for (index, decided) in save.moves.iter().enumerate() {
            let at = |error| GameError::Move { position: index + 1, error: Box::new(error) };
            game.expect_again(save, index).map_err(at)?;
            match decided {
                GameMove::Chose(option) => {
                    game.asked.iter_mut().filter(|asked| asked.is_open()).for_each(super::Asked::skip);
                    game.choose(option).map_err(at)?;
                }
                GameMove::Watched => game.watch(Some(1)).map_err(at)?,
            }
        }
        game.expect_again(save, save.moves.len())?;
        game.taken_back = save.taken_back;
        Ok(game)
    }

    /// Gives the answers again that were given after so many months.
    fn expect_again(&mut self, save: &GameSave, after: usize) -> Result<(), GameError> {
        let mut answers = save.predictions.iter().filter(|prediction| prediction.after == after);
        answers.try_for_each(|prediction| self.predict(&prediction.question, &prediction.answer))
    }
}
