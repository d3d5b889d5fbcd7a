"""Tables as they are read: from CSV files of every make, from lines, from lists; joined cells; mistakes."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.deck.format import format_deck
from generator.deck.load import parse_deck
from generator.deck.model import ColumnAlign, Deck, Table
from generator.deck.read.csv_cells import delimiter_of
from generator.deck.read.decimals import decimal_of
from generator.errors import ContentError, Diagnostic
from tests.deck.reading import bare, places, problems, read, slide


def table_of(deck: Deck) -> Table:
    found = deck.slides[0].fields["table"]
    assert isinstance(found, Table)
    return found


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.plain for cell in row.cells] for row in table.rows]


def typed(lines: str, more: str = "") -> Table:
    """The table of these lines."""
    indented = lines.replace("\n", "\n    ")
    if not more:
        return table_of(read(slide(_block(lines))))
    return table_of(read(slide(f"table:\n  {more}\n  text: |\n    {indented}")))


def _block(lines: str) -> str:
    return "table: |\n" + "\n".join(f"  {line}" for line in lines.split("\n"))


def from_csv(folder: Path, content: bytes | str, more: str = "") -> tuple[Table, tuple[Diagnostic, ...]]:
    folder = folder.resolve()
    (folder / "a.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    deck, found = parse_deck(slide(f"table: {{file: a.csv{more}}}"), folder=folder)
    return table_of(deck), found


# --- lines -----------------------------------------------------------------------------------------------------------


def test_lines_are_rows_and_strokes_part_cells() -> None:
    table = typed('Décile | 2000 | 2020\nD1: bas | 8,2 | "9,1"\nD10 \\| x | - a | [b')
    assert cells(table) == [["Décile", "2000", "2020"], ["D1: bas", "8,2", '"9,1"'], ["D10 | x", "- a", "[b"]]
    assert (table.columns, table.header, table.stub, table.total, table.decimal) == (3, 1, False, False, ",")
    assert [row.span.line for row in table.rows] == [5, 6, 7]


def test_an_empty_first_cell_may_be_indented_deeper() -> None:
    table = typed("         | 2000\nWallonie | 1\nFlandre  | 2")
    assert cells(table) == [["", "2000"], ["Wallonie", "1"], ["Flandre", "2"]]


def test_markdown_s_own_tables_are_taken() -> None:
    table = typed("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
    assert cells(table) == [["a", "b", "c"], ["1", "2", "3"]]
    assert table.align == (ColumnAlign.LEFT, ColumnAlign.CENTER, ColumnAlign.RIGHT)
    assert typed("a | b\nc | d\n--- | ---\n1 | 2").header == 2


def test_a_stroke_at_the_beginning_of_some_lines_is_an_empty_cell() -> None:
    assert cells(typed("| a\nb | c")) == [["", "a"], ["b", "c"]]


def test_lines_need_no_sign_before_them() -> None:
    assert cells(table_of(read(slide("table:\n  a | b\n  1 : x | 2")))) == [["a", "b"], ["1 : x", "2"]]


def test_what_was_pasted_from_a_spreadsheet_is_csv() -> None:
    assert cells(typed("a;b\n1,5;2")) == [["a", "b"], ["1,5", "2"]]
    assert cells(typed("a\tb\n1,5\t2")) == [["a", "b"], ["1,5", "2"]]


def test_rows_are_lists_or_lines() -> None:
    source = (
        'table:\n  rows:\n    - [a, "b, c"]\n    - d : e | 1\n    -\n      - f\n      - g: h\n    - - i\n      - "j"'
    )
    assert cells(table_of(read(slide(source)))) == [["a", "b, c"], ["d : e", "1"], ["f", "g: h"], ["i", "j"]]
    assert cells(table_of(read(slide("table:\n  - [a, b]\n  - [1, no]")))) == [["a", "b"], ["1", "no"]]


def test_cells_hold_markup() -> None:
    found = typed("*a* | [b](https://example.org)\n1 | 2").rows[0].cells
    assert found[0].text.inlines[0].italic
    assert found[1].text.inlines[0].link == "https://example.org"


# --- joined cells ----------------------------------------------------------------------------------------------------


def shape(table: Table) -> list[list[tuple[str, int, int, int]]]:
    return [[(cell.text.plain, cell.column, cell.columns, cell.rows) for cell in row.cells] for row in table.rows]


def test_cells_are_joined_with_those_before_and_above() -> None:
    table = typed("a | b | <\nc | d | e\n^ | f | ^\ng | h | i", "header: 0")
    assert shape(table) == [
        [("a", 0, 1, 1), ("b", 1, 2, 1)],
        [("c", 0, 1, 2), ("d", 1, 1, 1), ("e", 2, 1, 2)],
        [("f", 1, 1, 1)],
        [("g", 0, 1, 1), ("h", 1, 1, 1), ("i", 2, 1, 1)],
    ]


def test_signs_behind_a_backslash_join_nothing() -> None:
    assert cells(typed("a | b\n\\< | \\^")) == [["a", "b"], ["<", "^"]]


def test_rows_and_columns_without_cells_of_their_own_go() -> None:
    assert shape(typed("a | <\n1 | <")) == [[("a", 0, 1, 1)], [("1", 0, 1, 1)]]
    assert shape(typed("a | b\n1 | 2\n^ | ^\n3 | 4")) == [
        [("a", 0, 1, 1), ("b", 1, 1, 1)],
        [("1", 0, 1, 1), ("2", 1, 1, 1)],
        [("3", 0, 1, 1), ("4", 1, 1, 1)],
    ]
    widths = typed("a | < | b\n1 | < | 2", "widths: [1, 2, 3]")
    assert (widths.columns, widths.widths) == (2, (3.0, 3.0))


@pytest.mark.parametrize("lines", ["< | b", "^ | b", "a | b\n^ | x", "a | b\n1 | <\n^ | x", "a | b\n1 | 2\n^ | <"])
def test_cells_that_cannot_be_joined(lines: str) -> None:
    assert [one.code for one in problems(slide(_block(lines)))] == ["table-join"]


# --- files -----------------------------------------------------------------------------------------------------------

WANTED = [["Décile", "2000"], ["D1", "8,2"]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Décile;2000\nD1;8,2\n".encode(), []),
        ("\ufeffDécile;2000\r\nD1;8,2\r\n".encode(), []),
        ("Décile;2000\rD1;8,2".encode(), []),
        ("Décile\t2000\nD1\t8,2\n".encode(), []),
        ('Décile,2000\nD1,"8,2"\n'.encode(), []),
        ("sep=;\nDécile;2000\nD1;8,2\n".encode(), []),
        ("Décile;2000;;\nD1;8,2;;\n;;;\n\n".encode(), []),
        ("Décile;2000\nD1;8,2\n".encode("utf-16"), []),
        ("Décile;2000\nD1;8,2\n".encode("utf-16-le"), ["table-guess"]),
        ("Décile;2000\nD1;8,2\n".encode("utf-16-be"), ["table-guess"]),
        ("Décile;2000\nD1;8,2\n".encode("cp1252"), ["table-guess"]),
    ],
)
def test_files_of_every_make(content: bytes, told: list[str], tmp_path: Path) -> None:
    table, found = from_csv(tmp_path, content)
    assert cells(table) == WANTED
    assert [one.code for one in found] == told


def test_what_is_said_of_a_file_is_no_guess(tmp_path: Path) -> None:
    table, found = from_csv(
        tmp_path, "é;b,c\n1;2,5\n".encode("cp1252"), ", encoding: windows-1252, delimiter: semicolon"
    )
    assert cells(table) == [["é", "b,c"], ["1", "2,5"]]
    assert not found


def test_a_cell_may_hold_line_ends_and_quotes(tmp_path: Path) -> None:
    assert cells(from_csv(tmp_path, 'a;b\n"x\ny";"un ""mot"""\n')[0])[1] == ["x\ny", 'un "mot"']


