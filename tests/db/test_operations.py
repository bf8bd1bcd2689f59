"""The table of all operations: do, undo to an identical state, redo, fail and roll back."""

import importlib
import inspect
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import db.operations
from db.errors import NothingToUndo, StorageFault
from db.operations.undo import undo
from tests.db import worlds
from tests.db.faulty import with_faults
from tests.db.operation_rows import ROWS
from tests.db.operation_world import Row, World, make_world

NO_OPERATIONS = {"long_step", "__init__", "fact_states", "naming", "program_meanings", "program_names", "states"}
EACH = pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path)
    yield made
    made.project.close()


def fault_of(call: Callable[[], object], *kinds: type[BaseException]) -> BaseException | None:
    """Return the fault of one of these kinds that a call raises; None where it raises none."""
    try:
        call()
    except kinds as fault:
        return fault
    return None


def modules() -> set[str]:
    """Return the modules of db/operations that hold an operation."""
    return {file.stem for file in Path(db.operations.__file__ or "").parent.glob("*.py")} - NO_OPERATIONS


def test_the_table_covers_every_operation() -> None:
    assert {row.module for row in ROWS} == modules()


@pytest.mark.parametrize("module", sorted(modules()))
def test_an_operation_is_named_like_its_module_and_takes_keywords(module: str) -> None:
    found = inspect.signature(getattr(importlib.import_module(f"db.operations.{module}"), module)).parameters
    kinds = [parameter.kind for parameter in found.values()]
    assert next(iter(found)) == "project"
    assert set(kinds[1:]) == {inspect.Parameter.KEYWORD_ONLY}


@EACH
def test_do_undo_redo(row: Row, world: World) -> None:
    row.before(world)
    before = worlds.state(world.project)
    changes = row.do(world)
    after = worlds.state(world.project)
    assert after != before
    assert changes.step is not None
    assert changes.kinds
    worlds.assert_derived(world.project)
    worlds.assert_counted(world.project)
    if row.back is None:
        session = changes.step.session
        with pytest.raises(NothingToUndo):
            undo(world.project, session=session)
        return
    for _ in range(2):
        for operation, wanted in ((row.back, before), (row.forth, after)):
            events = worlds.events(world.project)
            back = operation(world.project, session=world.anna)
            assert worlds.state(world.project) == wanted
            assert back.kinds == changes.kinds
            assert back.articles >= changes.articles or row.module == "undo"
            assert worlds.events(world.project) == events + 1
            worlds.assert_derived(world.project)
            worlds.assert_counted(world.project)


@EACH
def test_a_fault_at_any_statement_changes_nothing(row: Row, world: World) -> None:
    row.before(world)
    before = worlds.everything(world.project)
    home = world.project
    world.project, faulty = with_faults(home)
    try:
        for number in range(100_000):
            faulty.left = number
            fault = fault_of(lambda: row.do(world), StorageFault, sqlite3.OperationalError)
            if fault is None:
                break
            assert "disk I/O error" in str(fault)
            assert not faulty.in_transaction
            assert worlds.everything(home) == before
        assert number > 5
        assert faulty.left is not None, "the last round met no fault"
        faulty.left = None
        assert worlds.everything(home) != before
        worlds.assert_derived(home)
        if row.back is not None:
            row.back(world.project, session=world.anna)
            worlds.assert_derived(home)
    finally:
        world.project.close()
        world.project = home


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), MemoryError(), SystemExit()], ids=lambda fault: repr(fault))
def test_what_is_no_fault_of_the_disk_rolls_back_too(fault: BaseException, world: World) -> None:
    before = worlds.everything(world.project)
    home = world.project
    world.project, faulty = with_faults(home)
    faulty.fault = fault
    label = next(row for row in ROWS if row.module == "label_span")
    number = 0
    while True:
        faulty.left = number
        if fault_of(lambda: label.do(world), type(fault)) is None:
            break
        assert worlds.everything(home) == before
        number += 1
    assert number > 5
    world.project.close()
    world.project = home


def test_a_full_disk_is_said_and_changes_nothing(world: World) -> None:
    (pages,) = world.project.db.execute("PRAGMA page_count").fetchone()
    world.project.db.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(200):  # until the free room inside the file is used up
        kept = worlds.everything(world.project)
        refused = fault_of(lambda: worlds.labelled(world.project, world.ben, world.article), StorageFault)
        if refused is not None:
            break
    else:
        pytest.fail("the file grew beyond its limit")
    assert isinstance(refused, StorageFault)
    assert "The disk is full" in refused.sentence()
    assert worlds.everything(world.project) == kept
    worlds.assert_derived(world.project)
    world.project.db.execute("PRAGMA max_page_count = 1073741823")
    worlds.labelled(world.project, world.ben, world.article)
    worlds.assert_derived(world.project)
