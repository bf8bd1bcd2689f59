"""Backups that are some: verified, thinned out, and restorable whatever fails."""

import errno
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import files, leftovers, snapshots
from db.backups import Backup, Backups, kept
from db.file_errors import BackupDamaged, BackupFailed, CopyFailed, FileMissing, ForeignJournal, TargetExists
from tests.db import worlds
from tests.db.backing import NOON, changed, make


@pytest.fixture
def store(tmp_path) -> Backups:
    return Backups(tmp_path / "backups")


@pytest.fixture
def filled(project, anna):
    article, *_ = worlds.brought(project, anna, worlds.FUNDING, worlds.PLAIN)
    worlds.labelled(project, anna, article)
    return project


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_backup_says_what_it_holds(store, filled):
    made = make(store, filled)
    assert made is not None
    assert (made.articles, made.annotations, made.events) == (2, 1, worlds.events(filled))
    assert made.made_at == NOON
    assert made.reason == "first change of a session"
    assert made.bytes == made.path.stat().st_size > 4096
    assert store.list(filled.id) == store.of_file(filled.path) == store.all() == [made]
    assert store.folder in made.path.parents
    assert names(store.folder) == [made.path.name]


def test_nothing_changed_nothing_made(store, filled, anna):
    assert make(store, filled) is not None
    assert make(store, filled, NOON + timedelta(hours=1)) is None
    changed(filled, anna, "More")
    second = make(store, filled, NOON + timedelta(hours=2))
    assert second is not None
    assert make(store, filled, NOON + timedelta(hours=3)) is None
    assert [one.made_at.hour for one in store.list(filled.id)] == [14, 12]


def test_what_is_no_part_of_the_history_makes_no_backup(store, filled):
    make(store, filled)
    filled.db.execute("INSERT INTO places VALUES ('s', NULL, 3, 0, 0, NULL, '')")
    assert make(store, filled, NOON + timedelta(hours=1)) is None


def test_the_list_is_empty_where_there_is_none(store):
    assert store.list("ab" * 16) == []
    assert store.list("../../etc") == []
    assert store.all() == []


def test_times_are_kept_in_utc(store, filled):
    zone = datetime.fromisoformat("2026-03-01T13:00:00+01:00")
    made = make(store, filled, zone)
    assert made is not None
    assert made.made_at == NOON


def test_what_is_no_backup_is_not_listed(store, filled):
    made = make(store, filled)
    folder = made.path.parent
    (folder / "notes.beleg").write_bytes(b"x")
    (folder / ".beleg-0123.partial").write_bytes(b"x")
    (folder / made.path.name.replace("20260301", "20261301")).write_bytes(b"x")
    (folder / made.path.name.replace("20260301", "20260302")).write_bytes(b"")  # claimed, never filled
    assert store.list(filled.id) == [made]


def listed(*times: datetime, size: int = 1000) -> list[Backup]:
    return [
        Backup(
            path=Path(f"{at:%Y%m%d%H%M}"),
            made_at=at,
            articles=1,
            annotations=1,
            events=1,
            bytes=size,
            reason="",
            place="",
            state="",
        )
        for at in sorted(times, reverse=True)
    ]


def test_the_five_latest_and_one_a_day_for_fourteen_days():
    hours = listed(*(NOON - timedelta(hours=hour) for hour in range(24 * 40)))
    keep = [one.made_at for one in kept(hours, NOON)]
    assert keep[:5] == [NOON - timedelta(hours=hour) for hour in range(5)]
    days = [at.date() for at in keep]
    assert sorted(set(days)) == [(NOON - timedelta(days=day)).date() for day in range(13, -1, -1)]
    assert [at.hour for at in keep[5:]] == [23] * 13  # the last of each day
    assert len(keep) == 18


def test_the_five_latest_stay_however_old():
    old = listed(*(NOON - timedelta(days=100 + day) for day in range(9)))
    assert kept(old, NOON) == old[:5]


def test_the_bytes_of_a_project_are_bounded_but_never_fewer_than_two():
    assert len(kept(listed(*(NOON - timedelta(days=day) for day in range(14)), size=300_000_000), NOON)) == 6
    assert len(kept(listed(*(NOON - timedelta(days=day) for day in range(14)), size=5_000_000_000), NOON)) == 2
    assert len(kept(listed(NOON, size=5_000_000_000), NOON)) == 1


def test_a_month_of_work(store, filled, anna):
    """Three changed sessions a day: what is on disk is what is promised, every day."""
    for day in range(20):
        for hour in (8, 12, 16):
            changed(filled, anna, f"{day} {hour}")
            assert make(store, filled, NOON.replace(hour=hour) + timedelta(days=day)) is not None
    found = store.list(filled.id)
    assert [one.made_at.hour for one in found[:5]] == [16, 12, 8, 16, 12]
    assert len({one.made_at.date() for one in found}) == 14
    assert len(found) == 5 + 12
    assert len(names(store.folder)) == len(found)


def test_a_clock_that_was_set_back_costs_no_new_backup(store, filled, anna):
    for day in range(6):
        changed(filled, anna, f"{day}")
        make(store, filled, NOON + timedelta(days=365 + day))
    changed(filled, anna, "back")
    made = make(store, filled, NOON)
    assert made in store.list(filled.id)