def test_rows_of_a_file_know_their_lines_and_the_deck_its_files(tmp_path: Path) -> None:
    table, _ = from_csv(tmp_path, "a;b\n\n1;2\n")
    assert [row.span.line for row in table.rows] == [1, 3]
    assert table.rows[1].span.path.endswith("a.csv")
    deck, _ = parse_deck(slide("table: a.csv"), folder=tmp_path.resolve())
    assert list(deck.files) == [tmp_path.resolve() / "a.csv"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table-empty"),
        (b"\n\n", "table-empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "table-cells"),
        (b"PK\x03\x04abc", "table-cells"),
        (bytes(range(256)), "table-cells"),
        (b"a;b\n\x01;2\n", "table-cells"),
        (b"\xff\xfea", "table-cells"),
        (b"a;b\n1;2;3\n", "table-cells"),
        (b"a;b\n" * 10_000, "table-too-long"),
        (b";".join([b"a"] * 100), "table-too-long"),
        (b"a;" + b"x" * 5_000, "too-long"),
        (b'a;"' + b"x" * 200_000 + b'"', "table-cells"),
        (b"a;b\n" * 1_300_000, "file-too-big"),
    ],
)
def test_files_that_are_no_tables(content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    found = problems(slide("table: a.csv"), folder=tmp_path.resolve())
    assert [one.code for one in found] == [code]


@pytest.mark.parametrize(
    ("path", "code", "hint"),
    [
        ("data/deciels.csv", "file-missing", "data/deciles.csv"),
        ("deciles.csv", "file-missing", "data/deciles.csv"),
        ("data/Deciles.csv", "file-missing", "data/deciles.csv"),
        ("data", "file-missing", "one file"),
        ("../a.csv", "file-path", "deck's folder"),
        ("/etc/passwd", "file-path", "deck's folder"),
        ("https://example.org/a.csv", "file-path", "network"),
        ("data\\deciles.csv", "file-path", "/"),
        ("out.csv", "file-path", "link"),
    ],
)
def test_files_that_are_not_there(path: str, code: str, hint: str, tmp_path: Path) -> None:
    folder = (tmp_path / "deck").resolve()
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "deciles.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text("a;b\n", encoding="utf-8")
    (folder / "out.csv").symlink_to(tmp_path / "other.csv")
    [found] = problems(slide(f"table: {path}"), folder=folder)
    assert found.code == code
    assert hint in str(found)


def test_short_rows_are_filled_and_told_once(tmp_path: Path) -> None:
    table, found = from_csv(tmp_path, "a;b;c\n1;2\n3\n")
    assert cells(table)[1:] == [["1", "2", ""], ["3", "", ""]]
    assert [one.code for one in found] == ["table-cells"]


def test_the_delimiter_that_parts_all_rows_alike_is_taken() -> None:
    assert delimiter_of("a,b\n1,2\n")[0] == ","
    assert delimiter_of("a;b\n1,5;2\n")[0] == ";"
    assert delimiter_of("a, b and c\nx\n")[0] == ","
    sign, guess = delimiter_of("a,b;c,d\n1,5;2,5\n")
    assert sign == ";"
    assert guess


@pytest.mark.parametrize(
    ("column", "sign", "doubtful"),
    [
        (["8,2", "9"], ",", ""),
        (["8.2", "1,204.5"], ".", ""),
        (["1.204,5"], ",", ""),
        (["1,234", "5,678"], "", ""),
        (["1,234", "12"], "", "1,234"),
        (["0,125"], ",", ""),
        (["1 204,5 €", "12 %"], ",", ""),
        (["1.234.567"], ",", ""),
        (["a", "", "n.d."], "", ""),
    ],
)
def test_the_decimal_sign_is_found_out(column: list[str], sign: str, doubtful: str) -> None:
    found = decimal_of([column])
    assert (found.sign, found.doubtful) == (sign, doubtful)


# --- what is said of a table -----------------------------------------------------------------------------------------


def test_everything_that_can_be_said() -> None:
    table = typed(
        "a | b\n1 | 2\nx | 3",
        (
            'header: 1\n  stub: yes\n  total: true\n  align: [left, number]\n  widths: [3, "1,5"]\n'
            "  highlight: [x, b]\n  size: 18\n  decimal: point\n  caption: Légende\n"
            "  source: Eurostat\n  only: [teacher]"
        ),
    )
    assert (table.stub, table.total, table.size, table.decimal) == (True, True, 18, ".")
    assert table.align == (ColumnAlign.LEFT, ColumnAlign.NUMBER)
    assert table.widths == (3.0, 1.5)
    assert [row.highlight for row in table.rows] == [False, False, True]
    assert table.highlight == {1}
    assert table.caption
    assert table.source
    assert table.audience.tags == {"teacher"}


def test_one_alignment_is_for_all_columns() -> None:
    assert typed("a | b\n1 | 2", "align: center").align == (ColumnAlign.CENTER,) * 2


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("table: {total: true}", ["table-cells 4:12"]),
        ("table: {rows: []}", ["table-empty 4:12"]),
        ("table: {text: a | b, rows: [[a]]}", ["table-cells 4:26"]),
        ("table: {text: a | b, widths: [1]}", ["table-cells 4:34"]),
        ("table: {text: a | b, widths: [1, 0]}", ["wrong-value 4:38"]),
        ("table: {text: a | b, align: [left, middle]}", ["wrong-value 4:40"]),
        ("table: {text: a | b, size: 400}", ["wrong-value 4:32"]),
        ("table: {text: a | b, colour: red}", ["unknown-key 4:26"]),
        ("table:\n  rows: [[a, {b: c}]]", ["wrong-kind 5:18"]),
        ("table: |\n  a | b\n  1 | 2 | 3", ["table-cells 6:12"]),
    ],
)
def test_mistakes_are_told_where_they_are(lines: str, found: list[str]) -> None:
    assert places(problems(slide(lines))) == found


