"""The keys that every block may have."""

from __future__ import annotations

from generator.deck.keys import Key, Kind

ONLY_KEY = Key("only", Kind.TAGS, "The audiences that are shown this; others are not.", "only: [evening]",
            also=("for", "audience"))  # fmt: skip
EXCEPT_KEY = Key("except", Kind.TAGS, "The audiences that are not shown this.", "except: [exam]", also=("not", "hide"))
ID_KEY = Key("id", Kind.ID, "A name for links and courses; made from what it is when absent.", "id: results")
CAPTION_KEY = Key("caption", Kind.TEXT, "The line under a picture, a table or what else it stands with.",
                  "caption: The street in 2010", also=("legend", "legende"))  # fmt: skip
SOURCE_KEY = Key("source", Kind.TEXT, "Where something comes from.", "source: TEF, no. 9/2010",
                 also=("reference", "ref"))  # fmt: skip
OPTIONS = (ID_KEY, ONLY_KEY, EXCEPT_KEY, CAPTION_KEY, SOURCE_KEY)
"""What every block may have."""
