//! Writes every chart, with ordinary and with hostile figures, light and dark, as SVG and PNG.
//!
//! usage: cargo run -p powervacuum-plot --example gallery -- FOLDER [PART OF A NAME]

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::path::PathBuf;

use powervacuum_plot::{Style, Theme};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: gallery FOLDER [PART OF A NAME]")?);
    let wanted = arguments.next().unwrap_or_default();
    std::fs::create_dir_all(&folder)?;
    for (name, chart) in samples::all() {
        if !name.contains(&wanted) {
            continue;
        }
        for (theme, suffix) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            let picture = chart.draw(&Style::new(theme)).map_err(|error| format!("{name}: {error}"))?;
            std::fs::write(folder.join(format!("{name}.{suffix}.svg")), picture.svg())?;
            std::fs::write(folder.join(format!("{name}.{suffix}.png")), picture.png(1.0)?)?;
        }
    }
    Ok(())
}
