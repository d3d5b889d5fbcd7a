"""How wide and high formulas are, and the outlines that they are painted with: the typesetter's, for every output.

All that are not in the user's cache are typeset in one run. The typesetter sees trees as data, never LaTeX.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from generator.assets import asset_root, manifest, template_root
from generator.formulas.fault import FormulaFault
from generator.formulas.letters import Letters, math_has
from generator.formulas.svg_marks import Mark, SvgReader
from generator.formulas.tree import Formula, Text
from generator.formulas.walk import nodes, shown
from generator.usercache import keep_sound, read_sound

LIBRARY: Final = "math.typ"
"""In ``templates/formulas``; templates of the PDF import it as well."""
_NAMED: Final = 5
"""Characters that a message names."""
_SILENT: Final = frozenset(" \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\n\t")


class Drawing(Struct, frozen=True):
    """A formula as it is painted, in em of the text around: ``ascent`` over the baseline and ``descent`` under it."""

    width: float
    ascent: float
    descent: float
    marks: tuple[Mark, ...]


class Undrawable(Exception):  # noqa: N818
    """Some formulas cannot be drawn: ``faults`` says why, and ``drawn`` has all others."""

    def __init__(self, faults: Mapping[Formula, FormulaFault], drawn: Mapping[Formula, Drawing]) -> None:
        self.faults = faults
        self.drawn = drawn
        super().__init__(*faults.values())


def drawings(formulas: Iterable[Formula], letters: Letters) -> dict[Formula, Drawing]:
    """The drawing of each formula, with words in ``letters``. Raises ``Undrawable`` once all others are drawn."""
    found: dict[Formula, Drawing] = {}
    faults: dict[Formula, FormulaFault] = {}
    wanted: dict[Formula, str] = {}
    for formula in dict.fromkeys(formulas):
        name = _kept_name(formula, letters)
        if (kept := _kept(name)) is not None:
            found[formula] = kept
        elif (fault := missing_letters(formula, letters)) is not None:
            faults[formula] = fault
        else:
            wanted[formula] = name
    if wanted:
        for formula, drawn in _typeset(tuple(wanted), letters).items():
            if isinstance(drawn, FormulaFault):
                faults[formula] = drawn
            else:
                found[formula] = drawn
                keep_sound(wanted[formula], msgspec.json.encode(drawn))
    if faults:
        raise Undrawable(faults, found)
    return found


def typst_tree(formula: Formula) -> Any:
    """The tree as lists, numbers and strings, for data of a typst template.

    A template has ``math.typ`` of ``templates/formulas`` beside it and says ``#import "math.typ": equation``; then
    ``equation(tree, display: …, alt: …, font: …, letters: …, mono: …)`` is an inline equation with the size of the
    formula's ``Drawing``. ``font`` is ``manifest().math.name``; ``letters`` and ``mono`` are families of the text
    around. A box keeps it from moving lines:
    ``box(width: w, height: 0pt, place(bottom + left, dy: descent, equation(…)))``.
    """
    return msgspec.to_builtins(formula.tree)


def missing_letters(formula: Formula, letters: Letters) -> FormulaFault | None:
    """A fault at the first character that no font has."""
    missing: dict[str, None] = {}
    for node in nodes(formula.tree):
        for text in shown(node):
            for char in text:
                if char in _SILENT or math_has(char) or (isinstance(node, Text) and letters.has(char)):
                    continue
                missing[char] = None
    if not missing:
        return None
    first = next(iter(missing))
    named = ", ".join(f"“{char}”" for char in list(missing)[:_NAMED])
    return FormulaFault(max(0, formula.tex.find(first)), "formula-letters", {"letters": named})


def _typeset(formulas: Sequence[Formula], letters: Letters) -> dict[Formula, Drawing | FormulaFault]:
    """In one run, or where one of them cannot be set, in halves until that one is alone."""
    from typst import TypstError

    try:
        pages = _run(formulas, letters)
    except TypstError as problem:
        if len(formulas) == 1:
            text = str(problem).splitlines()[0].removeprefix("error: ")[:200]
            return {formulas[0]: FormulaFault(0, "formula-undrawable", {"problem": text})}
        half = len(formulas) // 2
        return _typeset(formulas[:half], letters) | _typeset(formulas[half:], letters)
    reader = SvgReader()
    found: dict[Formula, Drawing | FormulaFault] = {}
    for formula, svg in zip(formulas, pages, strict=True):
        page = reader.page(svg)
        found[formula] = Drawing(page.width, page.ascent, page.descent, page.marks)
    return found


def _run(formulas: Sequence[Formula], letters: Letters) -> list[bytes]:
    from typst import Compiler

    folder = template_root() / "formulas"
    data = {
        "font": manifest().math.name,
        "letters": letters.family,
        "mono": letters.mono or letters.family,
        "formulas": [{"tree": formula.tree, "display": formula.display} for formula in formulas],
    }
    compiler = Compiler(
        folder / "draw.typ",
        root=folder,
        font_paths=_fonts(letters.folders),
        ignore_system_fonts=True,
        sys_inputs={"data": msgspec.json.encode(data).decode()},
        package_path=folder,  # no packages are used, and none is ever fetched
        package_cache_path=folder,
    )
    made = compiler.compile(format="svg")
    return [made] if isinstance(made, bytes) else list(made or ())


@cache
def _fonts(folders: tuple[str, ...]) -> Any:
    from typst import Fonts

    paths = dict.fromkeys((*folders, str((asset_root() / manifest().math.ttf).parent)))
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[Path(path) for path in paths])


def _kept(name: str) -> Drawing | None:
    with suppress(msgspec.DecodeError, RecursionError):
        if (content := read_sound(name)) is not None:
            return msgspec.json.decode(content, type=Drawing)
    return None


def _kept_name(formula: Formula, letters: Letters) -> str:
    key = sha256(_engine())
    key.update(msgspec.json.encode((formula.tree, formula.display, letters.family, letters.mono, letters.digest)))
    return f"formula-{key.hexdigest()}"


@cache
def _engine() -> bytes:
    """What all drawings depend on: the typesetter, its program, the font, and how its drawings are read."""
    folder = template_root() / "formulas"
    here = Path(__file__)
    files = (folder / LIBRARY, folder / "draw.typ", here, *(here.with_name(f"{name}.py") for name in _READERS))
    key = sha256()
    for file in files:
        key.update(file.read_bytes())
    known = manifest()
    spec = PathFinder.find_spec("typst")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for library in sorted(Path(place).glob("*typst*")):
            facts = library.stat()
            key.update(repr((library.name, facts.st_size, facts.st_mtime_ns)).encode())
    key.update(known.files[known.math.ttf].encode())
    return key.digest()


_READERS: Final = ("outlines", "svg_marks")
