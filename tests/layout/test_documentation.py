"""docs/layouts.md and docs/themes.md are true: examples give the layouts they stand under, tables have every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.layout.listing import PAGE_SIZES, layouts_root
from generator.layout.rule import Facts, PictureRegion, Rule, ShapeRegion, TextRegion
from generator.layout.rules import Rules
from generator.layout.theme import Style
from generator.layout.theme_files import ALSO, TOKENS, load_theme
from generator.layout.theme_motifs import LENS
from tests.cases.pictures import png
from tests.layout.invariants import check_invariants
from tests.layout.made import rules, theme
from tests.layout.test_theme import load

DOCS = Path(__file__).parents[2] / "docs"
LAYOUTS = (DOCS / "layouts.md").read_text("utf-8")
THEMES = (DOCS / "themes.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^## `([a-z0-9-]+)`\n.*?^```yaml\n(.*?)^```", LAYOUTS, re.MULTILINE | re.DOTALL))


def keys(text: str, heading: str) -> set[str]:
    """The names in the first column of the table under a heading."""
    part = re.split(r"^#+ ", text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    first = re.findall(r"^\| (`[^|]*) \|", part, re.MULTILINE)
    return {name.partition("(")[0] for cell in first for name in re.findall(r"`([^`]+)`", cell)}


def test_every_layout_has_an_example() -> None:
    assert set(EXAMPLES) == set(rules().names)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_gives_the_layout_that_it_stands_under(name: str, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "quartier.png").write_bytes(png(1600, 1200))
    slides = "".join(f"  {line}\n" for line in EXAMPLES[name].splitlines())
    first = "" if name == "title" else "  - heading: Avant\n    items: [un]\n"
    deck, warnings = parse_deck(f"title: Essai\nlang: fr\nslides:\n{first}{slides}", folder=tmp_path)
    scene, more = lay_out(deck)
    assert not warnings
    assert not more
    assert scene.pages[-1].layout.startswith(name)
    check_invariants(scene, deck, theme(deck.theme))


@pytest.mark.parametrize(
    ("heading", "cls", "written"),
    [
        ("Keys of a rule", Rule, {"boxes": "regions"}),
        ("Keys of a text region", TextRegion, {}),
        ("Keys of a shape", ShapeRegion, {"shape": "name"}),
        ("Keys of a picture region", PictureRegion, {"picture": "name"}),
    ],
)
def test_tables_have_every_key(heading: str, cls: type, written: dict[str, str]) -> None:
    told = {written.get(key, key) for key in keys(LAYOUTS, heading)}
    known = {field.name for field in fields(cls)} - ({"name", "rtl"} if cls is Rule else set())
    assert told == known


def test_tables_have_every_token() -> None:
    assert keys(THEMES, "Tokens") == {*ALSO, *TOKENS}
    assert keys(THEMES, "Frame") == set(theme().frame)
    assert keys(THEMES, "Colours") == {
        name
        for name in set(theme().scene.colors) - {f"accent{n}" for n in range(2, 6)}
        if "art" not in name and name != LENS
    }
    assert keys(THEMES, "Styles") == {field.name for field in fields(Style)} - {"name"} | set(theme().styles)


def test_the_layout_in_the_text_works(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```jinja\n(.*?)^```", LAYOUTS, re.MULTILINE | re.DOTALL)
    for part in layouts_root().glob("_*.j2"):
        (tmp_path / part.name).write_text(part.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "aside.yaml.j2").write_text(example, encoding="utf-8")
    rule = Rules(tmp_path, theme(), PAGE_SIZES["16:9"]).rule("aside", Facts(has=frozenset(["source"])))
    assert (rule.title, rule.needs) == ("Heading at the side", ("heading", "text"))
    assert {"heading", "body", "source", "number"} <= {region.name for region in rule.regions}


def test_the_theme_in_the_text_works(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(extends.*?)^```", THEMES, re.MULTILINE | re.DOTALL)
    made = load(tmp_path, mine=example)
    assert made.scene.title == "Forêt"
    assert made.styles["heading"].sizes == (34, 30)
    assert load_theme(tmp_path, "mine") is made
