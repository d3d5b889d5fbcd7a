"""Imports go one way, heavy libraries stay where they belong, modules stay small (see docs/architecture.md)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
MAX_LINES = 400

LEAVES = (
    "generator.errors",
    "generator.citation_styles",
    "generator.code_languages",
    "generator.languages",
    "generator.moved",
    "generator.names",
    "generator.patterns",
    "generator.places",
    "generator.quick_yaml",
    "generator.remembered",
    "generator.spans",
    "generator.tokens",
    "generator.units",
    "generator.verbatim",
    "generator._version",
)

# Package or module -> what of ours it may import, itself and what is below it included. The longest prefix counts.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "generator": ("generator._version", "generator.build", "generator.errors", "generator.deck", "generator.layout"),
    "generator.signals": (),
    "generator.leftovers": ("generator.patterns", "generator.signals"),
    "generator._version": (),
    "generator.units": (),
    "generator.moved": ("generator.spans",),
    "generator.spans": (),
    "generator.names": (),
    "generator.patterns": (),
    "generator.places": ("generator.patterns",),
    "generator.quick_yaml": ("generator.patterns",),
    "generator.remembered": (),
    "generator.tokens": ("generator.errors", "generator.patterns", "generator.quick_yaml", "generator.spans"),
    "generator.verbatim": ("generator.patterns",),
    "generator.page_words": (),
    "generator.words": ("generator.page_words", "generator.patterns"),
    "generator.citation_styles": (),
    "generator.code_languages": (),
    "generator.languages": ("generator.patterns",),
    "generator.errors": ("generator.spans",),
    "generator.atomic": ("generator.errors", "generator.leftovers", "generator.signals"),
    "generator.assets": ("generator.errors", "generator.names"),
    "generator.shipped": (),
    "generator.usercache": ("generator.atomic", "generator.errors", "generator.leftovers"),
    "generator.compiled": ("generator._version", "generator.shipped", "generator.usercache"),
    "generator.formulas": (
        "generator.assets",
        "generator.errors",
        "generator.names",
        "generator.patterns",
        "generator.spans",
        "generator.usercache",
    ),
    "generator.imaging": ("generator._version", "generator.assets", "generator.patterns", "generator.usercache"),
    "generator.recordings": ("generator.patterns",),
    "generator.csl": ("generator.patterns",),
    "generator.deck": (*LEAVES, "generator.csl", "generator.formulas", "generator.imaging", "generator.recordings"),
    "generator.course": (*LEAVES, "generator.words", "generator.deck"),
    "generator.layout": (
        *LEAVES,
        "generator.words",
        "generator.assets",
        "generator.compiled",
        "generator.csl",
        "generator.deck.model",
        "generator.formulas",
        "generator.scene",
        "generator.shipped",
        "generator.usercache",
    ),
    "generator.scene": (
        "generator.errors",
        "generator.formulas",
        "generator.remembered",
        "generator.spans",
        "generator.units",
    ),
    "generator.render": ("generator.errors", "generator.names", "generator.scene"),
    "generator.render.dates": ("generator.errors",),
    "generator.render.formula_svg": ("generator.formulas", "generator.units"),
    "generator.render.picture_bytes": ("generator.errors", "generator.imaging", "generator.scene"),
    "generator.render.recordings": ("generator.errors", "generator.imaging", "generator.scene", "generator.spans"),
    "generator.render.pdf": (
        *LEAVES,
        "generator.assets",
        "generator.formulas",
        "generator.leftovers",
        "generator.scene",
        "generator.render.dates",
        "generator.render.picture_bytes",
    ),
    "generator.render.pptx": (
        *LEAVES,
        "generator.assets",
        "generator.formulas",
        "generator.imaging",
        "generator.render.formula_svg",
        "generator.scene",
        "generator.shipped",
        "generator.render.dates",
        "generator.render.picture_bytes",
        "generator.render.recordings",
        "generator.usercache",
    ),
    "generator.render.revealjs": (
        *LEAVES,
        "generator.assets",
        "generator.compiled",
        "generator.formulas",
        "generator.render.formula_svg",
        "generator.scene",
        "generator.render.picture_bytes",
        "generator.render.recordings",
        "generator.render.weight",
    ),
    "generator.build": (
        *LEAVES,
        "generator.atomic",
        "generator.course",
        "generator.deck.ids",
        "generator.deck.source",
        "generator.layout",
        "generator.render",
        "generator.scene",
    ),
    "generator.catalogue": (
        *LEAVES,
        "generator.assets",
        "generator.atomic",
        "generator.build",
        "generator.course",
        "generator.deck",
        "generator.layout",
        "generator.leftovers",
        "generator.render",
        "generator.signals",
    ),
    "generator.serve": (
        *LEAVES,
        "generator.assets",
        "generator.build",
        "generator.course",
        "generator.deck.kept_slides",
        "generator.deck.model",
        "generator.layout",
        "generator.leftovers",
        "generator.render",
        "generator.scene",
    ),
    "generator.commands": (
        *LEAVES,
        "generator.assets",
        "generator.atomic",
        "generator.build",
        "generator.catalogue",
        "generator.course",
        "generator.deck",
        "generator.layout.listing",
        "generator.scene",
        "generator.scene",
        "generator.leftovers",
        "generator.render",
        "generator.serve",
        "generator.signals",
    ),
    "generator.cli": (*LEAVES, "generator.commands", "generator.signals"),
    "generator.__main__": ("generator.cli",),
}

# Packages whose insides nobody outside imports, but for the modules named here.
DOORS = {
    "generator.formulas": {
        "generator.formulas.characters",
        "generator.formulas.drawing",
        "generator.formulas.fault",
        "generator.formulas.letters",
        "generator.formulas.mathml",
        "generator.formulas.plain",
        "generator.formulas.read",
        "generator.formulas.scan",
        "generator.formulas.speech",
        "generator.formulas.svg_marks",
        "generator.formulas.telling",
        "generator.formulas.tree",
        "generator.formulas.walk",
    },
    "generator.imaging": {"generator.imaging", "generator.imaging.drawn"},
    "generator.recordings": {"generator.recordings"},
    "generator.catalogue": {"generator.catalogue", "generator.catalogue.cluster"},
    "generator.csl": {
        "generator.csl.engine",
        "generator.csl.locale",
        "generator.csl.model",
        "generator.csl.style",
        "generator.csl.xml",
    },
    "generator.deck": {
        "generator.deck",
        "generator.deck.convert",
        "generator.deck.format",
        "generator.deck.ids",
        "generator.deck.kept_slides",
        "generator.deck.model",
        "generator.deck.model.footnotes",
        "generator.deck.model.held",
        "generator.deck.model.own_texts",
        "generator.deck.model.stepped",
        "generator.deck.model.walk",
        "generator.deck.source",
    },
    "generator.course": {
        "generator.course",
        "generator.course.diff",
        "generator.course.records",
        "generator.course.skeleton",
    },
    "generator.layout": {
        "generator.layout",
        "generator.layout.kept_pages",
        "generator.layout.listing",
    },
    "generator.serve": {"generator.serve"},
}

# What a stage reads with, it shares with the stage beside it, whose files have the same form.
SHARED = {
    ("generator.deck", "generator.course"): {
        f"generator.deck.{name}"
        for name in (
            "course_schema",
            "doubt",
            "format",
            "ids",
            "items",
            "load",
            "notes",
            "problems",
            "read.body",
            "read.citation_style",
            "read.figures",
            "reader",
            "schema",
            "slides",
            "steps",
            "tagged",
            "texts",
            "tree",
            "library",
            "values",
        )
    },
}

LIBRARIES = {
    "babel": ("generator.course", "generator.languages", "generator.layout.charts.dates"),
    "distributed": ("generator.catalogue.cluster",),
    "jinja2": (
        "generator.compiled",
        "generator.course",
        "generator.layout",
        "generator.render.revealjs",
        "generator.serve.app",
    ),
    "lxml": (),
    "markdown_it": ("generator.deck",),
    "math_core": ("generator.formulas",),
    "msgspec": ("generator",),
    "markupsafe": ("generator.render.revealjs",),
    "PIL": ("generator.imaging", "generator.render.pdf"),
    "pptx": ("generator.render.pptx.skeleton",),
    "starlette": ("generator.serve",),
    "uvicorn": ("generator.serve.running",),
    "watchfiles": ("generator.serve.watching",),
    "segno": ("generator.layout.qr_code",),
    "pygments": ("generator.layout.body",),
    "resvg_py": ("generator.imaging",),
    "typst": ("generator.formulas", "generator.render.pdf"),
    "uharfbuzz": ("generator.layout", "generator.render.pdf", "generator.render.revealjs"),
    "yaml": ("generator.deck", "generator.layout", "generator.quick_yaml"),
}

# Costly to import, so only in functions that need them, or in modules that are themselves imported in a function.
NEVER_AT_THE_TOP = frozenset(
    "PIL babel distributed fontTools jinja2 jsonschema lxml markdown_it math_core pptx pygments resvg_py "
    "starlette typst uvicorn watchfiles".split()
)


@dataclass(frozen=True, slots=True)
class Import:
    importer: str
    name: str
    line: int
    at_the_top: bool

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.name}"


@cache
def modules() -> dict[str, Path]:
    """Our modules by dotted name; a package is called as its folder."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        if not {"_assets", "_templates"} & set(parts):
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


