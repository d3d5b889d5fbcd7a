"""Diagrams: arrangements, sizes, what stands out, what is refused, and what each output makes of them."""

from __future__ import annotations

import html
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path as FilePath
from typing import Any, Final

import pytest
from pikepdf import Pdf

from generator.deck.load import parse_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.render import writer
from generator.scene.boxes import Connector, Group, Role, Shape, TextBox, single
from generator.scene.forms import Ellipse, Path
from generator.scene.page import Page, Scene
from generator.units import Pt
from tests.layout.random_diagrams import check_diagram, groups_of
from tests.pdf.document_checks import check_document

KINDS: Final = {
    "process": "[{text: Qaa, detail: Qab}, Qac, {text: Qad, highlight: true}]",
    "timeline": "[{when: Qba, text: Qbb, detail: Qbc}, {when: Qbd, text: Qbe}]",
    "hierarchy": "[{text: Qca, detail: Qcb, items: [{text: Qcc, items: [Qcd, {text: Qce, detail: Qcf}]}, Qcg]}]",
    "cycle": "{center: Qda, items: [{text: Qdb, detail: Qdc}, Qdd, Qde]}",
    "matrix": "{x: [Qef, Qeg], y: [Qeh, Qei], x_title: Qej, y_title: Qek, "
    "cells: [[Qea, {text: Qeb, detail: Qec}], [Qed, Qee]]}",
    "hub": "{center: Qfa, items: [{text: Qfb, detail: Qfc}, Qfd]}",
    "pyramid": "[{text: Qga, detail: Qgb}, Qgc]",
    "venn": "{sets: [{text: Qha, detail: Qhb}, Qhc], both: Qhd}",
}  # fmt: skip
"""One of each kind, with a word of its own in each of its texts."""
WORDS: Final = re.findall(r"Q[a-h][a-k]", str(KINDS))


def made(*blocks: str, head: str = "") -> Scene:
    """A slide for each of the blocks."""
    slides = "".join(f"  - heading: H {number}\n    {block}\n" for number, block in enumerate(blocks, 1))
    return lay_out(parse_deck(f"title: T\nlang: fr\ntheme: agora\n{head}slides:\n{slides}")[0])[0]


def drawn(block: str, head: str = "") -> tuple[Page, Group]:
    scene = made(block, head=head)
    [group] = groups_of(scene)
    check_diagram(group)
    return scene.pages[0], group


def held(group: Group) -> list[TextBox]:
    return [box for box in group.boxes if isinstance(box, TextBox) and box.holder]


def said(box: TextBox) -> str:
    return " ".join(paragraph.text for paragraph in box.paragraphs)


def refusal(block: str) -> set[str]:
    with pytest.raises(ContentError) as caught:
        made(block)
    return {one.code for one in caught.value.diagnostics}


@pytest.mark.parametrize("kind", KINDS)
def test_a_diagram_alone_has_the_whole_slide_and_is_one_group(kind: str) -> None:
    page, group = drawn(f"{kind}: {KINDS[kind]}")
    assert page.layout == "diagram"
    assert group.rect.width == Pt(840)
    assert group.name == kind
    shown = " ".join(said(box) for box in group.boxes if isinstance(box, TextBox))
    own = [word for word in WORDS if word in KINDS[kind]]
    assert not [word for word in own if word not in shown or word not in group.alt]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("around", ["text: Avant.\n    {}", "columns: [{{{}}}, {{text: À côté}}]", "tip: {{{}}}"])
def test_a_diagram_stands_among_other_blocks(kind: str, around: str) -> None:
    page, group = drawn(around.format(f"{kind}: {KINDS[kind]}"))
    assert page.layout == "bullets"
    assert group.rect.width <= Pt(840)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("head", ["", 'size: "4:3"\n', "mode: contrast\n"])
def test_a_diagram_is_seen_in_a_mirror_where_texts_run_from_the_right(kind: str, head: str) -> None:
    _, there = drawn(f"{kind}: {KINDS[kind]}", head)
    _, here = drawn(f"{kind}: {KINDS[kind]}\n    lang: ar", head)
    ours, theirs = ([box for box in group.boxes if isinstance(box, Shape | Connector)] for group in (here, there))
    middle = here.rect.x + here.rect.right
    for one, other in zip(ours, theirs, strict=True):
        assert abs(one.rect.x + other.rect.right - middle) <= Pt(0.05), one.name
        assert one.rect.y == other.rect.y