def test_copies_of_a_project_do_not_thin_out_each_other(store, filled, anna, tmp_path):
    first = [make(store, filled)]
    filled.close()
    copy = worlds.quick(
        files.open_project(Path(shutil.copyfile(filled.path, tmp_path / "copy.beleg")), clock=filled.clock)
    )
    for hour in range(1, 9):
        changed(copy, anna, f"{hour}")
        assert make(store, copy, NOON + timedelta(hours=hour)) is not None
    assert first[0] in store.list(filled.id)
    assert len(store.list(filled.id)) == 6
    assert store.of_file(filled.path) == first
    assert len(store.of_file(copy.path)) == 5
    copy.close()


def test_restoring_opens_a_new_file(store, filled, anna, tmp_path):
    made = make(store, filled)
    before = worlds.everything(filled)
    changed(filled, anna, "later")
    target = tmp_path / "Zurück #1.beleg"
    contents = store.restore(made, target)
    assert contents.articles == 2
    restored = files.open_project(target)
    assert restored.read_only is None
    assert worlds.everything(restored) == before
    worlds.assert_derived(restored)
    restored.close()
    assert made.path.exists()
    assert worlds.events(filled) == len(before["events"]) + 2


def test_restoring_never_overwrites(store, filled, tmp_path):
    made = make(store, filled)
    before = filled.path.read_bytes()
    with pytest.raises(TargetExists):
        store.restore(made, filled.path)
    assert filled.path.read_bytes() == before
    with pytest.raises(FileMissing):
        store.restore(made, tmp_path / "gone" / "a.beleg")


@pytest.mark.parametrize("beside", [leftovers.journal_of, leftovers.write_ahead_log_of])
@pytest.mark.parametrize("content", [b"", b"x" * 5000, leftovers.JOURNAL_MAGIC * 100])
def test_restoring_beside_leavings(store, filled, tmp_path, beside, content):
    """SQLite would mix an old journal or log into the restored file."""
    made = make(store, filled)
    target = tmp_path / "b.beleg"
    beside(target).write_bytes(content)
    with pytest.raises(ForeignJournal):
        store.restore(made, target)
    assert not target.exists()


@pytest.mark.parametrize("how", ["bit", "cut", "empty", "foreign", "fewer"])
def test_a_backup_that_rotted_is_not_restored(store, filled, anna, tmp_path, how):
    good = make(store, filled)
    changed(filled, anna, "later")
    rotten = make(store, filled, NOON + timedelta(days=1))
    content = bytearray(rotten.path.read_bytes())
    if how == "bit":
        at = bytes(content).index("Österreich".encode())
        content[at + 4] ^= 1
    rotten.path.write_bytes(
        {"bit": content, "cut": content[:-4096], "empty": b"", "foreign": b"x" * 100, "fewer": good.path.read_bytes()}[
            how
        ]
    )
    with pytest.raises(BackupDamaged) as caught:
        store.restore(rotten, tmp_path / "b.beleg")
    assert "It was not restored. Choose an earlier one." in caught.value.sentence()
    assert not (tmp_path / "b.beleg").exists()
    store.restore(good, tmp_path / "b.beleg")


def test_a_backup_that_is_gone(store, filled, tmp_path):
    made = make(store, filled)
    made.path.unlink()
    with pytest.raises(FileMissing):
        store.restore(made, tmp_path / "b.beleg")


def test_a_damaged_project_does_not_become_a_backup(store, filled, anna):
    good = make(store, filled)
    changed(filled, anna, "later")
    filled.db.execute("DROP TRIGGER events_no_update")
    filled.db.execute("UPDATE events SET body = replace(body, 'Anna', 'Hans')")
    with pytest.raises(BackupFailed, match="does not match its hash"):
        make(store, filled, NOON + timedelta(days=1))
    assert store.list(filled.id) == [good]
    assert names(store.folder) == [good.path.name]


def test_a_full_disk_is_said(store, filled, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("db.snapshots.os.fsync", full)
    with pytest.raises(BackupFailed) as caught:
        make(store, filled)
    assert caught.value.sentence() == (
        "No backup of “world.beleg” could be made: the disk is full. The project and its earlier backups are unharmed. "
        "Make room on the disk of the backups, or save a copy elsewhere."
    )
    assert names(store.folder) == []


def test_a_file_in_the_place_of_the_folder(filled, tmp_path):
    (tmp_path / "backups").write_bytes(b"")
    with pytest.raises(BackupFailed):
        make(Backups(tmp_path / "backups"), filled)


def test_leavings_of_a_crash_are_swept(store, filled, anna):
    made = make(store, filled)
    left = made.path.parent / f".beleg-00{snapshots.PARTIAL}"
    new = made.path.parent / f".beleg-01{snapshots.PARTIAL}"
    for path in (left, new):
        path.write_bytes(b"x")
    os.utime(left, (0, 0))
    changed(filled, anna, "later")
    make(store, filled, NOON + timedelta(days=1))
    assert not left.exists()
    assert new.exists()  # may be another window's, being made this moment


def test_restoring_to_a_full_disk(store, filled, tmp_path, monkeypatch):
    made = make(store, filled)

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("db.snapshots.os.fsync", full)
    with pytest.raises(CopyFailed, match="the disk is full"):
        store.restore(made, tmp_path / "b.beleg")
    assert not (tmp_path / "b.beleg").exists()
    assert list(tmp_path.glob(".b*")) == []


def test_the_first_change_of_a_session_makes_one(tmp_path, filled, anna):
    """Through the real opening: before the first write, and not again."""
    filled.close()
    store = Backups(tmp_path / "backups")
    opened = files.open_project(filled.path, backups=store.folder)
    assert store.all() == []
    changed(opened, anna, "one")
    changed(opened, anna, "two")
    (only,) = store.all()
    assert only.articles == 2
    opened.close()