def test_a_name_to_highlight_that_is_none_is_a_warning() -> None:
    _, found = parse_deck(slide("table: {text: 'Decile | b', highlight: [Dcile]}"))
    assert [one.code for one in found] == ["table-highlight"]
    assert "Decile" in str(found[0])


# --- any text --------------------------------------------------------------------------------------------------------


def test_formatting_keeps_the_table() -> None:
    sources = [
        slide("table:\n  a | b\n  1 : x | 2"),
        slide("table: |\n         | b\n  1 : x | 2"),
        slide('table:\n  rows:\n    - d : e | 1\n    - [a, "b: c"]\n    - - i\n      - no'),
    ]
    for source in sources:
        strict = format_deck(source)
        assert bare(table_of(read(strict))) == bare(table_of(read(source)))
        assert format_deck(strict) == strict


SIGNS = (*'| ^ < a é 1,5 - --- " : * ` ٣ 数 ; , [ {'.split(), "\\|", " ", "\n", "\t")


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(SIGNS), min_size=1, max_size=50).map("".join))
def test_any_text_is_a_table_or_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    for source in ("table: a.csv", _block(text), "table:\n" + re.sub("(?m)^", "  ", text)):
        with suppress(ContentError):
            parse_deck(slide(source), folder=tmp_path.resolve())
