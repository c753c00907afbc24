//! A calibration as a picture.

use powervacuum_plot as plot;

use super::{frame, origin};
use crate::lab::calibrate::{Calibration, FittedParameter};

impl Calibration {
    /// What was held of each parameter before, and what the draws say.
    pub fn picture(&self) -> plot::Posteriors {
        let row = |fitted: &FittedParameter| plot::PosteriorRow {
            label: fitted.name.clone(),
            prior: fitted.prior,
            after: [fitted.low, fitted.median, fitted.high],
        };
        let effort = format!("{} draws tried, {} histories each", self.simulations, self.histories);
        let mut notes = origin(&self.provenance, &effort);
        notes.push(format!("effective sample size {:.0}", self.ess));
        plot::Posteriors {
            frame: frame(
                &self.finding(),
                "Parameters fitted to the record",
                "Each parameter on the scale of its own prior, whose ends stand beside it.",
                notes,
            ),
            rows: self.drawn().map(row).collect(),
        }
    }
}
