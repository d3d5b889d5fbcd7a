"""``diapo handout``."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction, Namespace

from generator.commands.console import Console
from generator.commands.paper import add_paper_arguments, run_making

EXAMPLES = """\
diapo handout content/le-partenariat
diapo handout content/le-partenariat --per-page 6 --save-ink
diapo handout content/le-partenariat --per-page 2 --lines --paper letter
"""
_PER_PAGE = (1, 2, 3, 4, 6, 9)


def add_arguments(parser: ArgumentParser) -> None:
    add_paper_arguments(parser)
    parser.add_argument("--per-page", type=int, choices=_PER_PAGE, default=3, help="slides on a sheet (default: 3)")
    parser.add_argument(
        "--lines", action=BooleanOptionalAction, help="lines to write on (default: with two or three slides on a sheet)"
    )
    parser.add_argument("--landscape", action="store_true", help="sheets on their side")


def run(options: Namespace, console: Console) -> int:
    from generator.render.pdf.handout import Handout, render_handout

    handout = Handout(options.per_page, options.paper, options.landscape, options.lines, options.save_ink)
    return run_making(
        options, console, "-handout.pdf", lambda scene: render_handout(scene, handout), light=not options.as_shown
    )
