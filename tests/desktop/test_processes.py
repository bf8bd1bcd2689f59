"""Work in several processes: every part is done once, processes may be killed, and none is left."""

import multiprocessing
import os
import signal
import threading
import time
from contextlib import closing

import pytest

from desktop.jobs import processes
from desktop.jobs.processes import WorkFault, done_in_processes


def doubled(setup: int, part: int) -> tuple[int, int]:
    return setup * part, os.getpid()


def slow(setup: None, part: int) -> int:
    time.sleep(60)
    return part


def deadly(setup: int, part: int) -> tuple[int, int]:
    """Kill the process, unless it is the one that asked."""
    if os.getpid() != setup:
        os.kill(os.getpid(), signal.SIGKILL)
    return part, os.getpid()


def deadly_once(setup: str, part: int) -> int:
    """Kill the first process that comes by."""
    try:
        os.close(os.open(setup, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return part
    os.kill(os.getpid(), signal.SIGKILL)
    return part


def broken(setup: None, part: int) -> int:
    return 1 // part


@pytest.fixture(autouse=True)
def none_left():
    """No process and no thread is left behind."""
    threads = set(threading.enumerate())
    yield
    assert multiprocessing.active_children() == []
    assert set(threading.enumerate()) == threads


def test_each_part_is_done_once_elsewhere():
    found = list(done_in_processes(doubled, 2, range(40), processes=2))
    assert sorted(result for result, _ in found) == [2 * part for part in range(40)]
    assert os.getpid() not in {process for _, process in found}


def test_no_more_parts_are_taken_than_there_are_processes():
    taken: list[int] = []
    with closing(done_in_processes(doubled, 2, (taken.append(n) or n for n in range(40)), processes=2)) as results:
        for number, _ in enumerate(results, start=1):
            assert len(taken) <= number + 2


def test_what_a_killed_process_had_goes_to_another_one(tmp_path):
    found = list(done_in_processes(deadly_once, str(tmp_path / "killed"), range(12), processes=2))
    assert sorted(found) == list(range(12))


def test_where_all_are_killed_the_rest_is_done_here():
    found = list(done_in_processes(deadly, os.getpid(), range(5), processes=2))
    assert sorted(found) == [(part, os.getpid()) for part in range(5)]


def test_a_fault_is_told_with_its_report():
    with pytest.raises(WorkFault, match="ZeroDivisionError"):
        list(done_in_processes(broken, None, [1, 0, 1], processes=1))


def test_cancelling_ends_what_is_under_way():
    asked = threading.Event()
    begun = time.monotonic()
    asked.set()
    assert list(done_in_processes(slow, None, [1, 2, 3], processes=2, cancelled=asked.is_set)) == []
    assert time.monotonic() - begun < 20


def test_letting_go_ends_what_is_under_way():
    results = done_in_processes(doubled, 1, range(1000), processes=2)
    next(results)
    results.close()


def test_nothing_to_do_is_nothing_done():
    assert list(done_in_processes(doubled, 1, [], processes=1)) == []


def test_where_the_system_begins_no_process_it_is_done_here(monkeypatch):
    def refuse(*_given):
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(processes, "_begun", refuse)
    assert list(done_in_processes(doubled, 3, [1, 2], processes=2)) == [(3, os.getpid()), (6, os.getpid())]
