"""The command ``diapo``: finds the command that is meant, runs it, and turns what goes wrong into an exit code.

It holds no logic of its own and imports only what the chosen command needs (``diapo --version`` needs nothing). This
module itself needs nothing at all: somebody may press Ctrl-C as soon as the program is started.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence
    from typing import NoReturn, TextIO

    from generator.commands import Command

EXIT_INTERNAL = 70
EXIT_BROKEN_PIPE = 141
EXIT_ENDED = (129, 130, 143)
"""By a signal, as a shell counts: 128 and its number."""

EXIT_CODES = """\
exit codes:
  0    fine
  1    the content has problems (with --strict: or warnings)
  2    wrong use of the command
  3    the machine stood in the way (a file, a folder, the disk, the memory), or the installation lacks files
  70   a defect of Diapo; please report it
  129  ended because the terminal was closed (SIGHUP)
  130  interrupted by Ctrl-C
  141  the reader of a pipe went away
  143  ended from outside (SIGTERM)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program: with arguments it gives the exit code; with those of the process, the process ends with it.
    Exceptions end here, as one line on standard error."""
    if arguments is not None:
        return _guarded(list(arguments))
    try:
        import gc

        from generator.signals import listen, listen_no_more

        listen()
        if not sys.warnoptions:
            import warnings

            warnings.simplefilter("ignore")  # what libraries say to programmers
        # The process is ours. Decks and Scenes hold no cycles: looking for them takes a tenth of the time of a build
        # and finds nothing (the peak memory of 5000 slides is the same without).
        gc.disable()
        exit_code = _guarded(sys.argv[1:])
        listen_no_more()
    except KeyboardInterrupt as end:  # before or after all work
        exit_code = _ended(end)
    if exit_code not in EXIT_ENDED:
        import atexit

        atexit._run_exitfuncs()  # of libraries
    # All is written, or taken back. Python would take every value apart now, which is a twentieth of a small deck's
    # time, and it may remember an interruption and end itself by that signal.
    _let_streams_go()
    os._exit(exit_code)


def _guarded(given: list[str]) -> int:
    try:
        from generator.commands.streams import flush, prepare_streams

        prepare_streams()
        exit_code = _run(given)
        flush(sys.stdout)
        return exit_code
    except BrokenPipeError:
        _let_streams_go()
        return EXIT_BROKEN_PIPE
    except KeyboardInterrupt as end:
        return _ended(end)
    except Exception as problem:
        from generator.signals import ended

        late = ended()
        return _ended(late) if late else _complaint(problem)


def _ended(end: KeyboardInterrupt) -> int:
    number: int = getattr(end, "number", 2)
    said = {1: "the terminal was closed", 2: "interrupted", 15: "ended from outside"}
    try:
        sys.stderr.write(f"\ndiapo: {said.get(number, f'signal {number}')}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # there is nobody to tell
        _let_streams_go()
    return 128 + number


def _complaint(problem: Exception) -> int:
    """Says what went wrong; what comes out is the exit code."""
    from generator.errors import EXIT_OUTPUT, ContentError, DiapoError, UsageError, machine_failure

    try:
        if isinstance(problem, ContentError):
            from generator.commands.console import Console
            from generator.commands.report import tell_diagnostics

            tell_diagnostics(problem.diagnostics, Console.of_process())
            return problem.exit_code
        if isinstance(problem, DiapoError):
            _let_go(sys.stdout)
            _complain(f"error: {problem}", problem.more if isinstance(problem, UsageError) else "")
            return problem.exit_code
        if os.environ.get("DIAPO_DEBUG") == "1":
            raise problem
        if isinstance(problem, (OSError, MemoryError)):
            _complain(f"error: {machine_failure(problem)}")
            return EXIT_OUTPUT
        _complain(
            f"internal error: {type(problem).__name__}: {problem}",
            "This is a defect of Diapo. Please report it with the deck and with what DIAPO_DEBUG=1 makes it print.",
        )
        return EXIT_INTERNAL
    except BrokenPipeError:
        _let_streams_go()
        return EXIT_BROKEN_PIPE
    except OSError:
        if os.environ.get("DIAPO_DEBUG") == "1":
            raise
        _let_streams_go()
        return EXIT_OUTPUT


def _complain(text: str, more: str = "") -> None:
    from generator.commands.console import plain

    sys.stderr.write(f"diapo: {plain(text)}\n{plain(more)}\n" if more else f"diapo: {plain(text)}\n")


def _let_streams_go() -> None:
    _let_go(sys.stdout)
    _let_go(sys.stderr)


def _let_go(stream: TextIO) -> None:
    """What cannot be written any more goes nowhere, or Python would notice again while it shuts down."""
    try:
        stream.flush()
    except (OSError, ValueError):
        from contextlib import suppress

        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(given: list[str]) -> int:
    first = given[0] if given else ""
    from generator._version import __version__
    from generator.commands import COMMANDS
    from generator.errors import EXIT_FINE, EXIT_USAGE, UsageError

    if first in {"--version", "-V"}:
        _print(f"diapo {__version__}\n")
        return EXIT_FINE
    if first in {"--help", "-h", "help"}:
        if first == "help" and len(given) > 1:
            return _run([given[1], "--help"])
        _print(_help())
        return EXIT_FINE
    if not first:
        sys.stderr.write(_help())
        return EXIT_USAGE
    if first not in COMMANDS:
        from generator.names import unknown_name

        raise UsageError(unknown_name("option" if first.startswith("-") else "command", first, _first_words(first)))
    return _run_command(first, given[1:])


def _print(text: str) -> None:
    from generator.commands.streams import written

    with written():
        sys.stdout.write(text)


def _first_words(like: str) -> Sequence[str]:
    from generator.commands import COMMANDS

    return ("--version", "--help") if like.startswith("-") else tuple(COMMANDS)


def _run_command(name: str, given: list[str]) -> int:
    from importlib import import_module

    from generator.commands.console import Console
    from generator.errors import EXIT_FINE

    command: Command = import_module(f"generator.commands.{name}")
    parser = _parser(name, command)
    command.add_arguments(parser)
    if {"-h", "--help"} & set(given[: given.index("--")] if "--" in given else given):
        _print(parser.format_help())
        return EXIT_FINE
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

    from generator.commands import COMMANDS
    from generator.errors import UsageError

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise UsageError(message, f"See `diapo {name} --help`.")

    return Parser(
        prog=f"diapo {name}",
        description=COMMANDS[name][0].upper() + COMMANDS[name][1:] + ".",
        epilog=f"examples:\n{_indented(command.EXAMPLES)}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _help() -> str:
    from generator.commands import COMMANDS

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
