"""An export of facts is whole or not at all, whichever call to the file system fails, in every format."""

import errno
import io
from dataclasses import replace

import pytest

from exchange import fact_formats
from exchange.errors import CannotWrite, ExportCancelled, MismatchError, PackageMissing, UnknownFormat
from exchange.fact_formats import FACT_FORMATS, find_fact_format
from exchange.fact_writing import export_facts
from exchange.file_system import FileSystem
from tests.exchange.test_writing import Faults

OLD = b"the old export"
FILES = [one for one in FACT_FORMATS if not one.printed]  # pages need Qt: tests/desktop/test_report_pdf.py
by_name = pytest.mark.parametrize("chosen", FILES, ids=lambda one: one.name)


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "out.data"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def write(fact, bare, about, target):
    def written(chosen, facts=None, **more):
        given = [fact, bare] if facts is None else facts
        return export_facts(chosen, lambda: iter(given), about, target, printer=_no_pages, **more)

    return written


def _no_pages(pages):
    raise AssertionError("only a report on pages is printed")


@by_name
def test_what_is_written_is_counted_and_told(chosen, write, fact, target):
    told = []
    written = write(chosen, progress=told.append)
    assert (written.facts, written.values) == (2, len(fact.values))
    assert written.size == target.stat().st_size
    assert told == [1, 2, 3, 4]
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@by_name
def test_no_facts_are_a_file_that_says_so(chosen, write, target):
    assert write(chosen, facts=[]).facts == 0
    assert target.read_bytes() != OLD
    assert list(chosen.read(io.BytesIO(target.read_bytes()), source="x")) == []


@pytest.mark.parametrize("half", [False, True])
@by_name
def test_the_target_is_old_or_new_whichever_call_fails(chosen, half, write, target):
    whole = Faults()
    write(chosen, files=whole.files)
    new = target.read_bytes()
    read = len(whole.calls) - 1 - whole.calls[::-1].index("open")
    harmless = {at for at, name in enumerate(whole.calls) if at > read and name in ("close", "sync_folder")}
    for number in range(len(whole.calls)):
        target.write_bytes(OLD)
        sentence = None
        try:
            write(chosen, files=Faults(number, fault=errno.ENOSPC, half=half).files)
        except CannotWrite as caught:
            sentence = caught.sentence()
        spoilt = number not in harmless
        assert target.read_bytes() == (OLD if spoilt else new)
        assert (sentence is not None) == spoilt
        assert [path.name for path in target.parent.iterdir()] == [target.name]


@by_name
def test_facts_that_change_meanwhile_are_noticed(chosen, fact, bare, about, target):
    for first, second in (([fact], [replace(fact, note="x")]), ([fact, bare], [fact]), ([fact], [fact, bare])):
        batches = iter([first, second])
        with pytest.raises(MismatchError) as caught:
            export_facts(chosen, batches.__next__, about, target, printer=_no_pages)
        assert target.read_bytes() == OLD
        assert str(target) in caught.value.sentence()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("facts-csv", b",380000000,", b",380000001,"),
        ("facts-csv", "😀".encode(), b"????"),
        ("facts-json", b'"start":15', b'"start":16'),
        ("facts-jsonld", b'"schema:Claim"', b'"schema:Chain"'),
        ("report-html", b"380", b"390"),
    ],
)
def test_a_disk_that_changes_a_byte_is_noticed(name, old, new, write, target):
    real, seen = FileSystem(), []

    def lossy(file, data):
        seen.append(old in data)
        real.write(file, data.replace(old, new))

    with pytest.raises(MismatchError):
        write(find_fact_format(name), files=replace(real, write=lossy))
    assert any(seen)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("name", ["facts-xlsx", "facts-parquet"])
def test_a_disk_that_loses_bytes_is_noticed(name, write, target):
    real = FileSystem()

    def lossy(file, data):
        real.write(file, data if len(data) < 400 else data[:200] + b"\0" * 100 + data[300:])

    with pytest.raises(MismatchError) as caught:
        write(find_fact_format(name), files=replace(real, write=lossy))
    assert "please report this" in caught.value.sentence()
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("after", [1, 3])
@by_name
def test_cancelling_leaves_the_target(chosen, after, write, target):
    told = []
    with pytest.raises(ExportCancelled):
        write(chosen, progress=told.append, cancelled=lambda: len(told) >= after)
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_without_pyarrow_the_command_that_installs_it_is_said(write, target, monkeypatch):
    monkeypatch.setattr("exchange.facts.parquet.find_spec", lambda name: None)
    with pytest.raises(PackageMissing) as caught:
        write(find_fact_format("facts-parquet"))
    assert "pyarrow" in caught.value.sentence()
    assert "pip install" in caught.value.sentence()
    assert target.read_bytes() == OLD


def test_a_format_that_is_not_there_is_said_with_those_that_are():
    with pytest.raises(UnknownFormat, match="facts-csv, facts-xlsx, facts-json, facts-parquet, facts-jsonld, report"):
        find_fact_format("facts-pdf")


def test_each_format_says_what_it_is_and_what_it_loses():
    names = [one.name for one in fact_formats.FACT_FORMATS]
    assert len(set(names)) == len(names) == 7
    for one in fact_formats.FACT_FORMATS:
        assert one.line.endswith(".")
        assert one.loses.endswith(".")
        assert one.suffix.startswith(".")
