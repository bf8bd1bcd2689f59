"""The versions of Python and PySide6 that go together, and the canary for those that don't."""

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop import version_gate


@pytest.mark.parametrize("qt", ["6.12.0", "6.12.1", "6.13.0a1", "7.0"])
def test_a_version_that_aborts_is_refused_with_the_command(qt: str) -> None:
    with pytest.raises(version_gate.UnusableQt) as fault:
        version_gate.check(qt, (3, 11))
    assert f"PySide6 {qt} makes Python 3.11 abort" in fault.value.sentence()
    assert 'pip install "PySide6-Essentials<6.12"' in fault.value.sentence()


@pytest.mark.parametrize(
    ("qt", "python"),
    [("6.8.3", (3, 11)), ("6.11.3", (3, 11)), ("6.12.0", (3, 12)), ("6.12.0", (3, 13)), ("7.0", (3, 14))],
)
def test_versions_that_go_together_pass(qt: str, python: tuple[int, int]) -> None:
    version_gate.check(qt, python)


def test_the_versions_installed_here_pass() -> None:
    version_gate.check()


def test_no_qt_is_said_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version_gate, "PACKAGE", "PySide6-That-Nobody-Has")
    with pytest.raises(version_gate.MissingQt, match=r"is not installed for .*Install it: pip install"):
        version_gate.check()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_a_void_call_takes_no_reference_from_none() -> None:
    thing, cursor = QObject(), QTextCursor(QTextDocument())
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        thing.parent()
        thing.property("nothing")
    assert sys.getrefcount(None) > before - 100
