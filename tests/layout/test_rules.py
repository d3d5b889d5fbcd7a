"""Layout rules: every rule of the installation is sound, and a faulty one says what is wrong and where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.deck.model import Mode
from generator.errors import ContentError
from generator.layout import rules as module
from generator.layout.attempts import pages_of
from generator.layout.designed.lists import FORMS
from generator.layout.listing import PAGE_SIZES, layouts_root, themes_root
from generator.layout.look import Look
from generator.layout.rule import SPECIMEN, ArtRegion, Facts, PictureRegion, Rule, ShapeRegion, TextRegion, layout_id
from generator.layout.rules import Rules, layout_names, parse_yaml, shared_rules
from tests.layout.made import THEMES, deck, items, place, rules, slide, theme

GOOD = """\
title: Test
summary: For tests
type: cust
order: 1
needs: [heading]
boxes:
  - {shape: rule, at: [0, 0, 10, 1], fill: rule}
  - {name: heading, field: [heading], role: title, at: [{{ x(0) }}, 50, {{ w(12) }}, 42], style: heading}
  - {picture: image, field: image, at: [0, 0, 100, 100], placeholder: {type: pic, idx: 14}}
"""


def made(folder: Path, text: str, **others: str) -> Rules:
    (folder / "test.yaml.j2").write_text(text, encoding="utf-8")
    for name, part in others.items():
        (folder / f"_{name}.yaml.j2").write_text(part, encoding="utf-8")
    return Rules(folder, theme(), PAGE_SIZES["16:9"])


def fault(folder: Path, text: str, **others: str) -> tuple[str, int, str]:
    """File, line and message of the error that a rule gives."""
    with pytest.raises(ContentError) as caught:
        made(folder, text, **others).rule("test", Facts())
    (found,) = caught.value.diagnostics
    assert found.code == "layout-rule"
    assert found.span
    return Path(found.span.path).name, found.span.line, found.message


def test_a_rule_is_read(tmp_path: Path) -> None:
    rule = made(tmp_path, GOOD).rule("test", Facts())
    assert [type(region) for region in rule.regions] == [ShapeRegion, TextRegion, PictureRegion]
    assert (rule.name, rule.title, rule.order, rule.needs) == ("test", "Test", 1, ("heading",))
    assert rule.takes == frozenset(["heading"])
    assert rule.regions[1].at.x.pt == 60
    assert rule.regions[1].at.width.pt == 840


def test_files_that_begin_with_an_underscore_are_parts_of_rules(tmp_path: Path) -> None:
    assert made(tmp_path, GOOD, part="").names == ("test",)
    assert layout_names(tmp_path) == ("test",)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("{{ x(0) }}", "{{ y(0) }}", 8, "'y' is undefined"),
        ("{{ x(0) }}", "{{ f.nothing.at }}", 8, "nothing"),
        ("{{ x(0) }}", "{{ x(0) }", 8, "unexpected"),
        ("{{ x(0) }}", "{% if %}", 8, "Expected"),
        ("{{ x(0) }}", "{{ 1 // 0 }}", 8, "zero"),
        ("{{ x(0) }}", "{{ 1 + 'a' }}", 8, "unsupported"),
        ("{{ x(0) }}", "{{ ''.__class__ }}", 8, "unsafe"),
        ("title: Test", "{% include 'none' %}", 1, "none"),
        ("order: 1\n", "order: [1\n", 1, "flow sequence"),
        ("style: heading", "style: headin", 1, "did you mean 'heading'?"),
        ("fill: rule", "fill: ruel", 1, "did you mean 'rule'?"),
        ("role: title", "role: titel", 1, "titel"),
        ("fill: rule", "fill: rule, until: body, oops: 1", 1, "'oops'"),
        (", style: heading", ", style: heading, ancor: top", 1, "did you mean 'anchor'?"),
        (", style: heading", "", 1, "the box 'heading' lacks style"),
        ("order: 1\n", "", 1, "a layout rule lacks order"),
        ("order: 1\n", "order: 1\nspilts: true\n", 1, "did you mean 'splits'?"),
        ("{type: pic, idx: 14}", "{type: pic, index: 14}", 1, "index"),
        ("at: [0, 0, 10, 1]", "at: [0, 0, 10]", 1, "height"),
        ("at: [0, 0, 10, 1]", "at: [0, 0, 10, many]", 1, "many"),
        ("order: 1\n", "order: first\n", 1, "`order` is a whole number, not 'first'"),
        ("order: 1\n", "order: 1\nsplits: 3\n", 1, "`splits` is true or false, not 3"),
        ("order: 1\n", "order: 1\nallows: [{a: b}]\n", 1, "`allows` is a list of texts"),
        ("title: Test", "title: [Test]", 1, "`title` is a text"),
        ("{type: pic, idx: 14}", "{type: pic, idx: x}", 1, "`idx` is a whole number, not 'x'"),
        ("{type: pic, idx: 14}", "pic", 1, "mapping"),
    ],
)  # fmt: skip
def test_a_faulty_rule_says_where_and_what(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    file, at, text = fault(tmp_path, GOOD.replace(old, new))
    assert (file, at) == ("test.yaml.j2", line)
    assert message in text


@pytest.mark.parametrize("text", ["", "- a list", "just text"])
def test_a_rule_is_a_mapping(tmp_path: Path, text: str) -> None:
    assert "a layout rule is a mapping" in fault(tmp_path, text)[2]


def test_a_fault_in_a_macro_is_laid_to_the_macros_file(tmp_path: Path) -> None:
    rule = '{% import "_part.yaml.j2" as part with context %}\n' + GOOD.replace("{{ x(0) }}", "{{ part.left() }}")
    late = "{% macro left() %}\n{{ nothing }}\n{% endmacro %}\n"
    assert fault(tmp_path, rule, part=late)[:2] == ("_part.yaml.j2", 2)
    assert fault(tmp_path, rule, part="{% macro left( %}")[:2] == ("_part.yaml.j2", 1)


def test_a_rule_asks_which_fields_there_are(tmp_path: Path) -> None:
    text = GOOD + "{% if has.items %}\n  - {shape: a, at: [0, 0, 1, 1], fill: rule}\n{% endif %}\n"
    own = made(tmp_path, text)
    assert len(own.rule("test", Facts()).regions) == 3
    assert len(own.rule("test", Facts(has=frozenset(["items"]))).regions) == 4
    for name in ("get", "keys", "copy", "no-such-field"):
        other = made(tmp_path, text.replace("has.items", f"has['{name}']"))
        assert len(other.rule("test", Facts(has=frozenset(["items"]))).regions) == 3


def rendered_rules(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list to which every rule that is rendered from now on is added."""
    rendered: list[str] = []

    def parse(text: str) -> object:
        rendered.append(text)
        return parse_yaml(text)

    monkeypatch.setattr(module, "parse_yaml", parse)
    monkeypatch.setattr(
        "generator.layout.kept_rules.KeptRules.get", lambda *_: None
    )  # nor are there any of earlier builds
    return rendered


