//! Sensitivity indices of a sample that was made elsewhere: a question as JSON on stdin, the answer as JSON on stdout.
//!
//! ```text
//! {"method": "morris", "points": [[0.0, 0.3], ...], "outputs": [1.2, ...]}
//! {"method": "sobol", "parameters": 3, "samples": 512, "second_order": "estimate", "outputs": [1.2, ...]}
//! {"method": "sobol_points", "parameters": 3, "samples": 512, "second_order": "skip", "seed": 1}
//! ```
//!
//! `tests/python/test_salib.py` compares the answers with those of SALib.

use std::error::Error;
use std::io;

use powervacuum_analysis::bootstrap::Resampling;
use powervacuum_analysis::morris::{MorrisDesign, MorrisIndex};
use powervacuum_analysis::points::Points;
use powervacuum_analysis::sobol::{SobolIndices, SobolLayout};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
enum Question {
    /// Trajectories in the unit cube and their outputs.
    Morris { points: Vec<Vec<f64>>, outputs: Vec<f64> },
    /// Outputs of a Saltelli design.
    Sobol {
        #[serde(flatten)]
        layout: SobolLayout,
        outputs: Vec<f64>,
    },
    /// A Saltelli design.
    SobolPoints {
        #[serde(flatten)]
        layout: SobolLayout,
        seed: u64,
    },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Morris(Vec<MorrisIndex>),
    Sobol(SobolIndices),
    SobolPoints(Vec<Vec<f64>>),
}

fn main() -> Result<(), Box<dyn Error>> {
    let answer = match serde_json::from_reader(io::stdin().lock())? {
        Question::Morris { points, outputs } => {
            let parameters = points.first().map_or(0, Vec::len);
            let design = MorrisDesign::from_points(Points::from_rows(&points)?, parameters)?;
            Answer::Morris(design.effects(&outputs)?.screen(Resampling::default())?)
        }
        Question::Sobol { layout, outputs } => Answer::Sobol(layout.indices(&outputs, Resampling::default())?),
        Question::SobolPoints { layout, seed } => {
            Answer::SobolPoints(layout.points(seed)?.rows().map(<[f64]>::to_vec).collect())
        }
    };
    serde_json::to_writer(io::stdout().lock(), &answer)?;
    Ok(())
}