@cache
def imports() -> tuple[Import, ...]:
    return tuple(found for name, file in modules().items() for found in _imports(name, ast.parse(file.read_bytes())))


def _imports(importer: str, tree: ast.Module) -> Iterator[Import]:
    later = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) or _only_for_types(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{importer}:{node.lineno}: a relative import"
            whole = str(node.module)
            names = [inner if (inner := f"{whole}.{alias.name}") in modules() else whole for alias in node.names]
        for name in dict.fromkeys(names):
            yield Import(importer, name, getattr(node, "lineno", 0), id(node) not in later)


def _only_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def _rule(name: str) -> str:
    """The longest key of MAY_IMPORT that covers the module."""
    covering = [
        package for package in MAY_IMPORT if _within(name, package) and (package != "generator" or name == package)
    ]
    assert covering, f"{name} has no place in the architecture: add it to MAY_IMPORT and to docs/architecture.md"
    return max(covering, key=len)


def test_every_rule_is_about_something() -> None:
    gone = [
        name for name in (*MAY_IMPORT, *(door for doors in DOORS.values() for door in doors)) if name not in modules()
    ]
    assert not gone


def test_imports_go_one_way() -> None:
    wrong = []
    for found in imports():
        if not _within(found.name, "generator"):
            continue
        rule = _rule(found.importer)
        allowed = (rule, *MAY_IMPORT[rule]) if rule != "generator" else MAY_IMPORT[rule]
        if not any(_within(found.name, package) for package in allowed):
            wrong.append(str(found))
    assert not wrong


def test_a_stage_is_entered_by_its_doors() -> None:
    wrong = [
        str(found)
        for found in imports()
        for package, doors in DOORS.items()
        if _within(found.name, package)
        and not _within(found.importer, package)
        and found.name not in doors | SHARED.get((package, ".".join(found.importer.split(".")[:2])), set())
    ]
    assert not wrong


def test_libraries_stay_where_they_belong() -> None:
    wrong = []
    for found in imports():
        library = found.name.partition(".")[0]
        if library == "generator" or library in sys.stdlib_module_names:
            continue
        if not any(_within(found.importer, package) for package in LIBRARIES.get(library, ())):
            wrong.append(str(found))
    assert not wrong


def _loaded_at_once() -> set[str]:
    """The modules that are loaded when a stage is: those that a module of this kind imports at its top."""
    found = {
        "generator.catalogue",
        "generator.cli",
        "generator.course",
        "generator.deck",
        "generator.layout",
        "generator.render.pdf",
        "generator.render.pptx",
        "generator.render.revealjs",
    }
    while True:
        more = {one.name for one in imports() if one.at_the_top and one.importer in found} - found
        if not more:
            return found
        found |= more


def test_costly_libraries_are_imported_when_they_are_needed() -> None:
    wrong = [
        str(found)
        for found in imports()
        if found.at_the_top and found.name.partition(".")[0] in NEVER_AT_THE_TOP and found.importer in _loaded_at_once()
    ]
    assert not wrong


def test_no_stage_knows_the_server() -> None:
    wrong = [
        str(found)
        for found in imports()
        if _within(found.name, "generator.serve")
        and not _within(found.importer, "generator.serve")
        and (found.importer != "generator.commands.serve" or found.at_the_top)
    ]
    assert not wrong


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["build", "--help"]])
def test_talking_about_the_program_loads_no_library(arguments: list[str]) -> None:
    program = "import sys, generator.cli as cli\ntry: cli.main(sys.argv[1:])\nfinally: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "generator.cli" in loaded
    assert not loaded & ({*LIBRARIES, *NEVER_AT_THE_TOP} - {"msgspec"}), "what values are made of is loaded at once"
    assert not any(_within(name, stage) for name in loaded for stage in ("generator.deck", "generator.layout"))


def test_modules_are_small() -> None:
    lengths = {name: len(file.read_text(encoding="utf-8").splitlines()) for name, file in modules().items()}
    assert not {name: length for name, length in lengths.items() if length > MAX_LINES}
