"""Drawings: what is kept, what is refused, and that neither takes long."""

from __future__ import annotations

import time

import pytest

from generator.imaging import PictureError, examine, media_type_of, redrawn
from generator.imaging.svg import MAX_DEPTH, read_svg

HEAD = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 20'"


def drawing(inside: str, more: str = "") -> bytes:
    return f"{HEAD} {more}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<rect onload='alert(1)'/>", "script"),
        ("<desc onclick='alert(1)'/>", "script"),
        ("<rect style='x:expression(1)'/>", "script"),
        ("<foreignObject><p/></foreignObject>", "foreignObject"),
        ("<image href='https://example.org/a.png'/>", "outside"),
        ("<image xlink:href='../a.png'/>", "outside"),
        ("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", "outside"),
        ("<image href='data:image/png;base64,PHN2Zy8+'/>", "not what it says"),
        ("<use href='other.svg#a'/>", "outside"),
        ("<rect fill='url(https://example.org/a#b)'/>", "outside"),
        ("<rect style='fill:u\\rl(https://example.org)'/>", "outside"),
        ("<style>@import 'a.css';</style>", "another file"),
        ("<style>@keyframes a {to{opacity:0}}</style>", "move"),
        ("<g id='a'><use href='#a'/></g>", "refers to itself"),
        ("<filter><feTurbulence numOctaves='1000000'/></filter>", "too much time"),
        ("<rect>", "XML is broken on line 1"),
        ("&nothing;", "XML is broken"),
        ("<g>" * (MAX_DEPTH + 5) + "</g>" * (MAX_DEPTH + 5), "too deeply"),
    ],
)
def test_what_does_or_fetches_something_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(PictureError, match=reason) as problem:
        read_svg(drawing(inside))
    assert problem.value.hint


def test_entities_are_refused_where_they_are_declared() -> None:
    lots = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    with pytest.raises(PictureError, match="entities"):
        read_svg(f"<!DOCTYPE svg [<!ENTITY a0 'x'>{lots}]>{HEAD}><text>&a11;</text></svg>".encode())


@pytest.mark.parametrize("way", ["<use href='#{}'/>", "<rect fill='url(#{})'/>", "<rect style='mask:url(#{})'/>"])
def test_parts_that_refer_to_each_other_too_often_are_refused_at_once(way: str) -> None:
    layers = "".join(f"<g id='g{n}'>{way.format(f'g{n - 1}') * 10}</g>" for n in range(1, 30))
    begun = time.perf_counter()
    with pytest.raises(PictureError, match="too often"):
        read_svg(drawing(f"<g id='g0'><rect/></g>{layers}"))
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("size", ["", "width='0' height='4'", "width='1e300' height='1'", "viewBox='0 0 9999 1'"])
def test_a_size_that_fits_no_page_is_refused(size: str) -> None:
    with pytest.raises(PictureError, match="size"):
        read_svg(f"<svg xmlns='http://www.w3.org/2000/svg' {size}/>".encode())


def test_what_draws_is_kept_and_nothing_else() -> None:
    made = read_svg(
        drawing(
            "<!-- secret --><metadata>secret</metadata><title>secret</title><style>.a{fill:url(#p)}</style>"
            "<a href='https://secret.example'><rect class='a' id='p' data-secret='1' x:y='secret' width='4'/></a>"
            "<use xlink:href='#p'/><switch><foreignObject/><text>A &lt; B</text></switch>",
            "xmlns:x='urn:secret' content='secret'",
        )
    )
    text = made.clean.decode()
    assert "secret" not in text
    assert "<style>.a{fill:url(#p)}</style>" in text
    assert '<g><rect class="a" id="p" width="4"></rect></g><use href="#p"></use>' in text
    assert "A &lt; B" in text
    assert (made.width, made.height, made.text) == (40, 20, True)
    assert read_svg(made.clean).clean == made.clean


def test_a_drawing_is_a_picture_of_any_width() -> None:
    data = drawing("<rect width='40' height='20' fill='lime'/>")
    assert media_type_of(data) == "image/svg+xml"
    known = examine(data, "0" * 64)
    assert (known.width, known.height, known.fallback) == (4000, 2000, "image/png")
    made = redrawn(data, "image/svg+xml", "1" * 64, 1, 100, "image/png")
    assert made.startswith(b"\x89PNG")
    assert made == redrawn(data, "image/svg+xml", "1" * 64, 1, 100, "image/png")


@pytest.mark.parametrize("data", [b"<" * 90_000, b"<!---->" * 12_000, b"<!DOCTYPE svg [" + b"]" * 90_000])
def test_odd_beginnings_are_no_drawings_and_take_no_time(data: bytes) -> None:
    begun = time.perf_counter()
    assert media_type_of(data) is None
    assert time.perf_counter() - begun < 2
