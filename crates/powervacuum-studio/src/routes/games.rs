//! Games: one contender is played, the engine plays the rest. Each move is saved before it is answered.

use std::sync::Arc;

use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::Response;
use powervacuum::{Case, DEFAULT_SEED, Debrief, Game, GameSave, GameView, StruggleDocument};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::files::attachment;
use crate::error::Failure;
use crate::extract::{At, Body};
use crate::store::SavedGame;
use crate::studio::Studio;
use crate::work::LARGEST_NUMBER;

/// The routes; a saved game may have so many bytes.
pub fn routes(bytes: usize) -> OpenApiRouter<Studio> {
    OpenApiRouter::new()
        .routes(routes!(import_game))
        .layer(DefaultBodyLimit::max(bytes))
        .routes(routes!(list_games, start_game))
        .routes(routes!(get_game, delete_game))
        .routes(routes!(predict))
        .routes(routes!(choose))
        .routes(routes!(undo))
        .routes(routes!(watch))
        .routes(routes!(get_debrief))
        .routes(routes!(get_game_struggle))
        .routes(routes!(save_game))
}

/// Who is to be played.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GameRequest {
    /// The case.
    case: String,
    /// Id of the contender.
    contender: String,
    /// The seed of the luck.
    #[serde(default)]
    #[schema(maximum = 9007199254740991u64, default = 1922)]
    seed: Option<u64>,
    /// What-ifs in effect.
    #[serde(default)]
    #[schema(max_items = 20)]
    what_ifs: Vec<String>,
}

/// An answer to a question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PredictRequest {
    /// Id of the question.
    question: String,
    /// Id of the answer, or `skip`.
    answer: String,
}

/// What is done this month.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ChooseRequest {
    /// Id of the option.
    option: String,
}

/// For how long the engine decides.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WatchRequest {
    /// How many months; to the end without it.
    #[serde(default)]
    months: Option<u16>,
}

/// A game in a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct GameAbout {
    /// The case.
    pub case: String,
    /// Id of the contender.
    pub contender: String,
    /// The seed of the luck.
    pub seed: u64,
    /// What-ifs in effect.
    pub what_ifs: Vec<String>,
    /// The month that is to be decided.
    pub month: String,
    /// Whether the struggle has ended.
    pub over: bool,
}

/// A game that is kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GameCard {
    /// Its name in addresses.
    pub id: String,
    /// When it began.
    pub created: String,
    /// When it was last played.
    pub changed: String,
    /// What it is.
    pub about: GameAbout,
}

/// A game as whoever plays it may see it.
#[derive(Serialize, ToSchema)]
struct GamePage {
    /// Its name in addresses.
    id: String,
    /// What it is.
    about: GameAbout,
    /// What the contender can know.
    view: GameView,
}

fn about(game: &Game, case: &str, view: &GameView) -> GameAbout {
    let recipe = game.recipe();
    GameAbout {
        case: case.to_owned(),
        contender: game.contender().to_owned(),
        seed: recipe.seed,
        what_ifs: recipe.what_ifs.clone(),
        month: view.month.to_string(),
        over: game.is_over(),
    }
}

/// A game as it is kept, and taken up again.
fn open(studio: &Studio, id: &str) -> Result<(SavedGame, Game), Failure> {
    let kept = studio.store().game(id)?.ok_or_else(|| Failure::not_found("game", id))?;
    let case = studio.library().open_with(&kept.case, kept.files.as_ref())?;
    let save: GameSave = serde_json::from_str(&kept.save)?;
    Ok((kept, Game::resume(case, &save)?))
}

fn page(game: &Game, id: String, case: &str) -> GamePage {
    let view = game.view();
    GamePage { id, about: about(game, case, &view), view }
}

/// Makes a move and saves it.
async fn after(
    studio: Studio,
    id: String,
    play: impl FnOnce(&mut Game) -> Result<(), powervacuum::GameError> + Send + 'static,
) -> Result<Json<GamePage>, Failure> {
    let page = studio.off_thread(move |studio| {
        let (kept, mut game) = open(studio, &id)?;
        play(&mut game)?;
        let page = page(&game, id, &kept.case);
        let (card, save) = (serde_json::to_string(&page.about)?, serde_json::to_string(&game.save())?);
        if !studio.store().save_game(&page.id, kept.revision, &card, &save)? {
            let hint = "load it again; two pages play the same game";
            return Err(Failure::conflict("the game has moved on meanwhile", hint).kept("the other move"));
        }
        Ok(page)
    });
    Ok(Json(page.await?))
}

