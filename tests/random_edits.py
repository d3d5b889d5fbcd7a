"""A deck file as somebody edits it: words, lines, slides that come, go and move, things broken and mended."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

WORDS: Final = "accord enjeu mesure parcours soutien ville équipe méthode débat question".split()


class Edited:
    """``head``: the lines before the slides; ``slides``: those of each, comments among them."""

    def __init__(self, text: str, chance: Random, most: int = 99) -> None:
        at = re.search(r"^slides:\n", text, re.MULTILINE)
        assert at
        self.head = text[: at.end()]
        parts = re.split(r"^(?=  ?(?:  )?- |- )", text[at.end() :], flags=re.MULTILINE)
        lead = re.match(r" *- ", next(part for part in parts if part.strip().startswith("-")))
        assert lead
        self.lead = lead.group()
        parts = re.split(rf"^(?={self.lead})", text[at.end() :], flags=re.MULTILINE)
        self.slides = [part for part in parts if part.startswith(self.lead)][:most]
        self.chance = chance
        self.number = 0

    @property
    def text(self) -> str:
        return self.head + "".join(self.slides)

    def edit(self) -> str:
        """One edit; its name."""
        kinds: list[Callable[[], None]] = [self.word, self.word, self.word, self.line, self.comment, self.insert]
        kinds += [self.delete, self.move, self.note, self.title]
        kind = self.chance.choice(kinds)
        kind()
        return kind.__name__

    def _at(self) -> int:
        return self.chance.randrange(len(self.slides))

    def word(self) -> None:
        """Another word at the end of a heading or of a plain item."""
        places = [at for at, slide in enumerate(self.slides) if re.search(r"heading: [\w ]+$", slide, re.MULTILINE)]
        if places:
            at = self.chance.choice(places)
            more = self.chance.choice(WORDS)
            self.slides[at] = re.sub(
                r"(heading: [\w ]{1,40})[\w ]*$", rf"\1 {more}", self.slides[at], count=1, flags=re.MULTILINE
            )

    def line(self) -> None:
        """A list gets an item."""
        at = self._at()
        self.slides[at] = re.sub(
            r"^( +)items:\n( +)- ", r"\1items:\n\2- Un accord\n\2- ", self.slides[at], count=1, flags=re.MULTILINE
        )

    def comment(self) -> None:
        at = self._at()
        self.slides[at] += self.chance.choice(("# later\n", "\n", "\n\n"))

    def insert(self) -> None:
        self.number += 1
        words = " ".join(self.chance.choice(WORDS) for _ in range(4))
        pad = " " * len(self.lead)
        made = f"{self.lead}heading: Nouveau {self.number}\n{pad}id: new-{self.number}\n{pad}items:\n{pad}  - {words}\n"
        self.slides.insert(self.chance.randrange(1, len(self.slides) + 1), made)

    def delete(self) -> None:
        own = [at for at, slide in enumerate(self.slides) if "id: new-" in slide]
        if own:
            del self.slides[self.chance.choice(own)]

    def move(self) -> None:
        slide = self.slides.pop(self._at())
        self.slides.insert(self.chance.randrange(0, len(self.slides) + 1), slide)

    def note(self) -> None:
        at = self._at()
        if "notes:" not in self.slides[at]:
            pad = " " * len(self.lead)
            self.slides[at] = self.slides[at].rstrip("\n") + f"\n{pad}notes: {self.chance.choice(WORDS)}\n"

    def title(self) -> None:
        """The title changes, or stands a line lower."""
        if self.chance.random() < 0.5:
            self.head = "# a comment\n" + self.head
        else:
            self.head = re.sub(
                r"^(title: [^\n]{1,30}?)(?: \d+)?$",
                rf"\1 {self.chance.randrange(9)}",
                self.head,
                count=1,
                flags=re.MULTILINE,
            )
