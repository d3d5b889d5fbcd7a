"""Every text of a deck is seen, and can be replaced, once and in reading order."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from generator.deck.load import parse_deck
from generator.deck.model import Inline, Text
from generator.deck.model.walk import with_item_texts
from generator.deck.texts import each_text, texts_of, with_deck_texts, with_texts
from tests.deck.reading import listed
from tests.imaging.pictures import png

SOURCE = """\
title: t1
subtitle: t2
author: t3
date: t4
footer: t5
slides:
  - heading: t6
    subtitle: t7
    items:
      - t8 **fort**
      - t9:
          - t10
    text: t11
    columns:
      - heading: t12
        items: [t13]
      - text: t14
    quote: t15
    by: t16
    source: t17
    statement: t18
    image: {file: a.png, alt: t19}
    caption: t20
    author: t21
    notes:
      - t22
      - t23
  - image: {file: a.png, decorative: true}
"""


def test_every_text_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    deck, _ = parse_deck(SOURCE, folder=tmp_path)
    assert [text.plain.split()[0].rstrip(":") for text in each_text(deck)] == [f"t{number}" for number in range(1, 24)]
    assert not list(texts_of(deck.slides[1]))


def test_every_text_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    deck, _ = parse_deck(SOURCE, folder=tmp_path)

    def louder(text: Text) -> Text:
        return replace(text, inlines=tuple(replace(one, text=one.text.upper()) for one in text.inlines))

    changed = replace(with_deck_texts(deck, louder), slides=tuple(with_texts(slide, louder) for slide in deck.slides))
    assert [text.plain for text in each_text(changed)] == [text.plain.upper() for text in each_text(deck)]
    assert [text.span for text in each_text(changed)] == [text.span for text in each_text(deck)]
    assert list(changed.slides[0].fields) == list(deck.slides[0].fields)
    assert changed.slides[0].notes[0].audience == deck.slides[0].notes[0].audience
    assert listed(changed)[0].text.inlines[1] == Inline("FORT", bold=True)
    assert [one.text.plain for _, one in with_item_texts(listed(deck)[1], louder).walk()] == ["T9:", "T10"]
    assert with_texts(deck.slides[0], lambda text: text) == deck.slides[0]
