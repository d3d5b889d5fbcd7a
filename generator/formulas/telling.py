"""A fault of a formula as a problem for the author."""

from __future__ import annotations

from generator.errors import Diagnostic, error
from generator.formulas.fault import FormulaFault
from generator.spans import Span

_QUOTES = "In double quotes YAML reads `\\t`, `\\n` and the like as such: write the text without quotes."


def problem(fault: FormulaFault, span: Span | None) -> Diagnostic:
    """``span`` is the place of the character that the fault is at."""
    said = dict(fault.values)
    meant = f"Did you mean `{fault.nearest}`?".replace("{", "{{").replace("}", "}}") if fault.nearest else ""
    match fault.code:
        case "formula-unknown-command":
            hint = meant or "`macros:` of the deck can give it a meaning."
            return error("formula-unknown-command", "Formulas know no `{command}`", span, hint, **said)
        case "formula-unit":
            return error("formula-unit", "There is no unit `{unit}`", span, meant, **said)
        case "formula-empty":
            return error("formula-empty", "The formula is empty", span, r"Write `\$` for a dollar.")
        case "formula-too-long":
            text = "The formula is longer than {limit} characters"
            return error("formula-too-long", text, span, "Divide it into several.", **said)
        case "formula-too-deep":
            text = "More than {limit} braces, fences and environments stand within each other here"
            return error("formula-too-deep", text, span, "Name a part of the formula, and write it apart.", **said)
        case "formula-control-character":
            text = "The formula holds a character that cannot be shown ({character})"
            return error("formula-control-character", text, span, _QUOTES, **said)
        case "formula-forbidden":
            text = "`{command}` is not for formulas on slides"
            return error("formula-forbidden", text, span, "Short names go into `macros:` of the deck.", **said)
        case "formula-comment":
            text = "In LaTeX `%` hides all that follows it"
            return error("formula-comment", text, span, r"Write `\%` for a percent sign.")
        case "formula-line-break":
            hint = r"Write `\begin{{aligned}} … \\ … \end{{aligned}}`."
            return error("formula-line-break", "A line breaks in an environment only", span, hint)
        case "formula-macro":
            return error("formula-macro", "The macro “{name}” cannot be used: {problem}", span, **said)
        case "formula-unsupported":
            text = "The formula needs something that slides cannot show: {what}"
            return error("formula-unsupported", text, span, "Write it in another way.", **said)
        case "formula-space":
            text = "A space in the formula is wider than {limit} em"
            return error("formula-space", text, span, r"`\quad` is 1 em wide.", **said)
        case "formula-letters":
            hint = "Write words in `\\text{{…}}`; other letters than Latin, Greek, Cyrillic and Hebrew, outside of it."
            return error("formula-letters", "No font for formulas has {letters}", span, hint, **said)
        case "formula-chemistry":
            hint = r"Write this part as a formula, beside `\ce{{…}}`."
            return error("formula-chemistry", r"`\ce` cannot read “{text}”", span, hint, **said)
        case "formula-undrawable":
            text = "The formula cannot be drawn: {problem}"
            return error("formula-undrawable", text, span, "Write it in another way.", **said)
        case _:
            return error("formula-syntax", "{problem}", span, **said)
