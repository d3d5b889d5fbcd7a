"""The page carries the emoji that it shows, and no others."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
import uharfbuzz as hb

from generator.render.revealjs import render_html
from generator.render.revealjs.emoji import emoji_face, emoji_of
from generator.scene.page import Scene
from tests.render.revealjs.sample import body, heading, one_page, paragraph


def deck(text: str) -> Scene:
    return one_page(heading("Titre"), body(paragraph(text)))


@pytest.mark.parametrize("text", ["Étudiants © 2024 ™", "a\u200db", "1 # *", "→ • ½", "漢字"])
def test_a_deck_without_emoji_pays_nothing(text: str) -> None:
    assert not emoji_of(deck(text))
    assert b"Diapo Emoji" not in render_html(deck(text))


@pytest.mark.parametrize("emoji", ["👍", "👩‍🏫", "👨‍👩‍👧‍👦", "🇫🇷", "1\ufe0f\u20e3", "✅", "☎"])
def test_emoji_and_their_sequences_are_embedded(emoji: str) -> None:
    page = render_html(deck(emoji)).decode()
    [data] = re.findall(r'font-family:"Diapo Emoji";.*?base64,([^)]*)\)', page)
    font = hb.Font(hb.Face(b64decode(data)))
    buffer = hb.Buffer()
    buffer.add_str(emoji)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {})
    assert [
        info.codepoint for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True) if at.x_advance
    ][1:] == []
    assert buffer.glyph_infos[0].codepoint
    assert len(b64decode(data)) < 30_000
    assert re.search(r'font-family:"Diapo Arimo","Diapo Emoji","Arial"', page)


def test_the_same_emoji_give_the_same_bytes() -> None:
    assert emoji_face(frozenset("👍👎")) == emoji_face(frozenset("👎👍"))
