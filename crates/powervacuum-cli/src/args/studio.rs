//! Arguments of `powervacuum studio`.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;

pub const STUDIO_EXAMPLES: &str = "\
Examples:
  powervacuum studio
  powervacuum studio --port 0 --data ./my-studio --no-open
  powervacuum studio --host 0.0.0.0

Prints the address of its page, and serves until Ctrl-C. Only this machine can
reach it, unless --host names another address; then the printed address has a
token in it, which everybody needs who is to use the studio. There is no
encryption: on a network that you do not trust, put a proxy with TLS before it.

What was run, played, edited and saved is kept in the data folder. A run that
is under way when the program ends is taken up at the next start.

The log goes to standard error; POWERVACUUM_LOG=debug says more, =warn less.";

/// `powervacuum studio`
#[derive(Debug, Args)]
pub struct StudioArguments {
    /// The port; 0 for one that is free.
    #[arg(long, value_name = "PORT", default_value_t = 1922)]
    pub port: u16,
    /// The address to listen on; 0.0.0.0 or :: for all addresses of this machine.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = address)]
    pub host: IpAddr,
    /// The folder for everything that is kept; without it the platform's folder for data of programs.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Do not open a browser. None is opened anyway where standard output is no terminal.
    #[arg(long)]
    pub no_open: bool,
}

fn address(text: &str) -> Result<IpAddr, String> {
    if text == "localhost" {
        return Ok(IpAddr::from([127, 0, 0, 1]));
    }
    text.parse().map_err(|_| "expected an address such as 127.0.0.1, 0.0.0.0 or ::1".to_owned())
}
