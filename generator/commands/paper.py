"""What the commands share that make something else of a deck than ``build``: handout, notes, pictures."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.build import BuildResult, Progress, check, make, output_file, require_theme, with_remarks
from generator.commands.build import add_ppi_argument, chosen_ppi, require_different_names, require_out
from generator.commands.console import Console
from generator.commands.decks import add_deck_arguments, audience_of, chosen_decks, run_decks, variant_of
from generator.render import Writer

PAPERS = ("a4", "letter")


def add_making_arguments(parser: ArgumentParser) -> None:
    add_deck_arguments(parser)
    add_ppi_argument(parser)
    parser.add_argument("--out", metavar="DIR", help="write into this folder (default: output/<deck>/)")


def add_paper_arguments(parser: ArgumentParser) -> None:
    add_making_arguments(parser)
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="size of the sheets (default: a4)")
    parser.add_argument(
        "--as-shown", action="store_true", help="a dark deck in its dark mode too (default: in its light one)"
    )
    parser.add_argument("--save-ink", action="store_true", help="greys on white, whatever the theme's colours are")


def run_making(
    options: Namespace, console: Console, ending: str, render: Writer, *, notes: bool = False, light: bool = False
) -> int:
    """Makes of every deck what ``render`` makes of its Scene; the file is called as the deck, and ends with
    ``ending``. ``notes``: what its speaker says is shown too. ``light``: a deck whose own mode is dark in its light
    one."""
    from generator.render.pdf.glyphs import unshown

    if options.theme is not None:
        require_theme(options.theme, options.deck or ["."])
    ppi = chosen_ppi(options.ppi)
    require_out(options.out)
    require_different_names(chosen_decks(options.deck))
    variant = variant_of(options)

    def work(deck: str, tell: Progress) -> BuildResult:
        checked = check(
            deck,
            course=options.course,
            audience=audience_of(options),
            theme=options.theme,
            mode=options.mode,
            light=light,
            strict=options.strict,
            others=len(options.deck) > 1,
            dialect=options.dialect,
            on_progress=tell,
        )
        checked = with_remarks(checked, unshown(checked.scene, notes=notes), strict=options.strict)
        file = output_file(deck, variant, ending, options.out)
        return make(checked, file, render, tell, ppi=ppi)

    def show(result: BuildResult) -> None:
        if not console.quiet:
            for file in result.files:
                console.say_path(file)

    return run_decks(options, console, work, show)