/// Keeps a game that begins.
fn begin(studio: &Studio, game: &Game, case: &str) -> Result<GamePage, Failure> {
    let most = studio.limits().games;
    if studio.store().count_games()? >= most {
        return Err(Failure::conflict(format!("{most} games are kept already"), "delete some").kept("all of them"));
    }
    let view = game.view();
    let about = about(game, case, &view);
    let files = studio.library().snapshot(case)?;
    let (card, save) = (serde_json::to_string(&about)?, serde_json::to_string(&game.save())?);
    let id = studio.store().add_game(case, files.as_ref(), &card, &save)?;
    Ok(GamePage { id, about, view })
}

/// All games, the last begun first.
#[utoipa::path(get, path = "/api/games", tag = "games", responses((status = 200, body = [GameCard])))]
async fn list_games(State(studio): State<Studio>) -> Result<Json<Vec<GameCard>>, Failure> {
    let cards = studio.off_thread(|studio| {
        let rows = studio.store().game_cards()?.into_iter();
        rows.map(|(id, card, created, changed)| {
            Ok(GameCard { id, created, changed, about: serde_json::from_str(&card)? })
        })
        .collect()
    });
    Ok(Json(cards.await?))
}

/// Begins a game.
#[utoipa::path(post, path = "/api/games", tag = "games", request_body = GameRequest,
    responses((status = 201, body = GamePage)))]
async fn start_game(
    State(studio): State<Studio>,
    Body(request): Body<GameRequest>,
) -> Result<(StatusCode, Json<GamePage>), Failure> {
    let begun = studio.off_thread(move |studio| {
        let seed = request.seed.unwrap_or(DEFAULT_SEED);
        if seed > LARGEST_NUMBER || request.what_ifs.len() > 20 {
            return Err(Failure::invalid("`seed` is too large, or there are too many what-ifs", "take fewer"));
        }
        let case = studio.library().open(&request.case)?;
        begin(studio, &Game::new(case, &request.contender, seed, &request.what_ifs)?, &request.case)
    });
    Ok((StatusCode::CREATED, Json(begun.await?)))
}

/// A game as whoever plays it may see it.
#[utoipa::path(get, path = "/api/games/{game}", tag = "games", params(("game" = String, Path)),
    responses((status = 200, body = GamePage)))]
async fn get_game(State(studio): State<Studio>, At(id): At<String>) -> Result<Json<GamePage>, Failure> {
    let page = studio.off_thread(move |studio| {
        let (kept, game) = open(studio, &id)?;
        Ok(page(&game, id, &kept.case))
    });
    Ok(Json(page.await?))
}

/// Deletes a game.
#[utoipa::path(delete, path = "/api/games/{game}", tag = "games", params(("game" = String, Path)),
    responses((status = 204)))]
async fn delete_game(State(studio): State<Studio>, At(id): At<String>) -> Result<StatusCode, Failure> {
    let deleted =
        studio.off_thread(
            move |studio| {
                if studio.store().delete_game(&id)? { Ok(()) } else { Err(Failure::not_found("game", &id)) }
            },
        );
    deleted.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Answers a question about what is to come, before it is seen.
#[utoipa::path(post, path = "/api/games/{game}/predict", tag = "games", params(("game" = String, Path)),
    request_body = PredictRequest, responses((status = 200, body = GamePage)))]
async fn predict(
    State(studio): State<Studio>,
    At(id): At<String>,
    Body(request): Body<PredictRequest>,
) -> Result<Json<GamePage>, Failure> {
    after(studio, id, move |game| game.predict(&request.question, &request.answer)).await
}

/// Does something, and lets the month go by.
#[utoipa::path(post, path = "/api/games/{game}/choose", tag = "games", params(("game" = String, Path)),
    request_body = ChooseRequest, responses((status = 200, body = GamePage)))]
