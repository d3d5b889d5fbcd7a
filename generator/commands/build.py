"""``diapo build``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from generator.build import BuildResult, Progress, build, deck_name, require_theme
from generator.commands.catalogue import add_catalogue_arguments, build_catalogue, require_no_catalogue_options
from generator.commands.console import Console
from generator.commands.decks import add_deck_arguments, audience_of, chosen_decks, run_decks
from generator.errors import UsageError
from generator.render import DEFAULT, PPI, STILL, WRITERS, require_writer

EXAMPLES = """\
diapo build content/le-partenariat
diapo build content/le-partenariat --to pptx --out /tmp/slides
diapo build content/le-partenariat --course bac2-2026
diapo build content/le-partenariat --to pdf
diapo build content/le-partenariat --to pdf --steps
diapo build content/* --theme nuit --strict
diapo build --all
diapo build --all content/history --jobs 4 --to html
diapo build --all --dask tcp://scheduler:8786
"""
PPIS = range(36, 1201)


def add_arguments(parser: ArgumentParser) -> None:
    add_deck_arguments(parser)
    kinds = ",".join(DEFAULT)
    text = f"what to write, of {', '.join(WRITERS)} (default: {kinds})"
    parser.add_argument("--to", metavar="KINDS", default=kinds, help=text)
    add_ppi_argument(parser)
    parser.add_argument("--steps", action="store_true", help="a page for each click, in PDF and PNG")
    parser.add_argument("--out", metavar="DIR", help="write into this folder (default: output/<deck>/)")
    add_catalogue_arguments(parser)


def run(options: Namespace, console: Console) -> int:
    kinds = tuple(kind for kind in (part.strip() for part in options.to.split(",")) if kind)
    if not kinds:
        raise UsageError(f"--to names no output; there are: {', '.join(WRITERS)}")
    for kind in kinds:
        require_writer(kind)
    if options.steps and STILL.isdisjoint(kinds):
        raise UsageError("--steps gives PDF and PNG a page for each click; add --to pdf")
    ppi = chosen_ppi(options.ppi)
    require_out(options.out)
    if options.theme is not None and not options.all:
        require_theme(options.theme, options.deck or ["."])
    if options.all:
        return build_catalogue(options, console, kinds, ppi)
    require_no_catalogue_options(options)
    require_different_names(chosen_decks(options.deck))

    def work(deck: str, tell: Progress) -> BuildResult:
        return build(
            deck,
            to=kinds,
            out=options.out,
            course=options.course,
            audience=audience_of(options),
            theme=options.theme,
            mode=options.mode,
            strict=options.strict,
            others=len(options.deck) > 1,
            dialect=options.dialect,
            ppi=ppi,
            steps=options.steps,
            on_progress=tell,
        )

    def show(result: BuildResult) -> None:
        if not console.quiet:
            for file in result.files:
                console.say_path(file)

    return run_decks(options, console, work, show)


def add_ppi_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--ppi",
        metavar="N",
        default=str(PPI),
        help=f"pictures no finer than N pixels to the inch, or `exact`: as they are (default: {PPI})",
    )


def require_out(out: str | None) -> None:
    if out is not None and not out.strip():
        raise UsageError("--out names no folder; leave it out, or name one (`.` is the current folder)")


def chosen_ppi(typed: str) -> int | None:
    """Pixels to the inch; None: pictures as they are. Raises UsageError for what is neither."""
    if typed in ("0", "exact"):
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) < 9 and int(typed) in PPIS):
        raise UsageError(
            f"--ppi is {typed[:20]!r}; it must be from {PPIS[0]} to {PPIS[-1]} pixels to the inch, or `exact`"
        )
    return int(typed)


def require_different_names(decks: Sequence[str]) -> None:
    """One deck must not overwrite the files of another."""
    places: dict[str, str] = {}
    for deck in decks:
        first = places.setdefault(deck_name(deck), deck)
        if first != deck:
            raise UsageError(f"{first} and {deck} would write the same files; build them apart, with --out")
