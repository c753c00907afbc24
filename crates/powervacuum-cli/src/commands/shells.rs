//! `powervacuum completions` and `powervacuum man`.

use std::path::Path;
use std::{fs, io};

use clap::CommandFactory;

use crate::args::Arguments;
use crate::failure::Failure;
use crate::output::{self, Existing};

/// Prints a completion script.
pub fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "powervacuum", &mut script);
    output::to_stdout(|out| Ok(out.write_all(&script)?))
}

/// Prints the manual pages, or writes each to a file of a folder and prints the paths.
pub fn man(folder: Option<&Path>, existing: Existing) -> Result<(), Failure> {
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    let pages = pages(&program, &source(&program))?;
    let Some(folder) = folder else {
        return output::to_stdout(|out| Ok(pages.iter().try_for_each(|page| out.write_all(&page.text))?));
    };
    let cannot =
        |error: io::Error| Failure::Failed(format!("the folder `{}` cannot be made: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(cannot)?;
    for page in pages {
        let path = folder.join(page.file);
        output::to_file(&path, existing, |out| Ok(out.write_all(&page.text)?))?;
        output::to_stdout(|out| Ok(writeln!(out, "{}", path.display())?))?;
    }
    Ok(())
}

/// A manual page.
struct Page {
    file: String,
    text: Vec<u8>,
}

/// The page of a command, then those of its commands.
fn pages(command: &clap::Command, source: &str) -> io::Result<Vec<Page>> {
    let man = clap_mangen::Man::new(command.clone()).source(source);
    let mut page = Page { file: man.get_filename(), text: Vec::new() };
    man.render(&mut page.text)?;
    let mut found = vec![page];
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        found.extend(pages(inner, source)?);
    }
    Ok(found)
}

/// What the foot of every page names.
fn source(program: &clap::Command) -> String {
    format!("{} {}", program.get_name(), program.get_version().unwrap_or_default())
}
