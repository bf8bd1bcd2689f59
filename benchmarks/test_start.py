"""Start to a usable window against an empty PySide6 window; 20,000 articles against 1,000."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.conftest import Figures
from benchmarks.projects import project_of

ROUNDS = 7

EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
window.grab()
"""

BELEG = """
import sys
from pathlib import Path
from desktop import collecting, folders
collecting.put_off()  # as the command does before it loads the window
from desktop.application import Application
application = Application(["beleg"], home=folders.home())
application.window.show()
application.open(Path(sys.argv[1]))
application.qt.processEvents()
application.window.grab()
assert application.desk.article is not None
import os
os._exit(0)
"""

OPEN = """
import sys, time
from pathlib import Path
from desktop import folders
from desktop.application import Application
application = Application(["beleg"], home=folders.home())
application.window.show()
application.qt.processEvents()
start = time.perf_counter()
application.open(Path(sys.argv[1]))
application.window.grab()
print(time.perf_counter() - start)
sys.stdout.flush()
import os
os._exit(0)
"""

SCROLL = """
import sys, time
from pathlib import Path
from desktop import folders
from desktop.widgets.long_list import LongList
from desktop.application import Application
application = Application(["beleg"], home=folders.home())
application.window.show()
application.open(Path(sys.argv[1]))
application.qt.processEvents()
listed = application.window.queue.findChild(LongList)
bar = listed.verticalScrollBar()
frames = []
for step in range(60):
    bar.setValue((step * 7919 * 97) % max(1, bar.maximum()))
    start = time.perf_counter()
    listed.viewport().grab()
    frames.append(time.perf_counter() - start)
print(sorted(frames)[len(frames) // 2])
sys.stdout.flush()
import os
os._exit(0)
"""


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("projects")
    paths = {}
    for count in (1_000, 20_000):
        paths[count] = folder / f"{count}.beleg"
        project, _ = project_of(paths[count], count)
        project.close()
    return paths


def test_start(figures: Figures, projects: dict[int, Path]) -> None:
    _run(BELEG, projects[1_000])  # compiles the modules
    empty = statistics.median(_timed(EMPTY) for _ in range(ROUNDS))
    beleg = statistics.median(_timed(BELEG, projects[1_000]) for _ in range(ROUNDS))
    figures.tell("start of an empty PySide6 window", 1000 * empty, "ms")
    figures.tell("start to a usable window, 1,000 articles", 1000 * beleg, "ms")
    figures.at_most(3, "start to a usable window, 1,000 articles", beleg / empty, "times an empty window")


def test_open_large(figures: Figures, projects: dict[int, Path]) -> None:
    small = statistics.median(_told(OPEN, projects[1_000]) for _ in range(ROUNDS))
    large = statistics.median(_told(OPEN, projects[20_000]) for _ in range(ROUNDS))
    figures.tell("open a project of 1,000 articles", 1000 * small, "ms")
    figures.tell("open a project of 20,000 articles", 1000 * large, "ms")
    figures.at_most(2, "open 20,000 articles", large / small, "times 1,000 articles")


def test_scroll_queue(figures: Figures, projects: dict[int, Path]) -> None:
    frame = statistics.median(_told(SCROLL, projects[20_000]) for _ in range(3))
    figures.at_most(16, "a scrolled frame of the queue, 20,000 articles", 1000 * frame, "ms")


def _timed(script: str, *arguments: Path) -> float:
    start = time.perf_counter()
    _run(script, *arguments)
    return time.perf_counter() - start


def _told(script: str, *arguments: Path) -> float:
    return float(_run(script, *arguments).split()[-1])


def _run(script: str, *arguments: Path) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled, as PySide6 is
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
