"""Paragraphs for the templates: which lists open and close around each, and which elements its runs stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.render.revealjs.fonts import UsedText
from generator.render.revealjs.styles import StyleSheet
from generator.scene.boxes import Role, TextBox
from generator.scene.text import LevelStyle, Mark, Paragraph, Run, Script
from generator.scene.theme import Face

WEB_SCHEMES = ("https://", "http://")


class RunView(Struct, frozen=True):
    """A run that is more than plain text. ``opening`` and ``closing`` are tags that the program composed."""

    text: str
    opening: Markup
    closing: Markup
    href: str = ""
    """Address, on the first run of a link."""
    outside: bool = False
    ends_link: bool = False
    ink: str = ""
    """Class that colours the link."""


class ParagraphView(Struct, frozen=True):
    before: Markup
    """Tags that open and close lists and items ahead of it."""
    after: Markup
    tag: str
    classes: str
    runs: Sequence[str | RunView]
    lang: str | None
    direction: str
    """Where it is not the page's."""
    inner: str
    """Direction of what is in it, where that is not its own."""
    number: str
    """What a numbered paragraph shows, or an empty string."""


class TextBuilder:
    def __init__(self, styles: StyleSheet, used: UsedText, anchors: Mapping[str, str]) -> None:
        self._styles = styles
        self._used = used
        self._anchors = anchors
        self._tags: dict[tuple[object, ...], tuple[Markup, Markup]] = {}

    def paragraphs(self, box: TextBox, tag: str, *, rtl: bool) -> list[ParagraphView]:
        """One view for each paragraph; ``tag`` is the element of one (``p``, or ``span`` inside a heading).

        ``rtl``: the page's direction."""
        names = [self._styles.level(style) for style in box.levels]
        lists = Lists()
        views = []
        last = len(box.paragraphs) - 1
        for index, paragraph in enumerate(box.paragraphs):
            style = box.levels[paragraph.level]
            mark = paragraph.mark
            if mark is Mark.LEVEL and not paragraph.text:
                mark = Mark.NONE  # PPTX viewers draw no bullet beside nothing
            bullet = style.bullet if mark is Mark.LEVEL else None
            number = ""
            if bullet:
                number = bullet.counted(paragraph.number)
                self._used.add(style.face, bullet.bold, style.italic, number or bullet.glyph)
                before = lists.item(paragraph.level, paragraph.number if number else None)
            else:
                before = lists.close()
            after = lists.close() if index == last else ""
            classes = f"p {names[paragraph.level]}"
            if mark is not Mark.LEVEL:
                classes += f" {mark}"
            if paragraph.keep_words:
                classes += " words"
            if index == 0:
                classes += " first"
            views.append(
                ParagraphView(
                    Markup(before),  # noqa: S704 - tags from Lists
                    Markup(after),  # noqa: S704
                    tag,
                    classes,
                    self._code(paragraph, style, last=index == last)
                    if box.role is Role.CODE
                    else self.runs(paragraph, style),
                    paragraph.lang,
                    _direction(paragraph.rtl) if paragraph.rtl != rtl else "",
                    _direction(not paragraph.rtl) if paragraph.turned else "",
                    number,
                )
            )
        return views

    def runs(self, paragraph: Paragraph, style: LevelStyle) -> Sequence[str | RunView]:
        views = self.inline(paragraph.runs, style.face, style.bold, style.italic)
        # An empty last line has no height in HTML, but has one in a PPTX.
        if not paragraph.text or paragraph.text.endswith("\n"):
            return [*views, "\n"]
        return views

    def _code(self, paragraph: Paragraph, style: LevelStyle, *, last: bool) -> Sequence[str | RunView]:
        """A line of code with its end, so that what is copied is the code."""
        views = self.inline(paragraph.runs, style.face, style.bold, style.italic)
        return views if last and paragraph.text else [*views, "\n"]

    def inline(
        self, runs: Sequence[Run], face: Face, bold: bool = False, italic: bool = False
    ) -> Sequence[str | RunView]:
        views: list[str | RunView] = []
        for index, run in enumerate(runs):
            if not run.wide:
                self._used.add(run.face or face, bold or run.bold, italic != run.italic, run.text)
            opening, closing = self._wrap(run, face)
            link = self.address(run.link)
            if not (opening or link):
                views.append(run.text)
                continue
            starts = bool(link) and (index == 0 or runs[index - 1].link != run.link)
            ends = bool(link) and (index + 1 == len(runs) or runs[index + 1].link != run.link)
            ink = self._styles.run(None, None, run.color) if starts else ""
            views.append(
                RunView(run.text, opening, closing, link if starts else "", link.startswith(WEB_SCHEMES), ends, ink)
            )
        return views

    def address(self, link: str | None) -> str:
        """A safe address, or an empty string: what is not one is shown as text."""
        if not link:
            return ""
        if link.startswith("#"):
            anchor = self._anchors.get(link[1:])
            return f"#{anchor}" if anchor else ""
        return link if link.lower().startswith((*WEB_SCHEMES, "mailto:")) else ""

    def _wrap(self, run: Run, face: Face) -> tuple[Markup, Markup]:
        look = (run.bold, run.italic, run.strike, run.script, run.face, run.size, run.color)
        key = (*look, run.added, run.wide and face)
        found = self._tags.get(key)
        if found is None:
            found = self._tags[key] = self._compose(run, face)
        return found

    def _compose(self, run: Run, face: Face) -> tuple[Markup, Markup]:
        tags = []
        if run.wide:
            tags.append(("span", self._styles.wide(face)))
        name = self._styles.run(run.face, run.size, run.color)
        if run.added:
            tags.append(("span", f"{name} added".strip()))
        elif name:
            tags.append(("code" if run.face is Face.MONO else "span", name))
        for tag, on in (("s", run.strike), ("strong", run.bold), ("em", run.italic)):
            if on:
                tags.append((tag, ""))
        if run.script is not Script.NORMAL:
            tags.append(("sub" if run.script is Script.SUB else "sup", self._styles.script(run.script)))
        opening = "".join(f'<{tag} class="{name}">' if name else f"<{tag}>" for tag, name in tags)
        closing = "".join(f"</{tag}>" for tag, _ in reversed(tags))
        return Markup(opening), Markup(closing)  # noqa: S704 - tags and class names made here


def _direction(rtl: bool) -> str:
    return "rtl" if rtl else "ltr"


class Lists:
    """The lists that are open at a point of a box. Depth follows the order of levels, so a skipped level adds none."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def item(self, level: int, number: int | None) -> str:
        """Tags that lead from the paragraph before to a new item."""
        tag = "ul" if number is None else "ol"
        item = "<li>" if number is None else f'<li value="{number}">'
        tags = []
        while self._open and self._open[-1][0] > level:
            tags.append(f"</li></{self._open.pop()[1]}>")
        if self._open and self._open[-1][0] == level:
            if self._open[-1][1] == tag:
                return "".join((*tags, "</li>", item))
            tags.append(f"</li></{self._open.pop()[1]}>")
        self._open.append((level, tag))
        # Without its own markers a list is no list to Safari's screen reader, unless it says that it is one.
        return "".join((*tags, f'<{tag} role="list">', item))

    def close(self, level: int = -1) -> str:
        """Tags that end all lists deeper than ``level``; the item of that level stays open."""
        tags = ""
        while self._open and self._open[-1][0] > level:
            tags += f"</li></{self._open.pop()[1]}>"
        return tags
