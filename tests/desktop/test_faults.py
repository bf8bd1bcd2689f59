"""What nobody caught is logged and shown: from slots, threads and Qt."""

import sys
import threading

import pytest
from PySide6.QtCore import QObject, QtMsgType, Signal, qWarning

from db.errors import KnownError
from desktop.faults import Faults


class DiskFull(KnownError):
    def sentence(self) -> str:
        return "The disk is full: nothing was written to a.beleg. Free some space."


class Sender(QObject):
    sent = Signal()


@pytest.fixture
def faults(tmp_path, qapp):
    made = Faults(tmp_path / "logs")
    made.seen = []
    made.known.connect(lambda text: made.seen.append(("known", text)))
    made.bug.connect(lambda text: made.seen.append(("bug", text)))
    return made


@pytest.fixture
def installed(faults, capsys):
    faults.install()
    yield faults
    faults.uninstall()


def log(tmp_path) -> str:
    return (tmp_path / "logs" / "faults.log").read_text(encoding="utf-8")


def fail(fault: Exception) -> None:
    raise fault


def test_a_known_fault_becomes_its_sentence(faults, tmp_path):
    faults.take(DiskFull())
    assert faults.seen == [("known", "The disk is full: nothing was written to a.beleg. Free some space.")]
    assert "DiskFull: The disk is full" in log(tmp_path)


def test_a_bug_becomes_a_report(faults, tmp_path):
    try:
        fail(ZeroDivisionError("by nought"))
    except ZeroDivisionError as fault:
        faults.take(fault)
    [(kind, text)] = faults.seen
    assert kind == "bug"
    assert "ZeroDivisionError: by nought" in text
    assert "Python 3" in text
    assert "in fail" in text
    assert "by nought" in log(tmp_path)


def test_the_same_bug_is_shown_once_and_logged_each_time(faults, tmp_path):
    for _ in range(5):
        try:
            fail(ValueError("in a paintEvent"))
        except ValueError as fault:
            faults.take(fault)
    assert len(faults.seen) == 1
    assert log(tmp_path).count("ValueError: in a paintEvent") == 5


def test_an_exception_that_leaves_a_hook_is_taken(installed):
    try:
        fail(ValueError("in a slot"))
    except ValueError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert "in a slot" in installed.seen[0][1]


def test_a_slot_that_raises_is_taken(installed, qtbot):
    sender = Sender()
    sender.sent.connect(lambda: fail(ValueError("from a slot")))
    with qtbot.captureExceptions():
        installed.install()  # pytest-qt has put its own hook in between
        sender.sent.emit()
    assert "from a slot" in installed.seen[0][1]


def test_a_thread_that_raises_is_taken_in_the_windows_thread(installed, qtbot):
    where = []
    installed.bug.connect(lambda _: where.append(threading.current_thread()))
    thread = threading.Thread(target=fail, args=(ValueError("in a thread"),), name="worker")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(installed.seen))
    assert "in a thread" in installed.seen[0][1]


def test_words_of_qt_are_logged(installed, tmp_path):
    qWarning("QPainter: something")
    qWarning("This plugin does not support raise()")
    assert "QPainter: something" in log(tmp_path)
    assert "raise()" not in log(tmp_path)
    assert installed.seen == []


def test_the_hooks_are_given_back(faults):
    before = sys.excepthook, threading.excepthook
    faults.install()
    assert (sys.excepthook, threading.excepthook) != before
    faults.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_log_that_cannot_be_written_hides_nothing(tmp_path, qapp):
    (tmp_path / "logs").write_bytes(b"")
    faults, seen = Faults(tmp_path / "logs"), []
    faults.known.connect(seen.append)
    faults.take(DiskFull())
    assert len(seen) == 1


def test_a_long_log_begins_anew(faults, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.faults.LOG_BYTES", 100)
    for _ in range(3):
        faults.take(DiskFull())
    assert (tmp_path / "logs" / "faults.old.log").exists()
    assert log(tmp_path).count("DiskFull") == 1


def test_without_a_terminal_it_is_logged_all_the_same(faults, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    faults.take(DiskFull())
    assert "DiskFull" in log(tmp_path)


def test_debug_messages_are_no_faults(faults, tmp_path):
    faults._take_message(QtMsgType.QtDebugMsg, None, "nothing")
    assert not (tmp_path / "logs").exists()
