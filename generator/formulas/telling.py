"""A fault of a formula as a problem for the author."""

from __future__ import annotations

from generator.errors import Diagnostic, error
from generator.formulas.fault import FormulaFault
from generator.spans import Span


def problem(fault: FormulaFault, span: Span | None) -> Diagnostic:
    """``span`` is the place of the character that the fault is at."""
    values: dict[str, object] = dict(fault.values)
    match fault.code:
        case "formula-unknown-command":
            hint = "Did you mean `{nearest}`?" if fault.nearest else "`macros:` of the deck can give it a meaning."
            values["nearest"] = fault.nearest
            return error("formula-unknown-command", "Formulas know no `{command}`", span, hint, **values)
        case "formula-empty":
            return error("formula-empty", "The formula is empty", span, r"Write `\$` for a dollar.", **values)
        case "formula-too-long":
            return error("formula-too-long", "The formula is longer than {limit} characters", span,
                         "Divide it into several.", **values)  # fmt: skip
        case "formula-too-deep":
            return error("formula-too-deep", "More than {limit} braces, fences and environments stand within each other "
                         "here", span, "Divide the formula, or name a part of it.", **values)  # fmt: skip
        case "formula-control-character":
            return error("formula-control-character", "The formula holds a character that cannot be shown ({character})",
                         span, 'In double quotes YAML reads "\\t", "\\n" and the like as such characters: write the text '
                         "without quotes, or in single ones.", **values)  # fmt: skip
        case "formula-forbidden":
            return error("formula-forbidden", "`{command}` is not for formulas of slides", span,
                         "Short names go into `macros:` of the deck.", **values)  # fmt: skip
        case "formula-comment":
            return error("formula-comment", "In LaTeX `%` hides all that follows it", span, r"Write `\%` for a percent "
                         "sign.", **values)  # fmt: skip
        case "formula-line-break":
            return error("formula-line-break", r"A line can break in an environment only", span,
                         r"Write `\begin{{aligned}} … \\ … \end{{aligned}}`.", **values)  # fmt: skip
        case "formula-macro":
            return error("formula-macro", "The macro “{name}” cannot be used: {problem}", span, **values)
        case "formula-unsupported":
            return error("formula-unsupported", "This formula needs something that slides cannot show: {what}", span,
                         "Write it in another way.", **values)  # fmt: skip
        case "formula-space":
            return error("formula-space", "A space in the formula is wider than {limit} em", span,
                         r"`\quad` is 1 em wide.", **values)  # fmt: skip
        case "formula-letters":
            return error("formula-letters", "No font for formulas has {letters}", span,
                         "Write words in `\\text{{…}}`, or outside the formula.", **values)  # fmt: skip
        case "formula-unit":
            hint = "Did you mean `{nearest}`?" if fault.nearest else ""
            values["nearest"] = fault.nearest
            return error("formula-unit", "There is no unit `{unit}`", span, hint, **values)
        case "formula-chemistry":
            return error("formula-chemistry", r"`\ce` cannot read “{text}”", span, "Write this part as a formula, beside "
                         r"`\ce{{…}}`.", **values)  # fmt: skip
        case "formula-undrawable":
            return error("formula-undrawable", "The formula cannot be drawn: {problem}", span, "Write it in another way.",
                         **values)  # fmt: skip
        case _:
            return error("formula-syntax", "{problem}", span, **values)
