"""Ways in which a run ends before it is done: it ends at once, leaves nothing half, and the next one tidies up."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.atomic import files_together
from generator.leftovers import _machine, part_name, sweep, temporary_folder
from generator.signals import Ended, listen, listen_no_more
from tests.bench.catalogue import write_catalogue
from tests.catalogue.small import ROOT, command, environment

needs_posix = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
SIGNALS = {"INT": 130, "TERM": 143, "HUP": 129}
OURS = f"{os.sep}generator{os.sep}".encode()
"""Part of every path in a traceback that our own code is in."""


def _dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


# --- what is left ----------------------------------------------------------------------------------------------------


@needs_posix
def test_what_an_ended_process_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    dead, mine = _dead_process(), os.getpid()
    gone = [f".diapo-{_machine()}-{dead}-1.part", f"diapo-{_machine()}-{dead}-abc_1"]
    kept = [
        f".diapo-{_machine()}-{mine}-1.part",  # at work
        f".diapo-{_machine()}-{dead}-1.pptx",
        f"my-diapo-{_machine()}-{dead}-1.part",
        f".diapo-00000000-{dead}-1.part",  # of another machine, and young
        ".diapo.json",
        "deck.html.123.part",
    ]
    for name in (*gone, *kept):
        (tmp_path / name).write_text("x")
    folder = tmp_path / f"diapo-{_machine()}-{dead}-folder"
    (folder / "images").mkdir(parents=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    link = tmp_path / f"diapo-{_machine()}-{dead}-link"
    link.symlink_to(outside)
    sweep(str(tmp_path))
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*kept, "outside", link.name])


@needs_posix
def test_what_was_left_long_ago_is_swept_wherever_it_comes_from(tmp_path: Path) -> None:
    file = tmp_path / f".diapo-00000000-{os.getpid()}-1.part"
    file.write_text("x")
    os.utime(file, (1000, 1000))
    sweep(str(tmp_path))
    assert not file.exists()


def test_sweeping_what_is_no_folder_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in ("missing", "file", "a\0b"):
        sweep(str(tmp_path / place))


def test_no_two_parts_have_one_name() -> None:
    assert len({part_name() for _ in range(100)}) == 100


def test_a_temporary_folder_is_gone_whatever_happens_in_it() -> None:
    with pytest.raises(KeyboardInterrupt), temporary_folder() as folder:
        (folder / "file").write_text("x")
        raise KeyboardInterrupt
    assert not folder.exists()


# --- signals ---------------------------------------------------------------------------------------------------------


@needs_posix
@pytest.mark.parametrize("name", ["TERM", "HUP"])
def test_a_signal_is_an_interruption(name: str) -> None:
    number = getattr(signal, f"SIG{name}")
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        signal.signal(number, signal.SIG_DFL)
        listen()
        with pytest.raises(Ended) as found:
            os.kill(os.getpid(), number)
        assert found.value.number == number
        listen_no_more()
        os.kill(os.getpid(), number)  # nothing
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@needs_posix
def test_a_signal_that_python_drops_comes_again() -> None:
    """In the callback of a weak reference, as in the middle of an import, nothing that is raised arrives."""
    program = (
        "import os, signal, sys, time, weakref\n"
        "from generator import cli\n"
        "class Thing: pass\n"
        "def run(given):\n"
        "    thing = Thing()\n"
        "    there = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGTERM) or time.sleep(0.01))\n"
        "    del thing\n"
        "    time.sleep(20)\n"
        "    return 0\n"
        "cli._run = run\n"
        "sys.exit(cli.main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment(), check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (143, b"\ndiapo: ended from outside\n")


@needs_posix
def test_files_are_moved_all_or_none_however_the_signal_falls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        signal.raise_signal(signal.SIGINT)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt), files_together() as put:
        put(tmp_path / "a.pptx", b"a")
        put(tmp_path / "a.html", b"a")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html", "a.pptx"]


@needs_posix
def test_files_are_moved_all_or_none_also_where_another_thread_gets_the_signal(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys, threading, time\n"
        "from pathlib import Path\n"
        "from generator import cli\n"
        "from generator.atomic import files_together\n"
        "threading.Thread(target=time.sleep, args=(9,), daemon=True).start()\n"
        "replace = Path.replace\n"
        "def interrupted(self, target):\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    time.sleep(0.05)\n"
        "    return replace(self, target)\n"
        "Path.replace = interrupted\n"
        "def run(given):\n"
        "    with files_together() as put:\n"
        "        put(Path('a.pptx'), b'a')\n"
        "        put(Path('a.html'), b'a')\n"
        "    return 0\n"
        "cli._run = run\n"
        "sys.exit(cli.main())\n"
    )
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, env=environment(), check=False, cwd=tmp_path, timeout=15)
    assert done.returncode == 143, done.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html", "a.pptx"]


def test_the_program_is_ready_for_ctrl_c_before_it_imports_anything() -> None:
    """What is loaded in addition to what Python loads by itself."""
    program = "import sys; before = set(sys.modules); import generator.cli; print(*sorted(set(sys.modules) - before))"
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment(), cwd=ROOT
    ).stdout.split()
    assert set(said) <= {"__future__", "generator", "generator._version", "generator.cli", "types"}


@needs_posix
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_ends_a_build_with_its_code_and_no_traceback(name: str, tmp_path: Path) -> None:
    (tmp_path / "big").mkdir()
    slides = "".join(f"  - heading: S{at}\n    items: [a, b]\n" for at in range(400))
    (tmp_path / "big" / "deck.yaml").write_text(f"title: Big\nslides:\n{slides}")
    space = tmp_path / "space"
    space.mkdir()
    build = command("build", "big", "--to", "pptx,html,pdf", "--out", "out")
    process = subprocess.Popen(
        build, cwd=tmp_path, env=environment(TMPDIR=str(space)), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while process.poll() is None and not list(tmp_path.glob("out/.diapo-*")):
        time.sleep(0.002)
    process.send_signal(getattr(signal, f"SIG{name}"))
    _, said = process.communicate(timeout=60)
    assert process.returncode == SIGNALS[name], said
    assert said.startswith(b"\ndiapo: ")
    assert said.count(b"\n") == 2
    assert not list(space.iterdir())
    assert not (tmp_path / "out").exists()


# --- at random moments -----------------------------------------------------------------------------------------------


PROBE = re.compile(r"[a-z0-9_]{8}")
"""What Python itself writes to see whether a temporary folder is of use, and leaves when it is killed just then."""


class Ends:
    """A small catalogue and one large deck, each with space of its own, ended in many ways."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.space = folder / "space"
        self.space.mkdir()
        self.env = environment(TMPDIR=str(self.space), XDG_CACHE_HOME=str(folder / "cache"))
        write_catalogue(folder, 1, 6)
        for course in ("autre", "soir"):  # two jobs for each process are enough
            (folder / "content" / "lecture-001" / "courses" / f"{course}.yaml").unlink()
        (folder / "big").mkdir()
        slides = "".join(f"  - heading: S{at}\n    items: [a, b]\n" for at in range(12))
        (folder / "big" / "deck.yaml").write_text(f"title: Big\nslides:\n{slides}")
        self.words = {
            "catalogue": ["build", "--all", "--jobs", "2", "--force", "--to", "pptx,html"],
            "drawn": ["build", "--all", "--jobs", "2", "--force", "--to", "pdf"],
            "deck": ["build", "big", "--to", "pptx,html,pdf"],
        }
        self.start = 1.2 * self._timed(["--version"])
        """Python itself takes a moment until it is ours."""
        self.times = {what: self._timed(words) for what, words in self.words.items()}

    def _timed(self, words: list[str]) -> float:
        began = time.monotonic()
        done = subprocess.run(command(*words), cwd=self.folder, env=self.env, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return time.monotonic() - began

    def end(self, what: str, how: str, moment: float) -> None:
        """Starts it, ends it; fails if it goes on, or says what it should not."""
        reader, writer = os.pipe()
        process = subprocess.Popen(
            command(*self.words[what]), cwd=self.folder, env=self.env, stdout=writer, stderr=subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip
        os.close(writer)
        time.sleep(self.start + moment * self.times[what])
        if how == "PIPE":
            os.close(reader)
        elif how == "KILL":
            process.kill()
        elif how == "PARENT":  # the signal reaches it alone, as from `kill` or a supervisor
            process.terminate()
        elif process.poll() is None:
            os.killpg(process.pid, getattr(signal, f"SIG{how}"))
        try:
            _, said = process.communicate(timeout=20)
        finally:
            process.kill()
            if how != "PIPE":
                os.close(reader)
        if how == "INT" and b"KeyboardInterrupt" in said and OURS not in said:
            return  # it was not ours yet: Python itself was beginning
        assert b"Traceback" not in said, said.decode()
        assert process.returncode in {0, 141, -signal.SIGKILL, -signal.SIGTERM, *SIGNALS.values()}, said
        _wait(lambda: not _in_group(process.pid), 10)  # its workers end with it

    def left(self) -> list[str]:
        return [
            str(one.relative_to(self.folder))
            for one in (*self.folder.glob("output/**/.*.part"), *self.space.iterdir(), *self.folder.glob("cache/**/.*"))
            if not (PROBE.fullmatch(one.name) and one.read_bytes() in (b"", b"blat"))
        ]

    def tidy(self) -> None:
        subprocess.run(command(*self.words["deck"]), cwd=self.folder, env=self.env, capture_output=True, check=True)
        subprocess.run(
            command("build", "--all", "--to", "html"), cwd=self.folder, env=self.env, capture_output=True, check=True
        )


@needs_posix
@pytest.mark.slow
def test_two_hundred_ends_at_random_moments(tmp_path: Path) -> None:
    """In two rows side by side, for most of the time they wait."""
    with ThreadPoolExecutor(2) as rows:
        list(rows.map(_hundred_ends, (tmp_path / str(row) for row in range(2)), range(2)))


def _hundred_ends(folder: Path, row: int) -> None:
    folder.mkdir()
    ends = Ends(folder)
    chance = random.Random(20261126 + row)
    ways = ("INT", "TERM", "KILL", "PIPE", "PARENT")
    for number in range(100):
        what = chance.choice(list(ends.words))
        ends.end(what, ways[number % len(ways)], chance.uniform(0, 0.9))
        if number % 25 == 24:
            ends.tidy()
            assert ends.left() == []


@needs_posix
@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_a_catalogue_remembers_what_was_finished_however_it_ended(tmp_path: Path, stop: signal.Signals) -> None:
    write_catalogue(tmp_path, 4)
    env = environment(XDG_CACHE_HOME=str(tmp_path / "cache"))
    build = command("build", "--all", "--jobs", "1", "--to", "html")
    process = subprocess.Popen(build, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def made() -> int:
        return len(list(tmp_path.glob("output/*/*.html")))

    _wait(lambda: made() >= 12)
    process.send_signal(stop)
    process.wait()
    finished = made()
    done = subprocess.run(build, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    unchanged = int(done.stderr.rpartition(" unchanged")[0].rpartition(" ")[2])
    # What is killed has written the state as often as costs a twentieth of its time.
    assert (finished - 4 if stop is signal.SIGKILL else finished) <= unchanged <= finished


def _in_group(group: int) -> bool:
    """Whether a process of a process group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _wait(true: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)
