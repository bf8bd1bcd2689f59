"""An export is whole or not at all: each call to the file system fails in turn, and the target is old or new."""

import errno
import os
from dataclasses import fields, replace

import pytest

from exchange.errors import CannotWrite, ExportCancelled, MismatchError, TargetHeld
from exchange.file_system import FileSystem
from exchange.registry import FORMATS, find_format
from exchange.writing import export

OLD = b"the old export"
by_name = pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)


@pytest.fixture
def records(record):
    return lambda: iter([record] * 3)


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "out.data"
    path.write_bytes(OLD)
    return path


def names(folder):
    return [path.name for path in folder.iterdir()]


class Faults:
    """A file system whose n-th call fails (from 0), after it was done or before."""

    def __init__(self, number=None, *, fault=errno.ENOSPC, half=False):
        self.number, self.fault, self.half, self.calls = number, fault, half, []
        real = FileSystem()
        calls = [field.name for field in fields(FileSystem) if field.name != "sleep"]
        self.files = FileSystem(**{name: self._faulty(name, getattr(real, name)) for name in calls})

    def _faulty(self, name, real):
        def call(*arguments):
            self.calls.append(name)
            if len(self.calls) - 1 == self.number:
                if self.half and name == "write":
                    real(arguments[0], arguments[1][: len(arguments[1]) // 2])
                if name == "close":
                    real(*arguments)  # a close that fails has closed the file all the same
                raise OSError(self.fault, os.strerror(self.fault))
            return real(*arguments)

        return call


@by_name
def test_what_is_written_is_counted_and_told(chosen, records, record, target):
    told = []
    written = export(chosen, records, target, progress=told.append)
    data = chosen.header + chosen.encode(record) * 3
    assert target.read_bytes() == data
    assert (written.articles, written.annotations, written.size) == (3, 3, len(data))
    assert told == [1, 2, 3, 4, 5, 6]
    assert names(target.parent) == [target.name]


@by_name
def test_nothing_to_write_is_a_file_without_rows(chosen, target):
    written = export(chosen, lambda: iter(()), target)
    assert target.read_bytes() == chosen.header
    assert (written.articles, written.annotations) == (0, 0)


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EACCES])
@by_name
def test_the_target_is_old_or_new_whichever_call_fails(chosen, fault, half, records, record, tmp_path):
    whole = Faults()
    target = tmp_path / "out.data"
    target.write_bytes(OLD)
    export(chosen, records, target, files=whole.files)
    new = target.read_bytes()
    assert {"create", "write", "sync", "close", "open", "copy_mode", "replace", "sync_folder"} == set(whole.calls)
    # Once all was read back, neither closing that file nor syncing the folder can spoil anything.
    harmless = {number for number, name in enumerate(whole.calls) if name in ("close", "sync_folder")}
    harmless.remove(whole.calls.index("close"))
    for number in range(len(whole.calls)):
        target.write_bytes(OLD)
        faults = Faults(number, fault=fault, half=half)
        sentence = None
        try:
            export(chosen, records, target, files=faults.files)
        except CannotWrite as caught:
            sentence = caught.sentence()
        spoilt = number not in harmless
        assert target.read_bytes() == (OLD if spoilt else new)
        assert (sentence is not None) == spoilt
        assert sentence is None or str(target) in sentence
        assert names(tmp_path) == [target.name], f"left behind when call {number} ({faults.calls[-1]}) failed"


@pytest.mark.parametrize(
    ("fault", "part"),
    [
        (errno.ENOSPC, "the disk is full. What stood there is as it was; free some space"),
        (errno.EROFS, "its disk is read-only"),
        (errno.EACCES, "writing in its folder is not permitted"),
        (errno.EIO, "the system said “Input/output error”"),
    ],
)
def test_a_fault_has_its_sentence(fault, part, records, target):
    with pytest.raises(CannotWrite) as caught:
        export(find_format("csv"), records, target, files=Faults(1, fault=fault).files)
    assert part in caught.value.sentence()


def test_places_that_cannot_be_written(records, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    places = {
        tmp_path: "there is a folder of that name",
        tmp_path / "gone" / "a.csv": "its folder is not there",
        tmp_path / "file" / "a.csv": "part of its path is a file, not a folder",
        tmp_path / ("x" * 300): "its name is too long",
        tmp_path / "loop": "its path is a loop of links",
        tmp_path / "pipe": "it is a device or a pipe",
    }
    for path, part in places.items():
        with pytest.raises(CannotWrite) as caught:
            export(find_format("csv"), records, path)
        assert part in caught.value.sentence()


def test_a_name_as_long_as_the_system_allows_is_written(records, tmp_path):
    path = tmp_path / ("ü" * 127)
    export(find_format("csv"), records, path)
    assert path.is_file()


def held_by(times, files):
    """Return a file system on which another program (as Windows tells it) holds the target so many times."""
    left = [times]

    def held(new, old):
        if left[0]:
            left[0] -= 1
            fault = OSError(errno.EACCES, "held")
            fault.winerror = 32
            raise fault
        files.replace(new, old)

    return replace(files, replace=held, sleep=waits.append)


waits = []


@pytest.mark.parametrize("times", [1, 2, 5])
def test_a_target_held_for_a_moment_is_replaced(times, records, target):
    waits.clear()
    export(find_format("csv"), records, target, files=held_by(times, FileSystem()))
    assert target.read_bytes() != OLD
    assert len(waits) == times


def test_a_target_held_for_long_is_left_and_the_export_kept_beside_it(records, target):
    waits.clear()
    with pytest.raises(TargetHeld) as caught:
        export(find_format("csv"), records, target, files=held_by(10_000, FileSystem()))
    assert 2 <= sum(waits) <= 3
    assert target.read_bytes() == OLD
    (kept,) = set(names(target.parent)) - {target.name}
    assert kept in caught.value.sentence()
    assert (target.parent / kept).read_bytes().startswith(b"text_sha256")


@by_name
def test_a_disk_that_changes_a_byte_is_noticed(chosen, records, record, target):
    real = FileSystem()

    def lossy(file, data):
        real.write(
            file,
            data.replace("😀".encode(), b"??")
            if b"380" in data and chosen.name == "jsonl"
            else data.replace(b",8,31,", b",8,30,"),
        )

    with pytest.raises(MismatchError) as caught:
        export(chosen, records, target, files=replace(real, write=lossy))
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]
    assert "the article “=1+1” has" in caught.value.sentence()


@by_name
def test_records_that_change_meanwhile_are_noticed(chosen, record, target):
    for second in ([record], [record] * 3):
        batches = iter([[record] * 2, second])
        with pytest.raises(MismatchError):
            export(chosen, batches.__next__, target)
        assert target.read_bytes() == OLD


@pytest.mark.parametrize("after", [1, 3, 4, 6])
def test_cancelling_leaves_the_target(after, records, target):
    told = []
    with pytest.raises(ExportCancelled, match="is as it was"):
        export(find_format("jsonl"), records, target, progress=told.append, cancelled=lambda: len(told) >= after)
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_a_bug_in_the_records_leaves_the_target(record, target):
    def broken():
        yield record
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        export(find_format("csv"), broken, target)
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_the_mode_of_the_target_stays_and_a_link_is_followed(records, target, tmp_path):
    target.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    export(find_format("csv"), records, link)
    assert link.is_symlink()
    assert target.read_bytes() != OLD
    assert target.stat().st_mode & 0o777 == 0o640
