"""What the page can make of an address, once it is asked to: whose frame shows it, or that it plays by itself.

Nothing here fetches anything: it goes by how the addresses of such sites look.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from generator.patterns import pattern
from generator.scene.media import Player, Remote

_YOUTUBE: Final = frozenset({"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"})
_YOUTUBE_ID: Final = pattern(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_PATH: Final = pattern(r"/(?:embed|shorts|live|v)/([A-Za-z0-9_-]{11})")
_VIMEO: Final = pattern(r"/(?:video/)?(\d{5,12})(?:/([0-9a-f]{6,20}))?")
_PEERTUBE: Final = pattern(
    r"/(?:w|videos/(?:watch|embed))/([A-Za-z0-9]{22}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
)
_FILE: Final = pattern(r".*\.(?:mp4|m4v|m4a|mp3|wav)", re.IGNORECASE)


def remote(link: str, start: float, end: float | None) -> Remote:
    """The recording at the address. Its own time to begin at (``t=…``) holds where none is given."""
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    if host in _YOUTUBE or host == "youtu.be":
        return _youtube(link, parts.path, parts.query, host, start, end)
    if host in ("vimeo.com", "player.vimeo.com") and (found := _VIMEO.fullmatch(parts.path.rstrip("/"))):
        secret = f"&h={found[2]}" if found[2] else ""
        at = f"#t={start:g}s" if start else ""
        return Remote(link, Player.FRAME, f"https://player.vimeo.com/video/{found[1]}?dnt=1&autoplay=1{secret}{at}")
    if parts.scheme == "https" and (found := _PEERTUBE.fullmatch(parts.path.rstrip("/"))):
        times = (f"&start={start:g}s" if start else "") + (f"&stop={end:g}s" if end else "")
        source = f"https://{parts.netloc.rpartition('@')[2]}/videos/embed/{found[1]}?autoplay=1&p2p=0{times}"
        return Remote(link, Player.FRAME, source)
    if _FILE.fullmatch(parts.path):
        return Remote(link, Player.FILE, link, start, end)
    return Remote(link)


def _youtube(link: str, path: str, query: str, host: str, start: float, end: float | None) -> Remote:
    asked = parse_qs(query)
    name = path.strip("/") if host == "youtu.be" else next(iter(asked.get("v", [])), "")
    if found := _YOUTUBE_PATH.match(path):
        name = found[1]
    if not _YOUTUBE_ID.fullmatch(name):
        return Remote(link)
    begin = start or _seconds(next(iter(asked.get("t", asked.get("start", []))), ""))
    times = (f"&start={begin:.0f}" if begin else "") + (f"&end={end:.0f}" if end else "")
    source = f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1&rel=0{times}"
    return Remote(link, Player.ORIGIN, source)


_SAID: Final = pattern(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?")


def _seconds(text: str) -> float:
    """Of ``90``, ``90s`` or ``1m30s``."""
    found = _SAID.fullmatch(text)
    hours, minutes, seconds = (int(one or 0) for one in found.groups()) if found else (0, 0, 0)
    return float(hours * 3600 + minutes * 60 + seconds)
