//! Colours: paper, ink, one red, and the contenders'; contrast by the formula of WCAG 2.

use std::fmt;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl fmt::Display for Rgb {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Rgb {
    /// Relative luminance, 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast with another colour, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }

    /// This colour with a part (0 to 1) of another one mixed in.
    pub fn mixed(self, other: Self, part: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// This colour, mixed with as little `ink` as it takes to reach a contrast of `least` with `ground`.
    fn legible(self, ink: Self, ground: Self, least: f64) -> Self {
        (0..=20)
            .map(|step| self.mixed(ink, f64::from(step) / 20.0))
            .find(|colour| colour.contrast(ground) >= least)
            .unwrap_or(ink)
    }
}

/// One channel of sRGB as linear light.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// Light paper or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Black ink on warm paper.
    #[default]
    Light,
    /// Pale ink on a dark ground, for screens.
    Dark,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// The ground of a page.
    pub paper: Rgb,
    /// The ground of a raised box.
    pub sheet: Rgb,
    /// Text and heavy rules.
    pub ink: Rgb,
    /// Secondary text.
    pub soft: Rgb,
    /// Thin rules and grids.
    pub hair: Rgb,
    /// The one accent.
    pub red: Rgb,
    /// The share of nobody.
    pub nobody: Rgb,
    /// The contenders in the order of a case.
    pub contenders: [Rgb; 7],
}

const LIGHT: Tokens = Tokens {
    paper: Rgb(0xf3, 0xed, 0xe0),
    sheet: Rgb(0xfa, 0xf6, 0xec),
    ink: Rgb(0x17, 0x14, 0x11),
    soft: Rgb(0x6b, 0x62, 0x57),
    hair: Rgb(0xcf, 0xc5, 0xb2),
    red: Rgb(0xc4, 0x30, 0x1c),
    nobody: Rgb(0xd9, 0xcc, 0xb1),
    contenders: [
        Rgb(0xc4, 0x30, 0x1c),
        Rgb(0x1d, 0x44, 0x68),
        Rgb(0x1f, 0x80, 0x78),
        Rgb(0x84, 0xb8, 0xa4),
        Rgb(0xdb, 0xa0, 0x2c),
        Rgb(0xa9, 0x68, 0x3a),
        Rgb(0x86, 0x68, 0x8f),
    ],
};

/// The same hues, lighter, so that each stands out from a dark ground.
const DARK: Tokens = Tokens {
    paper: Rgb(0x17, 0x14, 0x11),
    sheet: Rgb(0x22, 0x1d, 0x18),
    ink: Rgb(0xf3, 0xed, 0xe0),
    soft: Rgb(0xb5, 0xa9, 0x97),
    hair: Rgb(0x4a, 0x42, 0x38),
    red: Rgb(0xe8, 0x5f, 0x48),
    nobody: Rgb(0x52, 0x4a, 0x3f),
    contenders: [
        Rgb(0xe8, 0x5f, 0x48),
        Rgb(0x5f, 0x93, 0xc6),
        Rgb(0x35, 0x9e, 0x94),
        Rgb(0xa9, 0xd6, 0xc6),
        Rgb(0xe6, 0xb3, 0x4c),
        Rgb(0xc2, 0x85, 0x55),
        Rgb(0xab, 0x8d, 0xb5),
    ],
};

impl Theme {
    /// The colours of this theme.
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

/// What tells a contender's areas apart besides the colour, for more contenders than colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Texture {
    Plain,
    Stripes,
    Dots,
}

/// Colour and texture of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fill {
    pub(crate) colour: Rgb,
    pub(crate) texture: Texture,
}

impl Tokens {
    /// The fill of a contender; from the 22nd on fills repeat and only marks tell them apart.
    pub(crate) fn fill(&self, contender: usize) -> Fill {
        let texture = [Texture::Plain, Texture::Stripes, Texture::Dots][contender / 7 % 3];
        Fill { colour: self.contenders[contender % 7], texture }
    }

    /// The fill of nobody.
    pub(crate) const fn nobody_fill(&self) -> Fill {
        Fill { colour: self.nobody, texture: Texture::Plain }
    }

