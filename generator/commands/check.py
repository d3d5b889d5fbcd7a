"""``diapo check``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.build import BuildResult, Progress, check, require_theme
from generator.commands.console import Console
from generator.commands.decks import add_deck_arguments, audience_of, run_decks
from generator.errors import UsageError

EXAMPLES = """\
diapo check content/le-partenariat
diapo check content/le-partenariat --strict --format json
diapo check content/le-partenariat --dump | less
"""


def add_arguments(parser: ArgumentParser) -> None:
    add_deck_arguments(parser)
    parser.add_argument("--dump", action="store_true", help="print every page: boxes, sizes, lines, how it was fitted")


def run(options: Namespace, console: Console) -> int:
    if options.dump and options.format == "json":
        raise UsageError("--dump is text; it does not go with --format json")
    if options.theme is not None:
        require_theme(options.theme, options.deck or ["."])

    def work(deck: str, tell: Progress) -> BuildResult:
        return check(
            deck,
            course=options.course,
            audience=audience_of(options),
            theme=options.theme,
            mode=options.mode,
            strict=options.strict,
            others=len(options.deck) > 1,
            dialect=options.dialect,
            on_progress=tell,
        )

    def show(result: BuildResult) -> None:
        if options.dump:
            from generator.scene.dump import dump_scene

            console.print(dump_scene(result.scene))

    return run_decks(options, console, work, show)
