"""kill -9 during saves: nothing acknowledged is lost, nothing is torn, and no lock stays."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db import backups, check, files, leftovers
from db.opening import examine
from tests.db import worlds
from tests.db.strangers import REPOSITORY

KILLS = 30
MANY_KILLS = 2000
HUMAN_PACE_MS = 600  # between two saves; a person is slower

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL")


@pytest.fixture
def path(tmp_path) -> Path:
    project = worlds.make_project(tmp_path)
    worlds.brought(project, worlds.session_of(project), worlds.FUNDING, worlds.HOSTILE_TEXT, worlds.PLAIN)
    project.close()
    return project.path


def killed_at_work(path: Path, seed: int, *, pace_ms: float = 0) -> list[str]:
    """Let a process work on the project, kill it at a random moment, and return the steps that it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.db.killed_writer", str(path), str(seed), str(pace_ms)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=REPOSITORY,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "open\n"
        first = process.stdout.readline() if pace_ms else ""  # at a human pace, between two saves
        time.sleep(random.Random(seed).uniform(0.0, pace_ms / 6000 or 0.25))
    finally:
        process.send_signal(signal.SIGKILL)
        said, complaint = process.communicate()
    assert process.returncode == -signal.SIGKILL, complaint
    return [line for line in (first + said).split("\n") if len(line) == 64]


def assert_whole(path: Path, acknowledged: list[str]) -> None:
    """Assert that the project opens for writing, holds every acknowledged step, and is what its events give."""
    project = files.open_project(path)
    try:
        assert project.read_only is None
        steps = {row[0] for row in project.db.execute("SELECT id FROM steps")}
        assert set(acknowledged) <= steps
        assert check.check(project.db.conn) == []
        worlds.assert_derived(project)
    finally:
        project.close()


def kills(path: Path, number: int) -> None:
    acknowledged: list[str] = []
    for seed in range(number):
        acknowledged += killed_at_work(path, seed)
        assert_whole(path, acknowledged)
        assert not leftovers.is_hot(path)
        assert list(path.parent.glob(".*.lock")) == []
    assert len(acknowledged) > number
    newest = backups.Backups(path.parent / "backups").of_file(path)[0]
    backups.Backups(path.parent / "backups").restore(newest, path.with_name("restored.beleg"))


def test_kill_while_saving_loses_nothing(path):
    kills(path, KILLS)


@pytest.mark.large
def test_many_kills_while_saving_lose_nothing(path):
    kills(path, MANY_KILLS)


def only_main_file(path: Path, folder: Path, number: int) -> int:
    """Kill between two saves, copy the main file alone as one mails it, and return how many copies opened whole."""
    whole = 0
    for seed in range(number):
        acknowledged = killed_at_work(path, seed, pace_ms=HUMAN_PACE_MS)
        copy = Path(shutil.copyfile(path, folder / f"{seed}.beleg"))
        assert_whole(copy, acknowledged)
        whole += 1
        copy.unlink()
        examine(path)
    return whole


def test_the_main_file_alone_after_a_kill(path, tmp_path):
    (tmp_path / "mail").mkdir()
    assert only_main_file(path, tmp_path / "mail", 12) == 12


@pytest.mark.large
def test_the_main_file_alone_after_many_kills(path, tmp_path):
    (tmp_path / "mail").mkdir()
    assert only_main_file(path, tmp_path / "mail", MANY_KILLS) == MANY_KILLS
