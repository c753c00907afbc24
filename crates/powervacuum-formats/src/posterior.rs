//! `posterior.csv`: weighted draws of the model's parameters, one row a draw, one column a parameter. It says how sure one
//! is of the parameters and is no fact of the case, so it takes no part in the fingerprint.

use powervacuum_engine::Parameters;
use serde::Serialize;

use crate::csv_table::{Cell, Columns, Row, read_table};
use crate::place::{At, FileId, Place};
use crate::sink::Sink;

/// A draw of the parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PosteriorDraw {
    /// How often it is used, beside the others; finite and not negative.
    pub weight: f64,
    /// Parameters by name, with values in their ranges; the others stay as in the case.
    pub parameters: Vec<(String, f64)>,
}

/// The columns besides the parameters, and whether each must be there.
pub(crate) const COLUMNS: &[(&str, bool)] = &[("weight", false)];

/// Reads the draws; what is wrong with them is reported.
pub(crate) fn read(text: &str, sink: &mut Sink) -> Vec<PosteriorDraw> {
    let names: Vec<String> = Parameters::NAMES.iter().map(|name| (*name).to_owned()).collect();
    let file = FileId::POSTERIOR;
    let columns = Columns { file, fixed: COLUMNS, issues: Some(&names), issues_open: false };
    let rows = read_table(text, &columns, sink, raw);
    let draws: Vec<PosteriorDraw> = rows.into_iter().map(|row| draw(row, sink)).collect();
    if !sink.has_errors() && draws.iter().all(|draw| draw.weight == 0.0) {
        sink.error("posterior", Place::start_of(file), "there is no draw with a positive weight")
            .hint("give at least one row; without the column `weight` all rows weigh the same");
    }
    draws
}

struct RawDraw {
    weight: Option<At<f64>>,
    parameters: Vec<(At<String>, At<f64>)>,
}

fn raw(row: &mut Row<'_>) -> RawDraw {
    RawDraw { weight: Cell::read(row, "weight"), parameters: row.issues() }
}

fn draw(raw: RawDraw, sink: &mut Sink) -> PosteriorDraw {
    let weight = match raw.weight {
        None => 1.0,
        Some(At { value: Some(weight), place }) if weight < 0.0 => {
            sink.error("range", place, format!("`weight` is {weight}, expected a number from 0 on"));
            0.0
        }
        Some(At { value, .. }) => value.unwrap_or(0.0),
    };
    let mut tried = Parameters::default();
    let mut parameters = Vec::new();
    for (name, At { value, place }) in raw.parameters {
        let Some(value) = value else { continue };
        match tried.set(name.text(), value) {
            Ok(()) => parameters.push((name.text().to_owned(), value)),
            Err(error) => {
                sink.error("range", place, error.to_string());
            }
        }
    }
    PosteriorDraw { weight, parameters }
}
