"""What is wrong with a file of sound or pictures in motion, and what it is where it is another kind."""

from __future__ import annotations

from typing import Final

BOTH_PLAY: Final = "MP4 with H.264 and AAC"
SOUNDS: Final = "MP3, M4A (AAC) or WAV"


class RecordingError(Exception):
    """``reason`` ends the sentence “the file cannot be played: …”."""

    def __init__(self, reason: str, hint: str = "Export it again, and check that it plays to its end.") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class ForeignError(Exception):
    """The file is something that not both PowerPoint and browsers play; ``found`` says what."""

    def __init__(self, found: str, *, sound: bool = False) -> None:
        super().__init__(found)
        self.found = found
        self.sound = sound
        """Whether it has no pictures."""
