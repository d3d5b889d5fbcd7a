"""What is typed is what is shown: the signs of any text, in any field, are in the PPTX, in the page and in the PDF.

Marks that may be markup and signs that typography changes are left out of the comparison; letters, figures and all
other signs are in it, and one sign of each mark, alone in its text, has a test of its own.
"""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.build import check
from generator.render import writer

LATIN = "aÉñß12½°§²€%&$#@+=|<>[]{}()/:;,.!?–—·…«»"
WORLD = "αΩжШЫ日本語한국עבריתالعربيةกขคहनम😀☐→✓≤∑"
MARKS = "*_~^`\\'\"-"
_SPACES = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f]")
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‹›“”„«»", ""))
_CURLED = str.maketrans("‘“'\"", "’”’”")


def typed(words: list[str]) -> str:
    """A text of these words. Only its first dollar is one: between two there may be a formula."""
    before, dollar, after = " ".join(words).partition("$")
    return before + dollar + after.replace("$", "€")


Texts = st.lists(
    st.lists(st.text(LATIN + WORLD + MARKS, min_size=1, max_size=6), min_size=1, max_size=6).map(typed),
    min_size=6,
    max_size=6,
)


def bare(text: str) -> str:
    folded = _SPACES.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES).replace("…", "...")
    return "".join(sign for sign in folded if sign not in MARKS)


def made(folder: Path, texts: list[str]) -> tuple[dict[str, str], set[str]]:
    """The text of each output, and the codes of what was said."""
    heading, item, below, quote, note, column = (json.dumps(text, ensure_ascii=False) for text in texts)
    (folder / "deck.yaml").write_text(
        f"title: T\nlang: en\nslides:\n  - heading: {heading}\n"
        f"    items:\n      - text: {item}\n        items: [{below}]\n    notes: {note}\n"
        f"  - quote: {quote}\n  - heading: C\n    columns:\n      - heading: {column}\n"
        "        items: [a]\n      - items: [b]\n",
        encoding="utf-8",
    )
    checked = check(folder)
    pptx, page = (writer(kind)(checked.scene) for kind in ("pptx", "html"))
    assert isinstance(pptx, bytes)
    assert isinstance(page, bytes)
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        names = sorted(name for name in package.namelist() if re.match(r"ppt/(slides|notesSlides)/\w+\.xml", name))
        xml = "".join(package.read(name).decode() for name in names)
    shown = re.sub(r"(?s)<(script|style|title)\b.*?</\1>|<[^>]*>", "", page.decode())
    return {
        "pptx": html.unescape("".join(re.findall(r"<a:t>([^<]*)</a:t>", xml))),
        "html": html.unescape(shown),
    }, {one.code for one in checked.diagnostics}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=Texts)
def test_every_sign_of_every_text_is_in_the_pptx_and_the_page(texts: list[str], tmp_path: Path) -> None:
    texts = [f"x{text}x" for text in texts]
    for kind, shown in made(tmp_path, texts)[0].items():
        found = bare(shown)
        for text in texts:
            assert bare(text) in found, (kind, text)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("around", ["a{}b", "a {} b", "{}a", "a{}", "3{}4", "({})"])
def test_a_single_mark_is_shown(mark: str, around: str, tmp_path: Path) -> None:
    text = around.format(mark)
    wanted = text.replace(" ", "").translate(_CURLED)
    for kind, shown in made(tmp_path, [text] * 6)[0].items():
        found = _SPACES.sub("", shown).translate(_CURLED)
        assert found.count(wanted) >= 6, (kind, text)


def once(text: str) -> str:
    """Of marks that stand side by side, one: PDFium takes two narrow ones for one that is drawn twice, to be bold."""
    return re.sub(r"([^\w\s])\1+", r"\1", text)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.text(LATIN, min_size=1, max_size=6), min_size=1, max_size=6).map(typed))
@example(text="··")
def test_every_sign_of_a_latin_text_can_be_copied_from_the_pdf(text: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        f"title: T\nslides:\n  - heading: H\n    items: [{json.dumps(f'x{text}x', ensure_ascii=False)}]\n",
        encoding="utf-8",
    )
    pdf = writer("pdf")(check(tmp_path).scene)
    assert isinstance(pdf, bytes)
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        assert once(bare(f"x{text}x")) in once(bare(page.get_text_range()))
    finally:
        document.close()
