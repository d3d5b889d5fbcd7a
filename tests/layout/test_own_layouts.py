# ruff: noqa: E501 - rules have long lines
"""Layouts of one's own: found, shown, offered; and what hostile ones meet."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from generator.build import BuildResult, check
from generator.deck.load import parse_deck
from generator.errors import ContentError, Diagnostic
from generator.layout import lay_out_as
from generator.layout.listing import layouts_root
from generator.layout.look import Found, Look, OwnFile, OwnLayouts
from generator.render import writer
from generator.scene.boxes import TextBox
from tests.layout.test_own import write

HEAD = "title: T\nslides:\n"
TERM = """\
  - heading: Partnership
    layout: aside
    text: An agreement
"""
PLAIN = "  - heading: A\n    items: [b, c]\n"
DEFINITION = """\
{% import "_frame.yaml.j2" as frame with context %}
title: Definition
summary: A term in large type, and what it means
type: cust
order: 55
needs: [heading, text]
allows: [source]
boxes:
{{ frame.marks() }}
  - {name: heading, field: [heading], role: title, at: [{{ x(0) }}, 84, {{ w(4) }}, 200], style: side_heading, placeholder: {type: title, idx: 0}}
  - {name: body, field: [text], role: body, at: [{{ x(4) }}, 84, {{ w(8) }}, 380], style: body, placeholder: {type: body, idx: 1}}
{{ frame.source() }}
{{ frame.foot() }}
"""


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def built(slides: str = TERM, more: str = "") -> BuildResult:
    write("content/one/deck.yaml", more + HEAD + slides)
    return check("content/one")


def refused(slides: str = TERM, more: str = "") -> list[Diagnostic]:
    with pytest.raises(ContentError) as raised:
        built(slides, more)
    return list(raised.value.diagnostics)


def x_of(result: BuildResult, name: str) -> float:
    return next(box.rect.x.pt for box in result.scene.pages[0].boxes if box.name == name)


def test_a_layout_beside_the_deck_is_laid_out_and_offered() -> None:
    write("content/one/layouts/aside.yaml.j2", DEFINITION)
    result = built()
    assert result.scene.pages[0].layout == "aside"
    layout = result.scene.layout("aside")
    assert layout.title == "Definition"
    assert {"heading", "body", "number"} <= {box.name for box in layout.boxes if isinstance(box, TextBox)}
    inputs = {path.name for path in result.inputs}
    assert "aside.yaml.j2" in inputs
    for kind in ("pptx", "html"):
        assert writer(kind)(result.scene) != b""


def test_a_layout_takes_the_place_of_a_shipped_one_and_the_decks_wins_over_the_themes() -> None:
    moved = DEFINITION.replace("x(4)", "x(@)")
    write("content/one/themes/foret/theme.yaml", "title: F\n")
    assert refused(more="theme: foret\n")[0].code == "unknown-layout"
    write("content/one/themes/foret/layouts/aside.yaml.j2", moved.replace("@", "6").replace("w(8)", "w(6)"))
    themes = x_of(built(more="theme: foret\n"), "body")
    write("content/one/layouts/aside.yaml.j2", moved.replace("@", "5").replace("w(8)", "w(7)"))
    decks = x_of(built(more="theme: foret\n"), "body")
    assert themes - decks == pytest.approx(72, abs=0.1)
    own = DEFINITION.replace("summary:", "auto: 10\nsplits: true\nblocks: true\nsummary:").replace(
        "[text]", "[text, items]"
    )
    own = own.replace("needs: [heading, text]", "needs: [heading]\nany: [items, text]")
    write("content/one/layouts/bullets.yaml.j2", own)
    assert x_of(built(PLAIN), "heading") == 60
    assert x_of(built(PLAIN), "body") > 300


def test_a_theme_that_the_slides_layout_is_not_of_is_told() -> None:
    write("content/one/themes/foret/theme.yaml", "title: F\n")
    write("content/one/themes/foret/layouts/aside.yaml.j2", DEFINITION)
    assert built(more="theme: foret\n").scene.pages[0].layout == "aside"
    (found,) = refused(more="theme: faculte\n")
    assert (found.code, str(found.span)) == ("unknown-layout", "content/one/deck.yaml:4:5")


def test_a_changed_layout_is_seen_also_with_what_was_kept() -> None:
    file = write("content/one/layouts/aside.yaml.j2", DEFINITION)
    first = x_of(built(), "body")
    write(file, DEFINITION.replace("x(4)", "x(5)").replace("w(8)", "w(7)"))
    assert x_of(built(), "body") > first
    write("content/one/layouts/_mine.yaml.j2", "{% macro at() %}{{ x(6) }}{% endmacro %}\n")
    write(file, '{% import "_mine.yaml.j2" as mine with context %}\n' + DEFINITION.replace("{{ x(4) }}", "{{ mine.at() }}")
          .replace("w(8)", "w(6)"))  # fmt: skip
    second = x_of(built(), "body")
    write("content/one/layouts/_mine.yaml.j2", "{% macro at() %}{{ x(5) }}{% endmacro %}\n")
    assert x_of(built(), "body") < second


def test_own_macros_do_not_change_the_shipped_layouts() -> None:
    write("content/one/layouts/_frame.yaml.j2", "{% macro foot() %}  - nonsense{% endmacro %}\n")
    assert built(PLAIN).scene.pages[0].layout == "bullets"


@pytest.mark.parametrize(
    ("was", "now", "line", "said"),
    [
        ("type: cust", "type: custom", 1, "cust"),
        ("style: body", "style: boddy", 1, "did you mean 'body'"),
        ("{{ x(4) }}", "{{ y(4) }}", 11, "'y' is undefined"),
        ("{{ frame.source() }}", "{{ frame.sauce() }}", 12, "sauce"),
        ("{{ frame.source() }}", "{% frame %}", 12, "unknown tag"),
        ("idx: 1}", "idx: 0}", 1, "title"),
        ("type: body", 'type: "body\\"/><script>"', 1, "placeholder.type"),
        ("{type: title, idx: 0}", "{type: title, idx: 7}", 1, "title"),
        ("needs: [heading, text]", "needs: [heading, cat]", 1, "cat"),
        ("field: [text]", "text: deck.folder", 1, "deck.folder"),
        ("field: [text]", "field: ['columns[1].items']", 1, "columns"),
        ("{name: body,", "{name: \"b'></style>\",", 1, "letters"),
        ("at: [{{ x(4) }}", "at: [.nan", 1, ""),
        ("at: [{{ x(4) }}", "at: [99999", 1, "`at`"),
        ("at: [{{ x(4) }}", f"at: [{'9' * 5000}", 1, ""),
        ("order: 55", "order: [", 1, ""),
        ("order: 55", "blocks: true\norder: 55\nbackground: purple", 1, "purple"),
        ("role: body", "role: body, after: nobody", 1, "nobody"),
        ("role: body", "role: body, fixed: true", 1, "fixed"),
        ("order: 55", "order: 55\nalternatives: [nobody]", 1, "nobody"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_file_and_line(was: str, now: str, line: int, said: str) -> None:
    assert was in DEFINITION
    write("content/one/layouts/aside.yaml.j2", DEFINITION.replace(was, now))
    (found,) = refused()
    assert (found.code, str(found.span)) == ("layout-rule", f"content/one/layouts/aside.yaml.j2:{line}:1")
    assert said in found.message


HOSTILE = {
    "a file elsewhere": '{% include "/etc/passwd" %}',
    "a file above": '{% import "../../deck.yaml" as x %}',
    "a computed name": '{% import "/etc" ~ "/passwd" as x %}',
    "a shipped layout": '{% import "bullets.yaml.j2" as x %}',
    "extends": '{% extends "_frame.yaml.j2" %}',
    "a class": "{{ ''.__class__.__mro__ }}",
    "a class of a function": "{{ x.__globals__ }}",
    "an item of a function": '{{ x["__globals__"] }}',
    "the globals of a macro": "{{ frame.foot.__globals__ }}",
    "the module of a macro": "{{ frame.__class__ }}",
    "a private name": "{{ frame._body_stream }}",
    "a format": "{{ '{0.__class__}'.format(x) }}",
    "a filter": "{{ x | attr('__globals__') }}",
    "a map": "{{ [x] | map(attribute='__globals__') | join }}",
    "an own filter": "{{ [1] | _counted }}",
    "self": "{{ self._TemplateReference__context }}",
    "a call": "{{ has.items() }}",
    "a namespace": "{% set n = namespace(a=1) %}",
    "lipsum": "{{ lipsum.__globals__ }}",
    "a power": "{{ 9 ** 9 ** 9 }}",
    "a product": "{{ 'a' * 999999999 }}",
    "a large number": "{% set a = 999999 %}{{ a * a * a }}",
    "a long loop": "{% for i in range(999999999) %}{% endfor %}",
    "loops in loops": "{% for i in range(199) %}{% for j in range(199) %}{% for k in range(199) %}a{% endfor %}{% endfor %}{% endfor %}",
    "a recursive loop": "{% for i in [1] recursive %}{{ loop([i]) }}{% endfor %}",
    "a macro that calls itself": "{% macro a() %}{{ a() }}{{ a() }}{% endmacro %}{{ a() }}",
    "macros that double": "".join(
        f"{{% macro m{n}() %}}{{{{ m{n - 1}() if {n} else 'x' }}}}{{{{ m{n - 1}() if {n} else 'x' }}}}{{% endmacro %}}"
        for n in range(40)
    )
    + "{{ m39() }}",
    "a text that doubles": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 60 + "{{ a }}",
    "a list that doubles": "{% set a = ['a'] %}" + "{% set a = [a, a] %}" * 60 + "{{ a }}",
    "a joined list": "{% set a = 'aaaaaaaaaa' * 2 %}",
    "joins": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = [a, a, a, a] | join(a) %}" * 60,
    "said again": "{% set a = 'abcdefghij' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 30,
    "deep brackets": "{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}",
    "deep ifs": "{% if 1 %}" * 900 + "{% endif %}" * 900,
    "many parts": "{{1}}" * 3500,
    "a long text": "a" * 30_000,
    "a very long text": "a" * 50_000,
    "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "deep yaml": "a: " + "[" * 400 + "]" * 400,
    "many values": "a: [{% for i in range(190) %}{% for j in range(9) %}1, 2, 3, 4, 5,{% endfor %}{% endfor %}]",
    "a sequence of the terminal": "\x1b[2J",
    "tags": "a: !!python/object/apply:os.system [x]",
    "no text": "\x00\xff",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_hostile_is_a_message_and_soon(text: str) -> None:
    Path("content/one/layouts").mkdir(parents=True)
    data = (DEFINITION.rstrip() + "\n" + text + "\n").encode("latin-1")
    Path("content/one/layouts/aside.yaml.j2").write_bytes(data)
    began = time.perf_counter()
    found = refused()
    assert time.perf_counter() - began < 5
    assert {one.code for one in found} <= {"layout-rule", "own-file"}
    assert "root:" not in found[0].message
    assert str(found[0].span).startswith("content/one/layouts/aside.yaml.j2:")


def test_files_that_import_each_other_end_soon() -> None:
    for number in range(30):
        lines = "".join(f'{{% import "_m{number + 1}.yaml.j2" as a{n} %}}' for n in range(9))
        write(f"content/one/layouts/_m{number}.yaml.j2", lines)
    write("content/one/layouts/aside.yaml.j2", DEFINITION + '{% import "_m0.yaml.j2" as m %}')
    began = time.perf_counter()
    assert refused()[0].code == "layout-rule"
    assert time.perf_counter() - began < 5
    write("content/one/layouts/_m0.yaml.j2", '{% import "_m0.yaml.j2" as m %}')
    assert refused()[0].code == "layout-rule"


def test_links_and_odd_names_are_refused() -> None:
    write("secret.txt", "root: x")
    Path("content/one/layouts").mkdir(parents=True)
    Path("content/one/layouts/aside.yaml.j2").symlink_to(Path("secret.txt").absolute())
    found = refused()
    assert [one.code for one in found] == ["own-file"]
    assert "root" not in found[0].message
    Path("content/one/layouts/aside.yaml.j2").unlink()
    write("content/one/layouts/Défi.yaml.j2", DEFINITION)
    assert [one.code for one in refused(PLAIN)] == ["own-file"]
    for number in range(70):
        write(f"content/one/layouts/l{number}.yaml.j2", "")
    assert "60" in refused(PLAIN)[0].message


VALUES = (
    "0", "-1", "5", "99999", "1e999", ".inf", ".nan", "null", "~", "''", "[]", "{}", "x", "true", "[1]", "[a, b]", "{a: b}",
    "[0, 0, 10, 10]", "[0, 0, 960, 540]", "body", "heading", "title", "[heading]", "[text, items]", "page.number", "bg",
    "'</style><script>'", "2026-01-01", "{type: title, idx: 0}", "{type: body, idx: 3}", "image", "[body]", "side_heading",
    "{top: 10, to: 400}", "third", "[third, half]", "two_columns", "bullets", "bold", "middle",
)  # fmt: skip
KEYS = (
    "title type order needs any allows auto first columns blocks splits alternatives background shares boxes name shape "
    "picture role at style field text default continues anchor placeholder fixed hidden part grow after gap group lead "
    "fill until panel holds pad align fill_slot"
).split()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_layout_is_used_or_refused(seed: int) -> None:
    """Values and keys exchanged at random places; what is accepted can be written."""
    chance = random.Random(seed)
    slides = parse_deck(
        "title: T\nslides:\n  - heading: A\n    layout: mine\n    text: c\n  - heading: C\n    table: |\n      a | b\n"
        f"  - heading: D\n    items: [{'word, ' * 60}]\n  - heading: E\n    items: [a, b]\n    source: s\n"
    )[0]
    bullets = (layouts_root() / "bullets.yaml.j2").read_text("utf-8")
    accepted = 0
    for number in range(100):
        name, text = chance.choice((("mine", DEFINITION), ("bullets", bullets)))
        for _ in range(chance.choice((1, 1, 2, 3))):
            if chance.random() < 0.7 and (found := list(re.finditer(r"(?<=: )(?:[^,}{\[\]\n]+|\[[^\]\n]*\])", text))):
                at = chance.choice(found)
                text = text[: at.start()] + chance.choice(VALUES) + text[at.end() :]
            else:
                put = f", {chance.choice(KEYS)}: {chance.choice(VALUES)}}}\n"
                ends = [one.start() for one in re.finditer(r"}\n", text)]
                at_end = chance.choice(ends) if ends else len(text)
                text = text[:at_end] + put + text[at_end + 2 :]
        files = tuple({"mine": DEFINITION, name: text}.items())
        own = OwnLayouts(tuple((name, OwnFile(f"{name}.yaml.j2", text.encode())) for name, text in files))
        try:
            scene, _ = lay_out_as(slides, Found(Look("faculte", "faculte", layouts=(own,))))
        except ContentError:
            continue
        accepted += 1
        if number % 4 == 0:
            assert b"<script>'" not in bytes(writer("html")(scene))  # type: ignore[arg-type]
            writer("pptx")(scene)
    assert accepted
