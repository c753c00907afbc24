//! `powervacuum play`: a game line by line.

mod screen;

use std::io::{BufRead, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use powervacuum::{Case, Game, GameError, GameSave, GameView};

use super::run::{json, opened};
use crate::args::PlayArguments;
use crate::failure::Failure;
use crate::output::{self, Existing};

/// Plays until the input ends, `quit`, or the end of the struggle.
pub fn play(arguments: &PlayArguments) -> Result<u8, Failure> {
    let case = Arc::new(Case::open(&arguments.case)?);
    let mut game = begun(case, arguments)?;
    if let Some(path) = arguments.save.as_deref() {
        let is_resumed = arguments.resume.as_deref() == Some(path);
        kept(&game, path, Existing::unless_forced(arguments.force || is_resumed))?;
    }
    let input = std::io::stdin();
    let mut table = Table { is_terminal: input.is_terminal(), save: arguments.save.as_deref(), line: 0 };
    table.show(&screen::whole(&game.view()))?;
    let mut lines = input.lock().lines();
    while !game.is_over() {
        table.prompt()?;
        let Some(line) = lines.next() else { break };
        let line = line.map_err(|error| Failure::Failed(format!("the input cannot be read: {error}")))?;
        table.line += 1;
        match table.obey(&mut game, line.trim()) {
            Ok(Next::Stay) => {}
            Ok(Next::Leave) => return Ok(0),
            Err(failure) if table.is_terminal && matches!(failure, Failure::Usage(_)) => {
                failure.report();
            }
            Err(failure) => return Err(failure),
        }
    }
    if game.is_over() {
        table.show(&screen::debrief(&game.debrief().map_err(failed)?))?;
    }
    Ok(0)
}

/// What comes after a line.
enum Next {
    Stay,
    Leave,
}

struct Table<'t> {
    is_terminal: bool,
    save: Option<&'t Path>,
    line: usize,
}

fn begun(case: Arc<Case>, arguments: &PlayArguments) -> Result<Game, Failure> {
    if let Some(path) = &arguments.resume {
        let save: GameSave = serde_json::from_reader(opened(path)?)
            .map_err(|error| Failure::Failed(format!("`{}` is not a saved game: {error}", path.display())))?;
        return Game::resume(case, &save).map_err(|error| Failure::Failed(error.to_string()));
    }
    let contender = arguments.contender.as_deref().unwrap_or_default();
    Game::new(case, contender, arguments.seed, &arguments.what_ifs).map_err(failed)
}

fn failed(error: GameError) -> Failure {
    Failure::Usage(error.to_string())
}

fn kept(game: &Game, path: &Path, existing: Existing) -> Result<(), Failure> {
    output::to_file(path, existing, |out| json(&game.save(), out))
}

impl Table<'_> {
    fn show(&self, text: &str) -> Result<(), Failure> {
        output::to_stdout(|out| Ok(out.write_all(text.as_bytes())?))
    }

    fn prompt(&self) -> Result<(), Failure> {
        if self.is_terminal { self.show("\n> ") } else { Ok(()) }
    }

    /// Does what a line says.
    fn obey(&self, game: &mut Game, line: &str) -> Result<Next, Failure> {
        let (word, rest) = line.split_once(' ').map_or((line, ""), |(word, rest)| (word, rest.trim()));
        match word {
            "" => return Ok(Next::Stay),
            "quit" | "q" => return Ok(Next::Leave),
            "look" => self.show(&screen::whole(&game.view()))?,
            "more" => self.show(&screen::every_option(&game.view()))?,
            "help" | "?" => self.show(&format!("{}\n", crate::args::PLAY_EXAMPLES))?,
            "save" if !rest.is_empty() => kept(game, Path::new(rest), Existing::Replace)?,
            "undo" => {
                game.undo().map_err(|error| self.wrong(&error))?;
                self.after(game)?;
            }
            "end" => {
                game.watch(None).map_err(|error| self.wrong(&error))?;
                self.after(game)?;
            }
            "watch" => {
                let months = if rest.is_empty() { Ok(1) } else { rest.parse() };
                let months = months.map_err(|_| self.usage(&format!("`{rest}` is no number of months")))?;
                game.watch(Some(months)).map_err(|error| self.wrong(&error))?;
                self.after(game)?;
            }
            _ => self.answer_or_choose(game, line)?,
        }
        Ok(Next::Stay)
    }

    fn answer_or_choose(&self, game: &mut Game, line: &str) -> Result<(), Failure> {
        let view = game.view();
        if let Some(question) = view.questions.iter().find(|question| question.answer.is_none()) {
            let answer = numbered(line, question.answers.iter().map(|answer| answer.id.as_str())).unwrap_or(line);
            game.predict(&question.id, answer).map_err(|error| self.wrong(&error))?;
            self.keep(game)?;
            return self.show(&screen::questions(&game.view()));
        }
        let option = numbered(line, view.options.iter().map(|option| option.id.as_str())).unwrap_or(line);
        game.choose(option).map_err(|error| self.wrong(&error))?;
        self.after(game)
    }

    /// Keeps the game and shows where it stands.
    fn after(&self, game: &Game) -> Result<(), Failure> {
        self.keep(game)?;
        let view: GameView = game.view();
        self.show(&if view.over { screen::news(&view) } else { screen::whole(&view) })
    }

    fn keep(&self, game: &Game) -> Result<(), Failure> {
        self.save.map_or(Ok(()), |path| kept(game, path, Existing::Replace))
    }

    fn wrong(&self, error: &GameError) -> Failure {
        self.usage(&error.to_string())
    }

    fn usage(&self, message: &str) -> Failure {
        Failure::Usage(if self.is_terminal { message.to_owned() } else { format!("line {}: {message}", self.line) })
    }
}

/// The entry of a list that a number from 1 names.
fn numbered<'n>(line: &str, mut names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let number: usize = line.parse().ok()?;
    names.nth(number.checked_sub(1)?)
}
