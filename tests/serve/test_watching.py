"""Which folders are watched, and where events do not come."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.places import stamps_of
from generator.serve import served
from generator.serve.watching import MOST_FOLDERS, folders_of, is_remote
from tests.small_decks import DECK

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//host/share /mnt/share cifs rw 0 0
C: /mnt/c 9p rw 0 0
"""


def test_folders_are_those_of_the_deck_and_of_what_it_reads(tmp_path: Path) -> None:
    deck, other = tmp_path / "content" / "deck", tmp_path / "themes" / "own"
    for folder in (deck / "images" / "more", deck / "courses", deck / ".git" / "objects", deck / "output", other):
        folder.mkdir(parents=True)
    found = folders_of([deck], [other / "theme.yaml", tmp_path / "gone" / "x.png"])
    names = {folder.relative_to(tmp_path).as_posix() for folder in found}
    assert names == {"content", "content/deck", "content/deck/images", "content/deck/images/more",
                     "content/deck/courses", "themes/own"}  # fmt: skip


def test_a_folder_of_thousands_is_not_watched_whole(tmp_path: Path) -> None:
    for number in range(MOST_FOLDERS + 20):
        (tmp_path / "deck" / str(number)).mkdir(parents=True)
    assert len(folders_of([tmp_path / "deck"], [])) <= MOST_FOLDERS + 1


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/me/deck", True),
        ("/home/local/deck", False),
        ("/srv", False),
        ("/mnt/share", True),
        ("/mnt/c/deck", True),
    ],
)
def test_drives_without_events_are_known(folder: str, remote: bool, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    assert is_remote(Path(folder), mounts) is remote
    assert not is_remote(Path(folder), tmp_path / "none")


def test_another_file_of_the_same_size_and_time_is_another(tmp_path: Path) -> None:
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_text("one", encoding="utf-8")
    before = stamps_of([file, tmp_path / "gone"])
    facts = file.stat()
    other.write_text("two", encoding="utf-8")
    os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    other.replace(file)
    assert list(before) == [file]
    assert stamps_of([file]) != before


def test_without_events_it_is_looked(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    with served([tmp_path], poll=True) as run:
        preview = run.previews.shown[0].preview
        before = preview.version
        (tmp_path / "deck.yaml").write_text(DECK.replace("Acteurs", "Lieux"), encoding="utf-8")
        end = time.monotonic() + 10
        while preview.version == before:
            assert time.monotonic() < end
            time.sleep(0.02)
        assert preview.scene
        assert preview.scene.pages[0].title.startswith("Lieux")
