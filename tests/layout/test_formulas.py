"""Formulas in layout: measured in their line, which is as high as they are; at their places; numbered; refused."""

from __future__ import annotations

import pytest

from generator.deck.load import parse_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.scene.boxes import Role, TextBox, basic
from generator.scene.formula_places import formula_places
from generator.scene.page import Scene
from generator.scene.text import LINE_PITCH, OBJECT, Paragraph

LONG = " + ".join(f"a_{{{n}}}" for n in range(30))


def scene(slides: str, more: str = "lang: fr\n") -> Scene:
    return lay_out(parse_deck(f"title: t\n{more}slides:\n{slides}")[0], theme="agora")[0]


def paragraphs(made: Scene) -> list[tuple[TextBox, Paragraph]]:
    boxes = [box for page in made.pages for box in basic(page.boxes) if isinstance(box, TextBox)]
    return [(box, paragraph) for box in boxes for paragraph in box.paragraphs if paragraph.spots]


def test_a_formula_is_one_sign_of_its_line() -> None:
    [(box, paragraph)] = paragraphs(scene("  - heading: h\n    text: La loi ($x^2$) et $y$.\n"))
    assert paragraph.text == f"La loi ({OBJECT}) et {OBJECT}."
    assert paragraph.said == "La loi (x²) et y."
    assert paragraph.lines == (paragraph.text,)
    first, second = paragraph.spots
    assert first.before < second.before < second.line_width
    [one, other] = formula_places(box)
    assert one.rect.y < other.rect.bottom
    assert box.rect.x < one.rect.x < one.rect.right < other.rect.x < box.rect.right


def test_spaces_beside_a_formula_are_those_of_its_paragraph() -> None:
    """A footnote's number is raised and smaller; a formula's picture stands over spaces of the paragraph's size."""
    slide = "  - heading: h\n    text: [Le mot $x$, $x$^[Note.], $x$]\n"
    found = {
        paragraph.spots[0].space / box.levels[0].size
        for box, paragraph in paragraphs(scene(slide))
        if box.role is Role.BODY
    }
    [space] = found
    assert 0.2 < space < 0.3


def test_lines_are_as_far_apart_as_the_highest_formula_needs() -> None:
    words = "mot " * 30
    [(box, high)] = paragraphs(scene(f"  - heading: h\n    text: {words}$\\frac{{\\frac{{a}}{{b}}}}{{c}}$ {words}\n"))
    level = box.levels[0]
    assert high.pitch > LINE_PITCH * level.spacing
    assert len(high.lines) > 2
    assert high.height(level) == level.size * high.pitch * len(high.lines)
    [(_, low)] = paragraphs(scene(f"  - heading: h\n    text: {words}$x$ {words}\n"))
    assert low.pitch == 0


def test_formulas_of_one_paragraph_do_not_touch() -> None:
    words = "mot " * 9
    deep = "$\\sum_{i=1}^n \\frac{a}{\\frac{b}{c}}$"
    made = scene(f"  - heading: h\n    text: [{', '.join([f'{words}{deep} {words}{deep} {words}'] * 2)}]\n")
    rects = [place.rect for box, _ in paragraphs(made) for place in formula_places(box)]
    assert len(rects) >= 4
    for number, one in enumerate(rects):
        for other in rects[number + 1 :]:
            apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
            assert apart


def test_numbers_count_over_the_deck() -> None:
    made = scene(
        "  - heading: h\n    math: {tex: x, number: true, id: une}\n"
        "  - heading: i\n    body:\n      - math: {tex: 'y', number: true}\n"
        "      - math: {tex: 'z \\tag{A}', id: autre}\n"
        "      - text: Voir [](#une) et [](#autre).\n"
    )
    said = {box.name: box.paragraphs[0].text for page in made.pages for box in basic(page.boxes)
            if isinstance(box, TextBox) and box.paragraphs}  # fmt: skip
    assert said["une-number"] == "(1)"
    assert said["math-number"] == "(2)"
    assert said["autre-number"] == "(A)"
    assert "Voir (1) et (A)." in said.values()


def test_a_wide_formula_is_made_smaller_and_then_refused() -> None:
    def size(tex: str) -> float:
        made = scene(f"  - heading: h\n    math: {tex}\n")
        return next(box.levels[0].size.pt for box, _ in paragraphs(made) if box.role is Role.FORMULA)

    some = " + ".join(f"a_{{{n}}}" for n in range(19))
    assert size("x") > size(some)
    with pytest.raises(ContentError) as caught:
        scene(f"  - heading: h\n    math: {LONG} + {LONG}\n")
    assert [one.code for one in caught.value.diagnostics] == ["formula-too-wide"]


@pytest.mark.parametrize("slide", [f"heading: ${LONG}$", f"heading: h\n    text: mot ${LONG}$ mot"])
def test_a_formula_wider_than_its_line_is_refused_by_name(slide: str) -> None:
    with pytest.raises(ContentError) as caught:
        scene(f"  - {slide}\n")
    [found] = caught.value.diagnostics
    assert found.code == "formula-too-wide"
    assert "a₀ + a₁" in str(found)


def test_what_cannot_show_formulas_reads_them() -> None:
    made = scene(
        "  - heading: Loi $\\sigma^2$\n    chart:\n      rows: |\n        Année | $x_1$\n        2000 | 3\n"
        "    notes: Dire $\\bar x$.\n",
        "lang: fr\nfooter: Cours $y^2$\n",
    )
    page = made.pages[0]
    assert page.title == "Loi σ²"
    assert page.notes[0].text == "Dire x̄."
    said = [box.paragraphs[0].said for box in basic(page.boxes) if isinstance(box, TextBox) and box.paragraphs]
    assert "Cours y²" in said
    shown = [box for box in basic(page.boxes) if isinstance(box, TextBox) and (box.fixed or box.role is Role.CHART)]
    assert not [box for box in shown for one in box.paragraphs if OBJECT in one.text]


def test_letters_that_no_font_has_are_told() -> None:
    with pytest.raises(ContentError) as caught:
        scene("  - heading: h\n    text: Un mot $\\text{漢}$.\n    items: ['$x$', '$語$']\n")
    assert [one.code for one in caught.value.diagnostics] == ["formula-letters", "formula-letters"]


def test_nothing_is_known_of_places_beside_letters_without_measures() -> None:
    [(_, paragraph)] = paragraphs(scene("  - heading: h\n    text: 語 $x$\n"))
    assert not paragraph.spots[0].known
