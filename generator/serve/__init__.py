"""The live preview: decks beside the text, in a page of this machine. ``docs/design/serve.md`` says why it is so.

    change of a file -> watching -> preview (load, lay out, what is new of the page) -> events -> the page

Nothing of this is imported by a build. ``serve`` is the door.
"""

from __future__ import annotations

from generator.serve.built import Variant as Variant
from generator.serve.running import Served as Served
from generator.serve.running import serve as serve
from generator.serve.running import served as served