@pytest.mark.parametrize("kind", KINDS)
def test_items_are_a_list_in_their_order(kind: str) -> None:
    _, group = drawn(f"{kind}: {KINDS[kind]}")
    numbers = [box.item[1] for box in group.boxes if isinstance(box, TextBox) and box.item]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, max(numbers) + 1))
    assert {box.item[0] for box in group.boxes if isinstance(box, TextBox) and box.item} == {kind}


def test_every_word_is_in_every_output() -> None:
    import pypdfium2

    scene = made(*(f"{kind}: {value}" for kind, value in KINDS.items()))
    pptx, page, pdf = (writer(kind)(scene) for kind in ("pptx", "html", "pdf"))
    assert isinstance(pptx, bytes)
    assert isinstance(page, bytes)
    assert isinstance(pdf, bytes)
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        xml = "".join(package.read(name).decode() for name in package.namelist() if "slides/slide" in name)
    texts = "".join(re.findall(r"<a:t>([^<]*)</a:t>", xml))
    body = html.unescape(re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", page.decode()))
    printed = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(pdf))
    assert not [word for word in WORDS if word not in texts or word not in body or word not in printed]
    assert page.decode().count('role="listitem"') == 3 + 2 + 3 + 3 + 4 + 2 + 2 + 2


def test_those_who_hear_the_pdf_hear_a_list() -> None:
    """One a diagram, with as many items as the page has, and nothing else but its single texts beside it."""
    scene = made(*(f"{kind}: {value}" for kind, value in KINDS.items()))
    content = writer("pdf")(scene)
    assert isinstance(content, bytes)
    assert check_document(content) == []
    with Pdf.open(io.BytesIO(content)) as pdf:
        for page, inner in zip(scene.pages, pages_of(pdf), strict=True):
            lists = [one for one in inner if str(one.S) == "/L"]
            numbers = {box.item[1] for box in single(page.boxes) if isinstance(box, TextBox) and box.item}
            assert [sum(str(item.S) == "/LI" for item in one.K) for one in lists] == [len(numbers)], page.id


def pages_of(pdf: Pdf) -> list[list[Any]]:
    """What stands under each heading, at the top of the structure."""
    found: list[list[Any]] = []
    for one in pdf.Root.StructTreeRoot.K[0].K:
        if str(one.S)[:2] == "/H":
            found.append([])
        found[-1].append(one)
    return found


def test_connectors_are_glued_to_shapes_of_their_group() -> None:
    scene = made(*(f"{kind}: {KINDS[kind]}" for kind in ("hierarchy", "hub")))
    content = writer("pptx")(scene)
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        slides = [package.read(f"ppt/slides/slide{number}.xml").decode() for number in (1, 2)]
    for slide, least in zip(slides, (2, 2), strict=True):
        ids = re.findall(r'<p:sp><p:nvSpPr><p:cNvPr id="(\d+)"', slide)
        glued = re.findall(r'<a:(?:stCxn|endCxn) id="(\d+)" idx="(\d)"', slide)
        assert len(glued) >= 2 * least
        assert all(number in ids for number, _ in glued)
    assert {site for _, site in re.findall(r'<a:(stCxn|endCxn) id="\d+" idx="(\d)"', slides[0])} == {"2", "0"}
    assert 'idx="6"' in slides[1]  # the right of an ellipse, which has eight sites
    assert all("schemeClr" in line for line in re.findall(r"<a:ln w.*?</a:ln>", slides[0]))


def test_arrows_are_forms_that_powerpoint_knows() -> None:
    content = writer("pptx")(made("process: [a, b, c]"))
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        slide = package.read("ppt/slides/slide1.xml").decode()
    assert re.findall(r'prst="(homePlate|chevron)"', slide) == ["homePlate", "chevron", "chevron"]
    assert '<p:cNvPr id="3" name="process" descr="a; b; c"/>' in slide


# --- arrangements -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "rows"), [(2, 1), (4, 1), (5, 1), (9, 2), (12, 2)])
def test_arrows_stand_in_as_few_rows_as_they_fit_in(count: int, rows: int) -> None:
    _, group = drawn(f"process: [{', '.join(f'Pas {n}' for n in range(count))}]")
    assert len({box.rect.y for box in held(group)}) == rows
    assert len({box.levels[0].size for box in held(group)}) == 1
    assert len({box.holder.rect.height for box in held(group) if box.holder}) == 1


def test_long_steps_stand_one_under_the_other_and_arrows_lead_from_each_to_the_next() -> None:
    step = "Prendre conscience de la situation et de tout ce qui va avec elle longuement et à plusieurs " * 2
    _, group = drawn(f"process: [{', '.join([step] * 3)}]")
    arrows = [box for box in group.boxes if isinstance(box, Connector)]
    assert [(one.start.box, one.end.box) for one in arrows] == [("process-1", "process-2"), ("process-2", "process-3")]
    assert all(one.arrow for one in arrows)


