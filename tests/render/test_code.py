"""Code in each output: every line as it was typed, marked as code, and told from text."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pptx
import pytest
from pptx.presentation import Presentation

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.render.pdf import render_pdf
from generator.render.pdf.ink import ink_saved
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.page import Scene
from tests.pdf.document_checks import check_document
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
from tests.pptx.package_checks import check_package
from tests.rendered.code_deck import LONG, SNIPPETS, code_deck, source

SENTINELS = """\
title: T
slides:
  - heading: H
    body:
      - code:
          lang: python
          numbers: true
          title: zzTitle
          text: |
            zzFirst = "zzString"  # zzComment

              zzLast
          output: |
            zzOutput
          caption: zzCaption
          source: zzSource
  - heading: I
    columns:
      - code: zzColumn
      - box: {title: B, code: zzBox}
"""
_PRE = r'<pre class="[^"]*" data-box="[^"]*" translate="no" dir="ltr"><code class="([^"]*)">(.*?)</code></pre>'
WORDS = "zzTitle zzFirst zzString zzComment zzLast zzOutput zzCaption zzSource zzColumn zzBox".split()


@pytest.fixture(scope="module", params=["agora", "nuit", "contraste"])
def scene(request: pytest.FixtureRequest) -> Scene:
    return lay_out(code_deck(), theme=request.param)[0]


def opened(content: bytes) -> Presentation:
    return pptx.Presentation(io.BytesIO(content))


def frames(presentation: Presentation) -> dict[str, list[str]]:
    """The texts of the boxes by their names, those in groups as well."""
    found: dict[str, list[str]] = {}
    for slide in presentation.slides:
        for element in slide.shapes._spTree.iter("{*}sp"):
            name = element.find(".//{*}cNvPr").get("name")
            body = element.find("{*}txBody")
            if body is not None:
                lines = ("".join(t.text or "" for t in p.iter("{*}t")) for p in body.findall("{*}p"))
                found.setdefault(name, []).append("\n".join(lines))
    return found


def test_a_pptx_holds_the_source(scene: Scene, tmp_path: Path, open_xml_sdk: Callable[[Path], list[str]]) -> None:
    content = render_pptx(scene)
    assert check_package(content) == []
    texts = [text for name, found in frames(opened(content)).items() if name.endswith("-lines") for text in found]
    for text in SNIPPETS.values():
        assert text in texts
    xml = "".join(
        line for slide in opened(content).slides for line in [slide.part.blob.decode()] if "code-lines" in line
    )
    assert "\t" not in "".join(texts)
    looks = re.findall(r'name="code-lines".*?<a:lvl1pPr.*?</a:lvl1pPr>', xml, re.DOTALL)
    assert looks
    assert all('noProof="1"' in look and 'pitchFamily="49"' in look for look in looks)
    assert all(re.search(r"decorative", gutter) for gutter in re.findall(r'name="code-numbers">(.*?)</p:cNvPr>', xml))
    file = tmp_path / "code.pptx"
    file.write_bytes(content)
    assert open_xml_sdk(file) == []


def test_the_page_holds_the_source(scene: Scene) -> None:
    page = render_html(scene).decode()
    found = re.findall(_PRE, page, re.DOTALL)
    assert len(found) == len(re.findall("<pre ", page))
    shown = [html.unescape(re.sub(r'<span class="[^"]*added">.*?</span>|<[^>]*>', "", text, flags=re.DOTALL))
             for _, text in found]  # fmt: skip
    for text in SNIPPETS.values():
        assert text in shown
    assert f"x = 1\n{LONG.rstrip()}\ny = 2" in shown
    assert {"language-python", "language-c", "language-sql", "code"} <= {name for name, _ in found}
    numbers = re.findall(r'class="[^"]* gutter"[^>]*>', page)
    assert numbers
    assert all('aria-hidden="true"' in tag for tag in numbers)


def test_the_pdf_is_tagged(scene: Scene) -> None:
    content = render_pdf(scene)
    assert check_document(content) == []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tags = [str(item["/S"]) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    assert tags.count("/Code") >= len(SNIPPETS)


def test_every_word_is_in_every_output(pdf_text: Callable[[bytes], str]) -> None:
    scene = lay_out(parse_deck(SENTINELS)[0])[0]
    slides = "".join(slide.part.blob.decode() for slide in opened(render_pptx(scene)).slides)
    outputs = {"pptx": slides, "html": render_html(scene).decode(), "pdf": pdf_text(render_pdf(scene))}
    assert {kind: [word for word in WORDS if word not in text] for kind, text in outputs.items()} == {
        "pptx": [], "html": [], "pdf": [],
    }  # fmt: skip


@pytest.fixture
def pdf_text() -> Callable[[bytes], str]:
    import pypdfium2

    def text(content: bytes) -> str:
        with pypdfium2.PdfDocument(content) as document:
            return "".join(page.get_textpage().get_text_bounded() for page in document)

    return text


def test_code_can_be_printed_in_greys(scene: Scene) -> None:
    saved = ink_saved(scene)
    assert render_pdf(saved)


def test_the_same_bytes_twice() -> None:
    one, other = (lay_out(parse_deck(source())[0])[0] for _ in range(2))
    assert render_pptx(one) == render_pptx(other)
    assert render_html(one) == render_html(other)
