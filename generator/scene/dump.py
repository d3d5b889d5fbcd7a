"""A Scene as stable text, for ``diapo check --dump`` and the golden tests: boxes in pt, styles, and the lines as
they break."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import assert_never

from generator.scene.boxes import (
    Box,
    ChartBox,
    Connector,
    Drawing,
    Group,
    MediaBox,
    PictureBox,
    PictureSlot,
    Remote,
    Shape,
    Shown,
    TableBox,
    TextBox,
)
from generator.scene.forms import RECTANGLE, Dash, Ellipse, Form, Path, Rectangle, RoundedRectangle
from generator.scene.page import Page, Scene, Transition
from generator.scene.text import LevelStyle, Mark
from generator.units import Rect


def dump_scene(scene: Scene) -> str:
    return "\n".join(_scene(scene)) + "\n"


def _scene(scene: Scene) -> Iterator[str]:
    size = f"{scene.size.width.pt:g} x {scene.size.height.pt:g} pt"
    yield f"scene “{scene.title}” lang {scene.lang} theme {scene.theme.name} {size}, {len(scene.pages)} pages"
    for page in scene.pages:
        yield ""
        yield from _page(page)


def _page(page: Page) -> Iterator[str]:
    part = f" part {page.part}/{page.parts}" if page.parts > 1 else ""
    yield f"page {page.number} {page.id} layout {page.layout}{part} “{page.title}”" + (
        f" [{page.fitted}]" if page.fitted else ""
    )
    if page.clicks or page.transition is not Transition.NONE or page.pairs:
        pairs = f", in common {' '.join(page.pairs)}" if page.pairs else ""
        yield f"  {page.clicks} clicks, transition {page.transition}{pairs}"
    for box in page.boxes:
        yield from _box(box)
    for note in page.notes:
        mark = "- " if note.bullet else f"{note.number}. " if note.number is not None else ""
        yield f"  note {'  ' * note.depth}{mark}{note.text}".replace("\n", "\n       " + "  " * note.depth)


def _box(box: Box) -> Iterator[str]:
    first, *others = list(_described(box)) or [""]
    if first:
        yield first + _when(box.shown)
    yield from others


def _when(shown: Shown | None) -> str:
    if shown is None:
        return ""
    return f" from click {shown.first}" + ("" if shown.until is None else f" to {shown.until}")


def _described(box: Box) -> Iterator[str]:
    if isinstance(box, TextBox):
        yield from _text(box)
    elif isinstance(box, PictureBox):
        crop = f" crop {box.crop}" if any(box.crop) else ""
        crop += f" turned {box.turn}" if box.turn else ""
        crop += " disc" if box.disc else ""
        yield f"  picture {box.name} {_rect(box.rect)} {box.media_type} {box.sha256[:12]} alt “{box.alt}”{crop}"
    elif isinstance(box, PictureSlot):
        yield f"  slot {box.name} {_rect(box.rect)}"
    elif isinstance(box, TableBox):
        yield from _table(box)
    elif isinstance(box, Group):
        alt = f" alt “{box.alt}”" if box.alt else ""
        yield f"  group {box.name} {_rect(box.rect)}{alt}"
        yield from (f"  {line}" for each in box.boxes for line in _box(each))
    elif isinstance(box, Drawing):
        if not box.fixed:
            digest = sha256("\n".join(map(repr, box.shapes)).encode()).hexdigest()[:12]
            about = f" alt “{box.alt}”{f' to {box.link}' if box.link else ''}" if box.alt else ""
            yield f"  drawing {box.name} {_rect(box.rect)} {len(box.shapes)} shapes {digest}{about}"
    elif isinstance(box, MediaBox):
        yield from _media(box)
    elif isinstance(box, ChartBox):
        yield from _chart(box)
    elif isinstance(box, Connector):
        ends = f"{box.start.box} {box.start.side} to {box.end.box} {box.end.side}"
        yield f"  connector {box.name} {_rect(box.rect)} {ends} {box.line}{' arrow' if box.arrow else ''}"
    elif not box.fixed:
        yield f"  {_shape(box)}"


def _shape(shape: Shape) -> str:
    look = [shape.fill or "no fill"]
    if shape.form != RECTANGLE or shape.fill is None:
        look += [f"line {shape.line} {shape.line_width.pt:g}" if shape.line else "", _form(shape.form)]
    look.append(str(shape.dash) if shape.dash is not Dash.SOLID else "")
    return " ".join(filter(None, ["shape", shape.name, _rect(shape.rect), *look]))


def _form(form: Form) -> str:
    match form:
        case Rectangle():
            return ""
        case RoundedRectangle():
            return f"radius {form.radius.pt:g}"
        case Ellipse():
            return "ellipse"
        case Path():
            return "path " + " ".join(
                f"{len(subpath.segments)}{'' if subpath.closed else ' open'}" for subpath in form.subpaths
            )
        case _:
            assert_never(form)


def _text(box: TextBox) -> Iterator[str]:
    if box.fixed:
        return
    hidden = " hidden" if box.hidden else ""
    fill = 100 * box.text_height / box.rect.height if box.rect.height else 0
    text = f"text {box.text_height.pt:g} pt ({fill:.0f} %)"
    held = f" in {_rect(box.holder.rect)} {box.holder.fill}" if box.holder else ""
    yield f"  {box.role} {box.name} {_rect(box.rect)} {box.anchor} {text}{hidden}{held}"
    used = max((paragraph.level for paragraph in box.paragraphs), default=0) + 1
    for index, level in enumerate(box.levels[:used]):
        yield f"    level {index}: {_level(level)}"
    for paragraph in box.paragraphs:
        mark = "" if paragraph.mark is Mark.LEVEL else f" {paragraph.mark}"
        number = f" {paragraph.number}." if paragraph.number else ""
        way = f"{' rtl' if paragraph.rtl else ''}{' turned' if paragraph.turned else ''}"
        yield f"    {paragraph.level}{mark}{number}{way} {paragraph.id}".rstrip() + _when(paragraph.shown)
        for line in paragraph.lines:
            yield "      | " + line.replace("\u00a0", "~").replace("\u200b", "^")


def _table(box: TableBox) -> Iterator[str]:
    head = f" head {box.head}" + (" stub" if box.stub else "") + (" total" if box.total else "")
    columns = " ".join(f"{width.pt:.2f}" for width in box.columns)
    yield f"  table {box.name} {_rect(box.rect)}{head} columns {columns}"
    for number, row in enumerate(box.rows):
        yield (
            f"    row {row.height.pt:.2f} pt"
            + "".join(f" rule {rule.width.pt:g} {rule.color}" for rule in box.rules if rule.row == number)
            + _when(row.shown)
        )
        for cell in row.cells:
            style = cell.text.levels[0]
            joined = f" {cell.columns}x{cell.rows}" if cell.columns * cell.rows > 1 else ""
            ground = f" on {cell.text.fill}" if cell.text.fill else ""
            place = f"{cell.text.rect.x.pt:.2f}+{cell.text.rect.width.pt:.2f} {style.align}"
            yield f"      {cell.column}{joined} {place} {_level(style)}{ground}"
            for line in (line for paragraph in cell.text.paragraphs for line in paragraph.lines):
                yield "      | " + line.replace("\u00a0", "~").replace("\u200b", "^")


def _chart(box: ChartBox) -> Iterator[str]:
    yield f"  chart {box.name} {_rect(box.rect)} {box.kind} {box.grouping} plot {_rect(box.plot)} alt “{box.alt}”"
    for axis in filter(None, (box.values, box.places)):
        yield f"    axis {axis.min:g} to {axis.max:g} by {axis.step:g} {axis.format}" + (
            "" if axis.shown else " hidden"
        )
    if box.builds:
        yield f"    {'categories' if box.by_category else 'series'}" + ",".join(map(_when, box.builds))
    for series in box.series:
        values = " ".join("-" if one is None else f"{one:g}" for one in series.values)
        yield f"    series {series.name} {series.color} {series.dash}: {values}"
    for shape in box.shapes:
        yield f"    {_shape(shape)}"
    for label in box.labels:
        text = "".join(one.text for one in label.paragraphs).replace("\u00a0", "~")
        yield f"    label {_rect(label.rect)} {_level(label.levels[0])} {label.levels[0].align} | {text}"


def _media(box: MediaBox) -> Iterator[str]:
    yield f"  {box.kind} {box.name} {_rect(box.rect)} alt “{box.alt}”"
    source = box.source
    if isinstance(source, Remote):
        yield f"    from {source.link}" + (f" by {source.player} {source.source}" if source.player else "")
    else:
        flags = [name for name in ("loop", "muted", "autoplay", "controls", "captions") if getattr(source, name)]
        times = f"{source.start:g} to {'the end' if source.end is None else f'{source.end:g}'}"
        yield f"    {source.media_type} {source.sha256[:12]} {times} {' '.join(flags)}".rstrip()
    yield from (f"  {line}" for each in box.drawn for line in _box(each))


def _level(level: LevelStyle) -> str:
    weight = (" bold" if level.bold else "") + (" italic" if level.italic else "")
    bullet = f" bullet {level.bullet.counted(1) or level.bullet.glyph} {level.bullet.color}" if level.bullet else ""
    indent = f" indent {level.indent.pt:g}/{level.hang.pt:g}" if level.indent or level.hang else ""
    gaps = f"x{level.spacing:g} before {level.before.pt:g}"
    gaps += f" tracking {level.tracking.pt:.2f}" if level.tracking else ""
    return f"{level.size.pt:g} pt {level.face}{weight} {level.color} {gaps}{indent}{bullet}"


def _rect(rect: Rect) -> str:
    return f"{rect.x.pt:g},{rect.y.pt:g} {rect.width.pt:g}x{rect.height.pt:g}"
