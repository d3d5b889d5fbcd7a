"""Pages of the Scene, slide layouts, and the Scene itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from generator.scene.boxes import BasicBox, Box, TextBox, basic
from generator.scene.text import Run
from generator.scene.theme import SceneTheme
from generator.spans import Span
from generator.units import Size


class Note(Struct, frozen=True):
    """A paragraph of speaker notes, or an item of a list in them. Viewers break its lines."""

    runs: tuple[Run, ...]
    depth: int = 0
    """0 outside of lists, 1 in a list, 2 in one below an item, ..."""
    bullet: bool = False
    number: int | None = None
    """With neither in a list, it goes on with the item before it."""
    rtl: bool = False
    turned: bool = False
    """As those of a Paragraph."""
    span: Span | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Transition(StrEnum):
    """How a page takes the place of the one before."""

    NONE = "none"
    FADE = "fade"
    PUSH = "push"
    MORPH = "morph"
    """What has the same name on both moves from its place on one to that on the other; the rest fades."""


class Page(Struct, frozen=True, weakref=True, dict=True):
    """One page. A slide that was split gives several, with ``part`` of ``parts``."""

    id: str
    """Unique: the slide's id, then ``id--2``, ``id--3`` for continuation pages."""
    slide: str
    layout: str
    """Name of its SceneLayout."""
    title: str
    """Plain text of its title, for outlines and links."""
    lang: str
    background: str
    """Colour token."""
    boxes: tuple[Box, ...]
    number: int
    rtl: bool = False
    """Whether its language is read from right to left."""
    part: int = 1
    parts: int = 1
    notes: tuple[Note, ...] = ()
    clicks: int = 0
    """How many it takes until all of it was shown."""
    transition: Transition = Transition.NONE
    pairs: Mapping[str, str] = field(default_factory=dict)
    """Of a page that takes the place of the one before by ``Transition.MORPH``, or of one before such: what boxes are
    called on both, by their names on this one."""
    section: str = ""
    """The name of the section that begins with it."""
    begins: float = 0.0
    """The minute at which its author plans that it begins."""
    hidden: bool = False
    """Not shown, and kept in the files."""
    appendix: bool = False
    """After the end, counted apart."""
    label: str = ""
    """What it is called where pages are counted: ``3``, or ``A1`` in the appendix."""
    fitted: str = ""
    """How the body was fitted, for people: ``22 pt, spacing 1.05, 1 column``."""
    span: Span | None = None

    @cached_property
    def drawn(self) -> tuple[BasicBox, ...]:
        """All that it draws, in texts, pictures and shapes; asked for by whatever looks at all of a deck."""
        return tuple(basic(self.boxes))

    @property
    def texts(self) -> list[TextBox]:
        """Those in its tables among them."""
        return [box for box in self.drawn if isinstance(box, TextBox)]


class SceneLayout(Struct, frozen=True):
    """A slide layout of the PPTX: fixed boxes and the placeholders with their own styles (five body levels)."""

    name: str
    title: str
    """As shown in PowerPoint's New Slide menu."""
    background: str
    boxes: tuple[Box, ...]
    type: str = "cust"
    """PPTX ST_SlideLayoutType: title, secHead, obj, twoObj, titleOnly, blank, picTx, cust..."""


class Scene(Struct, frozen=True):
    title: str
    lang: str
    size: Size
    theme: SceneTheme
    layouts: tuple[SceneLayout, ...]
    """Every layout rule of the installation, in menu order, whether a page uses it or not."""
    pages: tuple[Page, ...]
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    """About the course that the deck was made for: title, code, lecturer, group, ..."""
    duration: int | None = None
    """Minutes that the lecture takes, where its author says so."""
    rtl: bool = False
    """Whether the deck's language is read from right to left."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The program's own words in the deck's language: ``next``, ``previous``, ``page``, ... (generator/words.py)."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What people call a box where they see its name (PowerPoint's selection pane), by the box's own name."""

    def layout(self, name: str) -> SceneLayout:
        return next(layout for layout in self.layouts if layout.name == name)

    def stands_alone(self, page: Page) -> bool:
        """Whether a page is shown large on a ground of its own, such as a cover: then what is around it has its colour
        as well."""
        return page.background != "bg" or self._type(page) in ("title", "secHead")

    def _type(self, page: Page) -> str:
        return next((layout.type for layout in self.layouts if layout.name == page.layout), "")
