"""The one worker: what it says of its jobs, and that it goes on whatever became of one of them."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import files
from db.errors import FileMoved
from db.project import Project
from desktop import worker as module
from desktop.dispatch import Dispatch
from desktop.worker import Worker

PATIENCE_S = 10


@pytest.fixture
def worker(qapp, nothing_left) -> Iterator[Worker]:
    made = Worker()
    yield made
    assert made.shut_down()


@pytest.fixture
def dispatch(worker: Worker) -> Dispatch:
    return Dispatch(worker)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = files.create_project(tmp_path / "a.beleg")
    yield made
    made.close()


def rest(qtbot, worker: Worker) -> None:
    qtbot.waitUntil(lambda: not worker.busy)


def test_what_a_job_returns_arrives_in_the_thread_that_asked(dispatch, qtbot):
    there, here = [], []
    dispatch.work(
        lambda _own, _control: there.append(threading.current_thread()),
        None,
        "Working",
        lambda _result: here.append(threading.current_thread()),
    )
    rest(qtbot, dispatch.worker)
    assert here == [threading.current_thread()]
    assert there[0].name == "beleg-worker"


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_went_away_ends_the_job_with_a_sentence_and_not_the_worker(dispatch, project, qtbot, replaced):
    project.path.rename(project.path.with_name("elsewhere.beleg"))
    if replaced:
        files.create_project(project.path).close()
    failed, ran = [], []
    dispatch.work(lambda _own, _control: ran.append("moved"), project, "Working", ran.append, failed.append)
    dispatch.work(lambda _own, _control: "next", None, "Working", ran.append)
    rest(qtbot, dispatch.worker)
    assert [type(one) for one in failed] == [FileMoved]
    assert ran == ["next"]
    assert dispatch.under_way == []


def test_the_connection_is_closed_when_a_job_is_done(dispatch, project, qtbot):
    owns = []
    dispatch.work(lambda own, _control: owns.append(own), project, "Working", lambda _: None)
    rest(qtbot, dispatch.worker)
    assert owns[0].closed
    assert not project.closed


def test_a_bug_in_a_job_is_handed_on_and_the_next_job_runs(dispatch, qtbot):
    ran = []
    with qtbot.waitSignal(dispatch.broke) as told:
        dispatch.work(lambda _own, _control: 1 / 0, None, "Working", ran.append)
    assert isinstance(told.args[0], ZeroDivisionError)
    dispatch.work(lambda _own, _control: "next", None, "Working", ran.append)
    rest(qtbot, dispatch.worker)
    assert ran == ["next"]


def test_work_that_did_not_end_in_time_is_waited_for_by_the_next(dispatch, qtbot, monkeypatch):
    monkeypatch.setattr(module, "SHUTDOWN_S", 0.05)
    begun, may_end, ran = threading.Event(), threading.Event(), []

    def work(_own, _control):
        begun.set()
        may_end.wait(PATIENCE_S)

    dispatch.work(work, None, "Working", lambda _: ran.append("first"))
    assert begun.wait(PATIENCE_S)
    assert not dispatch.worker.shut_down()
    assert not dispatch.worker.shut_down()
    dispatch.work(lambda _own, _control: may_end.is_set(), None, "Working", ran.append)
    may_end.set()
    rest(qtbot, dispatch.worker)
    assert ran == ["first", True]
    monkeypatch.undo()
    assert dispatch.worker.shut_down()
    dispatch.work(lambda _own, _control: "third", None, "Working", ran.append)
    rest(qtbot, dispatch.worker)
    assert ran[2:] == ["third"]


def test_work_that_is_cancelled_before_its_turn_is_not_begun(dispatch, qtbot):
    may_end, ran, said = threading.Event(), [], []
    dispatch.refused.connect(said.append)
    dispatch.work(lambda _own, _control: may_end.wait(PATIENCE_S), None, "Working", lambda _: ran.append("first"))
    later = dispatch.work(lambda _own, _control: ran.append("begun"), None, "Waiting", ran.append)
    later.control.cancel()
    may_end.set()
    rest(qtbot, dispatch.worker)
    assert (ran, said, dispatch.under_way) == (["first"], [], [])


def test_what_comes_of_a_project_that_was_closed_meanwhile_is_dropped(dispatch, tmp_path, qtbot):
    project, told = files.create_project(tmp_path / "b.beleg"), []
    dispatch.work(lambda _own, control: control.cancelled(), project, "Working", told.append)
    assert dispatch.worker.shut_down()
    project.close()
    rest(qtbot, dispatch.worker)
    assert told == []
    assert dispatch.under_way == []


class Held:
    """Something that belongs to the window's thread, as a dialog does; says on which one it goes."""

    def __init__(self, went: list[threading.Thread]) -> None:
        self.went = went

    def __del__(self) -> None:
        self.went.append(threading.current_thread())


def test_what_a_job_held_goes_on_the_thread_that_asked(dispatch, qtbot):
    went: list[threading.Thread] = []

    def begin() -> None:
        held = Held(went)
        dispatch.work(lambda _own, _control: held.went and None, None, "Working", lambda _result: None)

    begin()
    rest(qtbot, dispatch.worker)
    qtbot.waitUntil(lambda: bool(went))
    dispatch.work(lambda _own, _control: None, None, "Working", lambda _result: None)  # the thread lets its job go
    rest(qtbot, dispatch.worker)
    assert went == [threading.current_thread()]
