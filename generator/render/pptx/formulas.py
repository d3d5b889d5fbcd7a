"""Formulas in texts: as PowerPoint's own, and for all other viewers as gaps in the text with pictures over them.

LibreOffice takes the fallback of an alternative only if the other one asks for something that it does not know: it
knows ``a14``, and no version of it ``a16`` (measured; asked for ``a14`` alone it shows neither formula nor picture).
Lines end where layout ends them, because PowerPoint sets formulas in another font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.render.pptx.forms import RECTANGLE, transform
from generator.render.pptx.languages import language_attribute
from generator.render.pptx.markup import attribute, element
from generator.render.pptx.omml import omml
from generator.render.pptx.shapes import SVG_BLIP
from generator.render.pptx.styles import hundredths
from generator.render.pptx.text import FormulasAs, PartContext
from generator.scene.boxes import Shown, TextBox
from generator.scene.formula_places import FormulaPlace, formula_places
from generator.scene.lines import lines_of
from generator.scene.text import LevelStyle, Paragraph, Run, Spot
from generator.usercache import keep_sound, read_sound

CHOICE: Final = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" Requires="a14 a16">{}</mc:Choice>'
    "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
"""What PowerPoint since 2016 reads, and what all others do."""
_GAP: Final = "\u00a0"
_FIRST_NUMBER: Final = 1_900_000_000
"""Ids of pictures over gaps, clear of those of all other shapes."""


PIXELS: Final = 192 / 72
"""Of a picture over a gap, in a point."""
_VERSION: Final = "1"
"""Goes up when pictures are drawn in another way."""


class FormulaPicture(Struct, frozen=True):
    """A formula as a picture, in one colour and size."""

    name: str
    place: FormulaPlace
    color: str
    """Six hexadecimal digits."""


class FormulaPictures:
    """The pictures of formulas in a package, numbered as they are written."""

    def __init__(self) -> None:
        self.made: dict[tuple[object, ...], FormulaPicture] = {}
        self.written = 0
        self._shapes = 0
        self._appearing: list[tuple[int, Shown]] = []

    def add(self, place: FormulaPlace, color: str) -> FormulaPicture:
        formula = place.formula.formula
        key = (formula, place.formula.drawing, place.size, color)
        if key not in self.made:
            self.made[key] = FormulaPicture(f"formula{len(self.made) + 1}", place, color)
        return self.made[key]

    def number(self, shown: Shown | None) -> int:
        """Of the shape that shows one, and is there then."""
        self._shapes += 1
        number = _FIRST_NUMBER + self._shapes
        if shown:
            self._appearing.append((number, shown))
        return number

    def taken(self) -> list[tuple[int, Shown]]:
        """The shapes that are not there all the time, of what was written since this was last asked for."""
        found, self._appearing = self._appearing, []
        return found


def alternatives(
    boxes: Sequence[TextBox], shown: Shown | None, around: PartContext, shape: Callable[[PartContext], str]
) -> str:
    """A shape that holds texts with formulas, once as PowerPoint's own and once with pictures over its gaps. ``shown``:
    when the shape is there."""
    own = shape(replace(around, formulas_as=FormulasAs.OWN))
    gaps = shape(replace(around, formulas_as=FormulasAs.GAPS))
    pictures = "".join(_picture(place, around, place.shown or shown) for box in boxes for place in formula_places(box))
    return CHOICE.format(own, gaps + pictures)


def formula_shape(box: TextBox, number: int, around: PartContext) -> str:
    """A formula that stands by itself."""
    (place,) = formula_places(box)
    formula, size = place.formula, place.size
    named = f'<p:cNvPr id="{number}" name="{around.called(box.name)}" descr="{attribute(formula.alt)}"/>'
    xml = omml(formula.formula, size=size, color=around.ink.fills[place.color], lang=around.lang)
    end = f'<a:endParaRPr{language_attribute(around.lang)} sz="{hundredths(size.pt)}"/>'
    own = (
        f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{transform(box.rect)}{RECTANGLE}'
        '<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        '<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="ctr"/><a14:m><m:oMathPara '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMathParaPr><m:jc m:val="center"/>'
        f"</m:oMathParaPr>{xml}</m:oMathPara></a14:m>{end}</a:p></p:txBody></p:sp>"
    )
    return CHOICE.format(own, _picture(place, around, None, named))


def formula_runs(
    paragraph: Paragraph, style: LevelStyle, lang: str, around: PartContext, runs_of: Callable[[Run], str]
) -> str:
    """The runs of a paragraph that has formulas; ``runs_of`` writes all others, and a formula as plain signs where
    viewers do not agree where it stands."""
    spots = iter(paragraph.spots)
    lines = []
    for line in lines_of(paragraph):
        parts = [
            _formula(run, next(spots), style, lang, around, runs_of) if run.formula else runs_of(run) for run in line
        ]
        lines.append("".join(parts))
    return f"<a:br>{element('a:rPr', language_attribute(lang))}</a:br>".join(lines)


def _formula(
    run: Run, spot: Spot, style: LevelStyle, lang: str, around: PartContext, runs_of: Callable[[Run], str]
) -> str:
    formula, size = run.formula, run.size or style.size
    assert formula is not None
    if around.formulas_as is FormulasAs.OWN:
        color = around.ink.fills[run.color or style.color]
        return f"<a14:m>{omml(formula.formula, size=size, color=color, lang=lang)}</a14:m>"
    if not spot.known:
        return runs_of(replace(run, text=formula.plain, formula=None))
    width, space = formula.drawing.width * size.pt, spot.space.pt
    count = max(1, round(width / space))
    apart = round(100 * (width - count * space) / count)
    look = f'{language_attribute(lang)} sz="{hundredths(size.pt)}" spc="{apart}"'
    return f"<a:r>{element('a:rPr', look)}<a:t>{_GAP * count}</a:t></a:r>"


def _picture(place: FormulaPlace, around: PartContext, shown: Shown | None, named: str = "") -> str:
    pictures = around.formula_pictures
    assert pictures is not None
    picture = pictures.add(place, around.ink.hexes[place.color])
    png = around.relations.add("image", f"../media/{picture.name}.png")
    svg = around.relations.add("image", f"../media/{picture.name}.svg")
    if not named:
        number, alt = pictures.number(shown), attribute(place.formula.alt)
        named = f'<p:cNvPr id="{number}" name="{around.called("formula")}" descr="{alt}"/>'
    return (
        f'<p:pic><p:nvPicPr>{named}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{png}">{SVG_BLIP.format(svg)}</a:blip><a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{transform(place.rect)}{RECTANGLE}</p:spPr></p:pic>"
    )


def picture_parts(pictures: FormulaPictures) -> Iterator[tuple[str, str | bytes]]:
    """The files of the pictures that were not written yet."""
    from generator.render.formula_svg import svg_of

    every = list(pictures.made.values())
    for one in every[pictures.written :]:
        svg = svg_of(one.place.formula.drawing, one.color, one.place.size)
        yield f"ppt/media/{one.name}.png", _png(svg, max(1, round(one.place.rect.width.pt * PIXELS)))
        yield f"ppt/media/{one.name}.svg", svg
    pictures.written = len(every)


def _png(svg: str, width: int) -> bytes:
    """``width`` pixels wide. To draw one takes as long as to lay out a slide, so they are kept."""
    name = f"formula-{sha256(f'{_VERSION} {width} {svg}'.encode()).hexdigest()}.png"
    kept = read_sound(name)
    if kept is None:
        from generator.imaging.drawn import drawn

        kept = drawn(svg.encode(), width)
        keep_sound(name, kept)
    return kept
