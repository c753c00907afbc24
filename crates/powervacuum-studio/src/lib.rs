//! The studio: a page on which one sees a struggle, changes one thing, sees what that does, and plays.
//!
//! [`serve`] is the program; [`app`] is its router, which answers without a socket in tests. A [`Studio`] is what requests
//! share: the cases, the store in the data folder, the workers that play runs. No simulation logic is here: what is asked
//! goes to the facade, what comes back is its documents.

mod app;
mod csv;
mod error;
mod extract;
mod guard;
mod jobs;
mod library;
mod openapi;
mod page;
mod rendered;
mod routes;
mod serve;
mod store;
mod studio;
mod work;

pub use app::app;
pub use page::is_built;
pub use serve::{Options, log_to_stderr, serve, usual_data_folder};
pub use store::StoreError;
pub use studio::{Limits, Settings, Studio, StudioError};
