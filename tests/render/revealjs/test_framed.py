"""Which boxes are one figure where the page is read, and on what a text stands."""

from __future__ import annotations

import re

import pytest

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.render.revealjs.framed import LEGIBLE, Framed, framed
from generator.scene.boxes import Group, Role, Shape, TextBox, single
from generator.scene.page import Page
from generator.units import Rect
from tests.render.revealjs.sample import BODY, body, heading, page, text_box

DECK = """\
title: Figures
lang: fr
slides:
  - heading: Texte
    items: [un, deux]
  - heading: Tableau
    table: {rows: [[A, B], [1, 2], [3, 4]]}
  - heading: Courbe
    chart: {type: column, rows: [[An, Part], [2001, 4], [2002, 6]], alt: Deux ans}
  - heading: Boucle
    cycle: [Un, Deux, Trois]
  - heading: Programme
    code: {lang: python, text: "print(1)"}
  - heading: Encadré
    body:
      - text: Sur la page.
      - remark: Sur un fond.
"""


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.title: page for page in lay_out(parse_deck(DECK)[0], theme="agora")[0].pages}


def of(page: Page) -> list[Framed]:
    return framed(page.boxes, page.background)


@pytest.mark.parametrize(
    ("title", "figures"),
    [("Texte", 0), ("Tableau", 1), ("Courbe", 1), ("Boucle", 1), ("Programme", 1), ("Encadré", 0)],
)
def test_what_is_drawn_is_one_figure(pages: dict[str, Page], title: str, figures: int) -> None:
    found = of(pages[title])
    assert [one.box for one in found] == list(single(pages[title].boxes)), "nothing is lost, nothing moves"
    open_ = 0
    for one in found:
        open_ += bool(one.before)
        assert open_ <= 1
        open_ -= bool(one.after)
    assert open_ == 0
    assert sum(bool(one.before) for one in found) == figures


def test_a_figure_says_where_it_is_and_how_small_it_may_be(pages: dict[str, Page]) -> None:
    [opening] = [one.before for one in of(pages["Tableau"]) if one.before]
    told = {name: float(value) for name, value in re.findall(r"--(\w):([\d.e+-]+)", opening)}
    [table] = [one.box for one in of(pages["Tableau"]) if one.before]
    assert (told["x"], told["w"]) == pytest.approx((table.rect.x.pt * 4 / 3, table.rect.width.pt * 4 / 3), abs=0.5)
    sizes = {cell.text.levels[0].size.pt for row in table.rows for cell in row.cells}  # type: ignore[union-attr]
    assert told["k"] * min(sizes) * 4 / 3 == pytest.approx(LEGIBLE, abs=0.01)


def test_a_text_knows_the_card_under_it(pages: dict[str, Page]) -> None:
    grounds = {one.box.paragraphs[0].text: one.ground for one in of(pages["Encadré"]) if isinstance(one.box, TextBox)}
    assert (grounds["Sur la page."], grounds["Sur un fond."]) == ("", "surface")
    assert {one.ground for one in of(pages["Texte"])} == {""}


def test_lines_and_what_comes_after_are_no_ground() -> None:
    text = body("Un texte")
    area = Rect.from_pt(40, 100, 880, 400)
    card, line = Shape("card", area, "surface"), Shape("line", Rect.from_pt(40, 100, 880, 2), "accent")

    def grounds(*boxes: Shape | TextBox | Group) -> list[str]:
        return [one.ground for one in framed(boxes, "bg") if isinstance(one.box, TextBox)]

    assert grounds(card, text) == ["surface"]
    assert grounds(line, text) == grounds(text, card) == grounds(Shape("page", area, "bg"), text) == [""]
    assert grounds(Shape("panel", area, "inverse_bg"), card, text) == ["surface"]
    assert grounds(Group("group", area, (card, text))) == ["surface"]
    beside = text_box("beside", Role.BODY, Rect.from_pt(930, 100, 30, 40), BODY, "x")
    assert grounds(card, beside) == [""]
    assert framed(page(1, "x", heading("x")).boxes, "bg")[-1].ground == ""
