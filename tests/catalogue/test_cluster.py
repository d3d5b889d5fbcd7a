"""Dask: a scheduler and workers as processes of their own on the loopback, one of them killed in the middle."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.catalogue.cluster import settled
from generator.cli import main
from tests.bench.catalogue import png, write_catalogue
from tests.catalogue.small import ROOT, change, command, diapo, environment, outputs, wait_until, write

Start = Callable[..., int]
DECKS = 5
LARGE = DECKS * 5 + 1


class Cluster:
    """A scheduler, and the workers that a test starts; all are ended by their process ids."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: dict[int, subprocess.Popen[bytes]] = {}
        described = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "dask_scheduler", ["--port", "0", "--scheduler-file", str(described)])
        wait_until(lambda: described.exists() and described.stat().st_size)
        self.address = str(json.loads(described.read_text())["address"])
        assert self.address.startswith("tcp://127.0.0.1:")

    def add_worker(self, name: str, **env: str) -> int:
        """Waits until the scheduler knows it; gives its process id."""
        options = [self.address, "--nthreads", "1", "--no-nanny", "--name", name, "--local-directory", f"space-{name}"]
        pid = self._start(name, "dask_worker", options, **env)
        wait_until(lambda: "Registered to" in (self.folder / f"{name}.log").read_text())
        return pid

    def _start(self, name: str, program: str, options: list[str], **env: str) -> int:
        words = [sys.executable, "-m", f"distributed.cli.{program}", "--host", "127.0.0.1", "--no-dashboard", *options]
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(words, cwd=self.folder, env=environment(**env), stdout=log, stderr=log)
        self._started[process.pid] = process
        return process.pid

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        self._started.pop(pid).wait()

    def end(self) -> None:
        """At once: a scheduler that is asked to end may wait for workers that are gone."""
        for process in self._started.values():
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    found = Cluster(folder)
    try:
        yield found
    finally:
        found.end()


@pytest.mark.slow
def test_a_cluster_gives_what_this_machine_gives(catalogue: Path, cluster: Cluster) -> None:
    change(catalogue / "content" / "beta" / "deck.yaml", "[Two]", "['', Two]")
    change(catalogue / "content" / "alpha" / "courses" / "exam.yaml", "[image]", "[imgae]")
    write(
        catalogue / "content" / "alpha" / "courses" / "wide.yaml", f"slides:\n  acteurs:\n    heading: {'W' * 3000}\n"
    )
    large = catalogue / "content" / "beta" / "large.png"
    large.write_bytes(png("large") + bytes(12_000_000))  # Dask warns of such
    change(catalogue / "content" / "beta" / "deck.yaml", "One\n", "One\n    image: {file: large.png, alt: Large}\n")
    cluster.add_worker("one")
    options = ["build", "--all", "--format", "json"]
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    local = diapo(*options, "--out", "local", "--jobs", "1", **epoch)
    remote = diapo(*options, "--out", "remote", "--dask", cluster.address, **epoch)
    assert (local.returncode, remote.returncode) == (1, 1), remote.stderr
    assert remote.stderr == ""
    assert outputs(catalogue / "remote") == outputs(catalogue / "local")
    assert _without_times(remote.stdout).replace("remote/", "local/") == _without_times(local.stdout)
    places = {one["code"]: one["span"]["path"] for job in json.loads(remote.stdout)["jobs"]
              for one in job["diagnostics"]}  # fmt: skip
    assert places["empty-item"] == "content/beta/deck.yaml"
    assert places["not-recorded"].startswith("content/alpha/courses/")
    assert {"unknown-address", "text-too-long"} <= set(places)
    again = diapo("build", "--all", "--out", "remote", "--jobs", "1", **epoch)
    assert re.search(r" 5 unchanged, 2 failed", again.stderr), "what a cluster read is known here"


def _without_times(text: str) -> str:
    return re.sub(r'"seconds": [0-9.]+', "", text)


