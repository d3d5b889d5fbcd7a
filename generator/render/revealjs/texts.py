"""Paragraphs as elements: which lists open and close around each, and which elements its runs stand in.

Written here and not in a template: they are nearly all of a page, and so each text is escaped once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup, escape

from generator.patterns import pattern
from generator.render.revealjs.fonts import UsedText
from generator.render.revealjs.formulas import PageFormulas, kept_together
from generator.render.revealjs.steps import fragment
from generator.render.revealjs.styles import StyleSheet
from generator.scene.boxes import Role, TextBox
from generator.scene.text import LineEnd, Mark, Paragraph, Run, Script
from generator.scene.theme import Face

WEB_SCHEMES = ("https://", "http://")


_SPECIAL: Final = pattern("[&<>\"']")


def escaped(text: str) -> str:
    """``text`` for elements and attributes: as templates escape it, at less cost where there is nothing to do."""
    return str(escape(text)) if _SPECIAL.search(text) else text


class TextBuilder:
    def __init__(
        self, styles: StyleSheet, used: UsedText, anchors: Mapping[str, str], formulas: PageFormulas | None = None
    ) -> None:
        self._styles = styles
        self._formulas = formulas or PageFormulas(styles)
        self._used = used
        self._anchors = anchors
        self._tags: dict[tuple[object, ...], tuple[str, str]] = {}

    def paragraphs(self, box: TextBox, tag: str, *, rtl: bool) -> Markup:
        """The element of each paragraph, with the lists that it stands in; ``tag`` is that of one (``p``, or ``span``
        inside a heading).

        ``rtl``: the page's direction."""
        names = [self._styles.level(style) for style in box.levels]
        name = escaped(box.name)
        lists = Lists()
        made = []
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
            if paragraph.pitch or paragraph.deep:
                classes += f" {self._styles.pitch(style, paragraph.pitch, 0.0 if index == last else paragraph.deep)}"
            if mark is not Mark.LEVEL:
                classes += f" {mark}"
            if paragraph.keep_words:
                classes += " words"
            if index == 0:
                classes += " first"
            step = fragment(paragraph.shown)
            classes += step.classes
            more = f' data-n="{number}"' if number else ""
            more += step.attributes
            if paragraph.lang:
                more += f' lang="{escaped(paragraph.lang)}"'
            if paragraph.rtl != rtl:
                more += f' dir="{_direction(paragraph.rtl)}"'
            runs = "".join(
                f'<span class="k">{part}</span>' if kept else part
                for kept, group in (kept_together(paragraph.runs) if paragraph.spots else ((False, paragraph.runs),))
                for part in (self.inline(group, style.face, style.bold, style.italic),)
            )
            if _ends_line(paragraph, code=box.role is Role.CODE, last=index == last):
                runs += "\n"
            if paragraph.turned:
                runs = f'<bdi dir="{_direction(not paragraph.rtl)}">{runs}</bdi>'
            element = f'<{tag} class="{classes}" data-p="{name}/{index}"{more}>{runs}</{tag}>'
            made.append(f"{before}{step.opening}{element}{step.closing}{after}")
        return Markup("".join(made))  # noqa: S704 - tags and attributes made here around escaped text

    def inline(
        self, runs: Sequence[Run], face: Face, bold: bool = False, italic: bool = False, *, line_end: str = "\n"
    ) -> str:
        """The runs, escaped, in the elements that they stand in. ``line_end``: what their line ends become."""
        if len(runs) == 1 and (only := runs[0]).is_plain:  # as most are
            self._used.add(face, bold, italic, only.text)
            text = escaped(only.text)
            return text.replace("\n", line_end) if line_end != "\n" else text
        made = []
        for index, run in enumerate(runs):
            if not run.wide and not run.formula:
                self._used.add(run.face or face, bold or run.bold, italic != run.italic, run.text)
            opening, closing = self._wrap(run, face)
            text = self._formulas.inline(run.formula) if run.formula else escaped(run.text)
            if run.ended:
                text = _ENDS[run.ended]
            elif line_end != "\n":
                text = text.replace("\n", line_end)
            link = self.address(run.link)
            if link and (index == 0 or runs[index - 1].link != run.link):
                ink = self._styles.run(None, None, run.color)
                colored = f' class="{ink}"' if ink else ""
                outside = ' target="_blank" rel="noopener"' if link.startswith(WEB_SCHEMES) else ""
                made.append(f'<a href="{escaped(link)}"{colored}{outside}>')
            made.append(f"{opening}{text}{closing}" if opening else text)
            if link and (index + 1 == len(runs) or runs[index + 1].link != run.link):
                made.append("</a>")
        return "".join(made)

    def address(self, link: str | None) -> str:
        """A safe address, or an empty string: what is not one is shown as text."""
        if not link:
            return ""
        if link.startswith("#"):
            anchor = self._anchors.get(link[1:])
            return f"#{anchor}" if anchor else ""
        return link if link.lower().startswith((*WEB_SCHEMES, "mailto:")) else ""

    def _wrap(self, run: Run, face: Face) -> tuple[str, str]:
        look = (run.bold, run.italic, run.strike, run.script, run.face, run.size, run.color)
        key = (*look, run.added, run.wide and face)
        found = self._tags.get(key)
        if found is None:
            found = self._tags[key] = self._compose(run, face)
        return found

    def _compose(self, run: Run, face: Face) -> tuple[str, str]:
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
        return opening, closing


_ENDS: Final = {LineEnd.BETWEEN: '<span class="gap">\n</span>', LineEnd.INSIDE: '<br class="end">'}
"""Line ends that are none where the text flows, such as on a phone."""


def _ends_line(paragraph: Paragraph, *, code: bool, last: bool) -> bool:
    """Whether a line end follows. A line of code has one, so that what is copied is the code; without it an empty last
    line has no height in HTML, but it has one in a PPTX."""
    if code:
        return not (last and paragraph.text)
    return not paragraph.text or paragraph.text.endswith("\n")


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
