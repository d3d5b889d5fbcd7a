"""What ``build`` and ``check`` share: which decks, one after the other, and what is said about them."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from generator.build import BuildResult, Progress, Variant
from generator.commands.console import Console, Styled
from generator.commands.report import count, tell_diagnostics
from generator.errors import (
    EXIT_CONTENT,
    EXIT_FINE,
    EXIT_OUTPUT,
    ContentError,
    Diagnostic,
    OutputError,
    Severity,
    UsageError,
    machine_failure,
    warning,
)
from generator.names import nearest
from generator.places import DECK_FILES, deck_file_in, has_deck, is_markdown

DIALECTS = ("diapo", "pandoc", "quarto", "marp", "slidev", "reveal-md", "xaringan")
"""Whose Markdown a deck may be."""
Work = Callable[[str, Progress], BuildResult]
_NONE_HERE = f"there is no {' or '.join(DECK_FILES)} in this folder"


def add_talk_arguments(parser: ArgumentParser) -> None:
    """How diagnostics are shown."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how problems are reported")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")


def add_deck_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", nargs="*", help="a deck's folder or its file (default: the current folder)")
    parser.add_argument("--course", metavar="NAME", help="make it for this course (see diapo courses)")
    parser.add_argument("--audience", metavar="TAGS", default="", help="also show what is tagged so: teacher,evening")
    parser.add_argument("--theme", metavar="NAME", help="use this theme instead of the deck's own (see diapo themes)")
    parser.add_argument(
        "--mode", choices=("light", "dark", "contrast"), help="show this palette of the theme instead of the deck's"
    )
    add_dialect_argument(parser)
    parser.add_argument("--strict", action="store_true", help="let warnings fail as errors do")
    add_talk_arguments(parser)


def add_dialect_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="dialect",
        choices=DIALECTS,
        default="",
        metavar="TOOL",
        help=f"the tool that a deck in Markdown is written for, of {', '.join(DIALECTS)} (default: found out)",
    )


def audience_of(options: Namespace) -> tuple[str, ...]:
    return tags_of(options.audience)


def tags_of(said: str) -> tuple[str, ...]:
    """The tags of an audience that was asked for. Raises UsageError for what can be none."""
    from generator.deck.ids import composed, is_id, slug

    tags = tuple(dict.fromkeys(map(composed, said.replace(",", " ").split())))
    for tag in tags:
        if not is_id(tag):
            hint = f"; write {slug(tag)}" if slug(tag) else ""
            raise UsageError(f"{tag[:80]!r} is no tag: a tag has lower-case letters, digits and hyphens only{hint}")
    return tags


def require_markdown(dialect: str, decks: Iterable[str]) -> None:
    """UsageError if a dialect of Markdown was named and one of the decks is not in Markdown."""
    for deck in decks if dialect else ():
        if not is_markdown(str(deck_file_of(deck))):
            raise UsageError(f"{deck} is in YAML; --from is for decks in Markdown")


def deck_file_of(deck: str) -> Path:
    """The file of a deck that was named by its folder or its file."""
    place = Path(deck)
    return deck_file_in(place) if place.is_dir() else place


def variant_of(options: Namespace) -> Variant:
    return Variant(options.course, audience_of(options), options.theme, options.mode)


def of_others(found: Diagnostic) -> bool:
    """Whether it is said of one of several decks that it does not have a tag which is meant for others too."""
    return found.code == "unknown-audience" and found.severity is Severity.NOTICE


def in_no_deck(found: Iterable[Iterable[Diagnostic]]) -> list[Diagnostic]:
    """A warning for each tag that none of several decks has; ``found``: what was said of each."""
    doubts = [{str(one.values["name"]): one for one in each if of_others(one)} for each in found]
    if not doubts:
        return []
    known = sorted({tag for each in doubts for one in each.values() for tag in str(one.values["known"]).split(", ")})
    return [
        warning("unknown-audience", "Nothing in any of the decks is tagged {name}", None,
                "The tags are: {known}." if any(known) else "Nothing in them has a tag.",
                name=name, known=", ".join(filter(None, known)))
        for name in doubts[0] if all(name in each for each in doubts)
    ]  # fmt: skip


def is_course(path: str) -> bool:
    """Whether this is the file of a course."""
    place = Path(path).absolute()
    return place.parent.name == "courses" and place.is_file() and has_deck(place.parents[1])


def chosen_decks(given: Sequence[str], *, or_courses: bool = False) -> tuple[str, ...]:
    """The decks (or files of courses) that were named, or the deck in the current folder; UsageError lists what could
    have been meant."""
    if given:
        found = [_as_stored(path) for path in given]
        require_places([path for path in found if not (or_courses and is_course(path))])
        return tuple(dict.fromkeys(found))
    if has_deck(Path()):
        return (".",)
    if below := _decks_of_content():
        raise UsageError(f"which deck? {_NONE_HERE}, but there are: {', '.join(below[:20])}")
    raise UsageError(f"which deck? {_NONE_HERE}; `diapo new my-lecture` begins a deck")


def _as_stored(path: str) -> str:
    """The path with its names as the file system has them; else as it was typed."""
    from generator.deck.source import stored

    found = stored(Path(path))
    return path if found == Path(path) else str(found)


