//! Small bars of text.

use crate::page::BAR;

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A bar for a share in [0, 1], padded to `width` columns; a share that is not 0 shows at least a sliver.
pub fn bar(share: f64, width: usize) -> String {
    let share = share.clamp(0.0, 1.0);
    let eighths = (share * width as f64 * 8.0).round() as usize;
    let eighths = if share > 0.0 { eighths.max(1) } else { 0 };
    let (full, part) = (eighths / 8, EIGHTHS[eighths % 8]);
    let padding = width - full - part.chars().count();
    format!("{BAR}{}{part}{BAR:#}{}", "█".repeat(full), " ".repeat(padding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_wide_as_it_should_be() {
        for share in [0.0, 0.001, 0.5, 0.97, 1.0, 2.0] {
            let plain = anstream::adapter::strip_str(&bar(share, 12)).to_string();
            assert_eq!(plain.chars().count(), 12, "{share}");
        }
    }
}
