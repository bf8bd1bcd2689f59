"""What every test runs under: a home of its own, no display, and no write outside the temporary folders."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.write_guard import REPOSITORY, WriteGuard

GUARD = pytest.StashKey[WriteGuard]()
HOMES = count(1)

# Before anything imports Qt or asks for the home: the settings of whoever runs the tests are never touched.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["BELEG_HOME"] = str(Path(tempfile.gettempdir()) / "beleg-tests-no-home")

settings.register_profile("beleg", deadline=None, print_blob=True)
settings.load_profile("beleg")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write the golden files anew, to be read in the diff"
    )
    parser.addoption("--large", action="store_true", help="run the large counts too")


def pytest_configure(config: pytest.Config) -> None:
    allowed = [REPOSITORY / "tests"] if config.getoption("--update-goldens") else []
    if folder := config.getoption("--basetemp"):
        allowed.append(Path(folder))
    guard = WriteGuard(allowed)
    config.stash[GUARD] = guard
    sys.addaudithook(guard.hook)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    session.config.stash[GUARD].active = False  # the plugins write their reports; a hook cannot be taken away


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--large"):
        return
    for item in items:
        if item.get_closest_marker("large"):
            item.add_marker(pytest.mark.skip(reason="a large count: run with --large"))


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The BELEG_HOME of this test, which does not exist yet."""
    folder = tmp_path_factory.getbasetemp() / "homes" / str(next(HOMES))
    monkeypatch.setenv("BELEG_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_foreign_write(request: pytest.FixtureRequest) -> Iterator[WriteGuard]:
    """Fail the test that wrote elsewhere, also where its own handler hid the refusal."""
    guard = request.config.stash[GUARD]
    guard.offences.clear()
    if request.node.get_closest_marker("allow_write"):
        with guard.asleep():
            yield guard
    else:
        yield guard
    if guard.offences:
        pytest.fail("wrote outside the temporary folders: " + "; ".join(guard.offences), pytrace=False)


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture
def golden(update_goldens: bool) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, byte for byte; with --update-goldens, write it."""

    def compare(file: Path, text: str) -> None:
        if update_goldens:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.exists(), f"{file.name} is missing: make it with --update-goldens, and read it"
        assert text == file.read_bytes().decode(), f"{file.name} differs: if that is meant, --update-goldens"

    return compare


@pytest.fixture(scope="session", autouse=True)
def clipboard_at_the_end() -> Iterator[None]:
    """Take from the clipboard what a test has copied: data that Python made must not outlive it."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
