"""The tree of a deck file -> Deck, by the schema's tables."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from generator.deck.library import Library
from generator.deck.model import Bibliography, Brand, CitationStyle, Deck, Mode, Slide, Text, Transition
from generator.deck.model.walk import contents_in
from generator.deck.read.figures import read_logo
from generator.deck.schema import DECK, nearest
from generator.deck.slides import SlideReader
from generator.deck.steps import step_mode, transition
from generator.deck.tagged import facts
from generator.deck.tree import Mapping, Node, Scalar
from generator.deck.values import Fields, Values
from generator.errors import Diagnostic, error
from generator.places import BRAND_FILES

DEFAULT_LANG, DEFAULT_THEME = "en", "faculte"


def read_deck(
    root: Node | None,
    shown: str,
    library: Library,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
    *,
    moving: bool = False,
) -> tuple[Deck | None, list[Diagnostic]]:
    """The deck of a tree, or None when too little of it could be read; and all that was wrong. ``moving``: each slide's
    places have an origin of their own."""
    reading = _Reading(Values(shown, library.folder, moving=moving), layouts, themes, library)
    return reading.deck(root, library.folder), reading.values.problems.found


class _Reading:
    def __init__(
        self, values: Values, layouts: Collection[str] | None, themes: Collection[str] | None, library: Library
    ) -> None:
        self.values = values
        self.reader = SlideReader(values, layouts, library)
        self.themes = None if themes is None else sorted(themes)

    def deck(self, root: Node | None, folder: Path) -> Deck | None:
        values = self.values
        if not isinstance(root, Mapping):
            node = root or Scalar("", 1, 1)
            if isinstance(root, Scalar) and not root.text:
                node = Scalar("", 1, 1)
            hint = "Begin with `title: …`, then `slides:` and the list of slides below it."
            values.wrong_kind(node, "A deck", "keys such as `title:`", hint)
            return None
        fields = values.fields(root, DECK)
        if "macros" in fields:
            from generator.deck.read.equations import read_macros  # most decks have none

            values.macros = read_macros(values, fields["macros"][2])
        texts = {name: values.text(fields[name][2], f"`{name}`")
                 for name in ("title", "subtitle", "author", "date", "footer") if name in fields}  # fmt: skip
        lang = values.lang(fields["lang"][2], DECK.keys["lang"]) if "lang" in fields else None
        theme = values.name(fields["theme"][2], DECK.keys["theme"], self.themes) if "theme" in fields else None
        mode = values.choice(fields["mode"][2], DECK.keys["mode"]) if "mode" in fields else None
        size = values.choice(fields["size"][2], DECK.keys["size"]) if "size" in fields else None
        self.reader.library.lang = lang or DEFAULT_LANG
        slides = self.reader.slides(fields["slides"][2]) if "slides" in fields else ()
        title = texts.get("title")
        typography = DECK.keys["typography"]
        keywords = values.keywords(fields["keywords"][2]) if "keywords" in fields else ()
        self._check_links(slides)
        return Deck(
            title=title or Text((), values.span(root)),
            lang=lang or DEFAULT_LANG,
            theme=theme or DEFAULT_THEME,
            folder=folder,
            source=values.shown,
            slides=slides,
            span=values.span(root),
            author=texts.get("author"),
            date=texts.get("date"),
            footer=texts.get("footer"),
            subtitle=texts.get("subtitle"),
            keywords=keywords,
            mode=Mode(mode) if mode else None,
            brand=self._brand(),
            logo=read_logo(values, fields["logo"][2]) if "logo" in fields else None,
            accent=values.color(fields["accent"][2], DECK.keys["accent"]) if "accent" in fields else None,
            art=values.word(fields["art"][2], "`art`") if "art" in fields else None,
            bibliography=self._bibliography(fields),
            citation_style=self._citation_style(fields),
            steps=step_mode(values, fields),
            transition=transition(values, fields) or Transition.NONE,
            duration=values.integer(fields["duration"][2], DECK.keys["duration"]) if "duration" in fields else None,
            agenda="agenda" in fields and values.choice(fields["agenda"][2], DECK.keys["agenda"]) == "sections",
            typography=values.boolean(fields["typography"][2], typography, True) if "typography" in fields else True,
            fit=values.choice(fields["fit"][2], DECK.keys["fit"]) if "fit" in fields else None,
            min_size=values.integer(fields["min_size"][2], DECK.keys["min_size"]) if "min_size" in fields else None,
            size=size or "16:9",
            macros=values.macros,
            facts=facts(values, fields["course"][2]) if "course" in fields else {},
            files=values.files() | self.reader.library.files,
            places={name: values.span(at) for name, (_, at, _) in fields.items()},
        )

    def _bibliography(self, fields: Fields) -> Bibliography | None:
        if "bibliography" not in fields or self.reader.library.above:  # texts are those of the deck that uses them
            return None
        from generator.deck.read.bibliography import read_bibliography  # most decks have none

        return read_bibliography(self.values, fields["bibliography"][2])

    def _citation_style(self, fields: Fields) -> CitationStyle | None:
        if "citation_style" not in fields:
            return None
        from generator.deck.read.citation_style import read_citation_style

        return read_citation_style(self.values, fields["citation_style"][2])

    def _brand(self) -> Brand | None:
        """What is in a ``_brand.yml`` beside the deck."""
        if self.reader.library.above:
            return None  # its slides are shown as those of the deck that uses them
        if not any(os.path.lexists(self.values.folder / name) for name in BRAND_FILES):
            return None
        from generator.deck.read.brand import read_brand  # most decks have none

        return read_brand(self.values)

    def _check_links(self, slides: tuple[Slide, ...]) -> None:
        known = {slide.id for slide in slides}
        if any(link[1:] not in known for link, _ in self.values.links):
            known |= {name for slide in slides for name, one in contents_in(slide.fields) if not isinstance(one, Text)}
        for link, span in self.values.links:
            if link[1:] not in known and not self.values.problems.crowded:
                near = nearest(link[1:], sorted(known))
                hint = "Did you mean #{near}?" if near else "Link to the id of a slide or block."
                self.values.note(error("unknown-link", "There is no slide with the id {id}", span, hint,
                                       id=link[1:][:80], near=near))  # fmt: skip