def test_a_rule_is_rendered_once_for_the_same_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = rendered_rules(monkeypatch)
    of = deck(*(slide(f"s{n}", heading=f"Heading {n}", items=items("a", f"b{n}")) for n in range(50)))
    own = replace(place(of), rules=Rules(rules()._root, theme(), PAGE_SIZES["16:9"]))
    for one in of.slides:
        assert pages_of(one, False, own)[0]
    before = len(rendered)
    for one in of.slides:
        pages_of(one, False, own)
    assert len(rendered) == before
    assert before <= len(own.rules.names) + 3


def test_no_text_of_the_author_reaches_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = rendered_rules(monkeypatch)
    of = deck(
        slide(heading="{{ MARKED }}", items=items("MARKED {% if %}"), notes=["MARKED"]), title="MARKED", footer="MARKED"
    )
    own = replace(place(of), rules=Rules(rules()._root, theme(), PAGE_SIZES["16:9"]))
    assert pages_of(of.slides[0], True, own)[0]
    assert rendered
    assert not any("MARKED" in text for text in rendered)


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("name", THEMES)
def test_every_rule_is_sound_in_every_theme_and_format(name: str, size: str) -> None:
    own = rules(name, size)
    page = PAGE_SIZES[size]
    for rule in own.all():
        for share in rule.shares:
            found = own.rule(rule.name, replace(SPECIMEN, share=share))
            names = [region.name for region in found.regions]
            assert len(set(names)) == len(names), rule.name
            ids = [p.idx for r in found.regions if (p := getattr(r, "placeholder", None))]
            assert len(set(ids)) == len(ids), rule.name
            assert ids.count(0) == 1, f"{rule.name} has no title"
            for region in found.regions:
                hidden = isinstance(region, TextRegion) and region.hidden
                if isinstance(region, ArtRegion):
                    continue  # reaches out of the page, which cuts it
                assert hidden or (region.at.x >= 0 and region.at.y >= 0), (rule.name, region.name)
                assert region.at.right <= page.width, (rule.name, region.name)
                assert region.at.bottom <= page.height, (rule.name, region.name)
                if isinstance(region, TextRegion) and region.after:
                    assert region.after in names[: names.index(region.name)], (rule.name, region.name)


@pytest.mark.parametrize("rule", rules().all(), ids=lambda rule: rule.name)
def test_every_field_that_a_rule_takes_has_a_place(rule: Rule) -> None:
    found = rules().rule(rule.name, replace(SPECIMEN, has=SPECIMEN.has | rule.takes))
    placed = {r.field for r in found.regions if isinstance(r, PictureRegion)}
    for region in found.regions:
        if isinstance(region, TextRegion):
            placed.update(name.partition("[")[0] for name in region.field)
            placed.add(region.text.removeprefix("slide."))
    drawn = {"items" if rule.shows in FORMS else rule.shows, *rule.any} if rule.shows else set()
    assert rule.takes <= placed | drawn


def test_a_share_of_the_page_is_a_layout_of_its_own() -> None:
    rule = rules().rule("image-left", Facts())
    assert [layout_id(rule, share) for share in ("third", "half", "two-thirds")] == [
        "image-left",
        "image-left-half",
        "image-left-two-thirds",
    ]
    assert layout_id(rules().rule("bullets", Facts()), "half") == "bullets"


AGORA = Look("agora", "agora")


def test_decks_share_the_rules_of_a_theme_and_size_until_a_template_changes(tmp_path: Path) -> None:
    root = tmp_path / "layouts"
    shutil.copytree(layouts_root(), root)
    sizes = PAGE_SIZES["16:9"], PAGE_SIZES["4:3"]
    first = shared_rules(root, themes_root(), AGORA, None, sizes[0])
    assert shared_rules(root, themes_root(), AGORA, None, sizes[0]) is first
    others = [
        shared_rules(root, themes_root(), AGORA, Mode.DARK, sizes[0]),
        shared_rules(root, themes_root(), AGORA, None, sizes[1]),
    ]
    assert all(other is not first for other in others)
    before = first.rule("blank", SPECIMEN).title
    file = root / "blank.yaml.j2"
    file.write_text(file.read_text(encoding="utf-8").replace(f"title: {before}", "title: Another"), encoding="utf-8")
    assert shared_rules(root, themes_root(), AGORA, None, sizes[0]).rule("blank", SPECIMEN).title == "Another"
