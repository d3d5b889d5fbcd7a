"""Worker processes: one that dies, an interruption, a parent that is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from generator.catalogue import Job, in_processes, pool
from generator.catalogue.job import Outcome
from tests.bench.catalogue import write_catalogue
from tests.catalogue.small import children, command, environment, outputs, running, wait_until

DECKS = 5
LARGE = DECKS * 5 + 1
"""Jobs of the larger catalogue: each deck for nobody and for four courses, and the deck that all use."""

needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc")


def _job(name: str) -> Job:
    return Job(name, None, ("html",))


def _fake(job: Job) -> Outcome:
    """Stands for a build; some jobs end their process as a lack of memory would."""
    if job.deck.startswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    if job.deck == "once" and not Path(job.theme or "").exists():
        Path(job.theme or "").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return Outcome({"html": job.deck.encode()})


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    # Processes are forked only beside no other thread, and only then know the fake; others may just be ending.
    wait_until(lambda: threading.active_count() == 1)
    monkeypatch.setattr(pool, "do", _fake)


@pytest.mark.parametrize("deadly", [0, 7, 19])
def test_a_job_that_kills_its_process_fails_alone(fake: None, deadly: int) -> None:
    jobs = [_job(f"deadly{at}" if at == deadly else f"good{at}") for at in range(20)]
    found = dict(in_processes(jobs, 2))
    assert set(found) == set(jobs)
    failed = [job for job, outcome in found.items() if outcome.failure]
    assert failed == [jobs[deadly]]
    assert "twice" in found[jobs[deadly]].failure
    assert found[jobs[deadly]].exit_code == 3
    assert all(found[job].outputs == {"html": job.deck.encode()} for job in jobs if job not in failed)


def test_several_deadly_jobs_fail_and_no_other(fake: None) -> None:
    jobs = [_job(f"deadly{at}" if at % 5 == 0 else f"good{at}") for at in range(15)]
    failed = {job.deck for job, outcome in in_processes(jobs, 3) if outcome.failure}
    assert failed == {"deadly0", "deadly5", "deadly10"}


def test_a_process_that_was_killed_once_costs_nothing_but_time(fake: None, tmp_path: Path) -> None:
    jobs = [*(_job(f"good{at}") for at in range(5)), Job("once", None, ("html",), str(tmp_path / "mark"))]
    found = list(in_processes(jobs, 2))
    assert sorted(job.deck for job, _ in found) == sorted(job.deck for job in jobs), "each once"
    assert not any(outcome.failure for _, outcome in found)
    assert (tmp_path / "mark").exists()


@needs_proc
def test_leaving_early_ends_the_processes(fake: None) -> None:
    others = set(children(os.getpid()))  # browsers that tests before this one share
    with closing(in_processes([_job(f"good{at}") for at in range(100)], 2)) as results:
        next(results)
        workers = [pid for pid in children(os.getpid()) if pid not in others]
        assert len(running(workers)) >= 2
    assert not running(workers)


def test_no_more_is_handed_out_than_is_worked_on(fake: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory stays flat however many jobs there are."""
    most = waiting = 0
    give = pool._Worker.give

    def counted(worker: pool._Worker, job: Job) -> None:
        nonlocal most, waiting
        waiting += 1
        most = max(most, waiting)
        give(worker, job)

    monkeypatch.setattr(pool._Worker, "give", counted)
    for _ in in_processes([_job(f"good{at}") for at in range(50)], 2):
        waiting -= 1
    assert most == 2 * pool.WINDOW


