"""What math-core is known to write in MathML: elements are judged in ``mathml_tree``, attributes and styles here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.patterns import pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Unsupported(Exception):  # noqa: N818
    """Something in the MathML that this program cannot show; the text says what."""


_ALLOWED: Final = {
    "mfrac": {"displaystyle", "linethickness", "scriptlevel"},
    "mi": {"mathvariant"},
    "mo": {"form", "lspace", "rspace", "minsize", "maxsize", "stretchy", "symmetric", "movablelimits"},
    "mover": {"accent"},
    "mpadded": {"width", "height"},
    "munder": {"accentunder"},
    "mrow": {"displaystyle", "scriptlevel", "class"},
    "mspace": {"width"},
    "mtable": {"displaystyle", "scriptlevel"},
    "menclose": {"notation"},
    "math": {"display"},
}
_STYLE: Final = pattern(
    r"padding(-top|-bottom|-left|-right)?:\s*[\d.]+(em)?|text-align: (left|right|center)|justify-items: (start|end)"
    r"|border-(top|right|left|bottom): 0\.05em (solid|dashed) currentcolor|color:#[0-9A-Fa-f]{6}|margin-left:-?[\d.]+em"
)
_STYLED: Final = frozenset({"mrow", "mspace", "mpadded", "mtable", "mtd", "mfrac"})


def name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def text_of(element: Element) -> str:
    return element.text or ""


def check(element: Element) -> None:
    """Raises ``Unsupported`` for an attribute or a style that is not known here."""
    kind = name(element)
    for attribute, value in element.attrib.items():
        if attribute == "style" and kind in _STYLED:
            for one in value.split(";"):
                if one.strip() and not _STYLE.fullmatch(one.strip()):
                    raise Unsupported(f"<{kind} style=“{one.strip()}”>")
        elif attribute not in _ALLOWED.get(kind, ()):
            raise Unsupported(f"<{kind} {attribute}=“{value}”>")
