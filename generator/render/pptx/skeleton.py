"""The parts of a package in which nothing is the deck's own, as python-pptx's empty presentation has them.

To import python-pptx takes as long as half a small build, so they come with the program (``shipped``); it is asked
where they do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Final

import msgspec

from generator._version import __version__
from generator.shipped import read_shipped

NAME: Final = f"pptx-{__version__}"
"""Of the file with what is shipped."""
PROPERTIES: Final = "presProps.xml"
TABLE_STYLES: Final = "tableStyles.xml"


@cache
def skeleton() -> Mapping[str, str]:
    """The XML of each of the parts, by its name below ``ppt``."""
    with suppress(msgspec.DecodeError):
        if (content := read_shipped(NAME)) is not None:
            return msgspec.json.decode(content, type=dict[str, str])
    return asked()


def to_ship() -> bytes:
    return msgspec.json.encode(asked())


def asked() -> dict[str, str]:
    """The same from python-pptx itself."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE

    presentation = Presentation().part
    kinds = {PROPERTIES: RELATIONSHIP_TYPE.PRES_PROPS, TABLE_STYLES: RELATIONSHIP_TYPE.TABLE_STYLES}
    return {name: presentation.part_related_by(kind).blob.decode() for name, kind in kinds.items()}
