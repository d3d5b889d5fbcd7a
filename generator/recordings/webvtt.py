"""Captions in WebVTT (W3C, 2019): whether a text is some, and what they say."""

from __future__ import annotations

from typing import Final

from generator.patterns import pattern

_TIMES: Final = pattern(r"\s*(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}\s+-->\s+(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}(?:\s.*)?")
_SRT: Final = pattern(r"\s*\d{1,2}:\d{2}:\d{2},\d{3}\s+-->")
_TAG: Final = pattern(r"<[^>]{0,200}>")
_NAMED: Final = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "", "&rlm;": ""}


class CaptionsError(Exception):
    """``reason`` ends the sentence “the file has no captions: …”."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def cues(text: str) -> tuple[str, ...]:
    """What is said, caption by caption. Raises CaptionsError where it is no WebVTT."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or not (lines[0] == "WEBVTT" or lines[0].startswith(("WEBVTT ", "WEBVTT\t"))):
        if any(map(_SRT.match, lines[:200])):
            raise CaptionsError("it is SRT", "Save it as WebVTT: the first line is `WEBVTT`, and its times have "
                                "full stops in the place of commas.")  # fmt: skip
        raise CaptionsError("its first line is not `WEBVTT`", "Save the captions as WebVTT (`.vtt`).")
    found, said = [], False
    cue: list[str] = []
    for line in (*lines[1:], ""):
        if _TIMES.fullmatch(line):
            said, cue = True, []
        elif said and not line.strip():
            found.append(" ".join(cue))
            said = False
        elif said:
            cue.append(_plain(line))
    if not found:
        raise CaptionsError("no line of it has times, such as `00:01.000 --> 00:04.000`", "Export the captions again.")
    return tuple(one for one in found if one)


def _plain(line: str) -> str:
    text = _TAG.sub("", line)
    for name, sign in _NAMED.items():
        text = text.replace(name, sign)
    return " ".join(text.split())
