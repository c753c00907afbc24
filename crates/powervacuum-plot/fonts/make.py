"""Make the static Archivo faces in this folder from the variable font.

usage: python make.py FOLDER_OF_WOFF2 OUT

Needs fonttools and brotli. README.md says where the sources come from.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# name of the file, weight, width, OS/2 width class
FACES = [
    ("archivo-400", 400, 100, 5),
    ("archivo-600", 600, 100, 5),
    ("archivo-700-semicondensed", 700, 87.5, 4),
]
# Latin, Latin-1, Latin Extended-A, letters of pinyin and Romanian, punctuation and signs.
CHARACTERS = (
    set(range(0x20, 0x7F))
    | set(range(0xA0, 0x180))
    | set(range(0x1CD, 0x1DD))
    | set(range(0x218, 0x21C))
    | {0x2C7, 0x2009, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E}
    | {0x2020, 0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2191, 0x2193, 0x2212}
)


def face(source: Path, weight: float, width: float) -> TTFont:
    """One static face with only the wanted characters.

    Kerning is the one feature kept: merged substitutions would switch it off.
    """
    font = instantiateVariableFont(TTFont(source), {"wght": weight, "wdth": width})
    options = Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["STAT", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    return font


def rename(font: TTFont, name: str, weight: int, width: float, width_class: int) -> None:
    """One family, told apart by weight and width, as `font-weight` and `font-stretch` expect."""
    style = f"{'SemiCondensed ' if width < 100 else ''}{weight}"
    table = font["name"]
    for key, text in {
        1: f"Archivo {style}",
        2: "Regular",
        3: f"2.001;{name}",
        4: f"Archivo {style}",
        6: name,
        13: "SIL Open Font License, Version 1.1",
        14: "https://openfontlicense.org",
        16: "Archivo",
        17: style,
    }.items():
        table.setName(text, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].usWidthClass = width_class


def main(sources: Path, out: Path) -> None:
    """Write every face as TTF (for measuring and PNG) and WOFF2 (for SVG and HTML)."""
    for name, weight, width, width_class in FACES:
        parts = []
        for part in ("latin", "latin-ext"):
            font = face(sources / f"archivo-{part}-wdth-normal.woff2", weight, width)
            font.flavor = None
            path = out / f"{name}.{part}.tmp"
            font.save(path)
            parts.append(path)
        font = Merger().merge([str(path) for path in parts])
        for path in parts:
            path.unlink()
        rename(font, name, weight, width, width_class)
        font["head"].created = font["head"].modified = 3_786_825_600
        font.recalcTimestamp = False
        font.save(out / f"{name}.ttf")
        font.flavor = "woff2"
        font.save(out / f"{name}.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
