//! The look of pages around the pictures: colours as CSS variables, fonts as data URIs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::theme::{Theme, Tokens};

/// Name of the face for headings and figures.
pub const FIGURE_FAMILY: &str = "Archivo";
/// Name of the face for running text.
pub const TEXT_FAMILY: &str = "Source Serif 4";

const FIGURE_FACES: [(&[u8], u16, &str); 3] = [
    (include_bytes!("../fonts/archivo-400.woff2"), 400, "normal"),
    (include_bytes!("../fonts/archivo-600.woff2"), 600, "normal"),
    (include_bytes!("../fonts/archivo-700-semicondensed.woff2"), 700, "semi-condensed"),
];

const TEXT_FACES: [(&[u8], u16, &str); 3] = [
    (include_bytes!("../fonts/source-serif-4-latin-400-normal.woff2"), 400, "normal"),
    (include_bytes!("../fonts/source-serif-4-latin-400-italic.woff2"), 400, "italic"),
    (include_bytes!("../fonts/source-serif-4-latin-600-normal.woff2"), 600, "normal"),
];

/// One `@font-face` rule; `more` holds its stretch or style.
fn face(family: &str, bytes: &[u8], weight: u16, more: &str) -> String {
    let blob = STANDARD.encode(bytes);
    format!(
        "@font-face{{font-family:\"{family}\";font-weight:{weight};{more};font-display:block;\
         src:url(data:font/woff2;base64,{blob}) format(\"woff2\")}}\n"
    )
}

/// `@font-face` rules of the face for headings and figures, as data URIs: weights 400 and 600, and 700 semi-condensed.
pub fn figure_fonts() -> String {
    let rule = |(bytes, weight, stretch): (&[u8], u16, &str)| {
        face(FIGURE_FAMILY, bytes, weight, &format!("font-style:normal;font-stretch:{stretch}"))
    };
    FIGURE_FACES.into_iter().map(rule).collect()
}

/// `@font-face` rules of the face for running text, as data URIs: weights 400, 400 italic and 600, Latin letters.
pub fn text_fonts() -> String {
    let rule =
        |(bytes, weight, style): (&[u8], u16, &str)| face(TEXT_FAMILY, bytes, weight, &format!("font-style:{style}"));
    TEXT_FACES.into_iter().map(rule).collect()
}

/// CSS variables of a theme: `--paper`, `--sheet`, `--ink`, `--soft`, `--hair`, `--red`, `--nobody`, `--c0` to `--c6`,
/// `--figure-font` and `--text-font`.
pub fn variables(theme: Theme) -> String {
    let Tokens { paper, sheet, ink, soft, hair, red, nobody, contenders } = theme.tokens();
    let list: String = contenders.iter().enumerate().map(|(index, colour)| format!("--c{index}:{colour};")).collect();
    format!(
        "--paper:{paper};--sheet:{sheet};--ink:{ink};--soft:{soft};--hair:{hair};--red:{red};--nobody:{nobody};{list}\
         --figure-font:\"{FIGURE_FAMILY}\",sans-serif;--text-font:\"{TEXT_FAMILY}\",serif;"
    )
}

/// Everything a page needs to share the look of the pictures: fonts, and the variables of both themes, dark where the
/// reader prefers it.
pub fn page_css() -> String {
    format!(
        "{}{}:root{{color-scheme:light dark;{}}}\n@media (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        figure_fonts(),
        text_fonts(),
        variables(Theme::Light),
        variables(Theme::Dark)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_stay_small() {
        assert!(figure_fonts().len() < 60_000, "{}", figure_fonts().len());
        assert!(page_css().len() < 150_000, "{}", page_css().len());
        assert!(crate::font::TTF.iter().map(|bytes| bytes.len()).sum::<usize>() < 150_000);
    }

    #[test]
    fn pages_have_the_colours_of_both_themes() {
        let css = page_css();
        assert!(css.contains("--paper:#f3ede0;") && css.contains("--paper:#171411;") && css.contains("--c6:#86688f;"));
    }
}
