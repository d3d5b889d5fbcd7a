"""Changing single characters of a paragraph that is made of several runs."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from generator.scene.text import LineEnd, Run


def replaced(runs: tuple[Run, ...], offsets: Collection[int], char: str) -> tuple[Run, ...]:
    """The runs with the characters at ``offsets`` of their joined text replaced by ``char``."""
    if not offsets:
        return runs
    result, start = [], 0
    for run in runs:
        end, text = start + len(run.text), run.text
        for at in offsets:
            if start <= at < end:
                text = f"{text[: at - start]}{char}{text[at - start + 1 :]}"
        result.append(replace(run, text=text) if text is not run.text else run)
        start = end
    return tuple(result)


def inserted(runs: tuple[Run, ...], offsets: Collection[int], mark: str) -> tuple[Run, ...]:
    """The runs with ``mark`` put in before each of the ``offsets`` (ascending, over 0) of their joined text."""
    result, start = [], 0
    for run in runs:
        end = start + len(run.text)
        parts, at = [], start
        for cut in offsets:
            if start < cut <= end:
                parts.append(run.text[at - start : cut - start])
                at = cut
        parts.append(run.text[at - start :])
        result.append(replace(run, text=mark.join(parts)))
        start = end
    return tuple(result)


def ended_before(runs: tuple[Run, ...], offsets: Collection[int]) -> tuple[Run, ...]:
    """The runs with line ends before each of the ``offsets`` (ascending, over 0) of their joined text, in the places of
    the spaces that stand there."""
    text = "".join([run.text for run in runs])
    result, start = [], 0
    for run in runs:
        end, at = start + len(run.text), start
        for cut in offsets:
            between = text[cut - 1] == " "
            last = cut - between  # where the text before it ends
            if at <= last < end if between else at < last <= end:
                result += [replace(run, text=run.text[at - start : last - start])] if last > at else []
                kind = LineEnd.BETWEEN if between else LineEnd.INSIDE
                result.append(replace(run, text="\n", ended=kind, wide=False, formula=None))
                at = cut
        if at < end:
            result.append(replace(run, text=run.text[at - start :]) if at > start else run)
        start = end
    return tuple(result)
