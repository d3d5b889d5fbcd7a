"""SVG drawings: read event by event, and written anew with what draws and nothing else.

Read with the standard library's expat and not as a tree: what is refused is refused where it begins, before it takes
room. Entities are refused where they are declared, so none is ever expanded, and nothing is fetched. What is written is
made of a list of elements and attributes that only draw: no scripts, no links, no notes of the program that made it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from generator.imaging import svg_styles
from generator.imaging.fault import PictureError, TooLargeError
from generator.imaging.svg_names import ATTRIBUTES, DROPPED, ELEMENTS
from generator.patterns import pattern

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_DEPTH: Final = 100
MAX_DRAWN: Final = 200_000
"""Elements that are drawn, those that are shown again by reference counted each time."""
SIDE: Final = 4000
"""Pixels that the longer side of a drawing is said to have, which has none."""
_MAX_RATIO: Final = 200
_FILTER_WEIGHT: Final = 500
"""Elements that a step of a filter counts as: it goes over all pixels."""
_MOST_OCTAVES: Final = 10
PLAIN: Final = "Save it as plain SVG from the program that made it, or as PNG."
_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>(?:\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE\s+(?:\w+:)?svg[^>\[]*(?:\[[^\]]*\]\s*)?>)*)"
    rb"<(?:\w+:)?svg[\s/>]",
    re.DOTALL,
)
_LENGTH: Final = pattern(r"\s*([+]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_NUMBER: Final = pattern(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_DATA: Final = pattern(r"data:(image/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\s]*)")


class Drawing(Struct, frozen=True):
    width: float
    """In CSS pixels."""
    height: float
    clean: bytes
    """The drawing written anew."""
    text: bool
    """It has text, which is drawn in whatever fonts there are."""

    @property
    def pixels(self) -> tuple[int, int]:
        scale = SIDE / max(self.width, self.height)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))


def is_svg(data: bytes) -> bool:
    return _START.match(data[:100_000]) is not None


def read_svg(data: bytes) -> Drawing:
    """Raises PictureError for what is no sound drawing, or would do or show more than it holds itself."""
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"{len(data)} bytes of drawing", "Simplify it, or save it as PNG.")
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    parser.EntityDeclHandler = _refuse_entity
    parser.ProcessingInstructionHandler = _refuse_sheet
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        what = expat.ErrorString(problem.code)
        raise PictureError(f"its XML is broken on line {problem.lineno} ({what})", PLAIN) from None
    except (ValueError, LookupError):  # an encoding that there is not
        raise PictureError("its XML is broken", PLAIN) from None
    return reading.drawing()


def _refuse_entity(*_: object) -> None:
    raise PictureError("it declares entities, which are no part of a drawing", PLAIN)


def _refuse_sheet(target: str, _: str) -> None:
    if target == "xml-stylesheet":
        raise PictureError("it takes its styles from another file", PLAIN)


class _Reading:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._depth = 0
        self._dropping = 0
        """Depth of elements inside one that is left out."""
        self._open: list[str] = []
        self._style: list[str] | None = None
        self._size: tuple[float, float] | None = None
        self._text = False
        self._namespace = ""
        self._weights: list[int] = []
        """Of each open element: what was drawn within it so far."""
        self._references: list[list[str]] = []
        """Of each open element: what is referred to within it."""
        self._ids: list[str] = []
        self._by_id: dict[str, tuple[int, list[str]]] = {}
        self._referring = 0

    # Events

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise PictureError("it is nested too deeply", PLAIN)
        namespace, _, local = name.rpartition(" ")
        if self._depth == 1:
            if local != "svg" or namespace not in ("", _SVG):
                raise PictureError("it is no SVG drawing", PLAIN)
            self._namespace = namespace
        if local.lower() == "script" or any(_is_event(one) for one in attributes):
            raise PictureError("it holds a script", PLAIN)
        if self._dropping or namespace != self._namespace or local not in ELEMENTS:
            self._leave_out(namespace, local)
            return
        self._append(local, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._dropping:
            self._dropping -= 1
            return
        local = self._open.pop()
        if self._style is not None and local == "style":
            self._out.append(escape(svg_styles.clean("".join(self._style))))
            self._style = None
        self._out.append(f"</{local}>")
        weight, references, id_ = self._weights.pop(), self._references.pop(), self._ids.pop()
        if id_:
            self._by_id.setdefault(id_, (weight, references))
        if self._weights:
            self._weights[-1] += weight
            self._references[-1] += references
        else:
            self._by_id[""] = (weight, references)

    def characters(self, text: str) -> None:
        if self._dropping:
            return
        if self._style is not None:
            self._style.append(text)
        elif self._open[-1] in ("text", "tspan", "textPath"):
            self._text = self._text or bool(text.strip())
            self._out.append(escape(text))

    # What comes of it

    def drawing(self) -> Drawing:
        assert self._size is not None
        drawn = self._drawn("", {}, set())
        if drawn > MAX_DRAWN:
            raise TooLargeError("parts that refer to each other too often", PLAIN)
        clean = "".join(self._out).encode()
        return Drawing(*self._size, clean, self._text)

    def _drawn(self, id_: str, known: dict[str, int], above: set[str]) -> int:
        """Elements that are drawn for an element, with all that it refers to; PictureError for a circle."""
        if id_ in known or id_ not in self._by_id:
            return known.get(id_, 0)
        if id_ in above:
            raise PictureError("a part of it refers to itself", PLAIN)
        if len(above) > MAX_DEPTH:
            raise PictureError("its parts refer to each other too deeply", PLAIN)
        weight, references = self._by_id[id_]
        above.add(id_)
        for one in references:
            weight = min(weight + self._drawn(one, known, above), MAX_DRAWN + 1)
        above.remove(id_)
        known[id_] = weight
        return weight

    # Elements

    def _leave_out(self, namespace: str, local: str) -> None:
        if not self._dropping and namespace == self._namespace and local not in DROPPED:
            inside_switch = local == "foreignObject" and self._open[-1:] == [
                "switch"
            ]  # which has another way to show it
            if not inside_switch:
                raise PictureError(f"it holds `{local[:40]}`, which not every program draws", PLAIN)
        self._dropping += 1

    def _append(self, local: str, attributes: Mapping[str, str]) -> None:
        root = not self._open
        self._open.append(local)
        weight = _FILTER_WEIGHT if local.startswith("fe") and local[2:3].isupper() else 1
        kept = dict(self._kept(local, attributes))
        own = [*svg_styles.fragments(" ".join(kept.values()))]
        if (target := kept.get("href", "")).startswith("#"):
            own.append(target[1:])
        self._referring += len(own)
        self._weights.append(weight)
        self._references.append(own)
        self._ids.append(kept.get("id", ""))
        if sum(self._weights) > MAX_DRAWN or self._referring > MAX_DRAWN // 10:
            raise TooLargeError("more parts than a page can show", PLAIN)
        if root:
            kept = self._sized(kept)
        tag = "g" if local == "a" else local
        self._open[-1] = tag
        self._out.append(f"<{tag}" + "".join(f" {name}={quoteattr(value)}" for name, value in kept.items()) + ">")
        if local == "style":
            self._style = []

    def _sized(self, kept: dict[str, str]) -> dict[str, str]:
        """The root's attributes with a size in pixels and with a view box, so that all programs scale it alike."""
        box = [float(one) for one in _NUMBER.findall(kept.get("viewBox", ""))]
        if box and (len(box) != 4 or not all(map(math.isfinite, box)) or min(box[2:]) <= 0):
            raise PictureError("its `viewBox` is no four numbers with a width and a height", PLAIN)
        width, height = _pixels(kept.pop("width", "")), _pixels(kept.pop("height", ""))
        if box:
            across, down = box[2:]
            width, height = width or (height or down) * across / down, height or (width or across) * down / across
        if not width or not height:
            raise PictureError("it does not say its size: it has no `viewBox`, and no `width` and `height`", PLAIN)
        if not (0.01 < width < 1e6 and 0.01 < height < 1e6 and 1 / _MAX_RATIO <= width / height <= _MAX_RATIO):
            raise PictureError(f"its size is {width:g} x {height:g}, which fits no page", PLAIN)
        self._size = width, height
        kept.setdefault("viewBox", f"0 0 {width:g} {height:g}")
        return {"xmlns": _SVG, "width": f"{width:.6g}", "height": f"{height:.6g}"} | kept

    def _kept(self, local: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, value in attributes.items():
            namespace, _, plain = name.rpartition(" ")
            if namespace == _XML and plain == "space":
                yield "xml:space", value
            elif plain == "href" and namespace in ("", _XLINK):
                if local != "a" and ("href" not in attributes or not namespace):
                    yield "href", _reference(local, value)
            elif not namespace and plain == "style":
                yield plain, svg_styles.clean(value)
            elif not namespace and plain in ATTRIBUTES:
                if plain == "numOctaves" and (_pixels(value) or 0) > _MOST_OCTAVES:
                    raise PictureError("a filter of it takes too much time", PLAIN)
                svg_styles.require_inside(value)
                yield plain, value


def _is_event(name: str) -> bool:
    return name.lower().startswith("on") and " " not in name


def _reference(local: str, value: str) -> str:
    """A reference into the drawing itself, or a picture inside it, cleaned like any picture."""
    value = value.strip()
    if value.startswith("#"):
        return value
    found = _DATA.fullmatch(value) if local in ("image", "feImage") else None
    if found is None:
        raise PictureError(f"it shows what is outside it: {value[:60]}", "Embed that picture in the drawing.")
    from base64 import b64encode

    from generator.imaging.embedded import embedded_picture

    kind, data = embedded_picture(found[1], found[2])
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"


def _pixels(value: str) -> float | None:
    """A length in CSS pixels; None for a share of something else, or for none."""
    found = _LENGTH.fullmatch(value)
    if not found or not math.isfinite(float(found[1])):
        return None
    return float(found[1]) * _UNITS[found[2]]
