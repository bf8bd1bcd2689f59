"""The guard itself: it must see each way to write, or the other tests prove less than they seem to."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.write_guard import REPOSITORY, ForeignWrite, WriteGuard, written_paths

OUTSIDE = REPOSITORY / "written-by-a-test.txt"

WAYS: dict[str, Callable[[Path], object]] = {
    "open": lambda _: OUTSIDE.open("w", encoding="utf-8"),
    "append": lambda _: open(OUTSIDE, "ab"),  # noqa: SIM115
    "descriptor": lambda _: os.open(OUTSIDE, os.O_CREAT | os.O_RDWR),
    "mkdir": lambda _: OUTSIDE.mkdir(),
    "mkdir with parents": lambda _: (OUTSIDE / "deep").mkdir(parents=True),
    "rename": lambda inside: inside.rename(OUTSIDE),
    "replace": lambda inside: inside.replace(OUTSIDE),
    "unlink": lambda _: OUTSIDE.unlink(missing_ok=True),
    "link": lambda inside: OUTSIDE.symlink_to(inside),
    "copy": lambda inside: shutil.copy2(inside, OUTSIDE),
    "database": lambda _: sqlite3.connect(OUTSIDE),
    "database by name": lambda _: sqlite3.connect(OUTSIDE.as_uri() + "?mode=rwc", uri=True),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_write_outside_is_refused(way: str, tmp_path: Path, no_foreign_write: WriteGuard) -> None:
    inside = tmp_path / "inside.txt"
    inside.write_text("inside", encoding="utf-8")
    with pytest.raises(ForeignWrite):
        WAYS[way](inside)
    assert len(no_foreign_write.offences) == 1
    no_foreign_write.offences.clear()
    assert not OUTSIDE.exists()
    assert inside.exists()


def test_a_write_into_the_temporary_folder_is_allowed(tmp_path: Path, no_foreign_write: WriteGuard) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    sqlite3.connect(tmp_path / "c.beleg").close()
    sqlite3.connect(":memory:").close()
    Path(os.devnull).write_bytes(b"gone")
    assert no_foreign_write.offences == []


def test_reading_is_allowed_anywhere(no_foreign_write: WriteGuard) -> None:
    assert (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert no_foreign_write.offences == []


def test_a_link_out_of_the_temporary_folder_is_followed(tmp_path: Path, no_foreign_write: WriteGuard) -> None:
    (tmp_path / "link").symlink_to(REPOSITORY)
    with pytest.raises(ForeignWrite):
        (tmp_path / "link" / "written-by-a-test.txt").write_text("a", encoding="utf-8")
    no_foreign_write.offences.clear()


def test_each_test_has_a_home_of_its_own(home: Path) -> None:
    assert os.environ["BELEG_HOME"] == str(home)
    assert not home.exists()


def test_a_descriptor_was_judged_when_it_was_opened() -> None:
    assert written_paths("open", (3, "w", 0)) == []
