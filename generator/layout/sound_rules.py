"""Whether a layout rule of one's own can be laid out and written: what shipped rules are tested for is asked of these
each time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

from generator.layout.rule import ArtRegion, LogoRegion, PictureRegion, Region, Rule, ShapeRegion, TextRegion
from generator.layout.theme import Theme
from generator.names import unknown_name
from generator.patterns import pattern
from generator.scene.boxes import Placeholder
from generator.units import Pt, Rect

MAX_BOXES: Final = 60
FIELDS: Final = frozenset(
    "heading kicker subtitle author items text columns quote by source statement image caption".split()
)
"""What a region may show, and a rule ask for."""
TEXTS: Final = ("deck.title", "deck.footer", "deck.date", "slide.kicker", "section.number", "page.number")
DEFAULTS: Final = frozenset(
    "deck.title deck.subtitle deck.author deck.date deck.footer slide.id image.alt blocks".split()
)
SHARES: Final = ("third", "half", "two-thirds")
LAYOUT_TYPES: Final = frozenset((
    "title tx twoColTx tbl txAndChart chartAndTx dgm chart txAndClipArt clipArtAndTx titleOnly blank txAndObj objAndTx "
    "objOnly obj txAndMedia mediaAndTx objOverTx txOverObj txAndTwoObj twoObjAndTx twoObjOverTx fourObj vertTx "
    "clipArtAndVertTx vertTitleAndTx vertTitleAndTxOverChart twoObj objAndTwoObj twoObjAndObj cust secHead twoTxTwoObj "
    "objTx picTx"
).split())  # fmt: skip
"""ECMA-376 part 1, 19.7.15."""
TITLES: Final = ("title", "ctrTitle")
PLACEHOLDERS: Final = (*TITLES, "subTitle", "body", "obj", "tbl", "ftr", "dt", "sldNum")
"""Of texts."""
FEET: Final = {"dt": "deck.date", "sldNum": "page.number"}
_NAME: Final = pattern(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
_COLUMN: Final = pattern(r"columns\[([0-3])\]\.(?:heading|items)")
_FAR: Final = Pt(2_000)


def require_sound(rule: Rule, theme: Theme, names: Collection[str]) -> None:
    """Raises ValueError, which names the box and the key; ``names`` are those of all layouts."""
    if len(rule.regions) > MAX_BOXES:
        raise ValueError(f"it has {len(rule.regions)} boxes; the limit is {MAX_BOXES}")
    for problem in chain(
        _rule(rule, theme, names), *(_region(region, rule, theme) for region in rule.regions), _order(rule)
    ):
        raise ValueError(problem)


def _rule(rule: Rule, theme: Theme, names: Collection[str]) -> Iterator[str]:
    for key, text, most in (("title", rule.title, 100), ("summary", rule.summary, 200)):
        if not text.isprintable() or not 0 < len(text) <= most:
            yield f"`{key}` is a text of at most {most} characters"
    yield from _known("type", [rule.type], LAYOUT_TYPES)
    yield from _known("background", [rule.background], theme.scene.colors)
    yield from _known("alternatives", rule.alternatives, names)
    yield from _known("shares", rule.shares, SHARES)
    yield from _known("needs", (*rule.needs, *rule.any, *rule.allows), FIELDS)
    if not rule.shares:
        yield "`shares` names none"
    if not (0 <= rule.columns <= 4 and 0 <= rule.order <= 10_000 and 0 <= rule.auto <= 10_000):
        yield "`columns` is a number from 0 to 4; `order` and `auto` go up to 10000"
    bodies = [one for one in rule.regions if isinstance(one, TextRegion) and theme.styles[one.style].list]
    if (rule.blocks or rule.splits or rule.alternatives) and not any(not one.group for one in bodies):
        yield "a rule with `blocks`, `splits` or `alternatives` has a box for its body, whose style has `list: true`"
    if rule.blocks and not {"heading", "source"} <= rule.takes:
        yield "a rule with `blocks` takes `heading` and `source` as well"
    titles = [one for one in _bindings(rule) if one.idx == 0 or one.type in TITLES]
    if len(titles) != 1 or titles[0].idx != 0 or titles[0].type not in TITLES:
        yield "it has one title: a box with `placeholder: {type: title, idx: 0}`"


def _bindings(rule: Rule) -> Iterator[Placeholder]:
    for region in rule.regions:
        if isinstance(region, TextRegion | PictureRegion) and region.placeholder:
            yield region.placeholder


def _known(key: str, values: Collection[str], known: Collection[str]) -> Iterator[str]:
    for value in values:
        if value not in known:
            yield f"`{key}`: {unknown_name('value', value, known)}"


def _place(at: Rect) -> Iterator[str]:
    if not all(-_FAR <= one <= _FAR for one in (at.x, at.y)) or not all(
        0 < one <= _FAR for one in (at.width, at.height)
    ):
        yield "`at` is x, y, width and height in pt, the last two above 0"


def _region(region: Region, rule: Rule, theme: Theme) -> Iterator[str]:
    if not isinstance(region.name, str) or not _NAME.fullmatch(region.name):
        yield "the name of a box has letters, figures, `-` and `_`"
        return
    box = f"in the box {region.name!r}, "
    yield from (f"{box}{one}" for one in _place(region.at))
    if isinstance(region, TextRegion | PictureRegion | LogoRegion) and region.ground:
        yield from (f"{box}{one}" for one in _known("ground", [region.ground], theme.scene.colors))
    if isinstance(region, ArtRegion):
        sizes = (region.density, *region.radius)
        if not (0 <= region.count <= 200 and len(region.radius) <= 2 and all(0 < one <= 1_000 for one in sizes)):
            yield f"{box}`count` is at most 200, `density` and the two of `radius` at most 1000"
        if region.density > 4 or not isinstance(region.key, str) or not _NAME.fullmatch(region.key):
            yield f"{box}`density` is at most 4, and what it is drawn for is a name"
    if isinstance(region, PictureRegion):
        wrong = region.placeholder.type != "pic" or region.field != "image"
        if wrong or region.align not in ("left", "center", "right"):
            yield f"{box}a picture has `field: image`, the placeholder type `pic`, and stands left, center or right"
    elif isinstance(region, LogoRegion):
        yield from _known("align", [region.align], ("left", "center", "right"))
    elif isinstance(region, TextRegion):
        yield from (f"{box}{one}" for one in _text(region, rule))
    binding = region.placeholder if isinstance(region, TextRegion | PictureRegion) else None
    if binding and not 0 <= binding.idx <= 10_000:
        yield f"{box}`idx` is a number from 0 to 10000"


def _text(region: TextRegion, rule: Rule) -> Iterator[str]:
    for field in region.field:
        column = _COLUMN.fullmatch(field)
        if column and int(column[1]) >= rule.columns:
            yield f"`{field}` is more than the rule's `columns: {rule.columns}`"
        elif not column:
            yield from _known("field", [field], FIELDS - {"columns", "image"})
    if region.text:
        yield from _known("text", [region.text], TEXTS)
        yield from _known("default", region.default, [one for one in DEFAULTS if one.startswith("deck.")])
    else:
        yield from _known("default", region.default, DEFAULTS | (FIELDS - {"columns", "image"}))
    if region.fixed and not region.text:
        yield "what is `fixed` has a `text`"
    if region.lead not in (None, "bold"):
        yield "`lead` is `bold`"
    if region.field and not region.placeholder:
        yield "what shows a field has a `placeholder`"
    if region.grow and not 0 < region.grow.to - region.grow.top <= _FAR:
        yield "`grow` ends below its `top`"
    if region.placeholder:
        kind = region.placeholder.type
        yield from _known("placeholder.type", [kind], PLACEHOLDERS)
        if FEET.get(kind, region.text) != region.text or (kind == "ftr" and not region.text):
            yield f"a placeholder of type {kind} shows {FEET.get(kind, 'a text such as deck.footer')}"
    if region.align not in ("", "right") or region.marker not in ("", "number"):
        yield "`align` is `right`, `marker` is `number`"
    if region.dense:
        yield from _place(region.dense.at)


def _order(rule: Rule) -> Iterator[str]:
    """Boxes speak of boxes that are there; those that push stand before those that are pushed."""
    before: set[str] = set()
    names = {region.name for region in rule.regions}
    taken: set[int] = set()
    for region in rule.regions:
        if region.name in before:
            yield f"there are two boxes {region.name!r}"
        later = (region.after,) if isinstance(region, TextRegion | ShapeRegion | ArtRegion) else ()
        continued = (region.continues,) if isinstance(region, TextRegion) else ()
        for name in (*later, *continued):
            if name is not None and name not in before:
                yield f"the box {region.name!r} speaks of {name[:60]!r}, and there is no such box before it"
        if isinstance(region, ShapeRegion):
            for name in (*region.until, *region.holds, *filter(None, [region.panel, region.between])):
                if name not in names:
                    yield f"the box {region.name!r} speaks of {name[:60]!r}, and there is no such box"
        elif isinstance(region, PictureRegion) and region.above and region.above not in names:
            yield f"the box {region.name!r} speaks of {region.above[:60]!r}, and there is no such box"
        if isinstance(region, TextRegion | PictureRegion) and region.placeholder:
            if region.placeholder.idx in taken:
                yield f"two boxes have the placeholder {region.placeholder.idx}"
            taken.add(region.placeholder.idx)
        before.add(region.name)
