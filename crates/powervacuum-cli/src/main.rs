//! Leadership struggles on the command line.
//!
//! Data goes to standard output, words about it to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage or an
//! invalid case, 130 interrupted. A reader that goes away (`| head`) ends the program quietly.

mod args;
mod bars;
mod chronicle;
mod commands;
mod failure;
mod front;
mod output;
mod page;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command, ScenarioCommand};
use commands::scenario::Warnings;
use failure::Failure;
use output::Existing;

fn main() -> ExitCode {
    match dispatch(Arguments::parse()) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => failure.report(),
    }
}

/// Does what is asked and returns the exit code of success.
fn dispatch(arguments: Arguments) -> Result<u8, Failure> {
    match arguments.command {
        None => return front::play(arguments.histories),
        Some(Command::Studio(studio)) => commands::studio::studio(&studio)?,
        Some(Command::Run(run)) => commands::run::run(&run)?,
        Some(Command::Resume(resume)) => commands::run::resume(&resume)?,
        Some(Command::Play(play)) => return commands::play::play(&play),
        Some(Command::Why(why)) => return commands::why::why(&why),
        Some(Command::Compare(compare)) => return commands::lab::compare::compare(&compare),
        Some(Command::Attribute(attribute)) => return commands::lab::attribute::attribute(&attribute),
        Some(Command::Sensitivity(over)) => return commands::lab::sensitivity::sensitivity(&over),
        Some(Command::Validate(validate)) => return commands::lab::validate::validate(&validate),
        Some(Command::Calibrate(calibrate)) => return commands::lab::calibrate::calibrate(&calibrate),
        Some(Command::Report(report)) => commands::report::report(&report)?,
        Some(Command::Ensemble(ensemble)) => return commands::ensemble::ensemble(&ensemble),
        Some(Command::Merge(merge)) => commands::ensemble::merge(&merge)?,
        Some(Command::Replay(replay)) => commands::replay::replay(&replay)?,
        Some(Command::Scenario(ScenarioCommand::List)) => commands::scenario::list()?,
        Some(Command::Scenario(ScenarioCommand::Show { case, format })) => commands::scenario::show(&case, format)?,
        Some(Command::Scenario(ScenarioCommand::Check { path, strict, format })) => {
            commands::scenario::check(&path, if strict { Warnings::Refused } else { Warnings::Allowed }, format)?;
        }
        Some(Command::Scenario(ScenarioCommand::New { path })) => commands::scenario::new(&path)?,
        Some(Command::Scenario(ScenarioCommand::Schema)) => commands::scenario::schema()?,
        Some(Command::Odd(odd)) => commands::odd::odd(&odd)?,
        Some(Command::Completions { shell }) => commands::shells::completions(shell)?,
        Some(Command::Man { out, force }) => commands::shells::man(out.as_deref(), Existing::unless_forced(force))?,
    }
    Ok(0)
}
