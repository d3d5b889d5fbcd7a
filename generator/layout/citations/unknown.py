"""What is told of a key that names no work, or one that could not be read."""

from __future__ import annotations

from msgspec.structs import replace

from generator.deck.model import Bibliography
from generator.errors import Diagnostic, Severity, error
from generator.names import nearest
from generator.spans import Span


def unknown_key(key: str, span: Span, bibliography: Bibliography, *, in_text: bool = False) -> Diagnostic:
    """``in_text``: in a sentence, where it may be no citation at all."""
    found = _unknown(key, span, bibliography, in_text)
    return replace(found, severity=Severity.WARNING) if bibliography.lenient else found


def _unknown(key: str, span: Span, bibliography: Bibliography, in_text: bool) -> Diagnostic:
    if broken := bibliography.broken.get(key):
        return error("unknown-citation", "The work {key} could not be read: look at line {line} of {file}", span,
                     "Mend the entry there.", key=key[:80], line=broken.line, file=bibliography.shown)  # fmt: skip
    near = nearest(key, bibliography.entries)
    if near:
        hint = "Did you mean @{near}?" if in_text else "Did you mean {near}?"
    else:
        hint = "Add it to the file; where it is no citation, write `\\@`." if in_text else "Add it to the file."
    return error("unknown-citation", "There is no work {key} in {file}", span, hint, key=key[:80],
                 file=bibliography.shown, near=near)  # fmt: skip