@pytest.mark.parametrize(("count", "lines"), [(3, 1), (6, 1), (7, 2), (12, 2)])
def test_events_stand_along_one_line_or_two(count: int, lines: int) -> None:
    _, group = drawn(f"timeline: [{', '.join(f'{{when: {1900 + n}, text: Fait}}' for n in range(count))}]")
    assert sum(1 for box in group.boxes if "-line-" in box.name) == lines
    assert sum(1 for box in group.boxes if isinstance(box, Shape) and isinstance(box.form, Ellipse)) == count


@pytest.mark.parametrize(("heads", "turned"), [(2, False), (5, False), (6, True)])
def test_a_hierarchy_of_many_columns_is_a_tree(heads: int, turned: bool) -> None:
    below = ", ".join(f"{{text: Tête {n}, items: [un, deux]}}" for n in range(heads))
    below = f"{below}" if not turned else ", ".join(f"Tête {n}" for n in range(heads))
    _, group = drawn(f"hierarchy: [{{text: Racine, items: [{below}]}}]")
    lines = [box for box in group.boxes if isinstance(box, Connector)]
    assert len(lines) == heads
    assert {str(one.start.side) for one in lines} == {"right" if turned else "bottom"}


@pytest.mark.parametrize("count", [3, 5, 8])
def test_a_cycle_counts_its_discs_as_its_texts(count: int) -> None:
    _, group = drawn(f"cycle: [{', '.join(f'Pas {n}' for n in range(count))}]")
    numbers = [said(box) for box in group.boxes if isinstance(box, TextBox) and box.role is Role.GUTTER]
    assert sorted(numbers) == sorted([str(n + 1) for n in range(count)] * 2)
    assert sum(1 for box in group.boxes if isinstance(box, Shape) and isinstance(box.form, Path)) == 2 * count


def test_what_the_author_lights_stands_out_and_nothing_else() -> None:
    _, group = drawn("process: [{text: a, highlight: true}, b, c]")
    assert [box.background for box in held(group)] == ["accent", "tint", "tint"]
    _, group = drawn("process: [a, b, c]")
    assert [box.background for box in held(group)] == ["tint", "tint", "accent"]


def test_axes_have_arrows_only_where_no_words_stand_beside_them() -> None:
    _, group = drawn("matrix: {x_title: X, cells: [[a, b], [c, d]]}")
    assert [box.name for box in group.boxes if box.name.endswith("-head")] == ["matrix-y-head", "matrix-x-head"]
    _, group = drawn("matrix: {x: [peu, fort], cells: [[a, b], [c, d]]}")
    assert not [box for box in group.boxes if box.name.endswith("-head")]


def test_long_texts_are_smaller_down_to_the_floor() -> None:
    words = "un deux trois quatre cinq six sept huit"
    _, group = drawn(f"pyramid: [{', '.join(f'{{text: Niveau, detail: {words}}}' for _ in range(5))}]")
    sizes = {level.size for box in group.boxes if isinstance(box, TextBox) for level in box.levels}
    assert min(sizes) >= Pt(18)
    assert max(sizes) < Pt(28)


@pytest.mark.parametrize("kind", ["process", "timeline", "pyramid", "hierarchy"])
def test_what_has_no_room_is_refused_with_its_longest_item(kind: str) -> None:
    words = "mot " * 400
    assert refusal(f"{kind}: [court, {{text: Long, detail: {words}}}, court]") == {"diagram-room"}
    with pytest.raises(ContentError, match="“Long”"):
        made(f"{kind}: [court, {{text: Long, detail: {words}}}, court]")


def test_a_diagram_in_a_box_is_named_too() -> None:
    words = "mot " * 400
    assert refusal(f"tip: {{pyramid: [court, {{text: Long, detail: {words}}}]}}") == {"diagram-room"}


def test_decks_without_diagrams_import_nothing_of_them(tmp_path: FilePath) -> None:
    (tmp_path / "deck.yaml").write_text("title: T\nslides:\n  - heading: H\n    items: [a]\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from generator.build import check; from generator.render import writer\n"
        f"s = check(Path({str(tmp_path)!r})).scene; writer('pptx')(s); writer('html')(s)\n"
        "print([n for n in sys.modules if n.startswith('generator.') and ('diagram' in n or 'connector' in n)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "['generator.scene.connectors']"
