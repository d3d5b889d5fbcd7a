"""Recordings as elements: files inside the page or beside it, and what is elsewhere as a poster until somebody asks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlsplit

from markupsafe import Markup
from msgspec import Struct

from generator.patterns import pattern
from generator.render.recordings import EXTENSIONS, clip_bytes, poster_svg
from generator.render.revealjs.pictures import Pictures
from generator.render.weight import INLINE
from generator.scene.boxes import Clip, MediaBox, MediaKind, Player, Remote, single
from generator.scene.page import Scene

_STRANGE: Final = pattern(r"[^A-Za-z0-9._-]+")


class MediaView(Struct, frozen=True):
    """An element that plays."""

    tag: str
    """``video`` or ``audio``; sound with a poster, or without controls, which would not be seen, is a ``video``."""
    source: Markup | str
    """Empty where the page has it already, in the element of that ``key``."""
    key: str
    poster: Markup | str = ""
    position: str = ""
    """Which part of the poster stays in view."""
    captions: Markup | str = ""
    start: str = ""
    end: str = ""
    controls: bool = True
    loop: bool = False
    muted: bool = False
    autoplay: bool = False


class RemoteView(Struct, frozen=True):
    """A link over the poster; a click puts a player in its place."""

    link: str
    player: str
    """What of: ``frame``, ``origin``, ``file``; nothing where the link is all there is."""
    source: str
    start: str = ""
    end: str = ""


class Recordings:
    """The recordings of a Scene for one page. ``beside``: those that go beside it, by the names of their files."""

    def __init__(self, scene: Scene, pictures: Pictures) -> None:
        self.scene = scene
        self.beside: dict[str, bytes] = {}
        self.pictures = pictures
        boxes = [box for page in scene.pages for box in single(page.boxes) if isinstance(box, MediaBox)]
        self.any = bool(boxes)
        self._inside: set[str] = set()
        """The hashes of those that the page has already."""
        self._names: dict[str, str] = {}
        """Of the files beside the page, by their hashes."""
        inside, seen = 0, set()
        for box in boxes:
            clip = box.source
            if not isinstance(clip, Clip) or clip.sha256 in seen:
                continue
            seen.add(clip.sha256)
            if inside + clip.size <= INLINE:
                inside += clip.size
            else:
                self._names[clip.sha256] = file_name(clip)
        self.remote = sorted({origin for box in boxes if (origin := _origin(box.source))})

    def policy(self) -> Mapping[str, str]:
        """What the page's policy allows besides, by directive: what is inside and beside; and what may be asked for."""
        frames = [origin for player, origin in self.remote if player != Player.FILE]
        files = [origin for player, origin in self.remote if player == Player.FILE]
        found = {"media-src": " ".join(("data: blob: 'self' file:", *files))} if self.any else {}
        return found | ({"frame-src": " ".join(frames)} if frames else {})

    def view(self, box: MediaBox) -> MediaView:
        clip = box.source
        assert isinstance(clip, Clip)
        name = self._names.get(clip.sha256)
        source: Markup | str = ""
        if name is None and clip.sha256 not in self._inside:
            self._inside.add(clip.sha256)
            data = b64encode(clip_bytes(clip, box.span)).decode("ascii")
            source = Markup(f"data:{clip.media_type};base64,{data}")  # noqa: S704 - base64
        elif name is not None:
            self.beside[name] = self.beside.get(name) or clip_bytes(clip, box.span)
            source = quote(name)
        bar = box.kind is MediaKind.AUDIO and box.poster is None and clip.controls
        captions = b64encode(clip.captions.encode()).decode("ascii") if clip.captions else ""
        return MediaView(
            "audio" if bar else "video",
            source,
            clip.sha256[:12],
            "" if bar else self._poster(box),
            _position(box),
            Markup(f"data:text/vtt;base64,{captions}") if captions else "",  # noqa: S704 - base64
            _time(clip.start),
            _time(clip.end),
            clip.controls,
            clip.loop,
            clip.muted,
            clip.autoplay,
        )

    def _poster(self, box: MediaBox) -> Markup:
        if box.poster:
            return Markup(self.pictures.data_url(box.poster))  # noqa: S704 - base64 of a known media type
        svg = b64encode(poster_svg(box.marks[0], self.scene.theme)).decode("ascii")
        return Markup(f"data:image/svg+xml;base64,{svg}")  # noqa: S704 - base64


def remote_view(remote: Remote) -> RemoteView:
    return RemoteView(remote.link, str(remote.player), remote.source, _time(remote.start), _time(remote.end))


def file_name(clip: Clip) -> str:
    """Of a file beside the page: readable, and another one for other content, so that pages may share it."""
    stem = _STRANGE.sub("-", clip.path.stem).strip("-.")[:60] or "recording"
    return f"{stem}-{clip.sha256[:8]}.{EXTENSIONS[clip.media_type]}"


def _origin(source: Clip | Remote) -> tuple[Player, str] | None:
    if not isinstance(source, Remote) or not source.player:
        return None
    parts = urlsplit(source.source)
    place = parts.netloc.rpartition("@")[2]  # a user's name may have signs in it that mean something in a policy
    return source.player, f"{parts.scheme}://{place}"


def _position(box: MediaBox) -> str:
    if box.poster is None or not any(box.poster.crop):
        return ""
    left, top, right, bottom = box.poster.crop
    across = left / (left + right) if left + right else 0.5
    down = top / (top + bottom) if top + bottom else 0.5
    return f"{across:.0%} {down:.0%}"


def _time(seconds: float | None) -> str:
    return f"{seconds:g}" if seconds else ""
