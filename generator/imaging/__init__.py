"""What is inside picture files: whether they can be shown, how large they are, how they are to be held; and copies.

examining   what a file is, or why no viewer can show it   (png, jpeg, gif, webp, svg, exif: by their standards; pillow)
redraw      an upright or a smaller copy, of another kind  (pillow; drawn, by resvg)
noteless    a copy without what cameras and programs note in it

Nothing is decoded before its sides are known, and nothing is found out twice: the user's cache keeps it by the file's
hash.
"""

from __future__ import annotations

from generator.imaging.examining import Examined, examine, media_type_of
from generator.imaging.fault import PictureError, TooLargeError
from generator.imaging.noteless import without_notes
from generator.imaging.redraw import redrawn

__all__ = ["Examined", "PictureError", "TooLargeError", "examine", "media_type_of", "redrawn", "without_notes"]
