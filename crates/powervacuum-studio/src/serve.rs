//! Serving: the address, the token, the end in good order.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::app::app;
use crate::store::random_name;
use crate::studio::{Limits, Settings, Studio, StudioError};

/// Threads for what takes more than a moment; most of them wait for the store, or for a document that another one makes.
const OFF_THREADS: usize = 32;
/// How long requests under way may take when the studio ends.
const FAREWELL: Duration = Duration::from_secs(5);

/// Where and how to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address; off the loopback address a token is asked for.
    pub host: IpAddr,
    /// The port; 0 for one that is free.
    pub port: u16,
    /// The folder for everything that is kept.
    pub data: PathBuf,
}

/// The folder for everything that is kept, where none is named: that of the platform for data of a user's programs.
pub fn usual_data_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_DATA_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| set("HOME").map(|home| home.join(".local/share")))
    };
    folder.map(|folder| folder.join("powervacuum"))
}

/// Serves the studio until it is asked to end (Ctrl-C or the termination signal). `ready` hears the address to open, with
/// the token in it where there is one.
///
/// # Errors
/// When the data folder or the address cannot be used.
pub fn serve(options: &Options, ready: impl FnOnce(&str)) -> Result<(), StudioError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(OFF_THREADS)
        .build()
        .map_err(StudioError::Serve)?;
    let result = runtime.block_on(until_asked_to_end(options, ready));
    runtime.shutdown_timeout(FAREWELL);
    result
}

async fn until_asked_to_end(options: &Options, ready: impl FnOnce(&str)) -> Result<(), StudioError> {
    let open = !options.host.is_loopback();
    let token = open.then(random_name);
    let limits = if open { Limits::public() } else { Limits::default() };
    let address = SocketAddr::new(options.host, options.port);
    let unusable = |error| StudioError::Address { address: address.to_string(), error };
    let listener = TcpListener::bind(address).await.map_err(unusable)?;
    let local = listener.local_addr().map_err(unusable)?;
    let studio = Studio::open(Settings { token: token.clone(), limits, ..Settings::new(&options.data) })?;
    let query = token.map_or(String::new(), |token| format!("?token={token}"));
    tracing::info!(address = %local, data = %options.data.display(), "the studio serves");
    ready(&format!("http://{local}/{query}"));
    let service = app(studio.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let ending = studio.clone();
    let farewell = async move {
        asked_to_end().await;
        tracing::info!("the studio ends; runs under way go on at the next start");
        ending.say_farewell();
    };
    let overdue = {
        let mut closing = studio.closing();
        async move {
            let _ = closing.wait_for(|closing| *closing).await;
            tokio::time::sleep(FAREWELL).await;
        }
    };
    let served = tokio::select! {
        served = axum::serve(listener, service).with_graceful_shutdown(farewell) => served,
        () = overdue => Ok(()),
    };
    let closed = tokio::task::spawn_blocking(move || studio.close()).await;
    served.and(closed.map_err(std::io::Error::other)).map_err(StudioError::Serve)
}

async fn asked_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match terminate {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}

/// Logs to standard error from now on: what a level allows, which the environment variable `POWERVACUUM_LOG` sets (`error`,
/// `warn`, `info`, `debug`).
pub fn log_to_stderr() {
    let level = std::env::var("POWERVACUUM_LOG").ok().and_then(|level| level.parse::<tracing::Level>().ok());
    let colour = std::io::IsTerminal::is_terminal(&std::io::stderr())
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    // A subscriber that is set already is kept.
    let _ = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(colour)
        .with_target(false)
        .with_max_level(level.unwrap_or(tracing::Level::INFO))
        .try_init();
}
