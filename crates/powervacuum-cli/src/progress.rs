//! Long work: a bar with rate and time left on a terminal, and Ctrl-C that stops in good order.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use powervacuum::lab::Control;

/// Exit code after an interruption.
pub const INTERRUPTED: u8 = 130;

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// Does long work of so many `items` (named in the plural) under a bar on standard error, which is drawn on a terminal
/// only. The first Ctrl-C asks the work to stop; a second one ends the program at once.
pub fn watched<T>(items: u64, named: &str, work: impl FnOnce(&Control) -> T) -> T {
    // Without a handler Ctrl-C ends the program at once, which is all right too; one that is set already is kept.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(INTERRUPTED));
        }
    });
    let target =
        if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(items), target);
    let template = format!("{{bar:30}} {{human_pos}} of {{human_len}} {named}, {{per_sec}}, {{eta}} left");
    bar.set_style(ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(500));
    let result = work(&Control { progress: &|done| bar.set_position(done), cancel: &STOP });
    bar.finish_and_clear();
    result
}

/// The exit code after work that may have been stopped.
pub fn code() -> u8 {
    if STOP.load(Ordering::Relaxed) { INTERRUPTED } else { 0 }
}

/// What is said beside a number of histories where fewer were played than asked for.
pub fn stopped(played: u64, asked: u64) -> String {
    if played < asked { format!(" (stopped; {asked} were asked for)") } else { String::new() }
}
