"""The command ``diapo``: finds the command that is meant, runs it, and turns what goes wrong into an exit code.

It holds no logic of its own and imports only what the chosen command needs (``diapo --version`` needs nothing).
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NoReturn, cast

from generator._version import __version__
from generator.commands import COMMANDS, Command
from generator.errors import EXIT_FINE, EXIT_USAGE, ContentError, DiapoError, UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXIT_INTERNAL: Final = 70
EXIT_INTERRUPTED: Final = 130
EXIT_BROKEN_PIPE: Final = 141

EXIT_CODES: Final = """\
exit codes:
  0  fine
  1  the content has problems (with --strict: or warnings)
  2  wrong use of the command
  3  a result could not be written, or the installation lacks files
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; what comes out is the exit code. Exceptions end here, as one line on standard error."""
    if arguments is not None:
        return _guarded(list(arguments))
    # The process is ours. Decks and Scenes hold no cycles: looking for them, also at the very end, takes a tenth of the
    # time of a build and finds nothing (the peak memory of 5000 slides is the same without).
    gc.disable()
    try:
        return _guarded(sys.argv[1:])
    finally:
        gc.freeze()


def _guarded(given: list[str]) -> int:
    try:
        # File names may hold bytes that are no UTF-8; they go out as they came in.
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="surrogateescape" if stream is sys.stdout else "backslashreplace")
        exit_code = _run(given)
        sys.stdout.flush()
        return exit_code
    except BrokenPipeError:
        # The reader went away, which is its right. Python must not notice again while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("\ndiapo: interrupted\n")
        return EXIT_INTERRUPTED
    except ContentError as problem:
        from generator.commands.console import Console
        from generator.commands.report import tell_diagnostics

        tell_diagnostics(problem.diagnostics, Console.of_process())
        return problem.exit_code
    except DiapoError as problem:
        _complain(f"error: {problem}")
        return problem.exit_code
    except Exception as problem:
        if os.environ.get("DIAPO_DEBUG") == "1":
            raise
        _complain(
            f"internal error: {type(problem).__name__}: {problem}\n"
            "This is a defect of Diapo. Please report it with the deck and with what DIAPO_DEBUG=1 makes it print."
        )
        return EXIT_INTERNAL


def _complain(text: str) -> None:
    from generator.commands.console import plain

    sys.stderr.write("diapo: " + "\n".join(plain(line) for line in text.splitlines()) + "\n")


def _run(given: list[str]) -> int:
    first = given[0] if given else ""
    if first in {"--version", "-V"}:
        sys.stdout.write(f"diapo {__version__}\n")
        return EXIT_FINE
    if first in {"--help", "-h", "help"}:
        if first == "help" and len(given) > 1:
            return _run([given[1], "--help"])
        sys.stdout.write(_help())
        return EXIT_FINE
    if not first:
        sys.stderr.write(_help())
        return EXIT_USAGE
    if first not in COMMANDS:
        from generator.names import unknown_name

        raise UsageError(unknown_name("option" if first.startswith("-") else "command", first, _first_words(first)))
    return _run_command(first, given[1:])


def _first_words(like: str) -> Sequence[str]:
    return ("--version", "--help") if like.startswith("-") else tuple(COMMANDS)


def _run_command(name: str, given: list[str]) -> int:
    from importlib import import_module

    from generator.commands.console import Console

    command = cast(Command, import_module(f"generator.commands.{name}"))
    parser = _parser(name, command)
    command.add_arguments(parser)
    options, rest = parser.parse_known_intermixed_args(given)
    if rest:
        from generator.names import unknown_name

        known = [option for action in parser._actions for option in action.option_strings]
        if rest[0].startswith("-"):
            parser.error(unknown_name("option", rest[0], known))
        parser.error(f"nothing is expected here: {rest[0]!r}")
    return command.run(
        options,
        Console.of_process(color=getattr(options, "color", "auto"), quiet=getattr(options, "quiet", False)),
    )


def _parser(name: str, command: Command) -> ArgumentParser:
    import argparse

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise UsageError(f"{message}\nSee `diapo {name} --help`.")

    return Parser(
        prog=f"diapo {name}",
        description=COMMANDS[name][0].upper() + COMMANDS[name][1:] + ".",
        epilog=f"examples:\n{_indented(command.EXAMPLES)}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _help() -> str:
    width = max(map(len, COMMANDS))
    rows = "\n".join(f"  {name:{width}}  {does}" for name, does in COMMANDS.items())
    return f"""\
usage: diapo COMMAND [options]

One content file becomes a PPTX and a reveal.js page that look alike, and nothing overflows.

commands:
{rows}

options:
  --version  print the version
  --help     print this; `diapo COMMAND --help` explains a command

examples:
  diapo new my-lecture        begin a deck
  diapo build my-lecture      write output/my-lecture/my-lecture.pptx and .html
  diapo check my-lecture      only look for problems

{EXIT_CODES}"""


def _indented(lines: str) -> str:
    return "".join(f"  {line}\n" for line in lines.splitlines())
