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
STEP_KEY = Key("step", Kind.STEP, "The click with which it appears; `2-3`: it goes again after the third.", "step: 2",
               also=("click", "fragment", "appear"))  # fmt: skip
STEPS_KEY = Key("steps", Kind.CHOICE, "What appears click by click: `items`, `blocks`, the `solutions` of exercises, "
                "or nothing: `none`.", "steps: items", choices=("items", "blocks", "solutions", "none"),
                also=("incremental", "builds", "animate"))  # fmt: skip
TRANSITION_KEY = Key("transition", Kind.CHOICE, "How the slide takes the place of the one before: `fade`, `push`, "
                     "`morph` (blocks of the same id move), or at once: `none`.", "transition: fade",
                     choices=("none", "fade", "push", "morph"))  # fmt: skip
OPTIONS = (ID_KEY, ONLY_KEY, EXCEPT_KEY, CAPTION_KEY, SOURCE_KEY, STEP_KEY)
"""What every block may have."""