def test_a_worker_ends_in_the_middle_of_a_message_and_nobody_waits_for_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the pipe takes at once is far less than what is sent."""

    def large(job: Job) -> Outcome:
        if job.deck == "cut":
            threading.Timer(0.3, os._exit, [1]).start()
        return Outcome({"html": bytes(30_000_000 if job.deck == "cut" else 10)})

    def slow(worker: pool._Worker) -> Outcome | None:
        time.sleep(0.6)  # whoever is to be ended has begun to send
        return take(worker)

    take = pool._Worker.take
    monkeypatch.setattr(pool, "do", large)
    monkeypatch.setattr(pool._Worker, "take", slow)
    found = {job.deck: outcome.failure for job, outcome in in_processes([_job("cut"), _job("good")], 2)}
    assert "twice" in found["cut"]
    assert not found["good"]


def test_where_no_process_can_be_started_jobs_are_done_here(fake: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(pool, "_Worker", refuse)
    jobs = [_job(f"good{at}") for at in range(4)]
    assert [job for job, _ in in_processes(jobs, 2)] == jobs


# --- the real program ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue that takes seconds, and in ``right`` what comes of it."""
    folder = tmp_path_factory.mktemp("large")
    write_catalogue(folder, DECKS)
    env = environment(XDG_CACHE_HOME=str(folder / "cache"))
    subprocess.run(command("build", "--all", "--jobs", "1", "--quiet"), cwd=folder, env=env, check=True)
    (folder / "output").rename(folder / "right")
    (folder / "right" / ".diapo.json").unlink()
    return folder


@contextmanager
def _started(folder: Path, out: str, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The program at work on the larger catalogue, in a process group of its own; ended at the end."""
    process = subprocess.Popen(
        command("build", "--all", "--out", out, *options),
        cwd=folder,
        env=environment(XDG_CACHE_HOME=str(folder / "cache")),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def _right(folder: Path) -> dict[str, bytes]:
    return {Path(name).name: data for name, data in outputs(folder / "right").items()}


@needs_proc
@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing(large: Path) -> None:
    with _started(large, "killed", "--jobs", "2") as process:
        wait_until(lambda: len(outputs(large / "killed")) >= 4)
        workers = children(process.pid)
        assert len(workers) == 2
        os.kill(workers[0], signal.SIGKILL)
        assert len(outputs(large / "killed")) < 2 * LARGE - 8, "it was in the middle"
        _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert f"{LARGE} built, 0 unchanged, 0 failed" in said
    assert outputs(large / "killed") == _right(large)


@needs_proc
@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_leaves_whole_files_and_no_process(large: Path, jobs: str) -> None:
    out = f"interrupted{jobs}"
    with _started(large, out, "--jobs", jobs) as process:
        wait_until(lambda: len(outputs(large / out)) >= 4)
        workers = children(process.pid)
        assert len(workers) == (0 if jobs == "1" else 2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.splitlines()[-1] == "diapo: interrupted"
    assert "Traceback" not in said
    assert not running(workers)
    made = outputs(large / out)
    right = _right(large)
    assert 4 <= len(made) < len(right), "it was in the middle"
    assert all(right.get(name) == data for name, data in made.items()), "whole files, and nothing beside them"
    done = subprocess.run(
        command("build", "--all", "--out", out), cwd=large, env=environment(XDG_CACHE_HOME=str(large / "cache")),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert " 0 unchanged" not in done.stderr, "it goes on from there"
    assert outputs(large / out) == right


@needs_proc
@pytest.mark.slow
def test_workers_end_with_their_parent_in_whatever_way_it_ends(large: Path) -> None:
    with _started(large, "orphaned", "--jobs", "3") as process:
        wait_until(lambda: len(outputs(large / "orphaned")) >= 2)
        workers = children(process.pid)
        assert len(running(workers)) == 3
        process.kill()
        wait_until(lambda: not running(workers), 30)


@pytest.mark.slow
def test_where_processes_cannot_be_forked_they_are_started_anew(large: Path) -> None:
    """As on other systems than Linux, and beside other threads."""
    program = (
        "import sys, threading, generator.cli\n"
        "if __name__ == '__main__':\n"
        "    done = threading.Event()\n"
        "    threading.Thread(target=done.wait, daemon=True).start()\n"
        "    code = generator.cli.main(sys.argv[1:])\n"
        "    done.set()\n"
        "    sys.exit(code)\n"
    )
    (large / "threaded.py").write_text(program)
    words = [sys.executable, "threaded.py", "build", "--all", "--jobs", "2", "--out", "anew"]
    env = environment(XDG_CACHE_HOME=str(large / "cache"))
    done = subprocess.run(words, cwd=large, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert outputs(large / "anew") == _right(large)