async fn choose(
    State(studio): State<Studio>,
    At(id): At<String>,
    Body(request): Body<ChooseRequest>,
) -> Result<Json<GamePage>, Failure> {
    after(studio, id, move |game| game.choose(&request.option)).await
}

/// Takes the last month back; the game is marked.
#[utoipa::path(post, path = "/api/games/{game}/undo", tag = "games", params(("game" = String, Path)),
    responses((status = 200, body = GamePage)))]
async fn undo(State(studio): State<Studio>, At(id): At<String>) -> Result<Json<GamePage>, Failure> {
    after(studio, id, Game::undo).await
}

/// Lets the engine decide for some months, or to the end.
#[utoipa::path(post, path = "/api/games/{game}/watch", tag = "games", params(("game" = String, Path)),
    request_body = WatchRequest, responses((status = 200, body = GamePage)))]
async fn watch(
    State(studio): State<Studio>,
    At(id): At<String>,
    Body(request): Body<WatchRequest>,
) -> Result<Json<GamePage>, Failure> {
    after(studio, id, move |game| game.watch(request.months)).await
}

/// The truth, when a game is over: the document `powervacuum-debrief`.
#[utoipa::path(get, path = "/api/games/{game}/debrief", tag = "games", params(("game" = String, Path)),
    responses((status = 200, body = Debrief)))]
async fn get_debrief(State(studio): State<Studio>, At(id): At<String>) -> Result<Json<Debrief>, Failure> {
    Ok(Json(studio.off_thread(move |studio| Ok(open(studio, &id)?.1.debrief()?)).await?))
}

/// The history of a game that is over, month by month: the document `powervacuum-struggle`.
#[utoipa::path(get, path = "/api/games/{game}/struggle", tag = "games", params(("game" = String, Path)),
    responses((status = 200, body = StruggleDocument)))]
async fn get_game_struggle(
    State(studio): State<Studio>,
    At(id): At<String>,
) -> Result<Json<StruggleDocument>, Failure> {
    let document = studio.off_thread(move |studio| {
        let (_, game) = open(studio, &id)?;
        if !game.is_over() {
            return Err(powervacuum::GameError::NotOver.into());
        }
        Ok(game.struggle())
    });
    Ok(Json(document.await?))
}

/// The game as a file, to be kept, given to others, or played on in a terminal.
#[utoipa::path(get, path = "/api/games/{game}/save", tag = "games", params(("game" = String, Path)),
    responses((status = 200, body = GameSave)))]
async fn save_game(State(studio): State<Studio>, At(id): At<String>) -> Result<Response, Failure> {
    let saved = studio.off_thread(move |studio| {
        let kept = studio.store().game(&id)?.ok_or_else(|| Failure::not_found("game", &id))?;
        Ok(attachment(kept.save.into_bytes(), "application/json", &format!("game-{id}.json")))
    });
    saved.await
}

/// Takes a saved game from a file; its moves are made again.
#[utoipa::path(post, path = "/api/games/import", tag = "games", request_body = GameSave,
    responses((status = 201, body = GamePage)))]
async fn import_game(
    State(studio): State<Studio>,
    Body(save): Body<GameSave>,
) -> Result<(StatusCode, Json<GamePage>), Failure> {
    let begun = studio.off_thread(move |studio| {
        let (id, case) = case_of(studio, &save)?;
        begin(studio, &Game::resume(case, &save)?, &id)
    });
    Ok((StatusCode::CREATED, Json(begun.await?)))
}

/// The case that a saved game was played in: the one with the same content.
fn case_of(studio: &Studio, save: &GameSave) -> Result<(String, Arc<Case>), Failure> {
    let wanted = &save.recipe.scenario_fingerprint;
    let edited = studio.store().cases()?.into_iter().map(|case| case.id);
    let shipped: Vec<String> = studio.library().shipped().map(str::to_owned).collect();
    for id in shipped.into_iter().chain(edited) {
        match studio.library().open(&id) {
            Ok(case) if case.fingerprint() == *wanted => return Ok((id, case)),
            _ => {}
        }
    }
    let message = format!("no case here has the content that the game of `{}` was played in", save.recipe.scenario);
    Err(Failure::conflict(message, "import the case first, with the content that it had then"))
}
