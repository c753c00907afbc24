//! `powervacuum studio`: the page.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use powervacuum_studio::{Options, StudioError, log_to_stderr, serve, usual_data_folder};

use crate::args::studio::StudioArguments;
use crate::failure::Failure;

/// Serves until it is asked to end.
pub fn studio(arguments: &StudioArguments) -> Result<(), Failure> {
    let data = arguments.data.clone().or_else(usual_data_folder);
    let data = data.ok_or_else(|| {
        Failure::Usage("this machine names no folder for data of programs; name one with `--data`".to_owned())
    })?;
    log_to_stderr();
    let options = Options { host: arguments.host, port: arguments.port, data };
    let open = !arguments.no_open && std::io::stdout().is_terminal();
    serve(&options, |address| {
        let mut out = std::io::stdout();
        // Whoever does not read the address may know it.
        let _ = writeln!(out, "{address}").and_then(|()| out.flush());
        if open {
            browse(address);
        }
    })?;
    Ok(())
}

/// Opens an address in the browser, if the platform knows how; if not, it was printed.
fn browse(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let opening = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Ok(mut opening) = opening {
        // Nobody waits for it, but somebody has to take note of its end.
        std::thread::spawn(move || opening.wait());
    }
}

impl From<StudioError> for Failure {
    fn from(error: StudioError) -> Self {
        let hint = match &error {
            StudioError::Address { error, .. } if error.kind() == std::io::ErrorKind::AddrInUse => {
                "; take another port, or `--port 0` for one that is free"
            }
            _ => "",
        };
        Failure::Failed(format!("{error}{hint}"))
    }
}
