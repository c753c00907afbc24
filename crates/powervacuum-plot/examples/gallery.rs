//! Writes every chart, with ordinary and with hostile figures, light, dark and narrow, as SVG and PNG.
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
        let narrow = Style { theme: Theme::Light, width: 640.0 };
        for (style, suffix) in
            [(Style::new(Theme::Light), "light"), (Style::new(Theme::Dark), "dark"), (narrow, "narrow")]
        {
            let picture = chart.draw(&style).map_err(|error| format!("{name}: {error}"))?;
            std::fs::write(folder.join(format!("{name}.{suffix}.svg")), picture.svg())?;
            std::fs::write(folder.join(format!("{name}.{suffix}.png")), picture.png(2.0)?)?;
        }
    }
    Ok(())
}
