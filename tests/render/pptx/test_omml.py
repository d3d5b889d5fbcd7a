"""Formulas as Office's own mathematics: valid by the rules of the schema, and with every sign of the formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from generator.formulas.read import read_formula
from generator.formulas.tree import Phantom
from generator.formulas.walk import nodes, shown
from generator.render.pptx.omml import NAMESPACE, omml
from generator.units import Pt
from tests.formulas.known import REFUSED, lectures, snippets
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
M, A = f"{{{NAMESPACE}}}", f"{{{DRAWING}}}"
FILL = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
ALL = [*(one.tex for one in lectures()), *(one for one in snippets() if one not in REFUSED)]
MORE = [
    r"\ce{2H2 + O2 ->[\Delta] 2H2O}", r"\qty{9.81}{m/s^2}", r"\begin{array}{|c|c|}\hline a&b\\\hline\end{array}",
    r"\text{a \textbf{b} \textit{c} \texttt{d}}", r"\left(a\middle|b\middle/c\right)",
    r"\left(\begin{array}{c|c}1&2\end{array}\right)", r"\sum", r"\begin{gathered}a\\b\end{gathered}",
    r"\vphantom{x}\hphantom{y}", r"\underrightarrow{AB}", r"\textcolor{red}{x}", r"{}_a^b", r"\sqrt{}", r"\frac{}{}",
    r"\begin{aligned}a&=b&c&=d\end{aligned}", r"f'^2", r"\xleftarrow[a]{}",
]  # fmt: skip

# ECMA-376 part 1, 22.1: the children of each element in their order; a star for those that may be many, a question mark
# for those that may be missing. Arguments (e, num, sub, ...) hold what a formula holds.
ORDER = {
    "r": "rPr? a:rPr? t",
    "f": "fPr num den",
    "rad": "radPr deg e",
    "sSub": "sSubPr e sub",
    "sSup": "sSupPr e sup",
    "sSubSup": "sSubSupPr e sub sup",
    "sPre": "sPrePr sub sup e",
    "nary": "naryPr sub sup e",
    "func": "funcPr fName e",
    "limLow": "limLowPr e lim",
    "limUpp": "limUppPr e lim",
    "acc": "accPr e",
    "bar": "barPr e",
    "groupChr": "groupChrPr e",
    "borderBox": "borderBoxPr e",
    "phant": "phantPr e",
    "d": "dPr e*",
    "m": "mPr mr*",
    "mr": "e*",
    "eqArr": "eqArrPr e*",
    "rPr": "nor? sty?",
    "fPr": "type? ctrlPr",
    "radPr": "degHide? ctrlPr",
    "naryPr": "chr limLoc subHide? supHide? ctrlPr",
    "accPr": "chr ctrlPr",
    "barPr": "pos ctrlPr",
    "groupChrPr": "chr pos vertJc ctrlPr",
    "borderBoxPr": "hideTop? hideBot? hideLeft? hideRight? strikeH? strikeV? strikeBLTR? strikeTLBR? ctrlPr",
    "phantPr": "show zeroWid? zeroAsc? zeroDesc? ctrlPr",
    "dPr": "begChr sepChr? endChr ctrlPr",
    "mPr": "mcs ctrlPr",
    "mcs": "mc*",
    "mc": "mcPr",
    "mcPr": "count mcJc",
    "ctrlPr": "a:rPr",
    **{f"{name}Pr": "ctrlPr" for name in ("sSub", "sSup", "sSubSup", "sPre", "func", "limLow", "limUpp", "eqArr")},
}
ARGUMENTS = {"oMath", "e", "num", "den", "sub", "sup", "deg", "lim", "fName"}
INNER = {name for name in ORDER if not name.endswith("Pr") and name not in ("mr", "mcs", "mc")}
EMPTY = {"type", "degHide", "chr", "limLoc", "subHide", "supHide", "pos", "vertJc", "show", "zeroWid", "zeroAsc",
         "zeroDesc", "begChr", "sepChr", "endChr", "count", "mcJc", "nor", "sty", "hideTop", "hideBot", "hideLeft",
         "hideRight", "strikeH", "strikeBLTR", "strikeTLBR"}  # fmt: skip


def written(tex: str, **how: Any) -> str:
    formula = read_formula(tex, display=True)
    given: dict[str, Any] = {"size": Pt(24), "color": FILL, "lang": "fr-FR"} | how
    return omml(formula, **given).replace("<m:oMath ", f'<m:oMath xmlns:a="{DRAWING}" ', 1)


def faults(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{M}*"):
        name = str(element.tag).removeprefix(M)
        children = [str(child.tag).replace(M, "").replace(A, "a:") for child in element]
        if name in ARGUMENTS:
            if set(children) - INNER:
                yield f"{name}: {children}"
            parent = element.getparent()
            hidden = parent is not None and name in ("deg", "sub", "sup") and parent.tag in (f"{M}rad", f"{M}nary")
            if not children and not hidden:
                yield f"{name} is empty: Office shows a box"
        elif name in ORDER:
            order = "".join(
                f"({re.escape(part.rstrip('?*'))} ){'*' if part.endswith('*') else '?' if part.endswith('?') else ''}"
                for part in ORDER[name].split()
            )
            if not re.fullmatch(order, "".join(f"{child} " for child in children)):
                yield f"{name}: {children}"
        elif name in EMPTY:
            if children or set(element.attrib) - {f"{M}val"}:
                yield f"{name}: {children} {element.attrib}"
        elif name != "t":
            yield f"unknown {name}"


@pytest.mark.parametrize("tex", [*ALL, *MORE])
def test_children_are_in_the_order_of_the_schema(tex: str) -> None:
    assert not list(faults(etree.fromstring(written(tex))))


@pytest.mark.parametrize("tex", ALL)
def test_no_sign_is_lost(tex: str) -> None:
    formula = read_formula(tex, display=True)
    root = etree.fromstring(written(tex))
    found = "".join(map(str, root.itertext())) + "".join(
        str(value) for one in root.iter() for value in one.attrib.values()
    )
    for node in nodes(formula.tree):
        if not isinstance(node, Phantom):
            assert all(char in found for text in shown(node) for char in text)


def test_the_rules_see_what_is_wrong() -> None:
    for bad in ("<m:f><m:den/><m:num/></m:f>", "<m:e/>", "<m:r><m:t>x</m:t><m:rPr/></m:r>", "<m:foo/>", "<m:sSub/>"):
        assert list(faults(etree.fromstring(f'<m:oMath xmlns:m="{NAMESPACE}">{bad}</m:oMath>')))


@pytest.mark.parametrize(
    ("tex", "part"),
    [
        (r"\sum_{i=1}^n i", "<m:limLoc m:val=\"undOvr\"/>"),
        (r"\int_0^1 x", "<m:limLoc m:val=\"subSup\"/>"),
        (r"\sum x", "<m:subHide m:val=\"1\"/><m:supHide m:val=\"1\"/>"),
        (r"\sqrt{x}", "<m:degHide m:val=\"1\"/>"),
        (r"\binom{n}{k}", "<m:type m:val=\"noBar\"/>"),
        (r"\bar{x}", "<m:chr m:val=\"\u0305\"/>"),
        (r"\overline{x}", "<m:pos m:val=\"top\"/>"),
        (r"\left.x\right|", "<m:begChr m:val=\"\"/>"),
        (r"\cancel{x}", "<m:strikeBLTR m:val=\"1\"/>"),
        (r"\sin x", "<m:fName>"),
        (r"{}^{14}_{6}C", "<m:sPre>"),
        (r"\mathrm{d}", "<m:sty m:val=\"p\"/>"),
        (r"\text{si}", "<m:nor/>"),
        (r"\left(\begin{array}{c|c}1&2\end{array}\right)", "<m:sepChr m:val=\"|\"/>"),
        (r"\textcolor{red}{x}", "<a:srgbClr val=\"FF0000\"/>"),
    ],
)  # fmt: skip
def test_structures(tex: str, part: str) -> None:
    assert part in written(tex)


def test_a_sum_reaches_to_the_next_relation() -> None:
    root = etree.fromstring(written(r"\sum_i x_i y = 1"))
    [nary] = root.iter(f"{M}nary")
    assert "".join(map(str, nary[-1].itertext())) == "xiy"


def test_runs_look_as_asked() -> None:
    found = written("x", size=Pt(20.5), lang="", words='<a:latin typeface="+mn-lt"/>')
    assert 'sz="2050"' in found
    assert "lang=" not in found
    assert FILL in found
    assert 'typeface="Cambria Math"' in found
    assert "+mn-lt" in written(r"\text{si}", words='<a:latin typeface="+mn-lt"/>')
    assert ' b="1"' in written(r"\textbf{si}")


def test_the_open_xml_sdk_finds_nothing(open_xml_sdk: Callable[[Path], list[str]], tmp_path: Path) -> None:
    """In a document, whose mathematics it reads; it passes over that of slides, which has looks of its own."""
    paragraphs = []
    for tex in [*ALL, *MORE]:
        root = etree.fromstring(written(tex))
        for look in list(root.iter(f"{A}rPr")):
            parent = look.getparent()
            assert parent is not None
            parent.remove(look)
        paragraphs.append(etree.tostring(root, encoding="unicode"))
    assert open_xml_sdk(_document(tmp_path / "a.docx", paragraphs)) == []
    wrong = f'<m:oMath xmlns:m="{NAMESPACE}"><m:f><m:den/></m:f></m:oMath>'
    assert open_xml_sdk(_document(tmp_path / "b.docx", [wrong])), "it reads mathematics"


def _document(file: Path, paragraphs: list[str]) -> Path:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    body = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    with ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return file
