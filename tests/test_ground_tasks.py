"""tasks.py: what it says and decides. That it sets up a bare machine is shown by running it on one."""

import ast
import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.sources import REPOSITORY


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """tasks.py, about a .venv in a folder of its own."""
    module = importlib.import_module("tasks")
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / "venv" / "stamp.txt")
    return module


@pytest.fixture
def debian(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The commands that tasks.py would run, on a Debian without Qt's libraries. None is run."""
    commands: list[tuple[str, ...]] = []

    def call(*command: str | Path, env: dict[str, str] | None = None, quiet: bool = False) -> int:
        commands.append(tuple(map(str, command)))
        return int(command[0] == "apt-cache")

    monkeypatch.setattr(tasks, "call", call)
    monkeypatch.setattr(tasks.shutil, "which", lambda name: f"/usr/bin/{name}")
    return commands


def test_it_needs_the_standard_library_only() -> None:
    tree = ast.parse((REPOSITORY / "tasks.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_an_older_python_reads_it_as_far_as_the_refusal() -> None:
    ast.parse((REPOSITORY / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_older_python_is_refused_with_a_sentence(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "OLDEST", (99, 0))
    assert tasks.main(["run"]) == 1
    assert capsys.readouterr().out.startswith("Beleg needs Python 3.11 or later; this is Python 3.")


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_whether_there_is_a_display(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tasks.sys, "platform", platform)
    assert tasks.has_display() is expected


def test_a_library_that_nobody_has_is_missing(tasks: ModuleType) -> None:
    assert tasks.missing_libraries({"libthatnobodyhas.so.7": "none"}) == ["libthatnobodyhas.so.7"]
    assert tasks.missing_libraries({}) == []


def test_without_root_the_exact_command_is_said(
    tasks: ModuleType, debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(tasks, "missing_libraries", lambda names: ["libEGL.so.1", "libglib-2.0.so.0"])
    with pytest.raises(tasks.Refused) as refusal:
        tasks.prepare_system(tasks.LIBRARIES)
    said = str(refusal.value)
    assert said.startswith("Qt needs libEGL.so.1, libglib-2.0.so.0. As root, run:")
    assert "apt-get update && apt-get install --yes --no-install-recommends libegl1 libglib2.0-0\n" in said
    assert not [command for command in debian if "apt-get" in command[0]]


def test_all_that_is_missing_is_said_at_once(
    tasks: ModuleType, debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(tasks, "missing_libraries", lambda names: ["libGL.so.1"])
    monkeypatch.setattr(tasks, "find_spec", lambda name: None)
    with pytest.raises(tasks.Refused, match=rf"libgl1 python3\.{sys.version_info[1]}-venv\n"):
        tasks.prepare_system(tasks.LIBRARIES)


def test_as_root_it_installs_and_says_so(
    tasks: ModuleType,
    debian: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = iter([["libGL.so.1"], []])
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(tasks, "missing_libraries", lambda names: next(answers))
    tasks.prepare_system(tasks.LIBRARIES)
    assert capsys.readouterr().out == "Qt needs libGL.so.1: installing Debian's libgl1 ...\n"
    assert debian[-1] == ("/usr/bin/apt-get", "install", "--yes", "-qq", "--no-install-recommends", "libgl1")


def test_elsewhere_than_on_debian_the_packages_are_named(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.shutil, "which", lambda name: None)
    with pytest.raises(tasks.Refused, match=r"your system's package manager what Debian calls: libgl1"):
        tasks.install_packages(["libgl1"], "Qt needs libGL.so.1")


def test_a_newer_debian_has_another_name(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "call", lambda *command, **_: int("libglib2.0-0t64" not in command))
    assert tasks.current_names(["libgl1", "libglib2.0-0"]) == ["libgl1", "libglib2.0-0t64"]


def test_an_installation_holds_until_pyproject_changes(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks.VENV.mkdir()
    assert not tasks.installed(dev=False)
    tasks.STAMP.write_text(tasks.stamp(dev=False), encoding="utf-8")
    assert tasks.installed(dev=False)
    assert not tasks.installed(dev=True)
    tasks.STAMP.write_text(tasks.stamp(dev=True), encoding="utf-8")
    assert tasks.installed(dev=False)
    (tasks.VENV / "pyproject.toml").write_text("changed", encoding="utf-8")
    monkeypatch.setattr(tasks, "ROOT", tasks.VENV)
    assert not tasks.installed(dev=True)


@pytest.mark.parametrize(
    ("failing", "status", "last"),
    [
        (set(), 0, "--- tests"),
        ({"lint"}, 1, "--- failed: lint"),
        ({"types", "tests"}, 1, "--- failed: types, tests"),
        ({"tests"}, 1, "--- tests"),
    ],
)
def test_a_failed_check_stops_none_of_the_others(
    tasks: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failing: set[str],
    status: int,
    last: str,
) -> None:
    done = []
    for name in ("formatted", "lint", "types", "contracts", "tests"):
        monkeypatch.setattr(tasks, name, lambda _, name=name: done.append(name) or int(name in failing))
    monkeypatch.setattr(tasks, "prepare", lambda **_: None)
    assert tasks.main(["test"]) == status
    assert done == ["formatted", "lint", "types", "contracts", "tests"]
    assert capsys.readouterr().out.rstrip().split("\n")[-1] == last


def test_a_program_that_is_not_there_is_said(tasks: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.call("no-such-program-anywhere") == 127
    assert "no-such-program-anywhere could not be started: No such file" in capsys.readouterr().out


def test_a_programs_exit_status_is_ours(tasks: ModuleType) -> None:
    assert tasks.call(sys.executable, "-c", "raise SystemExit(3)") == 3
