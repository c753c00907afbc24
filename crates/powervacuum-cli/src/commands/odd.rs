//! `powervacuum odd`: the model as it plays a case, in the ODD protocol.

use powervacuum::Case;

use crate::args::OddArguments;
use crate::failure::Failure;
use crate::output::{self, Existing};

/// Writes the description.
pub fn odd(arguments: &OddArguments) -> Result<(), Failure> {
    let text = powervacuum::odd(&Case::open(&arguments.case)?).map_err(|error| Failure::Failed(error.to_string()))?;
    let existing = Existing::unless_forced(arguments.force);
    output::to(arguments.out.as_deref(), existing, |out| Ok(out.write_all(text.as_bytes())?))
}
