"""What is known of a file that plays."""

from __future__ import annotations

from msgspec import Struct


class Recording(Struct, frozen=True):
    media_type: str
    """``video/mp4``, ``audio/mp4``, ``audio/mpeg`` or ``audio/wav``."""
    width: int = 0
    """Pixels across as they are seen; 0 for sound."""
    height: int = 0
    duration: float | None = None
    """Seconds, where the file says so."""

    @property
    def shows(self) -> bool:
        """Whether there is something to see."""
        return self.width > 0
