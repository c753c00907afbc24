//! The description of everything that can be asked, made from the handlers.

use utoipa::OpenApi;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{ContentBuilder, OpenApi as Description, Ref, RefOr, ResponseBuilder};

use crate::error::{ErrorBody, Said};

/// What does not come from handlers.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Power Vacuum studio",
        description = "Cases, histories, runs and games of the studio. Every error has the body `ErrorBody`.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    components(schemas(ErrorBody, Said))
)]
pub struct Base;

/// Statuses that any route can answer with, and what they mean.
const ERRORS: [(&str, &str); 11] = [
    ("400", "The request cannot be read."),
    ("401", "The token is missing or wrong."),
    ("403", "The request comes from another site, or is for another host."),
    ("404", "There is no such thing."),
    ("409", "The state of things does not allow it."),
    ("413", "The request is too large."),
    ("415", "The body is not JSON."),
    ("422", "What was asked does not make sense."),
    ("429", "Too many requests, runs or watchers."),
    ("500", "The studio failed."),
    ("503", "The studio is about to end."),
];

/// Adds to every operation the errors that all of them share.
pub fn with_errors(mut description: Description) -> Description {
    for item in description.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete];
        operations.into_iter().flatten().for_each(add_errors);
    }
    description
}

fn add_errors(operation: &mut Operation) {
    for (status, meaning) in ERRORS {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ErrorBody"))).build();
        let response = ResponseBuilder::new().description(meaning).content("application/json", content).build();
        operation.responses.responses.entry(status.to_owned()).or_insert(RefOr::T(response));
    }
}
