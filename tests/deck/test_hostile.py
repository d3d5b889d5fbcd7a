"""Files made to harm: a clear error in bounded time and memory, and the same from both YAML parsers."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from generator.deck import tree
from generator.deck.load import parse_deck
from generator.errors import ContentError
from tests.deck.reading import bare, items, places, problems, slide
from tests.deck.test_format import LOOSE

HEAD = "title: t\nslides:\n"
LAUGHS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

HOSTILE = {
    "brackets": (HEAD + "  - items: " + "[" * 300_000, "too-deep"),
    "braces": ("{" * 300_000, "too-deep"),
    "aliases": ("slides: [&a0 [lol]]\n" + LAUGHS, "unknown-key"),
    "aliases in flow": (
        "{a: &a [x, x], b: &b [*a, *a], c: &c [*b, *b], slides: [*c, *c]}",
        "yaml-anchor",
    ),
    "deep items": (HEAD + "  - items:\n" + "".join(" " * n + "- a :\n" for n in range(4, 600)), "too-deep"),
    "deep keys": (HEAD + "".join("  " * n + "- items:\n" for n in range(1, 600)), "too-deep"),
    "a million items": (HEAD + "  - items:\n" + "    - a\n" * 1_000_000, "too-many"),
    "items in flow": (HEAD + "  - items: [" + "a, " * 100_000 + "a]", "too-many"),
    "slides": (HEAD + "  - heading: a\n" * 20_001, "too-many"),
    "unknown keys": (HEAD + "  - id: a\n" + "".join(f"    k{n}: v\n" for n in range(20_000)), "too-many-problems"),
    "one long text": (HEAD + "  - heading: " + "x" * 3_000_000, "too-long"),
    "one long key": (HEAD + "  - " + "x" * 3_000_000 + ": y\n", "expected-key"),
    "open quotes": (HEAD + "  - items:\n" + '    - "a\n' * 20_000, "too-many"),
    "quotes that go on": (HEAD + "  - items:\n    - 'a\n" + "      'b' c\n" * 50_000, "too-long"),
    "colons": (HEAD + "  - heading: a\n    " + "a:b" * 500_000 + "\n", "expected-key"),
    "spaces": (HEAD + " " * 3_000_000 + "a", "wrong-kind"),
    "tabs": (HEAD + "\t- a\n" * 100_000, "tab-indentation"),
    "comments": (HEAD + "# a\n" * 300_000, "missing-key"),
    "documents": ("---\na: b\n" * 100_000, "many-documents"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_clear_error_in_bounded_time(name: str) -> None:
    source, code = HOSTILE[name]
    begun = time.process_time()
    found = problems(source)
    assert time.process_time() - begun < 5
    assert code in {one.code for one in found}
    assert all(len(str(one)) < 2000 for one in found)


def test_memory_stays_bounded() -> None:
    source = HEAD + "  - items: " + "[a, " * 500_000
    tracemalloc.start()
    try:
        problems(source)
        assert tracemalloc.get_traced_memory()[1] < 100 * len(source)
    finally:
        tracemalloc.stop()


def test_a_thousand_slides_load_quickly() -> None:
    lines = [f"      - Le partenariat {n} : un processus social qui s'inscrit dans la durée\n" for n in range(8)]
    source = HEAD + "".join(f"  - heading: Acteurs {n} :\n    items:\n{''.join(lines)}" for n in range(1000))
    begun = time.process_time()
    deck, _ = parse_deck(source)
    assert len(deck.slides) == 1000
    assert time.process_time() - begun < 0.8


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "{{ config.items() }}",
        "{% for i in range(10**9) %}",
        "${jndi:ldap://x}",
        "]]><!--",
        "\u202egauche\u202c",
        "../../etc/passwd",
    ],
)
def test_what_is_code_elsewhere_is_text_here(payload: str) -> None:
    deck, _ = parse_deck(items(payload))
    found = deck.slides[0].fields["items"]
    assert bare(found)["items"][0]["text"]["inlines"][0]["text"] == payload  # type: ignore[index]


class TestWithoutLibyaml:
    """PyYAML's own parser stands in where libyaml is missing."""

    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tree, "parser_of", tree._PureParser)

    def test_the_same_deck(self, monkeypatch: pytest.MonkeyPatch) -> None:
        slow, _ = parse_deck(LOOSE)
        monkeypatch.undo()
        assert slow == parse_deck(LOOSE)[0]

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            (slide("items: [&a b, *a]"), ["yaml-anchor 4:13", "yaml-anchor 4:19"]),
            (slide("items: [!!python/name:os.system b]"), ["yaml-tag 4:13"]),
            ("{" * 500, ["too-deep"]),
            (slide('heading: "a\\d"'), ["yaml-syntax"]),
        ],
    )
    def test_the_same_errors(self, source: str, expected: list[str]) -> None:
        found = [place if " " in expected[0] else place.split()[0] for place in places(problems(source))]
        assert set(expected) <= set(found)


def test_an_error_carries_all_of_them() -> None:
    with pytest.raises(ContentError) as caught:
        parse_deck(slide("a: b\nc: d"))
    assert caught.value.exit_code == 1
    assert len(caught.value.diagnostics) == 2
