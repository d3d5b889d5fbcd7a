"""``diapo notes``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.commands.console import Console
from generator.commands.paper import add_paper_arguments, run_making

EXAMPLES = """\
diapo notes content/le-partenariat
diapo notes content/le-partenariat --paper letter --save-ink
"""


def add_arguments(parser: ArgumentParser) -> None:
    add_paper_arguments(parser)


def run(options: Namespace, console: Console) -> int:
    from generator.render.pdf.notes import Notes, render_notes

    notes = Notes(options.paper, options.save_ink)
    light = not options.as_shown
    return run_making(options, console, "-notes.pdf", lambda scene: render_notes(scene, notes), notes=True, light=light)
