"""A recording in a body: in the shape of its pictures, as large as the room allows; what it is on a line below."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Inline, Media, Text
from generator.errors import notice
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.pictures import fitted_picture, for_theme
from generator.layout.players import remote
from generator.layout.posters import drawn_bar, drawn_poster, mark
from generator.layout.qr_code import QUIET, modules_of, qr_drawing
from generator.layout.runs import SourceParagraph, paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Clip, Drawing, MediaBox, MediaKind, PictureBox, Remote, Role
from generator.scene.text import Align
from generator.units import Length, Pt, Rect
from generator.words import called

LEAST: Final = 150.0
"""Points of height under which nobody in the last row sees what moves."""
WIDE: Final = 16 / 9
"""Of what is elsewhere, whose shape nobody knows."""
BAR, BAR_LONG = 54.0, 520.0
UNDER: Final = 5.0
CODE_SHARE, CODE_LEAST, CODE_MOST = 0.42, 110.0, 170.0
"""Of a poster's height, for the code that leads to what is elsewhere."""
CODE_MODULE: Final = 2.0
MARGIN: Final = 10.0
SHORT: Final = 44
"""Characters of an address that is shown whole."""


class MediaPart(Part):
    def __init__(self, media: Media, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = media.span
        self._media = media
        self._context = context
        self._poster = media.poster and for_theme(media.poster, dark=context.theme.scene.dark)
        self._is_bar = media.kind == "audio" and media.poster is None and media.file is not None
        self._modules = modules_of(media.address) if media.address else None
        self._line = SetText(f"{name}-line", [self._said()], context, style="caption", role=Role.CAPTION)
        self._told = False

    def _said(self) -> SourceParagraph:
        """What stands below it, where its author says nothing there."""
        media, context = self._media, self._context
        if media.caption is not None:
            inline = Inline("")
        elif media.file is not None:
            length = media.file.duration
            name = media.file.path.name
            inline = Inline(name if length is None else f"{name} · {clock(length)}")
        else:
            short = media.address.partition("://")[2].removesuffix("/")
            inline = Inline(short if len(short) <= SHORT else short.partition("/")[0], link=media.address)
        return paragraph(Text((inline,), media.span), context.lang, False)

    @property
    def _ratio(self) -> float:
        """Width over height."""
        file = self._media.file
        if file is not None and file.width:
            return min(8.0, max(0.2, file.width / file.height))
        return self._poster.width_px / self._poster.height_px if self._poster and file is not None else WIDE

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        line = self._line.height(width, setting)
        if line is None:
            return None
        below = line + UNDER if line else 0.0
        if self._is_bar:
            return (Piece(BAR + below),)
        natural = width / self._ratio
        return (Piece(min(natural, LEAST) + below, most=natural + below),)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        line = self._line.height(rect.width.pt, setting) or 0.0
        room = replace(rect, height=Length(rect.height - (Pt(line + UNDER) if line else 0)))
        found = self._box(self._place(room))
        if not line:
            return (found,)
        under = Rect(rect.x, found.rect.bottom + Pt(UNDER), rect.width, Pt(line))
        box = self._line.box(under, setting)
        return found, replace(box, levels=tuple(replace(level, align=Align.CENTER) for level in box.levels))

    def _place(self, room: Rect) -> Rect:
        """In the middle of the room, in its own shape."""
        if self._is_bar:
            width, height = min(room.width, Pt(BAR_LONG)), Pt(BAR)
        else:
            width = min(room.width, Length(round(room.height * self._ratio)))
            height = Length(round(width / self._ratio))
        return Rect(room.x + Length((room.width - width) // 2), room.y, width, height)

    def _box(self, rect: Rect) -> MediaBox:
        media, source = self._media, self._source()
        link = source.link if isinstance(source, Remote) else None
        code = self._code(rect) if isinstance(source, Remote) else None
        room = replace(rect, width=code.rect.x - rect.x) if code and rect.width < code.rect.width * 3 else rect
        alt = self._alt()
        poster: PictureBox | None = None
        if self._poster:
            poster = fitted_picture(self._poster, f"{self.name}-poster", rect, crop=True)
            poster = replace(poster, alt=alt, decorative=False, link=link)
            shown = mark(self.name, room)
        elif self._is_bar:
            shown = replace(drawn_bar(self.name, rect, rtl=self._context.rtl), alt=alt)
        else:
            shown = replace(drawn_poster(self.name, rect, room), alt=alt, link=link)
        marks = (shown, code) if code else (shown,)
        return MediaBox(self.name, rect, MediaKind(media.kind), source, alt, poster, marks, span=media.span)

    def _source(self) -> Clip | Remote:
        media, file = self._media, self._media.file
        if file is None:
            return remote(media.address, media.start, media.end)
        return Clip(
            file.path,
            file.media_type,
            file.sha256,
            file.size,
            file.duration,
            media.start,
            media.end,
            media.loop,
            media.muted,
            media.autoplay,
            media.controls,
            media.captions.content if media.captions else "",
        )

    def _alt(self) -> str:
        media = self._media
        told = media.alt.plain.strip() if media.alt else ""
        if not told:
            told = media.file.path.name if media.file else media.address
        return called(media.kind, told, self._context.lang)

    def _code(self, rect: Rect) -> Drawing | None:
        """The code of an address, in the corner where a text would end."""
        media = self._media
        count = len(self._modules or ()) + 2 * QUIET
        side = min(CODE_MOST, max(CODE_LEAST, CODE_SHARE * rect.height.pt, CODE_MODULE * count))
        if self._modules is None or side + 2 * MARGIN > min(rect.height.pt, rect.width.pt):
            if not self._told:
                self._told = True
                self._context.problems.append(
                    notice("media-code", "There is no room for the QR code of this address on its poster", self.span,
                           "Give it more room or a shorter address; the link is there in any case.")
                )  # fmt: skip
            return None
        left = rect.x + Pt(MARGIN) if self._context.rtl else rect.right - Pt(MARGIN + side)
        place = Rect(left, rect.bottom - Pt(MARGIN + side), Pt(side), Pt(side))
        drawn = qr_drawing(f"{self.name}-code", self._modules, place, self._context.theme.scene)
        alt = called("qr", media.address, self._context.lang)
        return replace(drawn, alt=alt, link=media.address)


def clock(seconds: float) -> str:
    """``2:05``, ``1:02:05``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
