//! `powervacuum completions` and `powervacuum man`.

use clap::CommandFactory;

use crate::args::Arguments;
use crate::failure::Failure;
use crate::output;

/// Prints a completion script.
pub fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "powervacuum", &mut script);
    output::to_stdout(|out| Ok(out.write_all(&script)?))
}

/// Prints the manual page.
pub fn man() -> Result<(), Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    output::to_stdout(|out| Ok(out.write_all(&page)?))
}
