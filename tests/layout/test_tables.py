"""Tables laid out: widths, numbers one under the other, heads on every page, what is too wide."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.deck.load import parse_deck
from generator.deck.model import ColumnAlign
from generator.errors import ContentError, Diagnostic
from generator.layout import lay_out
from generator.layout.body.table_columns import Need, Spanning, by_content, shared, spread
from generator.layout.body.table_numbers import align_of, tail_at
from generator.scene.boxes import Scope, TableBox, TableCell, TextBox, basic
from generator.scene.page import Scene
from generator.scene.text import Align, Anchor
from generator.units import Pt
from tests.looks import THEMES

GRID = 360
"""EMU in the hundredth of a millimetre that LibreOffice counts in."""


def laid(table: str, more: str = "", theme: str = "agora", lang: str = "fr") -> tuple[Scene, tuple[Diagnostic, ...]]:
    indented = "\n".join(f"      {line}" for line in table.strip("\n").split("\n"))
    deck, _ = parse_deck(
        f"title: T\nlang: {lang}\nslides:\n  - heading: H\n    table:\n{more}      text: |\n"
        + indented.replace("      ", "        ")
        + "\n"
    )
    return lay_out(deck, theme=theme)


def boxes(scene: Scene) -> list[TableBox]:
    return [box for page in scene.pages for box in page.boxes if isinstance(box, TableBox)]


def table(lines: str, more: str = "", theme: str = "agora", lang: str = "fr") -> TableBox:
    [found] = boxes(laid(lines, more, theme, lang)[0])
    return found


def cell(box: TableBox, row: int, column: int) -> TableCell:
    return next(one for one in box.rows[row].cells if one.column == column)


def said(box: TableBox) -> list[list[str]]:
    return [
        [" / ".join(line for p in one.text.paragraphs for line in p.lines) for one in row.cells] for row in box.rows
    ]


# --- numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "decimal", "tail"),
    [
        ("8,2", ",", ",2"),
        ("1\u00a0204,5\u00a0%", ",", ",5\u00a0%"),
        ("35", ",", ""),
        ("12\u00a0%", "", "\u00a0%"),
        ("-4.25", "", ".25"),
        ("1.204", ",", ""),
        ("1.204.567", "", ""),
        ("€ 12.50", ".", ".50"),
        ("~ 3,5*", ",", ",5*"),
    ],
)
def test_a_number_has_a_tail(text: str, decimal: str, tail: str) -> None:
    at = tail_at(text, decimal)
    assert at is not None
    assert text[at:] == tail


@pytest.mark.parametrize("text", ["D1", "15-24 ans", "", "3e rue 4", "n.d.", "2 ou trois habitants du quartier"])
def test_what_is_no_number(text: str) -> None:
    assert tail_at(text, "") is None


def test_columns_are_aligned_by_what_stands_in_them() -> None:
    assert align_of(["8,2", "–", "9"], first=False) is ColumnAlign.NUMBER
    assert align_of(["8,2", "peu", "rien"], first=False) is ColumnAlign.LEFT
    assert align_of(["1990", "2000"], first=True) is ColumnAlign.LEFT
    assert align_of(["1990", "2000"], first=False) is ColumnAlign.NUMBER
    assert align_of(["", "–"], first=False) is ColumnAlign.LEFT


def test_decimal_signs_stand_one_under_the_other() -> None:
    box = table("a | b\nx | 8,2\ny | 1 204,55\nz | 35\nw | –")
    found = [cell(box, row, 1).text for row in range(1, 5)]
    assert [one.paragraphs[0].lines[0] for one in found] == ["8,2", "1\u00a0204,55", "35", "–"]
    digit = 0.556 * found[0].levels[0].size.pt  # of Arial
    ends = [one.rect.right.pt for one in found]
    assert ends[1] - ends[0] == pytest.approx(digit, abs=0.1)
    assert ends[1] - ends[2] == pytest.approx(2.5 * digit, abs=0.1)
    assert all(one.levels[0].align is Align.RIGHT for one in found)
    assert cell(box, 0, 1).text.rect.right == box.rect.right, "a head stands at the column's end"


# --- widths ----------------------------------------------------------------------------------------------------------


def test_what_cells_need_that_cover_several_columns_is_spread() -> None:
    needs = spread([Need(10, 10), Need(20, 30)], [Spanning(0, 2, Need(60, 100))])
    assert sum(need.least for need in needs) == pytest.approx(60)
    assert sum(need.most for need in needs) == pytest.approx(100)
    assert needs[1].most == pytest.approx(75)


def test_shares_give_way_to_words() -> None:
    assert shared([Need(10, 10), Need(10, 10)], [3, 1], 100) == [75, 25]
    assert shared([Need(10, 10), Need(40, 40)], [3, 1], 100) == [60, 40]
    assert shared([Need(60, 60), Need(50, 50)], [1, 1], 100) is None


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    found = by_content([Need(20, 300), Need(20, 100)], 200, lambda widths: -(-300 // int(widths[0])))
    assert found
    assert sum(found) == pytest.approx(200)
    assert found[0] > found[1]
    assert by_content([Need(120, 300), Need(100, 100)], 200, lambda widths: 0) is None
    roomy = by_content([Need(20, 40), Need(20, 60)], 400, lambda widths: 0)
    assert roomy
    assert [round(one) for one in roomy] == [110, 130]


def test_all_measures_are_whole_hundredths_of_a_millimetre() -> None:
    box = table("a | b | c\nun texte assez long pour deux lignes | 1,5 | x\ny | 22 | deux mots ici", "      size: 18\n")
    assert all(length % GRID == 0 for length in (*box.columns, *(row.height for row in box.rows)))
    assert sum(box.columns) == box.rect.width
    assert sum(row.height for row in box.rows) == box.rect.height


def test_the_author_s_shares_and_size() -> None:
    box = table("a | b\nc | d", "      widths: [3, 1]\n      size: 16\n")
    assert box.columns[0] / box.columns[1] == pytest.approx(3, abs=0.01)
    assert cell(box, 1, 0).text.levels[0].size == Pt(16)


def test_type_gets_smaller_before_a_word_breaks_and_a_number_never_does() -> None:
    words = " | ".join(["Responsabilités"] * 6)
    assert cell(table(f"{words}\n{words}"), 0, 0).text.levels[0].size < Pt(20)
    box = table("a | b\n1 234 567,5 | un très long texte " + "avec des mots " * 40)
    assert said(box)[1][0] == "1\u00a0234\u00a0567,5"


def test_type_is_no_smaller_than_breaks_fewer_words() -> None:
    """A word that is broken in the smallest type as well makes the others no smaller."""
    word = "Bundesausbildungsförderungsgesetzänderung"
    lines = f"a | b | c | d\n{word} | {word} | {word} | {word}"
    box = table(lines, more="      widths: [1, 1, 1, 1]\n", lang="de")
    sizes = {cell.text.levels[0].size for row in box.rows for cell in row.cells}
    assert sizes == {Pt(24)}
    assert word not in "".join(line for row in said(box) for one in row for line in one.split(" / "))


def test_a_table_that_is_too_wide_names_its_widest_column() -> None:
    row = " | ".join(["Intergouvernementalités"] * 7 + ["9" * 40])
    with pytest.raises(ContentError) as caught:
        laid(f"{row}\n{row}")
    [found] = caught.value.diagnostics
    assert found.code == "table-too-wide"
    assert "8." in str(found)
    assert "999" in str(found)


def test_an_address_breaks_where_there_is_no_room() -> None:
    address = "https://example.org/" + "/".join(["chapitre"] * 12)
    box = table(f"a | b | c\n{address} | {address} | 1,5")
    assert len(cell(box, 1, 0).text.paragraphs[0].lines) > 1


# --- rows and pages --------------------------------------------------------------------------------------------------

MANY = "Commune | Habitants\n" + "\n".join(f"Commune {n} | {n}" for n in range(1, 41))


def test_the_head_stands_on_every_page_and_the_sum_is_not_alone() -> None:
    found = boxes(laid(MANY + "\nTotal | 820", "      total: true\n")[0])
    assert len(found) > 1
    assert all(said(box)[0] == ["Commune", "Habitants"] and box.head == 1 for box in found)
    assert [row[0] for box in found for row in said(box)[1:]] == [*(f"Commune {n}" for n in range(1, 41)), "Total"]
    assert [box.total for box in found] == [False] * (len(found) - 1) + [True]
    assert all(len(box.rows) > 2 for box in found)
    assert cell(found[-1], -1, 0).text.levels[0].bold


def test_rows_that_a_cell_joins_stay_together() -> None:
    rows = "\n".join(f"{'Groupe ' + str(n) if n % 5 == 0 else '^'} | ligne {n}" for n in range(45))
    for box in boxes(laid(f"a | b\n{rows}")[0]):
        assert sum(one.rows for row in box.rows for one in row.cells if one.column == 0) == len(box.rows)


def test_joined_cells_and_their_rules() -> None:
    box = table("     | F | <\n^ | 2000 | 2020\na | 1 | 2\nb | ^ | 3", "      header: 2\n      stub: true\n")
    assert box.head == 2
    assert cell(box, 0, 1).columns == 2
    assert cell(box, 0, 0).rows == 2
    assert cell(box, 0, 1).scope is Scope.COLUMN
    assert cell(box, 2, 0).scope is Scope.ROW
    assert cell(box, 2, 1).scope is None
    assert cell(box, 1, 1).text.anchor is Anchor.BOTTOM
    at = {(rule.row, rule.first, rule.end) for rule in box.rules}
    assert at == {(1, 1, 3), (2, 0, 3), (3, 0, 1), (3, 2, 3), (4, 0, 3)}


def test_a_cell_over_several_rows_has_room_in_the_last_of_them() -> None:
    """Where LibreOffice puts all that it needs."""
    long = "un texte qui prend plusieurs lignes parce que sa colonne est fort étroite " * 3
    box = table(f"a | b\nx | {long}\ny | ^\nz | 1", "      widths: [3, 2]\n")
    covering = cell(box, 1, 1)
    assert box.rows[2].height >= Pt(1.2 * 20 * len(covering.text.paragraphs[0].lines))


def test_what_stands_out_is_bold_on_a_ground_and_away_from_its_edge() -> None:
    box = table("a | b | c\nx | 1 | 2\ny | 3 | 4", "      highlight: [x, c]\n")
    lit = {(row, one.column) for row, line in enumerate(box.rows) for one in line.cells if one.text.fill}
    assert lit == {(0, 2), (1, 0), (1, 1), (1, 2), (2, 2)}
    assert cell(box, 1, 0).text.rect.x > box.rect.x
    assert cell(box, 1, 0).text.levels[0].bold


def test_columns_run_from_the_right_where_the_language_does() -> None:
    box = table("אחד | שתיים\nשלוש | 8,2\nארבע | 12,55", lang="he")
    assert box.rtl
    assert box.cell_rect(0, cell(box, 0, 0)).right == box.rect.right
    assert cell(box, 1, 1).text.rect.x > cell(box, 2, 1).text.rect.x, "by the decimal sign all the same"


@pytest.mark.parametrize("theme", THEMES)
def test_cells_and_grounds_cover_the_table_in_every_theme(theme: str) -> None:
    scene, found = laid(
        "a | b | c\nx | 1 | un texte qui prend plusieurs lignes dans cette colonne-ci, et encore\ny | 3 | 4",
        "      highlight: [x]\n      total: true\n",
        theme,
    )
    assert not found
    for box in boxes(scene):
        for row, line in enumerate(box.rows):
            for one in line.cells:
                around, inner = box.cell_rect(row, one), one.text.rect
                assert around.x <= inner.x
                assert inner.right <= around.right
                assert around.y <= inner.y
                assert inner.bottom <= around.bottom
                assert one.text.text_height <= inner.height
        texts = [text for text in box.drawn if isinstance(text, TextBox)]
        assert not any(text.rect.overlaps(other.rect) for text, other in pairwise(texts))
    texts = [box for box in basic(scene.pages[0].boxes) if isinstance(box, TextBox)]
    assert any(text.name == "table-2-3" for text in texts)
    assert scene.pages[0].boxes


def test_empty_cells_and_tables_of_one_row() -> None:
    assert said(table("a | \n | x")) == [["a", ""], ["", "x"]]
    assert said(table("a | b")) == [["a", "b"]]
    assert table("a | b", "      header: 0\n").rules[0].row == 0
