"""Importing 10,000 articles of 3,000 characters: at least 1,000 a second, linear, memory flat."""

import subprocess
import sys
from pathlib import Path

from benchmarks.conftest import Figures
from benchmarks.projects import text_of

IMPORT = """
import resource, sys, time
from pathlib import Path
from db.files import create_project
from db.operations.start_session import start_session
from desktop.jobs.importing import import_paths
from exchange.sources import read_pasted

project = create_project(Path(sys.argv[2]))
session, _ = start_session(project, name="First pass", annotator="analyst")
read_pasted("Ein Satz, damit die Tabellen der Sprachen geladen sind, bevor gemessen wird.")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
report = import_paths(project, session=session, paths=[Path(sys.argv[1])])
seconds = time.perf_counter() - start
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
project.close()
print(len(report.taken), seconds, (after - before) / 1024)
"""


def test_import(figures: Figures, memory_folder: Path) -> None:
    small = _measured(memory_folder, 2_000)
    large = _measured(memory_folder, 10_000)
    figures.at_least(1_000, "import 10,000 articles of 3,000 characters", 10_000 / large[0], "articles/s")
    figures.at_most(1.25, "import: time an article, 10,000 against 2,000", large[0] / 10_000 / (small[0] / 2_000), "")
    figures.at_most(32, "import: memory that 10,000 take more than 2,000", large[1] - small[1], "MiB")


def _measured(folder: Path, count: int) -> tuple[float, float]:
    sources = folder / f"sources{count}"
    sources.mkdir()
    for number in range(count):
        (sources / f"{number:05d}.txt").write_text(text_of(number, 3000), encoding="utf-8", newline="\n")
    command = [sys.executable, "-c", IMPORT, str(sources), str(folder / f"p{count}.beleg")]
    taken, seconds, more = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert int(taken) == count
    return float(seconds), float(more)
