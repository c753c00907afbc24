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

    /// Ink or paper, whichever is easier to read on `ground`.
    pub fn text_on(&self, ground: Rgb) -> Rgb {
        let light = Rgb(0xff, 0xff, 0xff);
        let dark = LIGHT.ink;
        if light.contrast(ground) >= dark.contrast(ground) { light } else { dark }
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
