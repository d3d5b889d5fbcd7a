"""``diapo pictures``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.commands.console import Console
from generator.commands.paper import add_making_arguments, run_making
from generator.errors import UsageError

EXAMPLES = """\
diapo pictures content/le-partenariat
diapo pictures content/le-partenariat --as webp --width 1280
diapo pictures content/le-partenariat --only sheet,social --columns 4
"""
_KINDS = ("pages", "sheet", "social")
_FORMATS = ("png", "jpeg", "webp")


def add_arguments(parser: ArgumentParser) -> None:
    add_making_arguments(parser)
    parser.add_argument("--as", dest="picture", choices=_FORMATS, default="png", help="kind of file (default: png)")
    parser.add_argument(
        "--width", type=int, default=1920, metavar="PIXELS", help="of a slide, or of the sheet (default: 1920)"
    )
    parser.add_argument(
        "--only", default=",".join(_KINDS), metavar="KINDS",
        help="pages (a file a slide), sheet (all on one), social (a preview of 1200 x 630); default: all three",
    )  # fmt: skip
    parser.add_argument("--columns", type=int, default=3, metavar="N", help="slides in a row of the sheet (default: 3)")


def run(options: Namespace, console: Console) -> int:
    from generator.names import unknown_name
    from generator.render.pdf.images import FORMATS, WIDTHS, Pictures, render_pictures

    kinds = [kind for kind in (part.strip() for part in options.only.split(",")) if kind]
    for kind in kinds:
        if kind not in _KINDS:
            raise UsageError(unknown_name("kind of picture", kind, _KINDS))
    if not kinds:
        raise UsageError(f"--only names no picture; there are: {', '.join(_KINDS)}")
    if options.width not in WIDTHS:
        raise UsageError(f"--width is {options.width}; it must be from {WIDTHS[0]} to {WIDTHS[-1]} pixels")
    if not 1 <= options.columns <= 20:
        raise UsageError(f"--columns is {options.columns}; it must be from 1 to 20")
    wanted = Pictures(
        options.picture, options.width, "pages" in kinds, "sheet" in kinds, options.columns, "social" in kinds
    )
    ending = f".{FORMATS[options.picture]}"
    return run_making(options, console, ending, lambda scene: render_pictures(scene, wanted))