    /// White or ink, whichever is easier to read on `ground`; full black where neither has a contrast of 4.5.
    pub fn text_on(&self, ground: Rgb) -> Rgb {
        let (white, black) = (Rgb(0xff, 0xff, 0xff), Rgb(0, 0, 0));
        let better = if white.contrast(ground) >= LIGHT.ink.contrast(ground) { white } else { LIGHT.ink };
        if better.contrast(ground) >= 4.5 || better.contrast(ground) >= black.contrast(ground) { better } else { black }
    }

    /// Black for lines on an area, or white where black would not stand out.
    pub(crate) fn line_on(&self, ground: Rgb) -> Rgb {
        if LIGHT.ink.contrast(ground) >= 3.0 { LIGHT.ink } else { Rgb(0xff, 0xff, 0xff) }
    }

    /// A colour strong enough for lines on paper (contrast 3).
    pub(crate) fn line(&self, colour: Rgb) -> Rgb {
        colour.legible(self.ink, self.paper, 3.0)
    }

    /// A colour strong enough for text on paper (contrast 4.5).
    pub(crate) fn text(&self, colour: Rgb) -> Rgb {
        colour.legible(self.ink, self.paper, 4.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

    #[test]
    fn texts_have_a_contrast_of_four_and_a_half() {
        for theme in THEMES {
            let tokens = theme.tokens();
            for ground in [tokens.paper, tokens.sheet] {
                for text in [tokens.ink, tokens.soft, tokens.text(tokens.red)] {
                    assert!(text.contrast(ground) >= 4.5, "{text} on {ground}: {}", text.contrast(ground));
                }
            }
            for colour in tokens.contenders {
                assert!(tokens.text(colour).contrast(tokens.paper) >= 4.5, "{colour} as text");
                assert!(tokens.line(colour).contrast(tokens.paper) >= 3.0, "{colour} as line");
            }
            for ground in tokens.contenders.into_iter().chain([tokens.nobody]) {
                let text = tokens.text_on(ground);
                assert!(text.contrast(ground) >= 4.5, "{text} on {ground}: {}", text.contrast(ground));
            }
        }
    }

    #[test]
    fn contrast_follows_the_formula() {
        assert!((Rgb(0, 0, 0).contrast(Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
        assert!((Rgb(0x77, 0x77, 0x77).contrast(Rgb(255, 255, 255)) - 4.478).abs() < 1e-3);
    }

    /// Machado, Oliveira and Fernandes 2009, table 1, severity 1.
    const PROTANOPIA: [[f64; 3]; 3] =
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    const DEUTERANOPIA: [[f64; 3]; 3] =
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    const NORMAL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

    /// CIE Lab (D65) of a colour as seen through a matrix on linear light.
    fn lab(colour: Rgb, seen: &[[f64; 3]; 3]) -> [f64; 3] {
        let light = [linear(colour.0), linear(colour.1), linear(colour.2)];
        let product = |row: &[f64; 3], it: &[f64; 3]| row.iter().zip(it).map(|(a, b)| a * b).sum::<f64>();
        let rgb = [0, 1, 2].map(|index| product(&seen[index], &light).clamp(0.0, 1.0));
        let xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
        let white = [0.9505, 1.0, 1.089];
        let curve = |it: f64| if it > 0.008_856 { it.cbrt() } else { 7.787 * it + 16.0 / 116.0 };
        let [x, y, z] = [0, 1, 2].map(|index| curve(product(&xyz[index], &rgb) / white[index]));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn distance(one: Rgb, two: Rgb, seen: &[[f64; 3]; 3]) -> f64 {
        let (one, two) = (lab(one, seen), lab(two, seen));
        one.iter().zip(two).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
    }

    /// Neighbours in a stack differ well for all eyes. Some others do not: red and brown, and violet and blue or green,
    /// come as close as 7 for some. So a contender has a mark besides its colour, and segments carry names or marks.
    #[test]
    fn neighbours_differ_for_the_colour_blind() {
        for tokens in THEMES.map(Theme::tokens) {
            let list: Vec<Rgb> = tokens.contenders.into_iter().chain([tokens.nobody]).collect();
            for seen in [&NORMAL, &PROTANOPIA, &DEUTERANOPIA] {
                for (index, one) in list.iter().enumerate() {
                    for (other, two) in list[..index].iter().enumerate() {
                        let least = if index - other == 1 { 20.0 } else { 7.0 };
                        let apart = distance(*one, *two, seen);
                        assert!(apart >= least, "{one} and {two}: {apart}");
                    }
                }
            }
        }
    }
}
