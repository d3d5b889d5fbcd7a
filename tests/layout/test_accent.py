"""An accent of one's own, contrasts of own themes, and the nearest colour that will do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.deck.load import parse_deck
from generator.deck.model import Mode
from generator.errors import ContentError, Diagnostic
from generator.layout import lay_out
from generator.layout.contrasts import PAIRS
from generator.layout.listing import theme_names, themes_root
from generator.layout.look import Look, Wish, Wishes
from generator.layout.oklch import digits_of, nearest_color, oklch
from generator.layout.theme_files import load_look, load_theme
from generator.scene.checks import contrast_ratio
from tests.layout.test_own import DECK, write


@pytest.mark.parametrize("digits", ["000000", "FFFFFF", "7A1F5C", "2F5D3A", "FFD23F", "0000FF", "00FF00", "808080"])
def test_colours_come_back_as_they_went(digits: str) -> None:
    assert digits_of(*oklch(digits)) == digits


def test_the_nearest_colour_keeps_its_hue() -> None:
    found = nearest_color("F0C040", lambda one: contrast_ratio(one, "FFFFFF") >= 4.5)
    assert found is not None
    assert 4.5 <= contrast_ratio(found, "FFFFFF") < 4.7
    assert oklch(found)[2] == pytest.approx(oklch("F0C040")[2], abs=0.03)
    assert nearest_color("123456", lambda one: True) == "123456"
    assert nearest_color("123456", lambda one: False) is None


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
@pytest.mark.parametrize("name", theme_names())
def test_what_follows_from_an_accent_can_be_read_in_every_theme(name: str, mode: Mode) -> None:
    """Any colour is refused with one that passes, and that one passes with its tint and what is written upon it."""
    for color in ("7A1F5C", "F4A78F", "00FF00", "777777", "FFD23F", "001040"):
        look = Look(name, name, wishes=Wishes(Wish(color, None)))
        try:
            made = load_look(themes_root(), look, mode)
        except ContentError as problem:
            (found,) = problem.diagnostics
            assert found.code == "color-contrast"
            near = str(found.values["near"])
            made = load_look(themes_root(), Look(name, name, wishes=Wishes(Wish(near[1:], None))), mode)
        colors = {token: one.hex for token, one in made.scene.colors.items()}
        before = {token: one.hex for token, one in load_theme(themes_root(), name, mode).scene.colors.items()}
        assert colors["accent"] == colors["accent1"]
        for (token, ground), least in PAIRS.items():
            if {token, ground} & {"accent", "accent1", "tint", "on_accent"}:
                assert contrast_ratio(colors[token], colors[ground]) >= least, (color, token, ground)
        assert contrast_ratio(colors["accent"], colors["tint"]) >= 4.5
        kept = {token for token in colors if colors[token] == before[token]}
        assert {"bg", "text", "surface", "inverse_bg", "inverse_accent", "accent2", "accent6"} <= kept


def test_a_deck_and_a_course_have_an_accent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("one/deck.yaml", 'accent: "#7A1F5C"\n' + DECK)
    write("one/courses/b.yaml", 'accent: "#005A3C"\nmode: light\n')
    assert check("one").scene.theme.slots["accent1"] == "7A1F5C"
    assert check("one", course="b").scene.theme.colors["accent"].hex == "005A3C"
    write("one/courses/c.yaml", "mode: dark\n")
    with pytest.raises(ContentError) as raised:
        check("one", course="c")
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.span)) == ("color-contrast", "one/deck.yaml:1:1")


def accent_problems(typed: str) -> list[Diagnostic]:
    with pytest.raises(ContentError) as raised:
        lay_out(parse_deck(f"accent: {typed}\n{DECK}")[0])
    return list(raised.value.diagnostics)


def test_an_accent_that_cannot_be_read_is_refused_with_one_that_can() -> None:
    (found,) = accent_problems('"#F4A78F"')
    assert found.message == "`accent` (#F4A78F) on `surface` (#F4F1EA) has a contrast of 1.7:1 and needs 4.5:1"
    near = found.hint.split('"')[1]
    lay_out(parse_deck(f'accent: "{near}"\n{DECK}')[0])


@pytest.mark.parametrize("typed", ["purple", '"#12"', '"#GGGGGG"', "[1]"])
def test_what_is_no_colour_is_told(typed: str) -> None:
    (found,) = accent_problems(typed)
    assert found.code in {"wrong-value", "wrong-kind", "empty-value"}
    assert found.span is not None
    assert found.span.line == 1


@pytest.mark.parametrize("typed", ['"#7a1f5c"', "7A1F5C", "'#7A1F5C'"])
def test_a_colour_may_be_typed_as_people_do(typed: str) -> None:
    assert parse_deck(f"accent: {typed}\n{DECK}")[0].accent == "7A1F5C"


def test_colours_of_an_own_theme_that_fail_are_refused_where_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("one/deck.yaml", "theme: foret\n" + DECK)
    theme = 'colors:\n  accent: "#9BC53D"\n  inverse_bg: "#DDEEDD"\n  text: "#777777"\n'
    write("one/themes/foret/theme.yaml", theme)
    with pytest.raises(ContentError) as raised:
        check("one")
    found = raised.value.diagnostics
    assert {one.code for one in found} == {"color-contrast"}
    places = [str(one.span).rpartition("/")[2] for one in found]
    assert places == ["theme.yaml:2:11", "theme.yaml:3:15", "theme.yaml:4:9"]
    for one, was in zip(found, ("#9BC53D", "#DDEEDD", "#777777"), strict=True):
        theme = theme.replace(was, one.hint.split('"')[1])
    write("one/themes/foret/theme.yaml", theme)
    assert check("one").scene.theme.name == "foret"


def test_a_colour_without_quotes_is_a_comment_and_the_hint_says_so() -> None:
    deck, (found,) = parse_deck(f"accent: #7A1F5C\n{DECK}")
    assert deck.accent is None
    assert (found.code, found.values["example"]) == ("empty-value", 'accent: "#7A1F5C"')
