//! Long work: a progress bar for terminals, and Ctrl-C.

use std::io::IsTerminal;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Exit code after an interruption.
pub const INTERRUPTED: u8 = 130;

/// What Ctrl-C sets from the first call on; until then it ends the program at once.
pub fn stop() -> &'static AtomicBool {
    static STOP: AtomicBool = AtomicBool::new(false);
    static HANDLER: Once = Once::new();
    // Without a handler Ctrl-C ends the program at once, which is all right too.
    HANDLER.call_once(|| drop(ctrlc::set_handler(|| STOP.store(true, Ordering::Relaxed))));
    &STOP
}

/// A bar for so many histories, on standard error; nothing is shown unless that is a terminal.
pub fn bar(histories: u64) -> ProgressBar {
    let target =
        if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(histories), target);
    let template = ProgressStyle::with_template("{bar:30} {pos} of {len} histories, {per_sec}, {eta} left");
    bar.with_style(template.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