def _decks_of_content() -> list[str]:
    return sorted(str(found) for found in Path("content").glob("*") if has_deck(found))


def require_places(given: Sequence[str]) -> None:
    """UsageError if there is nothing at all of one of those names, with the nearest deck; or if it is a course."""
    for path in map(_as_stored, given):
        if not os.path.lexists(path):
            _refuse(path)
        if is_course(path):
            deck = os.path.relpath(Path(path).absolute().parents[1])
            raise UsageError(f"{path} is a course; name its deck and the course: {deck} --course {Path(path).stem}")


def _refuse(path: str) -> NoReturn:
    place = Path(path)
    parent = place.absolute().parent
    beside = [str(found.parent) for form in ("y*ml", "md") for found in parent.glob(f"*/deck.{form}")]
    known = {Path(deck).name: deck for deck in (*beside, *_decks_of_content())}
    if place.suffix.lower() in (".yaml", ".yml"):  # rather a file that is called nearly so
        files = {file.name: str(file) for file in place.absolute().parent.glob("*.y*ml")}
        known = {**known, **files} if nearest(place.name, files) else known
    meant = place.name
    if place.name.lower() in ("deck.yaml", "deck.yml") and not place.parent.exists():  # of a folder that is mistyped
        meant = place.parent.name
        known |= {file.parent.name: str(file) for file in place.absolute().parent.parent.glob("*/deck.y*ml")}
    elif not place.suffix and place.with_suffix(".yaml").is_file():
        known = {meant: str(place.with_suffix(".yaml").absolute())}
    folded = {name.lower(): name for name in known}
    near = folded.get(meant.lower()) or nearest(meant, known)
    guess = f"; did you mean {os.path.relpath(known[near])}?" if near else ""
    raise UsageError(f"there is no deck {path}{guess}")


class _Outcome(Struct, frozen=True):
    deck: str
    result: BuildResult | None
    diagnostics: tuple[Diagnostic, ...]
    failure: str
    exit_code: int

    def as_json(self) -> dict[str, object]:
        return {
            "deck": self.deck,
            "ok": self.exit_code == EXIT_FINE,
            "files": [str(file) for file in self.result.files] if self.result else [],
            "slides": _slides(self.result) if self.result else None,
            "pages": len(self.result.scene.pages) if self.result else None,
            "failure": self.failure or None,
            "diagnostics": [diagnostic.as_json() for diagnostic in self.diagnostics],
        }


def run_decks(options: Namespace, console: Console, work: Work, show: Callable[[BuildResult], None]) -> int:
    """Works on every chosen deck, whatever happens to the others; the exit code is the highest of theirs.

    ``show`` prints the result of a deck that went well (not under ``--format json``, which prints one object).
    """
    as_json: bool = options.format == "json"
    chosen = chosen_decks(options.deck)
    require_markdown(options.dialect, chosen)
    reports: list[dict[str, object]] = []
    exit_code = EXIT_FINE
    told: list[tuple[Diagnostic, ...]] = []
    for deck in chosen:
        outcome = _outcome(deck, work, console)
        exit_code = max(exit_code, outcome.exit_code)
        told.append(outcome.diagnostics)
        if as_json:
            reports.append(outcome.as_json())
        else:
            _tell(outcome, console)
            if outcome.result:
                show(outcome.result)
    nowhere = in_no_deck(told)
    if nowhere and options.strict:
        exit_code = max(exit_code, EXIT_CONTENT)
    if as_json:
        said = {"diagnostics": [one.as_json() for one in nowhere]} if nowhere else {}
        console.print(json.dumps({"ok": exit_code == EXIT_FINE, "decks": reports, **said}, indent=2) + "\n")
    else:
        tell_diagnostics(nowhere, console)
    return exit_code


def _outcome(deck: str, work: Work, console: Console) -> _Outcome:
    try:
        result = work(deck, lambda step: console.step(f"{deck}: {step}"))
        return _Outcome(deck, result, result.diagnostics, "", EXIT_FINE)
    except ContentError as problem:
        return _Outcome(deck, None, problem.diagnostics, "", problem.exit_code)
    except OutputError as problem:
        return _Outcome(deck, None, (), str(problem), problem.exit_code)
    except BrokenPipeError:
        raise  # the reader of what is said went away
    except (OSError, MemoryError) as problem:
        return _Outcome(deck, None, (), machine_failure(problem), EXIT_OUTPUT)
    finally:
        console.end_steps()


def _tell(outcome: _Outcome, console: Console) -> None:
    tell_diagnostics([one for one in outcome.diagnostics if not of_others(one)], console)
    if outcome.failure:
        console.tell(Styled("error", "error:"), f" {outcome.failure}")
    if console.quiet or not (outcome.diagnostics or console.terminal):
        return
    if outcome.result:
        scene = outcome.result.scene
        size = f"{_slides(outcome.result)} slides on {len(scene.pages)} pages"
        console.tell(Styled("good", f"{outcome.deck}: {size}, {count(outcome.diagnostics)}"))
    elif outcome.diagnostics:
        console.tell(Styled("error", f"{outcome.deck}: not built: {count(outcome.diagnostics)}"))


def _slides(result: BuildResult) -> int:
    return len({page.slide for page in result.scene.pages})
