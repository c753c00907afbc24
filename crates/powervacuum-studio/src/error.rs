//! The one error of the studio: what happened, what was kept, what to do.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use powervacuum::lab::{LabError, ReportError};
use powervacuum::{BuiltErrors, CaseError, GameError, RunError, SelectError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something could not be done, as a response.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The status of the response.
    pub status: StatusCode,
    /// What is said.
    pub said: Box<Said>,
}

/// The body of every response that is an error.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ErrorBody {
    /// What is said.
    pub error: Said,
}

/// What is said of an error.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Said {
    /// A stable short name of the kind of error.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What was kept.
    pub kept: String,
    /// What to do.
    pub hint: String,
    /// What is wrong with the files of a case, as `scenario check --format json` has it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    pub problems: Vec<serde_json::Value>,
}

impl Failure {
    /// An error of a kind; nothing was changed unless [`Failure::kept`] says otherwise.
    pub fn new(status: StatusCode, code: &str, message: impl Into<String>, hint: impl Into<String>) -> Failure {
        let said = Said {
            code: code.to_owned(),
            message: message.into(),
            kept: "nothing was changed".to_owned(),
            hint: hint.into(),
            problems: Vec::new(),
        };
        Failure { status, said: Box::new(said) }
    }

    /// The same with what was kept.
    pub fn kept(mut self, kept: impl Into<String>) -> Failure {
        self.said.kept = kept.into();
        self
    }

    /// Nothing has this name.
    pub fn not_found(what: &str, name: &str) -> Failure {
        let shown: String = name.chars().take(80).collect();
        Failure::new(
            StatusCode::NOT_FOUND,
            "not_found",
            format!("there is no {what} `{shown}`"),
            "it may have been deleted; go back to the list",
        )
    }

    /// What was asked for does not make sense.
    pub fn invalid(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", message, hint)
    }

    /// The state of things does not allow it.
    pub fn conflict(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::new(StatusCode::CONFLICT, "conflict", message, hint)
    }

    /// The studio itself failed; the cause is logged, not shown.
    pub fn internal(cause: impl std::fmt::Display) -> Failure {
        tracing::error!(%cause, "a request failed");
        Failure::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "the studio could not do this",
            "try again; the log on standard error says why it failed",
        )
        .kept("everything that was saved before")
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.status, Json(ErrorBody { error: *self.said })).into_response()
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Failure::internal(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Failure::internal(error)
    }
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Self {
        match error {
            CaseError::Unknown { name, .. } => Failure::not_found("case", &name),
            CaseError::Invalid { problems, name } => {
                let count = problems.diagnostics().len() + problems.omitted();
                let message = format!("case `{name}` cannot be played: {count} problems were found");
                let mut failure = Failure::invalid(message, "mend the case in the workshop, then try again");
                failure.said.code = "invalid_case".to_owned();
                failure.said.problems = problems.to_json().as_array().cloned().unwrap_or_default();
                failure
            }
            error => Failure::internal(error),
        }
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        Failure::invalid(error.to_string(), "choose among the what-ifs of the case")
    }
}

impl From<BuiltErrors> for Failure {
    fn from(errors: BuiltErrors) -> Self {
        Failure::invalid(errors.to_string(), "change the what-if that was built")
    }
}

impl From<GameError> for Failure {
    fn from(error: GameError) -> Self {
        let game = "the game as it was";
        match error {
            GameError::Run(error) => error.into(),
            GameError::QuestionOpen { .. } => {
                Failure::conflict(error.to_string(), "answer the question, or skip it").kept(game)
            }
            GameError::Over | GameError::CannotAct => {
                Failure::conflict(error.to_string(), "look at the debriefing, or take a month back").kept(game)
            }
            GameError::NotOver => Failure::conflict(error.to_string(), "play on, or watch how it ends").kept(game),
            GameError::NothingToTakeBack => Failure::conflict(error.to_string(), "choose something first").kept(game),
            error => Failure::invalid(error.to_string(), "load the game again and choose from what it offers"),
        }
    }
}

impl From<SelectError> for Failure {
    fn from(error: SelectError) -> Self {
        let mut failure = Failure::not_found("entry", "");
        failure.said.message = error.to_string();
        failure.said.hint = "name an entry of this history by its number".to_owned();
        failure
    }
}

impl From<LabError> for Failure {
    fn from(error: LabError) -> Self {
        match error {
            LabError::Ensemble(error) => Failure::internal(error),
            LabError::Journal(error) => Failure::internal(error),
            error => Failure::invalid(error.to_string(), "change what is asked for"),
        }
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Lab(error) => error.into(),
            error => Failure::internal(error),
        }
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        let (code, hint) = match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "send less"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => ("not_json", "send JSON, with `content-type: application/json`"),
            StatusCode::UNPROCESSABLE_ENTITY => ("invalid", "see /api/openapi.json for what is expected"),
            _ => ("bad_request", "send JSON as /api/openapi.json describes it"),
        };
        Failure::new(rejection.status(), code, rejection.body_text(), hint)
    }
}

impl From<PathRejection> for Failure {
    fn from(rejection: PathRejection) -> Self {
        Failure::new(StatusCode::BAD_REQUEST, "bad_request", rejection.body_text(), "check the address")
    }
}

impl From<QueryRejection> for Failure {
    fn from(rejection: QueryRejection) -> Self {
        Failure::new(StatusCode::BAD_REQUEST, "bad_request", rejection.body_text(), "check what follows the `?`")
    }
}
