//! Widths of texts in the embedded faces, and breaking texts into lines.
//!
//! Widths come from the shaper that also draws the PNG, kerning included. Browsers agree, since the SVG carries the same
//! outlines. For characters the faces lack, a fallback of another font is wider; a generous width is assumed.

use std::sync::OnceLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

/// The faces of the pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// Weight 400.
    Regular,
    /// Weight 600.
    Strong,
    /// Weight 700, semi-condensed.
    Headline,
}

pub(crate) const TTF: [&[u8]; 3] = [
    include_bytes!("../fonts/archivo-400.ttf"),
    include_bytes!("../fonts/archivo-600.ttf"),
    include_bytes!("../fonts/archivo-700-semicondensed.ttf"),
];

/// Height of a box above its baseline, in parts of the size: capitals with accents.
pub(crate) const ASCENT: f64 = 0.80;
/// Depth of a box below its baseline.
pub(crate) const DESCENT: f64 = 0.21;

impl Face {
    const fn index(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Strong => 1,
            Self::Headline => 2,
        }
    }

    /// `font-weight`.
    pub(crate) const fn weight(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Strong => 600,
            Self::Headline => 700,
        }
    }
}

/// A face, a size and a spacing: what decides the width of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    pub(crate) face: Face,
    /// Size in pixels.
    pub(crate) size: f64,
    /// Space added after each letter, in pixels.
    pub(crate) spacing: f64,
}

impl Type {
    pub(crate) const fn regular(size: f64) -> Self {
        Self { face: Face::Regular, size, spacing: 0.0 }
    }

    pub(crate) const fn strong(size: f64) -> Self {
        Self { face: Face::Strong, size, spacing: 0.0 }
    }

    /// Width of a text on one line, in pixels.
    pub(crate) fn width(self, text: &str) -> f64 {
        static FACES: OnceLock<Vec<(FontRef<'static>, ShaperData)>> = OnceLock::new();
        let faces = FACES.get_or_init(|| {
            let read = |bytes| {
                let font = FontRef::new(bytes).expect("the faces in this crate are fonts: a test measures each");
                let data = ShaperData::new(&font);
                (font, data)
            };
            TTF.into_iter().map(read).collect()
        });
        let (font, data) = &faces[self.face.index()];
        let shaper = data.shaper(font).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = shaper.shape(buffer, ShapeOptions::new());
        let letters = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let units: f64 = letters
            .map(
                |(glyph, place)| {
                    if glyph.glyph_id == 0 { fallback(text, glyph.cluster) } else { f64::from(place.x_advance) }
                },
            )
            .sum();
        units / 1000.0 * self.size + self.spacing * text.chars().count() as f64
    }

    /// Breaks a text into lines no wider than `width`; a word that is wider alone is broken between letters.
    pub(crate) fn wrap(self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut rest = word;
            while self.width(rest) > width {
                let cut = self.prefix(rest, width);
                lines.push(rest[..cut].to_owned());
                rest = &rest[cut..];
            }
            line = rest.to_owned();
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// As [`Self::wrap`], in at most `most` lines; what does not fit gives way to an ellipsis.
    pub(crate) fn wrap_within(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines = self.wrap(text, width);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(self.cut(&rest, width));
        }
        lines
    }

    /// As [`Self::wrap`], with lines of about the same length.
    pub(crate) fn wrap_evenly(self, text: &str, width: f64) -> Vec<String> {
        let lines = self.wrap(text, width);
        let narrower = (1..=12).rev().map(|step| width * (1.0 - f64::from(step) * 0.04));
        narrower.map(|width| self.wrap(text, width)).find(|even| even.len() == lines.len()).unwrap_or(lines)
    }

    /// The text, or its beginning and an ellipsis, no wider than `width`; nothing where not even a letter fits.
    pub(crate) fn cut(self, text: &str, width: f64) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let room = width - self.width("…") - 1.0;
        let (first, _) = text.split_at(self.prefix(text, room));
        let first = first.trim_end();
        if self.width(first) <= room && !first.is_empty() { format!("{first}…") } else { String::new() }
    }

    /// Bytes of the longest beginning no wider than `width`, at least one letter.
    fn prefix(self, text: &str, width: f64) -> usize {
        let ends: Vec<usize> = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
        let fits = ends.partition_point(|end| self.width(&text[..*end]) <= width);
        ends.get(fits.saturating_sub(1)).copied().unwrap_or(text.len())
    }
}

/// Assumed width of a character that the faces lack, in thousandths of the size.
fn fallback(text: &str, cluster: u32) -> f64 {
    let letter = text.get(cluster as usize..).and_then(|rest| rest.chars().next());
    if letter.is_some_and(|letter| letter >= '\u{1f000}') { 1400.0 } else { 1050.0 }
}

/// A text fit for XML and one line: no control or direction characters, single spaces, a thin one before %.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{202f}' => out.push('\u{2009}'),
            '\u{a0}' | '\u{2009}' => out.push(letter),
            _ if letter.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{fffe}' | '\u{ffff}' | '\u{feff}' => {}
            _ if letter.is_control() => {}
            // Marks piled on a letter would leave the line.
            _ if is_mark(letter) && out.chars().rev().take(2).all(is_mark) => {}
            _ => out.push(letter),
        }
    }
    out.truncate(out.trim_end().len());
    let out = out.replace(" %", "\u{2009}%");
    if out.chars().any(is_right_to_left) { format!("{MARK}{out}{MARK}") } else { out }
}

/// Whether a letter is drawn onto the one before.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Left-to-right mark: keeps figures after a right-to-left name in their place.
const MARK: char = '\u{200e}';

/// Whether a letter belongs to a script written from right to left.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned_for_one_line_of_xml() {
        assert_eq!(clean("  a\n\u{0}b\u{202e} \t c  "), "a b c");
        assert_eq!(clean("82 %"), "82\u{2009}%");
        assert_eq!(clean("a\u{301}\u{301}\u{301}\u{301}"), "a\u{301}\u{301}");
        assert_eq!(clean("محمد"), "\u{200e}محمد\u{200e}");
    }

    #[test]
    fn lines_are_no_wider_than_asked() {
        let kind = Type::regular(14.0);
        for width in [20.0, 60.0, 200.0] {
            let lines = kind.wrap("Wasserkraftwerksgesellschaft and a few short words", width);
            assert!(lines.iter().all(|line| kind.width(line) <= width), "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), "Wasserkraftwerksgesellschaftandafewshortwords");
        }
        assert_eq!(kind.wrap_within("one two three four", 40.0, 2).len(), 2);
        assert!(kind.cut("a long text", 40.0).ends_with('…'));
    }

    #[test]
    fn each_face_has_widths_of_its_own() {
        let widths = [Face::Regular, Face::Strong, Face::Headline]
            .map(|face| Type { face, size: 100.0, spacing: 0.0 }.width("Stalin"));
        assert!(widths[2] < widths[0] && widths[0] < widths[1], "{widths:?}");
        assert!(Type::regular(100.0).width("AV") < Type::regular(100.0).width("A") + Type::regular(100.0).width("V"));
    }
}
