"""A page whose slides change while it is shown: what is new of a Scene since the last one, and nothing else.

A section is rendered again where its page is another one (where things stand in the file does not count), or where
what its links lead to may have changed. Classes, fonts and pictures are given once and stay, so that what is there
already need not be sent again; when far more of them have gathered than are needed, the page gets all of it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.moved import moves_between
from generator.render.revealjs.emoji import emoji_face, emoji_of
from generator.render.revealjs.fonts import UsedText, face_rule, wanted_faces
from generator.render.revealjs.pictures import Pictures
from generator.render.revealjs.recordings import Recordings, file_name
from generator.render.revealjs.shell import deck_css, environment, shell
from generator.render.revealjs.slides import SlideBuilder
from generator.render.revealjs.styles import StyleSheet
from generator.scene.boxes import Clip, MediaBox, PictureBox, single
from generator.scene.page import Page, Scene

if TYPE_CHECKING:
    from jinja2 import Environment

MOST_RULES: Final = 6
"""So many times the rules that a page began with, and it begins anew."""
FEW_RULES: Final = 2000
MOST_BYTES: Final = 64 * 1024 * 1024
"""Of pictures that gathered in the style sheet."""


class Update(Struct, frozen=True):
    """What a page is fed with."""

    changed: Mapping[str, str]
    """Id of a section -> the section."""
    order: tuple[str, ...]
    """The ids of all sections."""
    css: str
    """Rules that it lacks."""
    around: str = ""
    """The rules of all that is around the slides, where they are others."""
    glyphs: str = ""
    """What formulas are drawn with, where there is more of it."""
    whole: bool = False
    """Whether all of this takes the place of what is there."""


class _Section(Struct, frozen=True):
    page: Page
    html: str
    alone: bool
    leads: bool
    """Whether it has links to other slides."""


class FedPage:
    """The page of one deck. ``beside``: what stands before the names of recordings in their addresses."""

    def __init__(self, beside: str = "") -> None:
        self._beside = beside
        self._look: _Look | None = None
        self.frame: object = None
        """What the page must be loaded again for: another size, language or policy."""

    def update(self, scene: Scene) -> Update:
        """What is new. Raises as ``render_html``."""
        look = self._look
        known = look is not None and look.key == _key(scene) and not look.is_crowded
        if look is None or not known:
            look = self._look = _Look(scene, self._beside)
        made = look.update(scene)
        self.frame = (scene.size, scene.lang, scene.rtl, *look.recordings.policy().items())
        return made if known else replace(made, around=look.around(scene), whole=True)

    def whole(self, scene: Scene) -> Update:
        """All that the page has, after the last ``update``, which was with this Scene."""
        assert self._look is not None
        return self._look.whole(scene)

    def document(self, scene: Scene, version: int) -> bytes:
        """The whole page, as it was after the last ``update``, which was with this Scene. ``version``, from 1 on, is
        what the page is told that it has."""
        assert self._look is not None
        return self._look.document(scene, version)

    def recording(self, name: str) -> Clip | None:
        """The recording that the page asks for by this name."""
        return self._look.recordings.clips.get(name) if self._look else None


class _EveryPictureOnce(Pictures):
    """All in the style sheet, so that a slide can change without them."""

    size = 0

    def is_shared(self, box: PictureBox) -> bool:
        return True

    def data_url(self, box: PictureBox) -> str:
        made = super().data_url(box)
        self.size += len(made)
        return made


class _AllBeside(Recordings):
    """No recording is in the page: all are asked for by name."""

    def __init__(self, scene: Scene, pictures: Pictures, beside: str) -> None:
        self.clips: dict[str, Clip] = {}
        super().__init__(scene, pictures)
        for page in scene.pages:
            for box in single(page.boxes):
                if isinstance(box, MediaBox) and isinstance(box.source, Clip):
                    name = file_name(box.source)
                    self.clips[name] = box.source
                    self._names[box.source.sha256] = beside + name
                    self.beside.setdefault(beside + name, b"-")  # read when it is asked for


def _key(scene: Scene) -> tuple[Any, ...]:
    """What all sections depend on."""
    alone = tuple((one.name, one.type) for one in scene.layouts)
    return scene.theme, scene.size, scene.lang, scene.rtl, scene.words, alone


class _Look:
    """All that gathered while the theme, the language and the size were the same."""

    def __init__(self, scene: Scene, beside: str) -> None:
        self.key = _key(scene)
        self._beside = beside
        self._jinja: Environment = environment()
        self._styles, self._used = StyleSheet(scene.theme, emoji=True), UsedText(scene.theme)
        self._pictures = _EveryPictureOnce(scene)
        self.recordings = _AllBeside(scene, self._pictures, beside)
        self._builder = SlideBuilder(scene, self._styles, self._used, self.recordings)
        self._sections: dict[str, _Section] = {}
        self._emoji: frozenset[str] = frozenset()
        self._letters = 0
        self._faces: set[tuple[str, bool, bool, str]] = set()
        self._css: list[str] = []
        self._told = [0, 0]
        self._glyphs = Markup()
        self._formulas = False
        self._first = 0

    @property
    def is_crowded(self) -> bool:
        count = len(self._css) + sum(self._told)
        return count > FEW_RULES + MOST_RULES * self._first or self._pictures.size > MOST_BYTES

    def update(self, scene: Scene) -> Update:
        self.recordings = self._builder.recordings = _AllBeside(scene, self._pictures, self._beside)
        before = dict(self._builder.reached)
        self._builder.turn_to(scene)
        led_elsewhere = before != self._builder.reached
        render = self._jinja.get_template("slide.html.j2").render
        notes = scene.words.get("notes", "notes")
        sections: dict[str, _Section] = {}
        changed: dict[str, str] = {}
        made: list[Page] = []
        for page in scene.pages:
            anchor, alone = self._builder.anchors[page.id], scene.stands_alone(page)
            old = self._sections.get(anchor)
            if old and _stays(old, page, alone) and not (old.leads and led_elsewhere):
                sections[anchor] = old if old.page is page else replace(old, page=page)
                continue
            made.append(page)
            html = render(slide=self._builder.slide(page), notes=notes)
            sections[anchor] = _Section(page, html, alone, 'href="#' in html)
            if old is None or old.html != html:
                changed[anchor] = html
        self._sections = sections
        css = self._new_rules(replace(scene, pages=tuple(made)))
        glyphs = self._builder.formulas.definitions()
        more = glyphs if glyphs != self._glyphs else ""
        self._glyphs = glyphs
        return Update(changed, tuple(sections), css, glyphs=str(more))

    def _new_rules(self, made: Scene) -> str:
        """``made``: the pages that were rendered."""
        found = []
        emoji = self._emoji | emoji_of(made)
        if emoji != self._emoji:
            self._emoji = emoji
            found.append(emoji_face(emoji))
        letters = sum(map(len, self._used.characters.values()))
        if letters != self._letters:
            self._letters = letters
            for key, web in wanted_faces(self._used):
                if (*key, web.file) not in self._faces:
                    self._faces.add((*key, web.file))
                    found.append(face_rule(*key, web))
        if not self._formulas and (rules := self._builder.formulas.css()):
            self._formulas = True
            found.append(rules)
        for at, rules_ in enumerate((self._styles.rules, self._pictures.rules)):
            found += rules_[self._told[at] :]
            self._told[at] = len(rules_)
        self._first = self._first or sum(self._told)
        css = "".join(found)
        if css:
            self._css.append(css)
        return css

    def whole(self, scene: Scene) -> Update:
        sections = {anchor: section.html for anchor, section in self._sections.items()}
        css = "".join(self._css)
        return Update(sections, tuple(sections), css, self.around(scene), str(self._glyphs), whole=True)

    def around(self, scene: Scene) -> str:
        return deck_css(self._jinja, scene, plays=True, fed=True)

    def document(self, scene: Scene, version: int) -> bytes:
        slides = [section.html for section in self._sections.values()]
        css = "".join(self._css)
        return shell(self._jinja, scene, slides, css, self.recordings, self._glyphs, fed=version)


def _stays(old: _Section, page: Page, alone: bool) -> bool:
    return old.alone == alone and (old.page == page or moves_between(old.page, page) is not None)
