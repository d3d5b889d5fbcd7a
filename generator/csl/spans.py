"""Work on spans: styles, affixes, delimiters; and the last touch, once a whole text is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from generator.csl.locale import Locale
from generator.csl.model import NOCASE_CLOSE, NOCASE_OPEN, Span, Spans
from generator.csl.textcase import cased
from generator.patterns import pattern

OPEN_QUOTE, CLOSE_QUOTE = "\ue100", "\ue101"
"""Until the whole text is there, from which it follows which quotes they are and where they stand."""
_QUOTE_MARKS: Final = pattern(f"[{OPEN_QUOTE}{CLOSE_QUOTE}]")
_DROPPED: Final = {
    "..": ".", ".,": ".,", ",,": ",", ",.": ".", "::": ":", ":.": ":", ":,": ":,", ";;": ";", ";.": ";", ";,": ";,",
    "!.": "!", "?.": "?", "!!": "!", "??": "?", "!,": "!,", "?,": "?,", ",;": ";", ",:": ":", ":;": ";", ";:": ";",
    "!;": "!;", "?:": "?:", ".:": ".:", ".;": ".;", "?;": "?;", "!:": "!:", "?!": "?!", "!?": "!?", ".?": ".?",
    ".!": ".!", ":!": "!", ":?": "?", ",!": "!", ",?": "?", ";!": "!", ";?": "?",
}  # fmt: skip
"""What is left of two marks that come together."""
_MARKS: Final = frozenset(".,:;!?")
_KEPT: Final = pattern(f"[{NOCASE_OPEN}{NOCASE_CLOSE}]")
_SPACES: Final = pattern(" {2,}")
_STYLES: Final = {"italic": True, "oblique": True, "normal": False}


def affixed(spans: Spans, prefix: str, suffix: str) -> Spans:
    """Nothing stays nothing."""
    if not spans:
        return ()
    before = (Span(prefix),) if prefix else ()
    return (*before, *spans, Span(suffix)) if suffix else (*before, *spans)


def joined(parts: Iterable[Spans], delimiter: str) -> Spans:
    """The parts that are there, with the delimiter between them."""
    found: list[Span] = []
    for part in parts:
        if part:
            if found and delimiter:
                found.append(Span(delimiter))
            found += part
    return tuple(found)


def formatted(spans: Spans, attrs: Mapping[str, str], *, english: bool) -> Spans:
    """The spans in the style and the case of an element; what is said inside of it stays."""
    if not spans:
        return ()
    if case := attrs.get("text-case"):
        spans = cased(spans, case, english=english)
    italic = _STYLES.get(attrs.get("font-style", ""))
    bold = {"bold": True, "normal": False, "light": False}.get(attrs.get("font-weight", ""))
    small = {"small-caps": True, "normal": False}.get(attrs.get("font-variant", ""))
    script = attrs.get("vertical-align", "")
    if italic is bold is small is None and script not in ("sup", "sub"):
        return spans
    return tuple(
        replace(
            span,
            italic=italic if span.italic is None else span.italic,
            bold=bold if span.bold is None else span.bold,
            small_caps=small if span.small_caps is None else span.small_caps,
            script=span.script or (script if script in ("sup", "sub") else ""),
        )
        for span in spans
    )


def quoted(spans: Spans) -> Spans:
    return (Span(OPEN_QUOTE), *spans, Span(CLOSE_QUOTE)) if spans else ()


def finished(spans: Spans, locale: Locale) -> Spans:
    """The text as it is read: quotes of the language, punctuation moved into them where that is its way, no mark twice,
    single spaces, neighbours of one style as one."""
    moved = _moved(spans) if locale.option("punctuation-in-quote") == "true" else spans
    out: list[Span] = []
    depth = 0
    for span in moved:
        text = _KEPT.sub("", span.text)
        if _QUOTE_MARKS.search(text):
            made = ""
            for char in text:
                if char == OPEN_QUOTE:
                    made += locale.term("open-quote" if depth % 2 == 0 else "open-inner-quote")
                    depth += 1
                elif char == CLOSE_QUOTE:
                    depth -= 1
                    made += locale.term("close-quote" if depth % 2 == 0 else "close-inner-quote")
                else:
                    made += char
            text = made
        _append(out, replace(span, text=text))
    return _joined_alike(out)


def _moved(spans: Spans) -> Spans:
    """A full stop or comma right after a closing quote goes before it."""
    out: list[Span] = []
    for span in spans:
        text = span.text
        while text[:1] in (".", ",") and text:
            at = len(out) - 1
            while at >= 0 and (not out[at].text or set(out[at].text) <= {CLOSE_QUOTE}):
                at -= 1
            if at == len(out) - 1 or at < 0:
                if out and out[-1].text.endswith(CLOSE_QUOTE) and set(out[-1].text) != {CLOSE_QUOTE}:
                    at = len(out) - 1
                    stem = out[at].text.rstrip(CLOSE_QUOTE)
                    closing = out[at].text[len(stem) :]
                    out[at] = replace(out[at], text=_met(stem, text[0]) + closing)
                    text = text[1:]
                    continue
                break
            out[at] = replace(out[at], text=_met(out[at].text, text[0]))
            text = text[1:]
        out.append(replace(span, text=text))
    return tuple(out)


def _met(text: str, mark: str) -> str:
    """The text with a mark at its end, unless it ends with one that makes it needless."""
    last = text[-1:]
    return text[:-1] + _DROPPED.get(last + mark, last + mark) if last in _MARKS else text + mark


_QUOTES: Final = "”’»\"'\u00a0\u202f"


def _append(out: list[Span], span: Span) -> None:
    text = span.text
    if text[:1] in (",", ".", ";") and text[1:2] in ("", " ") and _last(out) == " ":
        _cut_last(out)
    last, first = _last(out), text[:1]
    if last in _MARKS and first in _MARKS:
        kept = _DROPPED.get(last + first, last + first)
        if kept == last:
            text = text[1:]
        elif kept == first:
            _cut_last(out)
    elif last and first == "." and last in _QUOTES:
        if "".join(one.text for one in out[-4:]).rstrip(_QUOTES)[-1:] in (".", "!", "?"):
            text = text[1:]
    elif last and first and last in " \u00a0" and first in " \u00a0":
        text = text[1:]
    out.append(replace(span, text=text))


def _last(out: list[Span]) -> str:
    return next((one.text[-1] for one in reversed(out) if one.text), "")


def _cut_last(out: list[Span]) -> None:
    for at in range(len(out) - 1, -1, -1):
        if out[at].text:
            out[at] = replace(out[at], text=out[at].text[:-1])
            return


def _joined_alike(spans: Iterable[Span]) -> Spans:
    out: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        span = replace(span, italic=bool(span.italic), bold=bool(span.bold), small_caps=bool(span.small_caps))
        if out and replace(out[-1], text="") == replace(span, text=""):
            out[-1] = replace(span, text=out[-1].text + span.text)
        else:
            out.append(span)
    if out:
        out[0] = replace(out[0], text=out[0].text.lstrip())
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return tuple(replace(span, text=_SPACES.sub(" ", span.text)) for span in out if span.text)
