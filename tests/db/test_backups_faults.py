"""Backups while disk and database fail, at every call there is: the newest listed one can be restored."""

import errno
import os
import sqlite3
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from db import backups as module
from db import files
from db.backups import Backups
from db.file_errors import BackupFailed
from tests.db import worlds
from tests.db.backing import NOON, changed, make
from tests.db.faulty import with_faults


@pytest.fixture
def store(tmp_path) -> Backups:
    return Backups(tmp_path / "backups")


@pytest.fixture
def filled(project, anna):
    article, *_ = worlds.brought(project, anna, worlds.FUNDING, worlds.PLAIN)
    worlds.labelled(project, anna, article)
    return project


class Fault:
    """Fails the n-th call to the disk or to SQLite that making a backup makes."""

    def __init__(self, nth: int, kind: str, *, stays: bool) -> None:
        self.left = nth
        self.kind = kind
        self.stays = stays  # all later calls fail too
        self.struck = False

    def strike(self) -> None:
        self.left -= 1
        if self.left == 0 or (self.stays and self.left < 0):
            self.struck = True
            if self.kind == "disk":
                raise OSError(errno.ENOSPC, "No space left on device")
            raise sqlite3.OperationalError("database or disk is full")

    def install(self, patch: pytest.MonkeyPatch) -> None:
        fault = self

        class Connection(sqlite3.Connection):
            def execute(self, *arguments):
                fault.strike()
                return super().execute(*arguments)

            def backup(self, target, **options):
                fault.strike()
                return super().backup(target, **options)

        genuine = sqlite3.connect
        if self.kind == "disk":
            for owner, name in (
                (os, "open"), (os, "fsync"), (os, "close"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"),
                (Path, "stat"),
            ):  # fmt: skip
                patch.setattr(owner, name, self._counting(getattr(owner, name)))
        else:
            patch.setattr(sqlite3, "connect", lambda *a, **k: genuine(*a, factory=Connection, **k))

    def _counting(self, genuine):
        def called(*arguments, **options):
            self.strike()
            return genuine(*arguments, **options)

        return called


@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize("kind", ["disk", "sqlite"])
def test_whatever_fails_the_newest_listed_backup_restores(store, filled, anna, tmp_path, kind, stays):
    """Every call of a backup fails once, with thinning out; then what is listed first is restored and compared."""
    for day in range(6):
        changed(filled, anna, f"{day}")
        make(store, filled, NOON + timedelta(days=day))
    struck = 0
    for nth in range(1, 101):
        changed(filled, anna, f"round {nth}")
        fault = Fault(nth, kind, stays=stays)
        with pytest.MonkeyPatch.context() as patch:
            fault.install(patch)
            with suppress(BackupFailed):
                make(store, filled, NOON + timedelta(days=10, minutes=nth))
        newest = store.list(filled.id)[0]
        target = tmp_path / f"{nth}.beleg"
        contents = store.restore(newest, target)
        assert contents.events == newest.events
        files.open_project(target).close()
        target.unlink()
        if not fault.struck:
            break
        struck += 1
    assert struck > (20 if kind == "disk" else 10)


def test_whatever_fails_in_the_project_costs_the_backup_only(store, filled, anna, tmp_path):
    good = make(store, filled)
    project, faulty = with_faults(filled)
    changed(filled, anna, "later")
    for nth in range(50):
        faulty.left = nth
        with suppress(BackupFailed):
            if make(store, project, NOON + timedelta(days=1)) is not None:
                break
        assert store.list(filled.id) == [good]
        assert not faulty.in_transaction
    faulty.left = None
    project.close()
    assert nth > 5
    assert store.restore(store.list(filled.id)[0], tmp_path / "b.beleg").articles == 3


@pytest.mark.parametrize("how", ["zeros", "cut", "stale"])
def test_a_disk_that_lies_is_found_out(store, filled, anna, how, monkeypatch):
    """The copy says that all went well, and the file is something else."""
    good = make(store, filled)
    changed(filled, anna, "later")
    genuine = module.snapshots._copy

    def lying(source, aside, between):
        held = genuine(source, aside, between)
        content = bytearray(aside.read_bytes())
        if how == "zeros":
            content[-8192:-4096] = bytes(4096)
        elif how == "cut":
            del content[4096:]
        else:
            content = bytearray(good.path.read_bytes())
        aside.write_bytes(content)
        return held

    monkeypatch.setattr(module.snapshots, "_copy", lying)
    with pytest.raises(BackupFailed):
        make(store, filled, NOON + timedelta(days=1))
    assert store.list(filled.id) == [good]