@pytest.mark.slow
def test_a_worker_that_is_killed_in_the_middle_loses_nothing(tmp_path: Path, cluster: Cluster) -> None:
    folder = tmp_path / "large"
    write_catalogue(folder, DECKS)
    env = environment(XDG_CACHE_HOME=str(tmp_path / "cache"))
    subprocess.run(command("build", "--all", "--quiet", "--out", "right"), cwd=folder, env=env, check=True)
    doomed, _ = cluster.add_worker("one"), cluster.add_worker("two")
    process = subprocess.Popen(
        command("build", "--all", "--out", "made", "--dask", cluster.address), cwd=folder, env=env,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        wait_until(lambda: len(outputs(folder / "made")) >= 4)
        cluster.kill(doomed)
        assert len(outputs(folder / "made")) < 2 * LARGE - 8, "it was in the middle"
        _, said = process.communicate(timeout=200)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, said
    assert f"{LARGE} built, 0 unchanged, 0 failed" in said
    assert outputs(folder / "made") == outputs(folder / "right")


@pytest.mark.slow
def test_an_interruption_ends_the_command_and_not_the_cluster(tmp_path: Path, cluster: Cluster) -> None:
    folder = tmp_path / "large"
    write_catalogue(folder, DECKS)
    cluster.add_worker("one")
    env = environment(XDG_CACHE_HOME=str(tmp_path / "cache"))
    words = command("build", "--all", "--out", "made", "--dask", cluster.address)
    process = subprocess.Popen(
        words, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        wait_until(lambda: len(outputs(folder / "made")) >= 2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert said.splitlines()[-1] == "diapo: interrupted"
    assert "Traceback" not in said
    assert not [name for name in outputs(folder / "made") if name.endswith(".part")]
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=True)
    assert " 0 failed" in done.stderr
    assert " 0 unchanged" not in done.stderr


@pytest.mark.slow
def test_a_worker_with_another_program_says_so(catalogue: Path, cluster: Cluster) -> None:
    copy = catalogue.parent / "program"
    shutil.copytree(ROOT / "generator", copy / "generator", ignore=shutil.ignore_patterns("_assets"))
    shutil.copytree(ROOT / "templates", copy / "templates")
    change(copy / "templates" / "themes" / "agora" / "theme.yaml", "\n", " \n")
    cluster.add_worker("other", PYTHONPATH=str(copy), DIAPO_ASSETS=str(ROOT / "generator" / "_assets"))
    done = diapo("build", "--all", "--dask", cluster.address)
    assert done.returncode == 2
    assert "a worker of the cluster has another Diapo: other sources, templates or assets" in done.stderr
    assert done.stderr.count("another Diapo") == 2, "once where it happens, once with how often"
    assert "6 jobs failed so" in done.stderr
    assert outputs(catalogue / "output") == {} if (catalogue / "output").exists() else True


def _impatient(address: str) -> subprocess.CompletedProcess[str]:
    """Builds all on a cluster, and waits for it two seconds."""
    program = (
        "import sys, generator.catalogue.cluster as cluster\n"
        "from generator.cli import main\n"
        "cluster.CONNECT_SECONDS = cluster.WORKERS_SECONDS = 2\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    words = [sys.executable, "-c", program, "build", "--all", "--dask", address]
    return subprocess.run(words, capture_output=True, text=True, env=environment(), check=False)


@pytest.mark.slow
def test_a_cluster_without_workers_says_so(catalogue: Path, cluster: Cluster) -> None:
    done = _impatient(cluster.address)
    assert done.returncode == 2
    assert "has no workers; start some with" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "127.0.0.1:1", "tcp://127.0.0.1:port"])
def test_an_address_without_a_scheduler_is_2(catalogue: Path, address: str) -> None:
    done = _impatient(address)
    assert done.returncode == 2
    assert f"there is no Dask scheduler at {address}" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (catalogue / "output").exists()


def test_without_dask_the_message_says_how_to_install_it(
    catalogue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["build", "--all", "--dask", "tcp://127.0.0.1:1"]) == 2
    assert "pip install 'diapo[cluster]'" in capsys.readouterr().err
    assert not (catalogue / "output").exists()


@pytest.mark.slow
def test_a_scheduler_that_is_lost_ends_the_run_with_a_message(tmp_path: Path, cluster: Cluster) -> None:
    folder = tmp_path / "large"
    write_catalogue(folder, DECKS)
    cluster.add_worker("one")
    process = subprocess.Popen(
        command("build", "--all", "--out", "made", "--dask", cluster.address), cwd=folder, env=environment(),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        wait_until(lambda: len(outputs(folder / "made")) >= 2)
        cluster.kill(cluster.scheduler)
        _, said = process.communicate(timeout=120)
    finally:
        process.kill()
        process.wait()
    assert process.returncode in (2, 3), said
    assert "Traceback" not in said
    assert "the connection to the Dask scheduler was lost" in said
    assert outputs(folder / "made")


def test_what_is_lost_with_a_worker_is_waited_for_again() -> None:
    """Dask says that it is done, and then that it has to be done again."""
    done, lost, again, wrong = (SimpleNamespace(status=status) for status in ("finished", "lost", "pending", "error"))
    assert settled([done, lost, again, wrong]) == [done, wrong]
